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
const events = defineWords({});

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
    zh: "【足迹】对不起，{number} 超过了答应的日期 {due}，网格长已经知道，会催办。",
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
