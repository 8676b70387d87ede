import assert from "node:assert/strict";
import { test } from "node:test";
import { instant, moment, shortDue, shortInstant } from "../time.ts";

test("a short date of another year says which, and in English its month by name", () => {
  const now = Date.parse("2026-12-30T02:00:00Z");
  const said = (at: string) => [shortInstant(at, "zh", now), shortInstant(at, "en", now)];
  assert.deepEqual(said("2026-11-12T06:05:00Z"), ["11/12 14:05", "12 Nov 14:05"]);
  assert.deepEqual(said("2027-01-11T15:59:00Z"), ["2027/01/11 23:59", "11 Jan 2027 23:59"]);
  // In the city the new year has begun, in UTC it has not.
  assert.deepEqual(said("2026-12-31T17:00:00Z"), ["2027/01/01 01:00", "1 Jan 2027 01:00"]);
});

test("the year and the end of the day are said only where they tell something", () => {
  const now = Date.parse("2026-12-30T02:00:00Z");
  assert.equal(moment("2026-11-12T06:05:00Z", "zh", now), "11月12日周四 14:05");
  assert.equal(moment("2027-01-11T15:59:00Z", "zh", now), instant("2027-01-11T15:59:00Z", "zh"));
  assert.match(instant("2027-01-11T15:59:00Z", "en"), /2027/);
  const due = (at: string) => [shortDue(at, "zh", now), shortDue(at, "en", now)];
  assert.deepEqual(due("2026-12-30T15:59:00Z"), ["12/30", "30 Dec"]);
  assert.deepEqual(due("2026-12-30T15:58:00Z"), ["12/30 23:58", "30 Dec 23:58"]);
});
