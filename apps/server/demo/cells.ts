import { resident, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { Refusal } from "#platform/refusals";
import { bulkDeps, rehearse, type Rehearsal, type Runtime } from "#platform/runtime";
import * as cells from "#modules/cells";
import { calendar } from "#modules/limits";
import { places, type Area } from "#modules/places";
import { underWay } from "./cells-now.ts";
import * as texts from "./cell-texts.ts";
import { seeded, type Random } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { DAY, HOUR } from "./story.ts";
import { villagesIn, writeVillageYear } from "./village-year.ts";

const CITY = "3305";
const VISITORS_TOWN = "330502001";
/** A city this large walks every town; a small one, for tests, three. */
const WHOLE = 20_000;
const FEW = 3;
const INSPECTING = ["fire", "em", "health", "market", "edu", "trans"] as const;

/** As many as the report names: the city planned 30 demonstration centres, the province had named 5. */
const AWARDS: Readonly<Record<string, number>> = { T01: 30, T03: 5 };

type Told = {
  holding: Map<string, number>;
  random: Random;
  rehearsal: Rehearsal;
  runtime: Runtime;
  until: number;
  staff: readonly Member[];
  ruler: Actor;
};
type Round = { id: string; scheme: cells.Scheme; from: number; until: number };
type Way = { told: Told; round: Round; at: number; key: { home: string; id: string }; n: number };

/** Today is reached, or nobody is there for the next step: the application stands where it stands. */
const stands: unique symbol = Symbol("stands");
const instant = (at: number): string => new Date(at).toISOString();
const day = (at: number): string => instant(at + 8 * HOUR).slice(0, 10);

function give<I, O>({ told, at }: Pick<Way, "told" | "at">, command: Command<I, O>, input: unknown, actor: Actor): O {
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
const checker = (told: Told, unit: cells.Unit): Actor => by(told, "gridInstructor", `centre-${townOf(unit.area)}`);
const decider = (told: Told, unit: cells.Unit): Actor => by(told, "supervisor", `centre-${countyOf(unit.area)}`);
const judge = (told: Told, unit: cells.Unit): Actor => by(told, "approver", `zfw-${countyOf(unit.area)}`);

function poolOf(staff: readonly Member[]): cells.PoolMember[] {
  return staff
    .filter(({ role, unit, area }) => role === "handler" && area.length === 6 && INSPECTING.some((one) => unit === `${one}-${area}`))
    .map(({ id, unit }) => ({ account: id, unit }));
}

type Earned = { line: string; points: number; reason: string | null; photos: string[]; finding: "none" | "plain" | "grave" };

/** Points of one inspection. `weak`: a unit that will not reach the title. */
function inspected({ told: { random }, round, n }: Way, weak: boolean): Earned[] {
  const found = n % 5 === 2 ? random.below(round.scheme.lines.length) : -1;
  return round.scheme.lines.map(({ code, points, key }, index) => {
    const lost = weak ? (key ? points : Math.ceil(points / 2)) : index === found ? Math.ceil(points / 3) : random.chance(0.25) ? 1 : 0;
    const reason = lost === 0 ? null : random.pick(texts.FINDINGS);
    return { line: code, points: Math.max(0, points - lost), reason, photos: [], finding: index === found && !weak ? "plain" : "none" };
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
  const again = findings.map(({ line, points }) => ({ line, points, reason: "整改后补记。", photos: [], mended: true }));
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
    give(way, cells.restoreTitle, { ...key, reason: texts.RESTORED }, decider(told, unit));
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

function walk(told: Told, round: Round, unit: cells.Unit, n: number, far: boolean): void {
  const at =
    round.from + (1 + told.random.below(Math.max(1, (round.until - round.from) / DAY - 2))) * DAY + (1 + told.random.below(7)) * HOUR;
  if (at > told.until) return;
  const home = townOf(unit.area);
  const way: Way = { told, round, at, n, key: { home, id: uuidv7(at, told.random.bytes(10)) } };
  const { scheme } = round;
  const self = scheme.lines.map(({ code, points }) => ({ line: code, points: told.random.chance(0.8) ? points : points - 1, photos: [] }));
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

const unitsOf = (scheme: cells.Scheme, towns: readonly Area[], villages: readonly Area[]): cells.Unit[] => {
  const name = (area: Area): string => area.zh;
  if (scheme.level === "town") return towns.map((area) => ({ code: area.code, zh: name(area), area: area.code }));
  if (scheme.level === "village") {
    const rural = villages.filter(({ zh }) => !/社区|居/.test(zh));
    const chosen = scheme.code === "C02" ? rural : scheme.code === "C03" ? villages.filter((one) => !rural.includes(one)) : villages;
    return chosen.map((area) => ({ code: area.code, zh: name(area), area: area.code }));
  }
  return towns.flatMap((town, index) => {
    const names = texts.UNITS[scheme.code] ?? [];
    const [suffix, suffixEn] = names[index % Math.max(1, names.length)] ?? [];
    const village = villages.find(({ code }) => code.startsWith(town.code));
    return suffix && village
      ? [{ code: `${scheme.code}-${town.code}`, zh: `${town.zh}${suffix}`, en: `${town.en} ${suffixEn}`, area: village.code }]
      : [];
  });
};

/** Opened before the first application, its seed published after the last, in the words of a draw that is not ours. */
type Batch = { units: readonly cells.Unit[]; from: number; days: number; zh?: string; en?: string };

function openRound(told: Told, scheme: cells.Scheme, { units, from, days, zh = "", en = "" }: Batch): Round {
  const id = uuidv7(from, told.random.bytes(10));
  const until = from + days * DAY;
  const year = day(from).slice(0, 4);
  const opening = {
    id,
    scheme: scheme.code,
    area: CITY,
    name: `${year} 年${scheme.zh}创建${zh}`,
    en: `${scheme.en}: round of ${year}${en}`,
    from: day(from),
    until: day(until),
    units,
  };
  give({ told, at: from - 5 * DAY }, cells.openRound, { ...opening, pool: poolOf(told.staff) }, told.ruler);
  const seededAt = until + 2 * DAY;
  if (seededAt <= told.until) {
    const numbers = Array.from({ length: 5 }, () => told.random.below(10)).join(" ");
    const published = { scheme: scheme.code, round: id, seed: `排列五 ${numbers}`, source: `示意：${day(seededAt)} 体彩排列五开奖公告` };
    give({ told, at: seededAt }, cells.publishRoundSeed, published, told.ruler);
  }
  return { id, scheme, from, until };
}

const ofVisitors = ({ area }: cells.Unit): boolean => area.startsWith(VISITORS_TOWN);
type Under = { round: Round; applying: readonly cells.Unit[]; far: boolean };

/**
 * The rounds of a kind, and who applies in each. Villages go in two batches: a share a year ago, whose way is eight steps each, and the rest in the round
 * that takes applications now. For the village title a share alone applies this year: all did in 2012.
 */
function roundsOf(told: Told, scheme: cells.Scheme, units: readonly cells.Unit[], index: number): Under[] {
  const from = Math.floor(told.until / DAY - (300 + 20 * (index % 7))) * DAY;
  const share = units.filter((unit, at) => at % 6 === 0 || ofVisitors(unit));
  if (scheme.code === "T02") return [{ round: openRound(told, scheme, { units, from, days: 40 }), applying: share, far: true }];
  const most = (list: readonly cells.Unit[]) => list.filter((_, at) => at % 10 !== 7);
  if (scheme.level !== "village") return [{ round: openRound(told, scheme, { units, from, days: 40 }), applying: most(units), far: true }];
  const rest = units.filter((unit) => !share.includes(unit));
  const first = { units: share, from, days: 40, zh: "（第一批）", en: ", first batch" };
  const second = { units: rest, from: Math.floor(told.until / DAY - 20) * DAY, days: 40, zh: "（第二批）", en: ", second batch" };
  return [
    { round: openRound(told, scheme, first), applying: most(share), far: true },
    { round: openRound(told, scheme, second), applying: most(rest), far: false },
  ];
}

export type CellOptions = { now: string; events: number; onRefused?: ((refusal: Refusal) => void) | undefined };

/**
 * Rounds of the kinds of safe cell, the demonstration centres and the village title, through the same commands as today's, and the round of 2012 in
 * which every village applied. Returns the number of commands given.
 */
export async function writeCells(runtime: Runtime, staff: readonly Member[], options: CellOptions): Promise<number> {
  const ruler = staff.find(({ role, area }) => role === "supervisor" && area === CITY);
  const all = runtime.registers.read(places).all();
  const every = all.filter(({ level }) => level === "town");
  if (!ruler || !every.some(({ code }) => code === VISITORS_TOWN)) return 0;
  const whole = options.events >= WHOLE;
  const towns = whole ? every : [...every.filter(({ code }) => code === VISITORS_TOWN), ...every.filter(({ code }) => code !== VISITORS_TOWN).slice(0, FEW - 1)]; // prettier-ignore
  const villages = all.filter(({ level, code }) => level === "village" && towns.some((town) => code.startsWith(town.code)));
  const told: Told = {
    holding: new Map(),
    random: seeded(131),
    rehearsal: rehearse(bulkDeps(runtime)),
    runtime,
    until: Date.parse(options.now),
    staff,
    ruler: actorOf(ruler),
  };
  const year = await writeVillageYear(runtime, villagesIn(all), {
    give: (command, input, at) => void give({ told, at }, command, input, told.ruler),
    pool: poolOf(staff),
  });
  let n = 0;
  for (const [index, scheme] of runtime.registers.read(cells.schemes).all.entries()) {
    if (scheme.level === "household") continue;
    const units = unitsOf(scheme, towns, villages);
    if (units.length === 0) continue;
    for (const { round, applying, far } of roundsOf(told, scheme, units, index))
      for (const unit of applying) {
        if ((told.holding.get(scheme.code) ?? 0) >= (AWARDS[scheme.code] ?? Infinity)) break;
        n += 1;
        try {
          walk(told, round, unit, n, far);
        } catch (cause) {
          if (cause === stands) continue;
          if (!(cause instanceof Refusal)) throw cause;
          options.onRefused?.(cause);
        }
      }
  }
  const village = villages.find(({ code }) => code.startsWith(VISITORS_TOWN))?.code;
  if (village) underWay({ ...told, village, works: (date) => runtime.registers.read(calendar).works(date) });
  return year + (await told.rehearsal.flush());
}
