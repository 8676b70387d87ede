import { inWorkingTime } from "#platform/clocks";
import type { Limits } from "./limits.ts";

/** Whether a clock of the table, as it read on the day it began, counts working time; one that no table holds counts the calendar's. */
export function countsWorkingTime(table: Limits, rule: string, from: string): boolean {
  const length = table.rule(rule, from)?.length;
  return length !== undefined && "limit" in length && inWorkingTime(length.limit.unit);
}
