import { grantsOver, type Actor, type Allow, type Grant } from "#platform/access";
import type { CommandContext, StreamKey } from "#platform/ledger";
import { matter, type Matter } from "./matter.ts";

/** Who keeps the catalogue and takes what is filed: oversight of the area. */
export const OVERSEERS = ["supervisor"] as const;
/** Who assesses: people of the undertaking unit. */
export const ASSESSORS = ["handler", "approver"] as const;
/** Who decides: people of the deciding organ, and nobody else. */
export const DECIDERS = ["approver"] as const;
export const EVALUATORS = ["supervisor", "auditor"] as const;
export const STAFF = [...new Set([...OVERSEERS, ...ASSESSORS, ...DECIDERS, ...EVALUATORS])];

const matterOf = (ctx: CommandContext, key: StreamKey): Matter => ctx.state(matter, { home: key.home, id: key.id });
/** A unit's people hold their grant for the unit; the unit reaches as far as its matter. */
const ofUnit = (actor: Actor, roles: readonly string[], unit: string, now: string): Grant | null =>
  actor.kind === "staff" && unit !== ""
    ? (actor.grants.find((grant) => roles.includes(grant.role) && grant.unit === unit && (grant.until === null || grant.until > now)) ??
      null)
    : null;

export const assessor = <I extends StreamKey>(): Allow<I> => ({
  roles: ASSESSORS,
  condition: "of the undertaking unit",
  admits: (ctx, input) => ofUnit(ctx.actor, ASSESSORS, matterOf(ctx, input).undertaker, ctx.now),
});

export const decider = <I extends StreamKey>(): Allow<I> => ({
  roles: DECIDERS,
  condition: "of the deciding organ",
  admits: (ctx, input) => ofUnit(ctx.actor, DECIDERS, matterOf(ctx, input).decider, ctx.now),
});

export const overseer = <I extends StreamKey>(
  area: (ctx: CommandContext, input: I) => string = (ctx, input) => matterOf(ctx, input).area,
): Allow<I> => ({
  roles: OVERSEERS,
  condition: "over the matter's area",
  admits: (ctx, input) => grantsOver(ctx.actor, OVERSEERS, area(ctx, input) || "-", ctx.now)[0] ?? null,
});

/** Who reviews the legality: people of the unit that was asked. */
export const reviewer = <I extends StreamKey>(): Allow<I> => ({
  roles: ASSESSORS,
  condition: "of the unit asked to review",
  admits: (ctx, input) => ofUnit(ctx.actor, ASSESSORS, matterOf(ctx, input).legality?.reviewer ?? "", ctx.now),
});

export const evaluator = <I extends StreamKey>(): Allow<I> => ({
  roles: EVALUATORS,
  condition: "over the matter's area, of neither unit",
  admits: (ctx, input) => grantsOver(ctx.actor, EVALUATORS, matterOf(ctx, input).area || "-", ctx.now)[0] ?? null,
});
