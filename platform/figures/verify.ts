import type { FigureSet } from "./set.ts";
import { LEVELS, type Level } from "./levels.ts";
import { partOf } from "./read.ts";
import { named, toSql, type Fragment, type Tag } from "./sql.ts";

export type WrongCounter = { table: string; key: string; what: string };

type Row = { table: string; day: string; area: string; part: string; is: number; wanted: number };

const MOST = 50;

/** How many records of a set there are by day, place and part, counted from the records themselves. */
export function countedOf(sql: Tag, set: FigureSet): Fragment {
  const day = named(sql, set.day);
  const sum = set.sum === undefined ? sql`0` : sql`coalesce(sum(${named(sql, set.sum)}), 0)`;
  return sql`
    select ${day} as day, left(place, 12) as place, ${partOf(sql, set)} as part, count(*) as n, (${sum})::numeric as sum
    from ${named(sql, set.table)} where ${toSql(sql, set.where)} and ${day} is not null group by 1, 2, 3`;
}

/** One level of the counters beside the records: every row whose number is not that of its records, missing ones and strays included. */
function compared(sql: Tag, set: FigureSet, { table, digits, unit }: Level): Fragment {
  const of = (day: Fragment): Fragment => (unit === "month" ? sql`date_trunc('month', ${day})::date` : day);
  return sql`
    (select ${table}::text as table, coalesce(h.day, w.day)::text as day, coalesce(h.area, w.area) as area, coalesce(h.part, w.part) as part, coalesce(h.n, 0)::int8 as is, coalesce(w.n, 0)::int8 as wanted
    from (
      select day, area, part, sum(n) as n, sum(sum) as sum from (
        select ${named(sql, unit)} as day, area, '' as part, n - coalesce((select sum(apart) from unnest(ns) as apart), 0) as n, sum
        from ${named(sql, table)} where measure = ${set.code}
        union all select ${named(sql, unit)}, area, unnest(parts), unnest(ns), 0 from ${named(sql, table)} where measure = ${set.code}
        union all select ${of(sql`day`)}, left(place, ${digits}::int), part, n, sum from tail
      ) as folded_and_not group by 1, 2, 3
    ) h
    full join (select ${of(sql`day`)} as day, left(place, ${digits}::int) as area, part, sum(n) as n, sum(sum) as sum from wanted group by 1, 2, 3) w
      on h.day = w.day and h.area = w.area and h.part = w.part
    where coalesce(h.n, 0) <> coalesce(w.n, 0) or abs(coalesce(h.sum, 0) - coalesce(w.sum, 0)) > 0.000001
    limit ${MOST})`;
}

/**
 * Counts every set again from its records and compares each counter, together with what is not yet folded, in one snapshot. Names the counters
 * that are not the number of their records, at most fifty a table and set.
 */
export async function verifyCounters(sql: Tag, sets: readonly FigureSet[]): Promise<WrongCounter[]> {
  const found: WrongCounter[] = [];
  for (const set of sets) {
    const levels = LEVELS.map((level) => compared(sql, set, level)).reduce((left, right) => sql`${left} union all ${right}`);
    const rows = await sql<Row[]>`
      with wanted as materialized (${countedOf(sql, set)}),
      tail as materialized (
        select d.day, d.place, coalesce(d.part, '') as part, d.n, d.sum
        from ledger.outbox o, json_to_recordset(o.payload) as d("set" text, part text, day date, place text, n int8, sum numeric)
        where o.kind = 'figures.delta' and d."set" = ${set.code})
      ${levels}`;
    for (const { table, day: at, area, part, is, wanted } of rows)
      found.push({ table, key: [set.code, at, area, part].filter(Boolean).join("/"), what: `says ${is}, its records are ${wanted}` });
  }
  return found;
}
