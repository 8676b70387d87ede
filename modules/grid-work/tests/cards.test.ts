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
    items: items.map((item) => ({ about: `${KEY.home}/${KEY.id}`, state: "waiting", sentAt: null, ...item })),
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
