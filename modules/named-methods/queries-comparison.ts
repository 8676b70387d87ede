import type { z } from "zod";
import { cityDay } from "#platform/days";
import { readCounts } from "#platform/figures";
import { query, type Query } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { cityCode } from "#platform/settings";
import { places } from "#modules/places";
import { compare, digitsFor, sideOf, spanBefore } from "./comparing.ts";
import { ReadComparison, type Comparison } from "./contract.ts";
import { COMPARERS, works } from "./permits.ts";
import { methods } from "./registers.ts";
import type { Comparable } from "./subject.ts";

type Asked = z.output<typeof ReadComparison>;
const LEVEL = { 6: "county", 9: "town", 12: "village" } as const;
const LONGEST_DAYS = 3 * 366;

function spanOf({ from, to }: Pick<Asked, "from" | "to">, today: string): { from: string; to: string } {
  const end = to === undefined || to > today ? today : to;
  const start = from ?? new Date(Date.parse(end) - 364 * 86_400_000).toISOString().slice(0, 10);
  const days = (Date.parse(end) - Date.parse(start)) / 86_400_000;
  if (days < 0 || days > LONGEST_DAYS) throw refuse.fields([{ path: "from", code: "named-methods.span" }]);
  return { from: start, to: end };
}

/** Areas that work by a method beside those that do not, each in the stretch and in the one before it. Areas, never people; and no order by value. */
export function readComparison(comparables: readonly Comparable[]): Query<Asked, Comparison> {
  const rates = comparables
    .filter(({ counted }) => counted === "period")
    .flatMap(({ figures, sets, finest, rateOnly = false }) =>
      figures.flatMap((figure) => {
        const over = figure.denominator;
        return over === null
          ? []
          : [{ figure, finest, rateOnly, sets: sets.filter(({ code }) => code === figure.numerator || code === over) }];
      }),
    );
  return query<Asked, Comparison>({
    name: "named-methods.read-comparison",
    route: "GET /api/methods/{code}/comparison",
    summary: { zh: "采用地区与未采用地区对照", en: "Areas that use a method beside those that do not" },
    input: ReadComparison,
    allow: { roles: COMPARERS, condition: "counts by area, for staff", admits: (ctx) => works(ctx, COMPARERS) },
    scope: () => [""],
    run: async (ctx, { code, ...asked }) => {
      const method = ctx.read(methods).find(code);
      if (!method) throw refuse.notFound("named-methods.no-method");
      const today = cityDay(ctx.now);
      const span = spanOf(asked, today);
      const before = spanBefore(span);
      const digits = digitsFor(method.adoptions);
      // A town with three petitions would tell whose they are: what is told of no area so small is told of several together, or not at all.
      const told = digits === 12 ? rates.filter(({ finest }) => finest >= digits) : rates;
      const figures = told.map(({ figure, finest, rateOnly }) => ({ figure, rateOnly, coarse: finest < digits }));
      const sets = [...new Set(told.flatMap((one) => one.sets))];
      const areas = ctx.read(places).within(cityCode(), LEVEL[digits]);
      const on = (side: string) => areas.filter((one) => sideOf(one.code, method.adoptions, span) === side);
      const [using, others] = [on("using"), on("others")];
      const read = (days: typeof span) => readCounts(ctx.db, sets, { area: cityCode(), digits, ...days }, today);
      const named = (some: typeof areas) => some.map(({ code: area, zh, en }) => ({ code: area, zh, en }));
      const codes = (some: typeof areas): ReadonlySet<string> => new Set(some.map((one) => one.code));
      return {
        code,
        zh: method.zh,
        en: method.en,
        defined: ctx.read(methods).inForce(code, today) !== null,
        ...span,
        before,
        using: named(using),
        others: named(others),
        partly: named(on("partly")),
        figures: compare(figures, { now: await read(span), before: await read(before), using: codes(using), others: codes(others) }),
      };
    },
  });
}
