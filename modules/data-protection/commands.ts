import { systemOnly } from "#platform/access";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { documentRefs, issueDocument } from "#modules/documents";
import { timingOf } from "#modules/incidents";
import { calendar, limits } from "#modules/limits";
import { organisations } from "#modules/organisations";
import * as c from "./contract.ts";
import { replyPaper } from "./papers.ts";
import { OFFICERS, overNamed, overRequest, TAKERS } from "./permits.ts";
import {
  answer,
  known,
  recount,
  request,
  show,
  take,
  tellClock,
  tellPerson,
  withdraw,
  type Request,
  type RequestDue,
  type RequestEvent,
} from "./request.ts";

type Done = StreamKey & { stage: Request["stage"] };
const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
const about = (input: StreamKey) => [ref(request, keyOf(input))];
const route = (step: string): string => `POST /api/data-protection/requests/{home}/{id}/${step}`;

const change = (ctx: CommandContext, key: StreamKey, decide: (state: Request) => readonly RequestEvent[]): Done => ({
  ...keyOf(key),
  stage: ctx.change(request, keyOf(key), decide).stage,
});

const seal = (ctx: CommandContext, stream: StreamKey, field: "words" | "withdrawal" | "reply", value: string): void =>
  ctx.seal({ stream, field, purpose: "data-protection.reply", value });
const sealAsker = (ctx: CommandContext, stream: StreamKey, field: "name" | "phone" | "address", value: string): void =>
  ctx.seal({ stream, field, purpose: "data-protection.request", value });

/** The office that is asked works now, and answers for the place: it is the one that owes the answer. */
export function mustWork(ctx: CommandContext, unit: string, area: string): void {
  const found = ctx.read(organisations).unit(unit);
  if (!found?.open || !(area.startsWith(found.area) || found.area.startsWith(area)))
    throw refuse.fields([{ path: "unit", code: "data-protection.no-such-unit" }]);
}

function dueFrom(ctx: CommandContext): RequestDue {
  const length = ctx.read(limits).rule("PI-3", ctx.now)?.length;
  if (length?.kind !== "limit") throw new Error("PI-3 has no length");
  return { ...timingOf(ctx.read(calendar)).due(ctx.now, length.limit), limit: length.limit };
}

export const takeRequest = command<c.TakeRequest, Done & { due: string }>({
  name: "data-protection.take-request",
  route: "POST /api/data-protection/requests",
  summary: { zh: "登记个人信息权利请求", en: "Take down a request about somebody's own data" },
  input: c.TakeRequest,
  about: ({ area, id }) => [ref(request, { home: area.padEnd(9, "0"), id })],
  allow: overNamed(TAKERS),
  run: (ctx, { id, area, unit, right, behalf, came, matter, words, name, phone, address, language }) => {
    const key = { home: area.padEnd(9, "0"), id };
    mustWork(ctx, unit, area);
    const left = phone ?? null;
    if (left === null && address === null) throw refuse.fields([{ path: "phone", code: "data-protection.reach" }]);
    const before = ctx.state(request, key);
    const due = dueFrom(ctx);
    const reach = { phone: left !== null, address: address !== null };
    const number = matter === null ? null : matter.replaceAll("-", "");
    const taken = { area, office: unit, right, behalf, came, matter: number, language, reach, due };
    const state = known(ctx.change(request, key, (found) => take(found, taken)));
    if (before.stage === "none") {
      seal(ctx, key, "words", words);
      sealAsker(ctx, key, "name", name);
      if (left !== null) sealAsker(ctx, key, "phone", left);
      if (address !== null) sealAsker(ctx, key, "address", address);
    }
    return { ...key, stage: state.stage, due: state.due.dueAt };
  },
});

export const showIdentity = command<c.ShowIdentity, Done>({
  name: "data-protection.show-identity",
  route: route("identity"),
  summary: { zh: "核对请求人身份（只看，不留复印件）", en: "Note that it was shown who asks; nothing is copied" },
  input: c.ShowIdentity,
  about,
  allow: overRequest(TAKERS),
  run: (ctx, input) => change(ctx, input, (state) => show(state, input)),
});

export const answerRequest = command<c.AnswerRequest, Done & { paper: string }>({
  name: "data-protection.answer-request",
  route: route("answer"),
  summary: { zh: "答复个人信息权利请求", en: "Answer a request: granted, or refused with ground and article" },
  input: c.AnswerRequest,
  about: (input) => [...about(input), ...documentRefs(replyPaper, { unit: input.unit, subject: keyOf(input), id: input.paper })],
  allow: overRequest(OFFICERS),
  run: (ctx, { unit, paper, words, granted, refusal, basis, ...at }) => {
    const key = keyOf(at);
    const state = known(ctx.state(request, key));
    if (state.office !== unit) throw refuse.fields([{ path: "unit", code: "data-protection.no-such-unit" }]);
    const done = change(ctx, key, (found) => answer(found, { granted, refusal, basis }));
    seal(ctx, key, "reply", words);
    return { ...done, paper: issueDocument(ctx, replyPaper, { unit, subject: key, id: paper, place: state.area }) };
  },
});

export const tellRequest = command<c.TellRequest, Done>({
  name: "data-protection.tell-request",
  route: route("telling"),
  summary: { zh: "记录已告知请求人", en: "Note that the person was told" },
  input: c.TellRequest,
  about,
  allow: overRequest(TAKERS),
  run: (ctx, input) => change(ctx, input, (state) => tellPerson(state, input.told)),
});

export const withdrawRequest = command<c.WithdrawRequest, Done>({
  name: "data-protection.withdraw-request",
  route: route("withdrawal"),
  summary: { zh: "按请求人的话撤回", en: "Take a withdrawal down in the person's own words" },
  input: c.WithdrawRequest,
  about,
  allow: overRequest(TAKERS),
  run: (ctx, input) => {
    const done = change(ctx, input, withdraw);
    seal(ctx, keyOf(input), "withdrawal", input.words);
    return done;
  },
});

export const tellRequestClock = command<c.TellClock, Done>({
  name: "data-protection.tell-clock",
  route: route("clock-notices"),
  summary: { zh: "答复期限提醒（系统）", en: "A request's day is told of (jobs)" },
  input: c.TellClock,
  about,
  allow: systemOnly(),
  run: (ctx, input) => change(ctx, input, (state) => tellClock(state, input.slot, ctx.now)),
});

export const recountRequest = command<c.Ref, Done>({
  name: "data-protection.recount-dues",
  route: route("recounts"),
  summary: {
    zh: "放假安排公布或更正后重算答复期限（系统）",
    en: "Count the answer's day again once holidays are published or corrected (jobs)",
  },
  input: c.RecountRequest,
  about,
  allow: systemOnly(),
  run: (ctx, input) => change(ctx, input, (state) => recount(state, ctx.now, timingOf(ctx.read(calendar)).due)),
});

export const requestCommands = {
  takeRequest,
  showIdentity,
  answerRequest,
  tellRequest,
  withdrawRequest,
  tellRequestClock,
  recountRequest,
};
