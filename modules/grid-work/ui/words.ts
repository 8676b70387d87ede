import { defineWords } from "#web/words";
import { refusalWords } from "./refusal-words.ts";

const states = defineWords({
  "grid-work.visit-stage.agreed": { zh: "已约定", en: "Agreed" },
  "grid-work.visit-stage.absent": { zh: "不在家", en: "Nobody at home" },
  "grid-work.visit-stage.done": { zh: "已走访", en: "Visited" },
  "grid-work.visit-stage.refused": { zh: "谢绝", en: "Declined" },
  "grid-work.visit-stage.calledOff": { zh: "已取消", en: "Called off" },
  "grid-work.ending.done": { zh: "已办成", en: "Done" },
  "grid-work.ending.impossible": { zh: "办不了，已说明原因", en: "Not possible; the reason is given" },
  "grid-work.ending.elsewhere": { zh: "已移交并被接收", en: "Handed over and accepted" },
  "grid-work.ending.withdrawn": { zh: "不再需要", en: "No longer needed" },
  "grid-work.rule.serve": { zh: "代办办结（答应居民的日期）", en: "End of the service request (the date promised)" },
  "grid-work.basis.serve": { zh: "本市规定的代办时限，从登记起算", en: "The city's limit for this kind, counted from when it was taken" },
});

/** Each event, as the log of what was done says it. */
const events = defineWords({
  "grid-work.event.visit-agreed": { zh: "约定走访", en: "Visit agreed" },
  "grid-work.event.visit-absent": { zh: "走访时不在家", en: "Nobody at home" },
  "grid-work.event.visit-made": { zh: "经同意走访", en: "Visit made with consent" },
  "grid-work.event.visit-refused": { zh: "谢绝走访", en: "Visit declined" },
  "grid-work.event.visit-called-off": { zh: "取消走访", en: "Visit called off" },
  "grid-work.event.consent-withdrawn": { zh: "收回同意", en: "Consent taken back" },
  "grid-work.event.request-taken": { zh: "登记代办", en: "Request taken" },
  "grid-work.event.request-noted": { zh: "记下经过", en: "Noted" },
  "grid-work.event.request-ended": { zh: "办结", en: "Ended" },
  "grid-work.event.request-withdrawn": { zh: "居民撤回", en: "Withdrawn by the resident" },
  "grid-work.event.request-rated": { zh: "居民评价", en: "Rated" },
  "grid-work.event.request-reopened": { zh: "退回重办", en: "Reopened" },
  "grid-work.event.request-due-recomputed": { zh: "期限重算", en: "Date counted again" },
  "grid-work.event.request-reminded": { zh: "到期提醒", en: "Reminded" },
  "grid-work.event.request-lapsed": { zh: "超期告知", en: "Lapse told" },
  "grid-work.event.point-set": { zh: "设置巡查点", en: "Point set" },
  "grid-work.event.point-closed": { zh: "停用巡查点", en: "Point closed" },
  "grid-work.event.tag-issued": { zh: "发放标签", en: "Tag issued" },
  "grid-work.event.tag-revoked": { zh: "作废标签", en: "Tag revoked" },
  "grid-work.event.plan-set": { zh: "设置巡查计划", en: "Plan set" },
  "grid-work.event.plan-closed": { zh: "停用巡查计划", en: "Plan closed" },
  "grid-work.event.point-looked-at": { zh: "巡查点已看", en: "Point looked at" },
  "grid-work.event.found": { zh: "巡查发现", en: "Finding" },
  "grid-work.event.patrol-finished": { zh: "巡查结束", en: "Patrol finished" },
  "grid-work.event.round-opened": { zh: "巡查周期开始", en: "Round opened" },
  "grid-work.event.round-looked": { zh: "本周期已看", en: "Looked at in the round" },
  "grid-work.event.round-dropped": { zh: "本周期不计", en: "Round dropped" },
  "grid-work.event.device-registered": { zh: "登记手机", en: "Device registered" },
  "grid-work.event.device-contacted": { zh: "手机联网", en: "Device in contact" },
  "grid-work.event.device-shut-out": { zh: "停用手机", en: "Device shut out" },
  "grid-work.event.practice-set": { zh: "修改本地规定", en: "Local practice set" },
  "grid-work.event.phrases-set": { zh: "修改短语", en: "Phrases set" },
});

/** Messages: to residents by SMS, so short and without what it was about. */
const notices = defineWords({
  "grid-work.notice.taken": {
    zh: "【足迹】已登记您托办的事，编号 {number}，最迟 {due} 前答复。",
    en: "Zuji: your request {number} was taken. You will have an answer by {due}.",
  },
  "grid-work.notice.ended-done": {
    zh: "【足迹】{number} 已办成，请凭编号查看并评价。",
    en: "Zuji: {number} is done; look it up and rate it.",
  },
  "grid-work.notice.ended-impossible": {
    zh: "【足迹】{number} 办不了，原因请凭编号查看。",
    en: "Zuji: {number} is not possible; look it up for the reason.",
  },
  "grid-work.notice.ended-elsewhere": {
    zh: "【足迹】{number} 已移交并被接收，请凭编号查看。",
    en: "Zuji: {number} was handed over and accepted; look it up.",
  },
  "grid-work.notice.ended-withdrawn": {
    zh: "【足迹】{number} 按您的意思不再办理，如有误请凭编号退回。",
    en: "Zuji: {number} was ended as no longer needed, as you said.",
  },
  "grid-work.notice.recomputed": {
    zh: "【足迹】放假安排公布，{number} 的答复日期为 {due}。",
    en: "Zuji: holidays were published; {number} will be answered by {due}.",
  },
  "grid-work.notice.late": {
    zh: "【足迹】{number} 超过了答应的日期 {due}，已告知网格长，对不起。",
    en: "Zuji: {number} is past the promised {due}; the grid leader was told. We are sorry.",
  },
  "grid-work.notice.reminded": { zh: "代办 {number} 将于 {due} 到期。", en: "Service request {number} is due {due}." },
  "grid-work.notice.lapsed": { zh: "代办 {number} 已于 {due} 超期。", en: "Service request {number} lapsed on {due}." },
  "grid-work.notice.reopened": {
    zh: "代办 {number} 居民说没解决，已退回，新期限 {due}。",
    en: "Service request {number} was sent back as not solved; new date {due}.",
  },
  "grid-work.notice.differ": {
    zh: "代办 {number} 有两个不同的办结说法，都已保留，请核实。",
    en: "Service request {number} was ended twice in different ways; both are kept, please ask.",
  },
});

/** All the module says to people, on screens and from the server. */
export const words = { ...states, ...events, ...notices, ...refusalWords };
