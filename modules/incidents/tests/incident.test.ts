import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "#platform/refusals";
import { check } from "../checking.ts";
import { incidentClocks } from "../clocks.ts";
import { archive, handOver, voidEntry } from "../ending.ts";
import { accept, assign, bounce, dispatch, feedBack, note } from "../handling.ts";
import { contactsOf, followersOf, holderOf } from "../incident.ts";
import { absorb, beginPart, merge, split, verifyPart } from "../merging.ts";
import { photoJobs } from "../photos.ts";
import { extend, resume, suspend } from "../pausing.ts";
import { incidentProjection } from "../projection.ts";
import { recompute, tell } from "../reminding.ts";
import { join, report, selfHandle, verify } from "../reporting.ts";
import { answer, ask, rate, reopen, rightsOf, withdraw } from "../resident.ts";
import { answerOrder, supervise } from "../supervision.ts";
import * as p from "./play.ts";

const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
const no = (work: () => unknown, code: string) => assert.throws(work, refused(code));
const stage = (record: p.Play) => record.state().stage;
const clock = (record: p.Play, slot: string) => incidentClocks(p.KEY, record.state()).find((one) => one.slot === slot);

test("a resident is promised a date at once, counted from the report", () => {
  const record = p.reported("0402");
  assert.equal(record.known().due?.dueAt, "2026-11-26T15:59:59.999Z");
  assert.deepEqual(record.known().point, { lon: 120.123457, lat: 30.87 });
});

test("a report sent again changes nothing", () => {
  const record = p.reported();
  assert.deepEqual(
    record.give(p.RESIDENT, (state, facts) => report(state, p.fresh("0501"), facts)),
    [],
  );
});

test("a lamp is reported, verified, dispatched, repaired, checked by another person and rated", () => {
  const record = p.ended();
  assert.equal(stage(record), "ended");
  assert.equal(record.known().ending, "solved");
  assert.equal(record.known().late, false);
  assert.equal(record.known().firstResponseMinutes, 10);
  record.give(p.RESIDENT, (state, facts) => rate(state, { satisfied: 5, solved: true, text: null }, facts));
  record.wait(31 * p.DAY);
  record.give({ by: "system" }, (state, facts) => archive(state, facts.now));
  assert.equal(stage(record), "archived");
  assert.equal(record.known().ending, "solved");
});

test("a crime in progress is handed to 110 at once and nothing typed is kept", () => {
  const record = p.reported("0301", { description: null, phone: null, place: "330502001001" });
  assert.equal(stage(record), "ended");
  assert.equal(record.known().ending, "elsewhere");
  assert.equal(record.known().point, null);
  assert.equal(record.known().rateUntil, null);
  assert.equal(record.known().firstStepAt !== null, true);
});

test("the desk that was asked first holds the record until a unit has accepted it", () => {
  const record = p.dispatched();
  assert.equal(holderOf(record.known()), "centre-330502001");
  record.give(p.HANDLER, (state) => accept(state, p.LEAD));
  assert.equal(holderOf(record.known()), p.LEAD);
});

test("the second bounce goes to the supervisor, whose word cannot be bounced", () => {
  const record = p.bounced();
  assert.equal(holderOf(record.known()), "centre-330502001");
  record.give(p.DISPATCHER, (state, facts) => dispatch(state, p.sent("trans-330502"), facts));
  record.give(p.HANDLER, (state, facts) => bounce(state, "trans-330502", "reason:2", facts));
  no(() => record.give(p.DISPATCHER, (state, facts) => dispatch(state, p.sent(p.LEAD), facts)), "incidents.supervisor-decides");
  record.give(p.SUPERVISOR, (state, facts) => dispatch(state, p.sent(p.LEAD, [], true), facts));
  no(() => record.give(p.HANDLER, (state, facts) => bounce(state, p.LEAD, "reason:3", facts)), "incidents.final-dispatch");
  record.give(p.HANDLER, (state) => accept(state, p.LEAD));
  assert.equal(stage(record), "handling");
  assert.equal(record.known().bouncedTimes, 2);
  assert.equal(record.known().dispatchedTimes, 3);
});

test("a joint task is fed back when lead and co-units all have fed back", () => {
  const record = p.handling([p.CO]);
  record.give(p.HANDLER, (state, facts) => feedBack(state, { unit: p.LEAD, ending: "solved", text: "result:1", photos: [] }, facts));
  assert.equal(stage(record), "handling");
  record.give(p.SECOND, (state, facts) => feedBack(state, { unit: p.CO, ending: "unsolvable", text: "result:2", photos: [] }, facts));
  assert.equal(stage(record), "fedBack");
  assert.equal(record.known().proposed, "solved");
});

test("a co-unit that bounces last leaves a joint task that can still be checked", () => {
  const record = p.dispatched([p.CO]);
  record.give(p.HANDLER, (state) => accept(state, p.LEAD));
  record.give(p.HANDLER, (state, facts) => feedBack(state, { unit: p.LEAD, ending: "solved", text: "result:1", photos: [] }, facts));
  record.give(p.SECOND, (state, facts) => bounce(state, p.CO, "reason:1", facts));
  assert.equal(stage(record), "fedBack");
});

test("more units can be asked to join while the lead works, but no second lead", () => {
  const record = p.handling();
  record.give(p.DISPATCHER, (state, facts) => dispatch(state, p.sent(p.LEAD, [p.CO]), facts));
  assert.deepEqual(
    record.known().tasks.map(({ unit, role, stage: task }) => [unit, role, task]),
    [
      [p.LEAD, "lead", "accepted"],
      [p.CO, "co", "asked"],
    ],
  );
  no(() => record.give(p.DISPATCHER, (state, facts) => dispatch(state, p.sent(p.CO), facts)), "incidents.has-lead");
});

test("nobody checks what they handled, and returned work goes back to those who did it", () => {
  const record = p.fedBack();
  no(() => record.give(p.HANDLER, (state, facts) => check(state, true, "note:1", facts)), "incidents.check-own-work");
  record.give(p.CHECKER, (state, facts) => check(state, false, "note:1", facts));
  assert.equal(stage(record), "handling");
  assert.equal(record.known().returnedTimes, 1);
  assert.equal(record.known().tasks[0]?.stage, "accepted");
});

test("an extension is given once, before the date, within the category's length, and not by who handles it", () => {
  const record = p.handling();
  const by = { amount: 2, unit: "workingDay" } as const;
  no(() => record.give(p.HANDLER, (state, facts) => extend(state, by, "reason:1", facts)), "incidents.approve-own-work");
  no(
    () => record.give(p.APPROVER, (state, facts) => extend(state, { amount: 4, unit: "workingDay" }, "reason:1", facts)),
    "incidents.extension-too-long",
  );
  no(
    () => record.give(p.APPROVER, (state, facts) => extend(state, { amount: 4, unit: "hour" }, "reason:1", facts)),
    "incidents.extension-other-unit",
  );
  record.give(p.APPROVER, (state, facts) => extend(state, by, "reason:1", facts));
  assert.equal(record.known().due?.dueAt, "2026-11-30T15:59:59.999Z");
  no(() => record.give(p.APPROVER, (state, facts) => extend(state, by, "reason:2", facts)), "incidents.extended-already");
});

test("an extension that comes after the date is no extension", () => {
  const record = p.handling();
  record.wait(10 * p.DAY);
  no(
    () => record.give(p.APPROVER, (state, facts) => extend(state, { amount: 1, unit: "workingDay" }, "reason:1", facts)),
    "incidents.late-already",
  );
});

test("time spent waiting for a budget does not count, is reviewed within a month, and stops the clock visibly", () => {
  const record = p.handling();
  const review = (day: string) => ({ basis: "budget" as const, text: "reason:1", reviewDue: p.timing.endOf(day, record.now()) });
  no(() => record.give(p.APPROVER, (state, facts) => suspend(state, review("2027-02-01"), facts)), "incidents.review-too-far");
  record.give(p.APPROVER, (state, facts) => suspend(state, review("2026-12-21"), facts));
  assert.equal(clock(record, "handle")?.status, "suspended");
  assert.equal(clock(record, "review")?.status, "running");
  record.wait(7 * p.DAY);
  record.give(p.APPROVER, (state, facts) => resume(state, "note:1", facts));
  // Five working days excluded: 26 November becomes 3 December.
  assert.equal(record.known().due?.dueAt, "2026-12-03T15:59:59.999Z");
  assert.equal(clock(record, "handle")?.status, "running");
});

test("what cannot be solved says so, and is an ending of its own", () => {
  assert.equal(p.ended("unsolvable").known().ending, "unsolvable");
});

test("belongs elsewhere ends the record with the name of who accepted", () => {
  const record = p.verified();
  record.give(p.DISPATCHER, (state, facts) => handOver(state, { to: "to:1", acceptedBy: "accepted-by:1", text: "reason:1" }, facts));
  assert.equal(record.known().ending, "elsewhere");
});

test("what was done may also be spoken, and the recording becomes the record's with the pictures", () => {
  const record = p.handling();
  const spoken = { text: "result:1", photos: ["picture"], voice: "recording" };
  const told = record.give(p.HANDLER, (state, facts) => feedBack(state, { unit: p.LEAD, ending: "solved", ...spoken }, facts));
  assert.deepEqual(photoJobs(p.KEY, told), [
    { kind: "files.attach", payload: { home: p.KEY.home, id: p.KEY.id, photos: ["picture", "recording"] } },
  ]);
});

test("a grid worker puts right only what the taxonomy allows, and never what is red", () => {
  const record = p.reported("0501");
  record.give({ by: "worker", role: "gridWorker" }, (state, facts) =>
    selfHandle(state, p.entry("0501"), { text: "result:1", photos: [] }, facts),
  );
  assert.deepEqual([record.known().ending, record.known().selfHandled], ["solved", true]);
  no(
    () => p.reported("0403").give(p.CHECKER, (state, facts) => selfHandle(state, p.entry("0403"), { text: "result:1", photos: [] }, facts)),
    "incidents.not-self-handled",
  );
  no(
    () =>
      p
        .reported("0401")
        .give(p.CHECKER, (state, facts) =>
          selfHandle(state, { ...p.entry("0401"), selfHandle: true }, { text: "result:1", photos: [] }, facts),
        ),
    "incidents.not-self-handled",
  );
});

test("a group must be made a category before work is ordered; verification moves the promised date with the category", () => {
  const record = p.reported("04");
  no(() => record.give(p.DISPATCHER, (state, facts) => verify(state, p.entry("04"), "路灯", facts)), "incidents.category-needed");
  record.give(p.DISPATCHER, (state, facts) => verify(state, p.entry("0402"), "路灯", facts));
  assert.equal(record.known().due?.dueAt, "2026-11-26T15:59:59.999Z");
});

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
  assert.deepEqual(contactsOf(child, part.known()), [{ ...p.KEY, field: "phone" }]);
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
