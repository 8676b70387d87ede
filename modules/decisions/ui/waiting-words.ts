import { defineWords } from "#web/words";

/** What waits for a member of staff, in the list of one's own work. */
export const waitingWords = defineWords({
  "decisions.waiting.plan": { zh: "制定评估方案", en: "Plan the assessment" },
  "decisions.waiting.publish": { zh: "公开征求意见", en: "Publish the draft for comment" },
  "decisions.waiting.answer": { zh: "逐条答复意见", en: "Answer the opinions" },
  "decisions.waiting.report": { zh: "起草评估报告", en: "Draft the report" },
  "decisions.waiting.review": { zh: "组织专家评审", en: "Have experts review it" },
  "decisions.waiting.submit": { zh: "报送评估报告", en: "Submit the report" },
  "decisions.waiting.ask-legality": { zh: "送合法性审查", en: "Ask for the legality review" },
  "decisions.waiting.legality": { zh: "出具合法性审查意见", en: "Give the opinion on legality" },
  "decisions.waiting.decide": { zh: "作出决策", en: "Decide" },
  "decisions.waiting.file": { zh: "备案", en: "File the decision" },
  "decisions.waiting.measure": { zh: "落实防范措施", en: "Carry out the measures" },
  "decisions.waiting.evaluate": { zh: "决策后评估", en: "Evaluate afterwards" },
  "decisions.waiting.close": { zh: "办结", en: "Close" },
});
