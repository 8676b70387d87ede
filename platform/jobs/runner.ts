import type { Sql } from "postgres";
import { faultOf } from "../database/index.ts";
import { namedUuid } from "../ids/index.ts";
import { cityHome } from "../settings/index.ts";
import type { ClockSource, JobContext, JobKind } from "../modules/module.ts";
import { openKept, type Keeper } from "./kept.ts";
import { later, LEASE_MS, type OutboxRow } from "./outbox-row.ts";
import { noSignOfLife, type SignOfLife } from "./sign-of-life.ts";

const POLL_MS = 50;
/** What others left, what failed and what waited for its hour is looked for this often while there is work of one's own. */
const CLAIM_EVERY_MS = 500;
const CLAIM = 200;
/** Of one's own jobs: what two rounds a moment apart leave behind under full load. */
const KEPT = 400;
const AT_ONCE = 200;
/**
 * Counters are read together with what is not yet folded, so folding may wait a moment and add up more at once (measured: 44 µs a report for 740 at once,
 * 34 for 1,300); no longer, because whoever reads adds up the rest.
 */
const FOLD_EVERY_MS = 800;
const FOLD = 400;
const ATTEMPTS = 12;
const LATEST_RETRY_MS = 3_600_000;
/** A wait longer than this is none of ours: a row changed by hand puts no reminder off. */
const REMIND_AGAIN_MS = 60_000;
/** Instants farther ahead than they can have been put were written by a clock that ran ahead; other processes' clocks may differ by less. */
const SKEW_MS = 5 * 60_000;
/** Work of the night and of the hour: it erases, ends and sends by date. */
const NIGHTLY_S = 3_600;

type DueClock = { home: string; stream: string; kind: string; slot: string; due_at: string };

export type JobLog = { warn: (details: Record<string, unknown>, message: string) => void };

export type Jobs = {
  /** Runs what is due now and returns how many jobs ran: for tests and for draining before a stop. */
  runDue: () => Promise<number>;
  start: () => void;
  stop: () => Promise<void>;
  keeper: Keeper;
  /** Gives back what was kept and not run: for after the last command, so that whoever comes next need not wait for its lease to run out. */
  release: () => Promise<void>;
};

export type JobDeps = {
  sql: Sql;
  /** For look-ups by key (`Pools`). */
  keyed: Sql;
  now: () => string;
  context: () => JobContext;
  kinds: ReadonlyMap<string, JobKind>;
  clocks: ReadonlyMap<string, ClockSource>;
  schedules: readonly { id: string; everySeconds: number; job: string }[];
  log: JobLog;
  /** Folds up to so many rows of counter deltas; returns how many it folded. */
  fold: (batch: number) => Promise<number>;
  poll: () => Promise<void>;
  /** The machine's clock, when it is watched: behind, nothing runs; leapt forward, nothing that goes by date. */
  timekeeper?: { look: () => Promise<void>; behind: () => unknown; held: () => boolean };
  /** By which other processes know that this one has died. */
  alive?: SignOfLife;
};

async function claim(sql: Sql, now: string, owner: number | null): Promise<OutboxRow[]> {
  // Arrays, not a join: the planner thinks an outbox that was empty a minute ago still is, and would run the inner query once a row.
  return sql<OutboxRow[]>`
    with due as materialized (
      select home, id from ledger.outbox
      where kind <> 'figures.delta' and failed is null and run_at <= ${now} and (leased_until is null or leased_until < ${now} or leased_until > ${later(now, LEASE_MS + SKEW_MS)})
      order by run_at limit ${CLAIM} for update skip locked
    )
    update ledger.outbox set leased_until = ${later(now, LEASE_MS)}, leased_by = ${owner}, attempts = attempts + 1
    where home = any(array(select distinct home from due)) and id = any(array(select id from due))
    returning home, id, kind, payload, attempts`;
}

/** Arrays, not a join: with plans that are kept the planner would go through every pair of the two (measured: 19 ms for 200 jobs instead of 0.6). */
const among = (sql: Sql, rows: readonly OutboxRow[]) =>
  sql`home = any(${[...new Set(rows.map(({ home }) => home))]}::text[]) and id = any(${rows.map(({ id }) => id)}::uuid[])`;

/** Runs one job; true when it is done and its row may go. */
async function runOne(deps: JobDeps, row: OutboxRow): Promise<boolean> {
  const kind = deps.kinds.get(row.kind);
  try {
    if (!kind) throw new Error(`no job is called ${row.kind}`);
    await kind.run(deps.context(), row.payload);
    return true;
  } catch (cause) {
    // The outside world fails; the job waits longer each time, and after the last it stays for a person to see.
    const { message } = faultOf(cause);
    const last = row.attempts >= (kind?.attempts ?? ATTEMPTS);
    deps.log.warn({ job: row.kind, id: row.id, attempts: row.attempts, error: message }, last ? "job gave up" : "job will be tried again");
    const wait = Math.min(1_000 * 2 ** row.attempts, LATEST_RETRY_MS);
    await deps.sql`
      update ledger.outbox set leased_until = null, run_at = ${later(deps.now(), wait)}, failed = ${last ? message.slice(0, 500) : null}
      where home = ${row.home} and id = ${row.id}`;
    return false;
  }
}

/** Two hundred at a time, so that one slow gateway does not hold up the rest; what is done leaves the outbox in one statement. */
async function runAll(deps: JobDeps, rows: readonly OutboxRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const group = rows.slice(from, from + AT_ONCE);
    const done = await Promise.all(group.map((row) => runOne(deps, row)));
    const gone = group.filter((_, index) => done[index]);
    if (gone.length > 0) await deps.keyed`delete from ledger.outbox where ${among(deps.keyed, gone)}`;
  }
}

async function remindClocks(deps: JobDeps): Promise<number> {
  const now = deps.now();
  const due = await deps.sql<DueClock[]>`
    select home, stream, kind, slot, due_at from clocks.clock
    where remind_at is not null and remind_at <= ${now} and (retry_at is null or retry_at <= ${now} or retry_at > ${later(now, REMIND_AGAIN_MS)})
    order by remind_at limit ${CLAIM}`;
  for (const clock of due) {
    const source = deps.clocks.get(clock.kind);
    try {
      if (!source) throw new Error(`nobody owns clocks of ${clock.kind}`);
      await source.remind(deps.context(), { home: clock.home, id: clock.stream, slot: clock.slot, dueAt: clock.due_at });
    } catch (cause) {
      deps.log.warn({ clock: clock.slot, stream: clock.stream, error: faultOf(cause).message }, "reminder failed");
      await deps.sql`update clocks.clock set retry_at = ${later(now, REMIND_AGAIN_MS)} where home = ${clock.home} and stream = ${clock.stream} and slot = ${clock.slot}`;
    }
  }
  return due.length;
}

/** Schedules whose time has come put their job into the outbox, both or neither. The look for them locks nothing: every server asks every second. */
async function plan(deps: JobDeps, schedules: JobDeps["schedules"]): Promise<void> {
  const now = deps.now();
  // Nothing is put off for longer than its own interval: what says so was written by a clock that ran ahead.
  const come = await deps.sql<{ id: string }[]>`
    select t.id from unnest(${schedules.map(({ id }) => id)}::text[], ${schedules.map((one) => later(now, one.everySeconds * 1000 + SKEW_MS))}::timestamptz[]) as t (id, latest)
    where not exists (select 1 from ledger.schedule k where k.id = t.id and k.next_at > ${now} and k.next_at <= t.latest)`;
  for (const { id } of come) {
    const schedule = schedules.find((one) => one.id === id);
    if (!schedule) continue;
    const next = later(now, schedule.everySeconds * 1000);
    await deps.sql.begin(async (tx) => {
      // Another server may have taken it since.
      const [taken] = await tx<{ next_at: string }[]>`
        insert into ledger.schedule as s (id, next_at) values (${id}, ${next})
        on conflict (id) do update set next_at = excluded.next_at where s.next_at <= ${now} or s.next_at > ${later(next, SKEW_MS)} returning next_at`;
      if (taken)
        await tx`
          insert into ledger.outbox (home, id, kind, payload, run_at) values (${cityHome()}, ${namedUuid("schedule", id, taken.next_at)}, ${schedule.job}, '{}', ${now})
          on conflict do nothing`;
    });
  }
}

/** Runs the outbox, the clocks' reminders, the schedules and the folding of counters, beside the requests of the same process. */
export function openJobs(deps: JobDeps): Jobs {
  let stopped = false;
  let loop: Promise<void> = Promise.resolve();
  let planned = Number.NEGATIVE_INFINITY;
  let folded = Number.NEGATIVE_INFINITY;
  let claimed = Number.NEGATIVE_INFINITY;
  const alive = deps.alive ?? noSignOfLife;
  const kept = openKept(alive.id);

  /** Without it everything goes on, only later: nothing else waits for it. */
  const look = (): Promise<unknown> =>
    alive.look().catch((cause: unknown) => deps.log.warn({ error: faultOf(cause).message }, "cannot see who runs jobs"));

  const { timekeeper } = deps;

  const round = async (): Promise<number> => {
    let ran = 0;
    await timekeeper?.look();
    if (timekeeper && timekeeper.behind() !== null) return 0;
    // Before the outbox is read: what a schedule or a clock puts there now belongs to this round.
    if (performance.now() - planned > 1_000) {
      planned = performance.now();
      await look();
      const held = timekeeper?.held() === true;
      await plan(deps, held ? deps.schedules.filter(({ everySeconds }) => everySeconds < NIGHTLY_S) : deps.schedules);
      await deps.poll();
      if (!held) ran += await remindClocks(deps);
    }
    const rows: OutboxRow[] = kept.next(KEPT, deps.now());
    if (rows.length === 0 || performance.now() - claimed > CLAIM_EVERY_MS) {
      claimed = performance.now();
      rows.push(...(await claim(deps.sql, deps.now(), alive.id())));
    }
    await runAll(deps, rows);
    ran += rows.length;
    if (performance.now() - folded > FOLD_EVERY_MS) {
      folded = performance.now();
      ran += await deps.fold(FOLD);
    }
    return ran;
  };

  const run = async (): Promise<void> => {
    while (!stopped) {
      const ran = await round().catch((cause: unknown) => {
        // The database may be away for a moment; the loop outlives it.
        deps.log.warn({ error: faultOf(cause).message }, "jobs paused");
        return 0;
      });
      await new Promise((resolve) => setTimeout(resolve, ran > 0 ? POLL_MS : POLL_MS * 4));
    }
  };

  return {
    runDue: async () => {
      let total = 0;
      for (let rounds = 0; rounds < 100; rounds += 1) {
        planned = Number.NEGATIVE_INFINITY;
        folded = Number.NEGATIVE_INFINITY;
        claimed = Number.NEGATIVE_INFINITY;
        const ran = await round();
        total += ran;
        if (ran === 0) break;
      }
      return total;
    },
    keeper: kept,
    start: () => {
      kept.open();
      loop = run();
    },
    stop: async () => {
      stopped = true;
      kept.shut();
      await loop;
    },
    release: async () => {
      const left = kept.rest();
      if (left.length > 0)
        await deps.keyed`update ledger.outbox set leased_until = null, leased_by = null, attempts = 0 where ${among(deps.keyed, left)}`;
      await alive.end();
    },
  };
}
