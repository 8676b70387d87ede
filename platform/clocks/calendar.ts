import { DAY_MS, dayOf, parseDay, weekdayOf, yearOf, type DayNumber } from "./day.ts";
import type { NoticeDay, YearNotice } from "./notice.ts";
import { areWindows, minutesOf, usualWorkingTime, type Windows, type WorkingTime } from "./working-time.ts";

/** `provisional`: no notice has said anything yet; Monday–Friday is only the guess. */
export type DayStatus = "work" | "off" | "provisional";

/** One year laid out for arithmetic: running totals make "how many" a subtraction and "which" a look-up. */
export type YearTable = {
  first: DayNumber;
  length: number;
  works: Uint8Array;
  /** Working days before each day of the year; one longer than the year. */
  rank: Int16Array;
  /** The working days in order, as places in the year. */
  days: Int16Array;
  /** Working minutes before each day. */
  minutes: Int32Array;
  /** Days without a notice before each day. */
  unsure: Int16Array;
  windows: readonly Windows[];
};

export type Calendar = {
  /** Refuses (RangeError) what is no day. */
  status: (date: string) => DayStatus;
  /** Whether the day is worked: what the notice says, else the guess. */
  works: (date: string) => boolean;
  /** 春节; null for days no notice names. */
  nameOf: (date: string) => string | null;
  /** The notice a year rests on, or null while it is provisional. */
  notice: (year: number) => YearNotice | null;
  windowsOn: (date: string) => Windows;
  /** The year a day lies in, laid out when first asked for. */
  table: (day: DayNumber) => YearTable;
};

// In all notices from 2004 to 2026 no day before 29 December was moved for the coming New Year.
const OPEN_DAYS = 3;

type Sources = {
  notices: ReadonlyMap<number, YearNotice>;
  named: ReadonlyMap<DayNumber, NoticeDay>;
  times: readonly { from: DayNumber; windows: Windows }[];
};

function sourcesOf(notices: readonly YearNotice[], workingTimes: readonly WorkingTime[]): Sources {
  const byYear = new Map<number, YearNotice>();
  for (const notice of notices) byYear.set(notice.year, notice);
  const named = new Map<DayNumber, NoticeDay>();
  // Where two notices name one day, the later year's was published later.
  for (const year of [...byYear.keys()].sort((left, right) => left - right))
    for (const day of byYear.get(year)?.days ?? []) named.set(dayOf(day.date), day);
  for (const { windows } of workingTimes) if (!areWindows(windows)) throw new RangeError("working windows must be ordered and apart");
  const times = workingTimes.map(({ validFrom, windows }) => ({ from: validFrom <= "0001-01-01" ? -Infinity : dayOf(validFrom), windows }));
  if (!times.some(({ from }) => from === -Infinity)) times.unshift({ from: -Infinity, windows: usualWorkingTime.windows });
  return { notices: byYear, named, times: times.sort((left, right) => left.from - right.from) };
}

const windowsFrom = (sources: Sources, day: DayNumber): Windows =>
  sources.times.findLast(({ from }) => from <= day)?.windows ?? usualWorkingTime.windows;

function layOut(sources: Sources, year: number): YearTable {
  const first = Date.UTC(year, 0, 1) / DAY_MS;
  const length = Date.UTC(year + 1, 0, 1) / DAY_MS - first;
  const table = {
    first,
    length,
    works: new Uint8Array(length),
    rank: new Int16Array(length + 1),
    days: new Int16Array(length),
    minutes: new Int32Array(length + 1),
    unsure: new Int16Array(length + 1),
  };
  const windows: Windows[] = [];
  const [known, next] = [sources.notices.has(year), sources.notices.has(year + 1)];
  let count = 0;
  for (let place = 0; place < length; place += 1) {
    const day = first + place;
    const named = sources.named.get(day);
    const works = named ? !named.isOffDay : weekdayOf(day) <= 5;
    const sure = named !== undefined || (known && (next || place < length - OPEN_DAYS));
    const hours = windowsFrom(sources, day);
    windows.push(hours);
    table.works[place] = works ? 1 : 0;
    if (works) table.days[count++] = place;
    table.rank[place + 1] = count;
    table.minutes[place + 1] = table.minutes[place]! + (works ? minutesOf(hours) : 0);
    table.unsure[place + 1] = table.unsure[place]! + (sure ? 0 : 1);
  }
  return { ...table, days: table.days.slice(0, count), windows };
}

/**
 * A calendar from year notices and working hours; pure, and cheap to keep (7 KB a year, laid out on first use). Later notices for the same year
 * replace earlier ones whole, so give published notices first and loaded ones after. A year with a notice is certain, except its last three
 * days while the next year's notice is missing, which may move them. Sources: 全国年节及纪念日放假办法 2024, 2, 6, 7; yearly notices.
 */
export function buildCalendar(notices: readonly YearNotice[], workingTimes: readonly WorkingTime[] = [usualWorkingTime]): Calendar {
  const sources = sourcesOf(notices, workingTimes);
  const tables = new Map<number, YearTable>();
  const table = (day: DayNumber): YearTable => {
    const year = yearOf(day);
    const known = tables.get(year);
    if (known) return known;
    if (!(year >= 1900 && year <= 9000)) throw new RangeError(`no calendar for the year ${year}`);
    const fresh = layOut(sources, year);
    tables.set(year, fresh);
    return fresh;
  };
  const at = (date: string): [YearTable, number] => {
    const day = parseDay(date);
    if (day === null) throw new RangeError(`${date} is not a day`);
    const year = table(day);
    return [year, day - year.first];
  };
  return {
    status: (date) => {
      const [year, place] = at(date);
      if (year.unsure[place + 1]! > year.unsure[place]!) return "provisional";
      return year.works[place] === 1 ? "work" : "off";
    },
    works: (date) => {
      const [year, place] = at(date);
      return year.works[place] === 1;
    },
    nameOf: (date) => sources.named.get(dayOf(date))?.name ?? null,
    notice: (year) => sources.notices.get(year) ?? null,
    windowsOn: (date) => windowsFrom(sources, dayOf(date)),
    table,
  };
}
