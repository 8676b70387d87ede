import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf, neutral, unneutral } from "#web/csv";
import { toCsv } from "../../../web/console/csv.ts";
import { writeBook, writeCsv, readTable } from "#platform/sheets";

const STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"];
const NASTY = STARTS.flatMap((start) => [`${start}1+1`, `${start}HYPERLINK("http://x","y")`, `${start}cmd|'/c calc'!A0`, start]);

test("whatever a text begins with, no writer of a table gives a cell that a spreadsheet calculates, and the text comes back", async () => {
  const writers = {
    csvOf: (rows: string[][]) => csvOf(rows),
    toCsv: (rows: string[][]) => toCsv(rows),
    writeCsv: ([head = [], ...rows]: string[][]) => writeCsv(head, rows),
  };
  for (const [name, write] of Object.entries(writers)) {
    const text = write([["head"], ...NASTY.map((one) => [one])]);
    assert.ok(text.startsWith("\uFEFF"), name);
    // Each row is one quoted cell, whatever stands in it; what stands first in a cell decides.
    const cells = text.slice(1).match(/"(?:[^"]|"")*"/g) ?? [];
    assert.equal(cells.length, NASTY.length + 1, name);
    for (const cell of cells) assert.doesNotMatch(cell, /^"[=+\-@\t\r\n＝＋－＠]/, `${name}: ${JSON.stringify(cell)}`);
    assert.deepEqual(
      cells.slice(1).map((cell) => unneutral(cell.slice(1, -1).replaceAll('""', '"'))),
      NASTY,
      name,
    );
  }
  const book = await writeBook({
    title: "=1",
    watermark: "=1+1",
    at: "2026-11-28T00:00:00.000Z",
    pages: [{ name: "=1", columns: [{ title: "=2+2", kind: "text" }], rows: NASTY.map((one) => [one]) }],
  });
  const back = await readTable(book, {
    bytes: 1e7,
    rows: 200,
    columns: 5,
    isHeader: (texts) => texts.length === 1 && texts[0]?.includes("2+2") === true,
  });
  assert.equal(back.rows.length, NASTY.length);
});

test("numbers stay numbers, and quotes, commas and lines stay in their cell", () => {
  assert.equal(csvOf([[-1.5, `a"b,c\nd`, null]]), '\uFEFF"-1.5","a""b,c\nd",""\r\n');
  for (const text of NASTY) assert.equal(unneutral(neutral(text)), text);
  assert.equal(neutral("1-1"), "1-1");
});
