import { defineWords } from "#web/words";
import { sourceWords } from "./source-words.ts";

export const consoleWords = {
  ...sourceWords,
  ...defineWords({
    "sources.lead": {
      zh: "平台文书、时限和用途说明引用的每一部法律文件。到期前请律师或司法行政部门核对条文，再在这里登记；“未核对”就是我们不知道，不代表现行有效。",
      en: "Every legal text that papers, time limits and purposes cite. Have a lawyer or the justice bureau compare the articles in time and record it here. “Not checked” means that we do not know.",
    },
    "sources.search": { zh: "按名称筛选", en: "Filter by name" },
    "sources.nothing": { zh: "没有符合的。换个词，或清空输入框。", en: "Nothing fits. Try another word, or clear the box." },
    "sources.overdue": { zh: "{n} 部法律文件复核逾期", en: "{n} reviews are overdue" },
    "sources.record": { zh: "登记复核", en: "Record a review" },
    "sources.recordOf": { zh: "登记复核：{name}", en: "Record a review of {name}" },
    "sources.on": { zh: "复核日期", en: "Reviewed on" },
    "sources.document": { zh: "依据的文件和文号", en: "By which document, with its number" },
    "sources.found": { zh: "核对结果", en: "What was found" },
    "sources.nextBy": { zh: "下次复核不晚于", en: "Next review by" },
    "sources.recorded": { zh: "已登记“{name}”的复核。", en: "The review of {name} is recorded." },
    "sources.history": { zh: "复核记录（{n} 次）", en: "Reviews ({n})" },
  }),
};
