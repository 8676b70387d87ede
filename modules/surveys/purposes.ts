import type { Purpose } from "#platform/modules";
import { CALL, MANAGE } from "./permits.ts";

export const purposes: readonly Purpose[] = [
  {
    code: "surveys.number",
    title: { zh: "拨打抽中的号码，请机主接受访问", en: "To ring a drawn number and ask whoever answers" },
    basis: {
      zh: "统计法 28；个人信息保护法 34：履行法定职责；用后即毁",
      en: "Statistics Law 28; PIPL 34: a statutory duty; destroyed after use",
    },
    fields: ["phone"],
    // Thirty days (domain.md §1.7), unless the survey destroys them earlier.
    retentionDays: 30,
    readers: [...CALL, ...MANAGE],
    logged: true,
  },
];
