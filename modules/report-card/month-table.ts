import { readMonths, type MonthCounter } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { cityCode } from "#platform/settings";
import { hiddenIn } from "#modules/incidents";
import type { ShownValue } from "./contract/catalogue.ts";
import { byArea, DIGITS, levelOf, withheld, type Digits } from "./counting.ts";
import { monthEnd } from "./span.ts";

export type MonthRow = { code: string; area: string; value: ShownValue };

/**
 * Every figure counted by period, of one calendar month ("2026-09"), by area from the city down to what the public is told: the numbers of
 * /catalogue, withheld where they are there, in three looks at the counters.
 */
export async function monthTable(ctx: QueryContext, month: string): Promise<MonthRow[]> {
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
