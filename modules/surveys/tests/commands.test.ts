import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident, system, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { JobContext } from "#platform/modules";
import { commitRows } from "#platform/figures";
import { Refusal } from "#platform/refusals";
import { drawFirst } from "#platform/draw";
import { person, testCity, type TestCity } from "#platform/testing";
import { demoPlaces } from "#modules/places";
import limits from "../../limits/module.ts";
import organisations from "../../organisations/module.ts";
import { ROLES, type RoleCode } from "../../people/contract.ts";
import people from "../../people/module.ts";
import places from "../../places/module.ts";
import incidents from "../../incidents/module.ts";
import { surveyCommands } from "../commands.ts";
import { nextHeld } from "../jobs.ts";
import surveys from "../module.ts";
import { checkedRows, listSurveys, readQuality, readSurvey } from "../queries.ts";
import { listUninvited, nextCall, readForm, revealForCheck, revealNumber } from "../queries-desk.ts";
import { calculateSize, listEstimates, readEditions } from "../queries-public.ts";
import { surveyFigures } from "../told.ts";
import { answersOf, designOf, HOME, marksOf, planOf, rowsOf } from "./play.ts";

let city: TestCity;
const at = (role: string, area = "3305") => person({ role, area });
const manager = at("surveyManager");
const second = at("surveyManager");
const approver = at("approver");
const officer = at("dpo");
const callers = [at("interviewer"), at("interviewer")];
const [caller, other] = callers as [Actor, Actor];

const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields ?? []).some((field) => field.code === code));
type Any = { name: string; input: { parse: (value: unknown) => unknown } };
const named = new Map((surveyCommands as unknown as Any[]).map((one) => [one.name.replace("surveys.", ""), one]));
const give = <O>(name: string, input: unknown, actor: Actor = manager): Promise<O> => {
  const command = named.get(name)!;
  return city.execute(command as never, command.input.parse(input) as never, { actor }) as Promise<O>;
};

before(async () => {
  city = await testCity({ modules: [limits, places, organisations, people, incidents, surveys], now: "2026-10-20T02:00:00.000Z" });
  const wanted = demoPlaces().areas.filter(
    ({ events: [event] }) => event !== undefined && "code" in event && String(event.code).length <= 6,
  );
  await city.load(wanted);
});
after(() => city.close());

const key = (id: string) => ({ home: HOME, id });
/** From nothing to the field: every step by whose it is. */
async function fielded(landlines = 0): Promise<string> {
  const id = uuidv7();
  city.set("2026-10-20T02:00:00.000Z");
  await give("design-survey", designOf(id));
  await give("plan-survey", planOf(id));
  await give("file-survey", marksOf(id));
  await give("sign-off-survey", { ...key(id), assessment: "不问姓名，号码 30 天内销毁。" }, officer);
  await give("approve-survey", key(id), approver);
  await give("record-pilot", { ...key(id), answered: 12, findings: "平均 5 分钟，没有听不懂的题。" });
  city.set("2026-11-02T02:00:00.000Z");
  await give("draw-sample", { ...key(id), seed: "07 12 19 23", source: "双色球 2026126 期" });
  const { drawn } = await city.query(readSurvey, key(id), manager);
  const rows = rowsOf(drawn ?? {}, landlines);
  await give("supply-numbers", { ...key(id), rows: rows.slice(0, 20) });
  await give("supply-numbers", { ...key(id), rows: rows.slice(20) });
  await give("open-fieldwork", key(id));
  return id;
}

/**
 * Two at the desk ring and ask, at once but no faster one than the other, until nobody is left to be rung now; two of sixty refuse. Two of each stratum
 * feel unsafe, so that whoever is left out afterwards, the estimate moves.
 */
async function ringAll(id: string, unsafe = (_: Actor, nth: number): boolean => nth === 3 || nth === 17): Promise<void> {
  let rung = 0;
  const asked: Record<string, number> = {};
  const ringOne = async (who: Actor): Promise<boolean> => {
    const { unit } = await city.query(nextCall, key(id), who);
    if (!unit) return false;
    const of = { home: HOME, survey: id, id: unit.id };
    const took = await give("claim-unit", of, who).then(
      () => true,
      // The other took it between the look and the hand.
      (cause: unknown) =>
        refused("surveys.taken-by-another")(cause) || refused("surveys.unit-done")(cause) ? false : Promise.reject(cause),
    );
    if (!took) return true;
    const index = rung++;
    const nth = (asked[unit.stratum] ??= 0);
    asked[unit.stratum] = nth + 1;
    const startedAt = new Date(Date.parse(city.now()) - 240_000).toISOString();
    const answers = answersOf(index, unsafe(who, nth) ? "s4" : "s2");
    if (index % 30 === 29) await give("record-attempt", { ...of, outcome: "refusal" }, who);
    else await give("complete-interview", { ...of, interview: uuidv7(), startedAt, answers }, who);
    return true;
  };
  let left = true;
  while (left) left = (await Promise.all(callers.map(ringOne))).includes(true);
}

test("a survey from its design to its published estimate, and the end of its numbers", async () => {
  const id = await fielded();
  await ringAll(id);
  await assert.rejects(give("order-estimates", key(id)), refused("surveys.wrong-stage"));
  await give("close-fieldwork", key(id));
  await give("order-estimates", key(id));
  await city.jobs();
  assert.deepEqual((await city.query(readSurvey, key(id), manager)).failed, { code: "surveys.call-back-first", params: { owed: 6 } });
  const { toCallBack, interviews, duplicates, interviewers } = await city.query(readQuality, key(id), manager);
  assert.deepEqual([toCallBack.length, interviews, duplicates, interviewers.length], [6, 58, 0, 2]);
  for (const [index, interview] of toCallBack.entries()) {
    const of = { home: HOME, survey: id, id: interview };
    if (index === 0) assert.match((await city.query(revealForCheck, of, manager)).phone, /^139/);
    await give("check-back", { ...of, confirmed: index > 1 });
  }
  await assert.rejects(city.query(revealForCheck, { home: HOME, survey: id, id: toCallBack[0]! }, manager), refused("record.not-found"));
  const out = { home: HOME, survey: id, id: toCallBack[0]!, reason: "机主说没有接受过访问。" };
  await assert.rejects(give("exclude-interview", { ...out, why: "too-short" }), refused("surveys.not-shown"));
  await give("exclude-interview", { ...out, why: "not-confirmed" });
  await give("order-estimates", key(id));
  await city.jobs();
  const view = await city.query(readSurvey, key(id), manager);
  assert.equal(view.stage, "estimated", JSON.stringify(view.failed));
  assert.deepEqual(view.found?.counts, { completed: 58, partial: 0, refusal: 2, "non-contact": 0, ineligible: 0, unknown: 0 });
  assert.deepEqual((await city.query(listEstimates, {}, resident)).rows, [], "nothing is public before publication");
  const reference = { indicator: "svy.safe", zh: "全省", en: "Province", value: 94, document: "浙江省 2026 年调查公报" };
  await assert.rejects(give("publish-survey", key(id), manager), refused("surveys.second-person"));
  await assert.rejects(
    give("publish-survey", { ...key(id), references: [{ ...reference, indicator: "svy.none" }] }, second),
    refused("surveys.nothing-to-compare"),
  );
  await give("publish-survey", { ...key(id), references: [reference] }, second);
  await assert.rejects(give("publish-survey", key(id), second), refused("surveys.published-already"));

  const { rows } = await city.query(listEstimates, { indicator: "svy.safe" }, resident);
  const whole = rows.find(({ area }) => area === "3305")!;
  assert.deepEqual([whole.n, whole.year, rows.length], [57, 2026, 3]);
  assert.ok(whole.value! > 0.9 && whole.value! < 1 && whole.low! < whole.value! && whole.value! < whole.high!);
  assert.ok(Math.abs(whole.responseRate! - 58 / 60) < 1e-12);
  assert.deepEqual(
    whole.references.map(({ significant, zh }) => [zh, significant]),
    [["全省", false]],
  );
  const told = surveyFigures.find(({ code }) => code === "svy.safe")!;
  const [opened, small] = await city.runtime.within(resident, async (ctx) => {
    const at = (await told.all(ctx)).find(({ area }) => area === "3305")!;
    assert.deepEqual([at.value, at.against[0]?.value, at.against[0]?.exact], [whole.value, 0.94, true]);
    const event = (await told.committed!(ctx, at))!;
    const [published] = await ctx.db<{ data: { committed: { figure: string; area: string; year: number; digest: string }[] } }[]>`
      select data from ledger.event where home = ${event.home} and stream = ${event.id} and seq = ${event.seq}`;
    const own = published!.data.committed.find(({ figure, area }) => figure === "svy.safe" && area === "3305");
    const rows = await told.rows(ctx, at);
    assert.equal(own?.digest, rows === null ? undefined : commitRows(rows), "the publication says which rows the number has");
    const few = published!.data.committed.filter(({ area }) => area === "330521");
    assert.deepEqual(few, [], "nothing is said of rows that are not shown");
    return [rows, await told.rows(ctx, { year: 2026, area: "330521" })];
  });
  const unsafe = Math.round((1 - whole.value!) * 57);
  assert.equal(opened === null, unsafe > 0 && unsafe < 5, "rows open unless four or fewer say the same");
  assert.equal(small, null, "an estimate that is not shown opens into nothing");
  const county = rows.find(({ area }) => area === "330521")!;
  assert.deepEqual([county.suppressed, county.value, county.se], [true, null, null], "under thirty answers are too few to show");

  const reader = { query: (_: readonly string[], read: never) => city.runtime.within(system, read) } as unknown as JobContext;
  const some = await nextHeld(reader, key(id), 7);
  assert.deepEqual([some.units.length, some.remaining, some.numbers], [7, 53, 7], "what remains is counted, not what was read");
  await give("destroy-numbers", key(id));
  await city.jobs();
  const end = await city.query(readSurvey, key(id), manager);
  assert.deepEqual([end.stage, end.destruction?.numbers, end.strata.map(({ left }) => left)], ["destroyed", 60, [0, 0]]);
  const still = await city.runtime.pools.write`
    select 1 from surveys.unit u join vault.field f on f.home = u.home and f.stream = u.id where u.survey = ${id} and octet_length(f.sealed) > 28`;
  assert.equal(still.length, 0, "what is left in the vault is the seal of nothing");
  await corrected(id, toCallBack[1]!, whole.value!);
  assert.deepEqual((await city.verify()).findings, []);
});

/** One that was never held is found after publication, and the province's number was copied wrong. */
async function corrected(id: string, invented: string, published: number): Promise<void> {
  const why = { zh: "一份访问经核实不属实；全省数抄错。", en: "One interview was never held; the province's number was copied wrong." };
  const reference = { indicator: "svy.safe", zh: "全省", en: "Province", value: 95, document: "浙江省 2026 年调查公报" };
  const leaveOut = { interview: invented, why: "not-confirmed", reason: "机主说没有接受过访问。" };
  const begin = (more: object, actor = manager) => give("begin-correction", { ...key(id), why, ...more }, actor);
  await assert.rejects(begin({}), refused("surveys.nothing-corrected"));
  await assert.rejects(begin({ exclude: [{ ...leaveOut, why: "too-short" }] }), refused("surveys.not-shown"));
  await assert.rejects(begin({ exclude: [{ ...leaveOut, interview: uuidv7() }] }), refused("surveys.left-out-already"));
  await assert.rejects(begin({ populations: [{ stratum: "330502-town", population: 60_000 }] }), refused("surveys.margin-sum"));
  await assert.rejects(give("approve-correction", key(id), second), refused("surveys.no-correction-ready"));
  await begin({ exclude: [leaveOut], references: [reference] });
  await assert.rejects(begin({ exclude: [leaveOut] }), refused("surveys.correction-stands"));
  await city.jobs();
  const { correction, may, edition } = await city.query(readSurvey, key(id), second);
  assert.deepEqual([correction?.stage, edition, may], ["ready", 1, ["approve-correction", "drop-correction"]]);
  assert.ok(correction?.changes.some(({ field, indicator }) => field === "value" && indicator === "svy.safe"));
  assert.equal((await city.query(listEstimates, { indicator: "svy.safe" }, resident)).rows[0]?.value, published, "not public yet");
  await assert.rejects(give("approve-correction", key(id), manager), refused("surveys.second-person"));
  await give("approve-correction", key(id), second);

  const { rows } = await city.query(listEstimates, { indicator: "svy.safe" }, resident);
  const whole = rows.find(({ area }) => area === "3305")!;
  assert.deepEqual([whole.n, whole.edition, whole.references[0]?.value], [56, 2, 95]);
  assert.deepEqual(
    whole.corrections.map(({ old, now, why: said }) => [old, now, said.zh]),
    [[published, whole.value, why.zh]],
  );
  const view = await city.query(readEditions, key(id), resident);
  const [now, first] = view.editions;
  assert.deepEqual([view.editions.length, first?.why, now?.why, now?.leftOut], [2, null, why, 1]);
  const { made } = view;
  assert.deepEqual(
    [made?.counts.completed, made?.counts.refusal, made?.questions.length, made?.marks?.formNumber !== ""],
    [58, 2, 9, true],
  );
  const [stratum] = made!.strata;
  const places = Array.from({ length: stratum!.frame }, (_, index) => `${index + 1}`);
  const drawnAgain = drawFirst(places, made!.seed!.seed, `${id}|${stratum!.code}`, stratum!.draw).map(Number);
  assert.deepEqual(drawnAgain, (await city.runtime.pools.write<{ state: { drawn: Record<string, number[]> } }[]>`select state from ledger.stream where id = ${id}`)[0]!.state.drawn[stratum!.code], "anybody draws the same places from what is public"); // prettier-ignore
  assert.equal(first?.measures.find(({ indicator, area }) => indicator === "svy.safe" && area === "3305")?.value, published);
  assert.ok(now?.approvedBy.role !== "" && !JSON.stringify(view).includes(second.id), "the office that approved, not the person");
  assert.ok(view.editions.every(({ measures }) => measures.every(({ suppressed, value }) => !suppressed || value === null)));
  assert.ok(now?.changes.some(({ field, name }) => field === "difference" && name?.zh === "全省"));
  const told = surveyFigures.find(({ code }) => code === "svy.safe")!;
  await city.runtime.within(resident, async (ctx) => {
    const at = (await told.all(ctx)).find(({ area }) => area === "3305")!;
    assert.deepEqual([at.value, at.corrected?.[0]?.was], [whole.value, published]);
    const event = (await told.committed!(ctx, at))!;
    assert.equal(event.seq, now?.seq, "the rows are those the correction committed to");
  });
  await begin({ exclude: [], references: [reference] });
  await city.jobs();
  await assert.rejects(give("approve-correction", key(id), second), refused("surveys.changes-nothing"));
  await give("drop-correction", { ...key(id), reason: "没有不同。" }, second);
  await assert.rejects(give("drop-correction", { ...key(id), reason: "x" }), refused("surveys.no-correction"));
}

/** The next token of the desk is on a landline: who is asked is chosen by the last birthday. */
async function ringLandline(id: string): Promise<string> {
  const [row] = await city.runtime.pools.write<{ id: string }[]>`
    select u.id::text from surveys.unit u join ledger.stream s on s.home = u.home and s.id = u.id where u.survey = ${id} and s.state ? 'landline'`;
  const of = { home: HOME, survey: id, id: row!.id };
  await assert.rejects(give("invite-unit", of), refused("surveys.no-sms-there"));
  await give("claim-unit", of, caller);
  const { unit } = await city.query(nextCall, key(id), caller);
  assert.deepEqual([unit?.id, unit?.landline], [row!.id, true]);
  const given = { ...of, interview: uuidv7(), startedAt: city.now(), answers: answersOf(2) };
  await assert.rejects(give("complete-interview", given, caller), refused("surveys.household-first"));
  await give("complete-interview", { ...given, household: { adults: 6, chosen: "last-birthday" } }, caller);
  const [kept] = await city.runtime.pools.write<{ adults: number }[]>`select adults from surveys.interview where id = ${given.interview}`;
  assert.equal(kept?.adults, 4);
  return row!.id;
}

test("a number that does not answer is rung at other times of day, five times; the web takes one answer by its link", async () => {
  const id = await fielded(1);
  const [mobile] = await city.runtime.pools.write<{ id: string }[]>`
    select u.id::text from surveys.unit u join ledger.stream s on s.home = u.home and s.id = u.id where u.survey = ${id} and not s.state ? 'landline' order by u.id`;
  const of = { home: HOME, survey: id, id: mobile!.id };
  await assert.rejects(city.query(revealNumber, of, caller), refused("surveys.not-your-call"));
  await give("claim-unit", of, caller);
  await assert.rejects(give("claim-unit", of, other), refused("surveys.taken-by-another"));
  await assert.rejects(give("record-attempt", { ...of, outcome: "busy" }, other), refused("surveys.not-your-call"));
  await assert.rejects(city.query(revealNumber, of, other), refused("surveys.not-your-call"));
  assert.match((await city.query(revealNumber, of, caller)).phone, /^139/);
  for (let time = 1; time <= 5; time++) {
    const { nextAt, stage } = await give<{ nextAt: string | null; stage: string }>(
      "record-attempt",
      { ...of, outcome: "no-answer" },
      caller,
    );
    if (time === 5) assert.deepEqual([nextAt, stage], [null, "done"]);
    else {
      assert.ok(Date.parse(nextAt!) - Date.parse(city.now()) >= 5 * 3_600_000);
      await assert.rejects(give("claim-unit", of, caller), refused("surveys.call-later"));
      city.set(nextAt!);
      await give("claim-unit", of, caller);
    }
  }
  const landline = await ringLandline(id);
  const { ids } = await city.query(listUninvited, key(id), manager);
  assert.ok(!ids.includes(landline), "a landline gets no SMS");
  const [first, declines] = ids as [string, string];
  for (const one of [first, declines]) await give("invite-unit", { home: HOME, survey: id, id: one });
  await city.jobs();
  const links = city.messages
    .map(({ body }) => / \S*\/survey\/\d+\/[^/]+\/([^/]+)\/([0-9A-Z]{26})$/.exec(body))
    .filter((one) => one !== null);
  const secretOf = (one: string) => links.find((link) => link[1] === one)![2]!;
  const link = { home: HOME, survey: id, id: first, secret: secretOf(first) };
  assert.equal((await city.query(readForm, link, resident)).state, "open");
  await assert.rejects(city.query(readForm, { ...link, secret: "A".repeat(26) }, resident), refused("surveys.no-such-link"));
  // What is to come to mind unprompted is not asked where its answers can be read.
  const { recall, ...answers } = answersOf(1);
  assert.ok(recall);
  const answer = { ...link, interview: uuidv7(), startedAt: city.now(), answers };
  await assert.rejects(give("answer-by-link", { ...answer, answers: { ...answers, recall } }, resident), refused("surveys.no-such-answer"));
  await assert.rejects(give("answer-by-link", { ...answer, secret: "A".repeat(26) }, resident), refused("surveys.no-such-link"));
  await assert.rejects(give("answer-by-link", { ...answer, answers: { safe: ["s1"] } }, resident), refused("surveys.unanswered"));
  await give("answer-by-link", answer, resident);
  await assert.rejects(give("answer-by-link", { ...answer, interview: uuidv7() }, resident), refused("surveys.already-answered"));
  await give("decline-by-link", { home: HOME, survey: id, id: declines, secret: secretOf(declines) }, resident);
  assert.equal((await city.query(readForm, link, resident)).state, "done");
  city.set("2026-11-29T02:00:00.000Z");
  await assert.rejects(
    give("answer-by-link", { ...answer, id: ids[2], secret: "A".repeat(26) }, resident),
    refused("surveys.no-such-link"),
  );
  await assert.rejects(give("open-fieldwork", key(id), at("surveyManager", "330502")), refused("access.not-yours"));
});

test("a survey is approved by a second person, with its legal marks and the privacy officer's signature, and drawn by a later seed", async () => {
  const id = uuidv7();
  city.set("2026-10-20T02:00:00.000Z");
  const bad = (more: Record<string, unknown>) => give("design-survey", designOf(uuidv7(), more));
  await assert.rejects(bad({ home: "330502000" }), refused("surveys.home-of-area"));
  await assert.rejects(bad({ questions: [designOf(id).questions[0], designOf(id).questions[0]] }), refused("surveys.question-twice"));
  await give("design-survey", designOf(id));
  await assert.rejects(give("file-survey", marksOf(id)), refused("surveys.not-planned"));
  await assert.rejects(
    give("plan-survey", planOf(id, { margins: [{ question: "sex", totals: { M: 1, F: 2 } }] })),
    refused("surveys.margin-sum"),
  );
  await assert.rejects(give("plan-survey", planOf(id, { until: "2026-12-25" })), refused("surveys.too-long"));
  await give("plan-survey", planOf(id));
  await assert.rejects(give("file-survey", marksOf(id, { validUntil: "2026-11-10" })), refused("surveys.marks-end-early"));
  await give("file-survey", marksOf(id));
  await assert.rejects(give("approve-survey", key(id), second), refused("surveys.not-signed-off"));
  await give("sign-off-survey", { ...key(id), assessment: "可行" }, officer);
  await assert.rejects(give("approve-survey", key(id), manager), refused("surveys.second-person"));
  await give("plan-survey", planOf(id, { script: "另一段话术。" }));
  await assert.rejects(give("approve-survey", key(id), second), refused("surveys.not-signed-off"), "what was signed has changed");
  await give("sign-off-survey", { ...key(id), assessment: "可行" }, officer);
  await give("approve-survey", key(id), second);
  await assert.rejects(
    give("revise-questions", { ...key(id), questions: designOf(id).questions, why: "改" }),
    refused("surveys.approved-already"),
  );
  const seed = { ...key(id), seed: "1", source: "双色球" };
  await assert.rejects(give("draw-sample", seed), refused("surveys.not-piloted"));
  await give("record-pilot", { ...key(id), answered: 10, findings: "可行" });
  await assert.rejects(give("draw-sample", seed), refused("surveys.seed-too-early"));
  // Seven hours on it is the next day here, though not yet in Greenwich.
  city.set("2026-10-20T15:59:00.000Z");
  await assert.rejects(give("draw-sample", seed), refused("surveys.seed-too-early"));
  city.set("2026-10-20T16:01:00.000Z");
  await give("draw-sample", seed);
  await assert.rejects(give("draw-sample", { ...seed, seed: "2" }), refused("surveys.seed-stands"));
  await assert.rejects(give("open-fieldwork", key(id)), refused("surveys.empty-stratum"));
  assert.equal((await city.query(calculateSize, { share: 0.5, margin: 0.04, deff: 1.3 }, resident)).answers, 781);
});

test("nobody of a part of the area sees the survey, its sample or its calls; nobody of a grid calls", async () => {
  const id = await fielded();
  for (const local of [at("surveyManager", "330502"), at("interviewer", "330502")]) {
    assert.equal((await city.query(listSurveys, {}, local)).rows.length, 0);
    await assert.rejects(city.query(readSurvey, key(id), local), refused("record.not-found"));
  }
  const neighbour = person({ role: "interviewer", area: "3305" }, { role: "gridWorker", area: "330502001005" });
  await assert.rejects(city.query(nextCall, key(id), neighbour), refused("access.not-yours"));
  const [seen] = await city.runtime.pools.read.begin(async (sql) => {
    await sql`select set_config('zuji.scope', '330502%', true)`;
    return sql<{ n: number }[]>`select count(*)::int as n from surveys.unit`;
  });
  assert.equal(seen?.n, 0, "the second wall hides the sample from a county");
});

/** Fieldwork ends, the checks run, and who is to be called back says it was so; but the first never was interviewed. */
async function checkedBack(id: string): Promise<string> {
  await give("close-fieldwork", key(id));
  await city.jobs();
  const { toCallBack } = await city.query(readQuality, key(id), manager);
  for (const [index, interview] of toCallBack.entries())
    await give("check-back", { home: HOME, survey: id, id: interview, confirmed: index > 0 });
  return toCallBack[0]!;
}
async function estimated(id: string) {
  await give("order-estimates", key(id));
  await city.jobs();
  const view = await city.query(readSurvey, key(id), manager);
  assert.equal(view.stage, "estimated", JSON.stringify(view.failed));
  return view;
}

test("an interview left out after the estimate was seen drops the estimate, and whoever publishes reads that it was", async () => {
  const id = await fielded();
  await ringAll(id);
  const invented = await checkedBack(id);
  const first = await estimated(id);
  const out = { home: HOME, survey: id, id: invented, reason: "机主说没有接受过访问。" };
  await assert.rejects(
    give("exclude-interview", { ...out, why: "interviewer" }),
    refused("surveys.not-shown"),
    "nobody's interviews deviate, so none is left out for it",
  );
  await give("exclude-interview", { ...out, why: "not-confirmed" });
  const dropped = await city.query(readSurvey, key(id), second);
  assert.deepEqual([dropped.stage, dropped.found, dropped.excludedAfter], ["checking", null, 1]);
  await assert.rejects(give("publish-survey", key(id), second), refused("surveys.wrong-stage"));
  const again = await estimated(id);
  assert.notEqual(again.found?.digest, first.found?.digest);
  await give("publish-survey", key(id), second);
  await assert.rejects(give("exclude-interview", { ...out, why: "not-confirmed" }), refused("surveys.wrong-stage"));
  const paged = await city.runtime.within(manager, (ctx) => Promise.all([checkedRows(ctx, key(id), 7), checkedRows(ctx, key(id))]));
  assert.deepEqual([paged[0].length, paged[0]], [58, paged[1]], "however many are read at once, all are counted, each once");
  const told = surveyFigures.find(({ code }) => code === "svy.join")!;
  await city.runtime.within(resident, async (ctx) => {
    const at = (await told.all(ctx)).find(({ area }) => area === "3305")!;
    const event = (await told.committed!(ctx, at))!;
    const [published] = await ctx.db<{ data: { committed: { figure: string; area: string; digest: string }[] } }[]>`
      select data from ledger.event where home = ${event.home} and stream = ${event.id} and seq = ${event.seq}`;
    const own = published!.data.committed.find(({ figure, area }) => figure === "svy.join" && area === "3305");
    assert.equal(own?.digest, commitRows((await told.rows(ctx, at))!), "what was published is what its rows say");
  });
  assert.deepEqual((await city.verify()).findings, []);
});

test("an interview is left out for its interviewer only where the checks found that all of them together deviate", async () => {
  const id = await fielded();
  await ringAll(id, (who) => who.id === other.id);
  const of = { home: HOME, survey: id, why: "interviewer", reason: "与其他访员相差超过 3σ。" };
  await give("close-fieldwork", key(id));
  const [one] = await city.runtime.pools.write<{ id: string }[]>`
    select id::text from surveys.interview where survey = ${id} and interviewer = ${other.id} order by id`;
  await assert.rejects(give("exclude-interview", { ...of, id: one!.id }), refused("surveys.not-checked"));
  await city.jobs();
  const { flags } = await city.query(readQuality, key(id), manager);
  assert.ok(flags.some(({ interview, why }) => interview === one!.id && why === "interviewer"));
  await give("exclude-interview", { ...of, id: one!.id });
  assert.equal((await city.query(readSurvey, key(id), manager)).excludedAfter, 0, "nothing had been estimated");
});

test("a claim runs out, so that a number is rung although whoever took it left; calls go first where most are missing", async () => {
  const id = await fielded();
  const { unit: first } = await city.query(nextCall, key(id), caller);
  const of = { home: HOME, survey: id, id: first!.id };
  await give("claim-unit", of, caller);
  city.advance(60 * 60_000);
  await assert.rejects(give("claim-unit", of, other), refused("surveys.taken-by-another"));
  city.advance(61 * 60_000);
  await give("claim-unit", of, other);
  await assert.rejects(give("record-attempt", { ...of, outcome: "busy" }, caller), refused("surveys.not-your-call"));
  await give("complete-interview", { ...of, interview: uuidv7(), startedAt: city.now(), answers: answersOf(1) }, other);
  const { unit: next } = await city.query(nextCall, key(id), other);
  assert.notEqual(next?.stratum, first?.stratum, "one of one stratum is done, none of the other");
});

test("a survey that is given up ends with its reason and its numbers; not by who ordered its estimates, and not once it is public", async () => {
  const id = await fielded();
  await ringAll(id);
  await checkedBack(id);
  await estimated(id);
  const [spared] = await city.runtime.pools.write<{ id: string }[]>`
    select id::text from surveys.interview where survey = ${id} and called_back is null order by id`;
  await assert.rejects(
    city.query(revealForCheck, { home: HOME, survey: id, id: spared!.id }, manager),
    refused("surveys.not-to-call-back"),
    "who was not drawn for a call-back is not rung",
  );
  await assert.rejects(give("void-survey", { ...key(id), reason: "结果不好看" }, manager), refused("surveys.second-person"));
  await give("void-survey", { ...key(id), reason: "承办单位提前看了名单。" }, approver);
  await city.jobs();
  const end = await city.query(readSurvey, key(id), manager);
  assert.deepEqual(
    [end.stage, end.voided?.reason, end.destruction?.numbers, end.strata.map(({ left }) => left), end.may],
    ["voided", "承办单位提前看了名单。", 60, [0, 0], []],
  );
  await assert.rejects(give("publish-survey", key(id), second), refused("surveys.wrong-stage"));
});

/** The by-law: who may give each command over the survey's area. Complete: a command without a line fails. */
const MANAGER: readonly RoleCode[] = ["surveyManager"];
const TWO: readonly RoleCode[] = ["surveyManager", "approver"];
const CALLER: readonly RoleCode[] = ["interviewer"];
const LAW: Readonly<Record<string, readonly (RoleCode | "resident" | "system")[]>> = {
  "design-survey": MANAGER,
  "revise-questions": MANAGER,
  "plan-survey": MANAGER,
  "file-survey": MANAGER,
  "sign-off-survey": ["dpo"],
  "approve-survey": TWO,
  "record-pilot": MANAGER,
  "draw-sample": MANAGER,
  "supply-numbers": MANAGER,
  "open-fieldwork": MANAGER,
  "close-fieldwork": MANAGER,
  "claim-unit": CALLER,
  "record-attempt": CALLER,
  "complete-interview": CALLER,
  "answer-by-link": [],
  "decline-by-link": [],
  "invite-unit": MANAGER,
  "check-back": MANAGER,
  "record-checks": ["system"],
  "exclude-interview": MANAGER,
  "order-estimates": MANAGER,
  "record-estimates": ["system"],
  "publish-survey": TWO,
  "begin-correction": MANAGER,
  "approve-correction": TWO,
  "drop-correction": TWO,
  "void-survey": TWO,
  "destroy-numbers": MANAGER,
  "destroy-units": ["system"],
};

test("each command is given by whose it is and by nobody else; the table is complete", async () => {
  assert.deepEqual([...named.keys()].sort(), Object.keys(LAW).sort());
  const [id, spare] = [await fielded(), uuidv7()];
  await give("design-survey", designOf(spare));
  const of = { home: HOME, survey: id, id: uuidv7() };
  const secret = "A".repeat(26);
  const given = { interview: uuidv7(), startedAt: city.now(), answers: {} };
  const inputs: Readonly<Record<string, unknown>> = {
    "design-survey": designOf(uuidv7(), { questions: [designOf(id).questions[0], designOf(id).questions[0]] }),
    "revise-questions": { ...key(id), questions: designOf(id).questions, why: "改" },
    "plan-survey": planOf(id),
    "file-survey": marksOf(id),
    "sign-off-survey": { ...key(id), assessment: "可行" },
    "record-pilot": { ...key(id), answered: 10, findings: "可行" },
    "draw-sample": { ...key(id), seed: "1", source: "x" },
    "supply-numbers": { ...key(id), rows: [{ id: uuidv7(), stratum: "330502-town", position: 399, phone: "13912345678" }] },
    "record-attempt": { ...of, outcome: "busy" },
    "complete-interview": { ...of, ...given },
    "answer-by-link": { ...of, ...given, secret },
    "decline-by-link": { ...of, secret },
    "record-checks": { ...key(id), deviating: [] },
    "check-back": { ...of, confirmed: true },
    "begin-correction": { ...key(id), why: { zh: "错", en: "wrong" } },
    "drop-correction": { ...key(id), reason: "不改" },
    "void-survey": { ...key(spare), reason: "作废" },
    "exclude-interview": { ...of, why: "too-short", reason: "短" },
    "record-estimates": { ...key(id), result: { ok: false, code: "x", params: {} } },
    "destroy-units": { ...key(id), units: [], remaining: 1, numbers: 0 },
  };
  const plain = ["approve-survey", "approve-correction", "order-estimates", "publish-survey", "destroy-numbers"];
  const actors = [...ROLES.map((role) => [role, at(role)] as const), ["resident", resident] as const, ["system", system] as const];
  for (const [name, may] of Object.entries(LAW)) {
    // Those two change the survey for everybody after them; the others are refused for another reason, or do nothing.
    if (name === "close-fieldwork" || name === "open-fieldwork") continue;
    for (const [role, actor] of actors) {
      const input = inputs[name] ?? (plain.includes(name) ? key(id) : of);
      const said = await give(name, input, actor).then(
        () => "done",
        (cause: unknown) => (cause instanceof Refusal ? cause.body.code : Promise.reject(cause)),
      );
      const admitted = !["access.not-yours", "access.sign-in", "surveys.no-such-link"].includes(said);
      assert.equal(admitted, may.includes(role), `${name} by ${role}: ${said}`);
    }
  }
});
