import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { cityCode, cityCodeOf, CityMismatch } from "#platform/settings";
import { testDatabase, type Database } from "#platform/testing";
import { registryOf } from "../../../platform/ledger/registry.ts";
import { verify } from "../../../platform/ledger/verify.ts";
import { serve, type Serving } from "../main.ts";
import { modules } from "../modules.ts";

// Hangzhou, from nothing: no demonstration city, no map, nobody who may sign in.
let database: Database;
let dataDir: string;
let serving: Serving;
let cookie = "";
const env = { ZUJI_CITY_CODE: "330100" };
const start = (given: Record<string, string>): Promise<Serving> =>
  serve({ databaseUrl: database.url, port: 0, host: "127.0.0.1", dataDir, empty: true, log: false, onProgress: () => {}, env: given });

before(async () => {
  database = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "zuji-other-"));
  serving = await start(env);
});
after(async () => {
  await serving.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function call<T>(path: string, body?: unknown): Promise<T> {
  const reply = await fetch(serving.origin + path, {
    method: body === undefined ? "GET" : "POST",
    headers: { cookie, "content-type": "application/json", "idempotency-key": uuidv7() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  assert.equal(reply.status, 200, `${path}: ${text}`);
  const given = reply.headers.get("set-cookie");
  if (given) cookie = given.split(";")[0] ?? "";
  return JSON.parse(text) as T;
}

test("a city's code is read however many zeros it was written with, and nothing else is taken for one", () => {
  for (const text of ["3301", "330100", "330100000", "330100000000", " 330100 "]) assert.equal(cityCodeOf(text), "3301", text);
  for (const text of ["", "33", "3300", "330000", "330102", "33010", "0301", "hangzhou", "330100x"])
    assert.equal(cityCodeOf(text), null, text);
});

test("Hangzhou's first administrator comes through the link and holds the whole city", async () => {
  const token = serving.setupLink?.split("#")[1];
  const { grants } = await call<{ grants: { role: string; area: string }[] }>("/api/session/setup", {
    token,
    login: "hangzhou",
    name: "沈管理",
    password: "西湖边的一条绿色长凳子",
  });
  assert.deepEqual(
    grants.map(({ role, area }) => [role, area]),
    [["admin", "3301"]],
  );
  assert.deepEqual(await call("/api/city").then((city) => (city as { name: unknown; code: string; demo: boolean }).code), "3301");
});

test("its map, units, calendar, limits, taxonomy and templates are entered and apply", async () => {
  const rows = [
    "code,name,level,parent_code",
    "3301,杭州市,city,",
    "330102,上城区,county,3301",
    "330102001,清波街道,town,330102",
    "330102001001,柳浪社区,village,330102001",
  ];
  const outcome = await call<{ registered: number; faults: unknown[] }>("/api/places/imports", {
    csv: rows.join("\n"),
    source: "杭州市民政局",
    validFrom: "2020-01-01",
    dryRun: false,
  });
  assert.deepEqual([outcome.registered, outcome.faults], [4, []]);
  assert.deepEqual((await call<{ name: { zh: string } }>("/api/city")).name.zh, "杭州市");
  for (const [code, zh] of [
    ["centre-330102001", "清波街道社会治理中心"],
    ["cg-330102", "上城区综合行政执法局"],
  ]) {
    await call("/api/organisations/units", { code, zh, en: zh, services: [] });
    await call(`/api/organisations/units/${code}/approval`, { document: "杭编〔2026〕1号" });
    await call(`/api/organisations/units/${code}/opening`, { on: "2026-01-05" });
    await call(`/api/organisations/units/${code}/operation`, { on: "2026-01-05" });
  }
  await call("/api/limits/working-times", { windows: [{ from: "09:00", to: "17:30" }], validFrom: "2099-01-01" });
  const categories = await call<{ code: string }[]>("/api/incidents/categories");
  const lamp = categories.find(({ code }) => code === "0402");
  assert.ok(lamp);
  await call("/api/incidents/categories/0402/amendments", { ...lamp, limit: { amount: 2, unit: "workingDay" }, reason: "杭州的路灯时限" });
  const template = uuidv7();
  await call("/api/incidents/templates", { id: template, name: "已修", step: "feedBack", text: "路灯已修复。" });
  const view = uuidv7();
  await call("/api/views", { id: view, name: "本周", filter: "view=all", shared: null });
});

test("a resident reports there, staff work there, and every figure is the city's own", async () => {
  const { home, dueAt } = await call<{ home: string; dueAt: string | null }>("/api/incidents", {
    id: uuidv7(),
    category: "0402",
    description: "南山路的路灯不亮",
    area: "330102001001",
  });
  assert.equal(home, "330102001");
  assert.ok(dueAt);
  const outside = await call<{ home: string }>("/api/incidents", {
    id: uuidv7(),
    category: "0402",
    description: "湖州的路灯不亮",
    point: { lon: 120.1, lat: 30.86 },
  });
  assert.equal(outside.home, "330100000");
  await serving.runtime.jobs.stop();
  await serving.runtime.jobs.runDue();
  const { rows } = await call<{ rows: { area: string }[] }>("/api/incidents/figures?area=3301&level=county");
  assert.deepEqual(
    rows.map(({ area }) => area),
    ["3301", "330102"],
  );
  const page = await fetch(`${serving.origin}/figures`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /杭州市/);
});

test("nothing of it lies at Huzhou, and everything follows from the ledger", async () => {
  const sql = serving.runtime.pools.write;
  const found = await sql<{ kind: string }[]>`select distinct kind from ledger.stream where home like '3305%' or place like '3305%'`;
  assert.deepEqual([...found], []);
  assert.deepEqual((await verify(sql, registryOf(modules))).findings, []);
});

test("the next start is the same city without being told, and another city's code is refused", async () => {
  await serving.close();
  await assert.rejects(start({ ZUJI_CITY_CODE: "330500" }), (error) => error instanceof CityMismatch && error.kept === "3301");
  await assert.rejects(start({ ZUJI_CITY_CODE: "hangzhou" }), CityMismatch);
  serving = await start({});
  assert.equal(cityCode(), "3301");
  assert.equal(serving.setupLink, null);
});
