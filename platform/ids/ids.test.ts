import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isUuid, namedUuid, namedUuidAt, parseReceiptNumber, receiptNumber, sameSecret, tokenFor, uuidv7 } from "./index.ts";

test("ids minted later sort later, whatever the random part", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 47 }), fc.integer({ min: 1, max: 2 ** 40 }), (at, later) => {
      const [first, second] = [uuidv7(at), uuidv7(at + later)];
      assert.ok(isUuid(first) && first[14] === "7" && "89ab".includes(first[19] ?? ""));
      assert.ok(first < second);
      assert.equal(parseInt(first.replaceAll("-", "").slice(0, 12), 16), at);
    }),
  );
});

test("a receipt number survives being typed with blanks, small letters and look-alike letters", () => {
  const number = receiptNumber("01890000-0000-7000-8000-000000000001");
  assert.match(number, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  const plain = number.replaceAll("-", "");
  assert.equal(parseReceiptNumber(number.toLowerCase().replaceAll("-", " ")), plain);
  assert.equal(parseReceiptNumber(number.replaceAll("0", "o").replaceAll("1", "l")), plain);
  assert.equal(parseReceiptNumber("８Ｆ３Ｋ72QMXR4D"), "8F3K72QMXR4D");
  assert.equal(parseReceiptNumber("not a number"), null);
  assert.equal(parseReceiptNumber(plain + "0"), null);
});

test("numbers of a hundred thousand reports do not collide", () => {
  const seen = new Set<string>();
  for (let index = 0; index < 100_000; index += 1) seen.add(receiptNumber(uuidv7(index)));
  assert.equal(seen.size, 100_000);
});

test("a named id is stable and differs when any word moves", () => {
  assert.equal(namedUuid("area", "330502001"), namedUuid("area", "330502001"));
  assert.notEqual(namedUuid("ab", "c"), namedUuid("a", "bc"));
  assert.ok(isUuid(namedUuid("x")));
  const [first, again, later] = ["2026-11-23T10:00:00.000Z", "2026-11-23T10:00:00.000Z", "2026-11-23T10:00:00.001Z"].map((at) =>
    namedUuidAt(at, "x"),
  );
  assert.equal(first, again);
  assert.ok(isUuid(first!) && first! < later!, "what is caused later is listed later");
});

test("a token holds only for its key, purpose and subject", () => {
  const key = new Uint8Array(32).fill(7);
  const token = tokenFor(key, "follow", "a");
  assert.equal(token.length, 26);
  assert.ok(sameSecret(token, tokenFor(key, "follow", "a")));
  for (const other of [tokenFor(key, "follow", "b"), tokenFor(key, "rate", "a"), tokenFor(new Uint8Array(32), "follow", "a")])
    assert.ok(!sameSecret(token, other));
});
