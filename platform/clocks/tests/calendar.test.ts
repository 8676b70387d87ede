import assert from "node:assert/strict";
import { test } from "node:test";
import { buildCalendar, parseDay, publishedNotices, type YearNotice } from "#platform/clocks";
import { isWork, LAST_YEAR, namedDays, tomorrow } from "./oracle.ts";

const published = buildCalendar(publishedNotices());

const notice2027: YearNotice = {
  year: 2027,
  source: "test",
  days: [
    { date: "2026-12-31", name: "元旦", isOffDay: true },
    { date: "2027-01-01", name: "元旦", isOffDay: true },
    { date: "2027-01-03", name: "元旦", isOffDay: false },
    { date: "2027-02-08", name: "春节", isOffDay: true },
  ],
};

test("every day from 2007 to the last published year is as the State Council said", () => {
  let [days, special] = [0, 0];
  for (let date = "2007-01-01"; date < `${LAST_YEAR}-12-29`; date = tomorrow(date)) {
    assert.equal(published.status(date), isWork(date) ? "work" : "off", date);
    days += 1;
    if (published.nameOf(date) !== null) special += 1;
  }
  assert.ok(days > 7200, String(days));
  assert.equal(special, namedDays("2007", String(LAST_YEAR)));
});

test("2026: the make-up Sundays and Saturdays are worked, the bridges are off", () => {
  for (const date of ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"])
    assert.equal(published.status(date), "work", date);
  for (const date of ["2026-01-02", "2026-02-16", "2026-02-23", "2026-04-06", "2026-05-05", "2026-06-19", "2026-09-25", "2026-10-07"])
    assert.equal(published.status(date), "off", date);
  assert.equal(published.nameOf("2026-02-17"), "春节");
  assert.equal(published.nameOf("2026-02-24"), null);
});

test("International Women's Day, Youth Day and Army Day are worked", () => {
  for (const date of ["2023-03-08", "2022-05-06", "2023-08-01"]) assert.equal(published.status(date), "work", date);
});

test("a year without a notice is provisional day by day, and Monday to Friday only the guess", () => {
  assert.equal(published.status("2027-01-01"), "provisional");
  assert.equal(published.works("2027-01-01"), true);
  assert.equal(published.works("2027-01-02"), false);
  for (let date = "2027-01-01"; date < "2028-01-01"; date = tomorrow(date)) assert.equal(published.status(date), "provisional", date);
  assert.equal(published.status("2003-06-02"), "provisional");
  assert.equal(published.notice(2027), null);
});

test("the last three days of the last published year wait for the next notice, which may move them", () => {
  assert.equal(published.status("2026-12-28"), "work");
  assert.equal(published.status("2026-12-27"), "off");
  for (const date of ["2026-12-29", "2026-12-30", "2026-12-31"]) assert.equal(published.status(date), "provisional", date);
  assert.equal(published.status("2025-12-31"), "work");
});

test("a loaded notice makes its year certain, also days of the December before", () => {
  const calendar = buildCalendar([...publishedNotices(), notice2027]);
  assert.equal(calendar.status("2026-12-31"), "off");
  assert.equal(calendar.status("2026-12-30"), "work");
  assert.equal(calendar.status("2027-01-01"), "off");
  assert.equal(calendar.status("2027-01-03"), "work");
  assert.equal(calendar.status("2027-06-07"), "work");
  assert.equal(calendar.status("2027-12-28"), "work");
  assert.equal(calendar.status("2027-12-31"), "provisional");
  assert.equal(calendar.notice(2027)?.source, "test");
});

test("a loaded notice replaces the published one of its year whole, and leaves its neighbours alone", () => {
  const correction: YearNotice = { year: 2018, source: "correction", days: [{ date: "2018-01-02", name: "元旦", isOffDay: true }] };
  const calendar = buildCalendar([...publishedNotices(), correction]);
  assert.equal(calendar.status("2018-01-01"), "work");
  assert.equal(calendar.status("2018-01-02"), "off");
  assert.equal(calendar.status("2018-12-31"), "off", "stands in the notice of 2019");
  assert.equal(calendar.status("2017-10-03"), "off");
});

test("where two notices name one day, the later year's stands", () => {
  const days = (isOffDay: boolean) => [{ date: "2027-12-30", name: "元旦", isOffDay }];
  const calendar = buildCalendar([
    { year: 2028, source: "b", days: days(true) },
    { year: 2027, source: "a", days: days(false) },
  ]);
  assert.equal(calendar.status("2027-12-30"), "off");
});

test("what is no day is refused", () => {
  for (const date of ["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", "", "2026-01-01T00:00:00Z"]) {
    assert.equal(parseDay(date), null, date);
    assert.throws(() => published.status(date), RangeError, date);
  }
  assert.notEqual(parseDay("2024-02-29"), null);
});

test("working hours are a history: summer and winter hours hold from their day on", () => {
  const summer = [
    [480, 720],
    [840, 1080],
  ] as const;
  const calendar = buildCalendar(publishedNotices(), [{ validFrom: "2026-05-06", windows: summer }]);
  assert.deepEqual(calendar.windowsOn("2026-05-05")[0], [510, 720]);
  assert.deepEqual(calendar.windowsOn("2026-05-06")[0], [480, 720]);
  assert.throws(() => buildCalendar([], [{ validFrom: "2026-05-06", windows: [[600, 600]] }]), RangeError);
  assert.throws(
    () =>
      buildCalendar(
        [],
        [
          {
            validFrom: "2026-05-06",
            windows: [
              [600, 700],
              [690, 800],
            ],
          },
        ],
      ),
    RangeError,
  );
});
