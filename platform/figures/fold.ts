import { LEVELS, type Level } from "./levels.ts";
import { named, type Fragment, type Tag } from "./sql.ts";

/** What the deltas add to the counters of one level: a row a set, day and area, what is counted apart inside it. */
const added =
  (sql: Tag) =>
  ({ table, digits, unit }: Level): Fragment => {
    const day = unit === "month" ? sql`date_trunc('month', day)::date` : sql`day`;
    return sql`
    ${named(sql, table.replace(".", "_"))} as (
      insert into ${named(sql, table)} as c (measure, ${named(sql, unit)}, area, n, sum, parts, ns)
      select measure, day, area, sum(n), sum(sum), array_agg(part) filter (where part <> '' and n <> 0), array_agg(n) filter (where part <> '' and n <> 0)
      from (
        select measure, ${day} as day, left(place, ${digits}::int) as area, part, sum(n)::int8 as n, sum(sum) as sum from delta group by 1, 2, 3, 4
      ) as by_part
      group by 1, 2, 3 having bool_or(n <> 0 or sum <> 0)
      on conflict (measure, ${named(sql, unit)}, area)
        do update set n = c.n + excluded.n, sum = c.sum + excluded.sum, (parts, ns) = (
          select array_agg(part), array_agg(n) from (
            select part, sum(n)::int8 as n from (
              select unnest(c.parts) as part, unnest(c.ns) as n union all select unnest(excluded.parts), unnest(excluded.ns)
            ) as both_of_them where c.parts is not null or excluded.parts is not null group by 1 having sum(n) <> 0
          ) as added_up)
    )`;
  };

/**
 * Adds up to `batch` unfolded deltas to the counters and takes them out of the outbox, in one statement: each is counted once, also when
 * the process dies in the middle. One folder works at a time (the row of figures.folder); another gets 0 and comes again; while there is nothing to fold
 * nothing is locked. Returns how many
 * outbox rows were folded.
 */
export async function foldDeltas(sql: Tag, batch = 100): Promise<number> {
  const [row] = await sql<{ folded: number; holders: number }[]>`
    with mine as (
      select 1 from figures.folder where exists (select 1 from ledger.outbox where kind = 'figures.delta') for update skip locked
    ),
    claimed as (
      select home, id from ledger.outbox where kind = 'figures.delta' and exists (select 1 from mine) order by id limit ${batch} for update skip locked
    ),
    gone as (
      delete from ledger.outbox where home = any(array(select distinct home from claimed)) and id = any(array(select id from claimed)) returning payload
    ),
    delta as (
      select d."set" as measure, coalesce(d.part, '') as part, d.day, d.place, sum(d.n)::int8 as n, sum(d.sum) as sum
      from gone, json_to_recordset(gone.payload) as d("set" text, part text, day date, place text, n int8, sum numeric)
      group by 1, 2, 3, 4
    ),
    ${LEVELS.map(added(sql)).reduce((left, right) => sql`${left}, ${right}`)}
    select count(*)::int as folded, (select count(*)::int from figures.folder) as holders from gone`;
  if (row && row.holders > 0) return row.folded;
  // The row was emptied away with everything else (a restore, a demonstration loaded anew): without it nobody would ever fold.
  await sql`insert into figures.folder (id) values (1) on conflict do nothing`;
  return foldDeltas(sql, batch);
}
