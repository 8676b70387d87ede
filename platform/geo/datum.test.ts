import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { gcjToWgs, metresBetween, wgsToGcj } from "./index.ts";

// Reference points published with eviltransform (googollee/eviltransform, go/transform_test.go).
const REFERENCE = [
  { city: "Shanghai", wgs: { lat: 31.1774276, lon: 121.5272106 }, gcj: { lat: 31.17530398364597, lon: 121.531541859215 } },
  { city: "Shenzhen", wgs: { lat: 22.543847, lon: 113.912316 }, gcj: { lat: 22.540796131694766, lon: 113.9171764808363 } },
  { city: "Beijing", wgs: { lat: 39.911954, lon: 116.377817 }, gcj: { lat: 39.91334545536069, lon: 116.38404722455657 } },
];

for (const { city, wgs, gcj } of REFERENCE)
  test(`the published reference point of ${city} converts both ways`, () => {
    assert.ok(metresBetween(wgsToGcj(wgs), gcj) < 0.001);
    assert.ok(metresBetween(gcjToWgs(gcj), wgs) < 0.001);
  });

test("anywhere in China there and back again is less than 0.1 m off", () => {
  fc.assert(
    fc.property(fc.double({ min: 73, max: 135, noNaN: true }), fc.double({ min: 3, max: 53, noNaN: true }), (lon, lat) => {
      const shifted = wgsToGcj({ lon, lat });
      assert.ok(metresBetween(gcjToWgs(shifted), { lon, lat }) < 0.1);
    }),
    { numRuns: 1000 },
  );
});

test("in Huzhou the two systems lie four to six hundred metres apart", () => {
  const huzhou = { lon: 120.09, lat: 30.89 };
  const apart = metresBetween(huzhou, wgsToGcj(huzhou));
  assert.ok(apart > 400 && apart < 600, String(apart));
});

test("outside China nothing moves, either way", () => {
  for (const point of [
    { lon: 2.35, lat: 48.85 },
    { lon: -43.1729, lat: -22.9068 },
    { lon: 139.767125, lat: 35.681236 },
    { lon: 0, lat: 0 },
  ]) {
    assert.deepEqual(wgsToGcj(point), point);
    assert.deepEqual(gcjToWgs(point), point);
  }
});
