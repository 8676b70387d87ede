import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { z } from "zod";
import { anyone } from "#platform/access";
import { openPools, type Pools } from "#platform/database";
import { readCounts } from "#platform/figures";
import { uuidv7 } from "#platform/ids";
import { command, noun, ref, type ClockRow, type StreamKey } from "#platform/ledger";
import { module, type Module } from "#platform/modules";
import { testCity, type TestCity } from "#platform/testing";
import { refold } from "../refold.ts";
import { registryOf } from "../registry.ts";
import { verify } from "../verify.ts";

const HOMES = ["330502001", "330502002"] as const;
type Put = { type: "pots.put"; n: number };
/** `times`, `broken`: what only the newer program folds; it does not keep that a pot is whole. */
type Pot = { sum: number; times?: number; broken?: boolean };

const said = { zh: "罐", en: "Pot" };
const table = {
  name: "pots.pot",
  key: ["home", "id", "nth"],
  columns: { home: "text", id: "uuid", nth: "int4", n: "int4", kind: "text", put_on: "date", place: "text" },
} as const;
const clock = (slot: string, dueAt: string): ClockRow => ({
  slot,
  rule: "POT-1",
  kind: "duty",
  obligor: "office",
  startedAt: "2026-01-01T00:00:00.000Z",
  dueAt,
  remindAt: null,
  provisional: false,
  status: "running",
  metAt: null,
  place: HOMES[0],
});
const Give = z.object({ home: z.string(), id: z.uuid(), n: z.number().int() });

/** The same events by two versions of one program: the newer one keeps more in the state, other rows, another clock and one more set. */
function program(newer: boolean): { pots: Module; put: ReturnType<typeof command<z.infer<typeof Give>, { sum: number }>> } {
  const pot = noun<Pot, Put>({
    kind: "pots.pot",
    initial: { sum: 0 },
    evolve: ({ sum, times = 0 }, { n }) => ({ sum: sum + n, ...(newer ? { times: times + 1, broken: false } : {}) }),
    ...(newer ? { blank: { broken: false } } : {}),
  });
  const row = (key: StreamKey, nth: number, n: number) => ({
    table: table.name,
    row: { ...key, nth, n, kind: n > 1 ? "many" : "one", put_on: "2026-05-01", place: key.home },
  });
  const put = command({
    name: "pots.put",
    route: "POST /api/pots/{home}/{id}",
    summary: said,
    input: Give,
    about: (input) => [ref(pot, input)],
    allow: anyone(),
    run: (ctx, input) => ({ sum: ctx.change(pot, input, () => [{ type: "pots.put" as const, n: input.n }]).sum }),
  });
  const pots = module({
    name: "pots",
    nouns: [
      {
        noun: pot,
        called: said,
        projection: {
          tables: [table],
          rows: (key: StreamKey, { sum, times = 0 }: Pot) => (newer ? [row(key, 1, times)] : [row(key, 1, sum), row(key, 2, sum)]),
        },
        clocks: () => [newer ? clock("look", "2026-02-02T00:00:00.000Z") : clock("clean", "2026-02-01T00:00:00.000Z")],
        figures: [
          { code: "pots.all", table: table.name, day: "put_on", where: { op: "all", of: [] }, by: "kind" },
          ...(newer ? [{ code: "pots.many", table: table.name, day: "put_on", where: { op: "gte", column: "n", value: 2 } as const }] : []),
        ],
      },
    ],
    events: { "pots.put": said },
    commands: [put],
    queries: [],
    words: {},
    migrations: new URL("./pots/", import.meta.url),
  });
  return { pots, put };
}

const [old, now] = [program(false), program(true)];
const newer = registryOf([now.pots]);
let city: TestCity;
/** The owner of the database, as whoever runs the tool: those who serve may neither remove clocks nor write events. */
let owner: Pools;
const ownerOf = ({ databaseUrl }: TestCity): Pools => openPools(databaseUrl, { write: 2, read: 1 });
const ids = HOMES.map((home) => ({ home, id: uuidv7() }));

before(async () => {
  city = await testCity({ modules: [old.pots] });
  owner = ownerOf(city);
  for (const key of ids) for (const n of [5, 6]) await city.execute(old.put, { ...key, n }, {});
  await city.jobs();
});
after(async () => {
  await owner.close();
  await city.close();
});

const found = async (registry = newer): Promise<string[]> =>
  (await verify(owner.write, registry)).findings.map(({ table: of, what }) => `${of}: ${what}`);
const count = async (code: string): Promise<number> => {
  const sets = newer.entry("pots.pot").figures?.filter((set) => set.code === code) ?? [];
  const counts = await readCounts(city.runtime.pools.write, sets, { area: "3305", digits: 6, from: "2026-05-01", to: "2026-05-31" });
  return counts.reduce((sum, { n }) => sum + n, 0);
};

test("what a newer program folds otherwise is written again: states, rows, clocks and counters; then nothing is left to write", async () => {
  assert.deepEqual(await found(registryOf([old.pots])), [], "the older program finds everything in order");
  assert.ok((await found()).length > 0, "the newer one does not");

  const { streams, written, removed, counted, left } = await refold(owner.write, newer);
  assert.equal(streams, 2);
  assert.deepEqual(left, []);
  assert.deepEqual(Object.fromEntries(written), { "ledger.stream": 2, "clocks.clock": 2, "pots.pot": 2 });
  assert.deepEqual(Object.fromEntries(removed), { "clocks.clock": 2, "pots.pot": 2 });
  assert.deepEqual(counted, ["pots.all", "pots.many"]);
  assert.deepEqual(await found(), []);
  const kept = await owner.write<
    { fields: string }[]
  >`select distinct (select string_agg(k, ' ' order by k) from jsonb_object_keys(state) k) as fields from ledger.stream`;
  assert.deepEqual(
    kept.map(({ fields }) => fields),
    ["sum times"],
  );
  assert.deepEqual([await count("pots.all"), await count("pots.many")], [2, 2]);

  const again = await refold(owner.write, newer);
  assert.deepEqual([again.written.size, again.removed.size, again.counted.length, again.left.length], [0, 0, 0, 0]);
});

test("what the ledger itself does not bear out is named and left, its home with it; other homes are put right", async () => {
  const [first, second] = ids as [(typeof ids)[0], (typeof ids)[0]];
  await owner.write`update ledger.event set data = '{"n": 7}' where stream = ${first.id} and seq = 1`;
  await owner.write`update pots.pot set n = 99`;
  const { left, written } = await refold(owner.write, newer);
  assert.deepEqual(
    left.map(({ key, what }) => `${key} ${what}`),
    [`${first.home}/${first.id}/1 content differs from its hash`],
  );
  assert.deepEqual(Object.fromEntries(written), { "pots.pot": 1 });
  const rows = await owner.write<{ home: string; n: number }[]>`select home, n from pots.pot order by home`;
  assert.deepEqual(
    [...rows],
    [
      { home: first.home, n: 99 },
      { home: second.home, n: 2 },
    ],
  );
  await owner.write`update ledger.event set data = '{"n": 5}' where stream = ${first.id} and seq = 1`;
  await owner.write`delete from ledger.stream where id = ${second.id}`;
  assert.deepEqual(
    (await refold(owner.write, newer)).left.map(({ key, what }) => `${key} ${what}`),
    [`${second.home}/${second.id} row is missing`],
  );
  assert.equal((await owner.write`select 1 from pots.pot where id = ${second.id}`).length, 1, "its rows are not taken for nobody's");
});

test("while people write nothing of theirs is lost", async () => {
  const work = await testCity({ modules: [now.pots] });
  const hands = ownerOf(work);
  try {
    const keys = Array.from({ length: 20 }, () => ({ home: HOMES[0], id: uuidv7() }));
    for (const key of keys) await work.execute(now.put, { ...key, n: 1 }, {});
    await hands.write`update ledger.stream set state = jsonb_set(state, '{sum}', '77') where id = any(${keys.slice(0, 10).map(({ id }) => id)})`;
    const [, ...answers] = await Promise.all([
      refold(hands.write, newer),
      ...keys.slice(10).flatMap((key) => [1, 2, 3].map((n) => work.execute(now.put, { ...key, n }, {}))),
    ]);
    assert.equal(answers.length, 30);
    await work.jobs();
    await refold(hands.write, newer);
    assert.deepEqual((await work.verify()).findings, []);
    const [row] = await hands.write<
      [{ n: number }]
    >`select sum((state ->> 'sum')::int)::int as n from ledger.stream where kind = 'pots.pot'`;
    assert.equal(row.n, 20 + 10 * 6);
  } finally {
    await hands.close();
    await work.close();
  }
});
