import { cityDay } from "#platform/days";
import { noun, type Recorded } from "#platform/ledger";
import type { StandingEvent } from "./event.ts";

export type Reading = StandingEvent["readings"][number] & { on: string };
export type Standing = { stage: "none" } | { stage: "kept"; scheme: string; subject: string; area: string; readings: readonly Reading[] };

/** Values of a unit's figures day by day, as the records gave them then: written only when one changed. */
export const standing = noun<Standing, StandingEvent>({
  kind: "assessment.standing",
  initial: { stage: "none" },
  evolve: (before, { scheme, subject, area, readings, at }: Recorded<StandingEvent>) => {
    const on = cityDay(at);
    const fresh = readings.map((one) => ({ ...one, on }));
    const kept = before.stage === "none" ? [] : before.readings;
    // Of one day the last reading stands.
    const rest = kept.filter((one) => !fresh.some(({ item }) => item === one.item && one.on === on));
    return { stage: "kept", scheme, subject, area, readings: [...rest, ...fresh] };
  },
});

/** Those that differ from what was read last. */
export function changed(found: Standing, readings: StandingEvent["readings"]): StandingEvent["readings"] {
  if (found.stage === "none") return readings;
  const said = ({ figure, version, numerator, denominator, told }: StandingEvent["readings"][number]): string =>
    JSON.stringify([figure, version, numerator, denominator, told?.value, told?.low, told?.high]);
  return readings.filter((one) => {
    const last = found.readings.findLast(({ item }) => item === one.item);
    return !last || said(last) !== said(one);
  });
}
