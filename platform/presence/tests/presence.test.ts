import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { connect, openPools, reading, type Pools } from "#platform/database";
import { uuidv7 } from "#platform/ids";
import { testCity, type TestCity } from "#platform/testing";
import { openPresence, type Presence } from "../index.ts";

let city: TestCity;
let other: Pools;
let here: Presence;
let there: Presence;
before(async () => {
  city = await testCity({ modules: [] });
  other = openPools(city.databaseUrl, { write: 1, read: 1 });
  here = openPresence(city.runtime.pools.write, city.now);
  there = openPresence(other.write, city.now);
});
after(async () => {
  await other.close();
  await city.close();
});

const record = () => ({ home: "330502001", id: uuidv7() });

test("two people at one record see each other, whichever process serves them, and nobody sees themselves", async () => {
  const [one, two] = [uuidv7(), uuidv7()];
  const key = record();
  assert.deepEqual(await here.look(key, one), []);
  assert.deepEqual(await there.look(key, two), [one]);
  assert.deepEqual(await here.look(key, one), [two]);
  assert.deepEqual(await there.look(record(), two), []);
});

test("whoever closes the record is gone at once, whoever just vanishes within half a minute", async () => {
  const [one, two, three] = [uuidv7(), uuidv7(), uuidv7()];
  const key = record();
  await here.look(key, one);
  await here.look(key, two);
  await there.leave(key, one);
  assert.deepEqual(await here.look(key, three), [two]);
  city.advance(20_000);
  assert.deepEqual(await here.look(key, three), [two]);
  city.advance(10_000);
  assert.deepEqual(await here.look(key, three), []);
});

test("a thousand looks leave one row, and a minute later none: there is nothing to follow anybody by", async () => {
  const one = uuidv7();
  const key = record();
  const rows = async () => (await city.runtime.pools.write`select * from presence.lease where account = ${one}`).length;
  for (let index = 0; index < 50; index += 1) {
    await here.look(key, one);
    city.advance(1000);
  }
  assert.equal(await rows(), 1);
  city.advance(60_000);
  await here.sweep();
  assert.equal(await rows(), 0);
});

test("what a query of a module may read does not hold who looks at what", async () => {
  const key = record();
  await here.look(key, uuidv7());
  const seen = await reading(city.runtime.pools.read, [""], (db) => db`select * from presence.lease`);
  assert.equal(seen.length, 0);
  const admin = connect(city.databaseUrl, { max: 1, onnotice: () => {} });
  const [table] = await admin`select relpersistence from pg_class where oid = 'presence.lease'::regclass`;
  await admin.end();
  assert.equal(table?.["relpersistence"], "u");
});
