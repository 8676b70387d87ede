import { grantsOver, type Allow, type Asking, type Grant } from "#platform/access";
import type { CommandContext, StreamKey } from "#platform/ledger";
import type { Handling } from "#platform/modules";
import { breach } from "./breach.ts";
import { impact } from "./impact.ts";
import { request, type Request } from "./request.ts";
import { sharing } from "./sharing.ts";

/** Who meets a person at a counter or on the phone, and the officer. */
export const TAKERS = ["intakeClerk", "dispatcher", "recorder", "dpo"] as const;
/** 个人信息保护负责人: who answers for personal data (PIPL 52). */
export const OFFICERS = ["dpo"] as const;
/** Who reads every log and answers to nobody who is in them: writes the report of a year, and alone. */
export const AUDITORS = ["auditor"] as const;
/** Who decides on what the officer wrote. */
export const DECIDERS = ["approver", "supervisor"] as const;
/** Who reads what was weighed, agreed and reported: those who write and decide it, and the auditor. */
export const REGISTER_READERS = [...OFFICERS, ...DECIDERS, "auditor"] as const;

/** Whoever works with personal data or keeps the machines, and so may find that some got out. */
export const REPORTERS = [
  ...OFFICERS,
  ...DECIDERS,
  "auditor",
  "admin",
  "handler",
  "dispatcher",
  "intakeClerk",
  "recorder",
  "gridWorker",
  "gridLeader",
  "gridInstructor",
  "commandRoom",
  "mediator",
  "pmcChair",
  "reviewer",
  "petitionAgent",
  "surveyManager",
] as const;

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
