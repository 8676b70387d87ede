import assert from "node:assert/strict";
import { test } from "node:test";
import type { Notice } from "#platform/modules";
import * as applying from "../applying.ts";
import { checkSubject, lookedAt } from "../check.ts";
import * as checking from "../checking.ts";
import { applicationClocks, tell } from "../clocks.ts";
import * as deciding from "../deciding.ts";
import { draw } from "../draw.ts";
import { mayOf } from "../may.ts";
import { cellJobs } from "../notices.ts";
import type { Round } from "../programme.ts";
import { words } from "../ui/words.ts";
import * as p from "./play.ts";

const KEY = { home: "330502001", id: p.ID };
const POOL = [...p.pool, { account: "fourth", unit: "ps-330502" }, { account: p.CHIEF, unit: "edu-330502" }];
const drawnOn = (...days: string[]) =>
  days.map((day, index) => ({ number: index + 1, seed: day, source: "x", at: `${day}T00:00:00.000Z`, count: 1, units: [p.UNIT.code] }));
const ROUND: Round = { ...p.round, checkDraws: drawnOn("2026-10-19") };
const from: Parameters<typeof checking.orderCheck>[2] = { rounds: [ROUND], round: p.round.id, pool: POOL };
const twice = { ...from, rounds: [{ ...ROUND, checkDraws: drawnOn("2026-10-19", "2026-10-20") }] };
const ORDER: checking.Order = { way: "unannounced", document: null, text: "check:1", count: 2 };
const bad = p.found({ "C05-03": { points: 2, reason: "r", finding: "grave" } });
const mended = (yes: boolean) => [{ line: "C05-03", points: 12, mended: yes, reason: null, photos: [] }];

class Held extends p.Play {
  order = (change: Partial<checking.Order> = {}, by: string = p.OTHER_CHIEF, source = from) =>
    this.give(by, (state, hand) => checking.orderCheck(state, p.ID, source, { ...ORDER, ...change }, hand));
  drawn = () => applying.known(this.state).check!.inspectors as [string, string];
  look = (results = p.found(), by = this.drawn()[0], way: "unannounced" | "incident" = "unannounced") =>
    this.give(by, (state, hand) => applying.inspect(state, p.campus, { way, results, statement: "s", seenAt: null }, hand));
  seal = (by = this.drawn()[1]) => this.give(by, (state, hand) => applying.countersign(state, p.FAR, hand));
  rectify = () => this.give(p.SCHOOL_DESK, (state) => applying.rectify(state, "t", []));
  again = (yes: boolean) => this.give(this.drawn()[1], (state, hand) => applying.recheck(state, p.campus, mended(yes), "t", hand));
}
const held = (): Held => {
  const play = new Held();
  play.awarded();
  return play;
};
const told = (play: Held): string[] => {
  const last = play.events.at(-1)!;
  const stamp = { seq: play.events.length, at: play.hand("x").now, by: "x", role: "", unit: "" };
  return cellJobs(KEY, play.state, [{ ...last, ...stamp } as never]).flatMap(({ payload }) => {
    const { to, words: key } = (payload as { notice: Notice }).notice;
    assert.ok(key in words, key);
    return `${to.kind === "account" ? "drawn" : "role" in to ? to.role : to.kind} ${key.replace("cells.notice.", "")}`;
  });
};

test("a title is looked at again by at least two of a new draw, and stands meanwhile and after", () => {
  const play = held();
  const before = applying.known(play.state);
  const state = play.order();
  assert.deepEqual([state.stage, state.check?.stage, state.check?.number], ["awarded", "drawn", 1]);
  const subject = { ...checking.drawnFrom(p.ID, state)! };
  assert.equal(subject.id, checkSubject(p.ID, 1));
  assert.deepEqual(draw(POOL, p.round.seed!.seed, subject, 2).drawn, state.check?.inspectors, "drawn again from what the record holds");
  assert.ok(
    told(play).every((one) => one === "drawn you-check"),
    "nobody of the unit is told that somebody comes",
  );
  assert.equal(told(play).length, 2);
  assert.throws(() => play.look(p.found(), p.SCHOOL_DESK), p.refusedAs("cells.not-inspector"));
  assert.throws(() => play.look(p.found(), undefined, "incident"), p.refusedAs("cells.other-way"));
  assert.throws(() => play.look(p.found({ "C05-08": { points: 3 } })), p.refusedAs("cells.say-why"));
  play.look();
  assert.throws(() => play.seal(play.drawn()[0]), p.refusedAs("cells.second-pair"));
  const after = play.seal();
  assert.deepEqual([after.stage, after.check?.stage, after.check?.due], ["awarded", "stands", null]);
  assert.deepEqual(told(play), ["unitContact check-stands", "gridInstructor check-stands"]);
  assert.deepEqual([after.inspection, after.inspectors, after.title], [before.inspection, before.inspectors, before.title]);
  assert.throws(() => play.order(), p.refusedAs("cells.unit-not-drawn"), "one check a draw");
  assert.equal(play.order({}, p.OTHER_CHIEF, twice).check?.number, 2, "and again another time, by another draw");
  assert.throws(() => held().order({}, p.OTHER_CHIEF, { ...from, rounds: [p.round] }), p.refusedAs("cells.unit-not-drawn"));
});

test("who decided on the title, ordered the check or had a hand in the application is not drawn; too few free is refused", () => {
  const play = held();
  const state = play.order({}, p.CHIEF);
  const why = play.events.findLast((event) => event.type === "cells.check-ordered")!.excluded;
  assert.deepEqual(why, [{ account: p.CHIEF, why: "took-part" }]);
  assert.ok(!state.check!.inspectors.includes(p.CHIEF));
  const few = {
    ...from,
    pool: [POOL[0]!, { account: p.OTHER_CHIEF, unit: "zfw-330502" }, { account: p.TOWN_DESK, unit: "centre-330502001" }],
  };
  assert.throws(() => held().order({}, p.CHIEF, few), p.refusedAs("cells.too-few-free"));
  const [inspected] = state.inspectors;
  assert.throws(() => held().order({}, inspected), p.refusedAs("cells.own-hand"));
});

test("only a title that is held, one check at a time, by the newest public seed; after an incident with its document", () => {
  const early = new Held();
  early.apply();
  assert.throws(() => early.order(), p.refusedAs("cells.not-now"));
  const play = held();
  assert.throws(() => play.order({ way: "incident" }), p.refusedAs("cells.incident-document"));
  const newer = { ...p.round, id: "01935b7e-7c1a-7cc0-9f0a-0000000000cc", until: "2027-10-31" };
  const elsewhere = { ...newer, area: "330521" };
  const unseeded = { ...newer, seed: null };
  assert.throws(() => play.order({}, p.OTHER_CHIEF, { ...from, rounds: [ROUND, newer] }), p.refusedAs("cells.newer-round"));
  play.order({ way: "incident", document: "校安〔2026〕1 号" }, p.OTHER_CHIEF, { ...from, rounds: [unseeded, p.round, elsewhere] });
  assert.throws(() => play.order(), p.refusedAs("cells.check-open"));
  assert.equal(play.look(p.found(), undefined, "incident").check?.inspection?.way, "incident");
});

test("an interest is stepped aside from, and the next of the same draw comes in", () => {
  const play = held();
  play.order();
  const [first, second] = play.drawn();
  const aside = (account: string) =>
    play.give(account, (state, hand) => checking.recuseFromCheck(state, p.ID, { account, text: "recusal:1", pool: POOL }, hand));
  assert.throws(
    () => play.give(p.TOWN_DESK, (state, hand) => checking.recuseFromCheck(state, p.ID, { account: first, text: "r", pool: POOL }, hand)),
    p.refusedAs("cells.own-hand"),
  );
  assert.throws(() => aside("nobody"), p.refusedAs("cells.not-drawn"));
  const { check } = aside(first);
  assert.ok(!check!.inspectors.includes(first) && check!.inspectors.includes(second) && check!.inspectors.length === 2);
  assert.deepEqual(told(play), ["drawn you-check", "drawn you-check"]);
  play.look();
  assert.throws(() => aside(second), p.refusedAs("cells.not-now"));
});

test("findings are mended within their days, by a clock of their own; mended, the title stands", () => {
  const play = held();
  play.order();
  play.look(bad);
  const found = play.seal();
  assert.deepEqual([found.stage, found.check?.stage, found.due, found.check?.due?.due], ["awarded", "rectifying", null, p.FAR]);
  assert.ok(told(play).every((one) => one.endsWith(" rectify")));
  const row = () => applicationClocks(KEY, play.state).find(({ slot }) => slot === "rectify:0");
  assert.deepEqual([row()?.status, row()?.obligor, row()?.dueAt], ["running", p.UNIT.code, p.FAR.dueAt]);
  play.today = "2026-11-05";
  play.rectify();
  assert.deepEqual([row()?.status, row()?.metAt?.slice(0, 10)], ["met", "2026-11-05"]);
  assert.deepEqual(new Set(told(play)), new Set(["drawn to-recheck"]));
  const done = play.again(true);
  assert.deepEqual([done.stage, done.check?.stage, done.check?.open], ["awarded", "stands", []]);
  assert.equal(done.check?.inspection?.results.find(({ line }) => line === "C05-03")?.points, 12);
});

test("not mended, it is a ground to warn, and a warning not heeded one to revoke; the check of a title that ended owes nothing", () => {
  const play = held();
  play.order();
  play.look(bad);
  play.seal();
  play.rectify();
  assert.equal(play.again(false).check?.stage, "failed");
  assert.deepEqual(told(play).toSorted(), ["gridInstructor check-failed", "supervisor check-failed", "unitContact check-failed"]);
  play.give(p.CHIEF, (state, hand) => deciding.warn(state, p.warning("2026-12-20T16:00:00.000Z"), hand));
  // While it is warned it can be looked at once more.
  play.order({}, p.CHIEF, twice);
  play.look(bad);
  assert.equal(play.seal().stage, "warned");
  const clock = () => applicationClocks(KEY, play.state).map(({ slot, status }) => `${slot} ${status}`);
  assert.ok(clock().includes("warning:0 running") && clock().includes("rectify:1 running"), clock().join());
  play.today = "2026-12-22";
  const revocation = {
    ground: "not-mended" as const,
    document: "d",
    text: "t",
    appealUntil: "2026-12-30T16:00:00.000Z",
    againFrom: "2027-12-21",
  };
  assert.equal(play.give(p.CHIEF, (state, hand) => deciding.revoke(state, revocation, hand)).stage, "revoked");
  assert.ok(clock().includes("rectify:1 void"), clock().join());
  assert.throws(() => play.rectify(), p.refusedAs("cells.not-now"));
  assert.equal(lookedAt(applying.known(play.state)).stage, "revoked");
});

test("a warning lifted settles what the check found: nobody is asked to warn for it again, and the next check is another draw", () => {
  const play = held();
  play.order();
  play.look(bad);
  play.seal();
  play.rectify();
  play.again(false);
  play.give(p.CHIEF, (state, hand) => deciding.warn(state, p.warning(), hand));
  play.give(p.SCHOOL_DESK, (state) => deciding.mend(state, "m", [], p.FAR));
  const after = play.give(p.OTHER_CHIEF, (state, hand) => deciding.restore(state, "r", hand));
  assert.deepEqual([after.stage, after.check?.stage, after.check?.open], ["awarded", "stands", []]);
  assert.equal(play.order({}, p.OTHER_CHIEF, twice).check?.number, 2);
});

test("past its days the deciders hear of it once, also while other clocks of the title are told of", () => {
  const play = held();
  play.order();
  play.look(bad);
  play.seal();
  const said = (slot: string, now: string): string[] => {
    const events = tell(play.state, slot, now);
    play.today = now.slice(0, 10);
    play.give("system", () => events);
    return events.map(({ type }) => type);
  };
  const late = "2027-10-25T00:00:00.000Z";
  assert.deepEqual(said("rectify:0", late), ["cells.lapsed"]);
  assert.ok(told(play).includes("supervisor rectify-late"));
  assert.deepEqual(said("report:0", late), ["cells.lapsed"]);
  assert.deepEqual(said("rectify:0", late), [], "the word on one clock does not undo that on another");
  assert.deepEqual(said("report:0", late), []);
});

test("each sees the steps of the check that are theirs, beside those of the title", () => {
  const play = held();
  const actor = (id: string, role: string, area = "330502") =>
    ({ kind: "staff", id, name: id, grants: [{ role, area, unit: "x", until: null, delegatedBy: null }] }) as never;
  const may = (id: string, role: string, area?: string) =>
    mayOf(applying.known(play.state), actor(id, role, area), "2026-10-21T00:00:00.000Z");
  assert.deepEqual(may("boss", "supervisor"), ["warn", "revoke", "order-check"]);
  assert.ok(!may(p.TOWN_DESK, "gridInstructor").includes("order-check"));
  play.order();
  const [first, second] = play.drawn();
  assert.ok(!may("boss", "supervisor").includes("order-check") && may("boss", "supervisor").includes("recuse"));
  assert.deepEqual(may(first, "handler", "330503"), ["inspect", "recuse"]);
  play.look(bad);
  assert.deepEqual([may(first, "handler", "330503"), may(second, "handler", "330503")], [[], ["countersign"]]);
  play.seal();
  assert.ok(may(p.SCHOOL_DESK, "handler").includes("rectify") && !may(p.SCHOOL_DESK, "handler").includes("withdraw"));
  assert.deepEqual(may(second, "supervisor"), [], "who was drawn neither acts for the unit nor decides on it");
});
