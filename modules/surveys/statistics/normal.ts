/** Regularised upper incomplete gamma Q(1/2, x) = erfc(√x): by its series below 2, by its continued fraction above (Numerical Recipes 6.2). */
function erfc(x: number): number {
  const square = x * x;
  const lead = Math.exp(-square) / Math.sqrt(Math.PI);
  if (square < 2) {
    let term = 2 * x;
    let total = term;
    for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(total); k++) {
      term *= square / (k + 0.5);
      total += term;
    }
    return 1 - lead * total;
  }
  let fraction = 0;
  for (let k = 120; k > 0; k--) fraction = k / 2 / (x + fraction);
  return lead / (x + fraction);
}

/** Chance that a standard normal lies above z ≥ 0. */
export const upperTail = (z: number): number => erfc(z / Math.SQRT2) / 2;

/** The z below which a standard normal lies with chance p, 0.5 ≤ p < 1, to machine precision (Newton on the tail). */
export function quantile(p: number): number {
  let z = 1;
  for (let round = 0; round < 60; round++) {
    const step = (1 - p - upperTail(z)) / (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI));
    z = Math.max(0, z - step);
    if (Math.abs(step) < 1e-14) break;
  }
  return z;
}
