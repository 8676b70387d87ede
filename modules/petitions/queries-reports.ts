import { liveGrants } from "#platform/access";
import type { z } from "zod";
import { cityDay } from "#platform/days";
import { query, type QueryContext } from "#platform/modules";
import { readers, stateOf } from "#platform/reading";
import { places } from "#modules/places";
import { ListReports, type ReportList, type ReportRow } from "./contract.ts";
import { APPROVE, grantToReport, overPlace, SENDERS, WATCH } from "./permits.ts";
import { unitName } from "./queries-visible.ts";
import { reportKey } from "./report-key.ts";
import { periodsBefore, spanOfPeriod, yearReport } from "./year-report.ts";

const YEARS_BACK = 4;
const REPORTERS = [...SENDERS, ...APPROVE, ...WATCH] as const;

async function rowOf(ctx: QueryContext, area: string, period: string): Promise<ReportRow | null> {
  const key = reportKey(area, period);
  const found = await stateOf(ctx, yearReport, key);
  if (found === null ? overPlace(ctx, [...SENDERS, ...WATCH], area) === null : grantToReport(ctx, area, found.unit) === null) return null;
  return {
    ...key,
    period,
    ...spanOfPeriod(period),
    stage: found?.stage ?? "none",
    unit: found?.unit ?? "",
    proposals: (found?.proposals ?? []).map((one) => ({ ...one, toName: { zh: unitName(ctx, one.to), en: unitName(ctx, one.to, "en") } })),
    other: found?.other ?? null,
    own: found !== null && ctx.actor.kind === "staff" && found.drafters.includes(ctx.actor.id),
  };
}

/** Each year and half that is over, with its report or without; the numbers stand in the paper alone. */
export const listYearReports = query<z.output<typeof ListReports>, ReportList>({
  name: "petitions.list-year-reports",
  route: "GET /api/petitions/reports",
  summary: { zh: "信访工作年度、半年度报告", en: "Reports on petition work by year and half" },
  input: ListReports,
  allow: readers(REPORTERS, "petition office of a county or city, head of its unit, supervisor"),
  scope: () => [""],
  run: async (ctx, ask) => {
    const all = ctx.read(places);
    const codes = [...new Set(liveGrants(ctx, REPORTERS).map(({ area }) => area))].filter((code) => code.length <= 6).sort();
    const area = ask.area ?? codes[0] ?? null;
    const areas = codes.map((code) => ({ code, ...all.names(code) }));
    if (area === null) return { areas, area, rows: [] };
    const rows = await Promise.all(periodsBefore(cityDay(ctx.now), YEARS_BACK).map((period) => rowOf(ctx, area, period)));
    return { areas, area, rows: rows.filter((row) => row !== null) };
  },
});
