import { cityDay } from "#platform/days";
import { at, bySet, figureReading, readCounters, toSql, type Catalogued, type Counter, type Fragment, type Tag } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { cityCode } from "#platform/settings";
import { hiddenIn, type LevelRows } from "#modules/incidents";
import { places } from "#modules/places";
import type { ShownValue } from "./contract/catalogue.ts";
import type { Span } from "./span.ts";

export type Digits = 4 | 6 | 9 | 12;

export const columnOf = (sql: Tag, { place }: Catalogued): Fragment => sql`${sql(place ?? "place")}`;

/** On these days; when something stood is among its own conditions (`at`). */
export const withinDays = (sql: Tag, { counted, numerator }: Catalogued, { from, to }: Span): Fragment =>
  counted === "standing" ? sql`true` : sql`${sql(numerator.day)} between ${from}::date and ${to}::date`;

async function standing(ctx: QueryContext, now: Catalogued, area: string, digits: Digits, { to }: Span): Promise<Counter[]> {
  const sql = ctx.db;
  const found: Counter[] = [];
  const entry = at(now, to);
  for (const set of [entry.numerator, ...(entry.denominator ? [entry.denominator] : [])]) {
    const rows = await sql<{ area: string; n: number }[]>`
      select left(${columnOf(sql, entry)}, ${digits}::int) as area, count(*)::int as n from ${sql(set.table)}
      where ${toSql(sql, set.where)} and ${columnOf(sql, entry)} like ${`${area}%`} group by 1`;
    found.push(...rows.map(({ area: one, n }) => ({ set: set.code, area: one, n, sum: 0, parts: null, ns: null })));
  }
  return found;
}

export const valueOf = ({ figure }: Catalogued, counters: readonly Counter[]): ShownValue => figureReading(figure, bySet(counters));

/** The figure by areas of so many digits; areas without a record have their zeros. */
export async function countFigure(
  ctx: QueryContext,
  entry: Catalogued,
  area: string,
  digits: Digits,
  span: Span,
): Promise<Map<string, ShownValue>> {
  const sets = [entry.numerator, ...(entry.denominator ? [entry.denominator] : [])];
  const counters =
    entry.counted === "standing"
      ? await standing(ctx, entry, area, digits, span)
      : await readCounters(ctx.db, sets, { area, digits, ...span }, cityDay(ctx.now));
  return byArea(ctx, entry, area, digits, counters);
}

/** The figure of each area of a level, those without a record too. */
export function byArea(
  ctx: QueryContext,
  entry: Catalogued,
  area: string,
  digits: Digits,
  counters: readonly Counter[],
): Map<string, ShownValue> {
  const found = Map.groupBy(counters, (counter) => counter.area);
  const level = ({ 4: "city", 6: "county", 9: "town", 12: "village" } as const)[digits];
  const known = ctx.read(places).within(area, level);
  const codes = new Set([...known.map(({ code }) => code), ...found.keys()]);
  return new Map([...codes].sort().map((code) => [code, valueOf(entry, found.get(code) ?? [])]));
}

export async function countOne(ctx: QueryContext, entry: Catalogued, area: string, span: Span): Promise<ShownValue> {
  const code = area === "" ? cityCode() : area;
  const all = await countFigure(ctx, entry, code, code.length as Digits, span);
  return all.get(code) ?? valueOf(entry, []);
}

/** What the public is told of an area whose number would point at somebody: nothing. */
export const withheld: ShownValue = { numerator: 0, denominator: null, value: null, hidden: true };

export const DIGITS: readonly Digits[] = [4, 6, 9, 12];

/** Values of one level as the rule of small counts takes them. */
export const levelOf = ({ figure }: Catalogued, parentDigits: number, values: ReadonlyMap<string, ShownValue>): LevelRows => ({
  parentDigits,
  rows: [...values].map(([code, value]) => ({ area: code, areaName: "", areaNameEn: "", figures: [{ code: figure.code, ...value }] })),
});

/** Areas of which this figure is not shown in one month, from the city down; what stands in a public register hides nobody. */
export async function hiddenAreas(
  ctx: QueryContext,
  entry: Catalogued,
  area: string,
  digits: Digits,
  month: Span,
): Promise<ReadonlySet<string>> {
  if (entry.counted === "standing") return new Set();
  const levels: LevelRows[] = [];
  for (const [index, one] of DIGITS.slice(0, DIGITS.indexOf(digits) + 1).entries()) {
    const parentDigits = index === 0 ? 0 : (DIGITS[index - 1] ?? 0);
    levels.push(levelOf(entry, parentDigits, await countFigure(ctx, entry, area.slice(0, parentDigits), one, month)));
  }
  return hiddenIn(levels).get(entry.figure.code) ?? new Set();
}
