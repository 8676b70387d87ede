import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Grant } from "#platform/access";
import { person } from "#platform/testing";
import type { KnownIncident, TaskStage } from "../incident.ts";
import { mayOf } from "../may.ts";
import { permits, STEPS, type StepName } from "../permits.ts";
import { maySee } from "../queries-visible.ts";
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
];
const AREAS = ["3305", "330502", "330503", "330502001", "330502002", "330502001001", "330502001002", "330502001001001", "330502001001002"];
const UNITS = ["", "cg-330502", "trans-330502", "centre-330502001", "centre-330502"];
const PLACES = ["3305", "330502", "330502001", "330502001001", "330502001001001"];
const ENDED = "2026-11-22T00:00:00.000Z";

const grants = fc.array(
  fc.record({
    role: fc.constantFrom(...ROLES),
    area: fc.constantFrom(...AREAS),
    unit: fc.constantFrom(...UNITS),
    until: fc.constantFrom(null, null, null, ENDED),
  }),
  { minLength: 1, maxLength: 3 },
);
const base = p.handling().known();
const [pattern] = base.tasks;
if (!pattern) throw new Error("a record in handling has a task");
const task = fc.record({
  unit: fc.constantFrom(...UNITS.slice(1)),
  stage: fc.constantFrom<TaskStage>("asked", "accepted", "fedBack", "bounced", "released"),
});
const record = fc
  .record({
    place: fc.constantFrom(...PLACES),
    sealed: fc.boolean(),
    about: fc.option(fc.constantFrom(...UNITS.slice(1)), { nil: undefined }),
    stage: fc.constantFrom<KnownIncident["stage"]>(
      "reported",
      "verified",
      "dispatched",
      "bounced",
      "handling",
      "suspended",
      "fedBack",
      "ended",
    ),
    tasks: fc.uniqueArray(task, { maxLength: 3, selector: ({ unit }) => unit }),
  })
  .map(({ about, tasks, ...rest }): KnownIncident => ({
    ...base,
    ...rest,
    ...(about === undefined ? {} : { about, sealed: true }),
    tasks: tasks.map((one, index) => ({ ...pattern, ...one, role: index === 0 ? ("lead" as const) : ("co" as const) })),
  }));

/** The by-law in plain words, written from domain.md §1.3 and not from the permits: who may take a step, by what, where. */
type Held = Pick<Grant, "role" | "area" | "unit" | "until">;
type Law = (
  hold: { at: (...roles: string[]) => boolean; unit: (unit: string | undefined, ...roles: string[]) => boolean },
  of: KnownIncident,
  named: string,
) => boolean;

const doing = (of: KnownIncident) => of.tasks.filter(({ stage }) => stage !== "bounced" && stage !== "released");
const leading = (of: KnownIncident) => doing(of).find(({ role }) => role === "lead");
const asked = (of: KnownIncident, named: string) => of.tasks.some(({ unit }) => unit === named);

const unitStep =
  (...roles: string[]): Law =>
  ({ unit }, of, named) =>
    asked(of, named) && unit(named, ...roles);
const placeStep =
  (...roles: string[]): Law =>
  ({ at }) =>
    at(...roles);
const leadOr =
  (roles: string[], atPlace: string[]): Law =>
  ({ at, unit }, of) =>
    unit(leading(of)?.unit, ...roles) || at(...atPlace);

const LAW: Record<StepName, Law> = {
  verify: placeStep("gridWorker", "gridLeader", "dispatcher"),
  reject: placeStep("dispatcher"),
  "self-handle": placeStep("gridWorker", "gridLeader"),
  "answer-at-once": placeStep("intakeClerk", "dispatcher"),
  move: placeStep("dispatcher", "supervisor"),
  reclassify: placeStep("dispatcher", "supervisor"),
  dispatch: placeStep("dispatcher", "supervisor"),
  accept: unitStep("handler", "approver"),
  bounce: unitStep("handler", "approver"),
  recall: placeStep("dispatcher", "supervisor"),
  assign: unitStep("handler", "approver"),
  "first-step": unitStep("handler"),
  "feed-back": unitStep("handler"),
  "ask-extension": leadOr(["handler"], []),
  extend: leadOr(["approver"], ["supervisor"]),
  "decline-extension": leadOr(["approver"], ["supervisor"]),
  suspend: leadOr(["approver"], ["supervisor"]),
  resume: leadOr(["handler", "approver"], ["supervisor"]),
  // Their own rule below: nobody by a grant for a unit that worked on it.
  check: () => false,
  "call-back": () => false,
  "take-withdrawal": () => false,
  "take-rating": () => false,
  "hand-over": ({ at, unit }, of) =>
    at("dispatcher", "supervisor") || (of.stage === "handling" && unit(leading(of)?.unit, "handler", "approver")),
  supervise: placeStep("supervisor"),
  "answer-supervision": ({ at, unit }, of) => {
    const lead = leading(of);
    const holds = lead !== undefined && lead.stage !== "asked";
    return holds
      ? unit(lead.unit, "handler", "approver") || (lead.unit === of.desk && at("dispatcher"))
      : unit(of.desk, "handler", "approver") || at("dispatcher");
  },
  merge: placeStep("dispatcher", "supervisor"),
  split: placeStep("dispatcher", "supervisor"),
  note: ({ at, unit }, of) =>
    at("gridWorker", "gridLeader", "gridInstructor", "intakeClerk", "dispatcher", "supervisor", "commandRoom") ||
    doing(of).some((one) => unit(one.unit, "handler", "approver")),
  ask: ({ at, unit }, of) =>
    at("gridWorker", "gridLeader", "intakeClerk", "dispatcher", "supervisor") || doing(of).some((one) => unit(one.unit, "handler")),
  void: placeStep("supervisor"),
};

const reaches = ({ role, area }: Held, place: string): boolean =>
  area === place.slice(0, area.length) ||
  (role.startsWith("grid") && role !== "gridInstructor" && place.length === 12 && area.slice(0, 12) === place);

function allowed(step: StepName, held: readonly Held[], of: KnownIncident, named: string): boolean {
  const live = held.filter(({ until }) => until === null);
  if (of.about !== undefined && live.some(({ unit }) => unit === of.about)) return false;
  const here = live.filter((one) => reaches(one, of.place));
  const desk = (role: string): boolean => role === "dispatcher" || role === "supervisor";
  const open = here.filter(({ role }) => !of.sealed || desk(role));
  if (step === "take-withdrawal" || step === "take-rating")
    return open.some(({ role, unit }) => (desk(role) || role === "intakeClerk") && !doing(of).some((one) => one.unit === unit));
  if (step === "check" || step === "call-back") {
    const others = ["gridWorker", "gridLeader", ...(step === "call-back" ? ["intakeClerk"] : [])];
    return open.some(({ role, unit }) => (desk(role) || others.includes(role)) && !doing(of).some((one) => one.unit === unit));
  }
  return LAW[step](
    {
      at: (...roles) => open.some(({ role }) => roles.includes(role)),
      // A unit was asked by name, wherever the record lies.
      unit: (code, ...roles) => code !== undefined && live.some(({ role, unit }) => unit === code && roles.includes(role)),
    },
    of,
    named,
  );
}

test("role × step × area: nobody passes who should not, and nobody is refused who should", () => {
  const passed = new Map<string, number>();
  fc.assert(
    fc.property(grants, record, fc.constantFrom(...UNITS.slice(1)), (held, of, named) => {
      const actor = person(...held);
      for (const step of STEPS) {
        const may = permits[step].grant({ actor, now: p.MORNING }, of, named) !== null;
        assert.equal(
          may,
          allowed(step, held, of, named),
          `${step} by ${JSON.stringify(held)} on ${JSON.stringify({ place: of.place, sealed: of.sealed, about: of.about, stage: of.stage, tasks: of.tasks.map(({ unit, stage, role }) => [unit, stage, role]) })} for ${named}`,
        );
        if (may) passed.set(step, (passed.get(step) ?? 0) + 1);
      }
    }),
    { numRuns: 12_000 },
  );
  for (const step of STEPS)
    assert.ok((passed.get(step) ?? 0) >= 10, `${step} was allowed only ${passed.get(step) ?? 0} times: the property looked at nothing`);
});

test("who may not see a record may do nothing to it, and is offered nothing", () => {
  fc.assert(
    fc.property(grants, record, (held, of) => {
      const known = { actor: person(...held), now: p.MORNING };
      const { place, sealed, about } = of;
      if (maySee(known, { place, sealed, about, units: doing(of).map(({ unit }) => unit) })) return;
      const offered = mayOf(of, known, { selfHandle: true, atDesk: true }).filter(
        ({ command }) => command !== "incidents.answer-supervision",
      );
      assert.deepEqual(offered, [], JSON.stringify(held));
    }),
    { numRuns: 4_000 },
  );
});
