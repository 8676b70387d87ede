import { defineWords } from "#web/words";

/** What waits for a member of staff, in the list of one's own work. */
export const waitingWords = defineWords({
  "data-protection.waiting.show": { zh: "核对请求人身份", en: "See who asks" },
  "data-protection.waiting.answer": { zh: "答复个人信息权利请求", en: "Answer a request about one's data" },
  "data-protection.waiting.tell": { zh: "把答复告知请求人", en: "Tell the person the answer" },
  "impact-assessments.waiting.decide": { zh: "审定影响评估", en: "Decide on an impact assessment" },
  "impact-assessments.waiting.revise": { zh: "修改退回的影响评估", en: "Revise a returned impact assessment" },
  "impact-assessments.waiting.look-again": { zh: "影响评估到期，重新评估", en: "Weigh it anew: the assessment's day has come" },
  "data-sharings.waiting.decide": { zh: "审批对外提供或委托", en: "Decide whether data is provided or entrusted" },
  "data-sharings.waiting.over-soon": { zh: "提供或委托将到期", en: "Providing or entrusting is over soon" },
  "data-breaches.waiting.authority": { zh: "向主管部门报告安全事件", en: "Tell the authority of a breach" },
  "data-breaches.waiting.persons": { zh: "把安全事件通知本人", en: "Tell the persons of a breach" },
  "data-breaches.waiting.close": { zh: "核对处置并结束", en: "Look at what was done, and close it" },
});
