import type { CatalogueGroup, Figure, FigureSet } from "#platform/figures";
import { CONVENERS } from "./deliberation-permits.ts";
import { READERS } from "./permits.ts";

const item = "opinions.item";
const answer = "opinions.answer";
const answered = { op: "lte", column: "met_at", than: "due_at" } as const;

export const itemSets: readonly FigureSet[] = [
  { code: "opn.heard", table: item, day: "heard_on", at: "heard_at", past: true, where: { op: "set", column: "heard_on" } },
  // By topic, for the week's list; what was handed on raises no topic.
  {
    code: "opn.topics",
    table: item,
    day: "heard_on",
    by: "topic",
    where: {
      op: "all",
      of: [
        { op: "set", column: "topic" },
        { op: "set", column: "owed_on" },
      ],
    },
  },
  { code: "opn.due", table: item, day: "owed_on", where: { op: "set", column: "owed_on" } },
  { code: "opn.in-time", table: item, day: "owed_on", where: { op: "all", of: [{ op: "set", column: "owed_on" }, answered] } },
  { code: "opn.decided", table: item, day: "decided_on", past: true, where: { op: "set", column: "decided" } },
  { code: "opn.adopted", table: item, day: "decided_on", past: true, where: { op: "is", column: "decided", value: "adopted" } },
  { code: "opn.asked", table: item, day: "replied_on", past: true, where: { op: "set", column: "replied_on" } },
  { code: "opn.rated", table: item, day: "replied_on", past: true, where: { op: "set", column: "rating" } },
  { code: "opn.rated-now", table: item, day: "rated_on", past: true, where: { op: "set", column: "rating" } },
  { code: "opn.satisfied", table: item, day: "rated_on", past: true, where: { op: "gte", column: "rating", value: 4 } },
];
export const subjectSets: readonly FigureSet[] = [
  { code: "opn.answers", table: answer, each: "n", day: "until_on", where: { op: "set", column: "until_on" } },
  { code: "opn.again", table: answer, each: "n", day: "until_on", where: { op: "set", column: "again_on" } },
];

export const agreedSets: readonly FigureSet[] = [
  { code: "opn.owed", table: "opinions.agreed", each: "decision", day: "due_on", where: { op: "set", column: "due_on" } },
  {
    code: "opn.kept",
    table: "opinions.agreed",
    each: "decision",
    day: "due_on",
    where: { op: "lte", column: "reported_at", than: "due_at" },
  },
];

const itemFigures: readonly Figure[] = [
  {
    code: "opn.heard",
    zh: "收集民意件数",
    en: "Opinions heard",
    definition: {
      zh: "期内收到的民意，广场、会议、二维码、热线、调查和网上都算，按说的地方计。登记了常住人口的地方，另列每万常住人口件数：人口按期末以前最近一次公报，公报名称列在旁边。",
      en: "Opinions received in the period from squares, meetings, codes, the hotline, surveys and online, by the place they are about. Where residents are recorded, the number per 10,000 of them stands beside it: by the newest bulletin before the end of the period, which is named.",
    },
    version: "2",
    revisions: [
      {
        version: "2",
        on: "2026-11-28",
        zh: "登记了常住人口的地方，另列每万常住人口件数；件数本身的算法没有变。",
        en: "Where residents are recorded, the number per 10,000 of them stands beside it; how the number itself is counted did not change.",
      },
    ],
    numerator: "opn.heard",
    denominator: null,
    unit: "count",
    higherIsBetter: null,
    per: 10_000,
  },
  {
    code: "opn.answered",
    zh: "民意按期答复率",
    en: "Opinions answered in time",
    definition: {
      zh: "期内答复到期（OPN-1，收到后 5 个工作日，城市可改）的民意中，到期前已有第一次答复的；没答复的按未按时计。",
      en: "Of the opinions whose answer fell due in the period (OPN-1, five working days from receipt, a city may amend it), those with a first answer by then; those without one count as not in time.",
    },
    version: "1",
    numerator: "opn.in-time",
    denominator: "opn.due",
    unit: "percent",
    higherIsBetter: true,
  },
  {
    code: "opn.adopted",
    zh: "民意立项率",
    en: "Opinions adopted",
    definition: {
      zh: "期内作出决定的民意中，立项去办的；其余是说明理由的解释。高低不评好坏。",
      en: "Of the opinions decided in the period, those adopted; the others were explained with reasons. Neither high nor low is a merit.",
    },
    version: "1",
    numerator: "opn.adopted",
    denominator: "opn.decided",
    unit: "percent",
    higherIsBetter: null,
  },
  {
    code: "opn.satisfied",
    zh: "民意答复满意率",
    en: "Satisfied with the answer",
    definition: {
      zh: "期内本人评价中打 4 分、5 分的。请与参评率一起看；评价少于 30 件的不排名。",
      en: "Of the ratings given in the period, those of four or five. Read it with the share that rated; fewer than 30 ratings are never ranked.",
    },
    version: "1",
    numerator: "opn.satisfied",
    denominator: "opn.rated-now",
    unit: "percent",
    higherIsBetter: true,
  },
  {
    code: "opn.rated",
    zh: "民意参评率",
    en: "Share that rated",
    definition: {
      zh: "期内得到最后答复的民意中，本人已评价的。",
      en: "Of the opinions that got their last answer in the period, those rated by whoever spoke.",
    },
    version: "1",
    numerator: "opn.rated",
    denominator: "opn.asked",
    unit: "percent",
    higherIsBetter: null,
  },
];
const subjectFigures: readonly Figure[] = [
  {
    code: "opn.again",
    zh: "议题再次提出率",
    en: "Topics raised again",
    definition: {
      zh: "公示答复满规定天数（默认 90 天，城市可改）的，其间同一镇街同一议题又有人提出并已作出决定的。按期满日计。只按议题和地方算，不问是不是同一个人。",
      en: "Of the published answers whose days (90 unless the city set another figure) ended in the period, those whose topic was heard again in the same town within them. By topic and place alone; whether the same person spoke is neither asked nor known.",
    },
    version: "1",
    numerator: "opn.again",
    denominator: "opn.answers",
    unit: "percent",
    higherIsBetter: false,
  },
];

const agreedFigures: readonly Figure[] = [
  {
    code: "opn.agreed",
    zh: "协商决定按期落实率",
    en: "Decisions of deliberations kept in time",
    definition: {
      zh: "期内到期的协商决定中，到期前责任单位已公布落实情况的；没公布的按未按时计。",
      en: "Of the decisions of deliberations due in the period, those of which the unit said in public by then what was done; those without a word count as not in time.",
    },
    version: "1",
    numerator: "opn.kept",
    denominator: "opn.owed",
    unit: "percent",
    higherIsBetter: true,
  },
];

const owner = { zh: "公安机关（社会治理中心汇总）", en: "Police (collected by the governance centre)" };
const caveat = {
  zh: "愿意说的人不代表全体居民；件数多可能是问题多，也可能是肯听。不作任何地区、单位或个人的考核扣分。",
  en: "Those who speak are not all residents; many opinions may mean many problems, or a unit that listens. No area, unit or person is scored by them.",
};

export const opinionCatalogue: readonly CatalogueGroup[] = [
  {
    figures: itemFigures,
    sets: itemSets,
    owner,
    excluded: {
      zh: "转为事件、纠纷、信访、违法犯罪线索的，由接手的一方计时，不在按期答复率里。",
      en: "What was handed on as an event, a dispute, a petition or a crime is timed by whoever took it, and not among those answered in time.",
    },
    caveat,
    counted: "period",
    finest: 9,
    readers: READERS,
    path: ({ home, id }) => `/console/opinions/${home}/${id}`,
  },
  {
    figures: subjectFigures,
    sets: subjectSets,
    owner,
    excluded: {
      zh: "没有公示的答复不计；期限没满的不计。",
      en: "Answers that were not published do not count, nor those whose days have not ended.",
    },
    caveat,
    counted: "period",
    finest: 9,
    readers: READERS,
  },
  {
    figures: agreedFigures,
    sets: agreedSets,
    owner,
    excluded: { zh: "没有形成决定的协商会不计。", en: "Deliberations that decided nothing do not count." },
    caveat,
    counted: "period",
    finest: 9,
    readers: CONVENERS,
    path: ({ home, id }) => `/console/opinions/deliberations/${home}/${id}`,
  },
];
