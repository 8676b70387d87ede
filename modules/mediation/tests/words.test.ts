import assert from "node:assert/strict";
import { test } from "node:test";
import { writtenIn } from "#platform/testing";
import { DISPUTE_TYPES, REMEDIES, STAGES } from "../contract.ts";
import { purposes } from "../purposes.ts";
import { remedyWords, stageWords, typeWords } from "../ui/state-words.ts";
import { words as all } from "../ui/words.ts";

const words: Readonly<Record<string, { zh: string; en: string }>> = all;
const found = writtenIn(new URL("../", import.meta.url));

test("every no has words that say what to do", () => {
  const codes = [
    ...found(/refuse\s*\.?\w*\("(mediation\.[a-z0-9-]+)"/g),
    ...found(/code: "(mediation\.[a-z0-9-]+)"/g),
    ...found(/wrong\("(mediation\.[a-z0-9-]+)"/g),
    ...found(/return "(mediation\.[a-z0-9-]+)"/g),
  ].filter((code) => !purposes.some((purpose) => purpose.code === code));
  assert.ok(codes.length > 60, String(codes.length));
  assert.deepEqual(
    codes.filter((code) => !(code in words)),
    [],
  );
});

test("every message, stage, kind and remedy has words in both languages", () => {
  assert.deepEqual(
    found(/"(mediation\.notice\.[a-z-]+)"/g).filter((key) => !(key in words)),
    [],
  );
  assert.deepEqual(
    STAGES.filter((one) => !(`stage.${one}` in stageWords)),
    [],
  );
  assert.deepEqual(
    DISPUTE_TYPES.filter((one) => !(`type.${one}` in typeWords)),
    [],
  );
  assert.deepEqual(
    REMEDIES.filter((one) => !(`remedy.${one}` in remedyWords)),
    [],
  );
  for (const [key, { zh, en }] of Object.entries(words)) assert.ok(/\p{Script=Han}/u.test(zh) && /[A-Za-z]/.test(en), key);
});

test("a message to a party says nothing of what it is about, or with whom", () => {
  for (const [key, { zh }] of Object.entries(words))
    if (zh.startsWith("【足迹】")) {
      assert.deepEqual(
        [...zh.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).filter((name) => name !== "number" && name !== "due" && name !== "when"),
        [],
        key,
      );
      assert.equal(/纠纷|离婚|家暴|对方/.test(zh), false, key);
    }
});
