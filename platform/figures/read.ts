import { addDays } from "../days/index.ts";
import { countsOf, type Count, type Counter } from "./levels.ts";
import type { FigureSet } from "./set.ts";
import { named, toSql, type Fragment, type Tag } from "./sql.ts";

/** Significant digits of the areas to answer by: 4 the whole, 6, 9 or 12. */
export type Digits = 4 | 6 | 9 | 12;

/** Which records: inside the area with this code prefix, on days from `from` to `to` (both counted, "YYYY-MM-DD"). */
export type Span = { area: string; digits: Digits; from: string; to: string };

const DAY_MS = 86_400_000;
const monthStart = (day: string): string => `${day.slice(0, 7)}-01`;
const nextMonth = (day: string): string => monthStart(addDays(monthStart(day), 31));

/** The whole months inside a span, and the days before and after them. */
export function monthsOf({ from, to }: { from: string; to: string }): {
  months: { from: string; to: string } | null;
  edges: { from: string; to: string }[];
} {
  const first = from === monthStart(from) ? from : nextMonth(from);
  const last = addDays(to, 1) === monthStart(addDays(to, 1)) ? to : addDays(monthStart(to), -1);
  if (first > last) return { months: null, edges: from <= to ? [{ from, to }] : [] };
  const edges = [
    { from, to: addDays(first, -1) },
    { from: addDays(last, 1), to },
  ].filter((edge) => edge.from <= edge.to);
  return { months: { from: first, to: last }, edges };
}

type CountRow = { measure: string; part: string; area: string; n: number; sum: number };

const asCount = ({ measure, part, area, n, sum }: CountRow): Count => ({ set: measure, part, area, n, sum });
const asCounter = ({ measure, part, area, n, sum }: CountRow): Counter =>
  part === "" ? { set: measure, area, n, sum, parts: null, ns: null } : { set: measure, area, n, sum, parts: [[part]], ns: [[n]] };

/** The counters that can answer: as fine as the areas asked for, and as the area they lie in. */
const finestOf = ({ area, digits }: { area: string; digits: Digits }): 6 | 9 | 12 | 15 =>
  ([6, 9, 12] as const).find((length) => length >= Math.max(digits, area.length)) ?? 15;

type Days = { from: string; to: string };
type Cut = { codes: readonly string[]; apart: boolean; whole: Days; months: Days | null; edges: readonly Days[] };

const COUNTERS = {
  6: { month: "figures.county_month", day: "figures.county_day" },
  9: { month: "figures.town_month", day: "figures.town_day" },
  12: { month: "figures.village_month", day: null },
} as const;

const daysIn = ({ from, to }: Days): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;

/** Days of one month, more than half of it: the days of that month around them, which are fewer to take away than they are to add. Otherwise null. */
export function daysAround({ from, to }: Days): Days[] | null {
  const whole = { from: monthStart(from), to: addDays(nextMonth(from), -1) };
  if (to > whole.to || daysIn({ from, to }) * 2 <= daysIn(whole)) return null;
  return [
    { from: whole.from, to: addDays(from, -1) },
    { from: addDays(to, 1), to: whole.to },
  ].filter((some) => some.from <= some.to);
}

const union = (sql: Tag, parts: readonly Fragment[]): Fragment => parts.reduce((left, right) => sql`${left} union all ${right}`);

/** Area codes that begin with this one; by bounds, because a kept plan cannot look a pattern up. Letters follow digits in every collation. */
const below = (sql: Tag, column: string, area: string): Fragment =>
  sql`(${named(sql, column)} >= ${area} and ${named(sql, column)} < ${`${area}A`})`;

/** Counters and the tail not yet folded into them, in one statement: one snapshot sees each change in exactly one of the two. */
async function counted(sql: Tag, cuts: readonly Cut[], area: string, digits: Digits, finest: 6 | 9 | 12): Promise<readonly Counter[]> {
  const tables = COUNTERS[finest];
  const parts: Fragment[] = [];
  for (const { codes, apart, months, edges } of cuts) {
    const add = (table: string, column: "month" | "day", days: Days, sign: 1 | -1 = 1): void => {
      const signed = sign === 1 ? sql`n, sum, parts, ns` : sql`-n, -sum, null, null`;
      const those = sql`measure = any(${codes as string[]}::text[])`;
      const on = (day: string) => sql`${named(sql, day)} between ${days.from}::date and ${days.to}::date`;
      parts.push(
        sql`
      select measure, area, ${signed} from ${named(sql, table)} where ${those} and ${below(sql, "area", area)} and ${on(column)}`,
        sql`
      select measure, area, ${signed} from tail where ${those} and ${on("day")}`,
      );
    };
    if (months) add(tables.month, "month", months);
    if (tables.day === null) continue;
    for (const edge of edges) {
      const around = apart ? null : daysAround(edge);
      if (around === null) add(tables.day, "day", edge);
      else {
        add(tables.month, "month", { from: monthStart(edge.from), to: addDays(nextMonth(edge.from), -1) });
        for (const days of around) add(tables.day, "day", days, -1);
      }
    }
  }
  if (parts.length === 0) return [];
  return sql<Counter[]>`
    with tail as materialized (
      select d."set" as measure, d.place as area, d.day, d.n, d.sum, case when d.part <> '' then array[d.part] end as parts, case when d.part <> '' then array[d.n] end as ns
      from ledger.outbox o, json_to_recordset(o.payload) as d("set" text, part text, day date, place text, n int8, sum numeric)
      where o.kind = 'figures.delta' and ${below(sql, "d.place", area)}
    )
    select measure as "set", left(area, ${digits}::int) as area, sum(n)::int8 as n, sum(sum)::float8 as sum,
      json_agg(parts) filter (where parts is not null) as parts, json_agg(ns) filter (where ns is not null) as ns
    from (${union(sql, parts)}) as all_parts
    group by 1, 2`;
}

/** As `deltas` counts apart. */
export function partOf(sql: Tag, set: FigureSet): Fragment {
  if (set.spread !== undefined) {
    const value = named(sql, set.spread);
    return sql`coalesce((${value} - ${value}% power(10, greatest(0, length(${value}::text) - 2))::int)::text, '')`;
  }
  return set.by === undefined ? sql`''` : sql`coalesce(${named(sql, set.by)}, '')`;
}

/** On these days, by the set's day; and by the instant behind it, where that is what the records are indexed by. */
export function onDays(sql: Tag, set: FigureSet, { from, to }: Days): Fragment {
  const day = sql`${named(sql, set.day)} between ${from}::date and ${to}::date`;
  if (set.at === undefined) return day;
  const at = named(sql, set.at);
  return sql`(${day} and ${at} >= ${`${from}T00:00:00+08:00`}::timestamptz and ${at} < ${`${addDays(to, 1)}T00:00:00+08:00`}::timestamptz)`;
}

/**
 * Records inside an area. From a town on by the bounds of its codes, which an index on place (`text_pattern_ops`) answers: `like` is not leakproof, so
 * behind row-level security it is asked of every row the other conditions leave (measured at a million events: 57 ms against 1).
 */
export function inside(sql: Tag, area: string): Fragment {
  if (!/^\d{9,15}$/.test(area)) return sql`place like ${`${area}%`}`;
  // ":" follows "9".
  return sql`(place ~>=~ ${area} and place ~<~ ${`${area}:`})`;
}

/** A set and the days on which its records are counted. */
type Look = { set: FigureSet; days: readonly Days[] };

const either = (sql: Tag, conditions: readonly Fragment[]): Fragment => conditions.reduce((left, right) => sql`${left} or ${right}`);
const within = (sql: Tag, { set, days }: Look): Fragment =>
  either(
    sql,
    days.map((some) => onDays(sql, set, some)),
  );

const members = (sql: Tag, look: Look, area: string, digits: Digits): Fragment => {
  const { set } = look;
  const sum = set.sum === undefined ? sql`0` : sql`coalesce(sum(${named(sql, set.sum)}), 0)`;
  return sql`
    (select ${set.code}::text as measure, ${partOf(sql, set)} as part, left(place, ${digits}::int) as area, count(*)::int8 as n, (${sum})::float8 as sum
    from ${named(sql, set.table)}
    where ${toSql(sql, set.where)} and (${within(sql, look)}) and ${inside(sql, area)}
    group by 2, 3)`;
};

const listed = (sql: Tag, parts: readonly Fragment[]): Fragment => parts.reduce((left, right) => sql`${left}, ${right}`);

/** Several sets of one table that have no parts: one look at the records for all of them, whatever days each is counted on. */
function membersTogether(sql: Tag, looks: readonly Look[], area: string, digits: Digits): Fragment {
  const [first] = looks;
  if (!first) throw new Error("no set to count");
  const byDays = [...Map.groupBy(looks, ({ set, days }) => JSON.stringify([set.day, set.at, days])).values()];
  const any = byDays.flatMap((same) => same.slice(0, 1)).map((look) => within(sql, look));
  const counts = looks.map((look, index) => {
    // Where all are counted on the same days, the look itself has seen to them.
    const member = byDays.length === 1 ? toSql(sql, look.set.where) : sql`${toSql(sql, look.set.where)} and (${within(sql, look)})`;
    return sql`count(*) filter (where ${member})::int8 as ${named(sql, `n${index}`)}`;
  });
  const values = looks.map(({ set }, index) => sql`(${set.code}::text, ${named(sql, `g.n${index}`)})`);
  return sql`
    (select v.measure, '' as part, g.area, v.n, 0::float8 as sum
    from (select left(place, ${digits}::int) as area, ${listed(sql, counts)} from ${named(sql, first.set.table)}
      where (${either(sql, any)}) and ${inside(sql, area)} group by 1) g,
    lateral (values ${listed(sql, values)}) v (measure, n) where v.n > 0)`;
}

/** Sets that one look at the records can count are counted by one. */
function recounts(sql: Tag, looks: readonly Look[], area: string, digits: Digits): Fragment[] {
  const whole = looks.filter(({ set: { sum, by, spread } }) => sum === undefined && by === undefined && spread === undefined);
  const together = [...Map.groupBy(whole, ({ set }) => set.table).values()];
  return [
    ...together.map((some) => membersTogether(sql, some, area, digits)),
    ...looks.filter((look) => !whole.includes(look)).map((look) => members(sql, look, area, digits)),
  ];
}

/** Counts the records themselves, by the same condition as the counters. `area` "" is everywhere the reader may see. */
export async function recount(sql: Tag, set: FigureSet, { area, digits, from, to }: Span): Promise<Count[]> {
  const rows = await sql<CountRow[]>`${members(sql, { set, days: [{ from, to }] }, area, digits)}`;
  return rows.map(asCount);
}

const added = (counts: readonly Count[]): Count[] =>
  [...Map.groupBy(counts, ({ set, part, area }) => `${set}\u0000${part}\u0000${area}`).values()].flatMap((same) => {
    const [first] = same;
    return first
      ? [{ ...first, n: same.reduce((total, { n }) => total + n, 0), sum: same.reduce((total, { sum }) => total + sum, 0) }]
      : [];
  });

/**
 * Sets that are cut at the same days and hold the same kind of number. What cannot lie after today is read to the end of a month that today is in.
 */
function cutsOf(sets: readonly FigureSet[], { from, to }: Days, today: string | undefined): Cut[] {
  const monthEnd = addDays(nextMonth(to), -1);
  const past = (set: FigureSet): boolean => set.past === true && today !== undefined && to >= today;
  const apart = (set: FigureSet): boolean => (set.by ?? set.spread) !== undefined;
  return [...Map.groupBy(sets, (set) => Number(past(set)) + 2 * Number(apart(set))).values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const whole = { from, to: past(first) ? monthEnd : to };
    return [{ codes: some.map(({ code }) => code), apart: apart(first), whole, ...monthsOf(whole) }];
  });
}

/** Sets and days that counters of villages do not hold. */
const uncounted = (cuts: readonly Cut[], sets: readonly FigureSet[], finest: 6 | 9 | 12 | 15): Look[] =>
  finest < 12
    ? []
    : cuts.flatMap(({ codes, whole, edges }) => {
        const days = finest === 15 ? [whole] : edges;
        return days.length === 0 ? [] : sets.filter(({ code }) => codes.includes(code)).map((set) => ({ set, days }));
      });

/** Whether counters alone answer this, no record counted: then every part of it is looked up, and one plan is right for all (`alongIndexes`). */
export const countersAnswer = (sets: readonly FigureSet[], span: Span, today?: string): boolean =>
  uncounted(cutsOf(sets, span, today), sets, finestOf(span)).length === 0;

/**
 * Counters of several sets by area, exact at the moment of the reader's snapshot. In a repeatable-read transaction several calls agree with each
 * other. Whole months come from month counters, the days around them from day counters; villages have no day counters, so their broken months
 * are counted from the records, and so is what is finer than a village. `today` (the city's day) lets the running month count as whole for sets
 * whose day cannot lie after it. A set and area may have several counters, which add up.
 */
export async function readCounters(sql: Tag, sets: readonly FigureSet[], span: Span, today?: string): Promise<readonly Counter[]> {
  if (sets.length === 0 || span.from > span.to) return [];
  const { area, digits } = span;
  const finest = finestOf(span);
  const cuts = cutsOf(sets, span, today);
  const found = finest === 15 ? [] : await counted(sql, cuts, area, digits, finest);
  const broken = uncounted(cuts, sets, finest);
  if (broken.length === 0) return found;
  const rows = await sql<CountRow[]>`${union(sql, recounts(sql, broken, area, digits))}`;
  return [...found, ...rows.map(asCounter)];
}

/** The same as counts: one of each set, area and part. */
export async function readCounts(sql: Tag, sets: readonly FigureSet[], span: Span, today?: string): Promise<Count[]> {
  return added((await readCounters(sql, sets, span, today)).flatMap(countsOf));
}
