import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import * as c from "./contract.ts";
import { nameOf } from "./queries.ts";
import { compare } from "./statistics/estimate.ts";
import { sampleSize } from "./statistics/response.ts";

const everybody = { roles: ["resident"], condition: "anyone", admits: () => true };
type Row = Omit<c.EstimateRow, "areaName" | "areaNameEn" | "before" | "references" | "suppressed"> & { references: c.Compared[] };

/** Against the year before: two independent samples, each with its own error. */
function beforeOf(row: Row, rows: readonly Row[]): c.EstimateRow["before"] {
  const last = rows.find((one) => one.indicator === row.indicator && one.area === row.area && one.year === row.year - 1);
  if (!last || last.value === null || row.value === null) return null;
  const { difference, z, p, significant } = compare({ value: row.value, se: row.se }, { value: last.value, se: last.se });
  return { year: last.year, difference, z, p, significant };
}

/** Every published figure with its error and tests, newest first; the newest survey of a year and area counts. */
export async function readEstimates(
  ctx: Pick<QueryContext, "db" | "read">,
  ask: z.output<typeof c.ListEstimates>,
): Promise<c.EstimateRow[]> {
  const rows = await ctx.db<Row[]>`
    select distinct on (e.indicator, e.place, e.year) e.home, e.survey::text, v.title, v.title_en as "titleEn", e.year, e.place as area, e.indicator, e.value, e.se,
      e.low, e.high, e.n, e.missing, e.n_eff as "nEff", e.deff, e.rate as "responseRate", e.method, e.compared as references, v.published_at as "publishedAt", v.demo
    from surveys.estimate e join surveys.survey v on v.home = e.home and v.id = e.survey
    where ${ask.indicator ?? ""} in ('', e.indicator) and ${ask.area ?? ""} in ('', e.place)
    order by e.indicator, e.place, e.year, v.published_at desc limit 2000`;
  return rows
    .filter(({ year }) => ask.year === undefined || year === ask.year)
    .toSorted((left, right) => right.year - left.year || (left.area < right.area ? -1 : 1))
    .map((row) => ({
      ...row,
      suppressed: row.value === null,
      areaName: nameOf(ctx, row.area),
      areaNameEn: nameOf(ctx, row.area, "en"),
      before: beforeOf(row, rows),
    }));
}

export const listEstimates = query<z.output<typeof c.ListEstimates>, { rows: c.EstimateRow[] }>({
  name: "surveys.list-estimates",
  route: "GET /api/surveys/estimates",
  summary: { zh: "已公布的调查结果（含误差和检验）", en: "Published survey results with errors and tests" },
  input: c.ListEstimates,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, ask) => ({ rows: await readEstimates(ctx, ask) }),
});

export const calculateSize = query<z.output<typeof c.SampleSize>, { answers: number }>({
  name: "surveys.calculate-size",
  route: "GET /api/surveys/sample-size",
  summary: { zh: "样本量计算", en: "How many answers are needed" },
  input: c.SampleSize,
  allow: everybody,
  scope: () => [""],
  run: async (_, { share, margin, deff, population }) => ({ answers: sampleSize({ share, margin, deff, population: population ?? null }) }),
});
