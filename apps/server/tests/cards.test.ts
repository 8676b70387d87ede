import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { catalogueOf, countsOf, readCounts, readMonths, type Tag } from "#platform/figures";
import type { PlainRequest } from "#platform/http";
import { uuidv7 } from "#platform/ids";
import { proofOf } from "#platform/log";
import { openRates } from "#platform/rates";
import type { Refusal } from "#platform/refusals";
import { reportIncident, verifyIncident, voidIncident } from "#modules/incidents";
import {
  approveCard,
  draftCard,
  publishCard,
  readEdition,
  setCardItem,
  setCardSection,
  submitCard,
  readFigureRows,
} from "#modules/report-card";
import { checkCardFile, checkFigure, recompute, type CardFile, type FigureFile, type FigurePart, type Found } from "#web/proof";
import { correctCard } from "../../../modules/report-card/commands.ts";
import { readCard } from "../../../modules/report-card/queries-cards.ts";
import { givingCommands } from "../../../modules/opinions/commands-giving.ts";
import { recordResidents } from "../../../modules/places/commands.ts";
import { orderSafetyIndex, publishSafetyIndex, setSafetyIndex } from "../../../modules/report-card/commands-index.ts";
import { readIndex } from "../../../modules/report-card/queries-index.ts";
import { listCases, openFigure } from "../../../modules/report-card/queries-catalogue.ts";
import { openTold, readToldRows } from "../../../modules/report-card/queries-told.ts";
import { cardJobs, cardRoutes, type CardDeps } from "../cards.ts";
import { logKeysIn } from "../proof.ts";
import { modules } from "../modules.ts";
import { asked, refused, serverCity, type Member, type ServerCity } from "./city.ts";

const TOWN = "330502001";
const HOME = "330500000";
const dir = mkdtempSync(join(tmpdir(), "zuji-card-"));
const ids = Array.from({ length: 8 }, () => uuidv7());
const id = uuidv7();
const key = { home: HOME, id };
let city: ServerCity;
let deps: CardDeps;
let desk: Member;
let editor: Member;
let watch: Member;
let second: Member;

const report = (one: string, category: string) =>
  city.execute(
    reportIncident,
    {
      id: one,
      category,
      description: "路灯不亮",
      area: TOWN,
      phone: "13800001234",
      name: "李",
      photos: [],
      channel: "portal",
      language: "zh",
    },
    {},
  );

before(async () => {
  city = await serverCity(() => cardJobs(() => deps));
  deps = { runtime: city.runtime, store: city.store, keys: logKeysIn(dir, {}), rates: openRates() };
  desk = await city.staff({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
  watch = await city.staff({ role: "supervisor", area: "330502", unit: "centre-330502" });
  editor = await city.staff({ role: "supervisor", area: "3305", unit: "centre-3305" });
  second = await city.staff({ role: "commandRoom", area: "3305", unit: "centre-3305" });
  city.set("2026-09-10T02:00:00.000Z");
  for (const one of ids) await report(one, "0201");
  for (const one of ids.slice(0, 6))
    await city.execute(verifyIncident, { home: TOWN, id: one, category: "0201", summary: "路灯" }, { actor: desk });
  city.set("2026-11-23T02:00:00.000Z");
});
after(async () => {
  await city.close();
  rmSync(dir, { recursive: true, force: true });
});

const route = (url: string) => {
  const found = cardRoutes(deps).find((one) => one.url === url);
  assert.ok(found);
  return (query: Record<string, string>, params: Record<string, string> = {}) =>
    found.handler(asked({ kind: "resident", id: "resident" }, { query, params } as Partial<PlainRequest>));
};
const byText = (left: object, right: object): number => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1);
const wrong = (found: readonly Found[]): string[] =>
  found.filter(({ good }) => good === false).map(({ code, where }) => `${code} ${where}`);
const span = { from: "2026-09-01", to: "2026-09-30" };

const item = (more: object = {}) => ({
  ...key,
  item: "reported",
  section: "work",
  order: 1,
  system: "S8",
  zh: "受理件数",
  en: "Reports",
  figure: { code: "evt.reported", area: "", span: { from: "2026-09", to: "2026-09" }, trend: true, counties: true },
  ...more,
});

async function publishNow(): Promise<void> {
  await city.execute(submitCard, key, { actor: editor });
  await city.jobs();
  await city.execute(approveCard, key, { actor: second });
  await city.execute(publishCard, key, { actor: editor });
  await city.jobs();
}

test("a card goes from a draft to the public by two people, its figure counted from eight records", async () => {
  const head = { ...key, area: "3305", zh: "答卷", en: "Card", lead: { zh: "导语", en: "Lead" }, from: "2026-09", to: "2026-09" };
  await city.execute(draftCard, head, { actor: editor });
  await city.execute(setCardSection, { ...key, section: "work", order: 1, zh: "工作", en: "Work" } as never, { actor: editor });
  await city.execute(setCardItem, item() as never, { actor: editor });
  const reported = { value: { zh: "27 起", en: "27" }, document: { zh: "报道", en: "report" } };
  await city.execute(setCardItem, item({ item: "told", order: 2, figure: null, reported }) as never, { actor: editor });
  await city.execute(submitCard, key, { actor: editor });
  await city.jobs();
  const view = await city.query(readCard, key, second);
  assert.equal(view.stage, "computed");
  assert.equal(view.frozen[0]?.value.value, 8);
  assert.deepEqual(view.may, ["return", "approve"]);
  await assert.rejects(city.execute(approveCard, key, { actor: editor }), refused("report-card.second-person"));
  await assert.rejects(city.query(readEdition, {}), refused("report-card.none-published"));
  await city.execute(approveCard, key, { actor: second });
  await city.execute(publishCard, key, { actor: editor });
  const edition = await city.query(readEdition, {});
  assert.equal(edition.version, 1);
  assert.equal(edition.frozen[0]?.trend[0]?.value.value, 8);
  const sets = [...city.runtime.catalogue.all].filter(({ counted, figure }) => counted === "period" && figure.code.startsWith("evt."));
  await city.runtime.within({ kind: "system", id: "system" }, async (ctx) => {
    for (const set of sets.map(({ numerator }) => numerator))
      for (const digits of [4, 6, 9] as const) {
        const ask = { area: "3305", digits, ...span };
        const inMonths = await readMonths(ctx.db as unknown as Tag, [set.code], ask);
        const counted = await readCounts(ctx.db as unknown as Tag, [set], ask);
        assert.deepEqual(inMonths.flatMap(countsOf).sort(byText), counted.map((one) => ({ ...one })).sort(byText), set.code);
      }
  });
  assert.deepEqual(
    edition.checkpoints.map(({ log }) => log),
    ["330502"],
  );
});

test("anybody downloads the frozen rows, counts them again and finds each in the log; a resident finds the own one", async () => {
  await city.jobs();
  await sealNow();
  const reply = await route("/api/report-card/rows")({ home: HOME, id, version: "1", item: "reported" });
  const file = JSON.parse(JSON.stringify(reply.body)) as FigureFile;
  assert.equal(file.rows.length, 8);
  assert.deepEqual(wrong(await checkFigure(file)), []);
  assert.ok((await checkFigure(file)).some(({ code, good }) => code === "card-log" && good === true));
  const text = JSON.stringify(file);
  for (const secret of ["路灯不亮", ...ids]) assert.ok(!text.includes(secret), secret);
  const receipt = await city.runtime.within({ kind: "resident", id: "resident" }, (ctx) =>
    proofOf(ctx.db, { home: TOWN, id: ids[0] ?? "" }, 1),
  );
  assert.ok(file.rows.some(({ row }) => row === receipt?.commitment));
  file.rows[2]!.facts = file.rows[2]!.facts.replaceAll("0", "1");
  assert.deepEqual(wrong(await checkFigure(file)).slice(0, 1), ["row-changed 3"]);
});

async function sealNow(): Promise<void> {
  const { seal } = await import("#platform/log");
  await seal({ sql: city.runtime.pools.write, keys: deps.keys, now: city.now });
}

test("the whole card leaves as PDF with tags, CSV, xlsx and as JSON that verifies", async () => {
  const ask = { home: HOME, id, version: "1" };
  const file = route("/api/report-card/file");
  const pdf = (await file({ ...ask, form: "pdf" })).body as Buffer;
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  assert.match(pdf.toString("latin1"), /StructTreeRoot/);
  const english = (await file({ ...ask, form: "pdf", language: "en" })).body as Buffer;
  assert.notDeepEqual(pdf, english);
  assert.match(String((await file({ ...ask, form: "csv" })).body), /受理件数[\s\S]*"8"[\s\S]*27 起/);
  assert.equal(((await file({ ...ask, form: "xlsx" })).body as Buffer).subarray(0, 2).toString(), "PK");
  const card = JSON.parse(String((await file({ ...ask, form: "json" })).body)) as CardFile;
  const found = await checkCardFile(card);
  assert.deepEqual([...found.keys()], ["", "reported"]);
  assert.deepEqual(wrong([...found.values()].flat()), []);
  card.card.body.figures = [];
  assert.ok(wrong([...(await checkCardFile(card)).values()].flat()).includes("card-digest "));
});

test("who asks for a whole card while it is made waits for that one, and files of rows are slowed by where they are asked from", async () => {
  const file = cardRoutes(deps).find(({ url }) => url === "/api/report-card/file");
  const asking = (query: Record<string, string>, address: string) =>
    asked({ kind: "resident", id: "resident" }, { query, address, params: { code: "evt.reported" } } as Partial<PlainRequest>);
  const whole = { home: HOME, id, version: "1", form: "json" };
  const bodies = await Promise.all(Array.from({ length: 20 }, async (_, n) => file?.handler(asking(whole, `10.1.0.${n}`))));
  assert.equal(new Set(bodies.map((one) => one?.body)).size, 1, "made once");
  const other = await file?.handler(asking({ ...whole, form: "csv" }, "10.1.0.1"));
  assert.notEqual(other?.body, bodies[0]?.body);
  for (const url of ["/api/catalogue/:code/file", "/api/catalogue/:code/told/file"]) {
    const rows = cardRoutes(deps).find((one) => one.url === url);
    const tries = Array.from({ length: 40 }, async () => rows?.handler(asking({ area: "", ...span }, `10.2.0.${url.length}`)));
    const said = (await Promise.allSettled(tries)).flatMap((one) => (one.status === "rejected" ? [(one.reason as Refusal).body.code] : []));
    assert.ok(said.includes("platform.slow-down"), url);
  }
});

test("a record found to be a mistake changes nothing that was published; the next edition says old, new and why", async () => {
  await city.execute(voidIncident, { home: TOWN, id: ids[7] ?? "", reason: "误录" }, { actor: watch });
  const live = await city.query(openFigure, { code: "evt.reported", area: "", ...span });
  const before = (await city.query(readEdition, {})).frozen[0]?.value.value;
  assert.equal(before, 8);
  const why = { zh: "一件为误录", en: "One was entered by mistake" };
  await city.execute(correctCard, { ...key, reasons: [{ item: "reported", why }] }, { actor: editor });
  await publishNow();
  const edition = await city.query(readEdition, {});
  assert.equal(edition.version, 2);
  assert.equal(edition.frozen[0]?.value.value, live.value.value);
  assert.equal(live.value.value, 7);
  assert.deepEqual(
    edition.corrections.map(({ old, now }) => [old.zh, now.zh]),
    [["8 · 2026: 8 · 吴兴区：8", "7 · 2026: 7 · 吴兴区：7"]],
  );
  const old = await city.query(readEdition, { ...key, version: 1 });
  assert.equal(old.frozen[0]?.value.value, 8);
  assert.equal(old.editions.length, 2);
});

test("a figure with nothing to divide by is null, never 100%; few records have no rows; staff come to the case", async () => {
  const none = await city.query(openFigure, { code: "evt.sat", area: "", ...span });
  assert.deepEqual([none.value.denominator, none.value.value], [0, null]);
  const other = uuidv7();
  city.set("2026-08-05T02:00:00.000Z");
  await report(other, "0201");
  city.set("2026-11-23T03:00:00.000Z");
  await city.jobs();
  const august = { code: "evt.reported", area: "", from: "2026-08-01", to: "2026-08-31" };
  // 环比 and 同比: what is withheld of another month is withheld beside this one too, and no difference tells of it.
  const september = await city.query(openFigure, { code: "evt.reported", area: "", ...span });
  assert.deepEqual(
    [september.previous, september.lastYear].map((then) => [
      then?.from,
      then?.to,
      then?.value.hidden ?? false,
      then?.value.value,
      then?.change,
    ]),
    [
      ["2026-08-01", "2026-08-31", true, null, null],
      ["2025-09-01", "2025-09-30", false, 0, null],
    ],
  );
  const october = await city.query(openFigure, { code: "evt.reported", area: "", from: "2026-10-01", to: "2026-10-31" }, editor);
  assert.equal(october.previous?.change, -1, "none after seven is a hundred per cent less");
  const running = { code: "evt.reported", area: "", from: "2026-11-01", to: "2026-11-30" };
  assert.equal((await city.query(openFigure, running)).previous, null, "a month that is not over is held against nothing in public");
  assert.deepEqual((await city.query(openFigure, running, editor)).previous?.to, "2026-10-23", "staff see it against as much of the other");
  assert.equal((await city.query(openFigure, august)).value.hidden, true);
  await assert.rejects(city.query(readFigureRows, august), refused("report-card.too-few"));
  await assert.rejects(city.query(readFigureRows, { ...august, to: "2026-09-30" }), refused("report-card.one-month"));
  // A village is too small for it: the field is marked, and the refusal names where it is told.
  const told = [
    [openFigure, { ...august, area: "330502001005" }, "330502001"],
    [openFigure, { ...august, code: "pet.intime", area: "330502001005" }, "330502"],
    [openTold, { code: "svy.safe", area: "330502001005" }, "330502001"],
    [readToldRows, { code: "svy.safe", area: "330502001005" }, "330502001"],
  ] as const;
  for (const [query, ask, wider] of told)
    await assert.rejects(city.query(query as typeof openFigure, ask as never), (cause: Refusal) => {
      const [field] = cause.body.fields ?? [];
      assert.deepEqual([field?.path, field?.code, field?.params?.["wider"]], ["area", "report-card.too-fine", wider]);
      return typeof field?.params?.["above"] === "string" && field.params["above"] !== wider;
    });
  const cases = await city.query(listCases, { code: "evt.reported", area: "", ...span }, desk);
  assert.ok(cases.rows.some(({ path }) => path?.startsWith(`/console/incidents/${TOWN}/`)));
  const elsewhere = await city.staff({ role: "dispatcher", area: "330521" });
  assert.deepEqual((await city.query(listCases, { code: "evt.reported", area: "", ...span }, elsewhere)).rows, []);
  const auditor = await city.staff({ role: "auditor", area: "3305" });
  await assert.rejects(city.query(listCases, { code: "evt.reported", area: "", ...span }, auditor), refused("access.not-yours"));
  await assert.rejects(city.query(listCases, { code: "evt.reported", area: "", ...span }), refused("access.sign-in"));
});

test("offices stand as rows with their names, each in the log since it was registered", async () => {
  await sealNow();
  const file = await city.query(readFigureRows, { code: "org.judicial-offices", area: "", ...span });
  assert.equal(file.value.value, 2);
  assert.deepEqual(wrong(await checkFigure(file, { signed: async () => true })), []);
  assert.ok(file.rows.every(({ name, log }) => name?.endsWith("司法所") && log === "330502"));
  const before = await city.query(readFigureRows, { code: "org.judicial-offices", area: "", from: "2008-04-01", to: "2008-04-30" });
  assert.deepEqual([before.value.value, before.rows.length], [0, 0], "they opened in May 2008");
  const then = await city.query(openFigure, { code: "org.judicial-offices", area: "", from: "2008-05-01", to: "2008-05-31" });
  assert.equal(then.value.value, 2);
});

test("a figure over a table with several rows a record says what tells them apart, so that no row stands twice", async () => {
  const keys = new Map(
    modules
      .flatMap(({ nouns }) => nouns.flatMap(({ projection }) => projection?.tables ?? []))
      .map(({ name, key: columns }) => [name, columns]),
  );
  const told = city.runtime.catalogue.all.flatMap(({ numerator, stream = "id" }) => {
    const columns = keys.get(numerator.table) ?? [];
    const rest = columns.includes(stream) ? columns.filter((one) => one !== "home" && one !== stream) : [];
    return rest.length === 0 && numerator.each === undefined ? [] : [`${numerator.table} ${rest.join("+")} ${numerator.each ?? "-"}`];
  });
  assert.deepEqual([...new Set(told)].sort(), [
    "answers.review n n",
    "cells.rectification number number",
    "decisions.measure risk risk",
    "mediation.obligation obligation obligation",
    "opinions.agreed decision decision",
    "opinions.answer n n",
    "people.post_span nth nth",
  ]);
  assert.equal((await city.query(readFigureRows, { code: "med.perform", area: "", ...span })).pieces, true);
  assert.equal((await city.query(readFigureRows, { code: "evt.reported", area: "", ...span })).pieces, undefined);
});

test("a figure of more rows than one file holds is published all the same: in files that are counted together", async () => {
  deps = { ...deps, rowsAFile: 3 };
  const why = { zh: "明细分文件", en: "Rows in files" };
  await city.execute(correctCard, { ...key, reasons: [{ item: "reported", why }] }, { actor: editor });
  await publishNow();
  await sealNow();
  const edition = await city.query(readEdition, {});
  const ask = { home: HOME, id, version: String(edition.version), item: "reported" };
  const rows = route("/api/report-card/rows");
  const head = JSON.parse(JSON.stringify((await rows(ask)).body)) as FigureFile;
  assert.deepEqual([head.rows, head.parts?.map((one) => one.rows)], [[], [3, 3, 1]]);
  assert.deepEqual(
    edition.frozen[0]?.parts?.map((one) => one.digest),
    head.parts?.map((one) => one.digest),
  );
  const part = async (_: FigureFile, at: number) =>
    JSON.parse(JSON.stringify((await rows({ ...ask, part: String(at) })).body)) as FigurePart;
  const found = await checkFigure(head, { part });
  assert.deepEqual(wrong(found), []);
  for (const code of ["part", "value", "log", "card-figure", "card-digest"])
    assert.ok(
      found.some((one) => one.code === code && one.good === true),
      code,
    );
  const card = JSON.parse(String((await route("/api/report-card/file")({ ...ask, form: "json" })).body)) as CardFile;
  const all = [...(await checkCardFile(card, { part })).values()].flat();
  assert.deepEqual(wrong(all), []);
  assert.ok(all.some(({ code, good }) => code === "value" && good === true));
  await assert.rejects(Promise.resolve(rows({ ...ask, part: "4" })), refused("report-card.rows-gone"));
  deps = { ...deps, rowsAFile: 100_000 };
});

test("a count for so many residents: by the newest bulletin before the period ends, a dash where none says, and nothing beside what is withheld", async () => {
  const admin = await city.staff({ role: "admin", area: "3305" });
  const say = (day: string, residents: number) =>
    city.execute(recordResidents, { day, document: "统计公报", synthetic: false, rows: [{ code: "330502", residents }] }, { actor: admin });
  const heard = uuidv7();
  const ask = { code: "opn.heard", area: "", from: "2026-11-01", to: "2026-11-30" };
  await city.execute(
    givingCommands.giveOpinion,
    { id: heard, area: "330502001", text: "夜里巡逻太少", wish: false, channel: "online", language: "zh" },
    {},
  );
  await city.jobs();
  const of = async (day: string) =>
    (await city.query(openFigure, { ...ask, from: `${day.slice(0, 7)}-01`, to: day }, editor)).below.find(({ area }) => area === "330502");
  await say("2026-06-30", 540_000);
  const bulletin = { of: 10_000, day: "2026-06-30", document: "统计公报", synthetic: false };
  assert.deepEqual((await of("2026-11-23"))?.per, { ...bulletin, value: 0.02, residents: 540_000 });
  assert.equal((await of("2026-06-29"))?.per?.residents, 1_020_000, "the bulletin before it");
  await say("2026-11-23", 10_000);
  assert.equal((await of("2026-11-23"))?.per?.value, 1);
  assert.deepEqual((await of("2026-11-22"))?.per, { ...bulletin, value: 0, residents: 540_000 });
  const open = await city.query(openFigure, ask);
  assert.equal(open.below.find(({ area }) => area === "330502")?.hidden, true);
  assert.equal(open.below.find(({ area }) => area === "330502")?.per, null, "the number withheld is not told by the way");
  assert.equal((await city.query(openFigure, { ...ask, code: "evt.reported" })).per, null, "only where the figure is shown so");
});

test("the safety index is set, worked out of what the public is told, published by a second person, and opens into its parts and their weights", async () => {
  // Enough in every month that has any, so that the year may be told.
  for (const month of ["08", "09", "10", "11"]) {
    city.set(`2026-${month}-06T02:00:00.000Z`);
    for (let n = 0; n < 8; n += 1) {
      const one = uuidv7();
      await report(one, "0201");
      await city.execute(verifyIncident, { home: TOWN, id: one, category: "0201", summary: "通道" }, { actor: desk });
    }
  }
  city.set("2027-01-11T02:00:00.000Z");
  await city.jobs();
  const said = { zh: "试行", en: "on trial" };
  const part = (figure: string, weight: number, low: number, high: number) => ({ figure, group: said, weight, low, high });
  const parts = [part("evt.ontime", 60, 0, 100), part("evt.late", 30, 100, 0), part("svy.safe", 10, 80, 100)];
  await city.execute(setSafetyIndex, setSafetyIndex.input.parse({ from: 2020, parts, why: said }), { actor: editor });
  await city.execute(orderSafetyIndex, orderSafetyIndex.input.parse({ year: 2026 }), { actor: editor });
  await city.jobs();
  const seen = await city.query(readIndex, {}, second);
  assert.deepEqual(
    seen.draft?.areas?.map(({ area }) => area),
    ["3305", "330502"],
    "the city and its counties",
  );
  const [whole] = seen.draft?.areas ?? [];
  assert.deepEqual(
    whole?.parts.map(({ figure, z, withheld }) => [figure, z === null ? null : z >= 0, withheld]),
    [
      ["evt.ontime", true, false],
      ["evt.late", true, false],
      ["svy.safe", null, false],
    ],
  );
  assert.deepEqual(seen.may.includes("publish"), true);
  await assert.rejects(city.execute(publishSafetyIndex, { year: 2026 }, { actor: editor }), refused("report-card.own-hand"));
  await city.execute(publishSafetyIndex, { year: 2026 }, { actor: second });
  const opened = await city.query(openTold, { code: "idx.safety", area: "", year: 2026 });
  assert.equal(opened.value?.value, whole?.value);
  const file = await city.query(readToldRows, { code: "idx.safety", area: "", year: 2026 });
  assert.equal(file.rows.length, 3);
  assert.match(file.rows[2]?.name ?? "", /没有数，权重 10 分给其他各项/);
  assert.equal(recompute(file).value, whole?.value);
  assert.ok(file.committed, "its rows are those the publication committed to");
  // Every other county has too few to be told of: an index of what is withheld would tell it.
  assert.ok(opened.below.every(({ area }) => area === "330502"));
  await assert.rejects(city.query(readIndex, {}), refused("access.sign-in"));
});

test("every figure says how its definition became what it is: a line for each version after the first", () => {
  const { all, told } = catalogueOf(modules);
  const figures = [...all.map(({ figure }) => figure), ...told];
  assert.ok(figures.length > 60);
  for (const { code, version, revisions = [] } of figures) {
    const newest = Number(/(\d+)$/.exec(version)?.[1]);
    assert.deepEqual(
      revisions.map((one) => one.version),
      Array.from({ length: newest - 1 }, (_, index) => String(index + 2)),
      code,
    );
    assert.ok(
      revisions.every(({ on, zh, en }) => /^\d{4}-\d{2}-\d{2}$/.test(on) && zh !== "" && en !== ""),
      code,
    );
  }
});
