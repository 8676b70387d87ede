import type { Sql } from "postgres";
import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { diskStore, openPhotoStore } from "#platform/files";
import { uuidv7 } from "#platform/ids";
import { followSecret, resident, type Actor } from "#platform/access";
import { person } from "#platform/testing";
import { documentsOf } from "#modules/documents";
import { loadYearNotice } from "../../limits/commands.ts";
import * as c from "../commands.ts";
import { findPetition, maySeeAttachments, readFollowedPetition, readPetition, readPetitionContact } from "../queries-case.ts";
import { readPetitionFigures } from "../queries-figures.ts";
import { readPetitionRepeat } from "../queries-repeat.ts";
import { listAgents, listMandates, readFollowedMandate, readMandate } from "../queries-mandates.ts";
import { waitingPetitions } from "../waiting.ts";
import { countPetitions, listPetitions } from "../queries-queue.ts";
import {
  above,
  BODY,
  clerk,
  fileIn,
  giver,
  handler,
  head,
  keyOf,
  office,
  ORGAN,
  petitionCity,
  PLACE,
  refusedAs,
  secretOf,
  top,
  TOWN,
} from "./city.ts";

let city: Awaited<ReturnType<typeof petitionCity>>;
let sql: Sql;
let its: ReturnType<typeof fileIn>;
let give: ReturnType<typeof giver>;
before(async () => {
  const attach = (ids: unknown, owner: unknown) => photoStore().attach(ids as string[], owner as { home: string; id: string }, null);
  city = await petitionCity(undefined, [{ kind: "files.attach", run: async (_ctx, { photos, home, id }) => attach(photos, { home, id }) }]);
  its = fileIn(city);
  give = giver(city);
  sql = city.owner;
});
after(() => city.close());
const photoStore = () => openPhotoStore(city.runtime.pools.write, diskStore(tmpdir()));
const DAY = 86_400_000;
const follow = (receipt: { home: string; id: string; follow: string }) =>
  city.query(readFollowedPetition, { ...keyOf(receipt), secret: secretOf(receipt) });

test("what a petitioner wrote lies in the vault; events, columns and command outcomes hold no name and no secret", async () => {
  const receipt = await its.file();
  assert.equal(secretOf(receipt).length, 26);
  const [kept] = await sql<{ found: boolean }[]>`
    select exists (select 1 from ledger.event where stream = ${receipt.id} and data::text ~ '沈某|13800001234|补偿款|某街')
      or exists (select 1 from petitions.petition p where id = ${receipt.id} and p::text ~ '沈某|13800001234|补偿款')
      or exists (select 1 from ledger.command where outcome::text like ${`%${secretOf(receipt)}%`}) as found`;
  assert.equal(kept?.found, false);
  const view = await follow(receipt);
  assert.deepEqual([view.requests, view.stage, view.may], [["补发拖欠的补偿款"], "received", ["withdraw"]]);
});

test("who came to the desk gets the link on the own phone; the clerk gets the number and cannot speak for the petitioner", async () => {
  const phone = "13800005432";
  const taken = await give(c.takePetition, { id: uuidv7(), ...BODY, phone, channel: "visit" }, { actor: clerk });
  const key = keyOf(taken);
  const secret = followSecret(city.runtime, key);
  assert.ok(!JSON.stringify(taken).includes(secret) && taken.number.length === 14, JSON.stringify(taken));
  await city.jobs();
  const told = () => city.messages.filter(({ to }) => to === phone).map(({ body }) => body);
  assert.deepEqual(
    told().map((body) => body.split(" ").at(-1)),
    [`/petition/${key.home}/${key.id}/${secret}`],
  );
  await assert.rejects(give(c.withdrawPetition, { ...key, secret }, { actor: clerk }), refusedAs("petitions.not-the-petitioner"));
  for (const table of ["ledger.command", "ledger.event", "ledger.stream", "ledger.outbox", "notices.sent"]) {
    const [found] = await sql<{ n: number }[]>`select count(*)::int as n from ${sql(table)} t where t::text like ${`%${secret}%`}`;
    assert.equal(found?.n, 0, `the link's secret in ${table}`);
  }
  await give(c.triagePetition, { ...key, branch: "accusation", reason: "检举" }, { actor: office });
  await give(c.withdrawPetition, { ...key, secret }, {});
  const alone = await give(c.takePetition, { id: uuidv7(), ...BODY, phone: null, channel: "letter" }, { actor: clerk });
  const before = city.messages.length;
  await city.jobs();
  assert.equal(city.messages.length, before, `${alone.number}: a letter without a phone`);
});

test("of an accusation no link is sent to a phone", async () => {
  const phone = "13800006543";
  const receipt = await its.file({ phone });
  const key = keyOf(receipt);
  await give(c.registerPetition, key, { actor: clerk });
  await give(c.triagePetition, { ...key, branch: "accusation", reason: "检举" }, { actor: office });
  await give(c.routePetition, { ...key, to: "xf-330502", mode: "assign", reason: "转" }, { actor: office });
  const organ = person({ role: "handler", area: "330502", unit: "xf-330502" });
  await give(c.openPetitionProcedure, { ...key, procedure: "纪检监察", where: "区纪委" }, { actor: organ });
  await city.jobs();
  const links = city.messages.filter(({ to }) => to === phone).map(({ body }) => body.includes("/petition/"));
  // Two jobs of one turn, in whichever order.
  assert.deepEqual(
    links.toSorted((left, right) => Number(left) - Number(right)),
    [false, true],
    "it was one like any other when it came",
  );
});

test("what is handed in belongs to the petition and opens to whoever reads it and to its own link, never to the accused", async () => {
  const [scan, contract] = [uuidv7(), uuidv7()];
  for (const id of [scan, contract])
    await city.runtime.pools.write`insert into files.photo (id, at, kind, digest, bytes, width, height, milliseconds)
      values (${id}, ${city.now()}, 'photo', ${"0".repeat(64)}, 10, 1, 1, 0)`;
  const receipt = await its.file({ photos: [scan, contract, scan], against: ORGAN });
  const key = keyOf(receipt);
  await city.jobs();
  assert.deepEqual((await photoStore().find(scan))?.owner, key, "no longer anybody's");
  assert.deepEqual((await follow(receipt)).photos, [scan, contract]);
  const byNumber = await city.query(findPetition, { number: receipt.number, tail: "1234" });
  assert.deepEqual(byNumber.photos, [], "nor is anything shown that the number alone does not open");
  const opens = (actor: Actor, secret: string | null = null) => city.runtime.within(actor, (ctx) => maySeeAttachments(ctx, key, secret));
  assert.deepEqual((await city.query(readPetition, key, clerk)).photos, [scan, contract]);
  assert.deepEqual(
    [
      await opens(clerk),
      await opens(handler),
      await opens(resident),
      await opens(resident, secretOf(receipt)),
      await opens(resident, "x".repeat(26)),
    ],
    [true, false, false, true, false],
  );
  await give(c.registerPetition, key, { actor: clerk });
  await give(c.triagePetition, { ...key, branch: "accusation", reason: "检举" }, { actor: office });
  const accused = person({ role: "dispatcher", area: TOWN, unit: ORGAN });
  assert.deepEqual([await opens(clerk), await opens(office), await opens(accused)], [false, true, false], "sealed like its text");
});

test("a settlement: offered by the organ, read whole before it is agreed to by the own link, and its paper is the petitioner's", async () => {
  const receipt = await its.accepted();
  const key = keyOf(receipt);
  const offer = (terms: string) => give(c.offerPetitionSettlement, { ...key, how: "settlement", terms }, { actor: handler });
  await offer("街道十五日内付清。");
  const first = (await follow(receipt)).settlement;
  await offer("街道十日内付清。");
  const view = await follow(receipt);
  assert.deepEqual([view.settlement?.text, view.settlement?.on, view.may.includes("settle")], ["街道十日内付清。", null, true]);
  const bearer = { ...key, secret: secretOf(receipt) };
  await assert.rejects(give(c.agreeToSettlement, { ...bearer, terms: first!.terms }, {}), refusedAs("petitions.offer-changed"));
  await assert.rejects(
    give(c.agreeToSettlement, { ...bearer, secret: "x".repeat(26), terms: view.settlement!.terms }, {}),
    refusedAs("petitions.wrong-link"),
  );
  await give(c.agreeToSettlement, { ...bearer, terms: view.settlement!.terms }, {});
  await city.jobs();
  const after = await follow(receipt);
  const issued = await city.runtime.within(resident, (ctx) => documentsOf(ctx.db, key));
  assert.deepEqual([after.ending, after.may, issued.map(({ kind }) => kind).includes("petitions.settlement")], ["settled", ["rate"], true]);
  assert.equal(after.settlement?.on, its.today());
  const [leak] = await sql<
    { found: boolean }[]
  >`select exists (select 1 from ledger.event where stream = ${key.id} and data::text like '%付清%') as found`;
  assert.equal(leak?.found, false);
});

test("a settlement signed on paper is recorded with its scan, which opens like the petition", async () => {
  const receipt = await its.accepted();
  const key = keyOf(receipt);
  await give(c.offerPetitionSettlement, { ...key, how: "mediation", terms: "双方各让一步。" }, { actor: handler });
  const image = uuidv7();
  await city.runtime.pools.write`insert into files.photo (id, at, kind, digest, bytes, width, height, milliseconds)
    values (${image}, ${city.now()}, 'photo', ${"0".repeat(64)}, 10, 1, 1, 0)`;
  const { terms } = (await city.query(readPetition, key, handler)).settlement!;
  await give(c.recordPetitionSettlement, { ...key, terms, signedOn: its.today(), image }, { actor: handler });
  await city.jobs();
  assert.deepEqual((await photoStore().find(image))?.owner, key);
  const view = await follow(receipt);
  assert.deepEqual([view.ending, view.settlement?.image, view.settlement?.how], ["settled", image, "mediation"]);
  const byNumber = await city.query(findPetition, { number: receipt.number, tail: "1234" });
  assert.deepEqual([byNumber.settlement?.text, byNumber.settlement?.image], [null, null]);
});

test("attachments are few, and each command that files one says whose they must be", async () => {
  const [id, photo] = [uuidv7(), uuidv7()];
  const input = { id, ...BODY, photos: [photo] };
  const named = [{ path: "photos.0", id: photo, of: { home: TOWN, id } }];
  assert.deepEqual(c.filePetition.pictures?.(c.filePetition.input.parse(input)), named);
  assert.deepEqual(c.takePetition.pictures?.(c.takePetition.input.parse({ ...input, channel: "letter" })), named);
  assert.deepEqual(
    c.fileForPrincipal.pictures?.(c.fileForPrincipal.input.parse({ ...input, mandate: { home: TOWN, id: uuidv7() } })),
    named,
  );
  assert.equal(c.filePetition.input.safeParse({ ...input, photos: Array.from({ length: 7 }, () => uuidv7()) }).success, false);
});

test("a petition goes the whole way: opinion, 复查 at the next higher organ, 复核 above it, and the last word", async () => {
  const receipt = await its.opined();
  const bearer = { ...keyOf(receipt), secret: secretOf(receipt) };
  assert.equal((await follow(receipt)).opinion, null, "a signed opinion is the petitioner's only once delivered");
  await its.deliver(receipt, handler);
  const view = await follow(receipt);
  assert.equal(view.opinion?.facts, "经查，征用属实，款项在街道。");
  assert.deepEqual(view.may, ["request-review", "rate", "withdraw"]);
  await give(c.requestPetitionReview, { ...bearer, reason: "款项至今没有" }, {});
  await assert.rejects(
    give(c.decidePetitionReview, { ...keyOf(receipt), result: "uphold", facts: "查", law: "法", opinion: "维持" }, { actor: top }),
    refusedAs("access.not-yours"),
  );
  await give(c.decidePetitionReview, { ...keyOf(receipt), result: "uphold", facts: "查", law: "法", opinion: "维持" }, { actor: above });
  assert.equal((await follow(receipt)).reviews[0]?.result ?? null, null, "nor a review opinion before its delivery");
  await its.deliver(receipt, above);
  await give(c.requestPetitionReview, { ...bearer, reason: "仍不同意" }, {});
  assert.equal((await city.query(readPetition, keyOf(receipt), top)).clocks.find(({ rule }) => rule === "PET-10")?.state, "running");
  await give(
    c.decidePetitionReview,
    { ...keyOf(receipt), result: "change", ground: "facts", facts: "查", law: "法", opinion: "变更" },
    { actor: top },
  );
  await its.deliver(receipt, top);
  const last = await follow(receipt);
  assert.deepEqual([last.stage, last.ending, last.reviews.map(({ result }) => result)], ["ended", "final", ["uphold", "change"]]);
  await assert.rejects(give(c.requestPetitionReview, { ...bearer, reason: "再来" }, {}), refusedAs("petitions.final"));
  const kept = async (): Promise<number[]> =>
    (
      await city.runtime.pools.write<{ days: number }[]>`
        select distinct round(extract(epoch from expires_at - at) / 86400)::int as days from vault.field where stream = ${receipt.id} order by days`
    ).map(({ days }) => days);
  assert.deepEqual(await kept(), [3_650]);
  city.advance(61_000);
  await city.jobs();
  assert.deepEqual(await kept(), [10_957], "what the second review ended is kept thirty years");
});

test("whoever has no link asks for the review by letter: the desk writes it down, it reaches the next higher organ and counts from the day it came", async () => {
  const receipt = await its.opined();
  const key = keyOf(receipt);
  await its.deliver(receipt, handler);
  assert.ok((await city.query(readPetition, key, clerk)).may.includes("take-review"));
  const came = its.today();
  city.advance(2 * DAY);
  await assert.rejects(
    give(c.takePetitionReview, { ...key, reason: "款项没有", askedOn: came }, { actor: handler }),
    refusedAs("access.not-yours"),
  );
  await give(c.takePetitionReview, { ...key, reason: "款项没有", askedOn: came }, { actor: clerk });
  const view = await city.query(readPetition, key, above);
  assert.equal(view.stage, "reviewing");
  const clock = view.clocks.find(({ rule }) => rule === "PET-8");
  assert.ok(clock && clock.dueAt < new Date(Date.parse(city.now()) + 30 * DAY).toISOString(), "the two days at the desk are the organ's");
  assert.equal((await city.query(readPetition, key, clerk)).may.includes("take-review"), false);
});

test("whoever has no link asks at the desk that a handler stands back: in their own words, decided like any other, nothing signed meanwhile", async () => {
  const asked = await its.accepted();
  const key = keyOf(asked);
  const said = { ...key, heard: "phone" as const, askedOn: its.today(), reason: "经办人是对方的亲戚" };
  const steps = async (actor: Actor) => (await city.query(readPetition, key, actor)).may;
  assert.ok((await steps(clerk)).includes("take-challenge"));
  const worker = { ...handler, grants: [...handler.grants, ...clerk.grants] };
  await give(c.notePetition, { ...key, text: "已联系" }, { actor: worker });
  await assert.rejects(give(c.takePetitionChallenge, said, { actor: worker }), refusedAs("petitions.took-part-in-it"));
  await assert.rejects(
    give(c.takePetitionChallenge, { ...said, askedOn: "2099-01-01" }, { actor: clerk }),
    refusedAs("petitions.date-ahead"),
  );
  await give(c.takePetitionChallenge, said, { actor: clerk });
  const challenged = (await follow(asked)).entries.find(({ type }) => type === "petitions.challenged");
  assert.deepEqual([challenged?.text, challenged?.params["heard"]], ["经办人是对方的亲戚", "phone"]);
  assert.equal((await steps(clerk)).includes("take-challenge"), false);
  await assert.rejects(give(c.takePetitionChallenge, said, { actor: clerk }), refusedAs("petitions.challenged-already"));
});

test("whoever has no link withdraws and rates at the desk in their own words: by nobody who worked on it, said to be taken down, and their own word still counts", async () => {
  const asked = await its.routed();
  const gone = keyOf(asked);
  const said = { heard: "counter" as const, askedOn: its.today() };
  const steps = async (key: typeof gone, actor: Actor) => (await city.query(readPetition, key, actor)).may;
  assert.ok((await steps(gone, clerk)).includes("take-withdrawal"));
  assert.equal((await steps(gone, clerk)).includes("take-rating"), false, "nothing is answered yet");
  const worker = { ...handler, grants: [...handler.grants, ...clerk.grants] };
  await give(c.notePetition, { ...gone, text: "已联系" }, { actor: worker });
  await assert.rejects(
    give(c.takePetitionWithdrawal, { ...gone, ...said, reason: "不告了" }, { actor: worker }),
    refusedAs("petitions.took-part-in-it"),
  );
  await assert.rejects(
    give(c.takePetitionWithdrawal, { ...gone, ...said, askedOn: "2099-01-01", reason: "不告了" }, { actor: clerk }),
    refusedAs("petitions.date-ahead"),
  );
  await give(c.takePetitionWithdrawal, { ...gone, ...said, reason: "自己解决了" }, { actor: clerk });
  const withdrawn = await follow(asked);
  const taken = withdrawn.entries.find(({ type }) => type === "petitions.withdrawal-taken");
  assert.deepEqual([withdrawn.ending, taken?.text, taken?.params["heard"]], ["withdrawn", "自己解决了", "counter"]);

  const receipt = await its.opined();
  const key = keyOf(receipt);
  await its.deliver(receipt, handler);
  const rating = { ...key, heard: "letter" as const, askedOn: its.today(), organ: 2, office: 4, text: "慢" };
  await assert.rejects(give(c.takePetitionRating, rating, { actor: handler }), refusedAs("access.not-yours"));
  await assert.rejects(
    give(c.takePetitionRating, rating, { actor: { ...handler, grants: [...handler.grants, ...clerk.grants] } }),
    refusedAs("petitions.took-part-in-it"),
  );
  await give(c.takePetitionRating, rating, { actor: clerk });
  assert.deepEqual((await city.query(readPetition, key, clerk)).rating, { organ: 2, office: 4, text: "慢", taken: true });
  await assert.rejects(give(c.takePetitionRating, { ...rating, organ: 5 }, { actor: clerk }), refusedAs("petitions.rated-already"));
  await give(c.ratePetition, { ...key, secret: secretOf(receipt), organ: 1, office: 1, text: null }, {});
  assert.deepEqual((await city.query(readPetition, key, clerk)).rating, { organ: 1, office: 1, text: null, taken: false });
  assert.deepEqual((await city.verify()).findings, []);
});

test("a reviewer who handled it below decides nothing above, whatever the post now", async () => {
  const receipt = await its.opined();
  const moved = { ...handler, grants: [...handler.grants, { ...above.grants[0]! }] };
  await its.deliver(receipt, handler);
  await give(c.requestPetitionReview, { ...keyOf(receipt), secret: secretOf(receipt), reason: "不同意" }, {});
  const decision = { ...keyOf(receipt), result: "uphold" as const, facts: "查", law: "法", opinion: "维持" };
  await assert.rejects(give(c.decidePetitionReview, decision, { actor: moved }), refusedAs("petitions.took-part"));
  assert.equal((await city.query(readPetition, keyOf(receipt), moved)).may.includes("decide-review"), false);
});

test("whoever drafted does not sign", async () => {
  const receipt = await its.accepted();
  const both = person({ role: "handler", area: "330502", unit: ORGAN }, { role: "approver", area: "330502", unit: ORGAN });
  await give(c.draftOpinion, { ...keyOf(receipt), ...its.OPINION }, { actor: both });
  await assert.rejects(give(c.signOpinion, keyOf(receipt), { actor: both }), refusedAs("petitions.same-hand"));
  await give(c.signOpinion, keyOf(receipt), { actor: head });
});

test("a mandate: asked, taken, used, accounted for weekly; revoked, it ends at once, a letter half written included", async () => {
  const agentPerson = person({ role: "petitionAgent", area: TOWN, unit: `centre-${TOWN}` });
  const registered = { home: TOWN, id: uuidv7() };
  await give(
    c.registerPetitionAgent,
    {
      id: registered.id,
      area: TOWN,
      account: agentPerson.id,
      name: "李代理",
      unit: `centre-${TOWN}`,
      certificate: "代 001",
      trainedOn: "2026-01-10",
      from: "2026-01-01",
      to: "2027-12-31",
    },
    { actor: office },
  );
  assert.equal((await city.query(listAgents, { area: PLACE })).rows[0]?.name, "李代理");
  const asked = await give(
    c.askPetitionAgent,
    c.askPetitionAgent.input.parse({
      id: uuidv7(),
      place: PLACE,
      agent: registered,
      name: "周某",
      phone: "13800005678",
      matter: "工资没发",
      powers: ["write", "submit"],
      until: "2027-03-01",
      language: "en",
    }),
    {},
  );
  const key = keyOf(asked);
  const letter = () => ({ ...BODY, id: uuidv7(), mandate: key });
  const send = (input: ReturnType<typeof letter>) =>
    give(c.fileForPrincipal, c.fileForPrincipal.input.parse(input), { actor: agentPerson });
  await assert.rejects(send(letter()), refusedAs("petitions.mandate-over"));
  await assert.rejects(give(c.acceptMandate, key, { actor: person({ role: "petitionAgent", area: TOWN }) }), refusedAs("access.not-yours"));
  await give(c.acceptMandate, key, { actor: agentPerson });
  const filed = await send(letter());
  assert.ok(!("follow" in filed), "the agent is handed no link of the petitioner's");
  const principal = await city.query(readFollowedMandate, { ...key, secret: secretOf(asked) });
  assert.equal(principal.follow[0]?.path.startsWith(`/petition/${filed.home}/${filed.id}/`), true);
  await give(c.reportToPrincipal, { ...key, text: "已提交，等候登记" }, { actor: agentPerson });
  await city.jobs();
  assert.ok(
    city.messages.some(({ to, body }) => to === "13800005678" && body.includes(asked.number) && body.startsWith("Zuji:")),
    "the principal reads English",
  );
  assert.equal((await city.query(listMandates, { view: "active" as const }, agentPerson)).rows.length, 1);
  // Both at the same instant: whichever is written first, nothing is filed after the revocation.
  const [revoked, raced] = await Promise.allSettled([give(c.revokeMandate, { ...key, secret: secretOf(asked) }, {}), send(letter())]);
  assert.equal(revoked.status, "fulfilled");
  const events = await sql<{ type: string }[]>`select type from ledger.event where stream = ${key.id} order by seq`;
  assert.equal(events.at(-1)?.type, "petitions.mandate-revoked");
  assert.equal(events.filter(({ type }) => type === "petitions.mandate-used").length, raced.status === "fulfilled" ? 2 : 1);
  await assert.rejects(send(letter()), refusedAs("petitions.mandate-revoked"));
  await assert.rejects(city.query(readMandate, key, agentPerson), refusedAs("petitions.no-mandate"));
  const clocks = await sql<{ status: string }[]>`select status from clocks.clock where stream = ${key.id}`;
  assert.deepEqual(
    clocks.map(({ status }) => status),
    ["void"],
  );
});

test("an agent accounts by what was done, within the powers given and not after the last day; the principal says how it went, or is asked by the desk", async () => {
  const agentPerson = person({ role: "petitionAgent", area: TOWN, unit: `centre-${TOWN}` });
  const agent = { home: TOWN, id: uuidv7() };
  const dates = { trainedOn: "2026-01-10", from: "2026-01-01", to: "2028-12-31" };
  const facts = { area: TOWN, account: agentPerson.id, name: "赵代理", unit: `centre-${TOWN}`, certificate: "代 003", ...dates };
  await give(c.registerPetitionAgent, { id: agent.id, ...facts }, { actor: office });
  const start = city.now();
  const day = (n: number): string => new Date(Date.parse(start) + n * DAY + 8 * 3_600_000).toISOString().slice(0, 10);
  const ask = (until: string) =>
    give(c.askPetitionAgent, c.askPetitionAgent.input.parse({ id: uuidv7(), place: PLACE, agent, name: "孙某", matter: "宅基地", powers: ["write"], until }), {}); // prettier-ignore
  const [asked, late] = [await ask(day(10)), await ask(day(1))];
  const key = keyOf(asked);
  await give(c.acceptMandate, key, { actor: agentPerson });
  const account = (did: string) => give(c.reportToPrincipal, { ...key, text: "说明", did }, { actor: agentPerson });
  const seen = () => city.query(readFollowedMandate, { ...key, secret: secretOf(asked) });
  const rate = (score: number) => give(c.ratePetitionAgent, { ...key, secret: secretOf(asked), score, text: "跑得勤" }, {});
  await assert.rejects(account("accompany"), refusedAs("petitions.no-such-power"));
  await assert.rejects(rate(5), refusedAs("petitions.not-now"), "nothing was done yet");
  city.set(new Date(Date.parse(start) + 5 * DAY).toISOString());
  await account("write");
  const due = await sql<
    { rule: string; at: string }[]
  >`select rule, to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as at from clocks.clock where stream = ${key.id}`;
  assert.deepEqual([...due], [{ rule: "AGT-1", at: day(10) }], "not seven days on, since the mandate ends before");
  await assert.rejects(give(c.acceptMandate, keyOf(late), { actor: agentPerson }), refusedAs("petitions.mandate-over"));
  const visit = { ...key, heard: "phone", askedOn: day(5), score: 4, text: "还行" };
  await assert.rejects(give(c.visitThePrincipal, visit, { actor: agentPerson }), refusedAs("access.not-yours"));
  assert.deepEqual((await city.query(readMandate, key, clerk)).may, ["revoke-at-window", "visit-principal"]);
  await give(c.visitThePrincipal, visit, { actor: clerk });
  const told = await seen();
  assert.deepEqual([told.feedback, told.may], [{ score: 4, text: "还行", on: day(5), visited: true }, ["revoke", "rate"]]);
  await rate(5);
  assert.deepEqual((await city.query(readMandate, key, agentPerson)).feedback, { score: 5, text: null, on: day(5), visited: false });
  assert.equal((await city.query(readMandate, key, clerk)).feedback?.text, "跑得勤");
  await assert.rejects(rate(1), refusedAs("petitions.rated-already"));
  city.set(new Date(Date.parse(start) + 11 * DAY).toISOString());
  assert.equal((await seen()).over, true);
  await account("tell");
  assert.equal((await city.query(readMandate, key, agentPerson)).reportDueAt, null, "past its last day nothing more is owed");
  await give(c.endMandate, { ...key, text: "已办完" }, { actor: agentPerson });
  city.set(start);
});

test("a grandmother without a phone revokes at the window", async () => {
  const agentPerson = person({ role: "petitionAgent", area: TOWN, unit: `centre-${TOWN}` });
  const agent = { home: TOWN, id: uuidv7() };
  const facts = {
    area: TOWN,
    account: agentPerson.id,
    name: "王代理",
    unit: `centre-${TOWN}`,
    certificate: "代 002",
    trainedOn: "2026-01-10",
    from: "2026-01-01",
    to: "2027-12-31",
  };
  await give(c.registerPetitionAgent, { id: agent.id, ...facts }, { actor: office });
  const asked = await give(
    c.askPetitionAgent,
    c.askPetitionAgent.input.parse({
      id: uuidv7(),
      place: PLACE,
      agent,
      name: "钱奶奶",
      matter: "低保",
      powers: ["write"],
      until: "2026-12-31",
    }),
    {},
  );
  await give(c.acceptMandate, keyOf(asked), { actor: agentPerson });
  assert.equal((await give(c.revokeMandateAtWindow, { ...keyOf(asked), reason: "本人到窗口说明" }, { actor: clerk })).stage, "revoked");
});

test("an accusation is sealed: never routed to the accused, opened by nobody of theirs, unseen by clerks and supervisors", async () => {
  const receipt = await its.file({ against: ORGAN });
  const key = keyOf(receipt);
  await give(c.registerPetition, key, { actor: clerk });
  await give(c.triagePetition, { ...key, branch: "accusation", reason: "举报索取财物" }, { actor: office });
  await assert.rejects(
    give(c.routePetition, { ...key, to: ORGAN, mode: "transfer", reason: "转" }, { actor: office }),
    refusedAs("petitions.never-to-the-accused"),
  );
  await give(c.routePetition, { ...key, to: "xf-330502", mode: "assign", reason: "转上级" }, { actor: office });
  const accused = person(
    { role: "handler", area: "330502", unit: ORGAN },
    { role: "dispatcher", area: "330502", unit: ORGAN },
    { role: "supervisor", area: "3305" },
  );
  for (const who of [clerk, handler, head, accused, person({ role: "supervisor", area: "3305" })]) {
    await assert.rejects(city.query(readPetition, key, who), refusedAs("petitions.not-found"));
    const lists = await Promise.all((["desk", "organ", "overdue"] as const).map((view) => city.query(listPetitions, { view }, who)));
    assert.equal(
      lists.some(({ rows }) => rows.some(({ id }) => id === receipt.id)),
      false,
    );
    // Nor is it counted: a number one too high would tell of it.
    const { desk, organ, overdue } = await city.query(countPetitions, {}, who);
    assert.deepEqual(
      [desk, organ, overdue],
      lists.map(({ rows }) => rows.length),
    );
    assert.deepEqual((await city.query(listPetitions, { view: "desk" as const, number: receipt.number }, who)).rows, []);
  }
  assert.equal((await city.query(readPetition, key, office)).sealed, true);
  await assert.rejects(city.query(findPetition, { number: receipt.number, tail: "1234" }), refusedAs("petitions.wrong-number"));
  await assert.rejects(
    give(c.triagePetition, { ...key, branch: "opinion", reason: "改" }, { actor: office }),
    refusedAs("petitions.not-now"),
  );
});

test("no list by person: neither a name nor a phone finds anything, and a number finds one", async () => {
  const first = await its.file();
  const second = await its.file();
  for (const number of ["沈某", "13800001234", "1234"])
    assert.deepEqual((await city.query(listPetitions, { view: "desk" as const, number }, office)).rows, []);
  assert.deepEqual(
    (await city.query(listPetitions, { view: "desk" as const, number: first.number }, office)).rows.map(({ id }) => id),
    [first.id],
  );
  // The same matter twice: a clerk ties them inside the case.
  await give(c.linkPetition, { ...keyOf(first), other: keyOf(second), reason: "同一事项" }, { actor: clerk });
  assert.deepEqual(
    (await city.query(readPetition, keyOf(first), clerk)).linked.map(({ number }) => number),
    [second.number],
  );
});

test("opening the name is recorded with its reason", async () => {
  const receipt = await its.file();
  assert.deepEqual(await city.query(readPetitionContact, { ...keyOf(receipt), reason: "送达告知书" }, clerk), {
    name: "沈某",
    phone: "13800001234",
  });
  assert.equal((await sql`select 1 from vault.read where stream = ${receipt.id} and reason = '送达告知书'`).length, 2);
});

test("by number and phone tail one sees how far it is, no text, and can do nothing", async () => {
  const receipt = await its.opined();
  await its.deliver(receipt, handler);
  const found = await city.query(findPetition, { number: receipt.number, tail: "1234" });
  assert.deepEqual([found.stage, found.facts, found.opinion?.facts ?? null, found.may], ["delivered", null, null, []]);
  await assert.rejects(city.query(findPetition, { number: receipt.number, tail: "9999" }), refusedAs("petitions.wrong-number"));
});

test("not accepted says why and where to go; another branch goes into its procedure and cannot be accepted", async () => {
  const declined = await its.routed();
  await give(c.declinePetition, { ...keyOf(declined), why: "inProcedure", reason: "已立案", where: "市中级人民法院" }, { actor: handler });
  const view = await follow(declined);
  assert.deepEqual([view.ending, view.entries.at(-1)?.text], ["notAccepted", "已立案\n市中级人民法院"]);
  const other = await its.routed("arbitration");
  await assert.rejects(give(c.acceptPetition, keyOf(other), { actor: handler }), refusedAs("petitions.other-branch"));
  await give(c.openPetitionProcedure, { ...keyOf(other), procedure: "劳动争议仲裁", where: "区劳动人事争议仲裁院" }, { actor: handler });
  await give(c.tellPetitionOutcome, { ...keyOf(other), outcome: "仲裁院已受理", way: "link" }, { actor: handler });
  assert.equal((await follow(other)).ending, "answered");
});

test("filed on the page an accusation names no unit: whoever triages it names the organ, and from then on it is shut to that organ", async () => {
  const receipt = await its.file({ facts: "区城管局某科收钱放行。", needs: "需要手语翻译" });
  const key = keyOf(receipt);
  await give(c.registerPetition, key, { actor: clerk });
  assert.equal((await city.query(readPetition, key, clerk)).needs, "需要手语翻译");
  await assert.rejects(give(c.triagePetition, { ...key, branch: "accusation", reason: "检举", against: "cg-999999" }, { actor: office }), refusedAs("petitions.no-such-unit")); // prettier-ignore
  await give(c.triagePetition, { ...key, branch: "accusation", reason: "检举", against: ORGAN }, { actor: office });
  const to = (unit: string) => give(c.routePetition, { ...key, to: unit, mode: "assign", reason: "转" }, { actor: office });
  await assert.rejects(to(ORGAN), refusedAs("petitions.never-to-the-accused"));
  assert.equal((await city.query(readPetition, key, office)).againstName !== null, true);
  const both = person({ role: "dispatcher", area: TOWN, unit: ORGAN });
  await assert.rejects(city.query(readPetition, key, both), refusedAs("petitions.not-found"), "nobody of the accused organ opens it");
});

test("what is assigned is reported on by the day that was set, which the organ's answer meets", async () => {
  const receipt = await its.file();
  const key = keyOf(receipt);
  await give(c.registerPetition, key, { actor: clerk });
  await give(c.triagePetition, { ...key, branch: "duty", reason: "履职" }, { actor: office });
  const day = new Date(Date.parse(city.now()) + 20 * DAY).toISOString().slice(0, 10);
  const route = (mode: string, reportBy: string) =>
    give(c.routePetition, { ...key, to: ORGAN, mode: mode as never, reason: "属其职责", reportBy }, { actor: office });
  await assert.rejects(route("transfer", day), refusedAs("petitions.report-of-assigned"));
  await assert.rejects(route("assign", "2026-01-01"), refusedAs("petitions.date-past"));
  await route("assign", day);
  const clock = async () => (await follow(receipt)).clocks.find(({ slot }) => slot === "report");
  assert.deepEqual([(await clock())?.rule, (await clock())?.state], ["assigned", "running"]);
  await give(c.openPetitionProcedure, { ...key, procedure: "依法履职", where: "本单位" }, { actor: handler });
  await give(c.tellPetitionOutcome, { ...key, outcome: "已查处", way: "link" }, { actor: handler });
  assert.equal((await clock())?.state, "met");
});

test("a suggestion is replied to in sixty days, which its petitioner sees and is told of when they are over", async () => {
  const receipt = await its.routed("suggestion");
  await give(c.openPetitionProcedure, { ...keyOf(receipt), procedure: "研究后答复", where: "本单位" }, { actor: handler });
  await city.jobs();
  const clock = async () => (await follow(receipt)).clocks.find(({ rule }) => rule === "PET-12");
  const due = (await clock())?.dueAt ?? "";
  assert.equal((await clock())?.state, "running");
  const before = city.now();
  city.messages.length = 0;
  city.set(new Date(Date.parse(due) + 60_000).toISOString());
  await city.jobs();
  await city.jobs();
  assert.equal((await clock())?.state, "late");
  assert.equal(city.messages.filter(({ body }) => body.includes(receipt.number) && body.includes("超过了答复日期")).length, 1);
  await give(c.tellPetitionOutcome, { ...keyOf(receipt), outcome: "采纳，下月起延长开放时间", way: "link" }, { actor: handler });
  assert.deepEqual([(await follow(receipt)).ending, (await clock())?.state], ["answered", "late"]);
  city.set(before);
});

test("a challenge made before anything was accepted waits for the head of the organ, and for nobody who has worked on it", async () => {
  const receipt = await its.routed("duty");
  await give(c.challengePetitionHandlers, { ...keyOf(receipt), secret: secretOf(receipt), reason: "承办人是亲属" }, {});
  const waits = async (actor: Actor) => {
    const rows = await city.runtime.pools.write<{ step: string }[]>`
      select step from (${waitingPetitions.rows(city.runtime.pools.write, { actor, now: city.now() } as never)}) w where w.id = ${receipt.id}`;
    return rows.map(({ step }) => step);
  };
  assert.deepEqual([await waits(head), await waits(handler)], [["answer-challenge"], ["open-procedure"]]);
  await give(c.openPetitionProcedure, { ...keyOf(receipt), procedure: "依法履职", where: "本单位" }, { actor: handler });
  assert.deepEqual([await waits(head), await waits(handler)], [["answer-challenge"], ["tell-outcome"]]);
});

test("what an organ rightly says is not its own is the petition office's to send on within fifteen days, as the petitioner sees", async () => {
  const receipt = await its.routed();
  const route = async () => (await follow(receipt)).clocks.find(({ slot }) => slot === "route");
  assert.equal((await route())?.state, "met");
  await give(c.objectToPetition, { ...keyOf(receipt), reason: "属住建部门" }, { actor: handler });
  await give(c.answerObjectionToPetition, { ...keyOf(receipt), agreed: true, reason: "同意" }, { actor: office });
  assert.deepEqual([(await route())?.state, (await route())?.rule], ["running", "PET-2"]);
});

test("a clock that runs out is told to the organ and, for the sixty days, to the petitioner; a right that ends reproaches nobody", async () => {
  const receipt = await its.accepted();
  await city.jobs();
  const due = (await follow(receipt)).clocks.find(({ rule }) => rule === "PET-6");
  city.messages.length = 0;
  city.set(new Date(Date.parse(due?.dueAt ?? "") + 60_000).toISOString());
  await city.jobs();
  await city.jobs();
  assert.equal(city.messages.filter(({ body }) => body.includes(receipt.number) && body.includes("超过了答复日期")).length, 1);
  assert.equal(
    (await city.query(listPetitions, { view: "overdue" }, handler)).rows.some(({ id }) => id === receipt.id),
    true,
  );
  await give(c.draftOpinion, { ...keyOf(receipt), ...its.OPINION }, { actor: handler });
  await give(c.signOpinion, keyOf(receipt), { actor: head });
  await its.deliver(receipt, handler);
  city.advance(40 * DAY);
  await city.jobs();
  const row = await sql<
    { rule: string; status: string }[]
  >`select rule, status from clocks.clock where stream = ${receipt.id} and slot like 'right%'`;
  assert.deepEqual(
    row.map((one) => ({ ...one })),
    [{ rule: "PET-7", status: "lapsed" }],
  );
  assert.equal(
    (await city.query(listPetitions, { view: "overdue" }, handler)).rows.some(({ id }) => id === receipt.id),
    false,
  );
  await assert.rejects(
    give(c.requestPetitionReview, { ...keyOf(receipt), secret: secretOf(receipt), reason: "不服" }, {}),
    refusedAs("petitions.right-lapsed"),
  );
  await give(c.closePetition, keyOf(receipt), { actor: handler });
});

test("the same brought again is linked when it is registered, by the number alone; an organ is told its rate from thirty opinions on, and nobody else's", async () => {
  const earlier = await its.opined();
  await its.deliver(earlier, handler);
  city.advance(DAY);
  const again = await its.file({ earlierNumber: earlier.number });
  const stranger = person({ role: "intakeClerk", area: "330521001", unit: "centre-330521001" });
  await assert.rejects(
    give(c.registerPetition, { ...keyOf(again), earlier: keyOf(earlier) }, { actor: stranger }),
    refusedAs("access.not-yours"),
  );
  const nowhere = { home: TOWN, id: uuidv7() };
  await assert.rejects(
    give(c.registerPetition, { ...keyOf(again), earlier: nowhere }, { actor: clerk }),
    refusedAs("petitions.no-such-number"),
  );
  await give(c.registerPetition, { ...keyOf(again), earlier: keyOf(earlier) }, { actor: clerk });
  const view = await city.query(readPetition, keyOf(again), clerk);
  assert.deepEqual([view.earlier, view.linked.map(({ id, again: same }) => [id, same])], [earlier.number, [[earlier.id, true]]]);
  assert.equal("earlier" in (await follow(again)), false);
  const [row] = await sql<{ after: boolean }[]>`select refiled_after_opinion as after from petitions.petition where id = ${earlier.id}`;
  assert.equal(row?.after, true);
  const own = async (actor = handler) => (await city.query(readPetitionRepeat, {}, actor)).rows;
  assert.deepEqual(await own(), [], "under thirty nothing is said");
  await Promise.all(Array.from({ length: 30 }, async () => its.deliver(await its.opined(), handler)));
  const [said] = await own();
  assert.deepEqual([said?.organ, said?.refiled, (said?.opinions ?? 0) >= 30], [ORGAN, 1, true]);
  assert.equal((await own(above)).length, 1);
  assert.deepEqual(await own(person({ role: "handler", area: "330521", unit: "cg-330521" })), []);
});

test("rates are parts of duties: each has its two numbers, by county, and none counts petitions by itself", async () => {
  const rated = await its.opined();
  await its.deliver(rated, handler);
  await give(c.ratePetition, { ...keyOf(rated), secret: secretOf(rated), organ: 5, office: 4 }, {});
  await city.jobs();
  const table = await city.query(readPetitionFigures, {}, office);
  const of = (code: string) => table.rows[0]?.figures.find((figure) => figure.code === code);
  assert.equal(
    table.rows.every(({ area }) => area.length === 6),
    true,
  );
  const [late, reversal, sat] = [of("pet.intime"), of("pet.reversal-final"), of("pet.sat")];
  assert.ok(late && late.denominator > late.numerator && late.numerator >= 0);
  assert.ok(reversal && reversal.denominator >= 1 && reversal.numerator >= 1);
  assert.ok(sat && sat.denominator >= 1);
  assert.deepEqual((await city.verify()).findings, []);
});

test("the holidays of next year, once published, move dates that touched it, and they are told", async () => {
  city.set("2027-01-08T02:00:00.000Z");
  const receipt = await its.routed();
  const before = (await follow(receipt)).clocks.find(({ rule }) => rule === "PET-4");
  assert.equal(before?.provisional, true);
  // 15 days to tell the petitioner are days of the calendar; the five in which an organ may object are working days (信访工作条例 23).
  const inWork = async (rule: string) => (await follow(receipt)).clocks.find((one) => one.rule === rule)?.working;
  assert.deepEqual([await inWork("PET-4"), await inWork("PET-5")], [false, true]);
  const off = [
    "01-01",
    "01-04",
    "01-05",
    "01-20",
    "01-21",
    "01-22",
    "01-25",
    "01-26",
    "01-27",
    "04-05",
    "05-01",
    "06-09",
    "10-01",
    "10-02",
    "10-03",
  ];
  const days = off.map((monthDay) => ({ date: `2027-${monthDay}`, name: "春节", isOffDay: true }));
  await give(loadYearNotice, { year: 2027, source: "测试", days }, { actor: person({ role: "admin", area: "3305" }) });
  await city.jobs();
  const after = (await follow(receipt)).clocks.find(({ rule }) => rule === "PET-4");
  assert.deepEqual([after?.provisional, after?.dueAt], [false, "2027-01-28T15:59:59.999Z"]);
});
