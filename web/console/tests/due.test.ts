import assert from "node:assert/strict";
import { test } from "node:test";
import { readDue, type DueFact } from "../due.ts";
import { usualWindows, weekdayOnly } from "../working-time.ts";

const working = { isWorkday: weekdayOnly, windows: usualWindows };
const FRIDAY_NIGHT = "2026-11-27T15:59:59.999Z";
const fact = (more: Partial<DueFact> = {}): DueFact => ({
  dueAt: FRIDAY_NIGHT,
  provisional: false,
  state: "running",
  working: true,
  ...more,
});
const said = (at: string, more?: Partial<DueFact>) => {
  const { tone, text } = readDue(fact(more), Date.parse(at), working, "zh");
  return [tone, text];
};

test("what was due on Friday night is late on Saturday, though no working minute has passed; around the clock it is late by hours", () => {
  const saturday = "2026-11-28T03:00:00Z";
  assert.deepEqual(said(saturday), ["over", "已过期限"]);
  assert.deepEqual(said(saturday, { working: false }), ["over", "已超 11 小时"]);
  // Two working hours of Monday morning.
  assert.deepEqual(said("2026-11-30T02:30:00Z")[0], "over");
  assert.match(said("2026-11-30T02:30:00Z")[1]!, /^已超 \d/);
});

test("a clock that stands still says so and why, also where no day is told", () => {
  assert.deepEqual(said("2026-11-20T03:00:00Z", { state: "paused", why: "等待鉴定" }), ["still", "已暂停 · 等待鉴定"]);
  assert.deepEqual(said("2026-11-20T03:00:00Z", { state: "paused", dueAt: null }), ["still", "已暂停"]);
});
