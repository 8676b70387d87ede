import { cityDay } from "#platform/days";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { timingOf } from "#modules/incidents";
import { calendar, limits } from "#modules/limits";
import * as c from "./contract.ts";
import { approveImpact, draftImpact, impact, returnImpact, reviseImpact, withdrawImpact, type Impact, type ImpactEvent } from "./impact.ts";
import { DECIDERS, OFFICERS, overImpact, overNamed } from "./permits.ts";

type Done = StreamKey & { stage: Impact["stage"] };
const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
const about = (input: StreamKey) => [ref(impact, keyOf(input))];
const route = (step: string): string => `POST /api/data-protection/assessments/{home}/{id}/${step}`;

const change = (ctx: CommandContext, key: StreamKey, decide: (state: Impact) => readonly ImpactEvent[]): Done => ({
  ...keyOf(key),
  stage: ctx.change(impact, keyOf(key), decide).stage,
});

const WEIGHED = ["necessity", "effects", "measures"] as const;
function sealWeighed(ctx: CommandContext, stream: StreamKey, said: Pick<c.DraftImpact, (typeof WEIGHED)[number]>): void {
  for (const field of WEIGHED) ctx.seal({ stream: keyOf(stream), field, purpose: "data-protection.register", value: said[field] });
}
const sealReason = (ctx: CommandContext, stream: StreamKey, value: string): void =>
  ctx.seal({ stream: keyOf(stream), field: "reason", purpose: "data-protection.register", value });

const draft = command<c.DraftImpact, Done>({
  name: "data-protection.draft-impact",
  route: "POST /api/data-protection/assessments",
  summary: { zh: "起草个人信息保护影响评估", en: "Write an impact assessment" },
  input: c.DraftImpact,
  about: ({ area, id }) => [ref(impact, { home: area.padEnd(9, "0"), id })],
  allow: overNamed(OFFICERS),
  run: (ctx, { id, area, purposes, grounds, conclusion, reviewOn, ...said }) => {
    const key = { home: area.padEnd(9, "0"), id };
    const before = ctx.state(impact, key);
    const facts = { area, purposes, grounds, conclusion, reviewOn };
    const done = change(ctx, key, (state) => draftImpact(state, facts, cityDay(ctx.now)));
    if (before.stage === "none") sealWeighed(ctx, key, said);
    return done;
  },
});

const revise = command<c.ReviseImpact, Done>({
  name: "data-protection.revise-impact",
  route: route("revision"),
  summary: { zh: "修改个人信息保护影响评估", en: "Revise an impact assessment" },
  input: c.ReviseImpact,
  about,
  allow: overImpact(OFFICERS),
  run: (ctx, { home, id, purposes, grounds, conclusion, reviewOn, ...said }) => {
    const key = { home, id };
    const done = change(ctx, key, (state) => reviseImpact(state, { purposes, grounds, conclusion, reviewOn }, cityDay(ctx.now)));
    sealWeighed(ctx, key, said);
    return done;
  },
});

/** The first day on which it may go (PIPL 56: three years at the least). */
function keepUntil(ctx: CommandContext): string {
  const length = ctx.read(limits).rule("PI-1", ctx.now)?.length;
  if (length?.kind !== "atLeast") throw new Error("PI-1 has no length");
  return cityDay(timingOf(ctx.read(calendar)).due(ctx.now, length.limit).dueAt);
}

const approve = command<c.Ref, Done>({
  name: "data-protection.approve-impact",
  route: route("approval"),
  summary: { zh: "审定个人信息保护影响评估", en: "Approve an impact assessment" },
  input: c.ApproveImpact,
  about,
  allow: overImpact(DECIDERS),
  run: (ctx, input) => change(ctx, input, (state) => approveImpact(state, ctx.actor.id, keepUntil(ctx))),
});

const giveBack = command<c.Reasoned, Done>({
  name: "data-protection.return-impact",
  route: route("return"),
  summary: { zh: "退回个人信息保护影响评估", en: "Return an impact assessment" },
  input: c.Reasoned,
  about,
  allow: overImpact(DECIDERS),
  run: (ctx, input) => {
    const done = change(ctx, input, (state) => returnImpact(state, ctx.actor.id));
    sealReason(ctx, input, input.reason);
    return done;
  },
});

const withdraw = command<c.Reasoned, Done>({
  name: "data-protection.withdraw-impact",
  route: route("withdrawal"),
  summary: { zh: "撤回个人信息保护影响评估", en: "Withdraw an impact assessment" },
  input: c.Reasoned,
  about,
  allow: overImpact(OFFICERS),
  run: (ctx, input) => {
    const done = change(ctx, input, withdrawImpact);
    sealReason(ctx, input, input.reason);
    return done;
  },
});

export const impactCommands = {
  draftImpact: draft,
  reviseImpact: revise,
  approveImpact: approve,
  returnImpact: giveBack,
  withdrawImpact: withdraw,
};
