import type { Actor } from "#platform/access";
import { system } from "#platform/access";
import { namedUuid } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { cityCode } from "#platform/settings";
import { homeOf } from "#modules/places";
import { assessmentCommands as c } from "./commands.ts";
import { demoInspections } from "./demo-inspections.ts";
import { resultOf } from "./computing.ts";
import type { SchemeFacts } from "./contract.ts";
import type { Item, Rule } from "./contract/rule.ts";
import type { Kept } from "./replay.ts";
import type { Body } from "./scoring.ts";
import { WENZHOU_ORIGIN, wenzhou2017 } from "./shipped/wenzhou.ts";

export type DemoHands = {
  assessor: Actor;
  verifiers: readonly [Actor, Actor, Actor];
  leaders: readonly [Actor, Actor];
  speaker: (area: string) => Actor;
};
type Give = <I, O>(command: Command<I, O>, input: I, order: { commandId: string; actor: Actor; now: string }) => O;
type County = { code: string; zh: string; en: string };

const DAY = 86_400_000;
const at = (day: string): string => `${day}T02:00:00.000Z`;
const later = (day: string, days: number): string => new Date(Date.parse(at(day)) + days * DAY).toISOString().slice(0, 10);

/** Figures that feed the items of the year that runs; never a number of petitions or reports, only whether answers came in time. */
const FED: readonly (readonly [code: string, zh: string, en: string, figure: string])[] = [
  ["E1", "群众上报事项按时办结", "Residents' reports ended in time", "evt.ontime"],
  ["E2", "信访事项按期办结", "Petitions answered in time", "pet.intime"],
  ["E3", "调解协议按期履行", "Agreements kept by their date", "med.perform"],
  ["E4", "平安细胞创建面", "Units that took part in the safe cells", "cell.coverage"],
];
const fedItem = ([code, zh, en, figure]: (typeof FED)[number]): Item => ({
  code,
  category: "service",
  zh,
  en,
  points: 4,
  side: "deduct",
  department: "centre",
  evidence: "平台按口径自动计算，可点开到记录",
  method: "linear",
  source: { kind: "figure", figure },
  zeroAt: 50,
  fullAt: 95,
});

/** The year that runs takes the sense of safety from the city's own survey, with its interval, once that is published. */
const surveyed = (item: Item): Item =>
  item.code === "B1" && item.method === "threshold" ? { ...item, source: { kind: "figure", figure: "svy.safe" } } : item;

function ruleFor(running: boolean): Rule {
  const list = wenzhou2017({ awareness: 90, participation: 80 });
  if (!running) return list;
  const service = { code: "service", zh: "服务时效", en: "Service in time", mostLost: null, mostWon: null };
  return { ...list, categories: [...list.categories, service], items: [...list.items.map(surveyed), ...FED.map(fedItem)] };
}

const factsOf = (year: number, counties: readonly County[], running: boolean): SchemeFacts => ({
  year,
  level: "county",
  area: cityCode(),
  zh: `${year} 年县区平安考核（示意）`,
  en: `Assessment of counties ${year} (sample)`,
  from: `${year}-01-01`,
  until: `${year}-12-31`,
  basis: "《浙江省平安建设条例》“考核与责任追究”章",
  origin: WENZHOU_ORIGIN.zh,
  subjects: counties.map(({ code, zh, en }) => ({ code, area: code, zh, en, streak: 1, streakDocument: "示意：上一年度通报" })),
  rule: ruleFor(running),
});

type Point = { county: number; on: string; item: string; body: Body; reason: string; ends: "accepted" | "won" | "waiting" | "objected" };
const problems = (quantity: number): Body => ({ kind: "case", tariff: "problem", quantity, factors: [] });

/** One year of five counties, the same every time it is told: problems found, the sense of safety as reported. */
function pointsOf(year: number, counties: number): Point[] {
  return Array.from({ length: counties }, (_, county): Point[] => {
    const seed = (year * 7 + county * 3) % 5;
    const safe = Math.round((96 + ((year + county * 2) % 4) * 0.4 - (county === 4 ? 0.9 : 0)) * 100) / 100;
    const interval = { low: Math.round((safe - 0.8) * 100) / 100, high: Math.round((safe + 0.8) * 100) / 100 };
    return [
      {
        county,
        on: `${year}-05-1${county}`,
        item: "C1",
        body: problems(1 + seed),
        reason: "暗访发现的问题，见交办单（示意）",
        ends: "accepted",
      },
      {
        county,
        on: `${year}-10-2${county}`,
        item: "B1",
        body: { kind: "value", value: safe, interval },
        reason: "省里通报（示意）",
        ends: "accepted",
      },
    ];
  }).flat();
}

class Telling {
  readonly give: Give;
  readonly hands: DemoHands;
  readonly counties: readonly County[];
  steps = 0;
  constructor(give: Give, counties: readonly County[], hands: DemoHands) {
    [this.give, this.counties, this.hands] = [give, counties, hands];
  }
  step<I, O>(command: Command<I, O>, input: unknown, actor: Actor, day: string): O {
    this.steps += 1;
    const commandId = namedUuid("demo assessment", String(this.steps));
    return this.give(command, command.input.parse(input), { commandId, actor, now: at(day) });
  }
}

function publish(told: Telling, scheme: string, facts: SchemeFacts): void {
  const { assessor, leaders } = told.hands;
  const before = facts.year - 1;
  told.step(c.draftScheme, { scheme, facts }, assessor, `${before}-12-01`);
  told.step(c.consultScheme, { scheme, until: `${before}-12-15` }, assessor, `${before}-12-02`);
  told.step(c.approveScheme, { scheme, document: `示意：领导小组纪要 ${before}-12` }, leaders[0], `${before}-12-20`);
  told.step(c.publishScheme, { scheme }, assessor, `${before}-12-22`);
}

/** One point through the same commands as in the office; gives what the ledger of points then holds. */
function tellPoint(told: Telling, scheme: string, point: Point, index: number): Kept & { stage: string } {
  const { assessor, verifiers, speaker } = told.hands;
  const { code } = told.counties[point.county] ?? { code: "" };
  const id = namedUuid("demo assessment entry", scheme, String(index));
  const key = { scheme, home: homeOf(code), id };
  const { on, item, body, reason, ends } = point;
  told.step(c.proposeEntry, { ...key, subject: code, item, body, occurredOn: on, reason, documents: ["示意文件"] }, assessor, later(on, 1));
  const kept = { id, subject: code, item, body, occurredOn: on, confirmedAt: null, withdrawnAt: null };
  if (ends === "waiting") return { ...kept, stage: "notified" };
  if (ends === "accepted") {
    told.step(c.acceptEntry, key, speaker(code), later(on, 2));
    told.step(c.confirmEntry, key, verifiers[0], later(on, 4));
    return { ...kept, stage: "confirmed", confirmedAt: at(later(on, 4)) };
  }
  told.step(
    c.objectToEntry,
    { ...key, text: "所列问题在交办前已整改，附验收单和照片（示意）。", documents: ["验收单（示意）"] },
    speaker(code),
    later(on, 2),
  );
  if (ends === "objected") return { ...kept, stage: "objected" };
  for (const verifier of verifiers.slice(0, 2))
    told.step(c.reviewEntry, { ...key, upheld: true, reason: "现场核实，整改在先（示意）" }, verifier, later(on, 6));
  return { ...kept, stage: "withdrawn", withdrawnAt: at(later(on, 6)) };
}

function finish(
  told: Telling,
  scheme: string,
  facts: SchemeFacts,
  kept: readonly (Kept & { stage: string })[],
  streaks: Map<string, number>,
): void {
  const { assessor, leaders } = told.hands;
  const next = `${facts.year + 1}-01`;
  told.step(c.closeScheme, { scheme }, assessor, `${next}-04`);
  const computed = resultOf({ facts, version: 1 }, { entries: kept, readings: [] }, streaks, `${next}-04`);
  told.step(c.recordResult, { scheme, ...computed, touched: kept.length }, system, `${next}-04`);
  told.step(c.publiciseResult, { scheme }, leaders[0], `${next}-05`);
  told.step(c.finaliseResult, { scheme, document: `示意：领导小组纪要 ${next}` }, leaders[1], `${next}-25`);
  told.step(c.awardTitles, { scheme, document: `示意：通报 ${next}` }, leaders[0], `${next}-26`);
  told.step(c.archiveScheme, { scheme }, assessor, `${next}-27`);
  for (const { subject, streak } of computed.rows) streaks.set(subject, streak);
}

/**
 * Counties over five years, told through the commands of the office: four years to their awards, one with an objection that won, and the one that
 * runs, in which a county may object today. Returns the number of steps.
 */
export function demoAssessment(give: Give, counties: readonly County[], hands: DemoHands, today: string): number {
  const told = new Telling(give, counties, hands);
  const year = Number(today.slice(0, 4));
  const streaks = new Map(counties.map(({ code }) => [code, 1]));
  for (let past = year - 4; past < year; past += 1) {
    const scheme = namedUuid("demo assessment", String(past));
    const facts = factsOf(past, counties, false);
    publish(told, scheme, facts);
    const points = pointsOf(past, counties.length);
    if (past === year - 2)
      points.push({ county: 1, on: `${past}-08-08`, item: "C1", body: problems(6), reason: "复查认定未整改 6 处（示意）", ends: "won" });
    const kept = points.map((point, index) => tellPoint(told, scheme, point, index));
    finish(told, scheme, facts, kept, streaks);
  }
  const scheme = namedUuid("demo assessment", String(year));
  publish(told, scheme, factsOf(year, counties, true));
  const days = (ago: number): string => [later(today, -ago), `${year}-01-01`].toSorted().at(-1) ?? today;
  const running: Point[] = [
    { county: 0, on: days(40), item: "C1", body: problems(2), reason: "暗访发现的问题（示意）", ends: "accepted" },
    { county: 1, on: days(30), item: "C1", body: problems(4), reason: "暗访发现的问题（示意）", ends: "won" },
    { county: 2, on: days(4), item: "C1", body: problems(3), reason: "暗访发现的问题（示意）", ends: "objected" },
    { county: 0, on: days(2), item: "C1", body: problems(4), reason: "消防通道堆放杂物 4 处（示意）", ends: "waiting" },
  ];
  for (const [index, point] of running.entries())
    if (later(point.on, 6) <= today || point.ends === "waiting" || point.ends === "objected") tellPoint(told, scheme, point, index);
  demoInspections(told, scheme, today);
  return told.steps;
}
