import type { Allow } from "#platform/access";
import type { CommandContext, StreamKey } from "#platform/ledger";
import type { Subject } from "./contract.ts";
import { inspection } from "./inspection.ts";
import { inspectionKey, keyOf, schemeKey } from "./keys.ts";
import { aboveGrant, APPROVE, ASSESS, schemeGrants, SPEAK, speakingGrant, VERIFY } from "./permits.ts";
import { scheme } from "./scheme.ts";
import { visit } from "./visit.ts";

/** Who may know of an inspection before its day: who inspects, and the leading group. */
export const INSPECT = [...ASSESS, ...VERIFY, ...APPROVE] as const;

type Unit = Pick<Subject, "code" | "area">;
type Known = { actor: CommandContext["actor"]; now: string };

/** Somebody who answers for a unit that may be inspected is told nothing of it, whatever else they hold. */
export const answersForOne = (units: readonly Unit[], { actor, now }: Known): boolean =>
  units.some((unit) => speakingGrant(actor, unit, now) !== null);

/** Over the whole area, and for none of the units that may be drawn. */
export const overUnits = <I extends { scheme: string }>(): Allow<I> => ({
  roles: ASSESS,
  condition: "over the scheme's whole area, answering for none of its units",
  admits: (ctx, input) => {
    const state = ctx.state(scheme, schemeKey(input.scheme));
    if (state.stage === "none" || answersForOne(state.facts.subjects, ctx)) return null;
    return schemeGrants(ctx.actor, ASSESS, state.facts.area, ctx.now)[0] ?? null;
  },
});

/** Above the unit of the place that was drawn. */
export const abovePlace = <I extends { scheme: string; inspection: string; place: string }>(): Allow<I> => ({
  roles: ASSESS,
  condition: "above the unit of the place, not of it",
  admits: (ctx, input) => {
    const [held, plan] = [ctx.state(scheme, schemeKey(input.scheme)), ctx.state(inspection, inspectionKey(input.inspection))];
    if (held.stage === "none" || plan.stage === "none") return null;
    const place = plan.candidates.find(({ code }) => code === input.place);
    const unit = place && held.facts.subjects.find(({ code }) => code === place.subject);
    // Whoever inspects anywhere in the scheme learns from the decision that there is no such place.
    return unit ? aboveGrant(ctx.actor, ASSESS, unit, ctx.now) : (schemeGrants(ctx.actor, ASSESS, held.facts.area, ctx.now)[0] ?? null);
  },
});

const unitOf = (ctx: CommandContext, input: StreamKey): Unit | null => {
  const state = ctx.state(visit, keyOf(input));
  return state.stage === "none" ? null : { code: state.subject, area: state.area };
};

export const aboveVisit = <I extends StreamKey>(roles: readonly string[]): Allow<I> => ({
  roles,
  condition: "above the unit, not of it",
  admits: (ctx, input) => {
    const unit = unitOf(ctx, input);
    return unit && aboveGrant(ctx.actor, roles, unit, ctx.now);
  },
});

export const ofTheVisited = <I extends StreamKey>(): Allow<I> => ({
  roles: SPEAK,
  condition: "the unit's own safety office or centre, or the unit itself",
  admits: (ctx, input) => {
    const unit = unitOf(ctx, input);
    return unit && speakingGrant(ctx.actor, unit, ctx.now);
  },
});
