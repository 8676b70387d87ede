import type { Purpose } from "#platform/modules";

const TEAM = ["gridWorker", "gridLeader", "intakeClerk", "dispatcher", "supervisor", "handler", "approver"];

/** Personal fields erased after two years, the record itself kept five (domain.md §1.7). */
const TWO_YEARS = 730;
const FIVE_YEARS = 1825;

export const purposes: readonly Purpose[] = [
  {
    code: "incidents.report",
    title: { zh: "办理您反映的事", en: "To deal with what you reported" },
    basis: "个人信息保护法 13(1)(三)、34、35：履行法定职责",
    fields: ["description", "address", "point", "answer", "rating", "reopening", "withdrawal"],
    retentionDays: TWO_YEARS,
    // The reporter reads the own words back through the link.
    readers: [...TEAM, "resident"],
    logged: false,
  },
  {
    code: "incidents.contact",
    title: { zh: "告诉您办理进展", en: "To tell you how it goes" },
    basis: "个人信息保护法 13(1)(一)：您同意留下，可不留",
    fields: ["name", "phone", "email"],
    retentionDays: TWO_YEARS,
    // A resident's phone tail is compared with it, never shown; each comparison is in the log of reads.
    readers: [...TEAM, "resident"],
    logged: true,
  },
  {
    code: "incidents.work",
    title: { zh: "工作人员写下的办理经过", en: "What staff wrote about the work" },
    basis: "个人信息保护法 13(1)(三)、34：履行法定职责；可能涉及个人",
    fields: ["reason", "result", "note", "question", "reply", "to", "accepted-by"],
    retentionDays: FIVE_YEARS,
    readers: [...TEAM, "resident", "commandRoom", "gridInstructor", "auditor"],
    logged: false,
  },
];
