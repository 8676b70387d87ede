import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { metresBetween, polygonIndex, readShape, type Position, type Shape } from "./index.ts";

/** fast-check favours the ends of a range; places do not. */
const evenly = (min: number, max: number) =>
  fc.noBias(fc.integer({ min: 0, max: 1_000_000 })).map((share) => min + ((max - min) * share) / 1_000_000);

/** Even–odd by winding sums of angles: another way than the product's, right everywhere but on borders. */
function insideByAngles(shape: Shape, lon: number, lat: number): boolean {
  const rings = shape.type === "Polygon" ? shape.coordinates : shape.coordinates.flat();
  let turns = 0;
  for (const ring of rings) {
    let angle = 0;
    for (let at = 1; at < ring.length; at += 1) {
      const [ax, ay, bx, by] = [ring[at - 1]![0] - lon, ring[at - 1]![1] - lat, ring[at]![0] - lon, ring[at]![1] - lat];
      angle += Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
    }
    turns += Math.round(Math.abs(angle) / (2 * Math.PI));
  }
  return turns % 2 === 1;
}

/** A star-shaped ring around a middle never crosses itself. */
const star = fc
  .record({
    lon: evenly(119, 121),
    lat: evenly(30, 31),
    radii: fc.array(evenly(0.02, 0.4), { minLength: 3, maxLength: 14, size: "max" }),
    hole: fc.boolean(),
  })
  .map(({ lon, lat, radii, hole }): Shape => {
    const ring = (scale: number): Position[] => {
      const open = radii.map((radius, index): Position => {
        const angle = (2 * Math.PI * index) / radii.length;
        return [lon + radius * scale * Math.cos(angle), lat + radius * scale * Math.sin(angle)];
      });
      return [...open, open[0]!];
    };
    return { type: "Polygon", coordinates: hole ? [ring(1), ring(0.5)] : [ring(1)] };
  });

test("a point is found in the same polygons as by looking at each one", () => {
  let hits = 0;
  fc.assert(
    fc.property(
      fc.array(star, { minLength: 1, maxLength: 12, size: "max" }),
      fc.array(fc.tuple(evenly(118.5, 121.5), evenly(29.5, 31.5)), { minLength: 20, maxLength: 20 }),
      (shapes, points) => {
        const index = polygonIndex(shapes);
        for (const [lon, lat] of points) {
          const expected = shapes.flatMap((shape, place) => (insideByAngles(shape, lon, lat) ? [place] : []));
          assert.deepEqual(index.all(lon, lat), expected);
          assert.equal(index.find(lon, lat), expected[0] ?? -1);
          hits += expected.length;
        }
      },
    ),
    { numRuns: 300 },
  );
  assert.ok(hits > 500);
});

const cell = (column: number, row: number): Shape => ({
  type: "Polygon",
  coordinates: [
    [
      [column, row],
      [column + 1, row],
      [column + 1, row + 1],
      [column, row + 1],
      [column, row],
    ],
  ],
});

test("corners and borders between squares belong to one square, always the same", () => {
  const index = polygonIndex([cell(0, 0), cell(1, 0), cell(0, 1), cell(1, 1)]);
  assert.equal(index.find(1, 1), 0);
  assert.equal(index.find(1, 0.5), 0);
  assert.equal(index.find(1.5, 1), 1);
  assert.equal(index.find(2, 2), 3);
  assert.equal(index.find(0, 0), 0);
  assert.equal(index.find(2.0000001, 2), -1);
  assert.deepEqual(index.all(1, 1), [0, 1, 2, 3]);
});

test("in a fan of triangles no point, however near a border, is lost or claimed by more than the border's two", () => {
  const spokes = 24;
  const at = (spoke: number): Position => [120 + Math.cos((2 * Math.PI * spoke) / spokes), 30 + Math.sin((2 * Math.PI * spoke) / spokes)];
  const rim = Array.from({ length: spokes }, (_, spoke) => at(spoke));
  const fan = rim.map((from, spoke): Shape => ({
    type: "Polygon",
    coordinates: [[[120, 30], from, rim[(spoke + 1) % spokes]!, [120, 30]]],
  }));
  const index = polygonIndex(fan);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: spokes - 1 }), evenly(0.01, 0.98), (spoke, share) => {
      const [lon, lat] = rim[spoke]!;
      const point = [120 + (lon - 120) * share, 30 + (lat - 30) * share] as const;
      const claims = index.all(...point);
      assert.ok(claims.length === 1 || claims.length === 2, `claimed by ${claims.length}`);
      assert.equal(index.find(...point), claims[0]);
    }),
    { numRuns: 2000 },
  );
});

test("a hole is outside, an island in it inside, and the shape comes back as it was given", () => {
  const read = readShape({
    type: "MultiPolygon",
    coordinates: [
      [
        [
          [0, 0],
          [9, 0],
          [9, 9],
          [0, 9],
          [0, 0],
        ],
        [
          [1, 1],
          [1, 8],
          [8, 8],
          [8, 1],
          [1, 1],
        ],
      ],
      [
        [
          [3, 3],
          [5, 3],
          [5, 5],
          [3, 5],
          [3, 3],
        ],
      ],
    ],
  });
  assert.ok(read.ok);
  const index = polygonIndex([read.value]);
  assert.deepEqual([index.find(0.5, 0.5), index.find(2, 2), index.find(4, 4)], [0, -1, 0]);
  assert.deepEqual(index.shape(0), read.value);
});

test("an empty index finds nothing", () => {
  const index = polygonIndex([]);
  assert.equal(index.find(120, 30), -1);
  assert.deepEqual(index.all(120, 30), []);
  assert.equal(index.nearest({ lon: 120, lat: 30 }), null);
});

test("the nearest polygon and its distance are those of walking every border", () => {
  fc.assert(
    fc.property(fc.array(star, { minLength: 1, maxLength: 8 }), evenly(118.5, 121.5), evenly(29.5, 31.5), (shapes, lon, lat) => {
      const nearest = polygonIndex(shapes).nearest({ lon, lat });
      const sampled = shapes.map((shape) => {
        if (insideByAngles(shape, lon, lat)) return 0;
        let least = Infinity;
        const rings = shape.type === "Polygon" ? shape.coordinates : shape.coordinates.flat();
        for (const ring of rings)
          for (let at = 1; at < ring.length; at += 1)
            for (let step = 0; step <= 200; step += 1) {
              const [[ax, ay], [bx, by]] = [ring[at - 1]!, ring[at]!];
              const on = { lon: ax + ((bx - ax) * step) / 200, lat: ay + ((by - ay) * step) / 200 };
              least = Math.min(least, metresBetween({ lon, lat }, on));
            }
        return least;
      });
      const least = Math.min(...sampled);
      assert.ok(
        nearest && nearest.metres <= least * 1.01 + 1 && nearest.metres >= least * 0.97 - 300,
        `${nearest?.metres} against ${least}`,
      );
    }),
    { numRuns: 100 },
  );
});
