import type { z } from "zod";
import { daysAsked, digitsBelow, type FigureSet, ratesOf, readCounts, recordsBehind, totalOf } from "#platform/figures";
import { receiptNumber } from "#platform/ids";
import { query, type QueryContext } from "#platform/modules";
import { readers, scopeFor, visibleIn } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { placeInWords, places } from "#modules/places";
import { ListMediationFigureRecords, ReadMediationFigures, type MediationFigureRecords, type MediationFigureTable } from "./contract.ts";
import { BESIDE, disputeSets, figures } from "./figures.ts";
import { FIGURES } from "./permits.ts";

const spanOf = ({ now }: Pick<QueryContext, "now">, ask: { from?: string | undefined; to?: string | undefined }) =>
  daysAsked(now, ask, { usual: 365, tooLong: "mediation.span-too-long" });

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
    const digits = digitsBelow(area);
    const counts = await readCounts(ctx.db, disputeSets, { area, digits, ...span });
    const byArea = Map.groupBy(counts, (count) => count.area);
    const all = ctx.read(places);
    const codes = [...new Set([...all.within(area, LEVEL[digits]).map(({ code }) => code), ...byArea.keys()])].sort();
    const rowOf = (where: string) => {
      const within = where === "" ? counts : (byArea.get(where) ?? []);
      return {
        area: where || area,
        areaName: where === "" ? "合计" : all.names(where).zh,
        areaNameEn: where === "" ? "All" : all.names(where).en,
        figures: ratesOf(figures, within),
        beside: Object.fromEntries(beside.map((code) => [code, totalOf(within, code)])),
      };
    };
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
    const { rows, next } = await recordsBehind<{ home: string; id: string; place: string }>(sql, set, {
      ...spanOf(ctx, ask),
      where: [visibleIn(sql, ctx, FIGURES, area)],
      columns: sql`home, id, place`,
      cursor,
    });
    return {
      rows: rows.map(({ home, id, place, day }) => ({
        home,
        id,
        name: receiptNumber(id),
        placeName: placeInWords(ctx, place),
        day,
      })),
      next,
    };
  },
});
