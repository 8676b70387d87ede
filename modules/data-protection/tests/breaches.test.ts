import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import { readWaiting } from "#platform/waiting";
import { requestCommands as asks } from "../commands.ts";
import { auditCommands as audits } from "../commands-audits.ts";
import { breachCommands as got } from "../commands-breaches.ts";
import { readAsker } from "../queries.ts";
import { listAudits, readAudits } from "../queries-audits.ts";
import { listBreaches, readBreach } from "../queries-breaches.ts";
import { waitingBreaches } from "../waiting.ts";
import { CENTRE, clerk, COUNTY, elsewhere, officer, protectedCity } from "./city.ts";

let city: TestCity;
before(async () => {
  city = await protectedCity();
});
after(() => city.close());

const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
const overseer = person({ role: "supervisor", area: COUNTY, unit: CENTRE });
const newId = (): string => uuidv7(Date.parse(city.now()));
const reported = (more: object = {}) =>
  got.reportBreach.input.parse({
    id: newId(),
    area: COUNTY,
    office: CENTRE,
    foundAt: city.now(),
    kinds: ["contact", "texts"],
    cause: "recipient",
    persons: 3,
    happened: "答复短信发给了同名的另一个人。",
    harm: "对方知道了反映人的电话。",
    done: "已请对方删除，已停用该模板。",
    ...more,
  });
const report = async (actor: Actor = clerk, more: object = {}) => {
  const { home, id } = await city.execute(got.reportBreach, reported(more), { actor });
  return { home, id };
};
const steps = async (actor: Actor): Promise<string[]> =>
  (
    await city.runtime.within(actor, (ctx) =>
      readWaiting(ctx, waitingBreaches, { whose: "all", due: "any", areas: null }, { from: null, limit: 50 }),
    )
  ).map(({ step }) => step);
const list = async (actor: Actor) => [...(await city.query(listBreaches, listBreaches.input.parse({ view: "all" }), actor)).rows];

test("who finds it reports it at once; authority and persons are told, and somebody who did not report it closes it", async () => {
  const key = await report();
  await city.jobs();
  assert.deepEqual([await steps(officer), await steps(overseer)], [["authority"], []]);
  await assert.rejects(city.execute(got.closeBreach, { ...key, words: "模板改为先核对编号。" }, { actor: overseer }), refused("data-protection.not-told-yet")); // prettier-ignore
  const told = { ...key, office: CENTRE, paper: newId(), authority: "市委网信办" };
  const done = await city.execute(got.tellAuthority, told, { actor: officer });
  assert.match(done.paper, /个信报〔2026〕1号$/);
  assert.deepEqual(await steps(officer), ["persons"]);
  await city.execute(got.waiveTelling, { ...key, reason: "对方当面删除并书面保证，没有留存。" }, { actor: officer });
  assert.deepEqual([await steps(officer), await steps(overseer)], [[], ["close"]]);
  // The authority may ask for it all the same (57(2)).
  await city.execute(got.tellPersons, { ...key, way: "phone" as const, persons: 3, words: "说明了情况和可以怎样做。" }, { actor: officer });
  await city.execute(got.closeBreach, { ...key, words: "模板改为先核对编号。" }, { actor: overseer });
  const read = await city.query(readBreach, key, officer);
  assert.deepEqual([read.stage, read.told, read.toldPersons, read.closing, read.may], ["closed", "told", 3, "模板改为先核对编号。", []]);
});

test("whoever reported it does not close it, and it was not found tomorrow", async () => {
  const key = await report(overseer);
  await city.execute(got.tellAuthority, { ...key, office: CENTRE, paper: newId(), authority: "市委网信办" }, { actor: officer });
  await city.execute(got.waiveTelling, { ...key, reason: "数据是加密的，钥匙没有丢。" }, { actor: officer });
  await assert.rejects(
    city.execute(got.closeBreach, { ...key, words: "已更换设备。" }, { actor: overseer }),
    refused("data-protection.own-breach"),
  );
  await assert.rejects(report(clerk, { foundAt: "2026-11-24T02:00:00.000Z" }), refused("data-protection.found-ahead"));
});

test("who reported it sees that it goes on and not what others wrote; nobody elsewhere learns of it; no event tells what happened", async () => {
  const key = await report(clerk, { happened: "王阿婆的电话被发错。" });
  const own = (await list(clerk)).find(({ id }) => id === key.id);
  assert.equal(own?.stage, "open");
  await assert.rejects(city.query(readBreach, key, clerk), (cause: unknown) => cause instanceof Refusal);
  const colleague = person({ role: "intakeClerk", area: COUNTY, unit: CENTRE });
  for (const actor of [elsewhere, colleague])
    assert.deepEqual(
      (await list(actor)).filter(({ id }) => id === key.id),
      [],
    );
  assert.ok((await list(person({ role: "auditor", area: "3305", unit: "" }))).some(({ id }) => id === key.id));
  const events = await city.owner<
    { body: string }[]
  >`select data::text as body from ledger.event where home = ${key.home} and stream = ${key.id}`;
  assert.ok(events.length > 0 && events.every(({ body }) => !body.includes("王阿婆")));
});

test("the auditor alone writes and signs the report of a year; its numbers are counted and published, small ones withheld, and then it stands", async () => {
  const auditor = person({ role: "auditor", area: "3305", unit: "" });
  const taken = asks.takeRequest.input.parse({
    id: newId(),
    area: COUNTY,
    unit: CENTRE,
    right: "see",
    behalf: "self",
    came: "counter",
    matter: "",
    words: "想看登记了什么。",
    name: "王阿婆",
    phone: null,
    address: "月河街道示意路 3 号",
  });
  const key = await city.execute(asks.takeRequest, taken, { actor: clerk });
  // Name and address, each opening a row: eight in all.
  for (const reason of ["送达答复", "再次送达", "核对地址", "约定时间"])
    await city.query(readAsker, { home: key.home, id: key.id, reason }, clerk);
  const said = { zh: "查看都写明了理由，抽查没有发现无关的查看。", en: "" };
  const words = {
    year: "2026",
    findings: said,
    recommendations: { zh: "请每季度抽查一次。".repeat(2), en: "Check a sample every quarter." },
  };
  const draft = (actor: Actor, more: object = {}) =>
    city.execute(audits.draftAudit, audits.draftAudit.input.parse({ ...words, ...more }), { actor });
  await assert.rejects(draft(auditor), refused("data-protection.audit-not-over"));
  city.set("2027-01-15T02:00:00.000Z");
  for (const actor of [officer, overseer, person({ role: "auditor", area: COUNTY, unit: "" })])
    await assert.rejects(draft(actor), refused("access.not-yours"));
  await assert.rejects(
    draft(auditor, { findings: { zh: "请回电 13800001234 说明情况。", en: "" } }),
    refused("data-protection.audit-names-nobody"),
  );
  await draft(auditor);
  const stages = async (actor: Actor) => (await city.query(listAudits, {}, actor)).rows.map(({ year, stage }) => `${year} ${stage}`);
  const told = async () => (await city.query(readAudits, {}, resident)).rows;
  assert.deepEqual(await stages(auditor), ["2026 drafted", "2025 none"]);
  assert.deepEqual([await stages(officer), await told()], [[], []], "a draft is the auditor's alone");
  await assert.rejects(city.execute(audits.issueAudit, { year: "2026" }, { actor: officer }), refused("access.not-yours"));
  await city.execute(audits.issueAudit, { year: "2026" }, { actor: auditor });
  await assert.rejects(draft(auditor), refused("data-protection.audit-signed-already"));
  await city.jobs();
  const [report, ...others] = await told();
  assert.ok(report && others.length === 0);
  assert.deepEqual([report.year, report.issuedOn, report.findings], ["2026", "2027-01-15", said]);
  const of = (code: string) => {
    const found = report.tables.find((one) => one.code === code);
    return [found?.total, (found?.rows ?? []).filter(({ n }) => n !== 0)];
  };
  // The first test of this file looked at one breach: one less the rest would tell of it, so neither is said.
  const kept = ["data-protection.breach", "data-protection.request"].map((purpose) => ({ key: purpose, n: null }));
  assert.deepEqual(of("looks-purpose"), [9, kept]);
  assert.deepEqual(of("requests-outcome"), [null, [{ key: "open", n: null }]]);
  assert.deepEqual(of("glass-told"), [0, []]);
  assert.equal(of("breaches-persons")[0], null, "three breaches are a few");
  const [event] = await city.owner<{ body: string }[]>`
    select data::text as body from ledger.event where type = 'data-protection.audit-issued'`;
  assert.ok(event && !/"n": ?[1-4][,}]|"total": ?[1-4][,}]/.test(event.body), "what is withheld stands in no event either");
  const counted = (area: string, year: string) =>
    city.runtime.within(auditor, (ctx) => ctx.readingsCounted(area, { from: `${year}-01-01`, to: `${year}-12-31` }));
  assert.equal(
    (await counted("3305", "2026")).reduce((sum, { n }) => sum + n, 0),
    9,
  );
  const elsewhen = [...(await counted("3305", "2025")), ...(await counted("3306", "2026"))];
  assert.deepEqual(elsewhen, [], "of those days and that area alone");
  assert.deepEqual(await stages(officer), ["2026 issued"]);
  await assert.rejects(draft(auditor), refused("data-protection.audit-signed-already"));
});
