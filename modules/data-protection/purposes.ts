import type { Purpose } from "#platform/modules";
import { REGISTER_READERS, TAKERS } from "./permits.ts";

const THREE_YEARS = 1_095;
/** PIPL 56 and 网络数据安全管理条例 12 say three at the least; ten serve whoever looks back. */
const TEN_YEARS = 3_650;

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
  {
    code: "data-protection.register",
    title: { zh: "个人信息保护影响评估写下的理由和措施", en: "What was weighed in impact assessments" },
    basis: {
      zh: "个人信息保护法 55、56：事前评估，记录至少保存三年",
      en: "Personal Information Protection Law, arts 55 and 56: assessed beforehand, kept three years at least",
    },
    fields: ["necessity", "effects", "measures", "reason"],
    retentionDays: TEN_YEARS,
    readers: REGISTER_READERS,
    logged: false,
  },
  {
    code: "data-protection.breach",
    title: { zh: "处置个人信息泄露、篡改、丢失", en: "To deal with personal data that leaked, was changed or lost" },
    basis: {
      zh: "个人信息保护法 57：立即补救，通知主管部门和个人",
      en: "Personal Information Protection Law, art. 57: mended at once, authority and persons told",
    },
    fields: ["happened", "harm", "measures", "told", "waiver", "closing"],
    retentionDays: TEN_YEARS,
    readers: REGISTER_READERS,
    logged: false,
  },
];
