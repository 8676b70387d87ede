import { resident, system, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import type { Rehearsal } from "#platform/runtime";
import * as cells from "#modules/cells";
import { OBJECTIONS, STATEMENTS } from "./cell-texts.ts";
import { cite } from "./cell-proof.ts";
import { endingSoon, holders, refused, underInspection } from "./cells-held.ts";
import { day } from "./cells-way.ts";
import type { Random } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { DAY, HOUR } from "./story.ts";

const COUNTY = "330502";
const TOWN = "330502001";
const SCHEME = "C05";

type Now = {
  random: Random;
  rehearsal: Rehearsal;
  until: number;
  staff: readonly Member[];
  ruler: Actor;
  village: string;
  works: (day: string) => boolean;
};
export type Key = { home: string; id: string };

/** Who takes part, and the two things done over and over: a command at a moment of the past, a round with its schools. */
function stage({ random, rehearsal, until, staff, ruler, village, works }: Now) {
  const of = (role: string, unit: string): Actor | null => {
    const found = staff.find((one) => one.role === role && one.unit === unit);
    return found ? actorOf(found) : null;
  };
  const pool = [
    staff.find(({ login }) => login === "xiaofang"),
    staff.find(({ role, unit }) => role === "handler" && unit === `ps-${COUNTY}`),
  ];
  const [fire, police] = pool.map((one) => (one ? actorOf(one) : null));
  const [desk, checker] = [of("dispatcher", `centre-${TOWN}`), of("gridInstructor", `centre-${TOWN}`)];
  const [publisher, judge] = [of("approver", `zfw-${COUNTY}`), of("supervisor", `centre-${COUNTY}`)];
  const rule = cells.shipped(SCHEME);
  if (!fire || !police || !desk || !checker || !publisher || !judge || !rule) return null;
  /** A seed is published on the working day after; whatever an office does is done on the one before, two days off at most, so that no order changes. */
  const off = (at: number, by: 1 | -1): number => [0, 1, 2].map((n) => at + by * n * DAY).find((one) => works(day(one))) ?? at;
  const fresh = (at: number): string => uuidv7(at, random.bytes(10));
  const giveAt = <I, O>(command: Command<I, O>, input: unknown, actor: Actor, at: number): void =>
    void rehearsal.give(command, command.input.parse(input), {
      actor,
      now: new Date(at).toISOString(),
      commandId: uuidv7(at, random.bytes(10)),
    });
  const give = <I, O>(command: Command<I, O>, input: unknown, actor: Actor, at: number): void =>
    giveAt(command, input, actor, actor.kind === "staff" ? off(at, -1) : at);
  /** What the jobs after a step would have done: its papers, on its day. */
  const papers = (key: Key, at: number): void => {
    const state = rehearsal.state(cells.application, key);
    if (state.stage === "none") return;
    for (const one of cells.papersOf(state)) giveAt(cells.issueCellPaper, { ...key, ...one }, system, off(at, -1));
  };
  const members = pool.flatMap((one) => (one ? [{ account: one.id, unit: one.unit }] : []));
  const school = (letter: string, zh: string, en: string): cells.Unit => ({
    code: `C05${letter}-${TOWN}`,
    zh: `月河街道${zh}`,
    en: `Yuehe ${en}`,
    area: village,
  });
  const self = rule.lines.map((line) => ({ line: line.code, points: line.points, photos: [], cited: cite(line) }));
  return {
    today: Math.floor(until / DAY) * DAY + HOUR,
    year: day(until).slice(0, 4),
    ruler,
    actors: { fire, police, desk, checker, publisher, judge },
    rule,
    give,
    papers,
    fresh,
    school,
    open: (units: readonly cells.Unit[], [name, en]: readonly [string, string], from: number, to: number): string => {
      const id = fresh(from);
      const opening = { id, scheme: SCHEME, area: COUNTY, name, en, from: day(from), until: day(to), units, pool: members };
      give(cells.openRound, opening, ruler, from - DAY);
      return id;
    },
    applied: (round: string, unit: cells.Unit, at: number): Key => {
      const key = { home: TOWN, id: fresh(at) };
      give(cells.applyForTitle, { ...key, scheme: SCHEME, round, unit: unit.code, self, declared: true }, desk, at);
      papers(key, at);
      give(cells.admitApplication, key, checker, at + 3 * DAY);
      return key;
    },
    seed: (round: string, numbers: string, at: number): void =>
      giveAt(
        cells.publishRoundSeed,
        { scheme: SCHEME, round, seed: `排列五 ${numbers}`, source: `示意：${day(off(at, 1))} 体彩排列五开奖公告` },
        ruler,
        off(at, 1),
      ),
    drawn: (round: string, key: Key, at: number): void =>
      give(cells.drawInspectors, { ...key, scheme: SCHEME, round, count: 2 }, checker, at + HOUR),
  };
}
export type Stage = NonNullable<ReturnType<typeof stage>>;

/** Two schools an inspector has to look at: the visitor of the fire brigade is one of the two drawn. Two more are further on. */
function toInspect(on: Stage): string {
  const { today, open, school, applied, seed, drawn } = on;
  const units = [
    school("B", "第二小学", "No. 2 Primary School"),
    school("C", "实验幼儿园", "Experimental Kindergarten"),
    school("M", "第六小学", "No. 6 Primary School"),
    school("N", "青少年宫幼儿园", "Youth Palace Kindergarten"),
  ];
  const round = open(units, ["吴兴区平安校园补充创建", "Safe campuses of Wuxing: a second round"], today - 40 * DAY, today - 14 * DAY);
  const keys = units.map((unit, index) => applied(round, unit, today - (30 - index) * DAY));
  seed(round, "4 0 7 1 9", today - 12 * DAY);
  const [first, second, mending, unsigned] = keys as [Key, Key, Key, Key];
  for (const key of [first, second]) drawn(round, key, today - 9 * DAY);
  underInspection(on, round, [mending, unsigned]);
  return round;
}

/** Of one school the days to object are over: it can be named. Against the other somebody objected, and nobody has decided. */
function toDecide(on: Stage): void {
  const { today, rule, open, school, applied, seed, drawn, give, fresh, actors } = on;
  const units = [school("F", "第三小学", "No. 3 Primary School"), school("G", "中心幼儿园", "Central Kindergarten")];
  const below = school("P", "民办培训学校", "Private Training School");
  const round = open(
    [...units, below],
    ["吴兴区平安校园春季创建", "Safe campuses of Wuxing: spring round"],
    today - 100 * DAY,
    today - 70 * DAY,
  );
  const keys = units.map((unit, index) => applied(round, unit, today - (90 - index) * DAY));
  const weak = applied(round, below, today - 88 * DAY);
  seed(round, "2 2 8 0 5", today - 66 * DAY);
  const results = rule.lines.map((line) => ({
    line: line.code,
    points: line.points,
    reason: null,
    photos: [],
    cited: cite(line),
    finding: "none",
  }));
  for (const [index, key] of keys.entries()) {
    drawn(round, key, today - 60 * DAY);
    const seen = { ...key, way: "unannounced", results, statement: STATEMENTS[1], seenAt: null };
    give(cells.inspectUnit, seen, actors.fire, today - 50 * DAY);
    give(cells.countersignInspection, key, actors.police, today - 50 * DAY + HOUR);
    give(cells.publiciseResult, key, actors.publisher, today - [40, 2][index]! * DAY);
  }
  refused(on, round, weak);
  const objection = { ...keys[1], entry: fresh(today - DAY), text: OBJECTIONS[0] };
  give(cells.objectToResult, objection, resident, today - DAY);
}

/** Years before everything else of its kind: a round is never opened before one that is older. */
export function longAgo(now: Now): cells.Unit | null {
  const on = stage(now);
  return on && endingSoon(on);
}

/**
 * What a visitor finds under way: a round that is open, in which the visitors' school has not applied yet and a kindergarten may renew its title; one that has closed, whose inspectors have
 * a school each to look at; one whose results are public; and schools that hold the title, one of them warned and one drawn for a check.
 */
export function underWay(now: Now, ending: cells.Unit | null): void {
  const on = stage(now);
  if (!on) return;
  const { next } = holders(on);
  toDecide(on);
  const round = toInspect(on);
  // Drawn by the newest round whose seed is public.
  const order = { ...next, scheme: SCHEME, round, way: "unannounced", reason: "年度随机抽查。" };
  on.give(cells.checkTitle, order, on.actors.publisher, on.today - 3 * DAY);
  const { today, year, open, school } = on;
  open([school("D", "职业学校", "Vocational School"), school("E", "特殊教育学校", "Special School"), ...(ending ? [ending] : [])], [`${year} 年下半年平安校园创建`, `Safe campuses: second half of ${year}`], today - 4 * DAY, today + 26 * DAY); // prettier-ignore
}
