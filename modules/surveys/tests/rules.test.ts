import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "#platform/refusals";
import type { Stratum } from "../contract.ts";
import { drawPositions, judgeQuestions } from "../designing.ts";
import type { Plan } from "../event.ts";
import { comparedWith } from "../fieldwork.ts";
import { adultsOf, isStraight, judgeAnswers } from "../interview.ts";
import { deviating, quality, type Checked } from "../quality.ts";
import type { KnownSurvey } from "../survey.ts";
import { attempt, nextTry, type Unit } from "../unit.ts";
import { alike, weightedAnswers } from "../masked.ts";
import { calculate, worth, type Line, type Material } from "../weighting.ts";
import { answersOf, MARGIN, questions, strata } from "./play.ts";

const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields ?? []).some((field) => field.code === code));
const [town, other] = strata as [Stratum, Stratum];
const village = { ...town, code: "330502-village", zh: "城区农村" };
const plan = (...of: Stratum[]): Plan => ({
  modes: ["cati"],
  frame: "",
  universe: "",
  frameDigest: "",
  strata: of,
  margins: [],
  from: "2026-11-02",
  until: "2026-11-28",
  contractor: null,
  script: "",
});
const lines = (stratum: string, n: number): Line[] =>
  Array.from({ length: n }, (_, index) => ({
    id: `${stratum}-${`${index}`.padStart(3, "0")}`,
    stratum,
    answers: answersOf(index, index % 10 === 0 ? "s4" : "s1"),
  }));
const counts = { completed: 0, partial: 0, refusal: 0, "non-contact": 0, ineligible: 0, unknown: 0 };
const material = (more: Partial<Material>): Material => ({
  area: "3305",
  questions,
  plan: plan(town, other),
  merge: [],
  lines: [],
  counts,
  ...more,
});

test("the city is the population-weighted sum of its counties, not the mean of who answered", () => {
  const big = { ...town, population: 90_000 };
  const small = { ...other, population: 10_000 };
  const safe = lines(big.code, 60).map((one) => ({ ...one, answers: { ...one.answers, safe: ["s1"] } }));
  const unsafe = lines(small.code, 60).map((one) => ({ ...one, answers: { ...one.answers, safe: ["s5"] } }));
  const found = calculate(material({ plan: plan(big, small), lines: [...safe, ...unsafe] }));
  const of = (area: string) => found.measures.find((one) => one.indicator === "svy.safe" && one.area === area)!.value;
  assert.deepEqual([of("330502"), of("330521")], [1, 0]);
  assert.ok(Math.abs(of("3305") - 0.9) < 1e-9);
});

test("figures follow from the answers alone: any order gives the same, and one changed answer another digest", () => {
  const all = [...lines(town.code, 30), ...lines(other.code, 30)];
  const found = calculate(material({ lines: all }));
  assert.deepEqual(calculate(material({ lines: all.toReversed() })), found);
  const changed = all.map((one, index) => (index === 0 ? { ...one, answers: { ...one.answers, safe: ["s5"] } } : one));
  assert.notEqual(calculate(material({ lines: changed })).digest, found.digest);
});

test("the rows a figure opens into give the figure, and at least five share each weight", () => {
  const all = [...lines(town.code, 37), ...lines(other.code, 41)].map((one, index) => ({
    ...one,
    answers: { ...one.answers, safe: [index % 6 === 0 ? "s4" : "s2"], sex: [index % 5 < 2 ? "M" : "F"] },
  }));
  const raked = { ...plan(town, other), margins: [MARGIN] };
  const found = calculate(material({ plan: raked, lines: all })).measures;
  const mean = (rows: readonly { said: number; weight: number }[]): number =>
    rows.reduce((sum, { said, weight }) => sum + said * weight, 0) / rows.reduce((sum, { weight }) => sum + weight, 0);
  for (const { indicator, area, value, n } of found) {
    const rows = weightedAnswers(material({ plan: raked, lines: all }), indicator, area);
    assert.equal(rows.length, n);
    assert.ok(Math.abs(mean(rows) - value) < 1e-12, indicator);
    const shown = alike(rows);
    assert.ok(Math.abs(mean(shown) - value) < 1e-9, `${indicator} ${area}`);
    const groups = [...Map.groupBy(shown, ({ said, weight }) => `${said} ${weight}`)];
    for (const [key, { length }] of groups) {
      const same = rows.filter(({ said }) => said === Number(key.split(" ")[0])).length;
      assert.ok(length >= Math.min(5, same), key);
    }
  }
  assert.deepEqual(weightedAnswers(material({ plan: raked, lines: all }), "svy.none", "3305"), []);
});

test("an empty or lonely stratum is refused, and may be counted together with its neighbour", () => {
  const all = [...lines(town.code, 30), ...lines(other.code, 30)];
  const three = plan(town, other, village);
  assert.throws(() => calculate(material({ plan: three, lines: all })), refused("surveys.too-few-in-stratum"));
  assert.throws(
    () => calculate(material({ plan: three, lines: [...all, ...lines(village.code, 1)] })),
    refused("surveys.too-few-in-stratum"),
  );
  const found = calculate(material({ plan: three, merge: [[town.code, village.code]], lines: [...all, ...lines(village.code, 1)] }));
  assert.equal(found.measures.find(({ indicator, area }) => indicator === "svy.safe" && area === "330502")?.n, 31);
});

test("on a landline one of the household is asked, and counts for all of them; a large household for four", () => {
  assert.deepEqual(adultsOf(false, null), {}, "a number in a pocket is of one person");
  assert.throws(() => adultsOf(true, null), refused("surveys.household-first"));
  assert.deepEqual(
    [adultsOf(true, { adults: 1 }), adultsOf(true, { adults: 3 }), adultsOf(true, { adults: 9 })],
    [{ adults: 1 }, { adults: 3 }, { adults: 4 }],
  );
  // Sixty of one stratum: thirty safe alone at home, thirty unsafe of two grown-ups each. Of the people two in three are unsafe.
  const half = (felt: string, adults: number | null): Line[] =>
    Array.from({ length: 30 }, (_, index) => ({ id: `${felt}-${index}`, stratum: town.code, answers: answersOf(index, felt), adults }));
  const safe = (all: Line[]) =>
    calculate(material({ plan: plan(town), lines: all })).measures.find(({ indicator }) => indicator === "svy.safe")!.value;
  assert.ok(Math.abs(safe([...half("s1", 1), ...half("s4", 2)]) - 1 / 3) < 1e-12);
  assert.ok(Math.abs(safe([...half("s1", null), ...half("s4", null)]) - 1 / 2) < 1e-12, "without a landline nothing changes");
  const digest = (adults: number) => calculate(material({ plan: plan(town), lines: half("s1", adults) })).digest;
  assert.notEqual(digest(1), digest(2), "how many there were is part of what was counted");
});

test("weights that cannot meet the margins give no figure", () => {
  const all = [...lines(town.code, 30), ...lines(other.code, 30)].map((one, index) => ({
    ...one,
    answers: { ...one.answers, sex: [index < 30 ? "M" : "F"] },
  }));
  const impossible = { ...plan(town, other), margins: [{ question: "sex", totals: { M: 80_000, F: 20_000 } }] };
  assert.throws(() => calculate(material({ plan: impossible, lines: all })), refused("surveys.does-not-converge"));
  const men = all.map((one) => ({ ...one, answers: { ...one.answers, sex: ["M"] } }));
  assert.throws(
    () => calculate(material({ plan: { ...plan(town, other), margins: [MARGIN] }, lines: men })),
    refused("surveys.empty-margin"),
  );
});

test("an opinion nobody has is left out; who was never asked is not counted", () => {
  const safe = questions.find(({ code }) => code === "safe")!;
  assert.deepEqual(
    [worth(safe, "", { safe: ["s3"] }), worth(safe, ".best", { safe: ["s3"] }), worth(safe, ".score", { safe: ["s3"] })],
    [1, 0, 50],
  );
  assert.equal(worth(safe, "", { safe: ["dk"] }), null);
  assert.equal(worth(safe, "", {}), null);
});

test("answers are of the questions asked: routes, single choice, and half of them when somebody hangs up", () => {
  const whole = answersOf(1, "s2");
  assert.deepEqual(judgeAnswers(questions, whole, false), whole);
  assert.equal(judgeAnswers(questions, { ...whole, where: ["street"] }, false)["where"], undefined, "not asked, so not kept");
  assert.throws(() => judgeAnswers(questions, { ...whole, safe: ["s4"] }, false), refused("surveys.unanswered"));
  assert.throws(() => judgeAnswers(questions, { ...whole, safe: ["s1", "s2"] }, false), refused("surveys.no-such-answer"));
  assert.throws(() => judgeAnswers(questions, { ...whole, name: ["me"] }, false), refused("surveys.no-such-answer"));
  assert.throws(() => judgeAnswers(questions, { safe: ["s1"] }, true), refused("surveys.under-half"));
  assert.equal(Object.keys(judgeAnswers(questions, { safe: ["s1"], satisfied: ["s1"], aware: ["talk"], join: ["none"] }, true)).length, 4);
});

test("a question that measures nothing, or routes nowhere, is refused in the designer", () => {
  const [first] = questions;
  const bad = (more: Partial<(typeof questions)[number]>) => judgeQuestions([{ ...first!, ...more }]).map(({ code }) => code);
  assert.deepEqual(bad({}), []);
  assert.ok(bad({ options: first!.options.map((one) => ({ ...one, top: false })) }).includes("surveys.nothing-on-top"));
  assert.ok(bad({ only: { question: "later", options: ["x"] } }).includes("surveys.no-such-route"));
  assert.ok(bad({ indicator: null }).includes("surveys.nothing-measured"));
});

test("the checks find who was quick, who listened to nobody, and an interviewer whose people all feel differently", () => {
  const row = (index: number, more: Partial<Checked> = {}): Checked => ({
    id: `${index}`,
    token: `t${index}`,
    mode: "cati",
    by: index % 2 === 0 ? "a" : "b",
    seconds: 240,
    broken: false,
    excluded: false,
    calledBack: null,
    answers: answersOf(index, index % 2 === 0 && index % 4 === 0 ? "s5" : "s1"),
    ...more,
  });
  const rows = Array.from({ length: 80 }, (_, index) => row(index));
  const found = quality([...rows, row(80, { seconds: 90 }), row(81, { token: "t1" }), row(82, { mode: "web", by: "resident" })], questions);
  assert.equal(found.wantedBack, 9);
  assert.equal(found.toCallBack.length, 9);
  assert.equal(found.duplicates, 1);
  assert.deepEqual(
    found.flags.filter(({ why }) => why === "too-short").map(({ interview }) => interview),
    ["80"],
  );
  assert.equal(found.interviewers.length, 2);
  const unlike = rows.map((one, index) => {
    const by = ["a", "b", "c", "a", "b", "a", "b", "c"][index % 8]!;
    return { ...one, by, answers: answersOf(index, by === "c" || index % 7 === 0 ? "s5" : "s1") };
  });
  assert.deepEqual(
    deviating([...unlike, row(90, { mode: "web", by: "c" })], questions),
    unlike.filter(({ by }) => by === "c").map(({ id }) => id),
    "those of one interviewer by phone, and nobody's who is as everybody",
  );
  const four = questions.filter(({ type }) => type === "scale").flatMap((one) => [one, { ...one, code: `${one.code}2` }]);
  const same = Object.fromEntries(four.map(({ code }) => [code, ["s2"]]));
  assert.deepEqual(
    [quality(rows, questions).straightLining, quality(rows, four).straightLining],
    [false, true],
    "two scales are too few, and the check says that it does not apply",
  );
  assert.equal(isStraight(four, same), true);
  assert.equal(isStraight(four, { ...same, safe: ["s3"] }), false);
});

test("a number is tried at another time of day, never at night, and at the hour it asked for", () => {
  assert.equal(nextTry("no-answer", "2026-11-02T02:00:00.000Z", null), "2026-11-02T07:00:00.000Z");
  assert.equal(nextTry("no-answer", "2026-11-02T10:00:00.000Z", null), "2026-11-03T01:00:00.000Z");
  assert.equal(nextTry("call-back", "2026-11-02T02:00:00.000Z", "2026-11-02T12:30:00+08:00"), "2026-11-02T04:30:00.000Z");
  assert.equal(nextTry("refusal", "2026-11-02T02:00:00.000Z", null), null);
});

test("an hour to call back is said and lies ahead; whoever was rung in vain is tried again without one", () => {
  const mine = { stage: "claimed", interviewer: "she" } as unknown as Unit;
  const now = "2026-11-02T02:00:00.000Z";
  assert.throws(() => attempt(mine, "she", "call-back", now, null), refused("surveys.call-back-when"));
  assert.throws(() => attempt(mine, "she", "call-back", now, now), refused("surveys.past"));
  assert.equal(attempt(mine, "she", "no-answer", now, null).length, 1);
});

test("anybody with the seed and the length of the list draws the same positions, each once", () => {
  const drawn = drawPositions("survey", plan(town, other), "07 12 19");
  assert.deepEqual(drawPositions("survey", plan(town, other), "07 12 19"), drawn);
  const positions = drawn[town.code]!;
  assert.deepEqual(
    [positions.length, new Set(positions).size, Math.min(...positions) >= 1, Math.max(...positions) <= town.frame],
    [town.draw, town.draw, true, true],
  );
});

test("a lead of 0.75 points on a thousand answers is no significant one, also when the province's own error is unknown", () => {
  const measured = { indicator: "svy.safe", area: "3305", value: 0.9683, se: 0.0062, suppressed: false };
  const survey = { area: "3305", found: { measures: [measured] } } as unknown as KnownSurvey;
  const province = { indicator: "svy.safe", zh: "全省", en: "Province", value: 96.08, document: "公报" };
  const [exact] = comparedWith(survey, [province]);
  assert.deepEqual([exact!.significant, exact!.se, exact!.difference.toFixed(4)], [false, null, "0.0075"]);
  const [sized] = comparedWith(survey, [{ ...province, n: 10_000, deff: 1.3 }]);
  assert.ok(sized!.se! > 0.002 && Math.abs(sized!.z!) < Math.abs(exact!.z!));
});
