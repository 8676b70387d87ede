import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Limit } from "#platform/clocks";

// A second way to the same answers: dates are strings, days are walked one by one, working time minute by minute, and the holidays come from
// the package's file rather than from its functions. Slow on purpose.

const file = createRequire(import.meta.url).resolve("chinese-days/dist/chinese-days.json");
const raw = JSON.parse(readFileSync(file, "utf8")) as { holidays: Record<string, string>; workdays: Record<string, string> };

export const LAST_YEAR = Math.max(...Object.keys(raw.holidays).map((date) => Number(date.slice(0, 4))));

/** How many days the notices of these years name. */
export const namedDays = (first: string, last: string): number =>
  [...Object.keys(raw.holidays), ...Object.keys(raw.workdays)].filter((date) => date.slice(0, 4) >= first && date.slice(0, 4) <= last)
    .length;

export function tomorrow(date: string): string {
  const next = new Date(`${date}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

const weekday = new Intl.DateTimeFormat("en", { weekday: "short", timeZone: "UTC" });

export function isWork(date: string): boolean {
  if (date in raw.holidays) return false;
  if (date in raw.workdays) return true;
  return !["Sat", "Sun"].includes(weekday.format(new Date(`${date}T12:00:00Z`)));
}

const shanghai = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short", timeStyle: "medium" });

/** "2026-01-01 08:30:00" of an instant, by the time-zone data of the machine. */
export const local = (instant: string): string => shanghai.format(new Date(instant));

const walk = (date: string, days: number): string => Array.from({ length: days }).reduce<string>((day) => tomorrow(day), date);

function monthsLater(date: string, months: number): string {
  let [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  for (let step = 0; step < months; step += 1) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const long = month === 2 ? ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return `${year}-${String(month).padStart(2, "0")}-${String(Math.min(Number(date.slice(8)), long)).padStart(2, "0")}`;
}

const firstWork = (date: string): string => {
  let day = date;
  while (!isWork(day)) day = tomorrow(day);
  return day;
};

/** The last day of a limit in days, rules 1 to 3. */
export function lastDay(instant: string, { amount, unit }: Limit, moves = true): string {
  const start = local(instant).slice(0, 10);
  if (unit === "workingDay") {
    let [day, counted] = [start, 0];
    while (counted < amount) {
      day = tomorrow(day);
      if (isWork(day)) counted += 1;
    }
    return firstWork(day);
  }
  const last = unit === "month" ? monthsLater(start, amount) : walk(start, amount);
  return moves ? firstWork(last) : last;
}

const HOUR_MS = 3_600_000;
const hours = new Map<number, { work: boolean; hour: number }>();

/** Asking the time-zone data once an hour is enough, and a hundred times quicker than every minute. */
function hourOf(ms: number): { work: boolean; hour: number } {
  const start = Math.floor(ms / HOUR_MS) * HOUR_MS;
  const known = hours.get(start);
  if (known) return known;
  const [date = "", time = ""] = local(new Date(start).toISOString()).split(" ");
  const fresh = { work: isWork(date), hour: Number(time.slice(0, 2)) };
  hours.set(start, fresh);
  return fresh;
}

/** Whether somebody works during the minute that begins then. */
export function worksAt(ms: number): boolean {
  const { work, hour } = hourOf(ms);
  const at = hour * 60 + (ms % HOUR_MS) / 60_000;
  return work && ((at >= 8 * 60 + 30 && at < 12 * 60) || (at >= 13 * 60 + 30 && at < 17 * 60 + 30));
}

/** The end of so many working minutes from a whole minute on. */
export function endOfWork(start: string, minutes: number): string {
  let at = Date.parse(start);
  let left = minutes;
  while (left > 0) {
    if (worksAt(at)) left -= 1;
    at += 60_000;
  }
  return new Date(at).toISOString();
}

export function workedMinutes(from: string, to: string): number {
  let sum = 0;
  for (let at = Date.parse(from); at < Date.parse(to); at += 60_000) if (worksAt(at)) sum += 1;
  return sum;
}
