import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { connect, migrate, platformSettings } from "#platform/database";
import { migrationSources } from "#platform/runtime";
import { getSetting, putSetting, settleCity, settleHash } from "#platform/settings";
import { testDatabase, type Database } from "#platform/testing";
import { loadDemoApart } from "../demo/apart.ts";
import { modules } from "../modules.ts";

const NOW = "2026-11-23T02:00:00.000Z";
let database: Database;
let dataDir: string;
before(async () => {
  database = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "zuji-apart-"));
});
after(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

test("the demonstration city is loaded by a process of its own, which says why it cannot; a city loaded before is only told of", async () => {
  const lines: string[] = [];
  const order = { databaseUrl: database.url, dataDir, events: 200, onProgress: (line: string) => void lines.push(line) };
  const sql = connect(database.url, { max: 1, onnotice: () => {}, connection: platformSettings as never });
  try {
    await migrate(sql, migrationSources(modules));
    await settleCity(sql, undefined, NOW);
    await settleHash(sql, "sha256", NOW);
    await writeFile(join(dataDir, "file"), "");
    await assert.rejects(loadDemoApart({ ...order, dataDir: join(dataDir, "file", "within") }), /ENOTDIR/);
    assert.equal((await getSetting<{ stage: string }>(sql, "demo"))?.stage, "loading", "and the next start takes it up again");
    await putSetting(sql, "demo", { stage: "loaded", events: 0 }, NOW);
    await writeFile(join(dataDir, "demo-accounts.json"), JSON.stringify([{ role: "dispatcher", login: "quzhongxin", password: "x" }]));
    assert.deepEqual(
      (await loadDemoApart(order)).map(({ login }) => login),
      ["quzhongxin"],
      "what is loaded is only told of",
    );
    assert.deepEqual(lines, []);
  } finally {
    await sql.end();
  }
});
