import { grantsOver, liveGrants, type Actor, type Allow, type Grant } from "#platform/access";
import type { CommandContext, StreamKey } from "#platform/ledger";
import type { Handling, Subject } from "#platform/modules";
import { cityCode } from "#platform/settings";
import { application, type Application } from "./application.ts";
import { everDrawn, lookedAt } from "./check.ts";
import type { Unit } from "./contract.ts";
import { keyOf, programmeKey } from "./keys.ts";
import { programme } from "./programme.ts";

/** Who may do what (domain.md §1.3, S3). One person never does two steps that check each other: the record itself sees to that. */
export const APPLY = ["handler", "gridInstructor", "intakeClerk", "dispatcher"] as const;
export const CHECK = ["gridInstructor", "dispatcher", "supervisor", "approver"] as const;
/** Of these, whose turn the first check and the draw are. */
export const CHECK_DESK = ["gridInstructor", "dispatcher"] as const;
export const INSPECT = ["handler", "approver", "gridInstructor", "gridLeader", "supervisor", "dispatcher", "intakeClerk"] as const;
export const DECIDE = ["approver", "supervisor"] as const;
export const RULE = ["supervisor"] as const;
export const READ = [...new Set([...APPLY, ...CHECK, ...INSPECT, ...DECIDE, "commandRoom", "gridWorker"])] as const;
/** The unit's own account: it sees and acts for that unit and no other. */
export const OWN = "unitContact";

/**
 * The office an account of this unit is granted for: its own code where it has the form of an office, the village's or township's office for those,
 * else made from code and place ("unit-12330502MB0X12345X-330502001005").
 */
export function officeOf({ code, area }: Pick<Unit, "code" | "area">): string {
  if (/^\d{12}$/.test(code)) return `village-${code}`;
  if (/^\d{9}$/.test(code)) return `centre-${code}`;
  return /^[a-zA-Z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*-\d{4,12}$/.test(code) ? code : `unit-${code}-${area}`;
}

export const grantOfUnit = (actor: Actor, unit: Pick<Unit, "code" | "area">, now: string): Grant | null =>
  grantsOver(actor, [OWN], unit.area, now, officeOf(unit))[0] ?? null;

/** Who acts for a unit: its own account, or the desk of its place. */
export const grantToApply = (actor: Actor, unit: Pick<Unit, "code" | "area">, now: string): Grant | null =>
  grantOfUnit(actor, unit, now) ?? grantsOver(actor, APPLY, unit.area, now)[0] ?? null;

export const forUnit = <I extends StreamKey>(): Allow<I> => ({
  roles: [...APPLY, OWN],
  condition: "over the unit's place, or of the unit itself, and not drawn to inspect it",
  admits: (ctx, input) => {
    const state = ctx.state(application, keyOf(input));
    if (state.stage === "none" || (ctx.actor.kind === "staff" && everDrawn(state).includes(ctx.actor.id))) return null;
    return grantToApply(ctx.actor, state.unit, ctx.now);
  },
});

/** Whose work the record is, and so its reasons: the unit's own, who was drawn, and the offices of the place. */
export function handles(state: Application, { grant, account }: Handling): boolean {
  if (state.stage === "none") return false;
  if (grant.role === OWN) return grant.unit === officeOf(state.unit) && state.unit.area.startsWith(grant.area);
  return everDrawn(state).includes(account) || state.unit.area.startsWith(grant.area);
}

type Placed = Pick<Unit, "code" | "area">;
/** A town or village that applies for itself, under its code or as the office of its area. */
export const isWholeArea = ({ code, area }: Placed): boolean => code === area || code === `village-${area}` || code === `centre-${area}`;

/** From above, and from another office: no town checks or decides its own title (domain.md §1.3). */
export const standsAbove = (grant: Pick<Grant, "area" | "unit">, unit: Placed): boolean =>
  unit.area.startsWith(grant.area) && !(isWholeArea(unit) && grant.area === unit.area) && grant.unit !== officeOf(unit);

export const aboveGrant = (actor: Actor, roles: readonly string[], unit: Placed, now: string): Grant | null =>
  grantsOver(actor, roles, unit.area, now).find((grant) => standsAbove(grant, unit)) ?? null;

/** The office that takes the first look: of the town, and of the county where the town itself applies. */
export const firstLook = (unit: Placed): string =>
  isWholeArea(unit) && unit.area.length === 9 ? unit.area.slice(0, 6) : unit.area.slice(0, 9);

/** Staff whose grant covers the unit of the application, from above it. */
export const atUnit = <I extends StreamKey>(
  roles: readonly string[],
  condition = "over the unit's place, and not of the unit itself",
): Allow<I> => ({
  roles,
  condition,
  admits: (ctx, input) => {
    const state = ctx.state(application, keyOf(input));
    return state.stage === "none" ? null : aboveGrant(ctx.actor, roles, state.unit, ctx.now);
  },
});

/** Whoever was drawn, wherever their office is: the draw is their right to look. */
export const whoWasDrawn = <I extends StreamKey>(): Allow<I> => ({
  roles: INSPECT,
  condition: "drawn to inspect this unit",
  admits: (ctx, input) => {
    const state = ctx.state(application, keyOf(input));
    if (state.stage === "none" || ctx.actor.kind !== "staff" || !lookedAt(state).inspectors.includes(ctx.actor.id)) return null;
    return liveGrants(ctx, INSPECT)[0] ?? null;
  },
});

/** An inspector steps aside alone; another is set aside by whoever decides there, never by a desk that may act for the unit. */
export const mayRecuse = <I extends StreamKey & { account: string }>(): Allow<I> => ({
  roles: [...INSPECT],
  condition: "drawn to inspect this unit, for oneself; of others who decides over the unit's place",
  admits: (ctx, input) => {
    const state = ctx.state(application, keyOf(input));
    if (state.stage === "none" || ctx.actor.kind !== "staff") return null;
    if (input.account === ctx.actor.id && lookedAt(state).inspectors.includes(ctx.actor.id)) return liveGrants(ctx, INSPECT)[0] ?? null;
    return aboveGrant(ctx.actor, DECIDE, state.unit, ctx.now);
  },
});

export const overArea = <I>(roles: readonly string[], area: (input: I) => string, condition = "over the area named"): Allow<I> => ({
  roles,
  condition,
  admits: (ctx: CommandContext, input: I) => grantsOver(ctx.actor, roles, area(input), ctx.now)[0] ?? null,
});

export const overRound = <I extends { scheme: string; round: string }>(): Allow<I> => ({
  roles: RULE,
  condition: "over the round's area",
  admits: (ctx, { scheme, round }) => {
    const found = ctx.state(programme, programmeKey(scheme)).rounds.find(({ id }) => id === round);
    return grantsOver(ctx.actor, RULE, found?.area ?? cityCode(), ctx.now)[0] ?? null;
  },
});

export const overCity = <I>(roles: readonly string[]): Allow<I> => overArea(roles, () => cityCode(), "over the whole city");

/** The name beside the contact's number, sealed by the same command. Applications of before keep both in one text, and have no other. */
export const contactName = (contact: string): string | null => (contact.startsWith("phone:") ? contact.replace(/^phone:/, "name:") : null);

/** Whom the unit named, and whoever objected and left a number: the own words and the own number, which nobody of the unit ever sees. */
export const personsOf = (found: Application): Subject[] =>
  found.stage === "none" ? [] : [...namedBy(found.contact), ...objectorsOf(found)];

const namedBy = (contact: string | null): Subject[] => {
  const name = contact && contactName(contact);
  return contact ? [{ id: "contact", contact, owns: (field) => field === contact || field === name }] : [];
};

const objectorsOf = (found: Exclude<Application, { stage: "none" }>): Subject[] =>
  found.objections.map(({ entry, text, phone }) => {
    // Sealed by the same command, under names that differ in the first word alone.
    const contact = phone ?? text.replace(/^objection /, "contact ");
    return { id: entry, contact, owns: (field) => field === text || field === contact };
  });
