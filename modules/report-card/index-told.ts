import type { QueryContext, ToldAt, ToldCorrection, ToldFigure, ToldRow } from "#platform/modules";
import type { IndexEdition } from "./contract/safety-index.ts";
import { indexFigures } from "./index-figures.ts";
import { indexRows } from "./index-formula.ts";
import { EDITORS } from "./permits.ts";
import { indexKey, readSafetyIndex } from "./queries-index.ts";
import type { SafetyIndex } from "./safety-index.ts";

export const INDEX = "idx.safety";
const nameOf = (figure: string) => indexFigures.get(figure) ?? { zh: figure, en: figure };

/** The parts of one area's number as rows; null of an area or year without one. */
export function rowsIn(index: SafetyIndex, edition: Pick<IndexEdition, "year" | "rule" | "areas">, area: string): ToldRow[] | null {
  const found = edition.areas.find((one) => one.area === area);
  const rule = index.rules[edition.rule - 1];
  return found && rule && found.value !== null ? indexRows(found, rule.parts, edition.year, nameOf) : null;
}

const newest = ({ editions }: SafetyIndex, year: number): IndexEdition | undefined => editions.findLast((one) => one.year === year);

/** What stood before, newest first, where the number of this area is another now. */
function corrected({ editions }: SafetyIndex, year: number, area: string): ToldCorrection[] {
  const all = editions.filter((one) => one.year === year);
  const value = (edition: IndexEdition) => edition.areas.find((one) => one.area === area)?.value ?? null;
  return all
    .flatMap((edition, at): ToldCorrection[] => {
      const before = all[at - 1];
      if (!before || !edition.why || value(before) === value(edition)) return [];
      return [
        {
          version: at + 1,
          at: edition.publishedAt,
          why: edition.why,
          was: value(before),
          now: value(edition),
          path: `/catalogue/${INDEX}`,
        },
      ];
    })
    .toReversed();
}

async function all(ctx: QueryContext): Promise<ToldAt[]> {
  const index = await readSafetyIndex(ctx.db);
  const years = [...new Set(index.editions.map(({ year }) => year))].sort((left, right) => right - left);
  return years.flatMap((year) => {
    const edition = newest(index, year)!;
    return edition.areas.flatMap(({ area, value, parts }): ToldAt[] => {
      const n = parts.filter(({ z }) => z !== null).length;
      const changes = corrected(index, year, area);
      const told = { year, area, value, n, part: null, error: null, against: [], publishedAt: edition.publishedAt };
      return value === null ? [] : [{ ...told, ...(changes.length > 0 ? { corrected: changes } : {}) }];
    });
  });
}

/** 平安指数: published by city and county with every weight and anchor beside it (domain.md §6, S1). */
export const indexFigure: ToldFigure = {
  code: INDEX,
  zh: "平安指数",
  en: "Safety index",
  definition: {
    zh: "各项指标按固定的上下限折成 0 到 100 分，再按公布的权重加权平均：Σ 权重×得分 ÷ Σ 权重。没有数或不公开的指标，权重分给其他各项并注明；缺一半以上权重的，不出指数。",
    en: "Each figure is turned into 0 to 100 between fixed anchors, and the mean is weighted as published: Σ weight × score ÷ Σ weight. The weight of a figure without a number, or of one that is withheld, goes to the others and is flagged; with half the weight or more missing there is no index.",
  },
  version: "1",
  owner: { zh: "党委政法委（平安办）", en: "Political and Legal Affairs Commission" },
  excluded: {
    zh: "信访件数、重复信访、调解成功率、拒绝、抓获等一律不进指数；只用人和单位可以据以评价的比率。",
    en: "Never how many petitions there are or come again, mediation success, refusals or arrests; only rates an area may be assessed by.",
  },
  caveat: {
    zh: "权重和上下限是本市自定的。省里“平安浙江指数”的公式没有公开，这个数不能和它比；规则每改一版，各年之间也不能直接比。分数高低看构成，不看排名。",
    en: "Weights and anchors are this city's own. The province's formula is not public, and this number does not compare with it; nor do years under different rules. Read what it is made of, not who is first.",
  },
  unit: "score",
  counted: "mean",
  higherIsBetter: true,
  corrects: true,
  all,
  rows: async (ctx, { year, area }) => {
    const index = await readSafetyIndex(ctx.db);
    const edition = newest(index, year);
    return edition ? rowsIn(index, edition, area) : null;
  },
  committed: async ({ db }, { year }) => {
    const { home, id } = indexKey();
    const [event] = await db<{ seq: number }[]>`
      select seq from ledger.event where home = ${home} and stream = ${id} and type = 'report-card.index-published' and (data ->> 'year')::int = ${year}
      order by seq desc limit 1`;
    return event ? { home, id, seq: event.seq } : null;
  },
  readers: EDITORS,
  path: "/console/safety-index",
};
