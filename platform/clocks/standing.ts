import type { Calendar } from "./calendar.ts";
import { dayAt, endOf, instantOf, isoOf } from "./day.ts";
import type { Unit } from "./due.ts";
import { afterWorked, opening, workdayBefore, workedMs } from "./work.ts";

/** Signed working minutes in whole minutes towards zero: negative when `to` lies before `from`. For medians of real durations. */
export function elapsedWorkingMinutes(calendar: Calendar, from: string, to: string): number {
  const [start, end] = [instantOf(from), instantOf(to)];
  return start <= end ? Math.floor(workedMs(calendar, start, end) / 60_000) : -Math.floor(workedMs(calendar, end, start) / 60_000) || 0;
}

export type Remaining = {
  /** Working minutes left; negative: worked since it was due. */
  workingMinutes: number;
  /** Milliseconds of the clock on the wall left; negative after. */
  calendarMs: number;
  late: boolean;
};

/** What is left of a limit, for screens. In time up to and including the due millisecond. */
export function remaining(calendar: Calendar, now: string, due: string): Remaining {
  const calendarMs = instantOf(due) - instantOf(now);
  return { workingMinutes: elapsedWorkingMinutes(calendar, now, due), calendarMs, late: calendarMs < 0 };
}

export type ClockStatus = "running" | "suspended" | "met" | "late" | "lapsed" | "void";
export type ClockFacts = { kind: "duty" | "right"; dueAt: string; metAt: string | null; suspended: boolean; void: boolean };

/**
 * How a clock stands. A duty done after its due moment stays `late`, with the moment it was done beside it. A person's right is never late:
 * what is not used in time has `lapsed`, without blame.
 */
export function standing(clock: ClockFacts, now: string): ClockStatus {
  if (clock.void) return "void";
  const due = instantOf(clock.dueAt);
  if (clock.metAt === null && clock.suspended) return "suspended";
  if (instantOf(clock.metAt ?? now) > due) return clock.kind === "duty" ? "late" : "lapsed";
  return clock.metAt === null ? "running" : "met";
}

export type ReminderOptions = {
  /** The limit's unit; without it a due moment at 24:00 is taken for a limit in days. */
  unit?: Unit;
  /** The warning of `dueAt`, given as well. */
  warnAt?: string | null;
};

/** Part of the time after which an hour's limit is called to mind. */
const LATE_PART = 0.75;

function reminderBefore(calendar: Calendar, start: number, due: number, unit: Unit): number {
  const part = (from: number): number => from + Math.round((due - from) * LATE_PART);
  if (unit === "minute" || unit === "hour") return part(start);
  if (unit === "workingHour") return afterWorked(calendar, start, Math.round(workedMs(calendar, start, due) * LATE_PART));
  const dayBefore = opening(calendar, workdayBefore(calendar, dayAt(due)));
  if (dayBefore > start) return dayBefore;
  const sameDay = opening(calendar, dayAt(due));
  return sameDay > start ? sameDay : part(start);
}

/**
 * Instants at which to give notice, in order, each after the start: one reminder before — for limits in days when work opens on the working day
 * before the last (or on the last day itself, when the clock started later than that), for limits in hours when three quarters of the time are
 * used — and then the lapse, the first millisecond that is too late.
 */
export function reminders(calendar: Calendar, dueIso: string, startIso: string, options: ReminderOptions = {}): string[] {
  const [due, start] = [instantOf(dueIso), instantOf(startIso)];
  const unit = options.unit ?? (due === endOf(dayAt(due)) ? "day" : "hour");
  const before = [reminderBefore(calendar, start, due, unit)];
  if (options.warnAt) before.push(instantOf(options.warnAt));
  const given = before.filter((ms) => ms > start && ms <= due).sort((left, right) => left - right);
  return [...new Set([...given, due + 1])].map(isoOf);
}

/** The first of the instants after now: what a clock's `remindAt` becomes; null when none is left. */
export const nextReminder = (instants: readonly string[], now: string): string | null =>
  instants.find((instant) => instantOf(instant) > instantOf(now)) ?? null;
