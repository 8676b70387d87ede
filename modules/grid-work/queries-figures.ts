import type { z } from "zod";
import { daysAsked, digitsBelow, type FigureSet, ratesOf, readCounts, recordsBehind } from "#platform/figures";
import { receiptNumber } from "#platform/ids";
import { query, type QueryContext } from "#platform/modules";
import { readers } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { placeInWords, places } from "#modules/places";
import { ListGridFigureRecords, ReadGridFigures, type GridFigureRecords, type GridFigureTable } from "./contract.ts";
import { figures, requestSets, roundSets } from "./figures.ts";
import { LOOKERS } from "./permits.ts";
import { scopeFor, visibleIn } from "./queries-visible.ts";
import { cityPatrols } from "./register-patrols.ts";

const SETS: readonly FigureSet[] = [...requestSets, ...roundSets];
const spanOf = ({ now }: Pick<QueryContext, "now">, ask: { from?: string | undefined; to?: string | undefined }) =>
  daysAsked(now, ask, { usual: 30, tooLong: "grid-work.span-too-long" });

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
    const digits = digitsBelow(area);
    const counts = Map.groupBy(await readCounts(ctx.db, SETS, { area, digits, ...span }), (count) => count.area);
    const all = ctx.read(places);
    const codes = [...new Set([...all.within(area, LEVEL[digits]).map(({ code }) => code), ...counts.keys()])].sort();
    return {
      figures: figures.map(({ code, zh, en, definition, version }) => ({ code, zh, en, definition, version })),
      rows: codes.map((where) => ({
        area: where,
        areaName: all.names(where).zh,
        areaNameEn: all.names(where).en,
        figures: ratesOf(figures, counts.get(where) ?? []),
      })),
      ...span,
    };
  },
});

type Found = { home: string; id: string; place: string; point: string | null };

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
    const point = set.table === "grid_work.round" ? sql`point::text` : sql`null::text`;
    const { rows, next } = await recordsBehind<Found>(sql, set, {
      ...spanOf(ctx, ask),
      where: [visibleIn(sql, ctx, LOOKERS, area)],
      columns: sql`home, id, place, ${point} as point`,
      cursor,
    });
    const patrols = ctx.read(cityPatrols);
    return {
      rows: rows.map((row) => ({
        home: row.home,
        id: row.id,
        name: row.point === null ? receiptNumber(row.id) : (patrols.point(row.point)?.zh ?? row.point),
        placeName: placeInWords(ctx, row.place),
        day: row.day,
      })),
      next,
    };
  },
});
