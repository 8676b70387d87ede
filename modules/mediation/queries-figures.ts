import type { z } from "zod";
import { everyOf, type FigureSet, quotient, readCounts, toSql } from "#platform/figures";
import { receiptNumber } from "#platform/ids";
import { query, type QueryContext } from "#platform/modules";
import { decodePlace, encodePlace, PAGE } from "#platform/paging";
import { readers, scopeFor, visibleIn } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { placeInWords, places } from "#modules/places";
import { cityDay } from "./acting.ts";
import { ListMediationFigureRecords, ReadMediationFigures, type MediationFigureRecords, type MediationFigureTable } from "./contract.ts";
import { BESIDE, disputeSets, figures } from "./figures.ts";
import { FIGURES } from "./permits.ts";

const DAY = 86_400_000;
const before = (day: string, days: number): string => new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10);

function spanOf(ctx: Pick<QueryContext, "now">, ask: { from?: string | undefined; to?: string | undefined }): { from: string; to: string } {
  const today = cityDay(ctx.now);
  const to = ask.to === undefined || ask.to > today ? today : ask.to;
  const from = ask.from ?? before(to, 365);
  if (before(to, 6 * 366) > from) throw refuse.fields([{ path: "from", code: "mediation.span-too-long" }]);
  return { from, to };
}

const BELOW: Readonly<Record<number, 6 | 9 | 12>> = { 0: 6, 4: 6, 6: 9, 9: 12 };
const LEVEL = { 6: "county", 9: "town", 12: "village" } as const;
const beside: readonly string[] = [...new Set(Object.values(BESIDE).flat())];

export const readMediationFigures = query<z.output<typeof ReadMediationFigures>, MediationFigureTable>({
  name: "mediation.read-figures",
  route: "GET /api/mediation/figures",
  summary: {
    zh: "调解指标：两种成功率并列，谢绝、不成、未结在旁",
    en: "Figures of mediation: both success rates, with refused, failed and pending beside them",
  },
  input: ReadMediationFigures,
  allow: readers(FIGURES, "counts by area, for staff"),
  alike: true,
  scope: () => [""],
  run: async (ctx, ask) => {
    const area = ask.area ?? "";
    const span = spanOf(ctx, ask);
    const digits = BELOW[area.length] ?? 12;
    const counts = await readCounts(ctx.db, disputeSets, { area, digits, ...span });
    const all = ctx.read(places);
    const codes = [...new Set([...all.within(area, LEVEL[digits]).map(({ code }) => code), ...counts.map((count) => count.area)])].sort();
    const of = (code: string | null, where: string): number =>
      counts.filter((one) => one.set === code && (where === "" || one.area === where)).reduce((sum, { n }) => sum + n, 0);
    const rowOf = (where: string) => ({
      area: where || area,
      areaName: where === "" ? "合计" : all.names(where).zh,
      areaNameEn: where === "" ? "All" : all.names(where).en,
      figures: figures.map((figure) => {
        const [numerator, denominator] = [of(figure.numerator, where), of(figure.denominator, where)];
        return { code: figure.code, numerator, denominator, value: quotient(numerator, denominator) };
      }),
      beside: Object.fromEntries(beside.map((code) => [code, of(code, where)])),
    });
    return {
      ...span,
      figures: figures.map(({ code, zh, en, definition, version, higherIsBetter }) => ({
        code,
        zh,
        en,
        definition,
        version,
        higherIsBetter: higherIsBetter === true,
      })),
      rows: ["", ...codes].map(rowOf),
    };
  },
});

function setOf(figure: string, part: "numerator" | "denominator"): FigureSet {
  const found = figures.find(({ code }) => code === figure);
  const set = disputeSets.find(({ code }) => code === (part === "numerator" ? found?.numerator : found?.denominator) || code === figure);
  if (!set) throw refuse.notFound("mediation.no-such-figure");
  return set;
}

/** The same condition as the counters', over the records of the reader's own area: numbers, no names. */
export const listMediationFigureRecords = query<z.output<typeof ListMediationFigureRecords>, MediationFigureRecords>({
  name: "mediation.list-figure-records",
  route: "GET /api/mediation/figures/records",
  summary: { zh: "指标背后的案件", en: "The records behind a figure" },
  input: ListMediationFigureRecords,
  allow: readers(FIGURES),
  scope: scopeFor(FIGURES),
  run: async (ctx, { figure, part, area, cursor, ...ask }) => {
    const sql = ctx.db;
    const set = setOf(figure, part);
    const span = spanOf(ctx, ask);
    const after = decodePlace(cursor);
    const key = sql(set.table === "mediation.obligation" ? "obligation" : "id");
    const day = sql`${sql(set.day)}`;
    const where = everyOf(sql, [
      toSql(sql, set.where),
      visibleIn(sql, ctx, FIGURES, area),
      sql`${day} between ${span.from}::date and ${span.to}::date`,
      after ? sql`(${day}, ${key}) > (${after.at}::date, ${after.id}::uuid)` : sql`true`,
    ]);
    const found = await sql<{ home: string; id: string; at: string; place: string; day: string }[]>`
      select home, id, ${key}::text as at, place, ${day}::text as day from ${sql(set.table)} where ${where} order by ${day}, ${key} limit ${PAGE + 1}`;
    const rows = found.slice(0, PAGE);
    const last = rows.at(-1);
    return {
      rows: rows.map(({ home, id, place, day: on }) => ({
        home,
        id,
        number: receiptNumber(id),
        placeName: placeInWords(ctx, place),
        day: on,
      })),
      next: found.length > PAGE && last ? encodePlace({ at: last.day, id: last.at }) : null,
    };
  },
});
