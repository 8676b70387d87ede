import type { z } from "zod";
import { systemOnly } from "#platform/access";
import { command, ref, type CommandContext } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { step } from "./commands-design.ts";
import * as c from "./contract.ts";
import type { Done } from "./contract.ts";
import * as field from "./fieldwork.ts";
import { callBack, exclude, interview } from "./interview.ts";
import { keyOf } from "./keys.ts";
import { MANAGE, overItsSurvey } from "./permits.ts";
import { survey } from "./survey.ts";

type Ofs = { home: string; id: string; survey: string };
const surveyOf = ({ home, survey: id }: Ofs) => ({ home, id });
const ofInterview = (input: Ofs) => [ref(interview, keyOf(input)), ref(survey, surveyOf(input))];
const assertOf = (ctx: CommandContext, input: Ofs): void => {
  const state = ctx.state(interview, keyOf(input));
  if (state.stage === "none" || state.survey !== input.survey) throw refuse.notFound("record.not-found");
};

export const checkBack = command<z.output<typeof c.CheckBack>, { id: string }>({
  name: "surveys.check-back",
  route: "POST /api/surveys/{home}/{survey}/interviews/{id}/call-back",
  summary: { zh: "复核回访结果", en: "The result of a call-back check" },
  input: c.CheckBack,
  about: ofInterview,
  allow: overItsSurvey(MANAGE),
  run: (ctx, input) => {
    assertOf(ctx, input);
    ctx.change(interview, keyOf(input), (state) => callBack(state, ctx.actor.id, input.confirmed));
    return { id: input.id };
  },
});

export const excludeInterview = command<z.output<typeof c.ExcludeInterview>, { id: string }>({
  name: "surveys.exclude-interview",
  route: "POST /api/surveys/{home}/{survey}/interviews/{id}/exclusion",
  summary: { zh: "剔除不合格访问（写明理由）", en: "Leave an interview out, with the reason" },
  input: c.ExcludeInterview,
  about: ofInterview,
  allow: overItsSurvey(MANAGE),
  run: (ctx, input) => {
    assertOf(ctx, input);
    const shown = field.assertChecking(ctx.state(survey, surveyOf(input)));
    const before = ctx.state(interview, keyOf(input)).stage;
    const after = ctx.change(interview, keyOf(input), (state) => exclude(state, input.id, shown, input.why, input.reason)).stage;
    if (after !== before) ctx.change(survey, surveyOf(input), (state) => field.dropEstimates(state, input.id));
    return { id: input.id };
  },
});

/** What the checks of all interviews found, for grounds that one interview does not show. */
export const recordChecks = command<z.output<typeof c.RecordChecks>, Done>({
  name: "surveys.record-checks",
  route: "POST /api/surveys/{home}/{id}/checks",
  summary: { zh: "记录质量检查结果", en: "Record what the checks found" },
  input: c.RecordChecks,
  about: (input) => [ref(survey, keyOf(input))],
  allow: systemOnly(),
  run: (ctx, input) => step(ctx, input, (state) => field.recordChecks(state, input.deviating)),
});
