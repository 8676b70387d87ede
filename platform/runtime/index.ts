import { createSecretKey } from "node:crypto";
import type { BulkDeps } from "../ledger/bulk.ts";
import { system } from "../access/actor.ts";
import { inOneTurn, openPools, reading } from "../database/index.ts";
import { catalogueOf } from "../figures/catalogue.ts";
import { tokenFor } from "../ids/index.ts";
import { openElsewhere } from "../ledger/elsewhere.ts";
import { openLanes, type Lanes } from "../ledger/lanes.ts";
import { registryOf } from "../ledger/registry.ts";
import { openTrial } from "../ledger/trial.ts";
import { openLive } from "../live/live.ts";
import { calledOf } from "../modules/called.ts";
import type { JobContext } from "../modules/module.ts";
import { notify, openMailboxes, openOutbox, openShowing } from "../notices/index.ts";
import { eraseExpired, eraseExpiredFiles, openExpiry, purposesOf, type Ask } from "../vault/index.ts";
import type { Words } from "../../web/words/index.ts";
import { openAsking, queryContext } from "./asking.ts";
import { accountsHolding } from "./holders.ts";
import { openRegisters } from "./registers.ts";
import type { Base, Runtime, RuntimeOptions } from "./runtime.ts";
import { openTimekeeper, unwatched, type Timekeeper } from "./timekeeper.ts";
import { openWorking } from "./working.ts";

/** Who tells people, and what a job may do. */
function openTelling({ base, options, words, lanes }: { base: Base; options: RuntimeOptions; words: Words; lanes: Lanes }) {
  const { pools, registers, now, token } = base;
  const outbox = openOutbox({ sql: pools.write, senders: options.senders ?? {}, now });
  const mailboxes = openMailboxes({ ...outbox, keys: options.keys, kinds: options.modules.flatMap((one) => one.noticeKinds ?? []) });
  const noticeDeps = {
    ...outbox,
    words,
    mailboxes,
    show: openShowing(outbox),
    origin: options.origin ?? null,
    answers: options.answers ?? null,
    contact: inOneTurn((asks: readonly Ask[]) => queryContext(base, system).unseal(asks, "notice")),
    holders: accountsHolding(pools, now),
  };
  const context = (): JobContext => ({
    now: now(),
    execute: (command, input, commandId, actor = system) => lanes.execute(command, input, { commandId, actor }),
    read: registers.read,
    query: (scope, work) => reading(pools.read, scope, (db) => work({ ...queryContext(base, system), db }), []),
    notify: (notice) => notify(noticeDeps, notice),
    token,
  });
  return { mailboxes, context };
}

/** Puts the modules on one database: registers in memory, lanes for commands, scoped reads, jobs. Starts nothing; `jobs.start()` does. */
/** No step is written while the clock is earlier than what stands. */
const watched = (timekeeper: Timekeeper, lanes: Lanes): Lanes => ({
  ...lanes,
  execute: async (command, input, order) => {
    timekeeper.gate();
    return lanes.execute(command, input, order);
  },
});

export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const pools = openPools(options.databaseUrl, options.poolSizes);
  const now = options.now ?? (() => new Date().toISOString());
  const modules = options.modules;
  const registry = registryOf(modules);
  const words = Object.assign({}, ...modules.map((one) => one.words)) as Words;
  const purposes = purposesOf(modules);
  const allRegisters = modules.flatMap((one) => one.registers ?? []);
  const registers = await openRegisters(pools, allRegisters);
  const tokenKey = createSecretKey(options.keys.token);
  const token = (purpose: string, subject: string): string => tokenFor(tokenKey, purpose, subject);
  const registerKinds = new Set(allRegisters.flatMap((register) => register.kinds));
  const live = openLive({
    databaseUrl: options.databaseUrl,
    warn: options.log.warn,
    registry,
    topics: modules.flatMap((one) => one.topics ?? []),
    rightsKinds: registerKinds,
  });
  const timekeeper = options.clock ? await openTimekeeper({ sql: pools.write, now, warn: options.log.warn, ...options.clock }) : unwatched;
  const lanes = watched(
    timekeeper,
    openLanes({
      sql: pools.lanes,
      registry,
      purposes,
      master: options.keys.master,
      registerKinds,
      read: registers.read,
      token,
      now,
      keeper: () => jobs.keeper,
      committed: async ({ kinds }) => {
        if ([...kinds].some((kind) => registerKinds.has(kind))) await registers.refresh(kinds);
        await live.committed(kinds);
      },
    }),
  );
  const elsewhere = openElsewhere(pools.lanes);
  const catalogue = catalogueOf(modules);
  const called = calledOf(modules, registry);
  const writing = { sql: pools.write, registry, purposes, master: options.keys.master, registerKinds, read: registers.read, token };
  const expiry = openExpiry({
    sql: pools.write,
    now,
    hours: options.expiryHours ?? null,
    erase: async (at) => (await eraseExpired(writing, at)) + (await eraseExpiredFiles(writing, at)),
    execute: (command, input, commandId) => lanes.execute(command, input, { commandId, actor: system }),
  });
  await expiry.begin();
  const base = { pools, keys: options.keys, purposes, registers, registry, now, token, catalogue, called, expiry };
  const asking = openAsking(base);
  const { mailboxes, context } = openTelling({ base, options, words, lanes });
  const jobs = openWorking({ base, options, writing, expiry, mailboxes, context, timekeeper });
  return {
    ...base,
    modules,
    words,
    timekeeper,
    lanes,
    jobs,
    mailboxes,
    vouch: options.vouch ?? (async () => {}),
    execute: (command, input, order) => {
      const { begins } = command;
      if (!begins) return lanes.execute(command, input, order);
      const beginning = { kind: begins.kind, id: begins.id(input) };
      return elsewhere.with(beginning, (homes) => lanes.execute(command, begins.knowing(input, homes, registers), order));
    },
    live,
    ...asking,
    trial: () => openTrial({ sql: pools.write, registry, purposes, read: registers.read, token, now }),
    close: async () => {
      await jobs.stop();
      await live.stop();
      await lanes.drain();
      await jobs.release();
      await pools.close();
    },
  };
}

/** What bulk loading needs of a runtime. */
export const bulkDeps = (runtime: Runtime): BulkDeps => ({
  sql: runtime.pools.write,
  registry: runtime.registry,
  purposes: runtime.purposes,
  master: runtime.keys.master,
  registerKinds: new Set(runtime.modules.flatMap((one) => one.registers ?? []).flatMap((register) => register.kinds)),
  read: runtime.registers.read,
  token: runtime.token,
});
export type { Runtime } from "./runtime.ts";
export { migrationSources } from "./migrations.ts";
export { accountSecrets } from "./secrets.ts";
export { loadHistories, rehearse, type History, type Rehearsal } from "../ledger/bulk.ts";
