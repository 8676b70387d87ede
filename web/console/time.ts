import type { Language } from "#web/words";

const zone = "Asia/Shanghai";
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(options)}`;
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { timeZone: zone, hourCycle: "h23", ...options });
  formats.set(key, known);
  return known;
}

/** "2026年11月23日 周一 14:05" */
export const instant = (at: string, language: Language): string =>
  format(language, { year: "numeric", month: "short", day: "numeric", weekday: "short", hour: "2-digit", minute: "2-digit" }).format(
    new Date(at),
  );

const isThisYear = (at: string, now: number): boolean => dayOf(at).slice(0, 4) === dayOf(new Date(now).toISOString()).slice(0, 4);

/** "11月23日周一 14:05", "Mon, 23 Nov, 14:05": as `instant`, the year only where it is not this one. */
export const moment = (at: string, language: Language, now = Date.now()): string =>
  isThisYear(at, now)
    ? format(language, { month: "short", day: "numeric", weekday: "short", hour: "2-digit", minute: "2-digit" }).format(new Date(at))
    : instant(at, language);

/** "11/23 14:05", "23 Nov 14:05": for rows. The year where it is not this one; in English the month by name, since 11/12 is read in two ways. */
export function shortInstant(at: string, language: Language, now = Date.now()): string {
  const month = language === "zh" ? "2-digit" : "short";
  const year = isThisYear(at, now) ? {} : ({ year: "numeric" } as const);
  const day = language === "zh" ? "2-digit" : "numeric";
  return format(language, { ...year, month, day, hour: "2-digit", minute: "2-digit" })
    .format(new Date(at))
    .replace(",", "");
}

/** As `shortInstant`, and the day alone where the whole day is left: most time limits end with it. */
export const shortDue = (at: string, language: Language, now = Date.now()): string =>
  shortInstant(at, language, now).replace(/ 23:59$/, "");

export const clockTime = (at: string, language: Language): string =>
  format(language, { hour: "2-digit", minute: "2-digit" }).format(new Date(at));

/** A day without a time, "2026-11-23", in words. */
export const dayWords = (date: string, language: Language): string =>
  format(language, { month: "long", day: "numeric", weekday: "short" }).format(new Date(`${date.slice(0, 10)}T12:00:00+08:00`));

/** As `dayWords`, with the year where it is not this one. */
export const dayHeading = (date: string, language: Language, now = Date.now()): string =>
  date.slice(0, 4) === dayOf(new Date(now).toISOString()).slice(0, 4)
    ? dayWords(date, language)
    : format(language, { year: "numeric", month: "long", day: "numeric", weekday: "short" }).format(new Date(`${date}T12:00:00+08:00`));

export const dayOf = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);

export const monthWords = (month: string, language: Language): string =>
  format(language, { year: "numeric", month: "long" }).format(new Date(`${month}-15T12:00:00+08:00`));
