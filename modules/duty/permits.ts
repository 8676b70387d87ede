import { grantsOver, liveGrants, type Actor } from "#platform/access";

/** Who writes the roster of a unit: whoever leads there, and the desks that call on it. */
export const ROSTER_KEEPERS = ["admin", "supervisor", "commandRoom", "dispatcher"] as const;
/** Whose name may stand on a roster. */
export const ON_DUTY = [...ROSTER_KEEPERS, "approver", "handler", "intakeClerk", "gridWorker", "gridLeader", "gridInstructor"] as const;

type Of = { unit: string; place: string; account: string };

/** A log is read by those who keep the roster there, by the unit's own people, who take the next shift, and by whoever wrote it. */
export const readsLogs = ({ actor, now }: { actor: Actor; now: string }, { unit, place, account }: Of): boolean =>
  actor.kind === "staff" &&
  (actor.id === account ||
    grantsOver(actor, ["supervisor", "commandRoom", "dispatcher"], place, now).length > 0 ||
    liveGrants({ actor, now }).some((grant) => grant.unit === unit));
