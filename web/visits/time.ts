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

/** China has had one time of day, eight hours before UTC, since its last summer time in 1991. */
const inCity = (date: Date): string => new Date(date.getTime() + 8 * 3_600_000).toISOString();

/** A page says the same few days again and again. */
const MOST_DAYS = 400;
const days = new Map<string, string>();

/** "11月26日 星期四" / "Thu 26 November"; the year only when it is not this one. */
export function sayDay(instant: string, language: Language, today = ""): string {
  const city = instant.length === 10 ? instant : cityDay(new Date(instant));
  const otherYear = today !== "" && city.slice(0, 4) !== today.slice(0, 4);
  const key = `${language} ${otherYear} ${city}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  const day = { month: "long", day: "numeric", weekday: "short" } as const;
  const shape = otherYear ? format(language, "day and year", { ...day, year: "numeric" }) : format(language, "day", day);
  const said = shape.format(new Date(`${city}T12:00:00+08:00`));
  if (days.size >= MOST_DAYS) days.clear();
  days.set(key, said);
  return said;
}

/** Day and clock time, the way one would say it. */
export const sayInstant = (instant: string, language: Language, today = ""): string =>
  `${sayDay(instant, language, today)} ${inCity(new Date(instant)).slice(11, 16)}`;

export const sayMonth = (day: string, language: Language): string =>
  format(language, "month", { year: "numeric", month: "long" }).format(new Date(`${day.slice(0, 7)}-15T12:00:00+08:00`));

/** "YYYY-MM-DD" of an instant in the city. */
export const cityDay = (date: Date): string => inCity(date).slice(0, 10);

/** First and last day of the month a day lies in, moved by `months`. */
export function monthAround(day: string, months = 0): { from: string; to: string } {
  const [year = 1970, month = 1] = day.split("-").map(Number);
  const at = (offset: number, dayOfMonth: number): string =>
    new Date(Date.UTC(year, month - 1 + offset, dayOfMonth)).toISOString().slice(0, 10);
  return { from: at(months, 1), to: at(months + 1, 0) };
}
