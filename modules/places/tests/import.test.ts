import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { metresBetween, wgsToGcj, type Shape } from "#platform/geo";
import { readCsv } from "#platform/sheets";
import { ImportAreas } from "../contract.ts";

import { codesIn, readImport, type KnownParent } from "../import.ts";
import { words } from "../ui/words.ts";

const known: Record<string, KnownParent> = {
  "3305": { open: true, synthetic: true, shape: null },
  "330502": { open: true, synthetic: true, shape: null },
};
const parents = (code: string): KnownParent | null => known[code] ?? null;
const input = (part: object) => ImportAreas.parse({ validFrom: "2026-01-01", source: "天地图 GS(2026)1号", ...part });

const square = (lon: number, lat: number, side: number): Shape => ({
  type: "Polygon",
  coordinates: [
    [
      [lon, lat],
      [lon + side, lat],
      [lon + side, lat + side],
      [lon, lat + side],
      [lon, lat],
    ],
  ],
});
const feature = (properties: object, geometry: unknown = null) => ({ type: "Feature", properties, geometry });
const geojson = (...features: unknown[]) => input({ geojson: { type: "FeatureCollection", features } });
const csv = (...lines: string[]) => input({ csv: lines.join("\n") });
const HEADER = "code,name,level,parent_code";

const bad: [title: string, file: ImportAreas, row: number, reason: string][] = [
  ["a code of five digits", csv(HEADER, "33050,吴兴区,county,3305"), 1, "code"],
  ["a code with a letter", csv(HEADER, "33O502,吴兴区,county,3305"), 1, "code"],
  ["no code", csv(HEADER, "330502001,月河街道,town,330502", ",朝阳街道,town,330502"), 2, "code"],
  ["no name", csv(HEADER, "330502001,,town,330502"), 1, "name"],
  ["a name of a hundred characters", csv(HEADER, `330502001,${"月".repeat(100)},town,330502`), 1, "name"],
  ["a name with a control character", geojson(feature({ code: "330502001", name: "月\u0007河" })), 1, "name"],
  ["a name that is a number", geojson(feature({ code: "330502001", name: 7 })), 1, "name"],
  ["an English name that is a list", geojson(feature({ code: "330502001", name: "月河街道", en: ["x"] })), 1, "en"],
  ["the wrong level", csv(HEADER, "330502001,月河街道,village,330502"), 1, "level"],
  ["the wrong parent", csv(HEADER, "330502001,月河街道,town,330503"), 1, "parent"],
  ["a parent nobody knows", csv(HEADER, "330509001,某街道,town,330509"), 1, "no-parent"],
  ["a grid", csv(HEADER, "330502001005001,第一网格,grid,330502001005"), 1, "grid-not-here"],
  ["a header without code", csv("name,level", "月河街道,town"), 0, "csv-header"],
  ["nothing at all", csv(""), 0, "csv-header"],
  ["GeoJSON that is a list", input({ geojson: [1, 2] }), 0, "notGeoJson"],
  [
    "an outline that crosses itself",
    geojson(
      feature(
        { code: "330502001", name: "月河街道" },
        {
          type: "Polygon",
          coordinates: [
            [
              [0, 0],
              [2, 2],
              [2, 0],
              [0, 1],
              [0, 0],
            ],
          ],
        },
      ),
    ),
    1,
    "selfIntersection",
  ],
  [
    "an outline outside its parent's",
    geojson(
      feature({ code: "330503", name: "南浔区" }, square(120.3, 30.7, 0.2)),
      feature({ code: "330503100", name: "南浔镇" }, square(121.3, 30.7, 0.05)),
    ),
    2,
    "outside-parent",
  ],
];

for (const [title, file, row, reason] of bad)
  test(`the import refuses ${title} and names the row`, () => {
    const { faults } = readImport(file, parents);
    assert.deepEqual(
      faults.map((fault) => [fault.row, fault.code]),
      [[row, `places.fault.${reason}`]],
    );
    assert.ok(`places.fault.${reason}` in words);
  });

test("a code that stands twice and outlines on top of each other are refused at each row concerned", () => {
  const twice = readImport(csv(HEADER, "330502001,月河街道,town,330502", "330502001000,月河,town,330502"), parents);
  assert.deepEqual(
    twice.faults.map(({ row, code }) => [row, code]),
    [[1, "places.fault.twice"]],
  );
  const over = readImport(
    geojson(
      feature({ code: "330502001", name: "甲街道" }, square(120, 30, 0.1)),
      feature({ code: "330502002", name: "乙街道" }, square(120.05, 30, 0.1)),
    ),
    parents,
  );
  assert.deepEqual(
    over.faults.map(({ row, code }) => [row, code]),
    [
      [1, "places.fault.overlaps"],
      [2, "places.fault.overlaps"],
    ],
  );
  const beside = readImport(
    geojson(
      feature({ code: "330502001", name: "甲街道" }, square(120, 30, 0.1)),
      feature({ code: "330502002", name: "乙街道" }, square(120.1, 30, 0.1)),
    ),
    parents,
  );
  assert.deepEqual(beside.faults, []);
});

test("an outline is not held against the demonstration city's invented borders", () => {
  const far: Record<string, KnownParent> = { "330502": { open: true, synthetic: true, shape: square(100, 20, 0.1) } };
  const file = geojson(feature({ code: "330502001", name: "月河街道" }, square(120, 30, 0.1)));
  assert.deepEqual(readImport(file, (code) => far[code] ?? null).faults, []);
  assert.equal(
    readImport(file, (code) => (far[code] ? { ...far[code], synthetic: false } : null)).faults[0]?.code,
    "places.fault.outside-parent",
  );
});

test("a file is read parents first, its padding, byte-order mark, quotes and foreign line ends taken off", () => {
  const { rows, faults } = readImport(
    csv(
      "\uFEFFCode,Name,Level,Parent_code,en\r",
      '330502001005,"浮星桥,""社区""居委会",village,330502001\r',
      "330502001000, 月河街道 ,town,330502000000,Yuehe\r",
      "\r",
    ),
    parents,
  );
  assert.deepEqual(faults, []);
  assert.deepEqual(
    rows.map(({ facts }) => [facts.code, facts.zh, facts.en, facts.kind]),
    [
      ["330502001", "月河街道", "Yuehe", "subdistrict"],
      ["330502001005", '浮星桥,"社区"居委会', null, "community"],
    ],
  );
});

test("an outline in GCJ-02 is kept in WGS-84, to a tenth of a metre", () => {
  const true84 = square(120.1, 30.86, 0.02);
  const moved = {
    type: "Polygon",
    coordinates: [square(120.1, 30.86, 0.02)]
      .flatMap((shape) => (shape.type === "Polygon" ? shape.coordinates : []))
      .map((ring) => ring.map(([lon, lat]) => Object.values(wgsToGcj({ lon, lat })))),
  };
  const { rows } = readImport({ ...geojson(feature({ code: "330502001", name: "月河街道" }, moved)), crs: "gcj02" }, parents);
  const shape = rows[0]?.shape;
  assert.ok(shape?.type === "Polygon" && true84.type === "Polygon");
  for (const [index, [lon, lat]] of shape.coordinates[0]!.entries()) {
    const [trueLon, trueLat] = true84.coordinates[0]![index]!;
    assert.ok(metresBetween({ lon, lat }, { lon: trueLon, lat: trueLat }) < 0.1);
  }
});

test("five thousand rows are taken, one more is not", () => {
  const lines = (count: number) =>
    Array.from(
      { length: count },
      (_, index) => `3305021${String(index % 100).padStart(2, "0")}${String(200 + Math.floor(index / 100)).padStart(3, "0")},村${index}`,
    );
  assert.equal(readImport(csv("code,name", ...lines(5000)), () => ({ open: true, synthetic: false, shape: null })).rows.length, 5000);
  assert.deepEqual(readImport(csv("code,name", ...lines(5001)), parents).faults, [
    { row: 0, area: null, code: "places.fault.tooManyFeatures", params: { limit: 5000 } },
  ]);
});

test("either GeoJSON or CSV, never both or neither, and no brackets without end", () => {
  assert.ok(!ImportAreas.safeParse({ validFrom: "2026-01-01", source: "x" }).success);
  assert.ok(!ImportAreas.safeParse({ validFrom: "2026-01-01", source: "x", csv: "code,name", geojson: {} }).success);
  let deep: unknown = [];
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  assert.ok(!ImportAreas.safeParse({ validFrom: "2026-01-01", source: "x", geojson: deep }).success);
});

test("whatever is sent as GeoJSON or CSV, reading it ends in rows and faults, and every row's code was announced", () => {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 5 }),
    fc.record({
      type: fc.constant("FeatureCollection"),
      features: fc.array(
        fc.record({
          type: fc.constant("Feature"),
          properties: fc.oneof(
            fc.jsonValue(),
            fc.record({
              code: fc.oneof(fc.constantFrom("330502001", " 330502002 ", "330502000000", "3305"), fc.jsonValue()),
              name: fc.oneof(fc.constant("月河街道"), fc.jsonValue()),
              point: fc.jsonValue(),
            }),
          ),
          geometry: fc.jsonValue({ maxDepth: 4 }),
        }),
      ),
    }),
  );
  fc.assert(
    fc.property(anything, (value) => {
      const parsed = ImportAreas.safeParse({ validFrom: "2026-01-01", source: "x", geojson: value });
      if (!parsed.success) return;
      const announced = new Set(codesIn(parsed.data));
      for (const { facts } of readImport(parsed.data, parents).rows) assert.ok(announced.has(facts.code));
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(",", '"', "\n", "\r", "3", "330502001", "村", "code", "name") }), (text) => {
      const file = input({ csv: text });
      const announced = new Set(codesIn(file));
      for (const { facts } of readImport(file, parents).rows) assert.ok(announced.has(facts.code));
    }),
  );
});

test("CSV cells come back as they were written", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "村", ".") }).map((value) => value.trim());
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const kept = rows.filter((row) => row.some((value) => value !== ""));
      const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(",")).join("\n");
      assert.deepEqual(readCsv(text, 100), kept);
    }),
  );
});
