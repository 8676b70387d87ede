import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { person, testCity, type TestCity } from "#platform/testing";
import { demoUnits } from "#modules/organisations";
import { demoPlaces } from "#modules/places";
import documents from "../../documents/module.ts";
import incidents from "../../incidents/module.ts";
import limits from "../../limits/module.ts";
import { clockOf, correct, entriesOf } from "../../limits/tests/correcting.ts";
import organisations from "../../organisations/module.ts";
import people from "../../people/module.ts";
import places from "../../places/module.ts";
import { decisionCommands } from "../commands.ts";
import { matter } from "../matter.ts";
import decisions from "../module.ts";
import { clockJobs } from "../notices.ts";

const [UNDERTAKER, REVIEWER, AREA, HOME] = ["cg-330502", "justice-330502", "330502", "330502000"] as const;
const MOVED = "decisions.legality-due-recounted";
const worker = person({ role: "handler", area: AREA, unit: UNDERTAKER });
let city: TestCity;

before(async () => {
  city = await testCity({ modules: [limits, places, organisations, people, documents, incidents, decisions] });
  const areas = demoPlaces().areas.filter(({ events: [event] }) => event !== undefined && "code" in event && AREA.startsWith(event.code));
  const facts = areas.flatMap(({ events: [event] }) =>
    event?.type === "places.area-registered" ? [{ code: event.code, level: event.level, zh: event.zh, en: event.en ?? event.zh }] : [],
  );
  await city.load([...areas, ...demoUnits(facts)]);
});
after(() => city.close());

/** A matter whose report was handed in, and whose legality the reviewer was asked to look at. */
async function reviewed(): Promise<string> {
  const id = uuidv7();
  const facts = {
    kind: "project",
    title: "城南客运站迁建",
    area: AREA,
    undertaker: UNDERTAKER,
    decider: "centre-330502",
    affected: "两街道",
  };
  const events = [
    { type: "decisions.identified", ...facts },
    { type: "decisions.submitted", number: "1" },
  ];
  await city.load([{ kind: "decisions.matter", key: { home: HOME, id }, at: city.now(), events }]);
  await city.execute(decisionCommands.askForLegality, { home: HOME, id, reviewer: REVIEWER }, { actor: worker });
  return id;
}

test("a corrected notice moves the seven working days of a review, once; what has lapsed stays lapsed", async () => {
  const id = await reviewed();
  const stands = () => clockOf(city, id, "legality:1");
  // Monday; the reviewer has seven working days.
  assert.deepEqual(await stands(), ["2026-12-02", "running"]);
  await correct(city, "2026-11-25");
  assert.deepEqual([await stands(), await entriesOf(city, id, MOVED)], [["2026-12-03", "running"], 1]);
  await correct(city, "2026-11-25");
  await correct(city, "2026-11-25", "2026-12-24");
  assert.equal(await entriesOf(city, id, MOVED), 1, "a repetition and a holiday after the end change nothing");
  city.set("2026-12-04T02:00:00.000Z");
  await city.jobs();
  assert.deepEqual(await stands(), ["2026-12-03", "lapsed"]);
  await correct(city, "2026-11-25", "2026-11-26");
  assert.deepEqual([await stands(), await entriesOf(city, id, MOVED)], [["2026-12-03", "lapsed"], 1]);
  assert.deepEqual((await city.verify()).findings, []);
});

test("whoever reviews and whoever waits for the review are told the new day, and nobody where it is the same", () => {
  const due = (dueAt: string) => ({ dueAt, provisional: false, remindAt: null });
  const at = "2026-11-25T02:00:00.000Z";
  const legality = {
    asked: 1,
    reviewer: REVIEWER,
    askedAt: at,
    due: due("2026-12-03T15:59:59.999Z"),
    lawful: null,
    opinion: "",
    givenAt: null,
  };
  const state = { ...matter.initial, stage: "submitted" as const, area: AREA, undertaker: UNDERTAKER, legality };
  const toldOf = (was: string) => {
    const event = {
      type: "decisions.legality-due-recounted",
      due: legality.due,
      was,
      seq: 5,
      at,
      by: "system",
      role: "",
      unit: "",
    } as const;
    return clockJobs({ home: HOME, id: uuidv7() }, state, [event]).map(({ payload }) => [payload["unit"], payload["as"], payload["dueAt"]]);
  };
  assert.deepEqual(toldOf("2026-12-02T15:59:59.999Z"), [
    [REVIEWER, "recounted", legality.due.dueAt],
    [UNDERTAKER, "recounted", legality.due.dueAt],
  ]);
  assert.deepEqual(toldOf(legality.due.dueAt), []);
});
