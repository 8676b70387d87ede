import assert from "node:assert/strict";
import { test } from "node:test";
import { recompute } from "#web/proof";
import { plainRow } from "#platform/figures";
import { Refusal } from "#platform/refusals";
import { SetIndex, type IndexPart } from "../contract/safety-index.ts";
import { indexFigures } from "../index-figures.ts";
import { indexOf, indexRows, readingOf, scored } from "../index-formula.ts";
import { orderIndex, publishIndex, recordIndex, safetyIndex, setIndex, type IndexEvent, type SafetyIndex } from "../safety-index.ts";

const said = { zh: "试行", en: "on trial" };
const part = (figure: string, weight: number, low: number, high: number): IndexPart => ({ figure, weight, low, high, group: said });
const rule = (...parts: IndexPart[]): SetIndex => ({ from: 2020, parts, why: said });
const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields ?? []).some((one) => one.code === code));
const after = (state: SafetyIndex, by: string, events: readonly IndexEvent[]): SafetyIndex =>
  events.reduce(
    (now, event) =>
      safetyIndex.evolve(now, { ...event, by, at: "2026-01-05T02:00:00.000Z", seq: 1, role: "supervisor", unit: "" } as never),
    state,
  );

test("each part is 0 at its lower anchor, 100 at its upper, straight between and clamped beyond; turned round where less is better", () => {
  const up = part("svy.safe", 50, 80, 100);
  assert.deepEqual(
    [70, 80, 90, 100, 101].map((read) => scored(read, up)),
    [0, 0, 50, 100, 100],
  );
  const down = part("evt.late", 50, 20, 0);
  assert.deepEqual(
    [25, 20, 5, 0].map((read) => scored(read, down)),
    [0, 0, 75, 100],
  );
});

test("the index is the weighted mean; the weight of a part without a number goes to the others, and with half of it missing there is none", () => {
  const parts = [part("svy.safe", 40, 80, 100), part("evt.ontime", 40, 50, 100), part("pet.intime", 20, 50, 100)];
  const readings = (...reads: (number | null)[]) => parts.map((one, at) => readingOf(one, reads[at] ?? null, at === 2));
  assert.equal(indexOf("3305", parts, readings(96, 75, 100)).value, (40 * 80 + 40 * 50 + 20 * 100) / 100);
  const without = indexOf("3305", parts, readings(96, 75));
  assert.equal(without.value, 65);
  const rows = indexRows(without, parts, 2025, (figure) => ({ zh: figure, en: figure }));
  assert.match(rows[2]?.name ?? "", /不公开，权重 20 分给其他各项 · .*withheld, its weight 20 goes to the others/);
  const again = recompute({ unit: "score", counted: "mean", numerator: { all: [] }, denominator: null, rows: rows.map(plainRow) as never });
  assert.equal(again.value, 65, "anybody counts it again from its rows");
  assert.equal(indexOf("3305", parts, readings(null, 75, 100)).value! > 0, true);
  assert.equal(indexOf("3305", parts, readings(96)).value, null);
});

test("weights add up to 100, anchors follow the figure's direction, and what nobody may be scored by is not taken in", () => {
  const good = [part("svy.safe", 60, 80, 100), part("evt.late", 40, 20, 0)];
  assert.equal(setIndex(rule(...good), indexFigures).length, 1);
  for (const [code, ...parts] of [
    ["report-card.index-weights", part("svy.safe", 50, 80, 100), part("evt.late", 40, 20, 0)],
    ["report-card.index-anchors", part("svy.safe", 60, 100, 80), good[1]!],
    ["report-card.index-anchors", good[0]!, part("evt.late", 40, 0, 20)],
    ["report-card.index-twice", good[0]!, part("svy.safe", 40, 80, 100)],
    ["report-card.index-figure", good[0]!, part("pet.once", 40, 0, 100)],
    ["report-card.index-figure", good[0]!, part("med.success.ended", 40, 0, 100)],
    ["report-card.index-figure", good[0]!, part("evt.reported", 40, 0, 100)],
    // To apply is not to attain: neither high nor low of it is a merit.
    ["report-card.index-figure", good[0]!, part("cell.coverage", 40, 0, 100)],
  ] as const)
    assert.throws(() => setIndex(rule(...parts), indexFigures), refused(code), code);
  assert.equal(SetIndex.safeParse({ ...rule(good[0]!), parts: [good[0]] }).success, false, "one figure is no index");
});

test("whoever set the rule or ordered the numbers does not publish them; a year published again says why, and both stay", () => {
  const parts = [part("svy.safe", 60, 80, 100), part("evt.late", 40, 20, 0)];
  const areas = (safe: number) => [indexOf("3305", parts, [readingOf(parts[0]!, safe), readingOf(parts[1]!, 5)])];
  let state = after(safetyIndex.initial, "maker", setIndex(rule(...parts), indexFigures));
  assert.throws(() => orderIndex(state, { year: 2026, why: null }, "2026-11-28"), refused("report-card.index-year"));
  assert.throws(() => orderIndex(state, { year: 2019, why: null }, "2026-11-28"), refused("report-card.index-no-rule"));
  state = after(state, "orderer", orderIndex(state, { year: 2025, why: null }, "2026-11-28"));
  assert.throws(() => publishIndex(state, 2025, "other", []), refused("report-card.not-now"));
  state = after(state, "system", recordIndex(state, { year: 2025, rule: 1, areas: areas(96) }));
  assert.deepEqual(recordIndex(state, { year: 2025, rule: 1, areas: areas(10) }), [], "worked out once");
  for (const hand of ["maker", "orderer"]) assert.throws(() => publishIndex(state, 2025, hand, []), refused("report-card.own-hand"));
  state = after(state, "other", publishIndex(state, 2025, "other", []));
  assert.throws(() => orderIndex(state, { year: 2025, why: null }, "2026-11-28"), refused("report-card.index-why"));
  state = after(state, "orderer", orderIndex(state, { year: 2025, why: said }, "2026-11-28"));
  state = after(state, "system", recordIndex(state, { year: 2025, rule: 1, areas: areas(90) }));
  state = after(state, "other", publishIndex(state, 2025, "other", []));
  assert.deepEqual(
    state.editions.map(({ areas: [city], why }) => [city?.value, why?.en ?? null]),
    [
      [78, null],
      [60, "on trial"],
    ],
  );
});
