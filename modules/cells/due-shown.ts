import { inWorkingTime } from "#platform/clocks";
import type { Running } from "./application-state.ts";

/** An end as a screen counts down to it; one of before its limit was kept is said in calendar days. */
export const dueShown = ({ due: { dueAt, provisional, limit } }: Running) => ({
  dueAt,
  provisional,
  working: limit !== undefined && inWorkingTime(limit.unit),
});
