import assert from "node:assert/strict";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { testDatabase, type Database } from "#platform/testing";
import { serve, type Serving } from "../main.ts";

const DAY = 86_400_000;
let database: Database;
let serving: Serving;
const clock = { wall: Date.parse("2026-11-25T02:00:00.000Z"), steady: 0 };
before(async () => {
  database = await testDatabase();
  serving = await serve({
    databaseUrl: database.url,
    port: 0,
    host: "127.0.0.1",
    dataDir: await mkdtemp(join(tmpdir(), "zuji-clock-")),
    empty: true,
    log: false,
    onProgress: () => {},
    now: () => new Date(clock.wall).toISOString(),
    watchClock: { monotonic: () => clock.steady },
  });
  await serving.runtime.jobs.stop();
});
after(async () => {
  await serving?.close();
  await database?.drop();
});

const ready = async () => {
  const answer = await fetch(`${serving.origin}/readyz`);
  return { status: answer.status, body: (await answer.json()) as { ready: boolean; reason?: string; clock?: { held: boolean } } };
};
const report = (language: string) => {
  const id = uuidv7();
  return fetch(`${serving.origin}/api/incidents`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": id, "accept-language": language },
    body: JSON.stringify({ id, category: "0402", description: "路灯不亮，晚上看不见路。", area: "330502001005" }),
  });
};

test("a clock before the newest step: whoever reports is told so and what to do, /readyz says which instants, pages are read on; set right, it goes on", async () => {
  assert.deepEqual(await ready(), { status: 200, body: { ready: true } });
  assert.notEqual((await report("zh")).status, 503);
  clock.wall -= 2 * DAY;
  const refused = await report("zh-CN");
  assert.equal(refused.status, 503);
  const told = (await refused.json()) as { code: string; message: string };
  assert.equal(told.code, "platform.clock-behind");
  assert.match(told.message, /时钟.*热线.*2026-11-23T02:00:00.000Z.*2026-11-25T02:00:00.000Z/);
  assert.match(((await (await report("en")).json()) as { message: string }).message, /clock is wrong.*hotline.*2026-11-23/);
  const faulty = await ready();
  assert.equal(faulty.status, 503);
  assert.match(faulty.body.reason ?? "", /clock behind: it says 2026-11-23T02:00:00.000Z, the newest step is of 2026-11-25T02:00:00.000Z/);
  assert.equal((await fetch(`${serving.origin}/`)).status, 200);
  clock.wall += 2 * DAY;
  assert.equal((await ready()).status, 200);
  assert.notEqual((await report("zh")).status, 503);
});

test("a clock that leapt forward is said by /readyz, which stays 200", async () => {
  await serving.runtime.timekeeper.look();
  clock.wall += DAY;
  await serving.runtime.timekeeper.look();
  assert.deepEqual(await ready(), { status: 200, body: { ready: true, clock: { held: true } } });
});
