import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { dispatchIncident, reportIncident, verifyIncident } from "#modules/incidents";
import { serverCity, type Member, type ServerCity } from "./city.ts";

const HERE = "330502001";
const THERE = "330502002";
let city: ServerCity;
let desk: Member;
before(async () => {
  city = await serverCity(() => []);
  desk = await city.staff({ role: "dispatcher", area: "330502", unit: "centre-330502" });
});
after(() => city.close());

async function sentTo(lead: string): Promise<void> {
  const id = uuidv7();
  const input = { id, category: "0402", description: "路灯不亮", area: HERE, photos: [], channel: "portal", language: "zh" } as const;
  const { home } = await city.execute(reportIncident, { ...input, photos: [] }, {});
  await city.execute(verifyIncident, { home, id, category: "0402", summary: "路灯不亮" }, { actor: desk });
  await city.execute(dispatchIncident, { home, id, lead, coUnits: [] }, { actor: desk });
  await city.jobs();
}

/** Which of them were told that work came to their unit, and how often. */
const told = async (people: readonly Member[]): Promise<number[]> => {
  const rows = await city.runtime.pools.write<{ account: string }[]>`
    select account from notices.notice where words = 'incidents.notice.dispatched' and account = any(${people.map(({ id }) => id)}::uuid[])`;
  return people.map(({ id }) => rows.filter(({ account }) => account === id).length);
};

test("a unit asked from another town is told, all of it; one with somebody over the place tells the nearest alone", async () => {
  const across = [
    await city.staff({ role: "handler", area: THERE, unit: `cg-${THERE}` }, { role: "handler", area: "330502", unit: "fire-330502" }),
    await city.staff({ role: "handler", area: THERE, unit: `cg-${THERE}` }),
  ];
  const neighbour = await city.staff({ role: "handler", area: THERE, unit: `ps-${THERE}` });
  await sentTo(`cg-${THERE}`);
  assert.deepEqual(await told([...across, neighbour]), [1, 1, 0]);

  const wide = await city.staff({ role: "handler", area: "330502", unit: "trans-330502" });
  const near = await city.staff({ role: "handler", area: HERE, unit: "trans-330502" });
  await sentTo("trans-330502");
  assert.deepEqual(await told([wide, near]), [0, 1]);
});
