import assert from "node:assert/strict";
import { test } from "node:test";
import { restKeeper } from "../resting.ts";

const MB = 1_048_576;

test("memory is collected when the server has rested for two looks and holds more than the last time, and not again before it has grown", () => {
  let [held, collected] = [300 * MB, 0];
  const collect = (): void => {
    collected += 1;
    held = 100 * MB;
  };
  const look = restKeeper(collect, () => held);
  const looks = (...busy: number[]): number => {
    for (const one of busy) look({ busy: one, heapBytes: held });
    return collected;
  };
  assert.equal(looks(0.9, 0.02, 0.6, 0.02), 0, "busy in between");
  assert.equal(looks(0.02), 1);
  assert.equal(looks(0, 0, 0, 0, 0), 1, "nothing has grown");
  held = 120 * MB;
  assert.equal(looks(0, 0, 0, 0), 1, "too little for a pause");
  held = 130 * MB;
  assert.equal(looks(0.8, 0.7), 1, "not while it works");
  assert.equal(looks(0, 0), 2);
});
