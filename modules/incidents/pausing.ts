import { refuse } from "#platform/refusals";
import type { Limit } from "./contract.ts";
import { changed, counted, moved } from "./due.ts";
import type { Due, IncidentEvent, Sealed } from "./event.ts";
import { inStage, type Facts } from "./facts.ts";
import { isLate, type Incident, type KnownIncident } from "./incident.ts";

/** Handler and approver are never one person for one decision (domain.md §1.3). */
function assertApprover(incident: KnownIncident, facts: Facts): void {
  if (incident.hands.includes(facts.by)) throw refuse.forbidden("incidents.approve-own-work");
}

/** Once, before the date has passed, and no longer than the category's own limit nor than the procedure allows. */
function extendable(found: KnownIncident, by: Limit, facts: Facts): Due {
  if (found.extended) throw refuse.conflict("incidents.extended-already");
  if (found.due === null || found.limit === null) throw refuse.conflict("incidents.no-limit");
  if (facts.now > found.due.dueAt) throw refuse.conflict("incidents.late-already");
  if (by.unit !== found.limit.unit)
    throw refuse.fields([{ path: "by", code: "incidents.extension-other-unit", params: { unit: found.limit.unit } }]);
  const caps = [found.limit, facts.procedure.extensionAtMost].filter((cap) => cap.unit === by.unit);
  const most = Math.min(...caps.map((cap) => cap.amount));
  if (by.amount > most)
    throw refuse.fields([{ path: "by", code: "incidents.extension-too-long", params: { amount: most, unit: by.unit } }]);
  return counted(changed(found.counting, { kind: "extended", by }), facts.timing) ?? found.due;
}

export function extend(incident: Incident, by: Limit, text: Sealed, facts: Facts): IncidentEvent[] {
  const found = inStage(incident, "handling");
  assertApprover(found, facts);
  return [{ type: "incidents.extended", length: by, text, due: extendable(found, by, facts) }];
}

/** Whoever does the work asks, within what could be given; until it is given the date stands as it was promised. */
export function askExtension(incident: Incident, by: Limit, text: Sealed, facts: Facts): IncidentEvent[] {
  const found = inStage(incident, "handling");
  if (found.extensionAsked) throw refuse.conflict("incidents.extension-asked-already");
  extendable(found, by, facts);
  return [{ type: "incidents.extension-asked", length: by, text }];
}

export function declineExtension(incident: Incident, text: Sealed, facts: Facts): IncidentEvent[] {
  const found = inStage(incident, "handling");
  assertApprover(found, facts);
  if (!found.extensionAsked) throw refuse.conflict("incidents.no-extension-asked");
  return [{ type: "incidents.extension-declined", text }];
}

/**
 * 挂账: needs a budget or a law; a review is due every month. Suspending again is the review's answer "not yet". Only before the date has passed, as
 * an extension: a later pause would give no time back, it would only take a missed promise out of the on-time rate (domain.md §6, open-overdue).
 */
export function suspend(
  incident: Incident,
  input: { basis: "budget" | "law"; text: Sealed; reviewDue: Due },
  facts: Facts,
): IncidentEvent[] {
  const found = inStage(incident, "handling", "suspended");
  assertApprover(found, facts);
  if (found.tasks.some((task) => task.stage === "asked")) throw refuse.conflict("incidents.unit-not-answered");
  if (found.stage === "handling" && isLate(found, facts.now)) throw refuse.conflict("incidents.late-not-suspended");
  if (input.reviewDue.dueAt <= facts.now) throw refuse.fields([{ path: "reviewOn", code: "incidents.review-past" }]);
  if (input.reviewDue.dueAt > facts.timing.due(facts.now, facts.procedure.review).dueAt)
    throw refuse.fields([{ path: "reviewOn", code: "incidents.review-too-far" }]);
  return [{ type: "incidents.suspended", ...input }];
}

export function resume(incident: Incident, text: Sealed, facts: Facts): IncidentEvent[] {
  const found = inStage(incident, "suspended");
  const from = found.suspension?.at ?? facts.now;
  const due = counted(changed(found.counting, { kind: "suspended", from, to: facts.now }), facts.timing);
  return [{ type: "incidents.resumed", text, due, ...moved(found.due, due) }];
}
