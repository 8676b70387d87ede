import assert from "node:assert/strict";
import { test } from "node:test";
import { outlinesOf, shadeOf } from "../ui/portal/outline.ts";
import { sayClaim, sayWhyHidden } from "../ui/portal/say.ts";

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

test("what stands large is the figure, or its difference where that is claimed; nothing to divide by is —, never 100%", () => {
  const against = [
    {
      name: { zh: "全省", en: "Province" },
      value: 0.9608,
      difference: 0.0075,
      z: 0.77,
      p: 0.439,
      significant: false,
      exact: true,
      document: "",
    },
  ];
  const value = { numerator: 400, denominator: null, value: 0.9683, against };
  assert.equal(sayClaim(value, "percent", "zh", false), "96.83%");
  assert.equal(sayClaim(value, "percent", "zh", true), "+0.75 个百分点");
  assert.equal(sayClaim({ ...value, against: [] }, "percent", "zh", true), "96.83%", "held against nothing, it is the figure");
  assert.equal(sayClaim({ numerator: 0, denominator: 0, value: null }, "percent", "zh", false), "—");
});

test("a count that is kept from the public says why, wherever it stands on the card; nothing is said of what has another reason", () => {
  const told = { numerator: 8, denominator: null, value: 8 };
  const kept = { numerator: 0, denominator: null, value: null, hidden: true };
  const shown = { counted: "period" as const, value: told, trend: [{ value: told }], counties: [{ value: told }] };
  assert.equal(sayWhyHidden(shown, "zh"), "");
  for (const some of [{ value: kept }, { trend: [{ value: told }, { value: kept }] }, { counties: [{ value: kept }] }])
    assert.match(sayWhyHidden({ ...shown, ...some }, "zh"), /不足 5 件/);
  assert.match(sayWhyHidden({ ...shown, value: kept }, "en"), /under five/);
  assert.equal(sayWhyHidden({ ...shown, counted: "mean", value: kept }, "zh"), "", "a survey withholds for reasons of its own");
});
