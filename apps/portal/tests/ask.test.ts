import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { askFor } from "../client/ask.ts";

const answers = (...statuses: number[]) =>
  mock.method(globalThis, "fetch", async () => {
    const status = statuses.shift() ?? 200;
    return new Response(JSON.stringify({ rows: 1 }), { status, headers: status === 429 ? { "retry-after": "2" } : {} });
  });

test("whoever counts a figure of many files again waits as long as the server says, and goes on", async () => {
  const asked = answers(429, 429, 200);
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const found = askFor("/rows");
    for (const times of [1, 2]) {
      await turn();
      assert.equal(asked.mock.callCount(), times);
      mock.timers.tick(1_999);
      await turn();
      assert.equal(asked.mock.callCount(), times, "not before its time");
      mock.timers.tick(1);
      await turn();
    }
    assert.deepEqual(await found, { rows: 1 });
  } finally {
    mock.timers.reset();
    asked.mock.restore();
  }
});

test("a file that is not there is not asked for again, and nobody waits for ever", async () => {
  const gone = answers(404);
  await assert.rejects(askFor("/rows"), /404/);
  assert.equal(gone.mock.callCount(), 1);
  gone.mock.restore();
  const busy = answers(429);
  await assert.rejects(askFor("/rows", 0), /429/);
  busy.mock.restore();
});
