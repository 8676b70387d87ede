import { connect } from "../../database/index.ts";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Sql } from "postgres";
import { queryTerms, terms } from "#platform/search";
import { testDatabase, type Database } from "#platform/testing";

const ROWS = 20_000;
const PLACES = ["龙溪街道", "织里镇", "八里店镇", "妙西镇", "东林镇", "月河街道", "南浔镇", "练市镇"];
const MATTERS = ["井盖缺失", "垃圾积存", "占道经营", "噪声扰民", "路面破损", "违法停车", "消防通道堵塞", "乱贴乱画"];

let database: Database;
let sql: Sql;

const textOf = (row: number): string =>
  row % 4_000 === 17 ? `𠮷祥里路灯不亮 lamp ${row}` : `${PLACES[row % 8]}${MATTERS[(row >> 3) % 8]}${row}号`;

before(async () => {
  database = await testDatabase();
  sql = connect(database.url, { max: 1, onnotice: () => {} });
  await sql`create table searched (id int primary key, terms text[] not null)`;
  await sql`create index searched_terms on searched using gin (terms)`;
  for (let from = 0; from < ROWS; from += 2_000) {
    const rows = Array.from({ length: 2_000 }, (_, index) => ({ id: from + index, terms: terms(textOf(from + index)) }));
    await sql`insert into searched ${sql(rows)}`;
  }
  // As autovacuum does: what was written last waits in the index's pending list, which a plan must count as pages to read.
  await sql`vacuum analyze searched`;
});
after(async () => {
  await sql.end();
  await database.drop();
});

const plan = async (question: string): Promise<string> =>
  (await sql`explain (analyze, costs off, timing off, summary off) select id from searched where terms @> ${queryTerms(question)}`)
    .map((row) => String(row["QUERY PLAN"]))
    .join("\n");
const found = async (question: string): Promise<number[]> =>
  (await sql<{ id: number }[]>`select id from searched where terms @> ${queryTerms(question)} order by id`).map((row) => row.id);

test("one character, two characters, a word and a rare name are found through the index among 20,000 records", async () => {
  const rare = [17, 4_017, 8_017, 12_017, 16_017];
  for (const question of ["灯", "路灯", "路灯不亮", "lamp", "𠮷", "𠮷祥"]) {
    assert.deepEqual(await found(question), rare, question);
    assert.match(await plan(question), /Bitmap Index Scan on searched_terms/, question);
  }
  assert.deepEqual(
    await found("织里镇垃圾积存"),
    Array.from({ length: ROWS }, (_, row) => row).filter((row) => textOf(row).startsWith("织里镇垃圾积存")),
  );
  assert.match(await plan("织里镇垃圾积存"), /Bitmap Index Scan on searched_terms/);
  assert.deepEqual(await found("灯路"), []);
});

test("without the index the same question reads the whole table: the check above can fail", async () => {
  await sql`begin`;
  await sql`drop index searched_terms`;
  assert.match(await plan("路灯"), /Seq Scan on searched/);
  await sql`rollback`;
});
