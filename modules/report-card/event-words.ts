import type { EventWords } from "#platform/modules";
import type { CardEvent } from "./card.ts";
import type { IndexEvent } from "./safety-index.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "report-card.drafted": { zh: "起草答卷", en: "Report card begun" },
  "report-card.head-changed": { zh: "修改答卷标题、导语或期间", en: "Title, lead or period changed" },
  "report-card.section-set": { zh: "设置一节", en: "Section set" },
  "report-card.item-set": { zh: "设置一项", en: "Item set" },
  "report-card.step-set": { zh: "登记一个足迹", en: "Dated step set" },
  "report-card.part-dropped": { zh: "删去一部分", en: "Part taken out" },
  "report-card.submitted": { zh: "答卷送审", en: "Report card handed in" },
  "report-card.computed": { zh: "指标已计算并冻结", en: "Figures computed and frozen" },
  "report-card.not-computed": { zh: "有指标不能计算", en: "A figure could not be computed" },
  "report-card.returned": { zh: "退回修改", en: "Given back" },
  "report-card.approved": { zh: "审定答卷", en: "Report card approved" },
  "report-card.published": { zh: "公布答卷", en: "Report card published" },
  "report-card.correction-begun": { zh: "开始更正答卷", en: "Correction begun" },
  "report-card.withdrawn": { zh: "撤回答卷", en: "Report card withdrawn" },
} satisfies EventWords<CardEvent>;

export const indexEventWords = {
  "report-card.index-set": { zh: "设置平安指数的权重和上下限", en: "Weights and anchors of the safety index set" },
  "report-card.index-ordered": { zh: "下令测算平安指数", en: "Safety index ordered" },
  "report-card.index-computed": { zh: "平安指数已测算", en: "Safety index worked out" },
  "report-card.index-published": { zh: "公布平安指数", en: "Safety index published" },
} satisfies EventWords<IndexEvent>;
