import type { Purpose } from "#platform/modules";
import { READ } from "./permits.ts";

const FIVE_YEARS = 1_825;

export const purposes: readonly Purpose[] = [
  {
    code: "cells.work",
    title: { zh: "记录检查、整改和裁定的理由", en: "To record reasons of inspections, mending and decisions" },
    basis: "个人信息保护法 13(1)(三)：履行法定职责",
    fields: ["return", "recusal", "reason", "statement", "rectification", "recheck", "decision", "refusal", "report", "warning", "appeal"],
    retentionDays: FIVE_YEARS,
    readers: READ,
    logged: false,
  },
  {
    code: "cells.contact",
    title: { zh: "与申报单位和提出异议的人联系", en: "To reach the unit that applied, and who objected" },
    basis: "个人信息保护法 13(1)(一)：自愿留下",
    fields: ["contact"],
    retentionDays: FIVE_YEARS,
    readers: READ,
    logged: true,
  },
  {
    code: "cells.objection",
    title: { zh: "核实对公示的异议", en: "To look into an objection" },
    basis: "个人信息保护法 13(1)(三)：履行法定职责；对提出人保密",
    fields: ["objection"],
    retentionDays: 730,
    // Never the unit objected to, nor those who inspect it.
    readers: ["approver", "supervisor"],
    logged: false,
  },
  {
    code: "cells.family",
    title: { zh: "为要求帮助的家庭上门", en: "To visit a family that asked for help" },
    basis: "个人信息保护法 13(1)(一)、15：您同意，可随时收回，不同意没有任何影响",
    fields: ["phone", "address", "help"],
    retentionDays: 90,
    readers: ["gridInstructor", "dispatcher"],
    logged: true,
  },
];
