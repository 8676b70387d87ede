import assert from "node:assert/strict";
import { test } from "node:test";
import { amendFaults } from "../amend.ts";
import { Rule, type Item } from "../contract/rule.ts";
import { faultsOf, forbidden } from "../measures.ts";
import { score } from "../scoring.ts";
import { WENZHOU_ORIGIN, wenzhou2017 } from "../shipped/wenzhou.ts";
import { gapOf } from "../winning.ts";

const rule = Rule.parse(wenzhou2017({ awareness: 92.5, participation: 88 }));
const codes = (change: Partial<Rule>) => faultsOf({ ...rule, ...change }).map(({ code }) => code);
const figure = (code: string, words: Partial<Item> = {}): Item =>
  ({
    code: "X",
    category: "rates",
    zh: "项",
    en: "item",
    points: 5,
    side: "deduct",
    department: "xf",
    evidence: "x",
    method: "threshold",
    better: "higher",
    lines: [{ at: 90, perUnit: 1 }],
    source: { kind: "figure", figure: code },
    ...words,
  }) as Item;

test("the negative list itself is a sound rule, and says whose it is", () => {
  assert.deepEqual(faultsOf(rule), []);
  assert.match(WENZHOU_ORIGIN.zh, /温州市 2017 年.*负面清单（附件）/);
});

test("no item feeds on petitions, arrests, refusals or the number of reports, by its figure or by its words", () => {
  for (const code of [
    "pet.repeat",
    "pet.extended",
    "med.success.accepted",
    "med.confirm",
    "crime.rate",
    "evt.reported",
    "med.accepted-refused",
  ])
    assert.equal(forbidden(figure(code)), "measure", code);
  for (const [zh, en] of [
    ["进京上访人次", "x"],
    ["信访总量下降", "x"],
    ["信访件次", "x"],
    ["逮捕人数", "x"],
    ["刑事拘留数", "x"],
    ["拒绝率", "x"],
    ["投诉量", "x"],
    ["事", "number of petitions"],
    ["事", "arrests made"],
    ["事", "refusals of mediation"],
  ])
    assert.equal(forbidden(figure("evt.ontime", { zh, en } as never)), "measure", `${zh} ${en}`);
  assert.equal(forbidden(figure("evt.ontime", { zh: "书记个人得分", en: "x" } as never)), "person");
  for (const code of ["pet.register", "pet.notice", "pet.intime", "evt.ontime", "evt.sat", "med.perform"])
    assert.equal(forbidden(figure(code)), null, code);
  assert.equal(forbidden(figure("pet.intime", { zh: "信访事项按期办结率", en: "petitions answered in time" } as never)), null);
  // Nor hidden in a line of a tariff.
  const [accident] = rule.items;
  assert.ok(accident?.method === "perCase");
  const hidden = { ...accident, tariff: [{ ...accident.tariff[0]!, zh: "非正常上访" }] };
  assert.deepEqual(codes({ items: [hidden, ...rule.items.slice(1)] }), ["assessment.forbidden-measure"]);
});

test("a veto is for what an authority did: petitions, complaints and press reports are none, retaliation against petitioners is", () => {
  const [veto] = rule.vetoes;
  const named = (zh: string, ground = veto!.ground) => codes({ vetoes: [{ ...veto!, zh, ground }] });
  for (const zh of ["发生进京上访", "群众投诉", "媒体曝光", "信访积案"]) assert.deepEqual(named(zh), ["assessment.forbidden-veto"], zh);
  assert.deepEqual(named("打击报复信访人", "retaliation"), []);
  assert.equal(Rule.safeParse({ ...rule, vetoes: [{ ...veto, ground: "petition" }] }).success, false);
});

test("what contradicts itself is refused with its place", () => {
  const [accident, ...rest] = rule.items;
  assert.ok(accident?.method === "perCase");
  const withFirst = (change: Partial<typeof accident>) => codes({ items: [{ ...accident, ...change } as Item, ...rest] });
  assert.deepEqual(withFirst({ code: "A2" }), ["assessment.code-twice"]);
  assert.deepEqual(withFirst({ category: "none" }), ["assessment.no-such-category"]);
  assert.deepEqual(withFirst({ side: "earn" }), ["assessment.side-mode"]);
  assert.deepEqual(withFirst({ points: 4 }), ["assessment.tariff-beyond"]);
  assert.deepEqual(codes({ base: 0 }), ["assessment.base-mode"]);
  assert.deepEqual(codes({ grades: rule.grades.map((one) => ({ ...one, from: 60 })) }), ["assessment.grades"]);
  assert.deepEqual(codes({ tie: { kind: "item", item: "Z9" } }), ["assessment.no-such-item"]);
  const place = rule.items.find(({ code }) => code === "D1")!;
  assert.ok(place.method === "rank");
  const banded = (bands: typeof place.bands) => codes({ items: rule.items.map((one) => (one === place ? { ...place, bands } : one)) });
  assert.deepEqual(
    banded([
      { from: 1, to: 3, points: 1 },
      { from: 3, to: 5, points: 1 },
    ]),
    ["assessment.bands-cross"],
  );
  assert.deepEqual(banded([{ from: 1, to: 3, points: 7 }]), ["assessment.band-beyond"]);
});

test("while a scheme runs its items stand; words and tariffs in favour of the assessed may change, and lower no score", () => {
  const [accident, ...rest] = rule.items;
  assert.ok(accident?.method === "perCase");
  const amended = (items: readonly Item[], change: Partial<Rule> = {}) =>
    amendFaults(rule, { ...rule, items: [...items], ...change }).map(({ code }) => code);
  assert.deepEqual(amended(rule.items), []);
  assert.deepEqual(amended([{ ...accident, zh: "安全生产事故", evidence: "调查报告" }, ...rest]), []);
  const kinder = { ...accident, tariff: accident.tariff.map((one) => ({ ...one, each: one.each - 1 })) };
  assert.deepEqual(amended([kinder, ...rest]), []);
  assert.deepEqual(amended(rest), ["assessment.items-stand"]);
  assert.deepEqual(amended([...rule.items, { ...accident, code: "A9" }]), ["assessment.items-stand"]);
  assert.deepEqual(amended([{ ...accident, tariff: accident.tariff.map((one) => ({ ...one, each: one.each + 1 })) }, ...rest]), [
    "assessment.items-stand",
  ]);
  assert.deepEqual(amended([{ ...accident, points: accident.points + 1 }, ...rest]), ["assessment.items-stand"]);
  assert.deepEqual(amended(rule.items, { base: 90 }), ["assessment.frame-stands"]);
  assert.deepEqual(amended(rule.items, { categories: rule.categories.map((one) => ({ ...one, mostLost: 99 })) }), [
    "assessment.frame-stands",
  ]);
  const entries = [
    {
      id: "1",
      item: "A1",
      body: { kind: "case" as const, tariff: "dead3", quantity: 1, factors: [] },
      on: "2017-05-01",
      at: "2017-06-01T00:00:00.000Z",
    },
  ];
  const given = { entries, values: new Map() };
  assert.ok(score({ ...rule, items: [kinder, ...rest] }, given).total > score(rule, given).total);
});

test("what cost a point says what would win it back", () => {
  const ontime = figure("evt.ontime", { lines: [{ at: 95, perUnit: 1 }] } as never);
  const rules = { ...rule, items: [ontime] };
  const value = { value: 92, interval: null, entry: null };
  const found = score(rules, { entries: [], values: new Map([["X", value]]) }).items[0]!;
  const gap = gapOf(ontime, found, { parts: { numerator: 92, denominator: 100 }, scale: 100, met: [] });
  assert.deepEqual(gap, { item: "X", points: 3, way: { kind: "value", target: 95, value: 92, more: 3 } });
  const [accident] = rule.items;
  const cases = score(rule, {
    entries: [{ id: "e", item: "A1", body: { kind: "case", tariff: "dead3", quantity: 1, factors: [] }, on: "x", at: "y" }],
    values: new Map(),
  }).items[0]!;
  assert.deepEqual(gapOf(accident!, cases, { parts: null, scale: 1, met: [] }).way, { kind: "cases", entries: ["e"] });
  assert.equal(
    gapOf(accident!, score(rule, { entries: [], values: new Map() }).items[0]!, { parts: null, scale: 1, met: [] }).way.kind,
    "none",
  );
});
