import { defineWords } from "#web/words";

/** What waits for a member of staff, in the list of one's own work. */
export const waitingWords = defineWords({
  "exports.waiting.approve": { zh: "同意或不同意导出", en: "Agree to it or not" },
});
