import type { Sql } from "postgres";
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { person } from "#platform/testing";
import { setGridPhrases } from "../commands-configuration.ts";
import { contactFieldDevice, registerFieldDevice, shutOutFieldDevice } from "../commands-devices.ts";
import { recordFinding } from "../commands-patrols.ts";
import { issuePatrolTag } from "../commands-points.ts";
import { listAreaDevices, listDevices, readDeviceStanding } from "../queries-devices.ts";
import { readAreaPack } from "../queries-pack.ts";
import { gridCity, keeper, plan, refusedAs, taggedPoint, worker } from "./city.ts";

let city: Awaited<ReturnType<typeof gridCity>>;
let sql: Sql;
before(async () => {
  city = await gridCity();
  sql = city.owner;
});
after(() => city.close());

const key = () => ({ home: city.grid.slice(0, 9), id: uuidv7() });
const register = (device: { home: string; id: string }, actor = worker(city.grid)) =>
  city.execute(registerFieldDevice, { ...device, name: "华为 外勤1", publicKey: "A".repeat(120) }, { actor });

test("a device is heard of with a time and never with a place", async () => {
  const [device, actor] = [key(), worker(city.grid)];
  const first = await register(device, actor);
  assert.equal(Date.parse(first.offlineUntil) - Date.parse(first.contactAt), 7 * 86_400_000);
  city.advance(60_000);
  await city.execute(contactFieldDevice, device, { actor });
  const events = await sql<{ n: number }[]>`select count(*)::int as n from ledger.event where stream = ${device.id}`;
  assert.equal(events[0]?.n, 1, "a contact a minute later tells nobody's hours");
  city.advance(7 * 3_600_000);
  await city.execute(contactFieldDevice, device, { actor });
  const [row] = await city.query(listDevices, {}, actor);
  assert.equal(row?.contactAt, city.now());
  assert.equal(
    contactFieldDevice.input.safeParse({ ...device, lon: 120, lat: 30 }).success &&
      "lon" in contactFieldDevice.input.parse({ ...device, lon: 120 } as never),
    false,
  );
});

test("contact before registration is told to come again", async () => {
  await assert.rejects(city.execute(contactFieldDevice, key(), { actor: worker(city.grid) }), refusedAs("grid-work.not-yet"));
});

test("a device is shut out by its owner, the grid leader, the unit's head or an administrator, and by nobody else", async () => {
  const village = city.grid.slice(0, 12);
  const may = [person({ role: "supervisor", area: "330502" }), keeper, person({ role: "admin", area: "3305" })];
  for (const actor of may) {
    const device = key();
    await register(device);
    assert.equal((await city.execute(shutOutFieldDevice, { ...device, reason: "lost" as const }, { actor })).stage, "shutOut");
  }
  const [device, owner] = [key(), worker(city.grid)];
  await register(device, owner);
  for (const actor of [
    worker(city.grid),
    person({ role: "dispatcher", area: "330502002" }),
    person({ role: "auditor", area: "3305" }),
    person({ role: "handler", area: village, unit: `cg-${village}` }),
  ])
    await assert.rejects(
      city.execute(shutOutFieldDevice, { ...device, reason: "lost" as const }, { actor }),
      refusedAs("access.not-yours"),
    );
  await city.execute(shutOutFieldDevice, { ...device, reason: "lost" as const }, { actor: owner });
  await assert.rejects(city.execute(contactFieldDevice, device, { actor: owner }), refusedAs("grid-work.device-shut-out"));
  await assert.rejects(register(device, owner), refusedAs("grid-work.device-shut-out"));
});

test("a shut-out device is told so without a session, and its session is ended", async () => {
  const [device, owner] = [key(), worker(city.grid)];
  await register(device, owner);
  assert.deepEqual(await city.query(readDeviceStanding, device), { shutOut: false });
  await city.execute(shutOutFieldDevice, { ...device, reason: "lost" as const }, { actor: keeper });
  assert.deepEqual(await city.query(readDeviceStanding, device), { shutOut: true });
  const [job] = await sql<
    { payload: unknown }[]
  >`select payload from ledger.outbox where kind = 'access.end-session' and payload->>'account' = ${owner.id}`;
  assert.deepEqual(job?.payload, { account: owner.id, session: owner.sessionId });
});

test("somebody else's device is nobody's, and heads see those of their area", async () => {
  const device = key();
  await register(device);
  await assert.rejects(city.execute(contactFieldDevice, device, { actor: worker(city.grid) }), refusedAs("grid-work.no-such-device"));
  assert.ok((await city.query(listAreaDevices, {}, keeper)).some(({ id }) => id === device.id));
  assert.deepEqual(await city.query(listAreaDevices, {}, person({ role: "gridInstructor", area: "330502002" })), []);
});

test("the pack holds what a phone needs without signal, small, and never a tag's secret", async () => {
  const point = await taggedPoint(city, city.grid, "消防栓");
  await plan(city, [point]);
  const actor = worker(city.grid);
  const pack = await city.query(readAreaPack, {}, actor);
  assert.equal(pack.unchanged, false);
  if (pack.unchanged) return;
  assert.deepEqual(pack.grids, [city.grid]);
  assert.ok(pack.areas.some(({ code }) => code === city.grid) && pack.areas.some(({ code }) => code === city.grid.slice(0, 12)));
  assert.ok(pack.shapes.length > 1 && pack.shapes.every(({ polygons }) => polygons.length > 0));
  assert.ok(pack.taxonomy.length > 70 && pack.units.some(({ phone }) => phone !== null));
  assert.deepEqual(
    pack.points.map(({ zh, tag }) => [zh, tag]),
    [["消防栓", 1]],
  );
  const text = JSON.stringify(pack);
  assert.equal(text.includes(point.tag.slice(-26)), false);
  assert.ok(gzipSync(text).length < 30_000, `${gzipSync(text).length} bytes`);
  assert.deepEqual(await city.query(readAreaPack, { have: pack.version }, actor), { version: pack.version, unchanged: true });
});

test("a new tag, a changed phrase and a move to another grid each make a new pack", async () => {
  const point = await taggedPoint(city, city.grid, "变电箱");
  const versionFor = async (area: string) => (await city.query(readAreaPack, {}, worker(area))).version;
  const first = await versionFor(city.grid);
  await city.execute(issuePatrolTag, { home: point.home, id: point.id }, { actor: keeper });
  const second = await versionFor(city.grid);
  const phrases = [{ code: "all-good", zh: "正常", en: "Fine" }];
  await city.execute(
    setGridPhrases,
    { kind: "patrol" as const, phrases, reason: "精简" },
    { actor: person({ role: "admin", area: "3305" }) },
  );
  const third = await versionFor(city.grid);
  const moved = await city.query(readAreaPack, { have: third }, worker(city.elsewhere));
  assert.equal(new Set([first, second, third, moved.version]).size, 4);
  assert.deepEqual(!moved.unchanged && moved.grids, [city.elsewhere]);
  assert.equal(!moved.unchanged && moved.points.some(({ grid }) => grid === city.grid), false);
});

test("a phrase from an older pack is still understood; one that never was is refused by name", async () => {
  const run = { id: uuidv7(), grid: city.grid, seenAt: city.now() };
  await city.execute(recordFinding, recordFinding.input.parse({ ...run, phrases: ["lamp-out"] }), { actor: worker(city.grid) });
  await assert.rejects(
    city.execute(recordFinding, recordFinding.input.parse({ ...run, phrases: ["never-was"] }), { actor: worker(city.grid) }),
    refusedAs("grid-work.no-such-phrase"),
  );
});
