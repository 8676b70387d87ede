import type { CatalogueGroup, Condition, Figure, FigureSet } from "#platform/figures";

const has = (column: string): Condition => ({ op: "set", column });
const is = (column: string, value: string | boolean): Condition => ({ op: "is", column, value });
const all = (...of: readonly Condition[]): Condition => ({ op: "all", of });

const matter = { table: "decisions.matter", day: "identified_on" } as const;
const taken = { table: "decisions.matter", day: "decided_on" } as const;
const opinion = { table: "decisions.opinion", day: "given_on" } as const;
const measured = { table: "decisions.measure", each: "risk", day: "due_on" } as const;

export const matterSets: readonly FigureSet[] = [
  { ...matter, code: "risk.listed", where: has("identified_on") },
  { ...matter, code: "risk.listed-pending", where: is("pending", true) },
  { ...taken, code: "risk.taken", where: has("decided_on") },
  { ...taken, code: "risk.taken-assessed", where: all(has("decided_on"), is("assessed", true)) },
  { ...taken, code: "risk.decided", where: all(has("decided_on"), is("assessed", true)) },
  { ...taken, code: "risk.decided-changed", where: all(has("decided_on"), is("assessed", true), is("changed", true)) },
  { ...measured, code: "risk.measures-due", where: is("effective", true) },
  {
    ...measured,
    code: "risk.measures-in-time",
    where: all(is("effective", true), { op: "lte", column: "done_on", than: "due_on" }),
  },
];
export const opinionSets: readonly FigureSet[] = [
  { ...opinion, code: "risk.opinions", where: has("given_on") },
  { ...opinion, code: "risk.opinions-answered", where: is("stage", "answered") },
];

type Said = readonly [zh: string, en: string];
const rate = (
  code: string,
  [zh, en]: Said,
  [defZh, defEn]: Said,
  numerator: string,
  denominator: string,
  up: boolean | null = true,
): Figure => ({
  code,
  zh,
  en,
  definition: { zh: defZh, en: defEn },
  version: "1",
  numerator,
  denominator,
  unit: "percent",
  higherIsBetter: up,
});

const matterFigures: readonly Figure[] = [
  rate(
    "risk.done",
    ["应评尽评率", "Decisions assessed first"],
    [
      "期内作出决策的应评事项中，先有评估报告后决策的。未评估即决策的照实登记在分母里；在评的看旁边的“在评占比”。",
      "Of the decisions on the catalogue taken in the period, those with a report before. One taken without is in the denominator; those still being assessed stand beside.",
    ],
    "risk.taken-assessed",
    "risk.taken",
  ),
  rate(
    "risk.pending",
    ["在评占比", "Still being assessed"],
    ["期内列入目录的事项中尚未决策的。", "Of the matters put on the catalogue in the period, those not decided yet."],
    "risk.listed-pending",
    "risk.listed",
    null,
  ),
  rate(
    "risk.changed",
    ["听意见后修改占比", "Changed after hearing people"],
    [
      "期内评估后作出的决策中，方案在听取意见期间改过的。不是目标：没有改的也可能本来就好。",
      "Of the decisions assessed and taken in the period, those whose draft was changed while people were heard. Not a target.",
    ],
    "risk.decided-changed",
    "risk.decided",
    null,
  ),
];
const measureFigures: readonly Figure[] = [
  rate(
    "risk.measures",
    ["风险措施按期落实率", "Measures done in time"],
    [
      "期内到期的风险防范措施中按期落实的；到期未落实的按未按期计。",
      "Of the measures due in the period, those done by their day; open ones count as not in time.",
    ],
    "risk.measures-in-time",
    "risk.measures-due",
  ),
];
const opinionFigures: readonly Figure[] = [
  rate(
    "risk.reply",
    ["意见答复率", "Opinions answered"],
    [
      "期内收到的意见（相同的算一条）中，已逐条答复是否采纳并说明理由的；还在征求意见的也在分母里。",
      "Of the opinions of the period (the same words once), those answered adopted or not and why; those of a comment period still open are in the denominator too.",
    ],
    "risk.opinions-answered",
    "risk.opinions",
  ),
];

const group = {
  owner: { zh: "政法委（稳评主管）", en: "Political and Legal Affairs Commission (risk assessment)" },
  excluded: { zh: "没有列入应评事项目录的决策不计。", en: "Decisions that are not on the catalogue are not counted." },
  caveat: {
    zh: "衡量的是决策机关和承办单位，不是提意见的人；意见不记名。",
    en: "This measures the organs that decide, never the people who object: opinions have no name.",
  },
  counted: "period",
  finest: 6,
  readers: ["handler", "approver", "supervisor", "auditor"],
} as const;
const path = ({ home, id }: { home: string; id: string }): string => `/decisions/${home}/${id}`;

export const decisionCatalogue: readonly CatalogueGroup[] = [
  { ...group, figures: matterFigures, sets: matterSets, path },
  { ...group, figures: measureFigures, sets: matterSets, path },
  { ...group, figures: opinionFigures, sets: opinionSets },
];
