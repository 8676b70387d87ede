import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { startedAt } from "../postgres/process.ts";
import { bareClone, folderFor, freePort, refusal, start, UP } from "./city.ts";

const count = async (port: number): Promise<number> => Number(await (await fetch(`http://127.0.0.1:${port}/`)).text());
const asRoot = process.getuid?.() === 0;

test("what was acknowledged before kill -9 is there after the next start, and its orphaned database gives way", async (t) => {
  const port = await freePort();
  const clone = bareClone(folderFor(t));
  const env = { PORT: String(port) };
  const first = start(t, clone, env);
  await first.says(UP);
  let acknowledged = 0;
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let n = writer; ; n += 4) {
      const answer = await fetch(`http://127.0.0.1:${port}/${n}`, { method: "POST" }).catch(() => null);
      if (answer?.ok !== true) return;
      acknowledged += 1;
    }
  });
  while (acknowledged < 200) await new Promise((done) => setTimeout(done, 5));
  // The server itself, not only the process that started it with flags of its own.
  const holder = JSON.parse(readFileSync(join(clone, ".zuji/lock.json"), "utf8")) as { pid: number };
  assert.notEqual(holder.pid, first.child.pid);
  process.kill(holder.pid, "SIGKILL");
  await Promise.all([...writers, first.ended]);
  const orphan = Number(readFileSync(join(clone, ".zuji/postgres/postmaster.pid"), "utf8").split("\n")[0]);
  assert.notEqual(startedAt(orphan), null);
  const second = start(t, clone, env);
  await second.says(UP);
  assert.equal(startedAt(orphan), null);
  // A write may have been committed whose answer died with the server, never the other way round.
  const kept = await count(port);
  assert.ok(kept >= acknowledged && kept <= acknowledged + 4, `${kept} kept of ${acknowledged} acknowledged`);
  second.child.kill("SIGINT");
  assert.equal(await second.ended, 0);
  assert.equal(existsSync(join(clone, ".zuji/postgres/postmaster.pid")), false);
  assert.equal(existsSync(join(clone, ".zuji/lock.json")), false);
  assert.match(readFileSync(join(clone, ".zuji/postgres.log"), "utf8").trim().split("\n").at(-1) ?? "", /database system is shut down/);
});

test("when npm is killed the server does not stay behind, and npm start works again at once", async (t) => {
  const port = await freePort();
  const clone = bareClone(folderFor(t));
  const npm = ["npm", "start"];
  const first = start(t, clone, { PORT: String(port) }, npm);
  await first.says(UP);
  assert.equal((await fetch(`http://127.0.0.1:${port}/1`, { method: "POST" })).status, 200);
  first.child.kill("SIGKILL");
  const second = start(t, clone, { PORT: String(port) }, npm);
  await second.says(UP);
  assert.equal(await count(port), 1);
  assert.match(first.output(), /stopped cleanly/);
});

test("a second copy on the same data is refused and the first goes on; on its own data it runs beside", async (t) => {
  const port = await freePort();
  const other = await freePort();
  const clone = bareClone(folderFor(t));
  const first = start(t, clone, { PORT: String(port) });
  await first.says(UP);
  assert.match(await refusal(start(t, clone, { PORT: String(other) })), /another copy \(process \d+\) runs on this data/);
  const beside = start(t, clone, { PORT: String(other), ZUJI_DATA: join(clone, ".zuji-2") });
  await beside.says(UP);
  assert.deepEqual([await count(port), await count(other)], [0, 0]);
});

test("a port in use is said in one line before anything is made", async (t) => {
  const port = await freePort();
  const clone = bareClone(folderFor(t));
  const neighbour = createServer().listen(port, "127.0.0.1");
  t.after(() => neighbour.close());
  await new Promise((done) => neighbour.once("listening", done));
  assert.match(await refusal(start(t, clone, { PORT: String(port) })), new RegExp(`port ${port} is in use`));
  assert.equal(existsSync(join(clone, ".zuji")), false);
  assert.match(await refusal(start(t, clone, { PORT: "eighty" })), /not a port number/);
});

test("data of an older PostgreSQL, or data that is not whole, is refused and left as it was", async (t) => {
  const port = await freePort();
  const clone = bareClone(folderFor(t));
  const data = join(clone, ".zuji/postgres");
  mkdirSync(join(data, "global"), { recursive: true });
  writeFileSync(join(data, "PG_VERSION"), "14\n");
  assert.match(await refusal(start(t, clone, { PORT: String(port) })), /passwords is missing/);
  writeFileSync(join(clone, ".zuji/postgres.json"), '{"admin":"a","zuji":"b"}');
  assert.match(await refusal(start(t, clone, { PORT: String(port) })), /belongs to PostgreSQL 14/);
  assert.deepEqual(readdirSync(data).sort(), ["PG_VERSION", "global"]);
  rmSync(join(data, "PG_VERSION"));
  assert.match(await refusal(start(t, clone, { PORT: String(port) })), /not a whole PostgreSQL cluster/);
  assert.deepEqual(readdirSync(data), ["global"]);
});

test("a cluster whose making was interrupted is made again", async (t) => {
  const port = await freePort();
  const clone = bareClone(folderFor(t));
  mkdirSync(join(clone, ".zuji/postgres.new/base"), { recursive: true });
  writeFileSync(join(clone, ".zuji/postgres.new/PG_VERSION"), "18\n");
  const run = start(t, clone, { PORT: String(port) });
  await run.says(UP);
  assert.equal(await count(port), 0);
  assert.deepEqual(
    readdirSync(join(clone, ".zuji")).filter((name) => name.includes("new")),
    [],
  );
});

test("a data folder that cannot be used is said in one line", async (t) => {
  const port = await freePort();
  const clone = bareClone(folderFor(t));
  const file = join(clone, "file");
  writeFileSync(file, "");
  assert.match(await refusal(start(t, clone, { PORT: String(port), ZUJI_DATA: file })), /not a directory/);
  assert.match(await refusal(start(t, clone, { PORT: String(port), ZUJI_DATA: "/proc/zuji" })), /the data folder cannot be made/);
});

test(
  "as root below a home only root may enter, the cluster lies where its own user can work, and the start says where",
  { skip: asRoot ? false : "needs root" },
  async (t) => {
    const port = await freePort();
    const clone = bareClone(folderFor(t, homedir()));
    const run = start(t, clone, { PORT: String(port) });
    await run.says(UP);
    const cluster = readlinkSync(join(clone, ".zuji/postgres"));
    t.after(() => rmSync(join(cluster, ".."), { recursive: true, force: true }));
    assert.match(cluster, /^\/var\/lib\/zuji\//);
    assert.ok(run.output().includes(cluster));
    assert.equal((await fetch(`http://127.0.0.1:${port}/1`, { method: "POST" })).status, 200);
    run.child.kill("SIGTERM");
    assert.equal(await run.ended, 0);
    const again = start(t, clone, { PORT: String(port) });
    await again.says(UP);
    assert.equal(await count(port), 1);
    again.child.kill("SIGTERM");
    await again.ended;
  },
);
