import type { QueryContext, ToldAt, ToldFigure } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { recompute, rowHash, type FigureFile, type FigureRow, type FigureValue } from "#web/proof";
import { places } from "#modules/places";

/** A figure of one year and area as files and cards carry it. */
export const valueOfTold = ({ value, n, part, error, against }: ToldAt): FigureValue => ({
  numerator: part ?? n,
  denominator: part === null ? null : n,
  value: value === null ? null : Math.round(value * 1e6) / 1e6,
  ...(error ? { error } : {}),
  ...(against.length > 0 ? { against: [...against] } : {}),
});

export const toldAt = async (ctx: QueryContext, figure: ToldFigure, year: number, area: string): Promise<ToldAt | undefined> =>
  (await figure.all(ctx)).find((one) => one.year === year && one.area === area);

/** How far the rows' own number may lie from the published one: the last digits of weights that were made alike. */
const CLOSE = 2e-6;

/**
 * The masked rows of a figure that is a mean or a sum, as a file that anybody counts again: the same format as that of counted figures. Refuses
 * `report-card.rows-disagree` when the rows do not give the published number.
 */
export async function toldFile(ctx: QueryContext, figure: ToldFigure, at: ToldAt): Promise<FigureFile> {
  const rows = at.value === null ? null : await figure.rows(ctx, at);
  if (!rows) throw refuse.forbidden("report-card.too-few");
  const shown = rows.map(({ said, weight, name, place, day }): FigureRow => ({
    row: "",
    place,
    day,
    facts: "",
    said,
    ...(weight === undefined ? {} : { weight }),
    ...(name === undefined ? {} : { name }),
  }));
  const again = recompute({ unit: figure.unit, counted: figure.counted, numerator: { all: [] }, denominator: null, rows: shown });
  const wanted = valueOfTold(at);
  if (again.value === null || wanted.value === null || Math.abs(again.value - wanted.value) > CLOSE)
    throw refuse.conflict("report-card.rows-disagree", { figure: figure.code });
  const { code, zh, en, definition, version, owner, excluded, caveat, unit, counted } = figure;
  const names = ctx.read(places);
  return {
    format: "zuji-figure/1",
    code,
    zh,
    en,
    definition,
    version,
    owner,
    excluded,
    caveat,
    unit,
    counted,
    area: at.area,
    areaName: names.names(at.area),
    from: `${at.year}-01-01`,
    to: `${at.year}-12-31`,
    computedAt: at.publishedAt,
    value: { ...wanted, ...again },
    places: Object.fromEntries([...new Set(shown.map(({ place }) => place))].map((place) => [place, names.names(place)])),
    conditions: [],
    numerator: { all: [] },
    denominator: null,
    rows: shown,
    rowHashes: await Promise.all(shown.map(rowHash)),
    logs: [],
  };
}
