import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { person, testCity, type TestCity } from "#platform/testing";
import { openAccess } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { demoPlaces } from "#modules/places";
import placesModule from "../../places/module.ts";
import { openAccount } from "../account-commands.ts";
import { grantRole } from "../grant-commands.ts";
import peopleModule from "../module.ts";
import { setNoticeRule } from "../notice-commands.ts";
import { listNoticeRules, readGridNotice } from "../notice-queries.ts";
import { refusal } from "./city.ts";

const VILLAGE = "330502001005";
const GRID = `${VILLAGE}001`;
const system = { kind: "system", id: "system" } as const;
const admin = () => person({ role: "admin", area: "3305" });

let city: TestCity;
before(async () => {
  const { areas, grids } = demoPlaces();
  const near = [...areas, ...grids].filter(
    ({ events: [first] }) => first !== undefined && "code" in first && (VILLAGE.startsWith(first.code) || first.code.startsWith(VILLAGE)),
  );
  city = await testCity({ modules: [placesModule, peopleModule], histories: near });
  const access = openAccess({
    sql: city.runtime.pools.write,
    now: city.now,
    cost: { memoryKib: 1024, passes: 1, lanes: 1 },
    changed: async () => city.runtime.registers.refresh(new Set(["access.account"])),
  });
  for (const [name, role, area] of [
    ["王网格", "gridWorker", GRID],
    ["李邻格", "gridWorker", `${VILLAGE}002`],
    ["赵分流", "dispatcher", GRID],
  ] as const) {
    const id = uuidv7();
    const home = VILLAGE.slice(0, 9);
    await city.execute(openAccount, { home, id, area: VILLAGE, unit: "" }, { actor: system });
    await access.createAccount({ id, home, place: VILLAGE, login: `n.${id.slice(-10)}`, name });
    await city.execute(grantRole, { home, id, role, area, unit: "", until: null }, { actor: system });
  }
});
after(() => city.close());

test("anyone reads a grid's name, border and supervision phone; nobody's name until a rule publishes it", async () => {
  const notice = await city.query(readGridNotice, { code: GRID });
  assert.deepEqual([notice.code, notice.phone, notice.kind, notice.workers, notice.synthetic], [GRID, "12345", "general", null, true]);
  assert.ok(notice.geometry && notice.neighbours.length > 0 && notice.trail.at(-1)?.code === GRID);
  assert.equal(JSON.stringify(notice).includes("王网格"), false);
});

test("the narrowest rule holds: a county publishes names, one of its towns does not", async () => {
  await city.execute(setNoticeRule, { area: "330502", names: true, basis: "区网格化服务管理办法 第六条" }, { actor: admin() });
  assert.deepEqual((await city.query(readGridNotice, { code: GRID })).workers, ["王网格"]);
  assert.equal(
    await refusal(city.execute(setNoticeRule, { area: "330502777", names: true, basis: "无此区划" }, { actor: admin() })),
    "people.no-such-area",
    "a rule of a place that is not on the map would rule nothing",
  );
  await city.execute(setNoticeRule, { area: "330502001", names: false, basis: "街道决定" }, { actor: admin() });
  assert.equal((await city.query(readGridNotice, { code: GRID })).workers, null);
  await city.execute(setNoticeRule, { area: "330502001", names: true, basis: "街道决定" }, { actor: admin() });
  assert.deepEqual((await city.query(readGridNotice, { code: `${VILLAGE}002` })).workers, ["李邻格"]);
  assert.equal(
    await refusal(
      city.execute(setNoticeRule, { area: "330502001", names: true, basis: "x" }, { actor: person({ role: "admin", area: "330503" }) }),
    ),
    "access.not-yours",
  );
});

test("whoever sets the rules reads them: those of the area and what lies in it, and those above without changing them", async () => {
  const read = async (area: string) =>
    (await city.query(listNoticeRules, {}, person({ role: "admin", area }))).rules.map((one) => [one.area, one.names, one.mayKeep]);
  assert.deepEqual(await read("3305"), [["330502", true, true], ["330502001", true, true]]); // prettier-ignore
  assert.deepEqual(await read("330502001"), [["330502", true, false], ["330502001", true, true]]); // prettier-ignore
  assert.deepEqual(await read("330503"), []);
});

test("an unknown grid is told as unknown, and every table row is what its events say", async () => {
  assert.equal(await refusal(city.query(readGridNotice, { code: `${VILLAGE}999` })), "places.unknown-area");
  assert.deepEqual((await city.verify()).findings, []);
});
