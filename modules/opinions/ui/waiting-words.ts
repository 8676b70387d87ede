import { defineWords } from "#web/words";

/** What waits for a member of staff, in the list of one's own work. */
export const waitingWords = defineWords({
  "opinions.waiting.classify": { zh: "民意归类", en: "Sort an opinion" },
  "opinions.waiting.decide": { zh: "决定立项或解释", en: "Adopt or explain" },
  "opinions.waiting.tell": { zh: "答复：告诉本人已立项", en: "Answer: say that it is adopted" },
  "opinions.waiting.act": { zh: "办理立项事项", en: "Do what was adopted" },
  "opinions.waiting.reply": { zh: "反馈本人", en: "Answer whoever said it" },
  "deliberations.waiting.report": { zh: "公布决定落实情况", en: "Publish what was done" },
  "deliberations.waiting.draw": { zh: "抽签", en: "Draw the seats" },
  "deliberations.waiting.minute": { zh: "公布纪要和决定", en: "Publish minutes and decisions" },
  "actions.waiting.act": { zh: "登记第一行动", en: "Record what was done" },
  "actions.waiting.publish": { zh: "公布：您说我办", en: "Publish: you said, we did" },
  "opinions.waiting.publish": { zh: "公示答复", en: "Publish the answer" },
});
