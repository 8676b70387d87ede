import { connect } from "../database/index.ts";
import type { Sql } from "postgres";
import { platformSettings } from "../database/pool.ts";
import { unpacked, type Change, type StoredChange } from "./change.ts";

/** How long an event may wait for a reader that was away; older ones are told to load everything again. */
const KEPT_MS = 15 * 60_000;
const KEPT_MOST = 50_000;
const READ_MOST = 5_000;
const PRUNE_AFTER = "1 hour";
const BUSY_MS = 200;
const IDLE_MS = 1_000;
/** Commits of this process that come close together share one look. */
const GAP_MS = 40;

type Kept = { xact: bigint; atMs: number; changes: readonly Change[] };
type Row = { floor: string; xact: string | null; id: string | null; changes: StoredChange[] | null };

/** What one look at the tail brought. `cursor`: everything below it has been told. */
export type Told = { changes: readonly Change[]; cursor: string };

export type Tail = {
  /** Looks now. */
  look: () => Promise<void>;
  /** Looks soon: a command of this process was committed. */
  poke: () => void;
  cursor: () => string;
  /** What was told from a cursor on, or null when that is longer ago than is kept, or was never given here. */
  since: (cursor: string) => readonly Change[] | null;
  hear: (listener: (told: Told) => void) => void;
  start: () => Promise<void>;
  stop: () => Promise<void>;
};

export type TailDeps = { databaseUrl: string; busy: () => boolean; warn: (details: Record<string, unknown>, message: string) => void };

// One statement, so one snapshot: rows of transactions below the floor are all in sight or were rolled back, whatever is above will be read again.
const read = (sql: Sql, from: string): Promise<Row[]> =>
  sql<Row[]>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as floor, c.xact::text, c.id, c.changes
    from (select 1) as one left join lateral (select * from live.change where xact >= ${from}::xid8 order by xact limit ${READ_MOST}) c on true`;

/** A sliding window over what was told, oldest first. */
function openWindow() {
  let kept: Kept[] = [];
  let count = 0;
  let floor = 0n;
  return {
    add: (some: readonly Kept[], nowMs: number): void => {
      kept.push(...some);
      count += some.reduce((sum, { changes }) => sum + changes.length, 0);
      let gone = 0;
      for (const one of kept) {
        if (one.atMs > nowMs - KEPT_MS && count <= KEPT_MOST) break;
        count -= one.changes.length;
        floor = one.xact >= floor ? one.xact + 1n : floor;
        gone += 1;
      }
      if (gone > 0) kept = kept.slice(gone);
    },
    startAt: (cursor: bigint): void => void (floor = cursor),
    since: (cursor: bigint): readonly Change[] | null =>
      cursor < floor ? null : kept.filter(({ xact }) => xact >= cursor).flatMap(({ changes }) => changes),
  };
}

/** The ledger's tail, read by one query a tick on a connection of its own, however many listen (docs/decisions/0007). */
export function openTail(deps: TailDeps): Tail {
  let sql: Sql | null = null;
  let cursor = 0n;
  let seen = new Map<string, bigint>();
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();
  let wake: (() => void) | null = null;
  let poked = false;
  let pruneAt = 0;
  const window = openWindow();
  const listeners: ((told: Told) => void)[] = [];
  const connection = (): Sql =>
    (sql ??= connect(deps.databaseUrl, {
      max: 1,
      onnotice: () => {},
      connect_timeout: 10,
      idle_timeout: 0,
      connection: { application_name: "zuji-live", ...platformSettings, timezone: "UTC", statement_timeout: 10_000, jit: "off" } as never,
    }));

  const take = (rows: readonly Row[]): void => {
    const nowMs = performance.now();
    const floor = BigInt(rows[0]?.floor ?? "0");
    const found = rows.flatMap((row) => (row.xact === null || row.id === null ? [] : [{ ...row, id: row.id, xact: BigInt(row.xact) }]));
    const fresh = found.filter(({ id }) => !seen.has(id));
    // A full page may end inside a transaction's rows: the next look begins there again.
    const full = found.length === READ_MOST ? found.at(-1)?.xact : undefined;
    const next = full ?? floor;
    for (const { id, xact } of fresh) seen.set(id, xact);
    seen = new Map([...seen].filter(([, xact]) => xact >= next));
    const kept = fresh.map(({ xact, changes }): Kept => ({ xact, atMs: nowMs, changes: (changes ?? []).map(unpacked) }));
    if (next > cursor) cursor = next;
    window.add(kept, nowMs);
    const told = { changes: kept.flatMap(({ changes }) => changes), cursor: String(cursor) };
    if (told.changes.length > 0) for (const listener of listeners) listener(told);
    if (full !== undefined) poked = true;
  };

  const look = (): Promise<void> => {
    looking = looking.then(async () => {
      if (!stopped) take(await read(connection(), String(cursor)));
    });
    return looking;
  };

  const prune = async (): Promise<void> => {
    if (performance.now() < pruneAt) return;
    pruneAt = performance.now() + 60_000;
    await connection()`
      delete from live.change where xact < (select xact from live.change where at > now() - ${PRUNE_AFTER}::interval order by xact limit 1)`;
  };

  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, poked ? GAP_MS : deps.busy() ? BUSY_MS : IDLE_MS);
      wake = () => {
        clearTimeout(timer);
        setTimeout(resolve, GAP_MS);
      };
    });

  let loop: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    while (!stopped) {
      await rest();
      wake = null;
      poked = false;
      try {
        await look();
        await prune();
      } catch (cause) {
        // The database may be away for a moment: listeners stay, and the next look begins where the last one ended.
        looking = Promise.resolve();
        deps.warn({ error: cause instanceof Error ? cause.message : String(cause) }, "live paused");
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  };

  return {
    look,
    poke: () => {
      poked = true;
      wake?.();
      wake = null;
    },
    cursor: () => String(cursor),
    since: (from) => (/^\d{1,20}$/.test(from) && BigInt(from) <= cursor ? window.since(BigInt(from)) : null),
    hear: (listener) => void listeners.push(listener),
    start: async () => {
      // What the last minutes brought is loaded once, so that readers of a process that was replaced go on where they were.
      const [first] = await connection()<{ from: string }[]>`
        select coalesce((select min(xact) from live.change where at > now() - ${`${KEPT_MS} milliseconds`}::interval), pg_snapshot_xmin(pg_current_snapshot()))::text as from`;
      cursor = BigInt(first?.from ?? "0");
      window.startAt(cursor);
      await look();
      loop = run();
    },
    stop: async () => {
      stopped = true;
      wake?.();
      await loop;
      await sql?.end({ timeout: 2 });
    },
  };
}
