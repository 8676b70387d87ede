import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  buildCalendar,
  dueAt,
  elapsedWorkingMinutes,
  publishedNotices,
  remaining,
  reminders,
  standing,
  type Change,
  type Limit,
} from "#platform/clocks";
import { endOfWork, isWork, lastDay, local, tomorrow, workedMinutes } from "./oracle.ts";

const calendar = buildCalendar(publishedNotices());

const MINUTE = 60_000;
/** Whole minutes from 2007 to autumn 2026, half of them near days when calendars go wrong. */
const edges = ["2015-12-31", "2018-12-28", "2020-01-23", "2024-02-28", "2026-02-13", "2025-09-30", "2012-01-30", "2023-10-06"].map(
  (date) => Date.parse(`${date}T00:00:00+08:00`) / MINUTE,
);
const anywhere = fc.integer({ min: Date.parse("2007-01-02T00:00:00Z") / MINUTE, max: Date.parse("2026-09-01T00:00:00Z") / MINUTE });
const nearEdge = fc.tuple(fc.constantFrom(...edges), fc.integer({ min: 0, max: 4 * 1440 })).map(([edge, minutes]) => edge + minutes);
const instant = fc.oneof(anywhere, nearEdge).map((minutes) => new Date(minutes * MINUTE).toISOString());
const dayLimit: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ amount: fc.integer({ min: 0, max: 70 }), unit: fc.constantFrom("day" as const, "workingDay" as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 3 }), unit: fc.constant("month" as const) }),
);
const ends = (start: string, limit: Limit, changes: readonly Change[] = []): string =>
  local(dueAt(calendar, start, limit, { changes }).dueAt);
const later = (start: string, minutes: number): string => new Date(Date.parse(start) + minutes * MINUTE).toISOString();

test("limits in days end where walking day by day ends", () => {
  fc.assert(
    fc.property(instant, dayLimit, fc.boolean(), (start, limit, lastDayMoves) => {
      const { dueAt: due, provisional } = dueAt(calendar, start, limit, { lastDayMoves });
      assert.equal(local(due), `${lastDay(start, limit, lastDayMoves)} 23:59:59`);
      assert.equal(provisional, false);
    }),
    { numRuns: 600 },
  );
});

test("working hours end where counting minute by minute ends", () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 24 }), (start, amount) => {
      assert.equal(dueAt(calendar, start, { amount, unit: "workingHour" }).dueAt, endOfWork(start, amount * 60));
    }),
    { numRuns: 150 },
  );
});

test("elapsed working minutes are the minutes somebody worked, and the same backwards with a minus", () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 0, max: 14 * 1440 }), (from, minutes) => {
      const to = later(from, minutes);
      const elapsed = elapsedWorkingMinutes(calendar, from, to);
      assert.equal(elapsed, workedMinutes(from, to));
      assert.equal(elapsedWorkingMinutes(calendar, to, from) + elapsed, 0);
    }),
    { numRuns: 150 },
  );
});

test("working time of a whole year adds up, whatever the year turn", () => {
  const days = (year: number): number => {
    let count = 0;
    for (let date = `${year}-01-01`; date < `${year + 1}-01-01`; date = tomorrow(date)) if (isWork(date)) count += 1;
    return count;
  };
  for (const year of [2008, 2018, 2024])
    assert.equal(
      elapsedWorkingMinutes(calendar, `${year}-01-01T00:00:00+08:00`, `${year + 1}-01-01T00:00:00+08:00`),
      days(year) * 450,
      String(year),
    );
  const three = days(2016) + days(2017) + days(2018);
  assert.equal(elapsedWorkingMinutes(calendar, "2016-01-01T00:00:00+08:00", "2019-01-01T00:00:00+08:00"), three * 450);
});

test("what is left at any moment is what a resumed clock still gets", () => {
  fc.assert(
    fc.property(
      instant,
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 0, max: 40_000 }),
      fc.constantFrom("workingDay" as const, "day" as const),
      (start, amount, before, pause, unit) => {
        const from = later(start, before);
        const limit = { amount, unit };
        const nominal = dueAt(calendar, start, limit, { lastDayMoves: false }).dueAt;
        fc.pre(from <= nominal);
        const to = later(from, pause);
        const [fromDay, toDay, last] = [from, to, nominal].map((one) => local(one).slice(0, 10)) as [string, string, string];
        let left = 0;
        for (let day = fromDay; day < last; day = tomorrow(day)) if (unit === "day" || isWork(tomorrow(day))) left += 1;
        const untouched = pause === 0 || fromDay === toDay;
        const expected = untouched
          ? lastDay(start, limit)
          : left > 0 || unit === "day"
            ? lastDay(`${toDay}T12:00:00+08:00`, { amount: left, unit })
            : null;
        if (expected !== null) assert.equal(ends(start, limit, [{ kind: "suspended", from, to }]), `${expected} 23:59:59`);
      },
    ),
    { numRuns: 400 },
  );
});

test("a suspension never makes a clock end sooner, and running time excludes exactly its length", () => {
  fc.assert(
    fc.property(
      instant,
      fc.integer({ min: 1, max: 48 }),
      fc.integer({ min: 0, max: 5_000 }),
      fc.integer({ min: 0, max: 20_000 }),
      fc.constantFrom<Limit["unit"]>("hour", "workingHour", "workingDay", "day", "month"),
      (start, amount, before, pause, unit) => {
        const from = later(start, before);
        const limit = { amount: unit === "month" ? 1 : amount, unit };
        const plain = dueAt(calendar, start, limit).dueAt;
        const paused = dueAt(calendar, start, limit, { changes: [{ kind: "suspended", from, to: later(from, pause) }] }).dueAt;
        assert.ok(paused >= plain);
        if (unit === "hour" && from <= plain) assert.equal(Date.parse(paused) - Date.parse(plain), pause * MINUTE);
        if (unit === "workingHour" && from <= plain)
          assert.equal(
            elapsedWorkingMinutes(calendar, start, paused) - elapsedWorkingMinutes(calendar, start, plain),
            elapsedWorkingMinutes(calendar, from, later(from, pause)),
          );
      },
    ),
    { numRuns: 400 },
  );
});

test("a later start never ends sooner, and a longer limit never ends before a shorter one", () => {
  fc.assert(
    fc.property(
      instant,
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom<Limit["unit"]>("minute", "hour", "workingHour", "workingDay", "day", "month"),
      (start, minutes, amount, unit) => {
        const due = dueAt(calendar, start, { amount, unit }).dueAt;
        assert.ok(dueAt(calendar, later(start, minutes), { amount, unit }).dueAt >= due);
        assert.ok(dueAt(calendar, start, { amount: amount + 1, unit }).dueAt >= due);
        assert.ok(due > start);
      },
    ),
    { numRuns: 400 },
  );
});

test("reminders come in order after the start, the last one exactly when it is too late", () => {
  fc.assert(
    fc.property(
      instant,
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom<Limit["unit"]>("minute", "hour", "workingHour", "workingDay", "day", "month"),
      (start, amount, unit) => {
        const { dueAt: due, warnAt } = dueAt(calendar, start, { amount, unit });
        const given = reminders(calendar, due, start, { unit, warnAt });
        const lapse = given.at(-1) ?? "";
        assert.ok(given.length >= 2 && given.length <= 3, String(given));
        assert.ok(given.every((one, index) => one > (given[index - 1] ?? start)));
        assert.equal(remaining(calendar, due, due).late, false);
        assert.equal(remaining(calendar, lapse, due).late, true);
        const clock = { dueAt: due, metAt: null, suspended: false, void: false } as const;
        assert.equal(standing({ ...clock, kind: "duty" }, lapse), "late");
        assert.equal(standing({ ...clock, kind: "right" }, lapse), "lapsed");
        assert.equal(standing({ ...clock, kind: "right" }, due), "running");
      },
    ),
    { numRuns: 300 },
  );
});
