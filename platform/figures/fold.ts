import type { Tag } from "./sql.ts";

/**
 * Adds up to `batch` unfolded deltas to the counters and takes them out of the outbox, in one statement: each is counted once, also when
 * the process dies in the middle. One folder works at a time (the row of figures.folder); another gets 0 and comes again. Returns how many
 * outbox rows were folded.
 */
export async function foldDeltas(sql: Tag, batch = 100): Promise<number> {
  const [row] = await sql<{ folded: number; holders: number }[]>`
    with mine as (select 1 from figures.folder for update skip locked),
    claimed as (
      select home, id from ledger.outbox where kind = 'figures.delta' and exists (select 1 from mine) order by id limit ${batch} for update skip locked
    ),
    gone as (
      delete from ledger.outbox where home = any(array(select distinct home from claimed)) and id = any(array(select id from claimed)) returning payload
    ),
    delta as (
      select d."set" as measure, d.part, d.day, d.place, sum(d.n) as n, sum(d.sum) as sum
      from gone, jsonb_to_recordset(gone.payload) as d("set" text, part text, day date, place text, n int8, sum numeric)
      group by 1, 2, 3, 4
    ),
    counties as (
      insert into figures.county_day as c (measure, day, area, part, n, sum)
      select measure, day, left(place, 6), part, sum(n), sum(sum) from delta group by 1, 2, 3, 4 having sum(n) <> 0 or sum(sum) <> 0
      on conflict (measure, day, area, part) do update set n = c.n + excluded.n, sum = c.sum + excluded.sum
    ),
    county_months as (
      insert into figures.county_month as c (measure, month, area, part, n, sum)
      select measure, date_trunc('month', day)::date, left(place, 6), part, sum(n), sum(sum) from delta group by 1, 2, 3, 4 having sum(n) <> 0 or sum(sum) <> 0
      on conflict (measure, month, area, part) do update set n = c.n + excluded.n, sum = c.sum + excluded.sum
    ),
    town_months as (
      insert into figures.town_month as c (measure, month, area, part, n, sum)
      select measure, date_trunc('month', day)::date, left(place, 9), part, sum(n), sum(sum) from delta group by 1, 2, 3, 4 having sum(n) <> 0 or sum(sum) <> 0
      on conflict (measure, month, area, part) do update set n = c.n + excluded.n, sum = c.sum + excluded.sum
    ),
    towns as (
      insert into figures.town_day as c (measure, day, area, part, n, sum)
      select measure, day, left(place, 9), part, sum(n), sum(sum) from delta group by 1, 2, 3, 4 having sum(n) <> 0 or sum(sum) <> 0
      on conflict (measure, day, area, part) do update set n = c.n + excluded.n, sum = c.sum + excluded.sum
    ),
    villages as (
      insert into figures.village_month as c (measure, area, month, part, n, sum)
      select measure, left(place, 12), date_trunc('month', day)::date, part, sum(n), sum(sum) from delta group by 1, 2, 3, 4 having sum(n) <> 0 or sum(sum) <> 0
      on conflict (measure, area, month, part) do update set n = c.n + excluded.n, sum = c.sum + excluded.sum
    )
    select count(*)::int as folded, (select count(*)::int from figures.folder) as holders from gone`;
  if (row && row.holders > 0) return row.folded;
  // The row was emptied away with everything else (a restore, a demonstration loaded anew): without it nobody would ever fold.
  await sql`insert into figures.folder (id) values (1) on conflict do nothing`;
  return foldDeltas(sql, batch);
}
