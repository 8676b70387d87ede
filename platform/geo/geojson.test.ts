import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { partsOf, readFeatures, readShape, selfCrossing, type Position } from "./index.ts";
import { doubleArea } from "./shape.ts";

const square = (lon: number, lat: number, side: number): Position[] => [
  [lon, lat],
  [lon + side, lat],
  [lon + side, lat + side],
  [lon, lat + side],
  [lon, lat],
];
const feature = (geometry: unknown, properties: unknown = {}) => ({ type: "Feature", properties, geometry });
const polygon = (...coordinates: unknown[]) => ({ type: "Polygon", coordinates });
const collection = (...features: unknown[]) => ({ type: "FeatureCollection", features });

const bad: [title: string, geometry: unknown, reason: string][] = [
  ["a ring that is not closed", polygon(square(120, 30, 1).slice(0, 4)), "ringNotClosed"],
  [
    "a ring of three positions",
    polygon([
      [120, 30],
      [121, 30],
      [120, 30],
    ]),
    "ringTooShort",
  ],
  [
    "a ring that never leaves one spot",
    polygon([
      [120, 30],
      [120, 30],
      [120, 30],
      [120, 30],
    ]),
    "ringTooShort",
  ],
  [
    "a ring without area",
    polygon([
      [120, 30],
      [121, 30],
      [122, 30],
      [120, 30],
    ]),
    "ringFlat",
  ],
  [
    "a bow tie",
    polygon([
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 1],
      [0, 0],
    ]),
    "selfIntersection",
  ],
  [
    "a ring with a spike",
    polygon([
      [0, 0],
      [2, 0],
      [2, 2],
      [2, 3],
      [2, 2],
      [0, 2],
      [0, 0],
    ]),
    "selfIntersection",
  ],
  [
    "a ring that touches itself",
    polygon([
      [0, 0],
      [4, 0],
      [4, 4],
      [2, 0],
      [0, 4],
      [0, 0],
    ]),
    "selfIntersection",
  ],
  ["a hole that crosses the outline", polygon(square(0, 0, 4), square(3, 1, 2)), "selfIntersection"],
  ["a hole along the outline", polygon(square(0, 0, 4), square(0, 1, 2)), "selfIntersection"],
  ["a hole outside", polygon(square(0, 0, 4), square(9, 9, 1)), "holeOutside"],
  ["a hole in a hole", polygon(square(0, 0, 9), square(1, 1, 6), square(2, 2, 1)), "holeOutside"],
  ["latitude first", polygon(square(30, 120, 1)), "outOfRange"],
  [
    "a number that is a word",
    polygon([
      ["120", 30],
      [121, 30],
      [121, 31],
      ["120", 30],
    ]),
    "badPosition",
  ],
  ["a position with one number", polygon([[120], [121, 30], [121, 31], [120]]), "badPosition"],
  [
    "infinity",
    polygon([
      [Infinity, 30],
      [121, 30],
      [121, 31],
      [Infinity, 30],
    ]),
    "badPosition",
  ],
  ["a polygon without rings", polygon(), "notAPolygon"],
  [
    "a line",
    {
      type: "LineString",
      coordinates: [
        [120, 30],
        [121, 31],
      ],
    },
    "notAPolygon",
  ],
  ["a geometry collection", { type: "GeometryCollection", geometries: [] }, "notAPolygon"],
  ["words for coordinates", { type: "Polygon", coordinates: "round" }, "notAPolygon"],
  ["parts that overlap", { type: "MultiPolygon", coordinates: [[square(0, 0, 2)], [square(1, 1, 2)]] }, "partsOverlap"],
  ["a part inside a part", { type: "MultiPolygon", coordinates: [[square(0, 0, 9)], [square(1, 1, 2)]] }, "partsOverlap"],
  ["a multi-polygon of nothing", { type: "MultiPolygon", coordinates: [] }, "notAPolygon"],
];

for (const [title, geometry, reason] of bad)
  test(`the import refuses ${title} and says which feature it is`, () => {
    const { features, faults } = readFeatures(collection(feature(polygon(square(120, 30, 1))), feature(geometry)));
    assert.equal(features.length, 1);
    assert.equal(faults.length, 1);
    assert.equal(faults[0]?.index, 1);
    assert.equal(faults[0]?.reason, reason);
  });

test("what is no feature collection is refused whole", () => {
  for (const value of [null, 7, "x", [], {}, { type: "FeatureCollection" }, { type: "FeatureCollection", features: {} }, feature(null)])
    assert.deepEqual(readFeatures(value), { features: [], faults: [{ index: -1, reason: "notGeoJson" }] });
});

test("a feature that is none is named by its place", () => {
  assert.deepEqual(
    readFeatures(collection(7, null, { type: "Polygon" })).faults.map(({ index, reason }) => [index, reason]),
    [
      [0, "notAFeature"],
      [1, "notAFeature"],
      [2, "notAFeature"],
    ],
  );
});

test("another coordinate system is refused, WGS-84 and CGCS2000 by name are taken", () => {
  const named = (name: string) => ({ ...collection(feature(polygon(square(120, 30, 1)))), crs: { type: "name", properties: { name } } });
  for (const name of ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4490", "CGCS2000"])
    assert.equal(readFeatures(named(name)).features.length, 1);
  for (const name of ["EPSG:3857", "urn:ogc:def:crs:EPSG::4549", "GCJ02"])
    assert.equal(readFeatures(named(name)).faults[0]?.reason, "foreignCrs");
});

test("too many features or positions stop the reading", () => {
  const many = collection(...Array.from({ length: 4 }, () => feature(polygon(square(120, 30, 1)))));
  assert.equal(readFeatures(many, { features: 3, positions: 99 }).faults[0]?.reason, "tooManyFeatures");
  const { features, faults } = readFeatures(many, { features: 9, positions: 12 });
  assert.equal(features.length, 2);
  assert.deepEqual(faults, [{ index: 2, reason: "tooManyPositions", params: { limit: 12 } }]);
});

test("brackets nested a million deep are only a bad polygon", () => {
  let deep: unknown = [];
  for (let level = 0; level < 1_000_000; level += 1) deep = [deep];
  assert.equal(readFeatures(collection(feature({ type: "MultiPolygon", coordinates: deep }))).faults[0]?.reason, "badPosition");
});

test("rings are wound as RFC 7946 asks, whichever way they came, and heights are dropped", () => {
  const clockwise = square(0, 0, 9)
    .reverse()
    .map(([lon, lat]) => [lon, lat, 12.5]);
  const read = readShape(polygon(clockwise, square(1, 1, 2)));
  assert.ok(read.ok);
  const [outline, hole] = partsOf(read.value)[0] ?? [];
  assert.ok(outline && hole && doubleArea(outline) > 0 && doubleArea(hole) < 0);
  assert.ok([...outline, ...hole].every((position) => position.length === 2));
});

test("holes, hole touching the outline in a point, islands in lakes and areas without geometry are taken", () => {
  assert.ok(readShape(polygon(square(0, 0, 9), square(1, 1, 2), square(4, 4, 2))).ok);
  assert.ok(
    readShape(
      polygon(square(0, 0, 4), [
        [0, 0],
        [1, 2],
        [2, 1],
        [0, 0],
      ]),
    ).ok,
  );
  assert.ok(readShape({ type: "MultiPolygon", coordinates: [[square(0, 0, 9), square(1, 1, 6)], [square(2, 2, 1)]] }).ok);
  assert.equal(readFeatures(collection(feature(null, { code: "330502" }))).features[0]?.shape, null);
});

const randomRing = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })), { minLength: 3, maxLength: 9, selector: String })
  .map((positions): Position[] => [...positions, positions[0] ?? [0, 0]]);

/** Exact on small integers: parameters of the two lines compared as fractions. */
function meets(a: Position, b: Position, c: Position, d: Position): boolean {
  const cross = (o: Position, p: Position, q: Position) => Math.sign((p[0] - o[0]) * (q[1] - o[1]) - (p[1] - o[1]) * (q[0] - o[0]));
  const on = (p: Position, q: Position, r: Position) =>
    cross(p, q, r) === 0 && (r[0] - p[0]) * (r[0] - q[0]) <= 0 && (r[1] - p[1]) * (r[1] - q[1]) <= 0;
  return (
    (cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0) || on(a, b, c) || on(a, b, d) || on(c, d, a) || on(c, d, b)
  );
}

test("self-intersection is found exactly where comparing every pair of edges finds one", () => {
  let [crossed, plain] = [0, 0];
  fc.assert(
    fc.property(randomRing, (ring) => {
      const edges = ring.slice(1).map((to, index) => [ring[index] ?? to, to] as const);
      const expected = edges.some(([a, b], left) =>
        edges.some(([c, d], right) => {
          if (right <= left) return false;
          if (right === left + 1) return meets(a, b, d, d) || meets(c, d, a, a);
          if (left === 0 && right === edges.length - 1) return meets(a, b, c, c) || meets(c, d, b, b);
          return meets(a, b, c, d);
        }),
      );
      if (expected) crossed += 1;
      else plain += 1;
      assert.equal(selfCrossing([ring]) !== null, expected, JSON.stringify(ring));
    }),
    { numRuns: 2000 },
  );
  assert.ok(crossed > 50 && plain > 50, "both kinds must have been tried");
});
