import assert from "node:assert/strict";
import { test } from "node:test";
import type { Refusal } from "#platform/refusals";
import { fairTurns } from "../turns.ts";

/** Work that ends when it is told to. */
function held() {
  const order: string[] = [];
  const ends: (() => void)[] = [];
  return {
    order,
    work: (name: string) => () => {
      order.push(name);
      return new Promise<string>((done) => ends.push(() => done(name)));
    },
    endOne: async () => {
      await new Promise((done) => setImmediate(done));
      const end = ends.shift();
      assert.ok(end, "nothing is at work");
      end();
    },
  };
}
const busy = (cause: Refusal): boolean => cause.body.code === "files.busy" && cause.body.kind === "tooMany";

test("whoever sends one file waits for one of those somebody else sent before, not for all", async () => {
  const turns = fairTurns(1);
  const { order, work, endOne } = held();
  const flood = Array.from({ length: 10 }, (_, index) => turns("1.1.1.1", work(`flood ${index}`)));
  const one = turns("2.2.2.2", work("one"));
  const two = turns("3.3.3.3", work("two"));
  for (let n = 0; n < 12; n += 1) await endOne();
  await Promise.all([...flood, one, two]);
  assert.deepEqual(order.slice(0, 4), ["flood 0", "flood 1", "one", "two"]);
  assert.equal(order.length, 12);
});

test("no more than so many at once, and what fails gives its place to the next", async () => {
  const turns = fairTurns(2);
  let now = 0;
  let most = 0;
  const one = (index: number) => async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((done) => setImmediate(done));
    now -= 1;
    if (index % 3 === 0) throw new Error("broken");
    return index;
  };
  const settled = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => turns(`from ${index % 4}`, one(index))));
  assert.equal(most, 2);
  assert.deepEqual(settled.map(({ status }) => status).slice(0, 4), ["rejected", "fulfilled", "fulfilled", "rejected"]);
});

test("who has too many waiting is told to come later, and others are still taken until the memory for it is full", async () => {
  const turns = fairTurns(1);
  const { work, endOne } = held();
  const taken: Promise<unknown>[] = [];
  for (let n = 0; n < 25; n += 1) taken.push(turns("1.1.1.1", work("a")));
  await assert.rejects(turns("1.1.1.1", work("a")), busy);
  for (let n = 0; n < 36; n += 1) taken.push(turns(`2.2.2.${n}`, work("b")));
  await assert.rejects(turns("3.3.3.3", work("c")), busy);
  for (let n = 0; n < 61; n += 1) await endOne();
  await Promise.all(taken);
  const last = turns("3.3.3.3", work("c"));
  await endOne();
  assert.equal(await last, "c", "afterwards everything is as before");
});
