import { liveGrants, type Asking, type Grant } from "#platform/grants";
import type { DeskRule, Handling } from "#platform/modules";
import type { Stage } from "./contract.ts";
import { workingUnits } from "./checking.ts";
import { holderOf, isActive, isOpen, leadTask, taskOf, type Incident, type KnownIncident } from "./incident.ts";

/** Who asks to do something to a record: enough to answer without a database, so screens can be told the same. */
/** Whoever is of the unit a complaint is about does nothing to it, by whatever other grant. */
export const isShut = (asking: Asking, { about }: { about?: string | undefined }): boolean =>
  about !== undefined && (asking.actor.kind === "resident" || liveGrants(asking).some(({ unit }) => unit === about));

const GRID = ["gridWorker", "gridLeader"];
const DESK = ["dispatcher", "supervisor"];

/** A worker of any grid of a village stands for what is known only to lie in that village. */
const covers = (grant: Grant, place: string): boolean =>
  place.startsWith(grant.area) || (GRID.includes(grant.role) && place.length === 12 && grant.area.startsWith(place));

/** Sealed records are for the desk that must act and the units it chose, never for grids and onlookers. */
const atPlace = (asking: Asking, incident: KnownIncident, roles: readonly string[]): Grant | null =>
  isShut(asking, incident)
    ? null
    : (liveGrants(asking, incident.sealed ? roles.filter((role) => DESK.includes(role)) : roles).find((grant) =>
        covers(grant, incident.place),
      ) ?? null);

/** A unit was asked by name: its own people take the step wherever the record lies (domain.md S8, the county centre dispatches across towns). */
const forUnit = (asking: Asking, incident: KnownIncident, roles: readonly string[], unit: string | null): Grant | null =>
  unit === null || isShut(asking, incident) ? null : (liveGrants(asking, roles).find((grant) => grant.unit === unit) ?? null);

const HANDS = [...GRID, "intakeClerk", ...DESK];

/** Whether the office of this grant works on the record: the desk and the grid at its place, or a unit it was sent to; until it is archived. */
export const handles = (incident: Incident, { grant }: Handling): boolean =>
  incident.stage !== "none" &&
  incident.stage !== "archived" &&
  (HANDS.includes(grant.role) ? covers(grant, incident.place) : activeUnits(incident).includes(grant.unit));

const activeUnits = (incident: KnownIncident): readonly string[] => incident.tasks.filter(isActive).map((task) => task.unit);

const forAnyUnit = (asking: Asking, incident: KnownIncident, roles: readonly string[]): Grant | null => {
  for (const unit of activeUnits(incident)) {
    const grant = forUnit(asking, incident, roles, unit);
    if (grant) return grant;
  }
  return null;
};

/** Who prints the slip of a dispatch or an order: the desk at the place. */
export const SLIP_ROLES = DESK;
export const slipGrant = (asking: Asking, incident: KnownIncident): Grant | null => atPlace(asking, incident, DESK);

const leadUnit = (incident: KnownIncident): string | null => leadTask(incident)?.unit ?? null;
const APPROVE = ["approver"];
const WORK = ["handler"];
const UNIT = ["handler", "approver"];

/**
 * Who takes calls finds what the caller has open at this desk. Never what is sealed or a complaint about a unit: whoever rings may be somebody else
 * (domain.md §8, no lookup of reporters).
 */
export const deskRule: DeskRule<Incident> = {
  roles: ["intakeClerk", "dispatcher"],
  purpose: "incidents.contact",
  finds: (incident, asking) =>
    incident.stage !== "none" && isOpen(incident) && !incident.sealed && incident.about === undefined
      ? atPlace(asking, incident, deskRule.roles)
      : null,
};

export type Permit = {
  roles: readonly string[];
  condition: string;
  stages: readonly Stage[];
  /** The grant to act by, or null for no. `unit` is the one the command names. */
  grant: (asking: Asking, incident: KnownIncident, unit: string) => Grant | null;
  /** Stages of a unit's task in which the command makes sense; such commands name the unit. */
  task?: readonly string[];
};

const OPEN: readonly Stage[] = ["reported", "verified", "dispatched", "bounced", "handling", "suspended", "fedBack"];
const at = (
  roles: readonly string[],
  stages: readonly Stage[],
  condition = "at the record's place; sealed kinds: desk roles only",
): Permit => ({
  roles,
  condition,
  stages,
  grant: (asking, incident) => atPlace(asking, incident, roles),
});
const own = (roles: readonly string[], stages: readonly Stage[], task: readonly string[]): Permit => ({
  roles,
  condition: "for the unit named, which was asked",
  stages,
  task,
  grant: (asking, incident, unit) => (taskOf(incident, unit) ? forUnit(asking, incident, roles, unit) : null),
});

/** By somebody who had no hand in it: whose unit worked on a record judges it as little as whoever did the work. */
const byOthers = (roles: readonly string[], ...stages: readonly Stage[]): Permit => ({
  roles,
  condition: "at the record's place, not for a unit that worked on it, never who handled it",
  stages,
  grant: (asking, incident) => {
    if (isShut(asking, incident)) return null;
    const units = workingUnits(incident);
    const able = incident.sealed ? roles.filter((role) => DESK.includes(role)) : roles;
    return liveGrants(asking, able).find((grant) => covers(grant, incident.place) && !units.includes(grant.unit)) ?? null;
  },
});

/** Time is given, refused and stopped by the same people. */
const approving = (...stages: readonly Stage[]): Permit => ({
  roles: [...APPROVE, "supervisor"],
  condition: "approver of the lead unit, or supervisor at the place; never who handled it",
  stages,
  grant: (asking, incident) => forUnit(asking, incident, APPROVE, leadUnit(incident)) ?? atPlace(asking, incident, ["supervisor"]),
});

/** Who may do what to a record (domain.md §1.3, S8), complete for every step of staff. */
export const permits = {
  verify: at([...GRID, "dispatcher"], ["reported"]),
  reject: at(["dispatcher"], ["reported"]),
  "self-handle": at(GRID, ["reported", "verified"]),
  "answer-at-once": at(["intakeClerk", "dispatcher"], ["reported", "verified"]),
  move: at(DESK, OPEN),
  reclassify: at(DESK, ["verified", "dispatched", "bounced", "handling", "suspended", "fedBack"]),
  dispatch: at(DESK, ["verified", "bounced", "dispatched", "handling"]),
  accept: own(UNIT, ["dispatched", "handling"], ["asked"]),
  bounce: own(UNIT, ["dispatched", "handling"], ["asked"]),
  recall: {
    ...at(DESK, ["dispatched", "handling"], "at the record's place; what the supervisor decided: the supervisor"),
    task: ["asked"],
  },
  assign: own(UNIT, ["dispatched", "handling", "suspended"], ["accepted"]),
  "first-step": own(WORK, ["dispatched", "handling"], ["accepted"]),
  "feed-back": own(WORK, ["dispatched", "handling"], ["accepted"]),
  "ask-extension": {
    roles: WORK,
    condition: "handler of the lead unit",
    stages: ["handling"],
    grant: (asking, incident) => forUnit(asking, incident, WORK, leadUnit(incident)),
  },
  extend: approving("handling"),
  "decline-extension": approving("handling"),
  suspend: approving("handling", "suspended"),
  resume: {
    roles: [...UNIT, "supervisor"],
    condition: "lead unit, or supervisor at the place",
    stages: ["suspended"],
    grant: (asking, incident) => forUnit(asking, incident, UNIT, leadUnit(incident)) ?? atPlace(asking, incident, ["supervisor"]),
  },
  check: byOthers([...GRID, ...DESK], "fedBack"),
  "call-back": byOthers([...GRID, "intakeClerk", ...DESK], "ended"),
  "take-withdrawal": byOthers(["intakeClerk", ...DESK], ...OPEN),
  "take-rating": byOthers(["intakeClerk", ...DESK], "ended"),
  "hand-over": {
    roles: [...DESK, ...UNIT],
    condition: "desk at the record's place, or the lead unit once it has accepted",
    stages: ["reported", "verified", "bounced", "handling"],
    grant: (asking, incident) =>
      atPlace(asking, incident, DESK) ?? (incident.stage === "handling" ? forUnit(asking, incident, UNIT, leadUnit(incident)) : null),
  },
  supervise: at(["supervisor"], OPEN),
  "answer-supervision": {
    roles: [...UNIT, "dispatcher"],
    condition: "the unit that holds the record; before a unit has accepted, the dispatcher at the place",
    stages: [...OPEN, "ended"],
    grant: (asking, incident) => {
      const holder = holderOf(incident);
      return forUnit(asking, incident, UNIT, holder) ?? (holder === incident.desk ? atPlace(asking, incident, ["dispatcher"]) : null);
    },
  },
  merge: at(DESK, ["reported", "verified", "dispatched", "bounced", "handling"], "at both records' places"),
  split: at(DESK, ["verified", "dispatched", "bounced", "handling"]),
  note: {
    roles: [...GRID, "gridInstructor", "intakeClerk", ...DESK, "commandRoom", ...UNIT],
    condition: "at the record's place (sealed: desk roles only), or a unit that works on it",
    stages: [...OPEN, "ended"],
    grant: (asking, incident) =>
      forAnyUnit(asking, incident, UNIT) ?? atPlace(asking, incident, [...GRID, "gridInstructor", "intakeClerk", ...DESK, "commandRoom"]),
  },
  ask: {
    roles: [...GRID, "intakeClerk", ...DESK, ...WORK],
    condition: "at the record's place (sealed: desk roles only), or a handler of a unit that works on it",
    stages: OPEN,
    grant: (asking, incident) => forAnyUnit(asking, incident, WORK) ?? atPlace(asking, incident, [...GRID, "intakeClerk", ...DESK]),
  },
  void: at(["supervisor"], OPEN),
} as const satisfies Record<string, Permit>;

export type StepName = keyof typeof permits;
export const STEPS = Object.keys(permits) as StepName[];
