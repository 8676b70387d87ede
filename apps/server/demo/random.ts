/** A seeded stream of numbers (mulberry32): the demonstration city is the same every time. */
export type Random = {
  /** In [0, 1). */
  next: () => number;
  /** Whole number from 0 to `below` - 1. */
  below: (below: number) => number;
  chance: (share: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
  /** Picks by weight. */
  weighted: <T>(items: readonly (readonly [T, number])[]) => T;
  /** Skewed towards small: exponential with this mean. */
  around: (mean: number) => number;
  bytes: (n: number) => Uint8Array;
};

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        left -= weight;
        if (left <= 0) return item;
      }
      const last = items.at(-1);
      if (last === undefined) throw new Error("nothing to pick from");
      return last[0];
    },
    around: (mean) => -Math.log(1 - next()) * mean,
    bytes: (n) => Uint8Array.from({ length: n }, () => below(256)),
  };
}
