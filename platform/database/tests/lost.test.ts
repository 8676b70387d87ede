import assert from "node:assert/strict";
import { after, before, test, type TestContext } from "node:test";
import type { Sql } from "postgres";
import { adminUrl, testDatabase, type Database } from "#platform/testing";
import { connect, isAway, openPools, reading, type Reader } from "../index.ts";
import { screened, type Screen } from "./screen.ts";

let database: Database;
let admin: Sql;

before(async () => {
  database = await testDatabase();
  admin = connect(adminUrl(), { max: 1, onnotice: () => {} });
  const sql = connect(database.url, { max: 1 });
  await sql`create table kept (said text)`;
  await sql.end();
});
after(async () => {
  await admin.end();
  await database.drop();
});

/** As PostgreSQL's restart, a failover or a pooler does: what is under way on these connections ends without an answer. Not a vacuum of its own: this role may not end it. */
const cut = async (pids?: readonly number[]): Promise<void> =>
  void (await admin`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = ${new URL(database.url).pathname.slice(1)} and backend_type = 'client backend'
      and (${pids === undefined} or pid = any(${[...(pids ?? [])]}::int[]))`);
const pidOf = async (db: Reader): Promise<number> => (await db<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]!.pid;
const said = async (db: Sql): Promise<string[]> =>
  (await db<{ said: string }[]>`select said from kept order by said`).map((row) => row.said);
const lost = (cause: unknown): boolean => isAway(cause);
const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What is left of a pool whose connections were cut: each answers, and soon. */
async function answers(sql: Sql, times: number): Promise<void> {
  const late = soon(10_000).then(() => assert.fail("a connection that was lost never came back"));
  await Promise.race([Promise.all(Array.from({ length: times }, () => sql`select pg_sleep(0.02)`)), late]);
}

test("a connection cut while a read transaction waits for its answer is an error of that read, and the next one is answered", async () => {
  const sql = connect(database.url, { max: 1 });
  for (let time = 0; time < 5; time += 1) {
    const read = reading(sql, [""], async (db) => {
      const pid = await pidOf(db);
      const cutting = soon(5).then(() => cut([pid]));
      const [answer] = await Promise.all([db`select pg_sleep(10)`, db`select 1`, cutting]);
      return answer;
    });
    await assert.rejects(read, lost);
    assert.ok((await reading(sql, [""], pidOf)) > 0);
  }
  await sql.end();
});

test("what a transaction still asks after its connection was cut is refused, and never runs within somebody else's", async () => {
  const sql = connect(database.url, { max: 1 });
  let goOn = (): void => {};
  const until = new Promise<void>((resolve) => (goOn = resolve));
  let asked = Promise.resolve<unknown>(null);
  const dead = sql.begin(async (tx) => {
    await tx`insert into kept values ('dead, before')`;
    const pid = await pidOf(tx);
    await cut([pid]);
    await until;
    asked = tx`insert into kept values ('dead, after')`;
    await asked;
    await tx`commit`;
  });
  await assert.rejects(dead, lost);
  const other = sql.begin(async (tx) => {
    await tx`insert into kept values ('other')`;
    goOn();
    await soon(50);
    await assert.rejects(asked, lost);
    throw new Error("taken back");
  });
  await assert.rejects(other, /taken back/);
  await assert.doesNotReject(sql.begin((tx) => tx`insert into kept values ('alive')`));
  assert.deepEqual(await said(sql), ["alive"]);
  await sql.end();
});

test("a question that is wrong, and an error of another socket, are not the database's absence; a server that is not there is", async () => {
  const sql = connect(database.url, { max: 1 });
  await assert.rejects(sql`select nothing`, (cause) => !isAway(cause));
  await sql.end();
  await assert.rejects(sql`select 1`, isAway);
  assert.equal(isAway(Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" })), false);
  const nobody = new URL(database.url);
  nobody.searchParams.set("host", "/nowhere");
  const away = connect(nobody.href, { max: 1 });
  await assert.rejects(away`select 1`, isAway);
  await away.end();
});

test("a pool whose connections are cut again and again under load comes back whole", async () => {
  const sql = connect(database.url, { max: 4 });
  let [ended, asking] = [0, true];
  const cutOff = (cause: unknown): void => {
    assert.ok(isAway(cause), String(cause));
    ended += 1;
  };
  const visitor = async (): Promise<void> => {
    while (asking) {
      await reading(sql, [""], async (db) => {
        await Promise.all([db`select 1`, db`select pg_sleep(0.001)`]);
        return db`select 2`;
      }).catch(cutOff);
      await sql`select 3`.catch(cutOff);
    }
  };
  const visitors = Array.from({ length: 24 }, visitor);
  try {
    for (let time = 0; time < 15; time += 1) {
      await soon(20);
      await cut();
    }
  } finally {
    asking = false;
  }
  await Promise.race([Promise.all(visitors), soon(15_000).then(() => assert.fail("a question was never answered"))]);
  assert.ok(ended > 0, "something was under way when they were cut");
  await answers(sql, 16);
  await sql.end();
});

test("whoever reads what COPY sends more slowly than it comes is answered what they ask next", async () => {
  const sql = connect(database.url, { max: 1 });
  for (const rows of [1, 400, 20_000]) {
    const read = sql.begin(async (tx) => {
      let bytes = 0;
      for await (const chunk of await tx.unsafe(`copy (select repeat('x', 999) from generate_series(1, ${rows})) to stdout`).readable()) {
        await new Promise(setImmediate);
        bytes += (chunk as Buffer).length;
      }
      return [bytes, (await tx<{ n: number }[]>`select 7 as n`)[0]?.n];
    });
    assert.deepEqual(await Promise.race([read, soon(10_000).then(() => "never answered")]), [rows * 1000, 7]);
  }
  await sql.end();
});

/** A pool whose database can go. */
async function behindScreen(t: TestContext, max: number): Promise<{ screen: Screen; sql: Sql }> {
  const screen = await screened(database.url);
  const sql = connect(screen.url, { max });
  t.after(async () => {
    await sql.end({ timeout: 1 });
    await screen.close();
  });
  return { screen, sql };
}

test("a read tells its transaction, its scope and its first question in one piece", async (t) => {
  const { screen, sql } = await behindScreen(t, 1);
  const read = () => reading(sql, ["33"], (db) => db<{ scope: string }[]>`select current_setting('zuji.scope') as scope`);
  await read();
  await answers(sql, 1);
  screen.heard.length = 0;
  assert.deepEqual([...(await read())], [{ scope: "33%" }]);
  await answers(sql, 1);
  const [first = "", ...others] = screen.heard;
  assert.match(first, /begin isolation level repeatable read read only.*33%/s);
  assert.equal(first.split("S\0\0\0\x04").length - 1, 2, "the scope and the question are asked");
  assert.equal(others.length, 2, "what follows is the end of the transaction, and then somebody else's question");
});

test("what is sent with a begin that fails changes nothing, and nobody else is given what is left of it", async () => {
  const pools = openPools(database.url, { read: 1 });
  for (let time = 0; time < 3; time += 1) {
    const later = Promise.withResolvers<unknown>();
    const failed = pools.read.begin("isolation level unheard of read only", async (tx) => {
      await tx`insert into kept values ('with a begin that failed')`.catch(() => {});
      later.resolve(await tx`insert into kept values ('afterwards')`.catch((cause: unknown) => cause));
    });
    await assert.rejects(failed, /syntax error/);
    assert.ok((await later.promise) instanceof Error);
    const [row] = await reading(pools.read, ["33"], (db) => db<{ scope: string }[]>`select current_setting('zuji.scope') as scope`);
    assert.equal(row?.scope, "33%");
  }
  assert.deepEqual(await said(pools.write), ["alive"]);
  await pools.close();
});

test("a database that was away for a while answers whoever asks, soon after it is back, and nobody waits for long", async (t) => {
  const { screen, sql } = await behindScreen(t, 4);
  let [refused, answered, longestMs, asking] = [0, 0, 0, true];
  const visitor = async (): Promise<void> => {
    while (asking) {
      const began = Date.now();
      const read = reading(sql, [""], async (db) => Promise.all([db`select ${1}::int`, db`select pg_sleep(0.001)`]));
      await read.then(
        () => (answered += 1),
        (cause: unknown) => {
          assert.ok(isAway(cause), String(cause));
          refused += 1;
        },
      );
      longestMs = Math.max(longestMs, Date.now() - began);
      await soon(1);
    }
  };
  const visitors = Array.from({ length: 16 }, visitor);
  for (let time = 0; time < 6; time += 1) {
    await soon(50);
    await screen.goes();
    await soon(100 * time);
    await screen.comes();
    const [before, back] = [answered, Date.now()];
    while (answered < before + 100) {
      assert.ok(Date.now() - back < 5_000, "reads are answered within seconds");
      await soon(10);
    }
  }
  asking = false;
  await Promise.race([Promise.all(visitors), soon(15_000).then(() => assert.fail("a read was never answered"))]);
  assert.ok(refused > 0, "some asked while it was away");
  assert.ok(longestMs < 5_000, `nobody waits much longer than it was away: ${longestMs} ms`);
  await answers(sql, 16);
});
