import { areWindows, usualWorkingTime, type Windows, type WorkingTime } from "#platform/clocks";
import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { SetWorkingTime } from "./contract.ts";
import { cityDay } from "./year-notice.ts";

export type WorkingTimeEvent = { type: "limits.working-time-set"; validFrom: string; windows: [number, number][] };
export type WorkingTimeState = { versions: readonly WorkingTime[] };

export const workingTime = noun<WorkingTimeState, WorkingTimeEvent>({
  kind: "limits.working-time",
  initial: { versions: [] },
  evolve: (state, event: Recorded<WorkingTimeEvent>) => ({
    versions: [...state.versions, { validFrom: event.validFrom, windows: event.windows }],
  }),
});

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
export const wireWindows = (windows: Windows): { from: string; to: string }[] =>
  windows.map(([from, to]) => ({ from: timeOf(from), to: timeOf(to) }));

const standing = (state: WorkingTimeState): WorkingTime => state.versions.at(-1) ?? usualWorkingTime;

/** Hours of days gone by stay as they were: figures over them have been told already. */
export function set(state: WorkingTimeState, input: SetWorkingTime, now: string): WorkingTimeEvent[] {
  const windows = input.windows.map(({ from, to }): [number, number] => [minutesOf(from), minutesOf(to)]);
  if (!areWindows(windows)) throw refuse.fields([{ path: "windows", code: "limits.windows" }]);
  const { validFrom, windows: before } = standing(state);
  if (validFrom === input.validFrom && JSON.stringify(before) === JSON.stringify(windows)) return [];
  const today = cityDay(now);
  if (input.validFrom < today) throw refuse.fields([{ path: "validFrom", code: "limits.date-past", params: { today } }]);
  if (input.validFrom < validFrom) throw refuse.conflict("limits.date-before", { since: validFrom });
  return [{ type: "limits.working-time-set", validFrom: input.validFrom, windows }];
}
