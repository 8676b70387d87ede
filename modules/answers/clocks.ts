import { recounted } from "#platform/clocks";
import { nextNotice, type timingOf } from "#modules/incidents";
import type { ClockRow, Clocks } from "#platform/ledger";
import { reviewOf, type Entry, type EntryEvent, type KnownEntry, type Review, type ReviewDue } from "./entry.ts";

type Counting = ReturnType<typeof timingOf>["due"];

/** A duty of the office that answers: begun on the day named for the review, met when it was confirmed, written anew or withdrawn. */
function row(state: KnownEntry, { slot, from, due, metAt }: Review): ClockRow {
  const told = state.told[slot];
  const lapsed = told?.dueAt === due.dueAt && told.as === "lapsed";
  return {
    slot,
    rule: "ANS-1",
    kind: "duty",
    obligor: state.owner,
    startedAt: from,
    dueAt: due.dueAt,
    remindAt: metAt === null ? nextNotice(due, told) : null,
    provisional: due.provisional,
    status: metAt !== null ? (metAt <= due.dueAt ? "met" : "late") : lapsed ? "lapsed" : "running",
    metAt,
    place: state.area,
  };
}

export const entryClocks: Clocks<Entry> = (_, state) => (state.stage === "none" ? [] : state.reviews.map((one) => row(state, one)));

/** What is to be said about the review now, once. */
export function tell(state: Entry, slot: string, now: string): EntryEvent[] {
  if (state.stage === "none") return [];
  const found = state.reviews.find((one) => one.slot === slot);
  if (!found) return [];
  const { remindAt, dueAt } = row(state, found);
  return remindAt === null || remindAt > now ? [] : [{ type: "answers.clock-told", slot, dueAt, as: now <= dueAt ? "reminded" : "lapsed" }];
}

/** 00:00 of the day in the city. */
export const startOf = (day: string): string => new Date(`${day}T00:00:00.000+08:00`).toISOString();

/** Working days from the day named for the review: they begin then, and the office hears of it on that morning. */
export const reviewDue = (reviewBy: string, limit: ReviewDue["limit"], due: Counting): ReviewDue => ({
  ...due(startOf(reviewBy), limit),
  remindAt: new Date(Date.parse(startOf(reviewBy)) + MORNING_MS).toISOString(),
  limit,
});
const MORNING_MS = 8 * 3_600_000;

/** With the holidays as they are known now. */
export function recount(state: Entry, now: string, due: Counting): EntryEvent[] {
  const running = state.stage === "none" ? null : reviewOf(state);
  if (running === null) return [];
  const { slot, reviewBy, due: was } = running;
  const again = (from: string, limit: typeof was.limit) => ({ ...due(from, limit), remindAt: was.remindAt, limit });
  return recounted([{ slot, from: startOf(reviewBy), due: was, limit: was.limit }], now, again).map((moved) => ({
    type: "answers.review-recounted",
    due: moved.due,
    was: moved.was,
  }));
}
