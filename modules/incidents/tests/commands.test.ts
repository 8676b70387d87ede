import type { Sql } from "postgres";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addDays, cityDay } from "#platform/days";
import { receiptNumber, uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { demoPlaces, places as placesRegister } from "#modules/places";
import { demoUnits } from "#modules/organisations";
import type { Actor } from "#platform/access";
import { loadYearNotice } from "../../limits/commands.ts";
import limits from "../../limits/module.ts";
import organisations from "../../organisations/module.ts";
import people from "../../people/module.ts";
import places from "../../places/module.ts";
import * as c from "../commands.ts";
import { mondayOf } from "../due.ts";
import incidents from "../module.ts";
import { readIncident } from "../queries-case.ts";
import { findFollowed, readFollowed } from "../queries-follow.ts";
import { listIncidents } from "../queries-queue.ts";
import { listSignals } from "../queries-signals.ts";

const TOWNS = ["330502001", "330502002"];
const PLACE = "330502001005";
let city: TestCity;
let sql: Sql;

before(async () => {
  city = await testCity({ modules: [places, organisations, people, limits, incidents] });
  const wanted = (code: string) => "330502".startsWith(code) || TOWNS.some((town) => code.startsWith(town));
  const areas = demoPlaces(() => false).areas.filter(
    ({ events: [event] }) => event?.type === "places.area-registered" && wanted(event.code),
  );
  const facts = areas.flatMap(({ events: [event] }) =>
    event?.type === "places.area-registered" ? [{ code: event.code, level: event.level, zh: event.zh, en: event.en ?? event.zh }] : [],
  );
  await city.load([...areas, ...demoUnits(facts)]);
  sql = city.owner;
});
after(() => city.close());

const LEAD = "cg-330502";
const dispatcher = person({ role: "dispatcher", area: TOWNS[0] ?? "" });
const handler = person({ role: "handler", area: "330502", unit: LEAD });
const approver = person({ role: "approver", area: "330502", unit: LEAD });
const leader = person({ role: "gridLeader", area: PLACE });
const supervisor = person({ role: "supervisor", area: "330502" });
const refusedAs = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));

type Input = Parameters<typeof c.reportIncident.run>[1];
const report = (change: Partial<Input> = {}) =>
  city.execute(
    c.reportIncident,
    { id: uuidv7(), category: "0402", description: "村口第三盏路灯不亮", area: PLACE, phone: "13800001234", ...change } as Input,
    {},
  );
type Key = { home: string; id: string };
const keyOf = ({ home, id }: Key): Key => ({ home, id });
const secretOf = ({ follow }: { follow: string | null }): string => follow?.split("/").at(-1) ?? "";

async function upToFeedback(key: Key): Promise<void> {
  await city.execute(c.verifyIncident, { ...key, summary: "路灯不亮" }, { actor: dispatcher });
  await city.execute(c.dispatchIncident, { ...key, lead: LEAD, coUnits: [] }, { actor: dispatcher });
  await city.execute(c.acceptIncident, { ...key, unit: LEAD }, { actor: handler });
  await city.execute(
    c.feedBackIncident,
    { ...key, unit: LEAD, ending: "solved", result: "换了灯泡，联系人李四", photos: [] },
    { actor: handler },
  );
}

test("a report taken at a desk carries the post of whoever took it", async () => {
  const clerk = person({ role: "intakeClerk", area: TOWNS[0] ?? "", unit: `centre-${TOWNS[0]}` });
  const input = c.reportIncident.input.parse({
    id: uuidv7(),
    category: "0402",
    description: "来电反映路灯不亮",
    area: PLACE,
    channel: "phone",
  });
  const { id } = await city.execute(c.reportIncident, input, { actor: clerk });
  const [event] = await sql<
    { actor: string; role: string; unit: string }[]
  >`select actor, role, unit from ledger.event where stream = ${id}`;
  assert.deepEqual({ ...event }, { actor: clerk.id, role: "intakeClerk", unit: `centre-${TOWNS[0]}` });
});

test("the secret of the follow link is in every answer to its sender and in no table", async () => {
  const [id, commandId] = [uuidv7(), uuidv7()];
  const input = c.reportIncident.input.parse({ id, category: "0402", description: "灯", area: PLACE });
  const first = await city.execute(c.reportIncident, input, { id: commandId });
  const again = await city.execute(c.reportIncident, input, { id: commandId });
  assert.equal(secretOf(first).length, 26);
  assert.deepEqual(again, first);
  for (const table of ["ledger.command", "ledger.event", "ledger.stream", "ledger.outbox"]) {
    const [found] = await sql<{ n: number }[]>`select count(*)::int as n from ${sql(table)} t where t::text like ${`%${secretOf(first)}%`}`;
    assert.equal(found?.n, 0, table);
  }
});

test("a resident's report goes through the city to an end the resident rates, and the books balance", async () => {
  const receipt = await report();
  const key = keyOf(receipt);
  assert.match(receipt.number, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  assert.equal(receipt.home, TOWNS[0]);
  await upToFeedback(key);
  await assert.rejects(
    city.execute(c.checkIncident, { ...key, passed: true, note: "好了" }, { actor: handler }),
    refusedAs("access.not-yours"),
  );
  await city.execute(c.checkIncident, { ...key, passed: true, note: "好了" }, { actor: leader });
  await city.execute(c.rateIncident, { ...key, secret: secretOf(receipt), satisfied: 5, solved: true }, {});
  const [row] =
    await sql`select stage, ending, number, lead, holder, satisfied, late, place, demo from incidents.incident where id = ${key.id}`;
  assert.deepEqual(
    { ...row },
    {
      stage: "ended",
      ending: "solved",
      number: receipt.number.replaceAll("-", ""),
      lead: LEAD,
      holder: LEAD,
      satisfied: 5,
      late: false,
      place: PLACE,
      demo: true,
    },
  );
  await city.jobs();
  assert.ok(city.messages.some(({ to, body }) => to === "13800001234" && body.includes(receipt.number)));
  city.advance(31 * 86_400_000);
  await city.jobs();
  const [archived] = await sql`select stage from incidents.incident where id = ${key.id}`;
  assert.equal(archived?.["stage"], "archived");
  const report31 = await city.verify();
  assert.deepEqual(report31.findings, []);
});

test("nothing a person wrote stands in any event, state, row, job or answer", async () => {
  const marks = ["甲乙丙丁描述", "戊己庚辛地址", "张三丰", "13911112222", "因为所以退", "结果写在这", "回答写在这", "评价写在这"];
  const receipt = await report({ description: marks[0] ?? "", address: marks[1], name: marks[2], phone: marks[3] });
  const key = keyOf(receipt);
  const secret = secretOf(receipt);
  await city.execute(c.joinIncident, { ...key, followerId: uuidv7(), phone: "13933334444" }, {});
  await city.execute(c.verifyIncident, { ...key, summary: "路灯不亮" }, { actor: dispatcher });
  await city.execute(c.askReporter, { ...key, question: "因为所以退" }, { actor: dispatcher });
  await city.execute(c.answerQuestion, { ...key, secret, question: 1, answer: marks[6] ?? "" }, {});
  await city.execute(c.dispatchIncident, { ...key, lead: LEAD, coUnits: [], note: "因为所以退" }, { actor: dispatcher });
  await city.execute(c.acceptIncident, { ...key, unit: LEAD }, { actor: handler });
  await city.execute(c.feedBackIncident, { ...key, unit: LEAD, ending: "solved", result: marks[5] ?? "", photos: [] }, { actor: handler });
  await city.execute(c.checkIncident, { ...key, passed: true, note: "因为所以退" }, { actor: leader });
  await city.execute(c.rateIncident, { ...key, secret, satisfied: 1, solved: false, text: marks[7] ?? "" }, {});
  await city.execute(c.reopenIncident, { ...key, secret, reason: "因为所以退" }, {});
  for (const table of [
    "ledger.event",
    "ledger.stream",
    "ledger.command",
    "ledger.outbox",
    "clocks.clock",
    "incidents.incident",
    "incidents.unit_task",
  ])
    for (const mark of [...marks, "13933334444"]) {
      const [found] = await sql`select count(*)::int as n from ${sql(table)} t where to_jsonb(t)::text like ${`%${mark}%`}`;
      assert.equal(found?.["n"], 0, `${mark} in ${table}`);
    }
  const [sealed] = await sql`select count(*)::int as n from vault.field where stream = ${key.id}`;
  assert.equal(sealed?.["n"], 12);
});

test("the same report sent twice gives the same receipt, and another's id gives nobody the secret", async () => {
  const id = uuidv7();
  const commandId = uuidv7();
  const input = { id, category: "0402", description: "灯", area: PLACE } as Input;
  const first = await city.execute(c.reportIncident, input, { id: commandId });
  assert.deepEqual(await city.execute(c.reportIncident, input, { id: commandId }), first);
  await assert.rejects(city.execute(c.reportIncident, input, {}), refusedAs("incidents.reported-already"));
  await assert.rejects(
    city.execute(c.withdrawIncident, { ...keyOf(first), secret: "A".repeat(26) }, {}),
    refusedAs("incidents.wrong-link"),
  );
  await assert.rejects(
    city.execute(c.withdrawIncident, { home: first.home, id: uuidv7(), secret: "A".repeat(26) }, {}),
    refusedAs("incidents.wrong-link"),
  );
});

test("one id is one record wherever it is sent from; only whoever holds the first receipt is given it again", async () => {
  const id = uuidv7();
  const input = { id, category: "0402", description: "灯", area: PLACE } as Input;
  const first = await city.execute(c.reportIncident, input, {});
  const elsewhere = { ...input, area: TOWNS[1] ?? "", description: "另一处" };
  for (const secret of [null, "A".repeat(26), secretOf(await report())])
    await assert.rejects(city.execute(c.reportIncident, { ...elsewhere, secret }, {}), (cause) => {
      assert.ok(refusedAs("incidents.reported-already")(cause));
      assert.ok(cause instanceof Refusal && !JSON.stringify(cause.body).includes(first.home), "where it lies is not said");
      return true;
    });
  const again = await city.execute(c.reportIncident, { ...elsewhere, secret: secretOf(first) }, {});
  assert.deepEqual(again, first);
  const both = await Promise.allSettled(
    TOWNS.map((area) => city.execute(c.reportIncident, { ...input, id: "0193a000-0000-7000-8000-00000000abcd", area }, {})),
  );
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
  for (const one of [id, "0193a000-0000-7000-8000-00000000abcd"])
    assert.equal((await sql`select 1 from incidents.incident where id = ${one}`).length, 1);
});

test("a report that was not taken up is archived like one that ended, and never looks like one", async () => {
  const receipt = await report();
  const key = keyOf(receipt);
  await city.execute(c.rejectIncident, { ...key, reason: "现场没有这件事" }, { actor: dispatcher });
  const stage = async () => (await sql`select stage, ending from incidents.incident where id = ${key.id}`)[0];
  await city.jobs();
  city.advance(29 * 86_400_000);
  await city.jobs();
  assert.deepEqual({ ...(await stage()) }, { stage: "rejected", ending: null });
  // A last day that is a holiday moves to the next working day.
  city.advance(12 * 86_400_000);
  await city.jobs();
  assert.deepEqual({ ...(await stage()) }, { stage: "archived", ending: null });
  const followed = await city.query(readFollowed, { ...key, secret: secretOf(receipt) });
  assert.deepEqual([followed.stage, followed.ending, followed.may], ["rejected", null, []]);
  const ended = await city.query(listIncidents, listIncidents.input.parse({ view: "ended" }), dispatcher);
  assert.ok(ended.rows.every(({ id }) => id !== key.id));
  assert.deepEqual((await city.verify()).findings, []);
});

test("a point finds its village, a point outside the city goes to the hotline for forwarding, and an unknown area is refused", async () => {
  const point = city.runtime.registers.read(placesRegister).pointOf(PLACE);
  assert.ok(point);
  const inside = await report({ area: null, point });
  assert.equal(inside.home, TOWNS[0]);
  const outside = await report({ area: null, point: { lon: 116.4, lat: 39.9 } });
  const [row] = await sql`select home, place, holder, lon from incidents.incident where id = ${outside.id}`;
  assert.deepEqual({ ...row }, { home: "330500000", place: "3305", holder: "hotline-3305", lon: null });
  await assert.rejects(report({ area: "330502999" }), refusedAs("incidents.no-such-area"));
  await assert.rejects(report({ area: null }), refusedAs("incidents.where-needed"));
  await assert.rejects(report({ category: "9998" }), refusedAs("incidents.no-such-category"));
});

test("a crime in progress keeps nothing but the hand-over", async () => {
  const receipt = await report({ category: "0301", description: "有人打人", name: "张三" });
  assert.deepEqual([receipt.stage, receipt.hotline, receipt.dueAt], ["ended", "110", null]);
  const [sealed] = await sql`select count(*)::int as n from vault.field where stream = ${receipt.id}`;
  assert.equal(sealed?.["n"], 0);
});

test("a dispatcher sends work within the own town and to offices that answer for the place, the county across towns", async () => {
  const key = keyOf(await report({ category: "0501" }));
  await city.execute(c.verifyIncident, { ...key, summary: "垃圾" }, { actor: dispatcher });
  const other = "ps-330502002";
  await assert.rejects(
    city.execute(c.dispatchIncident, { ...key, lead: other, coUnits: [] }, { actor: dispatcher }),
    refusedAs("incidents.unit-elsewhere"),
  );
  await assert.rejects(
    city.execute(c.dispatchIncident, { ...key, lead: "cg-999999", coUnits: [] }, { actor: dispatcher }),
    refusedAs("incidents.no-such-unit"),
  );
  await city.execute(c.dispatchIncident, { ...key, lead: other, coUnits: [] }, { actor: person({ role: "dispatcher", area: "330502" }) });
  const asked = person({ role: "handler", area: TOWNS[1] ?? "", unit: other });
  await city.execute(c.acceptIncident, { ...key, unit: other }, { actor: asked });
  await city.execute(c.feedBackIncident, { ...key, unit: other, ending: "solved", result: "清走了", photos: [] }, { actor: asked });
});

test("a merged duplicate's reporter hears how the lead ends", async () => {
  const lead = keyOf(await report());
  const duplicate = await report({ phone: "13700009999" });
  await city.execute(c.mergeIncident, { ...keyOf(duplicate), into: lead, reason: "同一盏灯" }, { actor: dispatcher });
  await upToFeedback(lead);
  await city.execute(c.checkIncident, { ...lead, passed: true, note: "好了" }, { actor: leader });
  await city.jobs();
  assert.ok(city.messages.filter(({ to }) => to === "13700009999").some(({ body }) => body.includes("已解决")));
});

test("each is written to in what they read: the reporter, whoever joined, and those a merged duplicate brought along", async () => {
  const lead = keyOf(await report({ phone: "13711110001", language: "en" }));
  const joined = (phone: string, language?: "zh" | "en") =>
    city.execute(c.joinIncident, { ...lead, followerId: uuidv7(), phone, ...(language ? { language } : {}) }, {});
  await joined("13711110002", "en");
  await joined("13711110003", "zh");
  await joined("13711110004");
  const duplicate = await report({ phone: "13711110005", language: "en" });
  await city.execute(c.mergeIncident, { ...keyOf(duplicate), into: lead, reason: "同一盏灯" }, { actor: dispatcher });
  await upToFeedback(lead);
  await city.execute(c.checkIncident, { ...lead, passed: true, note: "好了" }, { actor: leader });
  await city.jobs();
  const ending = (phone: string) =>
    city.messages
      .filter(({ to, body }) => to === phone && /已解决|is solved/.test(body))
      .map(({ body }) => (/is solved/.test(body) ? "en" : "zh"));
  assert.deepEqual(
    ["1", "2", "3", "4", "5"].map((last) => ending(`1371111000${last}`)),
    [["en"], ["en"], ["zh"], ["zh"], ["en"]],
  );
});

test("a split part is a verified record of its own", async () => {
  const whole = keyOf(await report());
  await city.execute(c.verifyIncident, { ...whole, summary: "路灯和垃圾" }, { actor: dispatcher });
  const part = uuidv7();
  const done = await city.execute(
    c.splitIncident,
    { ...whole, part: { id: part, category: "0501", summary: "垃圾" } },
    { actor: dispatcher },
  );
  assert.deepEqual([done.id, done.stage], [part, "verified"]);
});

test("the reporter of a split report follows, rates and reopens the part by the link of the whole, counted from the report", async () => {
  const photo = uuidv7();
  const receipt = await report({ phone: "13655557777", description: "路灯不亮，垃圾也没人收", photos: [photo] });
  const whole = keyOf(receipt);
  await city.execute(c.verifyIncident, { ...whole, summary: "路灯和垃圾" }, { actor: dispatcher });
  city.advance(3_600_000);
  const part = { home: whole.home, id: uuidv7() };
  const split = { category: "0501", summary: "垃圾", description: "垃圾也没人收" };
  await city.execute(c.splitIncident, { ...whole, part: { id: part.id, ...split } }, { actor: dispatcher });
  const [row] = await sql`
    select p.reported_at = w.reported_at as since, p.first_response_minutes = w.first_response_minutes as response
    from incidents.incident p, incidents.incident w where p.id = ${part.id} and w.id = ${whole.id}`;
  assert.deepEqual({ ...row }, { since: true, response: true });
  const [shown] = (await city.query(readFollowed, { ...whole, secret: secretOf(receipt) })).parts;
  assert.deepEqual([shown?.category, shown?.stage], ["0501", "verified"]);
  const secret = shown?.follow.split("/").at(-1) ?? "";
  assert.notEqual(secret, secretOf(receipt));
  await city.execute(c.dispatchIncident, { ...part, lead: LEAD, coUnits: [] }, { actor: dispatcher });
  await city.execute(c.acceptIncident, { ...part, unit: LEAD }, { actor: handler });
  const seen = await city.query(readIncident, part, handler);
  assert.deepEqual([seen.description, seen.photoIds, seen.partOf?.id], ["垃圾也没人收", [{ id: photo, of: "report" }], whole.id]);
  assert.match(seen.contact?.phone ?? "", /\*/);
  await city.execute(c.feedBackIncident, { ...part, unit: LEAD, ending: "solved", result: "已清运", photos: [] }, { actor: handler });
  await city.execute(c.checkIncident, { ...part, passed: true, note: "好了" }, { actor: leader });
  await city.execute(c.rateIncident, { ...part, secret, satisfied: 1, solved: false }, {});
  assert.equal((await city.execute(c.reopenIncident, { ...part, secret, reason: "还在" }, {})).stage, "handling");
  await city.jobs();
  const told = city.messages.filter(({ to }) => to === "13655557777").map(({ body }) => body);
  assert.ok(told.some((body) => body.includes(receiptNumber(part.id)) && body.includes("另一件事")));
  const byTail = await city.query(findFollowed, { number: receiptNumber(part.id), tail: "7777" });
  assert.deepEqual([byTail.number, byTail.description, byTail.parts], [receiptNumber(part.id), null, []]);
});

test("a part whose words were not told apart shows those of the whole to whoever works on both", async () => {
  const whole = keyOf(await report({ description: "路灯和垃圾都没人管" }));
  await city.execute(c.verifyIncident, { ...whole, summary: "路灯和垃圾" }, { actor: dispatcher });
  const part = { home: whole.home, id: uuidv7() };
  await city.execute(c.splitIncident, { ...whole, part: { id: part.id, category: "0501", summary: "垃圾" } }, { actor: dispatcher });
  assert.equal((await city.query(readIncident, part, dispatcher)).description, "路灯和垃圾都没人管");
});

test("what is overdue is reminded, lapses, and is told to both sides once", async () => {
  const receipt = await report({ phone: "13600001111" });
  const key = keyOf(receipt);
  await city.execute(c.verifyIncident, { ...key, summary: "路灯不亮" }, { actor: dispatcher });
  await city.execute(c.dispatchIncident, { ...key, lead: LEAD, coUnits: [] }, { actor: dispatcher });
  await city.execute(c.acceptIncident, { ...key, unit: LEAD }, { actor: handler });
  city.advance(20 * 86_400_000);
  await city.jobs();
  await city.jobs();
  const late = city.messages.filter(({ to, body }) => to === "13600001111" && body.includes("超过了答应的时间"));
  assert.equal(late.length, 1);
  const [clock] = await sql`select status, remind_at from clocks.clock where stream = ${key.id} and slot = 'handle'`;
  assert.deepEqual({ ...clock }, { status: "lapsed", remind_at: null });
  await city.execute(
    c.superviseIncident,
    { ...key, level: "supervise" as const, reason: "超期", within: { amount: 1, unit: "workingDay" as const } },
    { actor: supervisor },
  );
  await assert.rejects(
    city.execute(c.extendIncident, { ...key, by: { amount: 1, unit: "workingDay" as const }, reason: "忙" }, { actor: approver }),
    refusedAs("incidents.late-already"),
  );
});

test("a handler asks for more time: the approver finds it among what waits and answers, and the clock does not move for the asking", async () => {
  const receipt = await report();
  const key = keyOf(receipt);
  await city.execute(c.verifyIncident, { ...key, summary: "路灯不亮" }, { actor: dispatcher });
  await city.execute(c.dispatchIncident, { ...key, lead: LEAD, coUnits: [] }, { actor: dispatcher });
  await city.execute(c.acceptIncident, { ...key, unit: LEAD }, { actor: handler });
  const by = { amount: 1, unit: "workingDay" as const };
  const clock = async () => (await sql`select due_at, status from clocks.clock where stream = ${key.id} and slot = 'handle'`)[0];
  const asked = async () => (await sql`select extension_asked from incidents.incident where id = ${key.id}`)[0]?.["extension_asked"];
  const promised = await clock();
  await assert.rejects(
    city.execute(c.askExtensionOf, { ...key, by, reason: "等配件" }, { actor: dispatcher }),
    refusedAs("access.not-yours"),
  );
  await city.execute(c.askExtensionOf, { ...key, by, reason: "等配件" }, { actor: handler });
  assert.deepEqual([await clock(), await asked()], [promised, true]);
  await city.execute(c.declineExtensionOf, { ...key, reason: "可以先换临时灯" }, { actor: approver });
  assert.deepEqual([await clock(), await asked()], [promised, false]);
  await city.execute(c.askExtensionOf, { ...key, by, reason: "临时灯也没有货" }, { actor: handler });
  await city.execute(c.extendIncident, { ...key, by, reason: "同意" }, { actor: approver });
  assert.equal(await asked(), false);
  assert.notDeepEqual(await clock(), promised);
});

test("a question at the counter is answered there and then; its words are the reporter's alone, who may send it back", async () => {
  const clerk = person({ role: "intakeClerk", area: TOWNS[0] ?? "" });
  const asked = { needs: "手语翻译", channel: "12345" as const, reference: "HZ-2026-0818" };
  const receipt = await report({ category: "1301", description: "居住证怎么办", ...asked });
  const key = keyOf(receipt);
  const said = { ...key, answer: "带身份证和租房合同到便民中心三号窗口" };
  const elsewhere = person({ role: "intakeClerk", area: TOWNS[1] ?? "" });
  await assert.rejects(city.execute(c.answerIncidentAtOnce, said, { actor: elsewhere }), refusedAs("access.not-yours"));
  await assert.rejects(city.execute(c.answerIncidentAtOnce, said, { actor: handler }), refusedAs("access.not-yours"));
  const seen = await city.query(readIncident, key, clerk);
  assert.deepEqual([seen.needs, seen.channel, seen.reference], [asked.needs, asked.channel, asked.reference]);
  await city.execute(c.answerIncidentAtOnce, said, { actor: clerk });
  const secret = secretOf(receipt);
  const followed = await city.query(readFollowed, { ...key, secret });
  assert.deepEqual(
    [followed.stage, followed.timeline.find(({ type }) => type === "incidents.answered-at-once")?.text],
    ["ended", said.answer],
  );
  const events = await sql`select data from ledger.event where stream = ${key.id}`;
  assert.ok(!/便民中心|手语|HZ-2026/.test(JSON.stringify(events)), "the answer, the help needed and the other's number lie in the vault");
  await city.execute(c.rateIncident, { ...key, secret, satisfied: 1, solved: false, text: null }, {});
  await city.execute(c.reopenIncident, { ...key, secret, reason: "合同不在手上怎么办" }, {});
  const [row] = await sql`select stage, ending from incidents.incident where id = ${key.id}`;
  assert.deepEqual([row?.["stage"], row?.["ending"]], ["verified", null], "back, to be dispatched to whoever has it");
});

test("the first step is said by the unit that took the work, with a picture where there is one, and the reporter sees that it began", async () => {
  const receipt = await report({ category: "0401" });
  const key = keyOf(receipt);
  await city.execute(c.verifyIncident, { ...key, summary: "井盖缺失" }, { actor: dispatcher });
  await city.execute(c.dispatchIncident, { ...key, lead: LEAD, coUnits: [] }, { actor: dispatcher });
  const step = { ...key, unit: LEAD, firstStep: "guarded" as const, text: "已围挡", photos: [uuidv7()] };
  await assert.rejects(city.execute(c.takeIncidentFirstStep, step, { actor: handler }), refusedAs("incidents.task-not-now"));
  await city.execute(c.acceptIncident, { ...key, unit: LEAD }, { actor: handler });
  await city.execute(c.noteIncident, { ...key, text: "明天去" }, { actor: handler });
  const status = async () => (await sql`select status from clocks.clock where stream = ${key.id} and slot = 'first-step'`)[0]?.["status"];
  assert.equal(await status(), "running");
  await assert.rejects(city.execute(c.takeIncidentFirstStep, step, { actor: dispatcher }), refusedAs("access.not-yours"));
  await city.execute(c.takeIncidentFirstStep, step, { actor: handler });
  assert.equal(await status(), "met");
  const told = (await city.query(readIncident, key, handler)).timeline.at(-1);
  assert.deepEqual(
    [told?.type, told?.text, told?.detail["firstStep"], told?.photos],
    ["incidents.first-step-taken", "已围挡", "guarded", step.photos],
  );
  const followed = await city.query(readFollowed, { ...key, secret: secretOf(receipt) });
  assert.deepEqual([followed.timeline.at(-1)?.type, followed.timeline.at(-1)?.text], ["incidents.first-step-taken", null]);
});

test("only a handler of the unit is named as handler", async () => {
  const key = keyOf(await report());
  await city.execute(c.verifyIncident, { ...key, summary: "路灯不亮" }, { actor: dispatcher });
  await city.execute(c.dispatchIncident, { ...key, lead: LEAD, coUnits: [] }, { actor: dispatcher });
  await city.execute(c.acceptIncident, { ...key, unit: LEAD }, { actor: approver });
  await assert.rejects(
    city.execute(c.assignIncident, { ...key, unit: LEAD, handler: dispatcher.id }, { actor: approver }),
    refusedAs("incidents.not-a-handler"),
  );
  await city.execute(c.assignIncident, { ...key, unit: LEAD, handler: handler.id }, { actor: handler });
});

test("a changed limit holds for the next report and not for the last", async () => {
  const admin = person({ role: "admin", area: "3305" });
  const before = await report({ category: "0405" });
  const entry = {
    code: "0405",
    zh: "公厕、健身、公园设施",
    en: "Toilets",
    group: "04",
    departments: ["cg"],
    urgency: "blue",
    limit: { amount: 1, unit: "workingDay" },
    firstStep: null,
    selfHandle: true,
    sealed: false,
    hotline: null,
  } as const;
  const input = { ...entry, departments: [...entry.departments], reason: "加快" };
  await assert.rejects(
    city.execute(c.amendCategory, input, { actor: person({ role: "admin", area: "330502" }) }),
    refusedAs("access.not-yours"),
  );
  assert.deepEqual(await city.execute(c.amendCategory, input, { actor: admin }), { code: "0405", version: 2 });
  await city.runtime.registers.refresh(new Set(["incidents.category"]));
  const next = await report({ category: "0405" });
  assert.ok(next.dueAt && before.dueAt && next.dueAt < before.dueAt);
  const [row] = await sql`select taxonomy from incidents.incident where id = ${next.id}`;
  assert.equal(row?.["taxonomy"], 2);
});

test("a first signal is adopted, acted on and answered in public", async () => {
  const topic = {
    home: "330502000",
    category: "0402",
    area: "330502",
    week: mondayOf(cityDay(city.now())),
    unit: LEAD,
    aim: "两周内换完老路灯",
  };
  const key = keyOf(await city.execute(c.adoptSignal, topic, { actor: supervisor }));
  // Another desk, a moment later, with other words: the same topic is the same signal.
  await assert.rejects(
    city.execute(c.adoptSignal, { ...topic, aim: "也要换灯" }, { actor: person({ role: "dispatcher", area: "330502" }) }),
    refusedAs("incidents.signal-adopted-already"),
  );
  const wrong: readonly [Partial<typeof topic>, string][] = [
    [{ week: addDays(topic.week, 1) }, "incidents.signal-week"],
    [{ week: addDays(topic.week, 7) }, "incidents.signal-week"],
    [{ week: addDays(topic.week, -35) }, "incidents.signal-week"],
    [{ area: "330502999", home: "330502999" }, "incidents.no-such-area"],
    [{ home: "330502001" }, "incidents.home-mismatch"],
    [{ unit: "cg-330502001" }, "incidents.signal-unit"],
    [{ unit: "cg-999999" }, "incidents.no-such-unit"],
  ];
  for (const [change, code] of wrong)
    await assert.rejects(
      city.execute(c.adoptSignal, { ...topic, category: "0501", ...change }, { actor: supervisor }),
      refusedAs(code),
      code,
    );
  const offered = async (actor: Actor) => {
    const row = (await city.query(listSignals, {}, actor)).adopted.find(({ id }) => id === key.id);
    return [row?.state, row?.done ?? null, row?.may.join("+")];
  };
  assert.deepEqual(await offered(handler), ["adopted", null, "act"]);
  assert.deepEqual(await offered(approver), ["adopted", null, "act+publish"]);
  assert.deepEqual(await offered(supervisor), ["adopted", null, "publish"]);
  assert.deepEqual(await offered(person({ role: "dispatcher", area: "330502" })), ["adopted", null, ""]);
  await city.execute(c.actOnSignal, { ...key, done: "换了 40 盏" }, { actor: handler });
  assert.deepEqual(await offered(handler), ["acted", "换了 40 盏", ""]);
  assert.deepEqual(await offered(supervisor), ["acted", "换了 40 盏", "publish"]);
  const inEnglish = { answerEn: "You said dark; we changed the lamps", aimEn: "Lamps are dark" };
  assert.equal(
    (await city.execute(c.publishSignal, { ...key, answer: "您说灯暗，我们换灯", ...inEnglish }, { actor: approver })).stage,
    "published",
  );
  const [told] = await sql`select answer_en as "answerEn", aim_en as "aimEn" from incidents.signal where id = ${key.id}`;
  assert.deepEqual({ ...told }, inEnglish, "both halves of 您说我办 in English, or a reader has half of it");
  const [row] = await sql`select stage, answer from incidents.signal where id = ${key.id}`;
  assert.deepEqual({ ...row }, { stage: "published", answer: "您说灯暗，我们换灯" });
  const mine = (await city.query(listSignals, {}, supervisor)).adopted.find(({ id }) => id === key.id);
  assert.deepEqual({ answerEn: mine?.answerEn, aimEn: mine?.aimEn }, inEnglish, "staff read it in English too");
  assert.deepEqual(await offered(supervisor), ["published", "换了 40 盏", ""]);
});

test("when the holidays of next year are published, promised dates that touched it are counted again and told", async () => {
  city.set("2027-02-01T02:00:00.000Z");
  const receipt = await report({ category: "0902", phone: "13500002222" });
  assert.equal(receipt.provisional, true);
  const order = { level: "remind" as const, reason: "春节前", within: { amount: 5, unit: "workingDay" as const } };
  await city.execute(c.superviseIncident, { ...keyOf(receipt), ...order }, { actor: supervisor });
  const adopted = { home: "330502000", category: "0501", area: "330502", week: "2027-01-25", unit: LEAD, aim: "节前清运" };
  const topic = await city.execute(c.adoptSignal, adopted, { actor: supervisor });
  const off = ["01-01", "01-04", "01-05", "02-05", "02-08", "02-09", "04-05", "05-01", "06-09", "10-01", "10-02", "10-03"];
  const days = off.map((monthDay) => `2027-${monthDay}`).map((date) => ({ date, name: "放假", isOffDay: true }));
  await city.execute(
    loadYearNotice,
    { year: 2027, source: "国办发明电〔2026〕示例", days },
    { actor: person({ role: "admin", area: "3305" }) },
  );
  await city.runtime.registers.refresh(new Set(["limits.notice"]));
  city.advance(86_400_000);
  await city.jobs();
  const [row] = await sql`select due_at::text as due, provisional from incidents.incident where id = ${receipt.id}`;
  assert.equal(row?.["provisional"], false);
  // Three weekdays more are off: the fifteenth working day moves from 22 to 25 February.
  assert.deepEqual([receipt.dueAt?.slice(0, 10), new Date(String(row?.["due"])).toISOString().slice(0, 10)], ["2027-02-22", "2027-02-25"]);
  assert.ok(city.messages.some(({ to, body }) => to === "13500002222" && body.includes("02-25")));
  const dueOf = async (id: string, slot: string) =>
    (await sql<{ due: Date }[]>`select due_at as due from clocks.clock where stream = ${id} and slot = ${slot}`)[0]?.due
      .toISOString()
      .slice(0, 10);
  assert.deepEqual([await dueOf(receipt.id, "supervision:1"), await dueOf(topic.id, "answer")], ["2027-02-11", "2027-02-11"]);
  // A notice that was entered wrongly and then corrected: nothing is provisional any more, and everything is counted again.
  city.advance(60_000);
  const corrected = days.filter(({ date }) => date !== "2027-02-09");
  await city.execute(
    loadYearNotice,
    { year: 2027, source: "国办发明电〔2026〕示例（更正）", days: corrected },
    { actor: person({ role: "admin", area: "3305" }) },
  );
  await city.runtime.registers.refresh(new Set(["limits.notice"]));
  await city.jobs();
  assert.equal(await dueOf(receipt.id, "handle"), "2027-02-24");
  assert.deepEqual([await dueOf(receipt.id, "supervision:1"), await dueOf(topic.id, "answer")], ["2027-02-10", "2027-02-10"]);
});

test("the books balance after everything above", async () => {
  await city.jobs();
  assert.deepEqual((await city.verify()).findings, []);
});
