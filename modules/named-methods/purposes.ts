import type { Purpose } from "#platform/modules";

/** What was shown for a step: written about work, and people write names into it. */
export const purposesFor = (readers: readonly string[]): Purpose[] => [
  {
    code: "named-methods.evidence",
    title: { zh: "工作法各步的依据和说明", en: "What was shown for the steps of a method" },
    basis: {
      zh: "个人信息保护法 13(1)(3)（履行法定职责所必需）",
      en: "Personal Information Protection Law, art. 13(1)(3): needed for a statutory duty",
    },
    fields: ["evidence", "reason", "closing"],
    retentionDays: 1_095,
    readers: [...readers],
    logged: false,
  },
];
