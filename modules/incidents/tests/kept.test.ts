import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { keptState, readState } from "#platform/ledger";
import { stateFrom } from "#platform/reading";
import { person, testCity, type TestCity } from "#platform/testing";
import { demoPlaces } from "#modules/places";
import { demoUnits } from "#modules/organisations";
import limits from "../../limits/module.ts";
import organisations from "../../organisations/module.ts";
import people from "../../people/module.ts";
import places from "../../places/module.ts";
import { noteIncident, reportIncident } from "../commands.ts";
import { incident } from "../evolve.ts";
import { NOTHING_YET } from "../fold-beginning.ts";
import incidents from "../module.ts";
import { readIncident } from "../queries-case.ts";

const TOWN = "330502001";
let city: TestCity;

before(async () => {
  city = await testCity({ modules: [places, organisations, people, limits, incidents] });
  const areas = demoPlaces(() => false).areas.filter(
    ({ events: [event] }) => event?.type === "places.area-registered" && ("330502".startsWith(event.code) || event.code.startsWith(TOWN)),
  );
  const facts = areas.flatMap(({ events: [event] }) =>
    event?.type === "places.area-registered" ? [{ code: event.code, level: event.level, zh: event.zh, en: event.en ?? event.zh }] : [],
  );
  await city.load([...areas, ...demoUnits(facts)]);
});
after(() => city.close());

const dispatcher = person({ role: "dispatcher", area: TOWN });
const report = () =>
  city.execute(
    reportIncident,
    { id: uuidv7(), category: "0402", description: "路灯不亮", area: `${TOWN}005`, phone: "13800001234" } as never,
    {},
  );
const stored = async (id: string): Promise<Record<string, unknown>> => {
  const [row] = await city.owner<{ state: Record<string, unknown> }[]>`select state from ledger.stream where id = ${id}`;
  assert.ok(row);
  return row.state;
};

test("a young record is kept without what has not happened to it, and is read whole", async () => {
  const { home, id } = await report();
  const kept = await stored(id);
  for (const field of ["tasks", "rating", "late", "dispatchedTimes", "told"]) assert.ok(!(field in kept), field);
  assert.equal(kept["stage"], "reported");
  const whole = stateFrom(incident, kept);
  assert.ok(whole.stage !== "none");
  assert.deepEqual([whole.tasks, whole.rating, whole.late, whole.dispatchedTimes, whole.told], [[], null, false, 0, {}]);
  assert.equal((await city.query(readIncident, { home, id }, dispatcher)).stage, "reported");
  assert.deepEqual((await city.verify()).findings, []);
});

test("a record kept with all its fields, as before, is the same record: it verifies, and goes on", async () => {
  const { home, id } = await report();
  const whole = stateFrom(incident, await stored(id));
  await city.owner`update ledger.stream set state = ${city.owner.json(whole as never)} where id = ${id}`;
  assert.ok("tasks" in (await stored(id)));
  assert.deepEqual((await city.verify()).findings, []);
  await city.execute(noteIncident, { home, id, text: "已电话联系" } as never, { actor: dispatcher });
  assert.ok(!("tasks" in (await stored(id))));
  assert.deepEqual((await city.verify()).findings, []);
});

test("a field that was changed or taken away by hand is found", async () => {
  const { id } = await report();
  const kept = await stored(id);
  for (const wrong of [{ ...kept, late: true }, { ...kept, tasks: [1] }, Object.fromEntries(Object.entries(kept).slice(1))]) {
    await city.owner`update ledger.stream set state = ${city.owner.json(wrong as never)} where id = ${id}`;
    assert.match((await city.verify()).findings[0]?.what ?? "", /state differs/);
  }
  await city.owner`update ledger.stream set state = ${city.owner.json(kept as never)} where id = ${id}`;
  assert.deepEqual((await city.verify()).findings, []);
});

test("only what is exactly blank is left out", () => {
  const told = { rating: 0, tasks: null, late: null, dispatchedTimes: false, told: [], orders: {}, summary: "" };
  assert.deepEqual(keptState(incident, told), told);
  assert.deepEqual(keptState(incident, { ...NOTHING_YET }), {});
  assert.deepEqual(readState(incident, {}), NOTHING_YET);
  assert.equal(keptState(incident, null), null);
});
