import type { Language } from "#web/words";

const ZONE = "Asia/Shanghai";
const locale = (language: Language): string => (language === "zh" ? "zh-CN" : "en-GB");

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once for each language and shape: a formatter costs a hundred times what it formats. */
function format(language: Language, shape: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${shape}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale(language), { timeZone: ZONE, ...options });
  formats.set(key, made);
  return made;
}

/** "11月26日 星期四" / "Thu 26 November"; the year only when it is not this one. */
export function sayDay(instant: string, language: Language, today = ""): string {
  const date = new Date(instant.length === 10 ? `${instant}T12:00:00+08:00` : instant);
  const otherYear = today !== "" && cityDay(date).slice(0, 4) !== today.slice(0, 4);
  const day = { month: "long", day: "numeric", weekday: "short" } as const;
  return (otherYear ? format(language, "day and year", { ...day, year: "numeric" }) : format(language, "day", day)).format(date);
}

/** Day and clock time, the way one would say it. */
export function sayInstant(instant: string, language: Language, today = ""): string {
  const time = format(language, "time", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(instant));
  return `${sayDay(instant, language, today)} ${time}`;
}

export const sayMonth = (day: string, language: Language): string =>
  format(language, "month", { year: "numeric", month: "long" }).format(new Date(`${day.slice(0, 7)}-15T12:00:00+08:00`));

/** "YYYY-MM-DD" of an instant in the city. */
export const cityDay = (date: Date): string => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** First and last day of the month a day lies in, moved by `months`. */
export function monthAround(day: string, months = 0): { from: string; to: string } {
  const [year = 1970, month = 1] = day.split("-").map(Number);
  const at = (offset: number, dayOfMonth: number): string =>
    new Date(Date.UTC(year, month - 1 + offset, dayOfMonth)).toISOString().slice(0, 10);
  return { from: at(months, 1), to: at(months + 1, 0) };
}
