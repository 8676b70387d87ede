import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import { acceptIncident, checkIncident, dispatchIncident, feedBackIncident, selfHandleIncident, verifyIncident } from "../commands.ts";
import { mayOf } from "../may.ts";
import { listCategories } from "../queries-desk.ts";
import { listTasks } from "../queries-field.ts";
import { dueOf } from "../ui/field/cards.ts";
import { expected, mayDo } from "../ui/field/expected.ts";
import { asNote, stepItem } from "../ui/field/step.ts";
import { created, type Item } from "../../../web/field/item.ts";
import { dispatcher, handler, readCity, report, TOWN, verify, VILLAGE, type Reported } from "./reads.ts";

const UNIT = `cg-${TOWN}`;
const worker = person({ role: "gridWorker", area: VILLAGE, unit: `village-${VILLAGE}` });
let city: TestCity;
let asked: Reported;
let rubbish: Reported;
before(async () => {
  city = await readCity();
  asked = await report(city);
  await verify(city, asked);
  await city.execute(dispatchIncident, { ...asked.key, lead: UNIT, coUnits: [], note: null } as never, { actor: dispatcher });
  rubbish = await report(city, { category: "0501", description: "垃圾堆在路边", phone: "13800001234" });
  await report(city, { category: "1202", description: "隔壁有人求助" });
});
after(() => city.close());

const tasks = async (actor: Actor) => (await city.query(listTasks, {}, actor)).tasks;
const accountOf = (actor: Actor & { kind: "staff" }) => ({ id: actor.id, name: actor.name, login: "", grants: actor.grants });
const packed = (items: readonly Item[], actor: Actor & { kind: "staff" }, selfHandle = true) => ({
  items,
  packAt: 0,
  account: accountOf(actor),
  pack: { "incidents.categories": [{ code: "0501", selfHandle, urgency: "blue" }] },
});
const LABEL = { number: "", category: "" };

test("a worker takes along what there is to do in the own grid, a department what it was asked; nobody takes sealed kinds", async () => {
  assert.deepEqual(
    (await tasks(worker)).map(({ number, description }) => [number, description]),
    [[rubbish.number, "垃圾堆在路边"]],
  );
  assert.deepEqual(
    (await tasks(handler)).map(({ number }) => number),
    [asked.number],
  );
  for (const actor of [worker, handler, dispatcher]) assert.ok((await tasks(actor)).every(({ category }) => category !== "1202"));
  await assert.rejects(tasks(person({ role: "auditor", area: "3305" })), (cause) => cause instanceof Refusal);
  assert.deepEqual(await tasks(person({ role: "gridWorker", area: "330503001001" })), []);
});

test("what a phone takes along of a record names nobody else", async () => {
  const [task] = await tasks(worker);
  const text = JSON.stringify(task);
  assert.ok(!text.includes("13800001234"));
  assert.deepEqual([task?.state.followers, task?.state.contacts, task?.state.followerPhones], [[], [], []]);
});

test("a phone names the units a record was given to, so that whoever works for two can choose", async () => {
  const [task] = await tasks(handler);
  assert.deepEqual(
    task?.unitNames?.map(({ code }) => code),
    [UNIT],
  );
  assert.ok(task?.unitNames?.every(({ zh, en }) => zh !== UNIT && en !== UNIT));
});

test("the phone's fold of its own steps comes to the stage the server comes to, and offers what the server offers", async () => {
  const [task] = await tasks(handler);
  assert.ok(task);
  const now = city.now();
  const steps = [
    stepItem("accept", task, { unit: UNIT }, LABEL),
    stepItem("feed-back", task, { unit: UNIT, ending: "solved", result: "换好了" }, LABEL),
  ];
  const items = steps.map((step, index) => created(step, `${index}`, handler.id, [], 0));
  const offered = (count: number) =>
    mayDo(expected(task, packed(items.slice(0, count), handler), now).state, accountOf(handler), [], now).map(({ command }) => command);
  assert.ok(offered(0).includes("incidents.accept-incident"));
  assert.ok(offered(1).includes("incidents.feed-back-incident"));
  assert.ok(!offered(2).includes("incidents.feed-back-incident"));
  const folded = expected(task, packed(items, handler), now);
  assert.deepEqual([folded.state.stage, folded.pending.length], ["fedBack", 2]);

  await city.execute(acceptIncident, { ...task, unit: UNIT } as never, { actor: handler });
  const done = await city.execute(
    feedBackIncident,
    { home: task.home, id: task.id, unit: UNIT, ending: "solved", result: "换好了", photos: [] } as never,
    { actor: handler },
  );
  assert.equal(done.stage, folded.state.stage);
  assert.equal(done.seq, folded.state.seq, "step by step the same");
});

test("a worker verifies on the spot what was reported there, and a checker is told what each unit says it did", async () => {
  const lamp = await report(city, { description: "路灯不亮" });
  const find = async () => (await tasks(worker)).find(({ id }) => id === lamp.key.id);
  const task = await find();
  assert.ok(task, "what nobody has verified yet lies before the worker");
  assert.equal(dueOf(task, task.state).dueAt, task.state.verifyDue.dueAt, "with the two hours of this step, not the days of the whole");
  const categories = await city.query(listCategories, {}, worker);
  const item = created(stepItem("verify", task, { summary: "两盏路灯不亮" }, LABEL), "1", worker.id, [], 0);
  const folded = expected(task, { ...packed([item], worker), pack: { "incidents.categories": categories } }, city.now());
  assert.equal(folded.state.stage, "verified");
  assert.deepEqual(
    dueOf(task, folded.state),
    { dueAt: task.state.due?.dueAt, provisional: task.state.due?.provisional },
    "what was promised stays until the server counts anew",
  );
  const done = await city.execute(verifyIncident, { ...lamp.key, summary: "两盏路灯不亮" } as never, { actor: worker });
  assert.deepEqual([done.stage, done.seq], [folded.state.stage, folded.state.seq]);
  assert.equal(await find(), undefined, "the desk dispatches");
  assert.equal(asNote(item)?.body["text"], "两盏路灯不亮");

  await city.execute(dispatchIncident, { ...lamp.key, lead: UNIT, coUnits: [], note: null } as never, { actor: dispatcher });
  await city.execute(acceptIncident, { ...lamp.key, unit: UNIT } as never, { actor: handler });
  const fed = { ...lamp.key, unit: UNIT, ending: "solved", photos: [] };
  await city.execute(feedBackIncident, { ...fed, result: "换了灯珠" } as never, { actor: handler });
  const checking = await find();
  assert.deepEqual(
    checking?.results?.map(({ text, zh }) => [text, zh !== UNIT]),
    [["换了灯珠", true]],
  );
  await city.execute(checkIncident, { ...lamp.key, passed: false, note: "还有一盏" } as never, { actor: worker });
  await city.execute(feedBackIncident, { ...fed, result: "两盏都换了" } as never, { actor: handler });
  assert.deepEqual(
    (await find())?.results?.map(({ text }) => text),
    ["两盏都换了"],
  );
});

test("put right on the spot ends the record on the phone as on the server; a step the record refuses changes nothing shown", async () => {
  const [task] = await tasks(worker);
  assert.ok(task);
  const handle = created(stepItem("self-handle", task, { result: "清走了" }, LABEL), "1", worker.id, [], 0);
  const folded = expected(task, packed([handle], worker), city.now());
  const early = created(stepItem("check", task, { passed: true, note: "看过" }, LABEL), "0", worker.id, [], 0);
  assert.equal(expected(task, packed([early], worker), city.now()).state.stage, "reported");
  const done = await city.execute(selfHandleIncident, { home: task.home, id: task.id, result: "清走了", photos: [] } as never, {
    actor: worker,
  });
  assert.deepEqual([done.stage, done.seq], [folded.state.stage, folded.state.seq]);
  assert.deepEqual(
    mayOf(folded.state, { actor: worker, now: city.now() }, { selfHandle: true }).map(({ command }) => command),
    ["incidents.note-incident"],
  );
});

test("what a conflict kept becomes a note with the same words; a step without words does not", () => {
  const task = { home: TOWN, id: "019aaf00-0000-7000-8000-000000000001" };
  assert.deepEqual(asNote(stepItem("feed-back", task, { unit: UNIT, ending: "solved", result: "换好了" }, LABEL))?.body, {
    text: "换好了",
  });
  assert.equal(asNote(stepItem("accept", task, { unit: UNIT }, LABEL)), null);
});
