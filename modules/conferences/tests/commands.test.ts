import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import { readWaiting } from "#platform/waiting";
import { verifyIncident } from "#modules/incidents";
import { conferenceCommands as conf } from "../commands.ts";
import { listConferences, readConference } from "../queries.ts";
import { waitingConferences } from "../waiting.ts";
import { conferenceCity, COUNTY, DAY, desk, elsewhere, fire, housing, overseer, reported, stranger, TOWN, townOffice } from "./city.ts";

let city: TestCity;
before(async () => {
  city = await conferenceCity();
});
after(() => city.close());

const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
const CENTRE = `centre-${COUNTY}`;
const day = (days: number): string => new Date(Date.parse(city.now()) + days * DAY).toISOString().slice(0, 10);
const called = (more: object = {}) =>
  conf.callConference.input.parse({
    id: uuidv7(Date.parse(city.now())),
    kind: "joint",
    area: COUNTY,
    convener: CENTRE,
    topic: "三号楼消防通道反复被占",
    venue: "三楼会商室",
    meets: city.now(),
    members: [`fire-${COUNTY}`, `cg-${TOWN}`],
    ...more,
  });
const decided = (owner: string, more: object = {}) => ({ decision: uuidv7(Date.parse(city.now())), owner, due: day(10), text: "划线立牌，夜查两次", ...more }); // prettier-ignore
const minutes = (key: object, decisions: readonly object[]) =>
  conf.minuteConference.input.parse({
    ...key,
    convener: CENTRE,
    paper: uuidv7(Date.parse(city.now())),
    attended: [CENTRE, `fire-${COUNTY}`],
    minutes: "消防通报隐患，会议议定先补点再清理。",
    decisions,
  });
const view = (key: { home: string; id: string }, actor: Actor) => city.query(readConference, key, actor);
const list = (actor: Actor, more: object = {}) => city.query(listConferences, listConferences.input.parse(more), actor);
const steps = async (actor: Actor): Promise<string[]> =>
  (
    await city.runtime.within(actor, (ctx) =>
      readWaiting(ctx, waitingConferences, { whose: "all", due: "any", areas: null }, { from: null, limit: 50 }),
    )
  ).map(({ step }) => step);

test("offices are called about a matter, are told, meet, agree, report and are done; everybody at the table reads it, nobody else", async () => {
  const matter = await reported(city);
  const { home, id } = await city.execute(conf.callConference, called({ kind: "case", matters: [matter] }), { actor: desk });
  const key = { home, id };
  await city.jobs();
  assert.deepEqual((await list(desk, { matter: `${matter.home}/${matter.id}` })).rows.map((row) => row.topic), ["三号楼消防通道反复被占"]); // prettier-ignore
  for (const actor of [desk, overseer, fire, townOffice]) assert.equal((await view(key, actor)).venue, "三楼会商室", actor.kind === "staff" ? actor.grants[0]?.unit : ""); // prettier-ignore
  for (const actor of [stranger, elsewhere, person({ role: "auditor", area: COUNTY, unit: "" })]) {
    await assert.rejects(view(key, actor), (cause: unknown) => cause instanceof Refusal);
    assert.deepEqual((await list(actor).catch(() => ({ rows: [] }))).rows, []);
  }
  assert.deepEqual(await steps(desk), ["minute"]);
  const decision = decided(`cg-${TOWN}`);
  const done = await city.execute(conf.minuteConference, minutes(key, [decision]), { actor: desk });
  assert.match(done.paper, /会纪〔2026〕1号$/);
  assert.deepEqual(await steps(townOffice), ["report"], "what a town's office owes the county is in its list");
  await assert.rejects(city.execute(conf.reportDecision, { ...key, decision: decision.decision, result: "做好了。" }, { actor: fire }), refused("access.not-yours")); // prettier-ignore
  await city.execute(
    conf.reportDecision,
    { ...key, decision: decision.decision, result: "划线立牌完成，夜查两次。" },
    { actor: townOffice },
  );
  assert.deepEqual(await steps(townOffice), []);
  assert.deepEqual(await steps(overseer), ["judge"]);
  const judged = { ...key, decision: decision.decision, remark: "" };
  await assert.rejects(
    city.execute(conf.judgeDecision, { ...judged, accepted: false }, { actor: overseer }),
    refused("conferences.say-why"),
  );
  await city.execute(conf.judgeDecision, { ...judged, accepted: true }, { actor: overseer });
  const seen = await view(key, fire);
  assert.equal(seen.stage, "closed");
  assert.deepEqual([seen.agreed[0]?.reported?.result, seen.agreed[0]?.late, seen.agreed[0]?.may], ["划线立牌完成，夜查两次。", false, []]); // prettier-ignore
  assert.deepEqual((await city.verify()).findings, []);
});

test("what was said lies sealed: no event and no row holds a word of it", async () => {
  const { home, id } = await city.execute(conf.callConference, called({ topic: "隐秘之词甲" }), { actor: desk });
  await city.execute(conf.minuteConference, { ...minutes({ home, id }, [decided(`fire-${COUNTY}`, { text: "隐秘之词乙" })]), minutes: "隐秘之词丙及其他若干内容" }, { actor: desk }); // prettier-ignore
  const sql = city.runtime.pools.write;
  const [found] = await sql<{ n: number }[]>`
    select (select count(*) from ledger.event where stream = ${id} and data::text like '%隐秘%')::int
      + (select count(*) from conferences.conference where id = ${id} and detail::text like '%隐秘%')::int
      + (select count(*) from ledger.outbox where payload::text like '%隐秘%')::int as n`;
  assert.equal(found?.n, 0);
});

test("a matter of another place, a sealed one and one that is not there are not talked about here", async () => {
  const sealed = await reported(city, { category: "1202" });
  const absent = { home: `${TOWN}`, id: uuidv7(Date.parse(city.now())) };
  for (const matter of [absent, sealed])
    await assert.rejects(city.execute(conf.callConference, called({ kind: "case", matters: [matter] }), { actor: desk }), refused("conferences.no-such-matter")); // prettier-ignore
  const other = person({ role: "dispatcher", area: "330503", unit: "centre-330503" });
  const matter = await reported(city);
  const away = called({ kind: "case", area: "330503", convener: "centre-330503", members: ["fire-330503"], matters: [matter] });
  await assert.rejects(city.execute(conf.callConference, away, { actor: other }), refused("conferences.no-such-matter"));
  await assert.rejects(city.execute(conf.callConference, called({ members: ["nobody-330502"] }), { actor: desk }), refused("conferences.no-such-unit")); // prettier-ignore
  assert.equal((await city.query(listConferences, listConferences.input.parse({ view: "all" }), other)).rows.length, 0);
});

test("a meeting is moved and called off, and everybody asked is told of both", async () => {
  const told = async (id: string): Promise<string[]> =>
    (await city.runtime.pools.write<{ words: string }[]>`select distinct words from ledger.outbox, json_to_record(payload) as p (id text, what text), lateral (select p.what as words) w where kind = 'conferences.tell' and p.id = ${id}`).map(({ words }) => words); // prettier-ignore
  const { home, id } = await city.execute(conf.callConference, called({ meets: day(3).concat("T02:00:00Z") }), { actor: desk });
  await assert.rejects(city.execute(conf.minuteConference, minutes({ home, id }, []), { actor: desk }), refused("conferences.not-yet"));
  const moved = { home, id, meets: `${day(4)}T02:00:00.000Z`, venue: "二楼", members: [`hc-${COUNTY}`], reason: "会议室被占用" };
  await city.execute(conf.moveConference, moved, { actor: desk });
  assert.deepEqual((await view({ home, id }, housing)).members, [CENTRE, `hc-${COUNTY}`]);
  await city.execute(conf.cancelConference, { home, id, reason: "事情已经解决" }, { actor: overseer });
  await city.execute(conf.cancelConference, { home, id, reason: "事情已经解决" }, { actor: overseer });
  assert.deepEqual((await told(id)).toSorted(), ["called", "cancelled", "moved"]);
  assert.equal((await view({ home, id }, desk)).reason, "事情已经解决");
});

test("whoever owes is reminded, a lapse reaches the desk too, and a day is moved once, in time", async () => {
  const { home, id } = await city.execute(conf.callConference, called(), { actor: desk });
  const decision = decided(`fire-${COUNTY}`);
  await city.execute(conf.minuteConference, minutes({ home, id }, [decision]), { actor: desk });
  const of = { home, id, decision: decision.decision };
  await city.execute(conf.extendDecision, { ...of, due: day(12), reason: "材料未到" }, { actor: desk });
  await assert.rejects(city.execute(conf.extendDecision, { ...of, due: day(14), reason: "再等等看" }, { actor: desk }), refused("conferences.extended-already")); // prettier-ignore
  const clock = async () =>
    (await city.runtime.pools.write`select status, obligor, due_at from clocks.clock where stream = ${id}`)[0] as { status: string; obligor: string }; // prettier-ignore
  assert.equal((await clock()).status, "running");
  city.advance(14 * DAY);
  await city.jobs();
  assert.deepEqual([(await clock()).status, (await clock()).obligor], ["lapsed", `fire-${COUNTY}`]);
  assert.equal((await view({ home, id }, fire)).agreed[0]?.late, true);
  assert.deepEqual((await city.verify()).findings, []);
});

test("the same conference sent twice is one, and another record's id is refused", async () => {
  const input = called();
  await city.execute(conf.callConference, input, { actor: desk });
  await city.execute(conf.callConference, input, { actor: desk });
  assert.equal((await city.runtime.pools.write`select 1 from ledger.event where stream = ${input.id}`).length, 1);
  const matter = await reported(city);
  await assert.rejects(view(matter, desk), refused("record.not-found"));
  await city.execute(verifyIncident, { ...matter, summary: "路灯不亮", category: null } as never, { actor: person({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` }) }); // prettier-ignore
});
