import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { closeArea, importAreas, recordResidents, renameArea } from "../commands.ts";
import { demoPlaces } from "../demo.ts";
import { listAreas, places, readShapes, searchAreas } from "../queries.ts";
import placesModule from "../module.ts";

const admin = () => person({ role: "admin", area: "3305" });
const SOURCE = "天地图 GS(2026)1号";
const DAY = "2026-11-01";

let city: TestCity;
let empty: TestCity;
before(async () => {
  const wuxing = (code: string) => code.startsWith("330502");
  const { areas, grids } = demoPlaces(wuxing);
  const codeOf = (history: (typeof areas)[number]) => {
    const [first] = history.events;
    return first && "code" in first ? first.code : "";
  };
  city = await testCity({
    modules: [placesModule],
    histories: [...areas.filter((one) => codeOf(one).length < 7 || wuxing(codeOf(one))), ...grids],
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

test("an area with grids below cannot be closed, and nothing follows itself or another level", async () => {
  const village = known().children("330502005")[0]!;
  const [grid] = known().children(village.code);
  assert.ok(grid);
  await assert.rejects(
    city.execute(closeArea, { code: village.code, validTo: DAY, successors: [] }, { actor: admin() }),
    refused("places.has-children"),
  );
  for (const successor of [village.code, "330502001", "330502005999"])
    await assert.rejects(
      empty.execute(closeArea, { code: village.code, validTo: DAY, successors: [successor] }, { actor: admin() }),
      refused("places.no-successor"),
    );
});

test("a grid is neither renamed nor closed by hand: that takes a plan", async () => {
  const [grid] = known().children(known().children("330502006")[0]!.code);
  assert.ok(grid);
  await assert.rejects(
    city.execute(renameArea, { code: grid.code, zh: "改名", from: DAY }, { actor: admin() }),
    refused("places.grid-by-plan"),
  );
  await assert.rejects(
    city.execute(closeArea, { code: grid.code, validTo: DAY, successors: [] }, { actor: admin() }),
    refused("places.grid-by-plan"),
  );
});

test("after all of it every table row is what its events say", async () => {
  assert.deepEqual((await city.verify()).findings, []);
});

test("residents are what a bulletin says: by day, put right by a later word, asked for by the newest day before a period's end", async () => {
  const say = (residents: number, day: string, document = "第七次全国人口普查公报") =>
    city.execute(recordResidents, { day, document, synthetic: false, rows: [{ code: "330502", residents }] }, { actor: admin() });
  assert.deepEqual(await say(1_015_000, "2020-11-01"), { recorded: 1 });
  assert.deepEqual(await say(1_015_000, "2020-11-01"), { recorded: 0 }, "the same word again changes nothing");
  await say(1_040_000, "2025-12-31", "2025 年统计公报");
  await say(1_015_900, "2020-11-01");
  const of = (day?: string) => known().residents("330502", day);
  assert.deepEqual(of(), { day: "2025-12-31", residents: 1_040_000, document: "2025 年统计公报", synthetic: false });
  assert.equal(of("2025-12-30")?.residents, 1_015_900, "put right, and the newest on that day");
  assert.equal(of("2019-12-30"), null, "before any document nobody knows");
  assert.equal(
    (await city.query(listAreas, { parent: "3305" })).areas.find(({ code }) => code === "330502")?.residents?.residents,
    1_040_000,
  );
  assert.deepEqual((await city.verify()).findings, []);
});

test("residents of a grid, of an area nobody knows, or of a day to come are refused, and nothing of the form is kept", async () => {
  const say = (code: string, day: string) =>
    city.execute(
      recordResidents,
      {
        day,
        document: "x",
        synthetic: false,
        rows: [
          { code: "330502001", residents: 5 },
          { code, residents: 5 },
        ],
      },
      { actor: admin() },
    );
  await assert.rejects(say("330502001001001", "2021-01-01"), refused("places.grid-by-plan"));
  await assert.rejects(say("330502999", "2021-01-01"), refused("places.unknown-area"));
  await assert.rejects(say("330502002", "2035-01-01"), refused("places.date-ahead"));
  assert.equal(known().residents("330502001", "2021-01-01")?.day, "2019-12-31");
});
