import type { CatalogueGroup, Condition, Figure, FigureSet } from "#platform/figures";
import { READ } from "./permits.ts";
import { SHIPPED } from "./shipped/index.ts";

const table = "cells.application";
const kinds = SHIPPED.map(({ code }) => code).filter((code) => /^C\d/.test(code));
const scheme = (...values: string[]): Condition => ({ op: "in", column: "scheme", values });

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

const count = (code: string, zh: string, en: string, how: { zh: string; en: string }): Figure => ({
  code,
  zh,
  en,
  definition: how,
  version: "2",
  numerator: code,
  denominator: null,
  unit: "count",
  higherIsBetter: null,
});

/** Titles as they stood on a day: who applied, who holds one. A family is in none of these: it is on no list. */
export const titleCatalogue: CatalogueGroup = {
  figures: [
    {
      code: "cell.attain",
      zh: "平安细胞达标率",
      en: "Safe cells that attained",
      definition: {
        zh: "期末各类平安细胞的申报（不含家庭、不含撤回）中，持有称号的。",
        en: "Of the applications of all kinds of safe cell (without families and withdrawn ones), those that hold a title at the end of the period.",
      },
      version: "2",
      numerator: "cell.holding",
      denominator: "cell.applied",
      unit: "percent",
      higherIsBetter: true,
    },
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
    applied("cell.applied", ...kinds),
    holding("centre.demonstration", "T01"),
    holding("centre.provincial", "T03"),
    applied("village.applied", "T02"),
    holding("village.titled", "T02"),
  ],
  owner: { zh: "党委政法委（平安办）", en: "Political and Legal Affairs Commission" },
  excluded: {
    zh: "到期末已撤回、已摘牌、已到期的不计；后来才摘牌或到期的，在那以前照计；续期的只计一期。",
    en: "Applications withdrawn and titles revoked or expired by the end of the period are left out; those that ended later count until then. A renewed title counts once.",
  },
  caveat: {
    zh: "申报多少个不等于安全：请看检查表、整改和警示。",
    en: "How many applied is not how safe it is: see the checklists, what was mended and what was warned.",
  },
  counted: "standing",
  finest: 9,
  name: "name",
  readers: READ,
  path: ({ home, id }) => `/console/cells/${home}/${id}`,
};
