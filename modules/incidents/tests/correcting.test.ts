import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { readCounts, recount } from "#platform/figures";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import { places as placesRegister } from "#modules/places";
import {
  acceptIncident,
  assignIncident,
  dispatchIncident,
  feedBackIncident,
  moveIncident,
  reclassifyIncident,
  suspendIncident,
  verifyIncident,
} from "../commands.ts";
import { incidentSets } from "../figure-sets.ts";
import { readIncident } from "../queries-case.ts";
import { readFollowed } from "../queries-follow.ts";
import { listNear } from "../queries-near.ts";
import { findPublic } from "../queries-public.ts";
import { listIncidents } from "../queries-queue.ts";
import type { Filter } from "../queries-views.ts";
import { dispatcher, handler, HOUR, OTHER_TOWN, readCity, report, supervisor, TOWN, verify, VILLAGE, type Reported } from "./reads.ts";

const otherDesk = person({ role: "dispatcher", area: OTHER_TOWN, unit: `centre-${OTHER_TOWN}` });
const hotline = person({ role: "dispatcher", area: "3305", unit: "hotline-3305" });
const approver = person({ role: "approver", area: TOWN, unit: `cg-${TOWN}` });
const UNIT = `cg-${TOWN}`;

let city: TestCity;
/** A village of the other town. */
let THERE: string;
before(async () => {
  city = await readCity();
  THERE = city.runtime.registers.read(placesRegister).within(OTHER_TOWN, "village")[0]?.code ?? assert.fail("no village");
});
after(() => city.close());

const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
const numbers = async (filter: Partial<Filter>, actor: Actor): Promise<string[]> =>
  (await city.query(listIncidents, listIncidents.input.parse(filter), actor)).rows.map(({ number }) => number);
const move = ({ key }: Reported, to: { area?: string; point?: { lon: number; lat: number } }, actor: Actor = dispatcher) =>
  city.execute(moveIncident, { ...key, reason: "村名选错了", ...to }, { actor });
const reclassify = ({ key }: Reported, category: string, actor: Actor = dispatcher) =>
  city.execute(reclassifyIncident, { ...key, category, reason: "不是路灯" }, { actor });
const row = async ({ key }: Reported): Promise<Record<string, unknown>> => {
  const [found] = await city.runtime.pools.write`
    select home, place, town, county, lon, holder, category, sealed, stage from incidents.incident where id = ${key.id}`;
  return found ?? {};
};
const handled = async (reported: Reported): Promise<void> => {
  await verify(city, reported);
  await city.execute(dispatchIncident, { ...reported.key, lead: UNIT, coUnits: [], note: null } as never, { actor: dispatcher });
  await city.execute(acceptIncident, { ...reported.key, unit: UNIT }, { actor: handler });
};

/** Books, rows, clocks and every counter at every level, as refolded. */
async function balanced(): Promise<void> {
  assert.deepEqual((await city.verify()).findings, []);
  const sql = city.runtime.pools.write;
  const inOrder = (counts: readonly { n: number }[]) =>
    counts
      .filter(({ n }) => n !== 0)
      .map((one) => JSON.stringify(one))
      .toSorted();
  for (const folded of [false, true]) {
    if (folded) await city.jobs();
    for (const digits of [4, 6, 9, 12] as const)
      for (const set of incidentSets) {
        const span = { area: "3305", digits, from: "2026-11-01", to: "2026-12-31" };
        assert.deepEqual(inOrder(await readCounts(sql, [set], span)), inOrder(await recount(sql, set, span)), `${set.code} ${digits}`);
      }
  }
}

test("a record in the wrong town is moved: its queue, desk and figures follow, its home does not, and the reporter is told why", async () => {
  const lamp = await report(city, { phone: "13800001234" });
  await verify(city, lamp);
  assert.deepEqual(await numbers({ view: "dispatch" }, otherDesk), []);
  await assert.rejects(move(lamp, { area: THERE }, otherDesk), refused("access.not-yours"));
  await move(lamp, { area: THERE });
  const { home, place, town, holder } = await row(lamp);
  assert.deepEqual([home, place, town, holder], [TOWN, THERE, OTHER_TOWN, `centre-${OTHER_TOWN}`]);
  assert.deepEqual(await numbers({ view: "dispatch" }, otherDesk), [lamp.number]);
  assert.ok(!(await numbers({}, dispatcher)).includes(lamp.number));
  await assert.rejects(city.query(readIncident, lamp.key, dispatcher), refused("incidents.not-found"));
  const seen = await city.query(readIncident, lamp.key, otherDesk);
  assert.deepEqual(
    seen.timeline.map(({ type }) => type),
    ["incidents.reported", "incidents.verified", "incidents.moved"],
    "what was done in the other town is part of its history",
  );
  assert.ok(seen.clocks.some(({ slot, obligor }) => slot === "dispatch" && obligor === `centre-${OTHER_TOWN}`));
  assert.equal(seen.dueAt, (await city.query(readFollowed, { ...lamp.key, secret: lamp.secret })).dueAt);
  const told = (await city.query(readFollowed, { ...lamp.key, secret: lamp.secret })).timeline.at(-1);
  assert.deepEqual([told?.type, told?.text], ["incidents.moved", "村名选错了"]);
  await balanced();
  assert.ok(city.messages.some(({ to, body }) => to === "13800001234" && body.includes(lamp.number) && body.includes("地点已更正")));
});

test("what came from outside every area is sent by the hotline's desk to the village it is in, by area or by point", async () => {
  const stray = await report(city, { area: null, point: { lon: 116.4, lat: 39.9 } });
  assert.deepEqual([stray.home, (await row(stray))["place"]], ["330500000", "3305"]);
  await assert.rejects(move(stray, { point: { lon: 116.4, lat: 39.9 } }, hotline), refused("incidents.point-outside"));
  await assert.rejects(move(stray, {}, hotline), refused("incidents.where-needed"));
  await assert.rejects(move(stray, { area: "330502999" }, hotline), refused("incidents.no-such-area"));
  await assert.rejects(move(stray, { area: "3305" }, hotline), refused("incidents.same-place"));
  const point = city.runtime.registers.read(placesRegister).pointOf(VILLAGE);
  assert.ok(point);
  await move(stray, { point }, hotline);
  const { home, county, lon, holder } = await row(stray);
  assert.deepEqual([home, county, holder], ["330500000", "330502", `centre-${TOWN}`]);
  assert.equal(typeof lon, "number");
  assert.ok((await numbers({ view: "verify" }, dispatcher)).includes(stray.number));
  await balanced();
});

test("a unit at work keeps its record when the place is corrected, and a complaint stays above the unit it is about", async () => {
  const lamp = await report(city);
  await handled(lamp);
  await move(lamp, { area: THERE });
  assert.ok((await numbers({ view: "unit" }, handler)).includes(lamp.number));
  await city.execute(feedBackIncident, { ...lamp.key, unit: UNIT, ending: "solved", result: "修好了", photos: [] } as never, {
    actor: handler,
  });
  const complaint = await report(city, { about: UNIT });
  const county = person({ role: "supervisor", area: "330502", unit: "centre-330502" });
  await assert.rejects(move(complaint, { area: VILLAGE }, county), refused("incidents.complaint-stays"));
});

test("a mistaken kind is corrected: the date is counted again from the report, and the reporter is told", async () => {
  const lamp = await report(city, { phone: "13800005678" });
  await assert.rejects(reclassify(lamp, "0501"), refused("incidents.not-now"));
  await verify(city, lamp);
  city.advance(HOUR);
  for (const [category, code] of [
    ["0402", "incidents.same-category"],
    ["05", "incidents.category-needed"],
    ["0301", "incidents.hand-it-over"],
    ["9998", "incidents.no-such-category"],
  ] as const)
    await assert.rejects(reclassify(lamp, category), refused(code));
  const fresh = await report(city, { category: "0501", area: OTHER_TOWN });
  await reclassify(lamp, "0501");
  const seen = await city.query(readIncident, lamp.key, dispatcher);
  assert.equal(seen.category, "0501");
  assert.notEqual(seen.dueAt, lamp.dueAt);
  assert.ok(seen.dueAt !== null && fresh.dueAt !== null && seen.dueAt < fresh.dueAt, "counted from the report, not from the correction");
  await balanced();
  assert.ok(city.messages.some(({ to, body }) => to === "13800005678" && body.includes("事项已更正")));
});

test("what turns out to be sealed is at once out of every public list and away from units it is not for", async () => {
  const point = city.runtime.registers.read(placesRegister).pointOf(VILLAGE);
  assert.ok(point);
  const violence = await report(city, { area: null, point, category: "0402" });
  await handled(violence);
  await city.execute(assignIncident, { ...violence.key, unit: UNIT, handler: handler.id }, { actor: handler });
  await city.execute(
    suspendIncident,
    { ...violence.key, basis: "budget" as const, reason: "等经费", reviewOn: "2026-11-27" },
    { actor: approver },
  );
  const shown = async () => (await city.query(listNear, { ...point, category: "0402" } as never)).some(({ id }) => id === violence.key.id);
  assert.equal(await shown(), true);
  await reclassify(violence, "1202");
  assert.equal(await shown(), false);
  assert.equal(await city.runtime.within({ kind: "system", id: "system" }, (ctx) => findPublic(ctx, violence.key.id)), null);
  const { sealed, lon, stage, place } = await row(violence);
  assert.deepEqual([sealed, lon, stage, place], [true, null, "verified", VILLAGE]);
  await assert.rejects(city.query(readIncident, violence.key, handler), refused("incidents.not-found"));
  for (const actor of [handler, person({ role: "gridLeader", area: VILLAGE }), person({ role: "commandRoom", area: "330502" })])
    assert.ok(!(await numbers({}, actor)).includes(violence.number));
  const seen = await city.query(readIncident, violence.key, dispatcher);
  assert.ok(
    seen.timeline.some(({ type }) => type === "incidents.reported"),
    "its history from before is whole",
  );
  const [kept] = await city.runtime.pools.write`select purpose from vault.field where stream = ${violence.key.id} and field = 'point'`;
  assert.equal(kept?.["purpose"], "incidents.report");
  await city.execute(dispatchIncident, { ...violence.key, lead: `ps-${TOWN}`, coUnits: [], note: null } as never, { actor: dispatcher });
  const police = person({ role: "handler", area: TOWN, unit: `ps-${TOWN}` });
  const where = async (actor: Actor) => (await city.query(readIncident, violence.key, actor)).sealedPoint;
  const rounded = { lon: Math.round(point.lon * 1e5) / 1e5, lat: Math.round(point.lat * 1e5) / 1e5 };
  for (const actor of [dispatcher, police]) {
    const found = await where(actor);
    assert.ok(found && Math.abs(found.lon - rounded.lon) < 1e-4 && Math.abs(found.lat - rounded.lat) < 1e-4, JSON.stringify(found));
  }
  const neighbour = city.runtime.registers
    .read(placesRegister)
    .within(TOWN, "village")
    .find(({ code }) => code !== VILLAGE);
  await move(violence, { area: neighbour?.code ?? "" });
  assert.equal(await where(police), null, "where it was thought to be is not where it is");
  await balanced();
});

test("verified as a sealed kind, the exact point is kept sealed, the place is said by the village, and what is handed to 110 is verified as nothing", async () => {
  const point = city.runtime.registers.read(placesRegister).pointOf(VILLAGE);
  assert.ok(point);
  const child = await report(city, { area: null, point, category: "1203" });
  const as = (category: string) =>
    city.execute(verifyIncident, { ...child.key, summary: "有孩子被打", category } as never, { actor: dispatcher });
  await assert.rejects(as("0301"), refused("incidents.hand-it-over"));
  await as("1201");
  const { sealed, lon, place } = await row(child);
  assert.deepEqual([sealed, lon, place], [true, null, VILLAGE]);
  const [kept] = await city.runtime.within({ kind: "system", id: "system" }, (ctx) =>
    ctx.unseal([{ stream: child.key, field: "point" }], "test"),
  );
  assert.deepEqual(JSON.parse(kept ?? "null"), point);
  assert.ok((await city.query(readIncident, child.key, dispatcher)).timeline.some(({ type }) => type === "incidents.reported"));
  await balanced();
});

test("a unit the sealed kind is meant for goes on with it, and only desks correct records", async () => {
  const call = await report(city, { category: "0402" });
  await verify(city, call);
  await city.execute(dispatchIncident, { ...call.key, lead: `ps-${TOWN}`, coUnits: [], note: null } as never, { actor: dispatcher });
  await reclassify(call, "1202", supervisor);
  assert.equal((await row(call))["stage"], "dispatched");
  const police = person({ role: "handler", area: TOWN, unit: `ps-${TOWN}` });
  await city.execute(acceptIncident, { ...call.key, unit: `ps-${TOWN}` }, { actor: police });
  await assert.rejects(reclassify(call, "0402", police), refused("access.not-yours"));
  await reclassify(call, "0402");
  assert.equal((await row(call))["sealed"], false);
  await balanced();
});
