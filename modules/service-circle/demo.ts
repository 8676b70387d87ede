import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { homeOf, shortName, type Area } from "#modules/places";
import { namedUuid } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import type { Hours } from "./contract/hours.ts";
import { readRoads } from "./engine/read-roads.ts";
import type { PointEvent, PointFacts } from "./point.ts";
import { roadsKey, type RoadsEvent } from "./roads.ts";

export type CircleHistory = { kind: string; key: StreamKey; at: string; events: (PointEvent | RoadsEvent)[] };

const AT = "2020-06-01T00:00:00.000Z";
const ON = "2020-06-01";
const SOURCE = "示意路网 synthetic road network (demo-data/PROVENANCE.md)";

const weekly = (days: readonly number[], spans: readonly (readonly [string, string])[], holidays: "asUsual" | "closed"): Hours => ({
  kind: "weekly",
  windows: days.flatMap((day) => spans.map(([from, to]) => ({ day, from, to }))),
  holidays,
});
const always: Hours = { kind: "always" };
const WORKDAYS = [1, 2, 3, 4, 5];
const WEEK = [1, 2, 3, 4, 5, 6, 7];
const office = weekly(
  WORKDAYS,
  [
    ["08:30", "12:00"],
    ["13:30", "17:30"],
  ],
  "closed",
);
const shop = weekly([1, 2, 3, 4, 5, 6], [["08:00", "18:00"]], "asUsual");

type Plan = {
  kind: string;
  zh: string;
  en: string;
  /** Share of communities and of villages that have one. */
  shares: readonly [community: number, village: number];
  unit: (village: string) => string;
  hours: readonly Hours[];
  services: readonly string[];
};
const committee = (village: string): string => `village-${village}`;
const station = (village: string): string => `ps-${village.slice(0, 9)}`;

/** Thick in the towns, thin in the hills: so that the demonstration has gaps to show. */
const PLANS: readonly Plan[] = [
  {
    kind: "police-room",
    zh: "警务室",
    en: "Police Room",
    shares: [0.3, 0.07],
    unit: station,
    hours: [always, weekly(WEEK, [["08:00", "20:00"]], "asUsual")],
    services: ["报警求助", "户口咨询"],
  },
  {
    kind: "mediation-room",
    zh: "调解室",
    en: "Mediation Room",
    shares: [0.6, 0.3],
    unit: committee,
    hours: [office, office, weekly(WEEK, [["08:30", "20:30"]], "asUsual")],
    services: ["纠纷调解", "法律咨询"],
  },
  {
    kind: "workstation",
    zh: "综治工作站",
    en: "Governance Workstation",
    shares: [0.95, 0.75],
    unit: committee,
    hours: [office],
    services: ["事件受理", "代办"],
  },
  {
    kind: "clinic",
    zh: "卫生站",
    en: "Clinic",
    shares: [0.4, 0.22],
    unit: (village) => `health-${village.slice(0, 6)}`,
    hours: [weekly([1, 2, 3, 4, 5, 6], [["08:00", "17:00"]], "closed"), shop, always],
    services: ["常见病", "慢病随访"],
  },
  {
    kind: "micro-fire",
    zh: "微型消防站",
    en: "Micro Fire Station",
    shares: [0.25, 0.06],
    unit: committee,
    hours: [always],
    services: ["初起火灾扑救"],
  },
  { kind: "aed", zh: "AED", en: "AED", shares: [0.5, 0.1], unit: committee, hours: [always, shop], services: ["急救设备"] },
  {
    kind: "legal-aid",
    zh: "法律服务点",
    en: "Legal Aid Point",
    shares: [0.14, 0.05],
    unit: (village) => `justice-${village.slice(0, 9)}`,
    hours: [office],
    services: ["法律援助申请", "公证咨询"],
  },
  {
    kind: "convenience",
    zh: "便民服务点",
    en: "Convenience Point",
    shares: [0.7, 0.35],
    unit: committee,
    hours: [shop, office],
    services: ["社保", "医保", "水电缴费"],
  },
];

/** A small generator (mulberry32), begun anew for each village and kind, so that one more kind moves none of the others. */
function dice(words: string): () => number {
  let state = createHash("sha256").update(words).digest().readUInt32BE(0);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(list: readonly T[], roll: number): T => list[Math.min(list.length - 1, Math.floor(roll * list.length))]!;

/** About 300 m around the village's own point: never exact, since nothing here is. */
const near = (middle: number, roll: number): number => Number((middle + (roll - 0.5) * 0.005).toFixed(6));

function pointHistory(area: Area, plan: Plan): CircleHistory[] {
  const roll = dice(`${plan.kind} ${area.code}`);
  const point = area.point;
  if (!point || roll() >= plan.shares[area.kind === "community" ? 0 : 1]) return [];
  const name = shortName(area.zh);
  const facts: PointFacts = {
    zh: `${name}${plan.zh}`,
    en: `${area.en ?? name} ${plan.en}`,
    lon: near(point.lon, roll()),
    lat: near(point.lat, roll()),
    village: area.code,
    address: `${name}服务中心`,
    unit: plan.unit(area.code),
    // The city's own hotline: an invented number might be somebody's.
    phone: "12345",
    hours: pick(plan.hours, roll()),
    access: pick(["stepFree", "stepFree", "assisted", "steps", "unknown"] as const, roll()),
    services: plan.services,
  };
  const fate = roll();
  const events: PointEvent[] = [{ type: "service-circle.point-planned", kind: plan.kind, synthetic: true, ...facts }];
  if (fate >= 0.03) events.push({ type: "service-circle.point-opened", on: ON });
  if (fate >= 0.03 && fate < 0.06) events.push({ type: "service-circle.point-suspended", reason: "房屋维修", until: null });
  if (fate >= 0.06 && fate < 0.07) events.push({ type: "service-circle.point-closed", reason: "并入邻村" });
  const key = { home: homeOf(area.code), id: namedUuid("service-circle.demo", plan.kind, area.code) };
  return [{ kind: "service-circle.point", key, at: AT, events }];
}

function roadsHistory(): CircleHistory {
  const file = new URL("../../demo-data/huzhou-roads.synthetic.json", import.meta.url);
  const { stored, faults } = readRoads(JSON.parse(readFileSync(file, "utf8")));
  if (faults.length > 0) throw new Error(`demo-data: roads: ${JSON.stringify(faults[0])}`);
  const hash = createHash("sha256")
    .update(JSON.stringify([stored.nodes, stored.edges]))
    .digest("hex")
    .slice(0, 32);
  const facts = { name: "湖州示意路网", source: SOURCE, synthetic: true, hash, graph: stored };
  const key = roadsKey(namedUuid("service-circle.demo-roads"));
  return { kind: "service-circle.roads", key, at: AT, events: [{ type: "service-circle.roads-loaded", ...facts }] };
}

/** The demonstration city's service points, thick in towns and thin in the hills, and its synthetic roads. The same areas give the same histories; all marked synthetic. */
export const demoCircle = (areas: readonly Area[]): CircleHistory[] => [
  roadsHistory(),
  ...areas.filter(({ level }) => level === "village").flatMap((area) => PLANS.flatMap((plan) => pointHistory(area, plan))),
];
