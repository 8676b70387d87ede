import { plainRow } from "#platform/figures";
import { anchorsOf, proofOf, proveEntries } from "#platform/log";
import type { QueryContext, ToldAt, ToldFigure, ToldRow } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { recompute, rowHash, type CommittedPart, type FigureFile, type FigureRow, type FigureValue } from "#web/proof";
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

/** Each row as files carry it; one that is a record of its own brings where that stands in its county's log. */
async function shownRows(ctx: QueryContext, rows: readonly ToldRow[]): Promise<{ rows: FigureRow[]; logs: FigureFile["logs"] }> {
  const records = rows.flatMap(({ record }) => (record ? [record] : []));
  const anchors = new Map((await anchorsOf(ctx.db, records)).map((one) => [`${one.home} ${one.id}`, one]));
  const wanted = new Map<string, number[]>();
  const shown = rows.map((row): FigureRow => {
    const anchor = row.record && anchors.get(`${row.record.home} ${row.record.id}`);
    if (!anchor?.sealed) return plainRow(row);
    const { log, index, kind } = anchor.sealed;
    wanted.set(log, [...(wanted.get(log) ?? []), index]);
    return { ...plainRow(row), row: anchor.hash.toString("base64"), log, entry: index, kind };
  });
  return { rows: shown, logs: (await proveEntries(ctx.db, wanted)).map((one) => ({ ...one, keys: [] })) };
}

async function committedPart(ctx: QueryContext, figure: ToldFigure, at: ToldAt): Promise<{ committed?: CommittedPart }> {
  const event = (await figure.committed?.(ctx, at)) ?? null;
  const proof = event && (await proofOf(ctx.db, event, event.seq));
  return proof ? { committed: { proof, keys: [] } } : {};
}

/** How far the rows' own number may lie from the published one: the last digits of weights that were made alike. */
const CLOSE = 2e-6;

/**
 * The masked rows of a figure that is a mean or a sum, as a file that anybody counts again: the same format as that of counted figures. Refuses
 * `report-card.rows-disagree` when the rows do not give the published number.
 */
export async function toldFile(ctx: QueryContext, figure: ToldFigure, at: ToldAt): Promise<FigureFile> {
  const rows = at.value === null ? null : await figure.rows(ctx, at);
  if (!rows) throw refuse.forbidden("report-card.too-few");
  const { rows: shown, logs } = await shownRows(ctx, rows);
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
    logs,
    ...(await committedPart(ctx, figure, at)),
  };
}
