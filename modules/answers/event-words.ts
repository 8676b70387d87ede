import type { EventWords } from "#platform/modules";
import type { EntryEvent } from "./entry.ts";
import type { RemarkEvent } from "./remark.ts";
import type { UseEvent } from "./use.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "answers.drafted": { zh: "起草答复", en: "Answer drafted" },
  "answers.revised": { zh: "写出答复新版本", en: "New version of an answer written" },
  "answers.checked": { zh: "核对答复通过", en: "Answer checked" },
  "answers.returned": { zh: "退回答复草稿", en: "Draft of an answer returned" },
  "answers.dropped": { zh: "放弃答复草稿", en: "Draft of an answer dropped" },
  "answers.published": { zh: "发布答复", en: "Answer published" },
  "answers.confirmed": { zh: "复核答复，内容不变", en: "Answer confirmed unchanged" },
  "answers.withdrawn": { zh: "撤回答复", en: "Answer withdrawn" },
  "answers.handed-up": { zh: "答复转由上级单位负责", en: "Answer handed to the superior office" },
  "answers.review-recounted": { zh: "重算答复复核期限", en: "Review date of an answer counted again" },
  "answers.clock-told": { zh: "答复复核期限提醒", en: "Told of an answer's review" },
  "answers.used": { zh: "在事项中使用答复", en: "Answer used in a case" },
  "answers.marked-unhelpful": { zh: "居民反映答复没有帮助", en: "Answer marked as no help" },
} satisfies EventWords<EntryEvent | RemarkEvent | UseEvent>;
