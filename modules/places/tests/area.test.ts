import assert from "node:assert/strict";
import { test } from "node:test";
import { cityDay } from "#platform/days";
import { Refusal } from "#platform/refusals";
import { fold, type Recorded } from "#platform/ledger";
import type { Shape } from "#platform/geo";
import {
  area,
  close,
  drawGrid,
  importArea,
  rename,
  type AreaEvent,
  type AreaFacts,
  type AreaState,
  type Drawing,
  type GridFacts,
} from "../area.ts";
import { areaKey, shapeHash } from "../area-id.ts";
import { homeOf, kindOf, levelOf, parentOf, significant } from "../code.ts";
import { areaProjection } from "../projection.ts";

const NOW = "2026-11-23T02:00:00.000Z";
const after = (...events: AreaEvent[]): AreaState =>
  fold(
    area,
    events.map((event, index): Recorded<AreaEvent> => ({ ...event, seq: index + 1, at: NOW, by: "system", role: "", unit: "" })),
  );
const refused = (code: string, work: () => unknown) => assert.throws(work, (cause) => cause instanceof Refusal && cause.body.code === code);

const square = (side: number): Shape => ({
  type: "Polygon",
  coordinates: [
    [
      [120, 30],
      [120 + side, 30],
      [120 + side, 30 + side],
      [120, 30 + side],
      [120, 30],
    ],
  ],
});
const drawing = (side: number, from: string): Drawing => ({
  shape: square(side),
  hash: shapeHash(square(side)),
  point: { lon: 120.01, lat: 30.01 },
  source: "天地图",
  synthetic: false,
  from,
});
const facts: AreaFacts = {
  code: "330502001",
  level: "town",
  kind: "subdistrict",
  zh: "月河街道",
  en: null,
  parent: "330502",
  validFrom: "2020-01-01",
  synthetic: false,
  point: null,
};
const registered: AreaEvent = { type: "places.area-registered", ...facts };
const drawn: AreaEvent = { type: "places.area-drawn", ...drawing(0.1, "2021-01-01") };
const gridFacts: GridFacts = {
  code: "330502001005001",
  level: "grid",
  kind: "general",
  zh: "第一网格",
  en: null,
  parent: "330502001005",
  validFrom: "2022-01-01",
  synthetic: false,
  households: { from: 300, to: 350 },
  notice: { phone: "12345" },
  drawing: drawing(0.05, "2022-01-01"),
};

test("codes lose their padding, and what is no code is none", () => {
  for (const [code, expected] of [
    ["330500000000", "3305"],
    ["330502000000", "330502"],
    ["330502001000", "330502001"],
    ["330502001005", "330502001005"],
    ["330500", "3305"],
    ["330502", "330502"],
    ["330502000", "330502"],
    ["330502001005001", "330502001005001"],
    ["33050200100500101", "33050200100500101"],
    ["33", null],
    ["33050", null],
    ["3305020010", null],
    ["33O502", null],
    ["", null],
    ["330502 ", null],
    ["３３０５０２", null],
  ] as const)
    assert.equal(significant(code), expected, code);
});

test("level, parent and home of a code", () => {
  for (const [code, level, parent, home] of [
    ["3305", "city", null, "330500000"],
    ["330502", "county", "3305", "330502000"],
    ["330502001", "town", "330502", "330502001"],
    ["330502001005", "village", "330502001", "330502001"],
    ["330502001005001", "grid", "330502001005", "330502001"],
    ["33050200100500102", "microGrid", "330502001005001", "330502001"],
  ] as const)
    assert.deepEqual([levelOf(code), parentOf(code), homeOf(code)], [level, parent, home]);
});

test("the sort of a unit is read from its digits, and from the name where the number is older than the change", () => {
  for (const [code, zh, kind] of [
    ["330502", "吴兴区", "district"],
    ["330521", "德清县", "county"],
    ["330581", "某市", "countyCity"],
    ["330502001", "月河街道", "subdistrict"],
    ["330502100", "织里镇", "town"],
    ["330502200", "道场乡", "township"],
    ["330502400", "开发区", "specialTown"],
    ["330502001005", "浮星桥社区居委会", "community"],
    ["330502100242", "元通桥村委会", "village"],
    ["330502100242", "新区社区", "community"],
    ["330502100099", "老村委会", "village"],
    ["330502100450", "园区", "community"],
    ["330502100550", "林场", "village"],
  ] as const)
    assert.equal(kindOf(code, zh), kind, zh);
});

test("an area's history is found from its code alone", () => {
  assert.deepEqual(areaKey("330502001"), areaKey("330502001"));
  assert.notEqual(areaKey("330502001").id, areaKey("330502002").id);
  assert.equal(areaKey("3305").home, "330500000");
});

test("the city's day begins eight hours before that of Greenwich", () => {
  assert.equal(cityDay("2026-11-22T15:59:59.999Z"), "2026-11-22");
  assert.equal(cityDay("2026-11-22T16:00:00.000Z"), "2026-11-23");
});

test("an official file registers, renames, redraws, or changes nothing", () => {
  assert.deepEqual(
    importArea({ stage: "none" }, facts, null, NOW).map(({ type }) => type),
    ["places.area-registered"],
  );
  assert.deepEqual(
    importArea({ stage: "none" }, facts, drawing(0.1, "2020-01-01"), NOW).map(({ type }) => type),
    ["places.area-registered", "places.area-drawn"],
  );
  const state = after(registered, drawn);
  assert.deepEqual(importArea(state, { ...facts, validFrom: "2025-01-01" }, drawing(0.1, "2025-01-01"), NOW), []);
  assert.deepEqual(importArea(state, facts, null, NOW), []);
  assert.deepEqual(
    importArea(state, { ...facts, zh: "月河", validFrom: "2025-01-01" }, drawing(0.2, "2025-01-01"), NOW).map(({ type }) => type),
    ["places.area-renamed", "places.area-drawn"],
  );
});

test("a file without English names takes none away", () => {
  const state = after(registered, { type: "places.area-renamed", zh: "月河街道", en: "Yuehe Subdistrict", from: "2021-01-01" });
  assert.deepEqual(importArea(state, facts, null, NOW), []);
});

test("redrawing keeps the earlier outline with its last day, and the name its former one", () => {
  const state = after(
    registered,
    drawn,
    { type: "places.area-drawn", ...drawing(0.2, "2024-05-01") },
    { type: "places.area-renamed", zh: "新月河街道", en: null, from: "2025-01-01" },
  );
  assert.ok(state.stage === "open");
  assert.deepEqual(
    state.shapes.map(({ version, from, to }) => [version, from, to]),
    [
      [1, "2021-01-01", "2024-05-01"],
      [2, "2024-05-01", null],
    ],
  );
  assert.deepEqual(state.formerNames, [{ zh: "月河街道", en: null, until: "2025-01-01" }]);
  assert.equal(state.zh, "新月河街道");
});

test("nothing is dated after today or before the last change", () => {
  refused("places.date-ahead", () => importArea({ stage: "none" }, { ...facts, validFrom: "2026-11-24" }, null, NOW));
  refused("places.date-ahead", () => rename(after(registered), "甲", null, "2027-01-01", NOW));
  refused("places.date-before", () => rename(after(registered, drawn), "甲", null, "2020-12-31", NOW));
  refused("places.date-before", () => close(after(registered), "2019-12-31", [], NOW));
  assert.equal(rename(after(registered), "甲", null, "2026-11-23", NOW).length, 1);
});

test("a closed area cannot be renamed, redrawn or closed otherwise; the same closing again is taken", () => {
  const closed = after(registered, drawn, { type: "places.area-closed", validTo: "2025-01-01", successors: ["330502002"] });
  assert.ok(closed.stage === "closed" && closed.shapes[0]?.to === "2025-01-01");
  refused("places.area-closed-already", () => rename(closed, "甲", null, "2026-01-01", NOW));
  refused("places.area-closed-already", () => importArea(closed, facts, null, NOW));
  refused("places.area-closed-already", () => close(closed, "2025-01-01", [], NOW));
  assert.deepEqual(close(closed, "2025-01-01", ["330502002"], NOW), []);
});

test("what nobody registered cannot be renamed or closed", () => {
  refused("places.unknown-area", () => rename({ stage: "none" }, "甲", null, "2026-01-01", NOW));
  refused("places.unknown-area", () => close({ stage: "none" }, "2026-01-01", [], NOW));
});

test("a grid is drawn, drawn again, and left alone when nothing moved", () => {
  const [event] = drawGrid({ stage: "none" }, gridFacts, NOW);
  assert.ok(event);
  const state = after(event);
  assert.deepEqual(drawGrid(state, gridFacts, NOW), []);
  const moved = { ...gridFacts, validFrom: "2024-01-01", households: { from: 400, to: 450 }, drawing: drawing(0.06, "2024-01-01") };
  const [again] = drawGrid(state, moved, NOW);
  assert.ok(again);
  const later = after(event, again);
  assert.ok(later.stage === "open");
  assert.equal(later.validFrom, "2022-01-01");
  assert.deepEqual(later.households, { from: 400, to: 450 });
  assert.deepEqual(
    later.shapes.map(({ from, to }) => [from, to]),
    [
      ["2022-01-01", "2024-01-01"],
      ["2024-01-01", null],
    ],
  );
});

test("a closed grid's number is never given to another", () => {
  const closed = after({ type: "places.grid-drawn", ...gridFacts }, { type: "places.area-closed", validTo: "2025-01-01", successors: [] });
  refused("places.area-closed-already", () => drawGrid(closed, { ...gridFacts, validFrom: "2026-01-01" }, NOW));
});

test("the tables hold one row an area and one a drawing, every column of them", () => {
  const key = areaKey(facts.code);
  const rows = areaProjection.rows(key, after(registered, drawn, { type: "places.area-drawn", ...drawing(0.2, "2024-05-01") }));
  assert.deepEqual(
    rows.map(({ table }) => table),
    ["places.area", "places.shape", "places.shape"],
  );
  for (const { table, row } of rows)
    assert.deepEqual(Object.keys(row).sort(), Object.keys(areaProjection.tables.find(({ name }) => name === table)!.columns).sort());
  assert.deepEqual(areaProjection.rows(key, { stage: "none" }), []);
});
