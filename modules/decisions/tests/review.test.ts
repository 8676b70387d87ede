import assert from "node:assert/strict";
import { test } from "node:test";
import { openRates } from "#platform/rates";
import { Refusal } from "#platform/refusals";
import type { Recorded } from "#platform/ledger";
import { decisionCommands } from "../commands.ts";
import { matterClocks, tell } from "../matter-clocks.ts";
import { matter, type Matter, type MatterEvent } from "../matter.ts";
import { decide, identify, noteMeasure, participate, plan, publish } from "../process.ts";
import { matterProjection } from "../projection.ts";
import { askLegality, callHearing, giveLegality, noteUnassessed, sendPapers } from "../review-process.ts";

const refused = (code: string) => (cause: unknown) => cause instanceof Refusal && cause.body.code === code;
const KEY = { home: "330502000", id: "0190a0a0-0000-7000-8000-000000000001" };
const [HEARING, RISK] = ["0190a0a0-0000-7000-8000-000000000002", "0190a0a0-0000-7000-8000-000000000003"];
const after = (state: Matter, events: readonly MatterEvent[], at: string): Matter =>
  events.reduce((before, event) => matter.evolve(before, { ...event, seq: 1, at, by: "x", role: "", unit: "" } as Recorded<MatterEvent>), state); // prettier-ignore
const facts = {
  kind: "project" as const, title: "城南客运站迁建", area: "330502", undertaker: "transport-330502", decider: "centre-330502", affected: "两个街道", basis: "",
}; // prettier-ignore
const begun = after(matter.initial, identify(matter.initial, facts), "2026-04-30T02:00:00.000Z");
const planned = after(
  begun,
  plan(begun, { procedure: "normal", method: "座谈", thirdParty: "", conflicts: "" }),
  "2026-04-30T02:00:00.000Z",
);
const open = after(planned, publish(planned, { draft: "老站关闭迁往城西。", until: "2026-05-31", shorter: "" }, "2026-05-01"), "2026-05-01T02:00:00.000Z"); // prettier-ignore
const clock = (state: Matter, slot: string) => matterClocks(KEY, state).find((one) => one.slot === slot);
const due = (day: string) => ({ dueAt: `${day}T15:59:59.999Z`, provisional: false, remindAt: null });

test("thirty days of comment are a clock of the unit's that is told of once, at its end, and is never late", () => {
  assert.deepEqual([clock(open, "comment:1")?.rule, clock(open, "comment:1")?.obligor, clock(open, "comment:1")?.status], ["DEC-1", "transport-330502", "running"]); // prettier-ignore
  assert.deepEqual(tell(open, "comment:1", "2026-05-31T15:00:00.000Z"), []);
  const [said] = tell(open, "comment:1", "2026-05-31T16:00:01.000Z");
  assert.equal(said?.type, "decisions.clock-told");
  const told = after(open, [said!], "2026-05-31T16:00:01.000Z");
  assert.equal(clock(told, "comment:1")?.status, "met");
  assert.deepEqual(tell(told, "comment:1", "2026-06-30T00:00:00.000Z"), []);
});

test("a hearing is called seven days ahead, its papers are owed by then, and one held without them counts for nothing", () => {
  const call = {
    hearing: HEARING,
    on: "2026-05-20",
    time: "14:00",
    place: "街道礼堂",
    seats: 60,
    subject: "是否保留老站",
    selection: "公开报名抽取",
  };
  assert.throws(() => callHearing(open, call, "2026-05-14", due("2026-05-13")), refused("decisions.hearing-soon"));
  const called = after(open, callHearing(open, call, "2026-05-04", due("2026-05-13")), "2026-05-04T02:00:00.000Z");
  assert.deepEqual([clock(called, `hearing:${HEARING}`)?.rule, clock(called, `hearing:${HEARING}`)?.status], ["DEC-2", "running"]);
  assert.throws(() => sendPapers(called, { hearing: HEARING, on: "2026-05-14" }, "2026-05-14"), refused("decisions.papers-late"));
  const held = { channel: "hearing" as const, on: "2026-05-20", place: "街道礼堂", count: 46, summary: "多数要求保留" };
  assert.throws(() => participate(called, held, "2026-05-21"), refused("decisions.papers-late"));
  const sent = after(called, sendPapers(called, { hearing: HEARING, on: "2026-05-12" }, "2026-05-12"), "2026-05-12T02:00:00.000Z");
  assert.equal(clock(sent, `hearing:${HEARING}`)?.status, "met");
  assert.equal(participate(sent, held, "2026-05-21").length, 1);
  const [late] = tell(called, `hearing:${HEARING}`, "2026-05-14T02:00:00.000Z");
  assert.deepEqual(late?.type === "decisions.clock-told" && late.as, "lapsed");
});

const handedIn: Matter = { ...open, stage: "submitted", drafter: "d", report: { legality: "", reasonableness: "", feasibility: "", controllability: "", contingency: "", level: "low" } }; // prettier-ignore
const ends = { outcome: "implement" as const, conditions: "" };

test("nothing is decided before its legality was reviewed by another unit, nor what was found unlawful; the review has its seven working days", () => {
  assert.throws(() => decide(handedIn, ends, "1", "y"), refused("decisions.legality-missing"));
  assert.throws(() => askLegality(handedIn, { reviewer: facts.undertaker }, due("2026-06-11")), refused("decisions.own-review"));
  const asked = after(handedIn, askLegality(handedIn, { reviewer: "justice-330502" }, due("2026-06-11")), "2026-06-02T02:00:00.000Z");
  assert.deepEqual([clock(asked, "legality:1")?.rule, clock(asked, "legality:1")?.obligor], ["DEC-3", "justice-330502"]);
  assert.throws(() => decide(asked, ends, "1", "y"), refused("decisions.legality-missing"));
  const unlawful = after(asked, giveLegality(asked, { lawful: false, opinion: "超越权限" }), "2026-06-05T02:00:00.000Z");
  assert.throws(() => decide(unlawful, ends, "1", "y"), refused("decisions.unlawful"));
  const lawful = after(asked, giveLegality(asked, { lawful: true, opinion: "合法" }), "2026-06-12T02:00:00.000Z");
  assert.equal(clock(lawful, "legality:1")?.status, "late");
  assert.equal(decide(lawful, ends, "1", "y").length, 1);
});

const risk = { risk: RISK, cause: "换乘远", affected: "老人", probability: 4, consequence: 3, before: "high" as const, measure: "接驳车", owner: "cg-330502", due: "2026-12-01", after: "low" as const, doneOn: null }; // prettier-ignore

test("a measure promised with a decision runs against its owner, and counts when it falls due", () => {
  const decided = after({ ...handedIn, risks: [risk] }, [{ type: "decisions.decided", ...ends, number: "1" }], "2026-06-20T02:00:00.000Z");
  assert.deepEqual([clock(decided, `measure:${RISK}`)?.obligor, clock(decided, `measure:${RISK}`)?.status], ["cg-330502", "running"]);
  const done = after(decided, noteMeasure(decided, { risk: RISK, on: "2026-11-30", note: "已开通" }, "2026-12-02"), "2026-12-02T02:00:00.000Z"); // prettier-ignore
  assert.equal(clock(done, `measure:${RISK}`)?.status, "met");
  const rows = matterProjection.rows(KEY, done);
  assert.deepEqual(rows.map(({ row }) => row["effective"] ?? [row["assessed"], row["decided_on"], row["pending"]]), [[true, "2026-06-20", false], true]); // prettier-ignore
  assert.equal(clock({ ...decided, outcome: "reject" }, `measure:${RISK}`), undefined);
});

test("a decision taken past the assessment is told as it is and counts against the rate", () => {
  const told = after(open, noteUnassessed(open, { on: "2026-05-10", what: "未评估即签约" }, "2026-05-11"), "2026-05-11T02:00:00.000Z");
  const row = matterProjection.rows(KEY, told)[0]?.row;
  assert.deepEqual([row?.["stage"], row?.["assessed"], row?.["decided_on"], row?.["pending"]], ["unassessed", false, "2026-05-10", false]);
  assert.throws(() => noteUnassessed(handedIn, { on: "2026-05-10", what: "未评估" }, "2026-05-11"), refused("decisions.not-now"));
});

test("a flood from one source is slowed to six a minute whatever it writes, and nobody else waits for it", () => {
  const { giveOpinion } = decisionCommands;
  const rates = openRates();
  const perMinute = giveOpinion.ratePerMinute ?? Infinity;
  let taken = 0;
  for (let at = 0; at < 600; at += 1) if (rates.wait("script", perMinute, at * 100) === 0) taken += 1;
  assert.ok(taken >= 6 && taken <= 9, `${taken} of 600 different texts in a minute`);
  assert.equal(rates.wait("a family", perMinute, 60_000), 0);
});
