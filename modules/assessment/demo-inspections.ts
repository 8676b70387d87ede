import type { Actor } from "#platform/access";
import { addDays } from "#platform/days";
import { namedUuid } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { homeOf } from "#modules/places";
import { assessmentCommands as c } from "./commands.ts";
import type { InspectionDone, VisitDone } from "./contract.ts";
import type { DemoHands } from "./demo.ts";

type Telling = {
  hands: DemoHands;
  counties: readonly { code: string; zh: string; en: string }[];
  step: <I, O>(command: Command<I, O>, input: unknown, actor: Actor, day: string) => O;
};
type Plan = { key: string; name: string; from: string; until: string; planned: string };
type Seen = { severity: string; text: string; done: string | null; mended: boolean };

const SITES = [
  ["market", "示意农贸市场"],
  ["hall", "示意便民服务大厅"],
  ["transport", "示意客运站"],
] as const;
const days = (amount: number) => ({ amount, unit: "workingDay" });
const codeOf = (county: number, site: number): string => `P${county * SITES.length + site + 1}`;

/** Three places of every county, and one of each drawn. */
function drawn(told: Telling, scheme: string, { key, name, from, until, planned }: Plan): { id: string; places: readonly string[] } {
  const { assessor } = told.hands;
  const id = namedUuid("demo inspection", scheme, key);
  const candidates = told.counties.flatMap(({ code, zh }, county) =>
    SITES.map(([site, called], index) => ({ code: codeOf(county, index), subject: code, site, name: `${zh}${called}` })),
  );
  const plan = { kind: "unannounced", name, document: "示意：暗访方案", from, until, candidates, count: 1, perUnit: true };
  const limits = { rectify: days(15), revisit: days(10) };
  told.step(c.planInspection, { scheme, inspection: id, ...plan, limits }, assessor, planned);
  const { drawn: places } = told.step<unknown, InspectionDone>(c.drawInspection as never, { scheme, inspection: id }, assessor, planned);
  return { id, places };
}

/** What was seen at the place that was drawn of a county, told on to where it stands: answered, seen again, and a point for what was not mended. */
function visit(
  told: Telling,
  scheme: string,
  { id, places }: ReturnType<typeof drawn>,
  county: number,
  on: string,
  seen: readonly Seen[],
): void {
  const { assessor, verifiers, speaker } = told.hands;
  const { code } = told.counties[county] ?? { code: "" };
  const home = homeOf(code);
  const place = SITES.map((_, site) => codeOf(county, site)).find((one) => places.includes(one));
  const findings = seen.map(({ severity, text }, index) => ({
    id: namedUuid("demo finding", id, code, String(index)),
    item: "C1",
    severity,
    text,
    documents: ["示意：暗访记录和照片"],
  }));
  const key = told.step<unknown, VisitDone>(c.recordVisit as never, { scheme, inspection: id, home, place, on, findings }, assessor, on);
  for (const [index, { done, mended }] of seen.entries()) {
    if (done === null) continue;
    const of = { scheme, ...key, finding: findings[index]?.id };
    told.step(c.answerFinding, { ...of, text: done, documents: ["示意：整改照片"] }, speaker(code), addDays(on, 5));
    const text = mended ? "现场查看，已整改（示意）。" : "现场查看，问题仍在（示意）。";
    told.step(c.revisitFinding, { ...of, mended, text, documents: ["示意：复查照片"] }, verifiers[0], addDays(on, 12));
    if (mended) continue;
    const entry = namedUuid("demo finding entry", id, code, String(index));
    const point = { ...of, entry, tariff: "problem", factors: [], reason: "暗访发现的问题，复查仍未整改（示意）", after: null };
    told.step(c.scoreFinding, point, assessor, addDays(on, 13));
    told.step(c.acceptEntry, { scheme, home, id: entry }, speaker(code), addDays(on, 15));
    told.step(c.confirmEntry, { scheme, home, id: entry }, verifiers[1], addDays(on, 17));
  }
}

/**
 * Of the year that runs: one inspection that is over and public, with findings that were mended and one that was not, which cost a point; one under way,
 * where a county has something to answer; and one that nobody of the counties knows of yet.
 */
export function demoInspections(told: Telling, scheme: string, today: string): void {
  const year = today.slice(0, 4);
  const [begun, last] = [addDays(today, -48), addDays(today, 14)];
  if (begun < `${year}-01-08` || told.counties.length < 3) return;
  const over = drawn(told, scheme, {
    key: "over",
    name: "消防通道和应急设施暗访（示意）",
    planned: addDays(begun, -2),
    from: begun,
    until: addDays(begun, 10),
  });
  const mended = "当日清理完毕，并张贴了标识（示意）。";
  const SEEN: readonly (readonly Seen[])[] = [
    [
      { severity: "slight", text: "疏散通道堆放纸箱（示意）。", done: mended, mended: true },
      { severity: "serious", text: "应急照明灯两处不亮（示意）。", done: "已更换（示意）。", mended: true },
    ],
    [],
    [{ severity: "grave", text: "安全出口上锁（示意）。", done: "已安排专人负责（示意）。", mended: false }],
    [{ severity: "slight", text: "灭火器没有检查记录（示意）。", done: mended, mended: true }],
  ];
  for (const index of told.counties.keys()) visit(told, scheme, over, index, addDays(begun, 1 + index), SEEN[index] ?? []);
  if (last > `${year}-12-31`) return;
  const running = drawn(told, scheme, {
    key: "running",
    name: "服务窗口暗访（示意）",
    planned: addDays(today, -6),
    from: addDays(today, -5),
    until: last,
  });
  const open = [{ severity: "serious", text: "值守台无人应答，呼叫按钮失灵（示意）。", done: null, mended: false }];
  visit(told, scheme, running, 1, addDays(today, -4), open);
  drawn(told, scheme, {
    key: "ahead",
    name: "岁末场所安全暗访（示意）",
    planned: addDays(today, -1),
    from: addDays(today, 2),
    until: last,
  });
}
