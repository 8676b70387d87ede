import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedNotices } from "#platform/clocks";
import { fold, type Recorded } from "#platform/ledger";
import { Refusal } from "#platform/refusals";
import { LoadYearNotice, SetWorkingTime, type AmendRule, type Rule } from "../contract.ts";
import { buildLimits } from "../limits.ts";
import { amend, define, rule, type RuleEvent, type RuleState } from "../rule.ts";
import { statute } from "../statute/index.ts";
import { set, workingTime, type WorkingTimeEvent } from "../working-time.ts";
import { countsWorkingTime } from "../working.ts";
import { load, withdraw, yearNotice, type NoticeEvent } from "../year-notice.ts";
import { words } from "../ui/words.ts";
import { notice2027 } from "./notices.ts";

const now = "2026-11-23T02:00:00.000Z";
const stamp = { seq: 1, at: now, by: "test", role: "admin", unit: "" };
const recorded = <E extends { type: string }>(events: readonly E[]): Recorded<E>[] =>
  events.map((event, index) => ({ ...event, ...stamp, seq: index + 1 }));
const none = { stage: "none" } as const;
const stateOf = (events: NoticeEvent[]) => fold(yearNotice, recorded(events));

/** Codes of a refusal, of its fields where it has them; each must have words. */
function refused(work: () => unknown): string[] {
  try {
    work();
  } catch (cause) {
    assert.ok(cause instanceof Refusal, String(cause));
    const codes = cause.body.fields ? cause.body.fields.map(({ path, code }) => `${path} ${code}`) : [cause.body.code];
    for (const code of codes) assert.ok((code.split(" ").at(-1) ?? "") in words, code);
    return codes;
  }
  return [];
}

test("next year's notice is taken as it is published, also with days of this December", () => {
  const [event] = load(none, notice2027(), now);
  assert.equal(event?.type, "limits.notice-loaded");
  assert.equal(event?.type === "limits.notice-loaded" && event.days[0]?.date, "2026-12-31");
});

test("every notice since 2007 would have been taken in its November", () => {
  const years = publishedNotices().filter(({ year }) => year >= 2007);
  assert.ok(years.length >= 20);
  for (const notice of years) {
    const input = LoadYearNotice.parse({ year: notice.year, source: notice.source, days: notice.days });
    const november = `${notice.year - 1}-11-10T02:00:00.000Z`;
    // In 2013 as many weekend days were worked as seven long weekends needed; still fewer than the days off.
    assert.equal(load(none, input, november).length, 1, String(notice.year));
  }
});

test("the same notice loaded twice is one; a corrected one replaces it; a withdrawn one can come again", () => {
  const first = load(none, notice2027(), now);
  const state = stateOf(first);
  assert.deepEqual(load(state, { ...notice2027(), days: notice2027().days.toReversed() }, now), []);
  assert.equal(load(state, { ...notice2027(), source: "更正" }, now).length, 1);
  const withdrawn = stateOf([...first, ...withdraw(state)]);
  assert.deepEqual(withdraw(withdrawn), []);
  assert.equal(load(withdrawn, notice2027(), now).length, 1);
  assert.deepEqual(
    refused(() => withdraw(none)),
    ["limits.no-notice"],
  );
});

const changed = (change: (notice: LoadYearNotice) => void) => () => {
  const notice = notice2027();
  change(notice);
  return load(none, notice, now);
};
const day = (date: string, isOffDay = true) => ({ date, name: "元旦", isOffDay });

const mistakes: [string, (notice: LoadYearNotice) => void, string[]][] = [
  ["a day that does not exist", (notice) => notice.days.splice(0, 1, day("2027-02-29")), ["days.0.date limits.no-such-day"]],
  ["something that is no day", (notice) => notice.days.splice(0, 1, day("1 January")), ["days.0.date limits.no-such-day"]],
  [
    "a day twice, once off and once worked",
    (notice) => notice.days.splice(1, 1, day("2026-12-31", false)),
    ["days.1.date limits.day-twice"],
  ],
  ["a day of this November", (notice) => notice.days.splice(0, 1, day("2026-11-30")), ["days.0.date limits.day-outside"]],
  ["a day of the February after", (notice) => notice.days.splice(0, 1, day("2028-02-01")), ["days.0.date limits.day-outside"]],
  [
    "a make-up day on a Wednesday",
    (notice) => notice.days.splice(3, 1, day("2027-01-06", false)),
    ["days.3.isOffDay limits.makeup-on-weekday"],
  ],
  [
    "a year whose notice cannot be out",
    (notice) =>
      Object.assign(notice, {
        year: 2028,
        days: notice.days
          .map((one) => ({ ...one, date: one.date.replace("2027", "2028").replace("2026", "2027") }))
          .filter((one) => one.isOffDay),
      }),
    ["year limits.year-ahead"],
  ],
  ["no National Day", (notice) => (notice.days = notice.days.filter(({ date }) => date !== "2027-10-02")), ["days limits.holiday-missing"]],
  [
    "only the fixed holidays",
    (notice) =>
      (notice.days = notice.days.filter(({ date }) =>
        ["2027-01-01", "2027-05-01", "2027-10-01", "2027-10-02", "2027-10-03"].includes(date),
      )),
    ["days limits.days-off"],
  ],
  [
    "two months off",
    (notice) =>
      notice.days.push(
        ...Array.from({ length: 31 }, (_, index) => day(`2027-07-${String(index + 1).padStart(2, "0")}`)),
        ...Array.from({ length: 10 }, (_, index) => day(`2027-08-${String(index + 1).padStart(2, "0")}`)),
      ),
    ["days limits.days-off"],
  ],
];
for (const [what, change, codes] of mistakes)
  test(`a notice with ${what} is refused, by field`, () => assert.deepEqual(refused(changed(change)), codes));

test("off days swapped with working days by mistake are noticed", () => {
  const swapped = notice2027().days.map((one) => ({ ...one, isOffDay: !one.isOffDay }));
  assert.ok(refused(() => load(none, { ...notice2027(), days: swapped }, now)).length > 0);
});

test("more than eighty days, or none, are no notice", () => {
  const many = Array.from({ length: 81 }, () => day("2027-01-01"));
  assert.equal(LoadYearNotice.safeParse({ ...notice2027(), days: many }).success, false);
  assert.equal(LoadYearNotice.safeParse({ ...notice2027(), days: [] }).success, false);
  assert.equal(LoadYearNotice.safeParse({ ...notice2027(), source: " " }).success, false);
});

const states = (...events: RuleEvent[]): RuleState => fold(rule, recorded(events));
const stated = (id: string) => {
  const found = statute.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
};
const defined = (id: string): RuleState => states(...define(rule.initial, stated(id)));
const amendment = (more: Partial<AmendRule> = {}): AmendRule => ({
  id: "MED-1",
  length: { amount: 5, unit: "workingDay" },
  extension: null,
  basis: "湖平安办〔2026〕3号",
  validFrom: "2027-01-01",
  ...more,
});

test("a local limit is amended from a day on, and reads as before until then", () => {
  const before = defined("MED-1");
  const after = states(...define(rule.initial, stated("MED-1")), ...amend(before, amendment(), now));
  const limits = buildLimits(after.versions);
  assert.deepEqual(limits.rule("MED-1", "2026-12-31")?.length, { kind: "limit", limit: { amount: 3, unit: "workingDay" } });
  assert.deepEqual(limits.rule("MED-1", "2027-01-01")?.length, { kind: "limit", limit: { amount: 5, unit: "workingDay" } });
  assert.equal(limits.rule("MED-1", "2026-12-31T16:30:00.000Z")?.version, 2, "half past midnight in the city");
  assert.equal(limits.versions("MED-1").length, 2);
  assert.equal(limits.rule("XX-9", "2027-01-01"), undefined);
});

test("nobody amends the law: every entry that is not ours refuses", () => {
  const refusals = statute.map(({ id, certainty }) => ({ certainty, codes: refused(() => amend(defined(id), amendment({ id }), now)) }));
  for (const { certainty, codes } of refusals) if (certainty !== "P") assert.deepEqual(codes, ["limits.statutory"]);
  const own = refusals.filter(({ certainty }) => certainty === "P").flatMap(({ codes }) => codes);
  // What no clock here is counted by cannot be amended either: it would be "saved" and move nothing.
  assert.ok(own.length >= 12 && own.every((code) => code === "limits.not-in-use"));
  assert.equal(refusals.filter(({ codes }) => codes.length === 0).length, 11);
});

const wrong: [string, Partial<AmendRule>, string][] = [
  ["nothing", { length: { amount: 0, unit: "day" } }, "length.amount limits.amount"],
  ["an extension of nothing", { extension: { amount: 0, unit: "day" } }, "extension.amount limits.amount"],
  ["days extended by hours", { extension: { amount: 5, unit: "hour" } }, "extension.unit limits.units-differ"],
  [
    "working hours extended by hours",
    { length: { amount: 2, unit: "workingHour" }, extension: { amount: 5, unit: "hour" } },
    "extension.unit limits.units-differ",
  ],
  ["a day gone by", { validFrom: "2026-11-22" }, "validFrom limits.date-past"],
];
for (const [what, more, code] of wrong)
  test(`a limit amended to ${what} is refused`, () =>
    assert.deepEqual(
      refused(() => amend(defined("MED-1"), amendment(more), now)),
      [code],
    ));

test("an amendment cannot begin before the one it follows", () => {
  const state = states(...define(rule.initial, stated("MED-1")), ...amend(defined("MED-1"), amendment(), now));
  assert.deepEqual(
    refused(() => amend(state, amendment({ validFrom: "2026-12-01" }), now)),
    ["limits.date-before"],
  );
  assert.deepEqual(
    refused(() => amend(rule.initial, amendment(), now)),
    ["limits.no-rule"],
  );
});

test("a release states a law anew only from a later day, and never over what the city has set", () => {
  const law = stated("PET-6");
  assert.deepEqual(define(defined("PET-6"), law), []);
  assert.equal(define(defined("PET-6"), { ...law, validFrom: "2030-01-01" }).length, 1);
  const local = states(...define(rule.initial, stated("MED-1")), ...amend(defined("MED-1"), amendment(), now));
  assert.deepEqual(define(local, { ...stated("MED-1"), validFrom: "2030-01-01" }), []);
});

const hours = (validFrom: string, ...windows: [string, string][]) =>
  SetWorkingTime.parse({ validFrom, windows: windows.map(([from, to]) => ({ from, to })) });
const hoursState = (...events: WorkingTimeEvent[]) => fold(workingTime, recorded(events));

test("summer hours begin on a day to come; the same again is nothing new", () => {
  const summer = hours("2027-05-01", ["08:00", "11:30"], ["14:30", "18:00"]);
  const events = set(workingTime.initial, summer, now);
  assert.deepEqual(events, [
    {
      type: "limits.working-time-set",
      validFrom: "2027-05-01",
      windows: [
        [480, 690],
        [870, 1080],
      ],
    },
  ]);
  assert.deepEqual(set(hoursState(...events), summer, now), []);
  assert.deepEqual(
    refused(() => set(hoursState(...events), hours("2027-01-01", ["08:00", "12:00"]), now)),
    ["limits.date-before"],
  );
});

test("hours of the past, out of order or overlapping are refused", () => {
  assert.deepEqual(
    refused(() => set(workingTime.initial, hours("2026-11-22", ["08:00", "12:00"]), now)),
    ["validFrom limits.date-past"],
  );
  for (const windows of [
    [["12:00", "08:00"]],
    [
      ["08:00", "12:00"],
      ["11:00", "17:00"],
    ],
    [
      ["13:00", "17:00"],
      ["08:00", "12:00"],
    ],
  ] as [string, string][][])
    assert.deepEqual(
      refused(() => set(workingTime.initial, hours("2027-01-01", ...windows), now)),
      ["windows limits.windows"],
    );
  assert.equal(SetWorkingTime.safeParse({ validFrom: "2027-01-01", windows: [{ from: "25:00", to: "26:00" }] }).success, false);
});

test("the table holds every row of the reference and the city's own for evaluations, its archive of answers and opinions, in both languages, each with its basis", () => {
  const rows =
    "MED-1 MED-2 MED-3 MED-4 MED-5 JC-1 JC-2 JC-3 PRE-1 PRE-2 PRE-3 LAB-1 LAB-2 LAB-3 LAND-1 ADM-1 PET-1 PET-2 PET-3 PET-4 PET-5 PET-6 PET-7 PET-8 PET-9 PET-10 PET-11 PET-12 AGT-1 " +
    "GOV-1 GOV-2 GOV-3 GOV-4 GOV-5 REC-1 REC-2 REC-3 DEC-1 DEC-2 DEC-3 DEC-4 RP-1 RP-2 RP-3 RP-4 LA-1 DV-1 DV-2 MIN-1 CAM-1 CAM-2 PI-1 PI-2 PI-3 EM-1 EM-2 EM-3 AW-1 VOL-1 HOT-1 ANS-1 OPN-1";
  assert.deepEqual([...new Set(statute.map(({ row }) => row))].sort(), rows.split(" ").sort());
  assert.equal(new Set(statute.map(({ id }) => id)).size, statute.length);
  const pairs = (one: Omit<Rule, "version">) =>
    [one.matter, one.who, one.start, one.extensionNote, one.lapse].filter((pair) => pair !== null);
  for (const one of statute) {
    for (const { zh, en } of pairs(one))
      assert.ok(
        /\p{Script=Han}/u.test(zh) && en.length > 2 && !/\p{Script=Han}/u.test(en.replace(/（.*?）|\(.*?\)/g, "")),
        `${one.id}: ${zh} | ${en}`,
      );
    assert.ok(one.basis.length > 2, one.id);
  }
});

test("the windows in which a person must act are rights, everything an authority owes is a duty", () => {
  const rights = statute.filter(({ kind }) => kind === "right").map(({ id }) => id);
  assert.deepEqual(rights.sort(), ["GOV-4", "JC-1", "LAB-2", "LAB-3.sue", "LAND-1.sue", "PET-7", "PET-9", "REC-1", "RP-2"]);
});

test("figures of the law that the whole city counts on", () => {
  const limits = buildLimits([]);
  const figure = (id: string) => {
    const found = limits.rule(id, "2026-11-23");
    return [
      found?.length.kind === "limit" ? `${found.length.limit.amount} ${found.length.limit.unit}` : found?.length.kind,
      found?.extension ? `${found.extension.amount} ${found.extension.unit}` : null,
      found?.certainty,
    ];
  };
  assert.deepEqual(figure("PET-6"), ["60 day", "30 day", "L"]);
  assert.deepEqual(figure("PET-5"), ["5 workingDay", null, "L"]);
  assert.deepEqual(figure("JC-1"), ["30 day", null, "L"]);
  assert.deepEqual(figure("GOV-3"), ["20 workingDay", "20 workingDay", "L"]);
  assert.deepEqual(figure("REC-2"), ["5 workingDay", null, "L"]);
  assert.deepEqual(figure("MED-2"), ["1 month", null, "F"]);
  assert.deepEqual(figure("HOT-1.red-acknowledge"), ["5 minute", null, "P"]);
  assert.deepEqual(figure("DV-1.urgent"), ["24 hour", null, "L"]);
  assert.deepEqual(figure("EM-1"), ["atOnce", null, "L"]);
});

test("what is left of a clock is said in working time where its limit counts it, also where it is a least; one the table lacks runs by the calendar", () => {
  const table = buildLimits([]);
  const counts = (id: string) => countsWorkingTime(table, id, now);
  assert.deepEqual([counts("MED-1"), counts("DEC-3"), counts("PET-5")], [true, true, true]);
  assert.deepEqual([counts("MED-2"), counts("PET-6"), counts("DEC-1"), counts("nobody's")], [false, false, false, false]);
});
