import { resident, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import type { Rehearsal, Runtime } from "#platform/runtime";
import * as cells from "#modules/cells";
import { calendar } from "#modules/limits";
import { citeWhereAsked, type Cited } from "./cell-proof.ts";
import * as texts from "./cell-texts.ts";
import type { Random } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { DAY, HOUR } from "./story.ts";

export type Told = {
  holding: Map<string, number>;
  random: Random;
  rehearsal: Rehearsal;
  runtime: Runtime;
  until: number;
  staff: readonly Member[];
  ruler: Actor;
};
export type Round = { id: string; scheme: cells.Scheme; from: number; until: number };
type Way = { told: Told; round: Round; at: number; key: { home: string; id: string }; n: number };

/** Today is reached, or nobody is there for the next step: the application stands where it stands. */
export const stands: unique symbol = Symbol("stands");
const instant = (at: number): string => new Date(at).toISOString();
export const day = (at: number): string => instant(at + 8 * HOUR).slice(0, 10);

export function give<I, O>({ told, at }: Pick<Way, "told" | "at">, command: Command<I, O>, input: unknown, actor: Actor): O {
  return told.rehearsal.give(command, command.input.parse(input), {
    actor,
    now: instant(at),
    commandId: uuidv7(at, told.random.bytes(10)),
  });
}

function later(way: Way, days: number): void {
  let at = Math.floor((way.at + days * DAY) / DAY) * DAY + (1 + way.told.random.below(7)) * HOUR;
  const worked = way.told.runtime.registers.read(calendar);
  while (!worked.works(day(at))) at += DAY;
  way.at = Math.max(way.at + 20 * 60_000, at);
  if (way.at > way.told.until) throw stands;
}

function by({ staff }: Told, role: string, unit: string): Actor {
  const found = staff.find((one) => one.role === role && one.unit === unit);
  if (!found) throw stands;
  return actorOf(found);
}
const byId = ({ staff }: Told, id: string): Actor => {
  const found = staff.find((one) => one.id === id);
  if (!found) throw stands;
  return actorOf(found);
};

const townOf = (area: string): string => area.slice(0, 9);
const countyOf = (area: string): string => area.slice(0, 6);
/** Who applies for the unit, who checks that, who decides and who judges what is said against it: four people. */
const applicant = (told: Told, unit: cells.Unit): Actor => by(told, "dispatcher", `centre-${townOf(unit.area)}`);
/** A town that applies for itself is looked at by its county first. */
const checker = (told: Told, { area }: cells.Unit): Actor =>
  area.length === 9 ? by(told, "dispatcher", `centre-${countyOf(area)}`) : by(told, "gridInstructor", `centre-${townOf(area)}`);
const decider = (told: Told, unit: cells.Unit): Actor => by(told, "supervisor", `centre-${countyOf(unit.area)}`);
const judge = (told: Told, unit: cells.Unit): Actor => by(told, "approver", `zfw-${countyOf(unit.area)}`);

type Earned = { line: string; points: number; reason: string | null; photos: string[]; finding: "none" | "plain" | "grave"; cited?: Cited };

/** Points of one inspection. `weak`: a unit that will not reach the title. */
function inspected({ told: { random }, round, n }: Way, weak: boolean): Earned[] {
  const found = n % 5 === 2 ? random.below(round.scheme.lines.length) : -1;
  return round.scheme.lines.map((asked, index) => {
    const { code, points, key } = asked;
    const lost = weak ? (key ? points : Math.ceil(points / 2)) : index === found ? Math.ceil(points / 3) : random.chance(0.25) ? 1 : 0;
    const reason = lost === 0 ? null : random.pick(texts.FINDINGS);
    return {
      line: code,
      points: Math.max(0, points - lost),
      reason,
      photos: [],
      ...citeWhereAsked(asked),
      finding: index === found && !weak ? "plain" : "none",
    };
  });
}

function toScore(way: Way, unit: cells.Unit, weak: boolean): void {
  const { told, round, key } = way;
  later(way, Math.max(2, (round.until - way.at) / DAY + 3 + told.random.below(6)));
  give(way, cells.drawInspectors, { ...key, scheme: round.scheme.code, round: round.id, count: 2 }, checker(told, unit));
  later(way, 4 + told.random.below(16));
  const results = inspected(way, weak);
  const statement = told.random.pick(texts.STATEMENTS);
  const kind = told.random.chance(0.6) ? "announced" : "unannounced";
  const [first, second] = inspectorsOf(way);
  give(way, cells.inspectUnit, { ...key, way: kind, results, statement, seenAt: instant(way.at) }, byId(told, first));
  way.at += HOUR;
  give(way, cells.countersignInspection, key, byId(told, second));
  const findings = results.filter(({ finding }) => finding !== "none");
  if (findings.length === 0) return;
  later(way, 8 + told.random.below(18));
  give(way, cells.rectifyFindings, { ...key, measures: told.random.pick(texts.MENDED), photos: [] }, applicant(told, unit));
  later(way, 2 + told.random.below(5));
  const again = findings.map(({ finding: _, ...one }) => ({ ...one, reason: "整改后补记。", mended: true }));
  give(way, cells.recheckFindings, { ...key, results: again, note: texts.RECHECKED }, byId(told, first));
}

function inspectorsOf(way: Way): [string, string] {
  const drawn = way.told.rehearsal.state(cells.application, way.key);
  const [first, second] = drawn.stage === "none" ? [] : drawn.inspectors;
  if (first === undefined || second === undefined) throw stands;
  return [first, second];
}

function toTitle(way: Way, unit: cells.Unit): void {
  const { told, key, n } = way;
  later(way, 2 + told.random.below(6));
  give(way, cells.publiciseResult, key, decider(told, unit));
  if (n % 13 === 4) {
    later(way, 1);
    const entry = uuidv7(way.at, told.random.bytes(10));
    give(way, cells.objectToResult, { ...key, entry, text: told.random.pick(texts.OBJECTIONS) }, resident);
    later(way, 2);
    give(way, cells.decideObjection, { ...key, entry, upheld: false, reason: told.random.pick(texts.HEARD) }, judge(told, unit));
  }
  // Five working days, and a Spring Festival in between at the worst.
  later(way, 17);
  give(way, cells.awardTitle, key, decider(told, unit));
  count(way, 1);
}

const count = ({ told: { holding }, round: { scheme } }: Way, by: number): void =>
  void holding.set(scheme.code, (holding.get(scheme.code) ?? 0) + by);

/** What comes after the award: a warning after a fire and the way back, a title lost by a judgment, the yearly report. */
function afterwards(way: Way, unit: cells.Unit): void {
  const { told, key, n } = way;
  if (n % 29 === 11) {
    later(way, 60 + told.random.below(90));
    give(way, cells.warnUnit, { ...key, reason: texts.WARNED, document: "火灾事故简易调查认定书（示意）" }, decider(told, unit));
    later(way, 25 + told.random.below(20));
    give(way, cells.mendUnit, { ...key, measures: texts.MENDING, photos: [] }, applicant(told, unit));
    later(way, 6);
    give(way, cells.restoreTitle, { ...key, reason: texts.RESTORED }, judge(told, unit));
  }
  if (n % 97 === 50) {
    later(way, 120);
    const ground = { ground: "falsified", document: "刑事判决书（示意）", reason: texts.REVOKED };
    give(way, cells.revokeTitle, { ...key, ...ground }, decider(told, unit));
    count(way, -1);
    throw stands;
  }
  const year = Number(day(way.at).slice(0, 4));
  way.at = Date.parse(`${year + 1}-01-12T02:00:00Z`);
  if (way.at > told.until) throw stands;
  give(way, cells.reportYear, { ...key, year, text: texts.REPORT }, applicant(told, unit));
}

export function walk(told: Told, round: Round, unit: cells.Unit, n: number, far: boolean): void {
  const at =
    round.from + (1 + told.random.below(Math.max(1, (round.until - round.from) / DAY - 2))) * DAY + (1 + told.random.below(7)) * HOUR;
  if (at > told.until) return;
  const home = townOf(unit.area);
  const way: Way = { told, round, at, n, key: { home, id: uuidv7(at, told.random.bytes(10)) } };
  const { scheme } = round;
  const self = scheme.lines.map((line) => ({ line: line.code, points: told.random.chance(0.8) ? line.points : line.points - 1, photos: [], ...citeWhereAsked(line) })); // prettier-ignore
  const asked = { ...way.key, scheme: scheme.code, round: round.id, unit: unit.code, self, declared: true };
  give(way, cells.applyForTitle, asked, applicant(told, unit));
  // Of an open round those are checked that came a week ago and earlier.
  if (!far && told.until - at < 8 * DAY) return;
  later(way, 2 + told.random.below(5));
  give(way, cells.admitApplication, way.key, checker(told, unit));
  if (!far) return;
  const weak = n % 17 === 9;
  toScore(way, unit, weak);
  if (weak) {
    later(way, 3);
    return void give(way, cells.refuseTitle, { ...way.key, reason: texts.BELOW }, decider(told, unit));
  }
  toTitle(way, unit);
  afterwards(way, unit);
}
