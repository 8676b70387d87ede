import { dayInWords, field, type DocumentKind, type Field } from "#platform/documents";
import type { StreamKey } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import { organisations } from "#modules/organisations";
import { DECISION, FILING, PLAN, REPORT } from "./paper-texts.ts";
import { answersOf, findMatter } from "./queries.ts";

const LEVEL = { low: "低风险", medium: "中风险", high: "高风险" } as const;
const ANSWER = { adopted: "采纳", partly: "部分采纳", notAdopted: "不采纳" } as const;
const CHANNEL = { survey: "问卷调查", meeting: "座谈会", hearing: "听证会", visit: "走访", departments: "征求部门意见" } as const;
const OUTCOME = { implement: "同意实施", withMeasures: "落实措施后实施", suspend: "暂缓实施", reject: "不予实施" } as const;

const KIND = {
  policy: "重大公共政策和措施",
  plan: "重要规划",
  resources: "重要公共资源开发利用",
  project: "重大公共建设项目",
  price: "重要价格和收费",
  other: "其他重大事项",
} as const;

type FoundMatter = NonNullable<Awaited<ReturnType<typeof findMatter>>>;
type KnownReview = FoundMatter["review"];

const GENERAL = [
  field("title", "事项名称", "Matter"),
  field("undertaker", "承办单位", "Undertaker"),
  field("decider", "决策机关", "Deciding organ"),
  field("basis", "决策依据", "What the decision rests on"),
  field("affected", "受影响范围和群体", "Who is affected"),
  field("schedule", "拟决策和实施时间", "When it is to be decided and carried out"),
  field("level", "风险等级", "Level"),
];

/** Who did not agree, in numbers: what was said and answered stands in the table of opinions, the experts' own words in the file. */
function dissentOf(answers: Awaited<ReturnType<typeof answersOf>>, review: KnownReview): string {
  const unmet = answers.filter(({ answer }) => answer === "notAdopted").length;
  const said = [
    ...(unmet > 0 ? [`未采纳的意见${unmet}条，理由见第二部分`] : []),
    ...(review && review.dissenting > 0 ? [`评审专家${review.dissenting}人持不同意见`] : []),
  ];
  return said.length > 0 ? `${said.join("；")}。` : "没有未采纳的意见，评审专家没有不同意见。";
}

/** The figure with its weights and bands, so that whoever reads the paper can compute it again. */
function indexOf({ index, risks }: FoundMatter): string {
  if (!index) return "本市未启用风险指数计算，未计算。";
  const parts = index.parts.map(({ risk, weight, probability, consequence }) => {
    const cause = risks.find((one) => one.risk === risk)?.cause ?? "";
    return `${cause}：权重${weight}×可能性${probability}/5×后果${consequence}/5`;
  });
  const { value, band, version, formula } = index;
  return `措施前风险指数R=${value}，属${LEVEL[band]}（${formula.medium}起为中，${formula.high}起为高；本地规定第${version}版）。${parts.join("；")}。指数供参考，结论以等级为准。`;
}

/** What lies with the report, as far as there is any of it. */
function attachmentsOf({ opinions, hearings, review, plan }: FoundMatter): string {
  return [
    "评估方案",
    ...(opinions > 0 ? ["公众意见和逐条答复"] : []),
    ...(hearings.some(({ record }) => record) ? ["听证会笔录"] : []),
    ...(review ? ["专家评审意见"] : []),
    ...(plan?.thirdParty ? ["第三方报告和利益申报"] : []),
  ].join("；");
}

/** Everything of one matter as papers say it; nothing of it is personal: opinions come in the words chosen for publication. */
async function read(ctx: QueryContext, subject: StreamKey) {
  const state = await findMatter(ctx.db, subject);
  if (!state) throw new Error(`no matter ${subject.home}/${subject.id}`);
  const units = ctx.read(organisations);
  const name = (code: string): string => units.unit(code)?.zh ?? code;
  const { report, review, legality } = state;
  const answers = await answersOf(ctx.db, subject);
  return {
    title: state.title,
    undertaker: name(state.undertaker),
    decider: name(state.decider),
    basis: state.basis || "见立项和请示材料",
    affected: state.affected,
    schedule: state.schedule || "未定",
    level: report ? LEVEL[report.level] : "",
    method: state.plan?.method ?? "",
    team: state.plan?.team?.map(({ post }) => post).join("、") || "未列明",
    procedure: state.plan?.procedure === "simple" ? "简易程序" : "普通程序",
    kind: KIND[state.kind],
    filing: state.filing ?? "",
    decidedOn: state.decidedAt ? dayInWords(state.decidedAt) : "",
    legalityReview: legality
      ? `${name(legality.reviewer)}${legality.lawful === null ? "正在审查。" : `${legality.lawful ? "审查合法" : "审查不合法"}：${legality.opinion}`}`
      : "尚未提请合法性审查。",
    third: state.plan?.thirdParty ? `第三方：${state.plan.thirdParty}；利益申报：${state.plan.conflicts}` : "未委托第三方。",
    comments: `公开征求意见至${state.until ? dayInWords(state.until) : "—"}，收到意见${state.opinions}条，已答复${state.answered}条。${state.shorter ? `征求意见期不足三十日的原因：${state.shorter}` : ""}`,
    participation: state.participation.map(({ channel, on, place, count, summary, materials }) => ({
      channel: CHANNEL[channel],
      on: dayInWords(on),
      place,
      count: `${count}人`,
      summary: materials ? `${summary}（发放材料：${materials}）` : summary,
    })),
    opinions: answers.map(({ summary, times, answer, reason }) => ({
      summary: times > 1 ? `${summary}（${times}人次）` : summary,
      answer: ANSWER[answer],
      reason,
    })),
    changes: state.changes.map(({ what, at }) => ({ what, on: dayInWords(at) })),
    legality: report?.legality ?? "",
    reasonableness: report?.reasonableness ?? "",
    feasibility: report?.feasibility ?? "",
    controllability: report?.controllability ?? "",
    contingency: report?.contingency ?? "",
    risks: state.risks.map((one) => ({
      cause: `${one.cause}（${one.affected}；可能性${one.probability}，后果${one.consequence}）`,
      before: LEVEL[one.before],
      measure: `${one.measure}（${name(one.owner)}，${dayInWords(one.due)}前）`,
      after: LEVEL[one.after],
    })),
    index: indexOf(state),
    review: review
      ? `专家${review.counted}人参加评审，回避${review.recused}人，${review.dissenting === 0 ? "无不同意见。" : `${review.dissenting}人持不同意见，意见已附卷。`}`
      : "按简易程序，未组织专家评审。",
    dissent: dissentOf(answers, review),
    attachments: attachmentsOf(state),
    outcome: state.outcome ? OUTCOME[state.outcome] : "",
    conditions: state.conditions || "无",
  };
}

/** Public from the hand-in of the report on, since the page says the same. */
const admits: DocumentKind["admits"] = async (ctx, subject) => (await findMatter(ctx.db, subject)) !== null;

const triple = (tag: string, zh: string, en: string, ...inner: readonly [string, string, string][]): Field =>
  field(
    tag,
    zh,
    en,
    inner.map(([name, one, other]) => field(name, one, other)),
  );

const RISKS = triple(
  "risks",
  "风险点",
  "Risks",
  ["cause", "风险点", "Risk"],
  ["before", "措施前等级", "Before"],
  ["measure", "措施", "Measure"],
  ["after", "措施后等级", "After"],
);

export const reportPaper: DocumentKind = {
  code: "decisions.report",
  title: { zh: "社会稳定风险评估报告", en: "Risk-assessment report" },
  word: "评",
  fields: [
    ...GENERAL,
    field("method", "评估方法", "Method"),
    field("team", "评估小组", "Assessment team"),
    field("third", "第三方", "Third party"),
    field("comments", "公开征求意见情况", "Public comment"),
    triple(
      "participation",
      "公众参与",
      "Participation",
      ["channel", "方式", "Channel"],
      ["on", "日期", "Day"],
      ["place", "地点", "Place"],
      ["count", "人数", "People"],
      ["summary", "情况", "Summary"],
    ),
    triple("opinions", "意见", "Opinions", ["summary", "意见", "Opinion"], ["answer", "是否采纳", "Answer"], ["reason", "理由", "Reason"]),
    triple("changes", "修改", "Changes", ["what", "内容", "What"], ["on", "日期", "Day"]),
    field("legality", "合法性", "Legality"),
    field("reasonableness", "合理性", "Reasonableness"),
    field("feasibility", "可行性", "Feasibility"),
    field("controllability", "可控性", "Controllability"),
    field("contingency", "应急预案", "Contingency plan"),
    RISKS,
    field("index", "风险指数", "Index of risks"),
    field("review", "专家评审", "Review"),
    field("dissent", "不同意见", "Dissent"),
    field("attachments", "附件", "Attachments"),
  ],
  blocks: REPORT,
  read,
  admits,
};

export const decisionPaper: DocumentKind = {
  code: "decisions.decision",
  title: { zh: "重大事项决策意见", en: "Decision" },
  word: "决",
  fields: [
    ...GENERAL,
    field("outcome", "决策意见", "Decision"),
    field("conditions", "条件", "Conditions"),
    field("decidedOn", "决策日期", "Decided on"),
  ],
  blocks: DECISION,
  read,
  admits,
};

const PLANNED = [
  field("kind", "事项类别", "Kind of matter"),
  field("procedure", "评估程序", "Procedure"),
  field("method", "方法和步骤", "Method"),
  field("team", "评估小组", "Assessment team"),
  field("third", "第三方", "Third party"),
];

export const planPaper: DocumentKind = {
  code: "decisions.plan",
  title: { zh: "稳评方案", en: "Risk-assessment plan" },
  word: "评案",
  fields: [...GENERAL, ...PLANNED],
  blocks: PLAN,
  read,
  admits,
};

export const filingPaper: DocumentKind = {
  code: "decisions.filing",
  title: { zh: "稳评备案表", en: "Filing form" },
  word: "评备",
  fields: [
    ...GENERAL,
    ...PLANNED.slice(0, 2),
    field("comments", "公开征求意见情况", "Public comment"),
    field("review", "专家评审", "Review"),
    field("legalityReview", "合法性审查", "Legality review"),
    field("filing", "备案号", "Filed as"),
    field("outcome", "决策意见", "Decision"),
    field("conditions", "条件", "Conditions"),
    field("decidedOn", "决策日期", "Decided on"),
    RISKS,
  ],
  blocks: FILING,
  read,
  admits,
};
