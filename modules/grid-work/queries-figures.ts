import type { z } from "zod";
import { everyOf, type FigureSet, quotient, readCounts, toSql } from "#platform/figures";
import { receiptNumber } from "#platform/ids";
import { query, type QueryContext } from "#platform/modules";
import { decodePlace, encodePlace, PAGE } from "#platform/paging";
import { readers } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { placeInWords, places } from "#modules/places";
import { ListGridFigureRecords, ReadGridFigures, type GridFigureRecords, type GridFigureTable } from "./contract.ts";
import { cityDate, dayAfter } from "./entries.ts";
import { figures, requestSets, roundSets } from "./figures.ts";
import { LOOKERS } from "./permits.ts";
import { scopeFor, visibleIn } from "./queries-visible.ts";
import { cityPatrols } from "./register-patrols.ts";

const SETS: readonly FigureSet[] = [...requestSets, ...roundSets];
const DAYS_AT_MOST = 6 * 366;

/** What falls due tomorrow has not failed yet. */
function spanOf(ctx: Pick<QueryContext, "now">, ask: { from?: string | undefined; to?: string | undefined }): { from: string; to: string } {
  const today = cityDate(ctx.now);
  const to = ask.to === undefined || ask.to > today ? today : ask.to;
  const from = ask.from ?? dayAfter(to, -30);
  if (dayAfter(from, DAYS_AT_MOST) < to)
    throw refuse.fields([{ path: "from", code: "grid-work.span-too-long", params: { days: DAYS_AT_MOST } }]);
  return { from, to };
}

const BELOW: Readonly<Record<number, 6 | 9 | 12>> = { 0: 6, 4: 6, 6: 9, 9: 12 };
const LEVEL = { 6: "county", 9: "town", 12: "village" } as const;

export const readGridFigures = query<z.output<typeof ReadGridFigures>, GridFigureTable>({
  name: "grid-work.read-figures",
  route: "GET /api/grid-work/figures",
  summary: { zh: "代办和巡查指标，按地区", en: "Figures of service requests and patrol points, by area" },
  input: ReadGridFigures,
  allow: readers(LOOKERS, "counts by area, for staff"),
  alike: true,
  // Counters hold no record.
  scope: () => [""],
  run: async (ctx, ask) => {
    const area = ask.area ?? "";
    const span = spanOf(ctx, ask);
    const digits = BELOW[area.length] ?? 12;
    const counts = await readCounts(ctx.db, SETS, { area, digits, ...span });
    const all = ctx.read(places);
    const codes = [...new Set([...all.within(area, LEVEL[digits]).map(({ code }) => code), ...counts.map((count) => count.area)])].sort();
    const of = (code: string | null, where: string): number =>
      counts.filter((count) => count.set === code && count.area === where).reduce((sum, { n }) => sum + n, 0);
    return {
      figures: figures.map(({ code, zh, en, definition, version }) => ({ code, zh, en, definition, version })),
      rows: codes.map((where) => ({
        area: where,
        areaName: all.names(where).zh,
        areaNameEn: all.names(where).en,
        figures: figures.map((figure) => {
          const [numerator, denominator] = [of(figure.numerator, where), of(figure.denominator, where)];
          return { code: figure.code, numerator, denominator, value: quotient(numerator, denominator) };
        }),
      })),
      ...span,
    };
  },
});

type Found = { home: string; id: string; place: string; point: string | null; day: string };

function setOf(figure: string, part: "numerator" | "denominator"): FigureSet {
  const found = figures.find(({ code }) => code === figure);
  const set = SETS.find(({ code }) => code === (part === "numerator" ? found?.numerator : found?.denominator));
  if (!set) throw refuse.notFound("grid-work.no-such-figure");
  return set;
}

/** The same condition as the counters', over the records of the reader's own area. */
export const listGridFigureRecords = query<z.output<typeof ListGridFigureRecords>, GridFigureRecords>({
  name: "grid-work.list-figure-records",
  route: "GET /api/grid-work/figures/records",
  summary: { zh: "指标背后的代办和巡查点", en: "The records behind a figure" },
  input: ListGridFigureRecords,
  allow: readers(LOOKERS),
  scope: scopeFor(LOOKERS),
  run: async (ctx, { figure, part, area, cursor, ...ask }) => {
    const sql = ctx.db;
    const set = setOf(figure, part);
    const span = spanOf(ctx, ask);
    const after = decodePlace(cursor);
    const day = sql`${sql(set.day)}`;
    const where = everyOf(sql, [
      toSql(sql, set.where),
      visibleIn(sql, ctx, LOOKERS, area),
      sql`${day} between ${span.from}::date and ${span.to}::date`,
      after ? sql`(${day}, id) > (${after.at}::date, ${after.id}::uuid)` : sql`true`,
    ]);
    const point = set.table === "grid_work.round" ? sql`point::text` : sql`null::text`;
    const found = await sql<Found[]>`
      select home, id, place, ${point} as point, ${day}::text as day from ${sql(set.table)} where ${where} order by ${day}, id limit ${PAGE + 1}`;
    const rows = found.slice(0, PAGE);
    const last = rows.at(-1);
    const patrols = ctx.read(cityPatrols);
    return {
      rows: rows.map((row) => ({
        home: row.home,
        id: row.id,
        name: row.point === null ? receiptNumber(row.id) : (patrols.point(row.point)?.zh ?? row.point),
        placeName: placeInWords(ctx, row.place),
        day: row.day,
      })),
      next: found.length > PAGE && last ? encodePlace({ at: last.day, id: last.id }) : null,
    };
  },
});
