import type { z } from "zod";
import { command, ref } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { step } from "./commands-design.ts";
import { ESTIMATE } from "./commands-results.ts";
import * as c from "./contract.ts";
import type { Done } from "./contract.ts";
import * as correcting from "./correcting.ts";
import { assertShown, interview } from "./interview.ts";
import { keyOf } from "./keys.ts";
import { MANAGE, overSurvey, SECOND } from "./permits.ts";
import { known, survey } from "./survey.ts";

/** A published result is said to be wrong; what takes its place is worked out by the same calculation. */
export const beginCorrection = command<z.output<typeof c.BeginCorrection>, Done>({
  name: "surveys.begin-correction",
  route: "POST /api/surveys/{home}/{id}/correction",
  summary: { zh: "提出更正已公布的结果", en: "Propose a correction of published results" },
  input: c.BeginCorrection,
  about: (input) => [ref(survey, keyOf(input)), ...input.exclude.map((one) => ref(interview, { home: input.home, id: one.interview }))],
  allow: overSurvey(MANAGE),
  run: (ctx, input) => {
    const shown = known(ctx.state(survey, keyOf(input)));
    for (const { interview: id, why } of input.exclude) {
      const state = ctx.state(interview, { home: input.home, id });
      if (state.stage !== "given" || state.survey !== input.id)
        throw refuse.fields([{ path: "exclude", code: "surveys.left-out-already" }]);
      assertShown(state, id, shown, why);
    }
    const done = step(ctx, input, (state) => correcting.beginCorrection(state, input));
    ctx.job({ kind: ESTIMATE, payload: { ...keyOf(input), order: ctx.commandId } });
    return done;
  },
});

export const approveCorrection = command<z.output<typeof c.ApproveCorrection>, Done>({
  name: "surveys.approve-correction",
  route: "POST /api/surveys/{home}/{id}/correction/approval",
  summary: { zh: "由另一人审定更正并公布", en: "A second person approves the correction; it is public" },
  input: c.ApproveCorrection,
  about: (input) => [ref(survey, keyOf(input))],
  allow: overSurvey(SECOND, "over the survey's area, not who proposed it"),
  run: (ctx, input) => step(ctx, input, (state) => correcting.approveCorrection(state, ctx.actor.id)),
});

export const dropCorrection = command<z.output<typeof c.DropCorrection>, Done>({
  name: "surveys.drop-correction",
  route: "POST /api/surveys/{home}/{id}/correction/end",
  summary: { zh: "不予更正（写明理由）", en: "The correction is given up or refused, with the reason" },
  input: c.DropCorrection,
  about: (input) => [ref(survey, keyOf(input))],
  allow: overSurvey(SECOND),
  run: (ctx, input) => step(ctx, input, (state) => correcting.dropCorrection(state, input.reason)),
});
