import assert from "node:assert/strict";
import { test } from "node:test";
import { reasons } from "../reasons.ts";
import type { Ask } from "../wire.ts";

const refusal = { status: 400, body: { code: "vault.reason-needed", message: "请写明查看理由" }, retryAfterMs: null };

/** A server that opens one path with a reason only, and what it was asked. */
function server() {
  const asked: { path: string; why: string | undefined }[] = [];
  const ask: Ask = async (_, path, more) => {
    const why = more?.headers?.["x-zuji-reason"];
    asked.push({ path, why: why && decodeURIComponent(why) });
    return path === "/sealed" && !why ? refusal : { status: 200, body: { path }, retryAfterMs: null };
  };
  return { ask, asked };
}

test("where the server wants a reason the worker is asked for it, and the typed words go along with what was refused, and with nothing else", async () => {
  const { ask, asked } = server();
  const shown: (string | null)[] = [];
  const line = reasons(ask, (message) => void shown.push(message));
  // Nothing waits for the answer: the refusal comes back at once and the outbox goes on.
  assert.equal((await line.ask("GET", "/sealed")).status, 400);
  assert.deepEqual(shown, ["请写明查看理由"]);
  line.give("核对门牌");
  assert.deepEqual(shown, ["请写明查看理由", null]);
  assert.equal((await line.ask("GET", "/sealed")).status, 200);
  await line.ask("GET", "/open");
  await line.ask("GET", "/sealed");
  assert.deepEqual(
    asked.map(({ why }) => why),
    [undefined, "核对门牌", undefined, undefined],
    "once opened the server knows the reason for the day",
  );
});

test("put off, it is not asked for again with every round, but when the worker refreshes by hand", async () => {
  const { ask } = server();
  const shown: (string | null)[] = [];
  const line = reasons(ask, (message) => void shown.push(message));
  await line.ask("GET", "/sealed");
  line.give(null);
  await line.ask("GET", "/sealed");
  assert.equal(shown.length, 2);
  line.anew();
  await line.ask("GET", "/sealed");
  assert.equal(shown.at(-1), "请写明查看理由");
});

test("no network and other refusals ask for nothing", async () => {
  const shown: (string | null)[] = [];
  for (const body of [null, { code: "access.not-yours", message: "不" }, "x"]) {
    const line = reasons(
      async () => ({ status: body === null ? 0 : 403, body, retryAfterMs: null }),
      (message) => void shown.push(message),
    );
    await line.ask("GET", "/sealed");
  }
  assert.deepEqual(shown, []);
});
