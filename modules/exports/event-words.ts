import type { EventWords } from "#platform/modules";
import type { ExportEvent, TurnEvent } from "./export.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "exports.held": { zh: "大批量导出等待批准", en: "Bulk export waits for a second person" },
  "exports.approved": { zh: "批准大批量导出", en: "Bulk export approved" },
  "exports.refused": { zh: "不批准大批量导出", en: "Bulk export refused" },
  "exports.requested": { zh: "申请导出", en: "Export asked for" },
  "exports.made": { zh: "生成导出", en: "Export made" },
  "exports.downloaded": { zh: "下载导出", en: "Export downloaded" },
  "exports.deleted": { zh: "删除导出", en: "Export deleted" },
  "exports.expired": { zh: "导出到期", en: "Export expired" },
  "exports.progressed": { zh: "导出进度", en: "Export under way" },
  "exports.failed": { zh: "导出失败", en: "Export failed" },
  "exports.turn-taken": { zh: "占用导出名额", en: "An export began its turn" },
  "exports.turn-given": { zh: "释放导出名额", en: "An export's turn ended" },
} satisfies EventWords<ExportEvent | TurnEvent>;
