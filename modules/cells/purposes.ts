import type { Purpose } from "#platform/modules";
import { OWN, READ } from "./permits.ts";

const FIVE_YEARS = 1_825;

export const purposes: readonly Purpose[] = [
  {
    code: "cells.work",
    title: { zh: "记录检查、整改和裁定的理由", en: "To record reasons of inspections, rectification and decisions" },
    basis: {
      zh: "个人信息保护法 13(1)(三)：履行法定职责",
      en: "Personal Information Protection Law, art. 13(1)(3): a duty by law",
    },
    fields: [
      "photo",
      "paper",
      "return",
      "recusal",
      "reason",
      "evidence",
      "statement",
      "rectification",
      "recheck",
      "decision",
      "refusal",
      "void",
      "reinspection",
      "report",
      "warning",
      "appeal",
      "appeal-decision",
      "withdrawal",
      "mending",
      "restoration",
      "revocation",
      "check",
    ],
    retentionDays: FIVE_YEARS,
    readers: [...READ, OWN],
    logged: false,
  },
  {
    code: "cells.contact",
    title: { zh: "与申报单位和提出异议的人联系", en: "To reach the unit that applied, and who objected" },
    basis: {
      zh: "个人信息保护法 13(1)(一)：自愿留下",
      en: "Personal Information Protection Law, art. 13(1)(1): left of one's own will",
    },
    consent: true,
    fields: ["contact", "name", "phone"],
    lookup: ["contact", "phone"],
    retentionDays: FIVE_YEARS,
    readers: READ,
    logged: true,
  },
  {
    code: "cells.objection",
    title: { zh: "核实对公示的异议", en: "To look into an objection" },
    basis: {
      zh: "个人信息保护法 13(1)(三)：履行法定职责；对提出人保密",
      en: "Personal Information Protection Law, art. 13(1)(3): a duty by law; who objected is kept secret",
    },
    fields: ["objection"],
    retentionDays: 730,
    // Never the unit objected to, nor those who inspect it.
    readers: ["approver", "supervisor"],
    logged: false,
  },
  {
    code: "cells.family",
    title: { zh: "为要求帮助的家庭上门", en: "To visit a family that asked for help" },
    basis: {
      zh: "个人信息保护法 13(1)(一)、15：您同意，可随时收回，不同意没有任何影响",
      en: "Personal Information Protection Law, arts 13(1)(1) and 15: your consent; take it back at any time, refusing changes nothing",
    },
    consent: true,
    fields: ["phone", "address"],
    lookup: ["phone"],
    retentionDays: 90,
    readers: ["gridInstructor", "dispatcher"],
    logged: true,
  },
  {
    code: "cells.family-helped",
    title: { zh: "告诉家庭帮了什么", en: "To tell a family what was done at its home" },
    basis: {
      zh: "个人信息保护法 13(1)(一)、15：您同意，可随时收回，不同意没有任何影响",
      en: "Personal Information Protection Law, arts 13(1)(1) and 15: your consent; take it back at any time, refusing changes nothing",
    },
    consent: true,
    fields: ["help"],
    retentionDays: 90,
    // Written for the family, which reads it by its link; nobody else has a page that opens it.
    readers: ["resident"],
    logged: false,
  },
];
