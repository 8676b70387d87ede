import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { organisations } from "#modules/organisations";
import { roles } from "#modules/people";
import * as c from "./contract.ts";
import { nameOf, surveyState } from "./queries.ts";
import type { KnownSurvey } from "./survey.ts";
import { compare, differing } from "./statistics/estimate.ts";
import { sampleSize } from "./statistics/response.ts";

type Row = Omit<c.EstimateRow, "areaName" | "areaNameEn" | "before" | "apart" | "references" | "suppressed" | "corrections"> & {
  references: c.Compared[];
};

/** Against the year before: two independent samples, each with its own error. */
function beforeOf(row: Row, rows: readonly Row[]): c.EstimateRow["before"] {
  const last = rows.find((one) => one.indicator === row.indicator && one.area === row.area && one.year === row.year - 1);
  if (!last || last.value === null || row.value === null) return null;
  const { difference, z, p, significant } = compare({ value: row.value, se: row.se }, { value: last.value, se: last.se });
  return { year: last.year, difference, z, p, significant };
}

/** Every other area of its rank, the same year, by its name; of those that differ by more than chance, by how much. */
function apartOf(ctx: Pick<QueryContext, "read">, row: Row, rows: readonly Row[]): c.EstimateRow["apart"] {
  const { others, differs } = differing(row, rows);
  return {
    others,
    differs: differs.map((one) => ({ ...one, areaName: nameOf(ctx, one.area), areaNameEn: nameOf(ctx, one.area, "en") })),
  };
}

type Corrections = Map<string, c.EstimateRow["corrections"][number][]>;

/** What was corrected after it was published, by survey, figure and area; the newest first. */
async function readCorrections({ db }: Pick<QueryContext, "db">): Promise<Corrections> {
  type Found = { home: string; survey: string; edition: number; at: string; detail: { why: c.Said; changes: c.Change[] } };
  const found = await db<Found[]>`
    select home, survey::text, version as edition, published_at as at, jsonb_build_object('why', detail->'why', 'changes', detail->'changes') as detail
    from surveys.edition where version > 1 order by published_at desc limit 500`;
  const all: Corrections = new Map();
  for (const { home, survey, edition, at, detail } of found)
    for (const { indicator, area, field, old, now } of detail.changes) {
      if (field !== "value") continue;
      const key = `${home} ${survey} ${indicator} ${area}`;
      all.set(key, [...(all.get(key) ?? []), { edition, at, why: detail.why, old, now }]);
    }
  return all;
}

/** Every published figure with its error and tests, newest first; the newest survey of a year and area counts. */
export async function readEstimates(
  ctx: Pick<QueryContext, "db" | "read">,
  ask: z.output<typeof c.ListEstimates>,
): Promise<c.EstimateRow[]> {
  const rows = await ctx.db<Row[]>`
    select distinct on (e.indicator, e.place, e.year) e.home, e.survey::text, v.title, v.title_en as "titleEn", e.year, e.place as area, e.indicator, e.value, e.se,
      e.low, e.high, e.n, e.missing, e.n_eff as "nEff", e.deff, e.rate as "responseRate", e.method, e.compared as references, v.published_at as "publishedAt", v.edition, v.demo
    from surveys.estimate e join surveys.survey v on v.home = e.home and v.id = e.survey
    where ${ask.indicator ?? ""} in ('', e.indicator) and ${ask.area ?? ""} in ('', e.place)
    order by e.indicator, e.place, e.year, v.published_at desc limit 2000`;
  const corrected = await readCorrections(ctx);
  return rows
    .filter(({ year }) => ask.year === undefined || year === ask.year)
    .toSorted((left, right) => right.year - left.year || (left.area < right.area ? -1 : 1))
    .map((row) => ({
      ...row,
      suppressed: row.value === null,
      areaName: nameOf(ctx, row.area),
      areaNameEn: nameOf(ctx, row.area, "en"),
      before: beforeOf(row, rows),
      apart: apartOf(ctx, row, rows),
      corrections: corrected.get(`${row.home} ${row.survey} ${row.indicator} ${row.area}`) ?? [],
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

/** What a survey system says of a survey (统计法 16): what was asked of whom, drawn how. Nothing of a single answer or number is in it. */
function madeOf({ purpose, marks, plan, questions, pilot, seed, found }: KnownSurvey): c.SurveyMade | null {
  if (!plan || !found) return null;
  const { modes, from, until, frame, universe, contractor, script, frameDigest, strata } = plan;
  const told = { modes, from, until, frame, universe, contractor, script, frameDigest, strata };
  const { counts, rates, weights } = found;
  return { purpose, marks, questions, ...told, pilot: pilot?.answered ?? null, seed, counts, rates, weights };
}

type Told = { version: number; publishedAt: string; detail: Omit<c.SurveyEdition, "version" | "publishedAt"> };

/** All versions of one survey's results, the newest first: what was said, what is said, why, and who approved it. */
export const readEditions = query<z.output<typeof c.ReadEditions>, c.EditionsView>({
  name: "surveys.read-editions",
  route: "GET /api/surveys/{home}/{id}/editions",
  summary: { zh: "一次调查已公布的各个版本和更正", en: "Every published version of a survey's results, with corrections" },
  input: c.ReadEditions,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, { home, id }) => {
    const [survey] = await ctx.db<Omit<c.EditionsView, "home" | "id" | "areaName" | "editions" | "destruction" | "made">[]>`
      select title, title_en as "titleEn", year, place as area, demo from surveys.survey
      where home = ${home} and id = ${id} and published_at is not null`;
    if (!survey) throw refuse.notFound("record.not-found");
    const rows = await ctx.db<Told[]>`
      select version, published_at as "publishedAt", detail from surveys.edition where home = ${home} and survey = ${id} order by version desc limit 50`;
    const named = <T extends { area: string }>(one: T) => ({ ...one, areaName: nameOf(ctx, one.area, ctx.language) });
    const handOf = ({ role, unit }: c.Hand): c.Hand => ({
      role: roles.find(({ code }) => code === role)?.[ctx.language] ?? role,
      unit: ctx.read(organisations).unit(unit)?.[ctx.language] ?? unit,
    });
    const editions = rows.map(({ version, publishedAt, detail }) => ({
      ...detail,
      version,
      publishedAt,
      begunBy: handOf(detail.begunBy),
      approvedBy: handOf(detail.approvedBy),
      changes: detail.changes.map(named),
      measures: detail.measures.map(named),
    }));
    const state = await surveyState(ctx, { home, id });
    return { ...named(survey), home, id, destruction: state.destruction, made: madeOf(state), editions };
  },
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
