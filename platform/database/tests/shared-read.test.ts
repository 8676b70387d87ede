import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sharedReads } from "../shared-read.ts";

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("whoever asks while a read is under way shares the next one, which begins after all of them asked", async () => {
  const shared = sharedReads();
  const gates: PromiseWithResolvers<string>[] = [];
  const read = (): Promise<string> => {
    const gate = Promise.withResolvers<string>();
    gates.push(gate);
    return gate.promise;
  };
  const first = shared("k", read);
  const [second, third] = [shared("k", read), shared("k", read)];
  const other = shared("another", read);
  assert.equal(gates.length, 2, "one for each key");
  gates[0]!.resolve("old");
  assert.equal(await first, "old");
  await turn();
  assert.equal(gates.length, 3);
  gates[2]!.resolve("new");
  assert.deepEqual([await second, await third], ["new", "new"]);
  gates[1]!.resolve("other");
  assert.equal(await other, "other");
  await turn();
  void shared("k", read);
  assert.equal(gates.length, 4, "nothing is kept");
});

test("a read that fails is told to those who waited for it, and the next one is tried anew", async () => {
  const shared = sharedReads();
  let tries = 0;
  const read = async (): Promise<number> => {
    tries += 1;
    await turn();
    if (tries < 3) throw new Error(`try ${tries}`);
    return tries;
  };
  const [first, second, third] = [shared("k", read), shared("k", read), shared("k", read)];
  await assert.rejects(first, /try 1/);
  await assert.rejects(second, /try 2/);
  await assert.rejects(third, /try 2/);
  assert.equal(await shared("k", read), 3);
});

test("where more askers are waited for, who asks before the read begins is in it, and who asks after the one before it too", async () => {
  const gathered: PromiseWithResolvers<void>[] = [];
  const gather = (): Promise<void> => {
    const gate = Promise.withResolvers<void>();
    gathered.push(gate);
    return gate.promise;
  };
  const shared = sharedReads(gather);
  let reads = 0;
  const landing: PromiseWithResolvers<void>[] = [];
  const read = async (): Promise<number> => {
    const number = (reads += 1);
    const gate = Promise.withResolvers<void>();
    landing.push(gate);
    await gate.promise;
    return number;
  };
  const first = shared("k", read);
  await turn();
  const second = shared("k", read);
  assert.equal(reads, 0);
  gathered[0]!.resolve();
  await turn();
  const third = shared("k", read);
  landing[0]!.resolve();
  assert.deepEqual(await Promise.all([first, second]), [1, 1]);
  await turn();
  const fourth = shared("k", read);
  gathered[1]!.resolve();
  await turn();
  landing[1]!.resolve();
  assert.deepEqual(await Promise.all([third, fourth]), [2, 2]);
});

test("however askers and writers come, nobody gets an answer older than the own question", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("ask", "write", "wait"), { minLength: 2, maxLength: 40 }),
      fc.boolean(),
      async (steps, gathering) => {
        const shared = gathering ? sharedReads(turn) : sharedReads();
        let written = 0;
        const asked: Promise<void>[] = [];
        for (const step of steps) {
          if (step === "write") written += 1;
          else if (step === "wait") await turn();
          else {
            const known = written;
            const read = async (): Promise<number> => {
              const seen = written;
              await turn();
              return seen;
            };
            asked.push(shared("k", read).then((seen) => assert.ok(seen >= known, `${seen} < ${known}`)));
          }
        }
        await Promise.all(asked);
      },
    ),
    { numRuns: 200 },
  );
});
