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
  let written = 0;
  const write = (slowed: boolean) => async (): Promise<Told> => {
    await turn();
    return { text: `page ${(written += 1)}`, slowed };
  };
  const both = await Promise.all([pages(null, write(false)), pages(null, write(false))]);
  assert.notEqual(both[0].text, both[1].text);
  assert.equal(written, 2);
  const [, flooder, neighbour] = await Promise.all([pages("/", write(false)), pages("/", write(true)), pages("/", write(false))]);
  assert.deepEqual(
    [flooder.slowed, neighbour.slowed],
    [true, false],
    "both were sent what the flooder was told, and only the flooder keeps it",
  );
});
