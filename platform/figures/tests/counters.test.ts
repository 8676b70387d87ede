import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import fc from "fast-check";
import { migrate, openPools, type Pools } from "#platform/database";
import { uuidv7 } from "#platform/ids";
import { migrationSources } from "#platform/runtime";
import { testDatabase, type Database } from "#platform/testing";
import {
  countsOf,
  daysAround,
  deltas,
  foldDeltas,
  monthsOf,
  percentiles,
  readCounts,
  recount,
  verifyCounters,
  type Count,
  type Counter,
  type FigureSet,
  type Span,
  type Tag,
} from "../index.ts";

let database: Database;
let pools: Pools;
let sql: Tag;

before(async () => {
  database = await testDatabase();
  pools = openPools(database.url, { write: 5, read: 1 });
  sql = pools.write;
  await migrate(pools.write, migrationSources([]));
  await pools.write`create table thing (id int primary key, place text not null, colour text, opened_on date, minutes int)`;
});
beforeEach(
  () =>
    pools.write`truncate thing, ledger.outbox, figures.county_day, figures.town_day, figures.county_month, figures.town_month, figures.village_month`,
);
after(async () => {
  await pools.close();
  await database.drop();
});

const SETS: readonly FigureSet[] = [
  { code: "all", table: "thing", day: "opened_on", where: { op: "all", of: [] } },
  { code: "red", table: "thing", day: "opened_on", where: { op: "is", column: "colour", value: "red" }, sum: "minutes" },
  { code: "coloured", table: "thing", day: "opened_on", where: { op: "set", column: "colour" }, by: "colour" },
  { code: "happened", table: "thing", day: "opened_on", where: { op: "is", column: "colour", value: "blue" }, past: true },
  { code: "long", table: "thing", day: "opened_on", where: { op: "gte", column: "minutes", value: 0 }, spread: "minutes" },
];
const PLACES = ["330502001005", "330502001005001", "330502001006", "330502002005", "330503001005", "330502001", "330502", "3305"];
const DAYS = ["2025-12-31", "2026-01-01", "2026-01-15", "2026-01-31", "2026-02-01", "2026-03-10"];

type Thing = { id: number; place: string; colour: string | null; opened_on: string | null; minutes: number | null };

/** One write as the ledger makes it: the row and what it does to the counters, together. */
async function write(before: Thing | null, thing: Thing): Promise<void> {
  await pools.write.begin(async (tx) => {
    await tx`insert into thing ${tx(thing)} on conflict (id) do update set place = excluded.place, colour = excluded.colour, opened_on = excluded.opened_on, minutes = excluded.minutes`;
    const found = deltas(SETS, before, thing);
    if (found.length > 0)
      await tx`insert into ledger.outbox (home, id, kind, payload, run_at) values ('330502001', ${uuidv7()}, 'figures.delta', ${tx.json(found)}, now())`;
  });
}

const thing = (id: number) =>
  fc.record({
    id: fc.constant(id),
    place: fc.constantFrom(...PLACES),
    colour: fc.constantFrom("red", "blue", null),
    opened_on: fc.option(fc.constantFrom(...DAYS), { nil: null, freq: 5 }),
    minutes: fc.option(fc.integer({ min: -50, max: 50_000 }), { nil: null }),
  });

const sorted = (counts: readonly Count[]): Count[] =>
  counts.filter(({ n, sum }) => n !== 0 || sum !== 0).toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));

const SPANS: Span[] = ([4, 6, 9, 12] as const).flatMap((digits) => [
  { area: "", digits, from: "2025-01-01", to: "2026-12-31" },
  { area: "330502", digits, from: "2026-01-01", to: "2026-01-31" },
  { area: "330502001", digits, from: "2025-12-31", to: "2026-02-01" },
  { area: "3305", digits, from: "2026-01-10", to: "2026-01-20" },
  { area: "3305", digits, from: "2026-01-02", to: "2026-01-30" },
  { area: "330502001005", digits, from: "2026-01-01", to: "2026-03-31" },
  { area: "330502001005001", digits, from: "2026-01-01", to: "2026-01-31" },
]);

async function compare(tag: Tag): Promise<number> {
  let seen = 0;
  for (const span of SPANS) {
    const read = sorted(await readCounts(tag, SETS, span));
    const counted: Count[] = [];
    for (const set of SETS) counted.push(...(await recount(tag, set, span)));
    assert.deepEqual(read, sorted(counted), JSON.stringify(span));
    // Nothing in these sets lies after the tenth of March: as that day's reader would ask.
    assert.deepEqual(sorted(await readCounts(tag, SETS, span, "2026-03-10")), sorted(counted), JSON.stringify(span));
    seen += read.length;
  }
  return seen;
}

test("counters and recount agree after every change, folded or not", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 4 }).chain(thing), { minLength: 5, maxLength: 12 }),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      async (changes, folds) => {
        await pools.write`truncate thing, ledger.outbox, figures.county_day, figures.town_day, figures.county_month, figures.town_month, figures.village_month`;
        const now = new Map<number, Thing>();
        for (const [index, change] of changes.entries()) {
          await write(now.get(change.id) ?? null, change);
          now.set(change.id, change);
          if (folds[index]) await foldDeltas(sql);
        }
        await compare(sql);
        while ((await foldDeltas(sql, 2)) > 0);
        await compare(sql);
      },
    ),
    { numRuns: 12 },
  );
});

test("at every moment of a busy intake, with two folders at work, a figure equals the recount of its records", async () => {
  const random = fc.sample(fc.integer({ min: 0, max: 30 }).chain(thing), 240);
  const lanes = [0, 1, 2].map((lane) => random.filter(({ id }) => id % 3 === lane));
  let writing = true;
  let folded = 0;
  const lookedOnce = Promise.withResolvers<void>();
  const writers = Promise.all(
    lanes.map(async (changes) => {
      const now = new Map<number, Thing>();
      for (const [index, change] of changes.entries()) {
        // However slow the looks are, the second one falls in the middle of the writing.
        if (index === changes.length >> 1) await lookedOnce.promise;
        await write(now.get(change.id) ?? null, change);
        now.set(change.id, change);
      }
    }),
  ).finally(() => (writing = false));
  const folders = [0, 1].map(async () => {
    while (writing) {
      folded += await foldDeltas(sql, 7);
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
  });
  let seen = 0;
  let looks = 0;
  while (writing) {
    await pools.write.begin("isolation level repeatable read read only", async (tx) => {
      seen += await compare(tx);
    });
    looks += 1;
    lookedOnce.resolve();
  }
  await Promise.all([writers, ...folders]);
  while ((await foldDeltas(sql)) > 0);
  await compare(sql);
  assert.ok(looks > 1 && seen > 0 && folded > 0, `${looks} looks, ${seen} counts, ${folded} folded`);
});

test("a fold that dies before it commits leaves every delta where it was; the next one counts it once", async () => {
  await write(null, { id: 1, place: "330502001005", colour: "red", opened_on: "2026-01-15", minutes: 30 });
  await assert.rejects(
    pools.write.begin(async (tx) => {
      assert.equal(await foldDeltas(tx), 1);
      throw new Error("power cut");
    }),
    /power cut/,
  );
  const [waiting] = await pools.write`select count(*)::int as n from ledger.outbox`;
  assert.equal(waiting?.["n"], 1);
  assert.equal(await foldDeltas(sql), 1);
  assert.equal(await foldDeltas(sql), 0);
  const [red] = await readCounts(sql, [SETS[1]!], { area: "3305", digits: 4, from: "2026-01-15", to: "2026-01-15" });
  assert.deepEqual(red, { set: "red", part: "", area: "3305", n: 1, sum: 30 });
});

test("counters fold again after their tables were emptied by hand", async () => {
  await pools.write`truncate figures.folder`;
  await write(null, { id: 1, place: "330502001005", colour: "blue", opened_on: "2026-01-15", minutes: null });
  assert.equal(await foldDeltas(sql), 1);
});

test("the comparison above can fail: one counter changed by hand is seen", async () => {
  await write(null, { id: 1, place: "330502001005", colour: "red", opened_on: "2026-01-15", minutes: 30 });
  await foldDeltas(sql);
  await pools.write`update figures.town_day set n = n + 1`;
  await assert.rejects(compare(sql), { name: "AssertionError" });
});

test("verify counts the records again and names each counter that is not their number, folded or not", async () => {
  await write(null, { id: 1, place: "330502001005", colour: "red", opened_on: "2026-01-15", minutes: 30 });
  await foldDeltas(sql);
  await write(null, { id: 2, place: "330502002005", colour: "blue", opened_on: "2026-03-10", minutes: 45 });
  assert.deepEqual(await verifyCounters(sql, SETS), []);
  for (const table of ["county_day", "county_month", "town_day", "town_month", "village_month"]) {
    await pools.write`update figures.${pools.write(table)} set n = n + 1 where measure = 'red'`;
    const [wrong] = await verifyCounters(sql, SETS);
    assert.equal(wrong?.table, `figures.${table}`);
    assert.match(wrong?.key ?? "", /^red\/2026-01-/);
    await pools.write`update figures.${pools.write(table)} set n = n - 1 where measure = 'red'`;
  }
  await pools.write`update figures.county_month set ns = array[2] where measure = 'long'`;
  const apart = (await verifyCounters(sql, SETS)).map(({ key, what }) => `${key} ${what}`).sort();
  assert.deepEqual(apart, ["long/2026-01-01/330502 says -1, its records are 0", "long/2026-01-01/330502/30 says 2, its records are 1"]);
  await pools.write`update figures.county_month set ns = array[1] where measure = 'long'`;
  await pools.write`insert into figures.county_day values ('all', '2026-05-05', '330503', 7, 0)`;
  assert.deepEqual(await verifyCounters(sql, SETS), [
    { table: "figures.county_day", key: "all/2026-05-05/330503", what: "says 7, its records are 0" },
  ]);
});

test("a span is cut into whole months and the days around them", () => {
  assert.deepEqual(monthsOf({ from: "2026-01-01", to: "2026-01-31" }), { months: { from: "2026-01-01", to: "2026-01-31" }, edges: [] });
  assert.deepEqual(monthsOf({ from: "2025-12-31", to: "2026-03-01" }), {
    months: { from: "2026-01-01", to: "2026-02-28" },
    edges: [
      { from: "2025-12-31", to: "2025-12-31" },
      { from: "2026-03-01", to: "2026-03-01" },
    ],
  });
  assert.deepEqual(monthsOf({ from: "2026-01-10", to: "2026-02-20" }), { months: null, edges: [{ from: "2026-01-10", to: "2026-02-20" }] });
  assert.deepEqual(monthsOf({ from: "2026-02-01", to: "2026-01-01" }), { months: null, edges: [] });
});

test("most of a month is the month without the days around it; half of it and less is its days", () => {
  assert.deepEqual(daysAround({ from: "2026-02-01", to: "2026-02-20" }), [{ from: "2026-02-21", to: "2026-02-28" }]);
  assert.deepEqual(daysAround({ from: "2026-01-05", to: "2026-01-29" }), [
    { from: "2026-01-01", to: "2026-01-04" },
    { from: "2026-01-30", to: "2026-01-31" },
  ]);
  assert.equal(daysAround({ from: "2026-02-01", to: "2026-02-14" }), null);
  assert.equal(daysAround({ from: "2026-01-10", to: "2026-02-20" }), null);
});

test("a percentile of counted spreads is that of the records, to two digits", () => {
  const minutes = [3, 45, 99, 101, 109, 1234, 1290, 88_888];
  const counters = deltasOf(minutes);
  assert.deepEqual(percentiles(counters, [0.5, 0.9, 0.01, 1]), [100, 88_000, 3, 88_000]);
  assert.deepEqual(percentiles([], [0.5]), [null]);
});

test("a part that was counted and taken back is nowhere, in whatever order the lists have it", () => {
  const [counter] = [
    {
      set: "long",
      area: "3305",
      n: 2,
      sum: 0,
      parts: [
        ["900", "30"],
        ["30", "45"],
      ],
      ns: [
        [1, 1],
        [-1, 1],
      ],
    },
  ];
  assert.deepEqual(percentiles([counter!], [0.01, 1]), [45, 900]);
  assert.deepEqual(
    countsOf(counter!).map(({ part, n }) => [part, n]),
    [
      ["900", 1],
      ["45", 1],
    ],
  );
});

const deltasOf = (minutes: readonly number[]): Counter[] =>
  minutes.flatMap((value, id) =>
    deltas(SETS, null, { id, place: "330502001005", colour: null, opened_on: "2026-01-15", minutes: value }).flatMap(
      ({ set, part, n, sum }) => (set === "long" ? [{ set, area: "3305", n, sum, parts: [[part]], ns: [[n]] }] : []),
    ),
  );
