import assert from "node:assert/strict";
import { test } from "node:test";
import { answerChallenge, challenge, rightsOf } from "../handling.ts";
import { petitionProjection } from "../projection.ts";
import { spanOf } from "../petition.ts";
import { offerSettlement, settle } from "../settling.ts";
import { accepted, days, delivered, NOW, on, refusal, registered, reviewing, routed, type Story } from "./stories.ts";
import { requestReview } from "../reviewing.ts";

const OFFER = { how: "settlement" as const, text: "terms-1" };
const offered = (story: Story, at = on(24), by = "handler"): Story => story.add(offerSettlement(story.state, by, OFFER), at, by);
const TODAY = "2026-04-20";
const agreed = { on: "2026-03-28", image: null };

test("an offer changes nothing but that the petitioner may agree; agreed, it ends as settled and the organ's time is met", () => {
  const story = offered(accepted());
  assert.deepEqual([story.known.stage, rightsOf(story.known, NOW).includes("settle")], ["accepted", true]);
  assert.equal(spanOf(story.known, "handle:0")?.metAt, null, "the time runs on");
  story.add(settle(story.state, "terms-1", agreed, TODAY), on(26), "resident");
  const { stage, ending, settled, offer, papers } = story.known;
  assert.deepEqual([stage, ending, settled?.how, offer], ["ended", "settled", "settlement", null]);
  assert.equal(spanOf(story.known, "handle:0")?.metAt, on(26));
  assert.deepEqual([papers.at(-1)?.code, papers.at(-1)?.unit], ["settlement", "cg-330502"]);
  const row = petitionProjection.rows({ home: "330502001", id: "0198f000-0000-7000-8000-000000000001" }, story.known)[0]?.row;
  assert.deepEqual([row?.["ending"], row?.["handled_at"], row?.["answered_on"]], ["settled", on(26), "2026-03-28"]);
});

test("what was not read is not agreed to, and nothing is agreed that nobody offered", () => {
  const story = accepted();
  assert.throws(() => settle(story.state, "terms-1", agreed, TODAY), refusal("petitions.no-offer"));
  offered(story).add(offerSettlement(story.state, "handler", { ...OFFER, text: "terms-2" }), on(25), "handler");
  assert.throws(() => settle(story.state, "terms-1", agreed, TODAY), refusal("petitions.offer-changed"));
  assert.throws(() => settle(story.state, "terms-2", { on: "2026-04-21", image: "i" }, TODAY), refusal("petitions.date-ahead"));
});

test("only where an organ handles it, also after its answer and on review; never while a challenge is open, nor by whom it removed", () => {
  for (const early of [registered(), routed()])
    assert.throws(() => offerSettlement(early.state, "handler", OFFER), refusal("petitions.not-now"));
  for (const story of [delivered(), reviewing()]) assert.equal(offerSettlement(story.state, "handler", OFFER).length, 1);
  const story = offered(accepted());
  story.add(challenge(story.state, "t"), on(25), "resident");
  assert.equal(rightsOf(story.known, NOW).includes("settle"), false);
  assert.throws(() => settle(story.state, "terms-1", agreed, TODAY), refusal("petitions.challenge-open"));
  assert.throws(() => offerSettlement(story.state, "head", OFFER), refusal("petitions.challenge-open"));
  story.add(answerChallenge(story.state, "head", true, "t"), on(26), "head");
  assert.throws(() => offerSettlement(story.state, "handler", OFFER), refusal("petitions.recused"));
});

test("an offer ends when the next organ takes over, and whoever offered it decides nothing above", () => {
  const story = offered(delivered(), on(25), "mover");
  story.add(requestReview(story.state, { text: "t", organ: "cg-3305", due: days(on(30), 30) }, on(30)), on(30), "resident");
  assert.throws(() => settle(story.state, "terms-1", agreed, TODAY), refusal("petitions.no-offer"));
  assert.ok(story.known.took.some(({ by, round }) => by === "mover" && round === 0));
});
