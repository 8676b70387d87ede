import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { person, type TestCity } from "#platform/testing";
import { applyForTitle } from "../commands-applying.ts";
import { openRound } from "../commands-rounds.ts";
import { family } from "../family.ts";
import { readCoverage } from "../queries-coverage.ts";
import { titleFigures } from "../told.ts";
import { cellsCity, employ, giver, inspectorsOf, self, TOWN, VILLAGE } from "./town.ts";

let city: TestCity;
const give = giver(() => city);
const desk = person({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
const ruler = person({ role: "supervisor", area: "3305", unit: "zfw-3305" });
const inspectors = inspectorsOf(["fire-330502", "ps-330502"]);
const pool = inspectors.map((one) => ({ account: one.id, unit: one.grants[0]!.unit }));

before(async () => {
  city = await cellsCity("2026-09-10T02:00:00.000Z");
  await employ(city, inspectors);
});
after(() => city.close());

const covered = async (area?: string) => (await city.runtime.ask(readCoverage, readCoverage.input.parse({ area }), resident)).rows;

test("lists of longer ago than a title lasts are left out, with what was applied for by them; without an area it is the city", async () => {
  const units = ["A", "B", "C"].map((letter) => ({ code: `C05${letter}-${TOWN}`, zh: letter, area: VILLAGE }));
  const open = async (from: string, until: string, listed: typeof units): Promise<string> => {
    const id = uuidv7();
    await give(openRound, { id, scheme: "C05", area: "330502", name: from, from, until, units: listed, pool }, ruler);
    return id;
  };
  const first = await open("2026-09-01", "2026-09-20", units);
  await give(applyForTitle, { home: TOWN, id: uuidv7(), scheme: "C05", round: first, unit: units[2]!.code, self, declared: true }, desk);
  await open("2029-09-01", "2029-09-30", units.slice(0, 2));
  const now = async () => (await covered()).map(({ area, eligible, applied }) => [area, eligible, applied]);
  assert.deepEqual(await now(), [["330502", 3, 1]]);
  city.set("2029-09-21T02:00:00.000Z");
  assert.deepEqual(await now(), [["330502", 2, 0]]);
  city.set("2026-09-10T02:00:00.000Z");
});

test("a hidden town is not the rest of its county: another is left out with it", async () => {
  const village = (town: string): string => `${town}001`;
  const checked = { type: "cells.family-checked", score: 15, version: 1, phone: null, address: null, demo: false } as const;
  const of = (town: string, n: number) =>
    Array.from({ length: n }, () => ({
      kind: family.kind,
      key: { home: town, id: uuidv7() },
      at: "2026-09-01T17:30:00.000Z",
      events: [{ ...checked, village: village(town) }],
    }));
  await city.load([...of("330502001", 2), ...of("330502002", 6), ...of("330502003", 9)]);
  const families = async (area: string) =>
    (await covered(area)).filter(({ scheme }) => scheme === "C04").map((one) => [one.area, one.applied]);
  assert.deepEqual(await families("3305"), [["330502", 17]]);
  assert.deepEqual(await families("330502"), [["330502003", 9]], "17 less 9 is eight, not the two of one town");
  assert.deepEqual(await families("330502002"), [], "and nothing of it below");
  const [row] = await city.runtime.pools.write<{ day: string }[]>`select checked_on::text as day from cells.family limit 1`;
  assert.equal(row?.day, "2026-09-02", "half past one at night here is the next day");
});

test("the kinds in force are told of the same whenever they are read", async () => {
  const kinds = titleFigures.find(({ code }) => code === "cell.kinds")!;
  const read = () =>
    city.runtime.within(resident, async (ctx) => {
      const all = await kinds.all(ctx);
      return JSON.stringify([all, await kinds.rows!(ctx, all[0]!)]);
    });
  const before = await read();
  city.advance(3 * 86_400_000);
  assert.equal(await read(), before);
});
