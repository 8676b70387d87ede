import type { Actor } from "#platform/access";
import { namedUuid } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { bulkDeps, rehearse, type Runtime } from "#platform/runtime";
import { homeOf, places } from "#modules/places";
import {
  bestSites,
  fundGapSite,
  openGapSite,
  openPoint,
  planGapSite,
  planPoint,
  postponeGapSite,
  verifyGapSite,
} from "#modules/service-circle";
import { actorOf, type Member } from "./staff.ts";

const DAY = 86_400_000;
const AT = "1-09:00";
/** Kind, the unit that owes it, and how the story went: days ago it was planned, and days from today until it is due. */
const STORIES = [
  { kind: "clinic", unit: (village: string) => `health-${village.slice(0, 6)}`, zh: "卫生站", states: ["opened", "funded", "planned"] },
  { kind: "police-room", unit: (village: string) => `ps-${village.slice(0, 9)}`, zh: "警务室", states: ["verified", "late", "postponed"] },
] as const;
const SPANS = {
  opened: [150, -20],
  verified: [200, -60],
  late: [120, -9],
  funded: [60, 45],
  planned: [20, 100],
  postponed: [180, -40],
} as const;

const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

/** The plan that closes some of the gaps, told through the same commands that staff give: some opened in time, one late, one put off with its reason. */
export async function writeCirclePlan(runtime: Runtime, staff: readonly Member[], now: string): Promise<void> {
  const rehearsal = rehearse(bulkDeps(runtime));
  const by = (role: string, area: string, unit?: string): Actor | undefined => {
    const found = staff.find((one) => one.role === role && one.area === area && (unit === undefined || one.unit === unit));
    return found && actorOf(found);
  };
  const read = runtime.registers.read;
  const today = Date.parse(now);
  const toVerify: { key: { home: string; id: string }; supervisor: Actor }[] = [];
  for (const county of read(places).within("", "county"))
    for (const { kind, unit, zh, states } of STORIES)
      for (const [index, village] of bestSites({ read }, county.code, { kind, at: AT, count: states.length }).entries()) {
        const state = states[index]!;
        const [ago, until] = SPANS[state];
        const owner = unit(village);
        const [supervisor, handler, admin] = [
          by("supervisor", county.code),
          by("handler", owner.slice(owner.lastIndexOf("-") + 1), owner),
          by("admin", "3305"),
        ];
        if (!supervisor || !handler || !admin) continue;
        const key = { home: homeOf(village), id: namedUuid("demo circle site", kind, village) };
        let step = 0;
        const give = <I, O>(command: Command<I, O>, actor: Actor, daysAgo: number, input: I): O => {
          step += 1;
          const at = new Date(today - daysAgo * DAY).toISOString();
          return rehearsal.give(command, input, { commandId: namedUuid("demo circle", kind, village, String(step)), actor, now: at });
        };
        const due = dayOf(today + until * DAY);
        give(planGapSite, supervisor, ago, { id: key.id, kind, village, measure: "newPoint", at: AT, owner, due, note: null });
        if (state !== "planned") give(fundGapSite, handler, ago - 12, { ...key, document: "示意 2026-经费-01" });
        if (state === "postponed")
          give(postponeGapSite, supervisor, -until + 5, { ...key, due: dayOf(today + 30 * DAY), reason: "场地产权未落实，另选址" });
        if (state !== "opened" && state !== "verified") continue;
        const middle = read(places).pointOf(village);
        if (!middle) continue;
        const point = { home: key.home, id: namedUuid("demo circle point", kind, village) };
        const { zh: name } = read(places).names(village);
        give(planPoint, admin, ago - 20, {
          id: point.id,
          kind,
          zh: `${name}${zh}（新设）`,
          en: null,
          ...middle,
          crs: "wgs84",
          address: null,
          unit: owner,
          phone: "12345",
          hours: { kind: "always" },
          access: "stepFree",
          services: [],
        });
        give(openPoint, admin, -until + 3, { ...point, on: dayOf(today + (until - 3) * DAY) });
        give(openGapSite, handler, -until + 2, { ...key, point });
        if (state === "verified") toVerify.push({ key, supervisor });
      }
  await rehearsal.flush();
  await runtime.registers.refresh(new Set(["service-circle.point"]));
  // Measured against the register as it stands, so the new points must be in it first.
  for (const { key, supervisor } of toVerify)
    await runtime.execute(
      verifyGapSite,
      { ...key, finding: "现场查看，值守和标识到位（示意）" },
      { commandId: namedUuid("demo circle verify", key.id), actor: supervisor },
    );
}
