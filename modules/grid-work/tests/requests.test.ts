import type { Sql } from "postgres";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { followSecret } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { person } from "#platform/testing";
import { loadYearNotice } from "../../limits/commands.ts";
import { clockOf, correct, entriesOf } from "../../limits/tests/correcting.ts";
import * as c from "../commands-requests.ts";
import { setGridPractice } from "../commands-configuration.ts";
import { readMyDay } from "../queries-day.ts";
import { listGridFigureRecords, readGridFigures } from "../queries-figures.ts";
import { findFollowedRequest, readFollowedRequest } from "../queries-follow.ts";
import { countServiceRequests, listServiceRequests, readRequestContact, readServiceRequest } from "../queries-requests.ts";
import { SHIPPED_PRACTICE } from "../shipped.ts";
import { gridCity, keeper, refusedAs, worker } from "./city.ts";

let city: Awaited<ReturnType<typeof gridCity>>;
let sql: Sql;
before(async () => {
  city = await gridCity();
  sql = city.owner;
});
after(() => city.close());

type Input = Parameters<typeof c.takeServiceRequest.run>[1];
const take = (change: Partial<Input> = {}, options: { id?: string } = {}) => {
  const input = c.takeServiceRequest.input.parse({
    id: uuidv7(),
    grid: city.grid,
    kind: "agency",
    need: "帮母亲办老年卡",
    name: "王某",
    phone: "13800001234",
    ...change,
  });
  return city.execute(c.takeServiceRequest, input, { actor: worker(city.grid), ...options });
};
const keyOf = ({ home, id }: { home: string; id: string }) => ({ home, id });
const secretOf = (receipt: { home: string; id: string }) => followSecret(city.runtime, keyOf(receipt));
const finish = (key: { home: string; id: string }, change: Record<string, unknown> = {}, id = uuidv7()) =>
  city.execute(c.finishServiceRequest, c.finishServiceRequest.input.parse({ ...key, ending: "done", result: "已办好送到家", ...change }), {
    actor: worker(city.grid),
    id,
  });

test("a request gets a number and a date counted from when the city heard of it", async () => {
  const receipt = await take({ seenAt: "2020-01-01T00:00:00.000Z" });
  assert.match(receipt.number, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  // Monday, three working days: Thursday's end, whatever the phone's clock says.
  assert.equal(receipt.dueAt.slice(0, 10), "2026-11-26");
});

test("the worker gets the number alone; the resident's own phone gets the link with every message, and by it the worker says nothing", async () => {
  const phone = "13800009876";
  const receipt = await take({ phone });
  const secret = secretOf(receipt);
  assert.ok(!JSON.stringify(receipt).includes(secret));
  const actor = worker(city.grid);
  await city.execute(c.finishServiceRequest, c.finishServiceRequest.input.parse({ ...keyOf(receipt), ending: "done", result: "办好了" }), {
    actor,
  });
  await city.jobs();
  const bodies = city.messages.filter(({ to }) => to === phone).map(({ body }) => body);
  assert.equal(bodies.length, 2);
  for (const body of bodies) assert.ok(body.endsWith(` /f/${receipt.home}/${receipt.id}/${secret}`), body);
  const rating = { ...keyOf(receipt), secret, satisfied: 5, solved: true };
  await assert.rejects(city.execute(c.rateServiceRequest, rating, { actor }), refusedAs("grid-work.not-the-resident"));
  await city.execute(c.rateServiceRequest, rating, {});
  for (const table of ["ledger.command", "ledger.event", "ledger.stream", "ledger.outbox", "notices.sent"]) {
    const [found] = await sql<{ n: number }[]>`select count(*)::int as n from ${sql(table)} t where t::text like ${`%${secret}%`}`;
    assert.equal(found?.n, 0, `the link's secret in ${table}`);
  }
});

test("who left no phone is written to by nobody", async () => {
  const before = city.messages.length;
  await take({ phone: null });
  await city.jobs();
  assert.equal(city.messages.length, before);
});

test("what the resident said and left lies in the vault, never in an event", async () => {
  const receipt = await take();
  const events = await sql<{ data: unknown }[]>`select data from ledger.event where stream = ${receipt.id}`;
  assert.equal(/老年卡|王某|13800001234/.test(JSON.stringify(events)), false);
  const view = await city.query(readServiceRequest, keyOf(receipt), worker(city.grid));
  assert.equal(view.need, "帮母亲办老年卡");
  assert.deepEqual(view.contact, { name: "***", phone: "***" });
  const contact = await city.query(readRequestContact, { ...keyOf(receipt), reason: "约上门时间" }, worker(city.grid));
  assert.deepEqual(contact, { name: "王某", phone: "13800001234" });
  const reads = await sql`select 1 from vault.read where stream = ${receipt.id} and reason = '约上门时间'`;
  assert.equal(reads.length, 2);
  await assert.rejects(
    city.query(readRequestContact, { ...keyOf(receipt), reason: "想看" }, worker(city.elsewhere)),
    refusedAs("grid-work.not-found"),
  );
});

test("taking the same id again does not hand out the resident's link", async () => {
  const receipt = await take();
  await assert.rejects(take({ id: receipt.id }), refusedAs("grid-work.taken-already"));
});

test("a step that overtook its request is kept and sent again, and then does what it would have done", async () => {
  const id = uuidv7();
  const key = { home: city.grid.slice(0, 9), id };
  const step = uuidv7();
  await assert.rejects(finish(key, {}, step), refusedAs("grid-work.not-yet"));
  await take({ id });
  assert.equal((await finish(key, {}, step)).stage, "ended");
});

test("three ways to end, each told to the resident; handing over needs who accepted", async () => {
  for (const ending of ["done", "impossible", "withdrawn"] as const) {
    const receipt = await take();
    await finish(keyOf(receipt), { ending });
    const follow = await city.query(readFollowedRequest, { ...keyOf(receipt), secret: secretOf(receipt) });
    assert.equal(follow.ending, ending);
    assert.equal(follow.entries.at(-1)?.text, "已办好送到家");
  }
  const receipt = await take();
  const over = { ...keyOf(receipt), to: "区民政局", acceptedBy: "李科长", reason: "救助由民政办理" };
  assert.equal(c.handOverServiceRequest.input.safeParse({ ...over, acceptedBy: "" }).success, false);
  await city.execute(c.handOverServiceRequest, c.handOverServiceRequest.input.parse(over), { actor: worker(city.grid) });
  assert.equal((await city.query(readFollowedRequest, { ...keyOf(receipt), secret: secretOf(receipt) })).ending, "elsewhere");
});

test("two phones that ended it differently are both kept, and the leader is asked to look", async () => {
  const receipt = await take();
  await finish(keyOf(receipt), { ending: "impossible", result: "缺材料" });
  await finish(keyOf(receipt), { ending: "done" });
  const list = await city.query(listServiceRequests, { view: "ended" }, keeper);
  assert.equal(list.rows.find(({ id }) => id === receipt.id)?.differ, true);
  const view = await city.query(readServiceRequest, keyOf(receipt), keeper);
  assert.deepEqual(
    view.entries.filter(({ type }) => type === "grid-work.request-ended").map(({ text }) => text),
    ["缺材料", "已办好送到家"],
  );
});

test("not solved goes back once with a fresh date; a word for the first round does not end the second", async () => {
  const receipt = await take();
  const bearer = { ...keyOf(receipt), secret: secretOf(receipt) };
  await finish(keyOf(receipt));
  await assert.rejects(city.execute(c.reopenServiceRequest, { ...bearer, reason: "没办" }, {}), refusedAs("grid-work.rate-first"));
  await city.execute(c.rateServiceRequest, { ...bearer, satisfied: 1, solved: false }, {});
  city.advance(86_400_000);
  assert.equal((await city.execute(c.reopenServiceRequest, { ...bearer, reason: "没办" }, {})).stage, "open");
  await finish(keyOf(receipt), { round: 0 });
  assert.equal((await city.query(readServiceRequest, keyOf(receipt), keeper)).stage, "open");
  await finish(keyOf(receipt), { round: 1 });
  const view = await city.query(readServiceRequest, keyOf(receipt), keeper);
  assert.deepEqual([view.stage, view.round], ["ended", 1]);
  assert.ok(view.dueAt > receipt.dueAt);
  await assert.rejects(city.execute(c.reopenServiceRequest, { ...bearer, reason: "还没办" }, {}), refusedAs("grid-work.reopened-already"));
});

test("the resident withdraws with the link; a wrong secret and an unknown request are told apart by nobody", async () => {
  const receipt = await take();
  const wrong = { ...keyOf(receipt), secret: "A".repeat(26) };
  await assert.rejects(city.execute(c.withdrawServiceRequest, wrong, {}), refusedAs("grid-work.wrong-link"));
  await assert.rejects(city.execute(c.withdrawServiceRequest, { ...wrong, id: uuidv7() }, {}), refusedAs("grid-work.wrong-link"));
  await city.execute(c.withdrawServiceRequest, { ...keyOf(receipt), secret: secretOf(receipt) }, {});
  const found = await city.query(findFollowedRequest, { number: receipt.number, tail: "1234" });
  assert.deepEqual([found.ending, found.need, found.may], ["withdrawn", null, []]);
  await assert.rejects(city.query(findFollowedRequest, { number: receipt.number, tail: "4321" }), refusedAs("grid-work.wrong-number"));
});

test("whoever reads English is written to in English", async () => {
  const receipt = await take({ language: "en", phone: "13812340000" });
  await city.jobs();
  assert.deepEqual(
    city.messages.filter(({ to }) => to === "13812340000").map(({ body }) => [body.includes(receipt.number), /[\u4e00-\u9fff]/.test(body)]),
    [[true, false]],
  );
});

test("a promise that lapses is told to both sides, once", async () => {
  const receipt = await take();
  await city.jobs();
  city.messages.length = 0;
  city.set(new Date(Date.parse(receipt.dueAt) + 60_000).toISOString());
  await city.jobs();
  await city.jobs();
  const late = city.messages.filter(({ body }) => body.includes(receipt.number) && body.includes("超过了"));
  assert.equal(late.length, 1);
  const view = await city.query(readServiceRequest, keyOf(receipt), keeper);
  assert.equal(view.late, true);
  assert.equal(view.entries.filter(({ type }) => type === "grid-work.request-lapsed").length, 1);
  const clocks = await sql<{ status: string; obligor: string }[]>`select status, obligor from clocks.clock where stream = ${receipt.id}`;
  assert.deepEqual({ ...clocks[0] }, { status: "lapsed", obligor: `centre-${city.grid.slice(0, 9)}` });
});

test("the queue is the reader's own area, open ones by promised date, page by page", async () => {
  for (let n = 0; n < 53; n += 1) await take({ kind: "form" });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page: { rows: { dueAt: string; id: string }[]; next: string | null } = await city.query(
      listServiceRequests,
      { view: "open" as const, cursor },
      keeper,
    );
    seen.push(...page.rows.map(({ dueAt, id }) => `${dueAt} ${id}`));
    cursor = page.next ?? undefined;
  } while (cursor);
  assert.ok(seen.length >= 53);
  assert.deepEqual(seen, [...new Set(seen)].sort());
  assert.equal((await city.query(countServiceRequests, {}, keeper))["open"], seen.length, "what the tab says is what its list holds");
  const elsewhere = await city.query(listServiceRequests, { view: "open" as const }, person({ role: "dispatcher", area: "330502002" }));
  assert.deepEqual(elsewhere.rows, []);
  const day = await city.query(readMyDay, {}, worker(city.grid));
  assert.equal(day.items.filter(({ kind }) => kind === "request").length, seen.length);
});

test("the on-time figure is a set of records: its numbers open into them", async () => {
  await city.jobs();
  const to = city.now().slice(0, 10);
  const table = await city.query(readGridFigures, { area: "330502", to }, keeper);
  const row = table.rows.find(({ area }) => area === city.grid.slice(0, 9));
  const figure = row?.figures.find(({ code }) => code === "svc.ontime");
  assert.ok(figure && figure.denominator > 0 && figure.numerator < figure.denominator);
  for (const part of ["numerator", "denominator"] as const) {
    const records = await city.query(
      listGridFigureRecords,
      { figure: "svc.ontime", part, area: "330502001", from: table.from, to: table.to },
      keeper,
    );
    assert.equal(records.rows.length, figure[part], part);
  }
});

test("a limit the city changes holds for new requests and moves no promise already made", async () => {
  const before = await take();
  const admin = person({ role: "admin", area: "3305" });
  const kinds = SHIPPED_PRACTICE.requestKinds.map((kind) => ({ ...kind, limit: { amount: 1, unit: "hour" as const } }));
  const input = setGridPractice.input.parse({ ...SHIPPED_PRACTICE, requestKinds: kinds, reason: "提速" });
  assert.equal((await city.execute(setGridPractice, input, { actor: admin })).version, 2);
  const fast = await take();
  assert.equal(Date.parse(fast.dueAt) - Date.parse(city.now()), 3_600_000);
  assert.equal((await city.query(readServiceRequest, keyOf(before), keeper)).dueAt, before.dueAt);
});

test("when the holidays of next year are published, promised dates that touched it are counted again and told", async () => {
  city.set("2027-02-04T02:00:00.000Z");
  const kinds = SHIPPED_PRACTICE.requestKinds;
  const input = setGridPractice.input.parse({ ...SHIPPED_PRACTICE, requestKinds: kinds, reason: "恢复" });
  await city.execute(setGridPractice, input, { actor: person({ role: "admin", area: "3305" }) });
  const receipt = await take({ phone: "13500003333" });
  assert.deepEqual([receipt.provisional, receipt.dueAt.slice(0, 10)], [true, "2027-02-09"]);
  const off = ["01-01", "01-04", "01-05", "02-05", "02-08", "02-09", "04-05", "05-01", "06-09", "10-01", "10-02", "10-03"];
  const days = off.map((monthDay) => ({ date: `2027-${monthDay}`, name: "放假", isOffDay: true }));
  const year = { year: 2027, source: "国办发明电〔2026〕示例", days };
  await city.execute(loadYearNotice, year, { actor: person({ role: "admin", area: "3305" }) });
  await city.runtime.registers.refresh(new Set(["limits.notice"]));
  await city.jobs();
  const view = await city.query(readServiceRequest, keyOf(receipt), keeper);
  // Three weekdays more are off: the third working day moves from Tuesday to Friday.
  assert.deepEqual([view.provisional, view.dueAt.slice(0, 10)], [false, "2027-02-12"]);
  assert.ok(city.messages.some(({ to, body }) => to === "13500003333" && body.includes("02-12")));
});

test("a corrected notice moves a promised date too, once; one that has lapsed stays", async () => {
  city.set("2026-12-07T02:00:00.000Z");
  const { id } = await take({ phone: "13500004444" });
  const moved = () => entriesOf(city, id, "grid-work.request-due-recomputed");
  const [slot] = await sql<{ slot: string }[]>`select slot from clocks.clock where stream = ${id}`;
  const stands = () => clockOf(city, id, slot?.slot ?? "");
  assert.deepEqual(await stands(), ["2026-12-10", "running"]);
  await correct(city, "2026-12-09");
  assert.deepEqual([await stands(), await moved()], [["2026-12-11", "running"], 1]);
  assert.ok(city.messages.some(({ to, body }) => to === "13500004444" && body.includes("12-11")));
  await correct(city, "2026-12-09");
  assert.equal(await moved(), 1);
  city.set("2026-12-12T02:00:00.000Z");
  await city.jobs();
  assert.deepEqual(await stands(), ["2026-12-11", "lapsed"]);
  await correct(city, "2026-12-09", "2026-12-10");
  assert.deepEqual([await stands(), await moved()], [["2026-12-11", "lapsed"], 1]);
});

test("the tables are what the events say", async () => {
  assert.deepEqual((await city.verify()).findings, []);
});
