import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { reading } from "#platform/database";
import { Refusal } from "#platform/refusals";
import { readWaiting } from "#platform/waiting";
import { uuidv7 } from "#platform/ids";
import { person, type TestCity } from "#platform/testing";
import {
  acceptIncident,
  answerSupervision,
  assignIncident,
  bounceIncident,
  checkIncident,
  dispatchIncident,
  feedBackIncident,
  recallIncident,
  splitIncident,
  superviseIncident,
  suspendIncident,
} from "../commands.ts";
import type { Filter } from "../queries-views.ts";
import { mayLook, mayOpen, readIncident } from "../queries-case.ts";
import { countIncidents } from "../queries-counts.ts";
import { listTasks } from "../queries-field.ts";
import { listIncidents } from "../queries-queue.ts";
import { maySee } from "../queries-visible.ts";
import { waitingIncidents, waitingOrders } from "../waiting.ts";
import { checker, dispatcher, OTHER_TOWN, readCity, report, supervisor, TOWN, verify, VILLAGE, type Reported } from "./reads.ts";

/** An office of the other town, and the desk of the county that may send it work of this one. */
const UNIT = `cg-${OTHER_TOWN}`;
const county = person({ role: "dispatcher", area: "330502", unit: "centre-330502" });
const across = person({ role: "handler", area: OTHER_TOWN, unit: UNIT });
const head = person({ role: "approver", area: OTHER_TOWN, unit: UNIT });
const neighbour = person({ role: "handler", area: OTHER_TOWN, unit: `ps-${OTHER_TOWN}` });
const desk = person({ role: "dispatcher", area: OTHER_TOWN, unit: `centre-${OTHER_TOWN}` });

let city: TestCity;
before(async () => {
  city = await readCity();
});
after(() => city.close());

const refused = (code: string) => (cause: unknown) => cause instanceof Refusal && cause.body.code === code;
const list = (filter: Partial<Filter>, actor: Actor) => city.query(listIncidents, listIncidents.input.parse(filter), actor);
const has = async (filter: Partial<Filter>, actor: Actor, { number }: Reported): Promise<boolean> =>
  (await list(filter, actor)).rows.some((row) => row.number === number);

async function sent(more: Parameters<typeof report>[1] = {}, lead = UNIT): Promise<Reported> {
  const reported = await report(city, more);
  await verify(city, reported);
  await city.execute(dispatchIncident, { ...reported.key, lead, coUnits: [], note: null } as never, { actor: county });
  return reported;
}

test("a unit asked from another town finds the record in its queue, opens it with its words, and works on it to the end", async () => {
  const lamp = await sent({ phone: "13800001234" });
  assert.ok(await has({ view: "unit" }, across, lamp));
  assert.equal((await city.query(countIncidents, {}, across))["unit"], 1);
  assert.ok(!(await has({ view: "unit", area: OTHER_TOWN }, across, lamp)), "it does not lie in their town");
  const seen = await city.query(readIncident, lamp.key, across);
  assert.equal(seen.description, "路灯不亮，晚上很暗。");
  assert.ok(seen.timeline.length >= 3 && seen.clocks.some(({ slot }) => slot === `accept:${UNIT}`));
  assert.deepEqual(seen.may.slice(0, 2), [
    { command: "incidents.accept-incident", units: [UNIT] },
    { command: "incidents.bounce-incident", units: [UNIT] },
  ]);
  assert.ok(await has({ view: "all", q: lamp.number }, across, lamp), "its number finds it among all");
  assert.ok(!(await has({ view: "all" }, across, lamp)), "which lists what lies in their town");
  assert.ok(!(await has({ view: "all", q: "路灯" }, across, lamp)));
  const [task] = (await city.query(listTasks, {}, across)).tasks;
  assert.equal(task?.number, lamp.number);
  assert.equal(task?.description, "路灯不亮，晚上很暗。");

  await city.execute(acceptIncident, { ...lamp.key, unit: UNIT }, { actor: across });
  await city.execute(assignIncident, { ...lamp.key, unit: UNIT, handler: across.id }, { actor: across });
  assert.ok(await has({ view: "mine" }, across, lamp));
  await city.execute(feedBackIncident, { ...lamp.key, unit: UNIT, ending: "solved", result: "换了灯泡", photos: [] } as never, {
    actor: across,
  });
  await city.execute(checkIncident, { ...lamp.key, passed: true, note: "现场看过" }, { actor: checker });
  assert.equal((await city.query(readIncident, lamp.key, across)).stage, "ended");
  assert.ok((await has({ view: "ended", q: lamp.number }, across, lamp)) && (await has({ view: "all", q: lamp.number }, across, lamp)));
  assert.deepEqual((await city.verify()).findings, []);
});

test("it is that unit's alone: not its neighbours', not the other town's desk's, and no more of the place than this one record", async () => {
  const lamp = await sent();
  const besides = await report(city, { description: "同一个村的另一件" });
  await verify(city, besides);
  for (const actor of [neighbour, desk]) {
    assert.ok(!(await has({ view: "all" }, actor, lamp)) && !(await has({ view: "unit" }, actor, lamp)));
    assert.ok(!(await has({ view: "all", q: lamp.number }, actor, lamp)));
    await assert.rejects(city.query(readIncident, lamp.key, actor), refused("incidents.not-found"));
    await assert.rejects(city.execute(acceptIncident, { ...lamp.key, unit: UNIT }, { actor }), refused("access.not-yours"));
  }
  await assert.rejects(city.query(readIncident, besides.key, across), refused("incidents.not-found"));
  assert.ok(!(await has({ view: "all" }, across, besides)));
  await city.execute(bounceIncident, { ...lamp.key, unit: UNIT, reason: "不归我们管" }, { actor: across });
  assert.ok(!(await has({ view: "unit" }, across, lamp)), "what it bounced is no longer its own");
  assert.ok(!(await has({ view: "all", q: lamp.number }, across, lamp)));
  await assert.rejects(city.query(readIncident, lamp.key, across), refused("incidents.not-found"));
});

test("who was given a part alone sees where it is, its own words and the photos, and is asked for no reason; not the words of the whole", async () => {
  const market = person({ role: "handler", area: "330502", unit: "market-330502" });
  const whole = await report(city, { description: "路灯不亮，垃圾也没人收，我住三楼", address: "红旗路 120 号", photos: [uuidv7()] });
  await verify(city, whole);
  const split = async (description?: string): Promise<{ home: string; id: string }> => {
    const part = { home: whole.home, id: uuidv7() };
    const what = { id: part.id, category: "0501", summary: "垃圾", ...(description ? { description } : {}) };
    await city.execute(splitIncident, { ...whole.key, part: what } as never, { actor: dispatcher });
    return part;
  };
  const file = { purpose: "incidents.report", erasedAt: null } as never;
  const look = () => city.runtime.within(market, (ctx) => mayLook(ctx, whole.key, file));
  const told = await split("垃圾没人收");
  await assert.rejects(look(), refused("vault.reason-needed"));
  await city.execute(dispatchIncident, { ...told, lead: "market-330502", coUnits: [], note: null } as never, { actor: dispatcher });
  const seen = await city.query(readIncident, told, market);
  assert.deepEqual([seen.description, seen.address, seen.photoIds.length], ["垃圾没人收", "红旗路 120 号", 1]);
  assert.equal(await look(), true);
  const untold = await split();
  await city.execute(dispatchIncident, { ...untold, lead: "market-330502", coUnits: [], note: null } as never, { actor: dispatcher });
  const bare = await city.query(readIncident, untold, market);
  assert.deepEqual([bare.description, bare.address, bare.photoIds], [null, "红旗路 120 号", []]);
  assert.equal((await city.query(readIncident, untold, dispatcher)).description, "路灯不亮，垃圾也没人收，我住三楼");
});

test("a desk takes back what a unit never answered, says why, and sends it elsewhere", async () => {
  const lamp = await sent();
  await assert.rejects(
    city.execute(recallIncident, { ...lamp.key, unit: UNIT, reason: "发错了" }, { actor: across }),
    refused("access.not-yours"),
  );
  const offered = (await city.query(readIncident, lamp.key, county)).may;
  assert.deepEqual(
    offered.find(({ command }) => command === "incidents.recall-incident"),
    { command: "incidents.recall-incident", units: [UNIT] },
  );
  await city.execute(recallIncident, { ...lamp.key, unit: UNIT, reason: "一直没有接单" }, { actor: county });
  assert.ok(!(await has({ view: "unit" }, across, lamp)));
  const seen = await city.query(readIncident, lamp.key, county);
  assert.deepEqual([seen.stage, seen.dueAt], ["verified", lamp.dueAt]);
  assert.deepEqual([seen.timeline.at(-1)?.type, seen.timeline.at(-1)?.text], ["incidents.recalled", "一直没有接单"]);
  await city.execute(dispatchIncident, { ...lamp.key, lead: `cg-${TOWN}`, coUnits: [], note: null } as never, { actor: dispatcher });
  assert.deepEqual((await city.verify()).findings, []);
});

test("a sealed record sent to a unit of another town is that unit's to see, and goes to no phone", async () => {
  const violence = await sent({ category: "1202", description: "隔壁有人求助" }, `ps-${OTHER_TOWN}`);
  assert.ok(await has({ view: "unit" }, neighbour, violence));
  assert.equal((await city.query(readIncident, violence.key, neighbour)).sealed, true);
  assert.deepEqual((await city.query(listTasks, {}, neighbour)).tasks, []);
  await assert.rejects(city.query(readIncident, violence.key, across), refused("incidents.not-found"));
});

test("photos, live changes and the list of what waits follow the unit too", async () => {
  const lamp = await sent();
  assert.equal(await city.runtime.within(across, (ctx) => mayOpen(ctx, lamp.key)), true);
  assert.equal(await city.runtime.within(neighbour, (ctx) => mayOpen(ctx, lamp.key)), false);
  const audience = { place: VILLAGE, sealed: false, units: [UNIT] };
  assert.equal(maySee(city.runtime.knowing(across), audience), true);
  assert.equal(maySee(city.runtime.knowing(neighbour), audience), false);

  const steps = async (source: typeof waitingIncidents, actor: Actor) =>
    city.runtime.within(actor, async (ctx) => {
      const rows = await readWaiting(ctx, source, { whose: "all", due: "any", areas: null }, { from: null, limit: 50 });
      return rows.filter(({ id }) => id === lamp.key.id).map(({ step }) => step);
    });
  const waits = async (actor: Actor, { id }: { id: string }) =>
    city.runtime.within(actor, async (ctx) => {
      const rows = await readWaiting(ctx, waitingIncidents, { whose: "all", due: "any", areas: null }, { from: null, limit: 200 });
      return rows.flatMap((row) => (row.id === id ? [[row.step, row.dueAt && new Date(row.dueAt).toISOString()]] : []));
    });
  const clockOf = async ({ home, id }: { home: string; id: string }, slot: string) =>
    (await city.query(readIncident, { home, id }, dispatcher)).clocks.find((clock) => clock.slot === slot)?.dueAt;
  const fresh = await report(city, { description: "等核实的路灯" });
  assert.deepEqual(await waits(dispatcher, fresh.key), [["verify", await clockOf(fresh.key, "verify")]], "until when that step is owed");
  await verify(city, fresh);
  assert.deepEqual(await waits(dispatcher, fresh.key), [["dispatch", await clockOf(fresh.key, "dispatch")]]);
  // Promised within 24 hours, verified within two working hours: what is left of the step is working time.
  const lane = await report(city, { category: "0201" });
  const shown = await city.runtime.within(dispatcher, async (ctx) => {
    const rows = await readWaiting(ctx, waitingIncidents, { whose: "all", due: "any", areas: null }, { from: null, limit: 200 });
    return rows.filter(({ id }) => id === lane.key.id).map((row) => waitingIncidents.show(ctx, row));
  });
  assert.deepEqual(
    shown.map(({ title, working }) => [typeof title === "string" ? title : title.zh, working]),
    [["消防通道堵塞、设施损坏", true]],
  );
  assert.deepEqual(await steps(waitingIncidents, across), ["accept"]);
  assert.deepEqual(await steps(waitingIncidents, neighbour), []);
  await city.execute(acceptIncident, { ...lamp.key, unit: UNIT }, { actor: head });
  await city.execute(
    superviseIncident,
    { ...lamp.key, level: "supervise" as const, reason: "群众催办", within: { amount: 1, unit: "workingDay" as const } },
    { actor: supervisor },
  );
  assert.deepEqual(await steps(waitingOrders, across), ["answer"]);
  await city.execute(answerSupervision, { ...lamp.key, order: 1, reply: "正在办" }, { actor: across });
  await city.execute(suspendIncident, { ...lamp.key, basis: "budget" as const, reason: "要经费", reviewOn: "2026-11-24" }, { actor: head });
  assert.deepEqual(await steps(waitingIncidents, across), ["resume"]);
});

test("the second wall shows a unit the row of its record and nothing of the record's neighbours", async () => {
  const lamp = await sent();
  await report(city, { description: "邻居的事" });
  const rows = (units: readonly string[] | null, table: string) =>
    reading(
      city.runtime.pools.read,
      [OTHER_TOWN],
      async (db) => (await db.unsafe(`select id from incidents.${table} where home = '${TOWN}'`)).map(({ id }) => String(id)),
      units,
    );
  for (const table of ["incident", "unit_task"]) {
    assert.ok((await rows([UNIT], table)).includes(lamp.key.id), table);
    assert.ok(!(await rows([`ps-${OTHER_TOWN}`], table)).includes(lamp.key.id), table);
    for (const units of [null, [], ["fire-330502"]]) assert.deepEqual(await rows(units, table), [], `${table} for ${String(units)}`);
  }
});
