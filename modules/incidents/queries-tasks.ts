import type { QueryContext } from "#platform/modules";
import { statesOf } from "#platform/reading";
import type { QueueRow } from "./contract.ts";
import { incident } from "./evolve.ts";
import { taxonomy } from "./limits.ts";
import { mayOf } from "./may.ts";
import { readQueue } from "./queries-queue.ts";
import type { View } from "./queries-views.ts";
import { reachSent } from "./queries-visible.ts";

export type GridTask = QueueRow & { task: "verify" | "check" | "assigned" };

const VIEWS: readonly (readonly [View, GridTask["task"], string])[] = [
  ["mine", "assigned", "incidents.feed-back-incident"],
  ["verify", "verify", "incidents.verify-incident"],
  ["check", "check", "incidents.check-incident"],
];

/** What the reader may act on now in these grids: reports to verify or put right, results to check, tasks given by name. The first page of each. */
export async function readTasks(ctx: QueryContext, grids: readonly string[]): Promise<GridTask[]> {
  const found = new Map<string, { row: QueueRow; task: GridTask["task"]; command: string }>();
  for (const area of grids)
    for (const [view, task, command] of VIEWS) {
      const { rows } = await readQueue(ctx, { view, area, sort: "due" });
      for (const row of rows) if (!found.has(row.id)) found.set(row.id, { row, task, command });
    }
  const keys = [...found.values()].map(({ row }) => row);
  await reachSent(ctx, keys);
  const states = await statesOf(ctx, incident, keys);
  const entries = ctx.read(taxonomy);
  const may = new Map(
    [...states].map(([id, state]) => {
      return [id, mayOf(state, ctx, entries.known(state.category)).map(({ command }) => command)] as const;
    }),
  );
  return [...found.values()].flatMap(({ row, task, command }) => (may.get(row.id)?.includes(command) ? [{ ...row, task }] : []));
}
