import assert from "node:assert/strict";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test, type TestContext } from "node:test";
import { uuidv7 } from "#platform/ids";
import { testCity, testDatabase } from "#platform/testing";
import { newest } from "#platform/vault";
import { reportIncident } from "#modules/incidents";
import { demoPlaces } from "#modules/places";
import { modules } from "../../apps/server/modules.ts";
import { folderFor, start } from "./city.ts";

const root = resolve(import.meta.dirname, "../..");

/** Runs one of the commands as somebody at the keyboard does; what it said and its exit code. */
async function command(t: TestContext, env: Readonly<Record<string, string>>, ...words: string[]): Promise<[string, number | null]> {
  const run = start(t, root, env, [process.execPath, "boot/run.mjs", ...words]);
  const code = await run.ended;
  return [run.output(), code];
}

test("npm run backup and npm run restore: a city on another database, in order under verify", async (t) => {
  const folder = folderFor(t);
  const city = await testCity({ modules });
  t.after(() => city.close());
  const town = demoPlaces().areas.filter(
    ({ events: [first] }) => first?.type === "places.area-registered" && (first.code.length <= 6 || first.code.startsWith("330502001")),
  );
  await city.load(town);
  const input = {
    id: uuidv7(),
    category: "0402",
    description: "路灯不亮",
    phone: "13800001234",
    name: "王小明",
    area: "330502001005",
    photos: [],
  };
  await city.execute(reportIncident, input as never, {});
  const [here, there] = [join(folder, "here"), join(folder, "there")];
  mkdirSync(join(here, "keys"), { recursive: true });
  const { master, token } = city.runtime.keys;
  writeFileSync(join(here, "keys/master.key"), Buffer.from(newest(master).key).toString("hex"));
  writeFileSync(join(here, "keys/token.key"), Buffer.from(token).toString("hex"));
  const target = join(folder, "kept");

  const [said, code] = await command(t, { DATABASE_URL: city.databaseUrl, ZUJI_DATA: here }, "backup", target);
  assert.equal(code, 0, said);
  const seal = /seal ([0-9a-f]{64})/.exec(said)?.[1] ?? "";
  const database = await testDatabase();
  t.after(() => database.drop());
  const env = { DATABASE_URL: database.url, ZUJI_DATA: there };
  const [refused, one] = await command(t, env, "restore", target, "--seal", seal);
  assert.deepEqual([one, refused.trim().split("\n").length], [1, 1], refused);
  assert.match(refused, /✖ .*先放入备份当天的 keys.* \/ .*put the keys/);
  cpSync(join(here, "keys"), join(there, "keys"), { recursive: true });
  const [restored, two] = await command(t, env, "restore", target, "--seal", seal);
  assert.equal(two, 0, restored);
  assert.match(restored, /everything follows from the ledger/);
  assert.match((await command(t, env, "restore", target, "--seal", "short"))[0], /✖ 用法：.*usage: /);
});
