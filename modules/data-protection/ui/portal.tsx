/** @jsxImportSource preact */
import type { PageRoute } from "#web/parts";
import { visitAudit, visitAuditCsv, visitAudits } from "./portal/audits.tsx";

/** The auditor's reports. */
export const dataProtectionPublicPages: readonly PageRoute[] = [
  { path: "/privacy/audits", visit: visitAudits, same: true },
  { path: "/privacy/audits/{year}", visit: visitAudit, same: true },
  { path: "/privacy/audits/{year}/numbers.csv", visit: visitAuditCsv },
];
