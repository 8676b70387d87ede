import type { Limit } from "./contract.ts";
import type { Due } from "./event.ts";
import type { DueStep } from "./incident.ts";

/** Counting of time, given to decisions by the command: the calendar behind it is a register. */
export type Timing = {
  due: (from: string, limit: Limit) => Due;
  /** The due instant as it is after a stretch that does not count. */
  excluded: (due: Due, from: string, to: string, unit: Limit["unit"]) => Due;
  /** Working minutes between two instants. */
  workingMinutes: (from: string, to: string) => number;
};

/** The day of an instant in the city, which keeps Asia/Shanghai (UTC+8 all year). */
export const cityDate = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

/** The promised date from its steps; null where the clocks of another service apply. */
export function dueOf(steps: readonly DueStep[], timing: Timing): Due | null {
  let due: Due | null = null;
  let unit: Limit["unit"] = "workingDay";
  for (const step of steps) {
    if (step.kind === "from") {
      due = timing.due(step.from, step.limit);
      unit = step.limit.unit;
    } else if (due !== null) due = step.kind === "extended" ? orLater(due, timing.due(due.dueAt, step.by)) : timing.excluded(due, step.from, step.to, unit);
  }
  return due;
}

const orLater = (before: Due, after: Due): Due => ({ dueAt: after.dueAt, provisional: before.provisional || after.provisional });
