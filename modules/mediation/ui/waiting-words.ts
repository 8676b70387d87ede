import { defineWords, type Words } from "#web/words";
import { typeWords } from "./state-words.ts";

/** A dispute is called by its kind, never by whose it is. */
const kinds: Words = Object.fromEntries(Object.entries(typeWords).map(([key, word]) => [`mediation.waiting.${key}`, word]));

/** What waits for a member of staff, in the list of one's own work. */
export const waitingWords = {
  ...kinds,
  ...defineWords({
    "mediation.waiting.accept": { zh: "审查受理", en: "Decide whether to take it" },
    "mediation.waiting.consent": { zh: "征得对方同意", en: "Ask the other side's consent" },
    "mediation.waiting.open": { zh: "了解情况，开始调解", en: "Look into it and begin" },
    "mediation.waiting.mediate": { zh: "约期、调解并记录", en: "Fix sessions, mediate, record" },
    "mediation.waiting.resume": { zh: "中止中，恢复调解", en: "Adjourned: take it up again" },
    "mediation.waiting.sign": { zh: "签字、盖章", en: "Signatures and the seal" },
    "mediation.waiting.tell-remedies": { zh: "告知其他救济途径", en: "Tell the other remedies" },
    "mediation.waiting.record-court": { zh: "登记法院的受理或裁定", en: "Record the court's answer" },
    "mediation.waiting.follow-up": { zh: "回访履行情况", en: "Look whether promises are kept" },
    "screenings.waiting.close": { zh: "报排查结果（或无纠纷）", en: "Close it with what was found, or that nothing was" },
    "screenings.waiting.grid-visit": { zh: "网格走访排查", en: "Screening by grid visits" },
    "screenings.waiting.annual": { zh: "年度排查", en: "Yearly screening" },
    "screenings.waiting.before-festival": { zh: "节前排查", en: "Screening before the festival" },
    "errands.waiting.answer": { zh: "办理并反馈法院", en: "Do it and answer the court" },
    "errands.waiting.deliver-papers": { zh: "协助送达文书", en: "Help to deliver papers" },
    "errands.waiting.find-contact": { zh: "协助找到联系方式", en: "Help to find a contact" },
  }),
};
