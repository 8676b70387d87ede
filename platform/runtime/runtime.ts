import type { Actor } from "../access/actor.ts";
import type { Pools } from "../database/index.ts";
import type { Catalogue } from "../figures/catalogue.ts";
import type { JobLog, Jobs } from "../jobs/index.ts";
import type { Command, NamedPicture } from "../ledger/command.ts";
import type { Lanes } from "../ledger/lanes.ts";
import type { Registry } from "../ledger/registry.ts";
import type { Trial } from "../ledger/trial.ts";
import type { Live } from "../live/live.ts";
import type { Called } from "../modules/called.ts";
import type { JobKind, Module, Purpose } from "../modules/module.ts";
import type { Knowing, Query, QueryContext } from "../modules/query.ts";
import type { Mailboxes, Senders } from "../notices/index.ts";
import type { Expiry, Keys } from "../vault/index.ts";
import type { Language, Words } from "../../web/words/index.ts";
import type { Timekeeper } from "./timekeeper.ts";
import type { Registers } from "./registers.ts";

export type RuntimeOptions = {
  modules: readonly Module[];
  databaseUrl: string;
  keys: Keys;
  now?: () => string;
  /** Watches the machine's clock; left out: the clock is a test's own. */
  clock?: { accepted: string | null; monotonic?: () => number };
  log: JobLog;
  senders?: Senders;
  /** Where staff reach the console; mails carry links only with it. */
  origin?: string | null;
  /** A number at which a person answers; messages to people outside name it. */
  answers?: string | null;
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
  timekeeper: Timekeeper;
  lanes: Lanes;
  jobs: Jobs;
  mailboxes: Mailboxes;
  execute: <I, O>(command: Command<I, O>, input: I, order: { commandId: string; actor: Actor }) => Promise<O>;
  vouch: (input: unknown, pictures: readonly NamedPicture[]) => Promise<void>;
  ask: <I, O>(query: Query<I, O>, input: I, actor: Actor, language?: Language) => Promise<O>;
  /** Commands tried on the ledger as it is and written nowhere: what a dry run promises is what happens. */
  trial: () => Trial;
  /** A scoped read outside a query value: for the platform's own gates. */
  within: <T>(actor: Actor, work: (ctx: QueryContext) => Promise<T>, scope?: readonly string[]) => Promise<T>;
  token: (purpose: string, subject: string) => string;
  catalogue: Catalogue;
  called: Called;
  expiry: Expiry;
  /** What a reader may know outside a transaction: for gates and listeners. */
  knowing: (actor: Actor) => Knowing;
  live: Live;
  close: () => Promise<void>;
};

/** What reads and jobs stand on. */
export type Base = Pick<
  Runtime,
  "pools" | "keys" | "purposes" | "registers" | "registry" | "now" | "token" | "catalogue" | "called" | "expiry"
>;
