import type { Count, Counter } from "./levels.ts";
import type { Figure } from "./set.ts";

/** Numerator and denominator are numbers of records; `value` their quotient to six digits, a count, or hours (the median, beside it `p90`); null of none. */
export type FigureReading = { numerator: number; denominator: number | null; value: number | null; p90?: number | null };

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** The numerator over the denominator to six digits; over nothing there is no value. */
export const quotient = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : rounded(numerator / denominator, 6);

/** For each share the least value that at least so much of the records does not exceed (percentile_disc), of a set with `spread`; null of none. */
export function percentiles(counters: readonly Counter[], shares: readonly number[]): (number | null)[] {
  const values = counters.flatMap(({ parts }) => (parts ?? []).flat());
  const ns = counters.flatMap(({ ns }) => (ns ?? []).flat());
  const size = values.length;
  // Value and place in one number, so that numbers alone are sorted: a city's figures have thousands of values.
  const order = Float64Array.from(values, (value, nth) => Number(value) * size + nth).sort();
  const total = ns.reduce((sum, n) => sum + n, 0);
  return shares.map((share) => {
    let [found, seen]: [number | null, number] = [null, 0];
    for (const key of order) {
      const value = Math.floor(key / size);
      // What was taken back stands beside what was counted: a value's numbers are added up before it is looked at.
      if (value !== found && seen > 0 && seen >= share * total) return found;
      found = value;
      seen += ns[key - value * size] ?? 0;
    }
    return total > 0 ? found : null;
  });
}

/** What a figure is over the counters of its sets in one area, by set. A denominator of 0 makes no value. */
export function figureReading(figure: Figure, bySet: ReadonlyMap<string, readonly Counter[]>): FigureReading {
  const total = (code: string): number => (bySet.get(code) ?? []).reduce((sum, { n }) => sum + n, 0);
  const numerator = total(figure.numerator);
  if (figure.unit === "hours") {
    const [median, p90] = percentiles(bySet.get(figure.numerator) ?? [], [0.5, 0.9]).map((minutes) =>
      minutes === null ? null : rounded(minutes / 60, 2),
    );
    return { numerator, denominator: null, value: median ?? null, p90: p90 ?? null };
  }
  if (figure.denominator === null) return { numerator, denominator: null, value: numerator };
  const denominator = total(figure.denominator);
  return { numerator, denominator, value: quotient(numerator, denominator) };
}

/** How many records of a set these counts hold; 0 of no set. */
export const totalOf = (counts: readonly Count[], set: string | null): number =>
  counts.reduce((sum, one) => (one.set === set ? sum + one.n : sum), 0);

/** Each figure over these counts, as a row of a table has it: numerator, denominator (0 of none) and their quotient. */
export const ratesOf = (
  figures: readonly Pick<Figure, "code" | "numerator" | "denominator">[],
  counts: readonly Count[],
): { code: string; numerator: number; denominator: number; value: number | null }[] =>
  figures.map((figure) => {
    const [numerator, denominator] = [totalOf(counts, figure.numerator), totalOf(counts, figure.denominator)];
    return { code: figure.code, numerator, denominator, value: quotient(numerator, denominator) };
  });

/** The counters of one area as `figureReading` takes them. */
export const bySet = (counters: readonly Counter[]): ReadonlyMap<string, readonly Counter[]> => Map.groupBy(counters, ({ set }) => set);
