import { uuidv7 } from "#platform/ids";
import type { Actor } from "#platform/access";
import type { Command } from "#platform/ledger";
import { bulkDeps, loadHistories, rehearse, type Rehearsal, type Runtime } from "#platform/runtime";
import { resident } from "#platform/access";
import { demoUse, reviewCommands, usingCommands, writingCommands } from "#modules/answers";
import { homeOf } from "#modules/places";
import { sample } from "./answer-basis.ts";
import { LIFE, type Told } from "./answer-texts.ts";
import { STREETS } from "./answer-texts-city.ts";
import { INSIDE, RIGHTS } from "./answer-texts-rights.ts";
import { seeded, type Random } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { DAY, HOUR } from "./story.ts";

type Telling = { random: Random; rehearsal: Rehearsal; until: number; steps: number };
type Key = { home: string; id: string };
type Case = Key & { place: string };

const instant = (at: number): string => new Date(at).toISOString();
const cityDay = (at: number): string => instant(at + 8 * HOUR).slice(0, 10);

function give<I, O>(told: Telling, at: number, command: Command<I, O>, input: unknown, actor: Actor): void {
  if (at > told.until) return;
  told.rehearsal.give(command, command.input.parse(input), { actor, now: instant(at), commandId: uuidv7(at, told.random.bytes(10)) });
  told.steps += 1;
}

/** How one entry went: written so many days ago, and what came of it. `reviewIn`: days from now. */
type Way = {
  area: string;
  owner: string;
  writer: Actor;
  checker: Actor;
  daysAgo: number;
  reviewIn: number;
  end: "draft" | "returned" | "checked" | "published";
};

function textOf({ zh, en, basis, kind, internal }: Told, at: number, reviewBy: string) {
  const said = ({ q, a, also = [], steps = [], bring = [], cost = "", takes = "" }: Told["zh"]) => ({ question: q, wordings: also, answer: a, steps, bring, cost, takes }); // prettier-ignore
  return {
    zh: said(zh),
    en: said(en),
    basis,
    category: kind,
    validFrom: cityDay(at),
    reviewBy,
    audience: internal ? "internal" : "public",
  };
}

function tell(told: Telling, one: Told, way: Way): Key {
  const { area, owner, writer, checker, daysAgo, reviewIn, end } = way;
  // In the morning of a day, so that steps of one entry follow each other in working hours.
  const at = Math.floor((told.until + 8 * HOUR) / DAY) * DAY - 8 * HOUR - daysAgo * DAY + 9 * HOUR + told.random.below(120) * 60_000;
  const key = { home: homeOf(area), id: uuidv7(at, told.random.bytes(10)) };
  const text = { ...textOf(one, at, cityDay(told.until + reviewIn * DAY)), desk: { kind: "unit", code: owner } };
  give(told, at, writingCommands.draftEntry, { id: key.id, area, owner, text }, writer);
  if (end === "draft") return key;
  const passed = end !== "returned";
  give(told, at + 2 * HOUR, writingCommands.checkVersion, { ...key, version: 1, passed, remark: passed ? "" : "写明多久办好，费用也要写。" }, checker); // prettier-ignore
  if (end === "published") give(told, at + 3 * HOUR, writingCommands.publishVersion, { ...key, version: 1 }, checker);
  return key;
}

/** A later version of the same text, with a reason that can be read. */
function again(told: Telling, one: Told, key: Key, way: Way, reason: string): void {
  const at = Math.floor((told.until + 8 * HOUR) / DAY) * DAY - 8 * HOUR - 40 * DAY + 9 * HOUR;
  const desk = { kind: "unit", code: way.owner };
  const zh = { ...one.zh, a: `${one.zh.a}也可以在网上办。` };
  const en = { ...one.en, a: `${one.en.a} It can be done online too.` };
  const text = { ...textOf({ ...one, zh, en }, at, cityDay(told.until + way.reviewIn * DAY)), desk };
  give(told, at, writingCommands.reviseEntry, { ...key, text, reason }, way.writer);
  give(told, at + HOUR, writingCommands.checkVersion, { ...key, version: 2, passed: true, remark: "" }, way.checker);
  give(told, at + 2 * HOUR, writingCommands.publishVersion, { ...key, version: 2 }, way.checker);
}

const COUNTY = "330502";
/** Of the squad a visitor may sign in for: something to check, to review and to rewrite. */
const SQUAD = { area: "330502001", owner: "cg-330502001", writer: "chengguan", checker: "chengguanshenpi" };
const squad = (q: string, a: string, qEn: string, aEn: string): Told => ({ by: "cg", kind: "0502", zh: { q, a }, en: { q: qEn, a: aEn }, basis: [sample("街道市容管理公告", "street notice")] }); // prettier-ignore
const OF_SQUAD: readonly (readonly [Told, Way["end"], number, number])[] = [
  [squad("夜市几点收摊", "每天十八点到二十三点，收摊后摊主清扫。", "When does the night market close?", "From six to eleven in the evening; stalls clean up after."), "published", 200, -3], // prettier-ignore
  [squad("门口可以摆摊吗", "划定的便民点可以，其他人行道不可以；想申请摊位到街道城管窗口登记。", "May I set up a stall outside?", "At the marked spots only; ask for one at the street's window."), "draft", 2, 300], // prettier-ignore
  [squad("店招要不要审批", "新设店招先到街道城管窗口备案，样式按街区导则。", "Does a shop sign need approval?", "File a new sign at the street's window first; its look follows the street's guide."), "returned", 4, 320], // prettier-ignore
  [squad("共享单车乱停找谁", "拍照反映，运营企业当天清运；反复乱停的点会划停车框。", "Who clears badly parked share bikes?", "Send a photo; the company clears them the same day, and marked spots follow where it keeps happening."), "checked", 3, 340], // prettier-ignore
];

/** About forty answers of the city, some past their review day, some for staff alone; used in cases, and now and then of no help. Returns how many steps were written. */
export async function writeAnswers(runtime: Runtime, staff: readonly Member[], options: { now: string }): Promise<number> {
  const told: Telling = { random: seeded(103), rehearsal: rehearse(bulkDeps(runtime)), until: Date.parse(options.now), steps: 0 };
  const of = (role: string, unit: string): Actor | null => {
    const found = staff.find((one) => one.role === role && one.unit === unit);
    return found ? actorOf(found) : null;
  };
  const named = (login: string): Actor | null => {
    const found = staff.find((one) => one.login === login);
    return found ? actorOf(found) : null;
  };
  const published: { key: Key; one: Told; way: Way }[] = [];
  for (const [index, one] of [...LIFE, ...STREETS, ...RIGHTS, ...INSIDE].entries()) {
    // A street's matters are the county's own now and then.
    const area = STREETS.includes(one) && index % 4 === 0 ? COUNTY : "3305";
    const owner = `${one.by}-${area}`;
    const [writer, checker] = [of("handler", owner), of("approver", owner)];
    if (!writer || !checker) continue;
    // Four past their day, one of them so long that its office is late.
    const reviewIn = index % 10 === 7 ? (index === 7 ? -26 : -2 - (index % 5)) : 60 + ((index * 17) % 300);
    const way: Way = { area, owner, writer, checker, daysAgo: 150 + ((index * 13) % 180), reviewIn, end: "published" };
    published.push({ key: tell(told, one, way), one, way });
  }
  const [writer, checker] = [named(SQUAD.writer), named(SQUAD.checker)];
  if (writer && checker)
    for (const [one, end, daysAgo, reviewIn] of OF_SQUAD)
      tell(told, one, { area: SQUAD.area, owner: SQUAD.owner, writer, checker, daysAgo, reviewIn, end });
  for (const [index, { key, one, way }] of published.entries()) if (index % 9 === 1) again(told, one, key, way, "增加网上办理的办法");
  confirmSome(told, published);
  await useSome(runtime, told, published);
  await told.rehearsal.flush();
  return told.steps;
}

function confirmSome(told: Telling, published: readonly { key: Key; way: Way }[]): void {
  for (const [index, { key, way }] of published.entries())
    if (index % 9 === 4 && way.reviewIn > 0)
      give(told, told.until - 20 * DAY, reviewCommands.confirmEntry, { ...key, version: 1, reviewBy: cityDay(told.until + 345 * DAY) }, way.checker); // prettier-ignore
}

const REASONS = ["", "想知道在哪个窗口，没有写。", "", "材料写得太多，看不明白。", "电话一直占线。"];

/** In questions of the seeded years, and what residents said of a few. */
async function useSome(runtime: Runtime, told: Telling, published: readonly { key: Key; one: Told }[]): Promise<void> {
  const cases = await runtime.pools.write<Case[]>`
    select home, id::text, place from incidents.incident where not sealed and (category like '15%' or category in ('1103', '1104', '1301'))
      and place like ${`${COUNTY}%`} order by reported_at desc limit 60`;
  const open = published.filter(({ one }) => !one.internal);
  const uses = cases.flatMap((matter, index) => {
    const answer = open[(index * 5) % open.length];
    return answer ? [demoUse(answer.key, matter, instant(told.until - (1 + (index % 30)) * DAY))] : [];
  });
  await loadHistories(bulkDeps(runtime), uses);
  for (const [index, reason] of REASONS.entries()) {
    const answer = open[index * 7];
    const at = told.until - (2 + index) * DAY;
    if (answer) give(told, at, usingCommands.markUnhelpful, { ...answer.key, version: 1, remark: uuidv7(at, told.random.bytes(10)), reason }, resident); // prettier-ignore
  }
}
