import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { arrows, doors, noZodOnPhones, oneFramework, ranks } from "./architecture/arrows.ts";
import { scaleOut, secondWall } from "./architecture/migrations.ts";
import { PLANTS } from "./architecture/plants.ts";
import { onePageAnAddress } from "./architecture/pages.ts";
import { needless, purposeLint } from "./architecture/purposes.ts";
import { roleLists } from "./architecture/role-lists.ts";
import { phoneFolds, pureNouns, roles } from "./architecture/roles.ts";
import { tree, type Rule } from "./architecture/source.ts";
import { keptStates } from "./architecture/states.ts";
import { forbiddenConcepts, longFiles, MAY_NAME, noDomainInPlatform, onePercent, oneTableWriter } from "./architecture/words.ts";

const RULES: readonly [string, string, Rule][] = [
  ["arrows", "arrows go one way: apps → modules → platform | web", arrows],
  ["doors", "a part is entered by its doors only", doors],
  ["ranks", "registers know no service, services no oversight, and modules form no circle", ranks],
  ["onePageAnAddress", "one screen answers one address of the console", onePageAnAddress],
  ["oneFramework", "React and Preact never meet in one page", oneFramework],
  ["noZodOnPhones", "what residents and grid workers load carries no zod", noZodOnPhones],
  ["roles", "each file of a module does its own work only", roles],
  ["roleLists", "who may is one list, for the server and its screens", roleLists],
  ["phoneFolds", "what a phone folds by itself needs no server", phoneFolds],
  ["pureNouns", "a decision follows from its arguments alone", pureNouns],
  ["keptStates", "a state that is kept without its blank fields is never read as it lies there", keptStates],
  ["noDomainInPlatform", "the platform holds no word of the city's services", noDomainInPlatform],
  ["onePercent", "a share is written one way on every screen and paper", onePercent],
  ["oneTableWriter", "every CSV and every workbook comes from one writer, where no cell becomes a formula", oneTableWriter],
  ["forbiddenConcepts", "nothing here scores, watches or labels people", forbiddenConcepts],
  ["purposeLint", "every personal field has a purpose, a law, an end and readers", purposeLint],
  ["scaleOut", "every migration also runs on a cluster", scaleOut],
  ["secondWall", "rows of a place or a person stand behind row-level security", secondWall],
];

const sources = tree();

for (const [name, words, rule] of RULES) {
  test(words, () => assert.deepEqual(rule(sources), []));
  provesItself(name, rule);
}

test("files worth splitting are named", (t) => longFiles(sources).forEach((line) => t.diagnostic(line)));
provesItself("longFiles", longFiles);

test("the map of the tree names every module and every part of the platform", () => {
  const map = readFileSync("ARCHITECTURE.md", "utf8");
  const parts = new Set(sources.flatMap(({ path }) => /^(?:modules|platform)\/([\w-]+)\//.exec(path)?.[1] ?? []));
  assert.deepEqual([...parts].filter((part) => !new RegExp(`\\s${part}/`).test(map)), []); // prettier-ignore
});
test("the tree is really read", () => assert.ok(sources.filter(({ path }) => /^(platform|modules|apps|web)\//.test(path)).length > 100));
test("what is told to look personal and not to be can only shrink", () => assert.deepEqual(needless(sources), []));
test("the list of files that may name forbidden things can only shrink", () =>
  MAY_NAME.forEach((path) =>
    assert.notDeepEqual(
      forbiddenConcepts(sources.filter((one) => one.path === path).map(({ text }) => ({ path: `x/${path}`, text }))),
      [],
      path,
    ),
  ));

function provesItself(name: string, rule: Rule): void {
  test(`${name}: every planted violation is found, and what is sound passes`, () => {
    const plants = PLANTS[name];
    assert.ok(plants !== undefined && plants.broken.length > 0, name);
    plants.broken.forEach((planted, index) => assert.notDeepEqual(rule(planted), [], `${name} overlooks its plant ${index}`));
    assert.deepEqual(rule(plants.sound), []);
  });
}
