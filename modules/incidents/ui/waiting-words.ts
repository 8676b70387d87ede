import { defineWords } from "#web/words";

/** What waits for a member of staff, in the list of one's own work. */
export const waitingWords = defineWords({
  "incidents.waiting.verify": { zh: "核实立案", en: "Verify" },
  "incidents.waiting.dispatch": { zh: "分派", en: "Dispatch" },
  "incidents.waiting.accept": { zh: "接单或退单", en: "Accept or bounce" },
  "incidents.waiting.assign": { zh: "指定经办人", en: "Name who handles it" },
  "incidents.waiting.feed-back": { zh: "办理并反馈", en: "Handle and report back" },
  "incidents.waiting.check": { zh: "核查办理结果", en: "Check the result" },
  "incidents.waiting.answer-extension": { zh: "批准或不同意延期", en: "Give or decline more time" },
  "incidents.waiting.resume": { zh: "暂停到期复核：恢复办理或说明", en: "The pause is due for review: take it up" },
  "supervision.waiting.answer": { zh: "回复督办", en: "Answer the order" },
  "signals.waiting.act": { zh: "采取措施并答复", en: "Act and answer" },
  "signals.waiting.publish": { zh: "公布答复", en: "Publish the answer" },
});
