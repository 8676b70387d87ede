import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, type Recorded } from "#platform/ledger";
import { Refusal } from "#platform/refusals";
import { acknowledge, cancel, dutyState, handOver, schedule, shift, type Shift, type ShiftEvent } from "../shift.ts";

const FROM = "2026-11-24T00:00:00.000Z";
const TO = "2026-11-24T12:00:00.000Z";
const at = (minutes: number): string => new Date(Date.parse(FROM) + minutes * 60_000).toISOString();
const facts = { phone: "0572-5550001", account: "wang", from: FROM, to: TO };

function told(...steps: readonly { at: string; by?: string; events: readonly ShiftEvent[] }[]): Shift {
  const recorded = steps.flatMap(({ at: when, by = "boss", events }) =>
    events.map((event): Recorded<ShiftEvent> => ({ ...event, seq: 1, at: when, by, role: "", unit: "" })),
  );
  return fold(shift, recorded);
}
const planned = told({ at: at(-600), events: schedule({ stage: "none" }, "cg-330502", facts, at(-600)) });
const refusedAs = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));

test("whoever is on duty may say so from half an hour before until the end, and nobody else for them", () => {
  assert.throws(() => acknowledge(planned, "wang", at(-31)), refusedAs("duty.too-early"));
  assert.throws(() => acknowledge(planned, "li", at(0)), refusedAs("duty.not-yours"));
  assert.throws(() => acknowledge(planned, "wang", at(720)), refusedAs("duty.over"));
  assert.deepEqual(acknowledge(planned, "wang", at(-30)), [{ type: "duty.shift-acknowledged" }]);
  const here = told(
    { at: at(-600), events: schedule({ stage: "none" }, "cg-330502", facts, at(-600)) },
    { at: at(1), by: "wang", events: acknowledge(planned, "wang", at(1)) },
  );
  assert.deepEqual(acknowledge(here, "wang", at(5)), [], "saying it twice is saying it once");
});

test("a missing word shows after a quarter of an hour and not before", () => {
  assert.equal(dutyState({ from: FROM, acknowledgedAt: null }, at(-1)), "ahead");
  assert.equal(dutyState({ from: FROM, acknowledgedAt: null }, at(14)), "due");
  assert.equal(dutyState({ from: FROM, acknowledgedAt: null }, at(15)), "missing");
  assert.equal(dutyState({ from: FROM, acknowledgedAt: at(3) }, at(15)), "acknowledged");
});

test("whoever takes a shift over says so themselves", () => {
  const steps = [
    { at: at(-600), events: schedule({ stage: "none" }, "cg-330502", facts, at(-600)) },
    { at: at(1), by: "wang", events: acknowledge(planned, "wang", at(1)) },
  ];
  const after = told(...steps, { at: at(60), events: handOver(told(...steps), "li", at(60)) });
  assert.ok(after.stage === "planned" && after.account === "li" && after.acknowledgedAt === null);
  assert.throws(() => acknowledge(after, "wang", at(61)), refusedAs("duty.not-yours"));
});

test("a cancelled shift stays cancelled, and what is sent twice counts once", () => {
  const gone = told(
    { at: at(-600), events: schedule({ stage: "none" }, "cg-330502", facts, at(-600)) },
    { at: at(-500), events: cancel(planned, at(-500)) },
  );
  assert.deepEqual(cancel(gone, at(-400)), []);
  assert.throws(() => acknowledge(gone, "wang", at(0)), refusedAs("duty.cancelled"));
  assert.deepEqual(schedule(planned, "cg-330502", facts, at(-600)), []);
});

for (const [words, change, code] of [
  ["a shift that ends before it begins", { to: FROM }, "duty.length"],
  ["a shift of three days", { to: "2026-11-27T00:00:00.000Z" }, "duty.length"],
  ["a shift that is over", { from: "2026-11-20T00:00:00.000Z", to: "2026-11-20T08:00:00.000Z" }, "duty.when"],
  ["a shift in two years", { from: "2028-11-20T00:00:00.000Z", to: "2028-11-20T08:00:00.000Z" }, "duty.when"],
] as const)
  test(`${words} is refused at its field`, () => {
    assert.throws(() => schedule({ stage: "none" }, "cg-330502", { ...facts, ...change }, at(-600)), refusedAs(code));
  });
