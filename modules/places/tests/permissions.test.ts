import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident, system, type Actor } from "#platform/access";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { closeArea, importAreas, recordResidents, renameArea } from "../commands.ts";
import { demoPlaces } from "../demo.ts";
import placesModule from "../module.ts";
import { planCommands } from "../plan-commands.ts";
import { listAreas, locatePoint, readShapes, searchAreas } from "../queries.ts";

const ROLES = [
  "gridWorker",
  "gridLeader",
  "gridInstructor",
  "intakeClerk",
  "dispatcher",
  "supervisor",
  "handler",
  "approver",
  "commandRoom",
  "auditor",
  "dpo",
];
const DAY = "2026-11-01";
let city: TestCity;
before(async () => {
  city = await testCity({ modules: [placesModule], histories: demoPlaces(() => false).areas.slice(0, 200) });
});
after(() => city.close());

/** What the access rule says, whatever the decision says after it. */
async function admitted(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (cause) {
    assert.ok(cause instanceof Refusal, String(cause));
    return cause.body.kind !== "forbidden" && cause.body.kind !== "unauthenticated";
  }
}

const commands: Record<(typeof placesModule)["commands"][number]["name"], (actor: Actor) => Promise<unknown>> = {
  "places.import-areas": (actor) =>
    city.execute(
      importAreas,
      {
        csv: "code,name\n330503001,东迁街道\n330502001,月河街道",
        crs: "wgs84",
        validFrom: DAY,
        source: "x",
        synthetic: false,
        dryRun: true,
      },
      { actor },
    ),
  "places.rename-area": (actor) => city.execute(renameArea, { code: "330503", zh: "南浔区", from: DAY }, { actor }),
  "places.record-residents": (actor) =>
    city.execute(
      recordResidents,
      {
        day: DAY,
        document: "x",
        synthetic: false,
        rows: [
          { code: "330503001", residents: 1 },
          { code: "330502001", residents: 2 },
        ],
      },
      { actor },
    ),
  "places.close-area": (actor) => city.execute(closeArea, { code: "330503", validTo: DAY, successors: [] }, { actor }),
};

test("every command of the module stands in this table, or in that of plans", () => {
  assert.deepEqual(
    Object.keys(commands).sort(),
    placesModule.commands
      .map(({ name }) => name)
      .filter((name) => !planCommands.some((one) => one.name === name))
      .sort(),
  );
});

for (const [name, give] of Object.entries(commands)) {
  test(`${name}: an administrator of the city may`, async () => {
    assert.ok(await admitted(give(person({ role: "admin", area: "3305" }))));
  });
  for (const role of ROLES)
    test(`${name}: a ${role} of the whole city may not`, async () => {
      assert.ok(!(await admitted(give(person({ role, area: "3305" })))));
    });
  test(`${name}: residents, jobs, and administrators of another place or of yesterday may not`, async () => {
    const others = [
      resident,
      system,
      person({ role: "admin", area: "330502" }),
      person({ role: "admin", area: "3306" }),
      person({ role: "admin", area: "3305", until: "2020-01-01T00:00:00Z" }),
    ];
    for (const actor of others) assert.ok(!(await admitted(give(actor))), JSON.stringify(actor));
  });
}

test("two grants do not add up: each file lies within one of them", async () => {
  const actor = person({ role: "admin", area: "330502" }, { role: "admin", area: "330503" });
  assert.ok(!(await admitted(commands["places.import-areas"]!(actor))));
  assert.ok(await admitted(commands["places.rename-area"]!(actor)));
});

test("anyone may look places up", async () => {
  for (const actor of [resident, person({ role: "gridWorker", area: "330502001" })]) {
    assert.ok(await city.query(listAreas, {}, actor));
    assert.ok(await city.query(locatePoint, { lon: 120.1, lat: 30.86, crs: "wgs84" as const }, actor));
    assert.ok(await city.query(searchAreas, { q: "吴兴" }, actor));
    assert.ok(await city.query(readShapes, { parent: "3305" }, actor));
  }
});
