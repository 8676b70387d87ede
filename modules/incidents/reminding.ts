import type { ClockRow } from "#platform/ledger";
import { counted } from "./due.ts";
import type { IncidentEvent } from "./event.ts";
import { isOpen, type Incident } from "./incident.ts";
import type { Facts } from "./facts.ts";

/** What is due to be said about one clock now: a reminder before its instant, a lapse at or after it, each once for each instant. */
export function tell(clocks: readonly ClockRow[], slot: string, now: string): IncidentEvent[] {
  const clock = clocks.find((one) => one.slot === slot);
  if (!clock || clock.remindAt === null || clock.remindAt > now) return [];
  return [{ type: now > clock.dueAt ? "incidents.lapsed" : "incidents.reminded", slot, dueAt: clock.dueAt }];
}

/** Counts the promised date again, when the holidays of a year have been published. A suspended record is counted again when it resumes. */
export function recompute(incident: Incident, facts: Facts): IncidentEvent[] {
  if (incident.stage === "none" || !isOpen(incident) || incident.due === null || incident.stage === "suspended") return [];
  const due = counted(incident.counting, facts.timing);
  if (due === null || (due.dueAt === incident.due.dueAt && due.provisional === incident.due.provisional)) return [];
  return [{ type: "incidents.due-recomputed", due }];
}
