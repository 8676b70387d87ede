import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cutRing, pointOnSurface, polygonIndex, selfCrossing, type Position, type Ring } from "./index.ts";
import { doubleArea } from "./shape.ts";

/** Corners in random directions from a middle: convex or bent, never crossing itself. */
const ring = fc.noBias(
  fc.array(fc.integer({ min: 30, max: 100 }), { minLength: 3, maxLength: 12 }).map((radii): Ring => {
    const open = radii.map((radius, index): Position => {
      const angle = (2 * Math.PI * index) / radii.length;
      return [120 + (radius / 1e4) * Math.cos(angle), 30.9 + (radius / 1e4) * Math.sin(angle)];
    });
    return [...open, open[0]!];
  }),
);

test("a village is cut into grids of equal area that add up to it, each a proper ring", () => {
  let [asked, got] = [0, 0];
  fc.assert(
    fc.property(ring, fc.integer({ min: 1, max: 8 }), (village, count) => {
      const grids = cutRing(village, count);
      asked += count;
      got += grids.length;
      const whole = doubleArea(village);
      const sum = grids.reduce((total, grid) => total + doubleArea(grid), 0);
      assert.ok(Math.abs(sum / whole - 1) < 1e-9, `${sum} of ${whole}`);
      for (const grid of grids) {
        assert.ok(doubleArea(grid) > 0);
        assert.equal(selfCrossing([grid]), null);
        if (grids.length === count) assert.ok(Math.abs((doubleArea(grid) * count) / whole - 1) < 1e-6);
      }
    }),
    { numRuns: 500 },
  );
  assert.ok(got > asked * 0.95, `${got} of ${asked}`);
});

test("between the grids of a village there is neither gap nor overlap", () => {
  fc.assert(
    fc.property(
      ring,
      fc.integer({ min: 2, max: 8 }),
      fc.array(fc.noBias(fc.tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -100, max: 100 }))), {
        minLength: 30,
        maxLength: 30,
      }),
      (village, count, offsets) => {
        const outline = polygonIndex([{ type: "Polygon", coordinates: [village] }]);
        const shapes = cutRing(village, count).map((grid) => ({ type: "Polygon" as const, coordinates: [grid] }));
        const grids = polygonIndex(shapes);
        for (const [east, north] of offsets) {
          const [lon, lat] = [120 + east / 1e4 + 3.3e-7, 30.9 + north / 1e4 + 7.7e-7];
          assert.equal(grids.all(lon, lat).length, outline.find(lon, lat) === 0 ? 1 : 0);
        }
        for (const [index, shape] of shapes.entries()) {
          const { lon, lat } = pointOnSurface(shape);
          assert.equal(grids.find(lon, lat), index);
        }
      },
    ),
    { numRuns: 200 },
  );
});
