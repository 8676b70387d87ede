import { refuse } from "#platform/refusals";

/** A known margin of the population: each category's size, and the category of each answer. */
export type Margin = { name: string; totals: Readonly<Record<string, number>>; of: readonly string[] };
export type RakeOptions = { iterations?: number; tolerance?: number };
export type Raked = { weights: number[]; iterations: number; off: number };

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
const totalsBy = (weights: readonly number[], of: readonly string[]): Map<string, number> => {
  const totals = new Map<string, number>();
  weights.forEach((weight, index) => totals.set(of[index]!, (totals.get(of[index]!) ?? 0) + weight));
  return totals;
};

/** What cannot be raked is refused before it is tried: an empty cell, a category nobody counted, margins that describe different populations. */
function judge(margins: readonly Margin[]): void {
  const population = sum(Object.values(margins[0]?.totals ?? {}));
  for (const { name, totals, of } of margins) {
    const seen = new Set(of);
    for (const [category, total] of Object.entries(totals)) {
      if (total > 0 && !seen.has(category)) throw refuse.conflict("surveys.empty-margin", { margin: name, category });
    }
    for (const category of seen) {
      if (!((totals[category] ?? 0) > 0)) throw refuse.conflict("surveys.unknown-category", { margin: name, category });
    }
    const own = sum(Object.values(totals));
    if (Math.abs(own - population) > population * 1e-6) throw refuse.conflict("surveys.margins-differ", { margin: name, own, population });
  }
}

/** By how much the weighted sample is off its margins: the largest relative difference of a category. */
export function offMargins(weights: readonly number[], margins: readonly Margin[]): number {
  let worst = 0;
  for (const { totals, of } of margins) {
    const now = totalsBy(weights, of);
    for (const [category, total] of Object.entries(totals)) {
      if (total > 0) worst = Math.max(worst, Math.abs((now.get(category) ?? 0) - total) / total);
    }
  }
  return worst;
}

/**
 * Weights fitted to the margins one after another until all hold (Deming and Stephan 1940), at most 50 rounds and to one in a thousand unless
 * told otherwise (domain.md S2). Refuses when it does not converge: weights that fit half of what is known are nobody's estimate.
 */
export function rake(base: readonly number[], margins: readonly Margin[], { iterations = 50, tolerance = 0.001 }: RakeOptions = {}): Raked {
  judge(margins);
  let weights = [...base];
  for (let round = 1; round <= iterations; round++) {
    for (const { totals, of } of margins) {
      const now = totalsBy(weights, of);
      weights = weights.map((weight, index) => weight * (totals[of[index]!]! / now.get(of[index]!)!));
    }
    const off = offMargins(weights, margins);
    if (off <= tolerance) return { weights, iterations: round, off };
  }
  throw refuse.conflict("surveys.does-not-converge", { iterations, off: Number((offMargins(weights, margins) * 100).toFixed(2)) });
}

/** Weights held within so many times their mean, and brought back to their sum (domain.md S2: 0.3 to 3). Gives how many were held. */
export function trim(weights: readonly number[], low = 0.3, high = 3): { weights: number[]; held: number } {
  const total = sum(weights);
  const mean = total / weights.length;
  const held = weights.map((weight) => Math.min(Math.max(weight, low * mean), high * mean));
  const scale = total / sum(held);
  return { weights: held.map((weight) => weight * scale), held: held.filter((weight, index) => weight !== weights[index]).length };
}
