import type { Purpose } from "#platform/modules";
import { DESK } from "./permits.ts";

const HANDLING = [...DESK, "resident"];
/** 一案一卷: with a written agreement the whole volume is kept thirty years, else ten (domain.md §1.7; local rules of archives may say otherwise). */
const TEN_YEARS = 3_650;
const THIRTY_YEARS = { days: 10_957, when: { zh: "达成书面调解协议的", en: "where a written agreement took effect" } };
export const purposes: readonly Purpose[] = [
  {
    code: "mediation.party",
    title: { zh: "联系当事人、写明当事人是谁", en: "To reach the parties and to say who they are" },
    basis: {
      zh: "人民调解法 29；个人信息保护法 13(1)(一)",
      en: "People's Mediation Law, art. 29; Personal Information Protection Law, art. 13(1)(1)",
    },
    sensitive: {
      zh: "未满十四周岁当事人和监护人；需要的照顾可能说明健康状况",
      en: "Parties under fourteen and their guardians; needs that may tell of health",
    },
    fields: ["name", "phone", "address", "guardian", "representative", "needs", "invited"],
    lookup: ["phone"],
    retentionDays: TEN_YEARS,
    longer: THIRTY_YEARS,
    readers: HANDLING,
    logged: true,
  },
  {
    code: "mediation.case",
    title: { zh: "调解您的纠纷", en: "To mediate your dispute" },
    basis: {
      zh: "人民调解法 18、27；个人信息保护法 13(1)(一)",
      en: "People's Mediation Law, arts 18 and 27; Personal Information Protection Law, art. 13(1)(1)",
    },
    sensitive: {
      zh: "签名和指印；医疗、婚姻等纠纷的经过",
      en: "Signatures and thumb-prints; what happened in disputes of health or family",
    },
    fields: [
      "photo",
      "paper",
      "summary",
      "requests",
      "source-no",
      "statements",
      "proposal",
      "recorder",
      "investigation-place",
      "investigation-respondent",
      "investigation-content",
      "investigation-contact",
      "investigation-relation",
      "investigation-participants",
      "investigation-recorder",
      "suit-result",
      "measure",
      "agreement-facts",
      "agreement-responsibility",
      "agreement-content",
      "agreement-manner",
      "agreement-what",
      "case-no",
      "answer",
      "words",
    ],
    retentionDays: TEN_YEARS,
    longer: THIRTY_YEARS,
    readers: HANDLING,
    logged: false,
  },
  {
    code: "mediation.safety",
    title: { zh: "保护您的安全", en: "To keep you safe" },
    basis: {
      zh: "反家庭暴力法 4、13；个人信息保护法 28、29：单独同意",
      en: "Anti-Domestic Violence Law, arts 4 and 13; Personal Information Protection Law, arts 28 and 29: separate consent",
    },
    consent: true,
    sensitive: {
      zh: "家庭暴力和人身安全情况",
      en: "Violence at home and personal safety",
    },
    fields: ["safety"],
    retentionDays: 730,
    readers: ["mediator", "pmcChair"],
    logged: true,
  },
  {
    code: "mediation.room",
    title: { zh: "线上调解时说的话", en: "What is said in the online room" },
    basis: {
      zh: "人民调解法 15、23：调解不公开的不得泄露",
      en: "People's Mediation Law, arts 15 and 23: what is not public stays there",
    },
    fields: ["said"],
    retentionDays: 365,
    readers: ["mediator", "pmcChair", "resident"],
    logged: false,
  },
];
