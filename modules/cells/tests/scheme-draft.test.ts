import assert from "node:assert/strict";
import { test } from "node:test";
import { draftOf, freshLine, linesFrom, moved, sumOf } from "../ui/console/scheme-draft.ts";
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
  assert.equal(readUnits("S1,实验小学,330502001005\nS2,西门中学").bad, 2);
  assert.equal(readUnits("S1,实验小学,城北").bad, 1);
});
