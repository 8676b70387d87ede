import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import type { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { lockKey } from "#platform/vault";
import { HOME, letters, readEnvelope, readLetter, writeLetter } from "./city.ts";

const HOUR = 3_600_000;
const clerk = person({ role: "clerk", area: "330502" });
let city: TestCity;
before(async () => {
  city = await testCity({ modules: [letters], expiryHours: 48 });
});
after(() => city.close());

/** What is due by schedule runs at once. */
const nights = (): Promise<number> => city.jobs();
const written = async (text: string, phone = ""): Promise<string> => {
  const id = uuidv7();
  await city.execute(writeLetter, { id, text, phone }, {});
  return id;
};
const events = async (): Promise<string[]> =>
  (await city.runtime.pools.write<{ type: string }[]>`select type from ledger.event where stream = ${lockKey().id} order by seq`).map(
    ({ type }) => type,
  );
const isLocked = (cause: Refusal): boolean =>
  cause.body.code === "vault.locked" && cause.body.kind === "forbidden" && cause.body.params?.["hours"] === 48;

test("staff open nothing sealed while the nightly expiry is overdue; residents read and write on; once it has run all is as before", async () => {
  const id = await written("路灯坏了");
  assert.equal((await city.query(readLetter, { id }, clerk)).text, "路灯坏了");
  // From the installation on, since it never ran.
  city.advance(47 * HOUR);
  assert.equal((await city.query(readLetter, { id }, clerk)).text, "路灯坏了");
  city.advance(2 * HOUR);
  await assert.rejects(city.query(readLetter, { id }, clerk), isLocked);
  await assert.rejects(city.query(readLetter, { id }, clerk), isLocked);
  assert.equal((await city.query(readLetter, { id })).text, "路灯坏了");
  const later = await written("树倒了");
  assert.equal((await city.query(readLetter, { id: later })).text, "树倒了");
  assert.deepEqual(await events(), ["vault.seals-locked"]);
  assert.notEqual((await city.runtime.expiry.standing()).lockedSince, null);

  await nights();
  assert.equal((await city.query(readLetter, { id }, clerk)).text, "路灯坏了");
  assert.deepEqual(await events(), ["vault.seals-locked", "vault.seals-opened"]);
  assert.equal((await city.runtime.expiry.standing()).lockedSince, null);
  // From now on counted from the last success.
  city.advance(49 * HOUR);
  await assert.rejects(city.query(readLetter, { id }, clerk), isLocked);
  await nights();
  assert.equal((await city.query(readLetter, { id }, clerk)).text, "路灯坏了");
});

test("a page beside which something sealed stands is shown without it while the expiry is overdue, and says so; to residents all is as ever", async () => {
  const id = await written("井盖松了");
  const whole = { id, text: "井盖松了", shut: false };
  assert.deepEqual(await city.query(readEnvelope, { id }, clerk), whole);
  city.advance(49 * HOUR);
  assert.deepEqual(await city.query(readEnvelope, { id }, clerk), { id, text: null, shut: true });
  assert.equal((await events()).at(-1), "vault.seals-locked");
  assert.deepEqual(await city.query(readEnvelope, { id }), whole);
  await nights();
  assert.deepEqual(await city.query(readEnvelope, { id }, clerk), whole);
});

test("what is past its date goes in the night with a proof of how much went, and the ledger verifies", async () => {
  const [first, second] = [await written("甲", "13800001234"), await written("乙", "13900001234")];
  const sql = city.runtime.pools.write;
  city.advance(30 * HOUR);
  await nights();
  const rows = await sql<{ home: string; data: { counts: Record<string, number>; keys: number; digest: string; why: string } }[]>`
    select home, data from ledger.event where type = 'vault.erased' order by at desc limit 1`;
  assert.equal(rows[0]?.home, HOME);
  assert.deepEqual(rows[0]?.data.counts, { "letters.phone": 2 });
  assert.deepEqual([rows[0]?.data.keys, rows[0]?.data.why], [0, "expired"]);
  for (const id of [first, second]) assert.equal((await city.query(readLetter, { id }, clerk)).phone, null);
  city.advance(31 * 24 * HOUR);
  await nights();
  assert.equal((await sql`select 1 from vault.key`).length, 0);
  assert.deepEqual((await city.verify()).findings, []);
});
