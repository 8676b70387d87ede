import assert from "node:assert/strict";
import { test } from "node:test";
import { shortInstant } from "../time.ts";

test("a short date of another year says which, and in English its month by name", () => {
  const now = Date.parse("2026-12-30T02:00:00Z");
  const said = (at: string) => [shortInstant(at, "zh", now), shortInstant(at, "en", now)];
  assert.deepEqual(said("2026-11-12T06:05:00Z"), ["11/12 14:05", "12 Nov 14:05"]);
  assert.deepEqual(said("2027-01-11T15:59:00Z"), ["2027/01/11 23:59", "11 Jan 2027 23:59"]);
  // In the city the new year has begun, in UTC it has not.
  assert.deepEqual(said("2026-12-31T17:00:00Z"), ["2027/01/01 01:00", "1 Jan 2027 01:00"]);
});
