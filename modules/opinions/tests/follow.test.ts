import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident } from "#platform/access";
import { receiptNumber } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import type { TestCity } from "#platform/testing";
import { findFollowedItem, readFollowedItem } from "../queries-follow.ts";
import { opinionCommands as o } from "../commands.ts";
import { answered, clerk, DAY, given, opinionCity, SAID } from "./city.ts";

let city: TestCity;
before(async () => {
  city = await opinionCity();
});
after(() => city.close());

const wrong = (cause: unknown): boolean => cause instanceof Refusal && cause.body.code === "opinions.wrong-number";
const find = (number: string, tail: string) => city.query(findFollowedItem, { number, tail }, resident);

test("by the number of the receipt and the end of the phone one sees how far it is: no words are opened, nothing can be done", async () => {
  const key = await given(city);
  await answered(city, key, "adopted");
  await city.execute(o.rateItem, { home: key.home, id: key.id, secret: key.secret, score: 4, text: "谢谢你们" }, { actor: resident });
  const whole = await city.query(readFollowedItem, { home: key.home, id: key.id, secret: key.secret }, resident);
  const number = receiptNumber(key.id);
  const found = await find(number, "1234");
  assert.deepEqual([found.by, found.number, found.stage, found.dueAt], ["number", number, whole.stage, whole.dueAt]);
  assert.deepEqual(
    found.entries.map(({ at, what }) => ({ at, what })),
    whole.entries.map(({ at, what }) => ({ at, what })),
  );
  assert.equal(whole.text, SAID);
  assert.ok(whole.entries.some(({ text }) => text !== null) && whole.plan?.text, "there are words that could have been shown");
  assert.deepEqual([found.text, found.plan?.text, found.plan?.due, found.mayRate], [null, null, whole.plan.due, false]);
  assert.ok(found.entries.every(({ text, sealed }) => text === null && !sealed));
  assert.equal((await find(` ${number.toLowerCase().replaceAll("-", "")} `, "1234")).id, key.id, "as people type it");
});

test("a number that is nobody's, a wrong end and an opinion without a phone are one refusal, tried ten times a minute; each comparison is in the log of reads", async () => {
  const key = await given(city);
  const number = receiptNumber(key.id);
  await assert.rejects(find(number, "4321"), wrong);
  await assert.rejects(find("0000-0000-0000", "1234"), wrong);
  await assert.rejects(find("好", "1234"), wrong);
  const mail = await given(city, { phone: null, email: "someone@example.org" });
  await assert.rejects(find(receiptNumber(mail.id), "1234"), wrong);
  const silent = await given(city, { wish: false });
  await assert.rejects(find(receiptNumber(silent.id), "1234"), wrong);
  assert.equal(findFollowedItem.ratePerMinute, 10);
  const [looked] = await city.runtime.pools.write<{ n: number }[]>`
    select count(*)::int as n from vault.read where stream = ${key.id} and reason = 'follow by number and phone tail'`;
  assert.equal(looked?.n, 1);
});

test("handed on as a report it is told so, but the link of the report is for the link of the opinion", async () => {
  const key = await given(city, { text: "小区门口路灯坏了三盏，夜里看不见路。" });
  await city.execute(o.handOnItem, { home: key.home, id: key.id, to: "event", reason: "路灯由市政维修，已登记。", category: "0402" }, { actor: clerk }); // prettier-ignore
  await city.jobs();
  const whole = await city.query(readFollowedItem, { home: key.home, id: key.id, secret: key.secret }, resident);
  assert.ok(whole.handedOn?.follow);
  assert.deepEqual((await find(receiptNumber(key.id), "1234")).handedOn, { to: "event", follow: null });
});

test("once the contact is destroyed the number finds nothing", async () => {
  const key = await given(city);
  assert.equal((await find(receiptNumber(key.id), "1234")).unitName.zh !== "", true);
  city.advance(181 * DAY);
  await city.runtime.expiry.run();
  await assert.rejects(find(receiptNumber(key.id), "1234"), wrong);
  assert.equal((await city.query(readFollowedItem, { home: key.home, id: key.id, secret: key.secret }, resident)).text, SAID);
});
