import type { Purpose } from "#platform/modules";
import { APPROVE, READ } from "./permits.ts";

const FIVE_YEARS = 1_825;

export const purposes: readonly Purpose[] = [
  {
    code: "assessment.work",
    title: {
      zh: "记录得失分、申诉和复核的理由，暗访发现的问题、整改和复查",
      en: "To record reasons of points, objections and reviews, findings of inspections and what became of them",
    },
    basis: {
      zh: "个人信息保护法 13(1)(三)：履行法定职责",
      en: "Personal Information Protection Law, art. 13(1)(3): a duty by law",
    },
    fields: ["reason", "objection", "vote", "withdrawal", "opinion", "answer", "photo", "paper", "finding", "rectification", "revisit"],
    retentionDays: FIVE_YEARS,
    readers: READ,
    logged: false,
  },
  {
    code: "assessment.objector",
    title: { zh: "核实对考核结果公示的异议", en: "To look into objections to published results" },
    basis: {
      zh: "个人信息保护法 13(1)(三)：履行法定职责；对提出人保密",
      en: "Personal Information Protection Law, art. 13(1)(3): a duty by law; whoever objects stays unnamed",
    },
    fields: ["public-objection", "contact", "phone"],
    lookup: ["contact", "phone"],
    retentionDays: 730,
    readers: APPROVE,
    logged: true,
  },
];
