import type { FigureSet } from "./set.ts";
import { named, toSql, type Fragment, type Tag } from "./sql.ts";

/** Significant digits of the areas to answer by: 4 the whole, 6, 9 or 12. */
export type Digits = 4 | 6 | 9 | 12;

/** Which records: inside the area with this code prefix, on days from `from` to `to` (both counted, "YYYY-MM-DD"). */
export type Span = { area: string; digits: Digits; from: string; to: string };

/** Records of one set in one area. `area` may be shorter than asked: records whose place is not known more finely. `part` is "" but for sets with `by`. */
export type Count = { set: string; part: string; area: string; n: number; sum: number };

const monthStart = (day: string): string => `${day.slice(0, 7)}-01`;
const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const nextMonth = (day: string): string => monthStart(shifted(monthStart(day), 31));

/** The whole months inside a span, and the days before and after them. */
export function monthsOf({ from, to }: { from: string; to: string }): {
  months: { from: string; to: string } | null;
  edges: { from: string; to: string }[];
} {
  const first = from === monthStart(from) ? from : nextMonth(from);
  const last = shifted(to, 1) === monthStart(shifted(to, 1)) ? to : shifted(monthStart(to), -1);
  if (first > last) return { months: null, edges: from <= to ? [{ from, to }] : [] };
  const edges = [
    { from, to: shifted(first, -1) },
    { from: shifted(last, 1), to },
  ].filter((edge) => edge.from <= edge.to);
  return { months: { from: first, to: last }, edges };
}

type CountRow = { measure: string; part: string; area: string; n: number; sum: number };

const asCount = ({ measure, part, area, n, sum }: CountRow): Count => ({ set: measure, part, area, n, sum });

/** The counters that can answer: as fine as the areas asked for, and as the area they lie in. */
const finestOf = ({ area, digits }: { area: string; digits: Digits }): number =>
  [6, 9, 12].find((length) => length >= Math.max(digits, area.length)) ?? 15;

/** Counters and the tail not yet folded into them, in one statement: one snapshot sees each change in exactly one of the two. */
async function counted(sql: Tag, sets: readonly FigureSet[], { area, digits, from, to }: Span): Promise<Count[]> {
  const codes = sets.map((set) => set.code);
  const like = `${area}%`;
  const finest = finestOf({ area, digits });
  const stored = (
    finest === 12
      ? sql`select measure, part, area, n, sum from figures.village_month where measure = any(${codes}::text[]) and area like ${like} and month between ${from}::date and ${to}::date`
      : finest === 9
        ? sql`select measure, part, area, n, sum from figures.town_day where measure = any(${codes}::text[]) and area like ${like} and day between ${from}::date and ${to}::date`
        : sql`select measure, part, area, n, sum from figures.county_day where measure = any(${codes}::text[]) and area like ${like} and day between ${from}::date and ${to}::date`
  ) as Fragment;
  const rows = await sql<CountRow[]>`
    with tail as (
      select d."set" as measure, coalesce(d.part, '') as part, d.place as area, d.n, d.sum
      from ledger.outbox o, jsonb_to_recordset(o.payload) as d("set" text, part text, day date, place text, n int8, sum numeric)
      where o.kind = 'figures.delta' and d."set" = any(${codes}::text[]) and d.place like ${like} and d.day between ${from}::date and ${to}::date
    )
    select measure, part, left(area, ${digits}::int) as area, sum(n)::int8 as n, sum(sum)::float8 as sum
    from (${stored} union all select measure, part, area, n, sum from tail) as both_parts
    group by 1, 2, 3 having sum(n) <> 0 or sum(sum) <> 0`;
  return rows.map(asCount);
}

/** As `deltas` counts apart. */
function partOf(sql: Tag, set: FigureSet): Fragment {
  if (set.spread !== undefined) {
    const value = named(sql, set.spread);
    return sql`coalesce((${value} - ${value} % power(10, greatest(0, length(${value}::text) - 2))::int)::text, '')` as Fragment;
  }
  return (set.by === undefined ? sql`''` : sql`coalesce(${named(sql, set.by)}, '')`) as Fragment;
}

/** Counts the records themselves, by the same condition as the counters. `area` "" is everywhere the reader may see. */
export async function recount(sql: Tag, set: FigureSet, { area, digits, from, to }: Span): Promise<Count[]> {
  const day = named(sql, set.day);
  const part = partOf(sql, set);
  const sum = (set.sum === undefined ? sql`0` : sql`coalesce(sum(${named(sql, set.sum)}), 0)`) as Fragment;
  const rows = await sql<CountRow[]>`
    select ${set.code}::text as measure, ${part} as part, left(place, ${digits}::int) as area, count(*)::int8 as n, (${sum})::float8 as sum
    from ${named(sql, set.table)}
    where ${toSql(sql, set.where)} and ${day} between ${from}::date and ${to}::date and place like ${`${area}%`}
    group by 2, 3`;
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
 * Counts of several sets by area, exact at the moment of the reader's snapshot. In a repeatable-read transaction several calls agree with each
 * other. Villages are counted by month: days of broken months at either end are counted from the records.
 */
export async function readCounts(sql: Tag, sets: readonly FigureSet[], span: Span): Promise<Count[]> {
  if (sets.length === 0 || span.from > span.to) return [];
  const finest = finestOf(span);
  if (finest < 12) return counted(sql, sets, span);
  // A part of a village has no counter of its own.
  const { months, edges } = finest === 12 ? monthsOf(span) : { months: null, edges: [span] };
  const found = months ? await counted(sql, sets, { ...span, ...months }) : [];
  for (const edge of edges) for (const set of sets) found.push(...(await recount(sql, set, { ...span, ...edge })));
  return added(found);
}

/** The least value that at least this share of the records does not exceed (percentile_disc), of a set with `spread`; null of none. */
export function percentile(counts: readonly Count[], share: number): number | null {
  const buckets = counts.filter(({ part, n }) => part !== "" && n > 0).toSorted((left, right) => Number(left.part) - Number(right.part));
  const wanted = share * buckets.reduce((total, { n }) => total + n, 0);
  let seen = 0;
  for (const { part, n } of buckets) {
    seen += n;
    if (seen >= wanted) return Number(part);
  }
  return null;
}
