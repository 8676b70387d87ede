import assert from "node:assert/strict";
import { test } from "node:test";
import { dutyRow, noticeNow } from "#platform/ledger";

const due = { dueAt: "2026-11-27T10:00:00.000Z", remindAt: "2026-11-27T02:00:00.000Z", provisional: false };
const duty = {
  slot: "reply",
  rule: "R-1",
  obligor: "u-1",
  startedAt: "2026-11-20T02:00:00.000Z",
  due,
  metAt: null,
  told: null,
  place: "330502",
};
const AFTER = "2026-11-27T10:00:00.001Z";

test("a duty is reminded of once before its instant and told of once after it, then of nothing more", () => {
  const row = dutyRow(duty);
  assert.deepEqual([row.status, row.remindAt], ["running", due.remindAt]);
  assert.equal(noticeNow([row], "reply", "2026-11-27T01:59:59.999Z"), null, "not before its instant");
  assert.deepEqual(noticeNow([row], "reply", due.dueAt), { slot: "reply", dueAt: due.dueAt, as: "reminded" }, "the due instant is in time");
  assert.equal(noticeNow([row], "other", due.dueAt), null);
  const reminded = dutyRow({ ...duty, told: { dueAt: due.dueAt, as: "reminded" } });
  assert.equal(reminded.remindAt, AFTER);
  assert.deepEqual(noticeNow([reminded], "reply", AFTER), { slot: "reply", dueAt: due.dueAt, as: "lapsed" });
  const lapsed = dutyRow({ ...duty, told: { dueAt: due.dueAt, as: "lapsed" } });
  assert.deepEqual([lapsed.status, lapsed.remindAt, noticeNow([lapsed], "reply", AFTER)], ["lapsed", null, null]);
});

test("what was said of a date that moved counts for nothing", () => {
  const moved = dutyRow({ ...duty, told: { dueAt: "2026-11-26T10:00:00.000Z", as: "lapsed" } });
  assert.deepEqual([moved.status, moved.remindAt], ["running", due.remindAt]);
  assert.equal(
    dutyRow({ ...duty, due: { ...due, remindAt: null } }).remindAt,
    AFTER,
    "with no time for a reminder the lapse alone is told",
  );
});

test("what was done is met on the last instant and late after it; what is owed no more is void and says nothing", () => {
  const of = (metAt: string | null, alive?: boolean) => {
    const { status, remindAt } = dutyRow({ ...duty, metAt, ...(alive === undefined ? {} : { alive }) });
    return [status, remindAt];
  };
  assert.deepEqual(of(due.dueAt), ["met", null]);
  assert.deepEqual(of(AFTER), ["late", null]);
  assert.deepEqual(of(null, false), ["void", null]);
  assert.deepEqual(of(due.dueAt, false), ["met", null], "it was done before it was owed no more");
});
