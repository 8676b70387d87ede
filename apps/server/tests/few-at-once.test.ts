import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { fewAtOnce } from "../few-at-once.ts";

test("however many wait, so many run at once, in the order they came, and one that fails holds up nobody", async () => {
  const inTurn = fewAtOnce(3);
  let [running, most] = [0, 0];
  const begun: number[] = [];
  const work = (number: number) => async (): Promise<number> => {
    begun.push(number);
    running += 1;
    most = Math.max(most, running);
    for (let turns = 0; turns <= number % 4; turns += 1) await turn();
    running -= 1;
    if (number % 5 === 0) throw new Error(`${number} fails`);
    return number;
  };
  const all = Array.from({ length: 20 }, (_, number) => number);
  const done = await Promise.allSettled(all.map((number) => inTurn(work(number))));
  assert.equal(most, 3);
  assert.deepEqual(begun, all);
  assert.deepEqual(
    done.map((one) => (one.status === "fulfilled" ? one.value : null)),
    all.map((number) => (number % 5 === 0 ? null : number)),
  );
  assert.equal(await inTurn(work(21)), 21, "and afterwards there is room again");
});
