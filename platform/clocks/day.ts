import { OFFSET_MS } from "../days/index.ts";

/** Days are counted from 1970-01-01 in the city's zone, so that adding and comparing is arithmetic. */
export type DayNumber = number;

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

/** The number of a date "YYYY-MM-DD", or null when there is no such day (2026-02-29, 2026-13-01). */
export function parseDay(date: string): DayNumber | null {
  if (!DATE.test(date)) return null;
  const ms = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
  const day = ms / DAY_MS;
  return formatDay(day) === date ? day : null;
}

export function dayOf(date: string): DayNumber {
  const day = parseDay(date);
  if (day === null) throw new RangeError(`${date} is not a day`);
  return day;
}

export const formatDay = (day: DayNumber): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Milliseconds of an RFC 3339 instant. A time without an offset would mean another instant on every server: it is refused (RangeError). */
export function instantOf(iso: string): number {
  const ms = INSTANT.test(iso) ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`${iso} is not an instant with an offset`);
  return ms;
}

export const isoOf = (ms: number): string => new Date(ms).toISOString();

/** The city's day on which an instant falls. */
export const dayAt = (ms: number): DayNumber => Math.floor((ms + OFFSET_MS) / DAY_MS);

/** 00:00 of a day in the city. */
export const startOf = (day: DayNumber): number => day * DAY_MS - OFFSET_MS;

/** 24:00 of a day, as the last millisecond that still belongs to it. */
export const endOf = (day: DayNumber): number => startOf(day + 1) - 1;

/** 1 Monday … 7 Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1;

export const yearOf = (day: DayNumber): number => new Date(day * DAY_MS).getUTCFullYear();

/** The same day of the month some months later, or that month's last day (民法典 202). */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const date = new Date(day * DAY_MS);
  const month = date.getUTCMonth() + months;
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last)) / DAY_MS;
}
