import assert from "node:assert/strict";
import { test } from "node:test";
import { buildCalendar, dueAt, extensionFault, publishedNotices, type Change, type DueOptions, type Limit } from "#platform/clocks";
import { local } from "./oracle.ts";

const calendar = buildCalendar(publishedNotices());

const at = (wall: string): string => `${wall.replace(" ", "T")}:00+08:00`;
const due = (wall: string, amount: number, unit: Limit["unit"], options?: DueOptions): string =>
  local(dueAt(calendar, at(wall), { amount, unit }, options).dueAt).slice(0, 16);
const suspended = (from: string, to: string): Change => ({ kind: "suspended", from: at(from), to: at(to) });

const table: [string, number, Limit["unit"], string, string][] = [
  ["2026-11-23 10:00", 3, "workingDay", "2026-11-26 23:59", "an ordinary week"],
  ["2026-11-20 23:59", 1, "workingDay", "2026-11-23 23:59", "Friday night counts from Monday"],
  ["2026-02-13 09:00", 1, "workingDay", "2026-02-14 23:59", "the make-up Saturday before Spring Festival counts"],
  ["2026-02-14 09:00", 1, "workingDay", "2026-02-24 23:59", "nine days off are not counted"],
  ["2026-02-14 09:00", 5, "workingDay", "2026-02-28 23:59", "the make-up Saturday after it counts"],
  ["2026-01-01 12:00", 1, "workingDay", "2026-01-04 23:59", "the first working day of 2026 is a Sunday"],
  ["2026-09-18 12:00", 1, "workingDay", "2026-09-20 23:59", "make-up Sunday in September"],
  ["2026-09-30 12:00", 2, "workingDay", "2026-10-09 23:59", "National Day week"],
  ["2026-11-21 12:00", 0, "workingDay", "2026-11-23 23:59", "same working day, asked on a Saturday"],
  ["2026-11-23 12:00", 0, "day", "2026-11-23 23:59", "same day"],
  ["2026-11-23 10:00", 15, "day", "2026-12-08 23:59", "calendar days"],
  ["2026-01-31 10:00", 15, "day", "2026-02-24 23:59", "the fifteenth day is 15 February: Spring Festival, so the 24th"],
  ["2026-01-29 10:00", 16, "day", "2026-02-14 23:59", "a worked Saturday is no holiday"],
  ["2026-04-30 10:00", 1, "day", "2026-05-06 23:59", "Labour Day"],
  ["2026-01-31 10:00", 1, "month", "2026-02-28 23:59", "31 January and a month: the last day of February, which is worked"],
  ["2024-01-31 10:00", 1, "month", "2024-02-29 23:59", "leap year"],
  ["2024-02-29 10:00", 12, "month", "2025-02-28 23:59", "a year from a leap day"],
  ["2026-03-31 10:00", 1, "month", "2026-04-30 23:59", "31 March and a month"],
  ["2025-12-01 10:00", 1, "month", "2026-01-04 23:59", "year turn: 1 January is off, 4 January a worked Sunday"],
  ["2026-05-15 10:00", 3, "month", "2026-08-17 23:59", "15 August is a Saturday"],
  ["2026-02-14 17:00", 24, "hour", "2026-02-15 17:00", "hours run on through the night and the holiday"],
  ["2026-11-23 23:50", 15, "minute", "2026-11-24 00:05", "minutes run on"],
  ["2026-11-23 11:00", 2, "workingHour", "2026-11-23 14:30", "lunch is not counted"],
  ["2026-11-23 10:00", 2, "workingHour", "2026-11-23 12:00", "used up at noon is due at noon, not after lunch"],
  ["2026-11-23 18:00", 2, "workingHour", "2026-11-24 10:30", "after hours counts from the morning"],
  ["2026-11-20 16:30", 2, "workingHour", "2026-11-23 09:30", "over the weekend"],
  ["2026-02-14 17:00", 1, "workingHour", "2026-02-24 09:00", "over Spring Festival"],
  ["2025-12-31 17:00", 1, "workingHour", "2026-01-04 09:00", "over the year turn into a worked Sunday"],
];

for (const [start, amount, unit, expected, why] of table)
  test(`${amount} ${unit} from ${start} end ${expected}: ${why}`, () => assert.equal(due(start, amount, unit), expected));

test("limits in days end with their last day: 23:59:59.999 in the city", () => {
  assert.equal(dueAt(calendar, at("2026-11-23 10:00"), { amount: 1, unit: "day" }).dueAt, "2026-11-24T15:59:59.999Z");
});

test("the day of the event is the city's, whatever the offset of the instant", () => {
  const limit = { amount: 1, unit: "day" } as const;
  assert.equal(dueAt(calendar, "2026-11-23T15:59:59Z", limit).dueAt, "2026-11-24T15:59:59.999Z");
  assert.equal(dueAt(calendar, "2026-11-23T16:00:00Z", limit).dueAt, "2026-11-25T15:59:59.999Z");
  assert.equal(dueAt(calendar, "2026-11-23T11:00:00-05:00", limit).dueAt, "2026-11-25T15:59:59.999Z");
});

test("a last day that is off moves only where the rule says so", () => {
  assert.equal(due("2026-11-20 10:00", 1, "day"), "2026-11-23 23:59");
  assert.equal(due("2026-11-20 10:00", 1, "day", { lastDayMoves: false }), "2026-11-21 23:59");
  assert.equal(due("2026-11-20 10:00", 24, "hour"), "2026-11-21 10:00");
});

test("an authority whose last day moves is warned when work last opens before it", () => {
  assert.equal(dueAt(calendar, at("2026-01-31 10:00"), { amount: 15, unit: "day" }).warnAt, "2026-02-14T00:30:00.000Z");
  assert.equal(dueAt(calendar, at("2026-10-23 10:00"), { amount: 30, unit: "day" }).warnAt, "2026-11-20T00:30:00.000Z");
  assert.equal(dueAt(calendar, at("2026-11-23 10:00"), { amount: 1, unit: "day" }).warnAt, null);
});

test("a suspension is excluded in the limit's own measure", () => {
  const pause = suspended("2026-11-25 15:00", "2026-11-30 09:00");
  assert.equal(due("2026-11-23 10:00", 5, "workingDay", { changes: [pause] }), "2026-12-03 23:59", "three working days");
  assert.equal(due("2026-11-23 10:00", 15, "day", { changes: [pause] }), "2026-12-14 23:59", "five calendar days to the 13th, a Sunday");
  assert.equal(due("2026-11-23 10:00", 72, "hour", { changes: [pause] }), "2026-12-01 04:00", "114 hours");
  assert.equal(due("2026-11-25 14:00", 4, "workingHour", { changes: [pause] }), "2026-11-30 12:00", "one hour was used, three are left");
  assert.equal(due("2026-11-23 10:00", 1, "month", { changes: [pause] }), "2026-12-28 23:59", "five days");
});

test("suspended and resumed within one day costs no day; overlapping suspensions are excluded once", () => {
  assert.equal(
    due("2026-11-23 10:00", 5, "workingDay", { changes: [suspended("2026-11-25 09:00", "2026-11-25 17:00")] }),
    "2026-11-30 23:59",
  );
  const overlapping = [suspended("2026-11-24 09:00", "2026-11-26 09:00"), suspended("2026-11-25 09:00", "2026-11-27 09:00")];
  assert.equal(due("2026-11-23 10:00", 5, "workingDay", { changes: overlapping }), "2026-12-03 23:59");
});

test("a suspension after the due moment saves nothing; one that still lasts moves nothing yet", () => {
  assert.equal(
    due("2026-11-16 10:00", 2, "workingDay", { changes: [suspended("2026-11-19 00:00", "2026-11-25 10:00")] }),
    "2026-11-18 23:59",
  );
  assert.equal(due("2026-11-16 10:00", 2, "hour", { changes: [suspended("2026-11-16 12:01", "2026-11-25 10:00")] }), "2026-11-16 12:00");
  assert.equal(
    due("2026-11-16 10:00", 2, "workingDay", { changes: [{ kind: "suspended", from: at("2026-11-17 10:00"), to: null }] }),
    "2026-11-18 23:59",
  );
});

test("suspended on the working day a holiday moved the end to, that day still remains afterwards", () => {
  assert.equal(due("2026-11-20 10:00", 2, "day"), "2026-11-23 23:59");
  assert.equal(due("2026-11-20 10:00", 2, "day", { changes: [suspended("2026-11-23 09:00", "2026-11-25 09:00")] }), "2026-11-25 23:59");
});

test("an extension counts from the old due day, once, and not beyond the cap", () => {
  const extended = (amount: number, unit: Limit["unit"]): Change => ({ kind: "extended", by: { amount, unit } });
  assert.equal(due("2026-11-23 10:00", 20, "workingDay", { changes: [extended(5, "workingDay")] }), "2026-12-28 23:59");
  assert.equal(
    due("2026-10-23 10:00", 30, "day", { changes: [extended(10, "day")] }),
    "2026-12-03 23:59",
    "22 November is a Sunday; ten days count from Monday the 23rd",
  );
  assert.equal(due("2026-11-23 10:00", 2, "workingHour", { changes: [extended(1, "workingHour")] }), "2026-11-23 14:30");
  const cap = { amount: 30, unit: "day" } as const;
  assert.equal(extensionFault([], { amount: 30, unit: "day" }, cap), null);
  assert.equal(extensionFault([], { amount: 31, unit: "day" }, cap), "tooLong");
  assert.equal(extensionFault([], { amount: 1, unit: "month" }, cap), "otherUnit");
  assert.equal(extensionFault([], { amount: 0, unit: "day" }, cap), "nothing");
  assert.equal(extensionFault([extended(1, "day")], { amount: 1, unit: "day" }, cap), "twice");
  assert.throws(() => due("2026-11-23 10:00", 2, "workingHour", { changes: [extended(1, "hour")] }), RangeError);
  assert.throws(() => due("2026-11-23 10:00", 2, "day", { changes: [extended(1, "hour")] }), RangeError);
});

test("a due date is provisional when a day without a notice had a say in it, and certain once the notice is loaded", () => {
  const loaded = buildCalendar([
    ...publishedNotices(),
    { year: 2027, source: "test", days: [{ date: "2027-01-01", name: "元旦", isOffDay: true }] },
  ]);
  const start = at("2026-12-28 10:00");
  const before = dueAt(calendar, start, { amount: 4, unit: "workingDay" });
  assert.deepEqual([local(before.dueAt).slice(0, 10), before.provisional], ["2027-01-01", true]);
  const after = dueAt(loaded, start, { amount: 4, unit: "workingDay" });
  assert.deepEqual([local(after.dueAt).slice(0, 10), after.provisional], ["2027-01-04", false]);
  assert.equal(dueAt(calendar, at("2026-12-25 10:00"), { amount: 1, unit: "workingDay" }).provisional, false);
  assert.equal(dueAt(calendar, start, { amount: 10, unit: "day" }).provisional, true);
  assert.equal(dueAt(calendar, start, { amount: 10, unit: "day" }, { lastDayMoves: false }).provisional, false, "no calendar was asked");
  assert.equal(dueAt(calendar, start, { amount: 240, unit: "hour" }).provisional, false);
  assert.equal(dueAt(calendar, at("2026-12-28 17:00"), { amount: 1, unit: "workingHour" }).provisional, true);
  assert.equal(dueAt(calendar, at("2026-12-28 16:00"), { amount: 1, unit: "workingHour" }).provisional, false);
  assert.equal(dueAt(calendar, at("2027-06-01 10:00"), { amount: 0, unit: "workingDay" }).provisional, true);
});

test("what is no instant with an offset, and amounts that are no whole number, are refused", () => {
  for (const start of ["2026-11-23T10:00:00", "2026-11-23", "yesterday", "2026-11-23T25:00:00Z"])
    assert.throws(() => dueAt(calendar, start, { amount: 1, unit: "day" }), RangeError, start);
  for (const amount of [-1, 1.5, Number.NaN, Infinity, 1e9])
    assert.throws(() => dueAt(calendar, at("2026-11-23 10:00"), { amount, unit: "day" }), RangeError, String(amount));
});
