import { designVariance, type Sampled } from "./design.ts";
import { quantile, upperTail } from "./normal.ts";
import type { Margin } from "./rake.ts";

/** `value` null: no valid answer, left out of the denominator and counted apart. `within`: whether the answer belongs to the area asked about. */
export type Answer = { value: number | null; within: boolean };
export type Estimate = {
  value: number;
  se: number;
  low: number;
  high: number;
  /** Valid answers, and those within the area without one. */
  n: number;
  missing: number;
  /** Kish's effective size and the part of the design effect that comes of unequal weights. */
  nEff: number;
  deffWeights: number;
  /** Variance over that of a simple random sample of the same size; null when that is nothing. */
  deff: number | null;
};
/** Fewer valid answers than this are not published (domain.md S2). */
export const FEWEST = 50;
export const Z95 = quantile(0.975);

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** What the margins already fix is taken out of the influences before their spread is measured (as `survey::svyrecvar` does for raked weights). */
function residuals(influence: readonly number[], sample: readonly Sampled[], margins: readonly Margin[]): number[] {
  let rest = influence.map((value, index) => value / sample[index]!.weight);
  for (let round = 0; round < 10 && margins.length > 0; round++) {
    for (const { of } of margins) {
      const groups = new Map<string, { total: number; count: number }>();
      rest.forEach((value, index) => {
        const group = groups.get(of[index]!) ?? { total: 0, count: 0 };
        groups.set(of[index]!, { total: group.total + value, count: group.count + 1 });
      });
      rest = rest.map((value, index) => {
        const { total, count } = groups.get(of[index]!)!;
        return value - total / count;
      });
    }
  }
  return rest.map((value, index) => value * sample[index]!.weight);
}

/** A share of which nobody, or everybody, said yes has no spread to measure: its bound follows from the size alone (Clopper-Pearson on the effective size). */
function interval(value: number, se: number, nEff: number, share: boolean): { low: number; high: number } {
  if (!share) return { low: value - Z95 * se, high: value + Z95 * se };
  const bound = 1 - 0.025 ** (1 / nEff);
  if (value <= 0) return { low: 0, high: bound };
  if (value >= 1) return { low: 1 - bound, high: 1 };
  return { low: Math.max(0, value - Z95 * se), high: Math.min(1, value + Z95 * se) };
}

/**
 * A weighted mean (of zeros and ones: a share) over the valid answers within an area, by Taylor linearisation, with the finite population and, if
 * weights were raked, the margins taken into account. Null when nobody gave a valid answer: never 100 %. Refuses what `designVariance` refuses.
 */
export function estimate(sample: readonly Sampled[], answers: readonly Answer[], margins: readonly Margin[] = []): Estimate | null {
  const counted = answers.map(({ value, within }) => within && value !== null);
  const weights = sample.map(({ weight }, index) => (counted[index] ? weight : 0));
  const values = answers.map(({ value }) => value ?? 0);
  const n = counted.filter(Boolean).length;
  if (n === 0) return null;
  const population = sum(weights);
  const value = sum(weights.map((weight, index) => weight * values[index]!)) / population;
  const influence = weights.map((weight, index) => (weight * (values[index]! - value)) / population);
  const variance = designVariance(sample, residuals(influence, sample, margins));
  const deffWeights = (n * sum(weights.map((weight) => weight ** 2))) / population ** 2;
  const spread = sum(weights.map((weight, index) => weight * (values[index]! - value) ** 2)) / population;
  const simple = n < 2 ? 0 : ((spread * n) / (n - 1)) * ((population - n) / (population * n));
  const se = Math.sqrt(variance);
  const nEff = n / deffWeights;
  const share = values.every((one, index) => !counted[index] || one === 0 || one === 1);
  return {
    value,
    se,
    ...interval(value, se, nEff, share),
    n,
    missing: answers.filter((one) => one.within && one.value === null).length,
    nEff,
    deffWeights,
    deff: simple > 0 ? variance / simple : null,
  };
}

export type Compared = { difference: number; z: number | null; p: number | null; significant: boolean };
type Measured = { value: number; se: number | null };

/**
 * z-test of two independent estimates. A side without a standard error is taken as exact, which makes differences look surer than they are: the
 * caller says so. Below |z| = 1.96 the words are "无显著差异".
 */
export function compare(one: Measured, other: Measured): Compared {
  const difference = one.value - other.value;
  const se = Math.hypot(one.se ?? 0, other.se ?? 0);
  if (se === 0) return { difference, z: null, p: null, significant: false };
  const z = difference / se;
  return { difference, z, p: 2 * upperTail(Math.abs(z)), significant: Math.abs(z) >= 1.96 };
}

type Placed = { indicator: string; area: string; year: number; value: number | null; se: number | null };
/**
 * A number against those of the other areas of its rank, the same year: how many there are, and which it differs from. Their samples hold nobody in
 * common, so each has its own error; the whole, which has its parts in it, is compared with none of them.
 */
export function differing(
  own: Placed,
  all: readonly Placed[],
): { others: number; differs: (Omit<Compared, "significant"> & { area: string })[] } {
  const { indicator, year, area, value, se } = own;
  if (value === null) return { others: 0, differs: [] };
  const others = all.flatMap((one) =>
    one.indicator === indicator && one.year === year && one.area !== area && one.area.length === area.length && one.value !== null
      ? [{ area: one.area, ...compare({ value, se }, { value: one.value, se: one.se }) }]
      : [],
  );
  return { others: others.length, differs: others.flatMap(({ significant, ...one }) => (significant ? [one] : [])) };
}

/** What may be shown: nothing of fewer than fifty valid answers. */
export const suppressed = (found: Estimate | null): boolean => found === null || found.n < FEWEST;
