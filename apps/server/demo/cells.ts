import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { bulkDeps, rehearse, type Runtime } from "#platform/runtime";
import * as cells from "#modules/cells";
import { calendar } from "#modules/limits";
import { places, type Area } from "#modules/places";
import { insistOnEvidence } from "./cell-proof.ts";
import { longAgo, underWay } from "./cells-now.ts";
import { day, give, stands, walk, type Round, type Told } from "./cells-way.ts";
import * as texts from "./cell-texts.ts";
import { seeded } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { DAY } from "./story.ts";
import { villagesIn, writeVillageYear } from "./village-year.ts";

const CITY = "3305";
const VISITORS_TOWN = "330502001";
/** A city this large walks every town; a small one, for tests, three. */
const WHOLE = 20_000;
const FEW = 3;
const INSPECTING = ["fire", "em", "health", "market", "edu", "trans"] as const;

/** As many as the report names: the city planned 30 demonstration centres, the province had named 5. */
const AWARDS: Readonly<Record<string, number>> = { T01: 30, T03: 5 };

function poolOf(staff: readonly Member[]): cells.PoolMember[] {
  return staff
    .filter(({ role, unit, area }) => role === "handler" && area.length === 6 && INSPECTING.some((one) => unit === `${one}-${area}`))
    .map(({ id, unit }) => ({ account: id, unit }));
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
  // With numbers of its own, so that everything after it stays as it was.
  const writing = { told: { ...told, random: seeded(139) }, at: told.until - 2_200 * DAY };
  await insistOnEvidence(told, (input) => void give(writing, cells.defineScheme, input, told.ruler));
  const year = await writeVillageYear(runtime, villagesIn(all), {
    give: (command, input, at) => void give({ told, at }, command, input, told.ruler),
    pool: poolOf(staff),
  });
  const village = villages.find(({ code }) => code.startsWith(VISITORS_TOWN))?.code;
  const now = village === undefined ? null : { ...told, village, works: (date: string) => runtime.registers.read(calendar).works(date) };
  // Likewise.
  const ending = now && longAgo({ ...now, random: seeded(137) });
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
  if (now) underWay(now, ending);
  return year + (await told.rehearsal.flush());
}
