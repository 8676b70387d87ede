import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { wgsToGcj } from "#platform/geo";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { renameArea } from "../commands.ts";
import { demoPlaces } from "../demo.ts";
import { placeInWords } from "../in-words.ts";
import placesModule from "../module.ts";
import { listAreas, locatePoint, places, readShapes, searchAreas } from "../queries.ts";

const admin = () => person({ role: "admin", area: "3305" });
const DAY = "2026-11-01";

let city: TestCity;
before(async () => {
  const { areas, grids } = demoPlaces();
  city = await testCity({ modules: [placesModule], histories: [...areas, ...grids] });
});
after(() => city.close());

const refused = (code: string) => (cause: unknown) => cause instanceof Refusal && cause.body.code === code;
const known = () => city.runtime.registers.read(places);

test("the whole city is in memory within a second of processor time, outlines and all", async () => {
  const started = process.cpuUsage();
  await city.runtime.registers.refresh(new Set(["places.area"]));
  const { user, system } = process.cpuUsage(started);
  assert.ok(user + system < 1_000_000, `${user + system} µs`);
  assert.equal(known().all().length, 1379 + known().within("", "grid").length);
});

test("a name is found with the areas above it", async () => {
  const [hit] = await city.query(searchAreas, { q: "织里镇" });
  assert.ok(hit);
  assert.deepEqual([hit.code, hit.en, hit.trail.map(({ zh }) => zh)], ["330502100", "Zhili Town", ["湖州市", "吴兴区", "织里镇"]]);
});

test("a place in words: town and village in Chinese, village first in English, and every area of the demonstration has an English name", () => {
  const village = known().within("", "village")[0]!;
  const ctx = { read: city.runtime.registers.read };
  assert.equal(placeInWords(ctx, village.code), "月河街道 浮星桥社区居委会");
  assert.equal(placeInWords({ ...ctx, language: "en" }, village.code), "Fuxingqiao Community, Yuehe Subdistrict");
  assert.equal(placeInWords({ ...ctx, language: "en" }, "330521"), "Deqing County");
  // A grid's name says its community: it stands once.
  assert.equal(placeInWords(ctx, `${village.code}001`), "月河街道 浮星桥社区第一网格");
  assert.equal(placeInWords({ ...ctx, language: "en" }, `${village.code}001`), "Fuxingqiao Community Grid 1, Yuehe Subdistrict");
  assert.deepEqual(
    known()
      .all()
      .filter(({ en }) => /\p{sc=Han}/u.test(en))
      .map(({ zh }) => zh),
    [],
  );
});

test("a resident finds grid, village, town and county of a point, also of one from a Chinese base map", async () => {
  const { point, code } = known().children("330502006")[0]!;
  assert.ok(point);
  const found = await city.query(locatePoint, { ...point, crs: "wgs84" as const });
  assert.ok(found.inside && found.village === code && found.trail.at(-1)?.code === found.grid && found.synthetic);
  const shifted = await city.query(locatePoint, { ...wgsToGcj(point), crs: "gcj02" as const });
  assert.deepEqual(shifted, found);
});

test("a point in Hangzhou is told to be outside, with the nearest village", async () => {
  const answer = await city.query(locatePoint, { lon: 120.16, lat: 30.25, crs: "wgs84" as const });
  assert.ok(!answer.inside && answer.advice === "places.outside" && answer.nearest?.level === "village" && answer.nearest.metres > 10_000);
});

test("areas are listed level by level, grids with their notice", async () => {
  const top = await city.query(listAreas, {});
  assert.deepEqual(
    top.areas.map(({ code }) => code),
    ["3305"],
  );
  const counties = await city.query(listAreas, { parent: "3305" });
  assert.deepEqual(
    counties.areas.map(({ en }) => en),
    ["Wuxing District", "Nanxun District", "Deqing County", "Changxing County", "Anji County"],
  );
  const village = known().children("330502007")[0]!;
  const { areas: grids, trail } = await city.query(listAreas, { parent: village.code });
  assert.equal(trail.length, 4);
  assert.ok(grids.length > 0 && grids.every((grid) => grid.phone === "12345" && grid.households));
  await assert.rejects(city.query(listAreas, { parent: "999999" }), refused("places.unknown-area"));
});

test("shapes for a map say that they are synthetic, keep their version, and refuse to send the whole city's grids", async () => {
  const shapes = await city.query(readShapes, { parent: "330502008" });
  assert.ok(shapes.synthetic && shapes.features.length > 0 && shapes.features.every(({ properties }) => properties.level === "village"));
  assert.equal((await city.query(readShapes, { parent: "330502008" })).version, shapes.version);
  await city.execute(renameArea, { code: shapes.features[0]!.properties.code, zh: "改名村", en: null, from: DAY }, { actor: admin() });
  assert.notEqual((await city.query(readShapes, { parent: "330502008" })).version, shapes.version);
  await assert.rejects(city.query(readShapes, { parent: "3305", level: "grid" }), refused("places.too-many-shapes"));
  await assert.rejects(city.query(readShapes, { parent: "999999", level: "village" }), refused("places.unknown-area"));
});
