import assert from "node:assert/strict";
import { test } from "node:test";
import { person } from "#platform/testing";
import { incidentCommands } from "../commands.ts";
import { mayOf } from "../may.ts";
import { permits, STEPS, type StepName } from "../permits.ts";
import * as p from "./play.ts";

const ROLES = [
  "gridWorker",
  "gridLeader",
  "gridInstructor",
  "intakeClerk",
  "dispatcher",
  "supervisor",
  "handler",
  "approver",
  "commandRoom",
  "auditor",
  "admin",
  "dpo",
] as const;
type Role = (typeof ROLES)[number];

/** The by-law: for every step, who may take it. Everybody else may not. */
const table: Record<StepName, readonly Role[]> = {
  verify: ["gridWorker", "gridLeader", "dispatcher"],
  reject: ["dispatcher"],
  "self-handle": ["gridWorker", "gridLeader"],
  "answer-at-once": ["intakeClerk", "dispatcher"],
  move: ["dispatcher", "supervisor"],
  reclassify: ["dispatcher", "supervisor"],
  dispatch: ["dispatcher", "supervisor"],
  accept: ["handler", "approver"],
  bounce: ["handler", "approver"],
  recall: ["dispatcher", "supervisor"],
  assign: ["handler", "approver"],
  "first-step": ["handler"],
  "feed-back": ["handler"],
  "ask-extension": ["handler"],
  extend: ["approver", "supervisor"],
  "decline-extension": ["approver", "supervisor"],
  suspend: ["approver", "supervisor"],
  resume: ["handler", "approver", "supervisor"],
  check: ["gridWorker", "gridLeader", "dispatcher", "supervisor"],
  "hand-over": ["dispatcher", "supervisor", "handler", "approver"],
  supervise: ["supervisor"],
  "answer-supervision": ["handler", "approver"],
  merge: ["dispatcher", "supervisor"],
  split: ["dispatcher", "supervisor"],
  note: ["gridWorker", "gridLeader", "gridInstructor", "intakeClerk", "dispatcher", "supervisor", "handler", "approver", "commandRoom"],
  ask: ["gridWorker", "gridLeader", "intakeClerk", "dispatcher", "supervisor", "handler"],
  "call-back": ["gridWorker", "gridLeader", "intakeClerk", "dispatcher", "supervisor"],
  "take-withdrawal": ["intakeClerk", "dispatcher", "supervisor"],
  "take-rating": ["intakeClerk", "dispatcher", "supervisor"],
  void: ["supervisor"],
};

const GRID = "330502001001001";
const TOWN = "330502001";
const UNIT_ROLES: readonly string[] = ["handler", "approver"];

const home = (role: string) => (role === "gridWorker" || role === "gridLeader" ? GRID : UNIT_ROLES.includes(role) ? "330502" : TOWN);
const holder = (role: string, area = home(role), until: string | null = null) =>
  person({ role, area, until, unit: UNIT_ROLES.includes(role) ? p.LEAD : "" });
const record = () => p.handling().known();
const grant = (step: StepName, actor: ReturnType<typeof holder>, incident = record()) =>
  permits[step].grant({ actor, now: p.MORNING }, incident, p.LEAD);

for (const step of STEPS)
  for (const role of ROLES) {
    const may = table[step].includes(role);
    test(`${role} ${may ? "may" : "may not"} ${step}`, () => {
      assert.equal(grant(step, holder(role)) !== null, may);
      if (!may) return;
      assert.ok(
        permits[step].roles.some((one) => one === role),
        "the permission matrix names the role",
      );
      // Who stands for a place stands for that place; who stands for a unit, for whatever was sent to it.
      if (UNIT_ROLES.includes(role)) {
        assert.ok(grant(step, holder(role, "330503")), "wherever the unit's record lies");
        const neighbour = person({ role, area: home(role), unit: "trans-330502" });
        assert.equal(grant(step, neighbour), null, "not for another unit");
      } else assert.equal(grant(step, holder(role, "330502002")), null, "not in another area");
      assert.equal(grant(step, holder(role, home(role), "2026-11-22T00:00:00.000Z")), null, "not after the grant's end");
    });
  }

test("a handler of another unit may do nothing to the record", () => {
  const stranger = person(
    { role: "handler", area: "330502", unit: "trans-330502" },
    { role: "approver", area: "330502", unit: "trans-330502" },
  );
  for (const step of STEPS) assert.equal(grant(step, stranger), null, step);
});

test("a grid worker stands for the own grid and for what is only known to lie in its village", () => {
  const worker = holder("gridWorker");
  assert.ok(grant("verify", worker, p.reported().known()));
  assert.ok(grant("verify", worker, p.reported("0402", { place: GRID.slice(0, 12) }).known()));
  assert.equal(grant("verify", worker, p.reported("0402", { place: "330502001001002" }).known()), null);
  assert.equal(grant("verify", worker, p.reported("0402", { place: TOWN }).known()), null);
});

test("sealed records are for the desk and the units it chose, never for grids, clerks or the command room", () => {
  const sealed = p.verified("1202", { place: GRID.slice(0, 12) }).known();
  for (const role of ["gridWorker", "gridLeader", "gridInstructor", "intakeClerk", "commandRoom"])
    for (const step of STEPS) assert.equal(grant(step, holder(role), sealed), null, `${role} ${step}`);
  assert.ok(grant("dispatch", holder("dispatcher"), sealed));
});

test("nobody checks for a unit that worked on the record", () => {
  const colleague = person({ role: "gridWorker", area: GRID, unit: p.LEAD });
  assert.equal(grant("check", colleague, p.fedBack().known()), null);
});

test("before a unit has accepted, the dispatcher answers for the desk that holds the record", () => {
  const held = p.verified().known();
  assert.ok(grant("answer-supervision", holder("dispatcher"), held));
  assert.equal(grant("answer-supervision", holder("handler"), held), null);
});

test("who reads logs, configures or answers for personal data can give no command on a record", () => {
  for (const command of incidentCommands) {
    const roles = command.allow.roles;
    assert.equal(roles.includes("auditor") || roles.includes("dpo"), false, command.name);
    if (roles.includes("admin"))
      assert.ok(["incidents.amend-category", "incidents.retire-category", "incidents.set-procedure"].includes(command.name), command.name);
  }
});

const BOTH = { selfHandle: true, atDesk: true };

test("what a screen is told may be done is what the commands allow", () => {
  const offered = (incident: ReturnType<typeof record>, actor: ReturnType<typeof holder>) =>
    mayOf(incident, { actor, now: p.MORNING }, BOTH).map(({ command }) => command.replace("incidents.", "").replace("-incident", ""));
  assert.deepEqual(offered(p.reported("0501").known(), holder("gridWorker")), ["verify", "self-handle", "note", "ask-reporter"]);
  assert.deepEqual(offered(p.reported("1501").known(), holder("intakeClerk")), [
    "answer-at-once",
    "take-withdrawal",
    "note",
    "ask-reporter",
  ]);
  assert.deepEqual(offered(p.dispatched().known(), holder("handler")), ["accept", "bounce", "note", "ask-reporter"]);
  assert.deepEqual(mayOf(p.dispatched().known(), { actor: holder("handler"), now: p.MORNING }, undefined)[0]?.units, [p.LEAD]);
  const worked = { ...holder("gridLeader"), id: p.HANDLER.by };
  assert.equal(offered(p.fedBack().known(), worked).includes("check"), false);
  assert.equal(offered(p.fedBack().known(), holder("gridLeader")).includes("check"), true);
  assert.deepEqual(offered(p.ended().known(), holder("auditor")), []);
});
