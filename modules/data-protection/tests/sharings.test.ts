import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import { impactCommands as weigh } from "../commands-impacts.ts";
import { sharingCommands as share } from "../commands-sharings.ts";
import { readProtection } from "../queries-impacts.ts";
import { listSharings, readSharing } from "../queries-sharings.ts";
import { CENTRE, clerk, COUNTY, officer, protectedCity } from "./city.ts";

let city: TestCity;
before(async () => {
  city = await protectedCity();
});
after(() => city.close());

const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
const leader = person({ role: "approver", area: "3305", unit: "zfw-3305" });
const WORDS = "寄送要有收件人的姓名和地址，只给这一单要用的。";
async function weighed(grounds: readonly string[], area = "3305") {
  const id = uuidv7(Date.parse(city.now()));
  const said = { necessity: WORDS, effects: WORDS, measures: WORDS, conclusion: "proceed", reviewOn: "2027-06-01" };
  const input = weigh.draftImpact.input.parse({ id, area, purposes: ["grid-work.contact"], grounds, ...said });
  const { home } = await city.execute(weigh.draftImpact, input, { actor: officer });
  await city.execute(weigh.approveImpact, { home, id }, { actor: leader });
  return { home, id };
}
const proposed = (impact: { home: string; id: string }, more: object = {}) =>
  share.proposeSharing.input.parse({
    id: uuidv7(Date.parse(city.now())),
    area: "3305",
    way: "entrust",
    dataset: "代办证件的寄送",
    provider: CENTRE,
    recipient: "示意寄递服务单位",
    contact: "0572-5550999",
    aim: "把代办好的证件寄到本人",
    basis: "个人信息保护法第二十一条",
    fields: ["收件人姓名", "收件地址"],
    from: "2026-11-23",
    to: "2027-11-22",
    impact,
    ...more,
  });
const publicly = async () => [...(await city.query(readProtection, {})).sharings];

test("nothing is given before it was weighed and somebody else approved it; while it runs everybody reads to whom, what and why", async () => {
  const other = await weighed(["sensitive"]);
  await assert.rejects(city.execute(share.proposeSharing, proposed(other), { actor: officer }), refused("data-protection.not-weighed"));
  const elsewhere = await weighed(["providing"], COUNTY);
  await assert.rejects(city.execute(share.proposeSharing, proposed(elsewhere), { actor: officer }), refused("data-protection.not-weighed"), "weighed for a county alone"); // prettier-ignore
  const impact = await weighed(["providing"]);
  const { home, id } = await city.execute(share.proposeSharing, proposed(impact), { actor: officer });
  const key = { home, id };
  assert.deepEqual(await publicly(), []);
  await city.execute(share.approveSharing, { ...key, impact }, { actor: leader });
  const [told] = await publicly();
  assert.deepEqual([told?.recipient, told?.fields, told?.to], ["示意寄递服务单位", ["收件人姓名", "收件地址"], "2027-11-22"]);
  const read = await city.query(readSharing, key, person({ role: "auditor", area: "3305", unit: "" }));
  assert.deepEqual([read.runs, read.keepUntil, read.may], [true, "2030-11-22", []]);
  city.set("2027-11-23T02:00:00.000Z");
  assert.deepEqual(await publicly(), [], "over by its day");
  city.set("2026-11-23T02:00:00.000Z");
  await city.execute(share.endSharing, { ...key, reason: "改由本单位自己寄送。" }, { actor: leader });
  const ended = await city.query(readSharing, key, officer);
  assert.deepEqual([ended.endedOn, ended.keepUntil, ended.reason], ["2026-11-23", "2029-11-23", "改由本单位自己寄送。"]);
  assert.deepEqual(await publicly(), []);
});

test("an assessment withdrawn before the approval holds it up, and another one named then does not help", async () => {
  const impact = await weighed(["providing"]);
  const { home, id } = await city.execute(share.proposeSharing, proposed(impact), { actor: officer });
  await city.execute(weigh.withdrawImpact, { ...impact, reason: "重新评估。" }, { actor: officer });
  await assert.rejects(city.execute(share.approveSharing, { home, id, impact }, { actor: leader }), refused("data-protection.not-weighed"));
  const another = await weighed(["providing"]);
  await assert.rejects(
    city.execute(share.approveSharing, { home, id, impact: another }, { actor: leader }),
    refused("data-protection.not-weighed"),
  );
  await city.execute(share.refuseSharing, { home, id, reason: "评估已撤回。" }, { actor: leader });
  assert.equal((await city.query(readSharing, { home, id }, officer)).stage, "refused");
});

test("whoever proposed it does not decide, days must fit, and nobody else reads the register", async () => {
  const impact = await weighed(["providing"]);
  const both = person({ role: "dpo", area: "3305", unit: "" }, { role: "supervisor", area: "3305", unit: "" });
  const { home, id } = await city.execute(share.proposeSharing, proposed(impact), { actor: both });
  await assert.rejects(city.execute(share.approveSharing, { home, id, impact }, { actor: both }), refused("data-protection.own-draft"));
  for (const days of [{ to: "2026-11-22" }, { from: "2027-01-01", to: "2026-12-31" }, { to: "2029-11-24" }])
    await assert.rejects(
      city.execute(share.proposeSharing, proposed(impact, days), { actor: officer }),
      refused("data-protection.sharing-days"),
    );
  await assert.rejects(city.query(listSharings, listSharings.input.parse({}), clerk), (cause: unknown) => cause instanceof Refusal);
});
