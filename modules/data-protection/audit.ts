import { namedUuid } from "#platform/ids";
import { noun, type Recorded, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { cityHome } from "#platform/settings";
import type { AuditTable, DraftAudit } from "./contract.ts";

/** Everything in it is published: the auditor's words name nobody, and the counts are withheld before they are written down. */
export type AuditEvent =
  | ({ type: "data-protection.audit-drafted" } & DraftAudit)
  | { type: "data-protection.audit-signed" }
  | { type: "data-protection.audit-issued"; tables: readonly AuditTable[] };

export type KnownAudit = DraftAudit & {
  stage: "drafted" | "counting" | "issued";
  tables: readonly AuditTable[];
  issuedAt: string | null;
};
export type Audit = { stage: "none" } | KnownAudit;

/** What the auditor tells everybody once a year: how often sealed data was looked at, what was refused, what got out. */
export const audit = noun<Audit, AuditEvent>({
  kind: "data-protection.audit",
  initial: { stage: "none" },
  evolve: (state: Audit, event: Recorded<AuditEvent>): Audit => {
    if (event.type === "data-protection.audit-drafted") {
      const { year, findings, recommendations } = event;
      return { stage: "drafted", year, findings, recommendations, tables: [], issuedAt: null };
    }
    if (state.stage === "none") return state;
    return event.type === "data-protection.audit-signed"
      ? { ...state, stage: "counting" }
      : { ...state, stage: "issued", tables: event.tables, issuedAt: event.at };
  },
});

/** One report for a year: found by what it is about. */
export const auditKey = (year: string): StreamKey => ({ home: cityHome(), id: namedUuid("data-protection.audit", cityHome(), year) });

/** Its first and last day. */
export const daysOfYear = (year: string): { from: string; to: string } => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** The years that are over, the newest first. */
export const yearsBefore = (today: string, many: number): string[] =>
  Array.from({ length: many }, (_, ago) => String(Number(today.slice(0, 4)) - 1 - ago));

export function draftAudit(state: Audit, facts: DraftAudit, today: string): AuditEvent[] {
  if (state.stage === "counting" || state.stage === "issued") throw refuse.conflict("data-protection.audit-signed-already");
  if (daysOfYear(facts.year).to >= today) throw refuse.fields([{ path: "year", code: "data-protection.audit-not-over" }]);
  return [{ type: "data-protection.audit-drafted", ...facts }];
}

/** Signed: from here on nobody changes it, the auditor neither. The numbers are counted by themselves. */
export function signAudit(state: Audit): AuditEvent[] {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state.stage === "drafted" ? [{ type: "data-protection.audit-signed" }] : [];
}

export const issueAudit = (state: Audit, tables: readonly AuditTable[]): AuditEvent[] =>
  state.stage === "counting" ? [{ type: "data-protection.audit-issued", tables }] : [];
