import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import { readWaiting } from "#platform/waiting";
import { impactCommands as weigh } from "../commands-impacts.ts";
import { listImpacts, readImpact, readProtection } from "../queries-impacts.ts";
import { waitingImpacts } from "../waiting.ts";
import { clerk, COUNTY, officer, protectedCity } from "./city.ts";

let city: TestCity;
before(async () => {
  city = await protectedCity();
});
after(() => city.close());

const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
const leader = person({ role: "approver", area: "3305", unit: "zfw-3305" });
const auditor = person({ role: "auditor", area: "3305", unit: "" });
const WORDS = "家庭纠纷里被打的一方要能单独说明，不问就分不出房间，问了就要管好。";
const drafted = (more: object = {}) =>
  weigh.draftImpact.input.parse({
    id: uuidv7(Date.parse(city.now())),
    area: "3305",
    purposes: ["mediation.safety"],
    grounds: ["sensitive"],
    necessity: WORDS,
    effects: WORDS,
    measures: WORDS,
    conclusion: "with-measures",
    reviewOn: "2027-11-23",
    ...more,
  });
const draft = async (more: object = {}) => {
  const { home, id } = await city.execute(weigh.draftImpact, drafted(more), { actor: officer });
  return { home, id };
};
const publicly = async () => [...(await city.query(readProtection, {})).impacts];
const steps = async (actor: Actor): Promise<string[]> =>
  (
    await city.runtime.within(actor, (ctx) =>
      readWaiting(ctx, waitingImpacts, { whose: "all", due: "any", areas: null }, { from: null, limit: 50 }),
    )
  ).map(({ step }) => step);

test("a purpose with sensitive data is weighed by the officer and decided by somebody else; then everybody reads that it was, and until when", async () => {
  const key = await draft();
  assert.deepEqual(await publicly(), [], "written is not decided");
  assert.deepEqual([await steps(leader), await steps(officer)], [["decide"], []]);
  await assert.rejects(city.execute(weigh.approveImpact, key, { actor: officer }), refused("access.not-yours"));
  await city.execute(weigh.approveImpact, key, { actor: leader });
  assert.deepEqual(await publicly(), [{ purpose: "mediation.safety", approvedOn: "2026-11-23", reviewOn: "2027-11-23" }]);
  const read = await city.query(readImpact, key, auditor);
  // Three years at the least (PIPL 56); 23 November 2029 is a Friday.
  assert.deepEqual([read.keepUntil, read.inForce, read.necessity, read.may], ["2029-11-23", true, WORDS, []]);
  assert.deepEqual(await steps(leader), []);
  city.set("2027-11-24T02:00:00.000Z");
  assert.deepEqual(await publicly(), [], "past its day it is in force no more");
  assert.deepEqual(await steps(officer), ["look-again"]);
  city.set("2026-11-23T02:00:00.000Z");
  await city.execute(weigh.withdrawImpact, { ...key, reason: "处理方式改了，重新评估。" }, { actor: officer });
  assert.deepEqual(await publicly(), []);
});

test("whoever wrote it does not decide on it, whatever they hold", async () => {
  const both = person({ role: "dpo", area: "3305", unit: "" }, { role: "approver", area: "3305", unit: "" });
  const { home, id } = await city.execute(weigh.draftImpact, drafted(), { actor: both });
  for (const command of [weigh.approveImpact, weigh.returnImpact])
    await assert.rejects(
      city.execute(command as typeof weigh.returnImpact, { home, id, reason: "不合适。" }, { actor: both }),
      refused("data-protection.own-draft"),
    );
});

test("what came back is revised; what may not be done covers nothing; the day lies within three years", async () => {
  const key = await draft({ purposes: ["petitions.matter"] });
  await city.execute(weigh.returnImpact, { ...key, reason: "没有写保护措施。" }, { actor: leader });
  assert.deepEqual(await steps(officer), ["revise"]);
  assert.equal((await city.query(readImpact, key, officer)).reason, "没有写保护措施。");
  const again = weigh.reviseImpact.input.parse({ ...drafted({ purposes: ["petitions.matter"], conclusion: "not" }), ...key });
  await city.execute(weigh.reviseImpact, again, { actor: officer });
  await city.execute(weigh.approveImpact, key, { actor: leader });
  assert.deepEqual(await publicly(), [], "decided, and decided against");
  for (const reviewOn of ["2026-11-23", "2029-11-24"]) await assert.rejects(draft({ reviewOn }), refused("data-protection.review-day"));
});

test("what was weighed is for those who write, decide and look over it, and stands in no event", async () => {
  const key = await draft();
  for (const actor of [clerk, person({ role: "approver", area: COUNTY, unit: "" })]) {
    await assert.rejects(city.query(readImpact, key, actor), (cause: unknown) => cause instanceof Refusal);
    const rows = await city.query(listImpacts, listImpacts.input.parse({ view: "all" }), actor).catch(() => ({ rows: [] }));
    assert.deepEqual(rows.rows, []);
  }
  const events = await city.owner<
    { body: string }[]
  >`select data::text as body from ledger.event where home = ${key.home} and stream = ${key.id}`;
  assert.ok(events.length > 0 && events.every(({ body }) => !body.includes("被打")));
});
