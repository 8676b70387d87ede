import type { Sql } from "postgres";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import type { Query } from "#platform/modules";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { registerDispute } from "#modules/mediation";
import { demoUnits } from "#modules/organisations";
import { demoPlaces } from "#modules/places";
import type { Comparison, MethodRow, MethodView, MethodWork, RunsView } from "#contracts/named-methods";
import documents from "../../../modules/documents/module.ts";
import incidents from "../../../modules/incidents/module.ts";
import limits from "../../../modules/limits/module.ts";
import mediation from "../../../modules/mediation/module.ts";
import { namedMethods } from "../../../modules/named-methods/module.ts";
import organisations from "../../../modules/organisations/module.ts";
import people from "../../../modules/people/module.ts";
import petitions from "../../../modules/petitions/module.ts";
import places from "../../../modules/places/module.ts";
import { methodSurroundings } from "../methods.ts";

const [COUNTY, TOWN, VILLAGE] = ["330502", "330502001", "330502001005"];
const CODE = "yi-xian-san-hua";
const module = namedMethods(methodSurroundings);
const enters = person({ role: "admin", area: COUNTY });
const publishes = person({ role: "supervisor", area: COUNTY });
const recorder = person({ role: "recorder", area: TOWN });
const leader = person({ role: "gridLeader", area: TOWN });
const stranger = person({ role: "recorder", area: "330503001" });

let city: TestCity;
let sql: Sql;
before(async () => {
  const { areas } = demoPlaces();
  const some = areas.filter(({ events: [event] }) => {
    const code = String((event as unknown as { code: string }).code);
    return code.length <= 6 || code === TOWN || code === VILLAGE;
  });
  city = await testCity({
    modules: [limits, places, organisations, people, documents, incidents, petitions, mediation, module],
    histories: some,
    now: "2026-05-04T02:00:00.000Z",
  });
  const facts = some.flatMap(({ events: [event] }) =>
    event?.type === "places.area-registered" ? [{ code: event.code, level: event.level, zh: event.zh, en: event.en ?? event.zh }] : [],
  );
  await city.load(demoUnits(facts));
  sql = city.owner;
});
after(async () => {
  await sql?.end();
  await city?.close();
});

const give = (name: string, input: object, actor: Actor): Promise<{ stage: string }> => {
  const command = module.commands.find((one) => one.name === `named-methods.${name}`) as unknown as Command<object, { stage: string }>;
  assert.ok(command, name);
  return city.execute(command, input, { actor });
};
const ask = <T>(name: string, input: object, actor: Actor): Promise<T> => {
  const query = module.queries.find((one) => one.name === `named-methods.${name}`) as unknown as Query<object, T>;
  return city.query(query, input, actor);
};
const refused = (code: string) => (cause: unknown) => {
  assert.ok(cause instanceof Refusal, String(cause));
  return [cause.body.code, ...(cause.body.fields ?? []).map((field) => field.code)].includes(code);
};

const item = (zh: string, more: object = {}) => ({ zh, ...more });
const definition = {
  code: CODE,
  source: "测试文件〔2026〕1号",
  validFrom: "2026-05-01",
  appliesTo: ["mediation", "village"],
  groups: [
    { zh: "一线", kind: "step", items: [item("到现场", { evidence: [{ kind: "note", label: "记录" }], limit: "MED-2", withinDays: 20 })] },
    { zh: "三化", kind: "transformation", ordered: true, items: [item("甲"), item("乙"), item("丙")] },
  ],
};

let dispute: { home: string; id: string };
const on = () => ({ kind: "mediation", ...dispute, code: CODE });
const state = async () => ({
  events: await sql`select seq, type, data from ledger.event where home = ${dispute.home} and stream = ${dispute.id} order by seq`,
  clocks: await sql`select * from clocks.clock where home = ${dispute.home} and stream = ${dispute.id} order by slot`,
});

test("a name nobody has defined is shown as not entered, to everybody, and cannot be run", async () => {
  const rows = await ask<MethodRow[]>("list-methods", {}, resident);
  assert.equal(rows.length, 6);
  assert.ok(rows.every(({ defined, version }) => !defined && version === null));
  dispute = await city.execute(
    registerDispute,
    registerDispute.input.parse({
      id: uuidv7(), place: VILLAGE, type: "neighbour", summary: "楼上漏水，多次协商未果", rightsTold: true,
      parties: [
        { party: uuidv7(), side: "applicant", name: "王建国", phone: "13800001111" },
        { party: uuidv7(), side: "respondent", name: "李秀英", phone: "13800002222" },
      ],
    }),
    { actor: recorder },
  ); // prettier-ignore
  dispute = { home: dispute.home, id: dispute.id };
  await assert.rejects(give("start-run", on(), recorder), refused("named-methods.not-entered"));
});

test("a definition of other sizes than the name's digits is refused; a second person publishes it, and then everybody reads it", async () => {
  const wrong = { ...definition, groups: definition.groups.slice(0, 1) };
  await assert.rejects(give("draft-version", wrong, enters), refused("named-methods.groups-count"));
  const late = { ...definition, groups: [{ ...definition.groups[0], items: [item("到现场", { limit: "MED-2", withinDays: 40 })] }, definition.groups[1]] }; // prettier-ignore
  await assert.rejects(give("draft-version", late, enters), refused("named-methods.longer-than-law"));
  await give("draft-version", definition, enters);
  assert.equal((await ask<MethodView>("read-method", { code: CODE }, resident)).defined, false);
  await assert.rejects(give("publish-version", { code: CODE, version: 1 }, enters), refused("named-methods.own-draft"));
  const work = await ask<MethodWork>("read-work", { code: CODE }, publishes);
  assert.deepEqual([work.draft?.version, work.draft?.own, work.may], [1, false, ["draft", "publish", "adopt"]]);
  await give("publish-version", { code: CODE, version: 1 }, publishes);
  const read = await ask<MethodView>("read-method", { code: CODE }, resident);
  assert.deepEqual([read.defined, read.version, read.versions[0]?.groups[1]?.items.length], [true, 1, 3]);
  assert.equal(JSON.stringify(read).includes(enters.id), false);
});

test("a run over a dispute adds steps and leaves the dispute's history and every clock of it exactly as they were", async () => {
  const untouched = await state();
  assert.ok(untouched.clocks.length > 0);
  await assert.rejects(give("start-run", on(), stranger), refused("access.not-yours"));
  await give("start-run", on(), recorder);
  const view = await ask<RunsView>("read-runs", { kind: "mediation", ...dispute }, recorder);
  assert.equal(view.runs[0]?.steps.length, 4);
  assert.deepEqual(view.duties.map(({ slot }) => slot), untouched.clocks.map(({ slot }) => slot as string)); // prettier-ignore
  await assert.rejects(give("set-step", { ...on(), no: "2.2", state: "done" }, recorder), refused("named-methods.in-order"));
  const evidence = [{ at: 0, value: "王建国家卫生间有水迹" }];
  await give("set-step", { ...on(), no: "1.1", state: "done", evidence }, recorder);
  for (const no of ["2.1", "2.2"]) await give("set-step", { ...on(), no, state: "done" }, recorder);
  await assert.rejects(give("close-run", { ...on(), finished: true }, recorder), refused("named-methods.steps-left"));
  await give("set-step", { ...on(), no: "2.3", state: "na", reason: "本案不涉及" }, recorder);
  assert.equal((await give("close-run", { ...on(), finished: true }, recorder)).stage, "finished");
  assert.deepEqual(await state(), untouched);
  const [run] = (await ask<RunsView>("read-runs", { kind: "mediation", ...dispute }, recorder)).runs;
  assert.deepEqual(run?.steps[0]?.evidence, ["王建国家卫生间有水迹"]);
  const written = await sql`select data from ledger.event where kind = 'named-methods.run'`;
  assert.equal(/王建国|不涉及/.test(JSON.stringify(written)), false);
});

test("who cannot open the dispute does not learn that it has a run", async () => {
  for (const actor of [stranger, leader])
    await assert.rejects(ask("read-runs", { kind: "mediation", ...dispute }, actor), refused("record.not-found"));
  await assert.rejects(ask("read-runs", { kind: "petition", ...dispute }, recorder), refused("record.not-found"));
});

test("a village can be run over by its own people, a township only by a method that says so", async () => {
  const village = { kind: "place", home: TOWN, id: VILLAGE, code: CODE };
  await give("start-run", village, leader);
  assert.equal((await ask<RunsView>("read-runs", village, leader)).runs.length, 1);
  await assert.rejects(give("start-run", { ...village, id: TOWN }, leader), refused("named-methods.not-for-this"));
  await assert.rejects(give("start-run", { ...village, home: "330503000" }, leader), refused("record.not-found"));
  assert.equal((await ask<unknown[]>("list-place-runs", {}, leader)).length, 1);
  assert.equal((await ask<unknown[]>("list-place-runs", {}, person({ role: "gridLeader", area: "330503001" }))).length, 0);
});

test("areas that use it stand beside those that do not: sums over sums, before and now, and nobody is named", async () => {
  const adopts = { code: CODE, area: COUNTY, from: "2012-01-01", source: "2012年总结报告" };
  await assert.rejects(give("adopt-method", { ...adopts, area: "330503" }, publishes), refused("access.not-yours"));
  await give("adopt-method", adopts, publishes);
  await city.jobs();
  const span = { from: "2026-05-01", to: "2026-05-04" };
  const compared = await ask<Comparison>("read-comparison", { code: CODE, ...span }, publishes);
  assert.deepEqual(compared.using.map(({ code }) => code), [COUNTY]); // prettier-ignore
  assert.deepEqual(compared.others.map(({ code }) => code), compared.others.map(({ code }) => code).toSorted()); // prettier-ignore
  assert.ok(compared.others.length >= 2 && compared.partly.length === 0);
  const codes = new Set(compared.figures.map(({ code }) => code));
  for (const code of ["med.success.ended", "med.success.accepted", "pet.intime", "evt.ontime"]) assert.ok(codes.has(code), code);
  for (const { code, using, others } of compared.figures)
    for (const rate of [using, others]) {
      if (code.startsWith("pet.")) assert.equal(rate.denominator, null, "petitions are compared by rates, never by how many there are");
      else assert.equal(rate.value === null, rate.denominator === 0);
    }
  await assert.rejects(ask("read-comparison", { code: CODE, ...span }, recorder), refused("access.not-yours"));
  await give("end-adoption", { code: CODE, area: COUNTY, until: "2026-05-02", reason: "不再采用" }, publishes);
  const later = await ask<Comparison>("read-comparison", { code: CODE, ...span }, publishes);
  assert.deepEqual([later.using.length, later.partly.length], [0, 1]);
});

test("the whole register rebuilds from its history", async () => {
  const report = await city.verify();
  assert.deepEqual(report.findings, []);
});
