import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { Refusal } from "#platform/refusals";
import { assertProved, assertResults, faultsOf, scoreOf } from "../checklist.ts";
import { SchemeRule, type Scheme } from "../contract.ts";
import { bareLines, citableOf, evidenceOf } from "../contract/evidence.ts";
import { SHIPPED } from "../shipped/index.ts";

const refusedAs = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.fields ?? []).some((field) => field.code === code);
const campus = SHIPPED.find(({ code }) => code === "C05")!;
const full = (scheme: Scheme) => scheme.lines.map(({ code, points }) => ({ line: code, points: points as number | null }));

test("sixteen kinds of cell and three other titles are shipped, each a valid rule of 100 points", () => {
  assert.equal(SHIPPED.filter(({ code }) => code.startsWith("C")).length, 16);
  assert.equal(SHIPPED.length, 19);
  for (const rule of SHIPPED) {
    assert.deepEqual(faultsOf(SchemeRule.parse(rule)), [], rule.code);
    assert.ok(
      rule.lines.every(({ zh }) => /[一-龥]/.test(zh)),
      rule.code,
    );
  }
});

const TABLE = readFileSync(new URL("./lines.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");
test("every line of domain.md §4 is there with its points, its methods and its star", () => {
  const shipped = SHIPPED.filter(({ code }) => code.startsWith("C")).flatMap(({ lines }) => lines);
  const told = shipped.map(({ code, points, methods, key }) => `${code} ${points} ${methods.join("")}${key ? "*" : ""}`);
  assert.deepEqual(told, TABLE);
});

test("what a checklist may not be: lines twice or of another kind, points that do not make 100, thresholds that do not rise", () => {
  const rule = SchemeRule.parse(campus);
  const codes = (change: Partial<SchemeRule>) => faultsOf({ ...rule, ...change }).map(({ code }) => code);
  const [first, second, ...rest] = rule.lines;
  assert.deepEqual(codes({ lines: [first!, { ...second!, code: first!.code }, ...rest] }), ["cells.line-twice"]);
  assert.deepEqual(codes({ lines: [{ ...first!, code: "C06-01" }, second!, ...rest] }), ["cells.line-foreign"]);
  assert.deepEqual(codes({ lines: [{ ...first!, points: first!.points + 1 }, second!, ...rest] }), ["cells.points-sum"]);
  assert.deepEqual(codes({ thresholds: { pass: 90, good: 90, model: 95 } }), ["cells.thresholds"]);
});

test("results: every line once, none beyond its points, not-applicable only where allowed", () => {
  const all = full(campus);
  assertResults(campus.lines, all);
  assertResults(
    campus.lines,
    all.map((one) => (one.line === "C05-06" ? { ...one, points: null } : one)),
  );
  assert.throws(() => assertResults(campus.lines, all.slice(1)), refusedAs("cells.line-missing"));
  assert.throws(() => assertResults(campus.lines, [...all, all[0]!]), refusedAs("cells.line-twice"));
  assert.throws(() => assertResults(campus.lines, [...all, { line: "C05-99", points: 1 }]), refusedAs("cells.no-such-line"));
  assert.throws(
    () =>
      assertResults(
        campus.lines,
        all.map((one) => ({ ...one, points: 13 })),
      ),
    refusedAs("cells.too-many-points"),
  );
  assert.throws(
    () =>
      assertResults(
        campus.lines,
        all.map((one) => ({ ...one, points: null })),
      ),
    refusedAs("cells.line-applies"),
  );
});

test("levels at their thresholds; a key line with nothing, or a grave finding, blocks all of them", () => {
  const minus = (points: number) => full(campus).map((one) => (one.line === "C05-10" ? { ...one, points: 12 - points } : one));
  assert.deepEqual(scoreOf(campus, full(campus)), { total: 100, blockers: [], level: "model" });
  assert.equal(scoreOf(campus, minus(5)).level, "model");
  assert.equal(scoreOf(campus, minus(6)).level, "good");
  assert.equal(scoreOf(campus, minus(10)).level, "good");
  assert.equal(scoreOf(campus, minus(11)).level, "pass");
  const noFire = full(campus).map((one) => (one.line === "C05-03" ? { ...one, points: 0 } : one));
  assert.deepEqual(scoreOf(campus, noFire), { total: 88, blockers: ["C05-03"], level: null });
  assert.deepEqual(scoreOf(campus, full(campus), ["C05-07"]).level, null);
});

test("when no line applies the total is 0 and there is no level, never 100", () => {
  assert.deepEqual(
    scoreOf(
      campus,
      campus.lines.map(({ code }) => ({ line: code, points: null })),
    ),
    { total: 0, blockers: [], level: null },
  );
  assert.deepEqual(scoreOf(campus, []), { total: 0, blockers: [], level: null });
});

const someScheme = fc.constantFrom(...SHIPPED);
const results = (scheme: Scheme) =>
  fc.tuple(
    ...scheme.lines.map(({ code, points, optional }) =>
      (optional ? fc.option(fc.integer({ min: 0, max: points })) : fc.integer({ min: 0, max: points })).map((got) => ({
        line: code,
        points: got,
      })),
    ),
  );

test("whatever was earned: between 0 and 100, the same in any order, never less for a point more", () => {
  fc.assert(
    fc.property(
      someScheme.chain((scheme) => fc.tuple(fc.constant(scheme), results(scheme), fc.nat(), fc.nat())),
      ([scheme, earned, turn, at]) => {
        const { total, level } = scoreOf(scheme, earned);
        assert.ok(total >= 0 && total <= 100);
        const turned = [...earned.slice(turn % earned.length), ...earned.slice(0, turn % earned.length)];
        assert.deepEqual(scoreOf(scheme, turned), scoreOf(scheme, earned));
        const index = at % earned.length;
        const line = scheme.lines.find(({ code }) => code === earned[index]!.line)!;
        const before = earned[index]!.points;
        if (before === null || before >= line.points) return;
        const more = earned.map((one, place) => (place === index ? { ...one, points: before + 1 } : one));
        const better = scoreOf(scheme, more);
        assert.ok(better.total >= total);
        if (level !== null) assert.ok(better.level !== null, "a point more never costs the title");
      },
    ),
  );
});

test("every line says which evidence it takes: as its methods ask for until a city says otherwise; a family is asked for none", () => {
  for (const { code, level, lines } of SHIPPED)
    for (const line of lines) assert.equal(evidenceOf(line) === null, level === "household", `${code} ${line.code}`);
  const [gate] = campus.lines.filter(({ methods }) => methods.join("") === "ST");
  assert.deepEqual(evidenceOf(gate!), { takes: ["photo", "signature", "test"], strict: false });
  assert.deepEqual(citableOf(gate!), ["signature", "test"]);
  const family = SchemeRule.parse(SHIPPED.find(({ code }) => code === "C04"));
  const asking = family.lines.map((line) => ({ ...line, evidence: { takes: ["photo" as const], strict: false } }));
  assert.deepEqual(faultsOf({ ...family, lines: asking }).map(({ code }) => code), ["cells.family-evidence"]); // prettier-ignore
});

test("points without evidence are marked, and refused where the checklist insists; a file, or the paper named, will do", () => {
  const [first, ...rest] = campus.lines;
  const strict = { ...first!, evidence: { takes: ["document" as const, "record" as const], strict: true, zh: "年度安全工作计划" } };
  const lines = [strict, ...rest];
  const given = {
    line: strict.code,
    points: strict.points,
    photos: [] as string[],
    cited: null as { kind: "record" | "interview" } | null,
  };
  const shows = (part: Partial<typeof given>) => bareLines(lines, [{ ...given, ...part }]).length === 0;
  assert.ok(!shows({}));
  assert.ok(shows({ photos: ["plan"] }));
  assert.ok(shows({ cited: { kind: "record" } }));
  assert.ok(!shows({ cited: { kind: "interview" } }), "not what the line takes");
  assert.ok(shows({ points: 0 }), "nothing given needs nothing shown");
  assert.throws(() => assertProved(lines, [given]), refusedAs("cells.no-evidence"));
  assert.throws(() => assertProved(lines, [{ line: given.line, points: given.points, photos: [] }]), refusedAs("cells.no-evidence"));
  assertProved(lines, [{ ...given, cited: { kind: "record" } }]);
  assertProved(campus.lines, [given]);
  const recordOnly = { ...first!, evidence: { takes: ["record" as const], strict: true } };
  assert.throws(
    () => assertProved([recordOnly], [{ ...given, photos: ["gate"] }]),
    refusedAs("cells.no-evidence"),
    "a picture is no record",
  );
});
