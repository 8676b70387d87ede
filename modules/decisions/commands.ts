import { anyone } from "#platform/access";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import type { DocumentKind } from "#platform/documents";
import { refuse } from "#platform/refusals";
import { documentRefs, issueDocument } from "#modules/documents";
import { organisations } from "#modules/organisations";
import { cityDay, homeOf } from "#modules/places";
import {
  AnswerOpinion,
  ChangeDraft,
  Decide,
  DraftReport,
  Evaluate,
  FileMatter,
  GiveOpinion,
  IdentifyMatter,
  NoteMeasure,
  OfMatter,
  PlanAssessment,
  PublishDraft,
  Reassess,
  RecordParticipation,
  ReviewReport,
  SetRisk,
  SubmitReport,
  type MatterRef,
  type Stage,
} from "./contract.ts";
import { matter, type Matter, type MatterEvent } from "./matter.ts";
import { answer, give, opinion, opinionKey } from "./opinion.ts";
import { decisionPaper, filingPaper, planPaper, reportPaper } from "./papers.ts";
import { hearingCommands } from "./commands-hearing.ts";
import { reviewCommands } from "./commands-review.ts";
import { assessor, decider, evaluator, overseer } from "./permits.ts";
import {
  changeDraft,
  close,
  decide,
  draftReport,
  evaluate,
  fileIt,
  identify,
  isOpen,
  noteMeasure,
  participate,
  plan,
  publish,
  reassess,
  review,
  setRisk,
  submit,
} from "./process.ts";

type Done = { id: string; stage: Stage };
type Step<I> = (ctx: CommandContext, state: Matter, facts: Omit<I, "home" | "id">) => readonly MatterEvent[];

const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
const route = (step: string): string => `POST /api/decisions/{home}/{id}/${step}`;

/** A step that changes the matter alone. */
function run<I extends MatterRef>(step: Step<I>): (ctx: CommandContext, input: I) => Done {
  return (ctx, { home, id, ...facts }) => ({ id, stage: ctx.change(matter, { home, id }, (state) => step(ctx, state, facts)).stage });
}
const about = (input: MatterRef) => [ref(matter, keyOf(input))];
const today = (ctx: CommandContext): string => cityDay(ctx.now);

/** A paper of the undertaker's; the unit comes with the input so that its row of numbers is loaded. */
function issued(ctx: CommandContext, kind: DocumentKind, { home, id, paper, unit }: MatterRef & { paper: string; unit: string }): string {
  const { area, undertaker } = ctx.state(matter, { home, id });
  if (undertaker !== unit) throw refuse.fields([{ path: "unit", code: "decisions.no-unit" }]);
  return issueDocument(ctx, kind, { unit, subject: { home, id }, id: paper, place: area });
}

/** Names stay in the vault; what is compared is a mark only this installation makes, different in every matter. */
const markIn =
  (ctx: CommandContext, { home, id }: StreamKey) =>
  (name: string): string =>
    ctx.token("decisions.team", `${home} ${id} ${name.replaceAll(/\s/g, "")}`);

const identifyMatter = command<IdentifyMatter, Done>({
  name: "decisions.identify-matter",
  route: "POST /api/decisions",
  summary: { zh: "列入应评事项", en: "Put a matter on the catalogue" },
  input: IdentifyMatter,
  about,
  allow: overseer((_, { area }) => area),
  run: (ctx, { home, id, ...facts }) => {
    if (home !== homeOf(facts.area)) throw refuse.fields([{ path: "home", code: "input.format" }]);
    const units = ctx.read(organisations);
    for (const path of ["undertaker", "decider"] as const)
      if (!units.unit(facts[path])) throw refuse.fields([{ path, code: "decisions.no-unit" }]);
    return { id, stage: ctx.change(matter, { home, id }, (state) => identify(state, facts)).stage };
  },
});

const planAssessment = command<PlanAssessment, Done & { number: string }>({
  name: "decisions.plan-assessment",
  route: route("plan"),
  summary: { zh: "制定评估方案（编号）", en: "Plan the assessment; the plan gets its number" },
  input: PlanAssessment,
  about: (input) => [...about(input), ...documentRefs(planPaper, { unit: input.unit, subject: keyOf(input), id: input.paper })],
  allow: assessor(),
  run: (ctx, { paper, unit, home, id, team, clear: _, ...facts }) => {
    const members = team.map(({ post, name }) => ({ post, mark: markIn(ctx, { home, id })(name) }));
    const { stage } = ctx.change(matter, { home, id }, (state) => plan(state, { ...facts, team: members }));
    ctx.seal({ stream: { home, id }, field: `team:${ctx.commandId}`, purpose: "decisions.experts", value: JSON.stringify(team) });
    return { id, stage, number: issued(ctx, planPaper, { home, id, paper, unit }) };
  },
});

const publishDraft = command<PublishDraft, Done>({
  name: "decisions.publish-draft",
  route: route("publication"),
  summary: { zh: "公开征求意见", en: "Publish the draft for comment" },
  input: PublishDraft,
  about,
  allow: assessor(),
  run: run((ctx, state, facts) => publish(state, facts, today(ctx))),
});

const recordParticipation = command<RecordParticipation, Done>({
  name: "decisions.record-participation",
  route: route("participation"),
  summary: { zh: "记录座谈、听证、问卷、走访", en: "Record a meeting, hearing, survey or visit" },
  input: RecordParticipation,
  about,
  allow: assessor(),
  run: run((ctx, state, facts) => participate(state, facts, today(ctx))),
});

const giveOpinion = command<GiveOpinion, { id: string; times: number }>({
  name: "decisions.give-opinion",
  route: "POST /api/decisions/{home}/{matter}/opinions",
  summary: { zh: "提意见（不用登录）", en: "Give an opinion, no account needed" },
  input: GiveOpinion,
  about: (input) => [ref(matter, { home: input.home, id: input.matter }), ref(opinion, opinionKey(input))],
  allow: anyone(),
  // One source: a family behind one address gets through, a script does not; copies become one opinion anyway.
  ratePerMinute: 6,
  run: (ctx, input) => {
    const key = { home: input.home, id: input.matter };
    const known = ctx.state(matter, key);
    if (known.stage === "none") throw refuse.notFound("record.not-found");
    if (!isOpen(known, today(ctx))) throw refuse.conflict("decisions.comments-closed");
    const mine = opinionKey(input);
    const state = ctx.change(opinion, mine, (before) => give(before, input.matter, known.area));
    if (state.times === 1) {
      ctx.change(matter, key, () => [{ type: "decisions.opinion-counted" as const, opinion: mine.id }]);
      ctx.seal({ stream: mine, field: "text", purpose: "decisions.opinion", value: input.text });
    }
    if (input.phone !== "") ctx.seal({ stream: mine, field: `phone-${state.times}`, purpose: "decisions.reply", value: input.phone });
    return { id: mine.id, times: state.times };
  },
});

const answerOpinion = command<AnswerOpinion, { id: string; left: number }>({
  name: "decisions.answer-opinion",
  route: "POST /api/decisions/{home}/{matter}/opinions/{id}/answer",
  summary: { zh: "逐条答复意见", en: "Answer an opinion, adopted or not and why" },
  input: AnswerOpinion,
  about: (input) => [ref(matter, { home: input.home, id: input.matter }), ref(opinion, keyOf(input))],
  allow: {
    ...assessor<AnswerOpinion>(),
    admits: (ctx, input) => assessor<StreamKey>().admits(ctx, { home: input.home, id: input.matter }),
  },
  run: (ctx, input) => {
    const key = { home: input.home, id: input.matter };
    const before = ctx.state(opinion, keyOf(input));
    const decided = ctx.state(matter, key);
    if (!["consulting", "analysing"].includes(decided.stage)) throw refuse.conflict("decisions.not-now");
    const state = ctx.change(opinion, keyOf(input), (known) => answer(known, input, input.matter));
    if (before.stage === "given") {
      ctx.change(matter, key, () => [{ type: "decisions.answer-counted" as const, opinion: input.id }]);
      ctx.job({
        kind: "decisions.tell-answer",
        payload: { ...keyOf(input), times: state.times, title: decided.title, matter: input.matter },
      });
    }
    const { opinions, answered } = ctx.state(matter, key);
    return { id: input.id, left: opinions - answered };
  },
});

const changeTheDraft = command<ChangeDraft, Done>({
  name: "decisions.change-draft",
  route: route("draft"),
  summary: { zh: "根据意见修改方案", en: "Change the draft after what was said" },
  input: ChangeDraft,
  about,
  allow: assessor(),
  run: run((_, state, facts) => changeDraft(state, facts)),
});

const setRiskItem = command<SetRisk, Done>({
  name: "decisions.set-risk",
  route: route("risks"),
  summary: { zh: "登记风险点和措施", en: "Set a risk, its measure and owner" },
  input: SetRisk,
  about,
  allow: assessor(),
  run: run((ctx, state, facts) => {
    if (!ctx.read(organisations).unit(facts.owner)) throw refuse.fields([{ path: "owner", code: "decisions.no-unit" }]);
    return setRisk(state, facts);
  }),
});

const draftTheReport = command<DraftReport, Done>({
  name: "decisions.draft-report",
  route: route("report"),
  summary: { zh: "起草评估报告", en: "Draft the report" },
  input: DraftReport,
  about,
  allow: assessor(),
  run: run((ctx, state, facts) => draftReport(state, facts, today(ctx))),
});

const reviewReport = command<ReviewReport, Done>({
  name: "decisions.review-report",
  route: route("review"),
  summary: { zh: "记录专家评审（含回避和不同意见）", en: "Record the experts' review" },
  input: ReviewReport,
  about,
  allow: assessor(),
  run: (ctx, { experts, ...key }) => {
    const { stage } = ctx.change(matter, keyOf(key), (state) => review(state, experts, markIn(ctx, keyOf(key))));
    ctx.seal({ stream: keyOf(key), field: "experts", purpose: "decisions.experts", value: JSON.stringify(experts) });
    return { id: key.id, stage };
  },
});

const submitReport = command<SubmitReport, Done & { number: string }>({
  name: "decisions.submit-report",
  route: route("submission"),
  summary: { zh: "报送评估报告", en: "Submit the report; it gets its number" },
  input: SubmitReport,
  about: (input) => [...about(input), ...documentRefs(reportPaper, { unit: input.unit, subject: keyOf(input), id: input.paper })],
  allow: assessor(),
  run: (ctx, input) => {
    const number = issued(ctx, reportPaper, input);
    return { id: input.id, number, stage: ctx.change(matter, keyOf(input), (state) => submit(state, number)).stage };
  },
});

const takeDecision = command<Decide, Done & { number: string }>({
  name: "decisions.decide",
  route: route("decision"),
  summary: { zh: "作出决策", en: "Decide" },
  input: Decide,
  about: (input) => [...about(input), ...documentRefs(decisionPaper, { unit: input.unit, subject: keyOf(input), id: input.paper })],
  allow: decider(),
  run: (ctx, input) => {
    const { area, decider: organ } = ctx.state(matter, keyOf(input));
    if (organ !== input.unit) throw refuse.fields([{ path: "unit", code: "decisions.no-unit" }]);
    const number = issueDocument(ctx, decisionPaper, { unit: organ, subject: keyOf(input), id: input.paper, place: area });
    return { id: input.id, number, stage: ctx.change(matter, keyOf(input), (state) => decide(state, input, number, ctx.actor.id)).stage };
  },
});

const fileMatter = command<FileMatter, Done & { paper: string }>({
  name: "decisions.file-matter",
  route: route("filing"),
  summary: { zh: "备案（填备案表）", en: "File the decision, with its form" },
  input: FileMatter,
  about: (input) => [...about(input), ...documentRefs(filingPaper, { unit: input.unit, subject: keyOf(input), id: input.paper })],
  allow: overseer(),
  run: (ctx, { paper, unit, home, id, number }) => {
    const { stage } = ctx.change(matter, { home, id }, (state) => fileIt(state, { number }));
    return { id, stage, paper: issued(ctx, filingPaper, { home, id, paper, unit }) };
  },
});

const noteTheMeasure = command<NoteMeasure, Done>({
  name: "decisions.note-measure",
  route: route("measures"),
  summary: { zh: "登记措施已落实", en: "A measure is done" },
  input: NoteMeasure,
  about,
  allow: assessor(),
  run: run((ctx, state, facts) => noteMeasure(state, facts, today(ctx))),
});

const reassessMatter = command<Reassess, Done>({
  name: "decisions.reassess",
  route: route("reassessment"),
  summary: { zh: "情况变化，重新评估", en: "Assess again after a change" },
  input: Reassess,
  about,
  allow: overseer(),
  run: run((_, state, facts) => reassess(state, facts)),
});

const evaluateMatter = command<Evaluate, Done>({
  name: "decisions.evaluate",
  route: route("evaluation"),
  summary: { zh: "决策后评估（由其他机构）", en: "Evaluate afterwards, by another body" },
  input: Evaluate,
  about,
  allow: evaluator(),
  run: (ctx, { home, id, ...facts }) => {
    const unit = evaluator<MatterRef>().admits(ctx, { home, id })?.unit ?? "";
    return { id, stage: ctx.change(matter, { home, id }, (state) => evaluate(state, facts, unit)).stage };
  },
});

const closeMatter = command<MatterRef, Done>({
  name: "decisions.close-matter",
  route: route("closing"),
  summary: { zh: "办结", en: "Close" },
  input: OfMatter,
  about,
  allow: overseer(),
  run: run((_, state) => close(state)),
});

export const decisionCommands = {
  identifyMatter,
  planAssessment,
  publishDraft,
  recordParticipation,
  giveOpinion,
  answerOpinion,
  changeTheDraft,
  setRiskItem,
  draftTheReport,
  reviewReport,
  submitReport,
  takeDecision,
  fileMatter,
  noteTheMeasure,
  reassessMatter,
  evaluateMatter,
  closeMatter,
  ...hearingCommands,
  ...reviewCommands,
};
