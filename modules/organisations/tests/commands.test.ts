import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { cityDay } from "#platform/days";
import type { ToldRow } from "#platform/modules";
import { Refusal } from "#platform/refusals";
import { openAccess, type Access } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { person, testCity, type TestCity } from "#platform/testing";
import { openAccount } from "#modules/people";
import { demoPlaces } from "#modules/places";
import { disableAccount, enableAccount } from "../../people/account-commands.ts";
import people from "../../people/module.ts";
import { appointToPost, openPost } from "../../people/unit-commands.ts";
import places from "../../places/module.ts";
import {
  approveUnit,
  changeUnit,
  defineCoverageRule,
  dissolveUnit,
  mergeUnit,
  openUnit,
  operateUnit,
  registerUnit,
  reorganiseUnit,
  setUnitContact,
  suspendUnit,
} from "../commands.ts";
import { demoUnits } from "../demo.ts";
import organisationsModule from "../module.ts";
import { organisationFigures } from "../told.ts";
import { listGaps, listNetworks } from "../network-check.ts";
import { changeMember, endNetwork, formNetwork, joinNetwork, leaveNetwork } from "../network-commands.ts";
import { readUnitHistory } from "../queries-history.ts";
import { listUnits, organisations } from "../queries.ts";
import { unit } from "../unit.ts";

const TOWNS = ["330502001", "330502002"];
let city: TestCity;
let access: Access;
let contact: string;
const admin = person({ role: "admin", area: "330502" });

before(async () => {
  city = await testCity({ modules: [places, people, organisationsModule] });
  access = openAccess({
    sql: city.runtime.pools.write,
    now: city.now,
    cost: { memoryKib: 1024, passes: 1, lanes: 1 },
    changed: async () => city.runtime.registers.refresh(new Set(["access.account"])),
  });
  const areas = demoPlaces().areas.filter(
    ({ events: [event] }) =>
      event?.type === "places.area-registered" && ("330502".startsWith(event.code) || TOWNS.some((town) => event.code.startsWith(town))),
  );
  const facts = areas.flatMap(({ events: [event] }) =>
    event?.type === "places.area-registered" ? [{ code: event.code, level: event.level, zh: event.zh, en: event.en ?? event.zh }] : [],
  );
  await city.load([...areas, ...demoUnits(facts)]);
});
after(() => city.close());

/** Somebody in service, with a name. */
async function clerk(name: string): Promise<string> {
  const [id, home, area] = [uuidv7(), "330502000", "330502"];
  await city.execute(openAccount, { home, id, area, unit: "" }, { actor: person({ role: "admin", area }) });
  await access.createAccount({ id, home, place: area, login: `s.${id.slice(-10)}`, name });
  return id;
}

const refusedAs = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
const fresh = { phone: "0572-5550001", hours: null, hoursEn: null, services: ["法律咨询"], parent: null, guidedBy: null };

test("an administrator sets up an office in the own county and nobody else does", async () => {
  const code = "women-330502001";
  const input = { ...fresh, code, zh: "月河街道妇联", en: "Yuehe Women's Federation", parent: "women-330502" };
  for (const actor of [person({ role: "admin", area: "330503" }), person({ role: "dispatcher", area: "330502" })])
    await assert.rejects(city.execute(registerUnit, input, { actor }), refusedAs("access.not-yours"));
  await assert.rejects(city.execute(registerUnit, input, {}), refusedAs("access.sign-in"));
  await city.execute(registerUnit, input, { actor: admin });
  await assert.rejects(city.execute(openUnit, { code, on: "2026-11-23" }, { actor: admin }), refusedAs("organisations.not-approved"));
  assert.equal(city.runtime.registers.read(organisations).responsible("women", "330502001")?.code, "women-330502");
  await city.execute(approveUnit, { code, document: "吴编〔2026〕3号" }, { actor: admin });
  const tomorrow = { code, on: "2026-11-24" };
  await assert.rejects(city.execute(openUnit, tomorrow, { actor: admin }), refusedAs("organisations.day-to-come"));
  await city.execute(openUnit, { code, on: "2026-11-23" }, { actor: admin });
  await assert.rejects(city.execute(operateUnit, tomorrow, { actor: admin }), refusedAs("organisations.day-to-come"));
  await assert.rejects(
    city.execute(mergeUnit, { ...tomorrow, into: "women-330502" }, { actor: admin }),
    refusedAs("organisations.day-order"),
  );
  await assert.rejects(city.execute(dissolveUnit, { ...tomorrow, document: "x" }, { actor: admin }), refusedAs("organisations.day-order"));
  assert.equal(city.runtime.registers.read(organisations).responsible("women", "330502001005")?.code, code);
});

test("an office says when it is open in both languages; what was written before there was English reads as it was", async () => {
  const code = "ps-330502001";
  const read = () => city.runtime.registers.read(organisations).unit(code);
  assert.deepEqual([read()?.hours, read()?.hoursEn], ["全天", "day and night"]);
  await city.execute(
    changeUnit,
    { code, phone: null, hours: "工作日 8:30–17:00", hoursEn: "workdays 8:30–17:00", address: "示意路 8 号", services: [] },
    { actor: admin },
  );
  assert.deepEqual([read()?.hours, read()?.hoursEn, read()?.address], ["工作日 8:30–17:00", "workdays 8:30–17:00", "示意路 8 号"]);
  assert.deepEqual((await city.verify()).findings, []);
  const old = { type: "organisations.unit-registered", code, hours: "全天" } as never;
  const state = unit.evolve(unit.initial, old);
  assert.ok(state.stage !== "none" && state.hours === "全天" && state.hoursEn === null);
});

test("a unit is renamed and put under another with a reason, its history keeps both names, and nobody comes to lead who leads it", async () => {
  const [above, below] = ["law-soc-330502", "law-soc-330502002"];
  await city.execute(registerUnit, { ...fresh, code: below, zh: "法学会联络站", en: "Liaison" }, { actor: admin });
  const named = {
    code: below,
    zh: "法律服务站",
    en: "Civil service centre",
    parent: above,
    guidedBy: null,
    reason: "机构改革 湖编〔2026〕3号",
  };
  await city.execute(reorganiseUnit, named, { actor: admin });
  const unitNow = city.runtime.registers.read(organisations).unit(below);
  assert.deepEqual([unitNow?.zh, unitNow?.parent], ["法律服务站", above]);
  await assert.rejects(
    city.execute(reorganiseUnit, { ...named, code: above, parent: below }, { actor: admin }),
    refusedAs("organisations.leads-in-circle"),
  );
  await assert.rejects(
    city.execute(reorganiseUnit, { ...named, parent: below }, { actor: admin }),
    refusedAs("organisations.no-such-leader"),
  );
  const past = await city.query(readUnitHistory, { code: below }, admin);
  assert.deepEqual(
    past.map(({ what, facts, reason }) => [what.zh, facts?.zh, facts?.parent, reason]),
    [
      ["登记筹建机构", "法学会联络站", null, null],
      ["更改机构名称或隶属", "法律服务站", above, "机构改革 湖编〔2026〕3号"],
    ],
  );
  assert.deepEqual((await city.verify()).findings, []);
});

test("an office in an unknown area or under an unknown leader is refused at its field", async () => {
  const input = { ...fresh, code: "women-330502999", zh: "甲", en: "A" };
  await assert.rejects(city.execute(registerUnit, input, { actor: admin }), refusedAs("organisations.unknown-area"));
  await assert.rejects(
    city.execute(registerUnit, { ...input, code: "women-330502002", parent: "women-330599" }, { actor: admin }),
    refusedAs("organisations.no-such-leader"),
  );
});

test("the network check finds the town without a judicial office and the contact whose account is gone", async () => {
  const before = await city.query(listGaps, { area: "330502" }, admin);
  const rule = (gaps: typeof before, code: string) => gaps.coverage.find((one) => one.rule === code);
  assert.deepEqual(rule(before, "town-justice")?.missing, []);
  assert.equal(rule(before, "town-justice")?.areas, 2);
  await city.execute(suspendUnit, { code: "justice-330502002", reason: "搬迁" }, { actor: admin });
  await assert.rejects(
    city.execute(setUnitContact, { code: "justice-330502001", account: uuidv7() }, { actor: admin }),
    refusedAs("organisations.no-such-contact"),
  );
  contact = await clerk("联络员");
  await city.execute(setUnitContact, { code: "justice-330502001", account: contact }, { actor: admin });
  const later = await city.query(listGaps, { area: "330502" }, admin);
  assert.deepEqual(
    rule(later, "town-justice")?.missing.map(({ code }) => code),
    ["330502002"],
  );
  const reason = (gaps: typeof before) => gaps.withoutContact.find(({ code }) => code === "justice-330502001")?.reason;
  assert.equal(reason(later), undefined);
  const account = { home: "330502000", id: contact };
  await city.execute(disableAccount, { ...account, reason: "left" as const }, { actor: admin });
  assert.equal(reason(await city.query(listGaps, { area: "330502" }, admin)), "disabled");
  await city.execute(enableAccount, account, { actor: admin });
  assert.equal(reason(await city.query(listGaps, { area: "330502" }, admin)), undefined);
  assert.equal(later.withoutContact.find(({ code }) => code === "ps-330502001")?.reason, "none");
  await assert.rejects(city.query(listGaps, {}, person({ role: "handler", area: "330502" })), refusedAs("access.not-yours"));
});

test("a coverage rule counts from the moment it is defined until it is withdrawn", async () => {
  const rule = {
    home: "330502000",
    code: "town-women",
    area: "330502",
    department: "women",
    level: "town" as const,
    zh: "每个街道有妇联",
    en: "Every town has a federation",
    withdrawn: false,
  };
  await assert.rejects(
    city.execute(defineCoverageRule, { ...rule, home: "330503000" }, { actor: admin }),
    refusedAs("organisations.unknown-area"),
  );
  await city.execute(defineCoverageRule, rule, { actor: admin });
  const gaps = await city.query(listGaps, {}, admin);
  assert.deepEqual(
    gaps.coverage.find((one) => one.rule === "town-women")?.missing.map(({ code }) => code),
    ["330502002"],
  );
  const stands = async (by = admin) => (await city.query(listGaps, {}, by)).rules.find(({ code }) => code === "town-women");
  assert.deepEqual([(await stands())?.home, (await stands())?.mayKeep], ["330502000", true]);
  assert.equal((await stands(person({ role: "supervisor", area: "330502" })))?.mayKeep, false);
  await city.execute(defineCoverageRule, { ...rule, en: "Every town has its federation" }, { actor: admin });
  assert.equal((await stands())?.en, "Every town has its federation");
  // A town shares its home with its villages: who holds a village neither takes the town's rule for it nor withdraws it.
  const town = { ...rule, home: "330502001", code: "village-women", area: "330502001", level: "village" as const };
  await city.execute(defineCoverageRule, town, { actor: admin });
  const ofVillage = person({ role: "admin", area: "330502001005" });
  for (const withdrawn of [false, true])
    await assert.rejects(
      city.execute(defineCoverageRule, { ...town, area: "330502001005", withdrawn }, { actor: ofVillage }),
      (cause) => cause instanceof Refusal && cause.body.kind === "forbidden",
    );
  await city.execute(defineCoverageRule, { ...town, code: "own", area: "330502001005" }, { actor: ofVillage });
  await city.execute(defineCoverageRule, { ...town, code: "own", area: "330502001005", withdrawn: true }, { actor: ofVillage });
  await city.execute(defineCoverageRule, { ...town, withdrawn: true }, { actor: admin });
  await city.execute(defineCoverageRule, { ...rule, withdrawn: true }, { actor: admin });
  assert.equal(await stands(), undefined);
  assert.equal(
    (await city.query(listGaps, {}, admin)).coverage.some((one) => one.rule === "town-women"),
    false,
  );
});

test("a merged or dissolved office takes no work, and its stream and rows fold back to the same", async () => {
  await city.execute(mergeUnit, { code: "cg-330502002", into: "cg-330502001" }, { actor: admin });
  await city.execute(dissolveUnit, { code: "ps-330502002", document: "吴编〔2026〕4号" }, { actor: admin });
  const known = city.runtime.registers.read(organisations);
  assert.equal(known.responsible("cg", "330502002001")?.code, "cg-330502");
  assert.equal(known.unit("cg-330502002")?.stage, "merged");
  const report = await city.verify();
  assert.deepEqual(report.findings, []);
});

test("residents read offices and phones but never who the contact is", async () => {
  const public_ = await city.query(listUnits, { area: "330502001005", department: "justice" });
  assert.deepEqual(
    public_.map(({ code }) => code),
    ["justice-3305", "justice-330502", "justice-330502001"],
  );
  assert.ok(public_.every(({ contact }) => contact === null));
  const staff = await city.query(listUnits, { area: "330502001", department: "justice" }, admin);
  assert.equal(staff.find(({ code }) => code === "justice-330502001")?.contact, contact);
});

test("the network check names posts empty for more than 90 days, and the figure of units without a contact gives its rows again", async () => {
  const home = "330502001";
  const post = { home, id: uuidv7(), unit: "ps-330502001", zh: "所长", en: "Head", established: true };
  await city.execute(openPost, { ...post, on: "2026-08-25" }, { actor: admin });
  const empty = async () => (await city.query(listGaps, { area: "330502001" }, admin)).emptyPosts;
  assert.deepEqual(await empty(), [], "on the ninetieth day not yet");
  const fresh = { ...post, id: uuidv7(), zh: "教导员", en: "Instructor" };
  await city.execute(openPost, { ...fresh, on: "2026-08-24" }, { actor: admin });
  const [long] = await empty();
  assert.deepEqual([long?.id, long?.unitZh, long?.since, long?.days], [fresh.id, "月河街道派出所", "2026-08-24", 91]);
  const day = cityDay(city.now());
  const term = { account: contact, from: day, to: null, concurrent: false };
  await city.execute(appointToPost, { home, id: fresh.id, ...term }, { actor: admin });
  assert.deepEqual(await empty(), []);
  const figure = organisationFigures.find(({ code }) => code === "org.units-without-contact");
  assert.ok(figure);
  await city.runtime.within({ kind: "resident", id: "resident" }, async (ctx) => {
    for (const at of await figure.all(ctx)) {
      const rows: readonly ToldRow[] = (await figure.rows(ctx, at)) ?? [];
      assert.deepEqual([rows.length, rows.reduce((sum, { said }) => sum + said, 0)], [at.n, at.part]);
      assert.equal(rows.find(({ place, name }) => place === "330502001" && /司法所/.test(name ?? ""))?.said, 0);
      assert.equal(await figure.rows(ctx, { ...at, year: at.year - 1 }), null);
    }
  });
});

test("a joint-action network has its members with a contact post and a duty phone each, from the day they join to the day they leave", async () => {
  const key = { home: "330502000", id: uuidv7() };
  const today = cityDay(city.now());
  const facts = { ...key, area: "330502", sort: "jointAction" as const, zh: "应急联动", en: "Joint action", on: "2026-03-01" };
  const by = { actor: admin };
  await assert.rejects(
    city.execute(formNetwork, facts, { actor: person({ role: "admin", area: "330503" }) }),
    refusedAs("access.not-yours"),
  );
  await assert.rejects(city.execute(formNetwork, { ...facts, on: "2026-12-31" }, by), refusedAs("organisations.day-to-come"));
  await assert.rejects(city.execute(formNetwork, { ...facts, home: "330503000" }, by), refusedAs("organisations.unknown-area"));
  await city.execute(formNetwork, facts, by);
  const seat = { ...key, unit: "fire-330502", contact: null, dutyLine: "0572-5550119", on: "2026-03-01" };
  const post = { home: "330502000", id: uuidv7(), unit: "fire-330502" };
  await city.execute(openPost, { ...post, zh: "联络员", en: "Liaison", on: "2026-01-01", established: true }, by);
  const joined = (more: object) => city.execute(joinNetwork, { ...seat, ...more }, by);
  await assert.rejects(joined({ unit: "fire-330599" }), refusedAs("organisations.no-such-unit"));
  await assert.rejects(joined({ unit: "ps-330502001", contact: post.id }), refusedAs("organisations.no-such-post"));
  await assert.rejects(joined({ on: "2026-02-28" }), refusedAs("organisations.before-that"));
  await joined({});
  await assert.rejects(joined({}), refusedAs("organisations.member-already"));
  await city.execute(changeMember, { ...seat, contact: post.id }, by);
  const seats = async () => {
    const { networks } = await city.query(listNetworks, { area: "330502" }, person({ role: "handler", area: "330502001" }));
    return networks.find(({ id }) => id === key.id)?.seats ?? null;
  };
  assert.deepEqual((await seats())?.[0]?.contact, { id: post.id, zh: "联络员", en: "Liaison", holder: null });
  const term = { account: await clerk("值守人"), from: today, to: null, concurrent: true };
  await city.execute(appointToPost, { home: post.home, id: post.id, ...term }, by);
  assert.equal((await seats())?.[0]?.contact?.holder, "值守人");
  await assert.rejects(city.query(listNetworks, {}), refusedAs("access.sign-in"));
  await assert.rejects(city.execute(endNetwork, { ...key, on: "2026-02-01" }, by), refusedAs("organisations.before-that"));
  await city.execute(leaveNetwork, { ...key, unit: seat.unit, on: "2026-06-01" }, by);
  await assert.rejects(city.execute(leaveNetwork, { ...key, unit: seat.unit, on: today }, by), refusedAs("organisations.no-member"));
  assert.deepEqual(await seats(), []);
  await assert.rejects(joined({ on: "2026-05-31" }), refusedAs("organisations.before-that"));
  await joined({ on: "2026-06-01" });
  await city.execute(endNetwork, { ...key, on: today }, by);
  assert.equal(await seats(), null);
  await assert.rejects(joined({ unit: "ps-330502001", on: today }), refusedAs("organisations.network-over"));
  assert.deepEqual((await city.verify()).findings, []);
});

test("coverage is of the areas the rules name, year by year, and its rows give the number again", async () => {
  const figure = organisationFigures.find(({ code }) => code === "org.cover");
  assert.ok(figure);
  await city.runtime.within({ kind: "resident", id: "resident" }, async (ctx) => {
    const all = await figure.all(ctx);
    const of = (year: number, area = "330502") => all.find((one) => one.year === year && one.area === area);
    // A judicial office suspended and a police station dissolved this year are gone at its end; the years before keep theirs.
    const [last, now] = [of(2025), of(2026)];
    assert.equal(last?.part, last?.n);
    assert.equal(now?.part, (now?.n ?? 0) - 2);
    for (const at of all) {
      const rows: readonly ToldRow[] = (await figure.rows(ctx, at)) ?? [];
      assert.deepEqual([rows.length, rows.reduce((sum, { said }) => sum + said, 0)], [at.n, at.part]);
      assert.ok(rows.every(({ said, record }) => (record === undefined) === (said === 0)));
    }
    const missing = ((await figure.rows(ctx, { year: 2026, area: "330502" })) ?? []).filter(({ said }) => said === 0);
    assert.deepEqual(
      missing.map(({ place }) => place),
      ["330502002", "330502002"],
    );
    assert.match(missing[0]?.name ?? "", /每个乡镇街道有司法所|Every town has a judicial office/);
  });
});

test("offices of before have their working days from what was recorded of them, as the fold gives them", async () => {
  const sql = city.owner;
  const read = () =>
    sql`select home, code, spell, id::text, department, area, zh, en, from_on::text, to_on::text from organisations.spell order by code, spell`;
  await city.execute(openUnit, { code: "justice-330502002", on: "2026-11-23" }, { actor: admin });
  const folded = await read();
  assert.deepEqual(
    folded.filter(({ code }) => code === "justice-330502002").map(({ spell }) => spell),
    [1, 2],
  );
  const text = readFileSync(new URL("../migrations/0002-spells.sql", import.meta.url), "utf8");
  await sql`delete from organisations.spell`;
  await sql.unsafe(text.slice(text.indexOf("with marks"), text.indexOf("alter table organisations.unit")));
  assert.deepEqual([...(await read())], [...folded]);
});
