import type { CommandContext } from "../ledger/command.ts";

/** role × area prefix × until, and the unit the role is held for ("" when it is held for the area itself). */
export type Grant = {
  role: string;
  /** Significant prefix of an area code: "3305", "330502", "330502001", "330502001005", a 15-digit grid. */
  area: string;
  unit: string;
  /** RFC 3339 instant or null. An expired grant counts for nothing. */
  until: string | null;
  /** Account id of the person who delegated it, or null. */
  delegatedBy: string | null;
};

export type Actor =
  | {
      kind: "staff";
      id: string;
      name: string;
      grants: readonly Grant[];
      sessionId: string;
      /** When the session last proved who is at it. */ provedAt?: string;
      /** What was typed when a screen was asked why a record is opened (`vault.reason-needed`). */ reason?: string;
    }
  | { kind: "resident"; id: "resident" }
  | { kind: "system"; id: "system" };

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

/** The actor's live grants of these roles that cover a place (prefix of the area code). `unit` given: only grants held for that unit. */
export function grantsOver(actor: Actor, roles: readonly string[], place: string, now: string, unit?: string): Grant[] {
  if (actor.kind !== "staff") return [];
  return actor.grants.filter(
    (grant) =>
      roles.includes(grant.role) &&
      (grant.until === null || grant.until > now) &&
      place.startsWith(grant.area) &&
      (unit === undefined || grant.unit === unit),
  );
}

/** Every unit the actor holds a live grant for, whatever the role: whose people they are. null: nobody is signed in. Jobs are of no unit. */
export function unitsHeld(actor: Actor, now: string): string[] | null {
  if (actor.kind === "resident") return null;
  if (actor.kind === "system") return [];
  const live = actor.grants.filter((grant) => grant.unit !== "" && (grant.until === null || grant.until > now));
  return [...new Set(live.map((grant) => grant.unit))];
}

/** Anyone, signed in or not. Staff act by the first of their live grants, so that the ledger knows their post. */
export const anyone = <I>(): Allow<I> => ({
  roles: ["resident"],
  condition: "anyone",
  admits: ({ actor, now }) =>
    (actor.kind === "staff" ? actor.grants.find((grant) => grant.until === null || grant.until > now) : undefined) ?? noGrant,
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
