import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, type Recorded } from "#platform/ledger";
import { Refusal } from "#platform/refusals";
import { at, catalogueOf, matches } from "#platform/figures";
import { unitCatalogue } from "../catalogue.ts";
import { demoUnits } from "../demo.ts";
import { DEPARTMENTS } from "../departments.ts";
import { buildOrganisations, type Unit } from "../organisations.ts";
import { unitProjection } from "../projection.ts";
import {
  approve,
  dissolve,
  merge,
  open,
  operate,
  register,
  setContact,
  suspend,
  unit,
  works,
  type UnitEvent,
  type UnitState,
} from "../unit.ts";

const facts = {
  code: "cg-330502",
  department: "cg",
  area: "330502",
  zh: "城管",
  en: "Enforcement",
  parent: null,
  guidedBy: null,
  synthetic: false,
  phone: null,
  hours: null,
  hoursEn: null,
  address: null,
  services: [],
};

const after = (state: UnitState, events: readonly UnitEvent[]): UnitState =>
  events.reduce(
    (now, event) =>
      unit.evolve(now, { ...event, seq: 1, at: "2026-01-01T00:00:00.000Z", by: "a", role: "admin", unit: "" } as Recorded<UnitEvent>),
    state,
  );

const TODAY = { today: "2026-02-01" };
const day = (on: string) => ({ on, ...TODAY });
const planned = after(unit.initial, register(unit.initial, facts));
const approved = after(planned, approve(planned, "湖编〔2026〕1号"));
const opened = after(approved, open(approved, day("2026-01-01")));
const operating = after(opened, operate(opened, day("2026-01-02")));
const suspended = after(operating, suspend(operating, "搬迁", TODAY));
const fieldRefusal = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.fields ?? []).some((field) => field.code === code);
const refusal = (code: string) => (cause: unknown) => cause instanceof Refusal && cause.body.code === code;

test("a unit is planned, approved, opened and at work in that order, and may come back after a suspension", () => {
  assert.deepEqual(
    [planned.stage, approved.stage, opened.stage, operating.stage, suspended.stage],
    ["planned", "approved", "open", "operating", "suspended"],
  );
  assert.equal(after(suspended, open(suspended, day("2026-02-01"))).stage, "operating");
  assert.throws(() => open(planned, day("2026-01-01")), refusal("organisations.not-approved"));
  assert.throws(() => operate(approved, day("2026-01-01")), refusal("organisations.not-open"));
  assert.throws(() => suspend(approved, "x", TODAY), refusal("organisations.not-working"));
  assert.throws(() => register(planned, facts), refusal("organisations.unit-exists"));
});

test("a unit that merged or was dissolved is never changed again, and nothing merges into it", () => {
  const other = after(unit.initial, register(unit.initial, { ...facts, code: "cg-330503", area: "330503" }));
  const merged = after(operating, merge(operating, { ...operating, code: "cg-3305" } as UnitState, TODAY));
  assert.equal(merged.stage === "merged" && merged.mergedInto, "cg-3305");
  for (const step of [() => setContact(merged, "x"), () => dissolve(merged, "d", TODAY), () => open(merged, day("2026-01-01"))])
    assert.throws(step, refusal("organisations.unit-gone"));
  assert.throws(() => merge(operating, other, TODAY), refusal("organisations.cannot-merge-into"));
  assert.throws(() => merge(operating, operating, TODAY), refusal("organisations.cannot-merge-into"));
});

/** On which of these days it counts as working, by the condition the figures count by. */
function worked(state: UnitState, ...days: readonly string[]): string[] {
  const entry = catalogueOf([{ name: "organisations", catalogue: [unitCatalogue] }]).find("org.judicial-offices");
  assert.ok(entry && state.stage !== "none");
  const rows = unitProjection.rows({ home: "330502001", id: "x" }, { ...state, department: "justice", area: "330502001" });
  const spells = rows.filter(({ table }) => table === entry.numerator.table).map(({ row }) => row);
  return days.filter((day) => spells.filter((row) => matches(at(entry, day).numerator.where, row)).length === 1);
}

test("an office counts from the day it opened, whenever that was recorded, and no more from the day it ended; a past day stays as it was", () => {
  const office = after(approved, open(approved, day("2008-05-01")));
  assert.deepEqual(worked(office, "2008-04-30", "2008-05-01", "2012-12-31", "2026-12-31"), ["2008-05-01", "2012-12-31", "2026-12-31"]);
  const running = after(office, operate(office, day("2009-01-01")));
  assert.deepEqual(worked(running, "2008-06-30"), ["2008-06-30"], "going into operation does not begin it anew");
  const moved = after(running, suspend(running, "搬迁", { on: "2011-03-01", today: "2026-02-01" }));
  const again = after(moved, open(moved, day("2011-09-01")));
  const gone = after(again, dissolve(again, "d", { on: "2015-07-01", today: "2026-02-01" }));
  const days = ["2010-12-31", "2011-02-28", "2011-03-01", "2011-08-31", "2011-09-01", "2015-06-30", "2015-07-01"];
  assert.deepEqual(worked(gone, ...days), ["2010-12-31", "2011-02-28", "2011-09-01", "2015-06-30"]);
  const today = after(running, merge(running, { ...operating, code: "cg-3305" } as UnitState, TODAY));
  assert.deepEqual(worked(today, "2025-12-31", "2026-01-01"), ["2025-12-31"], "without a day it ends when that is recorded");
  for (const on of ["2008-04-30", "2026-02-02"])
    assert.throws(() => dissolve(running, "d", { on, today: "2026-02-01" }), fieldRefusal("organisations.day-order"));
});

test("a unit opens, goes into operation, stops and takes up work again on days that have come, in their order", () => {
  const tomorrow = "2026-02-02";
  const stopped = after(opened, suspend(opened, "搬迁", { on: "2026-01-20", ...TODAY }));
  for (const step of [() => open(approved, day(tomorrow)), () => operate(opened, day(tomorrow)), () => open(stopped, day(tomorrow))])
    assert.throws(step, fieldRefusal("organisations.day-to-come"));
  for (const step of [() => operate(opened, day("2025-12-31")), () => open(stopped, day("2026-01-19"))])
    assert.throws(step, fieldRefusal("organisations.day-too-early"));
  for (const end of [
    () => suspend(opened, "搬迁", { on: tomorrow, ...TODAY }),
    () => merge(opened, { ...operating, code: "cg-3305" } as UnitState, { on: tomorrow, ...TODAY }),
    () => dissolve(opened, "d", { on: tomorrow, ...TODAY }),
  ])
    assert.throws(end, fieldRefusal("organisations.day-order"));
  assert.equal(after(stopped, open(stopped, day("2026-01-20"))).stage, "operating");
});

const areas = [
  { code: "3305", level: "city", zh: "湖州市", en: "Huzhou" },
  { code: "330502", level: "county", zh: "吴兴区", en: "Wuxing" },
  { code: "330502001", level: "town", zh: "月河街道", en: "Yuehe" },
  { code: "330502001005", level: "village", zh: "甲社区居委会", en: "Jia" },
];
const histories = demoUnits(areas);
const units = histories.flatMap(({ kind, key, events }): Unit[] => {
  if (kind !== "organisations.unit") return [];
  const stamped = events.map(
    (event, index) =>
      ({ ...event, seq: index + 1, at: "2020-01-01T00:00:00.000Z", by: "system", role: "", unit: "" }) as Recorded<UnitEvent>,
  );
  const state = fold(unit, stamped);
  assert.ok(state.stage !== "none" && /^\d{9}$/.test(key.home));
  return [{ ...state, open: works(state.stage) }];
});

test("the lowest working office answers for a place: the town's, else the county's, else the city's", () => {
  const known = buildOrganisations(units, []);
  assert.equal(known.responsible("justice", "330502001005001")?.code, "justice-330502001");
  assert.equal(known.responsible("water", "330502001005001")?.code, "water-330502");
  assert.equal(known.responsible("hotline", "330502001005001")?.code, "hotline-3305");
  assert.equal(known.responsible("village", "330502001005001")?.code, "village-330502001005");
  assert.equal(known.responsible("village", "330502001"), undefined);
  assert.equal(known.responsible("nobody", "330502001"), undefined);
  const closed = buildOrganisations(
    units.map((one) => (one.code === "justice-330502001" ? { ...one, open: false } : one)),
    [],
  );
  assert.equal(closed.responsible("justice", "330502001005001")?.code, "justice-330502");
});

test("the demonstration city's units have every department, leadership apart from guidance, and phones marked synthetic", () => {
  for (const { code } of DEPARTMENTS)
    assert.ok(
      units.some((one) => one.department === code),
      code,
    );
  const office = units.find(({ code }) => code === "justice-330502001");
  assert.deepEqual([office?.parent, office?.guidedBy], ["justice-330502", null]);
  const codes = new Set(units.map(({ code }) => code));
  for (const { code, parent, guidedBy, phone, synthetic } of units) {
    assert.ok(synthetic && /^(0572-5550\d{3}|12345)$/.test(phone ?? ""), code);
    for (const above of [parent, guidedBy]) assert.ok(above === null || (codes.has(above) && above !== code), `${code} → ${above}`);
  }
  assert.equal(codes.size, units.length);
  assert.deepEqual(demoUnits(areas), histories);
});
