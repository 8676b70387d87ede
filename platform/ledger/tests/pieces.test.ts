import assert from "node:assert/strict";
import { test } from "node:test";
import { sealing, single } from "#platform/ledger";

const key = { home: "330502001", id: "0198c0de-0000-7000-8000-000000000001" };

test("a text is sealed under a name of the command's own; of no text nothing is sealed", () => {
  const sealed: unknown[] = [];
  const ctx = { commandId: "c1", seal: (one: unknown) => void sealed.push(one) };
  const seal = sealing<"things.text" | "things.contact">();
  assert.equal(seal(ctx, { ...key, more: 1 } as typeof key, "reason", "things.text", "好"), "reason:c1");
  assert.deepEqual(sealed, [{ stream: key, field: "reason:c1", purpose: "things.text", value: "好" }]);
  for (const nothing of [null, undefined, ""]) assert.equal(seal(ctx, key, "phone", "things.contact", nothing), null);
  assert.equal(sealed.length, 1);
});

test("a record has one row with its key, and none before it begins", () => {
  type State = { stage: "none" } | { stage: "begun"; place: string };
  const table = { name: "things.thing", key: ["home", "id"], columns: { home: "text", id: "uuid", place: "text" } } as const;
  const things = single<State>(table, (_, { place }) => ({ place }));
  assert.deepEqual(things.tables, [table]);
  assert.deepEqual(things.rows(key, { stage: "none" }), []);
  assert.deepEqual(things.rows(key, { stage: "begun", place: "330502001005" }), [
    { table: "things.thing", row: { ...key, place: "330502001005" } },
  ]);
});
