import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident, system, type Actor } from "#platform/access";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import * as commands from "../commands.ts";
import limitsModule from "../module.ts";
import { notice2027 } from "./notices.ts";

const ROLES = [
  "gridWorker",
  "gridLeader",
  "gridInstructor",
  "intakeClerk",
  "dispatcher",
  "supervisor",
  "handler",
  "approver",
  "commandRoom",
  "auditor",
  "dpo",
] as const;
type Who = "city admin" | "county admin" | "town admin" | "former admin" | "resident" | "system" | (typeof ROLES)[number];

const past = "2026-01-01T00:00:00.000Z";
const actors: Record<Who, Actor> = {
  "city admin": person({ role: "admin", area: "3305" }),
  "county admin": person({ role: "admin", area: "330502" }),
  "town admin": person({ role: "admin", area: "330502001" }),
  "former admin": person({ role: "admin", area: "3305", until: past }),
  resident,
  system,
  ...(Object.fromEntries(ROLES.map((role) => [role, person({ role, area: "3305" })])) as Record<(typeof ROLES)[number], Actor>),
};

/** Complete by type: a command without a line here does not compile. */
const mayGive: Record<keyof typeof commands, Who> = {
  loadYearNotice: "city admin",
  withdrawYearNotice: "city admin",
  amendRule: "city admin",
  setWorkingTime: "city admin",
  reviewSource: "city admin",
  defineRules: "system",
};

let city: TestCity;
before(async () => {
  city = await testCity({ modules: [limitsModule] });
});
after(() => city.close());

const give: Record<keyof typeof commands, (actor: Actor) => Promise<unknown>> = {
  loadYearNotice: (actor) => city.execute(commands.loadYearNotice, notice2027(), { actor }),
  withdrawYearNotice: (actor) => city.execute(commands.withdrawYearNotice, { year: 2027 }, { actor }),
  amendRule: (actor) =>
    city.execute(
      commands.amendRule,
      { id: "MED-1", length: { amount: 4, unit: "workingDay" }, extension: null, basis: "本地文件", validFrom: "2027-01-01" },
      { actor },
    ),
  setWorkingTime: (actor) =>
    city.execute(commands.setWorkingTime, { validFrom: "2027-01-01", windows: [{ from: "09:00", to: "17:00" }] }, { actor }),
  reviewSource: (actor) =>
    city.execute(
      commands.reviewSource,
      { code: "petitions", on: "2026-01-05", document: "律师意见书", nextBy: "2199-01-01", found: "inForce" as const },
      { actor },
    ),
  defineRules: (actor) => city.execute(commands.defineRules, { release: "test" }, { actor }),
};

for (const [name, allowed] of Object.entries(mayGive) as [keyof typeof commands, Who][])
  test(`${name} is for the ${allowed} and nobody else`, async () => {
    for (const [who, actor] of Object.entries(actors)) {
      const code = await give[name](actor).then(
        () => "done",
        (cause: unknown) => (cause instanceof Refusal ? cause.body.code : String(cause)),
      );
      assert.equal(code, who === allowed ? "done" : who === "resident" ? "access.sign-in" : "access.not-yours", `${who}`);
    }
  });

test("calendar and table are public: residents read them without signing in", () => {
  for (const query of limitsModule.queries) assert.equal(query.allow.condition, "anyone", query.name);
  assert.deepEqual(limitsModule.queries.map(({ name }) => name).sort(), [
    "limits.list-rules",
    "limits.list-sources",
    "limits.read-calendar",
  ]);
});
