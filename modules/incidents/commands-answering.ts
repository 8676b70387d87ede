import type { z } from "zod";
import { command, ref } from "#platform/ledger";
import { entryOf, factsOf, keyOf, sealed, stand, step, type Done } from "./acting.ts";
import { AnswerAtOnce } from "./contract.ts";
import { DoneAnswer } from "./contract/answers.ts";
import { incident } from "./evolve.ts";
import { answerAtOnce } from "./reporting.ts";

export const answerIncidentAtOnce = command<z.output<typeof AnswerAtOnce>, Done>({
  name: "incidents.answer-at-once",
  route: "POST /api/incidents/{home}/{id}/answer-at-once",
  summary: { zh: "当场答复", en: "Answer it there and then" },
  input: AnswerAtOnce,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("answer-at-once"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "result", "incidents.work", input.answer);
    ctx.change(incident, keyOf(input), (state) =>
      answerAtOnce(state, entryOf(ctx, state.stage === "none" ? "" : state.category, "category"), text, factsOf(ctx)),
    );
    return stand(ctx, input);
  },
});
