import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { person, testCity, type TestCity } from "#platform/testing";
import { demoPlaces, places as register } from "#modules/places";
import incidents from "../../incidents/module.ts";
import limits from "../../limits/module.ts";
import mediation from "../../mediation/module.ts";
import organisations from "../../organisations/module.ts";
import people from "../../people/module.ts";
import petitions from "../../petitions/module.ts";
import places from "../../places/module.ts";
import cells from "../../cells/module.ts";
import surveys from "../../surveys/module.ts";
import { assessmentCommands } from "../commands.ts";
import { demoAssessment } from "../demo.ts";
import assessment from "../module.ts";
import { listSchemes } from "../queries.ts";
import { listEntries } from "../queries-entries.ts";
import { listInspections } from "../queries-inspections.ts";
import { publicInspections } from "../queries-visits.ts";
import { listResults, readResult } from "../queries-results.ts";

let city: TestCity;
const post = (role: string) => person({ role, area: "3305", unit: "zfw-3305" });

before(async () => {
  city = await testCity({ modules: [limits, places, organisations, people, incidents, petitions, mediation, cells, surveys, assessment] });
  const { areas } = demoPlaces(() => false);
  await city.load(areas.filter(({ events: [event] }) => event !== undefined && "code" in event && String(event.code).length <= 6));
});
after(() => city.close());

test("five counties over five years: told by commands alone, four years awarded, a tripod for the third in a row, an objection that won, one waiting to be judged", async () => {
  const rehearsal = city.rehearse();
  const counties = city.runtime.registers.read(register).within("", "county");
  assert.equal(counties.length, 5);
  const leaders = [post("approver"), post("approver")] as const;
  const verifiers = [post("itemVerifier"), post("itemVerifier"), post("itemVerifier")] as const;
  demoAssessment(
    (command, input, order) => rehearsal.give(command, input, order),
    counties.map(({ code, zh, en }) => ({ code, zh, en })),
    { assessor: post("assessor"), verifiers, leaders, speaker: (area) => person({ role: "supervisor", area, unit: `centre-${area}` }) },
    city.now().slice(0, 10),
  );
  await rehearsal.flush();
  await city.runtime.registers.refresh(new Set(["assessment.scheme"]));
  assert.deepEqual((await city.verify()).findings, []);
  const { years } = await city.query(listResults, { level: "county" });
  assert.deepEqual(
    years.map(({ year, stage, rows }) => [year, stage, rows.length]),
    [
      [2025, "awarded", 5],
      [2024, "awarded", 5],
      [2023, "awarded", 5],
      [2022, "awarded", 5],
    ],
  );
  const [, , third] = years;
  assert.ok(third?.rows.every(({ qualified, award, streak }) => qualified && streak === 3 && award?.zh === "平安鼎"));
  assert.equal(third?.fullHouse, true);
  const won = await city.query(readResult, { scheme: years[1]!.scheme });
  assert.equal(won.reversals.length, 1);
  const { rows } = await city.query(listEntries, {}, leaders[0]);
  assert.deepEqual(
    ["notified", "objected"].map((stage) => rows.filter((row) => row.stage === stage).length),
    [1, 1],
  );
});

test("the year that runs has an inspection that is over and public, with something mended and something not, and others no county knows of", async () => {
  const { rows: schemes } = await city.query(listSchemes, {});
  const scheme = schemes.find(({ running }) => running)!.scheme;
  const { rows } = await city.query(listInspections, { scheme }, post("assessor"));
  assert.deepEqual(
    rows.map(({ stage, drawn, visited }) => [stage, drawn, visited]),
    [
      ["drawn", 5, 0],
      ["drawn", 5, 1],
      ["over", 5, 5],
    ],
  );
  const told = (await city.query(publicInspections, { scheme })).rows;
  const states = told.flatMap(({ visits }) => visits.flatMap(({ findings }) => findings.map(({ state }) => state)));
  assert.deepEqual([told.length, states], [1, ["mended", "mended", "notMended", "mended"]]);
  const county = person({ role: "supervisor", area: "330503", unit: "zfw-330503" });
  assert.deepEqual((await city.query(listInspections, { scheme }, county)).rows, []);
});

test("a title that is taken back ends the years in a row after it, and the tripod that counted it", async () => {
  const { years } = await city.query(listResults, { level: "county" });
  const [, , third, second] = years;
  const [row] = second!.rows;
  const leader = post("approver");
  const taken = { scheme: second!.scheme, subject: row!.subject, document: "认定书", reason: "数据造假" };
  await city.execute(assessmentCommands.revokeTitle, taken, { actor: leader });
  await city.jobs();
  const after = (await city.query(listResults, { level: "county" })).years.toReversed();
  assert.deepEqual(
    after.map(({ rows }) => rows.filter(({ subject }) => subject === row!.subject).map(({ streak, award }) => [streak, award?.zh ?? null])),
    [[[0, null]], [[1, null]], [[2, null]], [[3, null]]],
  );
  const { lost } = await city.query(readResult, { scheme: third!.scheme });
  assert.deepEqual(
    lost.map(({ subject, award, year }) => [subject, award.zh, year]),
    [[row!.subject, "平安鼎", second!.year]],
  );
  assert.deepEqual((await city.verify()).findings, []);
});
