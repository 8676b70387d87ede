import assert from "node:assert/strict";
import { test } from "node:test";
import type { Recorded } from "#platform/ledger";
import { Refusal } from "#platform/refusals";
import { change, end, form, join, leave, network, type Network, type NetworkEvent } from "../network.ts";

const TODAY = "2026-11-23";
const after = (state: Network, events: readonly NetworkEvent[]): Network =>
  events.reduce(
    (now, event) =>
      network.evolve(now, {
        ...event,
        seq: 1,
        at: "2026-11-23T00:00:00.000Z",
        by: "a",
        role: "admin",
        unit: "zfw-330502",
      } as Recorded<NetworkEvent>),
    state,
  );
const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields ?? []).some((field) => field.code === code));

const facts = { area: "330502", sort: "jointAction" as const, zh: "应急联动", en: "Joint action", on: "2026-01-10" };
const seat = { contact: null, dutyLine: "0572-5550001", on: "2026-02-01" };
const formed = after(network.initial, form(network.initial, facts, TODAY));
const joined = after(formed, join(formed, "fire-330502", seat, TODAY));
const seats = (state: Network) => (state.stage === "none" ? [] : state.seats.map(({ unit, from, to }) => [unit, from, to]));

test("a unit is a member from the day it joins to the day it leaves, and may come back later, not earlier", () => {
  const left = after(joined, leave(joined, "fire-330502", "2026-05-01", TODAY));
  assert.throws(() => join(left, "fire-330502", { ...seat, on: "2026-04-30" }, TODAY), refused("organisations.before-that"));
  const back = after(left, join(left, "fire-330502", { ...seat, on: "2026-05-01" }, TODAY));
  assert.deepEqual(seats(back), [
    ["fire-330502", "2026-02-01", "2026-05-01"],
    ["fire-330502", "2026-05-01", null],
  ]);
  // What changes is the seat it has, not the one it had.
  const changed = after(back, change(back, "fire-330502", { contact: "p", dutyLine: "119" }));
  assert.deepEqual(changed.stage !== "none" && changed.seats.map(({ contact, dutyLine }) => [contact, dutyLine]), [
    [null, "0572-5550001"],
    ["p", "119"],
  ]);
  assert.deepEqual(change(changed, "fire-330502", { contact: "p", dutyLine: "119" }), []);
});

test("nothing is dated ahead of its day or before what it follows", () => {
  assert.throws(() => form(network.initial, { ...facts, on: "2026-11-24" }, TODAY), refused("organisations.day-to-come"));
  assert.throws(() => join(formed, "cg-330502", { ...seat, on: "2026-11-24" }, TODAY), refused("organisations.day-to-come"));
  assert.throws(() => join(formed, "cg-330502", { ...seat, on: "2026-01-09" }, TODAY), refused("organisations.before-that"));
  assert.throws(() => leave(joined, "fire-330502", "2026-01-31", TODAY), refused("organisations.before-that"));
  assert.throws(() => end(joined, "2026-01-31", TODAY), refused("organisations.before-that"));
  assert.throws(() => end(joined, "2026-11-24", TODAY), refused("organisations.day-to-come"));
});

test("a network that ended has no members, and is changed no more", () => {
  const over = after(joined, end(joined, "2026-10-01", TODAY));
  assert.deepEqual(seats(over), [["fire-330502", "2026-02-01", "2026-10-01"]]);
  for (const step of [
    () => join(over, "cg-330502", seat, TODAY),
    () => end(over, TODAY, TODAY),
    () => leave(over, "fire-330502", TODAY, TODAY),
  ])
    assert.throws(step, refused("organisations.network-over"));
  assert.throws(() => form(over, facts, TODAY), refused("organisations.network-exists"));
  assert.throws(() => join(network.initial, "cg-330502", seat, TODAY), refused("record.not-found"));
});
