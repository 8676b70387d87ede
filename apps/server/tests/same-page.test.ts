import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { samePages } from "../same-page.ts";

type Told = { text: string; slowed: boolean };

test("who asks for the same page at once is sent one and the same, who asks later a new one", async () => {
  const pages = samePages<Told>();
  let written = 0;
  const write = async (): Promise<Told> => {
    await turn();
    return { text: `page ${(written += 1)}`, slowed: false };
  };
  const first = pages("/ zh", write);
  const [, second, third, english] = await Promise.all([first, pages("/ zh", write), pages("/ zh", write), pages("/ en", write)]);
  assert.equal(second, third, "both asked while the first was being written");
  assert.notEqual(await first, second, "a page is never older than its asking");
  assert.notEqual(english, second);
  assert.equal(written, 3);
  await pages("/ zh", write);
  assert.equal(written, 4, "nothing is kept");
});

test("a page of one's own is written for each, and whoever is told to wait is told alone", async () => {
  const pages = samePages<Told>();
  const own: boolean[] = [];
  const write = (slowed: boolean) => async (mine: boolean) => {
    own.push(mine);
    await turn();
    return { text: mine ? "mine" : "for all", slowed: slowed && !mine };
  };
  const both = await Promise.all([pages(null, write(false)), pages(null, write(false))]);
  assert.deepEqual(
    [both.map(({ text }) => text), own.splice(0)],
    [
      ["mine", "mine"],
      [true, true],
    ],
  );
  const flooded = await Promise.all([pages("/", write(true)), pages("/", write(true))]);
  assert.deepEqual(
    flooded.map(({ text }) => text),
    ["mine", "mine"],
  );
});
