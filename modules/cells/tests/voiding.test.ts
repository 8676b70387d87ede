import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { person, type TestCity } from "#platform/testing";
import * as applying from "../commands-applying.ts";
import * as deciding from "../commands-deciding.ts";
import { openRound, publishRoundSeed } from "../commands-rounds.ts";
import { voidOne, voidOpenRound } from "../commands-voiding.ts";
import { listEligible, listRounds } from "../queries.ts";
import { readApplication } from "../queries-case.ts";
import { readCoverage } from "../queries-coverage.ts";
import { refusedAs } from "./play.ts";
import { cellsCity, employ, giver, inspectorsOf, self, TOWN, VILLAGE } from "./town.ts";

let city: TestCity;
const give = giver(() => city);
const [WRONG, RIGHT] = [uuidv7(), uuidv7()];
const units = ["A", "B", "C"].map((letter) => ({ code: `C05${letter}-${TOWN}`, zh: `${letter} 小学`, area: VILLAGE }));
const desk = person({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
const chief = person({ role: "approver", area: "330502", unit: "zfw-330502" });
const ruler = person({ role: "supervisor", area: "3305", unit: "zfw-3305" });
const inspectors = inspectorsOf(["fire-330502", "ps-330502"]);
const keyOf = (id: string) => ({ home: TOWN, id });

before(async () => {
  city = await cellsCity("2026-09-10T02:00:00.000Z");
  await employ(city, inspectors);
});
after(() => city.close());

const open = (id: string) =>
  give(
    openRound,
    { id, scheme: "C05", area: "330502", name: "平安校园", from: "2026-09-01", until: "2026-09-20", units, pool: inspectors.map((one) => ({ account: one.id, unit: one.grants[0]!.unit })) }, // prettier-ignore
    ruler,
  );
const apply = async (index: number, round: string, more: object = {}): Promise<string> => {
  const id = uuidv7();
  await give(applying.applyForTitle, { ...keyOf(id), scheme: "C05", round, unit: units[index]!.code, self, declared: true, ...more }, desk);
  return id;
};
const stageOf = async (id: string) => (await city.runtime.ask(readApplication, keyOf(id), chief)).stage;

test("a round with a wrong list is voided: what was applied for in it ends, what was decided stays, and another may be opened over the same days", async () => {
  await open(WRONG);
  const [running, refused] = [await apply(0, WRONG), await apply(1, WRONG)];
  await give(deciding.refuseTitle, { ...keyOf(refused), reason: "材料不全" }, chief);
  await assert.rejects(open(RIGHT), refusedAs("cells.rounds-overlap"));
  const voiding = { scheme: "C05", round: WRONG, reason: "名单用错" };
  await assert.rejects(give(voidOpenRound, voiding, chief), refusedAs("access.not-yours"));
  await give(voidOpenRound, voiding, ruler);
  await assert.rejects(apply(2, WRONG), refusedAs("cells.round-voided"));
  await city.jobs();
  assert.deepEqual([await stageOf(running), await stageOf(refused)], ["voided", "refused"]);
  const { rounds } = await city.runtime.ask(listRounds, {}, ruler);
  assert.deepEqual(rounds.map(({ voidedOn }) => voidedOn), ["2026-09-10"]); // prettier-ignore
  assert.deepEqual((await city.runtime.ask(listEligible, {}, desk)).rows, []);
  const listed = (await city.runtime.ask(readCoverage, { area: "3305" }, ruler)).rows.find(({ scheme }) => scheme === "C05");
  assert.equal(listed, undefined, "a void round counts in no share");
  city.advance(60_000);
  await give(voidOpenRound, voiding, ruler);
  await open(RIGHT);
  const again = await apply(0, RIGHT, { after: keyOf(running) });
  assert.equal(await stageOf(again), "applied");
  assert.deepEqual((await city.verify()).findings, []);
});

test("a single application taken in by mistake is voided by a supervisor with a reason, and none whose round has a seed is voided as a round", async () => {
  const id = await apply(2, RIGHT);
  const mistake = { ...keyOf(id), reason: "同一学校登记了两次" };
  await assert.rejects(give(voidOne, mistake, chief), refusedAs("access.not-yours"));
  await give(voidOne, mistake, ruler);
  const { stage, entries, may } = await city.runtime.ask(readApplication, keyOf(id), ruler);
  assert.deepEqual([stage, entries.at(-1)?.text, may], ["voided", "同一学校登记了两次", []]);
  city.advance(12 * 86_400_000);
  await give(publishRoundSeed, { scheme: "C05", round: RIGHT, seed: "07 12 19", source: "双色球" }, ruler);
  await assert.rejects(give(voidOpenRound, { scheme: "C05", round: RIGHT, reason: "x" }, ruler), refusedAs("cells.round-drawn"));
  await assert.rejects(
    give(publishRoundSeed, { scheme: "C05", round: WRONG, seed: "1", source: "x" }, ruler),
    refusedAs("cells.round-voided"),
  );
});
