import type { Purpose } from "#platform/modules";
import { AGENT, DESK, HANDLE, READERS, REVIEW } from "./permits.ts";

const TEN_YEARS = 3650;
/** domain.md §1.7. */
const THIRTY_YEARS = { days: 10_957, when: { zh: "经复核终结的", en: "where the second review ended it" } };

export const purposes: readonly Purpose[] = [
  {
    code: "petitions.matter",
    title: { zh: "办理您提出的信访事项", en: "To handle the petition you brought" },
    basis: {
      zh: "个人信息保护法 13(1)(三)、34；信访工作条例 19、22",
      en: "Personal Information Protection Law, arts 13(1)(3) and 34; Regulations on Petitions, arts 19 and 22",
    },
    sensitive: {
      zh: "检举控告的内容；诉求中可能涉及的健康、财产情况",
      en: "Accusations; health and property that a request may tell of",
    },
    fields: [
      "request",
      "facts",
      "address",
      "needs",
      "earlier",
      "representative",
      "rating",
      "review",
      "challenge",
      "withdrawal",
      "photo",
      "paper",
    ],
    retentionDays: TEN_YEARS,
    longer: THIRTY_YEARS,
    readers: [...READERS, ...AGENT, "resident"],
    logged: false,
  },
  {
    code: "petitions.contact",
    title: { zh: "把去向、答复送达给您", en: "To tell and deliver to you" },
    basis: {
      zh: "个人信息保护法 13(1)(三)、34；信访工作条例 19、23",
      en: "Personal Information Protection Law, arts 13(1)(3) and 34; Regulations on Petitions, arts 19 and 23",
    },
    fields: ["name", "phone"],
    lookup: ["phone"],
    retentionDays: TEN_YEARS,
    longer: THIRTY_YEARS,
    readers: [...DESK, ...HANDLE, ...REVIEW, "resident"],
    logged: true,
  },
  {
    code: "petitions.work",
    title: { zh: "机关写下的理由、意见和经过", en: "What organs wrote: reasons, opinions, steps" },
    basis: {
      zh: "个人信息保护法 13(1)(三)、34；信访工作条例 32、35、36",
      en: "Personal Information Protection Law, arts 13(1)(3) and 34; Regulations on Petitions, arts 32, 35 and 36",
    },
    fields: [
      "note",
      "outcome",
      "hearing",
      "hearing-conclusion",
      "hearing-people",
      "help",
      "witness",
      "opinion-facts",
      "opinion-law",
      "opinion-answer",
      "opinion-performance",
      "opinion-review",
      "reason-challenge",
      "reason-decline",
      "reason-extend",
      "reason-link",
      "reason-object",
      "reason-objection",
      "reason-procedure",
      "reason-route",
      "reason-triage",
      "reason-where",
      "settlement-terms",
    ],
    retentionDays: TEN_YEARS,
    longer: THIRTY_YEARS,
    readers: [...READERS, ...AGENT, "resident"],
    logged: false,
  },
  {
    code: "petitions.mandate",
    title: { zh: "委托信访代理员代办", en: "To let an agent act for you" },
    basis: {
      zh: "个人信息保护法 13(1)(一)：您同意，可随时撤销，撤销没有任何影响",
      en: "Personal Information Protection Law, art. 13(1)(1): your consent; revoke it at any time, revoking changes nothing",
    },
    consent: true,
    fields: ["principal", "mandate-phone", "mandate-matter", "account", "feedback"],
    lookup: ["mandate-phone"],
    retentionDays: TEN_YEARS,
    readers: [...AGENT, "intakeClerk", "resident"],
    logged: false,
  },
];
