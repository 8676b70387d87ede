import type { ClockRow } from "#platform/ledger";
import { owedNow } from "./clocks.ts";
import { counted } from "./due.ts";
import { recountWindow } from "./ending.ts";
import type { Due, IncidentEvent } from "./event.ts";
import { isOpen, type Incident, type KnownIncident } from "./incident.ts";
import type { Facts } from "./facts.ts";

/** What is due to be said about one clock now: a reminder before its instant, a lapse at or after it, each once for each instant. */
export function tell(clocks: readonly ClockRow[], slot: string, now: string): IncidentEvent[] {
  const clock = clocks.find((one) => one.slot === slot);
  if (!clock || clock.remindAt === null || clock.remindAt > now) return [];
  return [{ type: now > clock.dueAt ? "incidents.lapsed" : "incidents.reminded", slot, dueAt: clock.dueAt }];
}

const moved = (now: Due, before: Due): boolean => now.dueAt !== before.dueAt || now.provisional !== before.provisional;

/** The promised date. A suspended record is counted again when it resumes. */
function promise(incident: KnownIncident, facts: Facts): IncidentEvent[] {
  if (incident.due === null || incident.stage === "suspended") return [];
  const due = counted(incident.counting, facts.timing);
  return due !== null && moved(due, incident.due) ? [{ type: "incidents.due-recomputed", due }] : [];
}

/** Every other duty that is still owed; a review's day was named and stays. */
function duties(incident: KnownIncident, facts: Facts): IncidentEvent[] {
  const dues = owedNow(incident).flatMap(({ slot, from, due: before }) => {
    const limit = before.limit ?? (slot === "first-step" ? incident.firstStep : null);
    if (!limit || slot === "handle") return [];
    const due = facts.timing.due(from, limit);
    return moved(due, before) ? [{ slot, due }] : [];
  });
  return dues.length > 0 ? [{ type: "incidents.duties-recounted", dues }] : [];
}

/** Counts every date of a record again, when the holidays of a year have been published, corrected or withdrawn (domain.md §1.5). */
export function recompute(incident: Incident, facts: Facts): IncidentEvent[] {
  if (incident.stage === "none") return [];
  if (!isOpen(incident)) return recountWindow(incident, facts);
  return [...promise(incident, facts), ...duties(incident, facts)];
}
