import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { matches } from "#platform/figures";
import { Refusal } from "#platform/refusals";
import { fold } from "#platform/ledger";
import { check } from "../checking.ts";
import { incidentClocks } from "../clocks.ts";
import { archive, handOver, voidEntry } from "../ending.ts";
import { move, reclassify } from "../correcting.ts";
import type { IncidentEvent } from "../event.ts";
import { incident } from "../evolve.ts";
import type { Facts } from "../facts.ts";
import { setOf } from "../figure-sets.ts";
import { accept, assign, bounce, dispatch, feedBack, note, recall, takeFirstStep } from "../handling.ts";
import { holderOf, isOpen, leadTask, type Incident } from "../incident.ts";
import { absorb, merge, split } from "../merging.ts";
import { incidentJobs } from "../notices.ts";
import { askExtension, declineExtension, extend, resume, suspend } from "../pausing.ts";
import { incidentProjection, incidentTable, taskTable } from "../projection.ts";
import { recompute, tell } from "../reminding.ts";
import { join, reject, selfHandle, verify } from "../reporting.ts";
import { answer, ask, callBack, rate, reopen, takeRating, takeWithdrawal, withdraw } from "../resident.ts";
import { answerOrder, supervise } from "../supervision.ts";
import * as p from "./play.ts";

type Move = (state: Incident, facts: Facts, n: number) => IncidentEvent[];
const UNITS = [p.LEAD, p.CO, "ps-330502001"];
const unit = (n: number): string => UNITS[n % UNITS.length] ?? p.LEAD;
const elsewhere = { home: "330502002", id: "other" };

const moves: readonly Move[] = [
  (state) => join(state, "f1", "phone:f1"),
  (state, facts) => verify(state, p.entry("0402"), "路灯", facts),
  (state, facts, n) => (n % 7 === 0 ? reject(state, "reason:1", facts) : []),
  (state, facts) => selfHandle(state, p.entry("0501"), { text: "result:1", photos: [] }, facts),
  (state, facts, n) =>
    n % 4 === 0 ? move(state, { place: `33050200${n % 3}001`, point: null, desk: `centre-33050200${n % 3}` }, "reason:1", facts) : [],
  (state, facts, n) =>
    n % 4 === 0
      ? reclassify(state, p.entry(["0401", "0501", "1202", "0101"][n % 3] ?? "0401"), { text: "reason:1", allowed: () => n % 8 > 0 }, facts)
      : [],
  (state, facts, n) => dispatch(state, p.sent(unit(n), n % 2 ? [unit(n + 1)] : [], n % 5 === 0), facts),
  (state, _, n) => accept(state, unit(n)),
  (state, _, n) => accept(state, unit(n)),
  (state, facts, n) => bounce(state, unit(n), "reason:1", facts),
  (state, facts, n) => (n % 4 === 0 ? recall(state, { unit: unit(n), text: "reason:1", bySupervisor: n % 8 === 0 }, facts) : []),
  (state, facts, n) => assign(state, unit(n), facts.by),
  (state, facts, n) => feedBack(state, { unit: unit(n), ending: n % 2 ? "solved" : "unsolvable", text: "result:1", photos: [] }, facts),
  (state, facts, n) => feedBack(state, { unit: unit(n), ending: "solved", text: "result:1", photos: [] }, facts),
  (state, facts, n) => takeFirstStep(state, { unit: unit(n), firstStep: "guarded", text: null, photos: [] }, facts),
  (state, facts, n) => check(state, n % 3 > 0, "note:1", facts),
  (state, facts) => askExtension(state, { amount: 1, unit: "workingDay" }, "reason:1", facts),
  (state, facts, n) => (n % 2 ? declineExtension(state, "reason:1", facts) : []),
  (state, facts) => extend(state, { amount: 1, unit: "workingDay" }, "reason:1", facts),
  (state, facts) =>
    suspend(state, { basis: "law", text: "reason:1", reviewDue: facts.timing.due(facts.now, { amount: 20, unit: "day" }) }, facts),
  (state, facts) => resume(state, "note:1", facts),
  (state, facts, n) => (n % 5 === 0 ? handOver(state, { to: "to:1", acceptedBy: "accepted-by:1", text: "reason:1" }, facts) : []),
  (state, facts) => supervise(state, "remind", "reason:1", { amount: 1, unit: "workingDay" }, facts),
  (state) => answerOrder(state, 1, "reply:1"),
  (state, facts, n) => (n % 9 === 0 ? merge(state, p.verified().state(), { from: p.KEY, into: elsewhere }, "reason:1", facts) : []),
  (state, facts) => absorb(state, p.verified().state(), { from: elsewhere, into: p.KEY }, "reason:1", facts),
  (state, _, n) => split(state, { key: { home: p.KEY.home, id: `part${n}` }, category: "0501", summary: "垃圾" }),
  (state, facts) => note(state, "note:1", facts),
  (state, facts) => ask(state, "question:1", facts),
  (state) => answer(state, 1, "answer:1"),
  (state, facts, n) => (n % 9 === 0 ? withdraw(state, null, facts) : []),
  (state, facts, n) =>
    callBack(state, { outcome: n % 2 === 0 ? "solved" : "unsolved", satisfied: (n % 5) + 1, text: "call-back:1" }, facts),
  (state, facts, n) => rate(state, { satisfied: (n % 5) + 1, solved: n % 2 === 0, text: null }, facts),
  (state, facts) => reopen(state, "reopening:1", facts),
  (state, facts, n) => (n % 9 === 0 ? takeWithdrawal(state, { heard: "counter", text: "withdrawal:1" }, facts) : []),
  (state, facts, n) =>
    takeRating(state, { heard: "letter", satisfied: (n % 5) + 1, solved: n % 2 === 0, text: n % 2 === 0 ? null : "rating:1" }, facts),
  (state, facts, n) => (n % 9 === 0 ? voidEntry(state, "reason:1", facts) : []),
  (state, facts) => archive(state, facts),
  (state, facts) => tell(incidentClocks(p.KEY, state), "handle", facts.now),
  (state, facts) => recompute(state, facts),
];

/** Where a run begins: blind moves alone would seldom come far. */
const beginnings: readonly (() => p.Play)[] = [
  () => p.reported("0402"),
  () => p.reported("0101"),
  () => p.verified("0501"),
  () => p.dispatched([p.CO]),
  () => p.handling([p.CO], "0401"),
  () => {
    const record = p.handling();
    record.give(p.APPROVER, (state, facts) =>
      suspend(state, { basis: "law", text: "reason:1", reviewDue: facts.timing.due(facts.now, { amount: 20, unit: "day" }) }, facts),
    );
    return record;
  },
  () => p.fedBack(),
  () => p.ended("unsolvable"),
  () => {
    const record = p.ended();
    record.wait(30 * p.DAY);
    return record;
  },
];

const PEOPLE: readonly p.Who[] = [p.DISPATCHER, p.HANDLER, p.SECOND, p.APPROVER, p.CHECKER, p.SUPERVISOR, p.RESIDENT];

function assertConsistent(record: p.Play): void {
  const state = record.known();
  const closed = ["ended", "archived"].includes(state.stage);
  assert.equal(state.ending !== null, closed, `ending ${state.ending} while ${state.stage}`);
  assert.equal(state.endedAt !== null, closed);
  assert.notEqual(holderOf(state), "");
  assert.equal(state.suspension !== null, state.stage === "suspended");
  const leads = state.tasks.filter((task) => task.role === "lead" && ["asked", "accepted", "fedBack"].includes(task.stage));
  assert.ok(leads.length <= 1);
  if (["handling", "suspended", "fedBack", "dispatched"].includes(state.stage)) assert.ok(leadTask(state), `no lead while ${state.stage}`);
  assert.equal(new Set(state.tasks.map((task) => task.unit)).size, state.tasks.length);
  const clocks = incidentClocks(p.KEY, state);
  assert.equal(new Set(clocks.map((clock) => clock.slot)).size, clocks.length);
  for (const clock of clocks) {
    if (!isOpen(state) && clock.kind === "duty")
      assert.ok(!["running", "suspended", "lapsed"].includes(clock.status), `${clock.slot} is ${clock.status} after ${state.stage}`);
    if (!isOpen(state)) assert.equal(clock.remindAt, null);
    if (clock.kind === "right") assert.notEqual(clock.status, "late");
  }
  assert.deepEqual(JSON.parse(JSON.stringify(state)), state, "the state is plain JSON");
  for (const { table, row } of incidentProjection.rows(p.KEY, state))
    assert.deepEqual(Object.keys(row).sort(), Object.keys((table === incidentTable.name ? incidentTable : taskTable).columns).sort());
}

const late = (state: Incident, now: string): boolean => {
  const [first] = incidentProjection.rows(p.KEY, state);
  return first !== undefined && matches(setOf("evt.due-not-in-time").where, first.row) && String(first.row["due_at"]) < now;
};
/** What may make a late record another's or a new matter: a merger (the lead takes the date), a reopening by the reporter. */
const MOVES_DATE: readonly string[] = ["incidents.merged", "incidents.reopened"];

test("whatever people do in whatever order, a record never has two endings, no clock outlives it, and somebody always holds it", () => {
  const move = fc.record({
    move: fc.nat(moves.length - 1),
    who: fc.nat(PEOPLE.length - 1),
    n: fc.nat(100),
    wait: fc.integer({ min: 1, max: 3 * p.DAY }),
  });
  const seen = new Set<string>();
  let stayedLate = 0;
  fc.assert(
    fc.property(fc.array(move, { minLength: 5, maxLength: 60 }), fc.constantFrom(...beginnings), (given, begin) => {
      const record = begin();
      assertConsistent(record);
      for (const one of given) {
        record.wait(one.wait);
        const before = record.events.length;
        const wasLate = late(record.state(), record.now());
        try {
          record.give(PEOPLE[one.who] ?? p.DISPATCHER, (state, facts) => moves[one.move]?.(state, facts, one.n) ?? []);
        } catch (cause) {
          if (!(cause instanceof Refusal)) throw cause;
        }
        assertConsistent(record);
        if (wasLate && !record.events.slice(before).some(({ type }) => MOVES_DATE.includes(type))) {
          stayedLate += 1;
          assert.ok(late(record.state(), record.now()), `late before ${record.events.at(-1)?.type}, and not after`);
        }
        for (const job of incidentJobs(p.KEY, record.state(), record.events.slice(before)))
          assert.ok(["incidents.notify", "incidents.archive"].includes(job.kind));
        seen.add(record.state().stage);
      }
      assert.deepEqual(fold(incident, record.events), record.state());
      const endings = record.events.filter((event) => event.type === "incidents.ended").length;
      const reopenings = record.events.filter((event) => event.type === "incidents.reopened").length;
      assert.ok(endings <= reopenings + 1 && reopenings <= 1);
    }),
    { numRuns: 400, seed: 20261123 },
  );
  assert.ok(stayedLate > 500, `${stayedLate} steps on late records`);
  for (const stage of ["verified", "dispatched", "bounced", "handling", "suspended", "fedBack", "ended", "archived"])
    assert.ok(seen.has(stage), `the moves never reached ${stage}`);
});
