import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { connect, faultOf } from "#platform/database";
import { testDatabase, type Database } from "#platform/testing";
import type { Sql } from "postgres";

let database: Database;
let sql: Sql;
before(async () => {
  database = await testDatabase();
  sql = connect(database.url, { max: 1, onnotice: () => {} });
  await sql`create table person (id uuid primary key, name text not null unique, phone text check (length(phone) < 5))`;
});
after(async () => {
  await sql?.end();
  await database?.drop();
});

const ID = "01990000-0000-7000-8000-000000000001";

test("of a row the database does not take a log says the rule and not the row", async () => {
  await sql`insert into person values (${ID}, '沈阿毛', '1')`;
  for (const [statement, about] of [
    [sql`insert into person values (gen_random_uuid(), '沈阿毛', '2')`, "person_name_key"],
    [sql`insert into person values (gen_random_uuid(), '沈阿毛', '沈阿毛的电话')`, "person_phone_check"],
    [sql`insert into person (id, phone) values (gen_random_uuid(), '沈')`, "name"],
    [sql.unsafe("select '沈阿毛'::uuid"), "uuid"],
    [sql.unsafe("select '沈阿毛 13800138000'::date"), "date"],
  ] as const) {
    const cause: unknown = await statement.then(
      () => assert.fail("taken"),
      (error: unknown) => error,
    );
    assert.match(JSON.stringify(cause) + String(cause), /沈/, "the database's own words hold it");
    const told = JSON.stringify(faultOf(cause));
    assert.doesNotMatch(told, /沈|13800138000/, told);
    assert.ok(told.includes(about), told);
  }
});

test("what a gateway says to whom is left out, also of several faults at once, and where it happened is kept", () => {
  const one = new Error("Recipient command failed: 450 4.2.1 <shen@example.com> mailbox busy, call +8613800138000");
  const told = faultOf(new AggregateError([one], `1 of many: ${one.message}`));
  assert.doesNotMatch(JSON.stringify(told), /shen|13800138000/);
  assert.match(told.message, /450 4\.2\.1 <…@…> mailbox busy/);
  assert.match(told.stack, /^ {4}at .*fault\.test\.ts/);
  assert.equal(told.causes?.length, 1);
  for (const text of ["沈", '{"a":沈阿毛}', `{"a":"${"x".repeat(60)}",沈阿毛${"y".repeat(60)}`])
    assert.throws(
      () => JSON.parse(text) as unknown,
      (cause: unknown) => !/沈阿毛|xx/.test(faultOf(cause).message) && /is not valid JSON|in JSON/.test(faultOf(cause).message),
    );
  assert.equal(faultOf("away").message, "away");
  assert.equal(faultOf(new Error(`no record ${ID}`)).message, `no record ${ID}`, "ids are no numbers");
});

test("a message as long as a body is cut before anything is sought in it", () => {
  const began = performance.now();
  const { message } = faultOf(new Error(`${"0.".repeat(200_000)} shen@example.com`));
  assert.ok(message.length <= 2_000 && performance.now() - began < 500, `${performance.now() - began} ms`);
});
