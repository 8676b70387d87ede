import { publishedNotices } from "#platform/clocks";
import type { LoadYearNotice } from "../contract.ts";

type Day = LoadYearNotice["days"][number];

const stretch = (name: string, from: string, count: number): Day[] =>
  Array.from({ length: count }, (_, index) => ({
    date: new Date(Date.parse(`${from}T00:00:00Z`) + index * 86_400_000).toISOString().slice(0, 10),
    name,
    isOffDay: true,
  }));
const worked = (name: string, date: string): Day => ({ date, name, isOffDay: false });

/** A notice for 2027 as it could read; the real one was not out in the data seen. 31 December 2026 is off by it, 3 January a worked Sunday. */
export const notice2027 = (): LoadYearNotice => ({
  year: 2027,
  source: "国办发明电〔2026〕示例号",
  days: [
    ...stretch("元旦", "2026-12-31", 3),
    worked("元旦", "2027-01-03"),
    ...stretch("春节", "2027-02-05", 8),
    worked("春节", "2027-02-14"),
    ...stretch("清明节", "2027-04-03", 3),
    ...stretch("劳动节", "2027-05-01", 5),
    ...stretch("端午节", "2027-06-09", 1),
    ...stretch("中秋节", "2027-09-15", 1),
    ...stretch("国庆节", "2027-10-01", 7),
  ],
});

/** This year's notice as the State Council could correct it: these days are off too. */
export function corrected(...off: readonly string[]): LoadYearNotice {
  const days = publishedNotices().find(({ year }) => year === 2026)?.days ?? [];
  return {
    year: 2026,
    source: "国办发明电〔2026〕更正示例号",
    days: [...days, ...off.map((date) => ({ date, name: "放假", isOffDay: true }))],
  };
}
