import type { Rates } from "#platform/rates";

export type ServeOptions = {
  databaseUrl: string;
  port: number;
  dataDir: string;
  host?: string;
  /** Starts without the demonstration city. */
  empty: boolean;
  /** Structured logs to standard output. */
  log: boolean;
  onProgress: (line: string) => void;
  env?: Readonly<Record<string, string | undefined>>;
  /** About how many events of seeded history the demonstration city gets. */
  demoEvents?: number;
  /** Replaces the rate buckets: for benchmarks only, where one machine plays a whole city. */
  rates?: Rates;
  /** The city's clock: for journeys that take more than a day. */
  now?: () => string;
  /** Watches a clock given by `now` as it watches the machine's; `monotonic`: milliseconds nobody can set. */
  watchClock?: { monotonic: () => number };
};
