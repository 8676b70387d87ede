import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { clockOf, correct, entriesOf } from "../../limits/tests/correcting.ts";
import { fileIn, keyOf, petitionCity } from "./city.ts";

let city: Awaited<ReturnType<typeof petitionCity>>;
before(async () => {
  city = await petitionCity();
});
after(() => city.close());

const MOVED = "petitions.due-recomputed";

test("a corrected notice moves what an organ has working days for, and is told; what lapsed stays lapsed", async () => {
  const its = fileIn(city);
  const { id } = keyOf(await its.routed());
  // Monday; five working days to say that it is not theirs (PET-5).
  assert.deepEqual(await clockOf(city, id, "object"), ["2026-11-30", "running"]);
  await correct(city, "2026-11-25");
  assert.deepEqual(await clockOf(city, id, "object"), ["2026-12-01", "running"]);
  assert.equal(await entriesOf(city, id, MOVED), 1, "fifteen calendar days end on a working day as before");
  await correct(city, "2026-11-25");
  await correct(city, "2026-11-25", "2026-12-24");
  assert.equal(await entriesOf(city, id, MOVED), 1, "what ends earlier is not touched by a later holiday");

  city.set("2026-12-02T02:00:00.000Z");
  await city.jobs();
  assert.deepEqual(await clockOf(city, id, "object"), ["2026-12-01", "lapsed"]);
  await correct(city, "2026-11-25", "2026-11-26");
  assert.deepEqual(await clockOf(city, id, "object"), ["2026-12-01", "lapsed"]);
  assert.equal(await entriesOf(city, id, MOVED), 1);
});

test("fifteen days whose last day becomes a holiday end on the next working day, and the petitioner is told", async () => {
  city.set("2026-12-02T02:00:00.000Z");
  const { id } = keyOf(await fileIn(city).routed());
  assert.deepEqual(await clockOf(city, id, "notice"), ["2026-12-17", "running"]);
  city.messages.length = 0;
  await correct(city, "2026-12-17");
  assert.deepEqual(await clockOf(city, id, "notice"), ["2026-12-18", "running"]);
  assert.ok(city.messages.some(({ to, body }) => to === "13800001234" && body.includes("2026-12-18")));
  // The last day is a working day again: said, too.
  await correct(city);
  assert.deepEqual(await clockOf(city, id, "notice"), ["2026-12-17", "running"]);
  assert.ok(city.messages.some(({ body }) => body.includes("2026-12-17")));
  assert.deepEqual((await city.verify()).findings, []);
});
