import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { writtenIn } from "#platform/testing";
import {
  ANSWERS,
  BRANCHES,
  DELIVERY_WAYS,
  NOT_ACCEPTED,
  PETITION_CHANNELS,
  PETITION_ENDINGS,
  PETITION_STAGES,
  POWERS,
  PROPOSAL_FATES,
  PROPOSAL_KINDS,
  REPEAT_LEAST,
  REVIEW_RESULTS,
  SETTLED_BY,
} from "../contract.ts";
import { figures, petitionSets } from "../figures.ts";
import petitions from "../module.ts";
import { purposes } from "../purposes.ts";
import { words as all } from "../ui/words.ts";

const words: Readonly<Record<string, { zh: string; en: string }>> = all;
const folder = new URL("../", import.meta.url);
const found = writtenIn(folder);
const missing = (keys: readonly string[]): string[] => keys.filter((key) => !(key in words));

test("every no has words that say what to do", () => {
  const codes = [
    ...found(/refuse\.\w+\("(petitions\.[a-z-]+)"/g),
    ...found(/code: "(petitions\.[a-z-]+)"/g),
    ...found(/(?:petition|mandate), "(petitions\.[a-z-]+)"/g),
  ];
  const own = codes.filter((code) => !purposes.some((purpose) => purpose.code === code));
  assert.ok(own.length > 40, String(own.length));
  assert.deepEqual(missing(own), []);
});

test("every message, stage, branch, channel, way, result and power has words in both languages", () => {
  const named = (kind: string, list: readonly string[]) => list.map((one) => `petitions.${kind}.${one}`);
  assert.deepEqual(
    missing([
      ...found(/"(petitions\.notice\.[a-z-]+)"/g),
      ...named("stage", PETITION_STAGES),
      ...named("ending", PETITION_ENDINGS),
      ...named("branch", BRANCHES),
      ...named("channel", PETITION_CHANNELS),
      ...named("way", DELIVERY_WAYS),
      ...named("why", NOT_ACCEPTED),
      ...named("how", SETTLED_BY),
      ...named("result", [...ANSWERS, ...REVIEW_RESULTS]),
      ...named("power", POWERS),
      ...named("proposal", PROPOSAL_KINDS),
      ...named("fate", PROPOSAL_FATES),
      ...named(
        "rule",
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => `PET-${n}`),
      ),
    ]),
    [],
  );
  for (const [key, { zh, en }] of Object.entries(words)) assert.ok(/\p{Script=Han}/u.test(zh) && /[A-Za-z]/.test(en), key);
});

test("a message to a petitioner says nothing of what it is about, not even that it is a petition", () => {
  for (const [key, { zh }] of Object.entries(words))
    if (zh.startsWith("【足迹】")) {
      assert.equal(zh.includes("信访"), false, key);
      const names = [...zh.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
      assert.deepEqual(
        names.filter((name) => name !== "number" && name !== "due"),
        [],
        key,
      );
    }
});

const REPEATS = /volume|petitioner_|person|visits|repeat|times|frequency|score|rank|risk/i;
type Finding = string;
/** No volume figure, no list of petitioners, no ranking: what a table, a figure or a query of petitions may not be. */
function sins(schema: string, rates: typeof figures, sets: typeof petitionSets, inputs: Record<string, readonly string[]>): Finding[] {
  const columns = [...schema.matchAll(/^ {2}([a-z_]+) /gm)].map((match) => match[1] ?? "");
  const parts = new Set(rates.flatMap(({ numerator, denominator }) => [numerator, denominator]));
  return [
    ...columns
      .filter((column) => REPEATS.test(column) || ["name_of", "phone", "address", "petitioner"].includes(column))
      .map((column) => `column ${column}`),
    ...rates.filter(({ unit, denominator }) => unit !== "percent" || denominator === null).map(({ code }) => `figure ${code} counts`),
    ...sets.filter(({ code }) => !parts.has(code)).map(({ code }) => `set ${code} stands alone`),
    ...Object.entries(inputs).flatMap(([query, names]) =>
      names.filter((name) => /name|phone|account|person|sort|order|^q$/i.test(name)).map((name) => `${query} asks by ${name}`),
    ),
  ];
}
const schema = readdirSync(new URL("migrations/", folder))
  .map((name) => readFileSync(new URL(`migrations/${name}`, folder), "utf8"))
  .join("\n")
  .replace(/create table petitions\.agent[\s\S]*?\);/, "")
  .replaceAll(/^alter table petitions\.petition add column /gm, "  ");
const inputs = Object.fromEntries(
  petitions.queries.map((query) => [query.name, Object.keys((query.input as unknown as { shape: Record<string, unknown> }).shape)]),
);

test("petitions have no volume figure, no list by person and no ranking, and a planted one is found", () => {
  assert.ok(Object.keys(inputs).length >= 10);
  assert.deepEqual(sins(schema, figures, petitionSets, inputs), []);
  const alone = { ...petitionSets[0]!, code: "pet.received" };
  const count = { ...figures[0]!, unit: "count", code: "pet.count" } as unknown as (typeof figures)[number];
  assert.deepEqual(
    sins("create table x (\n  petition_volume int4 not null,\n  visits int4\n);", [...figures, count], [...petitionSets, alone], {
      x: ["phone"],
    }),
    ["column petition_volume", "column visits", "figure pet.count counts", "set pet.received stands alone", "x asks by phone"],
  );
});

test("figures are asked of whole counties only, no query counts petitions, and the one about an organ's opinions says nothing under thirty", () => {
  const repeat = readFileSync(new URL("queries-repeat.ts", folder), "utf8");
  assert.match(repeat, /opinion_on between[\s\S]*group by organ having count\(\*\) >= \$\{REPEAT_LEAST\}/);
  assert.equal(REPEAT_LEAST, 30);
  const coded = [...figures.map(({ code }) => code), ...petitionSets.map(({ code }) => code)];
  assert.equal(
    coded.some((code) => /repeat/.test(code)),
    false,
    "of an organ alone: in no catalogue, no score, no area",
  );
  const queries = readdirSync(folder)
    .filter((name) => name.startsWith("queries") && name !== "queries-repeat.ts")
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .join("\n");
  assert.equal(/count\s*\(|group by|sum\s*\(/i.test(queries), false);
  // 条例 41 asks an office for numbers in its report: they are read for that paper, by nothing else.
  const counting = readdirSync(folder).filter(
    (name) => name.endsWith(".ts") && /count\(\*\)/.test(readFileSync(new URL(name, folder), "utf8")),
  );
  assert.deepEqual(counting.sort(), ["queries-repeat.ts", "report-figures.ts"]);
  const using = readdirSync(folder).filter(
    (name) => name.endsWith(".ts") && /report-figures/.test(readFileSync(new URL(name, folder), "utf8")),
  );
  assert.deepEqual(using, ["report-paper.ts"]);
  assert.equal(/digits: 6/.test(queries), true);
});
