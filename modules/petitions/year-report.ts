import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { Proposal } from "./contract.ts";

/** Nothing of a person stands in it: advice is to organs, in the office's own words. */
export type ReportFacts = { area: string; period: string; unit: string; proposals: readonly Proposal[]; other: string | null };
export type YearReportEvent = ({ type: "petitions.year-report-drafted" } & ReportFacts) | { type: "petitions.year-report-issued" };
export type KnownReport = ReportFacts & { stage: "drafted" | "issued"; drafters: readonly string[] };
export type YearReport = { stage: "none" } | KnownReport;

/** What a petition office tells its Party committee, its government and the office above, once a year or half of one (条例 41). */
export const yearReport = noun<YearReport, YearReportEvent>({
  kind: "petitions.year-report",
  initial: { stage: "none" },
  evolve: (found: YearReport, event: Recorded<YearReportEvent>): YearReport => {
    if (event.type === "petitions.year-report-issued") return found.stage === "none" ? found : { ...found, stage: "issued" };
    const { area, period, unit, proposals, other } = event;
    const drafters = found.stage === "none" ? [] : found.drafters;
    return { stage: "drafted", area, period, unit, proposals, other, drafters: [...new Set([...drafters, event.by])] };
  },
});

/** First and last day. */
export function spanOfPeriod(period: string): { from: string; to: string } {
  const year = period.slice(0, 4);
  return {
    from: period.endsWith("H2") ? `${year}-07-01` : `${year}-01-01`,
    to: period.endsWith("H1") ? `${year}-06-30` : `${year}-12-31`,
  };
}

/** The years and halves that are over, the newest first. */
export function periodsBefore(today: string, years: number): string[] {
  const last = Number(today.slice(0, 4));
  return Array.from({ length: years + 1 }, (_, ago) => String(last - ago))
    .flatMap((year) => [year, `${year}-H2`, `${year}-H1`])
    .filter((period) => spanOfPeriod(period).to < today);
}

export function draftReport(found: YearReport, facts: ReportFacts, today: string): YearReportEvent[] {
  if (found.stage === "issued") throw refuse.conflict("petitions.year-report-issued-already");
  if (spanOfPeriod(facts.period).to >= today) throw refuse.fields([{ path: "period", code: "petitions.period-not-over" }]);
  return [{ type: "petitions.year-report-drafted", ...facts }];
}

/** Whoever wrote it does not issue it. */
export function issueReport(found: YearReport, by: string): YearReportEvent[] {
  if (found.stage === "none") throw refuse.notFound("petitions.no-year-report");
  if (found.stage === "issued") return [];
  if (found.drafters.includes(by)) throw refuse.forbidden("petitions.own-year-report");
  return [{ type: "petitions.year-report-issued" }];
}
