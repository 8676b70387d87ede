import { createHash, randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import type { Actor, Grant } from "../access/actor.ts";
import { resident } from "../access/actor.ts";
import { connect, migrate, platformSettings, servingRole } from "../database/index.ts";
import { uuidv7 } from "../ids/index.ts";
import type { Command } from "../ledger/command.ts";
import { loadHistories, rehearse, type History, type Rehearsal } from "../ledger/bulk.ts";
import { verify, type VerifyReport } from "../ledger/verify.ts";
import type { JobKind, Module } from "../modules/module.ts";
import type { Query } from "../modules/query.ts";
import { bulkDeps, openRuntime, type Runtime } from "../runtime/index.ts";
import { migrationSources } from "../runtime/migrations.ts";
import type { MigrationSource } from "../database/migrate.ts";
import { ringOf, type Keys } from "../vault/index.ts";
import type { Senders } from "../notices/index.ts";
import { adminUrl, onceARun } from "./template.ts";

export { adminUrl, onceARun, scratchFolder } from "./template.ts";
export { writtenIn } from "./written.ts";

export type Database = { url: string; drop: () => Promise<void> };

/** A fresh database owned by a role that is no superuser: empty, or a copy of `template`, to which nobody may be connected. */
export async function testDatabase(template?: string): Promise<Database> {
  const name = `zuji_test_${randomBytes(6).toString("hex")}`;
  const admin = connect(adminUrl(), { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}${template ? ` template ${template} strategy file_copy` : ""}`);
  await admin.end();
  const url = new URL(adminUrl());
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      const again = connect(adminUrl(), { max: 1, onnotice: () => {} });
      const drop = () => again.unsafe(`drop database if exists ${name} with (force)`);
      try {
        // On a server somebody gave, a vacuum of its own may be at work in it, which this role cannot end: it is done in a moment.
        await drop().catch(() => new Promise((resolve) => setTimeout(resolve, 3_000)).then(drop));
        const [mine] = await again`select 1 from pg_roles where rolname = ${`${name}_app`}`;
        if (mine) await again.unsafe(`drop role ${name}_app`);
      } finally {
        await again.end();
      }
    },
  };
}

export type Person = Partial<Grant> & { role: string; area: string };

/** A member of staff with these grants; every call makes somebody new. */
export function person(...grants: readonly Person[]): Actor & { kind: "staff" } {
  const id = uuidv7();
  return {
    kind: "staff",
    id,
    name: `测试员${id.slice(-4)}`,
    sessionId: id,
    provedAt: "2999-01-01T00:00:00.000Z",
    grants: grants.map((grant) => ({ unit: "", until: null, delegatedBy: null, ...grant })),
  };
}

export type TestCity = {
  runtime: Runtime;
  databaseUrl: string;
  /** As its database's owner, with everything in sight. */
  owner: Sql;
  /** The city's clock; moves only when told. */
  now: () => string;
  advance: (ms: number) => string;
  set: (instant: string) => void;
  execute: <I, O>(command: Command<I, O>, input: I, options: { actor?: Actor; id?: string }) => Promise<O>;
  query: <I, O>(query: Query<I, O>, input: I, actor?: Actor) => Promise<O>;
  load: (histories: readonly History[]) => Promise<void>;
  rehearse: () => Rehearsal;
  /** Runs jobs, reminders, schedules and counters until nothing is due. */
  jobs: () => Promise<number>;
  verify: () => Promise<VerifyReport>;
  messages: { to: string; body: string }[];
  close: () => Promise<void>;
};

export type TestCityOptions = {
  modules: readonly Module[];
  now?: string;
  histories?: readonly History[];
  senders?: Senders;
  /** Hours within which the nightly expiry must run; never locked without it. */ expiryHours?: number;
  keys?: Keys;
  /** Jobs of the installation itself. */ jobs?: readonly JobKind[];
};

const fixed: Keys = { master: ringOf(new Uint8Array(32).fill(1)), token: new Uint8Array(32).fill(2) };

/** The tables of these modules, migrated once a run (1.8 s of a busy machine for all modules; a copy takes 0.3–0.8). */
const migrated = (sources: readonly MigrationSource[]): Promise<string> => {
  const digest = createHash("sha256")
    .update(sources.map(({ folder }) => folder.href).join("\n"))
    .digest("hex");
  return onceARun(digest.slice(0, 12), async (url) => {
    const sql = connect(url, { max: 1, onnotice: () => {} });
    await migrate(sql, sources).finally(() => sql.end());
  });
};

/** A migrated throw-away city with its own clock. Close it in `after`. */
export async function testCity(options: TestCityOptions): Promise<TestCity> {
  const sources = migrationSources(options.modules);
  const database = await testDatabase(await migrated(sources));
  const keys = options.keys ?? fixed;
  let clock = options.now ?? "2026-11-23T02:00:00.000Z";
  const messages: TestCity["messages"] = [];
  const setup = connect(database.url, { max: 1, onnotice: () => {} });
  let served = database.url;
  try {
    served = (await servingRole(setup, database.url, undefined, keys.token)).url;
  } finally {
    await setup.end();
  }
  const open = (): Promise<Runtime> =>
    openRuntime({
      modules: options.modules,
      databaseUrl: served,
      keys,
      now: () => clock,
      log: { warn: () => {} },
      senders: options.senders ?? { sms: async (to, body) => void messages.push({ to, body }) },
      poolSizes: { write: 3, read: 3 },
      expiryHours: options.expiryHours ?? null,
      ...(options.jobs ? { jobs: options.jobs } : {}),
    });
  const runtime = await open();
  // Connects when it is first asked something.
  const owner = connect(database.url, { max: 1, onnotice: () => {}, connection: platformSettings as never });
  const city: TestCity = {
    runtime,
    databaseUrl: database.url,
    owner,
    now: () => clock,
    advance: (ms) => (clock = new Date(Date.parse(clock) + ms).toISOString()),
    set: (instant) => void (clock = instant),
    execute: (command, input, { actor = resident, id = uuidv7() }) =>
      runtime.execute(command, command.input.parse(input), { commandId: id, actor }),
    query: (query, input, actor = resident) => runtime.ask(query, query.input.parse(input), actor),
    load: async (histories) => {
      await loadHistories(bulkDeps(runtime), histories);
      await runtime.registers.refresh(new Set(histories.map((history) => history.kind)));
    },
    rehearse: () => rehearse(bulkDeps(runtime)),
    jobs: () => runtime.jobs.runDue(),
    verify: () => verify(runtime.pools.write, runtime.registry),
    messages,
    close: async () => {
      await owner.end();
      await runtime.close();
      await database.drop();
    },
  };
  if (options.histories) await city.load(options.histories);
  return city;
}
