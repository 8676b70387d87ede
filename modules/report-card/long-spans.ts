import { readMonths, type Catalogued } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { hiddenIn } from "#modules/incidents";
import type { ShownValue } from "./contract/catalogue.ts";
import { byArea, countFigure, DIGITS, hiddenAreas, levelOf, withheld, type Digits } from "./counting.ts";
import { monthsIn, type Span } from "./span.ts";

/** One month ("2026-03") of a figure: its value by area, and the areas of which the public is not told it. */
export type Month = { month: string; values: ReadonlyMap<string, ShownValue>; hidden: ReadonlySet<string> };

async function valuesByMonth(
  ctx: QueryContext,
  entry: Catalogued,
  area: string,
  digits: Digits,
  span: Span,
): Promise<Map<string, Map<string, ShownValue>>> {
  const sets = [entry.numerator.code, ...(entry.denominator ? [entry.denominator.code] : [])];
  const counts = Map.groupBy(await readMonths(ctx.db, sets, { area, digits, ...span }), ({ month }) => month.slice(0, 7));
  return new Map(
    monthsIn(span).map(({ from }) => [from.slice(0, 7), byArea(ctx, entry, area, digits, counts.get(from.slice(0, 7)) ?? [])]),
  );
}

/** Every month of a span of whole months, as the public is told it month by month; none for what stands in a public register. */
export async function monthsOver(ctx: QueryContext, entry: Catalogued, area: string, digits: Digits, span: Span): Promise<Month[]> {
  if (entry.counted === "standing") return [];
  const levels: { parentDigits: number; months: Map<string, Map<string, ShownValue>> }[] = [];
  for (const [index, one] of DIGITS.slice(0, DIGITS.indexOf(digits) + 1).entries()) {
    const parentDigits = index === 0 ? 0 : (DIGITS[index - 1] ?? 0);
    levels.push({ parentDigits, months: await valuesByMonth(ctx, entry, area.slice(0, parentDigits), one, span) });
  }
  const none = new Map<string, ShownValue>();
  return monthsIn(span).map(({ from }) => {
    const month = from.slice(0, 7);
    const rows = levels.map(({ parentDigits, months }) => levelOf(entry, parentDigits, months.get(month) ?? none));
    return {
      month,
      values: levels.at(-1)?.months.get(month) ?? none,
      hidden: hiddenIn(rows).get(entry.figure.code) ?? new Set<string>(),
    };
  });
}

const FEW = 5;
const isSmall = (n: number): boolean => n > 0 && n < FEW;
const tells = ({ numerator, denominator }: ShownValue): boolean =>
  isSmall(numerator) || (denominator !== null && (isSmall(denominator) || isSmall(denominator - numerator)));
const sum = (left: ShownValue | undefined, right: ShownValue): ShownValue => ({
  numerator: (left?.numerator ?? 0) + right.numerator,
  denominator: right.denominator === null ? null : (left?.denominator ?? 0) + right.denominator,
  value: null,
});

/**
 * A figure over several whole months, by areas of one level, as it may stand beside its months: of an area whose withheld months are a few
 * together, or a few less than all, the long span is withheld too, or the span less the months that are shown would tell of them. A single area
 * withheld takes the smallest other along, or the whole less the rest would tell of it. `months`: those of this span, or of a longer one.
 */
export async function shownOver(
  ctx: QueryContext,
  entry: Catalogued,
  area: string,
  digits: Digits,
  span: Span,
  months: readonly Month[],
): Promise<Map<string, ShownValue>> {
  const whole = await countFigure(ctx, entry, area, digits, span);
  if (entry.counted === "standing") return whole;
  const left = new Map<string, ShownValue>();
  for (const { month, values, hidden } of months)
    if (month >= span.from.slice(0, 7) && month <= span.to.slice(0, 7))
      for (const [code, value] of values) if (hidden.has(code)) left.set(code, sum(left.get(code), value));
  const gone = new Set(await hiddenAreas(ctx, entry, area, digits, span));
  for (const [code, value] of left) if (tells(value)) gone.add(code);
  const weight = (code: string): number => whole.get(code)?.denominator ?? whole.get(code)?.numerator ?? 0;
  const inside = [...whole.keys()].filter((code) => code.length === digits);
  if (inside.filter((code) => gone.has(code)).length === 1 && inside.length > 1) {
    const [next] = inside.filter((code) => !gone.has(code) && weight(code) > 0).sort((one, other) => weight(one) - weight(other));
    if (next) gone.add(next);
  }
  return new Map([...whole].map(([code, value]) => [code, gone.has(code) ? withheld : value]));
}
