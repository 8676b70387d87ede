import type { Purpose } from "#platform/modules";
import { READERS } from "./permits.ts";

export const purposes: readonly Purpose[] = [
  {
    code: "conferences.work",
    title: { zh: "会商的议题、纪要和议定事项", en: "What offices met about, said and agreed" },
    basis: {
      zh: "个人信息保护法 13(1)(三)：履行法定职责",
      en: "Personal Information Protection Law, art. 13(1)(3): a duty by law",
    },
    fields: ["topic", "venue", "minutes", "reason", "decision", "report", "remark", "extension"],
    retentionDays: 3_650,
    readers: READERS,
    logged: false,
  },
];
