import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { migrate, openPools, type Pools } from "#platform/database";
import { uuidv7 } from "#platform/ids";
import type { ClockSource, JobContext } from "#platform/modules";
import { migrationSources } from "#platform/runtime";
import { testDatabase, type Database } from "#platform/testing";
import { recountJob } from "../index.ts";

let database: Database;
let pools: Pools;
before(async () => {
  database = await testDatabase();
  pools = openPools(database.url, { write: 2, read: 1 });
  await migrate(pools.write, migrationSources([]));
});
after(async () => {
  await pools.close();
  await database.drop();
});

type Clock = { kind?: string; status?: string; provisional?: boolean; from?: string; due?: string };
async function clock({ kind = "x.record", status = "running", provisional = false, from = "2026-11-20", due = "2027-01-05" }: Clock = {}) {
  const id = uuidv7();
  await pools.write`
    insert into clocks.clock (home, stream, slot, kind, rule, duty, obligor, started_at, due_at, provisional, status, place)
    values ('330502001', ${id}, 'answer', ${kind}, 'R', 'duty', 'u', ${from}::date, ${due}::date, ${provisional}, ${status}, '330502001')`;
  return id;
}

const asked: string[] = [];
let broken = "";
let freshened = 0;
const source = (kind: string): ClockSource => ({
  kind,
  remind: async () => {},
  recount: async (_, { id }) => {
    if (id === broken) throw new Error("cannot");
    asked.push(id);
  },
});
const ctx = { now: "2026-12-01T02:00:00.000Z", query: (_: unknown, work: (of: unknown) => unknown) => work({ db: pools.write }) } as never;
const mute: ClockSource = { kind: "mute.record", remind: async () => {} };
const job = recountJob([source("x.record"), mute], async () => void (freshened += 1));
async function hear(payload: Record<string, unknown>, context: JobContext = ctx): Promise<string[]> {
  asked.length = 0;
  await job.run(context, payload);
  return [...asked].sort();
}
const YEAR = { from: "2026-12-01", to: "2028-02-01" };

test("asked are the records with a running clock that passes through the days, each once, and with no days those that are provisional", async () => {
  const through = await clock();
  const guessed = await clock({ provisional: true, due: "2026-11-28" });
  await pools.write`
    insert into clocks.clock select home, stream, 'second', kind, rule, duty, obligor, started_at, due_at, remind_at, provisional, status, met_at, place
    from clocks.clock where stream = ${through}`;
  await clock({ due: "2026-11-30" });
  await clock({ from: "2028-03-01", due: "2028-04-01" });
  await clock({ status: "lapsed" });
  await clock({ status: "met" });
  await clock({ kind: "mute.record" });
  assert.deepEqual(await hear(YEAR), [through]);
  assert.deepEqual(await hear({}), [guessed]);
  assert.equal(freshened, 2, "the calendar is brought up to date before anything is counted by it");
});

test("a record that cannot count keeps no other waiting, and the job is tried again", async () => {
  broken = await clock();
  const behind = await clock();
  await assert.rejects(hear(YEAR), /1 records could not count their dates again: Error: cannot/);
  assert.ok(asked.includes(behind));
  broken = "";
  assert.ok((await hear(YEAR)).includes(behind));
});
