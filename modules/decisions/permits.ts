import { grantsOver, liveGrants, type Actor, type Allow, type Asking, type Grant } from "#platform/access";
import type { CommandContext, StreamKey } from "#platform/ledger";
import { matter, type Matter } from "./matter.ts";
import { ASSESSORS, DECIDERS, EVALUATORS, OVERSEERS } from "./contract/roles.ts";

export * from "./contract/roles.ts";

const matterOf = (ctx: CommandContext, key: StreamKey): Matter => ctx.state(matter, { home: key.home, id: key.id });
/** A unit's people hold their grant for the unit; the unit reaches as far as its matter. */
const ofUnit = (actor: Actor, roles: readonly string[], unit: string, now: string): Grant | null =>
  unit === "" ? null : (liveGrants({ actor, now }, roles).find((grant) => grant.unit === unit) ?? null);

type Where = (asking: Asking, state: Matter) => Grant | null;
/** Who may, over a matter as it stands: the commands run by these, and screens are told by them what to offer. */
export const GRANTS = {
  assess: ({ actor, now }, { undertaker }) => ofUnit(actor, ASSESSORS, undertaker, now),
  decide: ({ actor, now }, { decider: organ }) => ofUnit(actor, DECIDERS, organ, now),
  oversee: ({ actor, now }, { area }) => grantsOver(actor, OVERSEERS, area || "-", now)[0] ?? null,
  review: ({ actor, now }, { legality }) => ofUnit(actor, ASSESSORS, legality?.reviewer ?? "", now),
  evaluate: ({ actor, now }, { area }) => grantsOver(actor, EVALUATORS, area || "-", now)[0] ?? null,
} as const satisfies Record<string, Where>;
export type Hand = keyof typeof GRANTS;

const by = <I extends StreamKey>(hand: Hand, roles: readonly string[], condition: string): Allow<I> => ({
  roles,
  condition,
  admits: (ctx, input) => GRANTS[hand](ctx, matterOf(ctx, input)),
});

export const assessor = <I extends StreamKey>(): Allow<I> => by("assess", ASSESSORS, "of the undertaking unit");
export const decider = <I extends StreamKey>(): Allow<I> => by("decide", DECIDERS, "of the deciding organ");
export const overseer = <I extends StreamKey>(area?: (ctx: CommandContext, input: I) => string): Allow<I> => ({
  roles: OVERSEERS,
  condition: "over the matter's area",
  admits: (ctx, input) =>
    area ? (grantsOver(ctx.actor, OVERSEERS, area(ctx, input) || "-", ctx.now)[0] ?? null) : GRANTS.oversee(ctx, matterOf(ctx, input)),
});
/** Who reviews the legality: people of the unit that was asked. */
export const reviewer = <I extends StreamKey>(): Allow<I> => by("review", ASSESSORS, "of the unit asked to review");
export const evaluator = <I extends StreamKey>(): Allow<I> => by("evaluate", EVALUATORS, "over the matter's area, of neither unit");

/** Whether the reader holds one of these roles anywhere; which matters they see is their area's. */
export const works = ({ actor, now }: Asking, roles: readonly string[]): boolean => liveGrants({ actor, now }, roles).length > 0;
