import { SINCE_AS_OF, type CatalogueGroup, type Condition, type Figure, type FigureSet } from "#platform/figures";
import { READ } from "./permits.ts";
import { SHIPPED } from "./shipped/index.ts";

const table = "cells.application";
const kinds = SHIPPED.map(({ code }) => code).filter((code) => /^C\d/.test(code));
const scheme = (...values: string[]): Condition => ({ op: "in", column: "scheme", values });

const all = (...of: readonly Condition[]): Condition => ({ op: "all", of });

/** From the day it was awarded until it was revoked, gave way to the next one or its term ended. */
const holding = (code: string, ...values: string[]): FigureSet => ({
  code,
  table,
  day: "held_from",
  until: "held_to",
  where: scheme(...values),
});
/** A unit whose title was renewed counts once: by the application that took the place of the earlier one. */
const applied = (code: string, ...values: string[]): FigureSet => ({
  code,
  table,
  day: "applied_on",
  until: "gone_on",
  where: scheme(...values),
});

const rate = (
  code: string,
  zh: string,
  en: string,
  how: { zh: string; en: string },
  sets: [string, string],
  up: boolean | null,
): Figure => ({
  code,
  zh,
  en,
  definition: how,
  version: "1",
  numerator: sets[0],
  denominator: sets[1],
  unit: "percent",
  higherIsBetter: up,
});

const count = (code: string, zh: string, en: string, how: { zh: string; en: string }): Figure => ({
  code,
  zh,
  en,
  definition: how,
  version: "2",
  revisions: SINCE_AS_OF,
  numerator: code,
  denominator: null,
  unit: "count",
  higherIsBetter: null,
});

const owner = { zh: "党委政法委（平安办）", en: "Political and Legal Affairs Commission" };
const path = ({ home, id }: { home: string; id: string }): string => `/console/cells/${home}/${id}`;

/** Titles as they stood on a day: who applied, who holds one. A family is in none of these: it is on no list. */
export const titleCatalogue: CatalogueGroup = {
  figures: [
    {
      code: "cell.attain",
      zh: "平安细胞达标率（命名 / 申报）",
      en: "Safe cells that attained, of those that applied",
      definition: {
        zh: "期末各类平安细胞的申报（不含家庭、不含撤回）中，持有称号的。",
        en: "Of the applications of all kinds of safe cell (without families and withdrawn ones), those that hold a title at the end of the period.",
      },
      version: "2",
      revisions: SINCE_AS_OF,
      numerator: "cell.holding",
      denominator: "cell.applied",
      unit: "percent",
      higherIsBetter: true,
    },
    rate(
      "cell.demonstration",
      "平安细胞示范率",
      "Safe cells at the level of model",
      {
        zh: "期末持有平安细胞称号的单位（不含家庭）中，等次为示范的。",
        en: "Of the safe cells (without families) that hold a title at the end of the period, those at the level of model.",
      },
      ["cell.model", "cell.holding"],
      null,
    ),
    count("centre.demonstration", "示范综治中心", "Demonstration centres", {
      zh: "期末持有示范综治中心称号的中心。",
      en: "Centres that hold the title of demonstration centre at the end of the period.",
    }),
    count("centre.provincial", "省级示范综治中心", "Provincial demonstration centres", {
      zh: "期末持有省级示范综治中心称号的中心。",
      en: "Centres that hold the province's title of demonstration centre at the end of the period.",
    }),
    count("village.applied", "申报民主法治示范村（社区）", "Villages that applied for the rule-of-law title", {
      zh: "期末已申报（不含撤回）的村、社区。",
      en: "Villages and communities that applied by the end of the period, without those that withdrew.",
    }),
    count("village.titled", "民主法治示范村（社区）", "Democratic rule-of-law villages", {
      zh: "期末持有称号的村、社区。",
      en: "Villages and communities that hold the title at the end of the period.",
    }),
  ],
  sets: [
    holding("cell.holding", ...kinds),
    { ...holding("cell.model"), where: all(scheme(...kinds), { op: "is", column: "level", value: "model" }) },
    applied("cell.applied", ...kinds),
    holding("centre.demonstration", "T01"),
    holding("centre.provincial", "T03"),
    applied("village.applied", "T02"),
    holding("village.titled", "T02"),
  ],
  owner,
  excluded: {
    zh: "到期末已撤回、已摘牌、已到期的不计；后来才摘牌或到期的，在那以前照计；续期的只计一期。",
    en: "Applications withdrawn and titles revoked or expired by the end of the period are left out; those that ended later count until then. A renewed title counts once.",
  },
  caveat: {
    zh: "申报多少个不等于安全：请看检查表、整改和警示。",
    en: "How many applied is not how safe it is: see the checklists, what was rectified and what was warned.",
  },
  counted: "standing",
  finest: 9,
  name: "name",
  readers: READ,
  path,
};

/** A look back over a year: what is small by the month would tell of single units. Which unit was late, or objected to, the public is not told. */
const lookingBack = { owner, counted: "standing", finest: 6, veiled: true, readers: READ, path } as const;

const due: Pick<FigureSet, "table" | "each" | "day" | "until"> = {
  table: "cells.rectification",
  each: "number",
  day: "due_on",
  until: "due_to",
};
const fellDue = all(scheme(...kinds), { op: "not", of: { op: "is", column: "fell", value: true } });

export const mendingCatalogue: CatalogueGroup = {
  ...lookingBack,
  figures: [
    rate(
      "cell.mended",
      "平安细胞整改按期率",
      "What safe cells rectified in time",
      {
        zh: "到期末为止的十二个月里到期的整改（申报检查和动态检查中发现的）中，按期报整改完成的；到期未报的按未按期计。",
        en: "Of the rectifications (found on inspection or on a check of a title) that fell due in the twelve months up to the end of the period, those reported rectified by their day; open ones count as not in time.",
      },
      ["cell.mended-in-time", "cell.mending-due"],
      true,
    ),
  ],
  sets: [
    { ...due, code: "cell.mending-due", where: fellDue },
    { ...due, code: "cell.mended-in-time", where: all(fellDue, { op: "is", column: "in_time", value: true }) },
  ],
  excluded: {
    zh: "到期前已撤回、作废、未通过或摘牌的不计；警示后的整改另有期限，不在这里。",
    en: "What ended before its day (withdrawn, voided, refused, revoked) is left out, and so is what is rectified after a warning, which has days of its own.",
  },
  caveat: {
    zh: "按期报了不等于改好了：复查结论看检查表。检查得细，到期的整改就多。",
    en: "Reported in time is not yet rectified well: see the re-check. Who looks closely finds more to rectify.",
  },
};

const nominee: Pick<FigureSet, "table" | "day" | "until"> = { table: "cells.application", day: "publicised_on", until: "publicised_to" };

export const objectionCatalogue: CatalogueGroup = {
  ...lookingBack,
  figures: [
    rate(
      "award.objection",
      "公示异议率",
      "Published results with an upheld objection",
      {
        zh: "到期末为止的十二个月里首次公示的单位（各类称号）中，有异议成立的。重新公示的不另计。",
        en: "Of the units (of all titles) whose result was first published in the twelve months up to the end of the period, those with an upheld objection. A result published again counts once.",
      },
      ["award.objected", "award.nominees"],
      null,
    ),
  ],
  sets: [
    { ...nominee, code: "award.nominees", where: { op: "set", column: "publicised_on" } },
    { ...nominee, code: "award.objected", where: { op: "is", column: "upheld", value: true } },
  ],
  excluded: {
    zh: "还没有处理的异议、不成立的异议不计入分子；家庭不公示。",
    en: "Objections not decided yet or not upheld are not in the numerator. Families are not published.",
  },
  caveat: {
    zh: "异议少可能是查得准，也可能是没人看到公示。",
    en: "Few objections may mean sound inspections, or that nobody saw the publication.",
  },
};
