import assert from "node:assert/strict";
import { test } from "node:test";
import { draftOf, freshLine, linesFrom, moved, sumOf } from "../ui/console/scheme-draft.ts";
import { fieldsFrom, keptFrom } from "../ui/console/kept.ts";
import { typedFrom } from "../ui/console/typed-lines.ts";
import { readUnits, writeUnits } from "../ui/console/round-list.ts";
import { campus } from "./play.ts";

test("a checklist opened for writing and kept as it was is the same checklist", () => {
  assert.deepEqual(linesFrom(draftOf(campus)), campus.lines);
  assert.equal(sumOf(draftOf(campus)), 100);
});

test("a new line takes a number no line of the version bears; moving keeps every line", () => {
  const draft = draftOf(campus);
  const fresh = freshLine("C05", draft.slice(0, -1));
  assert.ok(!draft.slice(0, -1).some(({ code }) => code === fresh.code));
  assert.deepEqual(moved(draft, 0, 1).slice(0, 2).map(({ code }) => code), ["C05-02", "C05-01"]); // prettier-ignore
  assert.deepEqual(moved(draft, 0, -1), draft);
  assert.deepEqual(moved(draft, draft.length - 1, 1), draft);
});

test("a list of units comes from a spreadsheet, whatever its commas; the line that is none is named", () => {
  const { units, bad } = readUnits("S1，实验小学，330502001005\nS2\t西门中学\t330502001006\n\n");
  assert.deepEqual([bad, units.map(({ zh }) => zh)], [null, ["实验小学", "西门中学"]]);
  assert.deepEqual(readUnits(writeUnits(units)).units, units);
  const named = readUnits("S1, 实验小学, 330502001005, Experimental Primary School").units;
  assert.equal(named[0]?.en, "Experimental Primary School");
  assert.deepEqual(readUnits(writeUnits(named)).units, named);
  assert.equal(readUnits("S1,实验小学,330502001005\nS2,西门中学").bad, 2);
  assert.equal(readUnits("S1,实验小学,城北").bad, 1);
});

test("an application that was not sent comes back as it was typed; a line the checklist no longer has is left behind", () => {
  const typed = typedFrom(campus.lines, []);
  const kept = {
    id: "01935b7e-7c1a-7cc0-9f0a-0000000000aa",
    name: "王老师",
    phone: "0572-2020202",
    typed: {
      ...typed,
      "C05-01": { ...typed["C05-01"]!, points: "", photos: ["a", "b"], what: "年度计划" },
      "C05-06": { ...typed["C05-06"]!, applies: false },
    },
  };
  assert.deepEqual(keptFrom(fieldsFrom(kept), campus.lines), kept);
  const fewer = keptFrom(fieldsFrom(kept), campus.lines.slice(1))!;
  assert.equal(fewer.typed["C05-01"], undefined);
  assert.equal(keptFrom({}, campus.lines), null);
  assert.equal(keptFrom({ id: ["x"], "C05-02": ["7", ""] }, campus.lines)?.typed["C05-02"]?.applies, true, "a line that must apply does");
});

test("what a line takes as evidence is written down only once somebody says so, without words that were left empty", () => {
  const [first, ...rest] = draftOf(campus);
  const said = { takes: ["record" as const], strict: true, zh: " 安防平台月报 ", en: "" };
  const [line, second] = linesFrom([{ ...first!, evidence: said }, ...rest]);
  assert.deepEqual(line?.evidence, { takes: ["record"], strict: true, zh: "安防平台月报" });
  assert.equal(second?.evidence, undefined);
});
