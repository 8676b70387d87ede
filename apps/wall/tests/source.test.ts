import assert from "node:assert/strict";
import { test } from "node:test";
import { asking, type Answered } from "../source.ts";

/** A server that answers when told to, and a clock that moves when told to. */
function place(t: { mock: { timers: { enable: (what: { apis: ["setTimeout", "Date"] }) => void; tick: (ms: number) => void } } }) {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const waiting: ((answer: Answered<number>) => void)[] = [];
  const told: Answered<number>[] = [];
  let asked = 0;
  const once = (): Promise<Answered<number>> => {
    asked += 1;
    return new Promise((resolve) => waiting.push(resolve));
  };
  const tile = asking(once, (answer) => void told.push(answer), { everyMs: 20_000, atMostEveryMs: 700 });
  return {
    tile,
    told,
    asked: () => asked,
    tick: (ms: number) => t.mock.timers.tick(ms),
    answer: async (answer: Answered<number>) => {
      waiting.shift()?.(answer);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

test("what stirs while an answer is on its way is asked after it, not twenty seconds later", async (t) => {
  const { tile, asked, tick, answer, told } = place(t);
  tick(100);
  tile.refresh();
  tick(50);
  await answer({ data: 1 });
  assert.deepEqual([asked(), told.length], [1, 1]);
  tick(700);
  assert.equal(asked(), 2);
  await answer({ data: 2 });
  tick(19_999);
  assert.equal(asked(), 2);
  tick(1);
  assert.equal(asked(), 3);
});

test("much that stirs at once is one question, and never sooner than allowed", async (t) => {
  const { tile, asked, tick, answer } = place(t);
  await answer({ data: 1 });
  tick(100);
  for (let times = 0; times < 9; times += 1) tile.refresh();
  tick(599);
  assert.equal(asked(), 1);
  tick(1);
  assert.equal(asked(), 2);
  await answer({ data: 2 });
  tick(5_000);
  tile.refresh();
  tick(0);
  assert.equal(asked(), 3, "after a pause, at once");
});

test("a server that does not answer is asked again sooner; a closed tile asks nothing more", async (t) => {
  const { tile, asked, tick, answer, told } = place(t);
  await answer(null);
  assert.deepEqual(told, [null]);
  tick(3_000);
  assert.equal(asked(), 2);
  tile.close();
  await answer({ data: 1 });
  tile.refresh();
  tick(60_000);
  assert.deepEqual([asked(), told.length], [2, 1]);
});
