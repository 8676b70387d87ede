import type { Purpose } from "#platform/modules";

const SERVING = ["gridWorker", "gridLeader", "gridInstructor", "intakeClerk", "dispatcher"];

/** Half a year: what was promised at a door is done by then, or asked about again. */
export const VISIT_DAYS = 180;
const TWO_YEARS = 730;

export const purposes: readonly Purpose[] = [
  {
    code: "grid-work.visit",
    title: { zh: "办好走访时答应您的事", en: "To do what was promised at your door" },
    basis: {
      zh: "个人信息保护法 13(1)(一)、15：您同意，可随时收回，不同意没有任何影响",
      en: "Personal Information Protection Law, arts 13(1)(1) and 15: your consent; take it back at any time, refusing changes nothing",
    },
    consent: true,
    fields: ["where", "notes"],
    retentionDays: VISIT_DAYS,
    readers: ["gridWorker", "gridLeader"],
    logged: false,
  },
  {
    code: "grid-work.request",
    title: { zh: "办理您托办的事", en: "To do what you asked for" },
    basis: {
      zh: "个人信息保护法 13(1)(一)、(三)：应您的请求办理",
      en: "Personal Information Protection Law, art. 13(1)(1) and (3): done because you asked",
    },
    fields: ["need", "address", "rating", "reopening", "withdrawal", "photo"],
    retentionDays: TWO_YEARS,
    // The resident reads the own words back through the link.
    readers: [...SERVING, "resident"],
    logged: false,
  },
  {
    code: "grid-work.contact",
    title: { zh: "告诉您办理进展", en: "To tell you how it goes" },
    basis: {
      zh: "个人信息保护法 13(1)(一)：您同意留下，可不留",
      en: "Personal Information Protection Law, art. 13(1)(1): your consent; you need not leave any",
    },
    consent: true,
    fields: ["name", "phone"],
    lookup: ["phone"],
    retentionDays: TWO_YEARS,
    // A resident's phone tail is compared with it, never shown; each comparison is in the log of reads.
    readers: [...SERVING, "resident"],
    logged: true,
  },
  {
    code: "grid-work.result",
    title: { zh: "工作人员写下的办理经过", en: "What staff wrote about the work" },
    basis: {
      zh: "个人信息保护法 13(1)(三)、34：履行法定职责；可能涉及个人",
      en: "Personal Information Protection Law, arts 13(1)(3) and 34: a duty by law; persons may be mentioned",
    },
    fields: ["note", "result", "reason", "to", "accepted-by", "photo"],
    retentionDays: 1825,
    readers: [...SERVING, "supervisor", "resident"],
    logged: false,
  },
  {
    code: "grid-work.finding",
    title: { zh: "巡查发现的文字说明", en: "What was written of a finding on patrol" },
    basis: {
      zh: "个人信息保护法 13(1)(三)、34：履行法定职责；可能涉及个人",
      en: "Personal Information Protection Law, arts 13(1)(3) and 34: a duty by law; persons may be mentioned",
    },
    fields: ["finding"],
    retentionDays: TWO_YEARS,
    readers: ["gridWorker", "gridLeader", "gridInstructor", "dispatcher", "supervisor"],
    logged: false,
  },
];
