import { grantsOver, noGrant, type Actor, type Allow, type Grant } from "#platform/access";
import type { StreamKey } from "#platform/ledger";
import { ROLES } from "./contract.ts";
import { areaOfUnit } from "./roles.ts";
import { account } from "./account.ts";
import { post } from "./post.ts";
import { team } from "./team.ts";
import { people, type People } from "./people.ts";

/** The actor's own administrator's grant that reaches this area, and this unit when it is bound to one. */
export const adminGrant = (actor: Actor, area: string, unit: string, now: string): Grant | null =>
  grantsOver(actor, ["admin"], area, now).find((own) => own.unit === "" || own.unit === unit) ?? null;

/** Head of a unit: approves there. */
const leadGrant = (actor: Actor, unit: string, now: string): Grant | null =>
  unit === "" ? null : (grantsOver(actor, ["approver"], areaOfUnit(unit), now, unit)[0] ?? null);

/**
 * The grant by which the actor may reset or stop an account: it reaches the account and every role held there. Otherwise a county's
 * administrator could reset the city's and sign in as them.
 */
export function authorityOver(actor: Actor, target: { id: string; area: string; unit: string }, known: People, now: string): Grant | null {
  const person = known.person(target.id);
  const reach = (of: { area: string; unit: string }): Grant | null => adminGrant(actor, of.area, of.unit, now);
  return person && !person.grants.every(reach) ? null : reach(target);
}

export const overArea: Allow<{ area: string; unit: string }> = {
  roles: ["admin"],
  condition: "own area and unit, never wider",
  admits: (ctx, { area, unit }) => adminGrant(ctx.actor, area, unit, ctx.now),
};

export const unitLead: Allow<{ area: string; unit: string }> = {
  roles: ["approver"],
  condition: "of the same unit",
  admits: (ctx, { area, unit }) => (area.startsWith(areaOfUnit(unit)) ? leadGrant(ctx.actor, unit, ctx.now) : null),
};

export const overAccount: Allow<StreamKey> = {
  roles: ["admin"],
  condition: "over the person's area and every role held",
  admits: (ctx, key) => {
    const state = ctx.state(account, { home: key.home, id: key.id });
    return state.stage === "none"
      ? null
      : authorityOver(ctx.actor, { id: key.id, area: state.area, unit: state.unit }, ctx.read(people), ctx.now);
  },
};

/** A holder of the very grant that is passed on; one that was itself passed on comes last, to be refused with its reason. */
export const holder: Allow<{ role: string; area: string; unit: string }> = {
  roles: ROLES,
  condition: "own grant, within its area",
  admits: (ctx, { role, area, unit }) => {
    const own = grantsOver(ctx.actor, [role], area, ctx.now, unit);
    return own.find((grant) => grant.delegatedBy === null) ?? own[0] ?? null;
  },
};

/** Whoever delegated it may take it back. */
export const delegator: Allow<{ from: string | null }> = {
  roles: holder.roles,
  condition: "delegated by oneself",
  admits: (ctx, { from }) => (ctx.actor.kind === "staff" && from === ctx.actor.id ? noGrant : null),
};

const keepsUnit: Omit<Allow<never>, "admits"> = { roles: ["admin", "approver"], condition: "over the unit, or head of it" };

/** The grant by which the actor keeps the posts of a unit. */
export const unitAuthority = (actor: Actor, unit: string, now: string): Grant | null =>
  adminGrant(actor, areaOfUnit(unit), unit, now) ?? leadGrant(actor, unit, now);

export const keepsNewUnit: Allow<{ unit: string }> = {
  ...keepsUnit,
  admits: (ctx, { unit }) => unitAuthority(ctx.actor, unit, ctx.now),
};

export const keepsPost: Allow<StreamKey> = {
  ...keepsUnit,
  admits: (ctx, key) => {
    const state = ctx.state(post, { home: key.home, id: key.id });
    return state.stage === "none" ? null : keepsNewUnit.admits(ctx, { unit: state.unit });
  },
};

/** Whoever may form, change and disband the service teams of an area. */
export const TEAM_KEEPERS = ["admin", "gridInstructor"] as const;

export const teamAuthority = (actor: Actor, area: string, now: string): Grant | null =>
  grantsOver(actor, TEAM_KEEPERS, area, now)[0] ?? null;

export const keepsNewTeam: Allow<{ area: string }> = {
  roles: TEAM_KEEPERS,
  condition: "at the team's area",
  admits: (ctx, { area }) => teamAuthority(ctx.actor, area, ctx.now),
};

export const keepsTeam: Allow<StreamKey> = {
  ...keepsNewTeam,
  admits: (ctx, key) => {
    const state = ctx.state(team, { home: key.home, id: key.id });
    return state.stage === "none" ? null : keepsNewTeam.admits(ctx, { area: state.area });
  },
};
