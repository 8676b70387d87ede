import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Sql } from "postgres";
import { isIncluded, leafOf } from "#web/proof";
import { connect, openPools, platformSettings, type Pools } from "#platform/database";
import { uuidv7 } from "#platform/ids";
import { testCity, type TestCity } from "#platform/testing";
import { eventHash, headHash, type EventBytes } from "../../ledger/canonical.ts";
import { parseCheckpoint } from "../checkpoint.ts";
import { passingKeys, proofOf, seal, verifyLogs, type LogReport } from "../index.ts";
import { openNote } from "../note.ts";
import { addTally, tallies } from "../../ledger/tests/tally.ts";

const keys = passingKeys("330500", { hash: "sha256", signature: "ed25519" });
const [WUXING, NANXUN, CITY] = ["330502001", "330503001", "330500000"];
let city: TestCity;
/** As the owner of the tables: the administrator this is all about. */
let owner: Sql;
let pools: Pools;
before(async () => {
  city = await testCity({ modules: [tallies] });
  owner = city.owner;
  pools = openPools(city.databaseUrl, { write: 2, read: 1 });
});
after(async () => {
  await pools.close();
  await city.close();
});

const add = (home: string, id: string = uuidv7(), n = 1): Promise<unknown> => city.execute(addTally, { home, id, n }, {});
const sealAll = (): Promise<number> => seal({ sql: city.runtime.pools.write, keys, now: city.now });
const check = (against: readonly string[] = []): Promise<LogReport> => verifyLogs(pools.write, keys, against);
const checkpoint = async (log: string): Promise<string> => {
  const [row] = await owner<{ note: string }[]>`select note from log.checkpoint where log = ${log} order by size desc limit 1`;
  return row?.note ?? "";
};
const told = (report: LogReport): string[] => report.findings.map(({ table, key, what }) => `${table} ${key}: ${what}`);

/** Does something to the tables, looks at what is found, and puts everything back. */
async function tampered(
  tables: readonly string[],
  harm: () => Promise<unknown>,
  look: (found: string[]) => void,
  against: readonly string[] = [],
) {
  for (const [index, table] of tables.entries()) await owner.unsafe(`create temp table kept_${index} as select * from ${table}`);
  await harm();
  try {
    look(told(await check(against)));
  } finally {
    for (const [index, table] of tables.entries())
      await owner.unsafe(`delete from ${table}; insert into ${table} select * from kept_${index}; drop table kept_${index}`);
  }
  assert.deepEqual(told(await check(against)), []);
}

type Stored = EventBytes & { salt: Buffer };

/** A dishonest administrator's way: change an event, then make its hash and the head of its stream right again. */
async function forge(id: string, seq: number, change: (event: EventBytes) => EventBytes): Promise<void> {
  const events = await pools.write<Stored[]>`
    select home, stream, seq, kind, type, data, at, actor, role, unit, place, command, salt from ledger.event where stream = ${id} order by seq`;
  let head: Buffer | null = null;
  for (const { salt, ...bytes } of events) {
    const now = bytes.seq === seq ? change(bytes) : bytes;
    const hash = eventHash(salt, now);
    head = headHash(head, hash);
    await owner`update ledger.event set data = ${owner.json(now.data as never)}, at = ${now.at}, actor = ${now.actor}, hash = ${hash} where stream = ${id} and seq = ${bytes.seq}`;
  }
  await owner`update ledger.stream set head = ${head} where id = ${id}`;
}

test("every committed event is in its county's log after one sealing, the city's own under 330500, and nothing is sealed twice", async () => {
  await Promise.all(Array.from({ length: 300 }, (_, index) => add([WUXING, NANXUN, CITY][index % 3] as string)));
  assert.equal(await sealAll(), 300);
  assert.equal(await sealAll(), 0);
  const sizes = await owner`select log, size::int from log.tree order by log`;
  assert.deepEqual(
    sizes.map((row) => [row["log"], row["size"]]),
    [
      ["330500", 100],
      ["330502", 100],
      ["330503", 100],
      ["city", 3],
    ],
  );
  const report = await check();
  assert.deepEqual(told(report), []);
  assert.equal(report.entries, 300);
});

test("two processes that seal at once take every event once", async () => {
  await Promise.all(Array.from({ length: 200 }, () => add(WUXING)));
  const [one, two] = await Promise.all([sealAll(), sealAll()]);
  assert.equal((one ?? 0) + (two ?? 0) + (await sealAll()), 200);
  assert.deepEqual(told(await check()), []);
});

test("an event proves itself against the signed checkpoint, by what a browser has; before the sealing it says it waits", async () => {
  const id = uuidv7();
  await add(WUXING, id, 41);
  const waiting = await proofOf(city.runtime.pools.write, { home: WUXING, id }, 1);
  assert.equal(waiting?.sealed, null);
  await sealAll();
  const proof = await proofOf(pools.write, { home: WUXING, id }, 1);
  const sealed = proof?.sealed;
  assert.ok(proof && sealed);
  assert.equal((JSON.parse(proof.event) as { data: { n: number } }).data.n, 41);
  const said = parseCheckpoint(openNote(sealed.checkpoint, keys.verifiers(sealed.log)).text);
  const bytes = (text: string): Buffer => Buffer.from(text, "base64");
  const { createHash } = await import("node:crypto");
  const commitment = createHash("sha256").update(bytes(proof.salt)).update(proof.event).digest();
  const leaf = await leafOf(Buffer.concat([Buffer.of(sealed.kind), commitment]));
  assert.ok(await isIncluded(leaf, sealed.index, said.size, sealed.proof.map(bytes), said.root));
});

test("an edited event is named, even when its hash and its stream's head were made right again", async () => {
  const id = uuidv7();
  await add(WUXING, id);
  await sealAll();
  const kept = await checkpoint("city");
  const edit = (): Promise<void> => forge(id, 1, (event) => ({ ...event, actor: "somebody-else" }));
  await tampered(
    ["ledger.event", "ledger.stream"],
    edit,
    (found) => {
      assert.deepEqual(found, [`ledger.event ${WUXING}/${id}/1: differs from what was sealed in the log`]);
    },
    [kept],
  );
});

test("a deleted event is named, also when its place in the log was deleted with it", async () => {
  const id = uuidv7();
  await add(WUXING, id);
  await sealAll();
  const remove = (): Promise<unknown> => owner`delete from ledger.event where stream = ${id}`;
  await tampered(["ledger.event"], remove, (found) => assert.match(found.join(), new RegExp(`ledger.event ${WUXING}/${id}/1: is gone`)));
  const both = async (): Promise<void> => void (await remove(), await owner`delete from log.entry where stream = ${id}`);
  await tampered(["ledger.event", "log.entry"], both, (found) =>
    assert.match(found.join(), /log.entry 330502\/\d+: nothing says any more/),
  );
});

test("two events of a record in another order are both named, each with the place it was taken from", async () => {
  const id = uuidv7();
  await add(WUXING, id, 1);
  await add(WUXING, id, 2);
  await sealAll();
  const swap = async (): Promise<void> => {
    await owner`update ledger.event set seq = 4 - seq where stream = ${id}`;
    await owner`update ledger.event set seq = seq - 1 where stream = ${id} and seq > 1`;
  };
  await tampered(["ledger.event"], swap, (found) => {
    assert.equal(found.length, 2);
    assert.match(found[0] ?? "", new RegExp(`${id}/1: holds what was sealed as ${WUXING}/${id}/2: put in another order or swapped`));
    assert.match(found[1] ?? "", new RegExp(`${id}/2: holds what was sealed as ${WUXING}/${id}/1`));
  });
});

test("two records that changed places are both named", async () => {
  const [left, right, third] = [uuidv7(), uuidv7(), uuidv7()];
  await add(WUXING, left, 1);
  await add(WUXING, right, 2);
  await sealAll();
  const swap = async (): Promise<void> => {
    for (const [from, to] of [
      [left, third],
      [right, left],
      [third, right],
    ] as const)
      await owner`update ledger.event set stream = ${to} where stream = ${from}`;
  };
  await tampered(["ledger.event"], swap, (found) => {
    assert.equal(found.length, 2);
    assert.match(found.join("\n"), new RegExp(`${left}/1: holds what was sealed as ${WUXING}/${right}/1`));
    assert.match(found.join("\n"), new RegExp(`${right}/1: holds what was sealed as ${WUXING}/${left}/1`));
  });
});

test("an event moved back in time is named: by its seal, or by its place in the log when it was put in later", async () => {
  const id = uuidv7();
  await add(WUXING, id);
  await sealAll();
  const earlier = "2026-01-05T02:00:00.000Z";
  await tampered(
    ["ledger.event", "ledger.stream"],
    () => forge(id, 1, (event) => ({ ...event, at: earlier })),
    (found) => assert.deepEqual(found, [`ledger.event ${WUXING}/${id}/1: differs from what was sealed in the log`]),
  );
  // Past the ledger, with a date of its own: in no log at all.
  const copied = uuidv7();
  const put = (): Promise<unknown> => owner`
    insert into ledger.event select home, ${copied}::uuid, seq, kind, type, data, ${earlier}, actor, role, unit, place, command, salt, hash from ledger.event where stream = ${id}`;
  await tampered(["ledger.event"], put, (found) => {
    assert.match(found.join(), new RegExp(`${WUXING}/${copied}/1: dated 2026-01-05.*in no log and waits for none`));
  });
});

test("a clock set back and then right again shows: what was written then stands in the log after later things", async () => {
  const id = uuidv7();
  const now = city.now();
  city.set("2026-01-05T02:00:00.000Z");
  await add(NANXUN, id);
  city.set(now);
  await sealAll();
  const found = told(await check());
  assert.equal(found.length, 1);
  assert.match(found[0] ?? "", new RegExp(`ledger.event ${NANXUN}/${id}/1: is dated 2026-01-05.*back-dated`));
  // Undone for the tests after this one: the whole log of Nanxun begins again.
  for (const table of ["ledger.event where stream", "log.entry where stream"]) await owner.unsafe(`delete from ${table} = '${id}'`);
  assert.notDeepEqual(told(await check()), []);
});

test("a log written anew with the signing key is caught by the checkpoint somebody kept outside, and the stretch is named", async () => {
  const fresh = await testCity({ modules: [tallies] });
  const sql = connect(fresh.databaseUrl, { max: 1, onnotice: () => {}, connection: platformSettings as never });
  const all = openPools(fresh.databaseUrl, { write: 2, read: 1 });
  const sealFresh = (): Promise<number> => seal({ sql: sql, keys, now: fresh.now });
  const put = (home: string, id: string): Promise<unknown> => fresh.execute(addTally, { home, id, n: 1 }, {});
  const newest = async (log: string): Promise<string> =>
    (await sql<{ note: string }[]>`select note from log.checkpoint where log = ${log} order by size desc limit 1`)[0]?.note ?? "";
  try {
    const [first, second] = [uuidv7(), uuidv7()];
    await put(WUXING, first);
    await sealFresh();
    const early = await newest("city");
    await put(WUXING, second);
    await sealFresh();
    const [late, county] = [await newest("city"), await newest("330502")];
    assert.deepEqual(told(await verifyLogs(all.write, keys, [early, late, county])), []);

    // An old backup comes back: everything after the first sealing is gone, and what is there is in itself right.
    await sql`create temp table later as select * from ledger.event where stream = ${second}`;
    for (const table of ["ledger.event", "log.entry"]) await sql.unsafe(`delete from ${table} where stream = '${second}'`);
    await sql`delete from log.tile`;
    await sql`delete from log.checkpoint`;
    await sql`delete from log.tree`;
    await sql`delete from log.entry`;
    const again = async (): Promise<void> => {
      await sql`
        insert into log.pending (home, id, loaded, keys, hashes)
        select '330502000', ${uuidv7()}::uuid, false, array_agg(home || '/' || stream || '/' || seq order by at, stream, seq), string_agg(hash, ''::bytea order by at, stream, seq) from ledger.event`;
      await sealFresh();
    };
    await again();
    assert.deepEqual(told(await verifyLogs(all.write, keys)), []);
    const old = told(await verifyLogs(all.write, keys, [late, county]));
    assert.match(old.join("\n"), /log.tree city: has 1 entries, the checkpoint kept outside 2: an older backup was restored/);
    assert.match(old.join("\n"), /log.tree 330502: has 1 entries, the checkpoint kept outside 2/);
    assert.deepEqual(told(await verifyLogs(all.write, keys, [early])), []);

    // Another event in the place of the one that is gone, everything sealed and signed anew.
    await put(WUXING, uuidv7());
    await sealFresh();
    assert.deepEqual(told(await verifyLogs(all.write, keys)), []);
    const forged = told(await verifyLogs(all.write, keys, [early, county]));
    assert.match(forged.join("\n"), /log.tile 330502: entries 1 to 1 are not those of the checkpoint kept outside; among 330502001\//);
  } finally {
    await sql.end();
    await all.close();
    await fresh.close();
  }
});

test("rewritten tiles and checkpoints that nobody signed are named", async () => {
  const found = async (table: string, harm: string): Promise<string> => {
    await owner.unsafe(`create temp table kept as select * from ${table}`);
    await owner.unsafe(harm);
    const names = told(await check()).filter((line) => !line.includes("330503"));
    await owner.unsafe(`delete from ${table}; insert into ${table} select * from kept; drop table kept`);
    return names.join("\n");
  };
  const flipped = "overlay(bytes placing '\\x00'::bytea from 10)";
  assert.match(
    await found("log.tile", `update log.tile set bytes = ${flipped} where log = '330502' and level = -1 and n = 0`),
    /log.tile 330502: entries 0 to \d+ are not those/,
  );
  assert.match(
    await found("log.checkpoint", "update log.checkpoint set note = replace(note, '330502', '330503') where log = '330502' and size = 100"),
    /log.checkpoint 330502\/100/,
  );
  assert.match(
    await found("log.checkpoint", "delete from log.checkpoint where log = '330502' and size = 100"),
    /log.checkpoint 330502\/100: is gone, though it was published: the city's log has it/,
  );
  assert.match(
    await found("log.tree", "delete from log.tree where log = '330500'"),
    /log.tree zuji.*330500: is gone, though the city's log has checkpoints of it/,
  );
});

test("a checkpoint of another installation is told apart from a tampered one", async () => {
  const other = passingKeys("330500", { hash: "sha256", signature: "ed25519" });
  const own = await checkpoint("330502");
  const report = await verifyLogs(pools.write, other, [own]);
  assert.match(told(report).join("\n"), /is no checkpoint of this installation/);
});
