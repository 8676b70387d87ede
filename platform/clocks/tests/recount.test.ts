import assert from "node:assert/strict";
import { test } from "node:test";
import { buildCalendar, dueAt, publishedNotices, recounted, type Change, type Limit, type Running } from "../index.ts";

const published = publishedNotices();
const without = buildCalendar(published);
const feast = published.map((one) =>
  one.year === 2026 ? { ...one, days: [...one.days, { date: "2026-11-25", name: "放假", isOffDay: true }] } : one,
);
const withFeast = buildCalendar(feast);
const by = (calendar: typeof without) => (from: string, limit: Limit, changes: readonly Change[]) =>
  dueAt(calendar, from, limit, { changes });
type Clock = Running<ReturnType<typeof dueAt>, Limit, Change>;

const FROM = "2026-11-23T02:00:00.000Z";
const five: Limit = { amount: 5, unit: "workingDay" };
const clock = (change: Partial<Clock> = {}, calendar = without): Clock => ({
  slot: "answer",
  from: FROM,
  limit: five,
  due: by(calendar)(FROM, change.limit ?? five, change.changes ?? []),
  ...change,
});
const days = (clocks: readonly Clock[], calendar = withFeast, now = FROM) =>
  recounted(clocks, now, by(calendar)).map(({ slot, due }) => [slot, due.dueAt.slice(0, 10)]);

test("a holiday between start and end moves the end by one working day, once", () => {
  assert.deepEqual(days([clock()]), [["answer", "2026-12-01"]]);
  assert.deepEqual(days([clock({}, withFeast)]), [], "counted with that calendar already");
  assert.deepEqual(days([clock({}, withFeast)], without), [["answer", "2026-11-30"]], "and back, when the notice is withdrawn");
});

test("a clock is counted again by what it was counted by, pauses and extensions included", () => {
  const changes: Change[] = [{ kind: "extended", by: { amount: 3, unit: "workingDay" } }];
  assert.deepEqual(days([clock({ changes })]), [["answer", "2026-12-04"]]);
  assert.deepEqual(days([clock({ limit: { amount: 48, unit: "hour" } })]), [], "hours that run on know no holiday");
  assert.deepEqual(days([clock({ limit: undefined })]), [], "a day that somebody named stays");
});

test("what has lapsed stays lapsed, and the last moment itself is still in time", () => {
  const { dueAt: end } = clock().due;
  assert.deepEqual(days([clock()], withFeast, end), [["answer", "2026-12-01"]]);
  assert.deepEqual(days([clock()], withFeast, new Date(Date.parse(end) + 1).toISOString()), []);
});

test("somebody's window is made longer and never shorter", () => {
  assert.deepEqual(days([clock({ right: true })]), [["answer", "2026-12-01"]]);
  assert.deepEqual(days([clock({ right: true }, withFeast)], without), []);
});

test("a date that was only a guess is made certain, even where it is the same day", () => {
  const from = "2027-03-01T02:00:00.000Z";
  const guessed: Clock = { slot: "answer", from, limit: five, due: by(without)(from, five, []) };
  assert.equal(guessed.due.provisional, true);
  const known = buildCalendar([...published, { year: 2027, source: "x", days: [{ date: "2027-01-01", name: "元旦", isOffDay: true }] }]);
  assert.deepEqual(
    recounted([guessed], from, by(known)).map(({ due }) => due),
    [{ ...guessed.due, provisional: false }],
  );
});
