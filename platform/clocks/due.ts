import type { Calendar } from "./calendar.ts";
import { addMonths, dayAt, endOf, instantOf, isoOf, type DayNumber } from "./day.ts";
import { afterWorked, opening, unsureBetween, workdayAfter, workdayBefore, workdayFrom, workdaysBetween, workedMs } from "./work.ts";

/** minute and hour run on, nights and holidays included; workingHour and workingDay stop outside working time; day is a calendar day. */
export type Unit = "minute" | "hour" | "workingHour" | "workingDay" | "day" | "month";
/** Whether what is left of a limit is said in working time: it stands still outside it. */
export const inWorkingTime = (unit: Unit): boolean => unit === "workingDay" || unit === "workingHour";
/** A whole amount from 0; 0 days is "the same day". */
export type Limit = { amount: number; unit: Unit };

/** What happened to a clock after it started, in order. A suspension excludes its time in the limit's own measure; `to` null: it still lasts and moves nothing yet. */
export type Change = { kind: "suspended"; from: string; to: string | null } | { kind: "extended"; by: Limit };

export type DueOptions = {
  changes?: readonly Change[];
  /** Counting rule 2: a last day that is off moves to the first working day after. Default true; never for units that run on or count working time. */
  lastDayMoves?: boolean;
};

export type Due = {
  /** RFC 3339 instant in UTC, with milliseconds: the last moment that is still in time. */
  dueAt: string;
  /** A day without a notice had a say in it: compute it again when the notice is loaded. */
  provisional: boolean;
  /**
   * When the last day moved off a holiday: the opening of work on the last working day before the period's own last day. That somebody's last day
   * moves is certain in civil procedure and reconsideration, and by analogy only elsewhere, so an authority is warned as if it did not (domain.md §1.5, 6).
   */
  warnAt: string | null;
};

/** What stands while a due date is worked out: `last` is the period's own last day, `end` the day (or instant) that counts after rule 2. */
type Reckoning = { last: DayNumber; end: DayNumber; unsure: boolean };

const checked = ({ amount, unit }: Limit): Limit => {
  if (!Number.isInteger(amount) || amount < 0 || amount > 100_000) throw new RangeError(`a limit of ${amount} ${unit}`);
  return { amount, unit };
};

const byDays = (unit: Unit): unit is "day" | "workingDay" | "month" => unit === "day" || unit === "workingDay" || unit === "month";

function step(calendar: Calendar, from: DayNumber, { amount, unit }: Limit): DayNumber {
  if (unit === "month") return addMonths(from, amount);
  if (unit === "day") return from + amount;
  return amount === 0 ? workdayFrom(calendar, from) : workdayAfter(calendar, from, amount);
}

function reckon(calendar: Calendar, from: DayNumber, limit: Limit, moves: boolean): Reckoning {
  return settle(calendar, from, step(calendar, from, limit), limit.unit, moves);
}

/** Rule 2, and whether a day without a notice had a say: every day counted for working days, only the last ones for calendar days. */
function settle(calendar: Calendar, from: DayNumber, last: DayNumber, unit: Unit, moves: boolean): Reckoning {
  if (unit === "workingDay")
    return { last, end: last, unsure: unsureBetween(calendar, from, last) || (from === last && unsureBetween(calendar, last - 1, last)) };
  const end = moves ? workdayFrom(calendar, last) : last;
  return { last, end, unsure: moves && unsureBetween(calendar, last - 1, end) };
}

type Applied = { kind: "suspended"; from: number; to: number } | { kind: "extended"; by: Limit };

/** Suspensions one after the other, each beginning where the one before ended at the earliest, so that no time is excluded twice. */
function applied(changes: readonly Change[], start: number): Applied[] {
  let free = start;
  return changes.flatMap((change): Applied[] => {
    if (change.kind === "extended") return [{ kind: change.kind, by: checked(change.by) }];
    if (change.to === null) return [];
    const from = Math.max(instantOf(change.from), free);
    const to = instantOf(change.to);
    free = Math.max(free, to);
    return to > from ? [{ kind: change.kind, from, to }] : [];
  });
}

function dueByDays(calendar: Calendar, start: number, limit: Limit, options: DueOptions): Due {
  const { unit } = limit;
  const moves = options.lastDayMoves ?? true;
  let now = reckon(calendar, dayAt(start), limit, moves);
  let unsure = now.unsure;
  for (const change of applied(options.changes ?? [], start)) {
    if (change.kind === "extended") now = extend(calendar, now, change.by, moves);
    else if (change.from <= endOf(now.end)) {
      const [from, to] = [dayAt(change.from), dayAt(change.to)];
      // Suspended on a day that was only left because the last day was a holiday: that day is what remains.
      const last = from > now.last ? now.end : now.last;
      const pause = unit === "workingDay" ? workdaysBetween(calendar, from, to) : to - from;
      const moved = unit !== "workingDay" ? last + pause : pause === 0 ? last : workdayAfter(calendar, last, pause);
      now = settle(calendar, Math.min(from, last), moved, unit, moves);
    }
    unsure ||= now.unsure;
  }
  const warnAt = now.end > now.last ? isoOf(opening(calendar, workdayBefore(calendar, now.last))) : null;
  return { dueAt: isoOf(endOf(now.end)), provisional: unsure, warnAt };
}

function extend(calendar: Calendar, now: Reckoning, by: Limit, moves: boolean): Reckoning {
  if (!byDays(by.unit)) throw new RangeError(`a limit in days cannot be extended by ${by.unit}s`);
  return reckon(calendar, now.end, by, moves);
}

function dueByTime(calendar: Calendar, start: number, limit: Limit, options: DueOptions): Due {
  const working = limit.unit === "workingHour";
  const lengthOf = ({ amount, unit }: Limit): number => amount * (unit === "minute" ? 60_000 : 3_600_000);
  const after = (from: number, ms: number): number => (working ? afterWorked(calendar, from, ms) : from + ms);
  let due = after(start, lengthOf(limit));
  for (const change of applied(options.changes ?? [], start)) {
    if (change.kind === "extended") {
      if (byDays(change.by.unit) || (change.by.unit === "workingHour") !== working)
        throw new RangeError(`a limit in ${limit.unit}s cannot be extended by ${change.by.unit}s`);
      due = after(due, lengthOf(change.by));
    } else if (change.from <= due) due = after(due, working ? workedMs(calendar, change.from, change.to) : change.to - change.from);
  }
  return { dueAt: isoOf(due), provisional: working && unsureBetween(calendar, dayAt(start) - 1, dayAt(due)), warnAt: null };
}

/**
 * When a limit that starts at an instant ends. Counting rules (domain.md §1.5):
 * 1. the day of the event is not counted (民事诉讼法 85; 民法典 201); minutes and hours start at once;
 * 2. a last day that is off — weekend or holiday — moves to the first working day after (民事诉讼法 85; 民法典 203);
 * 3. a month ends on the same day of the month, or its last day (民法典 202).
 * Limits in days end with the last day at 24:00 in the city, given as 23:59:59.999+08:00 in UTC ("…T15:59:59.999Z"). Working hours end at the
 * first instant at which they are used up. An extension counts from the old due day; a suspension that begins after the due moment saves nothing.
 * `start` is RFC 3339 with an offset. Throws RangeError for anything else: inputs come from decisions, not from people.
 */
export function dueAt(calendar: Calendar, start: string, limit: Limit, options: DueOptions = {}): Due {
  const from = instantOf(start);
  return byDays(checked(limit).unit) ? dueByDays(calendar, from, limit, options) : dueByTime(calendar, from, limit, options);
}

/** Why an extension cannot be granted, or null: only once, and not beyond the cap, which must be of the same unit to be compared. */
export function extensionFault(changes: readonly Change[], by: Limit, cap: Limit): "twice" | "otherUnit" | "tooLong" | "nothing" | null {
  if (changes.some((change) => change.kind === "extended")) return "twice";
  if (by.unit !== cap.unit) return "otherUnit";
  if (by.amount > cap.amount) return "tooLong";
  return by.amount < 1 ? "nothing" : null;
}
