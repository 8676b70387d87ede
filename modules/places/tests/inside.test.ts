import assert from "node:assert/strict";
import { test } from "node:test";
import { areaAt, viewOf, type PackedArea } from "../ui/field/inside.ts";

const square = (code: string, west: number, south: number, side: number): PackedArea =>
  ({
    type: "Feature",
    properties: { code, zh: code, en: code },
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [west, south],
          [west + side, south],
          [west + side, south + side],
          [west, south + side],
          [west, south],
        ],
      ],
    },
  }) as unknown as PackedArea;

const grids = [square("a", 120, 30, 0.01), square("b", 120.02, 30, 0.01)];

test("a point in a grid is shown with that grid around it, not in the middle of nothing", () => {
  const point = { lon: 120.021, lat: 30.002 };
  assert.equal(areaAt(point, grids)?.properties.code, "b");
  assert.deepEqual(viewOf(point, grids), [
    [30, 120.02],
    [30.01, 120.03],
  ]);
});

test("a point outside is shown with one's own grids beside it; without any packed there is nothing to fit", () => {
  assert.deepEqual(viewOf({ lon: 120.1, lat: 29.9 }, grids), [
    [29.9, 120],
    [30.01, 120.1],
  ]);
  assert.equal(viewOf({ lon: 120, lat: 30 }, []), null);
});
