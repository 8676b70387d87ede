import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { migrate, openPools, type Pools } from "#platform/database";
import { foldDeltas } from "#platform/figures";
import { migrationSources } from "#platform/runtime";
import { testDatabase, type Database } from "#platform/testing";
import { openJobs, type Jobs } from "../index.ts";

let database: Database;
let pools: Pools;
let now = "";
let ran: string[] = [];

before(async () => {
  database = await testDatabase();
  pools = openPools(database.url, { write: 5, read: 1 });
  await migrate(pools.write, migrationSources([]));
});
beforeEach(async () => {
  now = "2026-03-02T08:00:00.000Z";
  ran = [];
  await pools.write`truncate ledger.schedule, ledger.outbox`;
});
after(async () => {
  await pools.close();
  await database.drop();
});

const jobs = (): Jobs =>
  openJobs({
    sql: pools.write,
    keyed: pools.keyed,
    now: () => now,
    context: () => ({}) as never,
    kinds: new Map(["tick", "night"].map((kind) => [kind, { kind, run: async () => void ran.push(kind) } as never])),
    clocks: new Map(),
    schedules: [
      { id: "often", everySeconds: 60, job: "tick" },
      { id: "nightly", everySeconds: 86_400, job: "night" },
    ],
    log: { warn: (details, message) => assert.fail(`${message} ${JSON.stringify(details)}`) },
    fold: (batch) => foldDeltas(pools.write, batch),
    poll: async () => {},
  });

test("a schedule runs at the first start, then when its time has come and not before", async () => {
  const one = jobs();
  await one.runDue();
  assert.deepEqual(ran.sort(), ["night", "tick"]);
  now = "2026-03-02T08:00:59.999Z";
  await one.runDue();
  assert.equal(ran.length, 2);
  now = "2026-03-02T08:01:00.000Z";
  await one.runDue();
  assert.deepEqual(ran, ["night", "tick", "tick"]);
});

test("of several servers that find it due at once one puts its job into the outbox", async () => {
  await Promise.all([jobs(), jobs(), jobs(), jobs()].map((one) => one.runDue()));
  assert.deepEqual(ran.sort(), ["night", "tick"]);
});

test("a schedule whose job cannot be put into the outbox stays due", async () => {
  await pools.write`alter table ledger.outbox add constraint no_night check (kind <> 'night')`;
  try {
    await assert.rejects(jobs().runDue(), /no_night/);
  } finally {
    await pools.write`alter table ledger.outbox drop constraint no_night`;
  }
  await jobs().runDue();
  assert.deepEqual(ran.sort(), ["night", "tick"]);
});

test("while nothing is due a server locks no row of the schedules and not that of the folder", async () => {
  const one = jobs();
  await one.runDue();
  // Whoever locks a row leaves its transaction in xmax.
  const touched = (): Promise<unknown> =>
    pools.write`select id::text, xmin::text, xmax::text from ledger.schedule union all select id::text, xmin::text, xmax::text from figures.folder order by 1`;
  const before = await touched();
  for (let round = 0; round < 5; round += 1) assert.equal(await one.runDue(), 0);
  assert.deepEqual(await touched(), before);
  await pools.write`select 1 from figures.folder for update`;
  assert.notDeepEqual(await touched(), before, "a lock is seen");
});
