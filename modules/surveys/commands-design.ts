import type { z } from "zod";
import { command, ref } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { places } from "#modules/places";
import * as c from "./contract.ts";
import type { Done } from "./contract.ts";
import * as designing from "./designing.ts";
import { keyOf } from "./keys.ts";
import { MANAGE, overArea, overSurvey, PRIVACY, SECOND } from "./permits.ts";
import { known, survey } from "./survey.ts";
import type { CommandContext, StreamKey } from "#platform/ledger";
import type { SurveyEvent } from "./event.ts";
import type { Survey } from "./survey.ts";

const about = (input: StreamKey) => [ref(survey, keyOf(input))];
/** Decides on the survey and says where it stands. */
export function step(ctx: CommandContext, input: StreamKey, decide: (state: Survey) => readonly SurveyEvent[]): Done {
  const key = keyOf(input);
  return { ...key, stage: known(ctx.change(survey, key, decide)).stage };
}

export const designSurvey = command<z.output<typeof c.DesignSurvey>, Done>({
  name: "surveys.design-survey",
  route: "POST /api/surveys",
  summary: { zh: "设计调查项目和问卷", en: "Design a survey and its questions" },
  input: c.DesignSurvey,
  about,
  allow: overArea(MANAGE, ({ area }) => area),
  run: (ctx, input) => {
    if (input.home !== input.area.padEnd(9, "0")) throw refuse.fields([{ path: "home", code: "surveys.home-of-area" }]);
    if (!ctx.read(places).area(input.area)) throw refuse.fields([{ path: "area", code: "surveys.no-such-area" }]);
    const demo = (ctx.actor.kind === "system" && input.asDemo === true) || (ctx.read(places).area(input.area)?.synthetic ?? false);
    return step(ctx, input, (state) => designing.design(state, input, demo));
  },
});

export const reviseQuestions = command<z.output<typeof c.ReviseQuestions>, Done>({
  name: "surveys.revise-questions",
  route: "POST /api/surveys/{home}/{id}/questions",
  summary: { zh: "问卷出新版", en: "A new version of the questions" },
  input: c.ReviseQuestions,
  about,
  allow: overSurvey(MANAGE),
  run: (ctx, input) => step(ctx, input, (state) => designing.revise(state, input.questions, input.why)),
});

export const planSurvey = command<z.output<typeof c.PlanSurvey>, Done>({
  name: "surveys.plan-survey",
  route: "POST /api/surveys/{home}/{id}/plan",
  summary: { zh: "定抽样方案：层、样本量、名单摘要、话术", en: "Plan the sample: strata, sizes, digest of the list, script" },
  input: c.PlanSurvey,
  about,
  allow: overSurvey(MANAGE),
  run: (ctx, input) => step(ctx, input, (state) => designing.plan(state, input)),
});

export const fileSurvey = command<z.output<typeof c.FileSurvey>, Done>({
  name: "surveys.file-survey",
  route: "POST /api/surveys/{home}/{id}/filing",
  summary: { zh: "登记统计调查的批准或备案标识", en: "Enter the legal marks of the approved or filed survey" },
  input: c.FileSurvey,
  about,
  allow: overSurvey(MANAGE),
  run: (ctx, input) => step(ctx, input, (state) => designing.file(state, input)),
});

export const signOffSurvey = command<z.output<typeof c.SignOff>, Done>({
  name: "surveys.sign-off-survey",
  route: "POST /api/surveys/{home}/{id}/privacy",
  summary: { zh: "个人信息保护负责人签署", en: "The privacy officer signs" },
  input: c.SignOff,
  about,
  allow: overSurvey(PRIVACY),
  run: (ctx, input) => step(ctx, input, (state) => designing.signOff(state, input.assessment)),
});

export const approveSurvey = command<z.output<typeof c.ApproveSurvey>, Done>({
  name: "surveys.approve-survey",
  route: "POST /api/surveys/{home}/{id}/approval",
  summary: { zh: "由另一人核准开展调查", en: "A second person approves" },
  input: c.ApproveSurvey,
  about,
  allow: overSurvey(SECOND, "over the survey's area, not its designer"),
  run: (ctx, input) => step(ctx, input, (state) => designing.approve(state, ctx.actor.id)),
});

export const recordPilot = command<z.output<typeof c.RecordPilot>, Done>({
  name: "surveys.record-pilot",
  route: "POST /api/surveys/{home}/{id}/pilot",
  summary: { zh: "记录试调查", en: "Record the pilot" },
  input: c.RecordPilot,
  about,
  allow: overSurvey(MANAGE),
  run: (ctx, input) => step(ctx, input, (state) => designing.pilot(state, input.answered, input.findings)),
});

export const drawSample = command<z.output<typeof c.DrawSample>, Done>({
  name: "surveys.draw-sample",
  route: "POST /api/surveys/{home}/{id}/draw",
  summary: { zh: "公布种子并抽样", en: "Publish the seed and draw the sample" },
  input: c.DrawSample,
  about,
  allow: overSurvey(MANAGE),
  run: (ctx, input) => step(ctx, input, (state) => designing.drawSample(state, input.id, input.seed, input.source, ctx.now)),
});
