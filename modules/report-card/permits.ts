import { grantsOver, liveGrants, type Actor, type Allow } from "#platform/access";
import type { CommandContext, StreamKey } from "#platform/ledger";
import { card } from "./card.ts";

/** Who composes the card of an area: those who watch over it. */
export const EDITORS = ["supervisor", "commandRoom"] as const;
/** Who may be its second person: the same circle and those who sign for an organ; never whoever handed it in. */
export const APPROVERS = ["supervisor", "commandRoom", "approver"] as const;
export const READERS = [...new Set([...EDITORS, ...APPROVERS, "auditor"])];

const areaOf = (ctx: CommandContext, key: StreamKey): string => ctx.state(card, { home: key.home, id: key.id }).content.area || "-";

const over = <I extends StreamKey>(
  roles: readonly string[],
  condition: string,
  area: (ctx: CommandContext, input: I) => string,
): Allow<I> => ({
  roles,
  condition,
  admits: (ctx, input) => grantsOver(ctx.actor, roles, area(ctx, input) || "-", ctx.now)[0] ?? null,
});

export const editor = <I extends StreamKey>(area: (ctx: CommandContext, input: I) => string = areaOf): Allow<I> =>
  over(EDITORS, "over the card's area", area);
export const approver = <I extends StreamKey>(): Allow<I> => over(APPROVERS, "over the card's area, not who handed it in", areaOf);

export const reads = ({ actor, now }: { actor: Actor; now: string }): boolean => liveGrants({ actor, now }, READERS).length > 0;
