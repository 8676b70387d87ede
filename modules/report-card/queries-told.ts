import type { z } from "zod";
import type { Told } from "#platform/figures";
import { query, type QueryContext } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { cityCode } from "#platform/settings";
import type { FigureFile } from "#web/proof";
import { areaOf, nameIn } from "./areas.ts";
import * as c from "./contract/catalogue.ts";
import { toldAt, toldFile, valueOfTold } from "./told.ts";

/** A sample or a score says nothing of a village. */
const TOLD_FINEST = 9;
const FORMULA = { mean: "Σ weight × said ÷ Σ weight", sum: "Σ said" } as const;

/** A figure worked out by a method, as a line of the catalogue. */
export const toldRow = (figure: Told): c.CatalogueRow => {
  const { code, zh, en, definition, version, owner, excluded, caveat, unit, counted, higherIsBetter, revisions = [] } = figure;
  const words = { code, zh, en, definition, version, revisions: [...revisions], owner, excluded, caveat };
  return {
    ...words,
    module: figure.module,
    unit,
    counted,
    finest: TOLD_FINEST,
    higherIsBetter,
    numerator: FORMULA[counted],
    denominator: null,
  };
};

function figureOf(ctx: QueryContext, code: string): Told {
  const found = ctx.catalogue.findTold(code);
  if (!found) throw refuse.notFound("report-card.no-such-figure");
  return found;
}

/** The year and area asked for; the newest year, and the widest area it tells of, where none is named. */
async function settled(ctx: QueryContext, { code, year, area }: c.AskTold) {
  const figure = figureOf(ctx, code);
  if (area !== "") areaOf(ctx, TOLD_FINEST, area);
  const all = await figure.all(ctx);
  const wanted = area || [...all].sort((left, right) => left.area.length - right.area.length)[0]?.area || cityCode();
  const years = [...new Set(all.filter((one) => one.area === wanted).map((one) => one.year))].sort((left, right) => right - left);
  return { figure, all, area: wanted, years, year: year ?? years[0] ?? null };
}

export const openTold = query<z.output<typeof c.AskTold>, c.OpenedTold>({
  name: "report-card.open-told",
  route: "GET /api/catalogue/{code}/told",
  summary: { zh: "一个估计或考核指标：数值、误差、历年、各地区", en: "A figure that is an estimate or a sum: value, error, years, areas" },
  input: c.AskTold,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: async (ctx, ask) => {
    const { figure, all, area, years, year } = await settled(ctx, ask);
    const lineOf = (one: (typeof all)[number]): c.ToldLine => ({
      year: one.year,
      area: one.area,
      ...nameIn(ctx, one.area),
      value: valueOfTold(one),
    });
    const at = all.find((one) => one.year === year && one.area === area);
    return {
      ...toldRow(figure),
      area,
      areaName: nameIn(ctx, area),
      year,
      value: at ? valueOfTold(at) : null,
      trend: years.flatMap((one) => all.filter((each) => each.year === one && each.area === area).map(lineOf)),
      below: all
        .filter((one) => one.year === year && one.area !== area)
        .map(lineOf)
        .sort((left, right) => (left.area < right.area ? -1 : 1)),
      corrected: (at?.corrected ?? []).map(({ at: on, was, now, why, path }) => ({ at: on, was, now, why, path })),
      path: ctx.actor.kind === "staff" && ctx.actor.grants.some(({ role }) => figure.readers.includes(role)) ? (figure.path ?? null) : null,
    };
  },
});

export const readToldRows = query<z.output<typeof c.AskTold>, FigureFile>({
  name: "report-card.read-told-rows",
  route: "GET /api/catalogue/{code}/told/rows",
  summary: { zh: "估计或考核指标的明细（已遮蔽），可重算", en: "The masked rows of an estimate or a sum, to be recomputed" },
  input: c.AskTold,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 60,
  run: async (ctx, ask) => {
    const { figure, area, year } = await settled(ctx, ask);
    const at = year === null ? undefined : await toldAt(ctx, figure, year, area);
    if (!at) throw refuse.notFound("report-card.no-such-figure");
    return toldFile(ctx, figure, at);
  },
});
