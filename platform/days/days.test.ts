import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, cityDay, cityMinute, cityTime, shortMinute } from "./index.ts";

test("the city's day begins eight hours before the day of UTC", () => {
  assert.equal(cityDay("2026-11-27T15:59:59.999Z"), "2026-11-27");
  assert.equal(cityDay("2026-11-27T16:00:00.000Z"), "2026-11-28");
  assert.equal(cityDay("2026-12-31T16:00:00.000Z"), "2027-01-01");
  assert.equal(cityDay("2026-11-28T00:30:00+08:00"), "2026-11-28");
});

test("an instant is told by the city's clock", () => {
  assert.equal(cityTime("2026-11-28T02:03:04.005Z"), "2026-11-28T10:03:04.005Z");
  assert.equal(cityMinute("2026-11-27T16:03:59.000Z"), "2026-11-28 00:03");
  assert.equal(shortMinute("2026-11-27T16:03:59.000Z"), "11-28 00:03");
});

test("days are counted over the ends of months and years, both ways", () => {
  assert.equal(addDays("2028-02-28", 1), "2028-02-29");
  assert.equal(addDays("2027-02-28", 1), "2027-03-01");
  assert.equal(addDays("2027-01-01", -1), "2026-12-31");
  assert.equal(addDays("2026-11-28", 365), "2027-11-28");
  assert.equal(addDays("2026-11-28", 0), "2026-11-28");
});
