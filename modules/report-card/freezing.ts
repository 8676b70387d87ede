import type { Catalogued } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { recompute, sameValue, type FigureFile } from "#web/proof";
import { places } from "#modules/places";
import type { Frozen, Item } from "./contract/card.ts";
import type { ShownValue } from "./contract/catalogue.ts";
import { countOne, type Digits } from "./counting.ts";
import { monthsOver, shownOver, type Month } from "./long-spans.ts";
import { digestOf, figureFile } from "./rows.ts";
import { daysOf, yearsIn, type Span } from "./span.ts";

const withheld: ShownValue = { numerator: 0, denominator: null, value: null, hidden: true };

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

export type FrozenFigure = { frozen: Omit<Frozen, "file">; file: FigureFile | null };

/**
 * One figure as a card keeps it: the value of the counters, the rows that give the same number, and their digest. Refuses
 * `report-card.rows-disagree` when the rows give another number than the counters: a card is no place for a doubt.
 */
export async function freezeFigure(ctx: QueryContext, item: Item, cardArea: string): Promise<FrozenFigure> {
  const { figure: source } = item;
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
  if (shown.hidden) return { frozen: { ...common, value: withheld, rows: 0, digest: "0".repeat(64) }, file: null };
  const closed = new Set(months.filter(({ hidden }) => hidden.has(area)).map(({ month }) => month));
  const file = await figureFile(ctx, entry, area, span, shown, closed);
  if (!sameValue(recompute(file), shown)) throw refuse.conflict("report-card.rows-disagree", { figure: source.code });
  return { frozen: { ...common, value: shown, rows: file.rows.length, digest: await digestOf(file) }, file };
}
