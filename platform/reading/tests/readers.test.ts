import assert from "node:assert/strict";
import { test } from "node:test";
import { resident, type Grant } from "#platform/access";
import { person, type Person } from "#platform/testing";
import { areasWithin, everybody, readers, scopeFor, textsOf } from "../index.ts";

const NOW = "2026-11-28T02:00:00.000Z";
const OVER: Partial<Grant> = { until: NOW };
const asking = (...grants: Person[]) => ({ actor: person(...grants), now: NOW }) as never;

test("whoever holds one of the roles now may ask, and nobody else; for what is public, anybody", () => {
  const may = readers(["clerk", "leader"]);
  assert.deepEqual([may.roles, may.condition], [["clerk", "leader"], "in one's area"]);
  assert.equal(may.admits(asking({ role: "leader", area: "330502" }), undefined as never), true);
  assert.equal(may.admits(asking({ role: "leader", area: "330502", ...OVER }), undefined as never), false);
  assert.equal(may.admits(asking({ role: "guest", area: "330502" }), undefined as never), false);
  assert.equal(may.admits({ actor: resident, now: NOW } as never, undefined as never), false);
  assert.equal(everybody.admits({ actor: resident, now: NOW } as never, undefined as never), true);
});

test("a transaction sees the areas of these roles, each once", () => {
  const grants = [
    { role: "clerk", area: "330502" },
    { role: "leader", area: "330502" },
    { role: "leader", area: "330503", ...OVER },
    { role: "guest", area: "330521" },
  ];
  assert.deepEqual(scopeFor(["clerk", "leader"])(asking(...grants)), ["330502"]);
  assert.deepEqual(scopeFor(["clerk"])({ actor: resident, now: NOW }), []);
});

test("of one's areas those inside the area asked for count whole, a wider one counts for the area, any other for nothing", () => {
  const own = ["330502001", "330502002005", "330503"];
  assert.deepEqual(areasWithin(own), own);
  assert.deepEqual(areasWithin(own, "330502"), ["330502001", "330502002005"]);
  assert.deepEqual(areasWithin(own, "330503001"), ["330503001"]);
  assert.deepEqual(areasWithin(["3305", "330502"], "330502001"), ["330502001"]);
  assert.deepEqual(areasWithin(own, "330521"), []);
});

test("texts are opened once each and read by field; what is not there, empty or no field is null", async () => {
  const asked: unknown[] = [];
  const unseal = async (asks: readonly { field: string }[], ...how: unknown[]): Promise<(string | null)[]> => {
    asked.push(
      asks.map(({ field }) => field),
      how,
    );
    return asks.map(({ field }) => (field === "said" ? "好" : field === "empty" ? "" : null));
  };
  const stream = { home: "330502001", id: "one" };
  const texts = await textsOf({ unseal }, stream, ["said", null, "said", undefined, "gone", "empty"], { reason: "reason", how: "masked" });
  assert.deepEqual(asked, [
    ["said", "gone", "empty"],
    ["reason", "masked"],
  ]);
  assert.deepEqual(["said", "gone", "empty", "never asked", null, undefined].map(texts), ["好", null, null, null, null, null]);
});
