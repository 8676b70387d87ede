import assert from "node:assert/strict";
import { test } from "node:test";
import { purposesOf } from "#platform/vault";
import { modules } from "../modules.ts";

const purposes = [...purposesOf(modules).values()];

test("whoever may open a sealed field holds a role that exists, or is the resident it belongs to", () => {
  const roles = new Set(["resident", ...modules.flatMap((one) => one.roles ?? []).map(({ code }) => code)]);
  for (const { code, readers } of purposes)
    assert.deepEqual(
      readers.filter((role) => !roles.has(role)),
      [],
      code,
    );
});

test("the administrator, who makes accounts and grants, opens nothing sealed", () => {
  assert.ok(modules.some((one) => one.roles?.some(({ code }) => code === "admin")));
  for (const { code, readers } of purposes) assert.ok(!readers.includes("admin"), code);
});

test("files of every kind of record are kept under a purpose that lists photos, or are published for good", () => {
  const gates = modules.flatMap((one) => one.photos ?? []);
  assert.ok(gates.length >= 8);
  for (const { kind, purpose } of gates) {
    if (purpose === null) assert.equal(kind, "report-card.card");
    else assert.ok(purposes.find(({ code }) => code === purpose)?.fields.includes("photo"), `${kind}: ${purpose}`);
  }
});
