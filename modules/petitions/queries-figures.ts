import type { z } from "zod";
import { readCounts } from "#platform/figures";
import { query } from "#platform/modules";
import { readers } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { places } from "#modules/places";
import { ReadPetitionFigures, type PetitionFigureTable } from "./contract.ts";
import { figures, petitionSets } from "./figures.ts";
import { READERS } from "./permits.ts";

const DAY_MS = 86_400_000;
const DAYS_AT_MOST = 6 * 366;
const cityDate = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
const before = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);

/** The days asked for: to today at most, a year when nothing else is said. */
export function periodOf(now: string, ask: { from?: string | undefined; to?: string | undefined }): { from: string; to: string } {
  const today = cityDate(now);
  const to = ask.to === undefined || ask.to > today ? today : ask.to;
  const from = ask.from ?? before(to, 365);
  if (before(to, DAYS_AT_MOST) > from)
    throw refuse.fields([{ path: "from", code: "petitions.span-too-long", params: { days: DAYS_AT_MOST } }]);
  return { from, to };
}

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
    const counts = await readCounts(ctx.db, petitionSets, { area: within, digits: 6, from, to });
    const all = ctx.read(places);
    const of = (code: string | null, where: string): number =>
      counts.filter((count) => count.set === code && count.area === where).reduce((sum, { n }) => sum + n, 0);
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
        figures: figures.map((figure) => {
          const [numerator, denominator] = [of(figure.numerator, code), of(figure.denominator, code)];
          return {
            code: figure.code,
            numerator,
            denominator,
            value: denominator === 0 ? null : Math.round((numerator / denominator) * 1e6) / 1e6,
          };
        }),
      })),
    };
  },
});
