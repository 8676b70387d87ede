import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { canonical, commandHash, eventHash, headHash } from "./canonical.ts";

/** The same in as few words as it takes, slowly: what the ledger hashed from its first day on. */
function plainly(value: unknown): string {
  if (value === undefined || value === null) return "null";
  if (typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(plainly).join(",")}]`;
  const record = value as Record<string, unknown>;
  const kept = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort();
  return `{${kept.map((key) => `${JSON.stringify(key)}:${plainly(record[key])}`).join(",")}}`;
}

/** Halves of pairs, quotes, controls and characters beyond the basic plane among the rest. */
const text = fc.string({
  unit: fc.constantFrom("a", "Z", "路", "\u{20000}", '"', "\\", "\n", "\u0000", "\ud800", "\udc00", "\u2028", "é"),
  maxLength: 90,
});
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constantFrom(null, undefined),
    fc.array(tie("any"), { maxLength: 5 }),
    fc.dictionary(text, tie("any"), { maxKeys: 45 }),
  ),
})).any;

test("canonical text is the plain one, whatever stands in it", () => {
  fc.assert(
    fc.property(value, (any) => assert.equal(canonical(any), plainly(any))),
    { numRuns: 500 },
  );
});

test("an event's hash is that of its salt and its canonical text, long events included", () => {
  const event = fc.record({
    home: text,
    stream: text,
    seq: fc.nat(),
    kind: text,
    type: text,
    data: fc.dictionary(text, value),
    at: text,
    actor: text,
    role: text,
    unit: text,
    place: text,
    command: text,
  });
  const salt = Buffer.alloc(16, 7);
  const hashed = (one: Parameters<typeof eventHash>[1]): void => {
    const wanted = createHash("sha256").update(salt).update(plainly(one), "utf8").digest();
    assert.deepEqual(eventHash(salt, one), wanted);
  };
  fc.assert(fc.property(event, hashed), { numRuns: 300 });
  hashed({ ...(fc.sample(event, { numRuns: 1, seed: 1 })[0] as Parameters<typeof eventHash>[1]), data: { long: "县".repeat(50_000) } });
});

test("an answer's hash is that of its canonical text", () => {
  const answer = fc.record({ home: text, id: text, name: text, fingerprint: fc.uint8Array({ maxLength: 40 }), outcome: value, at: text });
  fc.assert(
    fc.property(answer, (one) => {
      const plain = plainly({ ...one, fingerprint: Buffer.from(one.fingerprint).toString("hex") });
      assert.deepEqual(commandHash(one), createHash("sha256").update(plain, "utf8").digest());
    }),
    { numRuns: 300 },
  );
});

test("a head follows from the one before and the event, of whatever length somebody made them", () => {
  for (const [before, event] of [
    [null, Buffer.alloc(32, 1)],
    [Buffer.alloc(32, 2), Buffer.alloc(32, 1)],
    [Buffer.alloc(5, 2), Buffer.alloc(70_000, 1)],
  ] as const) {
    const wanted = createHash("sha256")
      .update(before ?? Buffer.alloc(32))
      .update(event)
      .digest();
    assert.deepEqual(headHash(before, event), wanted);
  }
});
