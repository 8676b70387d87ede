import assert from "node:assert/strict";
import { test } from "node:test";
import { person } from "#platform/testing";
import * as applying from "../applying.ts";
import { applicationClocks } from "../clocks.ts";
import * as deciding from "../deciding.ts";
import { mayOf } from "../may.ts";
import * as p from "./play.ts";

const KEY = { home: "330502001", id: p.ID };
const UNTIL = "2026-10-27T16:00:00.000Z";
const refuse = (play: p.Play) => play.give(p.CHIEF, (state, hand) => deciding.refuseAward(state, "t", UNTIL, hand));
const appeal = (play: p.Play) => play.give(p.SCHOOL_DESK, (state, hand) => deciding.appeal(state, "a", hand));
const judge = (play: p.Play, upheld = true) =>
  play.give(p.OTHER_CHIEF, (state, hand) => deciding.decideAppeal(state, upheld, "d", p.FAR, hand));
const gone = { ground: "deaths" as const, document: "d", text: "t", appealUntil: UNTIL, againFrom: "2027-10-20" };
const revoke = (play: p.Play, by: string = p.CHIEF) => play.give(by, (state, hand) => deciding.revoke(state, gone, hand));
const warn = (play: p.Play, by: string = p.CHIEF) => play.give(by, (state, hand) => deciding.warn(state, p.warning(), hand));
const mend = (play: p.Play) => play.give(p.SCHOOL_DESK, (state) => deciding.mend(state, "m", [], p.FAR));
const held = (): p.Play => {
  const play = new p.Play();
  play.awarded();
  return play;
};

test("an upheld appeal against a refusal puts the application back at the step it was refused at, with its days anew", () => {
  const steps = (play: p.Play): readonly [string, () => unknown][] => [
    ["applied", () => play.apply()],
    ["admitted", () => play.admit()],
    ["rectifying", () => (play.draw(), play.inspect(p.found({ "C05-07": { points: 4, reason: "r", finding: "plain" } })), play.sign())],
  ];
  for (const wanted of ["applied", "admitted", "rectifying"]) {
    const play = new p.Play();
    for (const [stage, step] of steps(play)) {
      step();
      if (stage === wanted) break;
    }
    refuse(play);
    appeal(play);
    const back = judge(play);
    assert.equal(back.stage, wanted);
    assert.equal(back.due?.slot ?? null, { applied: "prelim", rectifying: "rectify" }[wanted] ?? null);
  }
  const play = new p.Play();
  for (const step of [play.apply, play.admit, play.draw]) step();
  play.inspect();
  play.sign();
  play.publicise();
  refuse(play);
  appeal(play);
  assert.equal(judge(play).stage, "scored", "what was public is published anew");
});

test("an upheld appeal against a revocation gives back what stood before it, a warning with it", () => {
  const play = held();
  warn(play);
  revoke(play);
  appeal(play);
  const back = judge(play);
  assert.deepEqual([back.stage, back.warning?.document, back.due?.slot, back.againFrom], ["warned", "火灾事故调查报告〔2026〕3 号", "warning", null]); // prettier-ignore
  const plain = held();
  revoke(plain);
  appeal(plain);
  assert.deepEqual([judge(plain).stage, applying.known(plain.state).warning], ["awarded", null]);
  const late = held();
  revoke(late);
  appeal(late);
  late.today = "2029-10-20";
  assert.equal(judge(late).stage, "expired");
});

test("an appeal against a warning is judged though the unit has mended, and before anything worse is decided", () => {
  const play = held();
  warn(play);
  appeal(play);
  mend(play);
  const chief = { ...person({ role: "approver", area: "330502", unit: "zfw-330502" }), id: p.OTHER_CHIEF };
  assert.ok(mayOf(applying.known(play.state), chief, play.hand("x").now).includes("decide-appeal"));
  assert.ok(!mayOf(applying.known(play.state), chief, play.hand("x").now).includes("revoke"));
  assert.throws(() => revoke(play, p.OTHER_CHIEF), p.refusedAs("cells.appeal-open"));
  assert.deepEqual([judge(play).stage, applying.known(play.state).warning], ["awarded", null]);
  const mendedFirst = held();
  warn(mendedFirst);
  mend(mendedFirst);
  assert.equal(appeal(mendedFirst).appeal?.against, "warned");
  const restored = mendedFirst.give(p.OTHER_CHIEF, (state, hand) => deciding.restore(state, "r", hand));
  assert.equal(restored.appeal?.decided, false);
  assert.throws(() => warn(mendedFirst), p.refusedAs("cells.appeal-open"));
  assert.deepEqual([judge(mendedFirst, false).stage, applying.known(mendedFirst.state).appeal?.decided], ["awarded", true]);
});

test("whoever inspected or had a hand in the application neither warns, restores nor revokes; whoever warned does not restore", () => {
  const play = held();
  const [drawn] = applying.known(play.state).inspectors;
  for (const by of [drawn!, p.SCHOOL_DESK, p.TOWN_DESK]) {
    assert.throws(() => warn(play, by), p.refusedAs("cells.own-hand"), by);
    assert.throws(() => revoke(play, by), p.refusedAs("cells.own-hand"), by);
  }
  warn(play);
  mend(play);
  const restore = (by: string) => () => play.give(by, (state, hand) => deciding.restore(state, "r", hand));
  assert.throws(restore(drawn!), p.refusedAs("cells.own-hand"));
  assert.throws(restore(p.CHIEF), p.refusedAs("cells.own-warning"));
  assert.equal(restore(p.OTHER_CHIEF)().stage, "awarded");
});

test("the unit's days end when it reports; from then on the time is the office that awarded", () => {
  const play = held();
  warn(play);
  play.today = "2026-12-01";
  mend(play);
  const rows = applicationClocks(KEY, play.state);
  const row = (slot: string) => rows.find((one) => one.slot === slot);
  assert.deepEqual([row("warning:0")?.status, row("warning:0")?.obligor], ["met", p.UNIT.code]);
  assert.deepEqual([row("restore:0")?.status, row("restore:0")?.kind, row("restore:0")?.obligor], ["running", "duty", "zfw-330502"]);
  assert.ok(rows.every(({ obligor }) => obligor !== "lead"));
});

test("after an upheld objection those who were drawn look once more, and sign anew", () => {
  const play = new p.Play();
  for (const step of [play.apply, play.admit, play.draw]) step();
  const drawn = applying.known(play.state).inspectors;
  play.inspect();
  play.sign();
  play.publicise();
  play.give("resident", (state, hand) => deciding.object(state, { entry: "e1", text: "objection:1", contact: null }, hand));
  play.give(p.OTHER_CHIEF, (state, hand) => deciding.decideObjection(state, "e1", true, "d", hand));
  const again = (by: string) => () => play.give(by, (state, hand) => deciding.reinspect(state, "t", hand));
  assert.throws(again(drawn[0]!), p.refusedAs("cells.own-hand"));
  const back = again(p.OTHER_CHIEF)();
  assert.deepEqual([back.stage, back.inspection, back.inspectors], ["drawn", null, drawn]);
  play.inspect(p.found({ "C05-07": { points: 4, reason: "r", finding: "grave" } }));
  assert.equal(play.sign().stage, "rectifying");
});
