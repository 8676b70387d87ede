import type { Recorded } from "#platform/ledger";
import type { IncidentEvent } from "./event.ts";
import { isActive, leadTask, taskOf, type Duty, type KnownIncident, type Task } from "./incident.ts";

type Of<T extends IncidentEvent["type"]> = Recorded<Extract<IncidentEvent, { type: T }>>;
type Patch = Partial<KnownIncident>;

export const withHand = (incident: KnownIncident, account: string): readonly string[] =>
  incident.hands.includes(account) ? incident.hands : [...incident.hands, account];

export const withTask = (incident: KnownIncident, unit: string, change: (task: Task) => Task): readonly Task[] =>
  incident.tasks.map((task) => (task.unit === unit ? change(task) : task));

export const owed = (from: string, due: Duty["due"]): Duty => ({ from, due, metAt: null });
export const met = (duty: Duty | null, at: string): Duty | null => duty && { ...duty, metAt: duty.metAt ?? at };

export function dispatched(incident: KnownIncident, event: Of<"incidents.dispatched">): Patch {
  const widened = leadTask(incident)?.unit === event.lead;
  const asked = (unit: string, role: Task["role"]): Task => ({
    unit,
    role,
    stage: "asked",
    final: event.final,
    askedAt: event.at,
    acceptDue: event.acceptDue,
    acceptedAt: null,
    fedBackAt: null,
    bouncedAt: null,
    handler: null,
  });
  const fresh = [...(widened ? [] : [asked(event.lead, "lead")]), ...event.coUnits.map((unit) => asked(unit, "co"))];
  const kept = incident.tasks
    .filter((task) => !fresh.some((one) => one.unit === task.unit))
    .map((task): Task => (widened || !isActive(task) ? task : { ...task, stage: "released" }));
  return {
    tasks: [...kept, ...fresh],
    stage: widened ? incident.stage : "dispatched",
    dispatching: met(incident.dispatching, event.at),
    firstDispatchedAt: incident.firstDispatchedAt ?? event.at,
    dispatchMinutes: event.waitedMinutes ?? incident.dispatchMinutes,
    dispatchedTimes: incident.dispatchedTimes + (widened ? 0 : 1),
  };
}

export function bounced(incident: KnownIncident, event: Of<"incidents.bounced">): Patch {
  const lead = taskOf(incident, event.unit)?.role === "lead";
  const tasks = incident.tasks.map((task): Task => {
    if (task.unit === event.unit) return { ...task, stage: "bounced", bouncedAt: event.at };
    return lead && isActive(task) ? { ...task, stage: "released" } : task;
  });
  const patch = { tasks, bouncedTimes: incident.bouncedTimes + 1 };
  if (lead) return { ...patch, stage: "bounced", dispatching: owed(event.at, event.dispatchDue) };
  return event.checkDue ? { ...patch, stage: "fedBack", fedBackAt: event.at, checking: owed(event.at, event.checkDue) } : patch;
}

/** The lead's task taken back takes the whole dispatch with it; a co-unit's only its own part. */
export function recalled(incident: KnownIncident, event: Of<"incidents.recalled">): Patch {
  const tasks = incident.tasks.map((task): Task => (event.units.includes(task.unit) ? { ...task, stage: "released" } : task));
  if (event.dispatchDue) return { tasks, stage: "verified", dispatching: owed(event.at, event.dispatchDue) };
  return event.checkDue ? { tasks, stage: "fedBack", fedBackAt: event.at, checking: owed(event.at, event.checkDue) } : { tasks };
}

export function fedBack(incident: KnownIncident, event: Of<"incidents.fed-back">): Patch {
  const tasks = withTask(incident, event.unit, (task) => ({ ...task, stage: "fedBack", fedBackAt: event.at }));
  return {
    tasks,
    hands: withHand(incident, event.by),
    photos: [...incident.photos, ...event.photos.map((id) => ({ id, of: "result" as const }))],
    proposed: taskOf(incident, event.unit)?.role === "lead" ? event.ending : incident.proposed,
    ...(event.checkDue ? { stage: "fedBack", fedBackAt: event.at, checking: owed(event.at, event.checkDue) } : {}),
    firstStepAt: incident.firstStepAt ?? event.at,
  };
}

export const released = (tasks: readonly Task[]): readonly Task[] =>
  tasks.map((task): Task => (isActive(task) ? { ...task, stage: "released" } : task));

export const workAgain = (tasks: readonly Task[]): readonly Task[] =>
  tasks.map((task) => (task.stage === "fedBack" ? { ...task, stage: "accepted", fedBackAt: null } : task));
