import type { Purpose } from "#platform/modules";
import { ON_DUTY } from "./permits.ts";

export const purposes: readonly Purpose[] = [
  {
    code: "duty.log",
    title: { zh: "值班日志", en: "Logs of duty shifts" },
    basis: {
      zh: "个人信息保护法 13(1)(三)、34：履行法定职责；可能涉及个人",
      en: "Personal Information Protection Law, arts 13(1)(3) and 34: a duty by law; persons may be mentioned",
    },
    fields: ["came", "handed"],
    // As the events it tells of (domain.md §1.7).
    retentionDays: 1_826,
    // An administrator keeps rosters and opens nothing sealed.
    readers: ON_DUTY.filter((role) => role !== "admin"),
    logged: false,
  },
];
