/** Working windows of a day, minutes after midnight, Asia/Shanghai. */
export type WorkingTime = { isWorkday: (date: string) => boolean; windows: readonly (readonly [number, number])[] };

const DAY_MS = 86_400_000;
/** China has had one time zone without summer time since 1992. */
const SHANGHAI_MS = 8 * 3_600_000;

export const dateIn = (ms: number): string => new Date(ms + SHANGHAI_MS).toISOString().slice(0, 10);

/** Monday to Friday: what is assumed of days the calendar does not hold. */
export const weekdayOnly = (date: string): boolean => {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day !== 0 && day !== 6;
};

export const usualWindows: WorkingTime["windows"] = [
  [510, 720],
  [810, 1050],
];

export const minutesPerDay = (working: WorkingTime): number => working.windows.reduce((sum, [from, to]) => sum + to - from, 0);

/** Working minutes between two instants; negative when `to` lies before `from`. Further than eleven years counts as eleven. */
export function workingMinutes(working: WorkingTime, fromMs: number, toMs: number): number {
  if (toMs < fromMs) return -workingMinutes(working, toMs, fromMs);
  let sum = 0;
  const firstDay = Math.floor((fromMs + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS;
  for (let day = firstDay, count = 0; day < toMs && count < 4000; day += DAY_MS, count += 1) {
    if (!working.isWorkday(dateIn(day))) continue;
    for (const [from, to] of working.windows) {
      const begin = Math.max(fromMs, day + from * 60_000);
      const end = Math.min(toMs, day + to * 60_000);
      if (end > begin) sum += (end - begin) / 60_000;
    }
  }
  return Math.round(sum);
}
