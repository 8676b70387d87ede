import { RECOUNT } from "../clocks/index.ts";
import { foldDeltas } from "../figures/fold.ts";
import { openJobs, openSignOfLife, recountJob, type Jobs } from "../jobs/index.ts";
import type { BulkDeps } from "../ledger/bulk.ts";
import type { StreamKey } from "../ledger/noun.ts";
import type { JobContext, JobKind } from "../modules/module.ts";
import { cutCodes, forgetSent, SEND_CODE, type Mailboxes } from "../notices/index.ts";
import { eraseFields, indexUnlooked, keepLonger, keepWith, type Expiry } from "../vault/index.ts";
import type { Base, RuntimeOptions } from "./runtime.ts";
import type { Timekeeper } from "./timekeeper.ts";

/** Several modules may hear one job, in the order of the modules. When one fails all hear it again, so each must bear hearing it twice. */
function jobKinds(all: readonly JobKind[]): Map<string, JobKind> {
  const heard = ([kind, hearers]: [string, JobKind[]]): [string, JobKind] => [
    kind,
    {
      ...hearers[0],
      kind,
      run: async (ctx, payload) => {
        for (const hearer of hearers) await hearer.run(ctx, payload);
      },
    },
  ];
  return new Map([...Map.groupBy(all, (job) => job.kind)].map(heard));
}

type Working = {
  base: Base;
  options: RuntimeOptions;
  /** As bulk loading writes: proofs of what was erased. */
  writing: BulkDeps;
  expiry: Expiry;
  mailboxes: Mailboxes;
  context: () => JobContext;
  timekeeper: Timekeeper;
};

const keyIn = ({ home, id }: Readonly<Record<string, unknown>>): StreamKey => ({ home: String(home), id: String(id) });

/** Jobs of the platform itself. */
function ownJobs({ base, options: { modules }, writing, expiry, mailboxes }: Working): JobKind[] {
  const { pools, keys, purposes, now } = base;
  return [
    { kind: "vault.erase-expired", run: async () => void (await expiry.run()) },
    {
      kind: "vault.erase",
      run: async (_, payload) => {
        const { home, id, fields } = payload as { home: string; id: string; fields?: string[] };
        await eraseFields(writing, { home, id }, fields ?? null, now());
      },
    },
    {
      kind: "vault.keep",
      run: async (_, payload) => {
        const whole = keyIn(payload);
        await keepLonger(pools.write, purposes, whole);
        for (const { parts } of modules)
          for (const part of (await parts?.(pools.write, whole)) ?? []) await keepWith(pools.write, purposes, part, whole);
      },
    },
    {
      kind: "vault.keep-with",
      run: (_, payload) => keepWith(pools.write, purposes, keyIn(payload), keyIn(payload["whole"] as Record<string, unknown>)),
    },
    { kind: "vault.index", run: async () => void (await indexUnlooked(pools.write, keys.master, purposes)) },
    { kind: "notices.cut-codes", run: () => cutCodes(pools.write, now()) },
    { kind: "notices.forget-sent", run: () => forgetSent(pools.write, now()) },
    // Few tries: an hour later nobody waits for the code any more.
    { kind: SEND_CODE, run: (_, payload) => mailboxes.sendCode(String(payload["account"])), attempts: 4 },
  ];
}

const OWN_SCHEDULES = [
  // Whoever changes the calendar has the dates counted again at once; this round catches what a stopped process missed.
  { id: RECOUNT, everySeconds: 86_400, job: RECOUNT },
  { id: "vault.erase-expired", everySeconds: 86_400, job: "vault.erase-expired" },
  { id: "vault.index", everySeconds: 3_600, job: "vault.index" },
  { id: "notices.cut-codes", everySeconds: 300, job: "notices.cut-codes" },
  { id: "notices.forget-sent", everySeconds: 86_400, job: "notices.forget-sent" },
] as const;

/** What runs beside the requests: jobs of the modules, of the platform and of the installation, reminders of clocks, schedules, counters. */
export function openWorking(working: Working): Jobs {
  const { base, options, context } = working;
  const { pools, now, registers } = base;
  const { modules } = options;
  const clocks = modules.flatMap((one) => one.clocks ?? []);
  return openJobs({
    sql: pools.write,
    keyed: pools.keyed,
    now,
    context,
    kinds: jobKinds([
      ...modules.flatMap((one) => one.jobs ?? []),
      recountJob(clocks, registers.poll),
      ...ownJobs(working),
      // The installation hears last: what it takes out of its store has been erased by then.
      ...(options.jobs ?? []),
    ]),
    clocks: new Map(clocks.map((source) => [source.kind, source])),
    schedules: [...modules.flatMap((one) => one.schedules ?? []), ...(options.schedules ?? []), ...OWN_SCHEDULES],
    log: options.log,
    fold: (batch) => foldDeltas(pools.write, batch),
    poll: registers.poll,
    timekeeper: working.timekeeper,
    alive: openSignOfLife({ sql: pools.write, own: pools.alone, now }),
  });
}
