import type { Sql } from "postgres";
import type { ReadingCount } from "../modules/held.ts";

/**
 * How often sealed fields were opened on these days of the city, both included, on records of an area: counts alone, by purpose and right. Who looked,
 * at what and why does not leave this function. Small counts are in it: whoever publishes withholds them.
 */
export const countReadings = (sql: Sql, area: string, { from, to }: { from: string; to: string }): Promise<ReadingCount[]> =>
  sql<ReadingCount[]>`
    select coalesce(purpose, '') as purpose, coalesce(basis, '') as basis, count(*)::int as n from vault.read
    where home like ${`${area}%`}
      and at >= ${`${from}T00:00:00+08:00`}::timestamptz and at < ${`${to}T00:00:00+08:00`}::timestamptz + interval '1 day'
    group by 1, 2 order by 1, 2`;
