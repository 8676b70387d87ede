import chineseDays from "chinese-days";
import { DAY_MS, dayOf, formatDay } from "./day.ts";

/** One day that a notice names: a day off, or a weekend day that is worked. */
export type NoticeDay = { date: string; name: string; isOffDay: boolean };

/** The State Council's yearly notice in the holiday-cn schema. Days of the December before may be in it: 30 and 31 December 2018 stood in the notice of 2019. */
export type YearNotice = { year: number; source: string; days: readonly NoticeDay[] };

const FIRST_YEAR = 2004;
const SOURCE = "国务院办公厅放假通知 (chinese-days 1.5.7)";

/** A day the package knows by name carries "English,中文,days"; of all others it only tells the weekday. */
function namedDay(date: string): NoticeDay | null {
  const { name, work } = chineseDays.getDayDetail(date);
  const zh = name.split(",")[1];
  return zh === undefined ? null : { date, name: zh, isOffDay: !work };
}

/** The package files days by their own year; a New Year's day in December belongs to the notice of the year it leads to. */
const noticeYear = ({ date, name }: NoticeDay): number => Number(date.slice(0, 4)) + (date.slice(5, 7) === "12" && name === "元旦" ? 1 : 0);

let published: readonly YearNotice[] | undefined;

/**
 * The notices this release knows, 2004 to the last published year. chinese-days answers Monday–Friday for years without a notice and does not
 * say so; therefore only the days it knows by name are taken from it, and a year without any is a year without a notice.
 */
export function publishedNotices(): readonly YearNotice[] {
  if (published) return published;
  const byYear = new Map<number, NoticeDay[]>();
  for (let year = FIRST_YEAR, found = true; found; year += 1) {
    found = false;
    for (let day = dayOf(`${year}-01-01`), end = Date.UTC(year + 1, 0, 1) / DAY_MS; day < end; day += 1) {
      const named = namedDay(formatDay(day));
      if (!named) continue;
      found = true;
      const days = byYear.get(noticeYear(named)) ?? [];
      days.push(named);
      byYear.set(noticeYear(named), days);
    }
  }
  published = [...byYear].map(([year, days]) => ({ year, source: SOURCE, days }));
  return published;
}
