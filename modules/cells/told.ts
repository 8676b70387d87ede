import { cityDay } from "#platform/days";
import type { QueryContext, ToldAt, ToldFigure, ToldRow } from "#platform/modules";
import { cityCode } from "#platform/settings";
import { countYears, readRounds, type How } from "./queries-told.ts";
import { schemes } from "./registers.ts";

type Said = { zh: string; en: string };

const common = {
  version: "1",
  owner: { zh: "党委政法委（平安办）", en: "Political and Legal Affairs Commission" },
  readers: ["supervisor", "commandRoom", "approver"],
  path: "/console/cells",
} as const;

const isKind = (scheme: string): boolean => /^C\d/.test(scheme);
const isVillageTitle = (scheme: string): boolean => scheme === "T02";

type Of = { mine: (scheme: string) => boolean; how: How };

async function shareOf(ctx: QueryContext, of: Of): Promise<ToldAt[]> {
  return (await countYears(ctx, of)).map(({ year, area, n, told, until }) => ({
    year,
    area,
    value: told / n,
    n,
    part: told,
    error: null,
    against: [],
    publishedAt: `${until}T16:00:00.000Z`,
  }));
}

async function rowsOf(ctx: QueryContext, of: Of, at: { year: number; area: string }): Promise<ToldRow[]> {
  const units = await readRounds(ctx, of, at);
  return units.map(({ name, told, place, until }) => ({ said: told ? 1 : 0, name, place: place.slice(0, 12), day: until }));
}

const EXCLUDED: Readonly<Record<How, Said>> = {
  applied: {
    zh: "撤回的申报不计。家庭不列名单，没有分母，不在这里。",
    en: "Withdrawn applications do not count. Families are on no list, so they have no denominator and are not here.",
  },
  awarded: {
    zh: "没有申报的单位也在分母里；作废的轮次不计。家庭不列名单，没有分母，不在这里。",
    en: "Units that did not apply are in the denominator; voided rounds are left out. Families are on no list, so they have no denominator and are not here.",
  },
};
const CAVEAT: Readonly<Record<How, Said>> = {
  applied: {
    zh: "申报了不等于达标，更不等于安全：请看达标率和检查表。",
    en: "To apply is not to attain, and not to be safe: see the share that attained and the checklists.",
  },
  awarded: {
    zh: "按命名计，后来被警示、摘牌或到期的照计；还在检查、公示的以后可能命名。现在还持有称号的看“达标率（命名 / 申报）”。",
    en: "Counts awards, also of titles warned, revoked or expired since; units still inspected or in publication may be awarded later. Who holds a title now is in the share of those that applied.",
  },
};

const share = (code: string, zh: string, en: string, definition: Said, of: Of): ToldFigure => ({
  ...common,
  code,
  zh,
  en,
  definition,
  excluded: EXCLUDED[of.how],
  caveat: CAVEAT[of.how],
  unit: "percent",
  counted: "mean",
  higherIsBetter: of.how === "awarded" ? true : null,
  all: (ctx) => shareOf(ctx, of),
  rows: (ctx, at) => rowsOf(ctx, of, at),
});

const kinds: ToldFigure = {
  ...common,
  code: "cell.kinds",
  zh: "平安细胞种类",
  en: "Kinds of safe cell",
  definition: {
    zh: "现行检查表的平安细胞种类，家庭在内，一类一行。",
    en: "Kinds of safe cell with a checklist in force, families among them, one a row.",
  },
  excluded: {
    zh: "示范综治中心、民主法治村等其他称号不计。",
    en: "Other titles (demonstration centres, rule-of-law villages) are left out.",
  },
  caveat: { zh: "种类多少只说明管到哪些地方。", en: "The number of kinds says only where the programme reaches." },
  unit: "count",
  counted: "sum",
  higherIsBetter: null,
  all: async (ctx) => {
    const n = kindsIn(ctx).length;
    const year = Number(cityDay(ctx.now).slice(0, 4));
    return [
      { year, area: cityCode(), value: n, n, part: null, error: null, against: [], publishedAt: `${inForceFrom(year)}T00:00:00.000Z` },
    ];
  },
  rows: async (ctx, { year }) =>
    kindsIn(ctx).map(({ code, zh, en }) => ({
      said: 1,
      name: `${code} ${zh} · ${code} ${en}`,
      place: cityCode(),
      day: inForceFrom(year),
    })),
};

/** What holds in a year holds from its first day: the rows are the same whenever they are read. */
const inForceFrom = (year: number): string => `${year}-01-01`;

const kindsIn = (ctx: QueryContext) =>
  ctx
    .read(schemes)
    .all.filter(({ code }) => isKind(code))
    .toSorted((left, right) => (left.code < right.code ? -1 : 1));

/** How far the titles reach: of the units on a round's frozen list, those that applied, and those awarded (domain.md S3, indicators). */
export const titleFigures: readonly ToldFigure[] = [
  share(
    "cell.coverage",
    "平安细胞创建面",
    "Units that took part, of those that may",
    {
      zh: "一年里各轮次冻结名单上的单位中，申报了的。",
      en: "Of the units on the frozen lists of a year's rounds, those that applied.",
    },
    { mine: isKind, how: "applied" },
  ),
  share(
    "cell.attain-eligible",
    "平安细胞达标率（命名 / 应创）",
    "Safe cells that attained, of those that may",
    {
      zh: "一年里各轮次冻结名单上的单位中，在该轮次被命名的。",
      en: "Of the units on the frozen lists of a year's rounds, those awarded in them.",
    },
    { mine: isKind, how: "awarded" },
  ),
  share(
    "village.coverage",
    "民主法治村创建面",
    "Villages that took part in the rule-of-law title",
    {
      zh: "一年里民主法治示范村轮次冻结名单上的村（社区）中，申报了的。",
      en: "Of the villages on the frozen list of a year's round, those that applied.",
    },
    { mine: isVillageTitle, how: "applied" },
  ),
  share(
    "village.attain-eligible",
    "民主法治村达标率（命名 / 应创）",
    "Villages that attained the rule-of-law title, of those that may",
    {
      zh: "一年里民主法治示范村轮次冻结名单上的村（社区）中，在该轮次被命名的。",
      en: "Of the villages on the frozen list of a year's round, those awarded in it.",
    },
    { mine: isVillageTitle, how: "awarded" },
  ),
  kinds,
];
