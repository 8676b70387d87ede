import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Rule, type Item } from "../contract/rule.ts";
import { FACTORS, type FactorCode } from "../contract/lists.ts";
import { score, timesOf, type Body, type Entry, type Value } from "../scoring.ts";
import { wenzhou2017 } from "../shipped/wenzhou.ts";

const rule = Rule.parse(wenzhou2017({ awareness: 92.5, participation: 88 }));
let made = 0;
const entry = (item: string, body: Body, at = "2017-06-01T00:00:00.000Z"): Entry => ({
  id: `e${(made += 1)}`,
  item,
  body,
  on: "2017-05-01",
  at,
});
const kase = (item: string, tariff: string, quantity = 1, ...factors: FactorCode[]) =>
  entry(item, { kind: "case", tariff, quantity, factors });
const value = (item: string, of: number, interval: { low: number; high: number } | null = null) =>
  entry(item, { kind: "value", value: of, interval });
const of = (...entries: Entry[]) => score(rule, { entries, values: new Map() });
const points = (item: string, ...entries: Entry[]) => of(...entries).items.find((one) => one.item === item)!.points;

test("Wenzhou 2017: nothing happened and nothing is known: the full score, and what is not known is no loss", () => {
  const clean = of();
  assert.equal(clean.total, 100);
  assert.equal(clean.grade, "excellent");
  assert.equal(points("B1"), null);
});

test("Wenzhou 2017: each line of the tariff costs what the list says", () => {
  assert.equal(points("A1", kase("A1", "dead3")), -5);
  assert.equal(points("A1", kase("A1", "dead6")), -10);
  assert.equal(points("A2", kase("A2", "dead3")), -5);
  // The province took 8 points: a quarter of them.
  assert.equal(points("A3", kase("A3", "province", 8)), -2);
  assert.equal(points("A1", kase("A1", "dead3"), kase("A1", "dead3", 1, "repeat")), -15);
  assert.equal(points("A1", kase("A1", "dead6", 1, "majorPeriod", "repeat")), -20);
  assert.equal(points("C1", kase("C1", "problem", 3), kase("C1", "problem", 1, "notMended")), -1.25);
  assert.equal(points("B1", value("B1", 96.83)), 0);
  assert.equal(points("B1", value("B1", 94)), -0.5);
  assert.equal(points("B1", value("B1", 88)), -2.5);
  assert.equal(points("B2", value("B2", 90.5)), -0.5);
  for (const [places, worth] of [
    [-12, -2],
    [-10, -2],
    [-7, -1],
    [-4, 0],
    [4, 0],
    [5, 0.5],
    [30, 0.5],
  ] as const)
    assert.equal(points("D1", value("D1", places)), worth, String(places));
  assert.equal(of(entry("V2", { kind: "veto" })).total, 70);
});

test("Wenzhou 2017: the three rates lose five points together, and no more", () => {
  const low = of(value("B1", 82), value("B2", 80), value("B3", 80));
  assert.deepEqual(
    low.categories.find(({ category }) => category === "rates"),
    { category: "rates", points: -5, capped: true },
  );
  assert.equal(low.total, 95);
});

test("an estimate whose interval covers the target costs nothing; one that lies wholly below does", () => {
  const near = of(value("B1", 95.2, { low: 94.1, high: 96.3 }));
  assert.equal(near.items.find(({ item }) => item === "B1")!.neutral, true);
  assert.equal(near.total, 100);
  assert.equal(of(value("B1", 95, { low: 94.1, high: 95.9 })).total, 99.75);
});

test("of two reports of one value the later confirmed holds", () => {
  const early = { ...value("B1", 90), at: "2017-03-01T00:00:00.000Z" };
  const late = { ...value("B1", 97), at: "2017-09-01T00:00:00.000Z" };
  assert.equal(of(early, late).total, 100);
  assert.equal(of(late, early).total, 100);
});

const item = (more: Partial<Item> & { method: Item["method"] }): Item =>
  ({ code: "X", category: "c", zh: "项", en: "item", points: 20, side: "earn", department: "zfw", evidence: "文件", ...more }) as Item;
const adding = (...items: Item[]): Rule =>
  Rule.parse({
    ...rule,
    mode: "addUp",
    base: 0,
    categories: [{ code: "c", zh: "类", en: "c", mostLost: null, mostWon: null }],
    items,
    vetoes: [],
    tie: { kind: "share" },
  });
const linear = item({ method: "linear", source: { kind: "figure", figure: "evt.ontime" }, zeroAt: 80, fullAt: 100 });
const withValue = (rules: Rule, number: number | null) =>
  score(rules, { entries: [], values: new Map<string, Value>([["X", { value: number, interval: null, entry: null }]]) });

test("linear, ratio, checklist and panel give what their formula says", () => {
  for (const [x, worth] of [
    [70, 0],
    [80, 0],
    [90, 10],
    [95, 15],
    [100, 20],
    [110, 20],
  ] as const)
    assert.equal(withValue(adding(linear), x).total, worth);
  const down = item({ ...linear, zeroAt: 48, fullAt: 12 } as never);
  assert.equal(withValue(adding(down), 30).total, 10);
  assert.equal(withValue(adding(item({ method: "ratio", source: { kind: "figure", figure: "evt.ontime" } })), 0.655).total, 13.1);
  const lines = [
    { code: "L1", zh: "一", en: "one", points: 12.5 },
    { code: "L2", zh: "二", en: "two", points: 7.5 },
  ];
  const checked = (side: "earn" | "deduct", met: string[]) =>
    score(
      side === "earn"
        ? adding(item({ method: "checklist", lines }))
        : { ...adding(item({ method: "checklist", side, lines })), mode: "deduct", base: 100 },
      {
        entries: [{ ...entry("X", { kind: "checklist", met }) }],
        values: new Map(),
      },
    ).total;
  assert.equal(checked("earn", ["L2"]), 7.5);
  assert.equal(checked("deduct", ["L2"]), 87.5);
  const panel = (trim: boolean, marks: number[]) =>
    score(adding(item({ method: "panel", least: 3, trim })), { entries: [entry("X", { kind: "panel", marks })], values: new Map() }).total;
  assert.equal(panel(true, [0, 80, 90, 100, 100]), 18);
  assert.equal(panel(false, [80, 90, 100]), 18);
});

test("a rate of nothing is no value: its weight goes to the others and the total says so", () => {
  const two = adding(linear, { ...linear, code: "Y" });
  const half = score(two, {
    entries: [],
    values: new Map<string, Value>([
      ["X", { value: null, interval: null, entry: null }],
      ["Y", { value: 90, interval: null, entry: null }],
    ]),
  });
  assert.equal(half.total, 20);
  assert.deepEqual(half.missing, ["X"]);
  assert.equal(withValue(adding(linear), null).total, 0);
});

test("a veto that holds a grade down holds it whatever the total, and one that disqualifies does", () => {
  const held = {
    ...rule,
    vetoes: [
      { ...rule.vetoes[0]!, effect: { kind: "capGrade" as const, grade: "pass" } },
      { ...rule.vetoes[1]!, effect: { kind: "notQualified" as const } },
    ],
  };
  const given = (code: string) => score(held, { entries: [entry(code, { kind: "veto" })], values: new Map() });
  assert.deepEqual([given("V1").total, given("V1").grade, given("V1").qualified], [100, "pass", true]);
  assert.deepEqual([given("V2").total, given("V2").qualified], [100, false]);
});

test("reasons of one case do not pile up: the heaviest counts, and a truthful early report lightens it", () => {
  const [accident] = rule.items;
  assert.ok(accident?.method === "perCase");
  const early = { ...accident, factors: [...accident.factors, { code: "earlyReport" as const, times: 0.5 }] };
  assert.equal(timesOf(early, ["repeat", "majorPeriod"]), 2);
  assert.equal(timesOf(early, ["repeat", "earlyReport"]), 1);
  assert.equal(timesOf(early, ["earlyReport"]), 0.5);
  assert.equal(timesOf(accident, ["earlyReport"]), 1);
});

const anyCase = fc
  .record({
    item: fc.constantFrom("A1", "A2", "A3", "C1"),
    quantity: fc.integer({ min: 1, max: 12 }),
    factors: fc.subarray([...FACTORS]),
    at: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ item: code, quantity, factors, at }) => {
    const found = rule.items.find((one) => one.code === code)!;
    const tariff = found.method === "perCase" ? found.tariff[quantity % found.tariff.length]!.code : "";
    return { ...kase(code, tariff, quantity, ...factors), at: `2017-0${1 + (at % 9)}-01T00:00:00.000Z` };
  });
const anyValue = fc
  .record({
    item: fc.constantFrom("B1", "B2", "B3", "D1"),
    value: fc.double({ min: -20, max: 110, noNaN: true }),
    at: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ item: code, value: number, at }) => ({
    ...value(code, code === "D1" ? Math.round(number) : number),
    at: `2017-0${at}-01T00:00:00.000Z`,
  }));
const anyVeto = fc.constantFrom("V1", "V2", "V3", "V4").map((code) => entry(code, { kind: "veto" }));
const ledger = fc.array(fc.oneof({ weight: 4, arbitrary: anyCase }, { weight: 2, arbitrary: anyValue }, anyVeto), { maxLength: 25 });

test("the order of the entries decides nothing", () => {
  fc.assert(
    fc.property(ledger, fc.integer(), (entries, turn) => {
      const moved = entries
        .map((one, index) => [one, (index * 7919 + turn) % 101] as const)
        .toSorted(([, left], [, right]) => left - right)
        .map(([one]) => one);
      assert.deepEqual(of(...moved), of(...entries));
    }),
    { numRuns: 300 },
  );
});

test("no item passes its points, no category its limit, and no total falls below nought", () => {
  fc.assert(
    fc.property(ledger, (entries) => {
      const found = of(...entries);
      for (const one of found.items) {
        const most = rule.items.find(({ code }) => code === one.item)!.points;
        assert.ok(one.points === null || Math.abs(one.points) <= most, JSON.stringify(one));
      }
      for (const { category, points: worth } of found.categories) {
        const { mostLost } = rule.categories.find(({ code }) => code === category)!;
        assert.ok(mostLost === null || worth >= -mostLost);
      }
      assert.ok(found.total >= 0 && found.total <= 100.5);
    }),
    { numRuns: 300 },
  );
});

test("one more case never wins a point, and one less never costs one", () => {
  fc.assert(
    fc.property(ledger, fc.oneof(anyCase, anyVeto), (entries, more) => assert.ok(of(...entries, more).total <= of(...entries).total)),
    { numRuns: 300 },
  );
});

test("a better value never costs a point, whatever the method", () => {
  const higher = [
    linear,
    item({ method: "ratio", source: { kind: "reported", from: "x" } }),
    item({ ...rule.items.find(({ code }) => code === "B1")!, category: "c", code: "X", side: "earn", points: 5 } as never),
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...higher),
      fc.double({ min: -10, max: 120, noNaN: true }),
      fc.double({ min: 0, max: 50, noNaN: true }),
      (one, x, more) => {
        const rules = adding(one);
        assert.ok(withValue(rules, x + more).total >= withValue(rules, x).total);
      },
    ),
    { numRuns: 400 },
  );
});
