import assert from "node:assert/strict";
import { test } from "node:test";
import { person } from "#platform/testing";
import { applicationClocks } from "../clocks.ts";
import { mayOf } from "../may.ts";
import { isWholeArea, standsAbove } from "../permits.ts";
import * as p from "./play.ts";

const TOWN = "330502001";
const VILLAGE = "330502001005";
const NOW = "2026-10-08T02:00:00.000Z";
const from = (area: string, unit = `zfw-${area}`) => ({ area, unit });

test("no town or village decides its own title: who does sits above it, and in another office than the one that applies", () => {
  const town = { code: TOWN, area: TOWN };
  assert.deepEqual([from(TOWN), from("330502"), from("3305"), from("330503")].map((grant) => standsAbove(grant, town)), [false, true, true, false]); // prettier-ignore
  for (const code of [VILLAGE, `village-${VILLAGE}`]) {
    assert.ok(isWholeArea({ code, area: VILLAGE }));
    assert.deepEqual([from(VILLAGE), from(TOWN)].map((grant) => standsAbove(grant, { code, area: VILLAGE })), [false, true]); // prettier-ignore
  }
  const centre = { code: `centre-${TOWN}`, area: TOWN };
  assert.deepEqual(
    [from("330502", centre.code), from("330502")].map((grant) => standsAbove(grant, centre)),
    [false, true],
  );
  const school = { code: "SCHOOL1", area: VILLAGE };
  assert.deepEqual(
    [from(TOWN), from(VILLAGE, `unit-SCHOOL1-${VILLAGE}`)].map((grant) => standsAbove(grant, school)),
    [true, false],
  );
});

test("the first look at a town is its county's, whose clock it is; the town is offered neither that nor the decision", () => {
  const play = new p.Play();
  const applied = play.apply();
  const state = { ...applied, unit: { code: TOWN, zh: "月河街道", area: TOWN } };
  const [ours, above] = [TOWN, "330502"].map((area) => (role: string) => mayOf(state, person({ role, area, unit: `cg-${area}` }), NOW));
  for (const role of ["gridInstructor", "approver", "supervisor"])
    assert.ok(!ours!(role).some((step) => ["admit", "return", "refuse"].includes(step)), role);
  assert.deepEqual(above!("dispatcher").filter((step) => step === "admit"), ["admit"]); // prettier-ignore
  assert.ok(above!("approver").includes("refuse"));
  const key = { home: TOWN, id: p.ID };
  assert.deepEqual(applicationClocks(key, state).map(({ obligor }) => obligor), ["centre-330502"]); // prettier-ignore
  assert.deepEqual(applicationClocks(key, applied).map(({ obligor }) => obligor), [`centre-${TOWN}`]); // prettier-ignore
});
