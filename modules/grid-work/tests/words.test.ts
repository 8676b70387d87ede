import assert from "node:assert/strict";
import { test } from "node:test";
import { writtenIn } from "#platform/testing";
import { REQUEST_ENDINGS, VISIT_STAGES } from "../contract.ts";
import { purposes } from "../purposes.ts";
import { words as all } from "../ui/words.ts";

const words: Readonly<Record<string, { zh: string; en: string }>> = all;
const found = writtenIn(new URL("../", import.meta.url));
const missing = (keys: readonly string[]): string[] => keys.filter((key) => !(key in words));

test("every no has words that say what to do", () => {
  const codes = [
    ...found(/refuse\.\w+\("(grid-work\.[a-z-]+)"/g),
    ...found(/code: "(grid-work\.[a-z-]+)"/g),
    ...found(/request, "(grid-work\.[a-z-]+)"/g),
  ];
  const own = codes.filter((code) => !purposes.some((purpose) => purpose.code === code) && !code.startsWith("grid-work.notice"));
  assert.ok(own.length > 28, String(own.length));
  assert.deepEqual(missing(own), []);
});

test("every message, stage and ending has words in both languages", () => {
  assert.deepEqual(
    missing([
      ...found(/"(grid-work\.notice\.[a-z-]+)"/g),
      ...REQUEST_ENDINGS.flatMap((one) => [`grid-work.ending.${one}`, `grid-work.notice.ended-${one}`]),
      ...VISIT_STAGES.map((one) => `grid-work.visit-stage.${one}`),
    ]),
    [],
  );
  for (const [key, { zh, en }] of Object.entries(words)) assert.ok(/\p{Script=Han}/u.test(zh) && /[A-Za-z]/.test(en), key);
});

test("a message to a resident says nothing of what it is about", () => {
  for (const [key, { zh }] of Object.entries(words))
    if (zh.startsWith("【足迹】"))
      assert.deepEqual(
        [...zh.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).filter((name) => name !== "number" && name !== "due"),
        [],
        key,
      );
});
