import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { person } from "#platform/testing";
import { places } from "#modules/places";
import * as incidents from "#modules/incidents";
import { agreeVisit } from "../commands-visits.ts";
import { takeServiceRequest } from "../commands-requests.ts";
import { readMyDay } from "../queries-day.ts";
import { gridCity, plan, TOWN, taggedPoint, worker } from "./city.ts";

let city: Awaited<ReturnType<typeof gridCity>>;
before(async () => (city = await gridCity()));
after(() => city.close());

const LEAD = "cg-330502";
const dispatcher = person({ role: "dispatcher", area: TOWN });
const handler = person({ role: "handler", area: "330502", unit: LEAD });
const report = (area: string, category = "0402") =>
  city.execute(incidents.reportIncident, incidents.reportIncident.input.parse({ id: uuidv7(), category, description: "路灯不亮", area }), {
    actor: resident,
  });

test("a worker's day holds what they may do now: verify what was reported in the grid, check what a unit has done", async () => {
  const actor = worker(city.grid);
  const receipt = await report(city.grid);
  const key = { home: receipt.home, id: receipt.id };
  const task = async (who = actor) => {
    const item = (await city.query(readMyDay, {}, who)).items.find(({ id }) => id === key.id);
    return item?.kind === "incident" ? item.task : null;
  };
  assert.equal(await task(), "verify");
  assert.equal(await task(worker(city.neighbour)), null);
  await city.execute(incidents.verifyIncident, { ...key, summary: "路灯不亮" }, { actor });
  assert.equal(await task(), null, "it is the dispatcher's turn");
  await city.execute(incidents.dispatchIncident, { ...key, lead: LEAD, coUnits: [] }, { actor: dispatcher });
  await city.execute(incidents.acceptIncident, { ...key, unit: LEAD }, { actor: handler });
  await city.execute(
    incidents.feedBackIncident,
    { ...key, unit: LEAD, ending: "solved" as const, result: "已换灯", photos: [] },
    { actor: handler },
  );
  assert.equal(await task(), "check");
});

test("what is known only to lie in the village is every worker's of the village; sealed kinds are nobody's day", async () => {
  const open = await report(city.grid.slice(0, 12));
  const sealed = await report(city.grid.slice(0, 12), "1202");
  const ids = (await city.query(readMyDay, {}, worker(city.neighbour))).items.map(({ id }) => id);
  assert.equal(ids.includes(open.id), true);
  assert.equal(ids.includes(sealed.id), false);
});

test("everything due stands in one list by due time, with a point to walk to and an honest end", async () => {
  const actor = worker(city.grid);
  await city.execute(takeServiceRequest, takeServiceRequest.input.parse({ id: uuidv7(), grid: city.grid, kind: "form", need: "填表" }), {
    actor,
  });
  const visit = { id: uuidv7(), grid: city.grid, seenAt: city.now() };
  await city.execute(agreeVisit, { ...visit, purpose: "care", on: "2026-11-23", where: "东门" }, { actor });
  const planned = await plan(city, [await taggedPoint(city, city.grid)], "day", city.grid);
  const day = await city.query(readMyDay, {}, actor);
  assert.deepEqual(new Set(day.items.map(({ kind }) => kind)), new Set(["incident", "request", "visit", "patrol"]));
  const dues = day.items.map(({ dueAt }) => dueAt ?? "9999");
  assert.deepEqual(dues, [...dues].sort());
  const known = city.runtime.registers.read(places);
  for (const item of day.items)
    if (item.kind !== "incident") assert.ok(item.point && known.locate(item.point)?.village === city.grid.slice(0, 12), item.kind);
  assert.equal(day.items.find(({ id }) => id === planned)?.dueAt, "2026-11-23T15:59:59.999Z");
  assert.equal(
    day.items.some((item) => item.kind === "visit" && item.late),
    false,
  );
});
