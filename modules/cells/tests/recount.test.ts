import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildCalendar, publishedNotices } from "#platform/clocks";
import { uuidv7 } from "#platform/ids";
import { person, type TestCity } from "#platform/testing";
import { timingOf } from "#modules/incidents";
import { clockOf, correct, entriesOf } from "../../limits/tests/correcting.ts";
import { corrected } from "../../limits/tests/notices.ts";
import { application, type KnownApplication } from "../application.ts";
import { applicationClocks, recount } from "../clocks.ts";
import { applyForTitle } from "../commands-applying.ts";
import { openRound } from "../commands-rounds.ts";
import { cellJobs } from "../notices.ts";
import { cellsCity, employ, giver, inspectorsOf, self, TOWN, VILLAGE } from "./town.ts";

let city: TestCity;
const give = giver(() => city);
const ROUND = uuidv7();
const MOVED = "cells.dues-recounted";
const units = ["A", "B"].map((letter) => ({ code: `C05${letter}-${TOWN}`, zh: `${letter} 小学`, area: VILLAGE }));
const desk = person({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
const ruler = person({ role: "supervisor", area: "3305", unit: "zfw-3305" });
const inspectors = inspectorsOf(["fire-330502", "ps-330502"]);

before(async () => {
  city = await cellsCity("2026-09-10T02:00:00.000Z");
  await employ(city, inspectors);
  const pool = inspectors.map((one) => ({ account: one.id, unit: one.grants[0]!.unit }));
  const round = { id: ROUND, scheme: "C05", area: "330502", name: "平安校园", from: "2026-09-01", until: "2026-09-20", units, pool };
  await give(openRound, round, ruler);
});
after(() => city.close());

async function apply(index: number): Promise<string> {
  const id = uuidv7();
  await give(applyForTitle, { home: TOWN, id, scheme: "C05", round: ROUND, unit: units[index]!.code, self, declared: true }, desk);
  return id;
}

test("a corrected notice moves the ten working days of the first look, once; what has lapsed stays lapsed", async () => {
  const id = await apply(0);
  const stands = () => clockOf(city, id, "prelim:0");
  assert.deepEqual(await stands(), ["2026-09-23", "running"]);
  await correct(city, "2026-09-16");
  assert.deepEqual([await stands(), await entriesOf(city, id, MOVED)], [["2026-09-24", "running"], 1]);
  await correct(city, "2026-09-16");
  await correct(city, "2026-09-16", "2026-12-24");
  assert.equal(await entriesOf(city, id, MOVED), 1, "a repetition and a holiday after the end change nothing");
  city.set("2026-09-25T02:00:00.000Z");
  await city.jobs();
  assert.deepEqual(await stands(), ["2026-09-24", "lapsed"]);
  await correct(city, "2026-09-16", "2026-09-17");
  assert.deepEqual([await stands(), await entriesOf(city, id, MOVED)], [["2026-09-24", "lapsed"], 1]);
  assert.deepEqual((await city.verify()).findings, []);
});

const FROM = "2026-09-10T02:00:00.000Z";
const published = timingOf(buildCalendar(publishedNotices())).due;
const feast = timingOf(buildCalendar([...publishedNotices().filter(({ year }) => year !== 2026), corrected("2026-09-16")])).due;
const five = published(FROM, { amount: 5, unit: "workingDay" });
const known = (change: Partial<KnownApplication>): KnownApplication => ({
  ...(application.initial as KnownApplication),
  stage: "scored",
  unit: units[0] as KnownApplication["unit"],
  past: [],
  pastReports: [],
  papers: [],
  told: null,
  title: null,
  due: null,
  ...change,
});
const afterwards = (state: KnownApplication, due = feast): KnownApplication =>
  recount(state, FROM, due).reduce(
    (before, event) => application.evolve(before, { ...event, seq: 9, at: FROM, by: "system", role: "", unit: "" }) as KnownApplication,
    state,
  );

test("the days of a check of a title move beside it and nothing of them is over; those of a title that ended are let be", () => {
  const check = { due: { slot: "rectify" as const, from: FROM, due: five } } as KnownApplication["check"];
  const held = afterwards(known({ stage: "awarded", check: check! }));
  assert.deepEqual([held.check?.due?.due.dueAt.slice(0, 10), held.due, held.past], ["2026-09-18", null, []]);
  assert.deepEqual(recount(known({ stage: "expired", check: check! }), FROM, feast), []);
  assert.equal(applicationClocks({ home: TOWN, id: "x" }, held)[0]?.status, "running");
});

test("days in which the public may object are made longer and never shorter, and the unit is told", () => {
  const state = known({ stage: "publicised", due: { slot: "publicity", from: FROM, due: five, office: "" } });
  const longer = afterwards(state);
  assert.deepEqual([five.dueAt.slice(0, 10), longer.due?.due.dueAt.slice(0, 10)], ["2026-09-17", "2026-09-18"]);
  assert.deepEqual(recount(longer, FROM, published), []);
  const [event] = recount(state, FROM, feast);
  const jobs = cellJobs({ home: TOWN, id: uuidv7() }, longer, [{ ...event!, seq: 9, at: FROM, by: "system", role: "", unit: "" }]);
  const notices = jobs.map(({ payload }) => payload["notice"] as { words: string; params: object });
  assert.ok(notices.length > 0);
  for (const { words, params } of notices)
    assert.deepEqual([words, params], ["cells.notice.recounted", { unit: "A 小学", due: "2026-09-18" }]);
});
