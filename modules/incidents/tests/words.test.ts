import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { ENDINGS, STAGES, SUPERVISION_LEVELS, URGENCIES } from "../contract.ts";
import { CLOCK_RULES } from "../clocks.ts";
import { readWords } from "../ui/read-words.ts";
import { words as ownWords } from "../ui/words.ts";
import { noticeKinds } from "../notice-kinds.ts";
import { purposes } from "../purposes.ts";

/** The whole catalogue, as the server lays it together. */
const words: Readonly<Record<string, { zh: string; en: string }>> = { ...ownWords, ...readWords };

const folder = new URL("../", import.meta.url);
const sources = readdirSync(folder).filter((name) => name.endsWith(".ts") && name !== "contract.ts");
const text = sources.map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
const found = (pattern: RegExp): string[] => [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ""))];
const known = (key: string): boolean => key in words;

test("every no has words that say what to do", () => {
  const codes = [...found(/refuse\.\w+\("(incidents\.[a-z-]+)"/g), ...found(/code: "(incidents\.[a-z-]+)"/g)].filter(
    (code) => !purposes.some((purpose) => purpose.code === code),
  );
  assert.ok(codes.length > 50);
  assert.deepEqual(
    codes.filter((code) => !known(code)),
    [],
  );
});

test("every event of a record has plain words for whoever follows it", () => {
  const events = found(/type: "incidents\.([a-z-]+)"/g);
  assert.ok(events.length > 35);
  const ofRecords = events.filter((event) => !/^(signal|category|procedure|view|template)-/.test(event));
  assert.deepEqual(
    ofRecords.filter((event) => !known(`incidents.told.${event}`)),
    [],
  );
});

test("every message has words", () => {
  const messages = [...found(/"(incidents\.notice\.[a-z-]+)"/g), ...ENDINGS.map((ending) => `incidents.notice.ended-${ending}`)];
  assert.ok(messages.length > 20);
  assert.deepEqual(
    messages.filter((message) => !known(message)),
    [],
  );
});

test("every stage, ending, urgency, level and clock has words in both languages", () => {
  const keys = [
    ...STAGES.map((one) => `incidents.stage.${one}`),
    ...ENDINGS.map((one) => `incidents.ending.${one}`),
    ...URGENCIES.map((one) => `incidents.urgency.${one}`),
    ...SUPERVISION_LEVELS.map((one) => `incidents.level.${one}`),
    ...[...CLOCK_RULES, "signal"].flatMap((one) => [`incidents.rule.${one}`, `incidents.basis.${one}`]),
  ];
  assert.deepEqual(
    keys.filter((key) => !known(key)),
    [],
  );
  for (const [key, { zh, en }] of Object.entries(words)) assert.ok(zh.trim() !== "" && en.trim() !== "", key);
});

test("every message to staff is of one sort that may be wanted by mail", () => {
  // Residents' messages begin with who writes to them.
  const toStaff = Object.entries(words).filter(([key, { zh }]) => key.startsWith("incidents.notice.") && !zh.startsWith("【足迹】"));
  assert.ok(toStaff.length > 8);
  for (const [key] of toStaff) assert.equal(noticeKinds.filter((kind) => kind.words.includes(key)).length, 1, key);
});
