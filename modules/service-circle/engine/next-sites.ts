/** One more site: its number among the candidates, what it adds, and the uncovered places it brings in. */
export type Chosen = { candidate: number; gain: number; places: number[] };

/**
 * Picks sites one after the other, each the one that brings in most households no point and no earlier pick covers: the true gain at that moment, not
 * an estimate. Greedy is within 1 − 1/e of the best set of that size (Nemhauser, Wolsey, Fisher 1978). Of equals the lower number.
 * `serving[p]`: candidates that would cover the uncovered place p; `weights[p]`: its households.
 */
export function nextSites(
  serving: readonly (readonly number[])[],
  weights: ArrayLike<number>,
  candidates: number,
  count: number,
): Chosen[] {
  const gain = new Float64Array(candidates);
  const covers: number[][] = Array.from({ length: candidates }, () => []);
  serving.forEach((list, place) => {
    for (const candidate of list) {
      gain[candidate]! += weights[place]!;
      covers[candidate]!.push(place);
    }
  });
  const done = new Uint8Array(serving.length);
  const chosen: Chosen[] = [];
  while (chosen.length < count) {
    let best = -1;
    for (let candidate = 0; candidate < candidates; candidate += 1)
      if (gain[candidate]! > 0 && (best < 0 || gain[candidate]! > gain[best]!)) best = candidate;
    if (best < 0) break;
    const places = covers[best]!.filter((place) => done[place] === 0);
    chosen.push({ candidate: best, gain: places.reduce((sum, place) => sum + weights[place]!, 0), places });
    for (const place of places) {
      done[place] = 1;
      for (const candidate of serving[place]!) gain[candidate]! -= weights[place]!;
    }
    gain[best] = 0;
  }
  return chosen;
}
