import assert from "node:assert/strict";
import { test } from "node:test";
import { momentsOf, replayOf } from "../queries-wall.ts";
import * as p from "./play.ts";

const BEGIN = "2026-11-22T16:00:00.000Z";
const at = (clock: string): string => new Date(`2026-11-23T${clock}:00+08:00`).toISOString();
type Histories = Parameters<typeof replayOf>[0];

test("at every moment of the day again, what had been reported, what was open and what was late is what it was then", () => {
  const lamp = p.handling();
  const frames = replayOf([lamp.events as unknown as Histories[number]], [at("09:59"), at("23:45"), "2026-12-20T02:00:00.000Z"], BEGIN, 6);
  assert.deepEqual(frames[0], { at: at("09:59"), reported: 0, ended: 0, open: {}, late: {} });
  assert.deepEqual(frames[1], { at: at("23:45"), reported: 1, ended: 0, open: { "330502": 1 }, late: {} });
  assert.deepEqual(frames[2]?.late, { "330502": 1 });
});

test("what came before the day counts as open in it, and not as reported on it", () => {
  const lamp = p.handling();
  const [frame] = replayOf([lamp.events as unknown as Histories[number]], ["2026-11-24T02:00:00.000Z"], "2026-11-23T16:00:00.000Z", 9);
  assert.deepEqual(frame, { at: "2026-11-24T02:00:00.000Z", reported: 0, ended: 0, open: { "330502001": 1 }, late: {} });
});

test("a day has a moment every quarter of an hour, and today ends now", () => {
  assert.equal(momentsOf("2026-11-22", "2026-11-23T02:10:00.000Z").length, 97);
  const today = momentsOf("2026-11-23", "2026-11-23T02:10:00.000Z");
  assert.equal(today[0], BEGIN);
  assert.deepEqual(today.slice(-2), ["2026-11-23T02:00:00.000Z", "2026-11-23T02:10:00.000Z"]);
});
