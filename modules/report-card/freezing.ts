import type { Catalogued, Told } from "#platform/figures";
import type { QueryContext, ToldAt } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { recompute, sameValue, type FigureFile, type FigurePart } from "#web/proof";
import { places } from "#modules/places";
import type { Frozen, Item } from "./contract/card.ts";
import type { ShownValue } from "./contract/catalogue.ts";
import { countOne, withheld, type Digits } from "./counting.ts";
import { monthsOver, shownOver, type Month } from "./long-spans.ts";
import { askedOf, digestOf, figureFile, MOST_ROWS } from "./rows.ts";
import { countRows, ROWS_A_FILE, splitFigure } from "./split.ts";
import { daysOf, yearsIn, type Span } from "./span.ts";
import { toldFile, valueOfTold } from "./told.ts";

/** Areas so small as nobody may be told of, each with its value or the fact that it is withheld. */
async function countiesOf(ctx: QueryContext, entry: Catalogued, area: string, span: Span): Promise<Frozen["counties"]> {
  const shown = await shownOver(ctx, entry, area, 6, span, await monthsOver(ctx, entry, area, 6, span));
  return [...shown].filter(([code]) => code.length === 6).map(([code, value]) => ({ area: code, ...ctx.read(places).names(code), value }));
}

async function trendOf(ctx: QueryContext, entry: Catalogued, area: string, span: Span, months: readonly Month[]): Promise<Frozen["trend"]> {
  const found: Frozen["trend"] = [];
  for (const year of yearsIn(span)) {
    const shown = await shownOver(ctx, entry, area, area.length as Digits, year, months);
    found.push({ ...year, value: shown.get(area) ?? withheld });
  }
  return found;
}

/** `file`: what is kept of it, null of a withheld one. `logs`: the checkpoints its rows lead to. */
export type FrozenFigure = { frozen: Omit<Frozen, "file">; file: FigureFile | null; logs: FigureFile["logs"] };

/** Keeps one file of rows and says where; a figure of more than `most` rows is split into files of `each`. */
export type Keeping = { keep: (digest: string, part: FigurePart) => Promise<string>; most?: number; each?: number };

/**
 * One figure as a card keeps it: the value of the counters, the rows that give the same number, and their digest. Refuses
 * `report-card.rows-disagree` when the rows give another number than the counters: a card is no place for a doubt.
 */
export async function freezeFigure(ctx: QueryContext, item: Item, cardArea: string, keeping: Keeping): Promise<FrozenFigure> {
  const { figure: source } = item;
  const told = source && ctx.catalogue.findTold(source.code);
  if (source && told) return freezeTold(ctx, item.item, source, told, cardArea);
  const entry = source && ctx.catalogue.find(source.code);
  if (!source || !entry) throw refuse.notFound("report-card.no-such-figure");
  const area = source.area || cardArea;
  const span = daysOf(source.span);
  const digits = area.length as Digits;
  const months = await monthsOver(ctx, entry, area, digits, span);
  const shown = (await shownOver(ctx, entry, area, digits, span, months)).get(area) ?? (await countOne(ctx, entry, area, span));
  const common = {
    item: item.item,
    code: source.code,
    version: entry.figure.version,
    unit: entry.figure.unit,
    counted: entry.counted,
    names: { zh: entry.figure.zh, en: entry.figure.en },
    definition: entry.figure.definition,
    area,
    areaName: ctx.read(places).names(area),
    ...span,
    trend: source.trend ? await trendOf(ctx, entry, area, span, months) : [],
    counties: source.counties ? await countiesOf(ctx, entry, area, span) : [],
  };
  if (shown.hidden) return { frozen: { ...common, value: withheld, rows: 0, digest: "0".repeat(64) }, file: null, logs: [] };
  const closed = new Set(months.filter(({ hidden }) => hidden.has(area)).map(({ month }) => month));
  const disagree = () => refuse.conflict("report-card.rows-disagree", { figure: source.code });
  const asked = askedOf(entry, area, span);
  if ((await countRows(ctx, asked)) > (keeping.most ?? MOST_ROWS)) {
    const { head, files, again, logs } = await splitFigure(ctx, asked, shown, closed, keeping.keep, keeping.each ?? ROWS_A_FILE);
    if (!sameValue(again, shown)) throw disagree();
    const rows = files.reduce((sum, one) => sum + one.rows, 0);
    return { frozen: { ...common, value: shown, rows, digest: await digestOf(head), parts: files }, file: head, logs };
  }
  const file = await figureFile(ctx, entry, area, span, shown, closed);
  if (!sameValue(recompute(file), shown)) throw disagree();
  return { frozen: { ...common, value: shown, rows: file.rows.length, digest: await digestOf(file) }, file, logs: file.logs };
}

type Source = NonNullable<Item["figure"]>;

/** A figure that is worked out: that of the year its span ends in, with the years of the span and the counties of that year where they are asked for. */
async function freezeTold(ctx: QueryContext, item: string, source: Source, figure: Told, cardArea: string): Promise<FrozenFigure> {
  const area = source.area || cardArea;
  const [first, year] = [Number(source.span.from.slice(0, 4)), Number(source.span.to.slice(0, 4))];
  const all = await figure.all(ctx);
  const at = all.find((one) => one.year === year && one.area === area);
  if (!at) throw refuse.notFound("report-card.nothing-told", { figure: figure.code, year });
  const file = at.value === null ? null : await toldFile(ctx, figure, at);
  const shown = (one: ToldAt): ShownValue => (one.value === null ? withheld : valueOfTold(one));
  const spanOf = (of: number): Span => ({ from: `${of}-01-01`, to: `${of}-12-31` });
  const years = all.filter((one) => one.area === area && one.year >= first && one.year <= year);
  const counties = all.filter((one) => one.year === year && one.area.length === 6 && one.area.startsWith(area) && one.area !== area);
  const { code, zh, en, definition, version, unit, counted } = figure;
  const frozen = {
    item,
    code,
    version,
    unit,
    counted,
    names: { zh, en },
    definition,
    area,
    areaName: ctx.read(places).names(area),
    ...spanOf(year),
    value: file ? file.value : withheld,
    rows: file?.rows.length ?? 0,
    digest: file ? await digestOf(file) : "0".repeat(64),
    trend: source.trend
      ? years.sort((left, right) => left.year - right.year).map((one) => ({ ...spanOf(one.year), value: shown(one) }))
      : [],
    counties: source.counties ? counties.map((one) => ({ area: one.area, ...ctx.read(places).names(one.area), value: shown(one) })) : [],
  };
  return { frozen, file, logs: file?.logs ?? [] };
}
