/** By milliseconds nobody can set. A bucket refills evenly; one that is full again is forgotten. Kept in memory: a process slows its own flood, and a restart forgives. */
export type Rates = {
  /** Milliseconds to wait before this key may go on; 0 when it may now. */
  wait: (key: string, perMinute: number, nowMs?: number) => number;
};

const MOST_KEYS = 100_000;

/** Token buckets. A burst of half a minute's allowance passes at once, so people behind one shared address are slowed, never locked out. */
export function openRates(): Rates & { /** How many keys are remembered. */ held: () => number } {
  const buckets = new Map<string, { tokens: number; at: number; fullAt: number }>();
  /** The longest unused stand first: of those that are full again two go for each that comes. */
  const forget = (nowMs: number): void => {
    let looked = 0;
    for (const [key, { fullAt }] of buckets) {
      if ((looked += 1) > 2) return;
      if (fullAt <= nowMs) buckets.delete(key);
    }
  };
  return {
    held: () => buckets.size,
    wait: (key, perMinute, nowMs = performance.now()) => {
      const capacity = Math.max(1, perMinute / 2);
      const bucket = buckets.get(key) ?? { tokens: capacity, at: nowMs };
      const tokens = Math.min(capacity, bucket.tokens + ((nowMs - bucket.at) * perMinute) / 60_000);
      buckets.delete(key);
      forget(nowMs);
      if (buckets.size >= MOST_KEYS) {
        const oldest = buckets.keys().next().value;
        if (oldest !== undefined) buckets.delete(oldest);
      }
      const left = tokens >= 1 ? tokens - 1 : tokens;
      buckets.set(key, { tokens: left, at: nowMs, fullAt: nowMs + ((capacity - left) * 60_000) / perMinute });
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 60_000) / perMinute);
    },
  };
}
