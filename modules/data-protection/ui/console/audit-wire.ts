import { useSending } from "#web/console";

export const OWN = { key: "data-audits", kind: "data-protection.audit" };
export const AUDITS = "/api/data-protection/audits";
export const useSendAudit = () => useSending(OWN.key);
