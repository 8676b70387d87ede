import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Rule } from "../contract/rule.ts";
import { fullHouse, placesBy, rankAll, scoreAlone, streakAfter, tripodOf, type Standing } from "../ranking.ts";
import type { Entry } from "../scoring.ts";
import { gapOf } from "../winning.ts";
import { wenzhou2017 } from "../shipped/wenzhou.ts";

const rule = Rule.parse(wenzhou2017({ awareness: 92.5, participation: 88 }));
const problems = (n: number): Entry[] =>
  n === 0
    ? []
    : [
        {
          id: `c${n}`,
          item: "C1",
          body: { kind: "case", tariff: "problem", quantity: n, factors: [] },
          on: "2017-05-01",
          at: "2017-06-01T00:00:00.000Z",
        },
      ];
const safe = (value: number): Entry => ({
  id: `s${value}`,
  item: "B1",
  body: { kind: "value", value, interval: null },
  on: "2017-10-01",
  at: "2017-11-01T00:00:00.000Z",
});
const veto: Entry = { id: "v", item: "V2", body: { kind: "veto" }, on: "2017-05-01", at: "2017-06-01T00:00:00.000Z" };
const standing = (subject: string, ...entries: Entry[]): Standing => ({ subject, entries, values: new Map(), streak: 0 });
const ranks = (rules: Rule, ...all: Standing[]) => rankAll(rules, all).map(({ rank }) => rank);

test("equal totals share their place and the next place is left out", () => {
  const share = { ...rule, tie: { kind: "share" as const } };
  assert.deepEqual(ranks(share, standing("a", ...problems(2)), standing("b"), standing("c"), standing("d", ...problems(4))), [3, 1, 1, 4]);
});

test("where the scheme names an item, the better of it goes first among equals; still equal, they share", () => {
  // −0.5 by two problems, or by a sense of safety of 94 %: equal totals, and the first has lost nothing of the named item.
  assert.deepEqual(
    ranks(rule, standing("a", safe(94)), standing("b", ...problems(2), safe(97)), standing("c", ...problems(2), safe(98))),
    [3, 1, 1],
  );
});

test("who is disqualified by a veto has no place and takes none", () => {
  const out = { ...rule, vetoes: rule.vetoes.map((one) => ({ ...one, effect: { kind: "notQualified" as const } })) };
  assert.deepEqual(ranks(out, standing("a", veto), standing("b", ...problems(1)), standing("c")), [null, 2, 1]);
});

test("an item by place takes the place among all, equal values sharing it", () => {
  const placed: Rule = {
    ...rule,
    items: [
      {
        ...rule.items.find(({ code }) => code === "D1")!,
        by: "place",
        better: "higher",
        source: { kind: "figure", figure: "evt.ontime" },
        bands: [
          { from: 1, to: 1, points: 2 },
          { from: 2, to: 3, points: 1 },
        ],
      } as never,
    ],
    tie: { kind: "share" },
  };
  const at = (subject: string, value: number | null): Standing => ({
    ...standing(subject),
    values: new Map([["D1", { value, interval: null, entry: null }]]),
  });
  assert.deepEqual(
    rankAll(placed, [at("a", 99), at("b", 99), at("c", 97), at("d", 90), at("e", null)]).map(({ total }) => total),
    [102, 102, 101, 100, 100],
  );
  assert.deepEqual(placesBy([5, 1, 1, null], "lower"), [3, 1, 1, null]);
  // On its own page a unit is alone: it is not told that it is the first, whatever its value.
  const [item] = placed.items;
  for (const { values } of [at("a", 1), at("a", 99)]) {
    const alone = scoreAlone(placed, { entries: [], values });
    assert.deepEqual([alone.total, alone.items[0]?.points, alone.items[0]?.value], [100, null, null]);
    assert.deepEqual(gapOf(item!, alone.items[0]!, { parts: null, scale: 100, met: [] }).way, { kind: "places" });
  }
});

test("the ladder: a tripod each third year in a row, stars from the fifteenth on", () => {
  const names = Object.fromEntries([1, 2, 3, 4, 6, 9, 12, 15, 18, 21, 45].map((n) => [n, tripodOf(n)?.zh ?? null]));
  assert.deepEqual(names, {
    1: null,
    2: null,
    3: "平安鼎",
    4: null,
    6: "平安铜鼎",
    9: "平安银鼎",
    12: "平安金鼎",
    15: "一星平安金鼎",
    18: "二星平安金鼎",
    21: "三星平安金鼎",
    45: "十一星平安金鼎",
  });
  assert.equal(tripodOf(15)?.en, "Gold Safety Tripod, 1 star");
});

test("a year without the title ends the years in a row; four in a row and one more are five", () => {
  assert.equal(streakAfter(4, true), 5);
  assert.equal(streakAfter(11, false), 0);
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (years) => {
      const counted = years.reduce((streak, qualified) => streakAfter(streak, qualified), 0);
      assert.equal(counted, years.length - 1 - years.lastIndexOf(false));
    }),
  );
});

test("full house: all of them, and of none it is not said", () => {
  assert.equal(fullHouse([true, true, true]), true);
  assert.equal(fullHouse([true, false]), false);
  assert.equal(fullHouse([]), false);
});

test("places do not depend on the order of the units, and a better total never stands behind a worse one", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 8 }), (counts) => {
      const all = counts.map((n, index) => standing(String(index), ...problems(n)));
      const placed = rankAll(rule, all);
      const turned = rankAll(rule, all.toReversed());
      for (const one of placed) {
        assert.equal(turned.find(({ subject }) => subject === one.subject)!.rank, one.rank);
        for (const other of placed) if (one.total > other.total) assert.ok(one.rank! < other.rank!);
      }
    }),
    { numRuns: 150 },
  );
});
