import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { round, samePages } from "../same-page.ts";

type Told = { text: string; slowed: boolean };

test("who asks for the same page at once is sent one and the same, who asks later a new one", async () => {
  const pages = samePages<Told>(round);
  const gates: PromiseWithResolvers<void>[] = [];
  const write = async (): Promise<Told> => {
    const number = gates.push(Promise.withResolvers<void>());
    await gates[number - 1]?.promise;
    return { text: `page ${number}`, slowed: false };
  };
  const begun = async (count: number): Promise<void> => {
    while (gates.length < count) await turn();
  };
  const together = [pages("/ zh", write), pages("/ zh", write)];
  await turn();
  together.push(pages("/ zh", write));
  await begun(1);
  const later = [pages("/ zh", write), pages("/ zh", write)];
  const english = pages("/ en", write);
  await begun(2);
  gates[0]?.resolve();
  const [first, ...others] = await Promise.all(together);
  assert.deepEqual(others, [first, first], "all had asked before it was begun");
  await begun(3);
  gates[1]?.resolve();
  gates[2]?.resolve();
  const [second, third] = await Promise.all(later);
  assert.equal(second, third, "both asked while the first was being written");
  assert.deepEqual(
    [first?.text, (await english).text, second?.text],
    ["page 1", "page 2", "page 3"],
    "a page is never older than its asking",
  );
  const last = pages("/ zh", write);
  await begun(4);
  gates[3]?.resolve();
  assert.equal((await last).text, "page 4", "nothing is kept");
});

test("a page of one's own is written for each, and whoever is told to wait is told alone", async () => {
  const pages = samePages<Told>();
  let written = 0;
  const write = (slowed: boolean) => async (): Promise<Told> => {
    await turn();
    return { text: `page ${(written += 1)}`, slowed };
  };
  const both = await Promise.all([pages(null, write(false)), pages(null, write(false))]);
  assert.notEqual(both[0].text, both[1].text);
  assert.equal(written, 2);
  const [flooder, neighbour] = await Promise.all([pages("/", write(true)), pages("/", write(false))]);
  assert.deepEqual(
    [flooder.slowed, neighbour.slowed],
    [true, false],
    "both were sent what the flooder was told, and only the flooder keeps it",
  );
});

test("a page few ask for is written at once, and those who come meanwhile share the next", async () => {
  const pages = samePages<Told>();
  const gate = Promise.withResolvers<void>();
  let begun = 0;
  const write = async (): Promise<Told> => {
    const text = `page ${(begun += 1)}`;
    await gate.promise;
    return { text, slowed: false };
  };
  const first = pages("/f/link", write);
  assert.equal(begun, 1, "nobody was waited for");
  const others = [pages("/f/link", write), pages("/f/link", write)];
  gate.resolve();
  assert.deepEqual(
    (await Promise.all([first, ...others])).map(({ text }) => text),
    ["page 1", "page 2", "page 2"],
  );
});
