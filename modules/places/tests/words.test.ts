import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { GRID_KINDS, KINDS, LEVELS } from "../contract.ts";
import { planWords } from "../ui/plan-words.ts";
import { words as areaWords } from "../ui/words.ts";

const words = { ...areaWords, ...planWords };

const folder = new URL("../", import.meta.url);
const source = readdirSync(folder)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(new URL(name, folder), "utf8"))
  .join("\n");

test("every refusal, fault, level and kind has words in both languages", () => {
  const refusals = [...source.matchAll(/refuse\.\w+\("(places\.[a-z-]+)"|code: "(places\.[a-zA-Z.-]+)"/g)].map(
    (match) => match[1] ?? match[2] ?? "",
  );
  const faults = [...source.matchAll(/(?:fault|faulty)\((?:row, )?"([a-z-]+)"/g)].map((match) => `places.fault.${match[1]}`);
  const findings = [...source.matchAll(/serious\("([a-z-]+)"/g)].map((match) => `places.plan.${match[1]}`);
  const geo = [...readFileSync(new URL("../../platform/geo/geojson.ts", folder), "utf8").matchAll(/^ {2}\| "(\w+)"/gm)].map(
    (match) => `places.fault.${match[1]}`,
  );
  assert.ok(refusals.length >= 10 && faults.length >= 8 && findings.length >= 15 && geo.length >= 14);
  const wanted = [
    ...refusals,
    ...faults,
    ...geo,
    ...findings,
    ...LEVELS.map((level) => `places.level.${level}`),
    ...[...KINDS, ...GRID_KINDS].map((kind) => `places.kind.${kind}`),
  ];
  const catalogue: Record<string, { zh: string; en: string }> = words;
  for (const key of wanted) assert.ok(catalogue[key]?.zh && catalogue[key].en, key);
});

test("the places to fill are the same in both languages", () => {
  const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => (match[1] ?? "").replace(/En$/, "")).sort();
  for (const [key, { zh, en }] of Object.entries(words)) assert.deepEqual(places(zh), places(en), key);
});
