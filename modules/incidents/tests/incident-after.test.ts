import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../checking.ts";
import { incidentClocks } from "../clocks.ts";
import { voidEntry } from "../ending.ts";
import { assign, dispatch, feedBack, note } from "../handling.ts";
import { contactsOf, followersOf } from "../incident.ts";
import { absorb, beginPart, merge, split, verifyPart } from "../merging.ts";
import { extend } from "../pausing.ts";
import { incidentProjection } from "../projection.ts";
import { recompute, tell } from "../reminding.ts";
import { join, report } from "../reporting.ts";
import { answer, ask, rate, reopen, rightsOf, withdraw } from "../resident.ts";
import { answerOrder, supervise } from "../supervision.ts";
import * as p from "./play.ts";
import { no, stage, clock } from "./said.ts";

test("a withdrawn report ends, unless others follow it", () => {
  const alone = p.verified();
  alone.give(p.RESIDENT, (state, facts) => withdraw(state, null, facts));
  assert.equal(alone.known().ending, "withdrawn");
  const followed = p.verified();
  followed.give(p.RESIDENT, (state) => join(state, "f1", null));
  assert.deepEqual(
    followed.give(p.RESIDENT, (state) => join(state, "f1", null)),
    [],
  );
  followed.give(p.RESIDENT, (state, facts) => withdraw(state, null, facts));
  assert.equal(stage(followed), "verified");
  no(() => followed.give(p.RESIDENT, (state, facts) => withdraw(state, null, facts)), "incidents.withdrawn-already");
});

test("not solved: the resident sends it back once, and nobody can refuse it", () => {
  const record = p.ended();
  assert.deepEqual(rightsOf(record.state(), record.now()), ["rate"]);
  no(() => record.give(p.RESIDENT, (state, facts) => reopen(state, "reopening:1", facts)), "incidents.rate-first");
  record.give(p.RESIDENT, (state, facts) => rate(state, { satisfied: 4, solved: false, text: null }, facts));
  assert.deepEqual(rightsOf(record.state(), record.now()), ["reopen"]);
  record.give(p.RESIDENT, (state, facts) => reopen(state, "reopening:1", facts));
  assert.equal(stage(record), "handling");
  assert.equal(record.known().checker, "checker");
  assert.equal(record.known().ending, null);
  record.give(p.HANDLER, (state, facts) => feedBack(state, { unit: p.LEAD, ending: "solved", text: "result:2", photos: [] }, facts));
  record.give(p.CHECKER, (state, facts) => check(state, true, "note:2", facts));
  record.give(p.RESIDENT, (state, facts) => rate(state, { satisfied: 1, solved: false, text: null }, facts));
  no(() => record.give(p.RESIDENT, (state, facts) => reopen(state, "reopening:2", facts)), "incidents.reopened-already");
});

test("a satisfied resident has nothing to reopen, and the window closes after thirty days", () => {
  const record = p.ended();
  record.wait(40 * p.DAY);
  no(
    () => record.give(p.RESIDENT, (state, facts) => rate(state, { satisfied: 5, solved: true, text: null }, facts)),
    "incidents.rating-closed",
  );
  const pleased = p.ended();
  pleased.give(p.RESIDENT, (state, facts) => rate(state, { satisfied: 3, solved: true, text: null }, facts));
  no(() => pleased.give(p.RESIDENT, (state, facts) => reopen(state, "reopening:1", facts)), "incidents.rate-first");
  no(
    () => pleased.give(p.RESIDENT, (state, facts) => rate(state, { satisfied: 3, solved: true, text: null }, facts)),
    "incidents.rated-already",
  );
});

test("questions to the reporter are answered once each, and only by those who can be asked", () => {
  const record = p.verified();
  record.give(p.DISPATCHER, (state, facts) => ask(state, "question:1", facts));
  assert.deepEqual(rightsOf(record.state(), record.now()), ["answer", "withdraw"]);
  record.give(p.RESIDENT, (state) => answer(state, 1, "answer:1"));
  no(() => record.give(p.RESIDENT, (state) => answer(state, 1, "answer:2")), "incidents.question-answered");
  no(() => record.give(p.RESIDENT, (state) => answer(state, 2, "answer:2")), "incidents.no-such-question");
  const byStaff = p.play();
  byStaff.give({ by: "worker" }, (state, facts) => report(state, p.fresh("0402", { phone: null, channel: "grid" }), facts));
  no(() => byStaff.give(p.DISPATCHER, (state, facts) => ask(state, "question:1", facts)), "incidents.nobody-to-ask");
});

test("a duplicate's reporter and followers are told of the lead from then on", () => {
  const lead = p.handling();
  const duplicate = p.verified();
  duplicate.give(p.RESIDENT, (state) => join(state, "f1", "phone:f1"));
  const keys = { from: { home: "330502002", id: "two" }, into: p.KEY };
  const before = duplicate.state();
  duplicate.give(p.DISPATCHER, (state, facts) => merge(state, lead.state(), keys, "reason:1", facts));
  lead.give(p.DISPATCHER, (state) => absorb(state, before, keys, "reason:1"));
  assert.equal(stage(duplicate), "merged");
  assert.equal(followersOf(lead.known()), 2);
  assert.deepEqual(
    contactsOf(p.KEY, lead.known()).map(({ id, field }) => [id, field]),
    [
      [p.KEY.id, "phone"],
      ["two", "phone"],
      ["two", "phone:f1"],
    ],
  );
  no(() => merge(before, lead.state(), { from: p.KEY, into: p.KEY }, "reason:1", p.factsAt(p.MORNING, "x")), "incidents.merge-itself");
  no(() => merge(p.reported("1202").state(), lead.state(), keys, "reason:1", p.factsAt(p.MORNING, "x")), "incidents.merge-sealed");
  no(() => merge(before, p.ended().state(), keys, "reason:1", p.factsAt(p.MORNING, "x")), "incidents.not-open");
});

test("a second matter in one report becomes a record of its own, linked both ways", () => {
  const whole = p.verified();
  const child = { home: p.KEY.home, id: "part" };
  const part = p.play();
  part.give(p.DISPATCHER, (state, facts) => beginPart(state, whole.state(), p.KEY, p.entry("0501"), facts));
  part.give(p.DISPATCHER, (state, facts) => verifyPart(state, p.entry("0501"), "垃圾", facts));
  whole.give(p.DISPATCHER, (state) => split(state, { key: child, category: "0501", summary: "垃圾" }));
  assert.deepEqual(whole.known().parts, [child]);
  assert.deepEqual(part.known().partOf, p.KEY);
  assert.equal(stage(part), "verified");
  assert.deepEqual(contactsOf(child, part.known()), [{ ...p.KEY, field: "phone", language: "zh" }]);
  assert.deepEqual(
    whole.give(p.DISPATCHER, (state) => split(state, { key: child, category: "0501", summary: "垃圾" })),
    [],
  );
});

test("a sealed record has no point, no followers, and goes only where the taxonomy says", () => {
  const record = p.verified("1202");
  assert.equal(record.known().point, null);
  no(() => join(record.state(), "f1", null), "incidents.not-found");
  no(() => record.give(p.DISPATCHER, (state, facts) => dispatch(state, p.sent(p.LEAD), facts)), "incidents.sealed-elsewhere");
  record.give(p.DISPATCHER, (state, facts) => dispatch(state, p.sent("ps-330502001"), facts));
  assert.equal(incidentProjection.rows(p.KEY, record.state())[0]?.row["lon"], null);
});

test("work goes to no closed unit, to none twice, and to another town's only from above", () => {
  const to = (change: Partial<ReturnType<typeof p.receiver>>) => ({ ...p.sent(p.LEAD), lead: p.receiver(p.LEAD, change) });
  no(() => p.verified().give(p.DISPATCHER, (state, facts) => dispatch(state, to({ open: false }), facts)), "incidents.unit-closed");
  no(() => p.verified().give(p.DISPATCHER, (state, facts) => dispatch(state, to({ within: false }), facts)), "incidents.unit-elsewhere");
  no(() => p.verified().give(p.DISPATCHER, (state, facts) => dispatch(state, p.sent(p.LEAD, [p.LEAD]), facts)), "incidents.unit-twice");
});

test("a supervision order runs a clock until it is answered, and nobody supervises the own work", () => {
  const record = p.handling();
  const within = { amount: 1, unit: "workingDay" } as const;
  no(() => record.give(p.HANDLER, (state, facts) => supervise(state, "remind", "reason:1", within, facts)), "incidents.supervise-own-work");
  record.give(p.SUPERVISOR, (state, facts) => supervise(state, "list", "reason:1", within, facts));
  assert.equal(clock(record, "supervision:1")?.status, "running");
  assert.equal(incidentProjection.rows(p.KEY, record.state())[0]?.row["supervised"], "list");
  record.wait(3 * p.DAY);
  record.give(p.HANDLER, (state) => answerOrder(state, 1, "reply:1"));
  assert.equal(clock(record, "supervision:1")?.status, "late");
  no(() => record.give(p.HANDLER, (state) => answerOrder(state, 1, "reply:2")), "incidents.order-answered");
});

test("a reminder is given once before, the lapse once after, and a moved date begins again", () => {
  const record = p.handling();
  const say = () => record.give({ by: "system" }, (state, facts) => tell(incidentClocks(p.KEY, state), "handle", facts.now));
  assert.deepEqual(say(), []);
  record.wait(2 * p.DAY);
  assert.deepEqual(
    say().map(({ type }) => type),
    ["incidents.reminded"],
  );
  assert.deepEqual(say(), []);
  record.give(p.APPROVER, (state, facts) => extend(state, { amount: 1, unit: "workingDay" }, "reason:1", facts));
  record.wait(10 * p.DAY);
  assert.deepEqual(
    say().map(({ type }) => type),
    ["incidents.lapsed"],
  );
  assert.deepEqual(say(), []);
  assert.equal(clock(record, "handle")?.status, "lapsed");
  assert.equal(clock(record, "handle")?.remindAt, null);
});

test("a red incident has fifteen minutes to be verified and five to be accepted", () => {
  const record = p.reported("0401");
  assert.equal(record.known().verifyDue.dueAt, "2026-11-23T02:15:00.000Z");
  assert.equal(p.dispatched([], "0401").known().tasks[0]?.acceptDue.dueAt, "2026-11-23T02:25:00.000Z");
});

test("guarding a manhole is met by what the unit on the spot writes, not by accepting", () => {
  const record = p.handling([], "0401");
  assert.equal(clock(record, "first-step")?.status, "running");
  record.give(p.DISPATCHER, (state, facts) => note(state, "note:1", facts));
  assert.equal(clock(record, "first-step")?.status, "running");
  record.give(p.HANDLER, (state, facts) => note(state, "note:2", facts));
  assert.equal(clock(record, "first-step")?.status, "met");
});

test("a date that touches a year without a notice is provisional and is counted again", () => {
  const record = p.play({ stage: "none" }, "2026-12-28T02:00:00.000Z");
  record.give(p.RESIDENT, (state, facts) => report(state, p.fresh("0902"), facts));
  assert.equal(record.known().due?.provisional, true);
  const moved = { dueAt: "2027-01-20T15:59:59.999Z", provisional: false, remindAt: null };
  record.give({ by: "system" }, (state, facts) => recompute(state, { ...facts, timing: { ...facts.timing, due: () => moved } }));
  assert.deepEqual(record.known().due, moved);
});

test("an entry error is voided, but what has ended is not made to disappear", () => {
  const record = p.verified();
  record.give(p.SUPERVISOR, (state) => voidEntry(state, "reason:1"));
  assert.equal(stage(record), "voided");
  no(() => voidEntry(p.ended().state(), "reason:1"), "incidents.not-open");
});

test("naming the same handler again says nothing new", () => {
  const record = p.handling();
  assert.deepEqual(
    record.give(p.APPROVER, (state) => assign(state, p.LEAD, p.HANDLER.by)),
    [],
  );
});
