import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decrypt, encrypt, fieldContext, newDataKey, openDataKey } from "./seal.ts";

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

test("a data key unwraps only under the master key and for its own record", () => {
  const { key: data, wrapped } = newDataKey(key, "330502001", "one");
  assert.deepEqual(openDataKey(key, wrapped, "330502001", "one"), data);
  assert.equal(openDataKey(key, wrapped, "330502001", "two"), null);
});
