import type { Purpose } from "#platform/modules";
import { CONVENERS } from "./deliberation-permits.ts";
import { READERS } from "./permits.ts";

/** domain.md §1.7: personal fields two years, the work five. */
const TWO_YEARS = 730;
const FIVE_YEARS = 1_825;

export const purposes: readonly Purpose[] = [
  {
    code: "opinions.text",
    title: { zh: "听取您对治安和警务的意见", en: "To hear what you say of safety and policing" },
    basis: {
      zh: "宪法 27、41；个人信息保护法 13(1)(三)、34：履行法定职责",
      en: "Constitution, arts 27 and 41; Personal Information Protection Law, arts 13(1)(3) and 34: a duty by law",
    },
    fields: ["text", "rating"],
    retentionDays: TWO_YEARS,
    readers: [...READERS, "resident"],
    logged: false,
  },
  {
    code: "opinions.contact",
    title: { zh: "把答复告诉您", en: "To tell you the answer" },
    basis: {
      zh: "个人信息保护法 13(1)(一)：您同意留下，可不留",
      en: "Personal Information Protection Law, art. 13(1)(1): your consent; you need not leave any",
    },
    consent: true,
    // Not looked up by anybody: an author is found by no number (domain.md S12).
    fields: ["phone", "email"],
    retentionDays: 180,
    readers: [...READERS, "resident"],
    logged: true,
  },
  {
    code: "opinions.volunteer",
    title: { zh: "告诉您抽签结果，安排您需要的座位", en: "To tell you of the draw, and to prepare the seat you need" },
    basis: {
      zh: "个人信息保护法 13(1)(一)：您同意，可随时退出；会后即销毁",
      en: "Personal Information Protection Law, art. 13(1)(1): your consent; step back at any time; destroyed once it is over",
    },
    consent: true,
    sensitive: {
      zh: "座位需要的照顾可能说明健康状况",
      en: "Needs at a seat that may tell of health",
    },
    fields: ["seat-phone", "seat-email", "seat-needs"],
    // At the longest, where it never meets; after the meeting it is destroyed at once.
    retentionDays: 120,
    readers: [...CONVENERS, "resident"],
    logged: true,
  },
  {
    code: "opinions.work",
    title: { zh: "单位写给您的立项、解释和答复", en: "What the unit wrote to you: plans, reasons, answers" },
    basis: {
      zh: "个人信息保护法 13(1)(三)、34：履行法定职责；可能涉及个人",
      en: "Personal Information Protection Law, arts 13(1)(3) and 34: a duty by law; persons may be mentioned",
    },
    fields: ["plan", "explanation", "action", "reply", "handed-on"],
    retentionDays: FIVE_YEARS,
    readers: [...READERS, "resident"],
    logged: false,
  },
];
