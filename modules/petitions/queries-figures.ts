import type { z } from "zod";
import { daysAsked, ratesOf, readCounts } from "#platform/figures";
import { query } from "#platform/modules";
import { readers } from "#platform/reading";
import { places } from "#modules/places";
import { ReadPetitionFigures, type PetitionFigureTable } from "./contract.ts";
import { figures, petitionSets } from "./figures.ts";
import { READERS } from "./permits.ts";

/** The days asked for: to today at most, a year when nothing else is said. */
export const periodOf = (now: string, ask: { from?: string | undefined; to?: string | undefined }): { from: string; to: string } =>
  daysAsked(now, ask, { usual: 365, tooLong: "petitions.span-too-long" });

/** Whole city and counties, no finer: a town with three petitions would tell who brought them. No order but the code's. */
export const readPetitionFigures = query<z.output<typeof ReadPetitionFigures>, PetitionFigureTable>({
  name: "petitions.read-figures",
  route: "GET /api/petitions/figures",
  summary: { zh: "信访履责指标，按县区", en: "How organs keep their duties in petitions, by county" },
  input: ReadPetitionFigures,
  allow: readers(READERS, "rates by county, for staff"),
  scope: () => [""],
  run: async (ctx, { area = "", ...ask }) => {
    const { from, to } = periodOf(ctx.now, ask);
    const within = area.slice(0, 6);
    const counts = Map.groupBy(await readCounts(ctx.db, petitionSets, { area: within, digits: 6, from, to }), (count) => count.area);
    const all = ctx.read(places);
    const codes = all
      .all()
      .filter((one) => one.level === "county" && one.code.startsWith(within))
      .map(({ code }) => code)
      .sort();
    return {
      from,
      to,
      figures: figures.map(({ code, zh, en, definition }) => ({ code, zh, en, definition })),
      rows: codes.map((code) => ({
        area: code,
        areaName: all.names(code).zh,
        areaNameEn: all.names(code).en,
        figures: ratesOf(figures, counts.get(code) ?? []),
      })),
    };
  },
});
