import { noun, readState } from "#platform/ledger";
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

/** A state as a query finds it in `ledger.stream`. */
export const incidentFrom = (kept: unknown): Incident => readState(incident, kept) as Incident;
