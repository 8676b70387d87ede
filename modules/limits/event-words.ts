import type { EventWords } from "#platform/modules";
import type { RuleEvent } from "./rule.ts";
import type { SourceEvent } from "./source.ts";
import type { WorkingTimeEvent } from "./working-time.ts";
import type { NoticeEvent } from "./year-notice.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "limits.notice-loaded": { zh: "载入放假安排", en: "Holiday notice loaded" },
  "limits.notice-withdrawn": { zh: "撤回放假安排", en: "Holiday notice withdrawn" },
  "limits.rule-defined": { zh: "登记时限", en: "Limit recorded" },
  "limits.rule-amended": { zh: "修改时限", en: "Limit amended" },
  "limits.working-time-set": { zh: "设定作息时间", en: "Working hours set" },
  "limits.source-reviewed": { zh: "复核法律依据", en: "Legal source reviewed" },
} satisfies EventWords<NoticeEvent | RuleEvent | SourceEvent | WorkingTimeEvent>;
