import { grantsOver, liveGrants, type Allow, type Asking, type Grant } from "#platform/access";
import type { CommandContext, StreamKey } from "#platform/ledger";
import type { Handling } from "#platform/modules";
import { conference, type Conference, type KnownConference } from "./conference.ts";
import type { CallConference } from "./contract.ts";
import { CONVENERS, OWNERS, READERS } from "./contract/roles.ts";

export * from "./contract/roles.ts";

export const convenes = ({ actor, now }: Asking, area: string): Grant | null => grantsOver(actor, CONVENERS, area || "-", now)[0] ?? null;

const ofUnit = (asking: Asking, roles: readonly string[], units: readonly string[]): Grant | null =>
  liveGrants(asking, roles).find(({ unit }) => units.includes(unit)) ?? null;
export const owes = (asking: Asking, owner: string): Grant | null => ofUnit(asking, OWNERS, [owner]);

/** Over the area, or of a unit that was asked to come, wherever it lies. */
export const reads = (asking: Asking, { area, members }: Pick<KnownConference, "area" | "members">): boolean =>
  grantsOver(asking.actor, READERS, area, asking.now).length > 0 || ofUnit(asking, READERS, members) !== null;

/** Whose work it is: those over the area, and the units that were asked. */
export function handles(state: Conference, { grant }: Handling): boolean {
  return state.stage !== "none" && (state.area.startsWith(grant.area) || state.members.includes(grant.unit));
}

const stateOf = (ctx: CommandContext, { home, id }: StreamKey): Conference => ctx.state(conference, { home, id });

export const overArea: Allow<CallConference> = {
  roles: CONVENERS,
  condition: "over the area named",
  admits: (ctx, { area }) => convenes(ctx, area),
};

export const overIts = <I extends StreamKey>(): Allow<I> => ({
  roles: CONVENERS,
  condition: "over the conference's area",
  admits: (ctx, input) => {
    const state = stateOf(ctx, input);
    return state.stage === "none" ? null : convenes(ctx, state.area);
  },
});

export const ofOwner = <I extends StreamKey & { decision: string }>(): Allow<I> => ({
  roles: OWNERS,
  condition: "of the unit that owes the decision",
  admits: (ctx, input) => {
    const state = stateOf(ctx, input);
    const found = state.stage === "none" ? undefined : state.decisions.find(({ decision }) => decision === input.decision);
    return found ? owes(ctx, found.owner) : null;
  },
});
