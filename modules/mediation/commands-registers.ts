import type { z } from "zod";
import { holds } from "#platform/access";
import { cityDay } from "#platform/days";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { namedUuid } from "#platform/ids";
import { cityCode, cityHome } from "#platform/settings";
import { places } from "#modules/places";
import { barOf, dueIn, homeOfArea, isDemo, keyOf } from "./acting.ts";
import { closeCommittee, committee, setCommittee } from "./committee.ts";
import * as c from "./contract.ts";
import type { Done } from "./contract.ts";
import { mediator, retire, setMediator, train } from "./mediator.ts";
import { ERRAND, KEEP, SCREENERS, SENDERS_OF_ERRANDS } from "./permits.ts";
import { requestOf } from "./pictures.ts";
import { practice, type PracticeEvent } from "./practice.ts";
import { cityMediation } from "./register-mediation.ts";
import { answerErrand, askErrand, closeScreening, errand, holdScreening, screening } from "./screening.ts";

const practiceKey = (): StreamKey => ({ home: cityHome(), id: namedUuid("mediation.practice") });
const keyIn = ({ area, id }: { area: string; id: string }): StreamKey => ({ home: homeOfArea(area), id });
const assertArea = (ctx: CommandContext, area: string): void => {
  if (!ctx.read(places).area(area)) throw refuse.fields([{ path: "area", code: "mediation.no-such-place" }]);
};
const inArea = <I extends { area: string }>(roles: readonly string[]) => holds<I>(roles, (_, { area }) => area, "over the area named");

export const setMediationCommittee = command<z.output<typeof c.SetCommittee>, Done>({
  name: "mediation.set-committee",
  route: "POST /api/mediation/committees",
  summary: { zh: "登记调解委员会", en: "Register a mediation committee" },
  input: c.SetCommittee,
  about: (input) => [ref(committee, keyIn(input))],
  allow: inArea(KEEP),
  run: (ctx, input) => {
    assertArea(ctx, input.area);
    const register = ctx.read(cityMediation);
    const members = input.members.map((member) => {
      const found = register.mediator(member.mediator);
      if (!found) throw refuse.fields([{ path: "members", code: "mediation.no-such-mediator" }]);
      return { ...member, woman: found.woman };
    });
    const { area, zh, en, kind, founder, from, to, filingNo, rooms, asDemo } = input;
    const facts = { area, zh, en, kind, founder, from, to, filingNo, rooms };
    const key = keyIn(input);
    return {
      ...key,
      stage: ctx.change(committee, key, (state) => setCommittee(state, { ...facts, members, demo: isDemo(ctx, input.area, asDemo) })).stage,
    };
  },
});

export const closeMediationCommittee = command<z.output<typeof c.CloseCommittee>, Done>({
  name: "mediation.close-committee",
  route: "POST /api/mediation/committees/{home}/{id}/closing",
  summary: { zh: "撤销调解委员会", en: "Close a committee" },
  input: c.CloseCommittee,
  about: (input) => [ref(committee, input)],
  allow: holds(KEEP, (ctx, input) => areaOf(ctx.state(committee, keyOf(input))), "over its area"),
  run: (ctx, input) => ({
    ...keyOf(input),
    stage: ctx.change(committee, keyOf(input), (state) => closeCommittee(state, input.reason)).stage,
  }),
});

const areaOf = (state: { stage: "none" } | { stage: string; area: string }): string => ("area" in state ? state.area : "");

export const setCityMediator = command<z.output<typeof c.SetMediator>, Done>({
  name: "mediation.set-mediator",
  route: "POST /api/mediation/mediators",
  summary: { zh: "登记调解员", en: "Register a mediator" },
  input: c.SetMediator,
  about: (input) => [ref(mediator, keyIn(input))],
  allow: inArea(KEEP),
  run: (ctx, input) => {
    assertArea(ctx, input.area);
    const { area, zh, account, woman, fullTime, specialities, languages, from, to, asDemo, phone, recusals } = input;
    const facts = { area, zh, account, woman, fullTime, specialities, languages, from, to };
    const said = [...(phone === null ? [] : [phone]), ...recusals].map((one) => barOf(ctx, one));
    const key = keyIn(input);
    // Nobody conducts under two names, so that who recuses under one does not mediate under the other.
    if (account !== null && ctx.read(cityMediation).mediators.some((one) => one.account === account && one.id !== key.id))
      throw refuse.fields([{ path: "account", code: "mediation.account-taken" }]);
    return {
      ...key,
      stage: ctx.change(mediator, key, (state) => setMediator(state, { ...facts, said, demo: isDemo(ctx, input.area, asDemo) })).stage,
    };
  },
});

const overMediator = <I extends StreamKey>() =>
  holds<I>(KEEP, (ctx, input) => areaOf(ctx.state(mediator, keyOf(input))), "over the mediator's area");

export const recordTraining = command<z.output<typeof c.RecordTraining>, Done>({
  name: "mediation.record-training",
  route: "POST /api/mediation/mediators/{home}/{id}/training",
  summary: { zh: "登记培训学时", en: "Record hours of training" },
  input: c.RecordTraining,
  about: (input) => [ref(mediator, input)],
  allow: overMediator(),
  run: (ctx, input) => {
    const { on, hours, subject } = input;
    return {
      ...keyOf(input),
      stage: ctx.change(mediator, keyOf(input), (state) => train(state, { on, hours, subject }, cityDay(ctx.now))).stage,
    };
  },
});

export const retireMediator = command<z.output<typeof c.RetireMediator>, Done>({
  name: "mediation.retire-mediator",
  route: "POST /api/mediation/mediators/{home}/{id}/retirement",
  summary: { zh: "调解员离任", en: "A mediator leaves" },
  input: c.RetireMediator,
  about: (input) => [ref(mediator, input)],
  allow: overMediator(),
  run: (ctx, input) => ({ ...keyOf(input), stage: ctx.change(mediator, keyOf(input), (state) => retire(state, input.on)).stage }),
});

export const holdDisputeScreening = command<z.output<typeof c.HoldScreening>, Done>({
  name: "mediation.hold-screening",
  route: "POST /api/mediation/screenings",
  summary: { zh: "开展纠纷排查", en: "Begin a round of looking for disputes" },
  input: c.HoldScreening,
  about: (input) => [ref(screening, keyIn(input))],
  allow: inArea(SCREENERS),
  run: (ctx, input) => {
    assertArea(ctx, input.area);
    const { area, method, from, to } = input;
    const held = { area, method, from, to };
    const key = keyIn(input);
    return {
      ...key,
      stage: ctx.change(screening, key, (state) => holdScreening(state, { ...held, demo: isDemo(ctx, input.area, false) })).stage,
    };
  },
});

export const closeDisputeScreening = command<z.output<typeof c.CloseScreening>, Done>({
  name: "mediation.close-screening",
  route: "POST /api/mediation/screenings/{home}/{id}/closing",
  summary: { zh: "排查结束：列明发现或声明未发现", en: "End a round: what was found, or that nothing was" },
  input: c.CloseScreening,
  about: (input) => [ref(screening, input)],
  allow: holds(SCREENERS, (ctx, input) => areaOf(ctx.state(screening, keyOf(input))), "over its area"),
  run: (ctx, input) => ({
    ...keyOf(input),
    stage: ctx.change(screening, keyOf(input), (state) => closeScreening(state, input.found, input.noneFound, input.words)).stage,
  }),
});

export const askCourtErrand = command<z.output<typeof c.AskErrand>, Done>({
  name: "mediation.ask-errand",
  route: "POST /api/mediation/errands",
  summary: { zh: "执行联动：凭法院书面请求协助", en: "Help a court on its written request" },
  input: c.AskErrand,
  about: (input) => [ref(errand, keyIn(input))],
  pictures: (input) => requestOf(keyIn(input), input.request),
  allow: inArea(SENDERS_OF_ERRANDS),
  run: (ctx, input) => {
    assertArea(ctx, input.area);
    const { area, what, court, requestNo, request, due } = input;
    const asked = { area, what, court, requestNo, request };
    if (due < cityDay(ctx.now)) throw refuse.fields([{ path: "due", code: "mediation.due-past" }]);
    const key = keyIn(input);
    const end = new Date(`${due}T15:59:59.999Z`).toISOString();
    ctx.seal({ stream: key, field: "words", purpose: "mediation.case", value: input.words });
    const facts = {
      ...asked,
      words: "words",
      due: { ...dueIn(ctx, ctx.now, { amount: 0, unit: "day" }), dueAt: end },
      demo: isDemo(ctx, input.area, false),
    };
    return { ...key, stage: ctx.change(errand, key, (state) => askErrand(state, facts)).stage };
  },
});

export const answerCourtErrand = command<z.output<typeof c.AnswerErrand>, Done>({
  name: "mediation.answer-errand",
  route: "POST /api/mediation/errands/{home}/{id}/answers",
  summary: { zh: "反馈执行联动结果", en: "Answer the court's request" },
  input: c.AnswerErrand,
  about: (input) => [ref(errand, input)],
  allow: holds(ERRAND, (ctx, input) => areaOf(ctx.state(errand, keyOf(input))), "at its place"),
  run: (ctx, input) => {
    ctx.seal({ stream: keyOf(input), field: "answer", purpose: "mediation.case", value: input.words });
    return { ...keyOf(input), stage: ctx.change(errand, keyOf(input), (state) => answerErrand(state, input.done, "answer")).stage };
  },
});

export const setMediationPractice = command<z.output<typeof c.SetPractice>, Done>({
  name: "mediation.set-practice",
  route: "POST /api/mediation/practice",
  summary: { zh: "设置本地规定：冷静期、学时、回访", en: "Set local figures: cooling-off, training, follow-up" },
  input: c.SetPractice,
  about: () => [ref(practice, practiceKey())],
  allow: holds(["admin"], () => cityCode(), "for the whole city"),
  run: (ctx, input) => ({
    ...practiceKey(),
    stage: ctx.change(practice, practiceKey(), (): PracticeEvent[] => [{ ...input, type: "mediation.practice-set" }]).stage,
  }),
});
