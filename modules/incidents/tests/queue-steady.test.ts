import assert from "node:assert/strict";
import { test } from "node:test";
import { framesOf, onceOnly } from "../../../web/live/index.ts";
import type { QueueRow } from "../contract.ts";
import { steadied } from "../ui/console/steadied.ts";

const row = (id: string, seq = 1): QueueRow => ({ home: "330502001", id, seq }) as QueueRow;
const ids = (rows: readonly QueueRow[]): string => rows.map(({ id }) => id).join("");

test("what is new is counted and waits; the rows on screen keep their places and show their newest content", () => {
  const { rows, arrived, gone } = steadied([row("b"), row("d")], [row("a"), row("b", 2), row("c"), row("d")]);
  assert.equal(ids(rows), "bd");
  assert.equal(rows[0]?.seq, 2);
  assert.equal(arrived, 2);
  assert.equal(gone.size, 0);
});

test("a row that left the view stays where it is until the reader asks for the list as it is", () => {
  const { rows, gone } = steadied([row("a"), row("b"), row("c")], [row("a"), row("c")]);
  assert.equal(ids(rows), "abc");
  assert.deepEqual([...gone], ["330502001.b"]);
});

test("what lies behind the last row is simply there, as when a page is loaded on", () => {
  const { rows, arrived } = steadied([row("a"), row("b")], [row("a"), row("b"), row("c"), row("d")]);
  assert.equal(ids(rows), "abcd");
  assert.equal(arrived, 0);
});

test("when nothing of the list is left the new one is shown", () => {
  assert.equal(ids(steadied([row("a")], [row("x"), row("y")]).rows), "xy");
});

test("frames are taken whole, whatever pieces they come in", () => {
  const text = "id: 7\nevent: changes\ndata: [1]\n\nretry: 900\nevent: away\ndata: {}\n\nid: 8\nev";
  const { frames, rest } = framesOf(text);
  assert.deepEqual(frames, [
    { id: "7", event: "changes", data: "[1]", retryMs: null },
    { id: null, event: "away", data: "{}", retryMs: 900 },
  ]);
  assert.equal(rest, "id: 8\nev");
});

test("a change that is told twice is heard once", () => {
  const fresh = onceOnly(2);
  const change = (id: string) => ({ kind: "k", home: "h", id, seq: 1 });
  assert.deepEqual(
    [fresh(change("a")), fresh(change("a")), fresh(change("b")), fresh(change("c")), fresh(change("a"))],
    [true, false, true, true, true],
  );
});
