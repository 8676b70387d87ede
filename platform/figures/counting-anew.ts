import { foldDeltas } from "./fold.ts";
import { LEVELS } from "./levels.ts";
import type { FigureSet } from "./set.ts";
import { named, type Tag } from "./sql.ts";
import { countedOf } from "./verify.ts";

/**
 * Counts a set anew from its records and puts every counter in its place, inside the caller's transaction, which holds off whoever writes records: what is
 * not yet folded is folded first, so that nothing is counted twice.
 */
export async function countAnew(sql: Tag, set: FigureSet): Promise<void> {
  const waiting = async (): Promise<boolean> => (await sql`select 1 from ledger.outbox where kind = 'figures.delta' limit 1`).length > 0;
  // Another folder may be at work on the last of them: it is done in a moment.
  while (await waiting()) if ((await foldDeltas(sql)) === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  await sql`create temporary table counted_anew on commit drop as ${countedOf(sql, set)}`;
  for (const { table, digits, unit } of LEVELS) {
    const day = unit === "month" ? sql`date_trunc('month', day)::date` : sql`day`;
    await sql`delete from ${named(sql, table)} where measure = ${set.code}`;
    await sql`
      insert into ${named(sql, table)} (measure, ${named(sql, unit)}, area, n, sum, parts, ns)
      select ${set.code}::text, day, area, sum(n), sum(sum), array_agg(part) filter (where part <> '' and n <> 0), array_agg(n) filter (where part <> '' and n <> 0)
      from (
        select ${day} as day, left(place, ${digits}::int) as area, part, sum(n)::int8 as n, sum(sum) as sum from counted_anew group by 1, 2, 3
      ) as by_part
      group by 1, 2, 3`;
  }
  await sql`drop table counted_anew`;
}
