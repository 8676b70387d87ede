import type { CatalogueGroup, Figure, FigureSet } from "#platform/figures";
import { READERS } from "./permits.ts";

const review = "answers.review";
const used = "answers.use";

/** One row a review that fell due, whoever did it; nothing here knows who read an answer. */
export const reviewSets: readonly FigureSet[] = [
  { code: "ans.review-due", table: review, each: "n", day: "due_on", where: { op: "set", column: "due_on" } },
  { code: "ans.review-in-time", table: review, each: "n", day: "due_on", where: { op: "lte", column: "met_at", than: "due_at" } },
];
export const useSets: readonly FigureSet[] = [
  { code: "ans.used", table: used, day: "used_on", at: "used_at", past: true, where: { op: "set", column: "used_on" } },
];

const reviewFigures: readonly Figure[] = [
  {
    code: "ans.reviewed",
    zh: "答复按期复核率",
    en: "Answers looked at again in time",
    definition: {
      zh: "期内复核到期（ANS-1，复核日起 10 个工作日，城市可改）的答复中，到期前已确认、改写或撤下的；到期没看的按未按时计。一条答复每到期一次算一次。",
      en: "Of the reviews of published answers due in the period (ANS-1, ten working days from the day named, a city may amend it), those in which the office confirmed, rewrote or withdrew the answer by then; those not looked at count as not in time. An answer counts once each time it falls due.",
    },
    version: "1",
    numerator: "ans.review-in-time",
    denominator: "ans.review-due",
    unit: "percent",
    higherIsBetter: true,
  },
];
const useFigures: readonly Figure[] = [
  {
    code: "ans.used",
    zh: "用解答库答复的件数",
    en: "Cases replied to from the archive",
    definition: {
      zh: "期内工作人员答复时用了解答库里答复的事项，一件事用同一条答复算一次。按事项所在地计。",
      en: "Cases in whose reply staff used an answer of the archive in the period; one answer counts once in one case. By the place of the case.",
    },
    version: "1",
    numerator: "ans.used",
    denominator: null,
    unit: "count",
    higherIsBetter: null,
  },
];

const owner = { zh: "社会治理中心", en: "Governance centre" };
const caveat = {
  zh: "按时看过，用得多，都不等于答得对。谁查了哪条、查到后还反映没反映，一律不记录，所以没有“查到即办成”的比率；居民说“没帮到”的次数只给答复单位看，因为谁都可以点、可以重复点。",
  en: "Looked at in time or often used is not yet right. Who read which answer, and whether they reported afterwards, is recorded nowhere, so there is no rate of answers that helped; how often residents said that one was no help is shown to its office alone, since anybody may say so, and more than once.",
};

export const answerCatalogue: readonly CatalogueGroup[] = [
  {
    figures: reviewFigures,
    sets: reviewSets,
    owner,
    excluded: {
      zh: "没有发布过的草稿没有复核日，不计；提前看的，也算在它原来到期的那一期。",
      en: "Drafts that were never published have no day of review and do not count. What was looked at early counts in the period in which it would have fallen due.",
    },
    caveat,
    counted: "period",
    finest: 6,
    readers: READERS,
    path: ({ home, id }) => `/console/answers/${home}/${id}`,
  },
  {
    figures: useFigures,
    sets: useSets,
    owner,
    excluded: {
      zh: "在电话里念给人听、没有登记成事项的不计；封存的事项不查解答库，也不计。",
      en: "What was read out on the phone and never registered does not count; nor do sealed cases, for which nothing is looked up.",
    },
    caveat,
    counted: "period",
    finest: 9,
    readers: READERS,
  },
];
