import { defineWords } from "#web/words";

/** What waits for a member of staff, in the list of one's own work. */
export const waitingWords = defineWords({
  "answers.waiting.check": { zh: "核对答复", en: "Check an answer" },
  "answers.waiting.publish": { zh: "发布答复", en: "Publish an answer" },
  "answers.waiting.write": { zh: "改写被退回的答复", en: "Rewrite what was returned" },
  "answers.waiting.review": { zh: "复核答复", en: "Review an answer" },
});
