import { refuse } from "#platform/refusals";
import type { FirstStep } from "./contract.ts";
import type { IncidentEvent, Result, Sealed } from "./event.ts";
import { firstResponse, inStage, open, type Facts } from "./facts.ts";
import { isActive, leadTask, taskOf, type Incident, type KnownIncident, type Task } from "./incident.ts";
import { allFedBack, completedWithout } from "./joint.ts";

/** A unit the work is to go to, as the organisations know it. */
export type Receiver = { code: string; department: string; open: boolean; within: boolean };

export type Dispatch = {
  lead: Receiver;
  coUnits: readonly Receiver[];
  text: Sealed | null;
  bySupervisor: boolean;
  departments: readonly string[];
};

/** After this many bounces the dispatcher's word is spent and the supervisor's decides (domain.md S7). */
const BOUNCES_TO_SUPERVISOR = 2;

/** A co-unit that bounces leaves the lead at work. What was bounced before that was told apart counts as it did. */
const leadBounces = (incident: KnownIncident): number => incident.leadBounces ?? incident.bouncedTimes;

export const needsSupervisor = (incident: KnownIncident): boolean => leadBounces(incident) >= BOUNCES_TO_SUPERVISOR;

function assertReceivers(incident: KnownIncident, { lead, coUnits, departments }: Dispatch): void {
  const all = [lead, ...coUnits];
  if (new Set(all.map((unit) => unit.code)).size < all.length) throw refuse.invalid("incidents.unit-twice");
  for (const unit of all) {
    if (!unit.open) throw refuse.conflict("incidents.unit-closed", { unit: unit.code });
    if (!unit.within) throw refuse.forbidden("incidents.unit-elsewhere", { unit: unit.code });
    if (incident.about === unit.code) throw refuse.forbidden("incidents.about-unit", { unit: unit.code });
    // A complaint never reaches the unit it is about: sealed kinds go only where the taxonomy says.
    if (incident.sealed && !departments.includes(unit.department))
      throw refuse.forbidden("incidents.sealed-elsewhere", { unit: unit.code });
  }
}

/** Sends the work out, or (same lead) asks more units to join it. */
export function dispatch(incident: Incident, order: Dispatch, facts: Facts): IncidentEvent[] {
  const found = inStage(incident, "verified", "bounced", "dispatched", "handling");
  assertReceivers(found, order);
  const widening = found.stage === "dispatched" || found.stage === "handling";
  if (widening && leadTask(found)?.unit !== order.lead.code)
    throw refuse.conflict("incidents.has-lead", { unit: leadTask(found)?.unit ?? "" });
  const coUnits = order.coUnits.filter((unit) => !widening || !isBusy(taskOf(found, unit.code))).map((unit) => unit.code);
  if (widening && coUnits.length === 0) throw refuse.conflict("incidents.already-asked");
  const final = needsSupervisor(found);
  if (final && !order.bySupervisor) throw refuse.forbidden("incidents.supervisor-decides");
  const acceptDue = facts.timing.due(facts.now, facts.procedure.accept[found.urgency]);
  const decided = final ? { leadBounces: 0 } : {};
  const { verifiedAt, firstDispatchedAt } = found;
  const waited =
    verifiedAt !== null && firstDispatchedAt === null ? { waitedMinutes: facts.timing.workingMinutes(verifiedAt, facts.now) } : {};
  return [{ type: "incidents.dispatched", lead: order.lead.code, coUnits, final, text: order.text, acceptDue, ...decided, ...waited }];
}

const isBusy = (task: Task | null): boolean =>
  task !== null && (task.stage === "asked" || task.stage === "accepted" || task.stage === "fedBack");

function taskIn(incident: KnownIncident, unit: string, ...stages: readonly Task["stage"][]): Task {
  const task = taskOf(incident, unit);
  if (!task || task.stage === "released") throw refuse.forbidden("incidents.not-asked", { unit });
  if (!stages.includes(task.stage)) throw refuse.conflict("incidents.task-not-now", { unit, task: task.stage });
  return task;
}

export function accept(incident: Incident, unit: string): IncidentEvent[] {
  const found = inStage(incident, "dispatched", "handling");
  taskIn(found, unit, "asked");
  return [{ type: "incidents.accepted", unit }];
}

export function bounce(incident: Incident, unit: string, text: Sealed, facts: Facts): IncidentEvent[] {
  const found = inStage(incident, "dispatched", "handling");
  const task = taskIn(found, unit, "asked");
  if (task.final) throw refuse.conflict("incidents.final-dispatch");
  const dispatchDue = facts.timing.due(facts.now, facts.procedure.dispatch[found.urgency]);
  const checkDue = task.role === "co" && completedWithout(found, unit) ? facts.timing.due(facts.now, facts.procedure.check) : null;
  const counted = leadBounces(found) + (task.role === "lead" ? 1 : 0);
  return [{ type: "incidents.bounced", unit, text, dispatchDue, checkDue, leadBounces: counted }];
}

/**
 * The desk takes back what a unit has not answered: from the lead the whole dispatch, from a co-unit its part. The promised date stays, it is the
 * reporter's. What the supervisor decided, the supervisor takes back, and it is the supervisor's to decide again.
 */
export function recall(incident: Incident, order: { unit: string; text: Sealed; bySupervisor: boolean }, facts: Facts): IncidentEvent[] {
  const { unit, text, bySupervisor } = order;
  const found = inStage(incident, "dispatched", "handling");
  const task = taskIn(found, unit, "asked");
  if (task.final && !bySupervisor) throw refuse.forbidden("incidents.supervisor-decides");
  if (task.role === "co") {
    const checkDue = completedWithout(found, unit) ? facts.timing.due(facts.now, facts.procedure.check) : null;
    return [{ type: "incidents.recalled", unit, units: [unit], text, dispatchDue: null, checkDue }];
  }
  const units = found.tasks.filter(isActive).map((one) => one.unit);
  const dispatchDue = facts.timing.due(facts.now, facts.procedure.dispatch[found.urgency]);
  const again = task.final ? { leadBounces: BOUNCES_TO_SUPERVISOR } : {};
  return [{ type: "incidents.recalled", unit, units, text, dispatchDue, checkDue: null, ...again }];
}

export function assign(incident: Incident, unit: string, handler: string): IncidentEvent[] {
  const found = inStage(incident, "dispatched", "handling", "suspended");
  const task = taskIn(found, unit, "accepted");
  if (task.handler === handler) return [];
  return [{ type: "incidents.assigned", unit, handler }];
}

export type FeedBack = Result & { unit: string; ending: "solved" | "unsolvable" };

/** The record is fed back when every unit asked has fed back; then the clock of the check begins. */
export function feedBack(incident: Incident, input: FeedBack, facts: Facts): IncidentEvent[] {
  const found = inStage(incident, "dispatched", "handling");
  taskIn(found, input.unit, "accepted");
  const checkDue = allFedBack(found, input.unit) ? facts.timing.due(facts.now, facts.procedure.check) : null;
  return [{ type: "incidents.fed-back", ...input, checkDue }];
}

/** Two hours to guard a manhole are not met by writing that one will go: the unit says what was done there (domain.md §5, S17). */
export function takeFirstStep(
  incident: Incident,
  input: { unit: string; firstStep: FirstStep; text: Sealed | null; photos: string[] },
  facts: Facts,
): IncidentEvent[] {
  const found = inStage(incident, "dispatched", "handling");
  taskIn(found, input.unit, "accepted");
  return [{ type: "incidents.first-step-taken", ...input, ...firstResponse(found, facts) }];
}

/** A staff text in the timeline; never a resident's. */
export function note(incident: Incident, text: Sealed, facts: Facts, voice?: string): IncidentEvent[] {
  const noted: IncidentEvent = { type: "incidents.noted", text, words: true, ...(voice === undefined ? {} : { voice }) };
  if (incident.stage === "ended") return [noted];
  return [{ ...noted, ...firstResponse(open(incident), facts) }];
}
