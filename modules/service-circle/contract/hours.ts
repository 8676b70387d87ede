import { z } from "zod";

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
/** One stretch on one weekday (Monday 1 … Sunday 7). `to` at or before `from` runs past midnight: 18:00–02:00. */
const Window = z
  .object({ day: z.number().int().min(1).max(7), from: Time, to: Time })
  .refine(({ from }) => from !== "24:00", { path: ["from"] });
export const Hours = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("always") }),
  z.object({
    kind: z.literal("weekly"),
    windows: z.array(Window).min(1).max(28),
    /** What it does on public holidays 法定节假日. */
    holidays: z.enum(["asUsual", "closed"]).default("closed"),
  }),
]);
export type Hours = z.infer<typeof Hours>;
export type HoursWindow = z.infer<typeof Window>;

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

/** Open hours in a week: always 168. Stretches laid over each other count once. */
export function openHours(hours: Hours): number {
  if (hours.kind === "always") return 168;
  let minutes = 0;
  for (let minute = 0; minute < WEEK_MINUTES; minute += 1) if (isOpen(hours, minute)) minutes += 1;
  return minutes / 60;
}
