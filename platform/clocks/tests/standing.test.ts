import assert from "node:assert/strict";
import { test } from "node:test";
import {
  buildCalendar,
  dueAt,
  elapsedWorkingMinutes,
  nextReminder,
  publishedNotices,
  remaining,
  reminders,
  standing,
} from "#platform/clocks";

const calendar = buildCalendar(publishedNotices());
const at = (wall: string): string => new Date(`${wall.replace(" ", "T")}:00+08:00`).toISOString();

test("what is left is told in working time and in time on the wall", () => {
  assert.deepEqual(remaining(calendar, at("2026-11-20 16:30"), at("2026-11-23 09:30")), {
    workingMinutes: 120,
    calendarMs: 65 * 3_600_000,
    late: false,
  });
  assert.deepEqual(remaining(calendar, at("2026-11-23 09:30"), at("2026-11-20 16:30")), {
    workingMinutes: -120,
    calendarMs: -65 * 3_600_000,
    late: true,
  });
});

test("elapsed working minutes leave out lunch, nights, weekends and holidays", () => {
  assert.equal(elapsedWorkingMinutes(calendar, at("2026-11-23 11:00"), at("2026-11-23 14:00")), 90);
  assert.equal(elapsedWorkingMinutes(calendar, at("2026-02-14 00:00"), at("2026-02-25 00:00")), 900);
  assert.equal(elapsedWorkingMinutes(calendar, at("2026-11-21 00:00"), at("2026-11-22 23:00")), 0);
  assert.equal(elapsedWorkingMinutes(calendar, "2026-11-23T03:00:00.000Z", "2026-11-23T03:00:59.999Z"), 0);
});

test("working minutes follow the hours of the day they were worked on", () => {
  const hours = buildCalendar(publishedNotices(), [
    {
      validFrom: "2026-06-01",
      windows: [
        [480, 720],
        [840, 1080],
      ],
    },
  ]);
  assert.equal(elapsedWorkingMinutes(hours, at("2026-05-29 00:00"), at("2026-06-02 00:00")), 450 + 480);
});

test("one reminder the working day before, then the lapse", () => {
  const start = at("2026-11-19 10:00");
  const { dueAt: due } = dueAt(calendar, start, { amount: 2, unit: "workingDay" });
  assert.deepEqual(reminders(calendar, due, start), [at("2026-11-20 08:30"), at("2026-11-24 00:00")]);
});

test("a clock that starts the day before is called to mind in the morning of its last day, one that ends today after three quarters", () => {
  const start = at("2026-11-23 10:00");
  assert.deepEqual(reminders(calendar, dueAt(calendar, start, { amount: 1, unit: "workingDay" }).dueAt, start), [
    at("2026-11-24 08:30"),
    at("2026-11-25 00:00"),
  ]);
  const today = dueAt(calendar, start, { amount: 0, unit: "day" }).dueAt;
  assert.deepEqual(reminders(calendar, today, start), ["2026-11-23T12:29:59.999Z", "2026-11-23T16:00:00.000Z"]);
});

test("hours are called to mind after three quarters: of the time, or of the working time", () => {
  const start = at("2026-11-20 16:30");
  const hours = dueAt(calendar, start, { amount: 24, unit: "hour" }).dueAt;
  assert.deepEqual(reminders(calendar, hours, start, { unit: "hour" }), [at("2026-11-21 10:30"), "2026-11-21T08:30:00.001Z"]);
  const working = dueAt(calendar, start, { amount: 2, unit: "workingHour" }).dueAt;
  assert.deepEqual(reminders(calendar, working, start, { unit: "workingHour" }), [at("2026-11-23 09:00"), "2026-11-23T01:30:00.001Z"]);
});

test("the warning before a moved last day comes first, and the next reminder is found from now", () => {
  const start = at("2026-01-31 10:00");
  const { dueAt: due, warnAt } = dueAt(calendar, start, { amount: 15, unit: "day" });
  const given = reminders(calendar, due, start, { unit: "day", warnAt });
  assert.deepEqual(given, [at("2026-02-14 08:30"), at("2026-02-25 00:00")], "the working day before the 24th is the 14th as well");
  assert.equal(nextReminder(given, start), given[0]);
  assert.equal(nextReminder(given, given[0] ?? ""), given[1]);
  assert.equal(nextReminder(given, given[1] ?? ""), null);
});

test("a duty is met, late or late for good; a right is used or lapses, and is never late", () => {
  const facts = { dueAt: "2026-11-23T15:59:59.999Z", suspended: false, void: false };
  const [before, after] = ["2026-11-23T10:00:00.000Z", "2026-11-24T10:00:00.000Z"];
  const both = (metAt: string | null, now: string, more = {}) =>
    (["duty", "right"] as const).map((kind) => standing({ ...facts, kind, metAt, ...more }, now));
  assert.deepEqual(both(null, before), ["running", "running"]);
  assert.deepEqual(both(null, after), ["late", "lapsed"]);
  assert.deepEqual(both(before, after), ["met", "met"]);
  assert.deepEqual(both(after, after), ["late", "lapsed"]);
  assert.deepEqual(both(null, after, { suspended: true }), ["suspended", "suspended"]);
  assert.deepEqual(both(before, after, { void: true }), ["void", "void"]);
});

test("ten thousand due dates take a moment: far below 20 µs each", () => {
  const start = at("2026-09-30 10:00");
  const began = process.cpuUsage();
  for (let index = 0; index < 10_000; index += 1) dueAt(calendar, start, { amount: 3, unit: "workingDay" });
  const { user, system } = process.cpuUsage(began);
  const each = (user + system) / 10_000;
  assert.ok(each < 20, `${each.toFixed(1)} µs`);
});
