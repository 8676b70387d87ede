import { at, readMonths, toSql, type Counter, type MonthCounter } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { cityCode } from "#platform/settings";
import { hiddenIn } from "#modules/incidents";
import type { ShownValue } from "./contract/catalogue.ts";
import { byArea, columnOf, DIGITS, levelOf, withheld, type Digits } from "./counting.ts";
import { monthEnd } from "./span.ts";

export type MonthRow = { code: string; area: string; value: ShownValue };

/** What stood at the end of the month, by area: one look at the records a set; a public register withholds nothing. */
async function standingRows(ctx: QueryContext, last: string): Promise<MonthRow[]> {
  const rows: MonthRow[] = [];
  for (const now of ctx.catalogue.all.filter(({ counted }) => counted === "standing")) {
    const entry = at(now, last);
    const sql = ctx.db;
    const counters: Counter[] = [];
    for (const { code: set, table, where } of [entry.numerator, ...(entry.denominator ? [entry.denominator] : [])]) {
      const found = await sql<{ area: string; n: number }[]>`
        select left(${columnOf(sql, entry)}, ${FINEST}::int) as area, count(*)::int as n from ${sql(table)} where ${toSql(sql, where)} group by 1`;
      counters.push(...found.map(({ area, n }) => ({ set, area, n, sum: 0, parts: null, ns: null })));
    }
    for (const digits of DIGITS.filter((one) => one <= Math.min(FINEST, entry.finest))) {
      const inside = counters.filter(({ area }) => area.length >= digits).map((one) => ({ ...one, area: one.area.slice(0, digits) }));
      for (const [area, value] of byArea(ctx, entry, cityCode(), digits, inside)) rows.push({ code: entry.figure.code, area, value });
    }
  }
  return rows;
}

/** Towns: a table of every village of every month would be mostly ones. */
const FINEST = 9;

/**
 * Every counted figure of one calendar month ("2026-09"), by area from the city down to what the public is told: the numbers of
 * /catalogue, withheld where they are there. Those counted by period take three looks at the counters.
 */
export async function monthTable(ctx: QueryContext, month: string): Promise<MonthRow[]> {
  return [...(await periodRows(ctx, month)), ...(await standingRows(ctx, monthEnd(`${month}-01`)))];
}

async function periodRows(ctx: QueryContext, month: string): Promise<MonthRow[]> {
  const entries = ctx.catalogue.all.filter(({ counted }) => counted === "period");
  const sets = [
    ...new Set(entries.flatMap(({ numerator, denominator }) => (denominator ? [numerator.code, denominator.code] : [numerator.code]))),
  ];
  const span = { from: `${month}-01`, to: monthEnd(`${month}-01`) };
  const levels = DIGITS.filter((digits) => entries.some(({ finest }) => digits <= finest));
  const counts = new Map<Digits, readonly MonthCounter[]>();
  for (const digits of levels) counts.set(digits, await readMonths(ctx.db, sets, { area: cityCode(), digits, ...span }));
  return entries.flatMap((entry) => {
    const own = new Set([entry.numerator.code, entry.denominator?.code]);
    const told = levels.filter((digits) => digits <= entry.finest);
    const values = told.map((digits) =>
      byArea(
        ctx,
        entry,
        cityCode(),
        digits,
        (counts.get(digits) ?? []).filter(({ set }) => own.has(set)),
      ),
    );
    const hidden = hiddenIn(values.map((one, index) => levelOf(entry, index === 0 ? 0 : (told[index - 1] ?? 0), one))).get(
      entry.figure.code,
    );
    return values.flatMap((one) =>
      [...one].map(([area, value]): MonthRow => ({ code: entry.figure.code, area, value: hidden?.has(area) ? withheld : value })),
    );
  });
}
