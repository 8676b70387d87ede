import assert from "node:assert/strict";
import { test } from "node:test";
import type { Application } from "../application.ts";
import * as applying from "../applying.ts";
import * as deciding from "../deciding.ts";
import { assertNext, type Before } from "../standing.ts";
import * as p from "./play.ts";

const [A, B] = [
  { home: "330502001", id: p.ID },
  { home: "330502001", id: "01935b7e-7c1a-7cc0-9f0a-0000000000ab" },
];
const NONE: Application = { stage: "none" };
const WHO = { scheme: "C05", unit: p.UNIT.code };
type Try = {
  latest?: typeof A | null;
  before?: Partial<Before>;
  last?: Application;
  earlier?: Application;
  who?: Partial<typeof WHO>;
  today?: string;
};
const next = ({ latest = A, before = {}, last = NONE, earlier = NONE, who = {}, today = "2029-08-01" }: Try) =>
  assertNext({ latest }, { after: A, renews: null, ...before }, { last, earlier }, { ...WHO, ...who }, today);
const refusedOnce = (): p.Play => {
  const play = new p.Play();
  play.apply();
  play.give(p.CHIEF, (state, hand) => deciding.refuseAward(state, "t", "2026-10-27T16:00:00.000Z", hand));
  return play;
};

test("what the unit applied for last is named, and only when it is over does the next one come", () => {
  next({ latest: null, before: { after: null } });
  assert.throws(() => next({ before: { after: null } }), p.refusedAs("cells.name-latest"));
  assert.throws(() => next({ before: { after: B } }), p.refusedAs("cells.name-latest"));
  const play = new p.Play();
  for (const step of [play.apply, play.admit, play.draw]) {
    step();
    assert.throws(() => next({ last: play.state }), p.refusedAs("cells.applied-already"));
  }
  play.give(p.SCHOOL_DESK, (state) => deciding.withdraw(state, "w"));
  next({ last: play.state });
  assert.throws(() => next({ last: play.state, who: { unit: "SCHOOL2" } }), p.refusedAs("cells.other-unit"));
  assert.throws(() => next({ last: play.state, who: { scheme: "C06" } }), p.refusedAs("cells.other-unit"));
});

test("after a refusal the unit applies again or appeals, and not both", () => {
  const play = refusedOnce();
  next({ last: play.state });
  const appealed = refusedOnce();
  appealed.give(p.SCHOOL_DESK, (state, hand) => deciding.appeal(state, "a", hand));
  assert.throws(() => next({ last: appealed.state }), p.refusedAs("cells.appeal-open"));
  play.give(p.SCHOOL_DESK, (state) => applying.follow(state, B));
  assert.throws(() => play.give(p.SCHOOL_DESK, (state, hand) => deciding.appeal(state, "a", hand)), p.refusedAs("cells.applied-again"));
});

test("a title is held once: it is named by what comes after it, also across an application that failed in between", () => {
  const title = new p.Play();
  title.awarded();
  const held = { last: title.state, earlier: title.state };
  assert.throws(() => next({ last: title.state }), p.refusedAs("cells.name-earlier"));
  assert.throws(() => next({ ...held, before: { renews: A }, today: "2029-07-20" }), p.refusedAs("cells.renew-later"));
  next({ ...held, before: { renews: A } });
  const failed = refusedOnce().state;
  assert.ok(failed.stage !== "none");
  const between = { latest: B, last: { ...failed, renews: A }, earlier: title.state };
  assert.throws(() => next({ ...between, before: { after: B } }), p.refusedAs("cells.name-earlier"));
  next({ ...between, before: { after: B, renews: A } });
});

test("months after a revocation are waited out, whatever was tried in between", () => {
  const title = new p.Play();
  title.awarded();
  const gone = { ground: "deaths" as const, document: "d", text: "t", appealUntil: "2026-10-27T16:00:00.000Z", againFrom: "2027-10-20" };
  title.give(p.CHIEF, (state, hand) => deciding.revoke(state, gone, hand));
  const { state } = title;
  assert.throws(() => next({ last: state, earlier: state, before: { renews: A }, today: "2027-10-19" }), p.refusedAs("cells.too-soon"));
  const failed = refusedOnce().state;
  assert.ok(failed.stage !== "none");
  const between = { latest: B, last: { ...failed, renews: A }, earlier: state, before: { after: B, renews: A } };
  assert.throws(() => next({ ...between, today: "2027-10-19" }), p.refusedAs("cells.too-soon"));
  next({ ...between, today: "2027-10-20" });
});

test("of two applications for what came after one title the second is not awarded", () => {
  const old = new p.Play();
  old.awarded();
  old.give(p.OTHER_CHIEF, (state) => deciding.giveWay(state, "C05-2029-Y", B));
  const second = new p.Play();
  second.apply();
  second.admit();
  second.draw();
  second.inspect();
  second.sign();
  second.publicise();
  second.today = "2029-08-15";
  const term = { certificate: "X", until: "2032-10-19", renewFrom: "2032-07-21", reportDue: "2030-08-14" };
  assert.throws(
    () => second.give(p.OTHER_CHIEF, (state, hand) => deciding.award(state, old.state, term, hand)),
    p.refusedAs("cells.renewed-already"),
  );
});
