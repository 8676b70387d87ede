import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Position } from "#platform/geo";
import { readAsked, selected, type Asked, type Feature } from "../feature.ts";

const asked = (query: Record<string, unknown>): Asked => {
  const read = readAsked(query, ["level"]);
  assert.ok(!("parameter" in read), JSON.stringify(read));
  return read;
};
const wrongs = (query: Record<string, unknown>): string | null => {
  const read = readAsked(query, ["level"]);
  return "parameter" in read ? read.parameter : null;
};
const at = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);
const point = (id: string, lon: number, lat: number, day = "2026-09-10"): Feature => ({
  id,
  geometry: { type: "Point", coordinates: [lon, lat] },
  properties: { level: "village" },
  when: { from: at(day), to: at(day) + 86_399_999 },
});
const ids = (features: readonly Feature[]): string[] => features.map(({ id }) => id);

test("what is asked for by a name nobody knows, or in a form nobody reads, is refused by its name", () => {
  for (const query of [
    { colour: "red" },
    { limit: "0" },
    { limit: "ten" },
    { limit: "-1" },
    { limit: ["1", "2"] },
    { offset: "-1" },
    { offset: "1e3" },
    { bbox: "1,2,3" },
    { bbox: "1,2,3,4,5" },
    { bbox: "a,b,c,d" },
    { bbox: "119,31,121,30" },
    { bbox: "119,-91,121,30" },
    { bbox: "181,0,182,1" },
    { bbox: "119,30,9,121,31,1" },
    { bbox: "119,30,,31" },
    { datetime: "yesterday" },
    { datetime: "2026-02-30" },
    { datetime: "2026-13-01T00:00:00Z" },
    { datetime: "2026-01-01T00:00:00" },
    { datetime: "2026-02-01/2026-01-01" },
    { datetime: "a/b/c" },
    { datetime: "../.." },
    { f: "html" },
  ])
    assert.equal(wrongs(query), Object.keys(query)[0], JSON.stringify(query));
});

test("a limit beyond the most is the most, as the standard has it", () => {
  assert.equal(asked({ limit: "999999" }).limit, 1_000);
  assert.equal(asked({}).limit, 100);
  assert.equal(asked({ f: "json", limit: "7", offset: "14" }).offset, 14);
});

test("a box takes what lies in it and on its border, with heights left out, and over the antimeridian", () => {
  const all = [point("in", 120, 30), point("edge", 121, 31), point("out", 122, 30), point("far", -179.5, 30), point("east", 179.5, 30)];
  assert.deepEqual(ids(selected(all, asked({ bbox: "119,29,121,31" }))), ["in", "edge"]);
  assert.deepEqual(ids(selected(all, asked({ bbox: "119,29,-10,121,31,900" }))), ["in", "edge"]);
  assert.deepEqual(ids(selected(all, asked({ bbox: "179,29,-179,31" }))), ["far", "east"]);
  assert.deepEqual(ids(selected([{ ...point("none", 0, 0), geometry: null }], asked({ bbox: "-180,-90,180,90" }))), []);
});

test("an outline meets a box it surrounds, a box inside it, and not a box in its hole or beside its corner", () => {
  const ring = (west: number, south: number, east: number, north: number): Position[] => [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const area: Feature = { ...point("area", 0, 0), geometry: { type: "Polygon", coordinates: [ring(0, 0, 10, 10), ring(4, 4, 6, 6)] } };
  const wedge: Feature = {
    ...area,
    id: "wedge",
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [20, 0],
          [30, 10],
          [20, 10],
          [20, 0],
        ],
      ],
    },
  };
  const meets = (box: string): string[] => ids(selected([area, wedge], asked({ bbox: box })));
  assert.deepEqual(meets("-1,-1,11,11"), ["area"]);
  assert.deepEqual(meets("1,1,2,2"), ["area"]);
  assert.deepEqual(meets("4.5,4.5,5.5,5.5"), []);
  assert.deepEqual(meets("-5,5,15,5.5"), ["area"]);
  assert.deepEqual(meets("27,1,29,3"), [], "inside the outline's own box, outside the outline");
  assert.deepEqual(meets("10,10,12,12"), ["area"]);
});

test("time: an instant, a day of the city, and stretches open at either end", () => {
  const all = [point("aug", 120, 30, "2026-08-31"), point("sep", 120, 30, "2026-09-01"), point("oct", 120, 30, "2026-10-01")];
  const when = (datetime: string): string[] => ids(selected(all, asked({ datetime })));
  assert.deepEqual(when("2026-09-01"), ["sep"]);
  assert.deepEqual(when("2026-08-31T16:00:00Z"), ["sep"], "midnight in the city");
  assert.deepEqual(when("2026-08-31T15:59:59Z"), ["aug"]);
  assert.deepEqual(when("../2026-09-01"), ["aug", "sep"]);
  assert.deepEqual(when("2026-09-01/"), ["sep", "oct"]);
  assert.deepEqual(when("2026-09-01T00:00:00+08:00/.."), ["sep", "oct"]);
  assert.deepEqual(when("2026-08-01/2026-09-30"), ["aug", "sep"]);
});

test("pages of any size put together are the whole, and a named property narrows it", () => {
  const all = Array.from({ length: 23 }, (_, index) => ({
    ...point(String(index), 120, 30),
    properties: { level: index % 2 ? "town" : "village" },
  }));
  assert.equal(selected(all, asked({ level: "town" })).length, 11);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), (limit) => {
      const found: string[] = [];
      for (let offset = 0; offset < all.length; offset += limit) {
        const page = asked({ limit: String(limit), offset: String(offset) });
        found.push(...ids(selected(all, page).slice(page.offset, page.offset + page.limit)));
      }
      assert.deepEqual(found, ids(all));
    }),
  );
});
