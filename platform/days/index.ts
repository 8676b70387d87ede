/** Asia/Shanghai. There has been no summer time since 1991, so the offset is a constant. */
export const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** What a clock in the city shows at an RFC 3339 instant: "2026-11-28T10:00:00.000Z" for 02:00 UTC. To be cut and shown, never parsed again. */
export const cityTime = (instant: string): string => new Date(Date.parse(instant) + OFFSET_MS).toISOString();

/** The city's day of an instant: "2026-11-28". */
export const cityDay = (instant: string): string => cityTime(instant).slice(0, 10);

/** Its day and minute, "2026-11-28 10:00". */
export const cityMinute = (instant: string): string => cityTime(instant).slice(0, 16).replace("T", " ");

/** The same without the year, for short messages: "11-28 10:00". */
export const shortMinute = (instant: string): string => cityMinute(instant).slice(5);

/** The day so many days later; earlier for less than none. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
