import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident, system, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { person } from "#platform/testing";
import { disableAccount, enableAccount, endSessions, openAccount, resetPassword, setPersonnel } from "../account-commands.ts";
import { ROLES, type RoleCode } from "../contract.ts";
import { delegateRole, expireGrant, grantRole, revokeRole } from "../grant-commands.ts";
import peopleModule from "../module.ts";
import { listHandlers, listPeople, listRoles, readPerson } from "../queries.ts";
import { listPosts, listTeams } from "../queries-units.ts";
import { setNoticeRule } from "../notice-commands.ts";
import { listNoticeRules, readGridNotice } from "../notice-queries.ts";
import {
  appointToPost,
  changeTeam,
  closePost,
  disbandTeam,
  formTeam,
  joinTeam,
  leaveTeam,
  openPost,
  releaseFromPost,
} from "../unit-commands.ts";
import { homeOf, peopleCity, refusal, type Member, type PeopleCity } from "./city.ts";

type Who = RoleCode | "resident" | "system";
const WHO: readonly Who[] = ["resident", "system", ...ROLES];
const UNIT = "cg-330502";

const commands = {
  openAccount,
  resetPassword,
  disableAccount,
  enableAccount,
  endSessions,
  setPersonnel,
  grantRole,
  revokeRole,
  delegateRole,
  expireGrant,
  openPost,
  appointToPost,
  releaseFromPost,
  closePost,
  formTeam,
  changeTeam,
  joinTeam,
  leaveTeam,
  disbandTeam,
  setNoticeRule,
};
const queries = { listPeople, readPerson, listHandlers, listRoles, listPosts, listTeams, readGridNotice, listNoticeRules };

const yes = (...who: Who[]): Record<Who, boolean> => Object.fromEntries(WHO.map((one) => [one, who.includes(one)])) as Record<Who, boolean>;
const staff = yes(...ROLES);

/** Who may at all, with the role over the county and, for roles of a unit, in the unit concerned. */
const mayCommand: Record<keyof typeof commands, Record<Who, boolean>> = {
  openAccount: yes("system", "admin", "approver"),
  resetPassword: yes("admin"),
  disableAccount: yes("admin"),
  enableAccount: yes("admin"),
  endSessions: yes("admin"),
  setPersonnel: yes("admin"),
  grantRole: yes("system", "admin"),
  revokeRole: yes("admin"),
  delegateRole: staff,
  expireGrant: yes("system"),
  openPost: yes("admin", "approver"),
  appointToPost: yes("admin", "approver"),
  releaseFromPost: yes("admin", "approver"),
  closePost: yes("admin", "approver"),
  formTeam: yes("admin", "gridInstructor"),
  changeTeam: yes("admin", "gridInstructor"),
  joinTeam: yes("admin", "gridInstructor"),
  leaveTeam: yes("admin", "gridInstructor"),
  disbandTeam: yes("admin", "gridInstructor"),
  setNoticeRule: yes("admin"),
};

const mayAsk: Record<keyof typeof queries, Record<Who, boolean>> = {
  listPeople: staff,
  readPerson: staff,
  listHandlers: yes("dispatcher", "supervisor", "approver", "handler", "intakeClerk", "commandRoom", "gridLeader", "gridInstructor"),
  listRoles: staff,
  listPosts: staff,
  listTeams: staff,
  readGridNotice: yes(...WHO),
  listNoticeRules: yes("admin"),
};

const hours = { days: "workdays", from: "08:30", to: "17:30" } as const;
const day = "2026-03-01";
let city: PeopleCity;
let worker: Member;
const home = homeOf("330502");
const post = { home, id: uuidv7() };
const team = { home, id: uuidv7() };

before(async () => {
  city = await peopleCity();
  worker = await city.staff("被管", "330502", { role: "gridWorker", unit: UNIT });
  const chief = await city.staff("管", "3305", { role: "admin" });
  await city.execute(openPost, { ...post, unit: UNIT, zh: "科长", en: "Head", on: day, established: true }, { actor: chief });
  await city.execute(formTeam, { ...team, area: "330502", zh: "组团", en: "Team", areas: ["330502001"], hours }, { actor: chief });
});
after(() => city.close());

const actorOf = (who: Who, area = "330502", unit = UNIT): Actor =>
  who === "resident" ? resident : who === "system" ? system : person({ role: who, area, unit });

/** An input for each command that could succeed for whoever is allowed; what it then runs into is another test's matter. */
const inputs: { [K in keyof typeof commands]: (who: Who, actor: Actor) => Parameters<(typeof commands)[K]["run"]>[1] } = {
  openAccount: () => ({ home, id: uuidv7(), area: "330502", unit: UNIT }),
  resetPassword: () => ({ home, id: worker.id }),
  disableAccount: () => ({ home, id: worker.id, reason: "left" }),
  enableAccount: () => ({ home, id: worker.id }),
  endSessions: () => ({ home, id: worker.id, session: null }),
  setPersonnel: () => ({ home, id: worker.id, personnel: "G-1" }),
  setNoticeRule: () => ({ area: "330502", names: true, basis: "x" }),
  grantRole: () => ({ home, id: worker.id, role: "gridWorker", area: "330502", unit: UNIT, until: null }),
  revokeRole: () => ({ home, id: worker.id, role: "gridWorker", area: "330502", unit: UNIT, from: null }),
  delegateRole: (who, actor) => ({
    home,
    id: worker.id,
    role: who === "resident" || who === "system" ? "handler" : who,
    area: "330502",
    unit: UNIT,
    until: new Date(Date.parse(city.now()) + 1e8).toISOString(),
    from: actor.kind === "staff" ? actor.id : uuidv7(),
  }),
  expireGrant: () => ({ home, id: uuidv7(), until: city.now() }),
  openPost: () => ({ home, id: uuidv7(), unit: UNIT, zh: "岗", en: "Post", on: day, established: false }),
  appointToPost: () => ({ ...post, account: worker.id, from: day, to: null, concurrent: false }),
  releaseFromPost: () => ({ ...post, on: day }),
  closePost: () => ({ ...post, on: day }),
  formTeam: () => ({ home, id: uuidv7(), area: "330502", zh: "组", en: "T", areas: ["330502001"], hours }),
  changeTeam: () => ({ ...team, zh: "组", en: "T", areas: ["330502001"], hours, version: "" }),
  joinTeam: () => ({ ...team, account: worker.id, skills: [] }),
  leaveTeam: () => ({ ...team, account: worker.id }),
  disbandTeam: () => team,
};

const denied = (code: string): boolean => code === "access.not-yours" || code === "access.sign-in";

async function admitted(name: keyof typeof commands, who: Who, actor: Actor): Promise<boolean> {
  const input = (inputs[name] as (who: Who, actor: Actor) => unknown)(who, actor);
  return !denied(await refusal(city.execute(commands[name] as unknown as Command<unknown, unknown>, input, { actor })));
}

const names = Object.keys(commands) as (keyof typeof commands)[];

test("every command of the module stands in the table", () => {
  assert.deepEqual(
    Object.values(commands)
      .map((one) => one.name)
      .sort(),
    peopleModule.commands.map((one) => one.name).sort(),
  );
  assert.deepEqual(
    Object.values(queries)
      .map((one) => one.name)
      .sort(),
    peopleModule.queries.map((one) => one.name).sort(),
  );
});

for (const name of names)
  test(`${name}: exactly the roles of the table, at the place concerned`, async () => {
    const found = Object.fromEntries(await Promise.all(WHO.map(async (who) => [who, await admitted(name, who, actorOf(who))] as const)));
    assert.deepEqual(found, mayCommand[name]);
  });

test("no role reaches into another county, another unit, or beyond its end", async () => {
  for (const name of names)
    for (const who of ROLES) {
      if (name === "delegateRole") continue;
      assert.equal(await admitted(name, who, actorOf(who, "330503")), false, `${who} of 330503 ${name}`);
      assert.equal(
        await admitted(name, who, person({ role: who, area: "330502", unit: UNIT, until: city.now() })),
        false,
        `${who} after the end ${name}`,
      );
      const ofArea = name.endsWith("Team") || name === "setNoticeRule";
      if (!ofArea)
        assert.equal(await admitted(name, who, actorOf(who, "330502", "justice-330502")), false, `${who} of another unit ${name}`);
    }
});

test("what an actor may be admitted to is what the command says of itself in the matrix", () => {
  for (const name of names) {
    const said = new Set(commands[name].allow.roles);
    for (const who of WHO) if (mayCommand[name][who]) assert.ok(said.has(who), `${name} admits ${who} and does not say so`);
  }
});

test("queries answer exactly the roles of the table", async () => {
  const asks: Record<keyof typeof queries, unknown> = {
    listPeople: { limit: 5 },
    readPerson: { id: worker.id },
    listHandlers: { unit: UNIT },
    listRoles: {},
    listPosts: { unit: UNIT },
    listTeams: { area: "330502" },
    readGridNotice: { code: "330502001005001" },
    listNoticeRules: {},
  };
  for (const name of Object.keys(queries) as (keyof typeof queries)[]) {
    const found = Object.fromEntries(
      await Promise.all(
        WHO.map(async (who) => [who, !denied(await refusal(city.query(queries[name] as never, asks[name], actorOf(who))))] as const),
      ),
    );
    assert.deepEqual(found, mayAsk[name], name);
  }
});
