import { refuse } from "#platform/refusals";
import { endedBy } from "./ending.ts";
import type { IncidentEvent, Sealed } from "./event.ts";
import { inStage, type Facts } from "./facts.ts";
import { isActive, type Incident, type KnownIncident } from "./incident.ts";

/** Units that worked on the record: nobody who stands for one of them checks it. */
export const workingUnits = (incident: KnownIncident): readonly string[] => incident.tasks.filter(isActive).map((task) => task.unit);

/** Checked by somebody who handled nothing in it (domain.md S8). Passed, it ends as the lead proposed; not passed, the work goes on. */
export function check(incident: Incident, passed: boolean, text: Sealed, facts: Facts): IncidentEvent[] {
  const found = inStage(incident, "fedBack");
  if (found.hands.includes(facts.by)) throw refuse.forbidden("incidents.check-own-work");
  const checked: IncidentEvent = { type: "incidents.checked", passed, text };
  return passed ? [checked, endedBy(found, found.proposed ?? "unsolvable", facts)] : [checked, { type: "incidents.returned" }];
}
