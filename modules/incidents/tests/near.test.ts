import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import { places } from "#modules/places";
import { amendCategory, joinIncident, verifyIncident, withdrawIncident } from "../commands.ts";
import { SHIPPED_CATEGORIES } from "../taxonomy.ts";
import { snapped } from "../public-map.ts";
import { readIncident } from "../queries-case.ts";
import { findFollowed, readFollowed } from "../queries-follow.ts";
import { listNear } from "../queries-near.ts";
import { dispatcher, OTHER_TOWN, readCity, report, supervisor, TOWN, verify, VILLAGE } from "./reads.ts";

let city: TestCity;
/** The middle of a cell inside the village. */
let middle: { lon: number; lat: number };
before(async () => {
  city = await readCity();
  middle = snapped(city.runtime.registers.read(places).pointOf(VILLAGE) ?? { lon: 0, lat: 0 });
});
after(() => city.close());

const near = (ask: object, actor?: Actor) => city.query(listNear, listNear.input.parse({ category: "0402", ...ask }), actor);
const moved = (lon: number, lat: number) => ({ lon: middle.lon + lon, lat: middle.lat + lat });
const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || cause.body.fields?.[0]?.code === code);

test("no number of questions from anywhere tells two places of one cell apart, nor shows the desk's words", async () => {
  // Opposite corners of one cell, some 270 m from each other.
  const here = await report(city, { point: moved(-0.001, -0.00085), area: null });
  const there = await report(city, { point: moved(0.001, 0.00085), area: null });
  await verify(city, here, "某某家门口的路灯不亮");
  const told = { found: 0, silent: 0, metres: new Set<number>() };
  for (let east = -6; east <= 6; east += 1)
    for (let north = -6; north <= 6; north += 1) {
      const rows = await near(moved(east * 0.0007 + 0.000123, north * 0.0006 + 0.000077));
      const of = (id: string) => rows.find((one) => one.id === id);
      const [left, right] = [of(here.id), of(there.id)];
      assert.equal(left === undefined, right === undefined, `${east}/${north}: one of the two alone is found`);
      assert.equal(left?.metres, right?.metres, `${east}/${north}: one of the two is nearer`);
      assert.ok(rows.every(({ summary, metres }) => summary === null && metres % 100 === 0));
      if (left) told.metres.add(left.metres);
      told[left ? "found" : "silent"] += 1;
    }
  assert.ok(told.found > 20 && told.silent > 20, JSON.stringify(told));
  assert.deepEqual(
    [...told.metres].toSorted((left, right) => left - right),
    [100, 200, 300],
  );
  // Who answers for the place measures to the record itself, and reads what the desk wrote.
  const exact = await near(moved(-0.001, -0.00085), dispatcher);
  assert.deepEqual(
    exact.map(({ id, metres, summary }) => [id, metres, summary]),
    [[here.id, 0, "某某家门口的路灯不亮"]],
  );
  // A dispatcher of another town is a neighbour like any other; so is whoever may read no case.
  for (const actor of [person({ role: "dispatcher", area: OTHER_TOWN }), person({ role: "admin", area: "3305" })])
    assert.deepEqual(await near(middle, actor), await near(middle));
});

test("what is reported again next door is found, a sealed kind and a matter of somebody's own never are", async () => {
  const point = moved(0.0021 * 4, 0);
  const area = city.runtime.registers.read(places).locate(point)?.village ?? "";
  const lamp = await report(city, { point, area: null });
  assert.deepEqual(
    (await near({ lon: point.lon + 0.0009, lat: point.lat + 0.0002 })).map(({ id, metres }) => [id, metres]),
    [[lamp.id, 100]],
  );
  assert.ok((await near({ area })).some(({ id }) => id === lamp.id));
  const own = await report(city, { point, area: null, category: "0102" });
  const violence = await report(city, { area: VILLAGE, category: "1202" });
  for (const category of ["0102", "01", "1202", "12"]) {
    assert.deepEqual(await near({ ...point, category }), [], category);
    for (const village of [area, VILLAGE]) assert.deepEqual(await near({ area: village, category }), [], category);
  }
  for (const reported of [own, violence])
    await assert.rejects(
      city.execute(joinIncident, { ...reported.key, followerId: uuidv7() } as never, {}),
      refused("incidents.not-found"),
    );
  // The desk sees that a family is there twice; that is what merging is for.
  const again = await report(city, { point, area: null, category: "0102" });
  assert.deepEqual(
    (await city.query(readIncident, again.key, dispatcher)).near.map(({ id }) => id),
    [own.id],
  );
});

test("a resident names a kind first; a village's whole list is for those who answer for it", async () => {
  for (const category of ["0402", "0501", "0101"]) await report(city, { area: VILLAGE, category });
  await assert.rejects(near({ area: VILLAGE, category: "" }), refused("incidents.kind-needed"));
  await assert.rejects(near({ area: VILLAGE, category: "" }, person({ role: "auditor", area: "3305" })), refused("incidents.kind-needed"));
  assert.ok((await near({ area: VILLAGE, category: "" }, supervisor)).length > 2);
});

test("whoever met it too follows the progress by a link of their own, and nothing of the reporter's, until the matter is sealed", async () => {
  const lamp = await report(city, { phone: "13800001234" });
  const join = (more: object = {}) => city.execute(joinIncident, { ...lamp.key, followerId: uuidv7(), ...more } as never, {});
  const joined = await join();
  assert.deepEqual([joined.number, joined.told], [lamp.number, false]);
  assert.equal((await join({ phone: "13933334444" })).told, true);
  const secret = joined.follow.split("/").at(-1) ?? "";
  assert.equal(joined.follow, `/f/${lamp.key.home}/${lamp.key.id}/${secret}`);
  assert.notEqual(secret, lamp.secret);
  const read = () => city.query(readFollowed, { ...lamp.key, secret });
  const view = await read();
  assert.deepEqual([view.by, view.description, view.may, view.questions, view.followers], ["along", null, [], [], 2]);
  assert.equal((await city.query(readFollowed, { ...lamp.key, secret: lamp.secret })).by, "link");
  await assert.rejects(city.execute(withdrawIncident, { ...lamp.key, secret, reason: null } as never, {}), refused("incidents.wrong-link"));
  const byTail = (tail: string) => city.query(findFollowed, { number: lamp.number, tail });
  assert.equal((await byTail("4444")).by, "number");
  // What it turned out to be is not the neighbours' business.
  await city.execute(verifyIncident, { ...lamp.key, summary: "求助", category: "1202" } as never, { actor: dispatcher });
  await assert.rejects(read(), refused("incidents.wrong-link"));
  await assert.rejects(byTail("4444"), refused("incidents.wrong-number"));
  assert.equal((await byTail("1234")).by, "number");
});

test("a city may mark a kind as somebody's own, or take the mark away, with a version", async () => {
  const admin = person({ role: "admin", area: "3305" });
  const [lamp, quarrel] = ["0402", "0101"].map((code) => SHIPPED_CATEGORIES.find((one) => one.code === code));
  const amend = (entry: object | undefined, change: object) =>
    city.execute(amendCategory, { ...entry, ...change, reason: "本市规定" } as never, { actor: admin });
  assert.equal((await near({ area: VILLAGE, category: "0101" })).length, 0);
  await amend(quarrel, { personal: false });
  assert.equal((await near({ area: VILLAGE, category: "0101" })).length, 1);
  assert.ok((await near({ area: VILLAGE })).length > 0);
  await amend(lamp, { personal: true });
  assert.deepEqual(await near({ area: VILLAGE }), []);
  assert.ok((await near({ area: VILLAGE }, person({ role: "dispatcher", area: TOWN }))).length > 0);
});

test("the desk sees what is open of the same kind in the village where nobody named the spot", async () => {
  const first = await report(city, { area: VILLAGE, category: "0405" });
  await report(city, { area: VILLAGE, category: "0401" });
  const again = await report(city, { area: VILLAGE, category: "0405" });
  const { near: found } = await city.query(readIncident, again.key, dispatcher);
  assert.deepEqual(
    found.map(({ id, metres }) => [id, metres]),
    [[first.id, null]],
    "no distance is told where none is known",
  );
});
