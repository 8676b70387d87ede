import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { resident } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { person, type TestCity } from "#platform/testing";
import { recompute } from "#web/proof";
import { listCases, openFigure, readFigureRows } from "../../report-card/queries-catalogue.ts";
import { openTold, readToldRows } from "../../report-card/queries-told.ts";
import * as applying from "../commands-applying.ts";
import * as deciding from "../commands-deciding.ts";
import { withdrawApplication } from "../commands-voiding.ts";
import { openRound, publishRoundSeed } from "../commands-rounds.ts";
import * as applyingSteps from "../applying.ts";
import * as decidingSteps from "../deciding.ts";
import { mendings, nomination } from "../mending.ts";
import { readCoverage } from "../queries-coverage.ts";
import * as p from "./play.ts";
import { campus, cellsCity, employ, giver, inspectorsOf, self, TOWN, VILLAGE } from "./town.ts";

let city: TestCity;
const give = giver(() => city);
const desk = person({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
const checker = person({ role: "gridInstructor", area: TOWN, unit: `centre-${TOWN}` });
const chief = person({ role: "approver", area: "330502", unit: "zfw-330502" });
const judge = person({ role: "approver", area: "330502", unit: "zfw-330502" });
const ruler = person({ role: "supervisor", area: "3305", unit: "zfw-3305" });
const inspectors = inspectorsOf(["fire-330502", "ps-330502"]);
const [first, second] = inspectors as [(typeof inspectors)[0], (typeof inspectors)[0]];
const DAY = 86_400_000;
const units = ["ONE", "TWO", "LATE", "GONE", "NEVER"].map((letter) => ({ code: `C05${letter}-${TOWN}`, zh: letter, area: VILLAGE }));
const round = uuidv7();
const keys = units.slice(0, 4).map(() => ({ home: TOWN, id: uuidv7() }));
const [one, two, , gone] = keys as [Key, Key, Key, Key];
type Key = { home: string; id: string };

const MINE = campus.lines.find(({ key }) => !key)!;
const full = self.map((line) => ({ ...line, reason: null, finding: "none" as const }));
const found = full.map((line) => (line.line === MINE.code ? { ...line, points: 0, reason: "没有记录", finding: "plain" as const } : line));

async function look(key: Key, results: typeof full | typeof found): Promise<void> {
  await give(applying.admitApplication, key, checker);
  await give(applying.drawInspectors, { ...key, scheme: "C05", round }, checker);
  await give(applying.inspectUnit, { ...key, way: "announced", results }, first);
  await give(applying.countersignInspection, key, second);
}

before(async () => {
  city = await cellsCity("2026-09-10T02:00:00.000Z");
  await employ(city, inspectors);
  const pool = inspectors.map((each) => ({ account: each.id, unit: each.grants[0]!.unit }));
  const opening = { id: round, scheme: "C05", area: "330502", name: "平安校园", from: "2026-09-01", until: "2026-09-20" };
  await give(openRound, { ...opening, units, pool }, ruler);
  for (const [index, key] of keys.entries())
    await give(applying.applyForTitle, { ...key, scheme: "C05", round, unit: units[index]!.code, self, declared: true }, desk);
  city.set("2026-09-22T02:00:00.000Z");
  await give(publishRoundSeed, { scheme: "C05", round, seed: "07 12 19", source: "双色球" }, ruler);
  await look(one, full);
  for (const key of keys.slice(1)) await look(key, found);
  await give(withdrawApplication, { ...gone, reason: "搬迁" }, desk);
  city.advance(DAY);
  await give(applying.rectifyFindings, { ...two, measures: "补齐" }, desk);
  const again = [{ line: MINE.code, points: 0, reason: "仍不完整", mended: true, photos: [] }];
  await give(applying.recheckFindings, { ...two, results: again, note: "已看" }, first);
  for (const key of [one, two]) await give(deciding.publiciseResult, key, chief);
  const entry = uuidv7();
  await give(deciding.objectToResult, { ...two, entry, text: "记录是补的" }, resident);
  await give(deciding.decideObjection, { ...two, entry, upheld: true, reason: "属实，重新公示" }, judge);
  await give(deciding.publiciseResult, two, chief);
  city.set("2026-12-01T02:00:00.000Z");
  for (const key of [one, two]) await give(deciding.awardTitle, key, chief);
});
after(() => city.close());

const opened = (code: string, to: string, area = "3305") =>
  city.runtime.ask(openFigure, openFigure.input.parse({ code, area, from: `${to.slice(0, 7)}-01`, to }), resident);
const counted = async (code: string, to: string): Promise<[number, number | null, number | null]> => {
  const { value } = await opened(code, to);
  return [value.numerator, value.denominator, value.value];
};
const told = async (code: string) => (await city.runtime.ask(openTold, openTold.input.parse({ code }), resident)).value;

test("of those that applied two of three attained, of those that may two of five; one of two at the level of model", async () => {
  assert.deepEqual((await counted("cell.attain", "2026-12-31")).slice(0, 2), [2, 3]);
  assert.deepEqual((await counted("cell.demonstration", "2026-12-31")).slice(0, 2), [1, 2]);
  assert.deepEqual(await told("cell.coverage"), { numerator: 3, denominator: 5, value: 0.6 });
  assert.deepEqual(await told("cell.attain-eligible"), { numerator: 2, denominator: 5, value: 0.4 });
  const file = await city.runtime.ask(readToldRows, readToldRows.input.parse({ code: "cell.attain-eligible" }), resident);
  assert.deepEqual([file.rows.map(({ name }) => name), recompute(file).value], [units.map(({ zh }) => zh).toSorted(), 0.4]);
});

test("what fell due in a year, and what of it was mended in time; what ended before its day fell not due", async () => {
  assert.deepEqual(await counted("cell.mended", "2026-09-30"), [0, 0, null], "nothing fell due: a dash, never 100%");
  assert.deepEqual(await counted("cell.mended", "2026-11-30"), [1, 2, 0.5]);
  assert.deepEqual(await counted("cell.mended", "2026-12-01"), [1, 2, 0.5]);
});

test("results of a year with an upheld objection: one of two, however often one was published", async () => {
  assert.deepEqual(await counted("award.objection", "2026-08-31"), [0, 0, null]);
  assert.deepEqual(await counted("award.objection", "2026-11-30"), [1, 2, 0.5]);
});

test("the rows give the numbers again and name no unit to the public; whoever reads the records opens them", async () => {
  for (const code of ["cell.mended", "award.objection"]) {
    const span = { code, area: "3305", from: "2026-11-01", to: "2026-11-30" };
    const file = await city.runtime.ask(readFigureRows, readFigureRows.input.parse(span), resident);
    assert.equal(file.rows.length, 2);
    assert.deepEqual([recompute(file).numerator, recompute(file).denominator], [1, 2]);
    assert.ok(file.rows.every((row) => row.name === undefined && row.log === undefined && row.place === "330502" && row.day.length === 7));
    const open = await city.runtime.ask(readFigureRows, readFigureRows.input.parse({ ...span, code: "cell.attain" }), resident);
    assert.ok(
      file.rows.every(({ row }) => open.rows.every((other) => other.row !== row)),
      "no row is another figure's by its key",
    );
    await assert.rejects(opened(code, "2026-11-30", TOWN), p.refusedAs("report-card.too-fine"));
    const cases = await city.runtime.ask(listCases, listCases.input.parse({ ...span, area: TOWN }), chief);
    const wanted = code === "cell.mended" ? [two, keys[2]!] : [one, two];
    assert.deepEqual(new Set(cases.rows.map(({ path }) => path)), new Set(wanted.map(({ home, id }) => `/console/cells/${home}/${id}`)));
  }
});

test("by kind and area, for those who read there: what was mended and objected to beside what was awarded", async () => {
  const rowFor = async (actor: Parameters<TestCity["runtime"]["ask"]>[2]) =>
    (await city.runtime.ask(readCoverage, { area: "3305" }, actor)).rows.find(({ scheme }) => scheme === "C05");
  const row = await rowFor(chief);
  assert.deepEqual(row?.looked, { due: 2, inTime: 1, nominees: 2, upheld: 1 });
  assert.deepEqual([row?.eligible, row?.applied, row?.awarded, row?.model], [5, 3, 2, 1]);
  assert.equal((await rowFor(resident))?.looked, null);
});

test("records of before are filled in as the fold gives them", async () => {
  const write = city.owner;
  const stood = async () => [
    await write`select * from cells.rectification order by home, id, number`,
    await write`select id, publicised_on, publicised_to, upheld from cells.application order by id`,
    await write`select id, state from ledger.stream where kind = 'cells.application' order by id`,
  ];
  const wanted = JSON.stringify(await stood());
  await write`delete from cells.rectification`;
  await write`update cells.application set publicised_on = null, publicised_to = null, upheld = false`;
  await write.unsafe(`update ledger.stream set state = jsonb_set(state, '{past}', (select coalesce(jsonb_agg(p - 'undone' order by n), '[]') from jsonb_array_elements(state -> 'past') with ordinality as of (p, n))) where kind = 'cells.application'`); // prettier-ignore
  assert.notEqual(JSON.stringify(await stood()), wanted);
  const text = readFileSync(new URL("../migrations/0007-mended-and-nominated.sql", import.meta.url), "utf8");
  await write.unsafe(text.slice(text.indexOf("-- Records of before")));
  assert.equal(JSON.stringify(await stood()), wanted);
  assert.deepEqual((await city.verify()).findings, []);
});

test("papers of before are read off the steps as the fold has them", async () => {
  const write = city.owner;
  const stood = async () => JSON.stringify(await write`select id, state from ledger.stream where kind = 'cells.application' order by id`);
  const wanted = await stood();
  assert.ok(wanted.includes('"code":"rectification"') || wanted.includes('"code": "rectification"'), "one with a finding is among them");
  await write`update ledger.stream set state = state - 'papers' where kind = 'cells.application'`;
  assert.notEqual(await stood(), wanted);
  await write.unsafe(readFileSync(new URL("../migrations/0008-papers-of-steps.sql", import.meta.url), "utf8"));
  assert.equal(await stood(), wanted);
});

const withFinding = (): p.Play => {
  const play = new p.Play();
  play.apply();
  play.admit();
  play.draw();
  play.inspect(p.found({ [MINE.code]: { points: 0, reason: "r", finding: "plain" } }));
  play.sign();
  return play;
};

test("a rectification is open, mended, or over with the application: before its day nothing fell due, after it it was not mended", () => {
  const read = ({ state }: p.Play) => mendings(state as never).map(({ doneAt, fell }) => [doneAt, fell]);
  const play = withFinding();
  assert.deepEqual(read(play), [[null, false]]);
  play.give(p.SCHOOL_DESK, (state) => applyingSteps.rectify(state, "t", []));
  assert.deepEqual(read(play), [["2026-10-08T02:00:00.000Z", false]]);
  for (const [day, fell] of [
    ["2026-10-20", true],
    ["2027-03-01", false],
  ] as const) {
    const left = withFinding();
    left.today = day;
    left.give(p.CHIEF, (state, hand) => decidingSteps.refuseAward(state, "t", "2027-04-01T16:00:00.000Z", hand));
    assert.deepEqual(read(left), [[null, fell]], day);
    left.give(p.SCHOOL_DESK, (state, hand) => decidingSteps.appeal(state, "t", hand));
    left.give(p.OTHER_CHIEF, (state, hand) => decidingSteps.decideAppeal(state, true, "t", p.due("2027-05-01T16:00:00.000Z"), hand));
    assert.deepEqual(read(left), [[null, fell], [null, false]], "an appeal upheld gives days anew"); // prettier-ignore
  }
  assert.equal(nomination(play.state as never), null);
});
