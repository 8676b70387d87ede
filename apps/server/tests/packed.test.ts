import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import type { Piece } from "#web/visits";
import { packed } from "../packed.ts";

const head = { text: `<!doctype html>${"<p>页首</p>".repeat(90)}` };
const foot = { text: `${"<p>页脚 &amp; 电话</p>".repeat(60)}</html>` };
const textOf = (pieces: readonly Piece[]): string => pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");

test("a page in pieces is one gzip member that opens to its text, whatever its pieces are", () => {
  const long = randomBytes(90_000).toString("base64");
  for (const pieces of [
    [head, "编号", foot],
    [head, "", { text: "short" }, "<p>我的事</p>".repeat(80), foot],
    [head, head, foot, foot],
    ["only words of its own"],
    [{ text: "short" }],
    [head, long, { text: long }, "𠮷".repeat(300), foot],
    [],
  ] as readonly (readonly Piece[])[]) {
    const bytes = packed(pieces);
    assert.equal(gunzipSync(bytes).toString("utf8"), textOf(pieces));
    // Each member ends with its own length: what came after it in the same bytes would be read as another one.
    assert.equal(bytes.readUInt32LE(bytes.length - 4), Buffer.byteLength(textOf(pieces)));
  }
});

test("what stands on two pages is the same bytes in both, and what differs does not hang on the page before", () => {
  const [first, second] = [packed([head, "<p>甲的事</p>".repeat(40), foot]), packed([head, "<p>乙的事</p>".repeat(40), foot])];
  assert.notDeepEqual(first, second);
  const shared = first.findIndex((byte, index) => byte !== second[index]);
  assert.ok(shared > 40, `only ${shared} bytes of the head are shared`);
  assert.match(gunzipSync(second).toString("utf8"), /乙的事/);
  assert.doesNotMatch(gunzipSync(second).toString("utf8"), /甲/);
});

test("a page with one changed byte does not open", () => {
  const bytes = packed([head, "<p>我的事</p>".repeat(40), foot]);
  bytes[bytes.length - 6]! ^= 1;
  assert.throws(() => gunzipSync(bytes), /incorrect data check/);
});
