import type { EventWords } from "#platform/modules";
import type { MatterEvent } from "./matter.ts";
import type { OpinionEvent } from "./opinion.ts";
import type { PracticeEvent } from "./practice.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "decisions.identified": { zh: "列入应评事项", en: "Put on the catalogue" },
  "decisions.planned": { zh: "制定评估方案", en: "Assessment planned" },
  "decisions.published": { zh: "公开征求意见", en: "Draft published for comment" },
  "decisions.participation-recorded": { zh: "记录公众参与", en: "Participation recorded" },
  "decisions.hearing-called": { zh: "公告听证会", en: "Hearing called" },
  "decisions.papers-sent": { zh: "听证材料送达", en: "Hearing papers sent" },
  "decisions.participants-chosen": { zh: "确定听证参加人", en: "Hearing participants chosen" },
  "decisions.hearing-recorded": { zh: "制作听证笔录", en: "Hearing recorded" },
  "decisions.legality-asked": { zh: "提请合法性审查", en: "Legality review asked for" },
  "decisions.legality-due-recounted": { zh: "审查期限按放假安排重算", en: "Date of the review counted again" },
  "decisions.legality-given": { zh: "出具合法性审查意见", en: "Opinion on legality given" },
  "decisions.taken-unassessed": { zh: "登记未评估即决策", en: "Noted as decided without an assessment" },
  "decisions.clock-told": { zh: "时限提醒", en: "Told of a date" },
  "decisions.opinion-counted": { zh: "计入一条意见", en: "An opinion was counted" },
  "decisions.answer-counted": { zh: "计入一条答复", en: "An answer was counted" },
  "decisions.draft-changed": { zh: "根据意见修改方案", en: "Draft changed after what was said" },
  "decisions.risk-set": { zh: "登记风险点和措施", en: "Risk and measure set" },
  "decisions.report-drafted": { zh: "起草评估报告", en: "Report drafted" },
  "decisions.reviewed": { zh: "专家评审", en: "Reviewed by experts" },
  "decisions.submitted": { zh: "报送评估报告", en: "Report submitted" },
  "decisions.decided": { zh: "作出决策", en: "Decided" },
  "decisions.filed": { zh: "备案", en: "Filed" },
  "decisions.measure-done": { zh: "登记措施已落实", en: "Measure done" },
  "decisions.reassessed": { zh: "重新评估", en: "Assessed again" },
  "decisions.evaluated": { zh: "决策后评估", en: "Evaluated afterwards" },
  "decisions.voided": { zh: "作废", en: "Given up" },
  "decisions.closed": { zh: "办结", en: "Closed" },
  "decisions.opinion-given": { zh: "提意见", en: "Opinion given" },
  "decisions.opinion-repeated": { zh: "又提相同意见", en: "The same opinion given again" },
  "decisions.opinion-uncounted": { zh: "一条意见不再计入", en: "An opinion is counted no more" },
  "decisions.opinion-voided": { zh: "作废记错的意见", en: "Opinion written down by mistake voided" },
  "decisions.opinion-answered": { zh: "答复意见", en: "Opinion answered" },
  "decisions.practice-set": { zh: "修改评估本地规定", en: "Local figures set" },
} satisfies EventWords<MatterEvent | OpinionEvent | PracticeEvent>;
