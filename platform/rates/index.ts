/** By milliseconds nobody can set. A bucket refills evenly; one that is full again is forgotten. Kept in memory: a process slows its own flood, and a restart forgives. */
export type Rates = {
  /** Milliseconds to wait before this key may go on; 0 when it may now. */
  wait: (key: string, perMinute: number, nowMs?: number) => number;
};

const MOST_KEYS = 100_000;

/** Token buckets. A burst of half a minute's allowance passes at once, so people behind one shared address are slowed, never locked out. */
export function openRates(): Rates {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    wait: (key, perMinute, nowMs = performance.now()) => {
      const capacity = Math.max(1, perMinute / 2);
      const bucket = buckets.get(key) ?? { tokens: capacity, at: nowMs };
      const tokens = Math.min(capacity, bucket.tokens + ((nowMs - bucket.at) * perMinute) / 60_000);
      buckets.delete(key);
      if (buckets.size >= MOST_KEYS) {
        const oldest = buckets.keys().next().value;
        if (oldest !== undefined) buckets.delete(oldest);
      }
      buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: nowMs });
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 60_000) / perMinute);
    },
  };
}
