import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Refusal } from "#platform/refusals";
import { uuidv7 } from "#platform/ids";
import { person, testCity, type TestCity } from "#platform/testing";
import { closeArea } from "../commands.ts";
import { DrawPlan } from "../contract/plans.ts";
import placesModule from "../module.ts";
import { approvePlan, drawPlan, enforceGridPlan, planCommands, returnPlan, submitPlan, withdrawPlan } from "../plan-commands.ts";
import { listPlans, readPlans } from "../plan-queries.ts";
import { places } from "../queries.ts";
import { countyOf, planFor, rectangle } from "./village.ts";

const town = () => person({ role: "gridInstructor", area: "330502001" });
const county = () => person({ role: "supervisor", area: "330502" });
const TODAY = "2026-11-23";

let city: TestCity;
before(async () => {
  city = await testCity({ modules: [placesModule], histories: countyOf("330502") });
});
after(() => city.close());

const known = () => city.runtime.registers.read(places);
const villages = () => known().children("330502001");
const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields ?? []).some((field) => field.code === code));
const grids = (village: string) =>
  known()
    .children(village)
    .map(({ code }) => code);

/** What the village has in force beyond `count` grids ends, followed by the first. */
function soundPlan(village: string, count: number): DrawPlan {
  const plan = planFor(village, known().shape(village)!, count);
  const drawn = plan.grids.map(({ code }) => code);
  const gone = grids(village).filter((code) => !drawn.includes(code));
  return { ...plan, ends: gone.map((code) => ({ code, successors: [drawn[0]!] })) };
}

async function submitted(village: string, plan: DrawPlan, by = town()) {
  const { version } = await city.execute(drawPlan, plan, { actor: by });
  await city.execute(submitPlan, { village, version }, { actor: by });
  return { village, version };
}

test("the town draws, the county approves, the city hears of it, and on the day the grids are the new ones", async () => {
  const village = villages()[0]!.code;
  const before = grids(village);
  const plan = soundPlan(village, before.length === 1 ? 2 : before.length - 1);
  const which = await submitted(village, plan);
  assert.deepEqual(grids(village), before, "nothing in force changes before the county has spoken");
  await city.execute(approvePlan, { ...which, from: "2026-12-01", document: "吴平安办〔2026〕7号" }, { actor: county() });
  await city.jobs();
  assert.deepEqual(grids(village), before, "nor before the day");
  city.set("2026-11-30T16:00:01.000Z");
  await city.jobs();
  assert.deepEqual(
    grids(village),
    plan.grids.map(({ code }) => code),
  );
  const [first] = grids(village);
  assert.equal(known().area(first!)?.zh, "第一网格");
  assert.equal(known().area(first!)?.synthetic, false);
  for (const code of before.filter((one) => !grids(village).includes(one))) {
    assert.equal(known().area(code)?.validTo, "2026-12-01");
    assert.deepEqual(known().area(code)?.successors, [first]);
  }
  for (const code of grids(village)) assert.equal(known().locate(known().pointOf(code)!)?.grid, code);
  const read = await city.query(readPlans, { village }, town());
  assert.deepEqual([read.plans[0]?.stage, read.plans[0]?.from, read.plans[0]?.document], ["inForce", "2026-12-01", "吴平安办〔2026〕7号"]);
  city.set(`${TODAY}T02:00:00.000Z`);
});

test("the same plan heard twice on its day counts once, and one not approved never comes into force", async () => {
  const village = villages()[1]!.code;
  const which = await submitted(village, soundPlan(village, 2));
  const codes = grids(village);
  const { system } = await import("#platform/access");
  assert.equal((await city.execute(enforceGridPlan, { ...which, codes }, { actor: system })).stage, "submitted");
  assert.deepEqual(grids(village), codes);
  await city.execute(approvePlan, { ...which, from: TODAY, document: "x" }, { actor: county() });
  await city.jobs();
  const done = known().area(grids(village)[0]!);
  assert.equal(
    (await city.execute(enforceGridPlan, { ...which, codes: [...codes, ...grids(village)] }, { actor: system })).stage,
    "inForce",
  );
  assert.deepEqual(known().area(grids(village)[0]!), done);
});

test("the county returns a plan with its reason; the town draws the next version and the returned one stays as it was", async () => {
  const village = villages()[2]!.code;
  const which = await submitted(village, soundPlan(village, 2));
  await city.execute(returnPlan, { ...which, reason: "东侧界线应以河为界" }, { actor: county() });
  const next = await city.execute(drawPlan, soundPlan(village, 3), { actor: town() });
  assert.equal(next.version, 2);
  const read = await city.query(readPlans, { village }, town());
  assert.deepEqual(
    read.plans.map(({ version, stage, note }) => [version, stage, note]),
    [
      [2, "drawn", null],
      [1, "returned", "东侧界线应以河为界"],
    ],
  );
  assert.deepEqual(read.may, ["draw", "submit", "withdraw"]);
  await assert.rejects(city.execute(submitPlan, which, { actor: town() }), refused("places.plan-moved-on"));
  const again = await city.execute(drawPlan, soundPlan(village, 2), { actor: town() });
  assert.equal(again.version, 2, "a draft nobody has seen is drawn over");
});

test("while a plan is before the county nobody draws over it; taken back it can be drawn anew", async () => {
  const village = villages()[3]!.code;
  const which = await submitted(village, soundPlan(village, 2));
  await assert.rejects(city.execute(drawPlan, soundPlan(village, 3), { actor: town() }), refused("places.plan-submitted-already"));
  await city.execute(withdrawPlan, which, { actor: town() });
  assert.equal((await city.execute(drawPlan, soundPlan(village, 3), { actor: town() })).version, 2);
});

test("land in two grids, land in none, borders outside and grids forgotten are refused, each with its place", async () => {
  const village = villages()[4]!.code;
  const sound = soundPlan(village, 3);
  const [first, second, third] = sound.grids;
  assert.ok(first && second && third);
  const cases: [string, DrawPlan][] = [
    [
      "places.plan.gap",
      {
        ...sound,
        grids: [first, second],
        ends: [{ code: third.code, successors: [first.code] }, ...sound.ends].filter(({ code }) => grids(village).includes(code)),
      },
    ],
    ["places.plan.overlap", { ...sound, grids: [first, second, { ...third, geometry: second.geometry }] }],
    ["places.plan.outside", { ...sound, grids: [first, second, { ...third, geometry: rectangle(120, 30.8, 120.2, 30.95) }] }],
    ["places.plan.no-border", { ...sound, grids: [...sound.grids, { ...third, code: `${village}099`, zh: "没有边界", geometry: null }] }],
    ["places.plan.twice", { ...sound, grids: [first, second, { ...third, code: first.code }] }],
    ["places.plan.same-name", { ...sound, grids: [first, second, { ...third, zh: first.zh }] }],
    ["places.plan.kind", { ...sound, grids: [first, second, { ...third, kind: "micro" }] }],
    ["places.plan.no-grid-above", { ...sound, grids: [...sound.grids, { ...third, code: `${village}09801`, zh: "微", kind: "micro" }] }],
    ["places.plan.not-in-force", { ...sound, ends: [...sound.ends, { code: `${village}097`, successors: [first.code] }] }],
    ["places.plan.drawn-and-ended", { ...sound, ends: [...sound.ends, { code: first.code, successors: [second.code] }] }],
    ["places.plan.no-successor", { ...sound, ends: [...sound.ends, { code: `${village}097`, successors: [`${village}096`] }] }],
  ];
  for (const [code, plan] of cases) {
    const { version } = await city.execute(drawPlan, plan, { actor: town() });
    await assert.rejects(city.execute(submitPlan, { village, version }, { actor: town() }), refused(code), code);
    assert.ok(
      (await city.query(readPlans, { village }, town())).findings.some((finding) => finding.code === code),
      code,
    );
  }
  const { version } = await city.execute(drawPlan, cases[0]![1], { actor: town() });
  const gap = (await city.query(readPlans, { village }, town())).findings.find(({ code }) => code === "places.plan.gap");
  assert.ok(gap?.at && Number(gap.params["squareMetres"]) > 1_000 && version > 0);
  assert.equal(known().locate(gap.at)?.village, village, "the gap's place lies in the village");
});

test("a plan that keeps a grid's border need not draw it again; forgetting a grid in force is told", async () => {
  const village = villages().find(({ code }) => grids(code).length >= 3)!.code;
  const kept = grids(village).map((code, index) => ({
    code,
    zh: `留${index}`,
    kind: "general" as const,
    households: { from: 300, to: 320 },
    phone: "12345",
  }));
  const plan = DrawPlan.parse({ village, reason: "correction", source: "x", grids: kept });
  const { version } = await city.execute(drawPlan, plan, { actor: town() });
  await city.execute(submitPlan, { village, version }, { actor: town() });
  await city.execute(withdrawPlan, { village, version }, { actor: town() });
  await city.execute(drawPlan, { ...plan, grids: plan.grids.slice(1) }, { actor: town() });
  const { findings } = await city.query(readPlans, { village }, town());
  assert.ok(findings.some(({ code, grid }) => code === "places.plan.forgotten" && grid === kept[0]!.code));
});

test("after a merger the plan of the village that stays ends the grids of the one that goes, which can then be closed", async () => {
  const [goes, stays] = villages().slice(-2);
  assert.ok(goes && stays);
  const plan = soundPlan(stays.code, 2);
  const successor = plan.grids[0]!.code;
  plan.ends.push(...grids(goes.code).map((code) => ({ code, successors: [successor] })));
  const which = await submitted(stays.code, { ...plan, reason: "merger" });
  await city.execute(approvePlan, { ...which, from: TODAY, document: "并村" }, { actor: county() });
  await city.jobs();
  assert.deepEqual(grids(goes.code), []);
  const admin = person({ role: "admin", area: "3305" });
  await city.execute(closeArea, { code: goes.code, validTo: TODAY, successors: [stays.code] }, { actor: admin });
  assert.equal(known().area(goes.code)?.validTo, TODAY);
  const elsewhere = known().children(known().children("330502002")[0]!.code)[0]!.code;
  await assert.rejects(
    city.execute(drawPlan, { ...plan, ends: [{ code: elsewhere, successors: [successor] }] }, { actor: town() }),
    refused("places.plan.other-town"),
  );
});

test("a day behind us or years ahead is no day to begin", async () => {
  const village = villages()[5]!.code;
  const which = await submitted(village, soundPlan(village, 2));
  for (const [from, code] of [
    ["2026-11-22", "places.plan-from-past"],
    ["2028-11-22", "places.plan-from-far"],
  ] as const)
    await assert.rejects(city.execute(approvePlan, { ...which, from, document: "x" }, { actor: county() }), refused(code));
});

test("whoever drew or submitted a plan does not decide on it", async () => {
  const village = villages()[6]!.code;
  const both = person({ role: "gridInstructor", area: "330502001" }, { role: "supervisor", area: "330502" });
  const which = await submitted(village, soundPlan(village, 2), both);
  await assert.rejects(city.execute(approvePlan, { ...which, from: TODAY, document: "x" }, { actor: both }), refused("places.plan-own"));
  await assert.rejects(city.execute(returnPlan, { ...which, reason: "x" }, { actor: both }), refused("places.plan-own"));
  assert.deepEqual((await city.query(readPlans, { village }, both)).may, ["withdraw"]);
});

test("broken borders and grids of another village are refused by the field they stand in", async () => {
  const village = villages()[0]!.code;
  const plan = soundPlan(village, 2);
  const bad = {
    ...plan,
    grids: [
      { ...plan.grids[0]!, geometry: { type: "Point", coordinates: [120, 30] } },
      { ...plan.grids[1]!, code: `${villages()[1]!.code}001` },
    ],
  };
  await assert.rejects(
    city.execute(drawPlan, bad, { actor: town() }),
    (cause) => cause instanceof Refusal && cause.body.fields?.map(({ path }) => path).join() === "grids.0.geometry,grids.1.code",
  );
  await assert.rejects(
    city.execute(drawPlan, { ...plan, village: "330502001999" }, { actor: person({ role: "admin", area: "3305" }) }),
    refused("places.no-parent"),
  );
});

// ——— who may ———

const OTHERS = ["gridWorker", "gridLeader", "intakeClerk", "handler", "approver", "commandRoom", "auditor", "dpo"];

test("only the village's own town draws, only its county decides, only jobs bring into force", async () => {
  const village = villages()[0]!.code;
  const input = {
    village,
    version: 1,
    from: TODAY,
    document: "x",
    reason: "population",
    source: "x",
    codes: [],
    ends: [],
    crs: "wgs84",
    grids: soundPlan(village, 1).grids,
  };
  const admitted = async (name: string, actor: ReturnType<typeof person>): Promise<boolean> => {
    const one = planCommands.find((command) => command.name === name)!;
    try {
      await city.runtime.execute(
        one as typeof drawPlan,
        one.input.parse({ ...input, reason: name === "places.return-plan" ? "理由" : input.reason }) as DrawPlan,
        { commandId: uuidv7(), actor },
      );
      return true;
    } catch (cause) {
      assert.ok(cause instanceof Refusal, String(cause));
      return cause.body.code !== "access.not-yours";
    }
  };
  const townRoles = [
    { role: "gridInstructor", area: "330502001" },
    { role: "dispatcher", area: "330502001" },
    { role: "admin", area: "3305" },
  ];
  const never = [
    ...OTHERS.flatMap((role) => [
      { role, area: "330502001" },
      { role, area: "330502" },
      { role, area: "3305" },
    ]),
    { role: "gridInstructor", area: "330502002" },
    { role: "gridInstructor", area: "330502" },
    { role: "dispatcher", area: "330502" },
    { role: "supervisor", area: "330503" },
    { role: "supervisor", area: "330502001" },
    { role: "supervisor", area: "3305" },
    { role: "gridInstructor", area: "330502001", until: "2020-01-01T00:00:00Z" },
  ];
  const table: Record<string, readonly { role: string; area: string }[]> = {
    "places.draw-plan": townRoles,
    "places.submit-plan": townRoles,
    "places.withdraw-plan": townRoles,
    "places.return-plan": [{ role: "supervisor", area: "330502" }],
    "places.approve-plan": [{ role: "supervisor", area: "330502" }],
    "places.enforce-plan": [],
  };
  assert.deepEqual(Object.keys(table).sort(), planCommands.map(({ name }) => name).sort());
  for (const [name, may] of Object.entries(table)) {
    for (const grant of may) assert.ok(await admitted(name, person(grant)), `${name} ${grant.role}`);
    for (const grant of [...never, ...(may === townRoles ? [] : townRoles)])
      assert.ok(!(await admitted(name, person(grant))), `${name} ${grant.role} ${grant.area}`);
  }
});

test("plans are listed where one works, and not elsewhere", async () => {
  const mine = await city.query(listPlans, { area: "330502" }, county());
  assert.ok(mine.length >= 3 && mine.every(({ village }) => village.startsWith("330502")));
  assert.deepEqual(await city.query(listPlans, { area: "330502" }, person({ role: "gridInstructor", area: "330502002" })), []);
  await assert.rejects(city.query(listPlans, { area: "330502" }), refused("access.sign-in"));
});

test("after all of it every table row is what its events say", async () => {
  assert.deepEqual((await city.verify()).findings, []);
});
