import { dayAt, formatDay, instantOf, parseDay, type NoticeDay, type YearNotice } from "#platform/clocks";
import { noun, type Recorded } from "#platform/ledger";
import { refuse, type RefusalParams } from "#platform/refusals";
import type { LoadYearNotice } from "./contract.ts";

export type NoticeEvent =
  | { type: "limits.notice-loaded"; year: number; source: string; days: NoticeDay[] }
  | { type: "limits.notice-withdrawn" };

export type NoticeState = { stage: "none" } | (YearNotice & { stage: "loaded" | "withdrawn"; at: string });

function evolve(state: NoticeState, event: Recorded<NoticeEvent>): NoticeState {
  if (event.type === "limits.notice-loaded")
    return { stage: "loaded", year: event.year, source: event.source, days: event.days, at: event.at };
  return state.stage === "none" ? state : { ...state, stage: "withdrawn", at: event.at };
}

export const yearNotice = noun<NoticeState, NoticeEvent>({ kind: "limits.notice", initial: { stage: "none" }, evolve });

/** Today in the city. */
export const cityDay = (now: string): string => formatDay(dayAt(instantOf(now)));

type Fault = { path: string; code: string; params?: RefusalParams };

/** 元旦, 劳动节 and 国庆节 stand on the same days every year (办法 2024, 2); a notice without them is a mistake. The others follow the moon. */
const ALWAYS_OFF = ["01-01", "05-01", "10-01", "10-02", "10-03"];
/** Eleven statutory days until 2024, thirteen since; weekends named with them raise it to 33 at most so far. */
const DAYS_OFF = { least: 11, most: 60 };

function dayFaults(year: number, days: readonly NoticeDay[]): Fault[] {
  const seen = new Set<string>();
  return days.flatMap(({ date, isOffDay }, index): Fault[] => {
    const path = `days.${index}.date`;
    const day = parseDay(date);
    if (day === null) return [{ path, code: "limits.no-such-day", params: { date } }];
    if (seen.has(date)) return [{ path, code: "limits.day-twice", params: { date } }];
    seen.add(date);
    const inside = date.startsWith(`${year}-`) || date.startsWith(`${year - 1}-12-`) || date.startsWith(`${year + 1}-01-`);
    if (!inside) return [{ path, code: "limits.day-outside", params: { date, year } }];
    // Only weekend days are ever made working days (办法 2024, 7).
    if (!isOffDay && ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()))
      return [{ path: `days.${index}.isOffDay`, code: "limits.makeup-on-weekday", params: { date } }];
    return [];
  });
}

function yearFaults(year: number, days: readonly NoticeDay[], now: string): Fault[] {
  const off = new Set(days.filter(({ isOffDay }) => isOffDay).map(({ date }) => date));
  const missing = ALWAYS_OFF.map((monthDay) => `${year}-${monthDay}`).find((date) => !off.has(date));
  const faults: Fault[] = [];
  // The notice for a year comes in the November before.
  if (year > Number(cityDay(now).slice(0, 4)) + 1) faults.push({ path: "year", code: "limits.year-ahead", params: { year } });
  if (missing !== undefined) faults.push({ path: "days", code: "limits.holiday-missing", params: { date: missing } });
  else if (off.size < DAYS_OFF.least || off.size > DAYS_OFF.most)
    faults.push({ path: "days", code: "limits.days-off", params: { count: off.size, ...DAYS_OFF } });
  if (days.length - off.size > off.size) faults.push({ path: "days", code: "limits.more-work", params: { count: days.length - off.size } });
  return faults;
}

const sameDays = (left: readonly NoticeDay[], right: readonly NoticeDay[]): boolean => JSON.stringify(left) === JSON.stringify(right);

/** A notice that stands already, word for word, is loaded once. Faults are told all at once, by field. */
export function load(state: NoticeState, { year, source, days }: LoadYearNotice, now: string): NoticeEvent[] {
  const faults = dayFaults(year, days);
  const all = faults.length > 0 ? faults : yearFaults(year, days, now);
  if (all.length > 0) throw refuse.fields(all);
  const ordered = [...days].sort((left, right) => (left.date < right.date ? -1 : 1));
  if (state.stage === "loaded" && state.source === source && sameDays(state.days, ordered)) return [];
  return [{ type: "limits.notice-loaded", year, source, days: ordered }];
}

/** What this release has published for the year stands again; a year without is provisional again. */
export function withdraw(state: NoticeState): NoticeEvent[] {
  if (state.stage === "none") throw refuse.notFound("limits.no-notice");
  return state.stage === "withdrawn" ? [] : [{ type: "limits.notice-withdrawn" }];
}
