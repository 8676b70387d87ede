import type { Count } from "./levels.ts";
import type { Figure } from "./set.ts";

/** Numerator and denominator are numbers of records; `value` their quotient to six digits, a count, or hours (the median, beside it `p90`); null of none. */
export type FigureReading = { numerator: number; denominator: number | null; value: number | null; p90?: number | null };

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** The numerator over the denominator to six digits; over nothing there is no value. */
export const quotient = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : rounded(numerator / denominator, 6);

/** For each share the least value that at least so much of the records does not exceed (percentile_disc), of a set with `spread`; null of none. */
export function percentiles(counts: readonly Count[], shares: readonly number[]): (number | null)[] {
  const buckets = counts.filter(({ part, n }) => part !== "" && n > 0);
  buckets.sort((left, right) => Number(left.part) - Number(right.part));
  const total = buckets.reduce((sum, { n }) => sum + n, 0);
  return shares.map((share) => {
    let seen = 0;
    const found = buckets.find(({ n }) => (seen += n) >= share * total);
    return found ? Number(found.part) : null;
  });
}

/** What a figure is over the counts of its sets in one area, as `readCounts` gives them, by set. A denominator of 0 makes no value. */
export function figureReading(figure: Figure, bySet: ReadonlyMap<string, readonly Count[]>): FigureReading {
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

/** The counts of one area as `figureReading` takes them. */
export const bySet = (counts: readonly Count[]): ReadonlyMap<string, readonly Count[]> => Map.groupBy(counts, ({ set }) => set);
