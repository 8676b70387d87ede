import type { z } from "zod";
import { anyone, bearerOf, followSecret, holds } from "#platform/access";
import { cityDay } from "#platform/days";
import { receiptNumber } from "#platform/ids";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { Subject } from "#contracts/grid-work";
import { timingOf, type Due } from "#modules/incidents";
import { calendar } from "#modules/limits";
import { assertPlace, assertUnit, dueOf, homeOf, isDemo, keyOf, sealed } from "./acting.ts";
import { agent, available, closeAgent, registerAgent } from "./agent.ts";
import {
  AskAgent,
  CloseAgent,
  EndMandate,
  RateAgent,
  RefuseMandate,
  RegisterAgent,
  ReportToPrincipal,
  RevokeAtWindow,
  RevokeMandate,
  VisitPrincipal,
  type MandateReceipt,
  type PetitionDone,
} from "./contract.ts";
import {
  accept,
  ask,
  end,
  mandate,
  rateAgent,
  refuseMandate,
  report,
  revoke,
  visitPrincipal,
  type Mandate,
  type MandateEvent,
} from "./mandate.ts";
import { asAgent, DESK, SENDERS } from "./permits.ts";

const inArea = ({ area, id }: { area: string; id: string }): StreamKey => ({ home: homeOf(area), id });
const ofMandate = (input: StreamKey) => [ref(mandate, keyOf(input))];
const change = (ctx: CommandContext, input: StreamKey, decide: (state: Mandate) => MandateEvent[]): PetitionDone => ({
  ...keyOf(input),
  stage: ctx.change(mandate, keyOf(input), decide).stage,
});
const account = (ctx: CommandContext, input: StreamKey, name: string, value: string): string =>
  sealed(ctx, input, name, "petitions.mandate", value);
/** The next account (AGT-1), on the mandate's last day at the latest; null once that is gone. */
function nextAccount(ctx: CommandContext, input: StreamKey): Due | null {
  const state = ctx.state(mandate, keyOf(input));
  if (state.stage === "none") return null;
  const last = timingOf(ctx.read(calendar)).endOf(state.until, ctx.now);
  if (ctx.now > last.dueAt) return null;
  const due = dueOf(ctx, "AGT-1", ctx.now);
  return due.dueAt <= last.dueAt ? due : last;
}

export const registerPetitionAgent = command<z.output<typeof RegisterAgent>, PetitionDone>({
  name: "petitions.register-agent",
  route: "POST /api/petitions/agents",
  summary: { zh: "登记信访代理员", en: "Register a petition agent" },
  input: RegisterAgent,
  about: (input) => [ref(agent, inArea(input))],
  allow: holds(SENDERS, (_, { area }) => area, "petition office over the area"),
  run: (ctx, input) => {
    assertPlace(ctx, input.area);
    assertUnit(ctx, input.unit, "unit");
    const { area, account: who, name, unit, certificate, trainedOn, from, to } = input;
    const registered = { area, account: who, name, of: unit, certificate, trainedOn, from, to, demo: isDemo(ctx, area, input.asDemo) };
    return {
      ...inArea(input),
      stage: ctx.change(agent, inArea(input), (state) => registerAgent(state, registered, cityDay(ctx.now))).stage,
    };
  },
});

export const closePetitionAgent = command<z.output<typeof CloseAgent>, PetitionDone>({
  name: "petitions.close-agent",
  route: "POST /api/petitions/agents/{home}/{id}/closing",
  summary: { zh: "停止代理员资格", en: "An agent's registration ends" },
  input: CloseAgent,
  about: (input) => [ref(agent, keyOf(input))],
  allow: holds(SENDERS, (ctx, input) => {
    const state = ctx.state(agent, keyOf(input));
    return state.stage === "none" ? "" : state.area;
  }),
  run: (ctx, input) => ({ ...keyOf(input), stage: ctx.change(agent, keyOf(input), (state) => closeAgent(state, input.reason)).stage }),
});

export const askPetitionAgent = command<z.output<typeof AskAgent>, MandateReceipt>({
  name: "petitions.ask-agent",
  route: "POST /api/petitions/mandates",
  summary: { zh: "申请代理并签委托书", en: "Ask an agent and give the mandate" },
  input: AskAgent,
  about: (input) => [ref(mandate, { home: homeOf(input.place), id: input.id }), ref(agent, keyOf(input.agent))],
  allow: anyone(),
  ratePerMinute: 10,
  run: (ctx, input) => {
    const key = { home: homeOf(input.place), id: input.id };
    if (ctx.state(mandate, key).stage !== "none") throw refuse.conflict("petitions.filed-already", { number: receiptNumber(input.id) });
    assertPlace(ctx, input.place);
    const today = cityDay(ctx.now);
    const chosen = available(ctx.state(agent, keyOf(input.agent)), today);
    const asked = {
      place: input.place,
      agent: keyOf(input.agent),
      account: chosen.account,
      unit: chosen.of,
      name: account(ctx, key, "principal", input.name),
      phone: sealed(ctx, key, "phone", "petitions.contact", input.phone),
      matter: account(ctx, key, "mandate-matter", input.matter),
      powers: [...new Set(input.powers)],
      until: input.until,
      demo: isDemo(ctx, input.place, input.asDemo),
      ...(input.language ? { language: input.language } : {}),
    };
    const state = ctx.change(mandate, key, (found) => ask(found, asked, today));
    return { ...key, number: receiptNumber(key.id), follow: "", stage: state.stage };
  },
  present: (receipt, known) => ({ ...receipt, follow: `/mandate/${receipt.home}/${receipt.id}/${followSecret(known, keyOf(receipt))}` }),
});

export const acceptMandate = command<z.output<typeof Subject>, PetitionDone>({
  name: "petitions.accept-mandate",
  route: "POST /api/petitions/mandates/{home}/{id}/acceptance",
  summary: { zh: "接受委托", en: "Take the mandate" },
  input: Subject,
  about: ofMandate,
  allow: asAgent(keyOf),
  run: (ctx, input) => change(ctx, input, (state) => accept(state, nextAccount(ctx, input))),
});

export const refuseToAct = command<z.output<typeof RefuseMandate>, PetitionDone>({
  name: "petitions.refuse-mandate",
  route: "POST /api/petitions/mandates/{home}/{id}/refusal",
  summary: { zh: "谢绝委托，说明理由", en: "Decline the mandate, with the reason" },
  input: RefuseMandate,
  about: ofMandate,
  allow: asAgent(keyOf),
  run: (ctx, input) => {
    const text = account(ctx, input, "account", input.reason);
    return change(ctx, input, (state) => refuseMandate(state, text));
  },
});

export const reportToPrincipal = command<z.output<typeof ReportToPrincipal>, PetitionDone>({
  name: "petitions.report-to-principal",
  route: "POST /api/petitions/mandates/{home}/{id}/reports",
  summary: { zh: "向委托人反馈（每周至少一次）", en: "Account to the principal, at least weekly" },
  input: ReportToPrincipal,
  about: ofMandate,
  allow: asAgent(keyOf),
  run: (ctx, input) => {
    const text = account(ctx, input, "account", input.text);
    return change(ctx, input, (state) => report(state, { text, did: input.did }, nextAccount(ctx, input)));
  },
});

export const endMandate = command<z.output<typeof EndMandate>, PetitionDone>({
  name: "petitions.end-mandate",
  route: "POST /api/petitions/mandates/{home}/{id}/ending",
  summary: { zh: "代理事项办完", en: "The agent's work is done" },
  input: EndMandate,
  about: ofMandate,
  allow: asAgent(keyOf),
  run: (ctx, input) => {
    const text = account(ctx, input, "account", input.text);
    return change(ctx, input, (state) => end(state, text));
  },
});

export const revokeMandate = command<z.output<typeof RevokeMandate>, PetitionDone>({
  name: "petitions.revoke-mandate",
  route: "POST /api/petitions/mandates/{home}/{id}/revocation",
  summary: { zh: "委托人撤销委托，立即生效", en: "The principal revokes; in force at once" },
  input: RevokeMandate,
  about: ofMandate,
  allow: bearerOf(mandate, "petitions.wrong-link")(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    const text = sealed(ctx, input, "account", "petitions.mandate", input.reason);
    return change(ctx, input, (state) => revoke(state, text));
  },
});

export const revokeMandateAtWindow = command<z.output<typeof RevokeAtWindow>, PetitionDone>({
  name: "petitions.revoke-mandate-at-window",
  route: "POST /api/petitions/mandates/{home}/{id}/window-revocation",
  summary: { zh: "委托人到窗口或来电撤销", en: "Revoked at the window or by phone" },
  input: RevokeAtWindow,
  about: ofMandate,
  allow: holds(DESK, (ctx, input) => {
    const state = ctx.state(mandate, keyOf(input));
    return state.stage === "none" ? "" : state.place;
  }),
  run: (ctx, input) => {
    const text = account(ctx, input, "account", input.reason);
    return change(ctx, input, (state) => revoke(state, text));
  },
});

export const ratePetitionAgent = command<z.output<typeof RateAgent>, PetitionDone>({
  name: "petitions.rate-agent",
  route: "POST /api/petitions/mandates/{home}/{id}/ratings",
  summary: { zh: "委托人评价代理", en: "The principal says how the agent did" },
  input: RateAgent,
  about: ofMandate,
  allow: bearerOf(mandate, "petitions.wrong-link", {
    had: (state, who) => state.stage !== "none" && state.account === who,
    refusal: "petitions.not-the-petitioner",
  })(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    const text = sealed(ctx, input, "feedback", "petitions.mandate", input.text);
    return change(ctx, input, (state) => rateAgent(state, input.score, text));
  },
});

export const visitThePrincipal = command<z.output<typeof VisitPrincipal>, PetitionDone>({
  name: "petitions.visit-principal",
  route: "POST /api/petitions/mandates/{home}/{id}/visits",
  summary: { zh: "回访委托人", en: "Ask the principal how it went" },
  input: VisitPrincipal,
  about: ofMandate,
  allow: holds(DESK, (ctx, input) => {
    const state = ctx.state(mandate, keyOf(input));
    return state.stage === "none" ? "" : state.place;
  }),
  run: (ctx, input) => {
    const { heard, askedOn, score } = input;
    const text = sealed(ctx, input, "feedback", "petitions.mandate", input.text);
    const by = { by: ctx.actor.id, today: cityDay(ctx.now) };
    return change(ctx, input, (state) => visitPrincipal(state, { heard, askedOn, score, text }, by));
  },
});
