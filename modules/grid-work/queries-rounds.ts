import type { QueryContext } from "#platform/modules";

/** Rounds of periods that are not over and in which nobody has looked yet, and those opened this period whatever became of them. */
export const readOpenRounds = (ctx: QueryContext, today: string): Promise<{ home: string; id: string; dropped: boolean }[]> =>
  ctx.db<{ home: string; id: string; dropped: boolean }[]>`
    select home, id, dropped from grid_work.round where due_on >= ${today}::date and from_on <= ${today}::date`;
