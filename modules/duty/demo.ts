import { namedUuid } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import type { ShiftEvent } from "./shift.ts";

type Worker = { id: string; unit: string };
type Office = { code: string; area: string; phone: string | null };
type ShiftHistory = { kind: "duty.shift"; key: StreamKey; at: string; events: ShiftEvent[] };

const HOUR = 3_600_000;
const iso = (ms: number): string => new Date(ms).toISOString();

/** Day and night shifts of the centres and the offices that are called at night, for the days around a demonstration's first one; of the towns, the one whose accounts are handed out. */
export function demoShifts(offices: readonly Office[], workers: readonly Worker[], now: string): ShiftHistory[] {
  const byUnit = Map.groupBy(workers, ({ unit }) => unit);
  const midnight = Math.floor((Date.parse(now) + 8 * HOUR) / (24 * HOUR)) * 24 * HOUR - 8 * HOUR;
  const on = offices.filter(({ code, area }) => (area.length <= 6 ? /^(centre|fire|cg|em)-/ : /^centre-330502001$/).test(code));
  return on.flatMap(({ code, area, phone }) => {
    const people = byUnit.get(code) ?? [];
    if (people.length === 0) return [];
    return Array.from({ length: 16 }, (_, turn): ShiftHistory => {
      const from = midnight + (8 + turn * 12) * HOUR - 24 * HOUR;
      const account = people[turn % people.length]?.id ?? "";
      const home = area.slice(0, 9).padEnd(9, "0");
      const id = namedUuid("demo shift", code, iso(from));
      const begun = from + HOUR / 10 < Date.parse(now);
      const scheduled: ShiftEvent = {
        type: "duty.shift-scheduled",
        within: code,
        phone: phone ?? "12345",
        account,
        from: iso(from),
        to: iso(from + 12 * HOUR),
      };
      // Most said that they were there; a few forgot, which is what a roster is looked at for.
      const said: ShiftEvent[] =
        begun && (turn + Number(area.slice(-2)) + code.length) % 5 !== 0 ? [{ type: "duty.shift-acknowledged" }] : [];
      return { kind: "duty.shift", key: { home, id }, at: iso(begun ? from + HOUR / 10 : from - 72 * HOUR), events: [scheduled, ...said] };
    });
  });
}
