import assert from "node:assert/strict";
import { test } from "node:test";
import { created, photoFailed, photosToSend, ready, retried, settled, stopsAll, withPhotoSent, type Answer, type Item } from "../item.ts";

const NOW = Date.parse("2026-11-25T02:00:00Z");
const item = (id: string, about: string, change: Partial<Item> = {}): Item => ({
  ...created(
    { command: "a.do-it", path: "/api/a", body: { text: "写的话" }, about, arrived: ["a.done-already"], label: {} },
    id,
    "me",
    [],
    NOW,
  ),
  ...change,
});
const answer = (status: number, body: unknown = {}, retryAfterMs: number | null = null): Answer => ({ status, body, retryAfterMs });
const refusal = (status: number, code: string): Answer => answer(status, { code, message: "为什么不行" });

test("what arrived is kept as arrived, without the words", () => {
  const sent = settled(item("1", "r"), answer(200, { number: "8F3K" }), NOW);
  assert.deepEqual([sent.state, sent.body, sent.answer], ["sent", {}, { number: "8F3K" }]);
});

test("no answer, a busy server and a slow one are tried again, later each time, never beyond ten minutes", () => {
  let one = item("1", "r");
  const waits: number[] = [];
  for (let tries = 0; tries < 12; tries += 1) {
    one = settled(one, answer(tries % 2 === 0 ? 0 : 503), NOW);
    assert.equal(one.state, "waiting");
    waits.push(one.notBefore - NOW);
  }
  assert.ok(waits.every((wait, index) => index === 0 || wait >= waits[index - 1]!));
  assert.equal(waits.at(-1), 600_000);
  assert.equal(settled(item("1", "r"), answer(429, {}, 7_000), NOW).notBefore, NOW + 7_000, "as long as the server asked for");
});

test("409: arrived before, tried too early, or a real conflict, each taken for what it is", () => {
  assert.equal(settled(item("1", "r"), refusal(409, "a.done-already"), NOW).state, "sent");
  assert.equal(settled(item("1", "r"), refusal(409, "command.reused-id"), NOW).state, "sent", "an older version of the app had sent it");
  assert.equal(settled(item("1", "r"), refusal(409, "record.busy"), NOW).state, "waiting");
  assert.equal(settled(item("1", "r"), refusal(409, "a.not-yet"), NOW).state, "waiting");
  const kept = settled(item("1", "r"), refusal(409, "a.not-now"), NOW);
  assert.deepEqual([kept.state, kept.reason?.message, kept.body], ["kept", "为什么不行", { text: "写的话" }]);
});

test("a no is shown with its words and keeps everything; an ended session stops all and blames no item", () => {
  const refused = settled(item("1", "r"), refusal(403, "access.not-yours"), NOW);
  assert.deepEqual([refused.state, refused.reason?.message, refused.body], ["refused", "为什么不行", { text: "写的话" }]);
  const over = settled(item("1", "r"), refusal(401, "access.sign-in"), NOW);
  assert.deepEqual([over.state, over.tries], ["waiting", 0]);
  for (const stop of [refusal(401, "access.sign-in"), refusal(403, "access.password-first"), refusal(403, "x.device-shut-out")])
    assert.equal(stopsAll(stop), true);
  assert.equal(stopsAll(refusal(403, "access.not-yours")), false);
});

test("what is about one record goes in order; what waits or was refused holds back what follows it, a conflict does not", () => {
  const items = [item("3", "r"), item("1", "r"), item("2", "s")];
  assert.deepEqual(
    ready(items, NOW).map(({ id }) => id),
    ["1", "2"],
  );
  const after = (state: Item["state"]) => ready([item("1", "r", { state }), item("3", "r")], NOW).map(({ id }) => id);
  assert.deepEqual(after("kept"), ["3"]);
  assert.deepEqual(after("sent"), ["3"]);
  assert.deepEqual(after("refused"), []);
  assert.deepEqual(
    ready([item("1", "r", { notBefore: NOW + 1 }), item("3", "r")], NOW).map(({ id }) => id),
    [],
  );
  assert.deepEqual(
    ready([retried(item("1", "r", { state: "refused", notBefore: NOW + 1 }))], NOW).map(({ id }) => id),
    ["1"],
  );
});

test("a photo is sent once, and again only when the server may have let it go", () => {
  const photos = [
    { id: "p", bytes: 1, sentAt: null },
    { id: "q", bytes: 1, sentAt: NOW - 3_600_000 },
    { id: "old", bytes: 1, sentAt: NOW - 13 * 3_600_000 },
  ];
  const with3 = item("1", "r", { photos });
  assert.deepEqual(
    photosToSend(with3, NOW).map(({ id }) => id),
    ["p", "old"],
  );
  assert.deepEqual(photosToSend(withPhotoSent(withPhotoSent(with3, "p", NOW), "old", NOW), NOW), []);
  assert.equal(photoFailed(with3, answer(0), NOW).state, "waiting");
  assert.equal(photoFailed(with3, refusal(413, "files.too-large"), NOW).state, "refused");
});
