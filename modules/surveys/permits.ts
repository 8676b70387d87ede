import { anyone, grantsOver, liveGrants, type Actor, type Allow, type Grant } from "#platform/access";
import type { CommandContext, StreamKey } from "#platform/ledger";
import { keyOf } from "./keys.ts";
import { survey } from "./survey.ts";

/** Designs, plans, weighs and publishes; a second of them, or an approver, does what needs a second person. */
export const MANAGE = ["surveyManager"] as const;
export const SECOND = ["surveyManager", "approver"] as const;
export const PRIVACY = ["dpo"] as const;
export const CALL = ["interviewer"] as const;
/** People of the grid ask nobody: they live next door to who is asked (domain.md S2, integrity). */
const NEIGHBOURS = ["gridWorker", "gridLeader", "gridInstructor"];

export const isNeighbour = (actor: Actor, now: string): boolean => liveGrants({ actor, now }, NEIGHBOURS).length > 0;

/** Only a grant over the whole area asked: nobody of a part of it sees how it is asked, let alone who. */
const granted = (ctx: CommandContext, roles: readonly string[], key: StreamKey): Grant | null => {
  const state = ctx.state(survey, key);
  return state.stage === "none" ? null : (grantsOver(ctx.actor, roles, state.area, ctx.now)[0] ?? null);
};
export const overSurvey = <I extends StreamKey>(roles: readonly string[], condition = "over the survey's area"): Allow<I> => ({
  roles,
  condition,
  admits: (ctx, input) => granted(ctx, roles, keyOf(input)),
});
export const overItsSurvey = <I extends { home: string; survey: string }>(roles: readonly string[]): Allow<I> => ({
  roles,
  condition: "over the survey's area",
  admits: (ctx, { home, survey: id }) => granted(ctx, roles, { home, id }),
});

export const interviewers = <I extends { home: string; survey: string }>(): Allow<I> => ({
  roles: CALL,
  condition: "over the survey's area, of no grid",
  admits: (ctx, { home, survey: id }) => (isNeighbour(ctx.actor, ctx.now) ? null : granted(ctx, CALL, { home, id })),
});

export const overArea = <I>(roles: readonly string[], area: (input: I) => string): Allow<I> => ({
  roles,
  condition: "over the area named",
  admits: (ctx: CommandContext, input: I) => grantsOver(ctx.actor, roles, area(input), ctx.now)[0] ?? null,
});

/** Whoever has the secret link; whether the secret fits is the command's own look. */
export const byLink = <I>(): Allow<I> => ({ ...anyone<I>(), condition: "with the unit's secret link" });
