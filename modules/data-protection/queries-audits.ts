import { cityDay } from "#platform/days";
import { query, type QueryContext } from "#platform/modules";
import { everybody, readers, statesOf } from "#platform/reading";
import { cityCode } from "#platform/settings";
import { audit, auditKey, yearsBefore, type KnownAudit } from "./audit.ts";
import * as c from "./contract.ts";
import { AUDITORS, over, REGISTER_READERS } from "./permits.ts";

/** Reports stay for good; none is of a year before this. */
const FIRST = 2020;

async function auditsOf(ctx: QueryContext): Promise<{ year: string; state: KnownAudit | null }[]> {
  const today = cityDay(ctx.now);
  const keys = yearsBefore(today, Math.max(2, Number(today.slice(0, 4)) - FIRST)).map((year) => ({ year, key: auditKey(year) }));
  const states = await statesOf(
    ctx,
    audit,
    keys.map(({ key }) => key),
  );
  return keys.map(({ year, key }) => ({ year, state: states.get(key.id) ?? null }));
}

const NOTHING = { zh: "", en: "" };
const dayOf = (state: KnownAudit | null): string | null => (state?.issuedAt ? cityDay(state.issuedAt) : null);

/** Each year that is over, with its report or without; a draft is the auditor's alone until it is signed. */
export const listAudits = query<Record<string, never>, c.AuditList>({
  name: "data-protection.list-audits",
  route: "GET /api/data-protection/audits",
  summary: { zh: "个人信息保护年度审计报告", en: "The auditor's reports by year" },
  input: c.ListAudits,
  allow: readers(REGISTER_READERS),
  scope: () => [cityCode()],
  run: async (ctx) => {
    const mayWrite = over(ctx, AUDITORS, cityCode()) !== null;
    const rows = (await auditsOf(ctx)).map(({ year, state }): c.AuditRow => {
      const shown = state !== null && (mayWrite || state.stage === "issued") ? state : null;
      return {
        year,
        stage: shown?.stage ?? "none",
        findings: shown?.findings ?? NOTHING,
        recommendations: shown?.recommendations ?? NOTHING,
        issuedOn: dayOf(shown),
      };
    });
    return { rows: rows.filter(({ stage }, index) => stage !== "none" || (mayWrite && index < 2)), next: null, mayWrite };
  },
});

/** The reports that were issued, as everybody reads them. */
export const readAudits = query<Record<string, never>, { rows: readonly c.PublicAudit[] }>({
  name: "data-protection.read-audits",
  route: "GET /api/data-protection/audits/public",
  summary: { zh: "个人信息保护年度审计报告：公开", en: "The auditor's reports, as everybody reads them" },
  input: c.ReadAudits,
  allow: everybody,
  scope: () => [cityCode()],
  run: async (ctx) => ({
    rows: (await auditsOf(ctx)).flatMap(({ year, state }): c.PublicAudit[] => {
      const issuedOn = dayOf(state);
      if (state?.stage !== "issued" || issuedOn === null) return [];
      return [{ year, findings: state.findings, recommendations: state.recommendations, issuedOn, tables: state.tables }];
    }),
  }),
});
