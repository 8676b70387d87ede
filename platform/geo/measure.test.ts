import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  centroid,
  covers,
  liesWithin,
  metresBetween,
  metresToBorder,
  overlaps,
  pointOnSurface,
  simplifyTogether,
  snapToGrid,
  squareMetres,
  type Position,
  type Shape,
} from "./index.ts";

const close = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
const polygon = (...positions: Position[]): Shape => ({ type: "Polygon", coordinates: [[...positions, positions[0]!]] });

test("a degree of latitude is 111.2 km, and one of longitude shrinks with the latitude", () => {
  close(metresBetween({ lon: 120, lat: 30 }, { lon: 120, lat: 31 }), 111_195, 5);
  close(metresBetween({ lon: 120, lat: 60 }, { lon: 121, lat: 60 }), 55_597, 20);
  assert.equal(metresBetween({ lon: 120, lat: 30 }, { lon: 120, lat: 30 }), 0);
});

test("Shanghai to Beijing is as far as eviltransform's own test says", () => {
  close(
    metresBetween({ lat: 31.17530398364597, lon: 121.531541859215 }, { lat: 39.91334545536069, lon: 116.38404722455657 }),
    1_078_164,
    1_500,
  );
});

test("the area of a one-degree cell at the equator, and of two halves", () => {
  close(squareMetres(polygon([0, 0], [1, 0], [1, 1], [0, 1])) / 1e6, 12_363.7, 1);
  const whole = squareMetres(polygon([120, 30], [121, 30], [121, 31], [120, 31]));
  const halves =
    squareMetres(polygon([120, 30], [120.3, 30], [120.3, 31], [120, 31])) +
    squareMetres(polygon([120.3, 30], [121, 30], [121, 31], [120.3, 31]));
  close(whole / halves, 1, 1e-12);
});

test("the centre of a square is its middle; a horseshoe's point on surface lies in the metal", () => {
  const middle = centroid(polygon([120, 30], [121, 30], [121, 31], [120, 31]));
  close(middle.lon, 120.5, 1e-9);
  close(middle.lat, 30.5, 1e-9);
  const horseshoe = polygon([0, 0], [10, 0], [10, 10], [9, 10], [9, 1], [1, 1], [1, 10], [0, 10]);
  assert.ok(!covers(horseshoe, centroid(horseshoe)));
  const inside = pointOnSurface(horseshoe);
  assert.ok(covers(horseshoe, inside) && metresToBorder(horseshoe, inside) > 1000);
});

test("a point on surface is inside, for any star with or without a bite", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 3, maxLength: 20 }), (radii) => {
      const shape = polygon(
        ...radii.map((radius, index): Position => [
          120 + radius * Math.cos((6.283 * index) / radii.length),
          30 + radius * Math.sin((6.283 * index) / radii.length),
        ]),
      );
      assert.ok(covers(shape, pointOnSurface(shape)));
    }),
    { numRuns: 500 },
  );
});

test("a public point is snapped to a cell of about 200 m, never moves again, and hides which house it was", () => {
  fc.assert(
    fc.property(fc.double({ min: 119.2, max: 120.5, noNaN: true }), fc.double({ min: 30.3, max: 31.2, noNaN: true }), (lon, lat) => {
      const snapped = snapToGrid({ lon, lat });
      assert.ok(metresBetween(snapped, { lon, lat }) <= 142);
      assert.deepEqual(snapToGrid(snapped), snapped);
    }),
  );
  const cells = new Set<string>();
  for (let step = 0; step < 100; step += 1) cells.add(JSON.stringify(snapToGrid({ lon: 120.09 + step * 0.00001, lat: 30.89 })));
  assert.ok(cells.size <= 2);
});

const square = (lon: number, lat: number, side: number) =>
  polygon([lon, lat], [lon + side, lat], [lon + side, lat + side], [lon, lat + side]);

test("neighbours with a common border do not overlap, a shifted copy does, a cross does, a nested one does", () => {
  assert.ok(!overlaps(square(120, 30, 0.1), square(120.1, 30, 0.1), 5));
  assert.ok(!overlaps(square(120, 30, 0.1), square(120.1 - 1e-6, 30, 0.1), 5));
  assert.ok(overlaps(square(120, 30, 0.1), square(120.09, 30, 0.1), 5));
  assert.ok(overlaps(square(120, 30, 0.1), square(120, 30, 0.1), 5));
  assert.ok(overlaps(square(120, 30, 0.1), square(120.04, 30.04, 0.01), 5));
  assert.ok(
    overlaps(
      polygon([120, 30.04], [120.1, 30.04], [120.1, 30.06], [120, 30.06]),
      polygon([120.04, 30], [120.06, 30], [120.06, 30.1], [120.04, 30.1]),
      5,
    ),
  );
  assert.ok(!overlaps(square(120, 30, 0.1), square(121, 30, 0.1), 5));
});

test("a grid that leaves its village by a metre lies within it, by fifty metres it does not", () => {
  assert.ok(liesWithin(square(120, 30, 0.05), square(120, 30, 0.1), 5));
  assert.ok(liesWithin(square(120 - 1e-5, 30, 0.05), square(120, 30, 0.1), 5));
  assert.ok(!liesWithin(square(120 - 5e-4, 30, 0.05), square(120, 30, 0.1), 5));
});

test("two shapes thinned together keep one common border, and no border moves farther than asked", () => {
  const wiggle = Array.from({ length: 101 }, (_, step): Position => [120 + 0.0004 * Math.sin(step), 30 + step / 1000]);
  const west: Shape = { type: "Polygon", coordinates: [[[119.9, 30], ...wiggle, [119.9, 30.1], [119.9, 30]]] };
  const east: Shape = { type: "Polygon", coordinates: [[[120.1, 30.1], ...[...wiggle].reverse(), [120.1, 30], [120.1, 30.1]]] };
  const [left, right] = simplifyTogether([west, east], 60);
  assert.ok(left?.type === "Polygon" && right?.type === "Polygon");
  const inner = (shape: typeof left) =>
    (shape?.type === "Polygon" ? shape.coordinates[0]! : [])
      .filter(([lon]) => Math.abs(lon - 120) < 0.01)
      .map(String)
      .sort();
  assert.deepEqual([...new Set(inner(left))], [...new Set(inner(right))]);
  assert.ok(inner(left).length < 40);
  for (const [lon, lat] of wiggle) assert.ok(metresToBorder(left, { lon, lat }) <= 61);
});
