import { connect } from "../../database/index.ts";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { registryOf } from "../../ledger/registry.ts";
import type { Module } from "../../modules/module.ts";
import fc from "fast-check";
import type { Sql } from "postgres";
import { testDatabase, type Database } from "#platform/testing";
import { matches, toSql, type Condition } from "../index.ts";

let database: Database;
let sql: Sql;

before(async () => {
  database = await testDatabase();
  sql = connect(database.url, { max: 1, onnotice: () => {} });
  await sql`create table record (id int primary key, word text, amount int, share float8, late bool, seen_at timestamptz, due_at timestamptz, seen_on date, due_on date)`;
});
after(async () => {
  await sql.end();
  await database.drop();
});

const WORDS = ["", "a", "b", "矛盾", "'; drop table record; --", "%", "\\"];
const INSTANTS = ["2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.001Z", "2025-12-31T16:00:00.000Z", "2026-06-30T23:59:59.999Z"];
const DAYS = ["2025-12-31", "2026-01-01", "2026-06-30"];
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });

const row = fc.record({
  word: maybe(fc.constantFrom(...WORDS)),
  amount: maybe(fc.integer({ min: -3, max: 3 })),
  share: maybe(fc.constantFrom(-1.5, 0, 0.1, 2)),
  late: maybe(fc.boolean()),
  seen_at: maybe(fc.constantFrom(...INSTANTS)),
  due_at: maybe(fc.constantFrom(...INSTANTS)),
  seen_on: maybe(fc.constantFrom(...DAYS)),
  due_on: maybe(fc.constantFrom(...DAYS)),
});

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom("word", "amount", "late", "seen_at", "due_on").map((column): Condition => ({ op: "set", column })),
  fc.constantFrom(...WORDS).map((value): Condition => ({ op: "is", column: "word", value })),
  fc.integer({ min: -3, max: 3 }).map((value): Condition => ({ op: "is", column: "amount", value })),
  fc.boolean().map((value): Condition => ({ op: "is", column: "late", value })),
  fc.subarray(WORDS).map((values): Condition => ({ op: "in", column: "word", values })),
  fc.subarray([-3, -1, 0, 2]).map((values): Condition => ({ op: "in", column: "amount", values })),
  fc.constantFrom<Condition>(
    { op: "lte", column: "seen_at", than: "due_at" },
    { op: "lte", column: "due_on", than: "seen_on" },
    { op: "lte", column: "amount", than: "share" },
  ),
  fc.integer({ min: -3, max: 3 }).map((value): Condition => ({ op: "gte", column: "amount", value })),
  fc.constantFrom(-1, 0.1, 2).map((value): Condition => ({ op: "gte", column: "share", value })),
  fc
    .tuple(fc.constantFrom("seen_on", "due_on"), fc.constantFrom(...DAYS, "2026-02-01"))
    .map(([column, day]): Condition => ({ op: "by", column, day })),
  fc.constantFrom(0, 1, 2).map((value): Condition => ({ op: "length", column: "word", value })),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie("condition"), { maxLength: 3 }).map((of): Condition => ({ op: "all", of })),
    fc.array(tie("condition"), { maxLength: 3 }).map((of): Condition => ({ op: "any", of })),
    tie("condition").map((of): Condition => ({ op: "not", of })),
  ),
}));

test("a condition means the same over a row in memory and over the same row in the database, nulls included", async () => {
  let met = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.array(condition, { minLength: 1, maxLength: 6 }),
      async (rows, conditions) => {
        await sql`truncate record`;
        await sql`insert into record ${sql(rows.map((one, id) => ({ id, ...one })))}`;
        for (const one of conditions) {
          const found = await sql<{ id: number }[]>`select id from record where ${toSql(sql, one)} order by id`;
          const expected = rows.flatMap((values, id) => (matches(one, values) ? [id] : []));
          met += expected.length > 0 && expected.length < rows.length ? 1 : 0;
          assert.deepEqual(
            found.map(({ id }) => id),
            expected,
            JSON.stringify(one),
          );
        }
      },
    ),
    { numRuns: 120 },
  );
  assert.ok(met > 50, `only ${met} conditions told rows apart`);
});

test("a name that is no plain identifier never reaches the database", () => {
  for (const column of ['a"b', "a; drop table record", "", "A", "a.b.c'"])
    assert.throws(() => toSql(sql, { op: "set", column }), /is no column/);
});

test("a set counted apart that also adds up is refused when the modules are laid together", () => {
  const module = (more: object): Module =>
    ({
      nouns: [{ noun: { kind: "thing" }, figures: [{ code: "t", table: "thing", day: "on", where: { op: "all", of: [] }, ...more }] }],
    }) as never;
  assert.throws(() => registryOf([module({ by: "colour", sum: "minutes" })]), /t: what is counted apart has no sum/);
  assert.ok(registryOf([module({ sum: "minutes" })]).kinds.includes("thing"));
});
