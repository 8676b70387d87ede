import assert from "node:assert/strict";
import { test } from "node:test";
import type { Notice } from "#platform/modules";
import { check } from "../checking.ts";
import { archive, handOver } from "../ending.ts";
import { accept, bounce, dispatch, feedBack, needsSupervisor, recall } from "../handling.ts";
import { holderOf } from "../incident.ts";
import { incidentJobs } from "../notices.ts";
import { photoJobs } from "../photos.ts";
import { askExtension, declineExtension, extend, resume, suspend } from "../pausing.ts";
import { answerAtOnce, report, selfHandle, verify, type Entry } from "../reporting.ts";
import { rate, reopen } from "../resident.ts";
import * as p from "./play.ts";
import { no, stage, clock } from "./said.ts";

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
  record.give({ by: "system" }, (state, facts) => archive(state, facts));
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

/** What is told of the last event. */
const toldBy = (record: p.Play): Notice[] =>
  incidentJobs(p.KEY, record.state(), record.events.slice(-1)).flatMap(({ payload }) =>
    (payload["notices"] as { notice: Notice }[]).map(({ notice }) => notice),
  );

test("a co-unit's bounces are not the lead's: the dispatcher's word is not spent by them, but they count in the figure", () => {
  const record = p.handling([p.CO]);
  for (const unit of ["trans-330502", "fire-330503"]) {
    record.give(p.DISPATCHER, (state, facts) => dispatch(state, p.sent(p.LEAD, [unit]), facts));
    record.give(p.SECOND, (state, facts) => bounce(state, unit, "reason:1", facts));
    assert.deepEqual(
      toldBy(record).map(({ words }) => words),
      ["incidents.notice.bounced-co"],
    );
  }
  assert.equal(record.known().bouncedTimes, 2);
  assert.equal(needsSupervisor(record.known()), false);
  record.give(p.DISPATCHER, (state, facts) => dispatch(state, p.sent(p.LEAD, ["trans-330502"]), facts));
});

/** Bounced twice by leads, and decided by the supervisor. */
function decided(): p.Play {
  const record = p.bounced();
  record.give(p.DISPATCHER, (state, facts) => dispatch(state, p.sent("trans-330502"), facts));
  record.give(p.HANDLER, (state, facts) => bounce(state, "trans-330502", "reason:2", facts));
  record.give(p.SUPERVISOR, (state, facts) => dispatch(state, p.sent(p.LEAD, [], true), facts));
  return record;
}

test("the supervisor's decision settles the bounces before it: the dispatcher may ask more units to join, also after a reopening", () => {
  const record = decided();
  record.give(p.HANDLER, (state) => accept(state, p.LEAD));
  record.give(p.DISPATCHER, (state, facts) => dispatch(state, p.sent(p.LEAD, [p.CO]), facts));
  assert.equal(record.known().tasks.find(({ unit }) => unit === p.CO)?.final, false);
  record.give(p.SECOND, (state, facts) => bounce(state, p.CO, "reason:3", facts));
  assert.deepEqual([record.known().bouncedTimes, record.known().leadBounces], [3, 0]);

  const reopenedAfterOne = p.bounced();
  reopenedAfterOne.give(p.DISPATCHER, (state, facts) =>
    handOver(state, { to: "to:1", acceptedBy: "accepted-by:1", text: "reason:1" }, facts),
  );
  reopenedAfterOne.give(p.RESIDENT, (state, facts) => rate(state, { satisfied: 1, solved: false, text: null }, facts));
  reopenedAfterOne.give(p.RESIDENT, (state, facts) => reopen(state, "reopening:1", facts));
  assert.deepEqual([stage(reopenedAfterOne), reopenedAfterOne.known().leadBounces], ["verified", 0]);
});

test("what was bounced before bounces were told apart counts as it did then", () => {
  const record = p.bounced();
  const old = { ...record.known(), leadBounces: undefined };
  assert.equal(needsSupervisor({ ...old, bouncedTimes: 2 }), true);
  assert.equal(needsSupervisor({ ...old, bouncedTimes: 1 }), false);
});

test("the desk takes back what the lead has not answered, with everything sent beside it, and the reporter's date stays", () => {
  const record = p.dispatched([p.CO]);
  record.give(p.SECOND, (state) => accept(state, p.CO));
  const { due } = record.known();
  record.wait(p.HOUR);
  record.give(p.DISPATCHER, (state, facts) => recall(state, { unit: p.LEAD, text: "reason:1", bySupervisor: false }, facts));
  assert.equal(stage(record), "verified");
  assert.deepEqual(
    record.known().tasks.map(({ stage: task }) => task),
    ["released", "released"],
  );
  assert.deepEqual(record.known().due, due);
  assert.equal(clock(record, "dispatch")?.status, "running");
  assert.equal(clock(record, `accept:${p.LEAD}`)?.status, "void");
  assert.equal(record.known().bouncedTimes, 0);
  const told = toldBy(record);
  assert.deepEqual(
    told.map(({ words, to }) => [words, to.kind === "several" ? to.of.map((one) => (one.kind === "unit" ? one.unit : "")) : []]),
    [["incidents.notice.recalled", [p.LEAD, p.CO]]],
  );
  record.give(p.DISPATCHER, (state, facts) => dispatch(state, p.sent("trans-330502"), facts));
  assert.equal(record.known().dispatchedTimes, 2);
});

test("what a unit has accepted is not taken back from it, and the supervisor's decision only by the supervisor", () => {
  const taken = p.handling();
  no(
    () => taken.give(p.DISPATCHER, (state, facts) => recall(state, { unit: p.LEAD, text: "reason:1", bySupervisor: false }, facts)),
    "incidents.task-not-now",
  );
  const record = decided();
  const by = (bySupervisor: boolean) => () =>
    record.give(p.SUPERVISOR, (state, facts) => recall(state, { unit: p.LEAD, text: "reason:1", bySupervisor }, facts));
  no(by(false), "incidents.supervisor-decides");
  by(true)();
  assert.equal(stage(record), "verified");
  no(() => record.give(p.DISPATCHER, (state, facts) => dispatch(state, p.sent(p.LEAD), facts)), "incidents.supervisor-decides");
});

test("a co-unit that never answers is taken out of a joint task, which then can be checked", () => {
  const record = p.dispatched([p.CO]);
  record.give(p.HANDLER, (state) => accept(state, p.LEAD));
  record.give(p.HANDLER, (state, facts) => feedBack(state, { unit: p.LEAD, ending: "solved", text: "result:1", photos: [] }, facts));
  assert.equal(stage(record), "handling");
  record.give(p.DISPATCHER, (state, facts) => recall(state, { unit: p.CO, text: "reason:1", bySupervisor: false }, facts));
  assert.equal(stage(record), "fedBack");
  assert.equal(clock(record, "check")?.status, "running");
});

test("what was handed over unverified and sent back by the reporter is verified first, with a clock of its own", () => {
  const record = p.reported("0402");
  record.wait(p.HOUR);
  record.give(p.DISPATCHER, (state, facts) => handOver(state, { to: "to:1", acceptedBy: "accepted-by:1", text: "reason:1" }, facts));
  record.wait(10 * p.DAY);
  record.give(p.RESIDENT, (state, facts) => rate(state, { satisfied: 1, solved: false, text: null }, facts));
  record.give(p.RESIDENT, (state, facts) => reopen(state, "reopening:1", facts));
  const { at } = record.events.at(-1) ?? { at: "" };
  assert.equal(stage(record), "reported");
  assert.deepEqual([clock(record, "verify")?.status, clock(record, "verify")?.startedAt], ["running", at]);
  const { due } = record.known();
  record.give(p.DISPATCHER, (state, facts) => verify(state, p.entry("0402"), "路灯不亮", facts));
  assert.deepEqual([stage(record), record.known().summary], ["verified", "路灯不亮"]);
  assert.deepEqual(record.known().due, due, "the date promised at the reopening stands");
  record.give(p.DISPATCHER, (state, facts) => dispatch(state, p.sent(p.LEAD), facts));
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

test("a handler asks for more time with a reason; the date stands until somebody else gives it, and may be refused once and asked again", () => {
  const record = p.handling();
  const by = { amount: 2, unit: "workingDay" } as const;
  const promised = record.known().due?.dueAt;
  no(() => record.give(p.APPROVER, (state, facts) => declineExtension(state, "reason:0", facts)), "incidents.no-extension-asked");
  no(
    () => record.give(p.HANDLER, (state, facts) => askExtension(state, { amount: 4, unit: "workingDay" }, "reason:1", facts)),
    "incidents.extension-too-long",
  );
  record.give(p.HANDLER, (state, facts) => askExtension(state, by, "reason:1", facts));
  assert.equal(record.known().due?.dueAt, promised);
  no(() => record.give(p.HANDLER, (state, facts) => askExtension(state, by, "reason:2", facts)), "incidents.extension-asked-already");
  no(() => record.give(p.HANDLER, (state, facts) => declineExtension(state, "reason:2", facts)), "incidents.approve-own-work");
  record.give(p.APPROVER, (state, facts) => declineExtension(state, "reason:3", facts));
  assert.deepEqual([record.known().extensionAsked, record.known().due?.dueAt], [null, promised]);
  record.give(p.HANDLER, (state, facts) => askExtension(state, by, "reason:4", facts));
  record.give(p.APPROVER, (state, facts) => extend(state, by, "reason:5", facts));
  assert.deepEqual([record.known().extensionAsked, record.known().due?.dueAt], [null, "2026-11-30T15:59:59.999Z"]);
  no(() => record.give(p.HANDLER, (state, facts) => askExtension(state, by, "reason:6", facts)), "incidents.extended-already");
});

test("whoever asks for more time does not give it, though they may approve", () => {
  const record = p.handling();
  const by = { amount: 1, unit: "workingDay" } as const;
  record.give(p.APPROVER, (state, facts) => askExtension(state, by, "reason:1", facts));
  no(() => record.give(p.APPROVER, (state, facts) => extend(state, by, "reason:2", facts)), "incidents.approve-own-work");
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

test("a desk answers at once what the taxonomy lets it, in words and never what is red or sealed; it can be rated and sent back", () => {
  const clerk = { by: "clerk", role: "intakeClerk" };
  const record = p.reported("1501", { channel: "window" });
  const told = record.give(clerk, (state, facts) => answerAtOnce(state, p.entry("1501"), "answer:1", facts));
  assert.deepEqual(
    told.map(({ type }) => type),
    ["incidents.answered-at-once", "incidents.ended"],
  );
  const known = record.known();
  assert.deepEqual([known.ending, known.answeredAtOnce, known.selfHandled, known.hands], ["solved", true, false, ["clerk"]]);
  assert.ok(known.verifiedAt !== null && known.firstActionAt !== null, "taken in and answered by somebody");
  const answer = (code: string, change: Partial<Entry> = {}) =>
    p.reported(code).give(clerk, (state, facts) => answerAtOnce(state, { ...p.entry(code), ...change }, "answer:1", facts));
  no(() => answer("0402"), "incidents.not-answered-at-once");
  no(() => answer("0401", { atDesk: true }), "incidents.not-answered-at-once");
  no(() => answer("1503", { atDesk: true }), "incidents.not-answered-at-once");
});

test("a group must be made a category before work is ordered; verification moves the promised date with the category", () => {
  const record = p.reported("04");
  no(() => record.give(p.DISPATCHER, (state, facts) => verify(state, p.entry("04"), "路灯", facts)), "incidents.category-needed");
  record.give(p.DISPATCHER, (state, facts) => verify(state, p.entry("0402"), "路灯", facts));
  assert.equal(record.known().due?.dueAt, "2026-11-26T15:59:59.999Z");
});
