import { defineWords } from "#web/words";
import { refusalWords } from "./refusal-words.ts";
import { noticeWords } from "./notice-words.ts";
import { stateWords } from "./state-words.ts";
import { toldWords } from "./told-words.ts";

/** Each clock: what must be done, and what the length rests on. Lengths are local configuration (domain.md §0.1 [P]). */
const clocks = defineWords({
  "incidents.no-such-unit": { zh: "没有这个单位，请从名单里选。", en: "There is no such unit; choose one from the list." },
  "incidents.about-unit": {
    zh: "这件事反映的就是该单位，不能转给它办理。",
    en: "This report is about that very unit; it cannot be sent there.",
  },
  "incidents.rule.verify": { zh: "核实立案", en: "Verify" },
  "incidents.rule.dispatch": { zh: "分派", en: "Dispatch" },
  "incidents.rule.accept": { zh: "接单或退单", en: "Accept or bounce" },
  "incidents.rule.first-step": { zh: "先期处置", en: "First step" },
  "incidents.rule.handle": { zh: "办结（答应上报人的日期）", en: "End (the date promised to the reporter)" },
  "incidents.rule.review": { zh: "挂账复核", en: "Review of the suspension" },
  "incidents.rule.check": { zh: "核查", en: "Check" },
  "incidents.rule.supervision": { zh: "回复督办", en: "Reply to supervision" },
  "incidents.rule.rate": { zh: "评价期（上报人的权利）", en: "Time to rate (the reporter's right)" },
  "incidents.rule.signal": { zh: "公布答复", en: "Publish the answer" },
  "incidents.basis.verify": { zh: "本市规定：2 个工作小时，红色 15 分钟", en: "City rule: 2 working hours, red 15 minutes" },
  "incidents.basis.dispatch": { zh: "本市规定，按紧急程度", en: "City rule, by urgency" },
  "incidents.basis.accept": {
    zh: "本市规定：1 个工作日内接单或说明理由退单，红色、橙色更短",
    en: "City rule: accept or bounce with a reason within 1 working day, shorter for red and orange",
  },
  "incidents.basis.first-step": { zh: "事项清单规定的先期处置时限", en: "The category's limit for the first step" },
  "incidents.basis.handle": {
    zh: "事项清单规定的办理时限，从上报起算；延期一次，挂账时间扣除",
    en: "The category's limit, counted from the report; extended at most once, suspended time left out",
  },
  "incidents.basis.review": { zh: "本市规定：挂账至少每月复核一次", en: "City rule: a suspension is reviewed at least monthly" },
  "incidents.basis.check": {
    zh: "本市规定：反馈后 1 个工作日，由未经办的人核查",
    en: "City rule: 1 working day after feedback, by somebody who did not handle it",
  },
  "incidents.basis.supervision": { zh: "督办单写明的期限", en: "The time named in the order" },
  "incidents.basis.rate": {
    zh: "办结后 30 天内可以评价、退回重办一次",
    en: "Within 30 days of the end you may rate, and send it back once",
  },
  "incidents.basis.signal": { zh: "本市规定：立项后 5 个工作日内公布答复", en: "City rule: the answer is published within 5 working days" },
});

/** All the module says to people, on screens and from the server. */
export const words = { ...stateWords, ...clocks, ...toldWords, ...refusalWords, ...noticeWords };
