import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Recorded } from "#platform/ledger";
import { Refusal } from "#platform/refusals";
import { conferenceClocks, slotOf, tell } from "../clocks.ts";
import { call, cancel, conference, extend, judge, minute, move, report, type Conference, type ConferenceEvent } from "../conference.ts";
import { conferenceProjection } from "../projection.ts";

const KEY = { home: "330502000", id: "019aaf00-0000-7000-8000-000000000001" };
const [FIRST, SECOND] = ["019aaf00-0000-7000-8000-00000000000a", "019aaf00-0000-7000-8000-00000000000b"];
const NOW = "2026-11-23T02:00:00.000Z";
const CENTRE = "centre-330502";
const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
const due = (day: string) => ({ dueAt: `${day}T15:59:59.999Z`, provisional: false, remindAt: `${day}T01:00:00.000Z` });
const after = (state: Conference, events: readonly ConferenceEvent[], at = NOW, by = "desk"): Conference =>
  events.reduce((before, event) => conference.evolve(before, { ...event, seq: 1, at, by, role: "", unit: "" } as Recorded<ConferenceEvent>), state); // prettier-ignore

const facts = {
  kind: "joint" as const, area: "330502", convener: CENTRE, matters: [], meets: "2026-11-23T06:00:00.000Z", members: ["fire-330502", "hc-330502"],
}; // prettier-ignore
const called = after(conference.initial, call(conference.initial, facts, NOW));
const MET = "2026-11-23T08:00:00.000Z";
const agreed = (decision: string, owner: string, day: string) => ({ decision, owner, due: due(day), day });
const BOTH = [agreed(FIRST, "fire-330502", "2026-12-01"), agreed(SECOND, "hc-330502", "2026-12-20")];
const held = after(called, minute(called, { attended: [CENTRE, "fire-330502"], decisions: BOTH }, MET, "2026-11-23"), MET);

test("whoever calls is a member; nobody meets alone, about nothing, or in another year", () => {
  assert.deepEqual(called.stage === "none" ? [] : called.members, [CENTRE, "fire-330502", "hc-330502"]);
  assert.throws(() => call(conference.initial, { ...facts, members: [CENTRE] }, NOW), refused("conferences.alone"));
  assert.throws(() => call(conference.initial, { ...facts, kind: "case" }, NOW), refused("conferences.about-nothing"));
  assert.throws(() => call(conference.initial, { ...facts, meets: "2028-01-01T00:00:00.000Z" }, NOW), refused("conferences.when"));
  assert.throws(() => call(conference.initial, { ...facts, meets: "2026-10-01T00:00:00.000Z" }, NOW), refused("conferences.when"));
  assert.deepEqual(call(called, facts, NOW), [], "said again it is the same conference");
});

test("minutes are written after the meeting began, by who came, and owe only what those asked can owe", () => {
  const said = { attended: [CENTRE], decisions: [] };
  assert.throws(() => minute(called, said, NOW, "2026-11-23"), refused("conferences.not-yet"));
  assert.throws(() => minute(called, { ...said, attended: ["fire-330502"] }, MET, "2026-11-23"), refused("conferences.convener-absent"));
  assert.throws(() => minute(called, { ...said, attended: [CENTRE, "ps-330502"] }, MET, "2026-11-23"), refused("conferences.not-asked"));
  const [first] = BOTH;
  const owing = (change: object) => ({ ...said, decisions: [{ ...first!, ...change }] });
  assert.throws(() => minute(called, owing({ owner: "ps-330502" }), MET, "2026-11-23"), refused("conferences.not-asked"));
  assert.throws(() => minute(called, owing({ day: "2026-11-22" }), MET, "2026-11-23"), refused("conferences.due-day"));
  assert.throws(() => minute(called, owing({ day: "2028-11-22" }), MET, "2026-11-23"), refused("conferences.due-day"));
  assert.equal(after(called, minute(called, said, MET, "2026-11-23")).stage, "closed", "what nobody owes anything from is over");
  assert.throws(() => minute(held, said, MET, "2026-11-23"), refused("conferences.minuted-already"));
  assert.throws(() => move(held, facts, MET), refused("conferences.minuted-already"));
  const off = after(called, cancel(called));
  assert.deepEqual(cancel(off), []);
  assert.throws(() => minute(off, said, MET, "2026-11-23"), refused("conferences.cancelled-already"));
});

test("a decision is reported by its unit, looked at by another person, returned, reported again and done; the last one closes the conference", () => {
  const told = after(held, report(held, FIRST), "2026-11-28T02:00:00.000Z", "fireman");
  assert.throws(() => report(told, FIRST), refused("conferences.reported-already"));
  assert.throws(() => judge(held, FIRST, true, "desk"), refused("conferences.not-reported"));
  assert.throws(() => judge(told, FIRST, true, "fireman"), refused("conferences.own-report"));
  const back = after(told, judge(told, FIRST, false, "desk"));
  const again = after(back, report(back, FIRST), "2026-12-03T02:00:00.000Z", "fireman");
  const done = after(again, judge(again, FIRST, true, "desk"));
  assert.equal(done.stage, "held");
  assert.throws(() => report(done, FIRST), refused("conferences.done-already"));
  const second = after(done, report(done, SECOND), "2026-12-10T02:00:00.000Z", "builder");
  assert.equal(after(second, judge(second, SECOND, true, "desk")).stage, "closed");
  const clock = (state: Conference, decision: string) => conferenceClocks(KEY, state).find(({ slot }) => slot === slotOf(decision));
  assert.equal(clock(done, FIRST)?.status, "late", "what was returned counts from the report that was accepted");
  assert.equal(clock(second, SECOND)?.status, "running", "a report is not done until somebody looked");
  assert.equal(clock(second, SECOND)?.remindAt, null, "and its unit is not reminded meanwhile");
});

test("a day is moved once, forward, and not when it is over", () => {
  const moved = after(held, extend(held, FIRST, due("2026-12-09"), MET));
  assert.throws(() => extend(moved, FIRST, due("2026-12-12"), MET), refused("conferences.extended-already"));
  assert.throws(() => extend(held, FIRST, due("2026-11-30"), MET), refused("conferences.later-day"));
  assert.throws(() => extend(held, FIRST, due("2026-12-09"), "2026-12-02T00:00:00.000Z"), refused("conferences.late-already"));
});

test("its unit is reminded once and the lapse is told once", () => {
  assert.deepEqual(tell(held, slotOf(FIRST), "2026-12-01T00:59:00.000Z"), []);
  const reminded = after(held, tell(held, slotOf(FIRST), "2026-12-01T01:00:00.000Z"));
  assert.deepEqual(tell(reminded, slotOf(FIRST), "2026-12-01T02:00:00.000Z"), []);
  const [lapse] = tell(reminded, slotOf(FIRST), "2026-12-01T16:00:00.000Z");
  assert.equal(lapse?.type === "conferences.clock-told" && lapse.as, "lapsed");
  assert.deepEqual(tell(after(reminded, [lapse!]), slotOf(FIRST), "2026-12-09T00:00:00.000Z"), []);
});

test("whatever is tried in whatever order: what is done stays done, nobody judged their own report, and the rows say what the state says", () => {
  const step = fc.record({
    deed: fc.constantFrom("report", "accept", "return", "extend"),
    decision: fc.constantFrom(FIRST, SECOND),
    by: fc.constantFrom("a", "b"),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let state = held;
      for (const { deed, decision, by } of steps) {
        const before = state;
        try {
          const events =
            deed === "report"
              ? report(state, decision)
              : deed === "extend"
                ? extend(state, decision, due("2026-12-28"), MET)
                : judge(state, decision, deed === "accept", by);
          state = after(state, events, MET, by);
        } catch (cause) {
          assert.ok(cause instanceof Refusal);
        }
        if (before.stage === "none" || state.stage === "none") throw new Error("gone");
        for (const [index, one] of state.decisions.entries()) {
          if (before.decisions[index]?.accepted) assert.deepEqual(one, before.decisions[index]);
          if (one.accepted) assert.notEqual(one.accepted.by, one.reported?.by);
        }
        const rows = conferenceProjection.rows(KEY, state);
        assert.equal(rows.filter(({ row }) => row["done"] === true).length, state.decisions.filter(({ accepted }) => accepted).length);
        assert.equal(
          state.stage === "closed",
          state.decisions.every(({ accepted }) => accepted !== null),
        );
      }
    }),
  );
});
