import { recounted } from "#platform/clocks";
import type { ClockRow } from "#platform/ledger";
import { owedNow } from "./clocks.ts";
import { recountWindow } from "./ending.ts";
import type { IncidentEvent } from "./event.ts";
import { isOpen, type Incident, type KnownIncident } from "./incident.ts";
import type { Facts } from "./facts.ts";

/** What is due to be said about one clock now: a reminder before its instant, a lapse at or after it, each once for each instant. */
export function tell(clocks: readonly ClockRow[], slot: string, now: string): IncidentEvent[] {
  const clock = clocks.find((one) => one.slot === slot);
  if (!clock || clock.remindAt === null || clock.remindAt > now) return [];
  return [{ type: now > clock.dueAt ? "incidents.lapsed" : "incidents.reminded", slot, dueAt: clock.dueAt }];
}

/** The promised date. A suspended record is counted again when it resumes. */
function promise({ due, counting, stage }: KnownIncident, { now, timing }: Facts): IncidentEvent[] {
  if (due === null || counting === null || stage === "suspended") return [];
  return recounted([{ slot: "handle", due, ...counting }], now, timing.due).map((one) => ({
    type: "incidents.due-recomputed",
    due: one.due,
  }));
}

/** Every other duty that is still owed; a review's day was named and stays. */
function duties(incident: KnownIncident, { now, timing }: Facts): IncidentEvent[] {
  const owed = owedNow(incident)
    .filter(({ slot }) => slot !== "handle")
    .map(({ slot, from, due }) => ({
      slot,
      from,
      due,
      limit: due.limit ?? (slot === "first-step" ? incident.firstStep : null) ?? undefined,
    }));
  const dues = recounted(owed, now, timing.due).map(({ slot, due }) => ({ slot, due }));
  return dues.length > 0 ? [{ type: "incidents.duties-recounted", dues }] : [];
}

/** Counts every date of a record again, when the holidays of a year have been published, corrected or withdrawn (domain.md §1.5). */
export function recompute(incident: Incident, facts: Facts): IncidentEvent[] {
  if (incident.stage === "none") return [];
  if (!isOpen(incident)) return recountWindow(incident, facts);
  return [...promise(incident, facts), ...duties(incident, facts)];
}
