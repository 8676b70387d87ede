import type { Ending } from "./contract.ts";
import type { IncidentEvent, Sealed } from "./event.ts";
import { firstResponse, inStage, known, open, type Facts } from "./facts.ts";
import { isLate, isReachable, type Incident, type KnownIncident } from "./incident.ts";

/** Somebody holds a link or left a phone or mail address: the city can ask how it was. */
const canBeAsked = (incident: KnownIncident): boolean => incident.reportedBy === "resident" || isReachable(incident);

/** The one way a record ends: counted from the report (or from its reopening), late when after the promised date. */
export function endedBy(incident: KnownIncident, ending: Ending, facts: Facts): IncidentEvent {
  const archiveAfter = facts.timing.due(facts.now, facts.procedure.rating).dueAt;
  const asked = ending !== "withdrawn" && canBeAsked(incident);
  return {
    type: "incidents.ended",
    ending,
    workingMinutes: facts.timing.workingMinutes(incident.reportedAt, facts.now),
    late: incident.due !== null && facts.now > incident.due.dueAt,
    rateUntil: asked ? archiveAfter : null,
    archiveAfter,
    window: facts.procedure.rating,
  };
}

/** "Belongs elsewhere" is an ending only when the other side has accepted, by name. */
export function handOver(incident: Incident, texts: { to: Sealed; acceptedBy: Sealed; text: Sealed }, facts: Facts): IncidentEvent[] {
  const found = inStage(incident, "reported", "verified", "bounced", "handling");
  return [{ type: "incidents.handed-over", ...texts, hotline: null, ...firstResponse(found, facts) }, endedBy(found, "elsewhere", facts)];
}

/** Kept by what leaves the work without an ending after its date: the promise stays missed in the figures (domain.md §6, open-overdue). */
export const missed = (incident: KnownIncident, facts: Facts): { late?: true } => (isLate(incident, facts.now) ? { late: true } : {});

/** An entry error, always removable with its reason. What has ended is not voided, and what was late stays counted as late: neither is a way to lose it. */
export function voidEntry(incident: Incident, text: Sealed, facts: Facts): IncidentEvent[] {
  return [{ type: "incidents.voided", text, ...missed(open(incident), facts) }];
}

/** The window counted with the calendar as it is now. A right that was told is never shortened: only a later end counts. */
export function recountWindow({ endedAt, window, archiveAfter, stage }: KnownIncident, facts: Facts): IncidentEvent[] {
  if (stage !== "ended" || endedAt === null || window === undefined || archiveAfter === null) return [];
  const { dueAt } = facts.timing.due(endedAt, window);
  return dueAt > archiveAfter ? [{ type: "incidents.window-recounted", archiveAfter: dueAt }] : [];
}

/** After the rating window, for good. A record reopened and ended again has a later window of its own. */
export function archive(incident: Incident, facts: Facts): IncidentEvent[] {
  const found = known(incident);
  const { stage, archiveAfter } = found;
  if ((stage !== "ended" && stage !== "rejected") || archiveAfter === null || facts.now <= archiveAfter) return [];
  const longer = recountWindow(found, facts);
  return longer.length > 0 ? longer : [{ type: "incidents.archived" }];
}
