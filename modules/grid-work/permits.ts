import { grantsOver, liveGrants, type Allow, type Asking, type Grant } from "#platform/access";
import type { DeskRule } from "#platform/modules";
import { refuse } from "#platform/refusals";
import type { Request } from "./request.ts";

/** Who may do what (domain.md §1.3, S8): one table for commands, reads and what screens are offered. */
export const GRID = ["gridWorker", "gridLeader"] as const;
/** Whoever answers for the places of an area: sets points and plans, prints tags. */
export const KEEPERS = ["gridLeader", "gridInstructor", "dispatcher", "supervisor"] as const;
/** Service requests are also taken and ended at the desk. */
export const TAKERS = [...GRID, "gridInstructor", "intakeClerk", "dispatcher"] as const;
export const SERVERS = [...GRID, "gridInstructor", "dispatcher"] as const;
/** Masked lists, by area. */
export const LOOKERS = [...GRID, "gridInstructor", "intakeClerk", "dispatcher", "supervisor", "commandRoom"] as const;
/** Beside the owner: who may shut out a device. */
export const SHUTTERS = ["gridLeader", "gridInstructor", "supervisor", "admin"] as const;

/** A worker of any grid of a village also stands for what is known only to lie in that village. */
const reaches = (grant: Grant, place: string): boolean =>
  place.startsWith(grant.area) || (place.length === 12 && grant.area.length > 12 && grant.area.startsWith(place));

export const grantAt = (asking: Asking, roles: readonly string[], place: string): Grant | null =>
  liveGrants(asking, roles).find((grant) => reaches(grant, place)) ?? null;

/** The desk finds what a caller has asked for and is still to be done. */
export const deskRule: DeskRule<Request> = {
  roles: ["intakeClerk", "dispatcher"],
  purpose: "grid-work.contact",
  finds: (found, asking) => (found.stage === "open" ? grantAt(asking, deskRule.roles, found.grid) : null),
};

/**
 * Whoever works in the grid the input names. A worker who was moved is told that it is not their grid any more, by a word the phone understands;
 * everybody else only that it is not theirs.
 */
export const inGrid = <I extends { grid: string }>(): Allow<I> => ({
  roles: GRID,
  condition: "in the grid named",
  admits: (ctx, { grid }) => {
    const found = grantAt(ctx, GRID, grid);
    if (found === null && liveGrants(ctx, GRID).length > 0) throw refuse.forbidden("grid-work.not-your-grid", { grid });
    return found;
  },
});

export const atArea = <I>(roles: readonly string[], area: (input: I) => string, condition = "over the area named"): Allow<I> => ({
  roles,
  condition,
  admits: (ctx, input) => grantsOver(ctx.actor, roles, area(input), ctx.now)[0] ?? null,
});
