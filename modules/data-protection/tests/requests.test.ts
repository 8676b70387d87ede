import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import { readWaiting } from "#platform/waiting";
import { requestCommands as asks } from "../commands.ts";
import { listRequests, readAsker, readRequest } from "../queries.ts";
import { waitingRequests } from "../waiting.ts";
import { CENTRE, clerk, COUNTY, elsewhere, officer, protectedCity } from "./city.ts";

let city: TestCity;
before(async () => {
  city = await protectedCity();
});
after(() => city.close());

const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
const newId = (): string => uuidv7(Date.parse(city.now()));
const asked = (more: object = {}) =>
  asks.takeRequest.input.parse({
    id: newId(),
    area: COUNTY,
    unit: CENTRE,
    right: "correct",
    behalf: "self",
    came: "counter",
    matter: "",
    words: "登记的门牌号写错了，请改过来。",
    name: "王阿婆",
    phone: null,
    address: "月河街道示意路 3 号",
    ...more,
  });
const take = async (more: object = {}, actor: Actor = clerk) => {
  const { home, id } = await city.execute(asks.takeRequest, asked(more), { actor });
  return { home, id };
};
const answered = (key: object, more: object = {}) =>
  asks.answerRequest.input.parse({
    ...key,
    unit: CENTRE,
    paper: newId(),
    granted: true,
    refusal: "",
    basis: "",
    words: "已更正为 3 号。",
    ...more,
  });
const steps = async (actor: Actor): Promise<string[]> =>
  (
    await city.runtime.within(actor, (ctx) =>
      readWaiting(ctx, waitingRequests, { whose: "all", due: "any", areas: null }, { from: null, limit: 50 }),
    )
  ).map(({ step }) => step);
const view = (key: { home: string; id: string }, actor: Actor) => city.query(readRequest, key, actor);
const clock = async ({ home, id }: { home: string; id: string }) => {
  const [row] = await city.owner<{ rule: string; status: string; obligor: string; due_at: Date }[]>`
    select rule, status, obligor, due_at from clocks.clock where home = ${home} and stream = ${id}`;
  return row;
};

test("somebody without a phone asks at the counter; it is shown who asks, the officer answers on paper, the person is told in time", async () => {
  const key = await take();
  const begun = await clock(key);
  assert.deepEqual([begun?.rule, begun?.status, begun?.obligor], ["PI-3", "running", CENTRE]);
  // Fifteen working days from 23 November 2026, a Monday: no holiday lies between.
  assert.equal(begun?.due_at.toISOString(), "2026-12-14T15:59:59.999Z");
  assert.deepEqual(await steps(officer), ["show"]);
  assert.deepEqual(await steps(clerk), [], "whoever met the person waits for the officer");
  await assert.rejects(city.execute(asks.answerRequest, answered(key), { actor: officer }), refused("data-protection.identity-first"));
  await city.execute(asks.showIdentity, asks.showIdentity.input.parse({ ...key, shown: "document" }), { actor: clerk });
  await assert.rejects(city.execute(asks.answerRequest, answered(key), { actor: clerk }), refused("access.not-yours"));
  const done = await city.execute(asks.answerRequest, answered(key), { actor: officer });
  assert.match(done.paper, /个信答〔2026〕1号$/);
  assert.equal((await clock(key))?.status, "running", "answered is not told");
  assert.deepEqual(await steps(clerk), ["tell"]);
  await city.execute(asks.tellRequest, { ...key, told: "counter" as const }, { actor: clerk });
  assert.equal((await clock(key))?.status, "met");
  const read = await view(key, clerk);
  assert.deepEqual([read.words, read.reply, read.stage, read.may], ["登记的门牌号写错了，请改过来。", "已更正为 3 号。", "told", []]);
  const asker = { name: "王阿婆", phone: null, address: "月河街道示意路 3 号" };
  assert.deepEqual(await city.query(readAsker, { ...key, reason: "送达答复书" }, clerk), asker);
  const [look] = await city.owner<
    { reason: string }[]
  >`select reason from vault.read where stream = ${key.id} and field = 'name' order by at desc`;
  assert.equal(look?.reason, "送达答复书", "each look is noted");
  assert.deepEqual(await steps(officer), []);
});

test("a no names its ground and its article, and that it was not shown who asks is one only until it was", async () => {
  const key = await take({ right: "delete" });
  await assert.rejects(
    city.execute(asks.answerRequest, answered(key, { granted: false, refusal: "kept-by-law", basis: "个人信息保护法第四十七条" }), {
      actor: officer,
    }),
    refused("data-protection.identity-first"),
  );
  await city.execute(asks.showIdentity, asks.showIdentity.input.parse({ ...key, shown: "call-back" }), { actor: clerk });
  for (const [more, code] of [
    [{ granted: false }, "data-protection.say-ground"],
    [{ granted: false, refusal: "kept-by-law" }, "data-protection.say-article"],
    [{ granted: false, refusal: "not-shown", basis: "个人信息保护法第五十条" }, "data-protection.shown-already"],
  ] as const)
    await assert.rejects(city.execute(asks.answerRequest, answered(key, more), { actor: officer }), refused(code));
  const no = { granted: false, refusal: "kept-by-law", basis: "个人信息保护法第四十七条第二款", words: "调解卷宗要保存十年。" };
  await city.execute(asks.answerRequest, answered(key, no), { actor: officer });
  const read = await view(key, officer);
  assert.deepEqual([read.stage, read.answer?.refusal, read.answer?.basis], ["refused", "kept-by-law", "个人信息保护法第四十七条第二款"]);

  const nobody = await take();
  await city.execute(asks.answerRequest, answered(nobody, { granted: false, refusal: "not-shown", basis: "个人信息保护法第五十条" }), { actor: officer }); // prettier-ignore
  assert.equal((await view(nobody, officer)).stage, "refused");
});

test("a guardian or relative shows that, too; something to be reached by is needed, and an office that works there", async () => {
  const key = await take({ behalf: "relative", right: "see" });
  await assert.rejects(
    city.execute(asks.showIdentity, asks.showIdentity.input.parse({ ...key, shown: "document" }), { actor: clerk }),
    refused("data-protection.kin-needed"),
  );
  await city.execute(asks.showIdentity, asks.showIdentity.input.parse({ ...key, shown: "document", kin: true }), { actor: clerk });
  assert.equal((await view(key, clerk)).shown?.kin, true);
  await assert.rejects(take({ address: "" }), refused("data-protection.reach"));
  await assert.rejects(take({ unit: "fire-330521" }), refused("data-protection.no-such-unit"));
});

test("nobody elsewhere learns of it, nor an auditor; no event holds a word or a name; what is withdrawn is owed no more", async () => {
  const key = await take({ phone: "13800001234", name: "李小明" });
  for (const actor of [
    elsewhere,
    person({ role: "auditor", area: COUNTY, unit: "" }),
    person({ role: "supervisor", area: COUNTY, unit: CENTRE }),
  ]) {
    await assert.rejects(view(key, actor), (cause: unknown) => cause instanceof Refusal);
    const rows = await city.query(listRequests, listRequests.input.parse({ view: "all" }), actor).catch(() => ({ rows: [] }));
    assert.deepEqual(
      rows.rows.filter(({ id }) => id === key.id),
      [],
    );
  }
  const events = await city.owner<
    { body: string }[]
  >`select data::text as body from ledger.event where home = ${key.home} and stream = ${key.id}`;
  assert.ok(events.length > 0);
  for (const { body } of events) assert.doesNotMatch(body, /李小明|13800001234|门牌号/);
  await city.execute(asks.withdrawRequest, asks.withdrawRequest.input.parse({ ...key, words: "不用了。" }), { actor: clerk });
  assert.equal((await clock(key))?.status, "void");
  await assert.rejects(
    city.execute(asks.tellRequest, { ...key, told: "phone" as const }, { actor: clerk }),
    refused("data-protection.step-over"),
  );
});

test("the officer hears of a new request and of a day gone by, oversight of the latter; a phone that was left is told there is an answer, and not what", async () => {
  const key = await take({ phone: "13800005678" });
  await city.jobs();
  await city.execute(asks.showIdentity, asks.showIdentity.input.parse({ ...key, shown: "document" }), { actor: clerk });
  await city.execute(asks.answerRequest, answered(key), { actor: officer });
  await city.jobs();
  const sent = city.messages.filter(({ to }) => to.includes("13800005678")).map(({ body }) => body);
  assert.equal(sent.length, 1);
  assert.match(sent[0] ?? "", /已有答复/);
  assert.doesNotMatch(sent[0] ?? "", /已更正为/);
});
