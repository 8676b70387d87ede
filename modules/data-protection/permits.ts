import { grantsOver, type Allow, type Asking, type Grant } from "#platform/access";
import type { CommandContext, StreamKey } from "#platform/ledger";
import type { Handling } from "#platform/modules";
import { breach } from "./breach.ts";
import { impact } from "./impact.ts";
import { request, type Request } from "./request.ts";
import { sharing } from "./sharing.ts";

export * from "./contract/roles.ts";

export const over = ({ actor, now }: Asking, roles: readonly string[], area: string): Grant | null =>
  grantsOver(actor, roles, area || "-", now)[0] ?? null;

/** Whose work a request is: whoever it was asked at, and the officer over the area. */
export const handles = (state: Request, { grant }: Handling): boolean => state.stage !== "none" && state.area.startsWith(grant.area);

export const overNamed = <I extends { area: string }>(roles: readonly string[]): Allow<I> => ({
  roles,
  condition: "over the area named",
  admits: (ctx, { area }) => over(ctx, roles, area),
});

export const overRequest = <I extends StreamKey>(roles: readonly string[]): Allow<I> => ({
  roles,
  condition: "over the request's area",
  admits: (ctx: CommandContext, { home, id }) => {
    const state = ctx.state(request, { home, id });
    return state.stage === "none" ? null : over(ctx, roles, state.area);
  },
});

export const overImpact = <I extends StreamKey>(roles: readonly string[]): Allow<I> => ({
  roles,
  condition: "over the assessment's area",
  admits: (ctx: CommandContext, { home, id }) => {
    const state = ctx.state(impact, { home, id });
    return state.stage === "none" ? null : over(ctx, roles, state.area);
  },
});

export const overSharing = <I extends StreamKey>(roles: readonly string[]): Allow<I> => ({
  roles,
  condition: "over its area",
  admits: (ctx: CommandContext, { home, id }) => {
    const state = ctx.state(sharing, { home, id });
    return state.stage === "none" ? null : over(ctx, roles, state.area);
  },
});

export const overBreach = <I extends StreamKey>(roles: readonly string[]): Allow<I> => ({
  roles,
  condition: "over its area",
  admits: (ctx: CommandContext, { home, id }) => {
    const state = ctx.state(breach, { home, id });
    return state.stage === "none" ? null : over(ctx, roles, state.area);
  },
});
