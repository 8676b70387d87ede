import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { accountSecrets } from "#platform/runtime";
import { person, testCity, type TestCity } from "#platform/testing";
import {
  addMasterKey,
  dropMasterKey,
  fieldsByPhone,
  indexUnlooked,
  loadKeys,
  newest,
  rewrapAll,
  ringOf,
  sealedUnder,
  sealWith,
  type Keys,
} from "#platform/vault";
import { HOME, letters, readLetter, writeLetter } from "./city.ts";

const folder = mkdtempSync(join(tmpdir(), "zuji-keys-"));
const clerk = person({ role: "clerk", area: "330502" });
let city: TestCity;
let keys: Keys;
before(async () => {
  keys = loadKeys(folder);
  city = await testCity({ modules: [letters], keys });
});
after(async () => {
  await city.close();
  rmSync(folder, { recursive: true, force: true });
});

const written = async (text: string): Promise<string> => {
  const id = uuidv7();
  await city.execute(writeLetter, { id, text }, {});
  return id;
};
const read = async (id: string): Promise<string | null> => (await city.query(readLetter, { id }, clerk)).text;
const all = () => ({ secrets: accountSecrets, purposes: city.runtime.purposes });
const counts = () => sealedUnder(city.runtime.pools.write, keys.master, accountSecrets);
const sealedBytes = () =>
  city.runtime.pools.write`select home, stream, field, encode(sealed, 'hex') as sealed from vault.field order by 2, 3`;

test("keys are turned while people write: nothing is lost, sealed content is not touched, the old key goes when nothing is under it", async () => {
  const sql = city.runtime.pools.write;
  const old = newest(keys.master).id;
  const early = await Promise.all(Array.from({ length: 25 }, (_, n) => written(`先 ${n}`)));
  // As data keys were wrapped before keys had ids: exactly 60 bytes.
  await sql`update vault.key set wrapped = substring(wrapped from 5)`;
  assert.equal((await sql`select 1 from vault.key where octet_length(wrapped) = 60`).length, 25);
  assert.equal(await read(early[0] ?? ""), "先 0");
  const account = uuidv7();
  await sql`insert into notices.mailbox (account, sealed) values (${account}, ${sealWith(ringOf(newest(keys.master).key), Buffer.from("a@b.cn"), `notices/mailbox/${account}`)})`;
  const before_ = await sealedBytes();

  const fresh = addMasterKey(folder, city.now());
  assert.notEqual(fresh, old);
  // Killed after the third block, while others write.
  const blocks: number[] = [];
  const [, during] = await Promise.all([
    assert.rejects(
      rewrapAll(sql, keys.master, all(), {
        block: 5,
        told: (moved) => {
          if (blocks.push(moved) === 3) throw new Error("killed");
        },
      }),
      /killed/,
    ),
    Promise.all(Array.from({ length: 25 }, (_, n) => written(`中 ${n}`))),
  ]);
  const half = await counts();
  assert.ok((half.get(fresh) ?? 0) >= 15 && (half.get("without id") ?? 0) > 0, JSON.stringify([...half]));
  for (const [n, id] of early.entries()) assert.equal(await read(id), `先 ${n}`);
  for (const [n, id] of during.entries()) assert.equal(await read(id), `中 ${n}`);
  // A record of before is written to again in the middle of it.
  await city.execute(writeLetter, { id: early[1] ?? "", text: "再写" }, {});
  assert.equal(await read(early[1] ?? ""), "再写");

  const { lost } = await rewrapAll(sql, keys.master, all(), { block: 5 });
  assert.deepEqual(lost, []);
  assert.deepEqual([...(await counts())], [[fresh, 51]]);
  assert.deepEqual((await rewrapAll(sql, keys.master, all())).moved, 0);
  const kept = new Map((await sealedBytes()).map((row) => [`${String(row["stream"])}/${String(row["field"])}`, row["sealed"]]));
  for (const row of before_)
    if (row["stream"] !== early[1]) assert.equal(kept.get(`${String(row["stream"])}/${String(row["field"])}`), row["sealed"]);

  dropMasterKey(folder, old);
  assert.equal(
    readFileSync(join(folder, "keys", "master.key"), "utf8")
      .trim()
      .split("\n").length,
    1,
  );
  assert.throws(() => dropMasterKey(folder, fresh), /newest/);
  keys.master.again();
  for (const [n, id] of during.entries()) assert.equal(await read(id), `中 ${n}`);
});

test("the index by phone turns with the keys: found before, in the middle and after, and no old key goes while an entry is under it", async () => {
  const sql = city.runtime.pools.write;
  const sealedWith = async (phone: string): Promise<string> => {
    const id = uuidv7();
    await city.execute(writeLetter, { id, text: "信", phone }, {});
    return id;
  };
  const found = async (phone: string) =>
    (await fieldsByPhone(sql, keys.master, [...city.runtime.purposes.values()], { phone, now: city.now() })).map(({ stream }) => stream.id);
  const before = await sealedWith("138 0000 1111");
  // As fields lay there before there was an index.
  const old = await sealedWith("13900002222");
  await sql`update vault.field set blind = null where stream = ${old}`;
  assert.deepEqual([await found("13800001111"), await found("13900002222")], [[before], []]);
  assert.equal(await indexUnlooked(sql, keys.master, city.runtime.purposes, { block: 1 }), 2);
  assert.equal(await indexUnlooked(sql, keys.master, city.runtime.purposes), 0);
  assert.deepEqual(await found("13900002222"), [old]);

  const was = newest(keys.master).id;
  const fresh = addMasterKey(folder, city.now());
  keys.master.again();
  assert.deepEqual(await found("13800001111"), [before]);
  const after = await sealedWith("13800001111");
  assert.deepEqual(new Set(await found("13800001111")), new Set([before, after]));
  assert.ok(((await counts()).get(was) ?? 0) > 0);
  await rewrapAll(sql, keys.master, all(), { block: 1 });
  assert.deepEqual([...(await counts()).keys()], [fresh]);
  dropMasterKey(folder, was);
  keys.master.again();
  assert.deepEqual(new Set(await found("13800001111")), new Set([before, after]));
  const entries = await sql<{ blind: Buffer }[]>`select blind from vault.field where octet_length(blind) > 0`;
  assert.ok(entries.every(({ blind }) => blind.length === 20));
  // With the field goes what it was found by.
  await sql`delete from vault.field where stream = ${after} and field = 'phone'`;
  assert.deepEqual(await found("13800001111"), [before]);
  assert.deepEqual(await found("13900002223"), []);
});

test("what a lost key wrapped is named, left as it is, and never written over", async () => {
  const sql = city.runtime.pools.write;
  const id = await written("锁死");
  const [foreign] = [ringOf(new Uint8Array(32).fill(77))];
  const wrapped = sealWith(foreign, Buffer.alloc(32), `${HOME}/${id}`);
  await sql`update vault.key set wrapped = ${wrapped} where stream = ${id}`;
  const { lost } = await rewrapAll(sql, keys.master, all());
  assert.deepEqual(lost, [{ where: `vault.key ${HOME}/${id}`, by: newest(foreign).id }]);
  assert.equal((await counts()).get(newest(foreign).id), 1);
  assert.equal(await read(id), null);
  await assert.rejects(city.execute(writeLetter, { id, text: "又" }, {}), /not in keys\/master.key/);
  const [row] = await sql<{ wrapped: Buffer }[]>`select wrapped from vault.key where stream = ${id}`;
  assert.ok(row?.wrapped.equals(wrapped));
});
