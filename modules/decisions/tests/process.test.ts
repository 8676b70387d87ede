import assert from "node:assert/strict";
import { test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { fold, type Recorded } from "#platform/ledger";
import { Refusal } from "#platform/refusals";
import { matter, type Matter, type MatterEvent } from "../matter.ts";
import { answer, give, opinion, opinionKey } from "../opinion.ts";
import {
  changeDraft,
  close,
  decide,
  draftReport,
  evaluate,
  fileIt,
  identify,
  isOpen,
  noteMeasure,
  participate,
  plan,
  publish,
  reassess,
  review,
  setRisk,
  submit,
} from "../process.ts";
import { riskIndex } from "../risk-index.ts";
import { askLegality, giveLegality } from "../review-process.ts";
import { bodyOf, missingIn, STEPS } from "../ui/steps.ts";

const refused = (code: string) => (cause: unknown) => {
  assert.ok(cause instanceof Refusal, String(cause));
  assert.equal(cause.body.code, code);
  return true;
};
const RISK = uuidv7();
let seq = 0;
const after = (state: Matter, events: readonly MatterEvent[], by = "drafter"): Matter =>
  events.reduce(
    (before, event) =>
      matter.evolve(before, {
        ...event,
        seq: (seq += 1),
        at: "2026-06-01T00:00:00.000Z",
        by,
        role: "handler",
        unit: "u",
      } as Recorded<MatterEvent>),
    state,
  );

const facts = {
  kind: "project" as const,
  title: "城南客运站迁建",
  area: "330502",
  undertaker: "transport-330502",
  decider: "government-330502",
  affected: "两个街道居民",
  basis: "",
};
const risk = {
  risk: RISK,
  cause: "换乘太远",
  affected: "老人",
  probability: 4,
  consequence: 3,
  before: "medium" as const,
  measure: "接驳车",
  owner: "transport-330502",
  due: "2026-12-01",
  after: "low" as const,
};
const report = {
  legality: "合乎法律",
  reasonableness: "合乎情理",
  feasibility: "可以办到",
  controllability: "可以控制",
  contingency: "预案已备",
  level: "low" as const,
};
const meeting = { channel: "meeting" as const, on: "2026-05-10", place: "社区", count: 30, summary: "座谈情况" };
const begun = after(matter.initial, identify(matter.initial, facts));
const planned = after(begun, plan(begun, { procedure: "normal", method: "座谈和问卷", thirdParty: "", conflicts: "" }));
const published = after(planned, publish(planned, { draft: "全部迁往城西，老站关闭。", until: "2026-05-31", shorter: "" }, "2026-05-01"));
const heard = after(published, participate(published, meeting, "2026-05-11"));
const analysed = after(heard, setRisk(heard, risk));
const drafted = (level: "low" | "medium" | "high"): Matter =>
  after(analysed, draftReport(analysed, { ...report, level }, "2026-06-01", null));
const experts = (more: object = {}) =>
  ["甲一", "乙二", "丙三"].map((name, index) => ({ name, conflict: false, agrees: true, opinion: "", ...(index === 0 ? more : {}) }));
const submitted = (level: "low" | "medium" | "high"): Matter => {
  const known = after(drafted(level), review(drafted(level), experts(), 3));
  const handedIn = after(known, submit(known, "评〔2026〕1号"));
  const due = { dueAt: "2026-06-11T15:59:59.999Z", provisional: false, remindAt: null };
  const asked = after(handedIn, askLegality(handedIn, { reviewer: "justice-330502" }, due));
  return after(asked, giveLegality(asked, { lawful: true, opinion: "合法" }));
};

test("no decision can be taken before the report is handed in, at any stage", () => {
  for (const state of [begun, planned, published, heard, analysed, drafted("low")])
    assert.throws(() => decide(state, { outcome: "implement", conditions: "" }, "1", "x"), refused("decisions.no-report"));
  assert.equal(decide(submitted("low"), { outcome: "implement", conditions: "" }, "1", "x").length, 1);
});

test("the level decides what can be decided, and the drafter never decides", () => {
  assert.throws(() => decide(submitted("high"), { outcome: "implement", conditions: "" }, "1", "x"), refused("decisions.high"));
  assert.throws(() => decide(submitted("high"), { outcome: "withMeasures", conditions: "先建" }, "1", "x"), refused("decisions.high"));
  assert.throws(() => decide(submitted("medium"), { outcome: "implement", conditions: "" }, "1", "x"), refused("decisions.medium"));
  assert.throws(
    () => decide(submitted("medium"), { outcome: "withMeasures", conditions: "" }, "1", "x"),
    refused("decisions.conditions-needed"),
  );
  assert.equal(decide(submitted("high"), { outcome: "suspend", conditions: "" }, "1", "x").length, 1);
  assert.throws(() => decide(submitted("low"), { outcome: "implement", conditions: "" }, "1", "drafter"), refused("decisions.own-report"));
});

test("a draft is open for thirty days, or the public reads why it is fewer", () => {
  const ask = (until: string, shorter = "") => publish(planned, { draft: "方案十个字以上的全文", until, shorter }, "2026-05-01");
  assert.throws(() => ask("2026-05-30"), refused("decisions.too-short"));
  assert.equal(ask("2026-05-31").length, 1);
  assert.equal(ask("2026-05-11", "汛期将至").length, 1);
  assert.throws(() => ask("2026-04-30", "汛期将至"), refused("decisions.too-short"));
  assert.ok(isOpen(published, "2026-05-31"));
  assert.ok(!isOpen(published, "2026-06-01"));
});

test("a hearing counts only when its papers went out seven days before; a survey says how many were asked; nothing is recorded ahead", () => {
  const hearing = (paper?: string) => participate(published, { ...meeting, channel: "hearing", on: "2026-05-20", paper }, "2026-05-21");
  assert.throws(() => hearing(), refused("decisions.papers-late"));
  assert.throws(() => hearing("2026-05-14"), refused("decisions.papers-late"));
  assert.equal(hearing("2026-05-13").length, 1);
  assert.throws(
    () => participate(published, { ...meeting, channel: "survey", asked: 10, count: 30 }, "2026-05-21"),
    refused("decisions.asked-needed"),
  );
  assert.throws(() => participate(published, meeting, "2026-05-09"), refused("decisions.not-yet-held"));
});

test("no report while comments are open, while an opinion has no answer, without anybody heard, or milder than the worst risk left", () => {
  assert.throws(() => draftReport(analysed, report, "2026-05-31", null), refused("decisions.still-open"));
  const one = after(analysed, [{ type: "decisions.opinion-counted", opinion: "x" }]);
  assert.throws(() => draftReport(one, report, "2026-06-01", null), refused("decisions.unanswered"));
  assert.equal(draftReport(after(one, [{ type: "decisions.answer-counted", opinion: "x" }]), report, "2026-06-01", null).length, 1);
  assert.throws(() => draftReport({ ...analysed, participation: [] }, report, "2026-06-01", null), refused("decisions.nobody-heard"));
  assert.throws(
    () => draftReport({ ...analysed, risks: [{ ...risk, after: "medium", doneOn: null }] }, report, "2026-06-01", null),
    refused("decisions.level-too-low"),
  );
  assert.throws(() => setRisk(heard, { ...risk, before: "low", after: "high" }), refused("decisions.measure-worsens"));
});

test("an expert with an interest stands aside and is not counted; dissent is said and told", () => {
  const state = drafted("low");
  assert.throws(() => review(state, experts({ conflict: true }), 3), refused("decisions.few-experts"));
  assert.throws(() => review(state, experts({ agrees: false }), 3), refused("decisions.dissent-unsaid"));
  assert.throws(
    () => review(state, [...experts(), { name: "甲一", conflict: false, agrees: true, opinion: "" }], 3),
    refused("decisions.expert-twice"),
  );
  const all = [...experts({ agrees: false, opinion: "客流预测偏乐观" }), { name: "丁四", conflict: true, agrees: true, opinion: "" }];
  assert.deepEqual(review(state, all, 3), [{ type: "decisions.reviewed", counted: 3, recused: 1, dissenting: 1 }]);
  assert.throws(() => submit(state, "1"), refused("decisions.not-now"));
});

test("whoever assessed does not review the own report: such an expert is recused or another one is asked", () => {
  const markOf = (name: string): string => `mark of ${name}`;
  const team = ["甲一", "戊五"].map((name) => ({ post: "分管负责人", mark: markOf(name) }));
  const given = { procedure: "normal" as const, method: "座谈和问卷", thirdParty: "", conflicts: "" };
  const state = { ...drafted("low"), plan: { ...given, team } };
  assert.throws(() => review(state, experts(), 3, markOf), refused("decisions.expert-in-team"));
  const another = { name: "丁四", conflict: false, agrees: true, opinion: "" };
  assert.deepEqual(review(state, [...experts({ conflict: true }), another], 3, markOf), [
    { type: "decisions.reviewed", counted: 3, recused: 1, dissenting: 0 },
  ]);
  assert.throws(() => plan(begun, { ...given, team: [...team, ...team] }), refused("decisions.member-twice"));
  assert.equal(review(drafted("low"), experts(), 3, markOf).length, 1, "planned before the team was asked for");
});

test("the plan's form: a member a line, by post and name", () => {
  const step = STEPS.find(({ path }) => path === "plan");
  assert.ok(step);
  const typed = [
    { post: "分管负责人", name: " 顾某" },
    { post: "法制机构负责人", name: "施某" },
  ];
  const body = bodyOf(step, { procedure: "normal", method: "座谈", team: JSON.stringify(typed), clear: "true" });
  assert.deepEqual(body["team"], [
    { post: "分管负责人", name: "顾某" },
    { post: "法制机构负责人", name: "施某" },
  ]);
  assert.equal(body["clear"], true);
});

test("the simple procedure goes without experts; a third party declares its interests", () => {
  const simple = { ...drafted("low"), plan: { procedure: "simple" as const, method: "座谈", thirdParty: "", conflicts: "" } };
  assert.equal(submit(simple, "1").length, 1);
  assert.throws(
    () => plan(begun, { procedure: "normal", method: "座谈和问卷", thirdParty: "某公司", conflicts: "" }),
    refused("decisions.conflicts-needed"),
  );
});

test("afterwards another body evaluates, and a decision is closed when its measures are done", () => {
  const decided = after(submitted("low"), decide(submitted("low"), { outcome: "implement", conditions: "" }, "1", "x"));
  const filed = after(decided, fileIt(decided, { number: "备〔2026〕9号" }));
  for (const unit of ["", facts.undertaker, facts.decider])
    assert.throws(() => evaluate(filed, { finding: "运行平稳没有纠纷", effective: true }, unit), refused("decisions.own-evaluation"));
  const evaluated = after(filed, evaluate(filed, { finding: "运行平稳没有纠纷", effective: true }, "audit-330502"));
  assert.throws(() => close(evaluated), refused("decisions.measures-open"));
  const done = after(filed, noteMeasure(filed, { risk: RISK, on: "2026-06-01", note: "接驳车已开" }, "2026-06-02"));
  assert.equal(close(after(done, evaluate(done, { finding: "运行平稳没有纠纷", effective: true }, "audit-330502"))).length, 1);
});

test("assessed again: the old report decides nothing any more, what was heard stays", () => {
  const again = after(submitted("low"), reassess(submitted("low"), { reason: "选址变更" }));
  assert.equal(again.stage, "planned");
  assert.equal(again.participation.length, 1);
  assert.throws(() => decide(again, { outcome: "implement", conditions: "" }, "1", "x"), refused("decisions.no-report"));
});

test("a changed draft says what was changed, and a change that changes nothing is none", () => {
  assert.throws(() => changeDraft(published, { draft: published.draft, what: "没有" }), refused("decisions.nothing-changed"));
  const changed = after(published, changeDraft(published, { draft: "老站保留为接驳站。", what: "采纳老人意见" }));
  assert.deepEqual(
    changed.changes.map(({ what }) => what),
    ["采纳老人意见"],
  );
});

test("copies of one text are one opinion with its number, whatever blanks and points they use; other words are another", () => {
  const key = (text: string) => opinionKey({ home: "330502000", matter: RISK, text }).id;
  assert.equal(key("老人换乘太远！"), key(" 老人 换乘太远。"));
  assert.notEqual(key("老人换乘太远"), key("老人换乘不远"));
  const stamp = { at: "2026-05-02T00:00:00.000Z", by: "resident", role: "", unit: "" };
  const events = [
    give(opinion.initial, RISK, "330502")[0]!,
    ...Array.from({ length: 499 }, () => ({ type: "decisions.opinion-repeated" as const })),
  ];
  const state = fold(
    opinion,
    events.map((event, index) => ({ ...event, ...stamp, seq: index + 1 })),
  );
  assert.equal(state.times, 500);
  assert.throws(() => answer(state, { summary: "x", answer: "adopted", reason: "y" }, "another"), refused("record.not-found"));
});

test("the console's forms send what the server takes", () => {
  const step = STEPS.find(({ path }) => path === "review");
  assert.ok(step);
  const typed = [{ name: "王一 " }, { name: "李二", recused: "1" }, {}, { name: "张三", disagrees: "1", opinion: "客流太乐观" }];
  const experts = JSON.stringify(typed);
  assert.deepEqual(bodyOf(step, { experts }), {
    experts: [
      { name: "王一", conflict: false, agrees: true, opinion: "" },
      { name: "李二", conflict: true, agrees: true, opinion: "" },
      { name: "张三", conflict: false, agrees: false, opinion: "客流太乐观" },
    ],
  });
  assert.equal(missingIn(step.fields, { experts: '[{"name":" "}]' })?.name, "experts", "a row nobody typed in is none");
  assert.equal(missingIn(step.fields, { experts }), undefined);
  assert.deepEqual(
    bodyOf(
      {
        path: "x",
        fields: [
          { name: "n", kind: "number" },
          { name: "o", kind: "line", optional: true },
        ],
      },
      { n: "3", o: "" },
    ),
    { n: 3 },
  );
});

test("a city that asks for five experts gets five, and one that asks for none of it computes no index", () => {
  const state = drafted("low");
  assert.throws(() => review(state, experts(), 5), refused("decisions.few-experts"));
  assert.equal(review(state, experts({ conflict: true }), 2).length, 1);
  assert.equal(riskIndex(state.risks, { version: 1, formula: null }), null);
});

const weights = { legality: 30, reasonableness: 20, feasibility: 20, controllability: 20, safety: 10 };
const formula = { weights, medium: 0.36, high: 0.64 };
const of = (aspect: keyof typeof weights, probability: number, consequence: number) =>
  ({ ...risk, risk: uuidv7(), aspect, probability, consequence, doneOn: null }) as const;

test("the index is the weighed sum of probability by consequence, its bands begin where the city says, and it stays with the report as it was computed", () => {
  // 30 and 10 of 40: 0.75·(4/5)(3/5) + 0.25·(2/5)(2/5) = 0.36 + 0.04.
  const risks = [of("legality", 4, 3), of("safety", 2, 2)];
  const index = riskIndex(risks, { version: 2, formula });
  assert.deepEqual([index?.value, index?.band, index?.parts.map(({ weight, value }) => [weight, value])], [0.4, "medium", [[0.75, 0.36], [0.25, 0.04]]]); // prettier-ignore
  assert.equal(riskIndex(risks, { version: 3, formula: { ...formula, medium: 0.41 } })?.band, "low");
  assert.equal(riskIndex([of("legality", 4, 4)], { version: 2, formula })?.band, "high", "what is on the bound is in the band");
  assert.equal(
    riskIndex([...risks, { ...risk, doneOn: null }], { version: 2, formula }),
    null,
    "a risk that names no aspect has no weight",
  );
  const kept = after(analysed, draftReport(analysed, report, "2026-06-01", index));
  assert.deepEqual([kept.index, kept.report], [index, report]);
  assert.equal(after(kept, draftReport(kept, report, "2026-06-02", null)).index, null);
});

test("where an index is computed a risk says which aspect it belongs to; departments that were heard are nobody affected", () => {
  assert.throws(() => setRisk(heard, risk, true), (cause: unknown) => cause instanceof Refusal && cause.body.fields?.[0]?.code === "decisions.aspect-needed"); // prettier-ignore
  assert.equal(setRisk(heard, { ...risk, aspect: "safety" }, true).length, 1);
  const asked = after(published, participate(published, { ...meeting, channel: "departments" }, "2026-05-11"));
  const known = after(asked, setRisk(asked, risk));
  assert.throws(() => draftReport(known, report, "2026-06-01", null), refused("decisions.nobody-heard"));
});
