import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { reportIncident, verifyIncident } from "#modules/incidents";
import { demoUnits } from "#modules/organisations";
import { demoPlaces } from "#modules/places";
import { modules } from "../../../apps/server/modules.ts";
import { ROLES, type RoleCode } from "../../people/contract.ts";
import { openKioskLink, revokeKioskLink } from "../commands.ts";
import { listKiosks, readBoard, readReplayed, readRoster } from "../queries.ts";
import { readPoints } from "../queries-points.ts";
import { WALL_ROLES } from "../viewer.ts";

const CITY = "3305";
const COUNTY = "330502";
const VILLAGE = "330502001005";
const FAR = "330503001";
let city: TestCity;

before(async () => {
  const { areas } = demoPlaces();
  const kept = (code: string): boolean => code.length <= 6 || code.startsWith("330502001") || code.startsWith(FAR);
  const some = areas.flatMap((history) => {
    const [first] = history.events;
    return first?.type === "places.area-registered" && kept(first.code)
      ? [{ history, facts: { code: first.code, level: first.level, zh: first.zh, en: first.en ?? first.zh } }]
      : [];
  });
  city = await testCity({ modules, now: "2026-11-23T02:00:00.000Z" });
  await city.load([...some.map(({ history }) => history), ...demoUnits(some.map(({ facts }) => facts))]);
  for (let n = 0; n < 7; n += 1) await report();
  await report({ category: "0401", description: "井盖没了，很危险。" });
  await report({ category: "1503", description: "某窗口工作人员态度恶劣。", area: "330502001" });
  for (let n = 0; n < 2; n += 1) await report({ area: `${FAR}001`.slice(0, 9) });
});
after(() => city.close());

async function report(more: object = {}): Promise<{ home: string; id: string }> {
  city.advance(60_000);
  const input = { id: uuidv7(), category: "0402", description: "路灯不亮", phone: "13800001234", name: "王小明", area: VILLAGE, ...more };
  return city.execute(reportIncident, input as never, {});
}
const leader = person({ role: "commandRoom", area: CITY, unit: "centre-3305" });
const admin = person({ role: "admin", area: CITY });
const refusedAs = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));

async function kioskFor(area: string, until = "2026-12-31"): Promise<{ key: string; home: string; id: string }> {
  const { link, home, id } = await city.execute(openKioskLink, { id: uuidv7(), area, label: "大厅", until }, { actor: admin });
  assert.match(link, /^\/wall#k=[0-9a-f-]{36}\.[0-9A-Z]{26}$/);
  return { key: link.slice("/wall#k=".length), home, id };
}
const board = (input: object, actor: Actor = resident) => city.query(readBoard, { area: undefined, kiosk: undefined, ...input }, actor);

test("a command room sees every number of its area, and none of a sealed kind", async () => {
  const seen = await board({}, leader);
  assert.equal(seen.root, CITY);
  assert.equal(seen.totals.open, 10);
  assert.equal(seen.areas.find(({ code }) => code === "330503")?.open, 2);
  assert.equal(
    seen.kinds.reduce((sum, { open }) => sum + (open ?? 0), 0),
    10,
  );
  assert.equal(
    seen.hours.reduce((sum, { reported }) => sum + (reported ?? 0), 0),
    10,
  );
  assert.ok(!JSON.stringify(seen).includes('"1503'));
});

test("drilling down stays inside the own area", async () => {
  const county = person({ role: "supervisor", area: COUNTY, unit: "centre-330502" });
  assert.equal((await board({}, county)).area.code, COUNTY);
  assert.deepEqual(
    (await board({ area: "330502001" }, county)).trail.map(({ code }) => code),
    [COUNTY, "330502001"],
  );
  await assert.rejects(board({ area: "330503" }, county), refusedAs("wall.other-area"));
  await assert.rejects(board({ area: CITY }, county), refusedAs("wall.other-area"));
  await assert.rejects(board({ area: "330502999" }, county), refusedAs("places.unknown-area"));
});

test("a kiosk sees what the public may know: no number under five, no record, no name, nothing sealed", async () => {
  const { key } = await kioskFor(CITY);
  const seen = await board({ kiosk: key });
  assert.equal(seen.kiosk, true);
  assert.equal(seen.totals.open, 10);
  assert.equal(seen.totals.red, null);
  assert.equal(seen.areas.find(({ code }) => code === "330503")?.open, null);
  assert.equal(seen.areas.find(({ code }) => code === COUNTY)?.open, null, "the one that is left would give it away");
  const points = await city.query(readPoints, { area: undefined, kiosk: key }, resident);
  const all = JSON.stringify([seen, points, await city.query(readRoster, { area: undefined, kiosk: key }, resident)]);
  for (const word of ["王小明", "13800001234", "路灯不亮", "1503", "330502000"]) assert.ok(!all.includes(word), word);
  assert.ok([...points.clocks, ...points.stage].every(({ own }) => own === null));
  assert.equal(points.suppressed, true, "two in another county stand nowhere on the map");
  assert.ok(points.points.every(({ lon }) => lon < 120.2 || lon > 0));
  assert.equal(points.points.length, 8);
});

test("a red event takes the stage; on a kiosk without words, for staff with the neutral summary", async () => {
  const red = (await city.query(readPoints, { area: undefined, kiosk: undefined }, leader)).stage;
  assert.deepEqual(
    red.map(({ category, stageFor, risk }) => ({ category, stageFor, risk })),
    [{ category: "0401", stageFor: "red", risk: "late" }],
  );
  const own = red[0]?.own;
  assert.ok(own);
  const dispatcher = person({ role: "dispatcher", area: "330502001", unit: "centre-330502001" });
  await city.execute(verifyIncident, { home: own.home, id: own.id, summary: "井盖缺失", category: null } as never, { actor: dispatcher });
  assert.equal((await city.query(readPoints, { area: undefined, kiosk: undefined }, leader)).stage[0]?.own?.summary, "井盖缺失");
  const { key } = await kioskFor(COUNTY);
  const shown = (await city.query(readPoints, { area: undefined, kiosk: key }, resident)).stage;
  assert.equal(shown.length, 1);
  assert.ok(!JSON.stringify(shown).includes('井盖缺失"'));
  city.advance(3 * 3_600_000);
  assert.deepEqual((await city.query(readPoints, { area: undefined, kiosk: undefined }, leader)).stage, []);
});

test("a kiosk's link shows its own area and nothing beyond, until its day or until it is revoked", async () => {
  const { key, home, id } = await kioskFor(COUNTY, "2026-11-30");
  assert.equal((await board({ kiosk: key })).root, COUNTY);
  await assert.rejects(board({ kiosk: key, area: CITY }), refusedAs("wall.other-area"));
  await assert.rejects(board({ kiosk: key, area: "330503" }), refusedAs("wall.other-area"));
  await assert.rejects(board({ kiosk: `${key.slice(0, -1)}${key.endsWith("0") ? "1" : "0"}` }), refusedAs("wall.link-over"));
  await assert.rejects(board({ kiosk: `${uuidv7()}.${key.split(".")[1]}` }), refusedAs("wall.link-over"));
  const wall = city.runtime.live.topics.get("wall");
  const hears = (sealed: boolean, place = VILLAGE) =>
    wall
      ?.open(city.runtime.knowing(resident), { kiosk: key, area: undefined })
      .hears({ kind: "incidents.incident", home: "330502001", stream: "s", seq: 1, audience: { place, sealed, units: [] }, before: null });
  assert.equal(hears(false), true);
  assert.equal(hears(true), false, "of a sealed kind not even that something stirred");
  assert.equal(hears(false, FAR), false);
  await city.execute(revokeKioskLink, { home, id }, { actor: admin });
  await assert.rejects(board({ kiosk: key }), refusedAs("wall.link-over"));
  assert.throws(() => hears(false), refusedAs("wall.link-over"));
  const ends = await kioskFor(COUNTY, "2026-11-24");
  const before = city.now();
  city.set("2026-11-24T16:00:00.000Z");
  await assert.rejects(board({ kiosk: ends.key }), refusedAs("wall.link-over"));
  city.set(before);
});

test("a link has an end within a year, and an area that exists", async () => {
  for (const until of ["2026-11-22", "2028-01-01"])
    await assert.rejects(
      city.execute(openKioskLink, { id: uuidv7(), area: COUNTY, label: "厅", until }, { actor: admin }),
      refusedAs("wall.until"),
    );
  await assert.rejects(
    city.execute(openKioskLink, { id: uuidv7(), area: "330599", label: "厅", until: "2026-12-31" }, { actor: admin }),
    refusedAs("wall.no-such-area"),
  );
});

test("the day again ends where the board stands now, counts what was then, and a kiosk gets the same cover", async () => {
  const day = "2026-11-23";
  const again = await city.query(readReplayed, { day, area: undefined, kiosk: undefined }, leader);
  const last = again.frames.at(-1);
  const now = await board({}, leader);
  assert.equal(again.frames[0]?.openTotal, 0);
  assert.equal(last?.openTotal, now.totals.open);
  assert.equal(last?.reported, now.totals.reported);
  assert.ok(again.frames.every(({ open }) => open.length === again.areas.length));
  assert.ok(!/王小明|13800001234|路灯/.test(JSON.stringify(again)));
  const { key } = await kioskFor(CITY);
  const covered = await city.query(readReplayed, { day, area: undefined, kiosk: key }, resident);
  for (const { open, openTotal } of covered.frames) for (const n of [...open, openTotal]) assert.ok(n === null || n === 0 || n >= 5);
  await assert.rejects(
    city.query(readReplayed, { day: "2026-09-01", area: undefined, kiosk: undefined }, leader),
    refusedAs("incidents.span-too-long"),
  );
  await assert.rejects(
    city.query(readReplayed, { day: "2026-11-25", area: undefined, kiosk: undefined }, leader),
    refusedAs("incidents.span-too-long"),
  );
});

const OPENS: readonly RoleCode[] = ["admin", "commandRoom", "supervisor"];
const LISTS: readonly RoleCode[] = [...OPENS, "auditor"];
const LOOKS: readonly string[] = WALL_ROLES;
const allowed = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    (cause: unknown) => {
      if (cause instanceof Refusal && ["access.not-yours", "wall.other-area", "access.sign-in"].includes(cause.body.code)) return false;
      throw cause;
    },
  );
for (const role of ROLES)
  test(`${role}: ${LOOKS.includes(role) ? "looks at the wall" : "does not look at the wall"}, ${OPENS.includes(role) ? "opens" : "does not open"} links`, async () => {
    const actor = person({ role, area: COUNTY, unit: role === "handler" || role === "approver" ? "cg-330502" : "" });
    const open = (area: string) =>
      allowed(city.execute(openKioskLink, { id: uuidv7(), area, label: "厅", until: "2026-12-31" }, { actor }));
    assert.equal(await allowed(board({}, actor)), LOOKS.includes(role));
    assert.equal(await allowed(city.query(readPoints, { area: undefined, kiosk: undefined }, actor)), LOOKS.includes(role));
    assert.equal(await allowed(city.query(readRoster, { area: undefined, kiosk: undefined }, actor)), LOOKS.includes(role));
    assert.equal(await open(COUNTY), OPENS.includes(role));
    assert.equal(await open("330503"), false);
    assert.equal(await allowed(city.query(listKiosks, {}, actor)), LISTS.includes(role));
  });

test("residents see no wall without a link and no list of links", async () => {
  await assert.rejects(board({}), refusedAs("access.sign-in"));
  await assert.rejects(city.query(listKiosks, {}, resident), refusedAs("access.sign-in"));
  const listed = await city.query(listKiosks, {}, person({ role: "auditor", area: CITY }));
  assert.ok(listed.rows.length > 0 && listed.rows.every(({ link }) => link === null), "an auditor sees that links exist, not the links");
});

test("what the ledger keeps of links and what tables say of them agree", async () => {
  assert.deepEqual((await city.verify()).findings, []);
});
