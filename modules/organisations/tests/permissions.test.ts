import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident, system, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { ROLES, type RoleCode } from "#modules/people";
import { demoPlaces } from "#modules/places";
import people from "../../people/module.ts";
import places from "../../places/module.ts";
import {
  approveUnit,
  changeUnit,
  defineCoverageRule,
  dissolveUnit,
  mergeUnit,
  openUnit,
  operateUnit,
  registerUnit,
  reorganiseUnit,
  setUnitContact,
  suspendUnit,
} from "../commands.ts";
import { demoUnits } from "../demo.ts";
import organisationsModule from "../module.ts";
import { listGaps, listNetworks } from "../network-check.ts";
import { changeMember, endNetwork, formNetwork, joinNetwork, leaveNetwork } from "../network-commands.ts";
import { readUnitHistory } from "../queries-history.ts";
import { listDepartments, listUnits } from "../queries.ts";

type Who = RoleCode | "resident" | "system";
const WHO: readonly Who[] = ["resident", "system", ...ROLES];
const CODE = "cg-330502";
const day = "2026-03-01";
const facts = { zh: "甲", en: "A", phone: null, hours: null, hoursEn: null, services: [] };
const network = { home: "330502000", id: uuidv7() };
const seat = { ...network, unit: CODE, contact: null, dutyLine: "0572-5550001" };

/** Every command with an input that could succeed for whoever is allowed; what it then runs into is another test's matter. */
const commands = {
  registerUnit: [registerUnit, { code: "ctr-330502001", parent: null, guidedBy: null, ...facts }],
  approveUnit: [approveUnit, { code: CODE, document: "x" }],
  openUnit: [openUnit, { code: CODE, on: day }],
  operateUnit: [operateUnit, { code: CODE, on: day }],
  changeUnit: [changeUnit, { code: CODE, phone: null, hours: null, hoursEn: null, services: [] }],
  reorganiseUnit: [reorganiseUnit, { code: CODE, zh: "乙", en: "B", parent: null, guidedBy: null, reason: "机构改革" }],
  suspendUnit: [suspendUnit, { code: CODE, reason: "x", on: day }],
  mergeUnit: [mergeUnit, { code: CODE, into: "hc-330502", on: day }],
  dissolveUnit: [dissolveUnit, { code: CODE, document: "x", on: day }],
  setUnitContact: [setUnitContact, { code: CODE, account: null }],
  defineCoverageRule: [
    defineCoverageRule,
    { home: "330502000", code: "r", area: "330502", department: "cg", level: "town", zh: "甲", en: "A", withdrawn: false },
  ],
  formNetwork: [formNetwork, { home: "330502000", id: uuidv7(), area: "330502", sort: "leadingGroup", zh: "甲", en: "A", on: day }],
  joinNetwork: [joinNetwork, { ...seat, on: day }],
  changeMember: [changeMember, seat],
  leaveNetwork: [leaveNetwork, { ...network, unit: CODE, on: day }],
  endNetwork: [endNetwork, { ...network, on: day }],
} as const;
const names = Object.keys(commands) as (keyof typeof commands)[];
const queries = { listUnits, listDepartments, readUnitHistory, listGaps, listNetworks };

/** Administrators alone write the register. */
const mayWrite: readonly Who[] = ["admin"];
const mayAsk: Record<keyof typeof queries, readonly Who[]> = {
  listUnits: WHO,
  listDepartments: WHO,
  readUnitHistory: ["supervisor", "auditor", "admin"],
  listGaps: ["supervisor", "commandRoom", "auditor", "admin"],
  listNetworks: ROLES,
};

let city: TestCity;
before(async () => {
  city = await testCity({ modules: [places, people, organisationsModule] });
  const areas = demoPlaces().areas.filter(
    ({ events: [event] }) => event?.type === "places.area-registered" && "330502001".startsWith(event.code),
  );
  const known = areas.flatMap(({ events: [event] }) =>
    event?.type === "places.area-registered" ? [{ code: event.code, level: event.level, zh: event.zh, en: event.en ?? event.zh }] : [],
  );
  await city.load([...areas, ...demoUnits(known)]);
  await city.execute(
    formNetwork,
    { ...network, area: "330502", sort: "jointAction" as const, zh: "联动", en: "Joint", on: "2026-01-01" },
    { actor: person({ role: "admin", area: "330502" }) },
  );
});
after(() => city.close());

const actorOf = (who: Who, area = "330502"): Actor =>
  who === "resident" ? resident : who === "system" ? system : person({ role: who, area });

async function admitted(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return cause.body.code !== "access.not-yours" && cause.body.code !== "access.sign-in";
  }
}
const admits = (name: keyof typeof commands, actor: Actor): Promise<boolean> => {
  const [command, input] = commands[name];
  return admitted(city.execute(command as unknown as Command<unknown, unknown>, input, { actor }));
};

test("every command and query of the module stands in the table", () => {
  assert.deepEqual(names.map((name) => commands[name][0].name).sort(), organisationsModule.commands.map(({ name }) => name).sort());
  assert.deepEqual(
    Object.values(queries)
      .map(({ name }) => name)
      .sort(),
    organisationsModule.queries.map(({ name }) => name).sort(),
  );
});

for (const name of names)
  test(`${name}: administrators over its area and nobody else`, async () => {
    for (const who of WHO) {
      assert.equal(await admits(name, actorOf(who, "330503")), false, `${who} of another county`);
      if (!mayWrite.includes(who)) assert.equal(await admits(name, actorOf(who)), false, who);
    }
    assert.equal(await admits(name, person({ role: "admin", area: "330502", until: city.now() })), false, "after the end");
    assert.equal(await admits(name, actorOf("admin")), true, "admin");
    assert.deepEqual([...commands[name][0].allow.roles], ["admin"]);
  });

test("queries answer exactly the roles of the table", async () => {
  for (const name of Object.keys(queries) as (keyof typeof queries)[]) {
    const found: Who[] = [];
    for (const who of WHO) if (await admitted(city.query(queries[name] as never, { code: CODE }, actorOf(who)))) found.push(who);
    assert.deepEqual(found.toSorted(), [...mayAsk[name]].toSorted(), name);
  }
});
