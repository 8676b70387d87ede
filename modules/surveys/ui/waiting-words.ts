import { defineWords } from "#web/words";

/** What waits for a member of staff, in the list of one's own work. */
export const waitingWords = defineWords({
  "surveys.waiting.call": { zh: "拨打访问电话", en: "Calls to make" },
  "surveys.waiting.check": { zh: "质量核查并加权", en: "Check the quality and weigh" },
  "surveys.waiting.correct": { zh: "审定结果更正", en: "Approve a correction" },
  "surveys.waiting.publish": { zh: "公布结果", en: "Publish the result" },
});
