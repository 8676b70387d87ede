import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "#platform/refusals";
import { check } from "../checking.ts";
import { STAGES, type Stage } from "../contract.ts";
import { archive, handOver, voidEntry } from "../ending.ts";
import { move, reclassify } from "../correcting.ts";
import type { IncidentEvent } from "../event.ts";
import type { Facts } from "../facts.ts";
import { accept, assign, bounce, dispatch, feedBack, note, recall, takeFirstStep } from "../handling.ts";
import type { Incident } from "../incident.ts";
import { absorb, merge, split } from "../merging.ts";
import { askExtension, declineExtension, extend, resume, suspend } from "../pausing.ts";
import { join, reject, report, selfHandle, verify } from "../reporting.ts";
import { answer, ask, callBack, rate, reopen, takeRating, takeWithdrawal, withdraw } from "../resident.ts";
import { answerOrder, supervise } from "../supervision.ts";
import * as p from "./play.ts";

const review = { basis: "law" as const, text: "reason:9", reviewDue: p.timing.endOf("2026-12-10", p.MORNING) };

function suspended(): p.Play {
  const record = p.handling();
  record.give(p.APPROVER, (state, facts) => suspend(state, review, facts));
  return record;
}

function rejected(): p.Play {
  const record = p.reported();
  record.give(p.DISPATCHER, (state, facts) => reject(state, "reason:1", facts));
  return record;
}

function archived(): p.Play {
  const record = p.ended();
  record.wait(40 * p.DAY);
  record.give({ by: "system" }, (state, facts) => archive(state, facts));
  return record;
}

const elsewhere = { home: "330502002", id: "019aaf00-0000-7000-8000-000000000002" };

function merged(): p.Play {
  const record = p.verified();
  record.give(p.DISPATCHER, (state, facts) => merge(state, p.verified().state(), { from: p.KEY, into: elsewhere }, "reason:1", facts));
  return record;
}

function voided(): p.Play {
  const record = p.verified();
  record.give(p.SUPERVISOR, (state, facts) => voidEntry(state, "reason:1", facts));
  return record;
}

/** A record in each stage, prepared so that every step that the stage allows can really be taken. */
const inStage: Record<Stage, () => p.Play> = {
  reported: () => p.reported("0501"),
  verified: () => p.verified("0501"),
  dispatched: () => p.dispatched([p.CO]),
  bounced: p.bounced,
  handling: () => p.handling(),
  suspended,
  fedBack: () => p.fedBack(),
  ended: () => p.ended(),
  archived,
  rejected,
  merged,
  voided,
};

type Step = {
  by: p.Who;
  decide: (state: Incident, facts: Facts) => IncidentEvent[];
  before?: (record: p.Play) => void;
  stages: readonly Stage[];
};

const OPEN: readonly Stage[] = ["reported", "verified", "dispatched", "bounced", "handling", "suspended", "fedBack"];
const onlyOpen = (record: p.Play, work: () => void): void => {
  if (OPEN.includes(record.state().stage as Stage)) work();
};

const steps: Record<string, Step> = {
  join: { by: p.RESIDENT, decide: (state) => join(state, "f1", null), stages: OPEN },
  verify: { by: p.DISPATCHER, decide: (state, facts) => verify(state, p.entry("0402"), "路灯", facts), stages: ["reported"] },
  reject: { by: p.DISPATCHER, decide: (state, facts) => reject(state, "reason:1", facts), stages: ["reported"] },
  selfHandle: {
    by: p.CHECKER,
    decide: (state, facts) => selfHandle(state, p.entry("0501"), { text: "result:1", photos: [] }, facts),
    stages: ["reported", "verified"],
  },
  move: {
    by: p.DISPATCHER,
    decide: (state, facts) => move(state, { place: "330502002001", point: null, desk: "centre-330502002" }, "reason:1", facts),
    stages: OPEN,
  },
  reclassify: {
    by: p.DISPATCHER,
    decide: (state, facts) => reclassify(state, p.entry("0401"), { text: "reason:1", allowed: () => true }, facts),
    stages: OPEN.filter((stage) => stage !== "reported"),
  },
  dispatch: {
    by: p.DISPATCHER,
    decide: (state, facts) => dispatch(state, p.sent(p.LEAD, ["ps-330502001"]), facts),
    stages: ["verified", "bounced", "dispatched", "handling"],
  },
  accept: { by: p.HANDLER, decide: (state) => accept(state, p.LEAD), stages: ["dispatched"] },
  bounce: { by: p.HANDLER, decide: (state, facts) => bounce(state, p.LEAD, "reason:1", facts), stages: ["dispatched"] },
  recall: {
    by: p.DISPATCHER,
    decide: (state, facts) => recall(state, { unit: p.LEAD, text: "reason:1", bySupervisor: false }, facts),
    stages: ["dispatched"],
  },
  assign: { by: p.APPROVER, decide: (state) => assign(state, p.LEAD, "another"), stages: ["handling", "suspended"] },
  takeFirstStep: {
    by: p.HANDLER,
    decide: (state, facts) => takeFirstStep(state, { unit: p.LEAD, firstStep: "arrived", text: null, photos: [] }, facts),
    stages: ["handling"],
  },
  feedBack: {
    by: p.HANDLER,
    decide: (state, facts) => feedBack(state, { unit: p.LEAD, ending: "solved", text: "result:1", photos: [] }, facts),
    stages: ["handling"],
  },
  check: { by: p.CHECKER, decide: (state, facts) => check(state, true, "note:1", facts), stages: ["fedBack"] },
  extend: {
    by: p.APPROVER,
    decide: (state, facts) => extend(state, { amount: 1, unit: "workingDay" }, "reason:1", facts),
    stages: ["handling"],
  },
  askExtension: {
    by: p.HANDLER,
    decide: (state, facts) => askExtension(state, { amount: 1, unit: "workingDay" }, "reason:1", facts),
    stages: ["handling"],
  },
  declineExtension: {
    by: p.APPROVER,
    before: (record) =>
      record.state().stage === "handling"
        ? void record.give(p.HANDLER, (state, facts) => askExtension(state, { amount: 1, unit: "workingDay" }, "reason:1", facts))
        : undefined,
    decide: (state, facts) => declineExtension(state, "reason:2", facts),
    stages: ["handling"],
  },
  suspend: { by: p.APPROVER, decide: (state, facts) => suspend(state, review, facts), stages: ["handling", "suspended"] },
  resume: { by: p.APPROVER, decide: (state, facts) => resume(state, "note:1", facts), stages: ["suspended"] },
  handOver: {
    by: p.DISPATCHER,
    decide: (state, facts) => handOver(state, { to: "to:1", acceptedBy: "accepted-by:1", text: "reason:1" }, facts),
    stages: ["reported", "verified", "bounced", "handling"],
  },
  supervise: {
    by: p.SUPERVISOR,
    decide: (state, facts) => supervise(state, "remind", "reason:1", { amount: 1, unit: "workingDay" }, facts),
    stages: OPEN,
  },
  answerOrder: {
    by: p.HANDLER,
    before: (record) =>
      onlyOpen(record, () =>
        record.give(p.SUPERVISOR, (state, facts) => supervise(state, "remind", "reason:1", { amount: 1, unit: "workingDay" }, facts)),
      ),
    decide: (state) => answerOrder(state, 1, "reply:1"),
    stages: OPEN,
  },
  merge: {
    by: p.DISPATCHER,
    decide: (state, facts) => merge(state, p.verified().state(), { from: p.KEY, into: elsewhere }, "reason:1", facts),
    stages: ["reported", "verified", "dispatched", "bounced", "handling"],
  },
  absorb: {
    by: p.DISPATCHER,
    decide: (state, facts) => absorb(state, p.verified().state(), { from: elsewhere, into: p.KEY }, "reason:1", facts),
    stages: OPEN,
  },
  split: {
    by: p.DISPATCHER,
    decide: (state) => split(state, { key: elsewhere, category: "0501", summary: "垃圾" }),
    stages: ["verified", "dispatched", "bounced", "handling"],
  },
  note: { by: p.DISPATCHER, decide: (state, facts) => note(state, "note:1", facts), stages: [...OPEN, "ended"] },
  ask: { by: p.DISPATCHER, decide: (state, facts) => ask(state, "question:1", facts), stages: OPEN },
  answer: {
    by: p.RESIDENT,
    before: (record) => onlyOpen(record, () => record.give(p.DISPATCHER, (state, facts) => ask(state, "question:1", facts))),
    decide: (state) => answer(state, 1, "answer:1"),
    stages: OPEN,
  },
  withdraw: { by: p.RESIDENT, decide: (state, facts) => withdraw(state, null, facts), stages: OPEN },
  callBack: {
    by: p.CHECKER,
    decide: (state, facts) => callBack(state, { outcome: "unsolved", satisfied: 1, text: "call-back:1" }, facts),
    stages: ["ended"],
  },
  takeWithdrawal: {
    by: p.CHECKER,
    decide: (state, facts) => takeWithdrawal(state, { heard: "counter", text: "withdrawal:1" }, facts),
    stages: OPEN,
  },
  takeRating: {
    by: p.CHECKER,
    decide: (state, facts) => takeRating(state, { heard: "letter", satisfied: 1, solved: false, text: "rating:1" }, facts),
    stages: ["ended"],
  },
  rate: { by: p.RESIDENT, decide: (state, facts) => rate(state, { satisfied: 1, solved: false, text: null }, facts), stages: ["ended"] },
  reopen: {
    by: p.RESIDENT,
    before: (record) => {
      if (record.state().stage === "ended")
        record.give(p.RESIDENT, (state, facts) => rate(state, { satisfied: 1, solved: false, text: null }, facts));
    },
    decide: (state, facts) => reopen(state, "reopening:1", facts),
    stages: ["ended"],
  },
  void: { by: p.SUPERVISOR, decide: (state, facts) => voidEntry(state, "reason:1", facts), stages: OPEN },
};

for (const [name, step] of Object.entries(steps))
  for (const stage of STAGES)
    test(`${name} of a record that is ${stage} ${step.stages.includes(stage) ? "goes through" : "is refused without a trace"}`, () => {
      const record = inStage[stage]();
      assert.equal(record.state().stage, stage);
      step.before?.(record);
      const before = JSON.stringify(record.state());
      const go = () => record.give(step.by, step.decide);
      if (step.stages.includes(stage)) assert.ok(go().length > 0);
      else {
        assert.throws(go, (cause) => cause instanceof Refusal && ["conflict", "forbidden", "notFound"].includes(cause.body.kind));
        assert.equal(JSON.stringify(record.state()), before);
      }
    });

test("nothing can be done to a record that was never reported", () => {
  for (const [name, step] of Object.entries(steps))
    assert.throws(
      () => step.decide({ stage: "none" }, p.factsAt(p.MORNING, step.by.by)),
      (cause) => cause instanceof Refusal && cause.body.kind === "notFound",
      name,
    );
});

test("a report goes only into an empty record", () => {
  for (const stage of STAGES) assert.deepEqual(report(inStage[stage]().state(), p.fresh("0402"), p.factsAt(p.MORNING, "resident")), []);
});
