import assert from "node:assert/strict";
import { test } from "node:test";
import type { FieldState, Item } from "#web/field";
import { gridCards, outcomeIn } from "../ui/field/cards.ts";

const KEY = { home: "330502001", id: "01a2189d-a325-728c-90e3-75f1f153f6f3" };
const visit = {
  kind: "visit",
  ...KEY,
  grid: "330502001005001",
  purpose: "policy",
  where: "4幢302室",
  again: false,
  placeName: "浮星桥社区",
  dueAt: null,
  provisional: false,
  point: null,
};

const state = (items: Partial<Item>[], packAt = 1_000): FieldState =>
  ({
    language: "zh",
    packAt,
    pack: { "grid-work.day": { items: [visit] } },
    items: items.map((item) => ({ about: `${KEY.home}/${KEY.id}`, state: "waiting", sentAt: null, body: {}, ...item })),
  }) as unknown as FieldState;

test("a visit made without a network stands in today's list as what it will be, and is not offered to be made again", () => {
  const made = state([{ command: "grid-work.record-visit" }]);
  assert.deepEqual(
    gridCards(made).map((card) => [card.state, card.pending]),
    [["上传后：已走访", 1]],
  );
  assert.equal(outcomeIn(made, KEY)?.command, "grid-work.record-visit");
});

test("arrived, it leaves the list at once; a list fetched since then has the last word", () => {
  const sent = { command: "grid-work.record-visit", state: "sent", sentAt: 2_000 } as const;
  assert.deepEqual(gridCards(state([sent])), []);
  const [card] = gridCards(state([sent], 3_000));
  assert.equal(card?.state, "已约");
});

test("refused by the server or kept for a decision it is to be done still; so it is after an absence", () => {
  for (const item of [
    { command: "grid-work.record-visit", state: "refused" },
    { command: "grid-work.record-visit", state: "kept" },
    { command: "grid-work.record-absence" },
  ] as const) {
    assert.equal(outcomeIn(state([item]), KEY), null);
    assert.equal(gridCards(state([item]))[0]?.state, "已约");
  }
});

const PLAN = "01a2189d-a325-728c-90e3-000000000001";
const [GATE, BRIDGE, POND] = [1, 2, 3].map((n) => `01a2189d-a325-728c-90e3-00000000010${n}`) as [string, string, string];
const walk = {
  kind: "patrol",
  home: KEY.home,
  id: PLAN,
  zh: "河道巡查",
  en: "River walk",
  every: "day",
  points: [
    { id: GATE, looked: true },
    { id: BRIDGE, looked: false },
    { id: POND, looked: false },
  ],
  placeName: "浮星桥社区",
  dueAt: "2026-11-26T16:00:00.000Z",
  provisional: false,
  point: null,
};
const scan = (point: string, more: Partial<Item> = {}): Partial<Item> => ({
  command: "grid-work.scan-tag",
  about: `${KEY.home}/run ${point}`,
  body: { plan: PLAN, tag: `ZJ1.${KEY.home}.${point}.1.${"A".repeat(26)}` },
  ...more,
});
const walked = (items: Partial<Item>[]) =>
  gridCards({ ...state(items), pack: { "grid-work.day": { items: [walk] } } } as unknown as FieldState).map((card) => [
    card.state,
    card.pending,
  ]);

test("a walk's count has the points this phone looked at and has not sent, each once, and says how many wait", () => {
  assert.deepEqual(walked([]), [["1/3", 0]]);
  assert.deepEqual(walked([scan(BRIDGE), scan(BRIDGE), scan(GATE)]), [["2/3", 3]]);
  assert.deepEqual(walked([scan(BRIDGE), scan(POND, { body: { plan: "another", tag: "" } })]), [["2/3", 1]]);
});

test("what has arrived counts until the list is fetched anew; a tag that was refused or had been replaced counts for nothing", () => {
  assert.deepEqual(walked([scan(BRIDGE, { state: "sent", sentAt: 2_000 })]), [["2/3", 0]]);
  assert.deepEqual(walked([scan(BRIDGE, { state: "sent", sentAt: 500 })]), [["1/3", 0]]);
  assert.deepEqual(walked([scan(BRIDGE, { state: "sent", sentAt: 2_000, answer: { counted: false } })]), [["1/3", 0]]);
  assert.deepEqual(walked([scan(BRIDGE, { state: "refused" })]), [["1/3", 0]]);
});
