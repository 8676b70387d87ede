import { defineWords } from "#web/words";

/** What waits for a member of staff, in the list of one's own work. */
export const waitingWords = defineWords({
  "petitions.waiting.untriaged": { zh: "待甄别的信访事项", en: "Petition, not yet triaged" },
  "petitions.waiting.register": { zh: "登记", en: "Register" },
  "petitions.waiting.triage": { zh: "甄别分类", en: "Triage" },
  "petitions.waiting.route": { zh: "转送、交办", en: "Send to the competent organ" },
  "petitions.waiting.answer-objection": { zh: "答复机关的异议", en: "Answer the organ's objection" },
  "petitions.waiting.accept": { zh: "决定是否受理并告知", en: "Accept or decline, and tell" },
  "petitions.waiting.open-procedure": { zh: "导入法定程序并告知", en: "Open the statutory procedure, and tell" },
  "petitions.waiting.tell-outcome": { zh: "告知程序结果", en: "Tell the procedure's outcome" },
  "petitions.waiting.draft": { zh: "起草处理意见", en: "Draft the opinion" },
  "petitions.waiting.sign": { zh: "签发处理意见", en: "Sign the opinion" },
  "petitions.waiting.deliver": { zh: "送达意见书", en: "Deliver the opinion" },
  "petitions.waiting.decide-review": { zh: "作出复查、复核意见", en: "Decide the review" },
  "petitions.waiting.answer-challenge": { zh: "答复回避申请", en: "Answer the challenge of a handler" },
  "petitions.waiting.close": { zh: "期限已过，办结", en: "Every window is over: close" },
  "mandates.waiting.title": { zh: "代理委托", en: "Mandate" },
  "mandates.waiting.accept": { zh: "接受或谢绝委托", en: "Accept or refuse the mandate" },
  "mandates.waiting.report": { zh: "向委托人报告本周进展", en: "This week's account to the principal" },
});
