import { recounted } from "#platform/clocks";
import type { timingOf } from "#modules/incidents";
import { dutyRow, noticeNow, type ClockRow, type Clocks } from "#platform/ledger";
import { reviewOf, type Entry, type EntryEvent, type KnownEntry, type Review, type ReviewDue } from "./entry.ts";

type Counting = ReturnType<typeof timingOf>["due"];

/** A duty of the office that answers: begun on the day named for the review, met when it was confirmed, written anew or withdrawn. */
const row = (state: KnownEntry, { slot, from, due, metAt }: Review): ClockRow =>
  dutyRow({ slot, rule: "ANS-1", obligor: state.owner, startedAt: from, due, metAt, told: state.told[slot], place: state.area });

const rows = (state: Entry): ClockRow[] => (state.stage === "none" ? [] : state.reviews.map((one) => row(state, one)));
export const entryClocks: Clocks<Entry> = (_, state) => rows(state);

/** What is to be said about the review now, once. */
export function tell(state: Entry, slot: string, now: string): EntryEvent[] {
  const notice = noticeNow(rows(state), slot, now);
  return notice ? [{ type: "answers.clock-told", ...notice }] : [];
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
