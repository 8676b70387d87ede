import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { person, testCity, type TestCity } from "#platform/testing";
import { demoPlaces } from "#modules/places";
import documents from "../../documents/module.ts";
import incidents from "../../incidents/module.ts";
import limits from "../../limits/module.ts";
import { clockOf, correct, entriesOf } from "../../limits/tests/correcting.ts";
import organisations from "../../organisations/module.ts";
import people from "../../people/module.ts";
import places from "../../places/module.ts";
import { assessmentCommands as c } from "../commands.ts";
import assessment from "../module.ts";
import { wenzhou2017 } from "../shipped/wenzhou.ts";

const [COUNTY, HOME] = ["330502", "330502000"] as const;
const MOVED = "assessment.dues-recounted";
const of = (role: string, area = "3305"): Actor => person({ role, area, unit: area === "3305" ? "zfw-3305" : `centre-${area}` });
const [assessor, leader, county] = [of("assessor"), of("approver"), of("supervisor", COUNTY)];
let city: TestCity;
let scheme: string;

type AnyCommand = { input: { parse: (value: unknown) => unknown } };
const give = <O>(command: AnyCommand, input: unknown, actor: Actor): Promise<O> =>
  city.execute(command as never, command.input.parse(input) as never, { actor }) as Promise<O>;

before(async () => {
  city = await testCity({
    modules: [limits, places, organisations, people, documents, incidents, assessment],
    jobs: [{ kind: "documents.make", run: async () => {} }],
    now: "2026-11-20T02:00:00.000Z",
  });
  const { areas } = demoPlaces(() => false);
  await city.load(areas.filter(({ events: [event] }) => event !== undefined && "code" in event && ["3305", COUNTY].includes(event.code)));
  scheme = uuidv7();
  const rule = wenzhou2017({ awareness: 92.5, participation: 88 });
  const one = { code: COUNTY, area: COUNTY, zh: "吴兴区", en: "Wuxing", streak: 0, streakDocument: null };
  const named = { year: 2026, level: "county", area: "3305", zh: "2026 年考核办法", en: "Assessment 2026", basis: "条例", origin: null };
  const facts = { ...named, from: "2026-11-20", until: "2026-12-31", subjects: [one], rule };
  await give(c.draftScheme, { scheme, facts }, assessor);
  await give(c.consultScheme, { scheme, until: "2026-11-20" }, assessor);
  city.set("2026-11-23T02:00:00.000Z");
  await give(c.approveScheme, { scheme, document: "纪要 1 号" }, leader);
  await give(c.publishScheme, { scheme }, assessor);
});
after(() => city.close());

async function proposed(): Promise<string> {
  const id = uuidv7();
  const body = { kind: "case", tariff: "problem", quantity: 4, factors: [] };
  const said = { occurredOn: city.now().slice(0, 10), reason: "消防通道堵塞 4 处", documents: ["交办单 12 号"] };
  await give(c.proposeEntry, { scheme, home: HOME, id, subject: COUNTY, item: "C1", body, ...said }, assessor);
  return id;
}

test("a corrected notice moves the working days in which the office confirms, once; what has lapsed stays lapsed", async () => {
  const id = await proposed();
  await give(c.acceptEntry, { scheme, home: HOME, id }, county);
  const stands = () => clockOf(city, id, "confirm:0");
  const [first] = await stands();
  await correct(city, "2026-11-25");
  const [moved, status] = await stands();
  assert.deepEqual([first, moved, status, await entriesOf(city, id, MOVED)], ["2026-11-30", "2026-12-01", "running", 1]);
  await correct(city, "2026-11-25");
  await correct(city, "2026-11-25", "2026-12-24");
  assert.equal(await entriesOf(city, id, MOVED), 1, "a repetition and a holiday after the end change nothing");
  city.set("2026-12-02T02:00:00.000Z");
  await city.jobs();
  assert.deepEqual(await stands(), ["2026-12-01", "lapsed"]);
  await correct(city, "2026-11-25", "2026-11-26");
  assert.deepEqual([await stands(), await entriesOf(city, id, MOVED)], [["2026-12-01", "lapsed"], 1]);
  assert.deepEqual((await city.verify()).findings, []);
});

test("a unit's days to object are made longer and never shorter, and the office's days after them follow", async () => {
  await correct(city);
  const id = await proposed();
  const [first] = await clockOf(city, id, "object:0");
  await correct(city, "2026-12-04");
  const [longer] = await clockOf(city, id, "object:0");
  assert.deepEqual([first, longer], ["2026-12-09", "2026-12-10"]);
  await correct(city);
  assert.equal((await clockOf(city, id, "object:0"))[0], longer);
  city.set("2026-12-11T02:00:00.000Z");
  await city.jobs();
  assert.deepEqual(await clockOf(city, id, "confirm:0"), ["2026-12-17", "running"], "five working days from where the unused right ended");
  assert.deepEqual((await city.verify()).findings, []);
});

test("the days in which a unit mends what was found, and those of the second visit after them, are counted again too", async () => {
  const inspection = uuidv7();
  const days = (amount: number) => ({ amount, unit: "workingDay" });
  const candidates = ["P1", "P2"].map((code) => ({ code, subject: COUNTY, site: "market", name: `示意市场 ${code}` }));
  const plan = { kind: "unannounced", name: "暗访", document: "方案 1 号", from: "2026-12-11", until: "2026-12-20", candidates };
  const how = { count: 1, perUnit: false, limits: { rectify: days(5), revisit: days(5) } };
  await give(c.planInspection, { scheme, inspection, ...plan, ...how }, assessor);
  const { drawn } = await give<{ drawn: string[] }>(c.drawInspection, { scheme, inspection }, assessor);
  const findings = [{ id: uuidv7(), item: "C1", severity: "slight", text: "通道堵塞", documents: ["记录 1 号"] }];
  const visit = { scheme, inspection, home: HOME, place: drawn[0], on: "2026-12-11", findings };
  const { id } = await give<{ id: string }>(c.recordVisit, visit, assessor);
  const [first] = await clockOf(city, id, "rectify");
  await correct(city, "2026-12-16");
  const moved = await clockOf(city, id, "rectify");
  assert.deepEqual([first, ...moved], ["2026-12-18", "2026-12-21", "running"]);
  assert.equal(await entriesOf(city, id, "assessment.visit-dues-recounted"), 1);
  city.set("2026-12-22T02:00:00.000Z");
  await city.jobs();
  assert.deepEqual(
    [await clockOf(city, id, "rectify"), await clockOf(city, id, "revisit")],
    [
      ["2026-12-21", "lapsed"],
      ["2026-12-28", "running"],
    ],
  );
  assert.deepEqual((await city.verify()).findings, []);
});
