import assert from "node:assert/strict";
import { test } from "node:test";
import { cityDay } from "#platform/days";
import { Refusal } from "#platform/refusals";
import { BRANCHES, DELIVERY_WAYS, NOT_ACCEPTED, PETITION_STAGES, TriagePetition, type PetitionStage } from "../contract.ts";
import { petitionClocks } from "../clocks.ts";
import * as handling from "../handling.ts";
import * as intake from "../intake.ts";
import { spanOf, type Petition, type PetitionEvent } from "../petition.ts";
import { decideReview, holdHearing, requestReview } from "../reviewing.ts";
import { timing, days, on, route, routed, accepted, DRAFT, opined, begins, DECIDED, STORIES, refusal, NOW } from "./stories.ts";

type Step = (state: Petition) => readonly PetitionEvent[];
/** Where each step makes sense; everywhere else it is refused and changes nothing. */
const STEPS: Record<string, { step: Step; at: readonly PetitionStage[] }> = {
  triage: { step: (state) => intake.triage(state, "opinion", "t"), at: ["registered", "triaged"] },
  route: { step: (state) => intake.route(state, route()), at: ["triaged"] },
  object: { step: (state) => intake.object(state, "t", on(3)), at: ["routed"] },
  accept: { step: (state) => intake.accept(state, days(NOW, 60)), at: ["routed"] },
  decline: { step: (state) => intake.decline(state, { why: "unclear", text: "t", where: "w" }), at: ["routed"] },
  outcome: { step: (state) => intake.tellOutcome(state, { text: "t", way: "link" }), at: ["procedure"] },
  note: { step: (state) => handling.note(state, "handler", "t"), at: ["routed", "procedure", "accepted", "opined", "reviewing"] },
  help: { step: (state) => handling.help(state, "t"), at: ["delivered", "ended"] },
  extend: { step: (state) => handling.extend(state, "head", 30, days(on(3), 90), "t", NOW), at: ["accepted"] },
  draft: { step: (state) => handling.draft(state, "handler", DRAFT), at: ["accepted"] },
  deliver: {
    step: (state) => handling.deliver(state, { way: "hand", on: cityDay(NOW), witness: null }, begins(NOW), cityDay(NOW)),
    at: ["opined"],
  },
  close: { step: (state) => handling.close(state, on(200)), at: ["delivered"] },
  withdraw: { step: (state) => handling.withdraw(state, null), at: PETITION_STAGES.filter((stage) => stage !== "ended") },
  challenge: { step: (state) => handling.challenge(state, "t"), at: ["routed", "accepted", "procedure", "reviewing"] },
  rate: { step: (state) => handling.rate(state, { organ: 5, office: 5, text: null }), at: ["delivered", "ended"] },
  review: { step: (state) => requestReview(state, { text: "t", organ: "cg-3305", due: days(NOW, 30) }, NOW), at: ["delivered"] },
  decide: { step: (state) => decideReview(state, "other", DECIDED), at: ["reviewing"] },
  hearing: { step: (state) => holdHearing(state, { from: on(31), to: on(32), text: "t" }, null, on(33)), at: ["accepted", "reviewing"] },
  challengeAnswered: { step: (state) => handling.answerChallenge(state, "other", true, "t"), at: [] },
  objectionAnswered: { step: (state) => intake.answerObjection(state, true, "t", days(NOW, 15)), at: [] },
};
for (const [name, { step, at }] of Object.entries(STEPS))
  for (const stage of PETITION_STAGES)
    test(`${name} ${at.includes(stage) ? "is possible" : "is refused"} when a petition is ${stage}`, () => {
      const { state } = STORIES[stage]();
      assert.equal(state.stage, stage);
      if (at.includes(stage)) assert.ok(step(state).length > 0);
      else assert.throws(() => step(state), Refusal);
    });
for (const [name, { step }] of Object.entries(STEPS))
  test(`${name} of nothing is refused as not found`, () => assert.throws(() => step({ stage: "none" }), refusal("petitions.not-found")));

test("the branch is a mandatory part of triage", () => {
  const body = { home: "330502001", id: "01890000-0000-7000-8000-000000000000", reason: "r" };
  assert.equal(TriagePetition.safeParse(body).success, false);
  assert.equal(TriagePetition.safeParse({ ...body, branch: "other" }).success, false);
  for (const branch of BRANCHES) assert.equal(TriagePetition.safeParse({ ...body, branch }).success, true);
});
for (const branch of BRANCHES)
  test(`only the sixth branch has the sixty days and the opinion: ${branch}`, () => {
    const { state } = routed(branch);
    const [opinion, other] = branch === "opinion" ? [assert.doesNotThrow, assert.throws] : [assert.throws, assert.doesNotThrow];
    opinion(() => intake.accept(state, days(NOW, 60)));
    other(() => intake.openProcedure(state, "t", "w", days(NOW, 60)));
  });
for (const why of NOT_ACCEPTED)
  test(`not accepted (${why}) ends it, meets the notice and keeps reason and place`, () => {
    const story = routed();
    story.add(intake.decline(story.state, { why, text: "t", where: "w" }), on(5), "handler");
    assert.deepEqual([story.known.ending, spanOf(story.known, "notice")?.metAt], ["notAccepted", on(5)]);
  });
for (const representatives of [0, 1, 2, 3, 4, 5, 6, 7, 20])
  test(`${representatives} representatives of sixty people: at most five, and somebody`, () => {
    const check = () => intake.assertPeople(60, representatives);
    if (representatives > 5) assert.throws(check, refusal("petitions.too-many-representatives"));
    else if (representatives === 0) assert.throws(check, refusal("petitions.name-representatives"));
    else check();
  });
test("one person needs no representative, and two cannot stand for one", () => {
  intake.assertPeople(1, 0);
  intake.assertPeople(5, 0);
  assert.throws(() => intake.assertPeople(1, 2), refusal("petitions.more-than-people"));
});

test("every clock that is a duty runs against an organ; the petitioner has rights only, and they are never late", () => {
  for (const stage of PETITION_STAGES) {
    const { state } = STORIES[stage]();
    for (const { kind, obligor, rule, status } of petitionClocks({ home: "h", id: "i" }, state)) {
      assert.equal(kind === "right", obligor === "petitioner", rule);
      assert.equal(kind === "right", rule === "PET-7" || rule === "PET-9");
      if (kind === "right") assert.notEqual(status, "late");
    }
  }
});
/** 15 to 23 February 2026 are off; 14 and 28 February are worked. */
for (const [from, amount, expected] of [
  ["2025-12-18T02:00:00.000Z", 60, "2026-02-24"],
  ["2026-01-31T02:00:00.000Z", 15, "2026-02-24"],
  ["2026-02-05T02:00:00.000Z", 15, "2026-02-24"],
  ["2026-01-16T02:00:00.000Z", 30, "2026-02-24"],
  ["2026-01-15T02:00:00.000Z", 30, "2026-02-14"],
  ["2026-01-29T02:00:00.000Z", 30, "2026-02-28"],
] as const)
  test(`${amount} days from ${from.slice(0, 10)}: the last day in Spring Festival moves to ${expected}, and the organ is warned before the holiday`, () => {
    const due = days(from, amount);
    assert.equal(cityDay(due.dueAt), expected);
    if (expected === "2026-02-24") assert.ok(due.remindAt !== null && cityDay(due.remindAt) <= "2026-02-14");
  });
test("five working days to object leave Spring Festival out", () =>
  assert.equal(cityDay(timing.due("2026-02-12T02:00:00.000Z", { amount: 5, unit: "workingDay" }).dueAt), "2026-02-26"));

test("an objection after five working days is refused and counts as taken", () => {
  const story = routed();
  assert.throws(() => intake.object(story.state, "t", on(20)), refusal("petitions.objection-late"));
  assert.doesNotThrow(() => intake.accept(story.state, days(NOW, 60)));
});
test("an open objection stops acceptance; agreed, it goes back to the office, which owes the way on within fifteen days of it", () => {
  const story = routed();
  story.add(intake.object(story.state, "t", on(3)), on(3), "handler");
  assert.throws(() => intake.accept(story.state, days(NOW, 60)), refusal("petitions.objection-open"));
  assert.equal(spanOf(story.known, "route")?.metAt, on(2));
  story.add(intake.answerObjection(story.state, true, "t", days(on(4), 15)), on(4));
  assert.deepEqual([story.known.stage, story.known.organ], ["triaged", "centre-330502001"]);
  assert.equal(spanOf(story.known, "notice")?.void, true);
  const again = petitionClocks({ home: "330502001", id: "p" }, story.state).find(({ slot }) => slot === "route");
  assert.deepEqual([again?.status, again?.obligor, again?.dueAt], ["running", "centre-330502001", days(on(4), 15).dueAt]);
  story.add(intake.route(story.state, route("rs-330502")), on(5));
  assert.equal(spanOf(story.known, "route")?.metAt, on(5));
  assert.deepEqual([story.known.organ, spanOf(story.known, "notice")?.void], ["rs-330502", false]);
});

for (const branch of BRANCHES.filter((one) => one !== "opinion"))
  test(`a ${branch} in its procedure ${branch === "suggestion" ? "is owed a reply in sixty days, met by telling the outcome" : "has no clock of ours"}`, () => {
    const story = routed(branch);
    story.add(intake.openProcedure(story.state, "t", "w", days(on(3), 60)), on(3), "handler");
    const clock = () => petitionClocks({ home: "330502001", id: "p" }, story.state).find(({ slot }) => slot === "reply");
    if (branch !== "suggestion") return assert.equal(clock(), undefined);
    assert.deepEqual(
      [clock()?.rule, clock()?.obligor, clock()?.status, clock()?.dueAt],
      ["PET-12", "cg-330502", "running", days(on(3), 60).dueAt],
    );
    story.add(intake.tellOutcome(story.state, { text: "t", way: "link" }), on(50), "handler");
    assert.equal(clock()?.status, "met");
  });

for (const extra of [0, 1, 29, 30, 31, 60])
  test(`an extension of ${extra} days: at most thirty, once`, () => {
    const story = accepted();
    const run = () => handling.extend(story.state, "head", extra, days(on(3), 60 + extra), "t", NOW);
    if (extra > 30) assert.throws(run, refusal("petitions.too-long"));
    else if (extra > 0) {
      story.add(run(), NOW, "head");
      assert.throws(() => handling.extend(story.state, "head", 1, days(on(3), 61), "t", NOW), refusal("petitions.extended-already"));
    }
  });
test("after the sixty days nothing is extended", () => {
  const { state } = accepted();
  assert.throws(() => handling.extend(state, "head", 30, days(on(3), 90), "t", on(70)), refusal("petitions.extension-late"));
});

for (const requests of [1, 2, 3, 8])
  for (const answers of [1, 2, 3, 8])
    test(`${answers} answers to ${requests} requests`, () => {
      const story = accepted();
      const state = { ...story.known, requests: Array.from({ length: requests }, () => "r") };
      const draft = { ...DRAFT, answers: Array.from({ length: answers }, () => ({ result: "explained" as const, text: "a" })) };
      if (requests === answers) assert.equal(handling.draft(state, "handler", draft).length, 1);
      else assert.throws(() => handling.draft(state, "handler", draft), refusal("petitions.answer-each"));
    });

for (const way of DELIVERY_WAYS)
  test(`the next clock starts from the delivery, ${way}, not from the paper's date`, () => {
    const story = opined();
    const told = { way, on: cityDay(on(25)), witness: way === "left" ? "w" : null };
    story.add(handling.deliver(story.state, told, begins(on(25)), cityDay(on(30))), on(30), "handler");
    const right = spanOf(story.known, "right:0:1");
    assert.equal(right?.due.dueAt, days(on(25), 30).dueAt);
    assert.equal(right?.from.slice(0, 10), cityDay(on(25)));
  });
