import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { drawFirst } from "#platform/draw";
import { Refusal } from "#platform/refusals";
import type { Sampled } from "../statistics/design.ts";
import { compare, differing, estimate, suppressed, Z95 } from "../statistics/estimate.ts";
import { upperTail } from "../statistics/normal.ts";
import { offMargins, rake, trim, type Margin } from "../statistics/rake.ts";
import { outcome, sampleSize } from "../statistics/response.ts";

const refused = (code: string) => (cause: unknown) => cause instanceof Refusal && cause.body.code === code;
const near = (found: number, wanted: number, by = 1e-9): void => assert.ok(Math.abs(found - wanted) <= by, `${found} for ${wanted}`);
const plain = (n: number, weight = 10, stratum = "a"): Sampled[] =>
  Array.from({ length: n }, (_, index) => ({ weight, stages: [{ stratum, unit: `${stratum}${index}`, of: null }] }));
const said = (yes: number, n: number) => Array.from({ length: n }, (_, index) => ({ value: index < yes ? 1 : 0, within: true }));

test("the normal distribution is the tables' own", () => {
  near(Z95, 1.959963984540054, 1e-12);
  near(upperTail(1.96), 0.024997895148220435, 1e-14);
  near(upperTail(0.5), 0.3085375387259869, 1e-14);
  near(upperTail(6), 9.865876450376946e-10, 1e-20);
});

test("sample sizes are those of the reference: 781, 1,388 and 1,918; a small place needs fewer", () => {
  const size = (share: number, margin: number, population: number | null = null) => sampleSize({ share, margin, deff: 1.3, population });
  assert.equal(size(0.5, 0.04), 781);
  assert.equal(size(0.5, 0.03), 1_388);
  assert.equal(size(0.96, 0.01), 1_918);
  assert.equal(size(0.5, 0.04, 1_000_000), 781, "under 5% the finite population is left out");
  assert.equal(size(0.5, 0.04, 5_000), 676);
});

test("response rates follow AAPOR, and nothing over nothing is no rate", () => {
  const found = outcome({ completed: 600, partial: 20, refusal: 180, "non-contact": 100, ineligible: 100, unknown: 200 });
  near(found.e!, 0.9);
  near(found.rr1!, 600 / 1_100);
  near(found.rr3!, 600 / (900 + 180));
  near(found.rr4!, 620 / 1_080);
  near(found.cooperation!, 600 / 800);
  near(found.contact!, 800 / 1_080);
  const none = outcome({ completed: 0, partial: 0, refusal: 0, "non-contact": 0, ineligible: 0, unknown: 0 });
  assert.deepEqual(
    Object.values(none),
    Object.values(none).map(() => null),
  );
});

test("a thousand interviews cannot tell 96.83% from 96.08%: 无显著差异", () => {
  const found = estimate(plain(1_009), said(977, 1_009))!;
  near(found.value, 0.9683, 5e-5);
  assert.ok(found.high - found.value > 0.0075, "the interval reaches over the lead");
  const lead = compare({ value: found.value, se: found.se }, { value: 0.9608, se: null });
  near(lead.difference, 0.0075, 5e-5);
  assert.equal(lead.significant, false);
  assert.ok(lead.p! > 0.05);
  assert.equal(compare({ value: found.value, se: 0.0035 }, { value: 0.9608, se: null }).significant, true);
});

test("two values without any error cannot be tested, and are not called different", () =>
  assert.deepEqual(compare({ value: 1, se: null }, { value: 0, se: 0 }), { difference: 1, z: null, p: null, significant: false }));

test("nobody's answer is no share, and a share of everybody has an interval that admits doubt", () => {
  assert.equal(
    estimate(
      plain(3),
      [1, 2, 3].map(() => ({ value: null, within: true })),
    ),
    null,
  );
  const all = estimate(plain(100), said(100, 100))!;
  assert.equal(all.value, 1);
  assert.equal(all.se, 0);
  near(all.low, 0.9638, 5e-5);
  assert.equal(all.high, 1);
  near(estimate(plain(100), said(0, 100))!.high, 1 - 0.9638, 5e-5);
});

test("who does not know is counted apart and left out of the share", () => {
  const found = estimate(
    plain(100),
    said(60, 100).map((one, index) => (index < 20 ? { value: null, within: true } : one)),
  )!;
  assert.deepEqual([found.n, found.missing, found.value], [80, 20, 0.5]);
});

test("under fifty valid answers nothing is shown", () => {
  assert.equal(suppressed(estimate(plain(49), said(40, 49))), true);
  assert.equal(suppressed(estimate(plain(50), said(40, 50))), false);
  assert.equal(suppressed(null), true);
});

test("a stratum with a single answer, and one with more answers than people, is refused", () => {
  assert.throws(() => estimate([...plain(5), ...plain(1, 10, "b")], said(3, 6)), refused("surveys.lonely-unit"));
  const many = plain(5).map(({ weight, stages }) => ({ weight, stages: [{ ...stages[0]!, of: 4 }] }));
  assert.throws(() => estimate(many, said(3, 5)), refused("surveys.more-drawn-than-there-are"));
});

test("asking everybody leaves no error", () => {
  const census = plain(8, 1).map(({ weight, stages }) => ({ weight, stages: [{ ...stages[0]!, of: 8 }] }));
  const found = estimate(census, said(6, 8))!;
  assert.deepEqual([found.value, found.se], [0.75, 0]);
});

test("raking refuses empty cells, unknown categories and margins of different populations", () => {
  const of = ["M", "F", "M", "F"];
  const base = [1, 1, 1, 1];
  const sex = { name: "sex", totals: { M: 50, F: 50 }, of };
  assert.throws(() => rake(base, [{ ...sex, totals: { M: 50, F: 40, X: 10 } }]), refused("surveys.empty-margin"));
  assert.throws(() => rake(base, [{ ...sex, totals: { M: 100 } }]), refused("surveys.unknown-category"));
  assert.throws(
    () => rake(base, [sex, { name: "age", totals: { o: 60, y: 60 }, of: ["o", "y", "y", "o"] }]),
    refused("surveys.margins-differ"),
  );
});

test("margins no weights can meet do not converge, and no weights come of them", () => {
  // Every man is old and every woman young, but the margins say otherwise.
  const sex = { name: "sex", totals: { M: 50, F: 50 }, of: ["M", "M", "F", "F"] };
  const age = { name: "age", totals: { old: 80, young: 20 }, of: ["old", "old", "young", "young"] };
  assert.throws(() => rake([1, 1, 1, 1], [sex, age]), refused("surveys.does-not-converge"));
});

test("raked weights meet their margins; trimmed ones lie within their bounds and keep their sum", () => {
  const people = fc.array(
    fc.record({ sex: fc.constantFrom("M", "F"), age: fc.constantFrom("y", "m", "o"), base: fc.double({ min: 1, max: 20, noNaN: true }) }),
    {
      minLength: 1,
      maxLength: 60,
    },
  );
  const all = ["M", "F"].flatMap((sex) => ["y", "m", "o"].map((age) => ({ sex, age, base: 5 })));
  fc.assert(
    fc.property(people, (some) => {
      const sample = [...all, ...some];
      const margins: Margin[] = [
        { name: "sex", totals: { M: 480, F: 520 }, of: sample.map(({ sex }) => sex) },
        { name: "age", totals: { y: 300, m: 400, o: 300 }, of: sample.map(({ age }) => age) },
      ];
      const { weights, off } = rake(
        sample.map(({ base }) => base),
        margins,
      );
      assert.ok(off <= 0.001 && offMargins(weights, margins) === off);
      const { weights: kept } = trim(weights);
      const total = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0);
      near(total(kept), total(weights), 1e-6);
      assert.ok(Math.max(...kept) / Math.min(...kept) <= 10 + 1e-9);
    }),
    { numRuns: 60 },
  );
});

test("anybody with the seed draws the same sample, whatever order the list is in", () => {
  const list = Array.from({ length: 500 }, (_, index) => `${index}`);
  const drawn = drawFirst(list, "07 12 19", "survey|town", 40);
  assert.deepEqual(drawFirst(list.toReversed(), "07 12 19", "survey|town", 40), drawn);
  assert.equal(new Set(drawn).size, 40);
  assert.notDeepEqual(drawFirst(list, "07 12 20", "survey|town", 40), drawn);
  assert.equal(drawFirst(list.slice(0, 3), "s", "x", 40).length, 3);
});

test("two areas differ only where the test says so; the whole is compared with none of its parts, nor a year with another", () => {
  const at = (area: string, value: number | null, se = 0.01, year = 2026) => ({ indicator: "svy.safe", area, year, value, se });
  const rows = [
    at("3305", 0.95),
    at("330502", 0.97),
    at("330503", 0.96),
    at("330521", 0.9),
    at("330522", null),
    at("330523", 0.9, 0.01, 2025),
  ];
  const found = rows.map((row) => differing(row, rows));
  assert.deepEqual(found.map(({ others, differs }) => [others, differs.map(({ area }) => area)]), [[0, []], [2, ["330521"]], [2, ["330521"]], [2, ["330502", "330503"]], [0, []], [0, []]]); // prettier-ignore
  const [higher] = found[1]!.differs;
  assert.ok(higher!.difference > 0 && higher!.z! > 1.96);
  assert.deepEqual(differing(at("330502", 0.97, 0.05), rows).differs, [], "a small sample tells nothing apart");
});
