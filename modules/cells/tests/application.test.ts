import assert from "node:assert/strict";
import { test } from "node:test";
import { at, catalogueOf, matches } from "#platform/figures";
import { titleCatalogue } from "../catalogue.ts";
import { applicationProjection } from "../projection.ts";
import fc from "fast-check";
import { Refusal } from "#platform/refusals";
import { application, type Application } from "../application.ts";
import * as applying from "../applying.ts";
import { applicationClocks, tell } from "../clocks.ts";
import * as deciding from "../deciding.ts";
import * as p from "./play.ts";

const KEY = { home: "330502001", id: p.ID };

test("a school applies, is checked, drawn, inspected by two, public and awarded", () => {
  const play = new p.Play();
  assert.equal(play.apply().stage, "applied");
  assert.equal(play.admit().stage, "admitted");
  assert.equal(play.draw().inspectors.length, 2);
  assert.equal(play.inspect().stage, "inspected");
  assert.equal(play.sign().stage, "scored");
  assert.deepEqual(play.publicise().published, { score: 100, level: "model" });
  const { stage, title } = play.award();
  assert.deepEqual([stage, title?.level, title?.from], ["awarded", "model", "2026-10-20"]);
});

test("only units of the frozen list, only while the round is open, every line answered", () => {
  const play = new p.Play();
  const fresh = { unit: p.UNIT.code, self: p.full, contact: null, renews: null, prelimDue: p.FAR, demo: false };
  const tries = (change: Partial<typeof fresh>, today = "2026-10-08") => {
    play.today = today;
    return () => play.give(p.SCHOOL_DESK, (state, hand) => applying.apply(state, p.frame, { ...fresh, ...change }, hand));
  };
  assert.throws(tries({ unit: "OTHER" }), p.refusedAs("cells.not-eligible"));
  assert.throws(tries({}, "2026-08-31"), p.refusedAs("cells.round-closed"));
  assert.throws(tries({}, "2026-11-01"), p.refusedAs("cells.round-closed"));
  assert.throws(tries({ self: p.full.slice(1) }), p.refusedAs("cells.line-missing"));
  assert.throws(tries({ self: p.full.map((one) => ({ ...one, points: 50 })) }), p.refusedAs("cells.too-many-points"));
  tries({})();
  assert.equal(tries({})().stage, "applied");
  assert.equal(play.events.length, 1, "the same application again changes nothing");
});

test("one person never does two steps that check each other", () => {
  const play = new p.Play();
  play.apply();
  assert.throws(() => play.give(p.SCHOOL_DESK, applying.admit), p.refusedAs("cells.own-hand"));
  play.admit();
  const { inspectors } = play.draw();
  assert.throws(
    () =>
      play.give(p.CHIEF, (state, hand) =>
        applying.inspect(state, p.campus, { way: "announced", results: p.found(), statement: null, seenAt: null }, hand),
      ),
    p.refusedAs("cells.not-inspector"),
  );
  play.inspect();
  assert.throws(
    () => play.give(inspectors[0]!, (state, hand) => applying.countersign(state, p.FAR, hand)),
    p.refusedAs("cells.second-pair"),
  );
  assert.throws(() => play.give(p.CHIEF, (state, hand) => applying.countersign(state, p.FAR, hand)), p.refusedAs("cells.not-inspector"));
  play.sign();
  for (const by of [...inspectors, p.SCHOOL_DESK, p.TOWN_DESK]) assert.throws(() => play.publicise(by), p.refusedAs("cells.own-hand"), by);
  play.publicise();
  for (const by of inspectors) assert.throws(() => play.award(by), p.refusedAs("cells.own-hand"));
});

test("points withheld have a reason, and a recused inspector is followed by the next of the same draw", () => {
  const play = new p.Play();
  play.apply();
  play.admit();
  const { inspectors } = play.draw();
  const [writer = ""] = applying.known(play.state).inspectors;
  const later = { way: "announced", results: p.found(), statement: null, seenAt: "2026-10-08T02:11:00.000Z" } as const;
  assert.throws(
    () => play.give(writer, (state, hand) => applying.inspect(state, p.campus, later, hand)),
    p.refusedAs("cells.seen-later"),
    "nobody has seen a unit later than now",
  );
  assert.throws(() => play.inspect(p.found({ "C05-08": { points: 3 } })), p.refusedAs("cells.say-why"));
  const aside = (account: string) => ({ account, text: "recusal:1", pool: p.pool });
  for (const by of [p.TOWN_DESK, p.SCHOOL_DESK, inspectors[1]!])
    assert.throws(
      () => play.give(by, (state, hand) => applying.recuse(state, p.ID, aside(inspectors[0]!), hand)),
      p.refusedAs("cells.own-hand"),
      by,
    );
  const after = play.give(inspectors[0]!, (state, hand) => applying.recuse(state, p.ID, aside(inspectors[0]!), hand));
  assert.deepEqual(new Set(after.inspectors), new Set([p.FIRST, p.SECOND, p.THIRD].filter((one) => one !== inspectors[0])));
  assert.throws(
    () => play.give(p.CHIEF, (state, hand) => applying.recuse(state, p.ID, aside(after.inspectors[0]!), hand)),
    p.refusedAs("cells.too-few-free"),
  );
  assert.throws(
    () =>
      play.give(inspectors[0]!, (state, hand) =>
        applying.inspect(state, p.campus, { way: "announced", results: p.found(), statement: null, seenAt: null }, hand),
      ),
    p.refusedAs("cells.not-inspector"),
  );
});

test("without a published seed nobody is drawn, and from another round nobody", () => {
  const play = new p.Play();
  play.apply();
  play.admit();
  assert.throws(
    () => play.give(p.TOWN_DESK, (state) => applying.drawInspectors(state, p.ID, { ...p.round, seed: null }, p.pool, 2)),
    p.refusedAs("cells.no-seed"),
  );
  assert.throws(
    () => play.give(p.TOWN_DESK, (state) => applying.drawInspectors(state, p.ID, { ...p.round, id: "x" }, p.pool, 2)),
    p.refusedAs("cells.no-such-round"),
  );
});

test("findings are mended and looked at again; a grave one that stays open blocks the title", () => {
  const graveOf = { "C05-07": { points: 4, reason: "reason:1", finding: "grave" as const } };
  for (const mended of [true, false]) {
    const play = new p.Play();
    play.apply();
    play.admit();
    play.draw();
    play.inspect(p.found(graveOf));
    const { stage, inspectors } = play.sign();
    assert.equal(stage, "rectifying");
    assert.throws(() => play.publicise(), p.refusedAs("cells.not-now"));
    play.give(p.SCHOOL_DESK, (state) => applying.rectify(state, "rectification:1", []));
    const again = [{ line: "C05-07", points: mended ? 10 : 4, mended, reason: null, photos: [] }];
    assert.throws(
      () =>
        play.give(inspectors[0]!, (state, hand) =>
          applying.recheck(state, p.campus, [{ ...again[0]!, line: "C05-08", points: 8 }], "recheck:1", hand),
        ),
      p.refusedAs("cells.no-such-line"),
    );
    play.give(inspectors[0]!, (state, hand) => applying.recheck(state, p.campus, again, "recheck:1", hand));
    if (mended) assert.equal(play.publicise().published?.score, 100);
    else assert.throws(() => play.publicise(), p.refusedAs("cells.below"));
  }
});

test("an objection keeps the title back until it is decided by somebody else; upheld, the result is judged anew", () => {
  const play = new p.Play();
  play.apply();
  play.admit();
  play.draw();
  play.inspect();
  play.sign();
  play.publicise();
  play.give("resident", (state, hand) => deciding.object(state, { entry: "e1", text: "objection:1", contact: null }, hand));
  assert.throws(
    () => play.give(p.CHIEF, (state, hand) => deciding.decideObjection(state, "e1", false, "d", hand)),
    p.refusedAs("cells.own-decision"),
  );
  assert.throws(() => play.award(), p.refusedAs("cells.objections-open"));
  assert.throws(
    () => play.give("resident", (state, hand) => deciding.object(state, { entry: "e2", text: "objection:2", contact: null }, hand)),
    p.refusedAs("cells.publicity-over"),
  );
  assert.equal(play.give(p.OTHER_CHIEF, (state, hand) => deciding.decideObjection(state, "e1", true, "d", hand)).stage, "scored");
  assert.throws(() => play.award(), p.refusedAs("cells.not-now"));
});

test("no title while the result is public", () => {
  const play = new p.Play();
  play.awarded();
  const early = new p.Play();
  early.apply();
  early.admit();
  early.draw();
  early.inspect();
  early.sign();
  early.publicise();
  const term = { certificate: "X", until: "2029-10-19", renewFrom: "2029-07-21", reportDue: "2027-10-19" };
  assert.throws(
    () => early.give(p.OTHER_CHIEF, (state, hand) => deciding.award(state, { stage: "none" }, term, hand)),
    p.refusedAs("cells.still-public"),
  );
});

test("warned after an incident, mended, restored; or not mended in time and revoked; again only after its months", () => {
  const play = new p.Play();
  play.awarded();
  const warn = () => play.give(p.CHIEF, (state, hand) => deciding.warn(state, p.warning("2026-12-20T16:00:00.000Z"), hand));
  const revocation = {
    ground: "not-mended" as const,
    document: "d",
    text: "t",
    appealUntil: "2026-12-30T16:00:00.000Z",
    againFrom: "2027-12-21",
  };
  assert.throws(() => play.give(p.CHIEF, (state, hand) => deciding.revoke(state, revocation, hand)), p.refusedAs("cells.not-warned"));
  assert.equal(warn().stage, "warned");
  play.give(p.SCHOOL_DESK, (state) => deciding.mend(state, "m", [], p.FAR));
  assert.throws(() => play.give(p.SCHOOL_DESK, (state, hand) => deciding.restore(state, "r", hand)), p.refusedAs("cells.own-hand"));
  assert.throws(() => play.give(p.CHIEF, (state, hand) => deciding.restore(state, "r", hand)), p.refusedAs("cells.own-warning"));
  assert.equal(play.give(p.OTHER_CHIEF, (state, hand) => deciding.restore(state, "r", hand)).stage, "awarded");
  warn();
  assert.throws(() => play.give(p.CHIEF, (state, hand) => deciding.revoke(state, revocation, hand)), p.refusedAs("cells.still-mending"));
  play.today = "2026-12-21";
  const gone = play.give(p.CHIEF, (state, hand) => deciding.revoke(state, revocation, hand));
  assert.deepEqual([gone.stage, gone.againFrom], ["revoked", "2027-12-21"]);
  assert.throws(() => applying.assertMayRenew(play.state, { today: "2027-12-20" }), p.refusedAs("cells.too-soon"));
  applying.assertMayRenew(play.state, { today: "2027-12-21" });
});

test("a fact of the negative list ends a title at once; an appeal in time is decided by another and can give it back", () => {
  const play = new p.Play();
  play.awarded();
  const gone = {
    ground: "deaths" as const,
    document: "事故调查报告",
    text: "t",
    appealUntil: "2026-10-27T16:00:00.000Z",
    againFrom: "2027-10-20",
  };
  assert.equal(play.give(p.CHIEF, (state, hand) => deciding.revoke(state, gone, hand)).stage, "revoked");
  play.give(p.SCHOOL_DESK, (state, hand) => deciding.appeal(state, "a", hand));
  assert.throws(
    () => play.give(p.CHIEF, (state, hand) => deciding.decideAppeal(state, true, "d", null, hand)),
    p.refusedAs("cells.own-decision"),
  );
  assert.equal(play.give(p.OTHER_CHIEF, (state, hand) => deciding.decideAppeal(state, true, "d", null, hand)).stage, "awarded");
  const late = new p.Play();
  late.awarded();
  late.give(p.CHIEF, (state, hand) => deciding.revoke(state, gone, hand));
  late.today = "2026-11-02";
  assert.throws(() => late.give(p.SCHOOL_DESK, (state, hand) => deciding.appeal(state, "a", hand)), p.refusedAs("cells.appeal-over"));
});

test("an upheld appeal against a refusal brings it back to be judged; once only", () => {
  const play = new p.Play();
  play.apply();
  play.admit();
  play.draw();
  play.inspect();
  play.sign();
  play.give(p.CHIEF, (state, hand) => deciding.refuseAward(state, "t", "2026-10-27T16:00:00.000Z", hand));
  play.give(p.SCHOOL_DESK, (state, hand) => deciding.appeal(state, "a", hand));
  assert.equal(play.give(p.OTHER_CHIEF, (state, hand) => deciding.decideAppeal(state, true, "d", null, hand)).stage, "scored");
  play.give(p.CHIEF, (state, hand) => deciding.refuseAward(state, "t", "2026-10-27T16:00:00.000Z", hand));
  assert.throws(() => play.give(p.SCHOOL_DESK, (state, hand) => deciding.appeal(state, "a", hand)), p.refusedAs("cells.appealed-already"));
});

test("reports once a year of the title; it ends with its term, and may be renewed before", () => {
  const play = new p.Play();
  play.awarded();
  const report = (year: number) => play.give(p.SCHOOL_DESK, (state, hand) => deciding.selfReport(state, year, "r", "2028-10-19", hand));
  assert.throws(() => report(2027), p.refusedAs("cells.year-to-come"));
  play.today = "2027-09-01";
  report(2027);
  assert.throws(() => report(2027), p.refusedAs("cells.reported-already"));
  assert.throws(() => report(2025), p.refusedAs("cells.not-that-year"));
  assert.throws(() => applying.assertMayRenew(play.state, { today: "2029-07-20" }), p.refusedAs("cells.renew-later"));
  applying.assertMayRenew(play.state, { today: "2029-07-21" });
  assert.deepEqual(deciding.expire(play.state, { ...play.hand("system"), today: "2029-10-19" }), []);
  assert.deepEqual(deciding.expire(play.state, { ...play.hand("system"), today: "2029-10-20" }), [{ type: "cells.expired" }]);
});

test("a renewed title loses no day of the old one, which gives way to it; a warning is settled first, and a revoked unit waits", () => {
  const old = new p.Play();
  old.awarded();
  assert.equal(deciding.beginsAfter(old.state, "2029-08-15"), "2029-10-20");
  assert.equal(deciding.beginsAfter({ stage: "none" }, "2029-08-15"), "2029-08-15");
  const term = { certificate: "C05-2029-Y", until: "2032-10-19", renewFrom: "2032-07-21", reportDue: "2030-08-14" };
  const inPublic = () => {
    const next = new p.Play();
    next.apply();
    next.admit();
    next.draw();
    next.inspect();
    next.sign();
    next.publicise();
    next.today = "2029-08-15";
    return next;
  };
  const after = (earlier: Application) => inPublic().give(p.OTHER_CHIEF, (state, hand) => deciding.award(state, earlier, term, hand)).stage;
  assert.equal(after(old.state), "awarded");
  assert.equal(old.give(p.OTHER_CHIEF, (state) => deciding.giveWay(state, "C05-2029-Y", { home: "330502001", id: p.ID })).stage, "renewed");
  assert.deepEqual(
    applicationClocks(KEY, old.state).flatMap(({ slot, status }) => (status === "running" ? [slot] : [])),
    [],
    "nothing is owed of it any more",
  );
  const warned = new p.Play();
  warned.awarded();
  warned.give(p.CHIEF, (state, hand) => deciding.warn(state, p.warning(), hand));
  assert.throws(() => after(warned.state), p.refusedAs("cells.earlier-warned"));
  const early = new p.Play();
  early.awarded();
  assert.throws(
    () => inPublic().give(p.OTHER_CHIEF, (state, hand) => deciding.award(state, early.state, term, { ...hand, today: "2026-12-01" })),
    p.refusedAs("cells.renew-later"),
  );
});

/** Of these days those on which the record counts in the set of one figure, by the condition that figure is counted by. */
function countedOn(play: p.Play, set: "numerator" | "denominator", ...days: readonly string[]): string[] {
  const entry = catalogueOf([{ name: "cells", catalogue: [titleCatalogue] }]).find("cell.attain");
  const [row] = applicationProjection.rows(KEY, play.state);
  assert.ok(entry && row);
  return days.filter((day) => {
    const of = at(entry, day)[set];
    return of !== null && matches(of.where, row.row);
  });
}

test("a past day's titles are those held then: from the award, not from the application, and whatever became of them since", () => {
  const days = ["2026-09-30", "2026-10-08", "2026-10-19", "2026-10-20", "2026-12-31", "2027-12-31", "2029-10-19", "2029-10-20"];
  const held = new p.Play();
  held.awarded();
  assert.deepEqual(countedOn(held, "denominator", ...days), days.slice(1));
  assert.deepEqual(countedOn(held, "numerator", ...days), days.slice(3, 7), "its term ends, also before anybody records that it did");
  held.today = "2027-06-01";
  held.give(p.CHIEF, (state, hand) =>
    deciding.revoke(
      state,
      { ground: "falsified", document: "d", text: "t", appealUntil: "2027-06-08T16:00:00.000Z", againFrom: "2028-06-01" },
      hand,
    ),
  );
  assert.deepEqual(countedOn(held, "numerator", ...days, "2027-05-31", "2027-06-01"), ["2026-10-20", "2026-12-31", "2027-05-31"]);
  const renewed = new p.Play();
  renewed.awarded();
  renewed.today = "2029-08-15";
  renewed.give(p.OTHER_CHIEF, (state) => deciding.giveWay(state, "C05-2029-Y", { home: "330502001", id: p.ID }));
  for (const set of ["numerator", "denominator"] as const)
    assert.deepEqual(countedOn(renewed, set, "2029-08-14", "2029-08-15"), ["2029-08-14"], "from then on the next title counts");
  const gone = new p.Play();
  gone.apply();
  gone.today = "2026-10-12";
  gone.give(p.SCHOOL_DESK, (state) => deciding.withdraw(state, "t"));
  assert.deepEqual(countedOn(gone, "denominator", "2026-10-11", "2026-10-12"), ["2026-10-11"]);
});

test("clocks: the township's first look, met or late; the yearly report and the end of the term are told once each", () => {
  const play = new p.Play();
  play.apply();
  const row = (slot: string) => applicationClocks(KEY, play.state).find((one) => one.slot === slot);
  assert.deepEqual([row("prelim:0")?.status, row("prelim:0")?.obligor], ["running", "centre-330502001"]);
  play.admit();
  assert.equal(row("prelim:0")?.status, "met");
  play.draw();
  play.inspect();
  play.sign();
  play.publicise();
  play.award();
  assert.deepEqual(
    [row("publicity:0")?.status, row("publicity:0")?.kind, row("publicity:0")?.obligor, row("report:0")?.status, row("expiry")?.dueAt],
    ["void", "right", "zfw-330502", "running", "2029-10-19T15:59:59.999Z"],
  );
  const said = (slot: string, now: string) => {
    play.today = now.slice(0, 10);
    const events = tell(play.state, slot, now);
    play.give("system", () => events);
    return events.map(({ type }) => type);
  };
  assert.deepEqual(said("report:0", "2027-09-01T00:00:00.000Z"), []);
  assert.deepEqual(said("report:0", "2027-09-25T00:00:00.000Z"), ["cells.reminded"]);
  assert.deepEqual(said("report:0", "2027-09-26T00:00:00.000Z"), []);
  assert.deepEqual(said("report:0", "2027-10-20T00:00:00.000Z"), ["cells.lapsed"]);
  assert.deepEqual(said("report:0", "2027-10-21T00:00:00.000Z"), []);
  assert.deepEqual(said("expiry", "2029-08-01T00:00:00.000Z"), ["cells.reminded"]);
  assert.deepEqual(said("expiry", "2029-10-20T00:00:00.000Z"), ["cells.lapsed", "cells.expired"]);
  assert.equal(row("expiry")?.status, "void");
});

test("whatever is tried in whatever order: a refusal by name or a step, and never a title without two signatures and a public result", () => {
  const hands = [p.SCHOOL_DESK, p.TOWN_DESK, p.FIRST, p.SECOND, p.THIRD, p.CHIEF, p.OTHER_CHIEF];
  const steps: ((play: p.Play, by: string) => unknown)[] = [
    (play) => play.apply(),
    (play, by) => play.give(by, applying.admit),
    (play) => play.draw(),
    (play) => play.inspect(),
    (play) => play.inspect(p.found({ "C05-01": { points: 1, reason: "r", finding: "plain" } })),
    (play) => play.sign(),
    (play, by) => play.give(by, (state) => applying.rectify(state, "t", [])),
    (play, by) =>
      play.give(by, (state, hand) =>
        applying.recheck(state, p.campus, [{ line: "C05-01", points: 8, mended: true, reason: null, photos: [] }], "t", hand),
      ),
    (play, by) => play.publicise(by),
    (play, by) => play.award(by),
    (play, by) => play.give(by, (state, hand) => deciding.refuseAward(state, "t", "2026-10-27T16:00:00.000Z", hand)),
    (play, by) => play.give(by, (state, hand) => deciding.warn(state, p.warning(), hand)),
    (play, by) => play.give(by, (state) => deciding.mend(state, "m", [], p.FAR)),
    (play, by) => play.give(by, (state, hand) => deciding.restore(state, "r", hand)),
    (play, by) => play.give(by, (state, hand) => deciding.appeal(state, "a", hand)),
    (play, by) => play.give(by, (state, hand) => deciding.reinspect(state, "again", hand)),
    (play, by) => play.give(by, (state, hand) => deciding.decideAppeal(state, true, "d", null, hand)),
  ];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(steps.length - 1), fc.constantFrom(...hands)), { maxLength: 60 }), (tries) => {
      const play = new p.Play();
      for (const [at, by] of tries) {
        try {
          steps[at]!(play, by);
        } catch (cause) {
          if (!(cause instanceof Refusal)) throw cause;
          assert.match(cause.body.fields?.[0]?.code ?? cause.body.code, /^(cells\.|record\.)/);
        }
        const types = play.events.map(({ type }) => type);
        const first = types.indexOf("cells.awarded");
        if (first >= 0)
          for (const needed of ["cells.countersigned", "cells.publicised"] as const) assert.ok(types.slice(0, first).includes(needed));
        for (const row of applicationClocks(KEY, play.state))
          assert.ok(row.dueAt > row.startedAt || row.status === "void" || row.startedAt === row.dueAt);
      }
      assert.equal(application.initial.stage, "none");
    }),
    { numRuns: 200 },
  );
});
