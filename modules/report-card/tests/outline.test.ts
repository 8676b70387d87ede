import assert from "node:assert/strict";
import { test } from "node:test";
import { outlinesOf, shadeOf } from "../ui/portal/outline.ts";

const square = (code: string, west: number, south: number, size: number) => ({
  type: "Feature" as const,
  properties: { code, zh: code, en: code },
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  },
});
const shapes = (...features: ReturnType<typeof square>[]) => ({
  type: "FeatureCollection" as const,
  synthetic: true,
  sources: [],
  features,
});

test("two areas side by side share their border on the small map, north is up, and each name stands inside its own", () => {
  const { areas, width, height, synthetic } = outlinesOf(shapes(square("a", 120, 30, 0.5), square("b", 120.5, 30, 0.5)));
  assert.deepEqual([width, synthetic], [640, true]);
  assert.ok(Math.abs(height - 640 / 2 / Math.cos((30.25 * Math.PI) / 180)) < 2, "a degree of longitude is narrower than one of latitude");
  assert.equal(areas[0]?.path, `M0 ${height}L320 ${height}L320 0L0 0Z`.replace("Z", `L0 ${height}Z`));
  assert.ok(areas[1]?.path.includes("320 0") && areas[1].path.includes(`320 ${height}`));
  assert.deepEqual(
    areas.map(({ x, y }) => [x, y]),
    [
      [160, Math.round(height / 2)],
      [480, Math.round(height / 2)],
    ],
  );
});

test("corners nobody would see are not sent, the part that is largest carries the name", () => {
  const fine = square("a", 120, 30, 0.5);
  fine.geometry.coordinates[0]!.splice(1, 0, [120.0001, 30], [120.0002, 30]);
  const [plain] = outlinesOf(shapes(square("a", 120, 30, 0.5))).areas;
  assert.equal(outlinesOf(shapes(fine)).areas[0]?.path, plain?.path);
});

test("shades run from the least to the most shown; what is withheld has none, and equal values one", () => {
  assert.deepEqual(
    [10, 12.4, 15, 20].map((value) => shadeOf(value, [10, 20])),
    [0, 0, 2, 3],
  );
  assert.equal(shadeOf(null, [10, 20]), null);
  assert.equal(shadeOf(7, [7, 7]), 1);
});
