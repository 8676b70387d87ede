import { holds, systemOnly } from "#platform/access";
import { cityDay } from "#platform/days";
import { command, ref, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { cityCode } from "#platform/settings";
import { numberIn } from "#modules/answers";
import { audit, auditKey, draftAudit as draft, issueAudit, signAudit, type Audit } from "./audit.ts";
import * as c from "./contract.ts";
import { AUDITORS } from "./permits.ts";

export const COUNT_AUDIT = "data-protection.count-audit";

type Done = StreamKey & { stage: Audit["stage"] };
const about = ({ year }: { year: string }) => [ref(audit, auditKey(year))];
/** The auditor alone: who is looked at does not write what is said of it. */
const auditors = <I>() => holds<I>(AUDITORS, () => cityCode(), "auditor of the whole city");

/** It is published as it stands: a number somebody goes by is refused where it was typed. */
function assertNobody(facts: c.DraftAudit): void {
  const found = (["findings", "recommendations"] as const).flatMap((part) =>
    (["zh", "en"] as const)
      .filter((language) => numberIn(facts[part][language], () => false) !== null)
      .map((language) => `${part}.${language}`),
  );
  if (found.length > 0) throw refuse.fields(found.map((path) => ({ path, code: "data-protection.audit-names-nobody" })));
}

const draftAudit = command<c.DraftAudit, Done>({
  name: "data-protection.draft-audit",
  route: "POST /api/data-protection/audits",
  summary: { zh: "起草个人信息保护年度审计报告", en: "Write the auditor's report of a year" },
  input: c.DraftAudit,
  about,
  allow: auditors(),
  run: (ctx, facts) => {
    assertNobody(facts);
    const key = auditKey(facts.year);
    return { ...key, stage: ctx.change(audit, key, (state) => draft(state, facts, cityDay(ctx.now))).stage };
  },
});

const issue = command<c.IssueAudit, Done>({
  name: "data-protection.issue-audit",
  route: "POST /api/data-protection/audits/{year}/issuing",
  summary: { zh: "签发并公布年度审计报告", en: "Sign the auditor's report; it is counted and published" },
  input: c.IssueAudit,
  about,
  allow: auditors(),
  run: (ctx, { year }) => {
    const key = auditKey(year);
    const before = ctx.state(audit, key).stage;
    const { stage } = ctx.change(audit, key, signAudit);
    if (before === "drafted") ctx.job({ kind: COUNT_AUDIT, payload: { year } });
    return { ...key, stage };
  },
});

export const noteAudit = command<c.NoteAudit, Done>({
  name: "data-protection.note-audit-counted",
  route: "POST /api/data-protection/audits/{year}/counting",
  summary: { zh: "系统：年度审计报告的数字已统计", en: "System: the auditor's report is counted" },
  input: c.NoteAudit,
  about,
  allow: systemOnly(),
  run: (ctx, { year, tables }) => {
    const key = auditKey(year);
    return { ...key, stage: ctx.change(audit, key, (state) => issueAudit(state, tables)).stage };
  },
});

export const auditCommands = { draftAudit, issueAudit: issue, noteAudit };
