import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, isOpen, maySend, own, prove, send, type Own, type OwnEvent } from "../own.ts";

const AT = "2026-11-23T02:00:00.000Z";
const later = (minutes: number): string => new Date(Date.parse(AT) + minutes * 60_000).toISOString();
const after = (events: readonly OwnEvent[], from: Own = own.initial): Own =>
  events.reduce<Own>(
    (state, event, index) => own.evolve(state, { ...event, seq: index + 1, at: AT, by: "resident", role: "", unit: "" }),
    from,
  );
const asked = after(ask(own.initial, "who"));
const sent = after(send(asked), asked);

test("a code that was never sent is never right, however well it is guessed, and is answered like any other", () => {
  assert.ok(isOpen(asked, AT) && isOpen(sent, AT));
  assert.deepEqual(prove(asked, true, later(30)), [{ type: "privacy.own-missed" }]);
  assert.deepEqual(prove(asked, false, later(30)), [{ type: "privacy.own-missed" }]);
  assert.deepEqual(prove(sent, false, later(30)), [{ type: "privacy.own-missed" }]);
  assert.deepEqual(prove(sent, true, later(30)), [{ type: "privacy.own-proved", until: later(30) }]);
});

test("five tries and ten minutes, then a new code; what is proved is proved once", () => {
  let state: Own = sent;
  for (let n = 0; n < 5; n += 1) {
    assert.ok(isOpen(state, AT));
    state = after(prove(state, false, later(30)), state);
  }
  assert.ok(!isOpen(state, AT));
  assert.ok(isOpen(sent, later(9)) && !isOpen(sent, later(10)));
  assert.ok(!isOpen(after([{ type: "privacy.own-proved", until: later(30) }], sent), AT));
  assert.ok(!isOpen(own.initial, AT));
  assert.deepEqual(ask(sent, "other"), [], "an asking is begun once");
  assert.deepEqual(send(sent), []);
});

test("one number gets a code a minute and five a day", () => {
  assert.ok(maySend([], AT));
  assert.ok(!maySend([AT], later(0.5)));
  assert.ok(maySend([AT], later(1)));
  assert.ok(maySend([0, 2, 4, 6].map(later), later(8)));
  assert.ok(!maySend([0, 2, 4, 6, 8].map(later), later(60)));
});
