import { z } from "zod";

/** The auditor's report of a year: what is counted, each a partition of one whole. */
export const AUDIT_TABLES = [
  "looks-purpose",
  "looks-basis",
  "glass-review",
  "glass-told",
  "requests-outcome",
  "requests-time",
  "breaches-persons",
  "breaches-authority",
] as const;
export type AuditTableCode = (typeof AUDIT_TABLES)[number];

const Year = z.string().regex(/^20\d{2}$/);
/** Published as it is written: nobody is named in it. English may be left out. */
const words = (most: number, least: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(least)
        .max(most)
        .regex(/^(?:[^\p{Cc}\p{Cs}]|\n)*$/u),
    );
const Said = z.object({ zh: words(6000, 10), en: words(18_000, 0).default("") });

export const DraftAudit = z.object({ year: Year, findings: Said, recommendations: Said });
export type DraftAudit = z.output<typeof DraftAudit>;
export const IssueAudit = z.object({ year: Year });
export type IssueAudit = z.output<typeof IssueAudit>;

/** null: a few, and so not said; nor what would tell of it. */
const Count = z.number().int().min(0).nullable();
const AuditTable = z.object({
  code: z.enum(AUDIT_TABLES),
  total: Count,
  rows: z.array(z.object({ key: z.string().max(80), n: Count })).max(400),
});
export type AuditTable = z.output<typeof AuditTable>;
export const NoteAudit = z.object({ year: Year, tables: z.array(AuditTable).max(AUDIT_TABLES.length) });
export type NoteAudit = z.output<typeof NoteAudit>;

export const ListAudits = z.object({});
type Words = { zh: string; en: string };
export type AuditRow = {
  year: string;
  stage: "none" | "drafted" | "counting" | "issued";
  findings: Words;
  recommendations: Words;
  issuedOn: string | null;
};
export type AuditList = { rows: readonly AuditRow[]; next: null; mayWrite: boolean };

export const ReadAudits = z.object({});
export type PublicAudit = {
  year: string;
  findings: Words;
  recommendations: Words;
  issuedOn: string;
  tables: readonly AuditTable[];
};
