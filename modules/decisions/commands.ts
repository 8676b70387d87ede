import { command } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { documentRefs } from "#modules/documents";
import { organisations } from "#modules/organisations";
import { homeOf } from "#modules/places";
import { decidingCommands } from "./commands-deciding.ts";
import { hearingCommands } from "./commands-hearing.ts";
import { opinionCommands } from "./commands-opinions.ts";
import { practiceCommands } from "./commands-practice.ts";
import { reviewCommands } from "./commands-review.ts";
import {
  ChangeDraft,
  DraftReport,
  IdentifyMatter,
  PlanAssessment,
  PublishDraft,
  RecordParticipation,
  ReviewReport,
  SetRisk,
  SubmitReport,
} from "./contract.ts";
import { matter } from "./matter.ts";
import { planPaper, reportPaper } from "./papers.ts";
import { assessor, overseer } from "./permits.ts";
import { changeDraft, draftReport, identify, participate, plan, publish, review, setRisk, submit } from "./process.ts";
import { cityPractice } from "./register-practice.ts";
import { riskIndex } from "./risk-index.ts";
import { about, issued, keyOf, markIn, route, run, today, type Done } from "./step.ts";

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
    return setRisk(state, facts, ctx.read(cityPractice).formula !== null);
  }),
});

const draftTheReport = command<DraftReport, Done>({
  name: "decisions.draft-report",
  route: route("report"),
  summary: { zh: "起草评估报告", en: "Draft the report" },
  input: DraftReport,
  about,
  allow: assessor(),
  run: run((ctx, state, facts) => draftReport(state, facts, today(ctx), riskIndex(state.risks, ctx.read(cityPractice)))),
});

const reviewReport = command<ReviewReport, Done>({
  name: "decisions.review-report",
  route: route("review"),
  summary: { zh: "记录专家评审（含回避和不同意见）", en: "Record the experts' review" },
  input: ReviewReport,
  about,
  allow: assessor(),
  run: (ctx, { experts, ...key }) => {
    const { stage } = ctx.change(matter, keyOf(key), (state) =>
      review(state, experts, ctx.read(cityPractice).leastExperts, markIn(ctx, keyOf(key))),
    );
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

export const decisionCommands = {
  identifyMatter,
  planAssessment,
  publishDraft,
  recordParticipation,
  ...opinionCommands,
  changeTheDraft,
  setRiskItem,
  draftTheReport,
  reviewReport,
  submitReport,
  ...decidingCommands,
  ...hearingCommands,
  ...reviewCommands,
  ...practiceCommands,
};
