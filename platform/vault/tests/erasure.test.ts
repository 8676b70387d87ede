import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { passingKeys, seal } from "#platform/log";
import type { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { erasureStatements, openDataKey, openWith, unseal } from "#platform/vault";
import { checkProof } from "#web/proof";
import { HOME, letters, readLetter, writeLetter } from "./city.ts";

const logKeys = passingKeys("330500", { hash: "sha256", signature: "ed25519" });
const clerk = person({ role: "clerk", area: "330502" });
let city: TestCity;
before(async () => {
  city = await testCity({ modules: [letters] });
});
after(() => city.close());

type Field = { field: string; purpose: string; sealed: Buffer };
const hex = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const erase = (id: string, fields?: string[]): Promise<unknown> =>
  city.runtime.pools.write`insert into ledger.outbox (home, id, kind, payload, run_at)
    values (${HOME}, ${uuidv7()}, 'vault.erase', ${city.runtime.pools.write.json({ home: HOME, id, ...(fields ? { fields } : {}) })}, ${city.now()})`.then(
    () => city.jobs(),
  );

test("after erasure nothing opens, not even with the master key; the person gets a statement that proves itself, and the ledger verifies", async () => {
  const [id, other] = [uuidv7(), uuidv7()];
  await city.execute(writeLetter, { id, text: "张三说的话", phone: "13800001234" }, {});
  await city.execute(writeLetter, { id: other, text: "别人的" }, {});
  const sql = city.runtime.pools.write;
  const { master } = city.runtime.keys;
  const kept = await sql<Field[]>`select field, purpose, sealed from vault.field where stream = ${id} order by field`;
  assert.equal(kept.length, 2);

  await erase(id);
  assert.deepEqual(await city.query(readLetter, { id }, clerk), { text: null, phone: null });
  // Somebody with the master key and a stray copy of the ciphertexts, at the raw tables.
  assert.equal((await sql`select 1 from vault.field where stream = ${id}`).length, 0);
  assert.equal((await sql`select 1 from vault.key where stream = ${id}`).length, 0);
  const wraps = await sql<{ wrapped: Buffer }[]>`select wrapped from vault.key`;
  for (const { field, sealed } of kept) {
    assert.equal(openWith(master, sealed, `${HOME}/${id}/${field}`), null);
    for (const { wrapped } of wraps) assert.equal(openDataKey(master, wrapped, HOME, id), null);
  }
  const tables = await sql<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('ledger', 'vault', 'log', 'live', 'notices', 'search')`;
  for (const { name } of tables)
    assert.equal(
      (await sql`select 1 from ${sql(name)} t where t::text like '%张三说的话%' or t::text like '%13800001234%'`).length,
      0,
      name,
    );

  assert.deepEqual((await city.verify()).findings, []);
  assert.equal((await city.query(readLetter, { id: other }, clerk)).text, "别人的");
  await seal({ sql, keys: logKeys, now: city.now });
  const [statement, ...more] = await erasureStatements(sql, { home: HOME, id });
  assert.ok(statement && more.length === 0);
  assert.deepEqual([statement.record, statement.counts, statement.keys], [`${HOME}/${id}`, { "letters.phone": 1, "letters.text": 1 }, 1]);
  // The digest is of what was destroyed: whoever kept the ciphertexts comes to the same.
  const lines = kept.map(({ field, purpose, sealed }) => `${HOME}/${id}/${field} ${purpose} ${hex(sealed)}\n`).sort();
  assert.equal(statement.digest, hex(lines.join("")));
  const { proof } = statement;
  const published = {
    checkpoint: proof.sealed?.checkpoint ?? "",
    keys: logKeys.verifiers(proof.sealed?.log ?? "").map(({ vkey }) => vkey),
  };
  assert.deepEqual(await checkProof(proof, published), { event: true, published: true, included: true, signature: true });
  assert.equal((JSON.parse(proof.event) as { data: { digest: string } }).data.digest, statement.digest);
  assert.doesNotMatch(JSON.stringify(statement), /张三|13800001234/);
});

test("some fields of a record may go and the rest stays; what is sealed there later has its own key, and each erasing its own statement", async () => {
  const id = uuidv7();
  await city.execute(writeLetter, { id, text: "留下", phone: "13900001234" }, {});
  await erase(id, ["phone"]);
  assert.deepEqual(await city.query(readLetter, { id }, clerk), { text: "留下", phone: null });
  await erase(id, ["phone"]);
  await erase(id);
  await city.execute(writeLetter, { id, text: "重新写" }, {});
  assert.equal((await city.query(readLetter, { id }, clerk)).text, "重新写");
  const statements = await erasureStatements(city.runtime.pools.write, { home: HOME, id });
  assert.deepEqual(
    statements.map(({ counts, keys }) => [counts, keys]),
    [
      [{ "letters.phone": 1 }, 0],
      [{ "letters.text": 1 }, 1],
    ],
  );
  assert.deepEqual((await city.verify()).findings, []);
});

test("what is sealed while the key of its record is being destroyed gets a key of its own, and is not lost with the old one", async () => {
  const id = uuidv7();
  await city.execute(writeLetter, { id, text: "第一封" }, {});
  const owner = city.owner;
  let writing: Promise<unknown> = Promise.resolve();
  await owner.begin(async (tx) => {
    // As eraseFields does it, stopped between its two deletions.
    await tx`select 1 from vault.key where home = ${HOME} and stream = ${id} for update`;
    await tx`delete from vault.field where home = ${HOME} and stream = ${id}`;
    writing = city.execute(writeLetter, { id, text: "第二封" }, {});
    // The letter waits for the key's row; without that it would be written by now, under the key that is about to go.
    let waits = false;
    for (let tries = 0; tries < 500 && !waits; tries += 1) {
      await pause(20);
      waits =
        (await city.runtime.pools.write`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
          .length > 0;
    }
    assert.ok(waits);
    await tx`delete from vault.key where home = ${HOME} and stream = ${id}`;
  });
  await writing;
  assert.equal((await city.query(readLetter, { id }, clerk)).text, "第二封");
});

test("rows of a list open what needs no reason and leave out the rest, one row as little as fifty", async () => {
  const id = uuidv7();
  await city.execute(writeLetter, { id, text: "一封", phone: "13800001234" }, {});
  const { pools, keys, purposes } = city.runtime;
  const asks = ["text", "phone"].map((field) => ({ stream: { home: HOME, id }, field }));
  const open = (list: boolean) =>
    unseal(pools.write, keys.master, purposes, asks, {
      id: "r",
      now: city.now(),
      list,
      admits: ({ code }) => (code === "letters.phone" ? "reason" : { role: "clerk", unit: "", basis: "case", reason: "" }),
    });
  assert.deepEqual(await open(true), ["一封", null]);
  await assert.rejects(open(false), (cause: Refusal) => cause.body.code === "vault.reason-needed");
});

test("a reason holds for the rest of the day, also in a new session; where each opening is logged it holds once, and the refusal says which", async () => {
  const id = uuidv7();
  await city.execute(writeLetter, { id, text: "一封", phone: "13800001234" }, {});
  const { pools, keys, purposes } = city.runtime;
  const open = (field: string) =>
    unseal(pools.write, keys.master, purposes, [{ stream: { home: HOME, id }, field }], {
      id: "r",
      now: city.now(),
      admits: () => "reason",
    });
  const needs = (each: boolean) => (cause: Refusal) => cause.body.code === "vault.reason-needed" && cause.body.params?.["each"] === each;
  await assert.rejects(open("text"), needs(false));
  await assert.rejects(open("phone"), needs(true));

  // An office of another county: nothing here is its work.
  const elsewhere = person({ role: "clerk", area: "330521" });
  const asks = (field: string, actor: Actor) =>
    city.runtime.within(actor, (ctx) => ctx.unseal([{ stream: { home: HOME, id }, field }], ""));
  await assert.rejects(asks("text", elsewhere), needs(false));
  assert.deepEqual(await asks("text", { ...elsewhere, reason: "核对旧信" }), ["一封"]);
  assert.deepEqual(await asks("text", { ...elsewhere, sessionId: "tomorrow's phone" }), ["一封"]);
  assert.deepEqual(await asks("phone", { ...elsewhere, reason: "核对旧信" }), ["13800001234"]);
  await assert.rejects(asks("phone", elsewhere), needs(true));
});
