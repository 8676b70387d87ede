import { command, ref, type StreamKey } from "#platform/ledger";
import type { z } from "zod";
import * as c from "./contract.ts";
import type { Done } from "./contract.ts";
import { atCase, bearer, clock, conducting, seal, words } from "./acting.ts";
import { choose, object } from "./choosing.ts";
import { dispute } from "./dispute.ts";
import { end } from "./ending.ts";
import { answerConsent, answerSafety, arrangeSafety, isConcern } from "./intake.ts";
import { CONDUCT, RECORD } from "./permits.ts";
import { step } from "./step.ts";

const about = (input: StreamKey) => [ref(dispute, input)];

export const answerSafetyQuestions = command<z.output<typeof c.AnswerSafety>, Done>({
  name: "mediation.answer-safety",
  route: "POST /api/mediation/disputes/{home}/{id}/safety-answers",
  summary: { zh: "当事人私下回答安全问题", en: "A party answers the safety questions alone" },
  input: c.AnswerSafety,
  about,
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) =>
    step(ctx, input, (state) =>
      answerSafety(state, input.party, isConcern(input), seal(ctx, input, "safety", "mediation.safety", input.words)),
    ),
});

export const askSafety = command<z.output<typeof c.AskSafety>, Done>({
  name: "mediation.ask-safety",
  route: "POST /api/mediation/disputes/{home}/{id}/safety-askings",
  summary: { zh: "单独询问安全情况并记录", en: "Ask the safety questions of one party alone" },
  input: c.AskSafety,
  about,
  allow: atCase(RECORD),
  run: (ctx, input) =>
    step(ctx, input, (state) =>
      answerSafety(state, input.party, isConcern(input), seal(ctx, input, "safety", "mediation.safety", input.words)),
    ),
});

export const arrangeForSafety = command<z.output<typeof c.ArrangeSafety>, Done>({
  name: "mediation.arrange-safety",
  route: "POST /api/mediation/disputes/{home}/{id}/safety-arrangements",
  summary: { zh: "按本人意愿作出安全安排", en: "Arrange for safety, as the person wishes" },
  input: c.ArrangeSafety,
  about,
  allow: atCase(CONDUCT),
  run: (ctx, input) =>
    step(ctx, input, (state) => arrangeSafety(state, input.party, seal(ctx, input, "safety", "mediation.safety", input.words))),
});

export const answerConsentRequest = command<z.output<typeof c.ConsentOwn>, Done>({
  name: "mediation.answer-consent",
  route: "POST /api/mediation/disputes/{home}/{id}/consents",
  summary: { zh: "当事人同意或不同意调解", en: "A party agrees to mediation or refuses it" },
  input: c.ConsentOwn,
  about,
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) =>
    step(ctx, input, (state) =>
      answerConsent(state, { party: input.party, agrees: input.agrees, open: input.open, how: "link" }, clock(ctx, "MED-3")),
    ),
});

export const recordConsent = command<z.output<typeof c.ConsentFor>, Done>({
  name: "mediation.record-consent",
  route: "POST /api/mediation/disputes/{home}/{id}/consent-records",
  summary: { zh: "记录当事人的意愿", en: "Record what a party wishes" },
  input: c.ConsentFor,
  about,
  allow: atCase(RECORD),
  run: (ctx, input) =>
    step(ctx, input, (state) =>
      answerConsent(state, { party: input.party, agrees: input.agrees, open: input.open, how: input.how }, clock(ctx, "MED-3")),
    ),
});

export const chooseMediator = command<z.output<typeof c.ChooseMediator>, Done>({
  name: "mediation.choose-mediator",
  route: "POST /api/mediation/disputes/{home}/{id}/choices",
  summary: { zh: "当事人选择调解员", en: "A party chooses a mediator" },
  input: c.ChooseMediator,
  about,
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => step(ctx, input, (state) => choose(state, input.party, input.mediator)),
});

export const objectMediator = command<z.output<typeof c.ObjectMediator>, Done>({
  name: "mediation.object-mediator",
  route: "POST /api/mediation/disputes/{home}/{id}/objections",
  summary: { zh: "当事人申请调解员回避", en: "A party objects to a mediator" },
  input: c.ObjectMediator,
  about,
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => step(ctx, input, (state) => object(state, input.party, input.mediator, words(ctx, input, input.words))),
});

export const endMediation = command<z.output<typeof c.EndMediation>, Done>({
  name: "mediation.end-mediation",
  route: "POST /api/mediation/disputes/{home}/{id}/endings",
  summary: { zh: "当事人终止调解", en: "A party ends it" },
  input: c.EndMediation,
  about,
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => step(ctx, input, (state) => end(state, input.party, words(ctx, input, input.words), clock(ctx, "MED-3"))),
});

export const recordEnding = command<z.output<typeof c.EndMediationFor>, Done>({
  name: "mediation.record-ending",
  route: "POST /api/mediation/disputes/{home}/{id}/ending-records",
  summary: { zh: "记录当事人终止调解", en: "Record that a party ends it" },
  input: c.EndMediationFor,
  about,
  allow: conducting(RECORD),
  run: (ctx, input) => step(ctx, input, (state) => end(state, input.party, words(ctx, input, input.words), clock(ctx, "MED-3"))),
});
