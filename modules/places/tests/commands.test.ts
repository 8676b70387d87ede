import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Refusal } from "#platform/refusals";
import { partsOf, type Position, type Shape } from "#platform/geo";
import { person, testCity, type TestCity } from "#platform/testing";
import { closeArea, drawGrid, importAreas, renameArea } from "../commands.ts";
import { DrawGrid } from "../contract.ts";
import { demoPlaces } from "../demo.ts";
import { listAreas, places, readShapes, searchAreas } from "../queries.ts";
import placesModule from "../module.ts";

const admin = () => person({ role: "admin", area: "3305" });
const SOURCE = "天地图 GS(2026)1号";
const DAY = "2026-11-01";

let city: TestCity;
let empty: TestCity;
before(async () => {
  const { areas, grids } = demoPlaces();
  const wuxing = (code: string) => code.startsWith("330502");
  const codeOf = (history: (typeof areas)[number]) => {
    const [first] = history.events;
    return first && "code" in first ? first.code : "";
  };
  city = await testCity({
    modules: [placesModule],
    histories: [...areas.filter((one) => codeOf(one).length < 7 || wuxing(codeOf(one))), ...grids.filter((one) => wuxing(codeOf(one)))],
  });
  empty = await testCity({ modules: [placesModule] });
});
after(async () => {
  await city.close();
  await empty.close();
});

const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields ?? []).some((field) => field.code === code));
const known = () => city.runtime.registers.read(places);

/** A grid of the demonstration city, as somebody would draw it again. */
function gridInput(code: string, part: Partial<DrawGrid> = {}): DrawGrid {
  const grid = known().area(code);
  assert.ok(grid?.households);
  return {
    code,
    zh: grid.zh,
    en: grid.en,
    kind: "general",
    households: grid.households,
    phone: "12345",
    geometry: known().shape(code),
    crs: "wgs84",
    validFrom: DAY,
    source: SOURCE,
    ...part,
  };
}

const halfOf = (shape: Shape): Shape => {
  const ring = partsOf(shape)[0]![0]!;
  const [a, b, c] = [ring[0]!, ring[1]!, ring[2]!];
  return { type: "Polygon", coordinates: [[a, b, c, a] as Position[]] };
};

test("an empty installation takes the whole city from official files: names by CSV, then outlines by GeoJSON", async () => {
  const folder = new URL("../../../demo-data/", import.meta.url);
  const csv = readFileSync(new URL("huzhou-areas.csv", folder), "utf8");
  const rehearsal = await empty.execute(
    importAreas,
    { csv, crs: "wgs84", validFrom: DAY, source: SOURCE, synthetic: false, dryRun: true },
    { actor: admin() },
  );
  assert.deepEqual([rehearsal.registered, rehearsal.faults.length], [1379, 0]);
  assert.equal((await empty.query(listAreas, {})).areas.length, 0);
  const done = await empty.execute(
    importAreas,
    { csv, crs: "wgs84", validFrom: DAY, source: SOURCE, synthetic: false, dryRun: false },
    { actor: admin() },
  );
  assert.equal(done.registered, 1379);
  const towns = JSON.parse(readFileSync(new URL("huzhou-towns.synthetic.geojson", folder), "utf8"));
  const drawn = await empty.execute(
    importAreas,
    { geojson: towns, crs: "wgs84", validFrom: DAY, source: SOURCE, synthetic: true, dryRun: false },
    { actor: admin() },
  );
  assert.deepEqual([drawn.redrawn, drawn.registered, drawn.renamed, drawn.faults], [72, 0, 0, []]);
  const again = await empty.execute(
    importAreas,
    { geojson: towns, crs: "wgs84", validFrom: DAY, source: SOURCE, synthetic: true, dryRun: false },
    { actor: admin() },
  );
  assert.equal(again.unchanged, 72);
  const shapes = await empty.query(readShapes, { parent: "3305", level: "town" });
  assert.deepEqual([shapes.features.length, shapes.synthetic, shapes.sources], [72, true, [SOURCE]]);
  assert.deepEqual((await empty.verify()).findings, []);
});

test("a file with faults changes nothing, a dry run tells every one of them", async () => {
  const csv = "code,name,level,parent_code\n330502014,新设街道,town,330502\n330502015,,town,330502\n3305021,坏,town,330502";
  const file = { csv, crs: "wgs84", validFrom: DAY, source: SOURCE, synthetic: false } as const;
  const rehearsal = await city.execute(importAreas, { ...file, dryRun: true }, { actor: admin() });
  assert.deepEqual(
    rehearsal.faults.map(({ row, code }) => [row, code]),
    [
      [2, "places.fault.name"],
      [3, "places.fault.code"],
    ],
  );
  assert.equal(rehearsal.registered, 1);
  await assert.rejects(
    city.execute(importAreas, { ...file, dryRun: false }, { actor: admin() }),
    (cause) => cause instanceof Refusal && cause.body.fields?.map(({ path }) => path).join() === "rows.2,rows.3",
  );
  assert.equal(known().area("330502014"), undefined);
});

test("a row dated before the area's last change is that row's fault", async () => {
  const csv = "code,name\n330502001,旧月河街道";
  const outcome = await city.execute(
    importAreas,
    { csv, crs: "wgs84", validFrom: "2019-01-01", source: SOURCE, synthetic: false, dryRun: true },
    { actor: admin() },
  );
  assert.deepEqual(
    outcome.faults.map(({ row, code }) => [row, code]),
    [[1, "places.date-before"]],
  );
});

test("a renamed village is found under its new name and its old one", async () => {
  const code = "330502001005";
  await city.execute(renameArea, { code, zh: "新浮星社区居委会", en: null, from: DAY }, { actor: admin() });
  assert.equal(known().names(code).zh, "新浮星社区居委会");
  for (const q of ["新浮星", "浮星桥社区居委会"])
    assert.ok(
      (await city.query(searchAreas, { q })).some((hit) => hit.code === code),
      q,
    );
});

test("a grid's borders move, its number stays, and the point goes to it", async () => {
  const village = known().children("330502002")[0]!;
  const [first, ...rest] = known().children(village.code);
  assert.ok(first && rest.length > 0);
  const whole = known().shape(village.code)!;
  for (const sister of rest)
    await city.execute(closeArea, { code: sister.code, validTo: DAY, successors: [first.code] }, { actor: admin() });
  const { version } = await city.execute(drawGrid, gridInput(first.code, { geometry: whole, households: { from: 450, to: 500 } }), {
    actor: admin(),
  });
  assert.equal(version, 2);
  for (const sister of rest) assert.equal(known().locate(sister.point!)?.grid, first.code);
  assert.deepEqual(
    known()
      .children(village.code)
      .map(({ code }) => code),
    [first.code],
  );
  assert.equal(known().area(first.code)?.synthetic, false);
});

test("no grid on top of a grid, none outside its village, none without a village", async () => {
  const village = known().children("330502003")[0]!;
  const [first] = known().children(village.code);
  assert.ok(first);
  const free = `${village.code}099`;
  await assert.rejects(
    city.execute(drawGrid, gridInput(first.code, { code: free, geometry: halfOf(known().shape(first.code)!) }), { actor: admin() }),
    refused("places.grid-overlaps"),
  );
  const elsewhere = known().shape(known().children(known().children("330502100")[0]!.code)[0]!.code);
  await assert.rejects(
    city.execute(drawGrid, gridInput(first.code, { code: free, geometry: elsewhere }), { actor: admin() }),
    refused("places.outside-parent"),
  );
  await assert.rejects(
    city.execute(drawGrid, gridInput(first.code, { code: "330502003999001" }), { actor: admin() }),
    refused("places.no-parent"),
  );
  await assert.rejects(
    city.execute(drawGrid, gridInput(first.code, { geometry: { type: "Point", coordinates: [120, 30] } }), { actor: admin() }),
    refused("places.fault.notAPolygon"),
  );
  await assert.rejects(city.execute(drawGrid, gridInput(first.code, { kind: "micro" }), { actor: admin() }), refused("places.grid-kind"));
});

test("the phone on a grid's notice is a desk's, never a mobile number", () => {
  const phones = ["0572-2345678", "057287654321", "12345", "110"];
  for (const phone of phones) assert.ok(DrawGrid.shape.phone.safeParse(phone).success, phone);
  for (const phone of ["13800138000", "+8613800138000", "call me", ""]) assert.ok(!DrawGrid.shape.phone.safeParse(phone).success, phone);
});

test("a micro-grid lies inside its grid", async () => {
  const grid = known().children(known().children("330502004")[0]!.code)[0]!;
  const code = `${grid.code}01`;
  await city.execute(
    drawGrid,
    gridInput(grid.code, {
      code,
      zh: "微网格",
      en: null,
      kind: "micro",
      households: { from: 50, to: 80 },
      geometry: halfOf(known().shape(grid.code)!),
    }),
    { actor: admin() },
  );
  assert.deepEqual(
    known()
      .trail(code)
      .map(({ level }) => level),
    ["city", "county", "town", "village", "grid", "microGrid"],
  );
});

test("an area with grids below cannot be closed, and nothing follows itself or another level", async () => {
  const village = known().children("330502005")[0]!;
  const [grid] = known().children(village.code);
  assert.ok(grid);
  await assert.rejects(
    city.execute(closeArea, { code: village.code, validTo: DAY, successors: [] }, { actor: admin() }),
    refused("places.has-children"),
  );
  for (const successor of [grid.code, village.code, "330502005999001"])
    await assert.rejects(
      city.execute(closeArea, { code: grid.code, validTo: DAY, successors: [successor] }, { actor: admin() }),
      refused("places.no-successor"),
    );
});

test("after all of it every table row is what its events say", async () => {
  assert.deepEqual((await city.verify()).findings, []);
});
