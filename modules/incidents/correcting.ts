import { refuse } from "#platform/refusals";
import { counted, type Counting } from "./due.ts";
import type { IncidentEvent, Sealed } from "./event.ts";
import { firstResponse, inStage, open, type Facts } from "./facts.ts";
import { isActive, type Incident, type KnownIncident } from "./incident.ts";
import { assertKind, classify, coarse, missedDate, rounded, shielded, type Entry } from "./reporting.ts";

export type Destination = {
  place: string;
  point: { lon: number; lat: number } | null;
  /** The governance centre of the new place. */
  desk: string;
};

const sameTown = (left: string, right: string): boolean => left.length >= 9 && left.slice(0, 9) === right.slice(0, 9);

/** The place was wrong. Whoever was asked goes on; another town's desk has it from here, and `home` never changes (architecture §2). */
export function move(incident: Incident, to: Destination, text: Sealed, facts: Facts): IncidentEvent[] {
  const found = open(incident);
  // A complaint lies one level above the unit it is about, so that this unit's people never reach it.
  if (found.about !== undefined) throw refuse.conflict("incidents.complaint-stays");
  const place = coarse(to.place, found.sealed);
  const point = found.sealed || to.point === null ? null : rounded(to.point);
  if (place === found.place && point?.lon === found.point?.lon && point?.lat === found.point?.lat)
    throw refuse.conflict("incidents.same-place");
  const desk = sameTown(place, found.place) ? found.desk : to.desk;
  return [{ type: "incidents.moved", from: found.place, place, point, desk, text, ...firstResponse(found, facts) }];
}

/** The promised date of the new kind, from where it was counted before, with every pause and the extension that were given. */
function recounted(found: KnownIncident, entry: Entry, pausedFrom: string | null, now: string): Counting | null {
  if (entry.limit === null) return null;
  const from = found.counting?.from ?? found.reopenedAt ?? found.reportedAt;
  const paused = pausedFrom === null ? [] : [{ kind: "suspended" as const, from: pausedFrom, to: now }];
  return { from, limit: entry.limit, changes: [...(found.counting?.changes ?? []), ...paused] };
}

/** Before a record is verified, verification itself names its kind. */
export function reclassify(
  incident: Incident,
  entry: Entry,
  { text, allowed }: { text: Sealed; allowed: (unit: string) => boolean },
  facts: Facts,
): IncidentEvent[] {
  const found = inStage(incident, "verified", "dispatched", "bounced", "handling", "suspended", "fedBack");
  assertKind(entry);
  if (entry.handOverOnly) throw refuse.conflict("incidents.hand-it-over");
  if (entry.code === found.category) throw refuse.conflict("incidents.same-category");
  const classified = classify(shielded(entry, found.about));
  const units = found.tasks.filter(isActive).map(({ unit }) => unit);
  // A sealed kind goes only where the taxonomy says: when one that has it may not, the desk sends it anew.
  const back = classified.sealed && units.some((unit) => !allowed(unit));
  const counting = recounted(found, entry, back ? (found.suspension?.at ?? null) : null, facts.now);
  const due = counted(counting, facts.timing);
  return [
    {
      type: "incidents.reclassified",
      ...classified,
      text,
      place: coarse(found.place, classified.sealed),
      ...(missedDate(found, due, facts) ?? { due, counting }),
      firstStepDue: classified.firstStep && facts.timing.due(found.reopenedAt ?? found.reportedAt, classified.firstStep),
      ...(back ? { units, dispatchDue: facts.timing.due(facts.now, facts.procedure.dispatch[entry.urgency]) } : {}),
    },
  ];
}
