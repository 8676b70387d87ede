import { defineWords } from "#web/words";
import { refusalWords } from "./refusal-words.ts";
import { noticeWords } from "./notice-words.ts";
import { eventWords } from "./event-words.ts";

const states = defineWords({
  "incidents.stage.reported": { zh: "待核实", en: "To verify" },
  "incidents.stage.verified": { zh: "待分派", en: "To dispatch" },
  "incidents.stage.dispatched": { zh: "待接单", en: "Waiting for acceptance" },
  "incidents.stage.bounced": { zh: "已退单", en: "Bounced" },
  "incidents.stage.handling": { zh: "办理中", en: "Being handled" },
  "incidents.stage.suspended": { zh: "挂账", en: "Suspended" },
  "incidents.stage.fedBack": { zh: "待核查", en: "To check" },
  "incidents.stage.ended": { zh: "已办结", en: "Ended" },
  "incidents.stage.archived": { zh: "已归档", en: "Archived" },
  "incidents.stage.rejected": { zh: "不予立案", en: "Declined" },
  "incidents.stage.merged": { zh: "已合并", en: "Merged" },
  "incidents.stage.voided": { zh: "已作废", en: "Voided" },

  "incidents.ending.solved": { zh: "已解决", en: "Solved" },
  "incidents.ending.unsolvable": { zh: "无法解决，已说明原因", en: "Cannot be solved; the reason is given" },
  "incidents.ending.elsewhere": { zh: "不属于这里，已移交并被接收", en: "Belongs elsewhere; handed over and accepted" },
  "incidents.ending.withdrawn": { zh: "上报人撤回", en: "Withdrawn by the reporter" },

  "incidents.urgency.red": { zh: "红色：立即", en: "Red: at once" },
  "incidents.urgency.orange": { zh: "橙色：24 小时", en: "Orange: 24 hours" },
  "incidents.urgency.yellow": { zh: "黄色：3–7 个工作日", en: "Yellow: 3–7 working days" },
  "incidents.urgency.blue": { zh: "蓝色：5–15 个工作日", en: "Blue: 5–15 working days" },

  "incidents.level.remind": { zh: "提醒", en: "Reminder" },
  "incidents.level.supervise": { zh: "督办", en: "Supervision" },
  "incidents.level.list": { zh: "挂牌督办", en: "Listed supervision" },

  "incidents.task.asked": { zh: "待接单", en: "Asked" },
  "incidents.task.accepted": { zh: "已接单", en: "Accepted" },
  "incidents.task.fedBack": { zh: "已反馈", en: "Fed back" },
  "incidents.task.bounced": { zh: "已退单", en: "Bounced" },
  "incidents.task.released": { zh: "不再参与", en: "Released" },

  "incidents.signal-stage.adopted": { zh: "已立项", en: "Adopted" },
  "incidents.signal-stage.acted": { zh: "已行动", en: "Acted on" },
  "incidents.signal-stage.published": { zh: "已公布", en: "Published" },
});

/** Each clock: what must be done, and what the length rests on. Lengths are local configuration (domain.md §0.1 [P]). */
const clocks = defineWords({
  "incidents.rule.verify": { zh: "核实立案", en: "Verify" },
  "incidents.rule.dispatch": { zh: "分派", en: "Dispatch" },
  "incidents.rule.accept": { zh: "接单或退单", en: "Accept or bounce" },
  "incidents.rule.first-step": { zh: "先期处置", en: "First step" },
  "incidents.rule.handle": { zh: "办结（答应上报人的日期）", en: "End (the date promised to the reporter)" },
  "incidents.rule.review": { zh: "挂账复核", en: "Review of the suspension" },
  "incidents.rule.check": { zh: "核查", en: "Check" },
  "incidents.rule.supervision": { zh: "回复督办", en: "Reply to supervision" },
  "incidents.rule.rate": { zh: "评价期（您的权利）", en: "Time to rate (your right)" },
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
export const words = { ...states, ...clocks, ...eventWords, ...refusalWords, ...noticeWords };
