import type { Fragment, Tag } from "./sql.ts";

/** Counted no further: more is "999+" on any screen. */
const AT_MOST = 1000;

/** How many rows of `table` each view holds, up to a thousand. `of`: what a view's rows must fulfil, the reader's own reach included. */
export async function countedViews<V extends string>(
  sql: Tag,
  table: string,
  views: readonly V[],
  of: (view: V) => Fragment,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const view of views) {
    const [row] = (await sql`
      select count(*)::int as n from (select 1 from ${sql(table)} where ${of(view)} limit ${AT_MOST}) as some_of_them`) as { n: number }[];
    counts[view] = row?.n ?? 0;
  }
  return counts;
}
