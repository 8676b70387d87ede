import type { Purpose } from "#platform/modules";
import { AGENT, DESK, HANDLE, READERS, REVIEW } from "./permits.ts";

const TEN_YEARS = 3650;

export const purposes: readonly Purpose[] = [
  {
    code: "petitions.matter",
    title: { zh: "办理您提出的信访事项", en: "To handle the petition you brought" },
    basis: "个人信息保护法 13(1)(三)、34；信访工作条例 19、22",
    fields: ["request", "facts", "address", "representative", "rating", "review", "challenge", "withdrawal"],
    retentionDays: TEN_YEARS,
    readers: [...READERS, ...AGENT, "resident"],
    logged: false,
  },
  {
    code: "petitions.contact",
    title: { zh: "把去向、答复送达给您", en: "To tell and deliver to you" },
    basis: "个人信息保护法 13(1)(三)、34；信访工作条例 19、23",
    fields: ["name", "phone"],
    retentionDays: TEN_YEARS,
    readers: [...DESK, ...HANDLE, ...REVIEW, "resident"],
    logged: true,
  },
  {
    code: "petitions.work",
    title: { zh: "机关写下的理由、意见和经过", en: "What organs wrote: reasons, opinions, steps" },
    basis: "个人信息保护法 13(1)(三)、34；信访工作条例 32、35、36",
    fields: ["reason", "note", "outcome", "opinion", "hearing", "help", "witness"],
    retentionDays: TEN_YEARS,
    readers: [...READERS, ...AGENT, "resident"],
    logged: false,
  },
  {
    code: "petitions.mandate",
    title: { zh: "委托信访代理员代办", en: "To let an agent act for you" },
    basis: "个人信息保护法 13(1)(一)：您同意，可随时撤销，撤销没有任何影响",
    fields: ["principal", "mandate-phone", "mandate-matter", "account"],
    retentionDays: TEN_YEARS,
    readers: [...AGENT, "intakeClerk", "resident"],
    logged: false,
  },
];
