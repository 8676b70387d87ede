import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "#platform/refusals";
import { departmentOf } from "../../organisations/departments.ts";
import { category, retireCategory, setCategory, type CategoryEvent, type CategoryState } from "../category.ts";
import { Category } from "../contract.ts";
import { buildTaxonomy } from "../limits.ts";
import { procedure, setLimits, shippedProcedure } from "../procedure.ts";
import { SHIPPED_CATEGORIES, SHIPPED_GROUPS } from "../taxonomy.ts";
import { workerPart } from "../ui/worker-part.ts";
import { entry as p, shipped } from "./play.ts";

test("the taxonomy as shipped holds fifteen groups and 99, and the second-level entries of domain.md", () => {
  assert.equal(SHIPPED_GROUPS.length, 16);
  assert.equal(SHIPPED_CATEGORIES.filter(({ code }) => code.length === 4).length, 72);
  assert.equal(new Set(SHIPPED_CATEGORIES.map(({ code }) => code)).size, SHIPPED_CATEGORIES.length);
});

test("every entry is well-formed, belongs to a group, and goes to departments that exist", () => {
  for (const entry of [...SHIPPED_GROUPS, ...SHIPPED_CATEGORIES]) {
    assert.deepEqual(Category.parse(entry), entry);
    assert.ok(
      SHIPPED_GROUPS.some(({ code }) => code === entry.group),
      entry.code,
    );
    for (const department of entry.departments) assert.ok(departmentOf(department), `${entry.code}: ${department}`);
    if (entry.code.length === 4) assert.ok(entry.departments.length > 0, entry.code);
  }
});

test("children, violence and illness are sealed, and life at risk shows a number before anything is typed", () => {
  for (const code of ["1201", "1202", "1401", "1503"]) assert.equal(shipped.category(code)?.sealed, true, code);
  for (const [code, hotline] of [
    ["0203", "119"],
    ["0208", "119"],
    ["0301", "110"],
    ["0305", "110"],
    ["0506", "120"],
    ["0801", "120"],
    ["1003", "119"],
    ["1201", "110"],
    ["1202", "110"],
  ])
    assert.equal(shipped.category(code ?? "")?.hotline, hotline, code);
  assert.deepEqual(
    SHIPPED_CATEGORIES.filter(({ handOverOnly }) => handOverOnly).map(({ code }) => code),
    ["0301"],
  );
  assert.equal(
    SHIPPED_CATEGORIES.some((entry) => entry.selfHandle && (entry.sealed || entry.urgency === "red")),
    false,
  );
});

test("what a grid worker does and does not do follows from the kind: the number first where life is at risk, nothing investigated, the city's own words before ours", () => {
  const of = (code: string) => workerPart(p(code)).zh;
  assert.match(of("1003"), /先打 119/);
  assert.match(of("1201"), /先打 110/);
  assert.match(of("1401"), /不告诉别人/);
  assert.match(of("0101"), /愿不愿意调解/);
  assert.match(of("0501"), /当场能办的/);
  assert.match(of("1102"), /不收证件原件/);
  assert.match(of("0205"), /不认定责任/);
  const own = { zh: "先断电，再上报。", en: "Cuts the power, then reports." };
  assert.deepEqual(workerPart({ ...p("0204"), worker: own }), own);
  const wires = SHIPPED_CATEGORIES.find(({ code }) => code === "0204");
  assert.ok(wires);
  assert.equal(setCategory({ stage: "none" }, { ...wires, worker: own }, wires, "停电先行").length, 1, "a new version");
  for (const entry of SHIPPED_CATEGORIES) {
    const { zh, en } = workerPart(entry);
    assert.ok(/不/.test(zh) && /not|no /i.test(en), entry.code);
  }
});

test("where somebody may be in danger a question comes first; a yes leads to a kind that is acted on at once", () => {
  const asking = SHIPPED_CATEGORIES.flatMap(({ code, askFirst }) => (askFirst ? [{ code, ...askFirst }] : []));
  assert.deepEqual(
    asking.map(({ code, category, hotlines }) => [code, category, hotlines.join("/")]),
    [
      ["0102", "1202", "110/120"],
      ["0207", "0208", "119/120"],
      ["0504", "0506", "120/110"],
    ],
  );
  const quick = (code: string) => shipped.category(code)?.firstStep;
  for (const { category } of asking) {
    assert.deepEqual(quick(category), { amount: 15, unit: "minute" });
    assert.ok(shipped.category(category)?.hotline && !shipped.category(category)?.askFirst, category);
  }
  assert.deepEqual(quick("1004"), { amount: 15, unit: "minute" });
  const dogs = SHIPPED_CATEGORIES.find(({ code }) => code === "0504");
  assert.ok(dogs?.askFirst);
  const { askFirst, ...before } = dogs;
  const asked = (entry: Category) => buildTaxonomy([{ code: "0504", version: 2, entry, retired: false }], []).category("0504")?.askFirst;
  assert.deepEqual([asked(before), asked({ ...before, askFirst: null })], [askFirst, null]);
  assert.throws(() => setCategory({ stage: "none" }, { ...dogs, askFirst: { ...askFirst, category: "0504" } }, dogs, "x"), Refusal);
});

test("disputes, help asked for and what concerns children are somebody's own, also in versions from before the mark", () => {
  const own = SHIPPED_CATEGORIES.filter(({ personal }) => personal).map(({ code }) => code);
  for (const { code } of SHIPPED_CATEGORIES.filter(({ group }) => ["01", "11", "12"].includes(group))) assert.ok(own.includes(code), code);
  assert.ok(!own.includes("0402") && !own.includes("0201"));
  const quarrel = SHIPPED_CATEGORIES.find(({ code }) => code === "0101");
  assert.ok(quarrel);
  const { personal, ...before } = { ...quarrel, limit: { amount: 9, unit: "workingDay" as const } };
  assert.equal(personal, true);
  const marked = (entry: Category) => buildTaxonomy([{ code: "0101", version: 2, entry, retired: false }], []).category("0101")?.personal;
  assert.deepEqual([marked(before), marked({ ...before, personal: false })], [true, false]);
  assert.deepEqual(setCategory({ stage: "none" }, { ...before, limit: quarrel.limit }, quarrel, "x"), []);
  assert.equal(setCategory({ stage: "none" }, { ...quarrel, personal: false }, quarrel, "x").length, 1);
});

const at = "2026-11-23T02:00:00.000Z";
const evolve = (state: CategoryState, events: CategoryEvent[]): CategoryState =>
  events.reduce((before, event) => category.evolve(before, { ...event, seq: 1, at, by: "a", role: "admin", unit: "" }), state);
const lamp = SHIPPED_CATEGORIES.find(({ code }) => code === "0402");

test("a changed limit is a new version; the same again is nothing; a retired entry takes no reports but keeps its name", () => {
  assert.ok(lamp);
  assert.deepEqual(setCategory({ stage: "none" }, { ...lamp }, lamp, "x"), []);
  const shorter = { ...lamp, limit: { amount: 2, unit: "workingDay" as const } };
  const changed = evolve({ stage: "none" }, setCategory({ stage: "none" }, shorter, lamp, "x"));
  assert.deepEqual(setCategory(changed, { ...shorter }, lamp, "x"), []);
  const retired = evolve(changed, retireCategory(changed, lamp, "x"));
  assert.deepEqual(retireCategory(retired, lamp, "x"), []);
  const rows = (state: CategoryState) =>
    state.stage === "none"
      ? []
      : state.versions.map((one) => ({ code: "0402", version: one.version, entry: one.entry, retired: one.retired }));
  assert.deepEqual(buildTaxonomy(rows(changed), []).category("0402"), { ...shorter, version: 2 });
  assert.equal(buildTaxonomy(rows(retired), []).category("0402"), undefined);
  assert.equal(buildTaxonomy(rows(retired), []).known("0402")?.zh, "路灯故障");
  const back = evolve(retired, setCategory(retired, { ...shorter }, lamp, "x"));
  assert.equal(buildTaxonomy(rows(back), []).category("0402")?.version, 4);
});

test("limits of the steps that stay as they are make no new version; one that changes does", () => {
  const standing = shippedProcedure;
  const { review, ...rest } = standing;
  assert.deepEqual(setLimits(procedure.initial, { review, ...rest }), []);
  const changed = { ...standing, verify: { ...standing.verify, blue: { amount: 4, unit: "workingHour" as const } } };
  const [event] = setLimits(procedure.initial, changed);
  assert.deepEqual(event, { type: "incidents.procedure-set", limits: changed });
  const after = procedure.evolve(procedure.initial, {
    ...event!,
    at: "2026-11-23T02:00:00.000Z",
    seq: 1,
    by: "a",
    role: "admin",
    unit: "",
  });
  assert.deepEqual(setLimits(after, changed), []);
  assert.equal(setLimits(after, standing).length, 1, "and back again");
});

test("a shipped entry nobody changed can be retired, and what never was cannot", () => {
  const retired = evolve({ stage: "none" }, retireCategory({ stage: "none" }, lamp, "x"));
  assert.equal(retired.stage === "set" && retired.versions.at(-1)?.retired, true);
  assert.throws(() => retireCategory({ stage: "none" }, undefined, "x"), Refusal);
});

test("an entry that contradicts itself is refused at its field", () => {
  assert.ok(lamp);
  const field = (change: object) => {
    try {
      setCategory({ stage: "none" }, { ...lamp, ...change }, lamp, "x");
    } catch (cause) {
      return cause instanceof Refusal ? cause.body.fields?.[0]?.path : "bug";
    }
    return undefined;
  };
  assert.deepEqual(
    [field({ group: "05" }), field({ sealed: true, selfHandle: true }), field({ handOverOnly: true })],
    ["group", "selfHandle", "hotline"],
  );
});
