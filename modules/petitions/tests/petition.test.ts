import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, type Recorded } from "#platform/ledger";
import { buildCalendar, publishedNotices, usualWorkingTime } from "#platform/clocks";
import { Refusal } from "#platform/refusals";
import { timingOf, type Due } from "#modules/incidents";
import { BRANCHES, DELIVERY_WAYS, NOT_ACCEPTED, PETITION_STAGES, REVIEW_RESULTS, TriagePetition, type PetitionStage } from "../contract.ts";
import { nextSpan, petitionClocks, tell } from "../clocks.ts";
import * as handling from "../handling.ts";
import * as intake from "../intake.ts";
import { petition, spanOf, type KnownPetition, type Petition, type PetitionEvent } from "../petition.ts";
import { decideReview, holdHearing, requestReview, tookPartBelow } from "../reviewing.ts";

const timing = timingOf(buildCalendar([...publishedNotices()], [usualWorkingTime]));
const days = (from: string, amount: number): Due => timing.due(from, { amount, unit: "day" });
const AT = "2026-03-02T02:00:00.000Z";
const on = (day: number): string => new Date(Date.parse(AT) + day * 86_400_000).toISOString();

class Story {
  events: Recorded<PetitionEvent>[] = [];
  state: Petition = { stage: "none" };
  add(decided: readonly PetitionEvent[], at: string, by = "clerk"): this {
    for (const event of decided) {
      this.events.push({ seq: this.events.length + 1, at, by, role: "", unit: "", ...event } as Recorded<PetitionEvent>);
      this.state = fold(petition, this.events);
    }
    return this;
  }
  get known(): KnownPetition {
    if (this.state.stage === "none") throw new Error("none");
    return this.state;
  }
}
const RECEIVED = {
  place: "330502001005",
  channel: "web" as const,
  desk: "centre-330502001",
  receivedAt: AT,
  name: "name",
  phone: null,
  address: null,
  requests: ["r1"],
  facts: "f",
  against: null as string | null,
  people: 1,
  representatives: [],
  mandate: null,
  language: "zh" as const,
  registerDue: days(AT, 0),
  routeDue: days(AT, 15),
  demo: false,
};
type Branch = (typeof BRANCHES)[number];
const received = (change: Partial<typeof RECEIVED> = {}) =>
  new Story().add(intake.receive({ stage: "none" }, { ...RECEIVED, ...change }, false), AT, "resident");
const registered = (change: Partial<typeof RECEIVED> = {}) => {
  const story = received(change);
  return story.add(intake.register(story.state), on(0));
};
const triaged = (branch: Branch = "opinion", change: Partial<typeof RECEIVED> = {}) => {
  const story = registered(change);
  return story.add(intake.triage(story.state, branch, "t"), on(1));
};
const route = (to = "cg-330502") => ({
  to,
  mode: "transfer" as const,
  text: "t",
  noticeDue: days(on(2), 15),
  objectDue: timing.due(on(2), { amount: 5, unit: "workingDay" as const }),
});
const routed = (branch: Branch = "opinion") => {
  const story = triaged(branch);
  return story.add(intake.route(story.state, route()), on(2));
};
const procedure = () => {
  const story = routed("duty");
  return story.add(intake.openProcedure(story.state, "t", "w"), on(3), "handler");
};
const accepted = () => {
  const story = routed();
  return story.add(intake.accept(story.state, days(on(3), 60)), on(3), "handler");
};
const DRAFT = { facts: "f", law: "l", answers: [{ result: "supported" as const, text: "a" }], performance: null };
const opined = () => {
  const story = accepted();
  story.add(handling.draft(story.state, "handler", DRAFT), on(20), "handler");
  return story.add(handling.sign(story.state, "head"), on(21), "head");
};
const begins = (at: string) => ({ rightDue: days(at, 30), againDue: days(at, 60) });
const deliver = (story: Story, day: number, by: string) =>
  story.add(
    handling.deliver(story.state, { way: "hand", on: handling.dayOf(on(day)), witness: null }, begins(on(day)), handling.dayOf(on(day))),
    on(day),
    by,
  );
const delivered = () => deliver(opined(), 22, "handler");
const reviewing = () => {
  const story = delivered();
  return story.add(requestReview(story.state, "t", "cg-3305", days(on(30), 30), on(30)), on(30), "resident");
};
const DECIDED = { result: "uphold" as const, facts: "f", law: "l", text: "t" };
const reviewed = (result: (typeof REVIEW_RESULTS)[number] = "uphold") => {
  const story = reviewing();
  return story.add(decideReview(story.state, "above", { ...DECIDED, result }), on(40), "above");
};
const rereviewing = () => {
  const story = deliver(reviewed(), 41, "above");
  return story.add(requestReview(story.state, "t", "xf-3305", days(on(50), 30), on(50)), on(50), "resident");
};
const final = () => {
  const story = rereviewing();
  story.add(decideReview(story.state, "top", DECIDED), on(60), "top");
  return deliver(story, 61, "top");
};

const STORIES: Record<PetitionStage, () => Story> = {
  received,
  registered,
  triaged,
  routed,
  procedure,
  accepted,
  opined,
  delivered,
  reviewing,
  ended: final,
};
const refusal = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));

type Step = (state: Petition) => readonly PetitionEvent[];
const NOW = on(25);
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
    step: (state) => handling.deliver(state, { way: "hand", on: handling.dayOf(NOW), witness: null }, begins(NOW), handling.dayOf(NOW)),
    at: ["opined"],
  },
  close: { step: (state) => handling.close(state, on(200)), at: ["delivered"] },
  withdraw: { step: (state) => handling.withdraw(state, null), at: PETITION_STAGES.filter((stage) => stage !== "ended") },
  challenge: { step: (state) => handling.challenge(state, "t"), at: ["routed", "accepted", "procedure", "reviewing"] },
  rate: { step: (state) => handling.rate(state, { organ: 5, office: 5, text: null }), at: ["delivered", "ended"] },
  review: { step: (state) => requestReview(state, "t", "cg-3305", days(NOW, 30), NOW), at: ["delivered"] },
  decide: { step: (state) => decideReview(state, "other", DECIDED), at: ["reviewing"] },
  hearing: { step: (state) => holdHearing(state, { from: on(31), to: on(32), text: "t" }, null, on(33)), at: ["accepted", "reviewing"] },
  challengeAnswered: { step: (state) => handling.answerChallenge(state, "other", true, "t"), at: [] },
  objectionAnswered: { step: (state) => intake.answerObjection(state, true, "t"), at: [] },
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
    other(() => intake.openProcedure(state, "t", "w"));
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
    assert.equal(handling.dayOf(due.dueAt), expected);
    if (expected === "2026-02-24") assert.ok(due.remindAt !== null && handling.dayOf(due.remindAt) <= "2026-02-14");
  });
test("five working days to object leave Spring Festival out", () =>
  assert.equal(handling.dayOf(timing.due("2026-02-12T02:00:00.000Z", { amount: 5, unit: "workingDay" }).dueAt), "2026-02-26"));

test("an objection after five working days is refused and counts as taken", () => {
  const story = routed();
  assert.throws(() => intake.object(story.state, "t", on(20)), refusal("petitions.objection-late"));
  assert.doesNotThrow(() => intake.accept(story.state, days(NOW, 60)));
});
test("an open objection stops acceptance; agreed, it goes back to the office with its fifteen days still running", () => {
  const story = routed();
  story.add(intake.object(story.state, "t", on(3)), on(3), "handler");
  assert.throws(() => intake.accept(story.state, days(NOW, 60)), refusal("petitions.objection-open"));
  story.add(intake.answerObjection(story.state, true, "t"), on(4));
  assert.deepEqual([story.known.stage, story.known.organ], ["triaged", "centre-330502001"]);
  assert.equal(spanOf(story.known, "notice")?.void, true);
  story.add(intake.route(story.state, route("rs-330502")), on(5));
  assert.deepEqual([story.known.organ, spanOf(story.known, "notice")?.void], ["rs-330502", false]);
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
    const told = { way, on: handling.dayOf(on(25)), witness: way === "left" ? "w" : null };
    story.add(handling.deliver(story.state, told, begins(on(25)), handling.dayOf(on(30))), on(30), "handler");
    const right = spanOf(story.known, "right:0:1");
    assert.equal(right?.due.dueAt, days(on(25), 30).dueAt);
    assert.equal(right?.from.slice(0, 10), handling.dayOf(on(25)));
  });
test("left at the residence needs a witness; no delivery before the signature or after today", () => {
  const { state } = opined();
  const give = (way: "left" | "hand", day: number) =>
    handling.deliver(state, { way, on: handling.dayOf(on(day)), witness: null }, begins(NOW), handling.dayOf(on(25)));
  assert.throws(() => give("left", 25), refusal("petitions.witness"));
  assert.throws(() => give("hand", 26), refusal("petitions.date-ahead"));
  assert.throws(() => give("hand", 10), refusal("petitions.before-it-was-signed"));
});

for (const day of [22, 23, 40, 50, 51, 52, 53, 54, 60, 100])
  test(`复查 asked for on day ${day} after delivery on day 22`, () => {
    const { state, known } = delivered();
    const due = spanOf(known, "right:0:1")!.due.dueAt;
    const run = () => requestReview(state, "t", "cg-3305", days(on(day), 30), on(day));
    if (on(day) <= due) assert.equal(run().length, 1);
    else assert.throws(run, refusal("petitions.right-lapsed"));
  });
test("where no higher organ is on the platform the petitioner is told where to go", () =>
  assert.throws(() => requestReview(delivered().state, "t", null, days(NOW, 30), NOW), refusal("petitions.higher-outside")));

for (const who of ["handler", "head"])
  test(`the ${who} below decides no 复查`, () => {
    const { state, known } = reviewing();
    assert.equal(tookPartBelow(known, who), true);
    assert.throws(() => decideReview(state, who, DECIDED), refusal("petitions.took-part"));
  });
for (const who of ["handler", "head", "above"])
  test(`the ${who} below decides no 复核`, () =>
    assert.throws(() => decideReview(rereviewing().state, who, DECIDED), refusal("petitions.took-part")));
test("somebody who only took notes at the 复查 itself may decide it", () => {
  const story = reviewing();
  story.add(handling.note(story.state, "above", "t"), on(31), "above");
  assert.equal(decideReview(story.state, "above", DECIDED).length, 1);
});

for (const result of REVIEW_RESULTS)
  test(`a 复查 that says ${result}`, () => {
    const story = deliver(reviewed(result), 41, "above");
    if (result === "revoke") {
      assert.deepEqual([story.known.stage, story.known.round, story.known.turn], ["accepted", 0, 1]);
      assert.equal(spanOf(story.known, "handle:1")?.rule, "PET-6");
      assert.equal(story.known.draft, null);
    } else assert.equal(spanOf(story.known, "right:0:2")?.rule, "PET-9");
  });
test("after 复核 it is final, whatever; help goes on, and rating", () => {
  const story = final();
  assert.deepEqual([story.known.stage, story.known.ending, nextSpan(story.known)], ["ended", "final", null]);
  assert.equal(handling.help(story.state, "t").length, 1);
  assert.deepEqual(handling.rightsOf(story.known, on(62)), ["rate"]);
});

test("a hearing in 复核 does not count; in 复查 it does", () => {
  const first = reviewing();
  first.add(holdHearing(first.state, { from: on(31), to: on(35), text: "t" }, days(on(30), 34), on(36)), on(36), "above");
  assert.equal(spanOf(first.known, "review:0:1")?.due.dueAt, days(on(30), 30).dueAt);
  const second = rereviewing();
  const later = timing.due(on(50), { amount: 30, unit: "day" }, [{ kind: "suspended", from: on(51), to: on(55) }]);
  second.add(holdHearing(second.state, { from: on(51), to: on(55), text: "t" }, later, on(56)), on(56), "top");
  assert.equal(spanOf(second.known, "review:0:2")?.due.dueAt, later.dueAt);
  assert.ok(later.dueAt > days(on(50), 30).dueAt);
});
test("a hearing ends after it begins, is over, and lies within the review", () => {
  const { state } = reviewing();
  assert.throws(
    () => holdHearing(state, { from: on(32), to: on(31), text: "t" }, null, on(33)),
    refusal("petitions.ends-before-it-begins"),
  );
  assert.throws(() => holdHearing(state, { from: on(31), to: on(40), text: "t" }, null, on(33)), refusal("petitions.date-ahead"));
  assert.throws(() => holdHearing(state, { from: on(1), to: on(2), text: "t" }, null, on(33)), refusal("petitions.before-the-request"));
});

test("a challenge stops the signature; upheld, those who worked on it stand back and their draft goes", () => {
  const story = accepted();
  story.add(handling.draft(story.state, "handler", DRAFT), on(5), "handler");
  story.add(handling.challenge(story.state, "t"), on(6), "resident");
  assert.throws(() => handling.sign(story.state, "head"), refusal("petitions.challenge-open"));
  assert.throws(() => handling.answerChallenge(story.state, "handler", false, "t"), refusal("petitions.own-challenge"));
  story.add(handling.answerChallenge(story.state, "head", true, "t"), on(7), "head");
  assert.deepEqual([story.known.recused, story.known.draft], [["handler"], null]);
  assert.throws(() => handling.draft(story.state, "handler", DRAFT), refusal("petitions.recused"));
  assert.throws(() => handling.note(story.state, "handler", "t"), refusal("petitions.recused"));
  assert.equal(handling.draft(story.state, "another", DRAFT).length, 1);
});
test("an accusation never goes to the accused and stays what it is", () => {
  const story = triaged("accusation", { against: "cg-330502" });
  assert.throws(() => intake.route(story.state, route("cg-330502")), refusal("petitions.never-to-the-accused"));
  assert.equal(intake.route(story.state, route("ps-330502")).length, 1);
  assert.throws(() => intake.triage(story.state, "opinion", "t"), refusal("petitions.stays-sealed"));
  assert.equal(handling.rightsOf(routed("accusation").known, NOW).includes("challenge"), false);
});
test("nothing closes while the petitioner may still ask; afterwards it does", () => {
  const { state } = delivered();
  assert.throws(() => handling.close(state, on(30)), refusal("petitions.right-runs"));
  assert.equal(handling.close(state, on(60)).length, 1);
});
test("each clock is reminded once and told once when it ran out", () => {
  const story = accepted();
  const due = spanOf(story.known, "handle:0")!.due;
  story.add(tell(story.state, "handle:0", due.remindAt!), due.remindAt!, "system");
  assert.deepEqual(tell(story.state, "handle:0", due.remindAt!), []);
  const late = new Date(Date.parse(due.dueAt) + 1).toISOString();
  story.add(tell(story.state, "handle:0", late), late, "system");
  assert.deepEqual(
    story.events.slice(-2).map(({ type }) => type),
    ["petitions.reminded", "petitions.lapsed"],
  );
  assert.deepEqual(tell(story.state, "handle:0", late), []);
});
test("filing twice is one petition; registering twice one registration; linking with itself none", () => {
  const story = registered();
  assert.deepEqual(intake.receive(story.state, RECEIVED, false), []);
  assert.deepEqual(intake.register(story.state), []);
  const self = { home: "h", id: "i" };
  assert.throws(() => intake.link(story.state, self, self, "t"), refusal("petitions.itself"));
});
