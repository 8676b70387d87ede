import { defineWords } from "#web/words";

/** Where a record stands, how it ended, how urgent it is. */
export const stateWords = defineWords({
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
  "incidents.urgency.orange": { zh: "橙色：紧急", en: "Orange: urgent" },
  "incidents.urgency.yellow": { zh: "黄色：较急", en: "Yellow: soon" },
  "incidents.urgency.blue": { zh: "蓝色：一般", en: "Blue: ordinary" },

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
