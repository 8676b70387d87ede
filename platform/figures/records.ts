import { decodePlace, encodePlace, PAGE } from "../paging/index.ts";
import { inside, onDays } from "./read.ts";
import type { FigureSet } from "./set.ts";
import { everyOf, named, toSql, type Fragment, type Tag } from "./sql.ts";

/** Days from `from` to `to`, both counted; `where`: which of the records the reader may see; `columns`: what is read of each; `cursor`: where the last page ended. */
type Ask = {
  from: string;
  to: string;
  area?: string | undefined;
  where: readonly Fragment[];
  columns: Fragment;
  cursor?: string | undefined;
  size?: number;
};

/**
 * A page of the records behind a set, by day and then by what tells its rows apart: by the very condition the counters count by, so that a number opens
 * into what it is made of. Rows are told apart by a uuid (`id`, or the set's `each`); `day` of a row is the one it is counted on. Refuses `platform.no-such-page`.
 */
export async function recordsBehind<Row extends object>(
  sql: Tag,
  set: FigureSet,
  { from, to, area = "", where, columns, cursor, size = PAGE }: Ask,
): Promise<{ rows: (Row & { day: string })[]; next: string | null }> {
  const day = named(sql, set.day);
  const each = named(sql, set.each ?? "id");
  const after = decodePlace(cursor);
  const of = everyOf(sql, [
    toSql(sql, set.where),
    onDays(sql, set, { from, to }),
    inside(sql, area),
    ...where,
    ...(after ? [sql`(${day}, ${each}) > (${after.at}::date, ${after.id}::uuid)`] : []),
  ]);
  const found = await sql<(Row & { day: string; row_each: string })[]>`
    select ${columns}, ${day}::text as day, ${each}::text as row_each from ${named(sql, set.table)} where ${of}
    order by ${day}, ${each} limit ${size + 1}`;
  const last = found[size - 1];
  return { rows: found.slice(0, size), next: found.length > size && last ? encodePlace({ at: last.day, id: last.row_each }) : null };
}
