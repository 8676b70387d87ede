import assert from "node:assert/strict";
import { test } from "node:test";
import { metresBetween } from "../../../web/field/due.ts";
import { inOrder } from "../order.ts";

const from = (here: { lon: number; lat: number }) => (point: { lon: number; lat: number }) => metresBetween(point, here);
const HERE = { lon: 120.1, lat: 30.87 };
const card = (name: string, dueAt: string | null, point: { lon: number; lat: number } | null) => ({ name, dueAt, point });
const LAMP = card("lamp", "2026-11-28T02:00:00Z", { lon: 120.11, lat: 30.87 });
const DRAIN = card("drain", "2026-11-26T02:00:00Z", { lon: 120.2, lat: 30.87 });
const VISIT = card("visit", null, { lon: 120.1, lat: 30.8705 });
const NOWHERE = card("nowhere", "2026-11-25T02:00:00Z", null);
const SAME = card("same place, sooner", "2026-11-27T02:00:00Z", LAMP.point);
const names = (cards: readonly { name: string }[]) => cards.map(({ name }) => name);

test("without a position the list goes by due time, what has none last", () => {
  assert.deepEqual(names(inOrder([LAMP, VISIT, DRAIN, NOWHERE, SAME], null)), ["nowhere", "drain", "same place, sooner", "lamp", "visit"]);
});

test("from where the worker stands the nearest comes first, at one place what is due sooner; what lies nowhere on the map is last", () => {
  const cards = [NOWHERE, DRAIN, LAMP, SAME, VISIT];
  assert.deepEqual(names(inOrder(cards, from(HERE))), ["visit", "same place, sooner", "lamp", "drain", "nowhere"]);
  assert.deepEqual(names(inOrder(cards, from({ lon: 120.2, lat: 30.87 }))), ["drain", "same place, sooner", "lamp", "visit", "nowhere"]);
  assert.deepEqual(names(cards), ["nowhere", "drain", "lamp", "same place, sooner", "visit"], "the list given stays as it was");
});
