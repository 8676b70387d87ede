import { MINUTE_MS } from "./day.ts";

/** Working windows of a day in minutes after midnight, ordered and apart: [[510, 720], [810, 1050]] is 08:30–12:00 and 13:30–17:30. */
export type Windows = readonly (readonly [number, number])[];

/** Working hours that hold from a day on. Many cities have summer and winter hours, so they are a history, not a constant. */
export type WorkingTime = { validFrom: string; windows: Windows };

export const usualWindows: Windows = [
  [510, 720],
  [810, 1050],
];

export const usualWorkingTime: WorkingTime = { validFrom: "0001-01-01", windows: usualWindows };

/** True for one to six windows within one day, in order and without overlap, in whole minutes. */
export function areWindows(windows: Windows): boolean {
  if (windows.length === 0 || windows.length > 6) return false;
  return windows.every(([from, to], index) => {
    const before = windows[index - 1]?.[1] ?? 0;
    return Number.isInteger(from) && Number.isInteger(to) && from >= before && from < to && to <= 1440;
  });
}

export const minutesOf = (windows: Windows): number => windows.reduce((sum, [from, to]) => sum + to - from, 0);

/** Working milliseconds before a time of day. */
export function workedBefore(windows: Windows, timeMs: number): number {
  let sum = 0;
  for (const [from, to] of windows) sum += Math.max(0, Math.min(timeMs, to * MINUTE_MS) - from * MINUTE_MS);
  return sum;
}

/** The first time of day at which so many working milliseconds have passed: 3.5 h is 12:00, not 13:30. */
export function timeAfter(windows: Windows, workedMs: number): number {
  let left = workedMs;
  for (const [from, to] of windows) {
    const length = (to - from) * MINUTE_MS;
    if (left <= length) return from * MINUTE_MS + left;
    left -= length;
  }
  throw new RangeError("a day does not hold so much working time");
}
