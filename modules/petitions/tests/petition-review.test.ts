import assert from "node:assert/strict";
import { test } from "node:test";
import { cityDay } from "#platform/days";
import { REVIEW_RESULTS } from "../contract.ts";
import { nextSpan, tell } from "../clocks.ts";
import * as handling from "../handling.ts";
import * as intake from "../intake.ts";
import { known, slotNow, spanOf } from "../petition.ts";
import { decideReview, holdHearing, requestReview, takeReview, tookPartBelow } from "../reviewing.ts";
import {
  timing,
  days,
  on,
  RECEIVED,
  registered,
  triaged,
  route,
  routed,
  accepted,
  DRAFT,
  opined,
  begins,
  deliver,
  delivered,
  reviewing,
  DECIDED,
  reviewed,
  rereviewing,
  final,
  refusal,
  NOW,
} from "./stories.ts";

test("left at the residence needs a witness; no delivery before the signature or after today", () => {
  const { state } = opined();
  const give = (way: "left" | "hand", day: number) =>
    handling.deliver(state, { way, on: cityDay(on(day)), witness: null }, begins(NOW), cityDay(on(25)));
  assert.throws(() => give("left", 25), refusal("petitions.witness"));
  assert.throws(() => give("hand", 26), refusal("petitions.date-ahead"));
  assert.throws(() => give("hand", 10), refusal("petitions.before-it-was-signed"));
});

for (const day of [22, 23, 40, 50, 51, 52, 53, 54, 60, 100])
  test(`复查 asked for on day ${day} after delivery on day 22`, () => {
    const { state, known } = delivered();
    const due = spanOf(known, "right:0:1")!.due.dueAt;
    const run = () => requestReview(state, { text: "t", organ: "cg-3305", due: days(on(day), 30) }, on(day));
    if (on(day) <= due) assert.equal(run().length, 1);
    else assert.throws(run, refusal("petitions.right-lapsed"));
  });
test("where no higher organ is on the platform the petitioner is told where to go", () =>
  assert.throws(
    () => requestReview(delivered().state, { text: "t", organ: null, due: days(NOW, 30) }, NOW),
    refusal("petitions.higher-outside"),
  ));

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
test("an opinion that does not stand falls for a ground; one that stands has none", () => {
  const decide = (more: object) => decideReview(reviewing().state, "above", { ...DECIDED, ...more });
  for (const result of ["change", "revoke"] as const)
    assert.throws(() => decide({ result, ground: null }), refusal("petitions.ground-needed"));
  const groundOf = (more: object) => decide(more).map((event) => "ground" in event && event.ground);
  assert.deepEqual(groundOf({ result: "change", ground: "reply" }), ["reply"]);
  assert.deepEqual(groundOf({ result: "uphold", ground: "reply" }), [null]);
  assert.equal(reviewed("revoke").known.reviews[0]?.decided?.ground, "facts");
});
test("a letter that came in time is in time, whenever the desk writes it down; none came before the reply, or comes tomorrow", () => {
  const asked = (askedOn: string) => ({ text: "t", organ: "cg-3305", due: days(NOW, 30), askedOn });
  const { state } = delivered();
  const span = spanOf(known(state), slotNow.right(known(state), 0));
  const last = span!.due.dueAt;
  const lastDay = new Date(Date.parse(last) + 8 * 3_600_000).toISOString().slice(0, 10);
  const weekAfter = new Date(Date.parse(last) + 7 * 86_400_000).toISOString();
  const [event] = takeReview(state, asked(lastDay), weekAfter);
  assert.ok(event?.type === "petitions.review-requested" && event.askedOn === lastDay);
  const dayAfter = new Date(Date.parse(`${lastDay}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  assert.throws(() => takeReview(state, asked(dayAfter), weekAfter), refusal("petitions.right-lapsed"));
  assert.throws(() => takeReview(state, asked("2020-01-01"), weekAfter), refusal("petitions.before-delivery"));
  assert.throws(() => takeReview(state, asked("2099-01-01"), weekAfter), refusal("petitions.date-ahead"));
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
