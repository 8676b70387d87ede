import type { z } from "zod";
import { command, ref } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { bearer, factsOf, keyOf, sealed, stand, step, type Done } from "./acting.ts";
import {
  AnswerQuestion,
  AskReporter,
  CallBackReporter,
  RateIncident,
  ReopenIncident,
  TakeRating,
  TakeWithdrawal,
  WithdrawIncident,
} from "./contract.ts";
import { DoneAnswer } from "./contract/answers.ts";
import { incident } from "./evolve.ts";
import { answer, ask, callBack, rate, reopen, takeRating, takeWithdrawal, withdraw } from "./resident.ts";

export const askReporter = command<z.output<typeof AskReporter>, Done>({
  name: "incidents.ask-reporter",
  route: "POST /api/incidents/{home}/{id}/questions",
  summary: { zh: "向上报人提问", en: "Ask the reporter" },
  input: AskReporter,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("ask"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "question", "incidents.work", input.question);
    ctx.change(incident, keyOf(input), (state) => ask(state, text, factsOf(ctx)));
    return stand(ctx, input);
  },
});

type Heard = z.output<typeof CallBackReporter>;

/** Nobody answered: nothing was said. Else how satisfied, and what is not solved. */
function heardIn({ outcome, satisfied, said }: Heard): { satisfied: number | null; said: string | null } {
  if (outcome === "unreached") return { satisfied: null, said: null };
  if (!satisfied) throw refuse.fields([{ path: "satisfied", code: "incidents.call-back-satisfied" }]);
  if (outcome === "unsolved" && !said) throw refuse.fields([{ path: "said", code: "incidents.call-back-said" }]);
  return { satisfied, said: said ?? null };
}

export const callBackReporter = command<Heard, Done>({
  name: "incidents.call-back-reporter",
  route: "POST /api/incidents/{home}/{id}/call-backs",
  summary: { zh: "电话回访上报人", en: "Call the reporter back" },
  input: CallBackReporter,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("call-back"),
  run: (ctx, input) => {
    const { satisfied, said } = heardIn(input);
    const text = said ? sealed(ctx, input, "call-back", "incidents.report", said) : null;
    ctx.change(incident, keyOf(input), (state) => callBack(state, { outcome: input.outcome, satisfied, text }, factsOf(ctx)));
    return stand(ctx, input);
  },
});

/** At the window, by telephone or in a letter: for whoever has no link. */
export const takeIncidentWithdrawal = command<z.output<typeof TakeWithdrawal>, Done>({
  name: "incidents.take-withdrawal",
  route: "POST /api/incidents/{home}/{id}/withdrawals-taken",
  summary: { zh: "代为登记上报人的撤回", en: "Take down that the reporter withdraws" },
  input: TakeWithdrawal,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("take-withdrawal"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "withdrawal", "incidents.report", input.said);
    ctx.change(incident, keyOf(input), (state) => takeWithdrawal(state, { heard: input.heard, text }, factsOf(ctx)));
    return stand(ctx, input);
  },
});

export const takeIncidentRating = command<z.output<typeof TakeRating>, Done>({
  name: "incidents.take-rating",
  route: "POST /api/incidents/{home}/{id}/ratings-taken",
  summary: { zh: "代为登记上报人的评价", en: "Take down how the reporter rates it" },
  input: TakeRating,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("take-rating"),
  run: (ctx, input) => {
    const { heard, satisfied, outcome, said } = input;
    const solved = outcome === "solved";
    if (!solved && !said) throw refuse.fields([{ path: "said", code: "incidents.call-back-said" }]);
    const text = said ? sealed(ctx, input, "rating", "incidents.report", said) : null;
    ctx.change(incident, keyOf(input), (state) => takeRating(state, { heard, satisfied, solved, text }, factsOf(ctx)));
    return stand(ctx, input);
  },
});

export const answerQuestion = command<z.output<typeof AnswerQuestion>, Done>({
  name: "incidents.answer-question",
  route: "POST /api/incidents/{home}/{id}/answers",
  summary: { zh: "上报人回答", en: "The reporter answers" },
  input: AnswerQuestion,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    const text = sealed(ctx, input, "answer", "incidents.report", input.answer);
    ctx.change(incident, keyOf(input), (state) => answer(state, input.question, text));
    return stand(ctx, input);
  },
});

export const withdrawIncident = command<z.output<typeof WithdrawIncident>, Done>({
  name: "incidents.withdraw-incident",
  route: "POST /api/incidents/{home}/{id}/withdrawals",
  summary: { zh: "上报人撤回", en: "The reporter withdraws" },
  input: WithdrawIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    const text = input.reason ? sealed(ctx, input, "withdrawal", "incidents.report", input.reason) : null;
    ctx.change(incident, keyOf(input), (state) => withdraw(state, text, factsOf(ctx)));
    return stand(ctx, input);
  },
});

export const rateIncident = command<z.output<typeof RateIncident>, Done>({
  name: "incidents.rate-incident",
  route: "POST /api/incidents/{home}/{id}/ratings",
  summary: { zh: "上报人评价", en: "The reporter rates" },
  input: RateIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    const text = input.text ? sealed(ctx, input, "rating", "incidents.report", input.text) : null;
    ctx.change(incident, keyOf(input), (state) => rate(state, { satisfied: input.satisfied, solved: input.solved, text }, factsOf(ctx)));
    return stand(ctx, input);
  },
});

export const reopenIncident = command<z.output<typeof ReopenIncident>, Done>({
  name: "incidents.reopen-incident",
  route: "POST /api/incidents/{home}/{id}/reopenings",
  summary: { zh: "没解决，退回重办", en: "Not solved: back to work" },
  input: ReopenIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    const text = sealed(ctx, input, "reopening", "incidents.report", input.reason);
    ctx.change(incident, keyOf(input), (state) => reopen(state, text, factsOf(ctx)));
    return stand(ctx, input);
  },
});
