import type { z } from "zod";
import { holds, type Allow } from "#platform/access";
import { cityDay } from "#platform/days";
import { namedUuid } from "#platform/ids";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { documentRefs, issueDocument } from "#modules/documents";
import { organisations } from "#modules/organisations";
import { assertPlace, assertUnit, keyOf } from "./acting.ts";
import { DraftReport, IssueReport, type PetitionDone } from "./contract.ts";
import { grantToReport, SENDERS } from "./permits.ts";
import { reportPaper } from "./report-paper.ts";
import { reportKey } from "./report-key.ts";
import { draftReport, issueReport, yearReport } from "./year-report.ts";

/** The petition office that reports for an area, else its centre. */
function officeOf(ctx: CommandContext, area: string): string {
  const all = ctx.read(organisations);
  const own = ["xf", "centre"].map((department) => all.responsible(department, area)).find((unit) => unit !== undefined);
  if (!own) throw refuse.fields([{ path: "area", code: "petitions.no-such-unit" }]);
  return own.code;
}

export const draftYearReport = command<z.output<typeof DraftReport>, PetitionDone>({
  name: "petitions.draft-year-report",
  route: "POST /api/petitions/reports",
  summary: { zh: "起草信访工作年度（半年度）报告", en: "Draft the report on petition work" },
  input: DraftReport,
  about: ({ area, period }) => [ref(yearReport, reportKey(area, period))],
  allow: holds(SENDERS, (_, { area }) => area, "petition office over the area"),
  run: (ctx, { area, period, proposals, other }) => {
    assertPlace(ctx, area);
    proposals.forEach(({ to }, index) => assertUnit(ctx, to, `proposals.${index}.to`));
    const facts = { area, period, unit: officeOf(ctx, area), proposals, other: other ?? null };
    const key = reportKey(area, period);
    return { ...key, stage: ctx.change(yearReport, key, (state) => draftReport(state, facts, cityDay(ctx.now))).stage };
  },
});

const issuing = (input: z.output<typeof IssueReport>) => ({
  unit: input.unit,
  subject: keyOf(input),
  id: namedUuid("petitions.year-report-paper", input.home, input.id),
});
const issuers: Allow<z.output<typeof IssueReport>> = {
  roles: ["dispatcher", "approver", "supervisor"],
  condition: "petition office over the area, head of its unit or supervisor, not the drafter",
  admits: (ctx, input) => {
    const found = ctx.state(yearReport, keyOf(input));
    return found.stage === "none" ? null : grantToReport(ctx, found.area, found.unit);
  },
};
type Issued = StreamKey & { number: string };

export const issueYearReport = command<z.output<typeof IssueReport>, Issued>({
  name: "petitions.issue-year-report",
  route: "POST /api/petitions/reports/{home}/{id}/issuing",
  summary: { zh: "签发信访工作报告", en: "Issue the report on petition work" },
  input: IssueReport,
  about: (input) => [ref(yearReport, keyOf(input)), ...documentRefs(reportPaper, issuing(input))],
  allow: issuers,
  run: (ctx, input) => {
    const found = ctx.change(yearReport, keyOf(input), (state) => issueReport(state, ctx.actor.id));
    if (found.stage === "none" || found.unit !== input.unit) throw refuse.conflict("petitions.no-such-paper");
    return { ...keyOf(input), number: issueDocument(ctx, reportPaper, { ...issuing(input), place: found.area }) };
  },
});
