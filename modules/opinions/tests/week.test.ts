import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident } from "#platform/access";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import { readWaiting } from "#platform/waiting";
import { reportIncident, ReportIncident } from "#modules/incidents";
import { opinionCommands as o } from "../commands.ts";
import { listPublicActions, readWeek } from "../queries-week.ts";
import { waitingActions } from "../waiting.ts";
import { clerk, COUNTY, DAY, dayFrom, desk, elsewhere, given, newId, officer, opinionCity, sorted, STATION, TOWN, VILLAGE } from "./city.ts"; // prettier-ignore

let city: TestCity;
before(async () => {
  city = await opinionCity();
});
after(() => city.close());

const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
const approver = person({ role: "approver", area: TOWN, unit: STATION });
const week = (actor = desk, more: object = {}) => city.query(readWeek, readWeek.input.parse(more), actor);
const steps = async (actor: typeof desk): Promise<string[]> =>
  (await city.runtime.within(actor, (ctx) => readWaiting(ctx, waitingActions, { whose: "all", due: "any", areas: null }, { from: null, limit: 50 }))).map(({ step }) => step); // prettier-ignore

test("what is said more often in a week stands above with its change, reports beside it; adopted, done and published it is in the one public list", async () => {
  await sorted(city, await given(city), { topic: "05", nature: "criticism" });
  city.advance(7 * DAY);
  for (let n = 0; n < 6; n += 1) await sorted(city, await given(city), { topic: "05", nature: "criticism" });
  const gone = await given(city);
  await sorted(city, gone, { topic: "05" });
  await city.execute(o.handOnItem, { home: gone.home, id: gone.id, to: "dispute", reason: "这是邻里纠纷，可以申请调解。", category: null }, { actor: clerk }); // prettier-ignore
  const asked = ReportIncident.parse({ id: newId(city), category: "0402", description: "路灯坏了", area: VILLAGE });
  await city.execute(reportIncident, asked, { actor: resident });
  await city.jobs();
  const { week: monday, topics } = await week();
  const noise = topics.find(({ kind, code }) => kind === "opinion" && code === "05");
  assert.deepEqual(noise && [noise.area, noise.now, noise.before, noise.rises, noise.mayAdopt, noise.adopted], [TOWN, 6, 1, true, true, false]); // prettier-ignore
  assert.deepEqual(topics.filter(({ kind }) => kind === "event").map(({ code, now, mayAdopt }) => [code, now, mayAdopt]), [["0402", 1, false]]); // prettier-ignore
  assert.equal((await week(elsewhere)).topics.length, 0);
  assert.equal((await week(officer)).topics.some(({ mayAdopt }) => mayAdopt), false); // prettier-ignore

  const aim = { zh: "夜间烧烤店和广场舞音响太响", en: "Loud music at night" };
  const adopting = { home: "330502001", topic: "05", area: TOWN, week: monday, unit: STATION, aim, due: dayFrom(city, 10) };
  const adopt = (more: object, actor = desk) => city.execute(o.adoptWeekTopic, { ...adopting, ...more }, { actor });
  await assert.rejects(adopt({}, officer), refused("access.not-yours"));
  await assert.rejects(adopt({ week: dayFrom(city, 1) }), refused("opinions.week"));
  await assert.rejects(adopt({ unit: "ps-330503" }), refused("opinions.no-such-unit"));
  await assert.rejects(adopt({ due: dayFrom(city, 0) }), refused("opinions.plan-day"));
  await assert.rejects(adopt({ aim: { zh: "王某 13800001234 说太吵", en: "" } }), refused("opinions.somebodys-phone"));
  const key = await adopt({});
  await assert.rejects(adopt({}), refused("opinions.topic-adopted-already"));
  assert.equal((await week()).topics.find(({ code }) => code === "05")?.adopted, true);
  const said = { home: key.home, id: key.id, answer: { zh: "约定九点后不放外放音响，每晚查看。", en: "" } };
  assert.deepEqual([await steps(officer), await steps(approver)], [["act"], ["act"]]);
  await assert.rejects(city.execute(o.publishTopicAction, said, { actor: approver }), refused("opinions.act-first"));
  await assert.rejects(city.execute(o.actOnTopic, { home: key.home, id: key.id, done: "已约定并查看" }, { actor: desk }), refused("access.not-yours")); // prettier-ignore
  await city.execute(o.actOnTopic, { home: key.home, id: key.id, done: "已约定并连续查看两周" }, { actor: officer });
  assert.deepEqual([await steps(officer), await steps(approver)], [[], ["publish"]]);
  city.advance(12 * DAY);
  await city.jobs();
  const [clock] = await city.runtime.pools.write<{ status: string; obligor: string }[]>`select status, obligor from clocks.clock where stream = ${key.id}`; // prettier-ignore
  assert.deepEqual(clock, { status: "lapsed", obligor: STATION });
  assert.equal((await city.query(listPublicActions, {}, resident)).rows.length, 0);
  await city.execute(o.publishTopicAction, said, { actor: desk });
  const { rows } = await city.query(listPublicActions, {}, resident);
  assert.deepEqual(rows.map((row) => [row.topicName.zh, row.aim.zh, row.answer.zh]), [["噪声扰民", aim.zh, said.answer.zh]]); // prettier-ignore
  assert.equal((await week(desk, { area: COUNTY, week: monday })).actions[0]?.late, true);
  assert.deepEqual((await city.verify()).findings, []);
});
