import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, type Recorded } from "#platform/ledger";
import { Refusal } from "#platform/refusals";
import { demoUnits } from "../demo.ts";
import { DEPARTMENTS } from "../departments.ts";
import { buildOrganisations, type Unit } from "../organisations.ts";
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
  services: [],
};

const after = (state: UnitState, events: readonly UnitEvent[]): UnitState =>
  events.reduce(
    (now, event) =>
      unit.evolve(now, { ...event, seq: 1, at: "2026-01-01T00:00:00.000Z", by: "a", role: "admin", unit: "" } as Recorded<UnitEvent>),
    state,
  );

const planned = after(unit.initial, register(unit.initial, facts));
const approved = after(planned, approve(planned, "湖编〔2026〕1号"));
const opened = after(approved, open(approved, "2026-01-01"));
const operating = after(opened, operate(opened, "2026-01-02"));
const suspended = after(operating, suspend(operating, "搬迁"));
const refusal = (code: string) => (cause: unknown) => cause instanceof Refusal && cause.body.code === code;

test("a unit is planned, approved, opened and at work in that order, and may come back after a suspension", () => {
  assert.deepEqual(
    [planned.stage, approved.stage, opened.stage, operating.stage, suspended.stage],
    ["planned", "approved", "open", "operating", "suspended"],
  );
  assert.equal(after(suspended, open(suspended, "2026-02-01")).stage, "operating");
  assert.throws(() => open(planned, "2026-01-01"), refusal("organisations.not-approved"));
  assert.throws(() => operate(approved, "2026-01-01"), refusal("organisations.not-open"));
  assert.throws(() => suspend(approved, "x"), refusal("organisations.not-working"));
  assert.throws(() => register(planned, facts), refusal("organisations.unit-exists"));
});

test("a unit that merged or was dissolved is never changed again, and nothing merges into it", () => {
  const other = after(unit.initial, register(unit.initial, { ...facts, code: "cg-330503", area: "330503" }));
  const merged = after(operating, merge(operating, { ...operating, code: "cg-3305" } as UnitState));
  assert.equal(merged.stage === "merged" && merged.mergedInto, "cg-3305");
  for (const step of [() => setContact(merged, "x"), () => dissolve(merged, "d"), () => open(merged, "2026-01-01")])
    assert.throws(step, refusal("organisations.unit-gone"));
  assert.throws(() => merge(operating, other), refusal("organisations.cannot-merge-into"));
  assert.throws(() => merge(operating, operating), refusal("organisations.cannot-merge-into"));
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
