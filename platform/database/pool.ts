import { connect } from "./connect.ts";
import type { Options, Sql } from "postgres";
import type { Reader } from "./reader.ts";

/** "infinity" stays what it is. "2026-11-25 10:00:00.12+00" → "2026-11-25T10:00:00.120Z", by cutting: sessions are in UTC, and a queue page has a thousand of them. */
export function isoInstant(text: string): string {
  if (text === "infinity") return text;
  if (text.length < 22 || text.charCodeAt(10) !== 32 || !text.endsWith("+00")) return new Date(text).toISOString();
  const fraction = text.length > 22 ? text.slice(20, -3).slice(0, 3).padEnd(3, "0") : "000";
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
}

/** Timestamps come as RFC 3339 UTC strings, int8 as numbers, dates as "YYYY-MM-DD": states and rows stay plain JSON. */
const types: Options<Record<string, never>>["types"] = {
  instant: {
    to: 1184,
    from: [1184],
    serialize: (value: string | Date) => (value instanceof Date ? value.toISOString() : value),
    parse: isoInstant,
  },
  day: { to: 1082, from: [1082], serialize: (value: string) => value, parse: (text: string) => text },
  wide: { to: 20, from: [20], serialize: (value: number) => String(value), parse: (text: string) => Number(text) },
} as never;

/** `alone`: one connection for one user, whose session stands for this process; made when it is first asked. */
export type Pools = { write: Sql; keyed: Sql; lanes: Sql; read: Sql; alone: Sql; close: () => Promise<void> };

const common = (max: number, settings: Readonly<Record<string, string>>): Options<Record<string, never>> => ({
  max,
  idle_timeout: 0,
  connect_timeout: 10,
  max_lifetime: null,
  onnotice: () => {},
  types,
  connection: { application_name: "zuji", ...settings, timezone: "UTC", statement_timeout: 30_000, jit: "off" } as never,
});

/** What only the platform's own connections carry: every area, and the tables no query may see (vault, door). */
export const platformSettings = { "zuji.scope": "%", "zuji.platform": "on" };

/** Statements are prepared once, often while the tables are still empty; a plan kept from then would read a grown table from end to end. */
const FRESH_PLANS = { plan_cache_mode: "force_custom_plan" };

/**
 * The lanes know two statements: look-ups by primary key and inserts of arrays. Neither has a plan to choose, so planning them anew for each
 * batch is lost (measured: 1 ms a batch); without sequential scans the plan kept from an empty table is the one a full table needs.
 */
const KEPT_PLANS = { plan_cache_mode: "force_generic_plan", enable_seqscan: "off", enable_bitmapscan: "off" };

/** Many keys at once, each looked up by itself: a planner that thinks a table empty would rather read and hash all of it, or go through every pair of two arrays. */
const BY_KEY = { ...KEPT_PLANS, enable_hashjoin: "off", enable_mergejoin: "off" };

/**
 * Readers are many and each wants little: starting workers for one of them takes longer than what they would share (measured: 23 of 27 ms). A question is
 * sent with the begin of its transaction and would run alone if that failed: it may write nothing then either.
 */
const READERS = { max_parallel_workers_per_gather: "0", default_transaction_read_only: "on" };

/**
 * Pools on one database. `write`, `keyed` and `lanes` are the platform's own and see every row; `keyed` is for statements that look rows up by keys they are
 * given and have one right plan; `read` sees nothing until a transaction sets its scope.
 */
export function openPools(url: string, sizes: { write?: number; read?: number } = {}): Pools {
  const write = connect(url, common(sizes.write ?? 4, { ...platformSettings, ...FRESH_PLANS }));
  const keyed = connect(url, common(2, { ...platformSettings, ...BY_KEY }));
  const lanes = connect(url, common(2, { ...platformSettings, ...KEPT_PLANS }));
  const read = connect(url, common(sizes.read ?? 6, READERS));
  const alone = connect(url, common(1, platformSettings));
  return {
    write,
    keyed,
    lanes,
    read,
    alone,
    close: async () => {
      await Promise.all([write, keyed, lanes, read, alone].map((pool) => pool.end({ timeout: 5 })));
    },
  };
}

/**
 * For statements of this transaction that have one right plan, straight along an index: it is made once a connection and kept (planning a queue took 2 ms of
 * PostgreSQL, reading it 0.7), and neither an estimate behind row-level security nor a table that was empty then makes it another. Not waited for: it runs
 * before what is asked next, which fails where it failed.
 */
export function alongIndexes(db: Reader): void {
  const set = db`
    select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`;
  set.catch(() => {});
}

/** LIKE patterns for area prefixes; "" is everywhere. Digits only, so nothing can be smuggled into the setting. */
export const scopePatterns = (prefixes: readonly string[]): string =>
  prefixes
    .filter((prefix) => /^\d*$/.test(prefix))
    .map((prefix) => `${prefix}%`)
    .join(",");

/** Unit codes as the second wall reads them: "=" says that it is known whose people read, so that a setting never made shows nothing shielded. */
const unitSetting = (units: readonly string[] | null): string =>
  units === null ? "" : `=${units.filter((unit) => /^[\w-]+$/.test(unit)).join(",")}`;

/** A read-only transaction that sees the rows of these area prefixes and no others. `units`: those whose people read, from whom a complaint about one of them is kept; null (nobody signed in) sees no complaint at all. Refuses nothing: an empty list sees nothing. */
export async function reading<T>(
  read: Sql,
  prefixes: readonly string[],
  work: (db: Reader) => Promise<T>,
  units: readonly string[] | null = null,
): Promise<T> {
  return new Promise((resolve, reject) => {
    read
      .begin("isolation level repeatable read read only", async (db) => {
        // Sent before the first question and not waited for: statements of one connection run in the order they were sent, and without its scope a question finds nothing.
        const scoped =
          db`select set_config('zuji.scope', ${scopePatterns(prefixes)}, true), set_config('zuji.units', ${unitSetting(units)}, true)`.execute();
        const [result] = await Promise.all([work(db), scoped]);
        // What was read is read: nobody waits for the end of a transaction that changed nothing.
        resolve(result);
      })
      .catch(reject);
  });
}

/**
 * Lets the rest of a read transaction also see what stands at exactly these places (area codes, not what lies below them). For records that a module's own
 * policy has shown to this reader by another right than an area, before their history is read: call it with the places of such rows and nothing else.
 */
export async function alsoAt(db: Reader, places: readonly string[]): Promise<void> {
  const exact = places.filter((place) => /^\d+$/.test(place)).join(",");
  await db`select set_config('zuji.scope', concat_ws(',', nullif(current_setting('zuji.scope', true), ''), nullif(${exact}, '')), true)`;
}
