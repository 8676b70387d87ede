import type { Purpose } from "#platform/modules";
import { TAKERS } from "./permits.ts";

const THREE_YEARS = 1_095;

export const purposes: readonly Purpose[] = [
  {
    code: "data-protection.request",
    title: {
      zh: "答复您当面、来电、来信提出的个人信息权利请求",
      en: "To answer what you asked about your data in person, by phone or by letter",
    },
    basis: {
      zh: "个人信息保护法 44–50：查阅、复制、更正、补充、删除、要求解释的权利",
      en: "Personal Information Protection Law, arts 44–50: the rights to see, copy, correct, complete, erase and have explained",
    },
    fields: ["name", "phone", "address"],
    lookup: ["phone"],
    retentionDays: THREE_YEARS,
    readers: [...TAKERS, "resident"],
    logged: true,
  },
  {
    code: "data-protection.reply",
    title: { zh: "个人信息权利请求的内容和答复", en: "What was asked about one's data, and what was answered" },
    basis: {
      zh: "个人信息保护法 50：拒绝的应当说明理由",
      en: "Personal Information Protection Law, art. 50: a refusal gives its reasons",
    },
    fields: ["words", "withdrawal", "reply"],
    retentionDays: THREE_YEARS,
    readers: [...TAKERS, "resident"],
    logged: false,
  },
];
