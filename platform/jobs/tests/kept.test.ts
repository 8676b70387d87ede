import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import type { JobContext } from "#platform/modules";
import { testCity, type TestCity } from "#platform/testing";
import { openJobs, type Jobs } from "../index.ts";
import { bellsWith, ring } from "./bells.ts";

let sounded: string[] = [];
let broken = false;
const sound = async (_: JobContext, { id }: Record<string, unknown>): Promise<void> => {
  if (broken) throw new Error("no hammer");
  sounded.push(String(id));
};
const bells = bellsWith(sound);

let city: TestCity;
before(async () => (city = await testCity({ modules: [bells] })));
after(() => city.close());

const home = "330502001";
type Row = { attempts: number; leased_until: string | null };
const rowsOf = async (id: string): Promise<Row[]> => [
  ...(await city.runtime.pools.write<
    Row[]
  >`select attempts, leased_until from ledger.outbox where kind = 'bells.sound' and payload ->> 'id' = ${id}`),
];
const until = async (met: () => Promise<boolean> | boolean): Promise<void> => {
  for (let turn = 0; turn < 200 && !(await met()); turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.ok(await met(), "waited two seconds");
};

/** Another process on the same outbox. */
const other = (): Jobs =>
  openJobs({
    sql: city.runtime.pools.write,
    keyed: city.runtime.pools.keyed,
    now: city.now,
    context: () => ({}) as never,
    kinds: new Map([["bells.sound", { kind: "bells.sound", run: sound }]]),
    clocks: new Map(),
    schedules: [],
    log: { warn: () => {} },
    fold: async () => 0,
    poll: async () => {},
  });

/** Rings as a process that runs its jobs, but dies before it does. */
async function rungAndDied(): Promise<string> {
  const { keeper } = city.runtime.jobs;
  const [{ lease, take, owner }, id] = [{ ...keeper }, uuidv7()];
  Object.assign(keeper, { lease: (now: string) => new Date(Date.parse(now) + 60_000).toISOString(), take: () => {}, owner: () => null });
  try {
    await city.execute(ring, { home, id }, {});
  } finally {
    Object.assign(keeper, { lease, take, owner });
  }
  return id;
}

test("without anybody who runs jobs here they are written for whoever comes", async () => {
  const id = uuidv7();
  await city.execute(ring, { home, id }, {});
  assert.deepEqual(await rowsOf(id), [{ attempts: 0, leased_until: null }]);
  await other().runDue();
  assert.deepEqual([sounded, await rowsOf(id)], [[id], []]);
});

test("what a process dies over is nobody's until its lease has run out, and then another runs it", async () => {
  sounded = [];
  const id = await rungAndDied();
  assert.deepEqual(
    (await rowsOf(id)).map(({ attempts }) => attempts),
    [1],
  );
  await other().runDue();
  city.advance(59_000);
  await other().runDue();
  assert.deepEqual(sounded, []);
  city.advance(1_001);
  await other().runDue();
  assert.deepEqual([sounded, await rowsOf(id)], [[id], []]);
});

test("what a process was killed over is run by the next within seconds, and what a living one has under its lease is left to it", async () => {
  sounded = [];
  const dying = spawn(process.execPath, [new URL("./dying.ts", import.meta.url).pathname, city.databaseUrl, city.now()], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [told] = (await once(dying.stdout, "data")) as [Buffer];
  const ids = told.toString().trim().split(",");
  const leased = async () => (await Promise.all(ids.map(rowsOf))).flat().filter(({ leased_until }) => leased_until !== null).length;
  const next = city.runtime.jobs;
  const begun = performance.now();
  // As long as it lives, longer than a dead one is waited for.
  while (performance.now() - begun < 6_500) {
    await next.runDue();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  assert.deepEqual([sounded, await leased()], [[], ids.length]);
  dying.kill("SIGKILL");
  await once(dying, "exit");
  const died = performance.now();
  // The city's clock stands still: no lease runs out.
  while (sounded.length < ids.length && performance.now() - died < 20_000) {
    await next.runDue();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  assert.deepEqual(sounded.toSorted(), ids.toSorted());
  assert.equal((await city.runtime.pools.write`select 1 from ledger.worker`).length, 1, "the dead one is forgotten, the living one is not");
});

test("a process that runs jobs runs its own from memory, those of a later hour at theirs, those that fail again", async () => {
  sounded = [];
  const { jobs } = city.runtime;
  jobs.start();
  const [now, later, failing] = [uuidv7(), uuidv7(), uuidv7()];
  const runAt = new Date(Date.parse(city.now()) + 3_600_000).toISOString();
  await city.execute(ring, { home, id: later, runAt }, {});
  assert.deepEqual(await rowsOf(later), [{ attempts: 0, leased_until: null }]);
  await city.execute(ring, { home, id: now }, {});
  await until(async () => (await rowsOf(now)).length === 0);
  assert.deepEqual(sounded, [now]);
  broken = true;
  await city.execute(ring, { home, id: failing }, {});
  await until(async () => (await rowsOf(failing)).some(({ leased_until }) => leased_until === null));
  assert.equal((await rowsOf(failing))[0]?.attempts, 1);
  broken = false;
  city.advance(3_600_000);
  await until(async () => (await rowsOf(failing)).length === 0 && (await rowsOf(later)).length === 0);
  assert.deepEqual(sounded.toSorted(), [now, later, failing].toSorted());
});

test("a process that stops gives back what it has not run, and writes no more under its lease", async () => {
  sounded = [];
  const { jobs } = city.runtime;
  const [kept, afterwards] = [uuidv7(), uuidv7()];
  // The command is under way when the jobs are stopped.
  const lease = jobs.keeper.lease(city.now());
  await jobs.stop();
  assert.notEqual(lease, null);
  assert.equal(jobs.keeper.lease(city.now()), null);
  await city.runtime.pools.write`
    insert into ledger.outbox (home, id, kind, payload, run_at, attempts, leased_until)
    values (${home}, ${kept}, 'bells.sound', ${city.runtime.pools.write.json({ id: kept })}, ${city.now()}, 1, ${lease})`;
  jobs.keeper.take([{ home, id: kept, kind: "bells.sound", payload: { id: kept }, attempts: 1, leased_until: lease ?? "" }]);
  await city.execute(ring, { home, id: afterwards }, {});
  await jobs.release();
  assert.deepEqual(
    [await rowsOf(kept), await rowsOf(afterwards)],
    [[{ attempts: 0, leased_until: null }], [{ attempts: 0, leased_until: null }]],
  );
  await other().runDue();
  assert.deepEqual(sounded.toSorted(), [kept, afterwards].toSorted());
});
