import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident } from "#platform/access";
import { readCounts } from "#platform/figures";
import type { TestCity } from "#platform/testing";
import { opinionCommands as o } from "../commands.ts";
import { itemSets, opinionCatalogue, subjectSets } from "../figures.ts";
import { listPublished } from "../queries-public.ts";
import { answered, clerk, COUNTY, DAY, desk, given, officer, opinionCity, published, sorted, TOWN } from "./city.ts";

let city: TestCity;
before(async () => {
  city = await opinionCity();
});
after(() => city.close());

const counted = async (area: string): Promise<Record<string, number>> => {
  const span = { area, digits: area.length as 6, from: "2026-11-01", to: "2027-04-30" };
  const counts = await city.runtime.within(desk, ({ db }) => readCounts(db, [...itemSets, ...subjectSets], span));
  return Object.fromEntries(counts.map(({ set, n }) => [set, n]));
};

test("what was heard, answered in time, adopted, rated, raised again: counted over opinions, equal to a recount, and nobody's", async () => {
  const told = [await given(city), await given(city), await given(city), await given(city), await given(city)];
  const [adopted, explained, late, handed, open] = told as [(typeof told)[0], (typeof told)[0], (typeof told)[0], (typeof told)[0], (typeof told)[0]]; // prettier-ignore
  await answered(city, adopted, "adopted");
  await answered(city, explained, "explained");
  await city.execute(o.rateItem, { home: adopted.home, id: adopted.id, secret: adopted.secret, score: 4, text: "" }, { actor: resident });
  await city.execute(o.handOnItem, { home: handed.home, id: handed.id, to: "petition", reason: "这是信访事项，请到信访窗口提出。", category: null }, { actor: clerk }); // prettier-ignore
  await published(city, explained);
  await city.jobs();
  city.advance(10 * DAY);
  await answered(city, late, "explained");
  await sorted(city, open);
  await city.jobs();
  assert.deepEqual(await counted(COUNTY), {
    "opn.heard": 5,
    "opn.due": 4,
    "opn.in-time": 2,
    "opn.decided": 3,
    "opn.adopted": 1,
    "opn.asked": 3,
    "opn.rated": 1,
    "opn.rated-now": 1,
    "opn.satisfied": 1,
    "opn.answers": 1,
    "opn.topics": 4,
  });
  const again = await given(city, { text: "巡逻还是少，请再看看。" });
  await sorted(city, again);
  await city.execute(o.explainItem, { home: again.home, id: again.id, text: "已安排。" + "夜间加巡。" }, { actor: officer });
  await city.jobs();
  assert.equal((await counted(TOWN))["opn.again"], 1);
  assert.deepEqual((await city.verify()).findings, []);
  for (const { figures, owner, caveat, excluded } of opinionCatalogue)
    for (const said of [owner, caveat, excluded, ...figures.map(({ definition }) => definition)])
      assert.ok(said.zh !== "" && said.en !== "" && !/\p{Script=Han}/u.test(said.en));
});

test("criticism is counted in public by topic, and a topic of fewer than five opinions shows no number", async () => {
  for (let n = 0; n < 6; n += 1) await sorted(city, await given(city, { wish: false }), { topic: "10", nature: "criticism" });
  await sorted(city, await given(city, { wish: false }), { topic: "11", nature: "criticism" });
  const { tally } = await city.query(listPublished, listPublished.input.parse({ area: COUNTY }), resident);
  const of = (code: string) => tally.find(({ topic }) => topic === code);
  assert.deepEqual([of("11")?.hidden, of("11")?.heard, of("11")?.criticism], [true, -1, -1]);
  assert.ok(tally.filter(({ hidden }) => hidden).length >= 2, "a single hidden row would be the whole less the others");
  assert.ok(tally.every(({ heard }) => heard === -1 || heard >= 5));
});
