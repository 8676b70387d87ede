import type { Recorded } from "#platform/ledger";
import type { IncidentEvent } from "./event.ts";
import { isActive, type KnownIncident, type Task } from "./incident.ts";

type Of<T extends IncidentEvent["type"]> = Recorded<Extract<IncidentEvent, { type: T }>>;
type Patch = Partial<KnownIncident>;

/** Away from where it was: what was written before opens under the old place. */
export const left = (incident: KnownIncident, place: string): Patch =>
  place === incident.place ? {} : { place, pastPlaces: [...new Set([...(incident.pastPlaces ?? []), incident.place])] };

export const moved = (incident: KnownIncident, { place, point, desk }: Of<"incidents.moved">): Patch => ({
  ...left(incident, place),
  point,
  desk,
  outside: false,
});

/** The work begins again with the desk: the units that had it may not have what it turned out to be. */
const takenBack = (incident: KnownIncident, event: Of<"incidents.reclassified">): Patch =>
  event.dispatchDue === undefined
    ? {}
    : {
        stage: "verified",
        tasks: incident.tasks.map((task): Task => (isActive(task) ? { ...task, stage: "released" } : task)),
        dispatching: { from: event.at, due: event.dispatchDue, metAt: null },
        suspension: null,
        fedBackAt: null,
        proposed: null,
        checking: null,
      };

export function reclassified(incident: KnownIncident, event: Of<"incidents.reclassified">): Patch {
  const { category, taxonomy, urgency, limit, firstStep, sealed, due, counting, firstStepDue } = event;
  return {
    ...left(incident, event.place),
    category,
    taxonomy,
    urgency,
    limit,
    firstStep,
    sealed,
    due,
    counting,
    firstStepDue,
    point: sealed ? null : incident.point,
    ...takenBack(incident, event),
  };
}
