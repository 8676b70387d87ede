import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { person, testCity } from "#platform/testing";
import type { Query } from "#platform/modules";
import type { RuleList } from "#contracts/limits";
import { modules } from "../modules.ts";

const named = modules
  .flatMap((one) => one.queries as unknown as Query<unknown, RuleList>[])
  .find(({ name }) => name === "limits.list-rules")!;

/** Where clocks are counted: the code of services, not their screens, tests, demonstrations, or the table itself. */
const sources = globSync("modules/*/*.ts", { cwd: new URL("../../../", import.meta.url).pathname })
  .filter((file) => !file.startsWith("modules/limits/"))
  .map((file) => readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8"));

test("a clock of the table is said to be in use when the code counts by it, and else not; whoever looks after the city may amend what is local and in use", async () => {
  const city = await testCity({ modules: modules.filter(({ name }) => ["limits", "places", "organisations", "people"].includes(name)) });
  const { rules } = await city.query(named, {}, person({ role: "admin", area: "3305" }));
  assert.ok(sources.length > 300 && rules.length > 60);
  const looked = rules.filter(({ id }) => sources.some((source) => source.includes(`"${id}"`))).map(({ id }) => id);
  assert.deepEqual(
    rules.filter(({ used }) => used).map(({ id }) => id),
    looked,
  );
  // What the taxonomy and the limits of the steps say of reports is not said again here.
  assert.ok(rules.filter(({ row }) => row === "HOT-1").every(({ used, may }) => !used && !may));
  const mayAmend = async (area: string, role: string) =>
    (await city.query(named, {}, person({ role, area }))).rules.filter(({ may }) => may).map(({ id }) => id);
  assert.deepEqual(await mayAmend("3305", "admin"), [
    "MED-1",
    "MED-3",
    "MED-5",
    "MED-5.again",
    "PET-1",
    "AGT-1",
    "PET-12",
    "DEC-4",
    "PI-3",
    "ANS-1",
    "OPN-1",
  ]);
  assert.deepEqual(await mayAmend("330502", "admin"), [], "an administrator of a county moves no clock of the city");
  assert.deepEqual(await mayAmend("3305", "supervisor"), []);
  await city.close();
});
