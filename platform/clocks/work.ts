import type { Calendar, YearTable } from "./calendar.ts";
import { MINUTE_MS, dayAt, startOf, type DayNumber } from "./day.ts";
import { timeAfter, workedBefore } from "./working-time.ts";

const nextYear = (calendar: Calendar, table: YearTable): YearTable => calendar.table(table.first + table.length);

export function isWorked(calendar: Calendar, day: DayNumber): boolean {
  const table = calendar.table(day);
  return table.works[day - table.first] === 1;
}

/** The n-th working day after a day, n ≥ 1. */
export function workdayAfter(calendar: Calendar, day: DayNumber, n: number): DayNumber {
  let table = calendar.table(day);
  let wanted = table.rank[day - table.first + 1]! + n;
  while (wanted > table.days.length) {
    wanted -= table.days.length;
    table = nextYear(calendar, table);
  }
  return table.first + table.days[wanted - 1]!;
}

/** The day itself when it is worked, else the first working day after. */
export const workdayFrom = (calendar: Calendar, day: DayNumber): DayNumber =>
  isWorked(calendar, day) ? day : workdayAfter(calendar, day, 1);

/** The last working day before a day. */
export function workdayBefore(calendar: Calendar, day: DayNumber): DayNumber {
  let table = calendar.table(day);
  let before = table.rank[day - table.first]!;
  while (before === 0) {
    table = calendar.table(table.first - 1);
    before = table.days.length;
  }
  return table.first + table.days[before - 1]!;
}

/** Sums one of a table's running totals over the days after `from` up to and including `to`. */
function between(calendar: Calendar, from: DayNumber, to: DayNumber, total: (table: YearTable) => Int16Array): number {
  let table = calendar.table(from);
  let sum = -total(table)[from - table.first + 1]!;
  while (to >= table.first + table.length) {
    sum += total(table)[table.length]!;
    table = nextYear(calendar, table);
  }
  return sum + total(table)[to - table.first + 1]!;
}

/** Working days after `from`, up to and including `to`; 0 when `to` is not later. */
export const workdaysBetween = (calendar: Calendar, from: DayNumber, to: DayNumber): number =>
  to <= from ? 0 : between(calendar, from, to, (table) => table.rank);

/** Whether any day after `from`, up to and including `to`, has no notice yet. */
export const unsureBetween = (calendar: Calendar, from: DayNumber, to: DayNumber): boolean =>
  to > from && between(calendar, from, to, (table) => table.unsure) > 0;

function workedInDay(table: YearTable, day: DayNumber, ms: number): number {
  const place = day - table.first;
  return table.works[place] === 1 ? workedBefore(table.windows[place]!, ms - startOf(day)) : 0;
}

/** Working milliseconds from one instant to a later one; 0 when it is not later. */
export function workedMs(calendar: Calendar, from: number, to: number): number {
  if (to <= from) return 0;
  const [first, last] = [dayAt(from), dayAt(to)];
  let table = calendar.table(first);
  let sum = -table.minutes[first - table.first]! * MINUTE_MS - workedInDay(table, first, from);
  while (last >= table.first + table.length) {
    sum += table.minutes[table.length]! * MINUTE_MS;
    table = nextYear(calendar, table);
  }
  return sum + table.minutes[last - table.first]! * MINUTE_MS + workedInDay(table, last, to);
}

/** The first place in the year whose running total, that day included, reaches the wanted minutes. */
function reach(table: YearTable, minutes: number): number {
  let [low, high] = [0, table.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table.minutes[middle + 1]! >= minutes) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first instant at which so much working time has passed since `from`; `from` itself for none. */
export function afterWorked(calendar: Calendar, from: number, ms: number): number {
  if (ms <= 0) return from;
  const first = dayAt(from);
  let table = calendar.table(first);
  let wanted = table.minutes[first - table.first]! * MINUTE_MS + workedInDay(table, first, from) + ms;
  while (wanted > table.minutes[table.length]! * MINUTE_MS) {
    wanted -= table.minutes[table.length]! * MINUTE_MS;
    table = nextYear(calendar, table);
  }
  const place = reach(table, wanted / MINUTE_MS);
  return startOf(table.first + place) + timeAfter(table.windows[place]!, wanted - table.minutes[place]! * MINUTE_MS);
}

/** When work begins on a working day. */
export function opening(calendar: Calendar, day: DayNumber): number {
  const table = calendar.table(day);
  return startOf(day) + (table.windows[day - table.first]?.[0]?.[0] ?? 0) * MINUTE_MS;
}
