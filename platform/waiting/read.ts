import type { Fragment, Tag } from "../figures/sql.ts";
import type { QueryContext } from "../modules/query.ts";
import type { Place } from "../paging/index.ts";
import type { WaitingRow, WaitingSource } from "./source.ts";

export const WHOSE = ["all", "me", "post"] as const;
export const DUE = ["any", "late", "today", "week"] as const;

export type WaitingFilter = {
  whose: (typeof WHOSE)[number];
  due: (typeof DUE)[number];
  /** Rows at these places alone; null: wherever. */
  areas: readonly string[] | null;
};

const DAY_MS = 86_400_000;
const CHINA_MS = 8 * 3_600_000;

/** Before which instant a row must be due to be shown, or null. "today" and "week" hold what is late too: it is due first of all. */
export function dueBefore(due: WaitingFilter["due"], now: string): string | null {
  if (due === "any") return null;
  if (due === "late") return now;
  const midnight = Math.floor((Date.parse(now) + CHINA_MS) / DAY_MS) * DAY_MS - CHINA_MS;
  return new Date(midnight + (due === "today" ? 1 : 7) * DAY_MS).toISOString();
}

function narrowed(sql: Tag, { whose, due, areas }: WaitingFilter, now: string): Fragment {
  const before = dueBefore(due, now);
  const person = whose === "all" ? sql`true` : whose === "me" ? sql`own` : sql`not own`;
  const time = before === null ? sql`true` : sql`due_at < ${before}`;
  const where = areas === null ? sql`true` : sql`place like any(${areas.map((area) => `${area}%`)}::text[])`;
  return sql`${person} and ${time} and ${where}`;
}

export type FoundRow = WaitingRow & { at: string };

/** The rows of one source after a place in the order of due times, at most `limit`; what has no clock comes last. */
export async function readWaiting(
  ctx: QueryContext,
  source: WaitingSource,
  filter: WaitingFilter,
  { from, limit }: { from: Place | null; limit: number },
): Promise<FoundRow[]> {
  const sql = ctx.db;
  const after = from ? sql`(coalesce(due_at, 'infinity'::timestamptz), id) > (${from.at}::timestamptz, ${from.id}::uuid)` : sql`true`;
  return sql<FoundRow[]>`
    select home, id::text as id, place, step, own, due_at as "dueAt", provisional, about,
      coalesce(to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'infinity') as at
    from (${source.rows(sql, ctx)}) as waiting
    where ${narrowed(sql, filter, ctx.now)} and ${after}
    order by coalesce(due_at, 'infinity'::timestamptz), waiting.id limit ${limit}`;
}

export type WaitingCount = { n: number; late: number };
export const COUNTED_TO = 1000;

/** How many wait and how many of them are late, counted no further than a thousand. */
export async function countWaiting(ctx: QueryContext, source: WaitingSource, filter: WaitingFilter): Promise<WaitingCount> {
  const sql = ctx.db;
  const [row] = await sql<WaitingCount[]>`
    select count(*)::int as n, (count(*) filter (where due_at < ${ctx.now}))::int as late from (
      select due_at from (${source.rows(sql, ctx)}) as waiting where ${narrowed(sql, filter, ctx.now)}
      order by due_at limit ${COUNTED_TO}) as some_of_them`;
  return row ?? { n: 0, late: 0 };
}
