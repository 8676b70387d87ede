import { dueAt, elapsedWorkingMinutes, reminders, type Calendar } from "#platform/clocks";
import type { Timing } from "./due.ts";
import type { Due } from "./event.ts";

/** The city's calendar as decisions see it. */
export function timingOf(calendar: Calendar): Timing {
  const told = (
    from: string,
    due: { dueAt: string; provisional: boolean; warnAt?: string | null },
    unit?: Parameters<typeof reminders>[3],
  ): Due => {
    const [first, ...rest] = reminders(calendar, due.dueAt, from, { ...unit, warnAt: due.warnAt ?? null });
    // The last instant is the lapse itself, which follows from the due instant.
    return { dueAt: due.dueAt, provisional: due.provisional, remindAt: rest.length > 0 ? (first ?? null) : null };
  };
  return {
    due: (from, limit, changes = []) => ({ ...told(from, dueAt(calendar, from, limit, { changes }), { unit: limit.unit }), limit }),
    endOf: (day, from) => told(from, { dueAt: new Date(`${day}T23:59:59.999+08:00`).toISOString(), provisional: false }),
    workingMinutes: (from, to) => elapsedWorkingMinutes(calendar, from, to),
  };
}
