import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { newDataKey, openDataKey, openWith, ringOf, sealWith } from "./ring.ts";
import { decrypt, encrypt, fieldContext } from "./seal.ts";

const key = new Uint8Array(32).fill(3);

test("a sealed field opens with its key in its place, whatever the script it is written in", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
      const sealed = encrypt(key, Buffer.from(text), "a/b/c");
      assert.equal(decrypt(key, sealed, "a/b/c")?.toString("utf8"), text);
      assert.equal(decrypt(key, sealed, "a/b/d"), null);
      assert.equal(decrypt(new Uint8Array(32), sealed, "a/b/c"), null);
    }),
  );
});

test("one changed bit anywhere makes a sealed field unreadable instead of wrong", () => {
  const sealed = encrypt(key, Buffer.from("张三 13800001234"), fieldContext("330502001", "x", "phone"));
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    assert.equal(decrypt(key, changed, fieldContext("330502001", "x", "phone")), null);
  }
});

test("a data key unwraps only under its master key and for its own record", () => {
  const ring = ringOf(key);
  const { key: data, wrapped } = newDataKey(ring, "330502001", "one");
  assert.deepEqual(openDataKey(ring, wrapped, "330502001", "one"), data);
  assert.equal(openDataKey(ring, wrapped, "330502001", "two"), null);
  assert.equal(openDataKey(ringOf(new Uint8Array(32).fill(4)), wrapped, "330502001", "one"), null);
});

test("the newest key seals, all open, and what was sealed before keys had ids opens too", () => {
  const [old, fresh] = [key, new Uint8Array(32).fill(5)];
  const [before, after] = [ringOf(old), ringOf(fresh, old)];
  const sealed = sealWith(before, Buffer.from("甲"), "x");
  const unnamed = encrypt(old, Buffer.from("乙"), "x");
  assert.equal(openWith(after, sealed, "x")?.toString(), "甲");
  assert.equal(openWith(after, unnamed, "x")?.toString(), "乙");
  const later = sealWith(after, Buffer.from("丙"), "x");
  assert.equal(openWith(after, later, "x")?.toString(), "丙");
  assert.equal(openWith(before, later, "x"), null);
  assert.equal(openWith(ringOf(fresh), sealed, "x"), null);
});
