import { grantsOver, type Actor, type Grant } from "#platform/access";

/** Administrators of the area, and those who answer for the unit that runs the point. */
export function pointGrant(actor: Actor, place: string, unit: string, now: string): Grant | null {
  return grantsOver(actor, ["admin"], place, now)[0] ?? grantsOver(actor, ["approver"], place, now, unit)[0] ?? null;
}

/** Who plans, puts off and checks: supervision and command, never the unit that owes the work. */
export const PLANNERS = ["supervisor", "commandRoom"] as const;
export const plannerGrant = (actor: Actor, place: string, now: string): Grant | null => grantsOver(actor, PLANNERS, place, now)[0] ?? null;

/** Whose duty it is: people of the owning unit who handle or approve. */
export const OWNERS = ["handler", "approver"] as const;
export const ownerGrant = (actor: Actor, place: string, unit: string, now: string): Grant | null =>
  grantsOver(actor, OWNERS, place, now, unit)[0] ?? null;

export const POINT_CONDITION = "admin at the point's place; approver of the unit that runs it";
