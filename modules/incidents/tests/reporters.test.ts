import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Sql } from "postgres";
import { followSecret, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import { demoPlaces, places } from "#modules/places";
import * as c from "../commands.ts";
import type { CallBackReporter, ReportIncident } from "../contract.ts";
import { readIncident } from "../queries-case.ts";
import { countIncidents } from "../queries-counts.ts";
import { readFollowed } from "../queries-follow.ts";
import { listIncidents } from "../queries-queue.ts";
import { checker, dispatcher, handler, readCity, report, solve, TOWN, VILLAGE } from "./reads.ts";

let city: TestCity;
let sql: Sql;
before(async () => {
  city = await readCity();
  await city.load(demoPlaces((village) => village === VILLAGE).grids);
  sql = city.owner;
});
after(() => city.close());

const clerk = person({ role: "intakeClerk", area: TOWN, unit: `centre-${TOWN}` });
const refusedAs = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
let last = 13_900_000_000;
const newPhone = (): string => String((last += 1));

type Key = { home: string; id: string };
const keyOf = ({ home, id }: Key): Key => ({ home, id });

/** Somebody rings; the clerk writes it down. */
async function rung(more: Partial<ReportIncident> = {}) {
  const phone = newPhone();
  const input = { id: uuidv7(), category: "0402", description: "来电说路灯不亮", area: VILLAGE, channel: "phone", phone, ...more };
  const receipt = await city.execute(c.reportIncident, c.reportIncident.input.parse(input), { actor: clerk });
  return { receipt, key: keyOf(receipt), phone };
}

async function told(phone: string): Promise<string[]> {
  await city.jobs();
  return city.messages.filter(({ to }) => to === phone).map(({ body }) => body);
}
const linkIn = (body: string | undefined): string => / (\S*\/f\/\S+)$/.exec(body ?? "")?.[1] ?? "";

const call = (key: Key, heard: Partial<CallBackReporter>, actor = clerk) =>
  city.execute(c.callBackReporter, c.callBackReporter.input.parse({ ...key, ...heard }), { actor });

async function ended(more: Partial<ReportIncident> = {}, ending: "solved" | "unsolvable" = "solved") {
  const one = await rung(more);
  await solve(city, { ...one.receipt, key: one.key, secret: "" }, undefined, ending);
  return one;
}

test("the clerk gets the number alone; the caller's own phone gets the link and can answer, rate and reopen by it", async () => {
  const { receipt, key, phone } = await rung();
  assert.equal(receipt.follow, null);
  const link = linkIn((await told(phone))[0]);
  const secret = link.split("/").at(-1) ?? "";
  assert.equal(link, `/f/${key.home}/${key.id}/${secret}`);
  await city.execute(c.askReporter, { ...key, question: "哪一盏？" }, { actor: dispatcher });
  await city.execute(c.answerQuestion, { ...key, secret, question: 1, answer: "村口第三盏" }, {});
  await solve(city, { ...receipt, key, secret });
  const messages = await told(phone);
  assert.ok(
    messages.every((body) => linkIn(body) === link),
    "every message leads there",
  );
  await city.execute(c.rateIncident, { ...key, secret, satisfied: 1, solved: false }, {});
  await city.execute(c.reopenIncident, { ...key, secret, reason: "又灭了" }, {});
  assert.equal((await city.query(readFollowed, { ...key, secret })).stage, "handling");
  for (const table of ["ledger.command", "ledger.event", "ledger.stream", "ledger.outbox", "notices.sent"]) {
    const [found] = await sql<{ n: number }[]>`select count(*)::int as n from ${sql(table)} t where t::text like ${`%${secret}%`}`;
    assert.equal(found?.n, 0, `the link's secret in ${table}`);
  }
});

test("a clerk or handler who comes by the link all the same cannot speak for the reporter", async () => {
  const { key } = await ended();
  const secret = followSecret(city.runtime, key);
  for (const actor of [clerk, handler])
    await assert.rejects(
      city.execute(c.rateIncident, { ...key, secret, satisfied: 5, solved: true }, { actor }),
      refusedAs("incidents.not-the-reporter"),
    );
});

test("a follower, and the reporter of a sealed kind, are told without a link", async () => {
  const { key } = await rung();
  const follower = newPhone();
  await city.execute(c.joinIncident, { ...key, followerId: uuidv7(), phone: follower }, {});
  const sealed = await rung({ category: "1202" });
  await solve(city, { ...(await rung()).receipt, key, secret: "" });
  const bodies = await told(follower);
  assert.ok(bodies.length > 0 && bodies.every((body) => linkIn(body) === "" && !body.includes("请您评价")), bodies.join());
  assert.deepEqual((await told(sealed.phone)).map(linkIn), [""]);
});

test("who rang is rung back by somebody who did nothing in it: the answer counts, marked with who wrote it down, and the reporter may put it right", async () => {
  const { key, phone } = await ended();
  await assert.rejects(call(key, { outcome: "solved", satisfied: 5 }, handler), refusedAs("access.not-yours"));
  const both = { ...person({ role: "dispatcher", area: TOWN }), id: handler.id };
  await assert.rejects(call(key, { outcome: "solved", satisfied: 5 }, both), refusedAs("incidents.call-back-own-work"));
  await assert.rejects(call(key, { outcome: "solved" }), refusedAs("incidents.call-back-satisfied"));
  await assert.rejects(call(key, { outcome: "unsolved", satisfied: 1 }), refusedAs("incidents.call-back-said"));
  await call(key, { outcome: "unreached", satisfied: 5 });
  const row = async () =>
    ({ ...(await sql`select stage, asked_rating, satisfied, solved from incidents.incident where id = ${key.id}`)[0] }) as object;
  assert.deepEqual(await row(), { stage: "ended", asked_rating: true, satisfied: null, solved: null });
  const may = async () =>
    (await city.query(readIncident, key, clerk)).may.some(({ command }) => command === "incidents.call-back-reporter");
  assert.equal(await may(), true, "nobody answered: it is tried again");
  await call(key, { outcome: "solved", satisfied: 4, said: "亮了，谢谢" });
  assert.equal(await may(), false);
  await assert.rejects(call(key, { outcome: "solved", satisfied: 5 }), refusedAs("incidents.rated-already"));
  assert.deepEqual(await row(), { stage: "ended", asked_rating: true, satisfied: 4, solved: true });
  const view = await city.query(readIncident, key, dispatcher);
  assert.deepEqual(view.rating, { satisfied: 4, solved: true, text: "亮了，谢谢", calledBack: true, taken: false });
  const calls = view.timeline.filter(({ type }) => type === "incidents.called-back");
  assert.deepEqual(
    calls.map(({ role, unit, detail, text }) => [role, unit, detail["outcome"], text]),
    [
      ["intakeClerk", `centre-${TOWN}`, "unreached", null],
      ["intakeClerk", `centre-${TOWN}`, "solved", "亮了，谢谢"],
    ],
  );
  const body = (await told(phone)).find((one) => one.includes("电话回访"));
  const secret = linkIn(body).split("/").at(-1) ?? "";
  const followed = await city.query(readFollowed, { ...key, secret });
  assert.deepEqual([followed.rating?.calledBack, followed.may], [true, ["rate"]]);
  await city.execute(c.rateIncident, { ...key, secret, satisfied: 1, solved: false }, {});
  assert.deepEqual(await row(), { stage: "ended", asked_rating: true, satisfied: 1, solved: false });
});

test("a reporter without a phone withdraws, rates and has it reopened at the desk in their own words: by nobody who worked on it", async () => {
  const gone = await rung({ channel: "window", phone: null });
  const own = async (key: Key, actor = clerk) =>
    (await city.query(readIncident, key, actor)).may.flatMap(({ command }) => (command.includes(".take-") ? [command.slice(15)] : []));
  assert.deepEqual(await own(gone.key), ["withdrawal"]);
  const withdrawal = { heard: "counter" as const, said: "灯自己亮了" };
  const both = { ...person({ role: "dispatcher", area: TOWN }), id: handler.id };
  await city.execute(c.takeIncidentWithdrawal, { ...gone.key, ...withdrawal }, { actor: clerk });
  const view = await city.query(readIncident, gone.key, dispatcher);
  const entry = view.timeline.find(({ type }) => type === "incidents.withdrawal-taken");
  assert.deepEqual([view.stage, view.ending, entry?.text, entry?.detail["heard"]], ["ended", "withdrawn", "灯自己亮了", "counter"]);
  assert.deepEqual(await own(gone.key), [], "what was withdrawn is not rated");

  const { key } = await ended({ channel: "window", phone: null });
  assert.deepEqual(await own(key), ["rating"]);
  assert.deepEqual(await own(key, both), [], "who handled it writes nothing down in the reporter's name");
  const rate = (more: object, actor = clerk) =>
    city.execute(
      c.takeIncidentRating,
      c.takeIncidentRating.input.parse({ ...key, heard: "letter", outcome: "solved", satisfied: 4, ...more }),
      { actor },
    );
  await assert.rejects(rate({}, both), refusedAs("incidents.take-own-work"));
  await assert.rejects(rate({ outcome: "unsolved" }), refusedAs("incidents.call-back-said"));
  await rate({ said: "修得快" });
  const row = async () =>
    ({ ...(await sql`select stage, asked_rating, satisfied, solved from incidents.incident where id = ${key.id}`)[0] }) as object;
  assert.deepEqual(await row(), { stage: "ended", asked_rating: true, satisfied: 4, solved: true }, "asked and rated go together");
  assert.deepEqual((await city.query(readIncident, key, dispatcher)).rating, {
    satisfied: 4,
    solved: true,
    text: "修得快",
    calledBack: false,
    taken: true,
  });
  await rate({ outcome: "unsolved", satisfied: 1, said: "又灭了" });
  assert.deepEqual(
    await row(),
    { stage: "handling", asked_rating: true, satisfied: 1, solved: false },
    "their later word counts, and goes back",
  );
  await assert.rejects(rate({}), refusedAs("incidents.not-now"));

  const seen = await city.execute(
    c.reportIncident,
    c.reportIncident.input.parse({ id: uuidv7(), category: "0402", description: "巡查发现", area: VILLAGE, channel: "grid" }),
    { actor: person({ role: "gridWorker", area: VILLAGE, unit: `village-${VILLAGE}` }) },
  );
  await assert.rejects(
    city.execute(c.takeIncidentWithdrawal, { ...keyOf(seen), ...withdrawal }, { actor: clerk }),
    refusedAs("incidents.nobody-to-ask"),
  );
});

test("what a reporter rated themselves is not written over at the desk, but goes back when they ask there", async () => {
  const { key, phone } = await ended();
  const secret =
    linkIn((await told(phone))[0])
      .split("/")
      .at(-1) ?? "";
  await city.execute(c.rateIncident, { ...key, secret, satisfied: 2, solved: false }, {});
  const rate = (more: object) =>
    city.execute(c.takeIncidentRating, c.takeIncidentRating.input.parse({ ...key, heard: "counter", satisfied: 1, ...more }), {
      actor: clerk,
    });
  await assert.rejects(rate({ outcome: "solved" }), refusedAs("incidents.rated-already"));
  await rate({ outcome: "unsolved", said: "还是不亮" });
  const { stage, rating, timeline } = await city.query(readIncident, key, dispatcher);
  assert.deepEqual([stage, rating?.satisfied, rating?.taken], ["handling", 2, false]);
  assert.equal(timeline.find(({ type }) => type === "incidents.reopened")?.detail["heard"], "counter");
});

test("what ended without being solved stands on the problem list until it is taken up again, with its written reason; what was solved does not", async () => {
  const [solved, open] = [await ended(), await ended({}, "unsolvable")];
  const listed = async ({ id }: Key) =>
    (await city.query(listIncidents, listIncidents.input.parse({ view: "unsolvable" }), dispatcher)).rows.some((row) => row.id === id);
  assert.deepEqual([await listed(solved.key), await listed(open.key)], [false, true]);
  await call(open.key, { outcome: "unsolved", satisfied: 1, said: "请再想办法" });
  assert.equal(await listed(open.key), false, "it is handled again");
});

test("who left a phone and did not rate waits for a call by others than those who did the work, until it is rated or the rating ends", async () => {
  const { key } = await ended();
  const silent = await ended({ phone: null });
  const both = { ...person({ role: "dispatcher", area: TOWN }), id: handler.id };
  const ofUnit = person({ role: "intakeClerk", area: TOWN, unit: `cg-${TOWN}` });
  const listed = async (actor: Actor, { id }: Key = key) =>
    (await city.query(listIncidents, listIncidents.input.parse({ view: "callBack" }), actor)).rows.some((row) => row.id === id);
  assert.deepEqual([await listed(clerk), await listed(dispatcher)], [true, true]);
  assert.deepEqual([await listed(both), await listed(ofUnit)], [false, false], "neither who handled it nor the unit that worked on it");
  assert.equal(await listed(clerk, silent.key), false, "nobody can be rung");
  const counted = async () => (await city.query(countIncidents, {}, clerk))["callBack"] ?? 0;
  const before = await counted();
  await call(key, { outcome: "unreached" });
  assert.equal(await listed(clerk), true, "it is tried again");
  await call(key, { outcome: "solved", satisfied: 5 });
  assert.deepEqual([await listed(clerk), await counted()], [false, before - 1]);
  const late = await ended();
  const [row] = await sql<{ call_until: string }[]>`select call_until from incidents.incident where id = ${late.key.id}`;
  const now = city.now();
  try {
    city.set(new Date(Date.parse(row?.call_until ?? "") + 1000).toISOString());
    assert.equal(await listed(clerk, late.key), false, "over");
  } finally {
    city.set(now);
  }
  assert.deepEqual((await city.verify()).findings, []);
});

test("not solved, said on the phone, goes back to work as the reporter's own word would, once", async () => {
  const { receipt, key } = await ended();
  await call(key, { outcome: "unsolved", satisfied: 2, said: "第二天又灭了" });
  const view = await city.query(readIncident, key, dispatcher);
  assert.equal(view.stage, "handling");
  assert.equal(view.timeline.findLast(({ type }) => type === "incidents.reopened")?.text, "第二天又灭了");
  const unit = `cg-${TOWN}`;
  await city.execute(c.feedBackIncident, { ...key, unit, ending: "solved", result: "换了线", photos: [] }, { actor: handler });
  await city.execute(c.checkIncident, { ...key, passed: true, note: "看过" }, { actor: checker });
  await call(key, { outcome: "unsolved", satisfied: 1, said: "还是不亮" });
  assert.equal((await city.query(readIncident, key, dispatcher)).stage, "ended");
  assert.equal(receipt.stage, "reported");
});

test("who left no phone, or was not asked, is not rung", async () => {
  const { key } = await ended({ phone: null, email: "caller@example.cn" });
  await assert.rejects(call(key, { outcome: "solved", satisfied: 5 }), refusedAs("incidents.nobody-to-ask"));
  const withdrawn = await report(city, { phone: newPhone() });
  await city.execute(c.withdrawIncident, { ...withdrawn.key, secret: withdrawn.secret }, {});
  await assert.rejects(call(withdrawn.key, { outcome: "solved", satisfied: 5 }), refusedAs("incidents.rating-closed"));
});

test("whenever the promised date moves, those who wait are told the new one, and nothing when it does not", async () => {
  const moved = (bodies: readonly string[]): number => bodies.filter((body) => body.includes("答复日期现在是")).length;
  const same = await rung();
  await city.execute(c.verifyIncident, { ...same.key, summary: "路灯不亮" }, { actor: dispatcher });
  assert.equal(moved(await told(same.phone)), 0);
  const other = await rung();
  await city.execute(c.verifyIncident, { ...other.key, summary: "违建", category: "0902" }, { actor: dispatcher });
  const due = (await city.query(readIncident, other.key, dispatcher)).dueAt ?? "";
  const day = new Date(Date.parse(due) + 8 * 3_600_000).toISOString().slice(5, 10);
  const bodies = await told(other.phone);
  assert.equal(moved(bodies), 1);
  assert.ok(bodies.some((body) => body.includes(`答复日期现在是 ${day}`)));
  const unit = `cg-${TOWN}`;
  const approver = person({ role: "approver", area: TOWN, unit });
  await city.execute(c.dispatchIncident, { ...other.key, lead: unit, coUnits: [] }, { actor: dispatcher });
  await city.execute(c.acceptIncident, { ...other.key, unit }, { actor: handler });
  await city.execute(
    c.suspendIncident,
    {
      ...other.key,
      basis: "law" as const,
      reason: "等复议",
      reviewOn: new Date(Date.parse(city.now()) + 20 * 86_400_000).toISOString().slice(0, 10),
    },
    { actor: approver },
  );
  city.advance(3 * 86_400_000);
  await city.execute(c.resumeIncident, { ...other.key, note: "复议已结" }, { actor: approver });
  assert.equal(moved(await told(other.phone)), 2);
  assert.deepEqual((await city.verify()).findings, []);
});

/** An account that holds a role now. */
async function account(role: string, area: string, unit = ""): Promise<string> {
  const id = uuidv7();
  await sql`insert into access.grant (home, id, account, role, area, unit, since) values ('330500000', ${uuidv7()}, ${id}, ${role}, ${area}, ${unit}, ${city.now()})`;
  return id;
}
/** Who of these was told what about a record: each once, whatever posts they hold. */
async function toldOf(number: string, people: Readonly<Record<string, string>>): Promise<string[]> {
  await city.jobs();
  const rows = await sql<{ account: string; words: string }[]>`
    select account::text, words from notices.notice where params ->> 'number' = ${number}`;
  const names = new Map(Object.entries(people).map(([name, id]) => [id, name]));
  return rows.flatMap(({ account: id, words }) => (names.has(id) ? [`${names.get(id)} ${words.split(".").at(-1)}`] : [])).toSorted();
}

test("a new report is told to the people of its grid, a result to those who may check it; sealed kinds to the desk alone", async () => {
  const [grid = "", next = ""] = city.runtime.registers
    .read(places)
    .children(VILLAGE)
    .map(({ code }) => code);
  const people = {
    grid: await account("gridWorker", grid),
    neighbour: await account("gridWorker", next),
    elsewhere: await account("gridWorker", "330502001006"),
    leader: await account("gridLeader", VILLAGE),
    colleague: await account("gridLeader", VILLAGE, `cg-${TOWN}`),
    desk: await account("dispatcher", TOWN),
    city: await account("dispatcher", "3305"),
  };
  const about = async (more: Partial<ReportIncident>) => (await report(city, more)).number;
  assert.deepEqual(await toldOf(await about({ area: grid }), people), ["colleague new", "grid new", "leader new"]);
  assert.deepEqual(await toldOf(await about({ area: VILLAGE }), people), ["colleague new", "grid new", "leader new", "neighbour new"]);
  assert.deepEqual(await toldOf(await about({ area: TOWN }), people), ["desk new"]);
  assert.deepEqual(await toldOf(await about({ category: "1202" }), people), ["desk red"]);
  assert.deepEqual(await toldOf(await about({ category: "0401", area: grid }), people), [
    "colleague red",
    "desk red",
    "grid red",
    "leader red",
  ]);
  const own = await city.execute(
    c.reportIncident,
    c.reportIncident.input.parse({ id: uuidv7(), category: "0402", description: "灯", area: grid, channel: "grid" }),
    { actor: { ...person({ role: "gridWorker", area: grid }), id: people.grid } },
  );
  assert.deepEqual(await toldOf(own.number, people), ["colleague new", "leader new"], "who brought it knows it");
  const done = await report(city, { area: grid });
  await solve(city, done);
  assert.deepEqual(
    (await toldOf(done.number, people)).filter((one) => one.endsWith("to-check")),
    ["desk to-check", "grid to-check", "leader to-check"],
    "nobody of the unit that did it",
  );
});

test("who owes a verification or a check is reminded of it: the grid with its desk", async () => {
  const people = { worker: await account("gridWorker", "330502001006"), handler: await account("handler", TOWN, `cg-${TOWN}`) };
  const { number } = await report(city, { area: "330502001006" });
  await city.jobs();
  city.advance(10 * 86_400_000);
  assert.deepEqual(
    (await toldOf(number, people)).filter((one) => !one.endsWith("new")),
    ["worker lapsed"],
  );
});
