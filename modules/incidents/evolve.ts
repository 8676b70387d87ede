import { noun } from "#platform/ledger";
import type { IncidentEvent } from "./event.ts";
import { evolve } from "./fold.ts";
import { NOTHING_YET } from "./fold-beginning.ts";
import type { Incident } from "./incident.ts";

export const incident = noun<Incident, IncidentEvent>({
  kind: "incidents.incident",
  initial: { stage: "none" },
  evolve,
  blank: NOTHING_YET,
});
