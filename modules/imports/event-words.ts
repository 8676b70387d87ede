import type { EventWords } from "#platform/modules";
import type { ImportEvent } from "./import.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "imports.started": { zh: "开始导入", en: "Import begun" },
  "imports.ended": { zh: "导入结束", en: "Import ended" },
  "imports.passwords-given": { zh: "发放一次性密码", en: "First passwords given" },
  "imports.progressed": { zh: "导入进度", en: "Import under way" },
} satisfies EventWords<ImportEvent>;
