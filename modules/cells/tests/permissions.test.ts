import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident, system, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import { ROLES, type RoleCode } from "../../people/contract.ts";
import { cellsCommands } from "../commands.ts";
import { admitApplication, applyForTitle, drawInspectors, inspectUnit, recuseInspector } from "../commands-applying.ts";
import { openRound, publishRoundSeed } from "../commands-rounds.ts";
import cells from "../module.ts";
import { officeOf } from "../permits.ts";
import { ListApplications } from "../contract.ts";
import { listApplications, listEligible } from "../queries.ts";
import { readApplication } from "../queries-case.ts";
import { readDraw } from "../queries-case-draw.ts";
import { listMyInspections } from "../queries-tasks.ts";
import { listCandidates, readRound } from "../queries-rounds.ts";
import { refusedAs } from "./play.ts";
import { campus, cellsCity, employ, giver, inspectorsOf, self, TOWN, VILLAGE } from "./town.ts";

type Who = RoleCode | "resident" | "system";
const ANYONE: readonly Who[] = [...ROLES, "resident", "system"];
const UNIT: readonly Who[] = ["handler", "gridInstructor", "intakeClerk", "dispatcher", "unitContact"];
const CHECK: readonly Who[] = ["gridInstructor", "dispatcher", "supervisor", "approver"];
const DECIDE: readonly Who[] = ["approver", "supervisor"];
const SCHOOL = { code: "C05-330502001", zh: "吉北小学", area: VILLAGE };
const THIRD = { code: "C05C-330502001", zh: "南门小学", area: VILLAGE };
const OTHER = { code: "C05-330502", zh: "西门中学", area: VILLAGE, en: "Ximen Middle School" };

/** Who may give each command at the unit's place, for the unit's own office. Complete: a command without a line fails. Drawn inspectors have a test of their own. */
const table: Readonly<Record<string, readonly Who[]>> = {
  "cells.define-scheme": ["supervisor"],
  "cells.open-round": ["supervisor"],
  "cells.publish-seed": ["supervisor"],
  "cells.apply": [...UNIT, "system"],
  "cells.return": CHECK,
  "cells.resubmit": UNIT,
  "cells.admit": CHECK,
  "cells.draw-inspectors": CHECK,
  "cells.recuse": DECIDE,
  "cells.inspect": [],
  "cells.countersign": [],
  "cells.rectify": UNIT,
  "cells.recheck": [],
  "cells.publicise": DECIDE,
  "cells.object": ANYONE,
  "cells.decide-objection": DECIDE,
  "cells.award": DECIDE,
  "cells.refuse": DECIDE,
  "cells.reinspect": DECIDE,
  "cells.withdraw": UNIT,
  "cells.self-report": UNIT,
  "cells.warn": DECIDE,
  "cells.order-check": DECIDE,
  "cells.mend": UNIT,
  "cells.restore": DECIDE,
  "cells.revoke": DECIDE,
  "cells.appeal": UNIT,
  "cells.decide-appeal": DECIDE,
  "cells.issue-paper": [...DECIDE, "system"],
  "cells.draw-checks": ["supervisor"],
  "cells.void-round": ["supervisor"],
  "cells.void": ["supervisor", "system"],
  "cells.tell-due": ["system"],
  "cells.recount-dues": ["system"],
  "cells.note-latest": ["system"],
  "cells.check-family": ANYONE,
  "cells.close-family-help": CHECK,
  "cells.forget-family": [],
};
/** Of the whole city: tried with a grant over it. */
const CITY_WIDE = ["cells.draw-checks", "cells.void-round", "cells.define-scheme", "cells.publish-seed", "cells.open-round"];
/** These would end the record that the others are tried on. */
const LAST = ["cells.void", "cells.withdraw", "cells.refuse", "cells.revoke"];

let city: TestCity;
const give = giver(() => city);
const ROUND = uuidv7();
const key = { home: TOWN, id: uuidv7() };
const family = { home: TOWN, id: uuidv7() };
const drawn = inspectorsOf(["fire-330502", "ps-330502", "health-330502", "em-330502"]);
const contact = person({ role: "unitContact", area: VILLAGE, unit: SCHOOL.code });
const stranger = person({ role: "unitContact", area: VILLAGE, unit: OTHER.code });
const desk = person({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
const ruler = person({ role: "supervisor", area: "3305", unit: "zfw-3305" });

before(async () => {
  city = await cellsCity("2026-09-10T02:00:00.000Z");
  await employ(city, drawn);
  const pool = drawn.map((one) => ({ account: one.id, unit: one.grants[0]!.unit }));
  const opening = { id: ROUND, scheme: "C05", area: "330502", name: "平安校园", from: "2026-09-01", until: "2026-09-30" };
  await give(openRound, { ...opening, units: [SCHOOL, OTHER, THIRD], pool }, ruler);
  await give(applyForTitle, { ...key, scheme: "C05", round: ROUND, unit: SCHOOL.code, self, declared: true }, contact);
  const checked = cellsCommands.find(({ name }) => name === "cells.check-family")!;
  await give(checked, { id: family.id, area: VILLAGE, self: [{ line: "C04-01", yes: true }], help: { phone: "13800138000", address: "1 幢" } }, resident); // prettier-ignore
});
after(() => city.close());

const results = self.map((one) => ({ ...one, reason: null, finding: "none" as const }));
const reason = "x";
const inputs = (name: string): Record<string, unknown> => {
  const inRound = { ...key, scheme: "C05", round: ROUND };
  const own: Readonly<Record<string, Record<string, unknown>>> = {
    // What stands already, once more: nothing is written.
    "cells.define-scheme": campus,
    "cells.open-round": {
      id: ROUND,
      scheme: "C05",
      area: "330502",
      name: "x",
      from: "2026-09-01",
      until: "2026-09-30",
      units: [],
      pool: [],
    },
    "cells.publish-seed": { scheme: "C05", round: ROUND, seed: "1", source: "x" },
    "cells.apply": { home: TOWN, id: uuidv7(), scheme: "C05", round: ROUND, unit: SCHOOL.code, self: [], declared: true },
    "cells.resubmit": { ...key, self: [] },
    "cells.draw-inspectors": inRound,
    "cells.order-check": { ...inRound, way: "unannounced", reason },
    "cells.recuse": { ...inRound, account: uuidv7(), reason },
    "cells.inspect": { ...key, way: "announced", results },
    "cells.rectify": { ...key, measures: "x" },
    "cells.mend": { ...key, measures: "x" },
    "cells.recheck": { ...key, note: "x", results: [{ line: "C05-01", points: 1, mended: true }] },
    "cells.object": { ...key, entry: uuidv7(), text: "x" },
    "cells.decide-objection": { ...key, entry: uuidv7(), upheld: true, reason },
    "cells.self-report": { ...key, year: 2026, text: "x" },
    "cells.warn": { ...key, reason, document: "x" },
    "cells.revoke": { ...key, reason, document: "x", ground: "crime" },
    "cells.decide-appeal": { ...key, reason, upheld: true },
    "cells.issue-paper": { ...key, code: "plate", unit: officeOf(SCHOOL) },
    "cells.draw-checks": { scheme: "C05", round: uuidv7(), seed: "2", source: "x", count: 1 },
    "cells.void-round": { scheme: "C05", round: uuidv7(), reason },
    "cells.note-latest": { ...key, scheme: "C05", unit: SCHOOL.code },
    "cells.recount-dues": key,
    "cells.tell-due": { ...key, slot: "prelim:0" },
    "cells.check-family": { id: uuidv7(), area: VILLAGE, self: [{ line: "C04-01", yes: true }] },
    "cells.close-family-help": { ...family, result: "x" },
    "cells.forget-family": { ...family, secret: "x".repeat(24) },
  };
  return own[name] ?? { ...key, reason };
};

/** What the access rule says, whatever the decision says after it. */
async function admitted(name: string, actor: Actor): Promise<boolean> {
  const command = cellsCommands.find((one) => one.name === name)!;
  try {
    await give(command, inputs(name), actor);
    return true;
  } catch (cause) {
    assert.ok(cause instanceof Refusal, String(cause));
    const { kind, code } = cause.body;
    return kind !== "unauthenticated" && code !== "cells.wrong-link" && !(kind === "forbidden" && code.startsWith("access."));
  }
}
const actorOf = (who: Who, area: string): Actor =>
  who === "resident" ? resident : who === "system" ? system : person({ role: who, area, unit: unitOf(who) });
/** Nobody checks or decides for the office that applies: everybody but its own account is of another. */
const unitOf = (who: Who): string => (who === "unitContact" ? officeOf(SCHOOL) : "zfw-330502");
const names = [...Object.keys(table).filter((name) => !LAST.includes(name)), ...LAST];

test("every command of the module stands in the table", () => {
  assert.deepEqual(Object.keys(table).sort(), cells.commands.map(({ name }) => name).sort());
});

for (const name of names)
  test(`${name}: exactly the roles of the table, at the place and the unit concerned`, async () => {
    for (const who of ANYONE) {
      const actor = actorOf(who, CITY_WIDE.includes(name) ? "3305" : VILLAGE);
      assert.equal(await admitted(name, actor), table[name]!.includes(who), who);
      // The account the record was begun with may still give it: another of the same role, elsewhere or past its end, may not.
      if (who === "resident" || who === "system" || table[name] === ANYONE) continue;
      assert.equal(await admitted(name, person({ role: who, area: "330503", unit: unitOf(who) })), false, `${who} of 330503`);
      const over = person({ role: who, area: "3305", unit: unitOf(who), until: "2026-01-01T00:00:00Z" });
      assert.equal(await admitted(name, over), false, `${who} after the end`);
    }
  });

const refusedField = (cause: unknown): string | undefined => (cause instanceof Refusal ? cause.body.fields?.[0]?.code : undefined);

test("a unit's account sees and acts for its own unit and no other; which office it is follows from the unit", async () => {
  const id = uuidv7();
  const foreign = { home: TOWN, id, scheme: "C05", round: ROUND, unit: OTHER.code, self, declared: true };
  await assert.rejects(give(applyForTitle, foreign, contact), refusedAs("access.not-yours"));
  const mine = await city.runtime.ask(listEligible, {}, contact);
  assert.deepEqual(mine.rows.map(({ unit }) => unit.code), [SCHOOL.code]); // prettier-ignore
  await give(applyForTitle, foreign, stranger);
  const seen = async (actor: Actor) => (await city.runtime.ask(listApplications, {}, actor)).rows.map((row) => row.id);
  assert.deepEqual([await seen(contact), await seen(stranger)], [[key.id], [id]]);
  await assert.rejects(city.runtime.ask(readApplication, { home: TOWN, id }, contact), refusedAs("record.not-found"));
  await assert.rejects(city.runtime.ask(readDraw, { home: TOWN, id }, contact), refusedAs("record.not-found"));
  assert.deepEqual((await seen(desk)).sort(), [key.id, id].sort());
  const first = await city.runtime.ask(listApplications, { limit: 1 }, desk);
  const { cursor } = ListApplications.parse({ cursor: first.next });
  const second = await city.runtime.ask(listApplications, { limit: 1, cursor }, desk);
  assert.deepEqual([first.rows.length, second.rows.length, second.next], [1, 1, null]);
  assert.deepEqual([...first.rows, ...second.rows].map((row) => row.id).sort(), [key.id, id].sort(), "every row once, page by page");
  const english = await city.runtime.ask(listApplications, {}, desk, "en");
  assert.deepEqual(english.rows.map(({ name }) => name).sort(), ["Ximen Middle School", SCHOOL.zh].sort());
  await assert.rejects(
    city.runtime.ask(listApplications, { cursor: "x" }, desk),
    (cause) => refusedField(cause) === "platform.no-such-page",
  );
  assert.deepEqual(
    [VILLAGE, TOWN, "91330502MA2B12345X"].map((code) => officeOf({ code, area: VILLAGE })),
    [`village-${VILLAGE}`, `centre-${TOWN}`, `unit-91330502MA2B12345X-${VILLAGE}`],
  );
});

test("only who was drawn inspects; the draw works out again from what is shown, and the unit reads offices, not names", async () => {
  const id = uuidv7();
  const at = { home: TOWN, id };
  const inRound = { ...at, scheme: "C05", round: ROUND };
  const contact = person({ role: "unitContact", area: VILLAGE, unit: THIRD.code });
  await give(applyForTitle, { ...at, scheme: "C05", round: ROUND, unit: THIRD.code, self, declared: true }, contact);
  await give(admitApplication, at, desk);
  city.advance(21 * 86_400_000);
  await give(publishRoundSeed, { scheme: "C05", round: ROUND, seed: "07 12 19", source: "双色球" }, ruler);
  await give(drawInspectors, inRound, desk);
  const view = await city.runtime.ask(readDraw, at, desk);
  const free = view.rows.filter(({ why }) => why === null);
  assert.deepEqual(free.slice(0, 2).map((one) => one.drawn), [true, true]); // prettier-ignore
  assert.deepEqual(
    [...free].sort((left, right) => (left.rank! < right.rank! ? -1 : 1)),
    free,
  );
  const [first] = view.rows.filter((one) => one.drawn);
  const aside = { ...inRound, account: first!.id, reason: "孩子在这所学校" };
  const [self1, ...rest] = [...drawn].sort((left, right) => Number(right.id === first!.id) - Number(left.id === first!.id));
  for (const actor of [desk, contact, ...rest]) await assert.rejects(give(recuseInspector, aside, actor), refusedAs("access.not-yours"));
  await give(recuseInspector, aside, self1!);
  const after = await city.runtime.ask(readDraw, at, contact);
  assert.equal(after.rows.find((one) => one.id === first!.id)?.why, "recused");
  assert.ok(after.rows.every(({ name }) => name === null));
  const own = await city.runtime.ask(readApplication, at, contact);
  assert.ok(own.own && own.inspectors.every(({ name }) => name === null) && own.entries.every(({ type }) => type !== "cells.recused"));
  const inspecting = drawn.filter((one) => own.inspectors.some(({ id: member }) => member === one.id));
  const not = drawn.find((one) => one.id === first!.id)!;
  assert.deepEqual((await city.runtime.ask(listMyInspections, {}, not)).tasks, []);
  await assert.rejects(give(inspectUnit, { ...at, way: "announced", results }, not), refusedAs("access.not-yours"));
  const { tasks } = await city.runtime.ask(listMyInspections, {}, inspecting[0]!);
  assert.deepEqual(tasks.map((one) => [one.id, one.stage, one.rule.lines.length]), [[id, "drawn", results.length]]); // prettier-ignore
  const withdraw = cellsCommands.find(({ name }) => name === "cells.withdraw")!;
  await assert.rejects(give(withdraw, { ...at, reason: "不查了" }, inspecting[0]!), refusedAs("access.not-yours"));
  assert.ok(
    !(await city.runtime.ask(readApplication, at, inspecting[0]!)).may.includes("withdraw"),
    "who looks at a unit does not act for it",
  );
  await give(inspectUnit, { ...at, way: "unannounced", results }, inspecting[0]!);
  assert.equal((await city.runtime.ask(readApplication, at, inspecting[1]!)).may.includes("countersign"), true);
});

test("rounds with their lists and the staff for a pool are the rulers'; a resident reads neither", async () => {
  const detail = await city.runtime.ask(readRound, { round: ROUND }, ruler);
  assert.deepEqual([detail.listed.length, detail.members.length], [3, 4]);
  for (const actor of [resident, contact, desk])
    await assert.rejects(city.runtime.ask(readRound, { round: ROUND }, actor), (cause) => cause instanceof Refusal);
  await assert.rejects(city.runtime.ask(listCandidates, { area: "330502" }, desk), (cause) => cause instanceof Refusal);
});
