import assert from "node:assert/strict";
import { test } from "node:test";
import type { Module, Purpose } from "../modules/module.ts";
import { covers, lacks, purposesOf } from "./purposes.ts";

const sound: Purpose = {
  code: "a.x",
  title: { zh: "名", en: "name" },
  basis: { zh: "某法 1", en: "Some Law, art. 1" },
  fields: ["phone", "agreement-what"],
  retentionDays: 30,
  readers: ["clerk"],
  logged: true,
};

test("a purpose stands behind the names it lists and their copies, and behind nothing else", () => {
  for (const field of ["phone", "phone:0198", "phone 2", "phone-2", "agreement-what:1:2", "agreement-what-3"])
    assert.ok(covers(sound, field), field);
  for (const field of ["phones", "phone-home", "agreement", "agreement-why", "name", "", ":phone"]) assert.ok(!covers(sound, field), field);
});

test("a purpose without law, fields or end is not registered, nor are two of one code", () => {
  const broken: Partial<Purpose>[] = [
    { title: { zh: "名", en: "" } },
    { basis: { zh: "", en: "Law" } },
    { fields: [] },
    { fields: ["phone:1"] },
    { retentionDays: 0 },
    { retentionDays: 1.5 },
    { longer: { days: 30, when: { zh: "某时", en: "in some case" } } },
    { longer: { days: 60, when: { zh: "", en: "in some case" } } },
  ];
  for (const part of broken) assert.equal(lacks({ ...sound, ...part }).length, 1, JSON.stringify(part));
  assert.deepEqual(lacks(sound), []);
  const holding = (...purposes: Purpose[]) => [{ purposes } as unknown as Module];
  assert.throws(() => purposesOf(holding({ ...sound, fields: [] })), /lacks fields/);
  assert.throws(() => purposesOf(holding(sound, sound)), /two purposes/);
  assert.equal(purposesOf(holding(sound)).get("a.x"), sound);
});
