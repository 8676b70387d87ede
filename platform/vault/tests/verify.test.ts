import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { testCity, type TestCity } from "#platform/testing";
import { ringOf, verifySealed } from "#platform/vault";
import { letters, writeLetter } from "./city.ts";

let city: TestCity;
before(async () => void (city = await testCity({ modules: [letters] })));
after(() => city.close());

const look = (master = city.runtime.keys.master) => city.owner.begin("read only", (db) => verifySealed(db, master, city.runtime.purposes));
const told = async (): Promise<string[]> => (await look()).findings.map(({ table, key, what }) => `${table} ${key}: ${what}`);

test("a sealed field that somebody changed, exchanged or put under another purpose is named; none is shown", async () => {
  const [one, other] = [uuidv7(), uuidv7()];
  for (const id of [one, other]) await city.execute(writeLetter, { id, text: `信 ${id}`, phone: "13800138000" }, {});
  assert.deepEqual(await look(), { fields: 4, findings: [] });
  const sql = city.owner;
  const cases: readonly [string, string, RegExp][] = [
    [
      "a byte",
      `update vault.field set sealed = set_byte(sealed, 14, get_byte(sealed, 14) # 1) where stream = '${one}' and field = 'text'`,
      /one.*text: does not open/,
    ],
    ["cut to nothing", `update vault.field set sealed = '\\x00' where stream = '${one}' and field = 'text'`, /one.*text: does not open/],
    [
      "another record's",
      `update vault.field f set sealed = o.sealed from vault.field o where f.stream = '${one}' and f.field = 'text' and o.stream = '${other}' and o.field = 'text'`,
      /one.*text: does not open/,
    ],
    [
      "the field beside it",
      `update vault.field f set sealed = o.sealed from vault.field o where f.stream = '${one}' and f.field = 'text' and o.stream = '${one}' and o.field = 'phone'`,
      /one.*text: does not open/,
    ],
    [
      "another's key",
      `update vault.key k set wrapped = o.wrapped from vault.key o where k.stream = '${one}' and o.stream = '${other}'`,
      /keys\/master.key/,
    ],
    [
      "a purpose more may read under",
      `update vault.field set purpose = 'letters.text' where stream = '${one}' and field = 'phone'`,
      /one.*phone: stands under the purpose letters.text/,
    ],
    [
      "a purpose nobody knows",
      `update vault.field set purpose = 'letters.none' where stream = '${one}' and field = 'phone'`,
      /one.*phone: stands under the purpose letters.none/,
    ],
  ];
  for (const [about, harm, expected] of cases) {
    await sql.unsafe("create temp table kept_field as select * from vault.field");
    await sql.unsafe("create temp table kept_key as select * from vault.key");
    await sql.unsafe(harm);
    const found = (await told()).map((line) => line.replaceAll(one, "one"));
    await sql.unsafe(
      "update vault.field f set sealed = o.sealed, purpose = o.purpose from kept_field o where o.stream = f.stream and o.field = f.field; update vault.key k set wrapped = o.wrapped from kept_key o where o.stream = k.stream; drop table kept_field; drop table kept_key",
    );
    assert.ok(
      found.some((line) => expected.test(line)),
      `${about}: ${found.join("; ")}`,
    );
    assert.ok(!found.join().includes("信"), about);
    assert.deepEqual(await told(), [], about);
  }
});

test("with another installation's keys it says which key is missing, and for how many fields, once", async () => {
  const { fields, findings } = await look(ringOf(new Uint8Array(32).fill(9)));
  assert.equal(fields, 4);
  assert.equal(findings.length, 1);
  assert.match(findings[0]?.what ?? "", /wraps the keys of 4 fields and is not in keys\/master.key/);
});
