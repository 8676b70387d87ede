import type { QueryContext, ToldAt, ToldFigure } from "#platform/modules";
import { resultKey } from "./keys.ts";
import { partsOf, qualifiedRows, qualifies } from "./masked.ts";
import { READ } from "./permits.ts";
import { publicResults, type PublicResult } from "./queries-told.ts";

type Said = { zh: string; en: string };

const owner: Said = { zh: "党委政法委（平安办）", en: "Political and Legal Affairs Commission" };
const common = {
  version: "1",
  owner,
  higherIsBetter: true,
  readers: READ,
  path: "/console/assessment",
  excluded: {
    zh: "公示以前的结果、撤回和改判的得失分不计；改判的另在考核结果页逐条公布。",
    en: "Results before they are publicised and points taken back are left out; those taken back stand one by one on the page of the result.",
  },
  caveat: {
    zh: "考核的是单位和地区，不是人。规则每年有版本，不同年份的总分不能直接比。",
    en: "Units and areas are assessed, nobody is. The rule has a version each year: totals of different years do not compare.",
  },
} as const;

const told = (year: number, area: string, value: number, n: number, publishedAt: string, part: number | null = null): ToldAt => ({
  year,
  area,
  value,
  n,
  part,
  error: null,
  against: [],
  publishedAt,
});

/** The newest event of the result that says which rows it has: its publication, or a title taken back since. */
async function committedIn(ctx: QueryContext, found: PublicResult | undefined) {
  if (!found) return null;
  const { home, id } = resultKey(found.scheme);
  const [event] = await ctx.db<{ seq: number }[]>`
    select seq from ledger.event where home = ${home} and stream = ${id} and data ? 'committed' order by seq desc limit 1`;
  return event ? { home, id, seq: event.seq } : null;
}

const totals: ToldFigure = {
  ...common,
  code: "asm.total",
  zh: "平安创建考核得分",
  en: "Assessment total",
  definition: {
    zh: "一年里一个地区的考核总分：基础分加各项得失分，受单项、分类上限和一票否决约束，不低于 0。",
    en: "An area's total of one year: the base and every item, within the limits of items and categories, with vetoes; never below nought.",
  },
  unit: "points",
  counted: "sum",
  all: async (ctx) =>
    (await publicResults(ctx)).flatMap((one) => one.rows.map((row) => told(one.facts.year, row.area, row.total, row.items.length, one.at))),
  rows: async (ctx, { year, area }) => {
    for (const one of await publicResults(ctx)) {
      const row = one.facts.year === year ? one.rows.find((each) => each.area === area) : undefined;
      if (row) return partsOf(one, row);
    }
    return null;
  },
  committed: async (ctx, { year, area }) =>
    committedIn(
      ctx,
      (await publicResults(ctx)).find(({ facts, rows }) => facts.year === year && rows.some((row) => row.area === area)),
    ),
};

const countiesOf = (ctx: QueryContext): Promise<PublicResult[]> =>
  publicResults(ctx).then((all) => all.filter(({ facts }) => facts.level === "county"));

const qualified: ToldFigure = {
  ...common,
  code: "asm.qualified",
  zh: "平安县区占比",
  en: "Counties that qualified",
  definition: {
    zh: "一年里达到平安县（区）等次、没有被否决或撤销的县区，占全部被考核县区的比例；100% 即“满堂红”。",
    en: "Counties whose grade of the year qualifies and was neither vetoed nor revoked, of all assessed; 100% is the full house.",
  },
  unit: "percent",
  counted: "mean",
  all: async (ctx) =>
    (await countiesOf(ctx)).map((one) => {
      const won = one.rows.filter((row) => qualifies(one, row)).length;
      return told(one.facts.year, one.facts.area, won / one.rows.length, one.rows.length, one.at, won);
    }),
  rows: async (ctx, { year, area }) => {
    const found = (await countiesOf(ctx)).find(({ facts }) => facts.year === year && facts.area === area);
    return found ? qualifiedRows(found) : null;
  },
  committed: async (ctx, { year, area }) =>
    committedIn(
      ctx,
      (await countiesOf(ctx)).find(({ facts }) => facts.year === year && facts.area === area),
    ),
};

/** The programme's assessment in the one catalogue, opening into the ledger of points. */
export const assessmentFigures: readonly ToldFigure[] = [totals, qualified];
