import type { Sql } from "postgres";
import type { Actor } from "../access/actor.ts";
import type { Keeper } from "../jobs/index.ts";
import { Refusal, refuse } from "../refusals/index.ts";
import { fingerprint } from "./canonical.ts";
import type { Command, StreamRef } from "./command.ts";
import { after, decide, keyText, mergeByStream, type Deciding, type Decision, type Loaded } from "./decide.ts";
import { leasedIn } from "./outbox.ts";
import { blocksOf, write, type Writing } from "./write.ts";

/** Measured: two lanes keep one PostgreSQL connection always busy; 64 a batch bounds the time a neighbour can cost. */
const LANES = 2;
const BATCH = 64;
/** A second lane opens only for this many: two half-empty batches cost more than a full one a moment later. */
const ENOUGH = 16;
/** How long a lane waits for whoever was just answered to come back: a batch costs PostgreSQL 1 ms and 0.24 ms for each of its commands. */
const LINGER_MS = 3;
const RETRIES = 5;
/** What may wait before newcomers are told to come later; at 5,000 commands/s this is a second of work. */
const WAITING = 5_000;

type Waiting = {
  command: Command<unknown, unknown>;
  input: unknown;
  actor: Actor;
  commandId: string;
  about: readonly StreamRef[];
  home: string;
  print: Buffer;
  tries: number;
  done: (outcome: unknown) => void;
  failed: (cause: unknown) => void;
};

type Batch = Waiting[];

export type Committed = { kinds: ReadonlySet<string> };

/** `keeper`: where jobs of this process are run; without one they are anybody's. */
export type LaneDeps = Deciding &
  Writing & { sql: Sql; now: () => string; committed: (batch: Committed) => Promise<void>; keeper?: () => Keeper };

export type Lanes = {
  execute: <I, O>(command: Command<I, O>, input: I, order: { commandId: string; actor: Actor }) => Promise<O>;
  /** Commands accepted and not yet answered. */
  waiting: () => number;
  drain: () => Promise<void>;
};

type LoadedRow = {
  n: number;
  home: string;
  id: string;
  kind: string | null;
  seq: number | null;
  state: unknown;
  head: Buffer | null;
  wrapped: Buffer | null;
  print: Buffer | null;
  outcome: unknown;
};

// `lateral … limit 1` makes each look-up one descent of a primary key: row-level policies mislead the planner into joining whole tables (measured 9 ms a batch against 0.5).
async function load(
  sql: Sql,
  batch: Batch,
): Promise<{ streams: Map<string, Loaded>; answers: Map<number, { print: Buffer; outcome: unknown }> }> {
  const [numbers, homes, ids, commands, commandHomes]: [number[], string[], string[], string[], string[]] = [[], [], [], [], []];
  batch.forEach((one, index) => {
    for (const { key } of one.about) {
      numbers.push(index);
      homes.push(key.home);
      ids.push(key.id);
      commands.push(one.commandId);
      commandHomes.push(one.home);
    }
  });
  const rows = await sql<LoadedRow[]>`
    select k.n, k.home, k.id, s.kind, s.seq, s.state, s.head, v.wrapped, c.fingerprint as print, c.outcome
    from unnest(${numbers}::int[], ${homes}::text[], ${ids}::uuid[], ${commands}::uuid[], ${commandHomes}::text[]) as k (n, home, id, command, command_home)
    left join lateral (select * from ledger.stream where home = k.home and id = k.id limit 1) s on true
    left join lateral (select wrapped from vault.key where home = k.home and stream = k.id limit 1) v on true
    left join lateral (select * from ledger.command where home = k.command_home and id = k.command limit 1) c on true`;
  const streams = new Map<string, Loaded>();
  const answers = new Map<number, { print: Buffer; outcome: unknown }>();
  for (const row of rows) {
    streams.set(keyText(row), { kind: row.kind, seq: row.seq ?? 0, state: row.state, head: row.head, wrapped: row.wrapped });
    if (row.print) answers.set(row.n, { print: row.print, outcome: row.outcome });
  }
  return { streams, answers };
}

/** Another process was first (23505), destroyed the data key meanwhile (23503, `field_has_its_key`), or waited for us while we waited for it (40P01). */
const CONFLICTS: readonly unknown[] = ["23505", "23503", "40P01"];
const isConflict = (cause: unknown): boolean => CONFLICTS.includes((cause as { code?: unknown } | null)?.code);

/**
 * Runs commands in micro-batches: what arrives while a write is in flight shares the next one. A stream is in one batch at a time; inside it,
 * several commands on it are decided one after the other, each on the state the one before left, so a hot record costs no more writes than
 * others. Another process is met by the sequence in the event's key.
 */
export function openLanes(deps: LaneDeps): Lanes {
  const queue: Waiting[] = [];
  const busy = new Set<string>();
  const idle: (() => void)[] = [];
  let running = 0;

  const commandKey = (one: Waiting): string => `command ${one.commandId}`;
  const keysOf = (one: Waiting): string[] => [...one.about.map(({ key }) => keyText(key)), commandKey(one)];

  const take = (): Batch => {
    const batch: Batch = [];
    const mine = new Set<string>();
    const passed = new Set<string>();
    const left: Waiting[] = [];
    for (const one of queue.splice(0)) {
      const keys = keysOf(one);
      const blocked =
        batch.length >= BATCH || mine.has(commandKey(one)) || keys.some((key) => passed.has(key) || (busy.has(key) && !mine.has(key)));
      if (blocked) {
        for (const key of keys) passed.add(key);
        left.push(one);
        continue;
      }
      for (const key of keys) {
        busy.add(key);
        mine.add(key);
      }
      batch.push(one);
    }
    queue.push(...left);
    return batch;
  };

  const presented = (one: Waiting, outcome: unknown): unknown => one.command.present?.(outcome, deps) ?? outcome;

  const settle = async (batch: Batch): Promise<void> => {
    const { streams, answers } = await load(deps.sql, batch);
    const now = deps.now();
    const ready: { one: Waiting; decision: Decision & { fingerprint: Buffer } }[] = [];
    batch.forEach((one, index) => {
      const answer = answers.get(index);
      if (answer) {
        if (answer.print.equals(one.print)) one.done(presented(one, answer.outcome));
        else one.failed(refuse.conflict("command.reused-id"));
        return;
      }
      try {
        const order = { commandId: one.commandId, actor: one.actor, now, home: one.home };
        const decision = decide(deps, one.command, one.input, order, streams);
        for (const stream of decision.touched) streams.set(keyText(stream.key), after(stream));
        ready.push({ one, decision: { ...decision, fingerprint: one.print } });
      } catch (cause) {
        // A refusal or a bug of one command is its own answer; its neighbours go on.
        one.failed(cause);
      }
    });
    if (ready.length === 0) return;
    const kinds = new Set(ready.flatMap(({ decision }) => decision.touched.map((stream) => stream.entry.noun.kind)));
    const keeper = deps.keeper?.();
    const until = keeper?.lease(now) ?? null;
    const lease = until === null ? null : { until, by: keeper?.owner() ?? null };
    const blocks = blocksOf(mergeByStream(ready.map(({ decision }) => decision)), deps, { lease });
    try {
      await write(deps.sql, blocks);
    } catch (cause) {
      await again(
        ready.map(({ one }) => one),
        cause,
      );
      return;
    }
    if (lease !== null) keeper?.take(leasedIn(blocks));
    await deps.committed({ kinds });
    for (const { one, decision } of ready) one.done(presented(one, decision.outcome));
  };

  /** A failed batch is replayed one by one, so that only the command at fault fails; a lost race decides again on the newer state. */
  const again = async (batch: Batch, cause: unknown): Promise<void> => {
    if (batch.length === 1) {
      const one = batch[0] as Waiting;
      one.tries += 1;
      if (!isConflict(cause) || one.tries > RETRIES) {
        one.failed(isConflict(cause) ? refuse.conflict("record.busy") : cause);
        return;
      }
    }
    for (const one of batch) await settle([one]);
  };

  const lane = async (): Promise<void> => {
    for (let batch = take(); batch.length > 0; batch = await next(batch.length)) {
      try {
        await settle(batch);
      } catch (cause) {
        // The load itself failed (database away): every member hears it, nobody hangs.
        for (const one of batch) one.failed(cause);
      }
      for (const one of batch) for (const key of keysOf(one)) busy.delete(key);
    }
    running -= 1;
    if (running === 0 && queue.length === 0) for (const wake of idle.splice(0)) wake();
  };

  /** What is taken next: together with those who waited travel those who were just answered, if they come back at once; else both would stay half batches. */
  const next = async (answered: number): Promise<Batch> => {
    const all = Math.min(queue.length + answered, BATCH);
    for (let waited = 0; waited < LINGER_MS && answered > 1 && queue.length < all; waited += 1)
      await new Promise((resolve) => setTimeout(resolve, 1));
    return worthwhile(running - 1) ? take() : [];
  };

  const worthwhile = (others: number): boolean => queue.length > 0 && (others === 0 || queue.length >= ENOUGH);

  const kick = (): void => {
    if (running >= LANES || !worthwhile(running)) return;
    running += 1;
    void lane();
  };

  return {
    execute: (command, input, { commandId, actor }) =>
      new Promise((resolve, reject) => {
        if (queue.length >= WAITING) {
          reject(refuse.tooMany("platform.busy"));
          return;
        }
        const about = command.about(input, { read: deps.read });
        const home = about[0]?.key.home;
        if (home === undefined) throw new Error(`${command.name} is about no stream`);
        queue.push({
          command: command as unknown as Command<unknown, unknown>,
          input,
          actor,
          commandId,
          about,
          home,
          print: fingerprint(command.name, actor.id, input),
          tries: 0,
          done: resolve as (outcome: unknown) => void,
          failed: (cause) => reject(cause instanceof Refusal ? cause : cause instanceof Error ? cause : new Error(String(cause))),
        });
        // After this tick, so that requests that arrived together travel together.
        setImmediate(kick);
      }),
    waiting: () => queue.length + running,
    drain: () => (running === 0 && queue.length === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve))),
  };
}
