import { defineWords } from "#web/words";

/** What waits for a member of staff, in the list of one's own work. */
export const waitingWords = defineWords({
  "data-protection.waiting.show": { zh: "核对请求人身份", en: "See who asks" },
  "data-protection.waiting.answer": { zh: "答复个人信息权利请求", en: "Answer a request about one's data" },
  "data-protection.waiting.tell": { zh: "把答复告知请求人", en: "Tell the person the answer" },
});
