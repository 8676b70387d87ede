import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { countersAnswer, readCounts, recount, type Count } from "#platform/figures";
import { person, type TestCity } from "#platform/testing";
import { Refusal } from "#platform/refusals";
import {
  acceptIncident,
  answerIncidentAtOnce,
  callBackReporter,
  dispatchIncident,
  handOverIncident,
  mergeIncident,
  takeIncidentFirstStep,
  verifyIncident,
  voidIncident,
} from "../commands.ts";
import type { FigureRow, FigureValue } from "../contract.ts";
import { incidentSets, setOf } from "../figure-sets.ts";
import { figures } from "../figures.ts";
import { listFigureRecords, listFigures, listPublicRecords, readFigures } from "../queries-figures.ts";
import { readKinds } from "../queries-kinds.ts";
import { mondayOf } from "../due.ts";
import { listSignals, rising } from "../queries-signals.ts";
import { FEW, hiddenIn, unnamedTowns, withheldKeys, withhold, type LevelRows } from "../small-counts.ts";
import fc from "fast-check";
import { resident } from "#platform/access";
import { dispatcher, handler, HOUR, OTHER_TOWN, readCity, report, solve, supervisor, TOWN, verify, VILLAGE } from "./reads.ts";

let city: TestCity;
before(async () => {
  city = await readCity();
  // Nine reports: six solved and rated (one badly), one late and open, one of another town, one an entry error.
  for (let index = 0; index < 6; index += 1) {
    city.advance(10 * 60_000);
    await solve(city, await report(city, { phone: "13800001234" }), { satisfied: index === 0 ? 1 : 5, solved: index !== 0 });
  }
  await verify(city, await report(city));
  await report(city, { area: OTHER_TOWN });
  const mistake = await report(city);
  await city.execute(voidIncident, { ...mistake.key, reason: "重复录入" }, { actor: supervisor });
});
after(() => city.close());

const SPAN = { from: "2026-11-01", to: "2026-11-30" };
const pick = (rows: readonly FigureRow[], area: string, code: string): FigureValue | undefined =>
  rows.find((row) => row.area === area)?.figures.find((value) => value.code === code);
const numbers = (value: FigureValue | undefined): (number | null | undefined)[] => [value?.numerator, value?.denominator];

test("each figure is its numerator over its denominator, and what was entered by mistake is in none", async () => {
  const { rows } = await city.query(readFigures, { area: "330502", level: "town", ...SPAN }, supervisor);
  assert.deepEqual(pick(rows, TOWN, "evt.reported")?.numerator, 7);
  assert.deepEqual(pick(rows, OTHER_TOWN, "evt.reported")?.numerator, 1);
  assert.deepEqual(numbers(pick(rows, TOWN, "evt.closed")), [6, 7]);
  assert.deepEqual(numbers(pick(rows, TOWN, "evt.closed30")), [6, 7]);
  assert.deepEqual(numbers(pick(rows, TOWN, "evt.sat")), [5, 6]);
  assert.deepEqual(numbers(pick(rows, TOWN, "evt.rate")), [6, 6]);
  assert.deepEqual(numbers(pick(rows, TOWN, "evt.bounce")), [0, 6]);
  assert.equal(pick(rows, OTHER_TOWN, "evt.closed")?.value, null, "nothing accepted is no rate, not a hundred percent");
});

test("a record that falls due without an end counts as not in time, and in time plus not in time is all that was due", async () => {
  city.set("2026-11-30T02:00:00.000Z");
  const { rows } = await city.query(readFigures, { area: "330502", level: "town", ...SPAN }, supervisor);
  assert.deepEqual(numbers(pick(rows, TOWN, "evt.ontime")), [6, 7]);
  assert.deepEqual(numbers(pick(rows, TOWN, "evt.late")), [1, 7]);
  // A due date still ahead has not been missed: nothing of the future is asked.
  assert.equal((await city.query(readFigures, { from: "2026-11-01", to: "2027-11-01" }, supervisor)).to, "2026-11-30");
});

test("how much was taken up, how long a dispatch took, whether somebody was there in time, what the desk answered and who was reached", async () => {
  const { rows } = await city.query(readFigures, { area: "330502", level: "town", ...SPAN }, supervisor);
  assert.deepEqual(numbers(pick(rows, TOWN, "evt.accept")), [7, 7]);
  assert.deepEqual(numbers(pick(rows, OTHER_TOWN, "evt.accept")), [0, 1], "not verified yet is not taken up");
  assert.equal(pick(rows, TOWN, "evt.dispatch")?.numerator, 6);
  const day = { from: "2027-01-01", to: "2027-01-31" };
  const begun = city.now();
  city.set("2027-01-12T02:00:00.000Z");
  const unit = `cg-${TOWN}`;
  const clerk = person({ role: "intakeClerk", area: TOWN, unit: `centre-${TOWN}` });
  for (const lateBy of [0, 2 * HOUR]) {
    const cover = await report(city, { category: "0401", description: "井盖不见了" });
    await verify(city, cover, "井盖缺失");
    city.advance(30 * 60_000);
    await city.execute(dispatchIncident, { ...cover.key, lead: unit, coUnits: [], note: null } as never, { actor: dispatcher });
    await city.execute(acceptIncident, { ...cover.key, unit }, { actor: handler });
    city.advance(lateBy);
    const step = { ...cover.key, unit, firstStep: "guarded", text: null, photos: [] };
    await city.execute(takeIncidentFirstStep, step as never, { actor: handler });
  }
  const asked = await report(city, { category: "1501", phone: "13800001234", channel: "phone" });
  await city.execute(answerIncidentAtOnce, { ...asked.key, answer: "凭身份证办理" }, { actor: clerk });
  const other = person({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
  const ring = (outcome: "unreached" | "solved") =>
    city.execute(callBackReporter, callBackReporter.input.parse({ ...asked.key, outcome, ...(outcome === "solved" ? { satisfied: 5 } : {}) }), { actor: other }); // prettier-ignore
  await ring("unreached");
  const counted = async (code: string) => {
    const found = await city.query(readFigures, { area: "330502", level: "town", ...day }, supervisor);
    return pick(found.rows, TOWN, code);
  };
  assert.deepEqual(numbers(await counted("evt.reached")), [0, 1]);
  await ring("solved");
  assert.deepEqual(numbers(await counted("evt.reached")), [1, 1]);
  assert.deepEqual(numbers(await counted("evt.firststep")), [1, 2]);
  assert.deepEqual(numbers(await counted("evt.atdesk")), [1, 1]);
  assert.deepEqual([(await counted("evt.dispatch"))?.numerator, (await counted("evt.dispatch"))?.value], [2, 0.5]);
  city.set(begun);
});

test("an open late record that is voided, or merged into a fresh one, is late in the figures as before", async () => {
  const room = person({ role: "dispatcher", area: "330503" });
  const area = "330503001";
  const span = { area, level: "town" as const, ...SPAN };
  const counted = async () => {
    const { rows } = await city.query(readFigures, span, room);
    return [...numbers(pick(rows, area, "evt.late")), ...numbers(pick(rows, area, "evt.ontime"))];
  };
  const [wrong, old] = [await report(city, { area }), await report(city, { area })];
  const begun = city.now();
  city.set("2026-12-20T02:00:00.000Z");
  const DECEMBER = { from: "2026-11-01", to: "2026-12-19" };
  Object.assign(span, DECEMBER);
  assert.deepEqual(await counted(), [2, 2, 0, 2]);
  const over = person({ role: "supervisor", area: "330503" });
  await city.execute(voidIncident, { ...wrong.key, reason: "测试录入" }, { actor: over });
  const fresh = await report(city, { area });
  await city.execute(mergeIncident, { ...old.key, into: fresh.key, reason: "同一盏灯" }, { actor: room });
  assert.deepEqual(await counted(), [2, 2, 0, 2]);
  const opened = await city.query(listFigureRecords, { figure: "evt.late", part: "numerator", area, ...DECEMBER }, over);
  assert.deepEqual(new Set(opened.rows.map(({ id }) => id)), new Set([wrong.key.id, fresh.key.id]));
  city.set(begun);
});

test("every set counted by the counters is the recount of its records, unfolded, folded, at every level", async () => {
  const sql = city.runtime.pools.write;
  const inOrder = (counts: readonly Count[]) =>
    counts.filter(({ n }) => n !== 0).toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
  for (const folded of [false, true]) {
    if (folded) await city.jobs();
    for (const digits of [4, 6, 9, 12] as const)
      for (const set of incidentSets) {
        const span = { area: "3305", digits, from: "2026-11-05", to: "2026-12-31" };
        assert.deepEqual(inOrder(await readCounts(sql, [set], span)), inOrder(await recount(sql, set, span)), `${set.code} ${digits}`);
      }
  }
  const [total] = await readCounts(sql, [setOf("evt.reported")], { area: "3305", digits: 4, ...SPAN });
  assert.equal(total?.n, 8);
});

test("a number opens into exactly its records, for staff by page and for everybody masked", async () => {
  for (const figure of figures.filter(({ denominator }) => denominator !== null)) {
    const { rows } = await city.query(readFigures, { area: "3305", level: "city", ...SPAN }, supervisor);
    const value = pick(rows, "3305", figure.code);
    for (const part of ["numerator", "denominator"] as const) {
      const records = await city.query(
        listFigureRecords,
        { figure: figure.code, part, area: "3305", ...SPAN },
        person({ role: "commandRoom", area: "3305" }),
      );
      assert.equal(records.rows.length, value?.[part], `${figure.code} ${part}`);
    }
  }
  const masked = await city.query(listPublicRecords, { code: "evt.reported", set: "numerator", area: "3305", ...SPAN });
  assert.equal(masked.total, 8);
  assert.equal(masked.rows.length, 8);
  // Seven in one town and one in another: the one alone would be named by the list, so neither town is.
  assert.deepEqual(new Set(masked.rows.map(({ place }) => place)), new Set(["吴兴区"]));
  assert.ok(masked.rows.every(({ number, place }) => /^[0-9A-Z]{4}-\*{4}$/.test(number) && !place.includes("社区")));
  await assert.rejects(
    city.query(listPublicRecords, { code: "evt.reported", set: "numerator", area: OTHER_TOWN, ...SPAN }),
    (cause: unknown) => cause instanceof Refusal && cause.body.code === "incidents.too-few",
  );
});

test("sealed records are counted, and the public file tells nothing else of them", async () => {
  await report(city, { category: "1202", description: "求助" });
  const masked = await city.query(listPublicRecords, { code: "evt.reported", set: "numerator", area: "330502", ...SPAN });
  const sealed = masked.rows.filter(({ number }) => number === "****");
  assert.equal(sealed.length, 1);
  assert.deepEqual([sealed[0]?.category, sealed[0]?.day], ["", "2026-11"]);
  const page = await city.query(
    listFigureRecords,
    { figure: "evt.reported", part: "numerator", area: TOWN, ...SPAN },
    person({ role: "commandRoom", area: TOWN }),
  );
  assert.ok(page.rows.every(({ category }) => category !== "1202"));
});

test("reports by kind are the counters' reports, each opens into its records, and sealed kinds are one number", async () => {
  const room = person({ role: "commandRoom", area: "3305" });
  for (const area of ["", "330502", TOWN, VILLAGE]) {
    const kinds = await city.query(readKinds, { area, ...SPAN }, room);
    const level = area === "" ? "city" : area === "330502" ? "county" : area === TOWN ? "town" : "village";
    const { rows } = await city.query(readFigures, { area, level, ...SPAN }, room);
    const all = rows
      .filter((row) => row.area.startsWith(area))
      .reduce((sum, row) => sum + (pick([row], row.area, "evt.reported")?.numerator ?? 0), 0);
    assert.equal(
      kinds.rows.reduce((sum, { n }) => sum + n, kinds.sealed),
      all,
      area,
    );
    for (const { category, zh, n } of kinds.rows) {
      assert.notEqual(zh, category);
      const asked = { figure: "evt.reported", part: "numerator" as const, category, area: area === "" ? "3305" : area, ...SPAN };
      const page = await city.query(listFigureRecords, asked, room);
      assert.equal(page.rows.length, n, `${area} ${category}`);
      assert.ok(page.rows.every((row) => row.category === category));
    }
  }
  const { rows, sealed } = await city.query(readKinds, { area: TOWN, ...SPAN }, room);
  assert.ok(sealed === 1 && rows.every(({ category }) => category !== "1202"));
  await assert.rejects(city.query(readKinds, { area: TOWN, ...SPAN }), Refusal, "who handles no cases gets no counts by kind");
});

test("a year of whole months by kind is looked up, a broken month of a village is counted, and both agree", async () => {
  const kinds = [setOf("evt.reported-kinds")];
  const year = { area: VILLAGE, digits: 12 as const, from: "2026-01-01", to: "2026-12-31" };
  assert.equal(countersAnswer(kinds, year), true);
  assert.equal(countersAnswer(kinds, { ...year, to: "2026-12-30" }), false);
  assert.equal(countersAnswer(kinds, { ...year, to: "2026-12-30" }, "2026-12-30"), true, "nothing was reported after today");
  assert.equal(countersAnswer(kinds, { ...year, area: `${VILLAGE}001` }), false, "a grid has no counters");
  assert.equal(countersAnswer([setOf("evt.due")], { ...year, to: "2026-12-30" }, "2026-12-30"), false, "a due date may lie ahead");
});

test("median and p90 are working time of the records that ended", async () => {
  const { rows } = await city.query(readFigures, { area: TOWN, level: "town", ...SPAN }, dispatcher);
  const time = pick(rows, TOWN, "evt.median");
  assert.equal(time?.numerator, 6);
  assert.ok(time !== undefined && time.value !== null && time.p90 !== null && time.p90 !== undefined && time.value <= time.p90);
});

const row = (area: string, numerator: number, denominator: number | null): FigureRow => ({
  area,
  areaName: area,
  areaNameEn: area,
  figures: [{ code: "x", numerator, denominator, value: null }],
});
const shown = (rows: readonly FigureRow[]): string[] =>
  withhold(rows, hiddenIn([{ parentDigits: 0, rows }]))
    .filter(({ figures: [value] }) => !value?.hidden)
    .map(({ area }) => area);

test("the public sees no number under five, nor its complement, nor what the whole would give away", () => {
  assert.deepEqual(shown([row("a", 20, null), row("b", 3, null), row("c", 9, null), row("d", 50, null)]), ["a", "d"]);
  assert.deepEqual(shown([row("a", 98, 100), row("b", 50, 100), row("c", 60, 100)]), ["c"]);
  assert.deepEqual(shown([row("a", 0, null), row("b", 9, null)]), ["a", "b"]);
  assert.deepEqual(shown([row("a", 2, null), row("b", 1, null), row("c", 9, null)]), [], "the whole less c would be three");
});

/** A small city by chance: villages in towns in counties, each level summed up. */
const smallCity = fc
  .array(fc.array(fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 4 }), { maxLength: 4 }), { maxLength: 4 })
  .map((counties) => {
    const two = (index: number): string => String(index + 1).padStart(2, "0");
    const villages = counties.flatMap((towns, c) =>
      towns.flatMap((some, t) => some.map(([n, more], v) => row(`3305${two(c)}0${two(t)}0${two(v)}`, n, n + more))),
    );
    const summed = (digits: number): FigureRow[] =>
      [...Map.groupBy(villages, ({ area }) => area.slice(0, digits))].map(([area, rows]) =>
        row(
          area,
          rows.reduce((sum, one) => sum + (one.figures[0]?.numerator ?? 0), 0),
          rows.reduce((sum, one) => sum + (one.figures[0]?.denominator ?? 0), 0),
        ),
      );
    return [4, 6, 9, 12].map((digits, index): LevelRows<FigureRow> => ({ parentDigits: [0, 4, 6, 9][index] ?? 0, rows: summed(digits) }));
  });

test("no two public answers of a month, one lying in the other, leave fewer than five records between them", () => {
  const few = (n: number): boolean => n > 0 && n < 5;
  let compared = 0;
  fc.assert(
    fc.property(smallCity, (levels) => {
      const hidden = hiddenIn(levels);
      const answers = levels
        .flatMap(({ rows }) => withhold(rows, hidden))
        .flatMap(({ area, figures: [value] }) => (value && !value.hidden ? [{ area, value }] : []));
      for (const wide of answers)
        for (const narrow of answers.filter(({ area }) => area !== wide.area && area.startsWith(wide.area))) {
          compared += 1;
          const [n, of] = [wide.value.numerator - narrow.value.numerator, (wide.value.denominator ?? 0) - (narrow.value.denominator ?? 0)];
          assert.ok(!few(n) && !few(of) && !few(of - n), `${wide.area} less ${narrow.area}: ${n} of ${of}`);
        }
    }),
    { numRuns: 2000 },
  );
  assert.ok(compared > 1000, "the city was not all hidden");
});

test("the public asks for one calendar month at a time, whole; staff ask for any days", async () => {
  const month = await city.query(readFigures, { area: "3305", from: "2026-11-05", to: "2026-11-09" });
  assert.deepEqual([month.from, month.to], ["2026-11-01", "2026-11-30"]);
  assert.deepEqual((await city.query(readFigures, { area: "3305", from: "2026-10-20" }, resident)).to, "2026-10-31");
  for (const ask of [
    { from: "2026-10-31", to: "2026-11-01" },
    { from: "2026-01-01", to: "2026-12-31" },
    { to: "2026-10-01", from: "2026-11-01" },
  ]) {
    const refused = (cause: unknown) =>
      cause instanceof Refusal && (cause.body.fields?.some(({ code }) => code === "incidents.one-month") ?? false);
    await assert.rejects(city.query(readFigures, { area: "3305", ...ask }), refused);
    await assert.rejects(city.query(listPublicRecords, { code: "evt.reported", set: "numerator", area: "3305", ...ask }), refused);
  }
  const days = await city.query(readFigures, { area: "3305", from: "2026-11-05", to: "2026-11-09" }, supervisor);
  assert.deepEqual([days.from, days.to], ["2026-11-05", "2026-11-09"]);
});

test("a town whose number is withheld gives no list of it either, though it has five and more: the county less the town would be a few", async () => {
  const { rows } = await city.query(readFigures, { area: "330502", level: "town", ...SPAN });
  assert.equal(pick(rows, TOWN, "evt.reported")?.hidden, true);
  await assert.rejects(
    city.query(listPublicRecords, { code: "evt.reported", set: "numerator", area: TOWN, ...SPAN }),
    (cause: unknown) => cause instanceof Refusal && cause.body.code === "incidents.too-few",
  );
});

test("a town with fewer than five is not named beside its records, nor can it be told by who is left", () => {
  const towns = (...n: number[]) => n.map((count, index) => ({ area: `33050200${index}`, n: count }));
  assert.deepEqual([...unnamedTowns(towns(9, 6, 2))].sort(), ["330502001", "330502002"]);
  assert.deepEqual([...unnamedTowns(towns(9, 3, 2))].sort(), ["330502001", "330502002"]);
  assert.deepEqual([...unnamedTowns(towns(9, 6, 0))], []);
  assert.deepEqual([...unnamedTowns([...towns(9, 5), { area: "330503001", n: 1 }])], ["330503001"]);
});

test("what an area's public table withholds cannot be had from the staff's words in it", async () => {
  const { rows } = await city.query(readFigures, { area: "330502", level: "town", ...SPAN });
  assert.equal(pick(rows, OTHER_TOWN, "evt.reported")?.hidden, true);
  assert.equal(pick(rows, OTHER_TOWN, "evt.reported")?.numerator, 0);
});

test("a topic rises when it comes half as often again as in the four weeks before, and five times at least", () => {
  const topic = (...weeks: number[]) => ({ area: TOWN, category: "0402", weeks });
  assert.equal(rising([topic(4, 4, 4, 4, 6)]).length, 1);
  assert.equal(rising([topic(4, 4, 4, 4, 5)]).length, 0);
  assert.equal(rising([topic(0, 0, 0, 0, 4)]).length, 0);
  assert.deepEqual(
    rising([topic(0, 0, 0, 0, 5)]).map(({ now, usual }) => [now, usual]),
    [[5, 0]],
  );
  assert.equal(mondayOf("2026-11-29"), "2026-11-23");
  assert.equal(mondayOf("2026-11-23"), "2026-11-23");
});

test("what rises in a town is told to its dispatcher, and to residents only once it was answered", async () => {
  city.advance(HOUR);
  for (let index = 0; index < 5; index += 1) await report(city, { category: "0501", area: VILLAGE });
  const told = await city.query(listSignals, {}, dispatcher);
  assert.deepEqual(
    told.rising.map(({ area, category, now }) => [area, category, now]),
    [[TOWN, "0501", 5]],
  );
  assert.deepEqual(await city.query(listSignals, {}), { rising: [], adopted: [], rows: [] });
  assert.deepEqual((await city.query(listSignals, {}, person({ role: "dispatcher", area: OTHER_TOWN }))).rising, []);
});

test("every figure has words in both languages, two sets at most, and sets that exist", async () => {
  const { rows } = await city.query(listFigures, {});
  for (const { code, zh, en, definition, numerator, denominator } of rows) {
    assert.ok(zh && en && definition.zh && definition.en, code);
    assert.ok(setOf(numerator) && (denominator === null || setOf(denominator)));
  }
  assert.equal(new Set(incidentSets.map(({ code }) => code)).size, incidentSets.length);
});

test("a cohort is followed for thirty days after each record was accepted: what ends later is ended, and not within them", async () => {
  const room = person({ role: "dispatcher", area: "330503" });
  const area = "330503001";
  const begun = city.now();
  const records = [await report(city, { area }), await report(city, { area })];
  for (const { key } of records) await city.execute(verifyIncident, { ...key, category: "0402", summary: "路灯不亮" }, { actor: room });
  const handOver = (key: { home: string; id: string }) =>
    city.execute(handOverIncident, { ...key, to: "供电公司", acceptedBy: "值班员", reason: "属供电设施" }, { actor: room });
  city.advance(30 * 86_400_000 - 60_000);
  await handOver(records[0]!.key);
  city.advance(120_000);
  await handOver(records[1]!.key);
  const { rows } = await city.query(readFigures, { area, level: "town", from: begun.slice(0, 10), to: begun.slice(0, 10) }, room);
  assert.deepEqual(numbers(pick(rows, area, "evt.closed")), [2, 2]);
  assert.deepEqual(numbers(pick(rows, area, "evt.closed30")), [1, 2]);
});

test("of a plain list beside its total, what is withheld is nothing or at least five together, and nothing is taken along for nothing", () => {
  const keys = (...ns: number[]): number[] =>
    [...withheldKeys(ns.map((n, nth) => ({ key: String(nth), n })))].map(Number).toSorted((left, right) => left - right);
  assert.deepEqual(keys(20, 1, 1, 9), [1, 2, 3], "two that make two are one each");
  assert.deepEqual(keys(20, 1, 9), [1, 2], "a single one is the whole less the others");
  assert.deepEqual(keys(20, 3, 2, 9), [1, 2]);
  assert.deepEqual(keys(20, 0, 9), []);
  assert.deepEqual(keys(3), [0]);
  fc.assert(
    fc.property(fc.array(fc.nat(12), { maxLength: 8 }), (ns) => {
      const hidden = keys(...ns);
      const together = hidden.reduce((sum, nth) => sum + ns[nth]!, 0);
      for (const [nth, n] of ns.entries()) if (n > 0 && n < FEW) assert.ok(hidden.includes(nth));
      assert.ok(hidden.length === 0 || together >= FEW || ns.every((n, nth) => n === 0 || hidden.includes(nth)), JSON.stringify(ns));
    }),
  );
});
