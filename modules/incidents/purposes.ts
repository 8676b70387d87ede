import type { Purpose } from "#platform/modules";

const TEAM = ["gridWorker", "gridLeader", "intakeClerk", "dispatcher", "supervisor", "handler", "approver"];

/** Personal fields erased after two years, the record itself kept five (domain.md §1.7). */
const TWO_YEARS = 730;
const FIVE_YEARS = 1825;

export const purposes: readonly Purpose[] = [
  {
    code: "incidents.report",
    title: { zh: "办理您反映的事", en: "To deal with what you reported" },
    basis: {
      zh: "个人信息保护法 13(1)(三)、34、35：履行法定职责",
      en: "Personal Information Protection Law, arts 13(1)(3), 34 and 35: a duty by law",
    },
    sensitive: {
      zh: "未成年人、家庭暴力、人身安全类事项的内容；需要的协助（可能看出身体状况）；所附照片和语音",
      en: "What is told of minors, violence at home and personal safety; the help somebody needs, which may tell of their health; photos and voice that come with it",
    },
    fields: [
      "description",
      "address",
      "needs",
      "reference",
      "point",
      "answer",
      "rating",
      "reopening",
      "withdrawal",
      "call-back",
      "photo",
      "voice",
    ],
    retentionDays: TWO_YEARS,
    // The reporter reads the own words back through the link.
    readers: [...TEAM, "resident"],
    logged: false,
  },
  {
    code: "incidents.contact",
    title: { zh: "告诉您办理进展", en: "To tell you how it goes" },
    basis: {
      zh: "个人信息保护法 13(1)(一)：您同意留下，可不留",
      en: "Personal Information Protection Law, art. 13(1)(1): your consent; you need not leave any",
    },
    consent: true,
    fields: ["name", "phone", "email"],
    lookup: ["phone"],
    retentionDays: TWO_YEARS,
    // A resident's phone tail is compared with it, never shown; each comparison is in the log of reads.
    readers: [...TEAM, "resident"],
    logged: true,
  },
  {
    code: "incidents.work",
    title: { zh: "工作人员写下的办理经过", en: "What staff wrote about the work" },
    basis: {
      zh: "个人信息保护法 13(1)(三)、34：履行法定职责；可能涉及个人",
      en: "Personal Information Protection Law, arts 13(1)(3) and 34: a duty by law; persons may be mentioned",
    },
    fields: ["reason", "result", "note", "question", "reply", "to", "accepted-by", "photo", "voice"],
    retentionDays: FIVE_YEARS,
    readers: [...TEAM, "resident", "commandRoom", "gridInstructor", "auditor"],
    logged: false,
  },
];
