import type { z } from "zod";
import { cityDay } from "#platform/days";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { step } from "./commands-design.ts";
import * as c from "./contract.ts";
import type { Done } from "./contract.ts";
import * as field from "./fieldwork.ts";
import { adultsOf, interview, judgeAnswers } from "./interview.ts";
import { CHECK, keyOf, LINK, NUMBERS, PHONE } from "./keys.ts";
import { byLink, interviewers, MANAGE, overItsSurvey, overSurvey } from "./permits.ts";
import { known, survey } from "./survey.ts";
import { attempt, claim, decline, finish, knownUnit, unit, type Unit } from "./unit.ts";
import type { InterviewEvent, UnitEvent } from "./event.ts";

type Ofs = { home: string; id: string; survey: string };
type UnitDone = { home: string; id: string; stage: Unit["stage"]; nextAt: string | null };
const surveyOf = ({ home, survey: id }: { home: string; survey: string }): StreamKey => ({ home, id });
const both = (input: Ofs) => [ref(unit, keyOf(input)), ref(survey, surveyOf(input))];

export const supplyNumbers = command<z.output<typeof c.SupplyNumbers>, Done>({
  name: "surveys.supply-numbers",
  route: "POST /api/surveys/{home}/{id}/numbers",
  summary: { zh: "送入抽中的号码（每次至多 100 个）", en: "Bring drawn numbers, at most 100 at once" },
  input: c.SupplyNumbers,
  about: (input) => [ref(survey, keyOf(input)), ...input.rows.map(({ id }) => ref(unit, { home: input.home, id }))],
  allow: overSurvey(MANAGE),
  run: (ctx, input) => {
    const phones = new Map(input.rows.map(({ id, phone }) => [id, phone]));
    const state = known(ctx.state(survey, keyOf(input)));
    const { events, fresh } = field.supply(state, input.rows);
    const done = step(ctx, input, () => events);
    for (const { id, stratum } of fresh) {
      const key = { home: input.home, id };
      if (ctx.state(unit, key).stage !== "none") throw refuse.conflict("surveys.token-twice");
      ctx.change(unit, key, (): UnitEvent[] => [
        {
          type: "surveys.supplied",
          survey: input.id,
          area: state.area,
          stratum,
          phone: PHONE,
          demo: state.demo,
          ...lineOf(phones.get(id)),
        },
      ]);
      ctx.seal({ stream: key, field: PHONE, purpose: NUMBERS, value: phones.get(id) ?? "" });
    }
    return done;
  },
});

/** Mobile numbers begin with 1, landlines with the 0 of their area. */
const lineOf = (phone = ""): { landline?: true } => (phone.startsWith("0") ? { landline: true } : {});

export const openFieldwork = command<z.output<typeof c.OpenFieldwork>, Done>({
  name: "surveys.open-fieldwork",
  route: "POST /api/surveys/{home}/{id}/fieldwork",
  summary: { zh: "开始（或恢复）访问", en: "Fieldwork begins, or goes on" },
  input: c.OpenFieldwork,
  about: (input) => [ref(survey, keyOf(input))],
  allow: overSurvey(MANAGE),
  run: (ctx, input) => step(ctx, input, (state) => field.openFieldwork(state, cityDay(ctx.now))),
});

export const closeFieldwork = command<z.output<typeof c.CloseFieldwork>, Done>({
  name: "surveys.close-fieldwork",
  route: "POST /api/surveys/{home}/{id}/fieldwork/end",
  summary: { zh: "结束访问，转入质控", en: "Fieldwork ends; quality checks begin" },
  input: c.CloseFieldwork,
  about: (input) => [ref(survey, keyOf(input))],
  allow: overSurvey(MANAGE),
  run: (ctx, input) => {
    ctx.job({ kind: CHECK, payload: { ...keyOf(input), order: ctx.commandId } });
    return step(ctx, input, field.closeFieldwork);
  },
});

function unitStep(ctx: CommandContext, input: Ofs, decide: (state: Unit) => readonly UnitEvent[]): UnitDone {
  const key = keyOf(input);
  const before = knownUnit(ctx.state(unit, key));
  if (before.survey !== input.survey) throw refuse.notFound("record.not-found");
  const state = knownUnit(ctx.change(unit, key, decide));
  return { ...key, stage: state.stage, nextAt: state.nextAt };
}

export const claimUnit = command<z.output<typeof c.ClaimUnit>, UnitDone>({
  name: "surveys.claim-unit",
  route: "POST /api/surveys/{home}/{survey}/units/{id}/claim",
  summary: { zh: "领取下一个要拨的号", en: "Take the next call" },
  input: c.ClaimUnit,
  about: both,
  allow: interviewers(),
  run: (ctx, input) => {
    field.assertOpen(ctx.state(survey, surveyOf(input)), cityDay(ctx.now));
    return unitStep(ctx, input, (state) => claim(state, ctx.actor.id, ctx.now));
  },
});

export const recordAttempt = command<z.output<typeof c.RecordAttempt>, UnitDone>({
  name: "surveys.record-attempt",
  route: "POST /api/surveys/{home}/{survey}/units/{id}/attempts",
  summary: { zh: "记录一次拨打的结果", en: "How a call went" },
  input: c.RecordAttempt,
  about: both,
  allow: interviewers(),
  run: (ctx, input) => unitStep(ctx, input, (state) => attempt(state, ctx.actor.id, input.outcome, ctx.now, input.callBackAt ?? null)),
});

type Given = z.output<typeof c.CompleteInterview>;
const threefold = (input: Ofs & { interview: string }) => [
  ref(unit, keyOf(input)),
  ref(survey, surveyOf(input)),
  ref(interview, { home: input.home, id: input.interview }),
];

/** The answers become a record of their own beside the token's; the number stays where it was. */
function keep(ctx: CommandContext, input: Omit<Given, "asDemo">, by: string | null): UnitDone {
  const open = field.assertOpen(ctx.state(survey, surveyOf(input)), cityDay(ctx.now));
  const asked = by === null ? open.questions.filter(({ spoken }) => !spoken) : open.questions;
  const answers = judgeAnswers(asked, input.answers, input.broken);
  const { stratum, landline } = knownUnit(ctx.state(unit, keyOf(input)));
  const chosen = adultsOf(landline === true, input.household ?? null);
  const done = unitStep(ctx, input, (state) => finish(state, by, input.broken));
  const seconds = Math.max(0, Math.min(14_400, Math.round((Date.parse(ctx.now) - Date.parse(input.startedAt)) / 1000)));
  const key = { home: input.home, id: input.interview };
  if (ctx.state(interview, key).stage !== "none") throw refuse.conflict("surveys.token-twice");
  ctx.change(interview, key, (): InterviewEvent[] => [
    {
      type: "surveys.interviewed",
      survey: input.survey,
      area: open.area,
      token: input.id,
      stratum,
      mode: by === null ? "web" : "cati",
      version: open.version,
      startedAt: new Date(input.startedAt).toISOString(),
      seconds,
      answers,
      broken: input.broken,
      demo: open.demo,
      ...chosen,
    },
  ]);
  return done;
}

export const completeInterview = command<Given, UnitDone>({
  name: "surveys.complete-interview",
  route: "POST /api/surveys/{home}/{survey}/units/{id}/interview",
  summary: { zh: "完成一次电话访问", en: "An interview is done" },
  input: c.CompleteInterview,
  about: threefold,
  allow: interviewers(),
  run: (ctx, input) => keep(ctx, input, ctx.actor.id),
});

function assertLink(ctx: CommandContext, { id, secret }: { id: string; secret: string }): void {
  if (ctx.token(LINK, id) !== secret) throw refuse.notFound("surveys.no-such-link");
}

export const answerByLink = command<z.output<typeof c.AnswerByLink>, UnitDone>({
  name: "surveys.answer-by-link",
  route: "POST /api/surveys/{home}/{survey}/units/{id}/answers",
  summary: { zh: "收到链接的居民自己作答", en: "Whoever got the link answers" },
  input: c.AnswerByLink,
  about: threefold,
  allow: byLink(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    assertLink(ctx, input);
    return keep(ctx, { ...input, broken: false }, null);
  },
});

export const declineByLink = command<z.output<typeof c.DeclineByLink>, UnitDone>({
  name: "surveys.decline-by-link",
  route: "POST /api/surveys/{home}/{survey}/units/{id}/decline",
  summary: { zh: "收到链接的居民不参加", en: "Whoever got the link declines" },
  input: c.DeclineByLink,
  about: both,
  allow: byLink(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    assertLink(ctx, input);
    return unitStep(ctx, input, decline);
  },
});

export const inviteUnit = command<z.output<typeof c.InviteUnit>, UnitDone>({
  name: "surveys.invite-unit",
  route: "POST /api/surveys/{home}/{survey}/units/{id}/invitation",
  summary: { zh: "发短信邀请网上作答", en: "Invite by SMS to answer on the web" },
  input: c.InviteUnit,
  about: both,
  allow: overItsSurvey(MANAGE),
  run: (ctx, input) => {
    const open = field.assertOpen(ctx.state(survey, surveyOf(input)), cityDay(ctx.now));
    if (!open.plan?.modes.includes("web")) throw refuse.conflict("surveys.not-by-web");
    return unitStep(ctx, input, (state) => {
      const found = knownUnit(state);
      if (found.stage === "done" || found.invited) return [];
      if (found.landline) throw refuse.conflict("surveys.no-sms-there");
      ctx.job({
        kind: "surveys.invite",
        payload: { home: input.home, id: input.id, survey: input.survey, until: open.plan?.until ?? "", maker: open.marks?.maker ?? "" },
      });
      return [{ type: "surveys.invited" }];
    });
  },
});
