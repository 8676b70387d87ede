import { createSecretKey } from "node:crypto";
import type { BulkDeps } from "../ledger/bulk.ts";
import type { Actor } from "../access/actor.ts";
import { system, unitsHeld } from "../access/actor.ts";
import { inOneTurn, openPools, reading, rowless, sharedReads, type Pools } from "../database/index.ts";
import { RECOUNT } from "../clocks/index.ts";
import { catalogueOf, type Catalogue } from "../figures/catalogue.ts";
import { foldDeltas } from "../figures/fold.ts";
import { tokenFor } from "../ids/index.ts";
import { openJobs, recountJob, type JobLog, type Jobs } from "../jobs/index.ts";
import type { Command, NamedPicture } from "../ledger/command.ts";
import { openElsewhere } from "../ledger/elsewhere.ts";
import { openLanes, type Lanes } from "../ledger/lanes.ts";
import { registryOf, type Registry } from "../ledger/registry.ts";
import { openTrial, type Trial } from "../ledger/trial.ts";
import { openLive, type Live } from "../live/live.ts";
import { calledOf, type Called } from "../modules/called.ts";
import type { JobContext, JobKind, Module, Purpose } from "../modules/module.ts";
import type { Knowing, Query, QueryContext } from "../modules/query.ts";
import {
  cutCodes,
  forgetSent,
  notify,
  openMailboxes,
  openOutbox,
  SEND_CODE,
  type Held,
  type Mailboxes,
  type Senders,
} from "../notices/index.ts";
import { refuse } from "../refusals/index.ts";
import {
  eraseExpired,
  eraseExpiredFiles,
  eraseFields,
  indexUnlooked,
  keepLonger,
  openExpiry,
  purposesOf,
  type Ask,
  type Expiry,
  type Keys,
} from "../vault/index.ts";
import type { Language, Words } from "../../web/words/index.ts";
import { erasedAmong, heldOf, numberedIn } from "./held.ts";
import { lookUp, notedLookUps, phonedIn } from "./lookup.ts";
import { opener } from "./opener.ts";
import { openRegisters, type Registers } from "./registers.ts";

export type RuntimeOptions = {
  modules: readonly Module[];
  databaseUrl: string;
  keys: Keys;
  now?: () => string;
  log: JobLog;
  senders?: Senders;
  /** Where staff reach the console; mails carry links only with it. */
  origin?: string | null;
  /** Jobs of the installation itself. */
  jobs?: readonly JobKind[];
  schedules?: readonly { id: string; everySeconds: number; job: string }[];
  /** Refuses input that names what lies outside the ledger and is not there (a photo that never arrived); asked before a command is run for somebody outside. */
  vouch?: (input: unknown, pictures: readonly NamedPicture[]) => Promise<void>;
  /** Hours within which the nightly expiry must have succeeded, or staff open nothing sealed; null or left out: never locked. */
  expiryHours?: number | null;
  poolSizes?: { write?: number; read?: number };
};

export type Runtime = {
  modules: readonly Module[];
  registry: Registry;
  pools: Pools;
  keys: Keys;
  words: Words;
  purposes: ReadonlyMap<string, Purpose>;
  registers: Registers;
  now: () => string;
  lanes: Lanes;
  jobs: Jobs;
  mailboxes: Mailboxes;
  execute: <I, O>(command: Command<I, O>, input: I, order: { commandId: string; actor: Actor }) => Promise<O>;
  vouch: (input: unknown, pictures: readonly NamedPicture[]) => Promise<void>;
  ask: <I, O>(query: Query<I, O>, input: I, actor: Actor, language?: Language) => Promise<O>;
  /** Commands tried on the ledger as it is and written nowhere: what a dry run promises is what happens. */
  trial: () => Trial;
  /** A scoped read outside a query value: for the platform's own gates. */
  within: <T>(actor: Actor, work: (ctx: QueryContext) => Promise<T>) => Promise<T>;
  token: (purpose: string, subject: string) => string;
  catalogue: Catalogue;
  called: Called;
  expiry: Expiry;
  /** What a reader may know outside a transaction: for gates and listeners. */
  knowing: (actor: Actor) => Knowing;
  live: Live;
  close: () => Promise<void>;
};

/** Area prefixes of the actor's live grants; residents see the whole city, through queries that show nothing of persons. */
export const scopeOf = (actor: Actor, now: string): string[] =>
  actor.kind === "staff" ? actor.grants.filter((grant) => grant.until === null || grant.until > now).map((grant) => grant.area) : [""];

type Base = Pick<Runtime, "pools" | "keys" | "purposes" | "registers" | "registry" | "now" | "token" | "catalogue" | "called" | "expiry">;

const queryContext = (runtime: Base, actor: Actor, language: Language = "zh"): Omit<QueryContext, "db"> => {
  const now = runtime.now();
  return {
    actor,
    now,
    language,
    read: runtime.registers.read,
    catalogue: runtime.catalogue,
    called: runtime.called,
    token: runtime.token,
    unseal: opener(runtime, actor, now),
    held: (stream, right) => heldOf(runtime, stream, { id: actor.id, now }, right),
    numbered: (digits) => numberedIn(runtime, digits),
    phoned: (phone) => phonedIn(runtime, phone, now),
    lookUp: (ask) => lookUp(runtime, { actor, now }, ask),
    lookUps: (areas) => notedLookUps(runtime, areas),
    erasedFiles: (ids) => erasedAmong(runtime, ids),
  };
};

/** Staff whom nothing tells apart: opens no sealed field and holds no grant. */
const someStaff: Actor = { kind: "staff", id: "", name: "", grants: [], sessionId: "" };

const accountsHolding =
  (pools: Pools, now: () => string) =>
  async (to: Held): Promise<string[]> => {
    const rows = await pools.write<{ account: string; area: string }[]>`
      select distinct account, area from access.grant g
      where role = ${to.role} and revoked_at is null and (until is null or until > ${now()})
        and ${to.unit === null ? pools.write`(${to.area} like area || '%' or ${to.below} and area like ${`${to.area}%`})` : pools.write`unit = ${to.unit}`}
        and (${to.except}::text is null or not exists (
          select 1 from access.grant x where x.account = g.account and x.unit = ${to.except} and x.revoked_at is null and (x.until is null or x.until > ${now()})))`;
    // The nearest holders: a town's notice does not go to everybody in the city who holds the same role higher up.
    const near = rows.filter((row) => to.area.startsWith(row.area) || (to.below && row.area.startsWith(to.area)));
    const nearest = Math.min(to.area.length, Math.max(0, ...near.map((row) => row.area.length)));
    // A unit asked from another town has nobody over the place: then all of it.
    const told = near.length > 0 ? near.filter((row) => row.area.length >= nearest) : rows;
    return [...new Set(told.map((row) => row.account))];
  };

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

/** Puts the modules on one database: registers in memory, lanes for commands, scoped reads, jobs. Starts nothing; `jobs.start()` does. */
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
  const lanes = openLanes({
    sql: pools.lanes,
    registry,
    purposes,
    master: options.keys.master,
    registerKinds,
    read: registers.read,
    token,
    now,
    committed: async ({ kinds }) => {
      if ([...kinds].some((kind) => registerKinds.has(kind))) await registers.refresh(kinds);
      await live.committed(kinds);
    },
  });
  const elsewhere = openElsewhere(pools.lanes);
  const shared = sharedReads();
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
  const outbox = openOutbox({ sql: pools.write, senders: options.senders ?? {}, now });
  const mailboxes = openMailboxes({ ...outbox, keys: options.keys, kinds: modules.flatMap((one) => one.noticeKinds ?? []) });
  const noticeDeps = {
    ...outbox,
    words,
    mailboxes,
    origin: options.origin ?? null,
    contact: inOneTurn((asks: readonly Ask[]) => queryContext(base, system).unseal(asks, "notice")),
    holders: accountsHolding(pools, now),
  };
  const jobContext = (): JobContext => ({
    now: now(),
    execute: (command, input, commandId, actor = system) => lanes.execute(command, input, { commandId, actor }),
    read: registers.read,
    query: (scope, work) => reading(pools.read, scope, (db) => work({ ...queryContext(base, system), db }), []),
    notify: (notice) => notify(noticeDeps, notice),
    token,
  });
  const clocks = modules.flatMap((one) => one.clocks ?? []);
  const jobs = openJobs({
    sql: pools.write,
    now,
    context: jobContext,
    kinds: jobKinds([
      ...modules.flatMap((one) => one.jobs ?? []),
      recountJob(clocks, registers.poll),
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
        run: (_, { home, id }) => keepLonger(pools.write, purposes, { home: String(home), id: String(id) }),
      },
      { kind: "vault.index", run: async () => void (await indexUnlooked(pools.write, options.keys.master, purposes)) },
      { kind: "notices.cut-codes", run: () => cutCodes(pools.write, now()) },
      { kind: "notices.forget-sent", run: () => forgetSent(pools.write, now()) },
      // Few tries: an hour later nobody waits for the code any more.
      { kind: SEND_CODE, run: (_, payload) => mailboxes.sendCode(String(payload["account"])), attempts: 4 },
      // The installation hears last: what it takes out of its store has been erased by then.
      ...(options.jobs ?? []),
    ]),
    clocks: new Map(clocks.map((source) => [source.kind, source])),
    schedules: [
      ...modules.flatMap((one) => one.schedules ?? []),
      ...(options.schedules ?? []),
      // Whoever changes the calendar has the dates counted again at once; this round catches what a stopped process missed.
      { id: RECOUNT, everySeconds: 86_400, job: RECOUNT },
      { id: "vault.erase-expired", everySeconds: 86_400, job: "vault.erase-expired" },
      { id: "vault.index", everySeconds: 3_600, job: "vault.index" },
      { id: "notices.cut-codes", everySeconds: 300, job: "notices.cut-codes" },
      { id: "notices.forget-sent", everySeconds: 86_400, job: "notices.forget-sent" },
    ],
    log: options.log,
    fold: (batch) => foldDeltas(pools.write, batch),
    poll: registers.poll,
  });
  return {
    ...base,
    modules,
    words,
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
    knowing: (actor) => queryContext(base, actor),
    ask: async (query, input, actor, language) => {
      const known = queryContext(base, actor, language);
      if (!query.allow.admits(known, input))
        throw actor.kind === "resident" ? refuse.unauthenticated("access.sign-in") : refuse.forbidden("access.not-yours");
      if (query.fromRegisters) return query.run({ ...known, db: rowless }, input);
      const scope = query.scope ? query.scope(known, input) : scopeOf(actor, known.now);
      const units = unitsHeld(actor, known.now);
      const readAs = (one: typeof known) => () => reading(pools.read, scope, (db) => query.run({ ...one, db }, input), units);
      // Whoever is not signed in is nobody in particular: what the answer depends on is all in the input.
      const asked = () => `${query.name} ${known.language} ${JSON.stringify(input)}`;
      if (actor.kind === "resident") return shared(asked(), readAs(known));
      if (!query.alike || actor.kind !== "staff") return readAs(known)();
      return shared(`staff ${JSON.stringify([scope, units])} ${asked()}`, readAs(queryContext(base, someStaff, language)));
    },
    trial: () => openTrial({ sql: pools.write, registry, purposes, read: registers.read, token, now }),
    within: (actor, work) => {
      const known = queryContext(base, actor);
      return reading(pools.read, scopeOf(actor, known.now), (db) => work({ ...known, db }), unitsHeld(actor, known.now));
    },
    close: async () => {
      await jobs.stop();
      await live.stop();
      await lanes.drain();
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
export { migrationSources } from "./migrations.ts";
export { accountSecrets } from "./secrets.ts";
export { loadHistories, rehearse, type History, type Rehearsal } from "../ledger/bulk.ts";
