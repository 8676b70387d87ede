import { refuse } from "#platform/refusals";
import type { Stage } from "./contract.ts";
import type { Timing } from "./due.ts";
import { isOpen, type Incident, type KnownIncident } from "./incident.ts";
import type { Procedure } from "./procedure.ts";

/** What a decision knows beside the record: the instant, the account that acts, how time is counted, and the steps' limits. */
export type Facts = { now: string; by: string; timing: Timing; procedure: Procedure };

export function known(incident: Incident): KnownIncident {
  if (incident.stage === "none") throw refuse.notFound("incidents.not-found");
  return incident;
}

export function inStage(incident: Incident, ...stages: readonly Stage[]): KnownIncident {
  const found = known(incident);
  if (!stages.includes(found.stage)) throw refuse.conflict("incidents.not-now", { stage: found.stage });
  return found;
}

export function open(incident: Incident): KnownIncident {
  const found = known(incident);
  if (!isOpen(found)) throw refuse.conflict("incidents.not-open", { stage: found.stage });
  return found;
}

/** Carried by the first thing a person of the city does in a record: how long the reporter waited for it, in working minutes. */
export const firstResponse = (incident: KnownIncident, facts: Facts): { responseMinutes?: number } =>
  incident.firstActionAt === null ? { responseMinutes: facts.timing.workingMinutes(incident.reportedAt, facts.now) } : {};
