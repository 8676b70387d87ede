import { z } from "zod";
import { Subject, text } from "#contracts/grid-work";
import { UnitCode } from "#contracts/people";

/** 条例 41: advice to improve work, to mend a policy, to call to account; and what became of it. */
export const PROPOSAL_KINDS = ["improve", "policy", "account"] as const;
export const PROPOSAL_FATES = ["adopted", "partly", "not", "pending"] as const;
export const PROPOSALS_MOST = 30;

/** A year, or half of one: "2026", "2026-H1". */
export const ReportPeriod = z.string().regex(/^20\d{2}(-H[12])?$/);
const ReportArea = z.string().regex(/^\d{4}(\d{2})?$/);

export const Proposal = z.object({
  kind: z.enum(PROPOSAL_KINDS),
  to: UnitCode.min(1),
  text: text(1000),
  fate: z.enum(PROPOSAL_FATES),
});
export type Proposal = z.output<typeof Proposal>;

export const DraftReport = z.object({
  area: ReportArea,
  period: ReportPeriod,
  proposals: z.array(Proposal).max(PROPOSALS_MOST).default([]),
  other: text(3000).nullish(),
});
export type DraftReport = z.input<typeof DraftReport>;
export const IssueReport = Subject.extend({ unit: UnitCode.min(1) });

export const ListReports = z.object({ area: ReportArea.optional() });
export type ReportRow = {
  home: string;
  id: string;
  period: string;
  from: string;
  to: string;
  stage: "none" | "drafted" | "issued";
  unit: string;
  proposals: readonly (Proposal & { toName: { zh: string; en: string } })[];
  other: string | null;
  /** Whether the reader had a hand in the draft: somebody else issues it. */
  own: boolean;
};
export type ReportList = { areas: { code: string; zh: string; en: string }[]; area: string | null; rows: ReportRow[] };
