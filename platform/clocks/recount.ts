import type { Limit } from "./due.ts";

/** The job that has clocks counted again. Payload: `from` and `to`, days; clocks that run between them are asked. Empty: those that are provisional. */
export const RECOUNT = "clocks.recount";

type Dated = { dueAt: string; provisional: boolean };

/** A clock that runs, with what it was counted by. No `limit`: a day was named, or nobody wrote down what it was; then it stays. */
export type Running<D extends Dated, L extends Limit, C, S extends string = string> = {
  slot: S;
  from: string;
  due: D;
  limit?: L | undefined;
  /** Pauses and extensions since, in order. */
  changes?: readonly C[];
  /** Somebody's window to act, and nobody's duty: what was told of it is never taken back, so only a later end counts. */
  right?: boolean;
};

/**
 * Which of these clocks end otherwise with the calendar that `count` counts by, when, and when they were to end (`was`). What ended before `now` (RFC 3339) has lapsed and stays so:
 * nobody becomes punctual, or late, afterwards.
 */
export function recounted<D extends Dated, L extends Limit, C, S extends string>(
  clocks: readonly Running<D, L, C, S>[],
  now: string,
  count: (from: string, limit: L, changes: readonly C[]) => D,
): { slot: S; due: D; was: string }[] {
  return clocks.flatMap(({ slot, from, due, limit, changes = [], right = false }) => {
    if (limit === undefined || due.dueAt < now) return [];
    const again = count(from, limit, changes);
    if (again.dueAt === due.dueAt && again.provisional === due.provisional) return [];
    return right && again.dueAt < due.dueAt ? [] : [{ slot, due: again, was: due.dueAt }];
  });
}
