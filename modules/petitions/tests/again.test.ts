import assert from "node:assert/strict";
import { test } from "node:test";
import { link, refile } from "../intake.ts";
import { withdraw } from "../handling.ts";
import { petitionProjection } from "../projection.ts";
import { AT, accepted, delivered, on, refusal, registered, triaged, type Story } from "./stories.ts";

const KEY = { home: "330502001", id: "0198f000-0000-7000-8000-000000000001" };
const LATER = { home: "330502001", id: "0198f000-0000-7000-8000-000000000002" };
const held = (story: Story) => {
  const row = petitionProjection.rows(KEY, story.known)[0]?.row;
  return [row?.["opinion_on"], row?.["refiled_on"], row?.["refiled_after_opinion"], row?.["once_due_on"], row?.["settled_once"]];
};
const back = (story: Story, day: number): Story => story.add(refile(story.state, LATER, on(day)), on(day), "clerk");

test("an answer that held for a year after it came settled the matter the first time", () =>
  assert.deepEqual(held(delivered()), ["2026-03-24", null, false, "2027-03-02", true]));
test("filed again within the year: not settled, and the organ's opinion was not the last word", () =>
  assert.deepEqual(held(back(delivered(), 90)), ["2026-03-24", "2026-05-31", true, "2027-03-02", false]));
test("filed again after the year: settled, and yet the opinion did not convince", () =>
  assert.deepEqual(held(back(delivered(), 400)), ["2026-03-24", "2027-04-06", true, "2027-03-02", true]));
test("filed again while it was still being handled is no reproach to an opinion that was not there", () =>
  assert.deepEqual(held(back(accepted(), 10)), [null, "2026-03-12", false, "2027-03-02", false]));
test("filed twice more, the second time after the opinion: that counts", () => {
  const story = delivered();
  story.add(refile(story.state, LATER, on(5)), on(5), "clerk");
  story.add(refile(story.state, { ...LATER, id: KEY.id }, on(60)), on(60), "clerk");
  assert.deepEqual(held(story).slice(0, 3), ["2026-03-24", "2026-03-07", true]);
});
test("one that came back, one withdrawn and an accusation are no first-time matters", () => {
  const again = registered();
  again.add(link(again.state, KEY, LATER, null, true), on(0));
  const gone = registered();
  gone.add(withdraw(gone.state, null), on(1), "resident");
  for (const story of [again, gone, triaged("accusation")]) assert.equal(held(story)[3], null);
});
test("the earlier of two is the one that came first; told twice is once; a link becomes 'again' but once", () => {
  const story = delivered();
  assert.throws(() => refile(story.state, LATER, new Date(Date.parse(AT) - 1).toISOString()), refusal("petitions.not-the-earlier"));
  assert.deepEqual(refile(back(story, 90).state, LATER, on(90)), []);
  const later = registered();
  later.add(link(later.state, KEY, LATER, "t"), on(0));
  later.add(link(later.state, KEY, LATER, null, true), on(0));
  assert.deepEqual(link(later.state, KEY, LATER, null, true), []);
  assert.deepEqual(later.known.againOf, LATER);
});
