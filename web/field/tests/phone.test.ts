import assert from "node:assert/strict";
import { test } from "node:test";
import { isUuid, receiptNumber as serverNumber, uuidv7 } from "#platform/ids";
import { keyFrom, openJson, sealJson } from "../cipher.ts";
import { nextInstant, offsetFrom } from "../clock.ts";
import { receiptNumber } from "../receipt.ts";
import { upgraded } from "../upgrade.ts";
import { FORMAT } from "../item.ts";

test("a phone works out the same number as the server", async () => {
  for (let index = 0; index < 50; index += 1) {
    const id = uuidv7();
    assert.equal(await receiptNumber(id), serverNumber(id));
  }
});

test("a clock wrong by days is told from the server's answer, one that is right is left alone", () => {
  const server = "Wed, 25 Nov 2026 02:00:00 GMT";
  const at = Date.parse(server);
  const days = 3 * 86_400_000;
  assert.ok(Math.abs((offsetFrom(server, at - days, at - days + 200) ?? 0) - days) < 1_000);
  assert.ok(Math.abs((offsetFrom(server, at + days, at + days + 200) ?? 0) + days) < 1_000);
  assert.equal(offsetFrom(server, at - 300, at + 900), 0);
  assert.equal(offsetFrom(null, at, at), null);
  assert.equal(offsetFrom("yesterday", at, at), null);
});

test("ids never go back, though the clock is set back between two of them", () => {
  assert.equal(nextInstant(1_000, 5_000), 5_001);
  assert.equal(nextInstant(9_000, 5_000), 9_000);
});

test("what is sealed opens with the same account's key on the same phone and with no other", async () => {
  const key = await keyFrom("ONE");
  const sealed = await sealJson(key, { words: "三单元 301 室" });
  assert.deepEqual(await openJson(await keyFrom("ONE"), sealed), { words: "三单元 301 室" });
  await assert.rejects(openJson(await keyFrom("TWO"), sealed));
  await assert.rejects(crypto.subtle.exportKey("raw", key), "it cannot be read out");
  assert.ok(!Buffer.from(sealed.cipher).toString("utf8").includes("301"));
});

test("an item of the app's first builds is understood; one of a later version is left as it is", () => {
  const id = uuidv7();
  const old = {
    id,
    url: "/api/incidents",
    body: { id, description: "旧版存的" },
    photos: ["p1"],
    at: 5,
    by: "me",
    command: "a.b",
    error: "断了",
  };
  const found = upgraded(old);
  assert.deepEqual(
    [found?.format, found?.path, found?.state, found?.reason?.message, found?.photos],
    [FORMAT, "/api/incidents", "waiting", "断了", [{ id: "p1", bytes: 0, sentAt: null }]],
  );
  assert.ok(isUuid(found?.id ?? ""));
  assert.equal(upgraded({ ...old, format: FORMAT + 1 }), null);
});
