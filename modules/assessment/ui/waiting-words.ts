import { defineWords } from "#web/words";

/** What waits for a member of staff, in the list of one's own work. */
export const waitingWords = defineWords({
  "schemes.waiting.approve": { zh: "审定方案", en: "Approve the scheme" },
  "results.waiting.put-right": { zh: "公示异议成立：改正后重新计算", en: "An objection was upheld: put it right and compute again" },
  "results.waiting.compute": { zh: "得失分有变动：重新计算结果", en: "Points have changed: compute the result again" },
  "results.waiting.publicise": { zh: "公示结果", en: "Publish the result for objections" },
  "results.waiting.decide": { zh: "裁定公示期间的异议", en: "Decide an objection to the published result" },
  "results.waiting.finalise": { zh: "审定结果（公示期已满）", en: "Make the result final (publicity is over)" },
  "results.waiting.award": { zh: "命名、通报", en: "Award the titles" },
  "inspections.waiting.answer": { zh: "整改并反馈", en: "Mend what was found and say so" },
  "inspections.waiting.revisit": { zh: "复查是否整改", en: "Look again whether it was mended" },
  "assessment.waiting.answer": { zh: "接受或提出异议", en: "Accept or object" },
  "assessment.waiting.confirm": { zh: "核实得失分", en: "Confirm the points" },
  "assessment.waiting.review": { zh: "复核异议", en: "Review the objection" },
});
