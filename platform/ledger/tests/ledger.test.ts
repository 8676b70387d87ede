import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { unseal } from "#platform/vault";
import type { Refusal } from "#platform/refusals";
import { testCity, type TestCity } from "#platform/testing";
import { inOrder } from "../told.ts";
import { standingOf, verify } from "../verify.ts";
import { addTally, tallies } from "./tally.ts";

let city: TestCity;
before(async () => {
  city = await testCity({ modules: [tallies] });
});
after(() => city.close());

const home = "330502001";

test("two hundred writes on one hot record at once are all counted, none twice", async () => {
  const id = uuidv7();
  const answers = await Promise.all(Array.from({ length: 200 }, () => city.execute(addTally, { home, id, n: 1 }, {})));
  assert.deepEqual(
    answers.map((one) => one.total).sort((a, b) => a - b),
    Array.from({ length: 200 }, (_, index) => index + 1),
  );
  const [row] = await city.runtime.pools.write`select total from tallies.tally where id = ${id}`;
  assert.equal(row?.["total"], 200);
});

test("forty sealed notes on one new record at once share a data key and a few statements; the last one is read", async () => {
  const id = uuidv7();
  const pool = city.runtime.pools.lanes as unknown as { unsafe: (...args: unknown[]) => unknown };
  const { unsafe } = pool;
  let statements = 0;
  pool.unsafe = (...args) => ((statements += 1), unsafe(...args));
  try {
    await Promise.all(Array.from({ length: 40 }, (_, index) => city.execute(addTally, { home, id, n: 1, note: `备注 ${index + 1}` }, {})));
  } finally {
    pool.unsafe = unsafe;
  }
  assert.ok(statements <= 8, `${statements} statements`);
  const keys = await city.runtime.pools.write`select 1 from vault.key where stream = ${id}`;
  assert.equal(keys.length, 1);
  const [note] = await unseal(
    city.runtime.pools.write,
    city.runtime.keys.master,
    city.runtime.purposes,
    [{ stream: { home, id }, field: "note" }],
    {
      id: "r",
      now: city.now(),
      admits: () => ({ role: "auditor", unit: "", basis: "reason", reason: "复核" }),
    },
  );
  assert.equal(note, "备注 40");
});

test("a command sent again gives its first answer and changes nothing; the same id for something else is refused", async () => {
  const [id, commandId] = [uuidv7(), uuidv7()];
  const first = await city.execute(addTally, { home, id, n: 5 }, { id: commandId });
  const again = await Promise.all(Array.from({ length: 5 }, () => city.execute(addTally, { home, id, n: 5 }, { id: commandId })));
  assert.deepEqual(
    [first, ...again],
    Array.from({ length: 6 }, () => ({ total: 5 })),
  );
  await assert.rejects(
    city.execute(addTally, { home, id, n: 6 }, { id: commandId }),
    (cause: Refusal) => cause.body.code === "command.reused-id",
  );
});

test("a refusal or a bug in a batch fails alone and leaves no trace", async () => {
  const ids = Array.from({ length: 30 }, () => uuidv7());
  const results = await Promise.allSettled(
    ids.map((id, index) => city.execute(addTally, { home, id, n: index === 7 ? 13 : index === 9 ? 3_000_000_000 : 1 }, {})),
  );
  results.forEach((result, index) => assert.equal(result.status, index === 7 || index === 9 ? "rejected" : "fulfilled", String(index)));
  const [left] = await city.runtime.pools
    .write`select count(*)::int as n from ledger.event where stream = any(${[ids[7], ids[9]] as string[]}::uuid[])`;
  assert.equal(left?.["n"], 0);
});

test("two processes on one record lose nothing: the later one decides again on the newer state", async () => {
  const { openRuntime } = await import("#platform/runtime");
  const other = await openRuntime({ modules: [tallies], databaseUrl: city.databaseUrl, keys: city.runtime.keys, log: { warn: () => {} } });
  const id = uuidv7();
  const both = [city.runtime, other];
  const outcomes = await Promise.allSettled(
    Array.from({ length: 60 }, async (_, index) =>
      (both[index % 2] as typeof other).execute(
        addTally,
        { home, id, n: 1 },
        { commandId: uuidv7(), actor: { kind: "resident", id: "resident" } },
      ),
    ),
  );
  const done = outcomes.filter((one) => one.status === "fulfilled").length;
  const [row] = await city.runtime.pools.write`select total from tallies.tally where id = ${id}`;
  assert.equal(row?.["total"], done);
  assert.ok(done >= 55, `${done} of 60`);
  await other.close();
});

test("row-level security: a reader sees its own area only, and without a scope nothing", async () => {
  const id = uuidv7();
  await city.execute(addTally, { home, id, n: 1 }, {});
  const { reading } = await import("#platform/database");
  const count = (scope: string[]) =>
    reading(
      city.runtime.pools.read,
      scope,
      async (db) => (await db<{ n: number }[]>`select count(*)::int as n from ledger.event where stream = ${id}`)[0]?.n,
    );
  assert.equal(await count(["330502"]), 1);
  assert.equal(await count(["330503"]), 0);
  assert.equal(await count([]), 0);
  assert.equal(await count(["33%' or '1"]), 0);
  // However wide a reader's scope, the vault is not there for it.
  await city.execute(addTally, { home, id, n: 1, note: "王五" }, {});
  assert.equal(
    await reading(
      city.runtime.pools.read,
      [""],
      async (db) => (await db<{ n: number }[]>`select count(*)::int as n from vault.field`)[0]?.n,
    ),
    0,
  );
  const bare = await city.runtime.pools.read`select count(*)::int as n from ledger.event`;
  assert.equal(bare[0]?.["n"], 0);
});

test("one byte changed by hand in any row is named by verify", async () => {
  assert.deepEqual((await city.verify()).findings, []);
  const id = uuidv7();
  await city.execute(addTally, { home, id, n: 4, note: "张三" }, {});
  // Whoever owns the tables: the role the server runs as may not touch an event at all.
  const sql = city.owner;
  const tampered: [string, string, string][] = [
    [
      "ledger.event",
      "update ledger.event set data = '{\"n\": 5}' where stream = $1",
      "update ledger.event set data = '{\"n\": 4}' where stream = $1",
    ],
    [
      "ledger.event",
      "update ledger.event set actor = 'somebody' where stream = $1",
      "update ledger.event set actor = 'resident' where stream = $1",
    ],
    [
      "ledger.event",
      "update ledger.event set at = at + interval '1 ms' where stream = $1",
      "update ledger.event set at = at - interval '1 ms' where stream = $1",
    ],
    ...["ledger.event set at = at %s where stream", "tallies.tally set at = at %s where id"].map((set): [string, string, string] => [
      set.slice(0, set.indexOf(" ")),
      `update ${set.replace("%s", "+ interval '1 microsecond'")} = $1`,
      `update ${set.replace("%s", "- interval '1 microsecond'")} = $1`,
    ]),
    [
      "ledger.stream",
      "update ledger.stream set state = jsonb_set(state, '{total}', '5') where id = $1",
      "update ledger.stream set state = jsonb_set(state, '{total}', '4') where id = $1",
    ],
    ["tallies.tally", "update tallies.tally set total = 5 where id = $1", "update tallies.tally set total = 4 where id = $1"],
  ];
  for (const [name, break_, mend] of tampered) {
    await sql.unsafe(break_, [id]);
    const found = (await city.verify()).findings;
    assert.ok(
      found.some((finding) => finding.table === name && finding.key.includes(id)),
      `${break_}: ${JSON.stringify(found)}`,
    );
    await sql.unsafe(mend, [id]);
    assert.deepEqual((await city.verify()).findings, [], mend);
  }
  await sql.unsafe("insert into tallies.tally select home, gen_random_uuid(), total, place, at from tallies.tally where id = $1", [id]);
  assert.ok((await city.verify()).findings.some(({ table, what }) => table === "tallies.tally" && what === "row follows from no event"));
  await sql`delete from tallies.tally t where not exists (select 1 from ledger.stream s where s.id = t.id)`;
  assert.deepEqual((await city.verify()).findings, []);
  // Before the first record of the home, among them and after the last.
  for (const stray of ["00000000-0000-0000-0000-000000000000", uuidv7(), "ffffffff-ffff-ffff-ffff-ffffffffffff"]) {
    await sql.unsafe(
      "insert into ledger.event select home, $2, seq, kind, type, data, at, actor, role, unit, place, command, salt, hash from ledger.event where stream = $1",
      [id, stray],
    );
    assert.deepEqual((await city.verify()).findings, [
      { table: "ledger.stream", key: `${home}/${stray}`, what: "row is missing for 1 events" },
    ]);
    await sql`delete from ledger.event where stream = ${stray}`;
  }
  await sql.unsafe(
    "update ledger.command set outcome = '{\"total\": 9}' where name = 'tallies.add' and id = (select command from ledger.event where stream = $1)",
    [id],
  );
  assert.ok((await city.verify()).findings.some((finding) => finding.table === "ledger.command"));
});

test("many wrong rows of one place do not pass over the others in silence, and are told after what explains them", async () => {
  const [bad, good] = ["330502077", "330502078"];
  for (const one of [bad, good]) await city.execute(addTally, { home: one, id: uuidv7(), n: 1 }, {});
  await city.owner`insert into tallies.tally select home, gen_random_uuid(), total, place, at from tallies.tally, generate_series(1, 250) where home = ${bad}`;
  const { pools, registry } = city.runtime;
  const standing = await standingOf(pools.write, registry);
  const homes = [bad, bad, bad, good, good];
  const { findings } = await verify(pools.write, registry, { standing, next: () => homes.shift(), whole: false });
  assert.ok(
    findings.some(({ key, what }) => key.includes(good) && what.includes("were not looked at")),
    JSON.stringify(findings.at(-1)),
  );
  await city.owner`delete from tallies.tally t where home = ${bad} and not exists (select 1 from ledger.stream s where s.id = t.id)`;
  const counters = Array.from({ length: 90 }, (_, day) => ({
    table: "figures.county_day",
    key: String(day),
    what: "says 1, its records are 0",
  }));
  const told = inOrder([
    ...counters,
    { table: "tallies.tally", key: "t", what: "" },
    { table: "ledger.event", key: "e", what: "" },
    { table: "log.tree", key: "l", what: "" },
  ]);
  assert.deepEqual(
    told.slice(0, 3).map(({ table }) => table),
    ["log.tree", "ledger.event", "tallies.tally"],
  );
  assert.equal(told.length, 3 + 61);
  assert.equal(told.at(-1)?.what, "and 30 more of this table");
});

test("a sealed note is not in the ledger, opens for its readers with a reason, and the opening is recorded", async () => {
  const id = uuidv7();
  await city.execute(addTally, { home, id, n: 1, note: "李四电话13800001234" }, {});
  const sql = city.runtime.pools.write;
  for (const name of ["ledger.event", "ledger.stream", "ledger.command", "ledger.outbox", "tallies.tally", "vault.field"]) {
    const rows = await sql.unsafe(`select t::text as line from ${name} t where t::text like '%13800001234%' or t::text like '%李四%'`);
    assert.equal(rows.length, 0, name);
  }
  const ask = [{ stream: { home, id }, field: "note" }];
  const open = (reason: string, may: boolean) =>
    unseal(sql, city.runtime.keys.master, city.runtime.purposes, ask, {
      id: "r",
      now: city.now(),
      admits: () => (may ? { role: "auditor", unit: "u", basis: "reason", reason } : null),
    });
  assert.deepEqual(await open("复核", true), ["李四电话13800001234"]);
  assert.deepEqual(await open("复核", false), [null]);
  await assert.rejects(open(" ", true), (cause: Refusal) => cause.body.code === "vault.reason-needed");
  const reads = await sql`select reader, role, unit, field, purpose, basis, reason from vault.read where stream = ${id}`;
  assert.deepEqual(
    reads.map((read) => ({ ...read })),
    [{ reader: "r", role: "auditor", unit: "u", field: "note", purpose: "tallies.note", basis: "reason", reason: "复核" }],
  );
  city.advance(2 * 86_400_000);
  assert.deepEqual(await open("复核", true), [null]);
});

test("a field its purpose does not list is not collected, and nothing of the command stands", async () => {
  const id = uuidv7();
  await assert.rejects(city.execute(addTally, { home, id, n: 14, note: "王五" }, {}), /mother is no field of purpose tallies.note/);
  assert.equal((await city.runtime.pools.write`select 1 from ledger.event where stream = ${id}`).length, 0);
});
