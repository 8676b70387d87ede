import assert from "node:assert/strict";
import { test } from "node:test";
import type { InspectionTask } from "../contract.ts";
import { blankSheet, faultOf, linesOf, photosOf, resultsOf, type Mark, type Sheet } from "../ui/field/marks.ts";
import { campus } from "./play.ts";

const task: InspectionTask = {
  home: "330502001",
  id: "01935b7e-7c1a-7cc0-9f0a-0000000000aa",
  scheme: "C05",
  unit: { code: "S1", zh: "实验小学", area: "330502001005" },
  placeName: "月河街道",
  stage: "drawn",
  way: null,
  mine: false,
  rule: campus,
  self: [],
  results: [],
  open: [],
};
const marked = (own: InspectionTask, part: Partial<Record<string, Partial<Mark>>> = {}): Sheet => {
  const blank = blankSheet(own);
  const marks = linesOf(own).map(({ code, points }) => [code, { ...blank.marks[code]!, points: String(points), ...part[code] }] as const);
  return { ...blank, marks: Object.fromEntries(marks) };
};

test("a blank sheet gives nobody a point: every line is asked for, and points withheld need their reason", () => {
  const [first, second] = campus.lines.map(({ code }) => code);
  assert.deepEqual(faultOf(task, blankSheet(task)), { line: first, why: "points" });
  assert.equal(faultOf(task, marked(task)), null);
  assert.deepEqual(faultOf(task, marked(task, { [second!]: { points: "0" } })), { line: second, why: "reason" });
  assert.deepEqual(faultOf(task, marked(task, { [second!]: { points: "99" } })), { line: second, why: "many" });
  assert.equal(faultOf(task, marked(task, { [second!]: { points: "0", reason: "门禁坏了" } })), null);
});

test("each picture goes to the line it was taken at, whatever order they were taken in", () => {
  const [one, two, three] = campus.lines.map(({ code }) => code) as [string, string, string];
  const sheet = marked(task, { [three]: { photos: ["c1", "c2"] }, [one]: { photos: ["a1"] } });
  const names = photosOf(task, sheet);
  assert.deepEqual(names, ["a1", "c1", "c2"]);
  const sent = resultsOf(task, sheet, names.map((name) => `id ${name}`)); // prettier-ignore
  const of = (line: string) => sent.find((row) => row["line"] === line)?.["photos"];
  assert.deepEqual([of(one), of(two), of(three)], [["id a1"], [], ["id c1", "id c2"]]);
});

test("the second look takes the lines that had to be mended, and none is mended before somebody says so", () => {
  const [line] = campus.lines.map(({ code }) => code) as [string];
  const again = { ...task, stage: "rectified" as const, open: [{ line, grave: true }] };
  const sheet = marked(again);
  assert.deepEqual(resultsOf(again, sheet, []).map((row) => [row["line"], row["mended"]]), [[line, false]]); // prettier-ignore
  const seen = marked(again, { [line]: { finding: "none" } });
  assert.deepEqual(resultsOf(again, seen, []).map((row) => [row["mended"], "finding" in row]), [[true, false]]); // prettier-ignore
});

test("a line that does not apply is sent as none, not as zero", () => {
  const { code } = campus.lines.find(({ optional }) => optional)!;
  const sent = resultsOf(task, marked(task, { [code]: { applies: false } }), []);
  assert.equal(sent.find((row) => row["line"] === code)?.["points"], null);
});

test("where a line insists on evidence the phone asks for it before anything is sent, and sends what was named", () => {
  const [first, ...rest] = campus.lines;
  const insisting = {
    ...task,
    rule: { ...campus, lines: [{ ...first!, evidence: { takes: ["document" as const], strict: true } }, ...rest] },
  };
  assert.deepEqual(faultOf(insisting, marked(insisting)), { line: first!.code, why: "evidence" });
  assert.equal(faultOf(insisting, marked(insisting, { [first!.code]: { photos: ["p"] } })), null);
  const named = marked(insisting, { [first!.code]: { what: " 教办〔2026〕3 号 " } });
  assert.equal(faultOf(insisting, named), null);
  assert.deepEqual(resultsOf(insisting, named, [])[0]?.["cited"], { kind: "document", what: "教办〔2026〕3 号" });
  assert.equal(resultsOf(insisting, named, [])[1]?.["cited"], null);
});
