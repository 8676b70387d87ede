import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { clockOf, correct, entriesOf } from "../../limits/tests/correcting.ts";
import * as c from "../commands.ts";
import { listDisputes } from "../queries-disputes.ts";
import { A, ask, B, held, keyOf, mediationCity, opened, text, type MediationCity } from "./city.ts";

let city: MediationCity;
before(async () => {
  city = await mediationCity();
});
after(() => city.close());

const MOVED = "mediation.dues-recounted";
const told = (phone: string, day: string) => city.messages.some(({ to, body }) => to === phone && body.includes(day));

test("a corrected notice moves the days to answer a request, once, and tells whoever asked; what lapsed stays lapsed", async () => {
  const { id } = keyOf(await ask(city));
  // Monday; three working days (MED-1).
  assert.deepEqual(await clockOf(city, id, "accept"), ["2026-11-26", "running"]);
  city.messages.length = 0;
  await correct(city, "2026-11-25");
  assert.deepEqual(await clockOf(city, id, "accept"), ["2026-11-27", "running"]);
  assert.equal(await entriesOf(city, id, MOVED), 1);
  assert.deepEqual([told("13800001111", "11-27"), told("13800002222", "11-27")], [true, false], "the other side was promised nothing yet");
  await correct(city, "2026-11-25");
  assert.equal(await entriesOf(city, id, MOVED), 1);
  city.set("2026-11-28T02:00:00.000Z");
  await city.jobs();
  assert.deepEqual(await clockOf(city, id, "accept"), ["2026-11-27", "lapsed"]);
  await correct(city, "2026-11-25", "2026-11-26");
  assert.deepEqual(await clockOf(city, id, "accept"), ["2026-11-27", "lapsed"]);
  assert.equal(await entriesOf(city, id, MOVED), 1);
});

test("the month to finish is counted again with its pauses, and while it is adjourned not at all", async () => {
  city.set("2026-11-30T02:00:00.000Z");
  await correct(city);
  const { key, run } = await opened(city);
  assert.deepEqual(await clockOf(city, key.id, "finish"), ["2026-12-30", "running"]);
  city.messages.length = 0;
  await correct(city, "2026-12-30");
  assert.deepEqual(await clockOf(city, key.id, "finish"), ["2026-12-31", "running"]);
  assert.deepEqual([told("13800001111", "12-31"), told("13800002222", "12-31")], [true, true]);
  await run(c.adjournMediation, { reason: "appraisal", words: "送鉴定" });
  await correct(city);
  assert.deepEqual(await clockOf(city, key.id, "finish"), ["2026-12-31", "suspended"]);
  const row = async () =>
    (await city.query(listDisputes, listDisputes.input.parse({ view: "open" }), city.chair)).rows.find(({ id }) => id === key.id);
  const paused = await row();
  assert.deepEqual([paused?.dueAt, paused?.adjournedFor], [null, "appraisal"], "a clock that stands still says why");
  city.advance(86_400_000);
  await run(c.resumeMediation, {});
  assert.deepEqual(await clockOf(city, key.id, "finish"), ["2026-12-31", "running"], "30 December and one day of pause");
  assert.equal((await row())?.adjournedFor, null);
  await correct(city, "2026-12-31");
  const [end] = await clockOf(city, key.id, "finish");
  assert.ok(end > "2026-12-31", end);
});

test("looks at a promise and the court's days are counted from what they were counted from; the parties' window is never made shorter", async () => {
  city.set("2026-12-01T02:00:00.000Z");
  await correct(city);
  const { key, run } = await opened(city);
  await held(city, run);
  const written = text("2026-12-04");
  await run(c.draftAgreement, written);
  city.advance(2 * 86_400_000);
  const image = uuidv7();
  for (const party of [A, B]) await run(c.recordSignature, { party, version: 1, how: "drawn", image });
  await run(c.signAsMediator, { mediator: city.mediators[0], version: 1, image });
  await run(c.sealAgreement, { version: 1, image }, city.chair);
  const [first] = written.obligations;
  const look = `${first?.id}:7`;
  const effect = await clockOf(city, key.id, "confirmation");
  assert.deepEqual(await clockOf(city, key.id, look), ["2026-12-11", "running"]);
  await run(c.applyForConfirmation, { court: "区法院", applicants: [A, B], filedOn: "2026-12-03" });
  await run(c.recordConfirmationReceipt, { accepted: true, caseNo: "（2026）1号" });
  const ruling = await clockOf(city, key.id, "court-rule");
  await correct(city, "2026-12-11", ruling[0]);
  assert.deepEqual(await clockOf(city, key.id, look), ["2026-12-14", "running"]);
  assert.notDeepEqual(await clockOf(city, key.id, "court-rule"), ruling);
  assert.equal((await clockOf(city, key.id, "confirmation"))[0], effect[0], "used, so it stays");
  assert.deepEqual((await city.verify()).findings, []);
});

test("a window to go to the court that ends on a new holiday is longer, and stays so when the holiday is taken back", async () => {
  city.set("2026-11-24T02:00:00.000Z");
  await correct(city);
  const { key, run } = await opened(city);
  await held(city, run);
  await run(c.draftAgreement, { ...text(city.now().slice(0, 10)), form: "oral", onTheSpot: true, confirmable: true });
  const [day] = await clockOf(city, key.id, "confirmation");
  await correct(city, day);
  const [longer] = await clockOf(city, key.id, "confirmation");
  assert.ok(longer > day, `${day} → ${longer}`);
  await correct(city);
  assert.equal((await clockOf(city, key.id, "confirmation"))[0], longer);
  assert.deepEqual((await city.verify()).findings, []);
});
