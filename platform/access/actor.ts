import { grantsOver, liveGrants, type Actor, type Grant } from "../grants/index.ts";
import type { CommandContext } from "../ledger/command.ts";

export { areasOf, grantsOver, isLive, liveGrants, unitsHeld, type Actor, type Asking, type Grant } from "../grants/index.ts";

export const resident: Actor = { kind: "resident", id: "resident" };
export const system: Actor = { kind: "system", id: "system" };

/** Who may: a predicate over actor, input and loaded states, which can also say itself as a row of the permission matrix. Deny by default. */
export type Allow<I> = {
  /** Role codes the predicate can ever admit; "resident" and "system" are actors without a grant. */
  roles: readonly string[];
  /** One line for the permission matrix, e.g. "at the record's place", "own unit, not the handler". */
  condition: string;
  /** The grant used (its role and unit go on the event), or null for no. */
  admits: (ctx: CommandContext, input: I) => Grant | null;
};

/** The grant recorded for actors who need none. */
export const noGrant: Grant = { role: "", area: "", unit: "", until: null, delegatedBy: null };

/** Anyone, signed in or not. Staff act by the first of their live grants, so that the ledger knows their post. */
export const anyone = <I>(): Allow<I> => ({
  roles: ["resident"],
  condition: "anyone",
  admits: (asking) => liveGrants(asking)[0] ?? noGrant,
});

/** Only the platform's own jobs. */
export const systemOnly = <I>(): Allow<I> => ({
  roles: ["system"],
  condition: "jobs only",
  admits: (ctx) => (ctx.actor.kind === "system" ? noGrant : null),
});

/** Holders of one of the roles whose grant covers the place the input or the loaded record names. */
export const holds = <I>(
  roles: readonly string[],
  place: (ctx: CommandContext, input: I) => string,
  condition = "at the record's place",
): Allow<I> => ({
  roles,
  condition,
  admits: (ctx, input) => grantsOver(ctx.actor, roles, place(ctx, input), ctx.now)[0] ?? null,
});

/** The first that admits. */
export const either = <I>(...ways: readonly Allow<I>[]): Allow<I> => ({
  roles: [...new Set(ways.flatMap((way) => way.roles))],
  condition: ways.map((way) => `${way.roles.join("/")}: ${way.condition}`).join("; "),
  admits: (ctx, input) => {
    for (const way of ways) {
      const grant = way.admits(ctx, input);
      if (grant) return grant;
    }
    return null;
  },
});
