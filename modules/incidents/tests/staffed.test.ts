import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openAccess } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import { staffHistories, type RoleCode } from "#modules/people";
import { acceptIncident, dispatchIncident } from "../commands.ts";
import { readIncident } from "../queries-case.ts";
import { listIncidents } from "../queries-queue.ts";
import { listUnstaffed } from "../queries-unstaffed.ts";
import { checker, dispatcher, handler, OTHER_TOWN, readCity, report, supervisor, TOWN, verify } from "./reads.ts";

// Whom a dispatch would reach: nobody is refused, but whoever sends it knows before and after that nobody is there.

let city: TestCity;
before(async () => {
  city = await readCity();
});
after(() => city.close());

/** Somebody who is on the books. */
async function employ(role: RoleCode, unit: string): Promise<void> {
  const one = { home: TOWN, id: uuidv7(), area: TOWN, unit, role };
  await openAccess({ sql: city.runtime.pools.write }).createAccounts([
    { id: one.id, home: TOWN, place: TOWN, login: `u${uuidv7()}`, name: "王", hash: null },
  ]);
  await city.load(staffHistories([one], "2026-01-01T00:00:00.000Z"));
  await city.runtime.registers.refresh(new Set(["access.account"]));
}

const [LEAD, CO, CLERKS] = [`cg-${TOWN}`, `ps-${TOWN}`, `justice-${TOWN}`];
const asked = async (units: string[], actor = dispatcher) =>
  (await city.query(listUnstaffed, { units: units.join(",") } as never, actor)).units;

test("a unit is told to be empty while nobody there holds a role that accepts; another role does not help", async () => {
  await employ("handler", LEAD);
  await employ("intakeClerk", CLERKS);
  assert.deepEqual(await asked([LEAD, CO, CLERKS]), [CO, CLERKS]);
  assert.deepEqual(await asked([]), []);
  await employ("approver", CLERKS);
  assert.deepEqual(await asked([LEAD, CO, CLERKS], supervisor), [CO]);
  await assert.rejects(asked([LEAD], checker), (cause: unknown) => cause instanceof Refusal && cause.body.code === "access.not-yours");
});

test("the case and the queue show it until the unit has accepted, and the dispatch was refused to nobody", async () => {
  const lamp = await report(city);
  await verify(city, lamp);
  const empty = `cg-${OTHER_TOWN}`;
  const county = person({ role: "dispatcher", area: "330502", unit: "centre-330502" });
  await city.execute(dispatchIncident, { ...lamp.key, lead: empty, coUnits: [CO, LEAD], note: null } as never, { actor: county });
  const row = async () =>
    (await city.query(listIncidents, listIncidents.input.parse({ view: "all" }), county)).rows.find(({ id }) => id === lamp.id);
  const seen = await city.query(readIncident, lamp.key, county);
  assert.deepEqual([seen.unstaffed, (await row())?.unstaffed], [true, true]);
  assert.deepEqual(
    seen.coUnits.map(({ unit, unstaffed }) => [unit, unstaffed]),
    [
      [CO, true],
      [LEAD, false],
    ],
  );
  // Whoever comes by a grant of the hour may accept; then nothing is left to warn of.
  await city.execute(acceptIncident, { ...lamp.key, unit: empty }, { actor: person({ role: "handler", area: OTHER_TOWN, unit: empty }) });
  await city.execute(acceptIncident, { ...lamp.key, unit: LEAD }, { actor: handler });
  assert.deepEqual([(await row())?.unstaffed, (await city.query(readIncident, lamp.key, county)).coUnits[1]?.unstaffed], [false, false]);
});
