import type { Sql } from "postgres";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { openAccess, resident } from "#platform/access";
import type { Topic } from "#platform/live";
import { person } from "#platform/testing";
import { staffHistories } from "#modules/people";
import { reportIncident } from "../../incidents/commands.ts";
import { filePetition } from "../../petitions/commands.ts";
import { readPetition } from "../../petitions/queries-case.ts";
import { channelKey } from "../channel.ts";
import * as c from "../commands.ts";
import { courtListKey } from "../court-list.ts";
import { courtListPaper } from "../court-list-paper.ts";
import { ownRoomTopic } from "../live.ts";
import { readCalendarFeed } from "../queries-feed.ts";
import { listMediationFigureRecords, readMediationFigures } from "../queries-figures.ts";
import { countDisputes, listDisputes, readDispute, readDisputeContacts } from "../queries-disputes.ts";
import { readOwnDispute, readOwnRoom, readRoom } from "../queries-own.ts";
import { readMediationPractice } from "../queries-practice.ts";
import { listCommittees } from "../queries-court-list.ts";
import { listCalendar, listRegister } from "../queries-register.ts";
import {
  A,
  ask,
  B,
  held,
  keyOf,
  mediationCity,
  on,
  opened,
  refusedAs,
  secretIn,
  text,
  TOWN,
  two,
  VILLAGE,
  type MediationCity,
} from "./city.ts";

let city: MediationCity;
let sql: Sql;
before(async () => {
  city = await mediationCity("2026-11-23T02:00:00.000Z");
  sql = city.owner;
});
after(() => city.close());
const DAY = 86_400_000;

test("a neighbour dispute goes from the request to a confirmed and kept promise", async () => {
  const { key, run, secret } = await opened(city);
  await held(city, run);
  const draft = text("2026-12-05");
  await run(c.draftAgreement, draft);
  await assert.rejects(run(c.recordSignature, { party: A, version: 1, how: "drawn", image: uuidv7() }), refusedAs("mediation.cooling-off"));
  city.advance(DAY + 1);
  await city.execute(
    c.signAgreement,
    c.signAgreement.input.parse({ ...key, party: A, secret, version: 1, how: "drawn", image: uuidv7() }),
    {},
  );
  await assert.rejects(run(c.sealAgreement, { version: 1, image: uuidv7() }, city.chair), refusedAs("mediation.signatures-missing"));
  await run(c.recordSignature, { party: B, version: 1, how: "thumb-print", image: uuidv7() });
  await run(c.signAsMediator, { mediator: city.mediators[0], version: 1, image: uuidv7() });
  assert.equal((await run(c.sealAgreement, { version: 1, image: uuidv7() }, city.chair)).stage, "performing");
  await run(c.applyForConfirmation, { court: "吴兴区人民法院", applicants: [A, B], filedOn: city.now().slice(0, 10) });
  await run(c.recordConfirmationReceipt, { accepted: true, caseNo: "(2026)浙0502民特1号" });
  const today = city.now().slice(0, 10);
  assert.equal((await city.query(readOwnDispute, { ...key, party: A, secret }, resident)).court?.stands, "taken");
  await run(c.ruleConfirmation, { ruling: "confirmed", ruledOn: today, deliveredOn: today });
  // Fifteen days from 24 November are 9 December; the day of delivery is not counted.
  assert.deepEqual((await city.query(readOwnDispute, { ...key, party: A, secret }, resident)).court, {
    court: "吴兴区人民法院", filedOn: today, stands: "confirmed", ruledOn: today, objectBy: "2026-12-09", againBy: "2026-12-24",
  }); // prettier-ignore
  const [promise] = draft.obligations;
  await run(c.performObligation, { obligation: promise?.id, doneOn: city.now().slice(0, 10), evidence: "转账截图" });
  await run(c.followUpAgreement, { slot: "month-3", performing: "whole", satisfied: 5, words: "双方和好" });
  assert.equal((await run(c.archiveDispute, {})).stage, "archived");
  const view = await city.query(readDispute, key, city.mediator);
  assert.equal(view.confirmation?.ruling, "confirmed");
  assert.equal(view.parties[0]?.name, "王某某");
  const events = await sql<{ data: unknown }[]>`select data from ledger.event where stream = ${key.id}`;
  assert.equal(/王建国|李秀英|1380000|漏水|转账/.test(JSON.stringify(events)), false);
});

test("a wage dispute that fails is told its remedies at once, and nobody is blamed", async () => {
  const { key, run, secret } = await opened(city, { type: "labour", kind: "labour", summary: "拖欠三个月工资" });
  await held(city, run);
  await run(c.failMediation, { words: "对工资数额分歧过大", remedies: ["arbitration", "payment-order", "legal-aid"] });
  const own = await city.query(readOwnDispute, { ...key, party: A, secret });
  assert.deepEqual(own.remedies, ["arbitration", "payment-order", "legal-aid"]);
  assert.equal(own.stage, "failed");
  assert.deepEqual(own.may, []);
  assert.equal((await run(c.archiveDispute, {})).stage, "archived");
});

test("a civil dispute inside a petition is mediated with both sides' consent; both keep the thread, and who may not open the petition names none", async () => {
  const asked = { place: VILLAGE, name: "沈某", phone: "13800004321", requests: ["邻居搭棚占了我的地"], facts: "去年秋天搭的" };
  const filed = await city.execute(filePetition, filePetition.input.parse({ id: uuidv7(), ...asked }), {});
  const desk = person({ role: "intakeClerk", area: TOWN, unit: `centre-${TOWN}` });
  const from = { source: "petition", petition: keyOf(filed) };
  await assert.rejects(ask(city, from, desk), refusedAs("mediation.hand-over-consent-needed"));
  const elsewhere = person({ role: "mediator", area: TOWN });
  await assert.rejects(ask(city, { ...from, consented: true }, elsewhere), refusedAs("mediation.no-such-petition"));
  const key = keyOf(await ask(city, { ...from, consented: true }, desk));
  assert.deepEqual((await city.query(readDispute, key, city.chair)).petition, keyOf(filed));
  const view = await city.query(readPetition, keyOf(filed), desk);
  assert.deepEqual(
    view.disputes.map(({ home, id }) => ({ home, id })),
    [key],
  );
  assert.equal(view.stage, "received", "the petition goes on");
});

test("a person under 18 without a guardian, and one person on both sides, are refused with the field", async () => {
  const [first, second] = two;
  await assert.rejects(ask(city, { parties: [{ ...first, minor: true }, second] }), refusedAs("mediation.guardian-needed"));
  await assert.rejects(
    ask(city, { parties: [first, { ...second, phone: "+86 138-0000-1111" }] }),
    refusedAs("mediation.same-person-both-sides"),
  );
  await assert.rejects(
    ask(city, { parties: [first, { ...second, name: "王 建国", phone: null }] }),
    refusedAs("mediation.same-person-both-sides"),
  );
  await assert.rejects(
    ask(city, { parties: [{ ...first, minor: true, guardian: "李秀英", guardianPhone: "13800002222" }, second] }),
    refusedAs("mediation.same-person-both-sides"),
  );
  // Namesakes quarrel too.
  await ask(city, { parties: [first, { ...second, name: "王建国", phone: "13800003333" }] });
});

test("a mediator related to a party is not named, and one who declares a tie stands aside", async () => {
  const receipt = await ask(city, { parties: [two[0], { ...two[1], phone: "13800009999" }] });
  const { run } = on(city, keyOf(receipt));
  await run(c.askSafety, { party: A, afraid: false, hurt: false });
  await run(c.acceptDispute, { committee: city.committee }, city.chair);
  await run(c.recordConsent, { party: B, agrees: true, how: "phone" });
  await assert.rejects(run(c.appointMediators, { mediators: [city.mediators[2]] }, city.chair), refusedAs("mediation.mediator-related"));
  await run(c.appointMediators, { mediators: [city.mediators[0]] }, city.chair);
  await run(c.declareMediator, { mediator: city.mediators[0], related: true });
  await assert.rejects(run(c.appointMediators, { mediators: [city.mediators[0]] }, city.chair), refusedAs("mediation.mediator-out"));
});

test("after thirty days both are told what still stands; a last day in the Spring Festival moves", async () => {
  city.set("2027-01-08T02:00:00.000Z");
  const { key, run, secret } = await opened(city);
  await held(city, run);
  await run(c.draftAgreement, text("2027-03-01"));
  city.advance(DAY + 1);
  await city.execute(
    c.signAgreement,
    c.signAgreement.input.parse({ ...key, party: A, secret, version: 1, how: "drawn", image: uuidv7() }),
    {},
  );
  await run(c.recordSignature, { party: B, version: 1, how: "stamp", image: uuidv7() });
  await run(c.signAsMediator, { mediator: city.mediators[0], version: 1, image: uuidv7() });
  await run(c.sealAgreement, { version: 1, image: uuidv7() }, city.chair);
  const due = (await city.query(readDispute, key, city.mediator)).clocks.find(({ rule }) => rule === "JC-1");
  // 2027-02-08 is in the week of the festival: a working day follows it, and it is marked provisional until the notice is published.
  assert.ok(due && due.kind === "right" && due.dueAt >= "2027-02-08");
  city.set(new Date(Date.parse(due.dueAt) + 1).toISOString());
  await assert.rejects(
    run(c.applyForConfirmation, { court: "法院", applicants: [A, B], filedOn: city.now().slice(0, 10) }),
    refusedAs("mediation.confirmation-late"),
  );
});

test("a fear told alone stops everything until the person wishes, and no other eye sees it", async () => {
  const receipt = await ask(city, { type: "family" });
  const key = keyOf(receipt);
  const secret = secretIn(receipt.links[0]?.link ?? "");
  const { run } = on(city, key);
  await city.execute(
    c.answerSafetyQuestions,
    c.answerSafetyQuestions.input.parse({ ...key, party: A, secret, afraid: true, hurt: false, words: "他打过我" }),
    {},
  );
  await assert.rejects(run(c.acceptDispute, { committee: city.committee }, city.chair), refusedAs("mediation.safety-first"));
  const invited = (await run(c.inviteParty, { party: B })) as { stage: string; link?: string };
  const other = await city.query(readOwnDispute, { ...key, party: B, secret: secretIn(invited.link ?? "") });
  assert.equal(/safety|打/.test(JSON.stringify({ ...other, may: [] })), false);
  const [row] = await sql`select * from mediation.dispute where id = ${receipt.id}`;
  assert.equal(/safety|concern/.test(JSON.stringify(row)), false);
  await city.jobs();
  await run(c.arrangeForSafety, { party: A, wishes: true, separateRooms: true, helpTold: true, words: "分开调解，已告知保护令" });
  await run(c.acceptDispute, { committee: city.committee }, city.chair);
});

test("a party's link opens that party's page and no other's; a mediator opens only the own cases", async () => {
  const { key, secret } = await opened(city);
  await assert.rejects(city.query(readOwnDispute, { ...key, party: B, secret }), refusedAs("mediation.wrong-link"));
  await assert.rejects(city.query(readDispute, key, person({ role: "mediator", area: TOWN })), refusedAs("mediation.not-found"));
  await assert.rejects(city.query(readDispute, key, person({ role: "judicialOfficeHead", area: TOWN })), refusedAs("mediation.not-found"));
  await assert.rejects(city.query(readDispute, key, person({ role: "mediator", area: "330502002" })), refusedAs("mediation.not-found"));
  const contacts = await city.query(readDisputeContacts, { ...key, reason: "通知开会" }, city.mediator);
  assert.equal(contacts.parties[0]?.name, "王建国");
  assert.ok((await sql`select 1 from vault.read where stream = ${key.id} and reason = '通知开会'`).length >= 2);
});

test("two sessions in one room at one time are refused, the next one is not, and a cancelled one frees it", async () => {
  const first = await opened(city);
  const second = await opened(city);
  const from = new Date(Math.ceil(Date.parse(city.now()) / DAY) * DAY + 2 * DAY + 3_600_000).toISOString();
  const later = (hours: number) => new Date(Date.parse(from) + hours * 3_600_000).toISOString();
  const session = uuidv7();
  const booked = { session, room: city.room, from, to: later(1), mediators: [city.mediators[0]] };
  await first.run(c.setDisputeSession, booked);
  await assert.rejects(
    second.run(c.setDisputeSession, { ...booked, session: uuidv7(), from: later(0.5), to: later(2) }),
    refusedAs("mediation.room-taken"),
  );
  await assert.rejects(
    second.run(c.setDisputeSession, { ...booked, session: uuidv7(), room: null, online: true }),
    refusedAs("mediation.mediator-busy"),
  );
  await second.run(c.setDisputeSession, { ...booked, session: uuidv7(), from: later(1), to: later(2) });
  await first.run(c.cancelDisputeSession, { ...booked, reason: "当事人有事" });
  await first.run(c.setDisputeSession, { ...booked, session: uuidv7() });
  const day = from.slice(0, 10);
  const calendar = await city.query(listCalendar, { from: day, to: day }, city.chair);
  assert.equal(calendar.rows.length, 2);
  const [committee, secret = ""] = (calendar.feeds[0]?.path ?? "").replace(".ics", "").split("/").slice(-2);
  const { text: feed } = await city.query(readCalendarFeed, { committee: committee ?? "", secret });
  assert.equal((feed.match(/BEGIN:VEVENT/g) ?? []).length, 3);
  assert.match(feed, /STATUS:CANCELLED/);
  assert.equal(/王|李|沈调解|漏水|邻/.test(feed), false);
  await assert.rejects(
    city.query(readCalendarFeed, { committee: committee ?? "", secret: "X".repeat(26) }),
    refusedAs("mediation.wrong-link"),
  );
});

test("what is said in one side's caucus is not there for the other side", async () => {
  const { key, run, secret } = await opened(city);
  const invited = (await run(c.inviteParty, { party: B })) as { stage: string; link?: string };
  const theirs = { ...key, party: B, secret: secretIn(invited.link ?? "") };
  const mine = { ...key, party: A, secret };
  const speak = (who: typeof mine, channel: string, words: string) =>
    city.execute(c.sayInRoomAsParty, c.sayInRoomAsParty.input.parse({ ...who, channel, text: words }), {});
  await speak(mine, "caucus-applicant", "底线是八百元");
  await assert.rejects(speak(theirs, "caucus-applicant", "看看"), refusedAs("mediation.wrong-link"));
  await run(c.sayInRoom, { channel: "shared", what: "proposal", text: "赔八百，下月修好" });
  const seen = await city.query(readOwnRoom, theirs);
  assert.deepEqual(
    seen.entries.map(({ channel }) => channel),
    ["shared"],
  );
  const proposal = seen.entries[0]?.entry ?? "";
  await city.execute(c.answerRoomProposal, { ...theirs, proposal, accepts: true }, {});
  const whole = await city.query(readRoom, key, city.mediator);
  assert.equal(whole.ear, null);
  const listens = (ear: string | null) => {
    const input = { ...theirs, ear: ear ?? "" };
    const opened = (ownRoomTopic as unknown as Topic<typeof input>).open(city.runtime.knowing(resident), input);
    return (which: string) =>
      opened.hears({ kind: "mediation.channel", home: key.home, stream: channelKey(key, which).id } as Parameters<typeof opened.hears>[0]);
  };
  const hears = listens(seen.ear);
  assert.deepEqual(["shared", "caucus-respondent", "caucus-applicant"].map(hears), [true, true, false]);
  const other = await city.query(readOwnRoom, mine);
  assert.throws(() => listens(other.ear), refusedAs("mediation.wrong-link"), "nobody listens as the other side");
  assert.equal(whole.entries.length, 2);
  assert.equal(whole.entries.find(({ what }) => what === "proposal")?.answers[0]?.accepts, true);
});

test("a dispute that comes back keeps the thread; helpers come with consent; a body is called by its name", async () => {
  const body = { ...two[1], kind: "organisation", name: "月河物业有限公司" };
  const { key, run } = await opened(city, { parties: [two[0], body] });
  const helped = { mediators: [city.mediators[0]], invited: ["陈大妈"] };
  await assert.rejects(run(c.appointMediators, helped, city.chair), refusedAs("mediation.invite-consent-needed"));
  await run(c.appointMediators, { ...helped, inviteConsent: true }, city.chair);
  await assert.rejects(ask(city, { relapseOf: key }, city.chair), refusedAs("mediation.no-agreement-before"));
  await held(city, run);
  await run(c.draftAgreement, text("2027-12-31", { form: "oral", onTheSpot: true }));
  const view = await city.query(readDispute, key, city.chair);
  assert.deepEqual(
    view.parties.map(({ name }) => name),
    ["王某某", "月河物业有限公司"],
  );
  assert.deepEqual(
    view.entries.flatMap(({ extra }) => extra["invited"] ?? []),
    ["陈某某"],
  );
  // Whoever may not look at the earlier case names none: a resident, and a grid worker.
  await assert.rejects(ask(city, { relapseOf: key }), refusedAs("mediation.no-such-earlier"));
  const walking = person({ role: "gridWorker", area: VILLAGE });
  await assert.rejects(ask(city, { relapseOf: key }, walking), refusedAs("mediation.no-such-earlier"));
  const again = await ask(city, { relapseOf: key }, city.chair);
  assert.deepEqual((await city.query(readDispute, keyOf(again), city.chair)).relapseOf, key);
});

test("what was registered by mistake is voided by another, before it begins: told, in no figure, and the earlier case came back no more", async () => {
  const chair = city.chair;
  const { key, run } = await opened(city);
  await held(city, run);
  await run(c.draftAgreement, text("2027-12-31", { form: "oral", onTheSpot: true }));
  const again = keyOf(await ask(city, { relapseOf: key }, chair));
  const relapsed = async () => (await sql`select relapsed_on from mediation.dispute where id = ${key.id}`)[0]?.["relapsed_on"];
  assert.notEqual(await relapsed(), null);
  const twice = on(city, again);
  await twice.run(c.askSafety, { party: A, afraid: false, hurt: false });
  await twice.run(c.acceptDispute, { committee: city.committee }, chair);
  const voids = { words: "同一申请登记了两次", relapseOf: key };
  assert.equal((await city.query(readDispute, again, chair)).may.includes("void"), false);
  await assert.rejects(twice.run(c.voidMistakenDispute, voids, chair), refusedAs("mediation.void-by-another"));
  const other = person({ role: "pmcChair", area: TOWN });
  assert.ok((await city.query(readDispute, again, other)).may.includes("void"));
  await assert.rejects(twice.run(c.voidMistakenDispute, { words: "登记了两次" }, other), refusedAs("mediation.no-such-earlier"));
  await assert.rejects(run(c.voidMistakenDispute, { words: "不该有" }, other), refusedAs("mediation.not-at-this-step"));
  assert.equal((await twice.run(c.voidMistakenDispute, voids, other)).stage, "voided");
  assert.equal(await relapsed(), null);
  const [row] =
    await sql`select outcome, accepted_on, closed_on is not null as closed, due_at from mediation.dispute where id = ${again.id}`;
  assert.deepEqual({ ...row }, { outcome: "voided", accepted_on: null, closed: true, due_at: null });
  assert.equal((await twice.run(c.archiveDispute, {}, other)).stage, "archived");
});

test("one refusal ends it without a reason and is nobody's failure", async () => {
  const receipt = await ask(city);
  const { run } = on(city, keyOf(receipt));
  await run(c.askSafety, { party: A, afraid: false, hurt: false });
  await run(c.acceptDispute, { committee: city.committee }, city.chair);
  assert.equal((await run(c.recordConsent, { party: B, agrees: false, how: "phone" })).stage, "terminated");
  await city.jobs();
  const table = await city.query(readMediationFigures, { area: "330502", from: "2026-01-01", to: "2027-12-31" }, city.chair);
  const total = table.rows[0];
  const ended = total?.figures.find(({ code }) => code === "med.success.ended");
  const accepted = total?.figures.find(({ code }) => code === "med.success.accepted");
  assert.ok(ended && accepted && ended.denominator < accepted.denominator);
  assert.ok((total?.beside["med.accepted-refused"] ?? 0) >= 1);
  const records = await city.query(
    listMediationFigureRecords,
    { figure: "med.success.ended", part: "denominator", area: "330502", from: table.from, to: table.to },
    city.chair,
  );
  assert.equal(records.rows.length, ended.denominator);
});

test("a reported dispute is registered for mediation and keeps the thread; a resident names no report", async () => {
  const reported = await city.execute(
    reportIncident,
    reportIncident.input.parse({ id: uuidv7(), category: "0101", description: "楼上漏水吵了几次", area: VILLAGE }),
    {},
  );
  const of = keyOf(reported);
  await assert.rejects(ask(city, { incident: of }), refusedAs("mediation.no-such-incident"));
  const dispute = await ask(city, { incident: of, source: "grid" }, city.mediator);
  const [row] = await city.owner`select state -> 'incident' as incident from ledger.stream where id = ${dispute.id}`;
  assert.deepEqual(row?.["incident"], of);
});

test("what a court or the petition office hands over needs consent; a delegated case has the court's clock", async () => {
  const chair = city.chair;
  await assert.rejects(ask(city, { source: "petition" }, chair), refusedAs("mediation.hand-over-consent-needed"));
  const receipt = await ask(
    city,
    { source: "court", delegation: "delegated", consented: true, materialsAt: city.now(), sourceNo: "委派函1号" },
    chair,
  );
  const { run } = on(city, keyOf(receipt));
  await run(c.askSafety, { party: A, afraid: false, hurt: false });
  await run(c.acceptDispute, { committee: city.committee }, chair);
  const view = await city.query(readDispute, keyOf(receipt), chair);
  assert.ok(view.clocks.some(({ rule, status }) => rule === "PRE-1" && status === "running"));
  assert.ok(view.clocks.some(({ rule, status }) => rule === "PRE-3" && status === "met"));
  const inWork = (rule: string) => view.clocks.find((one) => one.rule === rule)?.working;
  assert.deepEqual(
    [inWork("MED-1"), inWork("PRE-1")],
    [true, false],
    "three working days to decide, thirty days of the calendar to finish",
  );
});

test("lists show what is open, by area; nothing typed in a search finds a name", async () => {
  const list = await city.query(listDisputes, listDisputes.input.parse({ view: "all" }), city.chair);
  assert.ok(list.rows.length > 5);
  const open = await city.query(listDisputes, listDisputes.input.parse({ view: "open" }), city.chair);
  assert.equal((await city.query(countDisputes, {}, city.chair))["open"], open.rows.length, "what the tab says is what its list holds");
  assert.equal((await city.query(listDisputes, listDisputes.input.parse({ view: "all", q: "王建国" }), city.chair)).rows.length, 0);
  assert.equal(
    (await city.query(listDisputes, listDisputes.input.parse({ view: "all" }), person({ role: "pmcChair", area: "330502002" }))).rows
      .length,
    0,
  );
  const register = await city.query(listRegister, {}, city.head);
  assert.equal(register.mediators.length, 3);
});

test("the register says who signs in as whom; an account stands for one mediator, and what is changed keeps training and recusals", async () => {
  const [free, elsewhere] = [
    { home: "330502001", id: uuidv7(), role: "mediator", area: TOWN, unit: "" },
    { home: "330502002", id: uuidv7(), role: "mediator", area: "330502002", unit: "" },
  ] as const;
  const rows = [free, elsewhere].map((one) => ({ ...one, place: one.area, name: "某某", login: `t${one.id}`, hash: null }));
  await openAccess({ sql: city.runtime.pools.write, now: city.now }).createAccounts(rows);
  await city.load(staffHistories([free, elsewhere], city.now()));
  await city.runtime.registers.refresh(new Set(["access.account"]));
  const read = () => city.query(listRegister, {}, city.head);
  assert.deepEqual(
    (await read()).accounts.map(({ id }) => id),
    [free.id],
  );
  assert.deepEqual((await city.query(listRegister, {}, city.mediator)).accounts, []);
  const [first, second] = (await read()).mediators.toSorted((left, right) => (left.account ? -1 : right.account ? 1 : 0));
  assert.ok(first && second && first.account);
  const change = (account: string) =>
    city.execute(
      c.setCityMediator,
      c.setCityMediator.input.parse({ id: second.id, area: second.area, zh: second.zh, account, woman: second.woman, from: second.from }),
      { actor: city.head },
    );
  const bars = async () => (await sql`select bars from mediation.mediator where id = ${second.id}`)[0]?.["bars"];
  const before = await bars();
  await assert.rejects(change(first.account.id), refusedAs("mediation.account-taken"));
  await change(free.id);
  assert.deepEqual(await bars(), before);
  assert.equal((await read()).mediators.find(({ id }) => id === second.id)?.account?.id, free.id);
  assert.deepEqual((await read()).accounts, []);
});

test("the city's own figures are anybody's to read, an administrator's to set, and are what the next agreement waits by", async () => {
  const read = () => city.query(readMediationPractice, {}, resident);
  assert.deepEqual(await read(), { coolingHours: 24, trainingHours: 40, months: [3, 12] });
  const own = { coolingHours: 48, trainingHours: 60, months: [2, 6] as [number, number], reason: "市司法局 2026 年规定" };
  await assert.rejects(city.execute(c.setMediationPractice, own, { actor: city.head }), refusedAs("access.not-yours"));
  await city.execute(c.setMediationPractice, own, { actor: person({ role: "admin", area: "3305" }) });
  assert.deepEqual(await read(), { coolingHours: 48, trainingHours: 60, months: [2, 6] });
  assert.equal((await city.query(listRegister, {}, city.head)).trainingHours, 60);
});

test("every row can be computed again from the events", async () => {
  await city.jobs();
  assert.deepEqual((await city.verify()).findings, []);
});

test("the court is given the list of committees by the justice office: each version keeps who sat then, a change asks for the next, everybody reads it", async () => {
  const read = (area?: string) => city.query(listCommittees, area ? { area } : {}, resident);
  const give = (paper: string, more: object = {}, actor = city.head) =>
    city.execute(c.giveCourtList, { area: TOWN, unit: `justice-${TOWN}`, court: "吴兴区人民法院", paper, ...more }, { actor });
  assert.deepEqual([(await read(TOWN)).given, (await read(TOWN)).changed], [[], false]);
  await assert.rejects(give(uuidv7(), {}, city.chair), refusedAs("access.not-yours"));
  await assert.rejects(give(uuidv7(), { unit: "justice-330502" }), refusedAs("mediation.no-justice-office"));
  const paper = uuidv7();
  assert.equal((await give(paper)).version, 1);
  await assert.rejects(give(uuidv7()), refusedAs("mediation.list-same"));
  const { committees, given } = await read(TOWN);
  assert.deepEqual(given.map(({ version, committees: n, mediators }) => [version, n, mediators]), [[1, 1, 3]]); // prettier-ignore
  assert.ok(committees[0]?.chair && committees[0].members.length === 2);
  assert.equal((await read()).areas.find(({ code }) => code === "330502")?.committees, 1);
  // Another chair: the court is owed the next version, and the first still says who sat then.
  const [one] = (await city.query(listRegister, {}, city.head)).committees;
  assert.ok(one);
  const members = one.members.map(({ id: mediator }, index) => ({ mediator, chair: index === 1 }));
  const { id, area, zh, en, kind, founder, filingNo, rooms } = one;
  await city.execute(
    c.setMediationCommittee,
    c.setMediationCommittee.input.parse({ id, area, zh, en, kind, founder, filingNo, rooms, members, from: one.termFrom, to: one.termTo }),
    { actor: city.head },
  );
  assert.equal((await read(TOWN)).changed, true);
  const next = uuidv7();
  assert.equal((await give(next)).version, 2);
  assert.equal((await read(TOWN)).changed, false);
  const rows = async (document: string, version: string) =>
    (await city.query({ ...listCommittees, run: (ctx: never) => courtListPaper.read(ctx, courtListKey(TOWN), { id: document, params: { version } }) } as never, {}, resident)) as { rows: { chair: string }[] }; // prettier-ignore
  assert.deepEqual([(await rows(paper, "1")).rows[0]?.chair === (await rows(next, "2")).rows[0]?.chair], [false]);
});
