import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import { changePoint, closePoint, openPoint, planPoint, suspendPoint } from "../commands-points.ts";
import { dropGapSite, fundGapSite, openGapSite, planGapSite, postponeGapSite, verifyGapSite } from "../commands-plan.ts";
import { loadRoads, setStandard, withdrawRoads } from "../commands-rules.ts";
import { listVillages, readCoverage, readReach, listNextSites } from "../queries-coverage.ts";
import { listPoints, listRoads, readPoint, readStandard } from "../queries-register.ts";
import { listSites, readNear } from "../queries-sites.ts";
import { shippedRule } from "../shipped.ts";
import { circleFigures } from "../told.ts";
import { admin, loadStreet, openOne, pointFacts, pointInput, smallTown, street, supervisor, TOWN, villages } from "./town.ts";

let city: TestCity;
const spots = villages();
const [west, middle] = [spots[0]!, spots[Math.floor(spots.length / 2)]!];
before(async () => {
  city = await smallTown();
});
after(() => city.close());

const refused = (code: string | RegExp) => (cause: unknown) => {
  assert.ok(cause instanceof Refusal, String(cause));
  const said = [cause.body.code, ...(cause.body.fields ?? []).map((field) => field.code)].join(" ");
  assert.match(said, typeof code === "string" ? new RegExp(code.replaceAll(".", "\\.")) : code);
  return true;
};

test("before any road is loaded nothing is claimed: no village is called covered, and the reason is told", async () => {
  const { basis, whole } = await city.query(readCoverage, { kind: "clinic" } as never);
  assert.equal(basis.roads, null);
  assert.deepEqual(whole.households, { covered: 0, all: whole.households.all });
  const { rows } = await city.query(listVillages, { kind: "clinic" } as never);
  assert.ok(rows.length > 0 && rows.every(({ why, minutes }) => why === "noRoads" && minutes === null));
});

test("a dry run of a road network changes nothing and names its parts by the nearest village", async () => {
  const graph = street();
  const apart = { ...graph, edges: graph.edges.slice(1) };
  const input = { id: uuidv7(), name: "x", source: "x", synthetic: true, parts: "refuse" as const };
  const outcome = await city.execute(loadRoads, { ...input, graph: apart, dryRun: true }, { actor: admin });
  assert.equal(outcome.partCount, 2);
  assert.equal(outcome.parts[1]?.nodes, 1);
  assert.ok((outcome.parts[1]?.nearZh.length ?? 0) > 1);
  assert.deepEqual(
    outcome.faults.map(({ code }) => code),
    ["service-circle.roads.apart"],
  );
  await assert.rejects(
    city.execute(loadRoads, { ...input, graph: apart, dryRun: false }, { actor: admin }),
    refused("service-circle.roads.apart"),
  );
  const largest = await city.execute(loadRoads, { ...input, graph: apart, parts: "largest", dryRun: true }, { actor: admin });
  assert.deepEqual([largest.faults, largest.nodes], [[], graph.nodes.length - 1]);
  assert.equal((await city.query(listRoads, {})).versions.length, 0);
});

test("what is wrong with a network is said stretch by stretch", async () => {
  const graph = {
    nodes: [
      [120.1, 30.86],
      [120.11, 30.87],
      ["x", 1],
    ],
    edges: [
      [0, 1, 10, "village"],
      [0, 7, null, "village"],
      [0, 1, null, "autobahn"],
      [0, 1, -3, "main"],
      [0, 1],
    ],
  };
  const outcome = await city.execute(
    loadRoads,
    { id: uuidv7(), name: "x", source: "x", synthetic: false, graph, parts: "refuse", dryRun: true },
    { actor: admin },
  );
  assert.deepEqual(
    outcome.faults.map(({ code, params }) => [code.slice("service-circle.roads.".length), params["edge"] ?? params["node"]]),
    [
      ["node", 2],
      ["shorter", 0],
      ["edge-node", 1],
      ["class", 2],
      ["length", 3],
      ["edge", 4],
    ],
  );
  const far = {
    nodes: [
      [2.35, 48.85],
      [2.36, 48.86],
    ],
    edges: [[0, 1, null, "main"]],
  };
  const paris = await city.execute(
    loadRoads,
    { id: uuidv7(), name: "x", source: "x", synthetic: false, graph: far, parts: "refuse", dryRun: true },
    { actor: admin },
  );
  assert.deepEqual(
    paris.faults.map(({ code }) => code),
    ["service-circle.roads.outside"],
  );
});

test("a network that was loaded holds; loading the same again changes nothing; withdrawn, the one before holds again", async () => {
  const first = await loadStreet(city);
  await loadStreet(city);
  let { versions } = await city.query(listRoads, {});
  assert.deepEqual(
    versions.map(({ inForce, hash }) => [inForce, hash]),
    [[true, first.hash]],
  );
  const shorter = street();
  shorter.edges.push([0, 2, null, "main"]);
  city.advance(60_000);
  const second = await city.execute(
    loadRoads,
    { id: uuidv7(), name: "第二版", source: "x", synthetic: true, graph: shorter, parts: "refuse", dryRun: false },
    { actor: admin },
  );
  versions = (await city.query(listRoads, {})).versions;
  assert.equal(versions.find(({ inForce }) => inForce)?.hash, second.hash);
  await city.execute(withdrawRoads, { home: second.home, id: second.id, reason: "测错了" }, { actor: admin });
  versions = (await city.query(listRoads, {})).versions;
  assert.equal(versions.find(({ inForce }) => inForce)?.hash, first.hash);
  assert.equal(versions.find(({ hash }) => hash === second.hash)?.reason, "测错了");
});

test("a point is planned, opens, pauses and closes; each step is told and only an open one covers", async () => {
  const input = pointInput(west, { kind: "legal-aid", zh: "月河法律服务点" });
  const made = await city.execute(planPoint, input as never, { actor: admin });
  const key = { home: made.home, id: made.id };
  assert.deepEqual([made.home, made.village, made.stage], [TOWN, west.code, "planned"]);
  const covered = async (): Promise<number> => (await city.query(readCoverage, { kind: "legal-aid" } as never)).whole.villages.covered;
  assert.equal(await covered(), 0);
  await assert.rejects(city.execute(openPoint, { ...key, on: "2026-12-24" }, { actor: admin }), refused("service-circle.date-ahead"));
  await city.execute(openPoint, { ...key, on: "2026-11-20" }, { actor: admin });
  assert.ok((await covered()) > 0);
  await city.execute(suspendPoint, { ...key, reason: "维修", until: "2026-12-01" }, { actor: admin });
  assert.equal(await covered(), 0);
  const page = await city.query(readPoint, key, admin);
  assert.deepEqual(
    [page.stage, page.reason, page.until, page.may],
    ["suspended", "维修", "2026-12-01", ["change", "open", "suspend", "close"]],
  );
  await city.execute(openPoint, { ...key, on: "2026-11-23" }, { actor: admin });
  await city.execute(closePoint, { ...key, reason: "并入便民中心" }, { actor: admin });
  await assert.rejects(city.execute(openPoint, { ...key, on: "2026-11-23" }, { actor: admin }), refused("service-circle.point-closed"));
  assert.equal((await city.query(listPoints, { kind: "legal-aid" } as never)).total, 0);
  assert.equal((await city.query(listPoints, { kind: "legal-aid", stage: "closed" } as never)).total, 1);
});

test("a point outside the city, of an unknown unit or kind, or with a mobile phone on its door is refused with a reason", async () => {
  const give = (more: Record<string, unknown>) => city.execute(planPoint, pointInput(west, more) as never, { actor: admin });
  await assert.rejects(give({ lon: 116.4, lat: 39.9 }), refused("service-circle.outside-city"));
  await assert.rejects(give({ unit: "village-330502001999" }), refused("service-circle.no-such-unit"));
  await assert.rejects(give({ kind: "watch-tower" }), refused("service-circle.no-such-kind"));
  assert.equal(planPoint.input.safeParse(pointInput(west, { phone: "13800001234" })).success, false);
  assert.equal(
    planPoint.input.safeParse(pointInput(west, { hours: { kind: "weekly", windows: [{ day: 8, from: "08:00", to: "09:00" }] } })).success,
    false,
  );
});

test("whoever answers for a unit keeps its points and cannot hand them to another unit's place", async () => {
  const unit = `village-${west.code}`;
  const approver = person({ role: "approver", area: west.code, unit });
  const made = await city.execute(planPoint, pointInput(west, { kind: "convenience" }) as never, { actor: approver });
  const change = (more: Record<string, unknown>, actor = approver) => {
    const facts = pointFacts(west, { zh: "新名", ...more });
    return city.execute(changePoint, { ...facts, home: made.home, id: made.id } as never, { actor });
  };
  await change({});
  assert.equal((await city.query(readPoint, { home: made.home, id: made.id })).zh, "新名");
  await assert.rejects(change({ unit: `village-${middle.code}` }), refused("service-circle.not-yours-there"));
  await assert.rejects(
    change({}, person({ role: "approver", area: middle.code, unit: `village-${middle.code}` })),
    refused(/forbidden|not-yours|not-found/),
  );
});

test("the figure, the villages behind it, the picture and the next site say the same", async () => {
  await openOne(city, west);
  const ask = { kind: "clinic", mode: "walk", at: "3-10:00" } as never;
  const { whole, rows, basis } = await city.query(readCoverage, { ...(ask as object), area: TOWN } as never);
  const list = await city.query(listVillages, ask);
  const covered = list.rows.filter((row) => row.covered);
  const sum = (some: typeof list.rows): number => some.reduce((total, { households }) => total + (households ?? 0), 0);
  assert.deepEqual(whole.households, { covered: sum(covered), all: sum(list.rows) });
  assert.equal(
    rows.reduce((total, row) => total + row.households.covered, 0),
    whole.households.covered,
  );
  assert.ok(covered.length >= 1 && covered.length < list.rows.length, `${covered.length} of ${list.rows.length}`);
  assert.ok(list.rows.every(({ minutes, covered: is }) => is === (minutes !== null && minutes <= basis.minutes)));
  const only = await city.query(listVillages, { ...(ask as object), only: "gaps" } as never);
  assert.equal(only.total, list.rows.length - covered.length);
  const next = await city.query(listNextSites, { ...(ask as object), count: 2 } as never, supervisor);
  const [best] = next.rows;
  assert.ok(best && best.households > 0);
  // Building it there brings exactly what was said.
  await openOne(city, { code: best.code, ...best.point });
  const later = await city.query(readCoverage, ask);
  assert.equal(later.whole.households.covered, whole.households.covered + best.households);
  const picture = await city.query(readReach, { ...(ask as object), area: TOWN } as never);
  assert.ok(picture.cells.length > 0 && picture.cells.length % 3 === 0 && picture.corners.length === 6);
});

test("the share a report card carries is the mean of the kinds' own shares, and its rows give it again village by village", async () => {
  const [figure] = circleFigures;
  const { all, rows } = await city.runtime.within(supervisor, async (ctx) => {
    const told = await figure!.all(ctx);
    return { all: told, rows: (await figure!.rows(ctx, told[0]!)) ?? [] };
  });
  const shares = await Promise.all(
    shippedRule.kinds.map(async ({ code }) => {
      const { households } = (await city.query(readCoverage, { kind: code, at: "3-10:00" } as never)).whole;
      return households.covered / households.all;
    }),
  );
  const mean = shares.reduce((sum, one) => sum + one, 0) / shares.length;
  const [whole] = all;
  assert.ok(whole && whole.value !== null && mean > 0 && Math.abs(whole.value - mean) < 1e-9, `${whole?.value} ${mean}`);
  const weight = rows.reduce((sum, one) => sum + (one.weight ?? 0), 0);
  assert.ok(Math.abs(rows.reduce((sum, one) => sum + one.said * (one.weight ?? 0), 0) / weight - mean) < 1e-9);
  assert.ok(rows.every(({ link, name }) => link?.startsWith("/circle/") && /类） · .* of 8 kinds/.test(name ?? "")));
});

test("a point covers only while its doors are open", async () => {
  const hours = { kind: "weekly", holidays: "closed", windows: [{ day: 5, from: "18:00", to: "02:00" }] };
  await openOne(city, west, { kind: "mediation-room", hours });
  const at = async (moment: string): Promise<number> =>
    (await city.query(readCoverage, { kind: "mediation-room", at: moment } as never)).basis.points.open;
  assert.deepEqual(await Promise.all(["5-17:59", "5-18:00", "6-01:59", "6-02:00", "4-20:00"].map(at)), [0, 1, 1, 0, 0]);
});

test("a city's own standard is a new version and old figures keep their number; a kind in use cannot vanish", async () => {
  const { standard } = await city.query(readStandard, {});
  assert.equal(standard.local.definition, null);
  const rule = shippedRule;
  const stricter = {
    ...rule,
    kinds: rule.kinds.map((kind) => (kind.code === "clinic" ? { ...kind, minutes: 1 } : kind)),
    basis: "湖政办〔2026〕1号",
  };
  const before = await city.query(readCoverage, { kind: "clinic" } as never);
  await city.execute(setStandard, stricter, { actor: admin });
  const later = await city.query(readCoverage, { kind: "clinic" } as never);
  assert.deepEqual([before.basis.standard, later.basis.standard, later.basis.minutes], [1, 2, 1]);
  assert.ok(later.whole.households.covered < before.whole.households.covered);
  const without = { ...rule, kinds: rule.kinds.filter(({ code }) => code !== "clinic"), basis: "x" };
  await assert.rejects(city.execute(setStandard, without, { actor: admin }), refused("service-circle.kind-in-use"));
  const lost = { ...rule, kinds: rule.kinds.map((kind) => ({ ...kind, mode: "donkey" })), basis: "x" };
  await assert.rejects(city.execute(setStandard, lost, { actor: admin }), refused("service-circle.no-such-mode"));
  await city.execute(setStandard, shippedRule, { actor: admin });
});

test("a gap is planned with an owner and a date, opened by the owner, checked by another; the clock runs against the owner", async () => {
  const far = spots.at(-1)!;
  const owner = `village-${far.code}`;
  const handler = person({ role: "handler", area: far.code, unit: owner });
  const due = "2026-12-10";
  const plan = { id: uuidv7(), kind: "aed", village: far.code, measure: "newPoint" as const, at: "1-09:00", owner, due, note: null };
  await assert.rejects(
    city.execute(planGapSite, { ...plan, owner: "justice-330502002" }, { actor: supervisor }),
    refused("service-circle.owner-elsewhere"),
  );
  await assert.rejects(
    city.execute(planGapSite, { ...plan, due: "2026-11-01" }, { actor: supervisor }),
    refused("service-circle.date-past"),
  );
  const made = await city.execute(planGapSite, plan, { actor: supervisor });
  const key = { home: made.home, id: made.id };
  const clock = async () =>
    (
      await city.runtime.pools.write<
        { status: string; obligor: string; due_at: string }[]
      >`select status, obligor, due_at from clocks.clock where stream = ${key.id}`
    )[0];
  assert.deepEqual([(await clock())?.status, (await clock())?.obligor], ["running", owner]);
  await city.execute(fundGapSite, { ...key, document: "湖财〔2026〕8号" }, { actor: handler });
  await city.execute(postponeGapSite, { ...key, due: "2026-12-12", reason: "设备到货晚" }, { actor: supervisor });
  await assert.rejects(
    city.execute(postponeGapSite, { ...key, due: "2026-12-01", reason: "x" }, { actor: supervisor }),
    refused("service-circle.due-earlier"),
  );
  city.set("2026-12-13T02:00:00.000Z");
  await city.jobs();
  assert.equal((await clock())?.status, "lapsed");
  const { rows, late } = await city.query(listSites, { kind: "aed" } as never, handler);
  assert.deepEqual([late, rows[0]?.late, rows[0]?.firstDueAt, rows[0]?.may], [1, true, "2026-12-10T15:59:59.999Z", ["open"]]);
  const near = await city.query(readNear, { village: far.code } as never);
  assert.equal(near.rows.find(({ kind }) => kind.code === "aed")?.plan?.owner, owner);
  const wrong = await openOne(city, far, { kind: "clinic" });
  await assert.rejects(
    city.execute(openGapSite, { ...key, point: { home: wrong.home, id: wrong.id } }, { actor: handler }),
    refused("service-circle.other-kind"),
  );
  const point = await openOne(city, far, { kind: "aed" });
  await city.execute(openGapSite, { ...key, point: { home: point.home, id: point.id } }, { actor: handler });
  assert.equal((await clock())?.status, "late");
  const both = { ...supervisor, id: handler.id };
  await assert.rejects(city.execute(verifyGapSite, { ...key, finding: "在" }, { actor: both }), refused("service-circle.own-work"));
  await city.execute(verifyGapSite, { ...key, finding: "现场可用" }, { actor: supervisor });
  const [row] = await city.runtime.pools.write<
    { measured: number; promised: { households: number } }[]
  >`select measured, promised from service_circle.site where id = ${key.id}`;
  assert.equal(row?.measured, row?.promised.households);
  await assert.rejects(city.execute(dropGapSite, { ...key, reason: "x" }, { actor: supervisor }), refused("service-circle.site-over"));
});

test("a place that would bring nothing new cannot be planned as a gain", async () => {
  const far = spots.at(-1)!;
  const plan = {
    id: uuidv7(),
    kind: "aed",
    village: far.code,
    measure: "newPoint" as const,
    at: "1-09:00",
    owner: `village-${far.code}`,
    due: "2027-01-10",
    note: null,
  };
  await assert.rejects(city.execute(planGapSite, plan, { actor: supervisor }), refused("service-circle.nothing-gained"));
});

test("what the ledger holds, its rows and its clocks agree after all of this", async () => {
  assert.deepEqual((await city.verify()).findings, []);
});

test("a long register comes page by page, every point once", async () => {
  const before = (await city.query(listPoints, {} as never)).total;
  for (let count = 0; count < 210; count += 1)
    await city.execute(planPoint, pointInput(spots[count % spots.length]!) as never, { actor: admin });
  const seen: string[] = [];
  let cursor = "";
  for (let page = 0; page < 5; page += 1) {
    const list = await city.query(listPoints, (cursor === "" ? {} : { cursor }) as never);
    seen.push(...list.rows.map(({ id }) => id));
    if (list.next === null) break;
    cursor = list.next;
  }
  assert.deepEqual([seen.length, new Set(seen).size], [before + 210, before + 210]);
});
