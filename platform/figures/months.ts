import type { Counter } from "./levels.ts";
import { named, type Tag } from "./sql.ts";

/** Counters of whole months that can answer by areas of so many digits. */
const MONTHS = { 4: "figures.county_month", 6: "figures.county_month", 9: "figures.town_month", 12: "figures.village_month" } as const;

/** `month` is its first day. */
export type MonthCounter = Counter & { month: string };

/**
 * Counters of these sets by area and calendar month, for all months from that of `from` to that of `to`, in one look: counters and the tail not yet
 * folded, exact at the reader's snapshot. The same numbers as `readCounters` gives month by month.
 */
export async function readMonths(
  sql: Tag,
  sets: readonly string[],
  { area, digits, from, to }: { area: string; digits: 4 | 6 | 9 | 12; from: string; to: string },
): Promise<readonly MonthCounter[]> {
  const like = `${area}%`;
  const codes = sets as string[];
  const [first, last] = [`${from.slice(0, 7)}-01`, `${to.slice(0, 7)}-01`];
  const parts = sql`
    select measure, area, month, n, sum, parts, ns from ${named(sql, MONTHS[digits])}
    where measure = any(${codes}::text[]) and area like ${like} and month between ${first}::date and ${last}::date
    union all
    select d."set", d.place, date_trunc('month', d.day)::date, d.n, d.sum, case when d.part <> '' then array[d.part] end, case when d.part <> '' then array[d.n] end
    from ledger.outbox o, json_to_recordset(o.payload) as d("set" text, part text, day date, place text, n int8, sum numeric)
    where o.kind = 'figures.delta' and d."set" = any(${codes}::text[]) and d.place like ${like}
      and date_trunc('month', d.day)::date between ${first}::date and ${last}::date`;
  return sql<MonthCounter[]>`
    select measure as "set", left(area, ${digits}::int) as area, month::text as month, sum(n)::int8 as n, sum(sum)::float8 as sum,
      json_agg(parts) filter (where parts is not null) as parts, json_agg(ns) filter (where ns is not null) as ns
    from (${parts}) as all_parts group by 1, 2, 3`;
}

/** The first month with a record of one of these sets ("2021-01"), or null: where the history of a figure begins. */
export async function countedSince(sql: Tag, sets: readonly string[]): Promise<string | null> {
  const codes = sets as string[];
  const [row] = await sql<{ month: string | null }[]>`
    select min(month)::text as month from (
      select month from figures.county_month where measure = any(${codes}::text[]) and n > 0
      union all
      select date_trunc('month', d.day)::date from ledger.outbox o, json_to_recordset(o.payload) as d("set" text, day date, n int8)
      where o.kind = 'figures.delta' and d."set" = any(${codes}::text[]) and d.n > 0
    ) as counted`;
  return row?.month?.slice(0, 7) ?? null;
}
