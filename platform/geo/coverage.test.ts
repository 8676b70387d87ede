import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sharedLand, sideWithin, uncovered, type Position, type Shape } from "#platform/geo";

const box = (west: number, south: number, east: number, north: number): Shape => ({
  type: "Polygon",
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ] as Position[],
  ],
});
/** About 1,900 m by 2,200 m. */
const frame = box(120, 30, 120.02, 30.02);
const [metresPerLon, metresPerLat] = [96_400, 111_200];

test("a frame its parts fill has no gap, however finely it is cut", () => {
  for (const count of [1, 2, 7, 20]) {
    const parts = Array.from({ length: count }, (_, index) =>
      box(120 + (0.02 * index) / count, 30, 120 + (0.02 * (index + 1)) / count, 30.02),
    );
    assert.deepEqual(uncovered(frame, parts, 10), []);
    assert.deepEqual(sharedLand(frame, parts, 10), []);
  }
});

test("borders that miss each other by metres are no gap and no overlap", () => {
  const parts = [box(120, 30, 120.01, 30.02), box(120.00005, 30, 120.02, 30.02)];
  assert.deepEqual(uncovered(frame, [box(120, 30, 120.00998, 30.02), box(120.01002, 30, 120.02, 30.02)], 10), []);
  assert.equal(sharedLand(frame, [parts[0]!, box(120.00995, 30, 120.02, 30.02)], 10).length, 0);
});

test("a hole anywhere is found where it is and about as large as it is", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.002, max: 0.014, noNaN: true }),
      fc.double({ min: 0.002, max: 0.014, noNaN: true }),
      fc.double({ min: 0.001, max: 0.004, noNaN: true }),
      (lon, lat, size) => {
        const [west, south, east, north] = [120 + lon, 30 + lat, 120 + lon + size, 30 + lat + size];
        const around = [box(120, 30, west, 30.02), box(east, 30, 120.02, 30.02), box(west, 30, east, south), box(west, north, east, 30.02)];
        const gaps = uncovered(frame, around, 10);
        assert.equal(gaps.length, 1);
        const { point, squareMetres } = gaps[0]!;
        assert.ok(point.lon > west && point.lon < east && point.lat > south && point.lat < north);
        const inner = Math.max(0, size * metresPerLon - 20) * Math.max(0, size * metresPerLat - 20);
        assert.ok(Math.abs(squareMetres - inner) <= 0.35 * inner + 4_000, `${squareMetres} for ${inner}`);
      },
    ),
    { numRuns: 30 },
  );
});

test("land in two parts is told once a pair, with its place", () => {
  const parts = [box(120, 30, 120.012, 30.02), box(120.008, 30, 120.02, 30.02), box(120.008, 30, 120.009, 30.001)];
  const shared = sharedLand(frame, parts, 10);
  assert.deepEqual(
    shared.map(({ first, second }) => [first, second]),
    [[0, 1]],
  );
  assert.ok(shared[0]!.point.lon > 120.008 && shared[0]!.point.lon < 120.012);
});

test("no part at all leaves the whole frame", () => {
  const [gap] = uncovered(frame, [], 10);
  assert.ok(gap && gap.squareMetres > 0.9 * 0.02 * metresPerLon * 0.02 * metresPerLat);
});

test("one is told on which side to look", () => {
  const sides = ([lon, lat]: [number, number]) => sideWithin(frame, { lon, lat });
  assert.deepEqual(
    (
      [
        [120.019, 30.01],
        [120.019, 30.019],
        [120.01, 30.019],
        [120.001, 30.001],
        [120.01, 30.0101],
      ] as [number, number][]
    ).map(sides),
    ["east", "northEast", "north", "southWest", "middle"],
  );
});
