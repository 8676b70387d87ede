import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import { readWaiting } from "#platform/waiting";
import type { Command } from "#platform/ledger";
import organisationsModule from "../../organisations/module.ts";
import { writingCommands as w } from "../commands.ts";
import { reviewCommands as r } from "../commands-review.ts";
import { usingCommands as u } from "../commands-using.ts";
import { listEntries, readEntry } from "../queries.ts";
import { findNearest, listPublicAnswers, readPublicAnswer } from "../queries-public.ts";
import { waitingAnswers } from "../waiting.ts";
import { above, answerCity, checker, clerk, COUNTY, countyClerk, DAY, dayFrom, elsewhere, reported, stranger, textOf, TOWN, VILLAGE, writer } from "./city.ts"; // prettier-ignore

let city: TestCity;
before(async () => {
  city = await answerCity();
});
after(() => city.close());

type Key = { home: string; id: string };
const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
const newId = (): string => uuidv7(Date.parse(city.now()));
const review = (days = 60): string => dayFrom(city.now(), days);
async function drafted(more: object = {}, said: object = {}, facts: object = {}, actor: Actor = writer): Promise<Key> {
  const input = w.draftEntry.input.parse({ id: newId(), area: COUNTY, owner: `cg-${COUNTY}`, text: textOf({ reviewBy: review(), ...more }, said), ...facts }); // prettier-ignore
  const { home, id } = await city.execute(w.draftEntry, input, { actor });
  return { home, id };
}
const check = (key: Key, version = 1, actor: Actor = checker) =>
  city.execute(w.checkVersion, { ...key, version, passed: true, remark: "" }, { actor });
const publish = (key: Key, version = 1, seen: string[] = [], actor: Actor = checker) =>
  city.execute(w.publishVersion, { ...key, version, seen }, { actor });
async function live(more: object = {}, said: object = {}, facts: object = {}): Promise<Key> {
  const key = await drafted(more, said, facts);
  await check(key);
  await publish(key);
  return key;
}
const view = (key: Key, actor: Actor) => city.query(readEntry, key, actor);
const list = (actor: Actor, more: object = {}) => city.query(listEntries, listEntries.input.parse(more), actor);
const found = (more: object) => city.query(listPublicAnswers, listPublicAnswers.input.parse(more), resident);
const nearest = (more: object, actor: Actor = resident) => city.query(findNearest, findNearest.input.parse(more), actor);
const steps = async (actor: Actor): Promise<string[]> =>
  (await city.runtime.within(actor, (ctx) => readWaiting(ctx, waitingAnswers, { whose: "all", due: "any", areas: null }, { from: null, limit: 50 }))).map(({ step, about }) => `${step} ${about}`); // prettier-ignore

test("written, checked by another, published, found by a resident in their own words; drafts are seen by the office and the desks alone", async () => {
  const question = "犬只登记去哪里";
  const key = await drafted({ category: "0504" }, { question, wordings: ["养狗要不要上户口"], answer: "到镇街综合窗口登记，当场发牌。" });
  assert.deepEqual(await steps(checker), [`check ${question}`]);
  assert.deepEqual(await steps(writer), []);
  for (const actor of [stranger, elsewhere]) await assert.rejects(view(key, actor), refused("record.not-found"));
  assert.equal((await view(key, above)).may.includes("check"), true, "the bureau above may check");
  await assert.rejects(check(key, 1, writer), refused("answers.own-text"));
  await assert.rejects(check(key, 1, stranger), refused("access.not-yours"));
  await check(key);
  assert.deepEqual(await steps(writer), [`publish ${question}`]);
  assert.equal((await found({ q: "狗" })).rows.length, 0);
  await publish(key);
  await city.jobs();
  for (const q of ["养狗 户口", "犬只登记", "狗上户口要去哪里办"]) assert.deepEqual((await found({ q })).rows.map((row) => row.question.zh), [question], q); // prettier-ignore
  assert.equal((await found({ q: "养狗户口", area: "330503" })).rows.length, 0, "it applies in its county");
  assert.equal((await found({ q: "养狗户口", area: VILLAGE })).rows.length, 1);
  const read = await city.query(readPublicAnswer, key, resident);
  assert.deepEqual(
    [read.text.zh.answer, read.checkedOn, read.stale, read.earlier],
    ["到镇街综合窗口登记，当场发牌。", "2026-11-23", false, []],
  );
  assert.equal((await list(stranger, { q: "犬只" })).rows.length, 1, "what is published every member of staff reads");
  assert.deepEqual((await city.verify()).findings, []);
});

test("an internal answer is for staff; its public successor does not bring the internal words along", async () => {
  const key = await live(
    { audience: "internal" },
    { question: "来电人情绪激动时怎么接听", wordings: [], answer: "内部口径：先记下诉求再解释。" },
  );
  assert.equal((await found({ q: "情绪激动" })).rows.length, 0);
  await assert.rejects(city.query(readPublicAnswer, key, resident), refused("record.not-found"));
  assert.deepEqual((await nearest({ words: "情绪激动的来电怎么接听" })).rows, []);
  assert.equal((await nearest({ words: "情绪激动的来电怎么接听" }, clerk)).rows.length, 1);
  assert.equal((await list(elsewhere, { q: "情绪激动" })).rows.length, 1);
  const text = textOf({ reviewBy: review() }, { question: "热线怎么记录我的诉求", wordings: [], answer: "热线记下诉求后，给您一个编号。" });
  await city.execute(w.reviseEntry, { ...key, text, reason: "改为公开" }, { actor: writer });
  await check(key, 2);
  await publish(key, 2);
  assert.deepEqual((await city.query(readPublicAnswer, key, resident)).earlier, []);
  assert.deepEqual((await view(key, clerk)).versions.map(({ version }) => version), [2, 1]); // prettier-ignore
});

test("two entries of the same question in one area are shown to each other before publishing", async () => {
  const said = { question: "居住证签注怎么办理", wordings: [] };
  const first = await live({}, said);
  const second = await drafted({}, { ...said, question: "请问怎么办理居住证签注？" });
  await check(second);
  assert.deepEqual((await view(second, checker)).same.map(({ id }) => id), [first.id]); // prettier-ignore
  assert.deepEqual((await view(first, checker)).same.map(({ id }) => id), [second.id]); // prettier-ignore
  await assert.rejects(publish(second), refused("answers.same-question"));
  await publish(second, 1, [`${first.home}/${first.id}`]);
  assert.equal((await view(second, checker)).stage, "published");
});

test("texts with somebody's number, a kind, an office or a desk that is not there are refused where they stand", async () => {
  const tried = (more: object, said: object = {}, facts: object = {}) => drafted(more, said, facts);
  await assert.rejects(tried({}, { answer: "找老王，电话 13800001234。" }), refused("answers.somebodys-phone"));
  await assert.rejects(tried({}, { steps: ["带上330502199003070010的身份证"] }), refused("answers.identity-number"));
  await assert.rejects(tried({ category: "9876" }), refused("answers.no-such-kind"));
  await assert.rejects(tried({ desk: { kind: "unit", code: "nobody-330502" } }), refused("answers.no-such-desk"));
  await assert.rejects(tried({}, {}, { area: "330599" }), refused("answers.no-such-area"));
  await assert.rejects(city.execute(w.draftEntry, w.draftEntry.input.parse({ id: newId(), area: "3305", owner: `cg-${COUNTY}`, text: textOf({ reviewBy: review() }) }), { actor: person({ role: "supervisor", area: "3305", unit: "centre-3305" }) }), refused("answers.no-such-office")); // prettier-ignore
  await assert.rejects(tried({}, {}, { owner: `fire-${COUNTY}` }), refused("access.not-yours"));
  const key = await drafted({}, { question: "公园长椅坏了找谁", wordings: [] });
  await assert.rejects(
    city.execute(w.dropDraft, { ...key, reason: "13800001234 来电说不要" }, { actor: writer }),
    refused("answers.somebodys-phone"),
  );
});

test("a review falls due: its office is told and finds it in its list, a lapse is the office's, and a confirmation names the next day", async () => {
  const question = "公共厕所夜间开放到几点";
  const key = await live({ reviewBy: review(3) }, { question, wordings: [], answer: "二十四小时开放。" });
  const clock = async () =>
    (await city.runtime.pools.write<{ status: string; obligor: string; provisional: boolean }[]>`select status, obligor, provisional from clocks.clock where stream = ${key.id} order by due_at`)[0]; // prettier-ignore
  assert.deepEqual([(await clock())?.status, (await clock())?.obligor], ["running", `cg-${COUNTY}`]);
  assert.equal((await found({ q: question })).rows[0]?.stale, false);
  city.advance(4 * DAY);
  await city.jobs();
  assert.equal((await found({ q: question })).rows[0]?.stale, true, "past its day it says so wherever it shows");
  assert.deepEqual((await steps(writer)).filter((one) => one.endsWith(question)), [`review ${question}`]); // prettier-ignore
  assert.deepEqual((await list(writer, { view: "due" })).rows.map((row) => row.question.zh), [question]); // prettier-ignore
  city.advance(15 * DAY);
  await city.jobs();
  assert.equal((await clock())?.status, "lapsed");
  await assert.rejects(
    city.execute(r.confirmEntry, { ...key, version: 1, reviewBy: review(-1) }, { actor: checker }),
    refused("answers.review-day"),
  );
  await city.execute(r.confirmEntry, { ...key, version: 1, reviewBy: review(200) }, { actor: writer });
  assert.equal((await clock())?.status, "late");
  const read = await city.query(readPublicAnswer, key, resident);
  assert.deepEqual([read.stale, read.text.reviewBy, read.checkedOn], [false, review(200), dayFrom(city.now(), 0)]);
  assert.equal((await steps(writer)).some((one) => one.endsWith(question)), false); // prettier-ignore
  await city.execute(r.withdrawEntry, { ...key, reason: "管理办法已经修订" }, { actor: checker });
  assert.equal((await found({ q: question })).rows.length, 0);
  assert.equal((await city.query(readPublicAnswer, key, resident)).withdrawn?.reason, "管理办法已经修订");
});

test("a use is an answer and a case, counted once; whoever has nothing to do with the case uses nothing there; a sealed case has none", async () => {
  const key = await live({}, { question: "积水点怎么反映给城管", wordings: [], answer: "网上反映即可，当天排查。" });
  const matter = await reported(city);
  const input = { ...key, version: 1, matter };
  await assert.rejects(city.execute(u.useEntry, input, { actor: elsewhere }), refused("access.not-yours"));
  await city.execute(u.useEntry, input, { actor: clerk });
  await city.execute(u.useEntry, input, { actor: countyClerk });
  const seen = await view(key, checker);
  assert.deepEqual([seen.uses, seen.used.map(({ id }) => id)], [1, [matter.id]]);
  const rows = await city.runtime.pools
    .write`select column_name from information_schema.columns where table_schema = 'answers' and table_name = 'use'`;
  assert.equal(rows.some(({ column_name: name }) => /by|account|person|unit/.test(String(name))), false); // prettier-ignore
  const sealed = await reported(city, { category: "1503", about: null });
  await assert.rejects(city.execute(u.useEntry, { ...input, matter: sealed }, { actor: clerk }), refused("access.not-yours"));
});

test("a resident says that it was no help: a record of nobody, the reason sealed, seen by the office as a count and reasons", async () => {
  const key = await live({}, { question: "共享单车乱停怎么处理", wordings: [], answer: "由运营企业当天清运。" });
  const told = { ...key, version: 1, remark: newId(), reason: "隐秘之词：还是乱停" };
  await city.execute(u.markUnhelpful, told, { actor: resident });
  await city.execute(u.markUnhelpful, told, { actor: resident });
  await city.execute(u.markUnhelpful, { ...told, remark: newId(), reason: "" }, { actor: resident });
  const seen = await view(key, writer);
  assert.deepEqual([seen.remarks, seen.reasons.map(({ reason }) => reason)], [2, ["隐秘之词：还是乱停"]]);
  assert.deepEqual((await view(key, stranger)).reasons, []);
  const [leak] = await city.runtime.pools.write<{ n: number }[]>`
    select (select count(*) from ledger.event where data::text like '%隐秘之词%')::int + (select count(*) from ledger.outbox where payload::text like '%隐秘之词%')::int as n`;
  assert.equal(leak?.n, 0);
  const inside = await live({ audience: "internal" }, { question: "单车企业联络口径是什么", wordings: [] });
  await assert.rejects(
    city.execute(u.markUnhelpful, { ...told, ...inside, remark: newId() }, { actor: resident }),
    refused("record.not-found"),
  );
});

test("out of a case an officer proposes an entry; the case is named and nothing of it comes along; the office checks", async () => {
  const matter = await reported(city, { description: "隐秘之词乙：我家门口的路灯。" });
  const key = await drafted({}, { question: "背街小巷路灯归谁管", wordings: [] }, { from: matter, owner: `cg-${COUNTY}` }, countyClerk);
  assert.equal((await view(key, countyClerk)).from?.id, matter.id);
  await assert.rejects(check(key, 1, countyClerk), refused("access.not-yours"));
  await check(key);
  const [leak] = await city.runtime.pools.write<
    { n: number }[]
  >`select count(*)::int as n from ledger.event where stream = ${key.id} and data::text like '%隐秘之词乙%'`;
  assert.equal(leak?.n, 0);
});

test("the three nearest are found by what somebody tells at length, of the kind first; a stranger's words find nothing", async () => {
  await live({ category: "1301" }, { question: "新居民孩子怎么报名上小学", wordings: ["外地孩子上学"], answer: "凭居住证到学区报名。" });
  const told = "我是外地来的，孩子今年九月要上小学了，不知道怎么报名，要准备哪些东西，麻烦告诉我一下谢谢。";
  const near = await nearest({ words: told, category: "1501", area: VILLAGE });
  assert.equal(near.rows[0]?.question.zh, "新居民孩子怎么报名上小学");
  assert.ok(near.rows.length <= 3);
  assert.deepEqual((await nearest({ words: "量子纠缠实验装置", category: "1501", area: VILLAGE })).rows, []);
  assert.deepEqual((await nearest({ words: "新居民孩子报名上小学", area: "330503001001" })).rows, []);
});

test("an office is dissolved: its superior answers from then on, by the clock and by who may", async () => {
  const owner = `cg-${TOWN}`;
  const townWriter = person({ role: "handler", area: TOWN, unit: owner });
  const key = await drafted({}, { question: "镇上夜市几点收摊", wordings: [] }, { area: TOWN, owner }, townWriter);
  await check(key);
  await publish(key);
  const all = organisationsModule.commands as unknown as Command<unknown, unknown>[];
  const dissolve = all.find(({ name }) => name === "organisations.dissolve-unit")!;
  await city.execute(dissolve, { code: owner, document: "湖编〔2026〕9号" }, { actor: person({ role: "admin", area: "3305", unit: "" }) });
  assert.equal((await view(key, checker)).answering, `cg-${COUNTY}`);
  city.advance(DAY / 12);
  await city.jobs();
  assert.equal((await view(key, checker)).owner, `cg-${COUNTY}`);
  assert.deepEqual((await city.runtime.pools.write`select obligor from clocks.clock where stream = ${key.id}`).map(({ obligor }) => obligor), [`cg-${COUNTY}`]); // prettier-ignore
  assert.deepEqual((await city.verify()).findings, []);
});
