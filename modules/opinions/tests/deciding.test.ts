import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "#platform/refusals";
import type { Recorded } from "#platform/ledger";
import { ITEM_STAGES, ITEM_STEPS } from "../contract.ts";
import { act, adopt, classify, explain, handOn, hear, publish, rate, reply, STAGES } from "../deciding.ts";
import { item, type Item, type KnownItem } from "../item.ts";
import type { ItemEvent } from "../item-event.ts";
import { noteAgain, noteAnswer, subject, type Subject, type SubjectEvent } from "../subject.ts";
import { buildTopics } from "../register.ts";
import { catalogue, retireTopic, setTopic, type CatalogueEvent, type CatalogueState } from "../topic.ts";
import { SHIPPED_TOPICS } from "../topics-shipped.ts";

const AT = "2026-11-23T02:00:00.000Z";
let seq = 0;
const recorded = <E extends { type: string }>(event: E, at = AT, by = "officer"): Recorded<E> =>
  ({ ...event, seq: (seq += 1), at, by, role: "", unit: "", place: "" }) as unknown as Recorded<E>;
const play = (state: Item, events: readonly ItemEvent[], at = AT): Item =>
  events.reduce<Item>((now, event) => item.evolve(now, recorded(event, at)), state);
const codeOf = (deed: () => unknown): string => {
  try {
    deed();
    return "";
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return cause.body.fields?.[0]?.code ?? cause.body.code;
  }
};

const due = { dueAt: "2026-11-30T15:59:59.999Z", provisional: false, remindAt: null, limit: { amount: 5, unit: "workingDay" as const } };
const said = { place: "330502001005", channel: "online" as const, language: "zh" as const, answering: "ps-330502001", topic: null, wish: true, phone: "phone:1", email: null, byStaff: false, demo: false, due }; // prettier-ignore
const until = { dueAt: "2026-12-10T15:59:59.999Z", provisional: false, remindAt: null };
const sorting = { topic: "01", nature: "suggestion" as const, answering: "ps-330502001", place: null };
const heard = play({ stage: "none" }, hear({ stage: "none" }, said));
const sorted = play(heard, classify(heard, sorting));
const adopted = play(sorted, adopt(sorted, { text: "plan:1", until, day: "2026-12-10" }, "2026-11-23", "2027-11-23"));
const acted = play(adopted, act(adopted, "action:1"));
const explained = play(sorted, explain(sorted, "explanation:1"));
const replied = play(acted, reply(acted, "reply:2"));
const published = play(replied, publish(replied, { question: "问", questionEn: "", answer: "答", answerEn: "" }));
const handed = play(heard, handOn(heard, "petition", "handed-on:1", null));
const states: Readonly<Record<string, Item>> = {
  heard,
  classified: sorted,
  adopted,
  explained,
  acted,
  replied,
  published,
  "handed-on": handed,
};

test("every step is taken in exactly the stages the table names, and refused in every other", () => {
  const deeds: Readonly<Record<(typeof ITEM_STEPS)[number], (state: Item) => unknown>> = {
    classify: (state) => classify(state, { ...sorting, topic: "02" }),
    "hand-on": (state) => handOn(state, "crime", "handed-on:2", null),
    adopt: (state) => adopt(state, { text: "plan:2", until, day: "2026-12-10" }, "2026-11-23", "2027-11-23"),
    explain: (state) => explain(state, "explanation:2"),
    act: (state) => act(state, "action:2"),
    reply: (state) => reply(state, "reply:3"),
    publish: (state) => publish(state, { question: "问", questionEn: "", answer: "答", answerEn: "" }),
  };
  assert.deepEqual(Object.keys(states).sort(), [...ITEM_STAGES].sort());
  for (const step of ITEM_STEPS)
    for (const stage of ITEM_STAGES)
      assert.equal(codeOf(() => deeds[step](states[stage]!)) === "", STAGES[step].includes(stage), `${step} of what is ${stage}`);
});

test("the first word back meets the duty, a later one moves nothing; a rating is given once and only after the last", () => {
  const told = play(adopted, reply(adopted, "reply:1"), "2026-11-24T02:00:00.000Z") as KnownItem;
  assert.deepEqual([told.stage, told.metAt, told.repliedAt], ["adopted", "2026-11-24T02:00:00.000Z", null]);
  const last = play(play(told, act(told, "action:1")), reply(acted, "reply:2"), "2026-12-01T02:00:00.000Z") as KnownItem;
  assert.deepEqual([last.stage, last.metAt, last.repliedAt], ["replied", "2026-11-24T02:00:00.000Z", "2026-12-01T02:00:00.000Z"]);
  assert.equal(
    codeOf(() => rate(told, 5, null)),
    "opinions.rate-later",
  );
  const rated = play(last, rate(last, 5, null));
  assert.equal(
    codeOf(() => rate(rated, 1, null)),
    "opinions.rated-already",
  );
  assert.equal(
    codeOf(() => rate(handed, 5, null)),
    "opinions.rate-later",
  );
});

test("sorting the same again is nothing new; a plan lies after today and within a year", () => {
  assert.deepEqual(classify(sorted, sorting), []);
  assert.equal(classify(sorted, { ...sorting, answering: "cg-330502001" }).length, 1);
  for (const day of ["2026-11-23", "2027-11-24"])
    assert.equal(
      codeOf(() => adopt(sorted, { text: "p", until, day }, "2026-11-23", "2027-11-23")),
      "opinions.plan-day",
    );
});

test("a topic is raised again by what was heard after its answer and within the days, once, and never by the answered opinion itself", () => {
  const on = (state: Subject, events: readonly SubjectEvent[]): Subject => events.reduce<Subject>((now, event) => subject.evolve(now, recorded(event)), state); // prettier-ignore
  const noted = on({ stage: "none" }, noteAnswer({ stage: "none" }, { topic: "01", town: "330502001", item: "a", on: "2026-09-01" }, 90));
  assert.deepEqual(noteAnswer(noted, { topic: "01", town: "330502001", item: "a", on: "2026-09-02" }, 90), []);
  const heardOn = (item: string, day: string) => noteAgain(noted, { item, on: day }).length;
  assert.deepEqual([heardOn("b", "2026-09-01"), heardOn("b", "2026-09-02"), heardOn("b", "2026-11-30"), heardOn("b", "2026-12-01")], [0, 1, 1, 0]); // prettier-ignore
  assert.equal(heardOn("a", "2026-09-10"), 0);
  const again = on(noted, noteAgain(noted, { item: "b", on: "2026-09-10" }));
  assert.equal(noteAgain(again, { item: "c", on: "2026-09-12" }).length, 0, "it was noted already");
  assert.deepEqual(noteAgain({ stage: "none" }, { item: "c", on: "2026-09-12" }), []);
});

test("topics: the shipped ones are version one and marked as a proposal, a change is the city's own, the same again is no version", () => {
  const shipped = SHIPPED_TOPICS[0]!;
  const empty: CatalogueState = { topics: {}, again: [] };
  const on = (state: CatalogueState, events: readonly CatalogueEvent[]): CatalogueState => events.reduce<CatalogueState>((now, event) => catalogue.evolve(now, recorded(event)), state); // prettier-ignore
  assert.deepEqual(setTopic(empty, shipped, shipped, "同样"), []);
  const changed = on(empty, setTopic(empty, { ...shipped, zh: "夜间巡逻" }, shipped, "更清楚"));
  assert.equal(changed.topics[shipped.code]?.at(-1)?.version, 2);
  const retired = on(empty, retireTopic(empty, shipped.code, shipped, "不用"));
  assert.deepEqual(retired.topics[shipped.code]?.map(({ version, retired: gone }) => [version, gone]), [[2, false], [3, true]]); // prettier-ignore
  assert.deepEqual(retireTopic(retired, shipped.code, shipped, "不用"), []);
  assert.equal(
    codeOf(() => retireTopic(empty, "88", undefined, "没有")),
    "opinions.no-such-topic",
  );
  const topics = buildTopics([{ code: shipped.code, version: 3, entry: shipped, valid_from: AT, retired: true }], []);
  assert.deepEqual([topics.open(shipped.code), topics.known(shipped.code)?.retired, topics.againDays], [undefined, true, 90]);
  assert.ok(SHIPPED_TOPICS.every(({ code }) => buildTopics([], []).open(code)?.proposal));
});
