import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { person, type TestCity } from "#platform/testing";
import * as applying from "../commands-applying.ts";
import * as deciding from "../commands-deciding.ts";
import { appealDecision } from "../commands-appeals.ts";
import { revokeTitle } from "../commands-holding.ts";
import { openRound, publishRoundSeed } from "../commands-rounds.ts";
import { listEligible } from "../queries.ts";
import { readApplication } from "../queries-case.ts";
import { refusedAs } from "./play.ts";
import { cellsCity, employ, giver, inspectorsOf, self, TOWN, VILLAGE } from "./town.ts";

let city: TestCity;
const give = giver(() => city);
const UNIT = `C05S1-${TOWN}`;
const [ROUND, NEXT] = [uuidv7(), uuidv7()];
const DAY = 86_400_000;
const desk = person({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
const checker = person({ role: "gridInstructor", area: TOWN, unit: `centre-${TOWN}` });
const chief = person({ role: "approver", area: "330502", unit: "zfw-330502" });
const judge = person({ role: "supervisor", area: "330502", unit: "centre-330502" });
const ruler = person({ role: "supervisor", area: "3305", unit: "zfw-3305" });
const inspectors = inspectorsOf(["fire-330502", "ps-330502"]);
const results = self.map((one) => ({ ...one, reason: null, finding: "none" as const }));

before(async () => {
  city = await cellsCity("2026-09-10T02:00:00.000Z");
  await employ(city, inspectors);
  const pool = inspectors.map((one) => ({ account: one.id, unit: one.grants[0]!.unit }));
  const opening = { scheme: "C05", area: "330502", name: "平安校园", units: [{ code: UNIT, zh: "第一小学", area: VILLAGE }], pool };
  await give(openRound, { ...opening, id: ROUND, from: "2026-09-01", until: "2026-09-20" }, ruler);
  await give(openRound, { ...opening, id: NEXT, from: "2026-10-01", until: "2028-12-31" }, ruler);
});
after(() => city.close());

const keyOf = (id: string) => ({ home: TOWN, id });
const apply = (id: string, round: string, more: object = {}) =>
  give(applying.applyForTitle, { ...keyOf(id), scheme: "C05", round, unit: UNIT, self, declared: true, ...more }, desk);
const latest = async () => (await city.runtime.ask(listEligible, { scheme: "C05" }, desk)).rows[0]?.latest;

test("a unit applies once at a time under whatever id and round, not in the months after a revocation, and once for one title", async () => {
  const first = uuidv7();
  const both = await Promise.allSettled([apply(first, ROUND), apply(uuidv7(), ROUND)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ["fulfilled", "rejected"], "two at the same moment: one of them");
  const id = (await latest())!.id;
  assert.equal(((await apply(id, ROUND)) as { stage: string }).stage, "applied", "the same once more changes nothing");
  await assert.rejects(apply(uuidv7(), ROUND), refusedAs("cells.name-latest"));
  await assert.rejects(apply(uuidv7(), ROUND, { after: keyOf(id) }), refusedAs("cells.applied-already"));
  await give(applying.admitApplication, keyOf(id), checker);
  city.advance(12 * DAY);
  await give(publishRoundSeed, { scheme: "C05", round: ROUND, seed: "07 12 19", source: "双色球" }, ruler);
  await give(applying.drawInspectors, { ...keyOf(id), scheme: "C05", round: ROUND }, checker);
  const [one, two] = inspectors;
  await give(applying.inspectUnit, { ...keyOf(id), way: "announced", results }, one!);
  await give(applying.countersignInspection, keyOf(id), two!);
  await give(deciding.publiciseResult, keyOf(id), chief);
  city.advance(20 * DAY);
  await assert.rejects(apply(uuidv7(), NEXT, { after: keyOf(id) }), refusedAs("cells.applied-already"));
  await give(deciding.awardTitle, keyOf(id), chief);
  // A second title under another id and round, with and without naming the one that is held.
  await assert.rejects(apply(uuidv7(), NEXT), refusedAs("cells.name-latest"));
  await assert.rejects(apply(uuidv7(), NEXT, { after: keyOf(id) }), refusedAs("cells.name-earlier"));
  await assert.rejects(apply(uuidv7(), NEXT, { after: keyOf(id), renews: keyOf(id) }), refusedAs("cells.renew-later"));
  await give(revokeTitle, { ...keyOf(id), ground: "falsified", document: "判决书", reason: "材料造假" }, chief);
  city.advance(2 * DAY);
  for (const named of [{}, { after: keyOf(id) }, { after: keyOf(id), renews: keyOf(id) }])
    await assert.rejects(apply(uuidv7(), NEXT, named), refusedAs("renews" in named ? "cells.too-soon" : "after" in named ? "cells.name-earlier" : "cells.name-latest")); // prettier-ignore
  city.advance(370 * DAY);
  const again = uuidv7();
  const { home, id: last, renews } = (await latest())!;
  assert.deepEqual([last, renews], [id, keyOf(id)], "the page names what has to be named");
  await apply(again, NEXT, { after: { home, id: last }, renews });
  assert.equal((await city.runtime.ask(readApplication, keyOf(again), desk)).renews?.id, id);
  assert.deepEqual((await city.verify()).findings, []);
});

test("refused and applied again: the title before is still named, and the refusal is not appealed any more", async () => {
  const { home, id, renews } = (await latest())!;
  await give(deciding.refuseTitle, { home, id, reason: "材料不全" }, judge);
  const next = (await latest())!;
  assert.deepEqual(next.renews, renews);
  const third = uuidv7();
  city.advance(1_000);
  await assert.rejects(apply(third, NEXT, { after: { home, id } }), refusedAs("cells.name-earlier"));
  await apply(third, NEXT, { after: { home, id }, renews });
  await assert.rejects(give(appealDecision, { home, id, reason: "不服" }, desk), refusedAs("cells.applied-again"));
});

test("an application of before the register of units is noted by the migration, and the newest stays", async () => {
  const { write } = city.runtime.pools;
  const noted = async () =>
    (await write<{ latest: string }[]>`select state -> 'latest' ->> 'id' as latest from ledger.stream where kind = 'cells.standing'`).map(
      ({ latest: one }) => one,
    );
  const [newest] = await noted();
  await write`update ledger.stream set state = '{"latest": null}' where kind = 'cells.standing'`;
  await write.unsafe(readFileSync(new URL("../migrations/0005-newest-of-each-unit.sql", import.meta.url), "utf8"));
  await city.jobs();
  assert.deepEqual(await noted(), [newest]);
  assert.equal(newest, (await latest())!.id);
});
