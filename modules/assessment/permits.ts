import { grantsOver, liveGrants, type Allow, type Grant } from "#platform/access";
import type { CommandContext, StreamKey } from "#platform/ledger";
import type { Subject as Person } from "#platform/modules";
import { areaOfUnit } from "#modules/people";
import type { Subject } from "./contract.ts";
import { entry } from "./entry.ts";
import { keyOf, schemeKey } from "./keys.ts";
import type { Result } from "./result.ts";
import { scheme } from "./scheme.ts";

/** Who may do what (domain.md §1.3, S1). That nobody enters and confirms, or publishes and judges, the same thing is kept by the records. */
export const ASSESS = ["assessor"] as const;
export const VERIFY = ["itemVerifier"] as const;
/** The leading group: approves schemes, makes results final. */
export const APPROVE = ["approver", "supervisor"] as const;
/** Who answers for the unit that is assessed. */
export const SPEAK = ["handler", "approver", "supervisor", "dispatcher"] as const;
export const READ = [...new Set([...ASSESS, ...VERIFY, ...APPROVE, ...SPEAK, "commandRoom", "auditor"])] as const;

type Unit = Pick<Subject, "code" | "area">;

const wholeArea = ({ code, area }: Unit): boolean => code === area;

/** From above, and from another unit: nobody gives points to their own. */
export const standsAbove = (grant: Grant, unit: Unit): boolean =>
  unit.area.startsWith(grant.area) && (grant.area !== unit.area || !wholeArea(unit)) && grant.unit !== unit.code;

/** The unit's own people: of its governance centre or safety office where a whole area is assessed, else of the unit itself. */
export function speaksFor(grant: Grant, unit: Unit): boolean {
  if (!SPEAK.some((role) => role === grant.role)) return false;
  if (!wholeArea(unit)) return grant.unit === unit.code;
  return grant.area === unit.area && /^(zfw|centre)-\d+$/.test(grant.unit) && areaOfUnit(grant.unit) === unit.area;
}

/** Somebody who also answers for the unit assesses nothing of it, whatever else they hold (domain.md §1.3). */
export const aboveAmong = <G extends Grant>(grants: readonly G[], roles: readonly string[], unit: Unit): G | null =>
  grants.some((grant) => speaksFor(grant, unit))
    ? null
    : (grants.find((grant) => roles.includes(grant.role) && standsAbove(grant, unit)) ?? null);
export const aboveGrant = (actor: CommandContext["actor"], roles: readonly string[], unit: Unit, now: string): Grant | null =>
  aboveAmong(liveGrants({ actor, now }), roles, unit);
export const speakingGrant = (actor: CommandContext["actor"], unit: Unit, now: string): Grant | null =>
  liveGrants({ actor, now }).find((grant) => speaksFor(grant, unit)) ?? null;

/** The leading group sits with the safety office: whoever approves other things over the same area is not of it. */
const ofTheGroup = ({ role, unit }: Grant): boolean => !APPROVE.some((leads) => leads === role) || /^zfw-\d+$/.test(unit);

/** Grants of these roles over a scheme's whole area, leaders by the group alone. */
export const schemeGrants = (actor: CommandContext["actor"], roles: readonly string[], area: string, now: string): Grant[] =>
  grantsOver(actor, roles, area, now).filter(ofTheGroup);

/** Areas whose schemes this person leads. */
export const led = ({ actor, now }: Pick<CommandContext, "actor" | "now">): string[] => [
  ...new Set(
    liveGrants({ actor, now })
      .filter((grant) => APPROVE.some((leads) => leads === grant.role) && ofTheGroup(grant))
      .map(({ area }) => area),
  ),
];

type OfScheme = { scheme: string };
/** Over the whole area of the scheme. */
export const overScheme = <I extends OfScheme>(roles: readonly string[], condition = "over the scheme's whole area"): Allow<I> => ({
  roles,
  condition: APPROVE.some((leads) => roles.includes(leads)) ? `${condition}; who approves, of its safety office` : condition,
  admits: (ctx, input) => {
    const state = ctx.state(scheme, schemeKey(input.scheme));
    return state.stage === "none" ? null : (schemeGrants(ctx.actor, roles, state.facts.area, ctx.now)[0] ?? null);
  },
});

export const overArea = <I>(roles: readonly string[], area: (input: I) => string): Allow<I> => ({
  roles,
  condition: "over the area named",
  admits: (ctx, input) => grantsOver(ctx.actor, roles, area(input), ctx.now)[0] ?? null,
});

/** Above the unit that the input names, as the scheme lists it. */
export const aboveSubject = <I extends OfScheme & { subject: string }>(roles: readonly string[]): Allow<I> => ({
  roles,
  condition: "above the unit, not of it",
  admits: (ctx, input) => {
    const state = ctx.state(scheme, schemeKey(input.scheme));
    const unit = state.stage === "none" ? undefined : state.facts.subjects.find(({ code }) => code === input.subject);
    // Whoever may give points anywhere in the scheme learns from the decision that there is no such unit.
    if (state.stage !== "none" && !unit) return grantsOver(ctx.actor, roles, state.facts.area, ctx.now)[0] ?? null;
    return unit ? aboveGrant(ctx.actor, roles, unit, ctx.now) : null;
  },
});

const ofEntry = (ctx: CommandContext, input: StreamKey): Unit | null => {
  const state = ctx.state(entry, keyOf(input));
  return state.stage === "none" ? null : { code: state.subject, area: state.area };
};

export const aboveEntry = <I extends StreamKey>(roles: readonly string[]): Allow<I> => ({
  roles,
  condition: "above the unit, not of it",
  admits: (ctx, input) => {
    const unit = ofEntry(ctx, input);
    return unit && aboveGrant(ctx.actor, roles, unit, ctx.now);
  },
});

export const ofTheUnit = <I extends StreamKey>(): Allow<I> => ({
  roles: SPEAK,
  condition: "the unit's own safety office or centre, or the unit itself",
  admits: (ctx, input) => {
    const unit = ofEntry(ctx, input);
    return unit && speakingGrant(ctx.actor, unit, ctx.now);
  },
});

/** Whoever objected to a published result and left a number: the own words and the own number. */
export const objectorsOf = (found: Result): Person[] =>
  found.stage === "none"
    ? []
    : found.objections.map(({ entry, text, contact: reach }) => {
        // Sealed by the same command, under names that differ in the first word alone.
        const contact = reach ?? text.replace(/^public-objection /, "contact ");
        return { id: entry, contact, owns: (field) => field === text || field === contact };
      });
