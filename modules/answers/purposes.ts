import type { Purpose } from "#platform/modules";
import { WRITERS } from "./permits.ts";

export const purposes: readonly Purpose[] = [
  {
    code: "answers.remark",
    title: { zh: "居民说某条答复为什么没有帮助", en: "Why an answer was no help, in a resident's words" },
    basis: {
      zh: "个人信息保护法 13(1)(三)：履行法定职责",
      en: "Personal Information Protection Law, art. 13(1)(3): a duty by law",
    },
    fields: ["reason"],
    retentionDays: 365,
    readers: WRITERS,
    logged: false,
  },
];
