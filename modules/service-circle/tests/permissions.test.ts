import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident, system, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import { changePoint, closePoint, openPoint, planPoint, suspendPoint } from "../commands-points.ts";
import { dropGapSite, fundGapSite, openGapSite, planGapSite, postponeGapSite, tellSiteDue, verifyGapSite } from "../commands-plan.ts";
import { loadRoads, setStandard, withdrawRoads } from "../commands-rules.ts";
import circleModule from "../module.ts";
import { listNextSites, readCoverage } from "../queries-coverage.ts";
import { listPoints } from "../queries-register.ts";
import { listSites } from "../queries-sites.ts";
import { shippedRule } from "../shipped.ts";
import { loadStreet, openOne, pointFacts, pointInput, smallTown, street, supervisor, villages } from "./town.ts";

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
  "admin",
  "dpo",
] as const;
type Role = (typeof ROLES)[number];

const spot = villages()[0]!;
const unit = `village-${spot.code}`;
let city: TestCity;
let pointKey: { home: string; id: string };
let siteKey: { home: string; id: string };
before(async () => {
  city = await smallTown();
  await loadStreet(city);
  const { home, id } = await openOne(city, spot);
  pointKey = { home, id };
  const plan = {
    id: uuidv7(),
    kind: "aed",
    village: spot.code,
    measure: "newPoint" as const,
    at: "1-09:00",
    owner: unit,
    due: "2026-12-20",
    note: null,
  };
  const site = await city.execute(planGapSite, plan, { actor: supervisor });
  siteKey = { home: site.home, id: site.id };
});
after(() => city.close());

/** What the access rule says, whatever the decision says after it. */
async function admitted(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (cause) {
    assert.ok(cause instanceof Refusal, String(cause));
    return cause.body.kind !== "unauthenticated" && !(cause.body.kind === "forbidden" && cause.body.code.startsWith("access."));
  }
}

const roadsInput = { name: "x", source: "x", synthetic: true, graph: street(), parts: "keep" as const, dryRun: true };
const commands: Record<string, (actor: Actor) => Promise<unknown>> = {
  "service-circle.plan-point": (actor) => city.execute(planPoint, pointInput(spot) as never, { actor }),
  "service-circle.change-point": (actor) => city.execute(changePoint, { ...pointKey, ...pointFacts(spot) } as never, { actor }),
  "service-circle.open-point": (actor) => city.execute(openPoint, { ...pointKey, on: "2199-01-01" }, { actor }),
  "service-circle.suspend-point": (actor) => city.execute(suspendPoint, { ...pointKey, reason: "x", until: "2020-01-01" }, { actor }),
  "service-circle.close-point": (actor) => city.execute(closePoint, { ...pointKey, reason: "x" }, { actor }),
  "service-circle.set-standard": (actor) => city.execute(setStandard, shippedRule, { actor }),
  "service-circle.load-roads": (actor) => city.execute(loadRoads, { id: uuidv7(), ...roadsInput }, { actor }),
  "service-circle.withdraw-roads": (actor) => city.execute(withdrawRoads, { home: "330500000", id: uuidv7(), reason: "x" }, { actor }),
  "service-circle.plan-site": (actor) =>
    city.execute(
      planGapSite,
      { id: uuidv7(), kind: "aed", village: spot.code, measure: "newPoint", at: "1-09:00", owner: "x-3305", due: "2026-12-20", note: null },
      { actor },
    ),
  "service-circle.fund-site": (actor) => city.execute(fundGapSite, { ...siteKey, document: "x" }, { actor }),
  "service-circle.open-site": (actor) =>
    city.execute(openGapSite, { ...siteKey, point: { home: spot.code.slice(0, 9), id: uuidv7() } }, { actor }),
  "service-circle.verify-site": (actor) => city.execute(verifyGapSite, { ...siteKey, finding: "x" }, { actor }),
  "service-circle.postpone-site": (actor) => city.execute(postponeGapSite, { ...siteKey, due: "2020-01-01", reason: "x" }, { actor }),
  "service-circle.drop-site": (actor) => city.execute(dropGapSite, { ...siteKey, reason: "x" }, { actor }),
  "service-circle.tell-site-due": (actor) => city.execute(tellSiteDue, { ...siteKey, slot: "open" as const }, { actor }),
};

const points: readonly Role[] = ["admin", "approver"];
const planners: readonly Role[] = ["supervisor", "commandRoom"];
const owners: readonly Role[] = ["handler", "approver"];
/** Who may when they hold the role at the village, for its own unit. */
const MAY: Readonly<Record<string, readonly Role[]>> = {
  "service-circle.plan-point": points,
  "service-circle.change-point": points,
  "service-circle.open-point": points,
  "service-circle.suspend-point": points,
  "service-circle.close-point": points,
  "service-circle.set-standard": [],
  "service-circle.load-roads": [],
  "service-circle.withdraw-roads": [],
  "service-circle.plan-site": planners,
  "service-circle.fund-site": [...planners, ...owners],
  "service-circle.open-site": owners,
  "service-circle.verify-site": planners,
  "service-circle.postpone-site": planners,
  "service-circle.drop-site": planners,
  "service-circle.tell-site-due": [],
};
const CITY_WIDE = ["service-circle.set-standard", "service-circle.load-roads", "service-circle.withdraw-roads"];
/** Closing would end the record the other rows ask about. */
const LAST = ["service-circle.close-point", "service-circle.drop-site"];
const inOrder = [...Object.keys(commands).filter((name) => !LAST.includes(name)), ...LAST];

test("every command of the module stands in the table", () => {
  assert.deepEqual(Object.keys(commands).sort(), circleModule.commands.map(({ name }) => name).sort());
  assert.deepEqual(Object.keys(MAY).sort(), Object.keys(commands).sort());
});

for (const name of inOrder) {
  test(`${name}: nobody of elsewhere, of another unit, of yesterday, no resident`, async () => {
    const strangers: Actor[] = [resident];
    for (const role of ROLES) {
      strangers.push(person({ role, area: "330503", unit: "village-330503001001" }));
      strangers.push(person({ role, area: spot.code, unit, until: "2020-01-01T00:00:00Z" }));
      if (owners.includes(role)) strangers.push(person({ role, area: spot.code, unit: "justice-330502001" }));
    }
    for (const actor of strangers) assert.ok(!(await admitted(commands[name]!(actor))), JSON.stringify(actor));
    assert.equal(await admitted(commands[name]!(system)), name === "service-circle.tell-site-due");
  });
  test(`${name}: at the village ${MAY[name]!.join(", ") || "nobody"} may`, async () => {
    for (const role of ROLES) {
      const actor = person({ role, area: spot.code, unit });
      assert.equal(await admitted(commands[name]!(actor)), MAY[name]!.includes(role), role);
    }
    assert.equal(
      await admitted(commands[name]!(person({ role: "admin", area: "3305" }))),
      CITY_WIDE.includes(name) || points === MAY[name],
    );
  });
}

test("what serves people is public; where the next site would be best is for staff", async () => {
  assert.ok(await city.query(listPoints, {} as never));
  assert.ok(await city.query(listSites, {} as never));
  assert.ok(await city.query(readCoverage, { kind: "clinic" } as never));
  assert.ok(!(await admitted(city.query(listNextSites, { kind: "clinic" } as never))));
  assert.ok(await admitted(city.query(listNextSites, { kind: "clinic" } as never, person({ role: "gridWorker", area: spot.code }))));
});

test("who reported a site open is shown to nobody", async () => {
  const { rows } = await city.query(listSites, {} as never, supervisor);
  assert.ok(rows.length > 0 && !JSON.stringify(rows).includes("openedBy"));
});
