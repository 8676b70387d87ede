import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readCounts } from "#platform/figures";
import { uuidv7 } from "#platform/ids";
import type { TestCity } from "#platform/testing";
import { writingCommands as w } from "../commands.ts";
import { reviewCommands as r } from "../commands-review.ts";
import { usingCommands as u } from "../commands-using.ts";
import { answerCatalogue, reviewSets, useSets } from "../figures.ts";
import { answerCity, checker, clerk, COUNTY, DAY, dayFrom, reported, textOf, TOWN, writer } from "./city.ts";

let city: TestCity;
before(async () => {
  city = await answerCity();
});
after(() => city.close());

type Key = { home: string; id: string };
async function live(question: string, days: number): Promise<Key> {
  const text = textOf({ reviewBy: dayFrom(city.now(), days) }, { question, wordings: [] });
  const input = w.draftEntry.input.parse({ id: uuidv7(Date.parse(city.now())), area: COUNTY, owner: `cg-${COUNTY}`, text });
  const { home, id } = await city.execute(w.draftEntry, input, { actor: writer });
  const key = { home, id };
  await city.execute(w.checkVersion, { ...key, version: 1, passed: true, remark: "" }, { actor: checker });
  await city.execute(w.publishVersion, { ...key, version: 1, seen: [] }, { actor: checker });
  return key;
}
const counted = async (area: string, sets = [...reviewSets, ...useSets]): Promise<Record<string, number>> => {
  const span = { area, digits: area.length as 6, from: "2026-11-01", to: "2027-03-31" };
  const counts = await city.runtime.within(checker, ({ db }) => readCounts(db, sets, span));
  return Object.fromEntries(counts.map(({ set, n }) => [set, n]));
};

test("how an archive is kept and used: reviews that fell due, those met by their day, and cases replied to from it; of nobody, and equal to a recount", async () => {
  const [kept, forgotten, late] = [await live("甲问题怎么办", 20), await live("乙事项怎么办", 20), await live("丙手续怎么办", 20)];
  const matter = await reported(city);
  const use = { ...kept, version: 1, matter };
  await city.execute(u.useEntry, use, { actor: clerk });
  await city.execute(u.useEntry, use, { actor: clerk });
  city.advance(21 * DAY);
  await city.execute(r.confirmEntry, { ...kept, version: 1, reviewBy: dayFrom(city.now(), 300) }, { actor: checker });
  city.advance(30 * DAY);
  await city.execute(r.withdrawEntry, { ...late, reason: "规定改了" }, { actor: checker });
  await city.jobs();

  const rows = await city.runtime.pools.write<{ id: string; n: number; met: boolean; late: boolean }[]>`
    select id::text, n, met_at is not null as met, coalesce(met_at > due_at, false) as late from answers.review where due_on < '2027-04-01' order by due_on, id`;
  const of = (key: Key) => rows.filter(({ id }) => id === key.id).map(({ met, late: past }) => (met ? (past ? "late" : "met") : "open"));
  assert.deepEqual([of(kept), of(forgotten), of(late)], [["met"], ["open"], ["late"]]);
  assert.deepEqual(await counted(COUNTY), { "ans.review-due": 3, "ans.review-in-time": 1, "ans.used": 1 });
  assert.equal((await counted(TOWN, [...useSets]))["ans.used"], 1, "a use counts where the case is");
  assert.deepEqual((await city.verify()).findings, []);

  const columns = await city.runtime.pools.write<{ name: string }[]>`
    select column_name as name from information_schema.columns where table_schema = 'answers' and table_name in ('review', 'use')`;
  assert.deepEqual(
    columns.filter(({ name }) => /account|actor|person|reader|^by$|_by$/.test(name)),
    [],
  );
  for (const { figures, owner, caveat, excluded } of answerCatalogue)
    for (const said of [owner, caveat, excluded, ...figures.map(({ definition }) => definition)])
      assert.ok(said.zh !== "" && said.en !== "" && !/\p{Script=Han}/u.test(said.en));
});
