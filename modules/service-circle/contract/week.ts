import type { Hours } from "./hours.ts";

export const WEEK_MINUTES = 7 * 24 * 60;

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** "1-09:30" → minutes since Monday 00:00. */
export const weekMinute = (moment: string): number => (Number(moment.slice(0, 1)) - 1) * 1440 + minutesOf(moment.slice(2));

/** Minutes since Monday 00:00 → "1-09:30". */
export function momentOf(minute: number): string {
  const within = minute % 1440;
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${Math.floor(minute / 1440) + 1}-${two(Math.floor(within / 60))}:${two(within % 60)}`;
}

/** Whether doors are open at a minute of the week; `holiday`: on a public holiday. */
export function isOpen(hours: Hours, minute: number, holiday = false): boolean {
  if (hours.kind === "always") return true;
  if (holiday && hours.holidays === "closed") return false;
  return hours.windows.some((window) => {
    const from = (window.day - 1) * 1440 + minutesOf(window.from);
    const span = minutesOf(window.to) - minutesOf(window.from);
    const length = span > 0 ? span : span + 1440;
    return (minute - from + WEEK_MINUTES) % WEEK_MINUTES < length;
  });
}
