import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { openAccess, system, type Actor } from "#platform/access";
import { addDays, cityDay } from "#platform/days";
import { commitRows } from "#platform/figures";
import { uuidv7 } from "#platform/ids";
import type { QueryContext, ToldFigure } from "#platform/modules";
import { Refusal } from "#platform/refusals";
import type { WaitingRow, WaitingSource } from "#platform/waiting";
import { person, testCity, type TestCity } from "#platform/testing";
import { drawAgain, linesDigest } from "#web/proof";
import { demoPlaces } from "#modules/places";
import { staffHistories, type RoleCode } from "#modules/people";
import { reportIncident, verifyIncident, voidIncident } from "#modules/incidents";
import documents from "../../documents/module.ts";
import incidents from "../../incidents/module.ts";
import limits from "../../limits/module.ts";
import mediation from "../../mediation/module.ts";
import organisations from "../../organisations/module.ts";
import people from "../../people/module.ts";
import petitions from "../../petitions/module.ts";
import places from "../../places/module.ts";
import cells from "../../cells/module.ts";
import surveys from "../../surveys/module.ts";
import { assessmentCommands as c } from "../commands.ts";
import type { Item } from "../contract/rule.ts";
import assessment from "../module.ts";
import { digestOf, drawPlaces } from "../inspection-draw.ts";
import { listInspections, listVisits, readInspection } from "../queries-inspections.ts";
import { publicInspections, readVisit } from "../queries-visits.ts";
import { listEntries, readEntry } from "../queries-entries.ts";
import { readItem } from "../queries-item.ts";
import { listResults, readResult } from "../queries-results.ts";
import { readStanding } from "../queries-standing.ts";
import { listSchemes, readScheme } from "../queries.ts";
import { wenzhou2017 } from "../shipped/wenzhou.ts";
import { assessmentFigures } from "../told.ts";
import { waitingVisits } from "../waiting-visits.ts";
import { waitingResults } from "../waiting.ts";

const DAY = 86_400_000;
const [WUXING, NANXUN, DEQING] = ["330502", "330503", "330521"] as const;
const HOME = "330502000";
let city: TestCity;
const drafter = person({ role: "assessor", area: "3305", unit: "zfw-3305" });
const assessor = person({ role: "assessor", area: "3305", unit: "zfw-3305" });
const [verifier, second, third] = [1, 2, 3].map(() => person({ role: "itemVerifier", area: "3305", unit: "zfw-3305" })) as [
  Actor,
  Actor,
  Actor,
];
const [leader, other] = [1, 2].map(() => person({ role: "approver", area: "3305", unit: "zfw-3305" })) as [Actor, Actor];
const county = person({ role: "supervisor", area: WUXING, unit: `centre-${WUXING}` });
const neighbour = person({ role: "supervisor", area: NANXUN, unit: `centre-${NANXUN}` });
const resident: Actor = { kind: "resident", id: "resident" };

const refusedAs = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields ?? []).some((field) => field.code === code));

type AnyCommand = { input: { parse: (value: unknown) => unknown } };
const give = <O>(command: AnyCommand, input: unknown, actor: Actor): Promise<O> =>
  city.execute(command as never, command.input.parse(input) as never, { actor }) as Promise<O>;

const fed: Item = {
  code: "E1",
  category: "rates",
  zh: "事件办结率",
  en: "Events completed",
  points: 4,
  side: "deduct",
  department: "centre",
  evidence: "平台自动计算",
  method: "linear",
  source: { kind: "figure", figure: "evt.closed" },
  zeroAt: 0,
  fullAt: 100,
};
const base = wenzhou2017({ awareness: 92.5, participation: 88 });
const rule = { ...base, items: [...base.items, fed] };
const subjects = [
  [WUXING, "吴兴区", "Wuxing", 2, "浙平安〔2025〕1号"],
  [NANXUN, "南浔区", "Nanxun", 2, "浙平安〔2025〕1号"],
  [DEQING, "德清县", "Deqing", 0, null],
].map(([code, zh, en, streak, streakDocument]) => ({ code, area: code, zh, en, streak, streakDocument }));
const facts = (more: Record<string, unknown> = {}) => ({
  year: 2026,
  level: "county",
  area: "3305",
  zh: "2026 年平安县区考核办法",
  en: "Assessment of counties 2026",
  from: "2026-03-01",
  until: "2026-11-30",
  basis: "《浙江省平安建设条例》考核与责任追究章",
  origin: null,
  subjects,
  rule,
  ...more,
});

/** Drafted, consulted on, approved and published; the days of consultation pass. */
async function published(more: Record<string, unknown> = {}): Promise<string> {
  const scheme = uuidv7();
  await give(c.draftScheme, { scheme, facts: facts(more) }, drafter);
  await give(c.consultScheme, { scheme, until: city.now().slice(0, 10) }, drafter);
  city.advance(DAY);
  await give(c.approveScheme, { scheme, document: "平安湖州领导小组纪要 1 号" }, leader);
  await give(c.publishScheme, { scheme }, drafter);
  return scheme;
}
const proposal = (scheme: string, more: Record<string, unknown> = {}) => ({
  scheme,
  home: HOME,
  id: uuidv7(),
  subject: WUXING,
  item: "C1",
  body: { kind: "case", tariff: "problem", quantity: 4, factors: [] },
  occurredOn: "2026-03-05",
  reason: "暗访发现消防通道堵塞 4 处",
  documents: ["暗访交办单 12 号"],
  ...more,
});
const keyOf = ({ scheme, home, id }: { scheme: string; home: string; id: string }) => ({ scheme, home, id });
/** Which step of the result waits for each of these, until when, and where it opens. */
const awaited = (...actors: Actor[]) => awaitedFrom(waitingResults, ...actors);
const awaitedFrom = async (source: WaitingSource, ...actors: Actor[]) => {
  const asked = async (actor: Actor) => {
    const known = { actor, now: city.now(), read: city.runtime.registers.read };
    if (!source.allow.admits(known as never, undefined)) return "not theirs";
    return city.runtime.within(actor, async ({ db }) => {
      const rows = await db<WaitingRow[]>`select id, about, step, due_at as "dueAt" from (${source.rows(db, known as never)}) w`;
      return rows.map((row) => [row.step, row.dueAt, source.show(known as never, row).link]);
    });
  };
  return Promise.all(actors.map(asked));
};
const standingOf = (scheme: string, on?: string, subject: string = WUXING, actor: Actor = county) =>
  city.query(readStanding, { scheme, subject, on } as never, actor);

let scheme: string;

before(async () => {
  city = await testCity({
    modules: [limits, places, organisations, people, documents, incidents, petitions, mediation, cells, surveys, assessment],
    // Papers are made and read in apps/server/tests/points-notice.test.ts.
    jobs: [{ kind: "documents.make", run: async () => {} }],
    now: "2026-03-02T02:00:00.000Z",
  });
  const wanted = ["3305", WUXING, NANXUN, DEQING, "330502001", "330502001005"];
  const { areas } = demoPlaces(() => false);
  await city.load(areas.filter(({ events: [event] }) => event !== undefined && "code" in event && wanted.includes(String(event.code))));
});
after(() => city.close());

test("a scheme is drafted, those concerned may speak, and somebody else approves it; a second over the same days and areas is refused", async () => {
  const id = uuidv7();
  const forbidden = { ...fed, source: { kind: "figure", figure: "pet.repeat" } };
  await assert.rejects(
    give(c.draftScheme, { scheme: id, facts: facts({ rule: { ...rule, items: [forbidden] } }) }, drafter),
    refusedAs("assessment.forbidden-measure"),
  );
  const counted = { ...fed, zh: "进京上访人次", source: { kind: "reported", from: "信访局" } };
  await assert.rejects(
    give(c.draftScheme, { scheme: id, facts: facts({ rule: { ...rule, items: [counted] } }) }, drafter),
    refusedAs("assessment.forbidden-measure"),
  );
  const nowhere = { ...fed, source: { kind: "figure", figure: "evt.nothing" } };
  await assert.rejects(
    give(c.draftScheme, { scheme: id, facts: facts({ rule: { ...rule, items: [nowhere] } }) }, drafter),
    refusedAs("assessment.no-such-figure"),
  );
  const climbed = { ...fed, method: "rank", by: "change", better: "higher", bands: [{ from: 5, to: 999, points: 1 }] };
  await assert.rejects(
    give(c.draftScheme, { scheme: id, facts: facts({ rule: { ...rule, items: [climbed] } }) }, drafter),
    refusedAs("assessment.change-of-percent"),
  );
  const guessed = { ...fed, method: "ratio", source: { kind: "figure", figure: "svy.safe" } };
  await assert.rejects(
    give(c.draftScheme, { scheme: id, facts: facts({ rule: { ...rule, items: [guessed] } }) }, drafter),
    refusedAs("assessment.estimate-method"),
  );
  await assert.rejects(
    give(c.draftScheme, { scheme: id, facts: facts({ subjects: [...subjects, subjects[0]] }) }, drafter),
    refusedAs("assessment.subject-twice"),
  );
  await assert.rejects(give(c.draftScheme, { scheme: id, facts: facts() }, county), refusedAs("access.not-yours"));
  scheme = await published();
  await assert.rejects(give(c.approveScheme, { scheme, document: "x" }, leader), refusedAs("assessment.scheme-not-now"));
  // Of two over the same days whichever is published first stands; another level is another matter.
  const late = uuidv7();
  await give(c.draftScheme, { scheme: late, facts: facts({ zh: "又一个办法", from: "2026-11-30", until: "2027-02-01" }) }, drafter);
  await give(c.consultScheme, { scheme: late, until: "2026-03-03" }, drafter);
  await assert.rejects(give(c.approveScheme, { scheme: late, document: "x" }, leader), refusedAs("assessment.still-consulting"));
  city.advance(DAY);
  await give(c.approveScheme, { scheme: late, document: "纪要 2 号" }, leader);
  await assert.rejects(give(c.publishScheme, { scheme: late }, drafter), refusedAs("assessment.schemes-overlap"));
  const seen = await city.query(listSchemes, {}, resident);
  assert.deepEqual(
    seen.rows.map((row) => [row.scheme, row.running]),
    [[scheme, true]],
  );
  assert.equal((await city.query(readScheme, { scheme }, drafter)).may.length, 0);
  await assert.rejects(city.query(readScheme, { scheme: late }, resident), refusedAs("assessment.no-such-scheme"));
});

test("whoever will be assessed speaks while it is asked, each word is answered, and nothing is approved before", async () => {
  const id = uuidv7();
  await give(c.draftScheme, { scheme: id, facts: facts({ year: 2033, from: "2033-01-01", until: "2033-12-31" }) }, drafter);
  const said = { scheme: id, entry: uuidv7(), subject: WUXING, text: "暗访扣分标准偏重，建议每处 0.2 分" };
  await assert.rejects(give(c.giveOpinion, said, county), refusedAs("assessment.not-consulting"));
  await give(c.consultScheme, { scheme: id, until: city.now().slice(0, 10) }, drafter);
  await assert.rejects(give(c.giveOpinion, said, neighbour), refusedAs("access.not-yours"));
  await give(c.giveOpinion, said, county);
  await give(c.giveOpinion, said, county);
  const seen = await city.query(readScheme, { scheme: id }, county);
  assert.deepEqual(
    seen.opinions.map(({ subject, text, answer }) => [subject, text, answer]),
    [[WUXING, said.text, null]],
  );
  assert.deepEqual([seen.opines, seen.answers], [[WUXING], false]);
  const answer = { scheme: id, entry: said.entry, adopted: true, text: "已改为每处 0.2 分" };
  await assert.rejects(give(c.answerSchemeOpinion, answer, county), refusedAs("access.not-yours"));
  city.advance(DAY);
  assert.equal((await city.query(readScheme, { scheme: id }, leader)).may.includes("approve"), false);
  await assert.rejects(give(c.approveScheme, { scheme: id, document: "纪要 3 号" }, leader), refusedAs("assessment.opinions-open"));
  await assert.rejects(give(c.giveOpinion, { ...said, entry: uuidv7() }, county), refusedAs("assessment.not-consulting"));
  // Adopted in a draft taken up again: what was said and answered stays, and those concerned are asked anew.
  await give(c.answerSchemeOpinion, answer, drafter);
  await assert.rejects(give(c.answerSchemeOpinion, answer, drafter), refusedAs("assessment.opinion-answered"));
  await give(c.draftScheme, { scheme: id, facts: facts({ year: 2033, from: "2033-01-01", until: "2033-12-31" }) }, drafter);
  await give(c.consultScheme, { scheme: id, until: city.now().slice(0, 10) }, drafter);
  city.advance(DAY);
  assert.ok((await city.query(readScheme, { scheme: id }, leader)).may.includes("approve"));
  await give(c.approveScheme, { scheme: id, document: "纪要 3 号" }, leader);
  const told = (await city.query(readScheme, { scheme: id }, county)).opinions[0];
  assert.deepEqual([told?.answer?.adopted, told?.answer?.text], [true, answer.text]);
  const [event] = await city.owner`select data from ledger.event where type = 'assessment.opinion-given'`;
  assert.equal(JSON.stringify(event).includes("暗访"), false, "the words lie in the vault");
});

test("a scheme begun by mistake is given up with its reason, as long as nothing of it is published", async () => {
  const mistaken = uuidv7();
  await give(c.draftScheme, { scheme: mistaken, facts: facts({ year: 2032, from: "2032-01-01", until: "2032-12-31" }) }, drafter);
  await give(c.voidScheme, { scheme: mistaken, reason: "年份录错" }, drafter);
  const { stage, voided, may } = await city.query(readScheme, { scheme: mistaken }, drafter);
  assert.deepEqual([stage, voided?.reason, may], ["voided", "年份录错", []]);
  await assert.rejects(give(c.consultScheme, { scheme: mistaken, until: "2032-12-31" }, drafter), refusedAs("assessment.scheme-not-now"));
  await assert.rejects(city.query(readScheme, { scheme: mistaken }, resident), refusedAs("assessment.no-such-scheme"));
  await assert.rejects(give(c.voidScheme, { scheme, reason: "x" }, drafter), refusedAs("assessment.scheme-not-now"), "it is published");
});

test("whoever drafted a scheme does not approve it", async () => {
  const both = person({ role: "assessor", area: "3305", unit: "zfw-3305" }, { role: "approver", area: "3305", unit: "zfw-3305" });
  const own = uuidv7();
  await give(c.draftScheme, { scheme: own, facts: facts({ year: 2031, from: "2031-01-01", until: "2031-12-31" }) }, both);
  await give(c.consultScheme, { scheme: own, until: city.now().slice(0, 10) }, both);
  city.advance(DAY);
  await assert.rejects(give(c.approveScheme, { scheme: own, document: "x" }, both), refusedAs("assessment.own-draft"));
});

test("a county objects to one deduction and wins; another it lets stand, and by the day each is seen in its own page", async () => {
  const won = proposal(scheme);
  await assert.rejects(
    give(c.proposeEntry, won, person({ role: "assessor", area: WUXING, unit: "zfw-330502" })),
    refusedAs("access.not-yours"),
  );
  await give(c.proposeEntry, won, assessor);
  const stands = proposal(scheme, { body: { kind: "case", tariff: "problem", quantity: 4, factors: [] } });
  await give(c.proposeEntry, stands, assessor);
  const open = await standingOf(scheme);
  assert.deepEqual([open.total, open.open.total, open.open.entries.length], [100, 98, 2]);

  await assert.rejects(give(c.objectToEntry, { ...keyOf(won), text: "已整改", documents: [] }, neighbour), refusedAs("access.not-yours"));
  await give(c.objectToEntry, { ...keyOf(won), text: "四处均在交办前整改，见照片和验收单", documents: ["验收单 3 号"] }, county);
  const seen = await city.query(readEntry, { home: won.home, id: won.id }, verifier);
  assert.deepEqual([seen.stage, seen.may, seen.objection?.text], ["objected", ["review"], "四处均在交办前整改，见照片和验收单"]);
  // Who entered it reviews nothing, not even as a verifier too; nobody votes twice.
  const alsoVerifier = {
    ...assessor,
    grants: [...assessor.grants, ...person({ role: "itemVerifier", area: "3305", unit: "zfw-3305" }).grants],
  };
  await assert.rejects(give(c.reviewEntry, { ...keyOf(won), upheld: false, reason: "x" }, alsoVerifier), refusedAs("assessment.own-entry"));
  await give(c.reviewEntry, { ...keyOf(won), upheld: true, reason: "验收单日期在先" }, verifier);
  await assert.rejects(give(c.reviewEntry, { ...keyOf(won), upheld: true, reason: "x" }, verifier), refusedAs("assessment.voted-already"));
  await give(c.reviewEntry, { ...keyOf(won), upheld: false, reason: "交办时仍堵塞" }, second);
  const done = await give<{ stage: string }>(c.reviewEntry, { ...keyOf(won), upheld: true, reason: "现场核实属实" }, third);
  assert.equal(done.stage, "withdrawn");

  await assert.rejects(give(c.confirmEntry, keyOf(stands), verifier), refusedAs("assessment.still-objecting"));
  city.advance(14 * DAY);
  await assert.rejects(
    give(c.objectToEntry, { ...keyOf(stands), text: "晚了", documents: [] }, county),
    refusedAs("assessment.objecting-over"),
  );
  await assert.rejects(
    give(c.confirmEntry, keyOf(stands), alsoVerifier.id === assessor.id ? alsoVerifier : assessor),
    refusedAs("assessment.own-entry"),
  );
  await give(c.confirmEntry, keyOf(stands), verifier);
  const now = await standingOf(scheme);
  assert.equal(now.total, 99);
  const checks = now.items.find(({ item }) => item.code === "C1")!;
  assert.deepEqual([checks.points, checks.lost, checks.way.kind, checks.entries.length], [-1, 1, "cases", 1]);
  // The day before it was confirmed it did not count; the ledger keeps both, and says which was reversed.
  assert.equal((await standingOf(scheme, new Date(Date.parse(city.now()) - DAY).toISOString().slice(0, 10))).total, 100);
  const { rows } = await city.query(listEntries, { scheme }, county);
  assert.deepEqual(
    rows.map((row) => `${row.stage} ${String(row.reversed)}`).toSorted((left, right) => (left < right ? -1 : 1)),
    ["confirmed false", "withdrawn true"],
  );
  assert.equal((await city.query(listEntries, { scheme }, neighbour)).rows.length, 0);
  const one = await city.query(listEntries, { scheme, limit: 1 } as never, county);
  const two = await city.query(listEntries, { scheme, limit: 1, cursor: one.next } as never, county);
  assert.deepEqual(
    [...one.rows, ...two.rows].map(({ id }) => id),
    rows.map(({ id }) => id),
    "page by page, each once",
  );
  assert.equal(two.next, null);
  await assert.rejects(city.query(readEntry, { home: won.home, id: won.id }, neighbour), refusedAs("record.not-found"));
  await assert.rejects(standingOf(scheme, undefined, WUXING, neighbour), refusedAs("assessment.no-such-subject"));
});

test("points beyond an item's, of no item, outside the days, typed over a figure, for nobody on the list: each refused by name", async () => {
  const bad: [string, Record<string, unknown>][] = [
    ["assessment.beyond-points", { body: { kind: "case", tariff: "problem", quantity: 41, factors: [] } }],
    ["assessment.no-such-item", { item: "Z1" }],
    ["assessment.no-such-tariff", { body: { kind: "case", tariff: "zzz", quantity: 1, factors: [] } }],
    ["assessment.no-such-factor", { body: { kind: "case", tariff: "problem", quantity: 1, factors: ["majorPeriod"] } }],
    ["assessment.mended-by-visit", { body: { kind: "case", tariff: "problem", quantity: 1, factors: ["notMended"] } }],
    ["assessment.wrong-method", { body: { kind: "panel", marks: [90] } }],
    ["assessment.outside-days", { occurredOn: "2026-02-28" }],
    ["assessment.outside-days", { occurredOn: "2026-11-29" }],
    ["assessment.fed-by-figure", { item: "E1", body: { kind: "value", value: 100 } }],
    ["assessment.interval-needed", { item: "B1", body: { kind: "value", value: 95 } }],
    ["assessment.interval", { item: "B1", body: { kind: "value", value: 95, interval: { low: 96, high: 97 } } }],
    ["assessment.no-such-subject", { subject: "330599" }],
    ["assessment.other-place", { home: "330503000" }],
  ];
  for (const [code, more] of bad) await assert.rejects(give(c.proposeEntry, proposal(scheme, more), assessor), refusedAs(code), code);
});

test("the item list stands while the scheme runs; a word and a kinder tariff make a new version that lowers nothing", async () => {
  const amended = (items: unknown) =>
    give<{ version: number }>(c.amendScheme, { scheme, rule: { ...rule, items }, reason: "措辞" }, leader);
  await assert.rejects(amended(rule.items.slice(1)), refusedAs("assessment.items-stand"));
  await assert.rejects(amended([...rule.items, { ...fed, code: "E2" }]), refusedAs("assessment.items-stand"));
  const before = (await standingOf(scheme)).total;
  const kinder = rule.items.map((item) =>
    item.code === "C1" && item.method === "perCase" ? { ...item, tariff: item.tariff.map((one) => ({ ...one, each: 0.2 })) } : item,
  );
  assert.equal((await amended(kinder)).version, 2);
  assert.ok((await standingOf(scheme)).total >= before);
});

const reported = uuidv7();
const grid = person({ role: "dispatcher", area: "330502001", unit: "centre-330502001" });

test("an item fed by a figure recomputes by itself from the records, keeps both numbers by the day, and of no records says nothing", async () => {
  await city.jobs();
  const none = (await standingOf(scheme)).items.find(({ item }) => item.code === "E1")!;
  assert.deepEqual([none.points, none.value, none.reading?.denominator], [null, null, 0]);
  const id = reported;
  const report = {
    id,
    category: "0201",
    description: "路灯不亮",
    area: "330502001",
    phone: "13800001234",
    name: "李",
    photos: [],
    channel: "portal",
    language: "zh",
  };
  await city.execute(reportIncident, report as never, {});
  await city.execute(verifyIncident, { home: "330502001", id, category: "0201", summary: "路灯不亮" } as never, { actor: grid });
  city.advance(2 * 3_600_000);
  await city.jobs();
  const one = (await standingOf(scheme)).items.find(({ item }) => item.code === "E1")!;
  assert.deepEqual(
    [one.points, one.lost, one.reading?.numerator, one.reading?.denominator, one.way],
    [-4, 4, 0, 1, { kind: "value", target: 100, value: 0, more: 1 }],
  );
  const yesterday = await standingOf(scheme, new Date(Date.parse(city.now()) - 2 * DAY).toISOString().slice(0, 10));
  assert.equal(yesterday.items.find(({ item }) => item.code === "E1")!.points, null);
});

const TOWN = "330502001";
let towns: string;

test("the sense of safety comes from the published survey with its interval, and is neutral when that covers the target", async () => {
  const town = TOWN;
  const own = { code: town, area: town, zh: "月河街道", en: "Yuehe", streak: 0, streakDocument: null };
  const asked = base.items.map((item) => (item.code === "B1" ? { ...item, source: { kind: "figure", figure: "svy.safe" } } : item));
  const ratio = { ...fed, code: "R1", method: "ratio", source: { kind: "reported", from: "市教育局" } };
  const id = await published({ level: "town", subjects: [own], rule: { ...base, items: [...asked, ratio] } });
  towns = id;
  const reader = person({ role: "auditor", area: "3305" });
  const safe = async () => (await standingOf(id, undefined, town, reader)).items.find(({ item }) => item.code === "B1")!;
  city.advance(2 * 3_600_000);
  await city.jobs();
  const typed = (value: number) => proposal(id, { home: town, subject: town, item: "R1", body: { kind: "value", value } });
  await assert.rejects(give(c.proposeEntry, typed(85), assessor), refusedAs("assessment.ratio-range"), "85% is 0.85, not full marks");
  await give(c.proposeEntry, typed(0.85), assessor);
  const none = await safe();
  assert.deepEqual([none.points, none.value, none.reading?.told], [null, null, { value: null, low: null, high: null }]);
  const reading = { item: "B1", figure: "svy.safe", version: "2", numerator: 0, denominator: 400 };
  const told = (low: number, value: number, high: number) =>
    give(c.recordReadings, { scheme: id, subject: town, area: town, readings: [{ ...reading, told: { low, value, high } }] }, system);
  await told(0.94, 0.955, 0.97);
  const wide = await safe();
  assert.deepEqual([wide.points, wide.value, wide.neutral], [0, 95.5, true]);
  await told(0.945, 0.952, 0.958);
  const below = await safe();
  assert.deepEqual([below.points, below.neutral], [-0.2, false]);
});

test("days to object that nobody used end without blame, and then the office owes the confirmation", async () => {
  const point = proposal(towns, { home: TOWN, subject: TOWN, item: "R1", body: { kind: "value", value: 0.9 } });
  await give(c.proposeEntry, point, assessor);
  const clocks = () => city.runtime.pools.write<{ slot: string; obligor: string; status: string }[]>`
    select slot, obligor, status from clocks.clock where stream = ${point.id} order by slot`;
  assert.deepEqual([...(await clocks())], [{ slot: "object:0", obligor: TOWN, status: "running" }]);
  city.advance(10 * DAY);
  await city.jobs();
  assert.deepEqual(
    [...(await clocks())],
    [
      { slot: "confirm:0", obligor: "zfw-3305", status: "running" },
      { slot: "object:0", obligor: TOWN, status: "void" },
    ],
  );
  const desk = person({ role: "supervisor", area: TOWN, unit: `centre-${TOWN}` });
  await assert.rejects(give(c.objectToEntry, { ...keyOf(point), text: "晚了" }, desk), refusedAs("assessment.objecting-over"));
  await give(c.confirmEntry, keyOf(point), verifier);
});

const [FIRE, EMERGENCY] = ["fire-330502", "em-330502"] as const;
const PLACE = ["P1", "P2", "P3", "P4", "P5"].map((code, index) => ({
  code,
  subject: index < 3 ? FIRE : EMERGENCY,
  site: "market",
  name: `示意市场 ${index + 1} 号`,
}));
const days = (amount: number) => ({ amount, unit: "workingDay" });
const inspecting = (scheme: string, more: Record<string, unknown> = {}) => ({
  scheme,
  inspection: uuidv7(),
  kind: "unannounced",
  name: "消防通道暗访",
  document: "暗访方案 3 号",
  from: cityDay(city.now()),
  until: addDays(cityDay(city.now()), 20),
  candidates: PLACE,
  count: 1,
  perUnit: true,
  limits: { rectify: days(5), revisit: days(5) },
  ...more,
});

test("an unannounced inspection: places fixed before the seed, a draw anybody repeats, told to no unit before; findings mended or not, and a heavier point for what was not", async () => {
  const units = [FIRE, EMERGENCY].map((code) => ({ code, area: WUXING, zh: code, en: code, streak: 0, streakDocument: null }));
  const of = await published({ level: "department", subjects: units, rule: base });
  const fire = await colleague({ role: "supervisor", area: WUXING, unit: FIRE });
  const emergency = person({ role: "supervisor", area: WUXING, unit: EMERGENCY });
  const both = { ...assessor, grants: [...assessor.grants, ...person({ role: "handler", area: WUXING, unit: FIRE }).grants] };
  const plan = inspecting(of, { from: addDays(cityDay(city.now()), 1) });
  const named = (name: string) => ({ candidates: [...PLACE.slice(0, 4), { ...PLACE[4]!, name }] });
  const bad: [string, Record<string, unknown>][] = [
    ["assessment.no-dwelling", named("月河小区 301 室")],
    ["assessment.no-dwelling", named("Household of a resident")],
    ["assessment.too-few-places", { count: 3 }],
    ["assessment.code-twice", { candidates: [...PLACE, PLACE[0]] }],
    ["assessment.place-twice", { candidates: [...PLACE, { ...PLACE[0]!, code: "P9" }] }],
    ["assessment.no-such-subject", { candidates: PLACE.map((one) => ({ ...one, subject: WUXING })) }],
    ["assessment.past-day", { from: "2026-03-02" }],
    ["assessment.outside-days", { until: "2026-12-01" }],
  ];
  for (const [code, more] of bad) await assert.rejects(give(c.planInspection, { ...plan, ...more }, assessor), refusedAs(code), code);
  assert.equal(c.planInspection.input.safeParse({ ...plan, ...named("a|b") }).success, false, "it would part the fields of the digest");
  await assert.rejects(give(c.planInspection, plan, both), refusedAs("access.not-yours"));
  await give(c.planInspection, plan, assessor);
  const at = { scheme: of, inspection: plan.inspection };
  const planned = await city.query(readInspection, at, assessor);
  assert.deepEqual([planned.draw.seed, planned.draw.digest, planned.may], [null, digestOf(PLACE as never), ["draw", "end"]]);
  await give(c.drawInspection, at, assessor);
  await assert.rejects(give(c.drawInspection, at, assessor), refusedAs("assessment.inspection-not-now"));
  const { draw } = await city.query(readInspection, at, assessor);
  const drawn = draw.candidates.filter((one) => one.drawn);
  assert.deepEqual(drawn.map(({ subject }) => subject).sort(), [EMERGENCY, FIRE], "one of each unit");
  assert.deepEqual(
    drawPlaces({ id: plan.inspection, candidates: PLACE as never, count: 1, perUnit: true }, draw.seed!).sort(),
    drawn.map(({ code }) => code).sort(),
  );
  for (const { code, rank } of draw.candidates)
    assert.equal(rank, createHash("sha256").update(`${draw.seed}|${plan.inspection}|${code}`).digest("hex"));

  // What a reader's own device works out from the published file.
  const lines = PLACE.map(({ code, subject, site, name }) => [code, subject, site, name].join("|"));
  assert.equal(await linesDigest(lines), draw.digest);
  const ofFire = PLACE.filter(({ subject }) => subject === FIRE).map(({ code }) => ({ account: code }));
  const one = { subject: plan.inspection, drawn: ["P1"], excluded: [] };
  assert.deepEqual(await drawAgain({ seed: draw.seed, members: ofFire }, one), [drawn.find(({ subject }) => subject === FIRE)?.code]);

  // Before its day nothing of it reaches a unit, by no read and by no row; nor whoever also answers for one of them.
  for (const hidden of [fire, both]) {
    assert.deepEqual((await city.query(listInspections, { scheme: of }, hidden)).rows, []);
    await assert.rejects(city.query(readInspection, at, hidden), refusedAs("assessment.no-such-inspection"));
  }
  const rowsFor = (actor: Actor) =>
    city.runtime.within(actor, async ({ db }) => [
      ...(await db`select id from assessment.inspection`),
      ...(await db`select id from assessment.visit`),
      ...(await db`select id from ledger.stream where id = ${plan.inspection}`),
    ]);
  assert.deepEqual(await rowsFor(fire), []);
  assert.equal((await rowsFor(assessor)).length, 2);
  assert.deepEqual((await city.query(publicInspections, { scheme: of }, resident)).rows, []);
  await city.jobs();
  const told = () =>
    city.owner<{ words: string }[]>`select words from notices.notice where words like 'assessment.notice.inspection-%' order by at`;
  assert.deepEqual([...(await told())], []);

  const seen = (subject: string) => drawn.find((one) => one.subject === subject)!.code;
  const finding = (severity: string, text: string, more: Record<string, unknown> = {}) => ({
    id: uuidv7(),
    item: "C1",
    severity,
    text,
    documents: ["暗访记录 7 号"],
    ...more,
  });
  const [mended, left] = [finding("slight", "通道堆放纸箱"), finding("grave", "安全出口上锁")];
  const visiting = { ...at, home: HOME, place: seen(FIRE), on: cityDay(city.now()), findings: [mended, left] };
  await assert.rejects(give(c.recordVisit, visiting, assessor), refusedAs("assessment.visit-day"), "not before its first day");
  city.advance(DAY);
  visiting.on = cityDay(city.now());
  const spare = PLACE.find(({ code, subject }) => subject === FIRE && code !== seen(FIRE))!.code;
  await assert.rejects(give(c.recordVisit, { ...visiting, place: spare }, assessor), refusedAs("assessment.not-drawn"));
  const bare = [{ ...mended, documents: [] }];
  await assert.rejects(give(c.recordVisit, { ...visiting, findings: bare }, assessor), refusedAs("assessment.finding-unproved"));
  await assert.rejects(give(c.recordVisit, visiting, both), refusedAs("access.not-yours"));
  const key = await give<{ home: string; id: string }>(c.recordVisit, visiting, assessor);
  await assert.rejects(give(c.recordVisit, visiting, assessor), refusedAs("assessment.visited-already"));
  assert.equal((await city.query(listVisits, { scheme: of }, fire)).rows.length, 1);
  assert.deepEqual((await city.query(publicInspections, { scheme: of }, resident)).rows, [], "another place is still to be seen");
  await assert.rejects(city.query(readInspection, at, fire), refusedAs("assessment.no-such-inspection"), "nor does the unit learn where");

  // The unit answers; whoever found it does not look again, and no point comes before somebody did.
  const file = { scheme: of, ...key };
  const view = async (actor: Actor) => (await city.query(readVisit, key, actor)).list;
  assert.deepEqual(
    (await view(fire)).map(({ text, state, may }) => [text, state, may]),
    [
      [mended.text, "found", ["answer"]],
      [left.text, "found", ["answer"]],
    ],
  );
  await assert.rejects(give(c.answerFinding, { ...file, finding: mended.id, text: "x" }, emergency), refusedAs("access.not-yours"));
  const turns = async () =>
    (await awaitedFrom(waitingVisits, fire, emergency, assessor, second)).map((one) =>
      Array.isArray(one) ? one.map((row) => row[0]) : one,
    );
  assert.deepEqual(await turns(), [["answer"], [], [], []]);
  await give(c.answerFinding, { ...file, finding: mended.id, text: "当日清理完毕" }, fire);
  assert.deepEqual(await turns(), [["answer"], [], [], ["revisit"]], "not for who found it");
  const again = (finding: string, isMended: boolean) => ({ ...file, finding, mended: isMended, text: "现场复查" });
  await assert.rejects(give(c.revisitFinding, again(mended.id, true), assessor), refusedAs("assessment.own-finding"));
  await assert.rejects(give(c.revisitFinding, again(left.id, false), second), refusedAs("assessment.still-rectifying"));
  const point = { ...file, finding: left.id, entry: uuidv7(), tariff: "problem", factors: [], reason: "复查仍上锁", after: null };
  await assert.rejects(give(c.scoreFinding, point, assessor), refusedAs("assessment.finding-unripe"));
  await give(c.revisitFinding, again(mended.id, true), second);
  await assert.rejects(give(c.answerFinding, { ...file, finding: mended.id, text: "x" }, fire), refusedAs("assessment.revisited-already"));
  city.advance(11 * DAY);
  await city.jobs();
  assert.deepEqual(await turns(), [["answer"], [], [], ["revisit"]], "the unit's time is over, and it may still say what it did");
  const ripe = (await view(assessor))[1]!;
  assert.deepEqual([ripe.may, ripe.heavier], [["score"], false], "its time is over; heavier it is only by what somebody saw");
  await give(c.revisitFinding, again(left.id, false), second);
  assert.deepEqual(await turns(), [[], [], [], []]);
  assert.deepEqual(
    (await view(assessor)).map(({ state, may, heavier }) => [state, may, heavier]),
    [
      ["mended", ["score"], false],
      ["notMended", ["score"], true],
    ],
  );
  await give(c.scoreFinding, point, assessor);
  await give(c.scoreFinding, point, assessor);
  const made = await city.query(readEntry, { home: HOME, id: point.entry }, fire);
  assert.deepEqual([made.points, made.body], [-0.5, { kind: "case", tariff: "problem", quantity: 1, factors: ["notMended"] }]);
  // One that counts, at most; after it was withdrawn a new one follows it, and after others decided none does.
  const anew = { ...point, entry: uuidv7() };
  for (const after of [null, point.entry])
    await assert.rejects(give(c.scoreFinding, { ...anew, after }, assessor), refusedAs("assessment.finding-scored"));
  await give(c.withdrawEntry, { scheme: of, home: HOME, id: point.entry, reason: "数量录错" }, assessor);
  await assert.rejects(give(c.scoreFinding, anew, assessor), refusedAs("assessment.finding-scored"));
  await give(c.scoreFinding, { ...anew, after: point.entry }, assessor);
  const ofAnew = { scheme: of, home: HOME, id: anew.entry };
  await give(c.acceptEntry, ofAnew, fire);
  await give(c.confirmEntry, ofAnew, verifier);
  await give(c.takeBackEntry, { ...ofAnew, reason: "认定有误" }, verifier);
  const once = { ...point, entry: uuidv7(), after: anew.entry };
  await assert.rejects(give(c.scoreFinding, once, assessor), refusedAs("assessment.finding-scored"));

  await give(c.recordVisit, { ...visiting, place: seen(EMERGENCY), on: cityDay(city.now()), findings: [] }, assessor);
  const [over] = (await city.query(publicInspections, { scheme: of }, resident)).rows;
  assert.deepEqual([over?.draw.seed, over?.draw.digest, over?.visits.length], [draw.seed, digestOf(PLACE as never), 2]);
  assert.deepEqual(
    over?.visits[0]?.findings.map(({ state }) => state),
    ["mended", "notMended"],
  );
  assert.ok(over?.fingerprint !== null);
  assert.equal(/通道|上锁|photos|text/.test(JSON.stringify(over?.visits)), false, "no words and no picture of a finding");
  const [event] = await city.owner`select string_agg(data::text, ' ') as data from ledger.event where stream = ${key.id}`;
  assert.equal(/纸箱|上锁|清理|复查/.test(String(event?.["data"])), false, "the words lie in the vault");
  const clocks = await city.owner<{ slot: string; obligor: string; status: string }[]>`
    select slot, obligor, status from clocks.clock where stream = any(${[key.id, plan.inspection]}::uuid[]) order by slot`;
  assert.deepEqual(
    [...clocks].map((one) => [one.slot, one.obligor, one.status]),
    [
      ["rectify", FIRE, "lapsed"],
      ["revisit", "zfw-3305", "met"],
      ["visits", "zfw-3305", "met"],
    ],
  );
  await city.jobs();
  const words = new Set([...(await told())].map((one) => one.words.split("inspection-")[1]));
  assert.deepEqual(words, new Set(["found", "late", "seen"]), "from the day of the visit on");
});

test("an inspection that is given up, or whose days run out, is public with its draw and why nobody went", async () => {
  const running = (await city.query(listSchemes, {}, assessor)).rows.find(
    ({ level, running: runs }) => level === "department" && runs,
  )!.scheme;
  const given = inspecting(running);
  const lapsing = inspecting(running, { until: addDays(cityDay(city.now()), 1), kind: "announced" });
  for (const one of [given, lapsing]) {
    await give(c.planInspection, one, assessor);
    await give(c.drawInspection, { scheme: running, inspection: one.inspection }, assessor);
  }
  await give(c.endInspection, { scheme: running, inspection: given.inspection, reason: "遇台风停办" }, assessor);
  const told = async () =>
    new Map((await city.query(publicInspections, { scheme: running }, resident)).rows.map((row) => [row.inspection, row]));
  assert.deepEqual([(await told()).get(given.inspection)?.ended, (await told()).has(lapsing.inspection)], ["遇台风停办", false]);
  city.advance(3 * DAY);
  await city.jobs();
  const row = (await told()).get(lapsing.inspection)!;
  assert.deepEqual([row.ended, row.visits, row.draw.candidates.filter(({ drawn }) => drawn).length], [null, [], 2]);
  const [clock] = await city.owner`select status from clocks.clock where stream = ${lapsing.inspection}`;
  assert.equal(clock?.["status"], "lapsed");
  const [notice] = await city.owner`select words from notices.notice where words = 'assessment.notice.inspection-announced'`;
  assert.ok(notice, "the units of an announced draw are told of it");
});

/** Somebody who is really on the books. */
async function colleague(...grants: readonly { role: RoleCode; area: string; unit: string }[]): Promise<Actor> {
  const actor = person(...grants);
  const access = openAccess({ sql: city.runtime.pools.write });
  await access.createAccounts([{ id: actor.id, home: "330500000", place: "3305", login: `u${uuidv7()}`, name: "王", hash: null }]);
  const [books, ...more] = grants.map((grant) =>
    staffHistories([{ home: "330500000", id: actor.id, ...grant }], "2026-01-01T00:00:00.000Z"),
  );
  await city.load([...(books ?? []), ...more.flatMap((one) => one.slice(-1))]);
  await city.runtime.registers.refresh(new Set(["access.account"]));
  return actor;
}

test("an objection is judged by the odd panel that was drawn for it, of nobody who speaks for the unit; who leaves is followed by the next", async () => {
  const office = { role: "itemVerifier", area: "3305", unit: "zfw-3305" } as const;
  const able = [await colleague(office), await colleague(office), await colleague(office), await colleague(office)];
  const both = await colleague(office, { role: "supervisor", area: TOWN, unit: `centre-${TOWN}` });
  const point = proposal(towns, { home: TOWN, subject: TOWN, body: { kind: "case", tariff: "problem", quantity: 1, factors: [] } });
  await give(c.proposeEntry, point, assessor);
  await assert.rejects(give(c.withdrawEntry, { ...keyOf(point), reason: "x" }, both), refusedAs("access.not-yours"));
  await give(c.objectToEntry, { ...keyOf(point), text: "已整改", documents: [] }, both);
  await assert.rejects(give(c.reviewEntry, { ...keyOf(point), upheld: true, reason: "x" }, both), refusedAs("access.not-yours"));
  const seats = async () => {
    const views = await Promise.all(able.map((one) => city.query(readEntry, { home: point.home, id: point.id }, one)));
    assert.ok(views.every(({ panel }) => panel === 3));
    return able.filter((_, index) => views[index]!.may.includes("review"));
  };
  const drawn = await seats();
  const [rest] = able.filter((one) => !drawn.includes(one));
  assert.equal(drawn.length, 3);
  await assert.rejects(give(c.reviewEntry, { ...keyOf(point), upheld: true, reason: "x" }, verifier), refusedAs("assessment.not-of-panel"));
  await assert.rejects(give(c.reviewEntry, { ...keyOf(point), upheld: true, reason: "x" }, rest!), refusedAs("assessment.not-of-panel"));
  await give(c.reviewEntry, { ...keyOf(point), upheld: true, reason: "属实" }, drawn[0]!);
  await city.runtime.pools.write`update access.grant set revoked_at = now() where account = ${drawn[1]!.id}`;
  await city.runtime.registers.refresh(new Set(["access.account"]));
  assert.deepEqual((await seats()).map(({ id }) => id).sort(), [drawn[2]!.id, rest!.id].sort());
  const done = await give<{ stage: string }>(c.reviewEntry, { ...keyOf(point), upheld: true, reason: "属实" }, rest!);
  assert.equal(done.stage, "withdrawn");
  // Every row is held to the events at the end of this file.
  await city.runtime.pools.write`update access.grant set revoked_at = null where account = ${drawn[1]!.id}`;
});

/** The event named commits to exactly the rows the figure opens into. */
async function assertCommitted(ctx: QueryContext, figure: ToldFigure, at: { year: number; area: string }, type: string): Promise<void> {
  const event = (await figure.committed!(ctx, at))!;
  const [found] = await ctx.db<{ type: string; data: { committed: { figure: string; area: string; digest: string }[] } }[]>`
    select type, data from ledger.event where home = ${event.home} and stream = ${event.id} and seq = ${event.seq}`;
  const own = found?.data.committed.find(({ figure: code, area }) => code === figure.code && area === at.area);
  assert.deepEqual([found?.type, own?.digest], [type, commitRows((await figure.rows(ctx, at))!)]);
}

test("the result: computed when closed, public with its points frozen, objected to, final, awarded, taken back; a third year in a row earns the tripod", async () => {
  const veto = proposal(scheme, {
    subject: DEQING,
    home: "330521000",
    item: "V2",
    body: { kind: "veto" },
    documents: ["省统计局认定书 4 号"],
  });
  await give(c.proposeEntry, veto, assessor);
  await assert.rejects(give(c.closeScheme, { scheme }, assessor), refusedAs("assessment.still-running"));
  city.set("2026-12-01T02:00:00.000Z");
  await give(c.closeScheme, { scheme }, assessor);
  await city.jobs();
  assert.equal((await city.query(readResult, { scheme }, leader)).open, 1);
  await assert.rejects(give(c.publiciseResult, { scheme }, leader), refusedAs("assessment.entries-open"));
  await assert.rejects(city.query(readResult, { scheme }, resident), refusedAs("assessment.no-result"));
  await give(c.confirmEntry, keyOf(veto), verifier);
  await assert.rejects(give(c.publiciseResult, { scheme }, leader), refusedAs("assessment.stale"));
  await city.jobs();
  // A record that changes after the result was computed changes neither the result nor what the unit's page says of it.
  const chief = person({ role: "supervisor", area: "330502001", unit: "centre-330502001" });
  await give(voidIncident, { home: "330502001", id: reported, reason: "误录" }, chief);
  city.advance(2 * 3_600_000);
  await city.jobs();
  const still = (await standingOf(scheme)).items.find(({ item }) => item.code === "E1")!;
  assert.deepEqual([still.points, still.reading?.denominator], [-4, 1]);
  const [countyHead, ruling] = [
    person({ role: "approver", area: WUXING, unit: `zfw-${WUXING}` }),
    person({ role: "supervisor", area: "3305", unit: "zfw-3305" }),
  ];
  const link = `/assessment/${scheme}/result`;
  assert.deepEqual(await awaited(assessor, leader, other), [[["publicise", null, link]], [], []], "nothing is public yet");
  await give(c.publiciseResult, { scheme }, leader);
  assert.deepEqual(await awaited(leader, other), [[], []], "the days in which the public may speak wait for nobody");
  const shown = await city.query(readResult, { scheme }, resident);
  assert.deepEqual(
    shown.rows.map(({ subject, rank, total, qualified, streak, award }) => [subject, rank, total, qualified, streak, award?.zh ?? null]),
    [
      [WUXING, 2, 95.2, true, 3, "平安鼎"],
      [NANXUN, 1, 100, true, 3, "平安鼎"],
      [DEQING, 3, 70, false, 0, null],
    ],
  );
  assert.equal(shown.fullHouse, false);
  await city.runtime.within(resident, async (ctx) => {
    const [total, qualified] = assessmentFigures;
    for (const one of await total!.all(ctx)) {
      const rows = await total!.rows(ctx, one);
      const sum = rows?.reduce((all, { said }) => all + said, 0) ?? Number.NaN;
      assert.ok(Math.abs(sum - (one.value ?? 0)) < 1e-9, `${one.area}: its parts give ${sum}, not ${one.value}`);
      await assertCommitted(ctx, total!, one, "assessment.result-publicised");
    }
    const [year] = await qualified!.all(ctx);
    assert.deepEqual([year?.value, (await qualified!.rows(ctx, year!))?.map(({ said }) => said).sort()], [2 / 3, [0, 1, 1]]);
    await assertCommitted(ctx, qualified!, year!, "assessment.result-publicised");
  });
  const own = shown.rows.find(({ subject }) => subject === WUXING)!.items.find(({ entries }) => entries.length > 0)!;
  const view = await city.query(readItem, { scheme, subject: WUXING, item: own.item }, resident);
  assert.deepEqual([view.points, view.entries.length], [own.points, own.entries.length]);
  assert.ok(view.entries.every(({ fingerprint }) => fingerprint !== null));
  assert.deepEqual(Object.keys(view.entries[0]!).sort(), ["fingerprint", "on", "points", "sealed"], "no words, no hand");
  const nobody = city.query(readItem, { scheme, subject: WUXING, item: "ZZ" }, resident);
  await assert.rejects(nobody, refusedAs("assessment.no-such-item"));
  assert.deepEqual(
    shown.reversals.map(({ subject, item, points }) => [subject, item, points]),
    [[WUXING, "C1", -0.8]],
  );
  for (const late of [
    () => give(c.proposeEntry, proposal(scheme), assessor),
    () => give(c.takeBackEntry, { ...keyOf(veto), reason: "x" }, second),
  ])
    await assert.rejects(late(), refusedAs("assessment.frozen"));

  // One is upheld: what was published is taken back and put right; whoever left a mobile number is told, in the language of the page.
  const right = uuidv7();
  const reached = { contact: "+86 139-0000-1234", language: "en" };
  await give(c.objectToResult, { scheme, entry: right, text: "少算一处", ...reached }, resident);
  await give(c.decideResultObjection, { scheme, entry: right, upheld: true, reason: "应重新计算" }, other);
  await city.jobs();
  const told = city.messages.filter(({ to }) => to === "13900001234");
  assert.equal(told.length, 1);
  assert.match(told[0]!.body, new RegExp(`^Your objection to the public result of 2026 is decided.* \\S*/assessment/${scheme}$`));
  assert.deepEqual(await awaited(assessor, leader, other), [[["put-right", null, link]], [], []]);
  await give(c.computeResult, { scheme }, assessor);
  await city.jobs();
  await give(c.publiciseResult, { scheme }, leader);

  const objection = uuidv7();
  await give(c.objectToResult, { scheme, entry: objection, text: "名次有误", contact: "微信同号" }, resident);
  const decide = [["decide", null, link]];
  assert.deepEqual(await awaited(other, ruling, leader, countyHead), [decide, decide, [], []], "not for who published, nor a county's own");
  assert.deepEqual(await awaited(assessor, verifier, resident), [[], "not theirs", "not theirs"]);
  const bureau = person({ role: "approver", area: "3305", unit: "fire-3305" });
  assert.deepEqual(await awaited(bureau), ["not theirs"], "an approver of another bureau leads no scheme");
  await assert.rejects(
    give(c.decideResultObjection, { scheme, entry: objection, upheld: false, reason: "x" }, bureau),
    refusedAs("access.not-yours"),
  );
  const seen = await city.query(readResult, { scheme }, other);
  assert.deepEqual(
    [seen.objections.at(-1)?.text, seen.rows.length > 0],
    [null, true],
    "the result reads without a reason; what was said does not",
  );
  await assert.rejects(city.query(readResult, { scheme, said: "1" }, other), refusedAs("vault.reason-needed"));
  await assert.rejects(
    give(c.decideResultObjection, { scheme, entry: objection, upheld: false, reason: "x" }, leader),
    refusedAs("assessment.own-publication"),
  );
  await assert.rejects(give(c.finaliseResult, { scheme, document: "x" }, other), refusedAs("assessment.still-public"));
  city.advance(14 * DAY);
  await assert.rejects(give(c.finaliseResult, { scheme, document: "x" }, other), refusedAs("assessment.objections-open"));
  assert.deepEqual(await awaited(other), [decide], "also when publicity is over: nothing is final before it");
  const before = [...city.messages];
  await give(c.decideResultObjection, { scheme, entry: objection, upheld: false, reason: "复核无误" }, other);
  await city.jobs();
  assert.equal(city.messages.length, before.length, "no SMS to what is no mobile number");
  const said = (await city.query(readResult, { scheme }, resident)).objections.at(-1);
  assert.deepEqual([said?.text, said?.contact, said?.decided?.upheld, said?.decided?.reason], [null, null, false, "复核无误"]);
  const finalise = [["finalise", null, link]];
  assert.deepEqual(await awaited(other, ruling, leader, countyHead), [finalise, finalise, [], []]);
  await assert.rejects(give(c.finaliseResult, { scheme, document: "x" }, leader), refusedAs("assessment.own-publication"));
  await give(c.finaliseResult, { scheme, document: "湖平安〔2026〕9号" }, other);
  const [[award]] = (await awaited(leader)) as [[[string, Date | string | null, string]]];
  assert.deepEqual([award[0], award[2], await awaited(countyHead)], ["award", link, [[]]]);
  assert.ok(award[1] !== null && new Date(award[1]) > new Date(city.now()), "the days to award run from the day it is final");
  assert.ok(!(await city.query(readScheme, { scheme }, assessor)).may.includes("archive"), "not before its titles are given");
  await give(c.awardTitles, { scheme, document: "湖平安〔2026〕10号" }, leader);
  assert.deepEqual(await awaited(leader, other), [[], []]);
  assert.ok((await city.query(readScheme, { scheme }, assessor)).may.includes("archive"));
  await give(c.archiveScheme, { scheme }, assessor);
  await give(c.revokeTitle, { scheme, subject: NANXUN, document: "省统计局认定书 5 号", reason: "满意度数据造假" }, other);
  await city.runtime.within(resident, async (ctx) => {
    const [, qualified] = assessmentFigures;
    const [year] = await qualified!.all(ctx);
    assert.equal(year?.value, 1 / 3);
    await assertCommitted(ctx, qualified!, year!, "assessment.title-revoked");
  });
  const { revoked } = await city.query(readResult, { scheme }, resident);
  assert.deepEqual(revoked, [{ subject: NANXUN, document: "省统计局认定书 5 号", reason: "满意度数据造假", on: city.now().slice(0, 10) }]);
  const { years } = await city.query(listResults, { level: "county" }, resident);
  assert.deepEqual(
    years.map(({ year, stage, rows }) => [
      year,
      stage,
      rows.map(({ subject, rank, qualified, streak, award, revoked }) => [subject, rank, qualified, streak, award?.zh ?? null, revoked]),
    ]),
    [
      [
        2026,
        "awarded",
        [
          [WUXING, 2, true, 3, "平安鼎", false],
          [DEQING, 3, false, 0, null, false],
          // Whoever's numbers were false has no place; nobody moves up into it.
          [NANXUN, null, false, 0, null, true],
        ],
      ],
    ],
  );
});

test("every row can be computed again from the events; the days to review an objection run against the office, those to object are the unit's right", async () => {
  assert.deepEqual((await city.verify()).findings, []);
  const clocks = await city.runtime.pools.write<{ rule: string; kind: string; obligor: string; status: string }[]>`
    select distinct rule, duty as kind, obligor, status from clocks.clock where rule like 'assessment.%'
    and stream in (select id from assessment.entry where subject = ${WUXING}) order by rule, status`;
  assert.deepEqual(
    [...clocks].map(({ rule, kind, obligor, status }) => [rule, kind, obligor, status]),
    [
      ["assessment.object", "right", WUXING, "met"],
      // Days nobody used are over, and no blame.
      ["assessment.object", "right", WUXING, "void"],
      ["assessment.review", "duty", "zfw-3305", "met"],
    ],
  );
});
