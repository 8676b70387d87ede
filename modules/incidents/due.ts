import type { Limit as AnyLimit } from "#platform/clocks";
import { addDays } from "#platform/days";
import type { Limit } from "./contract.ts";
import type { Due } from "./event.ts";

/** What moved a promised date after it was made: each pause, and the one extension. */
export type Change = { kind: "suspended"; from: string; to: string } | { kind: "extended"; by: Limit };

/** How the promised date came about, so that it can be counted again when a calendar is loaded. */
export type Counting = { from: string; limit: Limit; changes: readonly Change[] };

/** Counting of time, given to decisions by the command: the calendar behind it is a register. */
export type Timing = {
  due: (from: string, limit: AnyLimit, changes?: readonly Change[]) => Due;
  /** The end of a day, "YYYY-MM-DD", for a duty that begins now. */
  endOf: (day: string, from: string) => Due;
  workingMinutes: (from: string, to: string) => number;
};

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** null: the clocks of another service apply. */
export const counted = (counting: Counting | null, timing: Timing): Due | null =>
  counting && timing.due(counting.from, counting.limit, counting.changes);

export const changed = (counting: Counting | null, change: Change): Counting | null =>
  counting && { ...counting, changes: [...counting.changes, change] };

/** Marks a step after which the promised date is another than the one last told. */
export const moved = (told: Due | null, due: Due | null): { dueMoved?: true } =>
  due !== null && due.dueAt !== told?.dueAt ? { dueMoved: true } : {};
