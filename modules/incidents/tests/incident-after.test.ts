import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../checking.ts";
import { incidentClocks, inWorkingTime } from "../clocks.ts";
import { reclassify } from "../correcting.ts";
import { voidEntry } from "../ending.ts";
import { evolve } from "../fold.ts";
import { accept, assign, dispatch, feedBack, note, takeFirstStep } from "../handling.ts";
import { contactsOf, FOLLOWERS_KEPT, followersOf, hasJoined, isReachable, keepsContacts } from "../incident.ts";
import { absorb, beginPart, merge, split, verifyPart } from "../merging.ts";
import { extend, suspend } from "../pausing.ts";
import { incidentProjection } from "../projection.ts";
import { recompute, tell } from "../reminding.ts";
import { join, reject, report, verify } from "../reporting.ts";
import { answer, ask, rate, reopen, rightsOf, withdraw } from "../resident.ts";
import { answerOrder, supervise } from "../supervision.ts";
import { buildCalendar, publishedNotices } from "#platform/clocks";
import { matches } from "#platform/figures";
import type { IncidentEvent } from "../event.ts";
import { shippedProcedure } from "../procedure.ts";
import { timingOf } from "../timing.ts";
import { person } from "#platform/testing";
import { setOf } from "../figure-sets.ts";
import type { Facts } from "../facts.ts";
import type { Incident } from "../incident.ts";
import { mayOf } from "../may.ts";
import * as p from "./play.ts";
import { no, stage, clock } from "./said.ts";

test("what is left of a clock is said in working time where that one clock stands still at night, whatever the kind's promise is counted in", () => {
  const working = (code: string, slot: string) => inWorkingTime(p.reported(code).known(), slot, shippedProcedure);
  assert.deepEqual([working("0201", "verify"), working("0201", "handle")], [true, false], "two working hours to verify, 24 hours to end");
  assert.deepEqual(
    [working("0401", "verify"), working("0401", "first-step")],
    [false, false],
    "red is verified in 15 minutes, day or night",
  );
  assert.deepEqual([working("0304", "first-step"), working("0304", "handle")], [true, true]);
  assert.equal(inWorkingTime(p.ended().known(), "rate", shippedProcedure), false, "thirty days to rate are days");
});

test("of very many who met it too the first are known, the rest are counted, and the state stays small", () => {
  const record = p.reported();
  for (let n = 0; n < FOLLOWERS_KEPT; n += 1) record.give(p.RESIDENT, (state) => join(state, `f${n}`, `phone:f${n}`));
  assert.equal(keepsContacts(record.known()), false);
  const size = JSON.stringify(record.state()).length;
  for (let n = 0; n < 50; n += 1) record.give(p.RESIDENT, (state) => join(state, `late${n}`, null));
  assert.equal(followersOf(record.known()), FOLLOWERS_KEPT + 50);
  assert.ok(JSON.stringify(record.state()).length < size + 100);
  assert.deepEqual([hasJoined(record.known(), "f3"), hasJoined(record.known(), "late3")], [true, false]);
  assert.deepEqual(join(record.state(), "f3", "phone:f3"), []);
});

const HANDLES = { actor: person({ role: "dispatcher", area: "330502001" }), now: p.MORNING };
const APPROVES = (now: string) => ({ actor: person({ role: "approver", area: "330502", unit: p.LEAD }), now });

test("neighbours who joined are told of it until it is sealed, the reporter always", () => {
  const record = p.reported();
  record.give(p.RESIDENT, (state) => join(state, "n1", "phone:n1", "email:n1"));
  const told = (incident = record.known()) => contactsOf(p.KEY, incident).map(({ field }) => field);
  assert.deepEqual(told(), ["phone", "phone:n1", "email:n1"]);
  assert.deepEqual(told({ ...record.known(), sealed: true }), ["phone"]);
  const part = { ...record.known(), phone: null, followerPhones: [], followerEmails: [], contacts: contactsOf(p.KEY, record.known()) };
  assert.deepEqual(told({ ...part, sealed: true }), ["phone"]);
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
  lead.give(p.DISPATCHER, (state, facts) => absorb(state, before, keys, "reason:1", facts));
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
  part.wait(3 * p.HOUR);
  part.give(p.DISPATCHER, (state, facts) => beginPart(state, whole.state(), p.KEY, { entry: p.entry("0501"), description: null }, facts));
  part.give(p.DISPATCHER, (state, facts) => verifyPart(state, p.entry("0501"), "垃圾", facts));
  whole.give(p.DISPATCHER, (state) => split(state, { key: child, category: "0501", summary: "垃圾" }));
  assert.deepEqual(whole.known().parts, [child]);
  assert.deepEqual(part.known().partOf, p.KEY);
  assert.equal(stage(part), "verified");
  assert.deepEqual(contactsOf(child, part.known()), [{ ...p.KEY, field: "phone", language: "zh" }]);
  const { reportedAt, reportedBy, firstActionAt, firstResponseMinutes } = whole.known();
  const { due, counting, ...known } = part.known();
  assert.deepEqual([known.reportedAt, known.reportedBy], [reportedAt, reportedBy]);
  assert.deepEqual([known.firstActionAt, known.firstResponseMinutes], [firstActionAt, firstResponseMinutes], "no second first response");
  assert.deepEqual([due, counting?.from], [p.timing.due(reportedAt, p.entry("0501").limit ?? { amount: 0, unit: "day" }), reportedAt]);
  assert.ok(
    isReachable(part.known()) && mayOf(part.state(), HANDLES, undefined).some(({ command }) => command === "incidents.ask-reporter"),
  );
  assert.deepEqual(
    whole.give(p.DISPATCHER, (state) => split(state, { key: child, category: "0501", summary: "垃圾" })),
    [],
  );
});

test("a sealed record has no point, no followers, and goes only where the taxonomy says", () => {
  const record = p.verified("1202");
  assert.equal(record.known().point, null);
  no(() => join(record.state(), "f1", null), "incidents.not-found");
  // Closed or not: another answer would tell that it is there.
  no(() => join({ ...record.known(), stage: "ended" }, "f1", null), "incidents.not-found");
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

test("guarding a manhole is met by what the unit says it did there, not by accepting, nor by any note", () => {
  const record = p.handling([], "0401");
  assert.equal(clock(record, "first-step")?.status, "running");
  record.give(p.DISPATCHER, (state, facts) => note(state, "note:1", facts));
  assert.equal(clock(record, "first-step")?.status, "running");
  record.give(p.HANDLER, (state, facts) => note(state, "note:2", facts));
  assert.equal(clock(record, "first-step")?.status, "running", "“back tomorrow” is no guard");
  const offered = () =>
    mayOf(record.state(), { actor: person({ role: "handler", area: "330502", unit: p.LEAD }), now: record.now() }, undefined).some(
      ({ command }) => command === "incidents.take-first-step",
    );
  assert.ok(offered());
  const step = { unit: p.LEAD, firstStep: "guarded" as const, text: null, photos: ["photo"] };
  record.give(p.HANDLER, (state, facts) => takeFirstStep(state, step, facts));
  assert.equal(clock(record, "first-step")?.status, "met");
  assert.deepEqual(record.known().photos.at(-1), { id: "photo", of: "result" });
  assert.ok(!offered() && record.known().hands.includes(p.HANDLER.by));
  no(() => record.give(p.SECOND, (state, facts) => takeFirstStep(state, { ...step, unit: p.CO }, facts)), "incidents.not-asked");
  // A note of before, which carries no such mark, still means what it meant.
  const before = p.handling([], "0401");
  const old = {
    type: "incidents.noted" as const,
    text: "note:1",
    seq: before.known().seq + 1,
    at: before.now(),
    by: "handler",
    role: "handler",
    unit: p.LEAD,
  };
  assert.equal(
    evolve(before.state(), old).stage !== "none" && (evolve(before.state(), old) as { firstStepAt: string | null }).firstStepAt,
    before.now(),
  );
});

test("a date that touches a year without a notice is provisional and is counted again", () => {
  const record = p.play({ stage: "none" }, "2026-12-28T02:00:00.000Z");
  record.give(p.RESIDENT, (state, facts) => report(state, p.fresh("0902"), facts));
  assert.equal(record.known().due?.provisional, true);
  const moved = { dueAt: "2027-01-20T15:59:59.999Z", provisional: false, remindAt: null };
  record.give({ by: "system" }, (state, facts) => recompute(state, { ...facts, timing: { ...facts.timing, due: () => moved } }));
  assert.deepEqual(record.known().due, moved);
});

test("every duty is counted again with another calendar, and the reporter's window is only ever made longer", () => {
  const off = ["2027-01-01", "2027-01-04", "2027-01-05", "2027-01-06"].map((date) => ({ date, name: "放假", isOffDay: true }));
  const later = timingOf(buildCalendar([...publishedNotices(), { year: 2027, source: "x", days: off }]));
  const wd = (amount: number) => ({ amount, unit: "workingDay" as const });
  const record = p.play({ stage: "none" }, "2026-12-30T02:00:00.000Z");
  const all = (amount: number) => ({ red: wd(amount), orange: wd(amount), yellow: wd(amount), blue: wd(amount) });
  const procedure = { ...shippedProcedure, verify: all(3), accept: all(4) };
  const own = (who: p.Who, decide: (state: Incident, facts: Facts) => IncidentEvent[], timing = p.timing) =>
    record.give(who, (state, facts) => decide(state, { ...facts, procedure, timing }));
  own(p.RESIDENT, (state, facts) => report(state, p.fresh("0402"), facts));
  const guessed = (slot: string) => [clock(record, slot)?.dueAt.slice(0, 10), clock(record, slot)?.provisional];
  assert.deepEqual(guessed("verify"), ["2027-01-04", true]);
  const recount = () => own({ by: "system" }, recompute, later);
  assert.deepEqual(
    recount().map(({ type }) => type),
    ["incidents.due-recomputed", "incidents.duties-recounted"],
  );
  assert.deepEqual(guessed("verify"), ["2027-01-08", false]);
  assert.deepEqual(recount(), []);
  own(p.DISPATCHER, (state, facts) => verify(state, p.entry("0402"), "路灯", facts));
  own(p.DISPATCHER, (state, facts) => dispatch(state, p.sent(p.LEAD), facts));
  own(p.SUPERVISOR, (state, facts) => supervise(state, "remind", "reason:1", wd(5), facts));
  assert.deepEqual(
    [guessed(`accept:${p.LEAD}`), guessed("supervision:1")],
    [
      ["2027-01-05", true],
      ["2027-01-06", true],
    ],
  );
  recount();
  assert.deepEqual(
    [guessed(`accept:${p.LEAD}`), guessed("supervision:1")],
    [
      ["2027-01-11", false],
      ["2027-01-12", false],
    ],
  );
  // A corrected notice: what is no longer provisional is counted again too.
  own({ by: "system" }, recompute, p.timing);
  assert.deepEqual(guessed("supervision:1"), ["2027-01-06", true]);
  own(p.HANDLER, (state) => accept(state, p.LEAD));
  own(p.HANDLER, (state, facts) => feedBack(state, { unit: p.LEAD, ending: "solved", text: "result:1", photos: [] }, facts));
  own(p.CHECKER, (state, facts) => check(state, true, "note:1", facts));
  const { archiveAfter } = record.known();
  const feast = [29, 30, 31].map((day) => ({ date: `2027-01-${day}`, name: "放假", isOffDay: true }));
  const festive = timingOf(buildCalendar([...publishedNotices(), { year: 2027, source: "x", days: feast }]));
  assert.deepEqual([archiveAfter?.slice(0, 10), own({ by: "system" }, recompute, festive).length], ["2027-01-29", 1]);
  assert.equal(record.known().rateUntil?.slice(0, 10), "2027-02-01");
  assert.deepEqual(own({ by: "system" }, recompute, p.timing), [], "what a resident was told is not taken back");
});

test("an entry error is voided, but what has ended is not made to disappear", () => {
  const record = p.verified();
  record.give(p.SUPERVISOR, (state, facts) => voidEntry(state, "reason:1", facts));
  assert.equal(stage(record), "voided");
  assert.equal(record.known().due, null);
  no(() => voidEntry(p.ended().state(), "reason:1", p.factsAt(p.MORNING, "x")), "incidents.not-open");
});

test("a late report stays late whatever kind it is verified or corrected as; one in time takes the date of its kind", () => {
  const counted = (record: p.Play) =>
    matches(setOf("evt.due-not-in-time").where, incidentProjection.rows(p.KEY, record.state())[0]?.row ?? {});
  const as = (code: string, record: p.Play) => record.give(p.DISPATCHER, (state, facts) => verify(state, p.entry(code), "概述", facts));
  // 0501 waste, a day; 0902 an existing illegal building, fifteen working days; 0101 a dispute, which has clocks of its own.
  for (const longer of ["0902", "0101"]) {
    const late = p.reported("0501");
    const missed = late.known().due;
    late.wait(5 * p.DAY);
    as(longer, late);
    assert.deepEqual([late.known().category, late.known().due, counted(late)], [longer, missed, true]);
    // Counted again with another calendar it is the same kind's date that is counted, not the new one's.
    assert.equal(late.known().counting?.limit.amount, p.entry("0501").limit?.amount);
    late.give(p.DISPATCHER, (state, facts) => reclassify(state, p.entry("1502"), { text: "reason:1", allowed: () => true }, facts));
    assert.deepEqual([late.known().due, counted(late)], [missed, true]);
  }
  const early = p.reported("0501");
  as("0902", early);
  assert.ok((early.known().due?.dueAt ?? "") > (p.reported("0501").known().due?.dueAt ?? ""));
  const shorter = p.reported("0902");
  shorter.wait(5 * p.DAY);
  as("0501", shorter);
  assert.equal(shorter.known().due?.dueAt, p.reported("0501").known().due?.dueAt, "an earlier date of the new kind counts");
});

test("what is late is not suspended, and stays counted when it is voided or declined", () => {
  const counted = (record: p.Play) =>
    matches(setOf("evt.due-not-in-time").where, incidentProjection.rows(p.KEY, record.state())[0]?.row ?? {});
  const pause = (state: Incident, facts: Facts) =>
    suspend(state, { basis: "law", text: "reason:1", reviewDue: facts.timing.due(facts.now, { amount: 20, unit: "day" }) }, facts);
  const late = p.handling();
  late.wait(20 * p.DAY);
  no(() => late.give(p.APPROVER, pause), "incidents.late-not-suspended");
  assert.ok(mayOf(p.handling().state(), APPROVES(p.MORNING), undefined).some(({ command }) => command === "incidents.suspend-incident"));
  assert.ok(!mayOf(late.state(), APPROVES(late.now()), undefined).some(({ command }) => command === "incidents.suspend-incident"));
  late.give(p.SUPERVISOR, (state, facts) => voidEntry(state, "reason:1", facts));
  assert.deepEqual([stage(late), late.known().late, counted(late)], ["voided", true, true]);
  const declined = p.reported();
  declined.wait(20 * p.DAY);
  declined.give(p.DISPATCHER, (state, facts) => reject(state, "reason:1", facts));
  assert.deepEqual([stage(declined), counted(declined)], ["rejected", true]);
  // Paused in time, the date stands still: that a year has gone by makes it no less an entry error than on the first day.
  const paused = p.handling();
  paused.give(p.APPROVER, pause);
  paused.wait(20 * p.DAY);
  paused.give(p.APPROVER, pause);
  paused.give(p.SUPERVISOR, (state, facts) => voidEntry(state, "reason:1", facts));
  assert.deepEqual([paused.known().due, counted(paused)], [null, false]);
});

test("the lead of a merger takes the earlier date, and with it its clock and what had moved it", () => {
  const old = p.handling();
  old.give(p.APPROVER, (state, facts) => extend(state, { amount: 1, unit: "workingDay" }, "reason:1", facts));
  const keys = { from: { home: "330502002", id: "two" }, into: p.KEY };
  const fresh = p.play({ stage: "none" }, "2026-12-10T02:00:00.000Z");
  fresh.give(p.RESIDENT, (state, facts) => report(state, p.fresh("0402"), facts));
  fresh.give(p.DISPATCHER, (state, facts) => verify(state, p.entry("0402"), "路灯", facts));
  const before = fresh.known();
  fresh.give(p.DISPATCHER, (state, facts) => absorb(state, old.state(), keys, "reason:1", facts));
  const { due, counting, extended } = fresh.known();
  assert.deepEqual([due, counting, extended], [old.known().due, old.known().counting, true]);
  assert.deepEqual([clock(fresh, "handle")?.dueAt, clock(fresh, "handle")?.startedAt], [due?.dueAt, p.MORNING]);
  assert.equal(incidentProjection.rows(p.KEY, fresh.state())[0]?.row["due_at"], due?.dueAt);
  old.give(p.DISPATCHER, (state, facts) => absorb(state, before, keys, "reason:1", facts));
  assert.deepEqual([old.known().due, old.known().counting], [due, counting], "a later date moves nothing");
  const paused = p.handling();
  paused.give(p.APPROVER, (state, facts) =>
    suspend(state, { basis: "law", text: "reason:1", reviewDue: facts.timing.due(facts.now, { amount: 20, unit: "day" }) }, facts),
  );
  paused.wait(20 * p.DAY);
  no(() => absorb(paused.state(), old.state(), keys, "reason:1", p.factsAt(paused.now(), "x")), "incidents.late-into-suspended");
});

test("naming the same handler again says nothing new", () => {
  const record = p.handling();
  assert.deepEqual(
    record.give(p.APPROVER, (state) => assign(state, p.LEAD, p.HANDLER.by)),
    [],
  );
});
