import assert from "node:assert/strict";
import { test } from "node:test";
import { areasOf, grantsOver, isLive, liveGrants, unitsHeld, type Actor, type Grant } from "./index.ts";

const NOW = "2026-11-28T02:00:00.000Z";
const grant = (role: string, area: string, unit = "", until: string | null = null): Grant => ({
  role,
  area,
  unit,
  until,
  delegatedBy: null,
});
const staff = (...grants: Grant[]): Actor => ({ kind: "staff", id: "a", name: "王", grants, sessionId: "s" });
const outside: Actor[] = [
  { kind: "resident", id: "resident" },
  { kind: "system", id: "system" },
];

test("a grant counts until its end and not at it", () => {
  assert.equal(isLive(grant("handler", "3305"), NOW), true);
  assert.equal(isLive(grant("handler", "3305", "", "2026-11-28T02:00:00.001Z"), NOW), true);
  for (const until of [NOW, "2026-11-27T00:00:00.000Z"]) assert.equal(isLive(grant("handler", "3305", "", until), NOW), false);
});

test("what counts is of these roles, now, and nobody's who is not of the staff", () => {
  const actor = staff(
    grant("handler", "330502", "cg"),
    grant("handler", "330503", "cg", NOW),
    grant("dispatcher", "330502"),
    grant("handler", "330502", "fire"),
  );
  assert.deepEqual(
    liveGrants({ actor, now: NOW }, ["handler"]).map(({ unit }) => unit),
    ["cg", "fire"],
  );
  assert.equal(liveGrants({ actor, now: NOW }).length, 3);
  assert.deepEqual(liveGrants({ actor, now: NOW }, []), []);
  assert.deepEqual(areasOf({ actor, now: NOW }, ["handler", "dispatcher"]), ["330502"]);
  assert.deepEqual(unitsHeld(actor, NOW), ["cg", "fire"]);
  for (const one of outside)
    assert.deepEqual([liveGrants({ actor: one, now: NOW }), areasOf({ actor: one, now: NOW }, ["handler"])], [[], []]);
  assert.deepEqual(
    outside.map((one) => unitsHeld(one, NOW)),
    [null, []],
  );
});

test("a grant covers what lies within its area, and nothing above or beside it", () => {
  const actor = staff(grant("handler", "330502", "cg"));
  for (const place of ["330502", "330502001", "330502001005"]) assert.equal(grantsOver(actor, ["handler"], place, NOW).length, 1);
  for (const place of ["3305", "330503001", ""]) assert.equal(grantsOver(actor, ["handler"], place, NOW).length, 0);
  assert.deepEqual(
    ["cg", "fire"].map((unit) => grantsOver(actor, ["handler"], "330502001", NOW, unit).length),
    [1, 0],
  );
});
