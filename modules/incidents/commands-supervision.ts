import type { z } from "zod";
import { command, ref } from "#platform/ledger";
import { factsOf, keyOf, sealed, stand, step, type Done } from "./acting.ts";
import { AnswerSupervision, HandOverIncident, SuperviseIncident, VoidIncident } from "./contract.ts";
import { DoneAnswer } from "./contract/answers.ts";
import { handOver, voidEntry } from "./ending.ts";
import { incident } from "./evolve.ts";
import { answerOrder, supervise } from "./supervision.ts";

export const superviseIncident = command<z.output<typeof SuperviseIncident>, Done>({
  name: "incidents.supervise-incident",
  route: "POST /api/incidents/{home}/{id}/supervision",
  summary: { zh: "提醒、督办或挂牌督办", en: "Remind, supervise or list" },
  input: SuperviseIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("supervise"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "reason", "incidents.work", input.reason);
    ctx.change(incident, keyOf(input), (state) => supervise(state, input.level, text, input.within, factsOf(ctx)));
    return stand(ctx, input);
  },
});

export const answerSupervision = command<z.output<typeof AnswerSupervision>, Done>({
  name: "incidents.answer-supervision",
  route: "POST /api/incidents/{home}/{id}/supervision-replies",
  summary: { zh: "回复督办", en: "Reply to a supervision order" },
  input: AnswerSupervision,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("answer-supervision"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "reply", "incidents.work", input.reply);
    ctx.change(incident, keyOf(input), (state) => answerOrder(state, input.order, text));
    return stand(ctx, input);
  },
});

export const handOverIncident = command<z.output<typeof HandOverIncident>, Done>({
  name: "incidents.hand-over-incident",
  route: "POST /api/incidents/{home}/{id}/hand-overs",
  summary: { zh: "移交，对方已接收", en: "Hand over; the other side has accepted" },
  input: HandOverIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("hand-over"),
  run: (ctx, input) => {
    const put = (name: string, value: string) => sealed(ctx, input, name, "incidents.work", value);
    const texts = { to: put("to", input.to), acceptedBy: put("accepted-by", input.acceptedBy), text: put("reason", input.reason) };
    ctx.change(incident, keyOf(input), (state) => handOver(state, texts, factsOf(ctx)));
    return stand(ctx, input);
  },
});

export const voidIncident = command<z.output<typeof VoidIncident>, Done>({
  name: "incidents.void-incident",
  route: "POST /api/incidents/{home}/{id}/voiding",
  summary: { zh: "作废错录，理由告知上报人", en: "Void an entry error; the reporter is told why" },
  input: VoidIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("void"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "reason", "incidents.work", input.reason);
    ctx.change(incident, keyOf(input), (state) => voidEntry(state, text, factsOf(ctx)));
    return stand(ctx, input);
  },
});
