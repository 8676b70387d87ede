import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Sql } from "postgres";
import { connect } from "#platform/database";
import { uuidv7 } from "#platform/ids";
import type { Refusal } from "#platform/refusals";
import { testDatabase, type Database } from "#platform/testing";
import { daysAsked, digitsBelow, everyOf, ratesOf, recordsBehind, totalOf, type Count, type FigureSet } from "../index.ts";

const NOW = "2026-11-28T02:00:00.000Z";
const HOW = { usual: 30, tooLong: "things.too-long" };
const refused = (code: string) => (fault: Refusal) => fault.body.fields?.[0]?.code === code;

test("figures are asked for up to today, a while back where nothing else is said, and never over more than six years", () => {
  assert.deepEqual(daysAsked(NOW, {}, HOW), { from: "2026-10-29", to: "2026-11-28" });
  // Eight hours before midnight in UTC it is tomorrow in the city.
  assert.deepEqual(daysAsked("2026-11-28T16:00:00.000Z", {}, HOW), { from: "2026-10-30", to: "2026-11-29" });
  assert.deepEqual(daysAsked(NOW, { to: "2027-01-01" }, HOW), { from: "2026-10-29", to: "2026-11-28" });
  assert.deepEqual(daysAsked(NOW, { from: "2026-02-01", to: "2026-02-28" }, HOW), { from: "2026-02-01", to: "2026-02-28" });
  assert.deepEqual(daysAsked(NOW, { from: "2020-11-23" }, HOW), { from: "2020-11-23", to: "2026-11-28" });
  assert.throws(() => daysAsked(NOW, { from: "2020-11-22" }, HOW), refused("things.too-long"));
});

test("a table of an area tells apart the areas of the level below it", () => {
  assert.deepEqual(["", "3305", "330502", "330502001", "330502001005"].map(digitsBelow), [6, 6, 9, 12, 12]);
});

test("a row of a table adds up what is counted of each set, and gives no value over nothing", () => {
  const count = (set: string, n: number, part = ""): Count => ({ set, part, area: "330502", n, sum: 0 });
  const counts = [count("kept", 2), count("kept", 1, "red"), count("due", 4), count("other", 9)];
  assert.deepEqual([totalOf(counts, "kept"), totalOf(counts, "none"), totalOf(counts, null)], [3, 0, 0]);
  const rates = ratesOf(
    [
      { code: "rate", numerator: "kept", denominator: "due" },
      { code: "empty", numerator: "kept", denominator: "none" },
      { code: "plain", numerator: "due", denominator: null },
    ],
    counts,
  );
  assert.deepEqual(rates, [
    { code: "rate", numerator: 3, denominator: 4, value: 0.75 },
    { code: "empty", numerator: 3, denominator: 0, value: null },
    { code: "plain", numerator: 4, denominator: 0, value: null },
  ]);
});

let database: Database;
let sql: Sql;
const ids = Array.from({ length: 12 }, () => uuidv7());
const PLACES = ["330502001005", "330502001006", "330503001001"];

before(async () => {
  database = await testDatabase();
  sql = connect(database.url, { max: 1, onnotice: () => {} });
  await sql`create table thing (id uuid, part uuid, place text, colour text, opened_on date)`;
  for (const [index, id] of ids.entries())
    await sql`insert into thing values (${id}, ${uuidv7()}, ${PLACES[index % 3] ?? ""}, ${index === 11 ? null : "red"}, ${`2026-02-0${1 + (index % 4)}`}),
      (${id}, ${uuidv7()}, '330521001001', 'blue', ${index === 0 ? null : "2026-02-28"})`;
});
after(async () => {
  await sql.end();
  await database.drop();
});

const RED: FigureSet = { code: "red", table: "thing", day: "opened_on", where: { op: "is", column: "colour", value: "red" } };
const FEBRUARY = { from: "2026-02-01", to: "2026-02-28" };
type Thing = { id: string; place: string };

async function pages(
  set: FigureSet,
  ask: { area?: string; from: string; to: string; size: number },
): Promise<(Thing & { day: string })[][]> {
  const all: (Thing & { day: string })[][] = [];
  for (let cursor: string | undefined; all.length < 50;) {
    const { rows, next } = await recordsBehind<Thing>(sql, set, { ...ask, where: [], columns: sql`id, place`, cursor });
    all.push(rows);
    if (next === null) break;
    cursor = next;
  }
  return all;
}

test("the records behind a set come page by page, by day, each once, whatever the size of a page", async () => {
  for (const size of [1, 3, 11, 50]) {
    const found = await pages(RED, { ...FEBRUARY, size });
    assert.deepEqual(
      found.map((page) => page.length),
      Array.from({ length: Math.ceil(11 / size) }, (_, page) => Math.min(size, 11 - page * size)),
    );
    const rows = found.flat();
    assert.deepEqual(rows.map(({ id }) => id).toSorted(), ids.slice(0, 11).toSorted());
    assert.deepEqual(
      rows.map(({ day }) => day),
      rows.map(({ day }) => day).toSorted(),
    );
  }
});

test("they are those of the days, the area and what the reader may see", async () => {
  assert.equal((await pages(RED, { from: "2026-02-02", to: "2026-02-03", size: 50 })).flat().length, 6);
  assert.equal((await pages(RED, { ...FEBRUARY, area: "330503", size: 50 })).flat().length, 3);
  const where = [sql`place = ${PLACES[0] ?? ""}`, sql`id <> ${ids[0] ?? ""}`];
  const seen = await recordsBehind<Thing>(sql, RED, { ...FEBRUARY, where, columns: sql`id, place` });
  assert.deepEqual(seen.rows.map(({ id }) => id).toSorted(), ids.filter((_, index) => index > 0 && index % 3 === 0).toSorted());
  const none = await recordsBehind<Thing>(sql, RED, { ...FEBRUARY, where: [sql`false`], columns: sql`id, place` });
  assert.deepEqual(none, { rows: [], next: null });
});

test("several rows of one record are told apart by the set's own column; a made-up place in the list is refused", async () => {
  const twice: FigureSet = { ...RED, code: "all", where: { op: "all", of: [] }, each: "part" };
  assert.equal((await pages(twice, { ...FEBRUARY, size: 2 })).flat().length, 23);
  await assert.rejects(
    recordsBehind(sql, RED, { ...FEBRUARY, where: [], columns: sql`id`, cursor: "nonsense" }),
    refused("platform.no-such-page"),
  );
});

test("all of the conditions hold together, and none of them is everything", async () => {
  const among = async (parts: readonly ReturnType<typeof everyOf>[]): Promise<number> =>
    (await sql`select 1 from thing where not (${everyOf(sql, parts)})`).length;
  assert.equal(await among([]), 0);
  assert.equal(await among([sql`true`, sql`true`]), 0);
  assert.equal(await among([sql`true`, sql`false`]), 24);
});
