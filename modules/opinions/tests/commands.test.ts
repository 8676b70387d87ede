import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident, type Actor } from "#platform/access";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import { readWaiting } from "#platform/waiting";
import { opinionCommands as o } from "../commands.ts";
import { listItems, readItem, readItemContact } from "../queries-items.ts";
import { readFollowedItem } from "../queries-follow.ts";
import { listPublished } from "../queries-public.ts";
import { listTopics } from "../queries-topics.ts";
import { waitingOpinions } from "../waiting.ts";
import { admin, answered, clerk, DAY, dayFrom, desk, elsewhere, given, newId, officer, opinionCity, overseer, published, SAID, sorted, squad, STATION, TOWN, VILLAGE, type Key } from "./city.ts"; // prettier-ignore

let city: TestCity;
before(async () => {
  city = await opinionCity();
});
after(() => city.close());

const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
const view = (key: Key, actor: Actor) => city.query(readItem, { home: key.home, id: key.id }, actor);
const follow = ({ home, id, secret }: Key & { secret: string }) => city.query(readFollowedItem, { home, id, secret }, resident);
const list = (actor: Actor, more: object = {}) => city.query(listItems, listItems.input.parse(more), actor);
const steps = async (actor: Actor, id: string): Promise<string[]> =>
  (await city.runtime.within(actor, (ctx) => readWaiting(ctx, waitingOpinions, { whose: "all", due: "any", areas: null }, { from: null, limit: 200 }))).filter((row) => row.id === id).map(({ step }) => step); // prettier-ignore
const clockOf = async (id: string, slot: string) =>
  (await city.runtime.pools.write<{ status: string; obligor: string }[]>`select status, obligor from clocks.clock where stream = ${id} and slot = ${slot}`)[0]; // prettier-ignore

test("said without an account, sorted, adopted, told at once, done, answered, rated and published: each in the list of whoever must act, and whoever spoke reads it by the link", async () => {
  const key = await given(city);
  assert.equal(key.dueAt.slice(0, 10), "2026-11-30", "five working days");
  assert.deepEqual([await steps(clerk, key.id), await steps(officer, key.id)], [["classify"], ["classify"]]);
  await assert.rejects(
    city.execute(o.adoptItem, { home: key.home, id: key.id, plan: "先行立项办理", due: dayFrom(city, 3) }, { actor: officer }),
    refused("opinions.classify-first"),
  );
  await sorted(city, key);
  assert.deepEqual([await steps(clerk, key.id), await steps(officer, key.id)], [[], ["decide"]]);
  const plan = { home: key.home, id: key.id, plan: "夜间增加两趟步巡。" };
  for (const due of [dayFrom(city, 0), dayFrom(city, 500)])
    await assert.rejects(city.execute(o.adoptItem, { ...plan, due }, { actor: officer }), refused("opinions.plan-day"));
  await city.execute(o.adoptItem, { ...plan, due: dayFrom(city, 20) }, { actor: officer });
  assert.deepEqual(await steps(officer, key.id), ["tell"]);
  await city.execute(o.replyToItem, { home: key.home, id: key.id, text: "已立项，二十天内办。" }, { actor: officer });
  assert.equal((await clockOf(key.id, "reply"))?.status, "met");
  assert.deepEqual(await steps(officer, key.id), ["act"]);
  await assert.rejects(city.execute(o.rateItem, { home: key.home, id: key.id, secret: key.secret, score: 5, text: "" }, { actor: resident }), refused("opinions.rate-later")); // prettier-ignore
  await city.execute(o.actOnItem, { home: key.home, id: key.id, text: "步巡增加到三趟。" }, { actor: officer });
  assert.equal((await clockOf(key.id, "act"))?.status, "met");
  await city.execute(o.replyToItem, { home: key.home, id: key.id, text: "已办好，欢迎监督。" }, { actor: officer });
  const told = await follow(key);
  assert.deepEqual(
    [told.text, told.mayRate, told.entries.map(({ what }) => what)],
    [SAID, true, ["heard", "classified", "adopted", "told", "acted", "replied"]],
  );
  assert.ok(
    told.entries.every((entry) => !("by" in entry)),
    "nobody inside is named",
  );
  const rating = { home: key.home, id: key.id, secret: key.secret, score: 2, text: "来得还是少" };
  await assert.rejects(
    city.execute(o.rateItem, { ...rating, secret: "A".repeat(26) }, { actor: resident }),
    refused("opinions.wrong-link"),
  );
  await assert.rejects(city.execute(o.rateItem, rating, { actor: officer }), refused("opinions.not-the-speaker"));
  await city.execute(o.rateItem, rating, { actor: resident });
  await assert.rejects(city.execute(o.rateItem, { ...rating, score: 5 }, { actor: resident }), refused("opinions.rated-already"));
  assert.deepEqual(await steps(clerk, key.id), ["publish"]);
  const words = { question: { zh: "夜里巡逻能多来几趟吗", en: "" }, answer: { zh: "找张警官 13800001234。", en: "" } };
  await assert.rejects(city.execute(o.publishItem, { home: key.home, id: key.id, ...words }, { actor: clerk }), refused("opinions.somebodys-phone")); // prettier-ignore
  await published(city, key);
  assert.deepEqual(await steps(clerk, key.id), []);
  const { rows } = await city.query(listPublished, listPublished.input.parse({ area: TOWN }), resident);
  assert.deepEqual([rows[0]?.question.zh, rows[0]?.adopted, rows[0]?.rating], ["夜里巡逻能不能多来几趟", true, 2]);
  assert.equal(JSON.stringify(rows).includes(VILLAGE), false, "no village is named in public");
  await city.jobs();
  assert.deepEqual((await city.verify()).findings, []);
});

test("nothing of what was said or of the number stands in the log or in a table in the clear, and no list is searched by an author", async () => {
  const key = await given(city, { text: "隐秘之词：所长态度不好", phone: "13911112222" });
  const [events] = await city.runtime.pools.write<{ n: number }[]>`
    select count(*)::int as n from ledger.event where data::text like '%隐秘之词%' or data::text like '%13911112222%'`;
  assert.equal(events?.n, 0);
  const columns = await city.runtime.pools.write<{ name: string }[]>`
    select column_name as name from information_schema.columns where table_schema = 'opinions' and table_name in ('item', 'answer')`;
  assert.deepEqual(
    columns.filter(({ name }) => /author|person|phone|email|account|speaker/.test(name)),
    [],
  );
  assert.equal("q" in listItems.input.parse({ q: "13911112222" }), false, "there is no such filter");
  const [looked] = await city.runtime.pools.write<
    { n: number }[]
  >`select count(*)::int as n from vault.field where stream = ${key.id} and octet_length(blind) > 0`;
  assert.equal(looked?.n, 0, "found by no phone");
  const seen = await view(key, clerk);
  assert.deepEqual([seen.text, seen.reach, JSON.stringify(seen).includes("13911112222")], ["隐秘之词：所长态度不好", ["phone"], false]);
  const contact = await city.query(readItemContact, { home: key.home, id: key.id, reason: "约时间当面答复" }, officer);
  assert.equal(contact.phone, "13911112222");
  const [footprints] = await city.runtime.pools.write<{ n: number }[]>`
    select count(*)::int as n from vault.read where stream = ${key.id} and reason = '约时间当面答复'`;
  assert.ok((footprints?.n ?? 0) > 0, "who read it is noted");
});

test("a number is held only where an answer is wished for; a known id opens nothing", async () => {
  const key = await given(city, { wish: false });
  assert.deepEqual((await view(key, clerk)).reach, []);
  const again = o.giveOpinion.input.parse({ id: key.id, area: VILLAGE, text: "换一句话再说一次", wish: false });
  await assert.rejects(city.execute(o.giveOpinion, again, { actor: resident }), refused("opinions.given-already"));
  await assert.rejects(city.query(readFollowedItem, { home: key.home, id: key.id, secret: "A".repeat(26) }, resident), refused("opinions.wrong-link")); // prettier-ignore
});

test("each desk reads its own place, each unit what it answers; a topic's own department answers for it", async () => {
  const key = await given(city, { topic: "14" });
  assert.equal((await view(key, clerk)).unit, `cg-${TOWN}`);
  assert.equal((await view(key, squad)).id, key.id);
  for (const actor of [officer, elsewhere]) await assert.rejects(view(key, actor), refused("opinions.not-found"));
  assert.equal((await list(elsewhere, { view: "all" })).rows.length, 0);
  await assert.rejects(sorted(city, key, { unit: "ps-330503" }), refused("opinions.no-such-unit"));
  await assert.rejects(sorted(city, key, { topic: "77" }), refused("opinions.no-such-topic"));
  await answered(city, key, "explained", { topic: "14", unit: `cg-${TOWN}` }, squad);
  await published(city, key);
  await assert.rejects(view(key, elsewhere), refused("opinions.not-found"), "a published row is not a published text");
});

test("heard in a square by staff: the receipt has a number and no link, and they rate nothing", async () => {
  const heard = o.hearOpinion.input.parse({ id: newId(city), area: VILLAGE, channel: "square", text: SAID, wish: false });
  await assert.rejects(city.execute(o.hearOpinion, heard, { actor: person({ role: "handler", area: "330503", unit: "ps-330503" }) }), refused("access.not-yours")); // prettier-ignore
  const receipt = await city.execute(o.hearOpinion, heard, { actor: officer });
  assert.equal(receipt.follow, null);
  assert.equal((await view(receipt, clerk)).byStaff, true);
});

test("what is an event, a dispute, a petition or a crime is handed on with its reason; of an event a report is opened, whose link the same person holds", async () => {
  const key = await given(city, { text: "小区门口路灯坏了三盏，夜里看不见路。" });
  const hand = { home: key.home, id: key.id, to: "event" as const, reason: "路灯由市政维修，已登记为事件。" };
  await assert.rejects(city.execute(o.handOnItem, { ...hand, category: null }, { actor: clerk }), refused("opinions.no-such-kind"));
  await city.execute(o.handOnItem, { ...hand, category: "0402" }, { actor: clerk });
  await city.jobs();
  const seen = await view(key, clerk);
  assert.ok(seen.handedOn?.record);
  const [report] = await city.runtime.pools.write<{ category: string; place: string }[]>`
    select category, place from incidents.incident where id = ${seen.handedOn.record.id}`;
  assert.deepEqual(report, { category: "0402", place: VILLAGE });
  assert.match((await follow(key)).handedOn?.follow ?? "", new RegExp(`^/f/.*${seen.handedOn.record.id}/`));
  assert.equal((await clockOf(key.id, "reply"))?.status, "met");
  await assert.rejects(sorted(city, key), refused("opinions.not-now"));
  const dispute = await given(city);
  await city.execute(o.handOnItem, { home: dispute.home, id: dispute.id, to: "dispute", reason: "邻里纠纷可以申请调解。", category: null }, { actor: officer }); // prettier-ignore
  assert.deepEqual((await follow(dispute)).handedOn, { to: "dispute", follow: null });
  assert.deepEqual((await city.verify()).findings, []);
});

test("an answer falls due: its unit is told, the lapse is the unit's with oversight, and late stays late", async () => {
  const key = await given(city);
  city.advance(20 * DAY);
  await city.jobs();
  assert.deepEqual(await clockOf(key.id, "reply"), { status: "lapsed", obligor: STATION });
  assert.ok((await list(overseer, { view: "late" })).rows.some(({ id, late }) => id === key.id && late));
  await answered(city, key, "explained");
  assert.equal((await clockOf(key.id, "reply"))?.status, "late");
});

test("a topic heard again in its town within the days is noted on the answer before it, by topic and town alone", async () => {
  const topic = { topic: "06" };
  const first = await given(city, { text: "有人遛狗不牵绳，孩子害怕。" });
  await answered(city, first, "explained", topic);
  await published(city, first);
  await city.jobs();
  city.advance(30 * DAY);
  const second = await given(city, { text: "遛狗还是不牵绳。", wish: false });
  await sorted(city, second, topic);
  await city.jobs();
  assert.equal((await view(first, clerk)).raisedAgain, false, "not yet weighed");
  await city.execute(o.explainItem, { home: second.home, id: second.id, text: "已安排专项劝导。" }, { actor: officer });
  await city.jobs();
  assert.equal((await view(first, clerk)).raisedAgain, true);
  assert.deepEqual((await city.verify()).findings, []);
});

test("a topic heard again and decided while the note of the answer waited for its job counts as raised again all the same", async () => {
  const topic = { topic: "07" };
  const first = await given(city, { text: "夜市摊点占道。" });
  await answered(city, first, "explained", topic);
  await published(city, first);
  // The job of the publication has not run: two days without a worker.
  const waiting = await city.runtime.pools.write`update ledger.outbox set run_at = run_at + interval '40 days' where kind = 'opinions.note-topic' and payload ->> 'id' = ${first.id} and payload ->> 'what' = 'answer'`; // prettier-ignore
  assert.equal(waiting.count, 1);
  city.advance(2 * DAY);
  const second = await given(city, { text: "夜市又占道了。", wish: false });
  await sorted(city, second, topic);
  await city.execute(o.explainItem, { home: second.home, id: second.id, text: "已约谈摊主。" }, { actor: officer });
  await city.jobs();
  assert.equal((await view(first, clerk)).raisedAgain, false);
  city.advance(40 * DAY);
  await city.jobs();
  assert.equal((await view(first, clerk)).raisedAgain, true);
});

test("the city keeps its topics: a change is a version with a reason, a retired one takes nothing new, and the days of “again” are the city's", async () => {
  const amended = { code: "15", zh: "无人机扰民", en: "Drones", department: "ps", reason: "居民常提" };
  await assert.rejects(city.execute(o.amendTopic, amended, { actor: desk }), refused("access.not-yours"));
  await assert.rejects(city.execute(o.amendTopic, { ...amended, department: "nobody" }, { actor: admin }), refused("opinions.no-such-department")); // prettier-ignore
  await city.execute(o.amendTopic, amended, { actor: admin });
  await city.execute(o.retireTopic, { code: "03", reason: "并入交通" }, { actor: admin });
  await city.execute(o.setAgainDays, { days: 60, reason: "试行" }, { actor: admin });
  const { rows, againDays, replyWithin, may } = await city.query(listTopics, {}, admin);
  const of = (code: string) => rows.find((row) => row.code === code);
  assert.deepEqual([of("15")?.proposal, of("01")?.proposal, of("03")?.retired, againDays, replyWithin, may], [false, true, true, 60, { amount: 5, unit: "workingDay" }, true]); // prettier-ignore
  await assert.rejects(given(city, { topic: "03" }), refused("opinions.no-such-topic"));
  await given(city, { topic: "15" });
});
