import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import { acceptIncident, bounceIncident, dispatchIncident, handOverIncident, mergeIncident } from "../commands.ts";
import { removeQueueView, retireReplyTemplate, saveQueueView, setReplyTemplate } from "../commands-desk.ts";
import { listAudit } from "../queries-audit.ts";
import { readContact, readIncident } from "../queries-case.ts";
import { listCategories, listTemplates, listViews } from "../queries-desk.ts";
import { findFollowed, readFollowed } from "../queries-follow.ts";
import { listPublic } from "../queries-public.ts";
import { countIncidents, listDues } from "../queries-counts.ts";
import { listIncidents } from "../queries-queue.ts";
import type { Filter } from "../queries-views.ts";
import { resident, type Actor } from "#platform/access";
import incidentsModule from "../module.ts";
import { photoJobs } from "../photos.ts";
import type { QueueFilter } from "../contract.ts";
import { finest, publish, snapped, type Candidate } from "../public-map.ts";
import { places } from "#modules/places";
import { receiptNumber, uuidv7 } from "#platform/ids";
import {
  checker,
  dispatcher,
  handler,
  HOUR,
  OTHER_TOWN,
  readCity,
  report,
  solve,
  supervisor,
  TOWN,
  verify,
  VILLAGE,
  type Reported,
} from "./reads.ts";

let city: TestCity;
let lamp: Reported;
let violence: Reported;
let elsewhere: Reported;

before(async () => {
  city = await readCity();
  lamp = await report(city, { phone: "13800001234", name: "张三" });
  violence = await report(city, { category: "1202", description: "隔壁有人求助" });
  elsewhere = await report(city, { area: OTHER_TOWN });
});
after(() => city.close());

const list = (filter: QueueFilter, actor?: Actor) => city.query(listIncidents, filter as Filter, actor);
const refused = (code: string) => (cause: unknown) => cause instanceof Refusal && cause.body.code === code;
const numbers = (page: { rows: readonly { number: string }[] }): string[] => page.rows.map(({ number }) => number);
const outsider = person({ role: "handler", area: TOWN, unit: `cg-${TOWN}` });

test("a dispatcher's queue holds the records of the own town and no other", async () => {
  const page = await list({ view: "verify" }, dispatcher);
  assert.deepEqual(new Set(numbers(page)), new Set([lamp.number, violence.number]));
  assert.equal(page.next, null);
  assert.deepEqual(numbers(await list({ area: OTHER_TOWN }, dispatcher)), []);
  assert.deepEqual(numbers(await list({ area: OTHER_TOWN }, supervisor)), [elsewhere.number]);
});

test("a sealed record exists for the desk and for nobody else: not in lists, counts, by its number, or on its own page", async () => {
  const onlookers = [checker, outsider, person({ role: "commandRoom", area: "330502" }), person({ role: "gridWorker", area: VILLAGE })];
  for (const actor of onlookers) {
    assert.ok(!numbers(await list({}, actor)).includes(violence.number));
    assert.deepEqual(numbers(await list({ q: violence.number }, actor)), []);
    await assert.rejects(city.query(readIncident, violence.key, actor), refused("incidents.not-found"));
  }
  assert.deepEqual(numbers(await list({ q: violence.number }, dispatcher)), [violence.number]);
  assert.equal((await city.query(countIncidents, {}, checker))["verify"], 1);
  assert.equal((await city.query(countIncidents, {}, dispatcher))["verify"], 2);
  assert.equal((await city.query(readIncident, violence.key, dispatcher)).sealed, true);
});

test("administrators, auditors and residents read no case", async () => {
  for (const role of ["admin", "auditor", "dpo"])
    await assert.rejects(list({}, person({ role, area: "3305" })), refused("access.not-yours"));
  await assert.rejects(list({}), refused("access.sign-in"));
});

test("a sealed record sent to a unit shows to that unit, and still not to its neighbour", async () => {
  await verify(city, violence, "求助");
  await city.execute(dispatchIncident, { ...violence.key, lead: `ps-${TOWN}`, coUnits: [], note: null } as never, { actor: dispatcher });
  const police = person({ role: "handler", area: TOWN, unit: `ps-${TOWN}` });
  assert.deepEqual(numbers(await list({ view: "unit" }, police)), [violence.number]);
  assert.deepEqual(numbers(await list({ view: "unit" }, outsider)), []);
  await city.execute(bounceIncident, { ...violence.key, unit: `ps-${TOWN}`, reason: "转妇联" }, { actor: police });
  assert.deepEqual(numbers(await list({ view: "bounced" }, police)), []);
  assert.deepEqual(numbers(await list({ view: "bounced" }, dispatcher)), [violence.number]);
});

test("a case shows its text to those who work on it, hides the contact, and offers exactly the steps of this person", async () => {
  const seen = await city.query(readIncident, lamp.key, dispatcher);
  assert.equal(seen.description, "路灯不亮，晚上很暗。");
  assert.deepEqual(seen.contact, { name: "***", phone: "***", email: null });
  assert.ok(seen.may.some(({ command }) => command === "incidents.verify-incident"));
  await assert.rejects(city.query(readIncident, lamp.key, handler), refused("vault.reason-needed"));
  assert.deepEqual((await city.query(readIncident, lamp.key, { ...handler, reason: "邻街同样的事" })).may, []);
  assert.equal(seen.timeline[0]?.type, "incidents.reported");
  assert.ok(seen.clocks.some(({ slot, status }) => slot === "verify" && status === "running"));
  assert.ok(!JSON.stringify(seen).includes("13800001234") && !JSON.stringify(seen).includes("张三"));
});

test("opening a contact needs a reason and is in the log before it is shown", async () => {
  const reads = async () =>
    (await city.runtime.pools.write`select reason from vault.read where stream = ${lamp.key.id} and purpose = 'incidents.contact'`).map(
      (row) => row["reason"],
    );
  assert.deepEqual(await reads(), []);
  assert.deepEqual(await city.query(readContact, { ...lamp.key, reason: "回访核实" }, dispatcher), {
    name: "张三",
    phone: "13800001234",
    email: null,
  });
  assert.deepEqual(await reads(), ["回访核实", "回访核实"]);
  await assert.rejects(
    city.query(readContact, { ...lamp.key, reason: "回访" }, person({ role: "dispatcher", area: OTHER_TOWN })),
    refused("incidents.not-found"),
  );
});

test("a case opened again and again by whose work it is leaves one footprint a day; without that a typed reason opens it until the day is over", async () => {
  const seen = async (id: string) =>
    (
      await city.runtime.pools
        .write`select role, unit, field, basis, reason from vault.read where stream = ${lamp.key.id} and reader = ${id} order by at`
    ).map((row) => ({ ...row }));
  const desk = person({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
  await Promise.all([1, 2, 3].map(() => city.query(readIncident, lamp.key, desk)));
  const opened = { role: "dispatcher", unit: `centre-${TOWN}`, field: "description", basis: "case", reason: "" };
  assert.deepEqual(await seen(desk.id), [opened]);
  const [from, until] = [city.now(), 24 * HOUR];
  city.advance(until);
  await city.query(readIncident, lamp.key, desk);
  assert.equal((await seen(desk.id)).length, 2);
  city.set(from);
  const room = person({ role: "handler", area: TOWN, unit: `cg-${TOWN}` });
  await assert.rejects(city.query(readIncident, lamp.key, room), refused("vault.reason-needed"));
  assert.deepEqual(await seen(room.id), [], "what was refused is no reading");
  const why = { ...room, reason: "同一路段正在施工" };
  assert.equal((await city.query(readIncident, lamp.key, why)).description, "路灯不亮，晚上很暗。");
  assert.equal((await city.query(readIncident, lamp.key, room)).description, "路灯不亮，晚上很暗。");
  assert.deepEqual(
    (await seen(room.id)).map(({ basis, reason }) => [basis, reason]),
    [["reason", "同一路段正在施工"]],
  );
  await assert.rejects(
    city.query(readContact, { ...lamp.key, reason: "同一路段" }, { ...room, provedAt: "2020-01-01T00:00:00.000Z" }),
    refused("access.step-up"),
  );
  city.advance(until);
  await assert.rejects(city.query(readIncident, lamp.key, room), refused("vault.reason-needed"));
  city.set(from);
});

test("the reporter follows by the link in whole, by number and phone tail without any text, and a wrong tail tells nothing", async () => {
  const whole = await city.query(readFollowed, { ...lamp.key, secret: lamp.secret });
  assert.equal(whole.description, "路灯不亮，晚上很暗。");
  assert.deepEqual(whole.may, ["withdraw"]);
  assert.equal(whole.holder?.unit, `centre-${TOWN}`);
  const brief = await city.query(findFollowed, { number: lamp.number.toLowerCase().replaceAll("-", " "), tail: "1234" });
  assert.deepEqual([brief.number, brief.description, brief.may], [lamp.number, null, []]);
  for (const ask of [
    { number: lamp.number, tail: "0000" },
    { number: "0000-0000-0000", tail: "1234" },
    { number: elsewhere.number, tail: "1234" },
  ])
    await assert.rejects(city.query(findFollowed, ask), refused("incidents.wrong-number"));
  await assert.rejects(city.query(readFollowed, { ...lamp.key, secret: elsewhere.secret }), refused("incidents.wrong-link"));
});

test("a record's photos show to whoever may open it or holds its link, and are named to the store with the record", async () => {
  const gate = incidentsModule.photos?.[0];
  assert.ok(gate?.kind === "incidents.incident");
  const admitted = (actor: Actor, key: Reported["key"], secret: string | null, purpose = "incidents.report") =>
    city.runtime.within(actor, (ctx) => gate.admits(ctx, key, secret, { purpose, erasedAt: null }));
  assert.deepEqual([await admitted(dispatcher, lamp.key, null), await admitted(resident, lamp.key, lamp.secret)], [true, true]);
  assert.deepEqual(
    [
      await admitted(resident, lamp.key, null),
      await admitted(resident, lamp.key, elsewhere.secret),
      await admitted(checker, violence.key, null),
    ],
    [false, false, false],
  );
  const stamp = { seq: 1, at: "", by: "", role: "", unit: "" };
  assert.deepEqual(
    photoJobs(lamp.key, [{ type: "incidents.reported", photos: ["a", "b"], ...stamp } as never, { type: "incidents.noted", ...stamp }]),
    [{ kind: "files.attach", payload: { ...lamp.key, photos: ["a", "b"] } }],
  );
  assert.deepEqual(photoJobs(lamp.key, [{ type: "incidents.noted", ...stamp }]), []);
});

test("a record is found by its number however it is typed, and by words of its summary", async () => {
  await verify(city, lamp, "小学门口路灯不亮");
  for (const q of [lamp.number, lamp.number.toLowerCase().replaceAll("-", " "), "路灯", "灯", "小学 路灯"])
    assert.ok(numbers(await list({ q }, dispatcher)).includes(lamp.number), q);
  for (const q of ["井盖", "0000-0000-0000", "很暗", "%", "'"]) assert.deepEqual(numbers(await list({ q }, dispatcher)), [], q);
});

test("a queue is read page by page to its end, nothing twice, in the order asked for", async () => {
  const made: string[] = [];
  for (let index = 0; index < 60; index += 1) {
    city.advance(60_000);
    made.push((await report(city, { area: OTHER_TOWN, category: index % 2 ? "0402" : "0501" })).number);
  }
  const reader = person({ role: "supervisor", area: OTHER_TOWN });
  for (const sort of ["newest", "oldest", "due"] as const) {
    const first = await list({ sort }, reader);
    const second = await list({ sort, cursor: first.next ?? "" }, reader);
    const seen = [...numbers(first), ...numbers(second)];
    assert.equal(first.rows.length, 50);
    assert.equal(second.next, null);
    assert.deepEqual(new Set(seen), new Set([elsewhere.number, ...made]));
    assert.equal(seen.length, 61);
    if (sort === "oldest") assert.deepEqual(seen, [elsewhere.number, ...made]);
    if (sort === "newest") assert.deepEqual(seen, [...made.toReversed(), elsewhere.number]);
    const dues = [...first.rows, ...second.rows].map(({ dueAt }) => dueAt ?? "9");
    if (sort === "due") assert.deepEqual(dues, dues.toSorted());
  }
  await assert.rejects(
    list({ cursor: "bm9wZQ" }, reader),
    (cause: unknown) => cause instanceof Refusal && cause.body.fields?.[0]?.code === "platform.no-such-page",
  );
});

test("the calendar of dues opens into the same records, and the overdue view fills as time passes", async () => {
  const reader = person({ role: "supervisor", area: OTHER_TOWN });
  const days = await city.query(listDues, { from: "2026-11-20", to: "2026-12-31" }, reader);
  assert.equal(
    days.reduce((sum, { due }) => sum + due, 0),
    61,
  );
  for (const { day, due, steps } of days) {
    const { rows } = await list({ dueOn: day, sort: "oldest" }, reader);
    assert.equal(rows.length, Math.min(50, due), day);
    const owing = await list({ stepOn: day, sort: "oldest" }, reader);
    assert.equal(owing.rows.length, Math.min(50, steps), day);
  }
  assert.equal(
    days.reduce((sum, { steps }) => sum + steps, 0),
    61,
    "each waits to be verified",
  );
  assert.equal((await city.query(countIncidents, {}, reader))["overdue"], 0);
  city.advance(20 * 24 * HOUR);
  assert.equal((await city.query(countIncidents, {}, reader))["overdue"], 61);
  assert.ok((await list({ view: "overdue" }, reader)).rows.every(({ late }) => late));
});

test("what a unit was sent stands on the day it is to be taken up, and leaves that day once it was", async () => {
  const sent = await report(city);
  await verify(city, sent);
  const unit = `cg-${TOWN}`;
  await city.execute(dispatchIncident, { ...sent.key, lead: unit, coUnits: [] } as never, { actor: dispatcher });
  const stepDays = async (): Promise<string[]> => {
    const days = await city.query(listDues, { from: "2026-11-20", to: "2027-01-31" }, dispatcher);
    const found: string[] = [];
    for (const { day, steps } of days) {
      const { rows } = await list({ stepOn: day, sort: "oldest" }, dispatcher);
      assert.equal(rows.length, steps, day);
      if (rows.some(({ number }) => number === sent.number)) found.push(day);
    }
    return found;
  };
  const { clocks } = await city.query(readIncident, sent.key, dispatcher);
  const takeUp = clocks.find(({ slot }) => slot.startsWith("accept"));
  assert.deepEqual(await stepDays(), [new Date(Date.parse(takeUp?.dueAt ?? "") + 8 * HOUR).toISOString().slice(0, 10)]);
  await city.execute(acceptIncident, { ...sent.key, unit } as never, { actor: handler });
  assert.deepEqual(await stepDays(), []);
});

test("an ended case keeps its whole story; the reporter reads the result once it was checked", async () => {
  const done = await report(city, { phone: "13900005678" });
  await solve(city, done, { satisfied: 5, solved: true });
  const seen = await city.query(readFollowed, { ...done.key, secret: done.secret });
  assert.deepEqual([seen.stage, seen.ending], ["ended", "solved"]);
  assert.equal(seen.timeline.find(({ type }) => type === "incidents.fed-back")?.text, "换了灯泡，已亮。");
  const view = await city.query(readIncident, done.key, dispatcher);
  assert.deepEqual(
    view.timeline.map(({ type }) => type.split(".")[1]),
    ["reported", "verified", "dispatched", "accepted", "fed-back", "checked", "ended", "rated"],
  );
  assert.deepEqual(view.rating, { satisfied: 5, solved: true, text: null, calledBack: false, taken: false });
  assert.ok(numbers(await list({ view: "ended" }, dispatcher)).includes(done.number));
});

test("whoever reported a merged duplicate sees by its own link how the other goes on; by number, nothing more than before", async () => {
  const lead = await report(city);
  const duplicate = await report(city, { phone: "13700007777" });
  const read = ({ key, secret }: Reported) => city.query(readFollowed, { ...key, secret });
  assert.equal((await read(duplicate)).joined, null);
  await city.execute(mergeIncident, { ...duplicate.key, into: lead.key, reason: "同一盏灯" } as never, { actor: dispatcher });
  await solve(city, lead);
  const { stage, joined } = await read(duplicate);
  assert.deepEqual([stage, joined?.stage, joined?.ending], ["merged", "ended", "solved"]);
  const seen = await city.query(readFollowed, { ...lead.key, secret: joined?.follow.split("/").at(-1) ?? "" });
  assert.deepEqual([seen.by, seen.number, seen.description, seen.may], ["along", lead.number, null, []]);
  assert.equal((await city.query(findFollowed, { number: duplicate.number, tail: "7777" })).joined, null);
});

test("of a hand-over the reporter learns to which body, and not who took it there", async () => {
  const given = await report(city);
  await verify(city, given);
  const to = { to: "铁路公安处", acceptedBy: "值班员王某", reason: "在铁路用地内" };
  await city.execute(handOverIncident, { ...given.key, ...to } as never, { actor: dispatcher });
  const seen = await city.query(readFollowed, { ...given.key, secret: given.secret });
  assert.equal(seen.timeline.find(({ type }) => type === "incidents.handed-over")?.detail["to"], "铁路公安处");
  assert.ok(!JSON.stringify(seen).includes("王某"));
});

test("who did what is read by auditors inside their area, without any text", async () => {
  const auditor = person({ role: "auditor", area: TOWN });
  const page = await city.query(listAudit, { from: "2026-11-01", to: "2026-12-31" }, auditor);
  const types = page.rows.map(({ type }) => type);
  assert.ok(types.includes("incidents.checked") && types.includes("incidents.verified") && !types.includes("incidents.reported"));
  assert.equal(page.rows.find(({ type }) => type === "incidents.verified")?.what.zh, "核实立案");
  assert.ok(!JSON.stringify(page).includes("灯泡"));
  assert.deepEqual(
    (await city.query(listAudit, { from: "2026-11-01", to: "2026-12-31" }, person({ role: "auditor", area: OTHER_TOWN }))).rows,
    [],
  );
  const reported = page.rows.find(({ kind, id }) => kind === "incidents.incident" && id !== "");
  assert.equal(reported?.number, receiptNumber(reported?.id ?? ""), "an incident goes by the number the reporter has");
  const own = await city.query(listAudit, { by: handler.id, from: "2026-11-01", to: "2026-12-31" }, auditor);
  assert.deepEqual(own.rows, []);
  await assert.rejects(city.query(listAudit, { from: "2026-11-01", to: "2026-12-31" }, dispatcher), refused("access.not-yours"));
});

test("of a sealed record the audit says that somebody worked on it, and not on what, with which unit, or how", async () => {
  const auditor = person({ role: "auditor", area: TOWN });
  const { rows } = await city.query(listAudit, { from: "2026-11-01", to: "2026-12-31" }, auditor);
  const veiled = rows.filter(({ type }) => type === "incidents.sealed-step");
  assert.ok(veiled.length >= 2);
  for (const row of veiled)
    assert.deepEqual(
      [row.id, row.seq, row.unit, row.home, row.what.zh],
      ["", 0, "", `${TOWN.slice(0, 6)}000`, "办理敏感事项（不显示是哪一步）"],
    );
  assert.ok(!JSON.stringify(rows).includes(violence.key.id));
  assert.ok(rows.some(({ id }) => id === lamp.key.id));
});

test("the public map shows no sealed kind, no number and no place with fewer than five", async () => {
  const { items, suppressed } = await city.query(listPublic, {});
  assert.ok(!JSON.stringify(items).includes(violence.key.id) && items.every(({ category }) => category !== "1202"));
  const perArea = [...Map.groupBy(items, ({ area }) => area).values()].map((some) => some.length);
  assert.ok(
    perArea.every((n) => n >= 5),
    JSON.stringify(perArea),
  );
  assert.equal(typeof suppressed, "boolean");
});

test("what is somebody's own matter stands on the public map at its town at the finest, however many lie in one village", async () => {
  const point = city.runtime.registers.read(places).pointOf(VILLAGE) ?? undefined;
  assert.ok(point);
  for (const category of ["0101", "0501"]) for (let n = 0; n < 6; n += 1) await report(city, { category, point, description: "楼上楼下" });
  const { items } = await city.query(listPublic, {});
  const areas = (category: string) => new Set(items.filter((item) => item.category === category).map(({ area }) => area));
  assert.deepEqual(areas("0501"), new Set([VILLAGE]));
  assert.deepEqual(areas("0101"), new Set([TOWN]));
  const middle = city.runtime.registers.read(places).pointOf(TOWN);
  for (const { lon, lat } of items.filter(({ category }) => category === "0101")) assert.deepEqual({ lon, lat }, middle);
});

test("where an area has no middle nothing is shown for it, rather than each at its own cell", () => {
  const some = Array.from({ length: 6 }, (_, n): Candidate => ({
    key: `${n}`,
    category: "0101",
    stage: "reported",
    ending: null,
    lon: 120.1,
    lat: 30.8,
    place: finest("330502001001", true),
    reportedOn: "2026-11-20",
  }));
  assert.deepEqual(
    publish(some, () => null),
    { items: [], suppressed: true },
  );
});

test("small counts are joined until no rest of fewer than five can be worked out", () => {
  const candidate = (place: string, n: number): Candidate[] =>
    Array.from({ length: n }, (_, index) => ({
      key: `${place} ${index}`,
      category: "0402",
      stage: "reported",
      ending: null,
      lon: 120.1,
      lat: 30.8,
      place,
      reportedOn: "2026-11-20",
    }));
  const middle = (code: string) => (code.length < 12 ? { lon: 120, lat: 30 } : null);
  const counted = (candidates: Candidate[]) => {
    const { items, suppressed } = publish(candidates, middle);
    return {
      areas: Object.fromEntries([...Map.groupBy(items, ({ area }) => area)].map(([area, some]) => [area, some.length])),
      suppressed,
    };
  };
  assert.deepEqual(counted([...candidate("330502001001", 7), ...candidate("330502001002", 5)]), {
    areas: { "330502001001": 7, "330502001002": 5 },
    suppressed: false,
  });
  // Three in one village: with the smallest neighbour they are eight of the town.
  assert.deepEqual(counted([...candidate("330502001001", 7), ...candidate("330502001002", 5), ...candidate("330502001003", 3)]), {
    areas: { "330502001001": 7, "330502001": 8 },
    suppressed: false,
  });
  assert.deepEqual(counted(candidate("330502001001", 4)), { areas: {}, suppressed: true });
  const { lon, lat } = snapped({ lon: 120.10001, lat: 30.80001 });
  assert.deepEqual(snapped({ lon: lon + 0.0005, lat: lat - 0.0005 }), { lon, lat });
});

test("reply templates have versions and belong to the city's administrator", async () => {
  const admin = person({ role: "admin", area: "3305" });
  const id = uuidv7();
  await assert.rejects(
    city.execute(setReplyTemplate, { id, name: "已修复", step: "check", text: "已修复。" }, { actor: dispatcher }),
    refused("access.not-yours"),
  );
  await city.execute(setReplyTemplate, { id, name: "已修复", step: "check", text: "已修复。" }, { actor: admin });
  await city.execute(setReplyTemplate, { id, name: "已修复", step: "check", text: "已修复，谢谢。" }, { actor: admin });
  assert.deepEqual(
    [...(await city.query(listTemplates, {}, dispatcher))],
    [{ id, name: "已修复", step: "check", text: "已修复，谢谢。", version: 2 }],
  );
  await city.execute(retireReplyTemplate, { id }, { actor: admin });
  assert.equal((await city.query(listTemplates, {}, dispatcher)).length, 0);
});

test("a saved view is one's own or one's unit's, and nobody shares with a unit not theirs", async () => {
  const colleague = person({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
  const [own, shared] = [uuidv7(), uuidv7()];
  await city.execute(saveQueueView, { id: own, name: "我的", filter: "view=overdue&area=330502001", shared: null }, { actor: dispatcher });
  await city.execute(saveQueueView, { id: shared, name: "中心", filter: "view=bounced", shared: `centre-${TOWN}` }, { actor: dispatcher });
  const seen = async (actor: typeof dispatcher) => (await city.query(listViews, {}, actor)).map(({ id }) => id);
  assert.deepEqual(new Set(await seen(dispatcher)), new Set([own, shared]));
  assert.deepEqual(await seen(colleague), [shared]);
  assert.deepEqual(await seen(handler), []);
  await assert.rejects(
    city.execute(saveQueueView, { id: uuidv7(), name: "x", filter: "", shared: `cg-${TOWN}` }, { actor: dispatcher }),
    (cause: unknown) => cause instanceof Refusal && cause.body.fields?.[0]?.code === "incidents.not-your-unit",
  );
  await assert.rejects(city.execute(removeQueueView, { id: own }, { actor: colleague }), refused("incidents.no-such-view"));
  await city.execute(removeQueueView, { id: shared }, { actor: colleague });
  assert.deepEqual(await seen(dispatcher), [own]);
});

test("everybody reads the taxonomy, groups and entries, with departments and limits", async () => {
  const categories = await city.query(listCategories, {});
  assert.ok(
    categories.some(({ code }) => code === "0402") &&
      categories.some(({ code }) => code === "04") &&
      categories.some(({ code }) => code === "99"),
  );
  assert.equal(new Set(categories.map(({ code }) => code)).size, categories.length);
});

test("every row the reads stand on folds back from the ledger", async () => {
  await city.jobs();
  assert.deepEqual((await city.verify()).findings, []);
});
