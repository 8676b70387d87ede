import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { system } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { fold, type Recorded } from "#platform/ledger";
import { testCity, type TestCity } from "#platform/testing";
import documents from "../../documents/module.ts";
import incidents from "../../incidents/module.ts";
import limits from "../../limits/module.ts";
import organisations from "../../organisations/module.ts";
import people from "../../people/module.ts";
import places from "../../places/module.ts";
import { recordReadings } from "../commands-results.ts";
import type { StandingEvent } from "../event.ts";
import { standingKey } from "../keys.ts";
import assessment from "../module.ts";
import { standingProjection } from "../projection.ts";
import { standing } from "../standing.ts";

const [AREA, ITEMS, DAY] = ["330502", 40, 86_400_000] as const;
const scheme = uuidv7();
const key = standingKey(scheme, AREA, AREA);
let city: TestCity;
before(async () => {
  city = await testCity({ modules: [limits, places, organisations, people, documents, incidents, assessment] });
});
after(() => city.close());

const items = Array.from({ length: ITEMS }, (_, index) => `E${index}`);
const told = { value: 91.5, low: 90.1, high: 92.9 };
const reading = (item: string, numerator: number) => ({ item, figure: "evt.closed", version: "1", numerator, denominator: 100, told });
const read = (readings: readonly ReturnType<typeof reading>[]) =>
  city.execute(recordReadings, recordReadings.input.parse({ scheme, subject: AREA, area: AREA, readings }), { actor: system });

/** Every row with the transaction that wrote it last. */
async function written(): Promise<Map<string, string>> {
  const rows = await city.runtime.pools.write<{ row: string; xmin: string }[]>`
    select item || ' ' || read_on as row, xmin::text as xmin from assessment.reading where scheme = ${scheme}`;
  return new Map(rows.map(({ row, xmin }) => [row, xmin]));
}
const newly = (was: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] =>
  [...now].flatMap(([row, xmin]) => (was.get(row) === xmin ? [] : [row]));

test("one figure that changed among many is one row written, on another day a new one and on the same day the same again", async () => {
  for (let day = 0; day < 3; day += 1) {
    await read(items.map((item) => reading(item, day)));
    city.advance(DAY);
  }
  const was = await written();
  assert.equal(was.size, 3 * ITEMS);
  await read(items.map((item) => reading(item, item === "E7" ? 50 : 2)));
  const next = await written();
  assert.deepEqual(newly(was, next), ["E7 2026-11-26"]);
  await read([reading("E7", 51)]);
  assert.deepEqual(newly(next, await written()), ["E7 2026-11-26"]);
  assert.equal((await written()).size, 3 * ITEMS + 1);
  await read([reading("E7", 51)]);
});

test("the rows are those of a replay of every reading from the first", async () => {
  const events = await city.runtime.pools.write<{ type: string; data: object; at: Date; seq: number }[]>`
    select type, data, at, seq from ledger.event where home = ${key.home} and stream = ${key.id} order by seq`;
  assert.equal(events.length, 5, "what says the same again is not written down");
  const recorded = events.map(({ type, data, at, seq }) => ({
    ...data,
    type,
    seq,
    at: new Date(at).toISOString(),
    by: "",
    role: "",
    unit: "",
  }));
  const state = fold(standing, recorded as unknown as Recorded<StandingEvent>[]);
  const rows = standingProjection.rows(key, state).map(({ row }) => [row["item"], row["read_on"], row["numerator"], row["told"]]);
  const kept = await city.runtime.pools.write<{ item: string; day: string; numerator: number; told: object }[]>`
    select item, read_on::text as day, numerator, told from assessment.reading where scheme = ${scheme}`;
  const sorted = (list: unknown[][]) =>
    list.toSorted((left, right) => (JSON.stringify(left.slice(0, 2)) < JSON.stringify(right.slice(0, 2)) ? -1 : 1));
  assert.deepEqual(sorted(kept.map(({ item, day, numerator, told: said }) => [item, day, numerator, said])), sorted(rows));
  assert.deepEqual((await city.verify()).findings, []);
});
