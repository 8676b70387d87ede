import { defineWords } from "#web/words";
import { refusalWords } from "./refusal-words.ts";

const rules = defineWords({
  "mediation.court-list": { zh: "人民调解委员会名册", en: "List of people's mediation committees" },
  "mediation.rule.follow-up": { zh: "协议生效后回访", en: "Follow-up after the agreement" },
});

/** Messages: to parties by SMS, so short and without what it is about or with whom. */
const notices = defineWords({
  "mediation.notice.registered": {
    zh: "新的调解申请 {number}，请在期限内审查受理",
    en: "A new request for mediation, {number}: decide on it in time",
  },
  "mediation.notice.received": {
    zh: "【足迹】您的申请已收到，编号 {number}，最迟 {due} 前答复是否受理。",
    en: "Zuji: received, {number}. You will hear by {due} whether it is taken.",
  },
  "mediation.notice.accepted": {
    zh: "【足迹】编号 {number} 已受理。可随时退出，不收费。",
    en: "Zuji: {number} was taken. You may leave at any time; it is free.",
  },
  "mediation.notice.appointed": {
    zh: "调解案件 {number} 已指定调解员，请先声明有无利害关系",
    en: "Mediators were named for {number}: declare any tie first",
  },
  "mediation.notice.replace": { zh: "调解案件 {number} 的调解员回避，请另行指定", en: "A mediator of {number} stands aside: name another" },
  "mediation.notice.session": {
    zh: "【足迹】编号 {number}：约定 {when} 办理，如不便请告知。",
    en: "Zuji: {number}: fixed for {when}. Tell us if you cannot.",
  },
  "mediation.notice.cancelled": {
    zh: "【足迹】编号 {number}：原约定的时间取消，另行通知。",
    en: "Zuji: {number}: the time fixed is off; you will hear again.",
  },
  "mediation.notice.draft": {
    zh: "【足迹】编号 {number}：文本已拟好，可查看，不必马上决定。",
    en: "Zuji: {number}: the text is there to read. No need to decide at once.",
  },
  "mediation.notice.effective": {
    zh: "【足迹】编号 {number}：已生效。双方可在 {due} 前共同申请司法确认。",
    en: "Zuji: {number} has taken effect. Both may apply to the court until {due}.",
  },
  "mediation.notice.ended": {
    zh: "【足迹】编号 {number}：已终结。您仍可诉讼、仲裁或找有关部门，查询页有说明。",
    en: "Zuji: {number} has ended. Court, arbitration and agencies stay open to you: see your page.",
  },
  "mediation.notice.declined": {
    zh: "【足迹】编号 {number}：未予受理，理由和其他途径见查询页。",
    en: "Zuji: {number} was not taken; your page says why and what else you can do.",
  },
  "mediation.notice.voided": {
    zh: "【足迹】编号 {number} 系登记有误，已作废，不影响您的任何权利。如仍需办理，请重新申请。",
    en: "Zuji: {number} was registered by mistake and is void. You lose no right by it; ask anew if you still wish.",
  },
  "mediation.notice.confirm": {
    zh: "【足迹】编号 {number}：如需司法确认，请双方在 {due} 前共同申请；不申请协议仍有效。",
    en: "Zuji: {number}: for judicial confirmation both apply by {due}. The agreement binds without it too.",
  },
  "mediation.notice.recounted": {
    zh: "【足迹】放假安排有变，编号 {number} 的期限改为 {due}。",
    en: "Zuji: the holidays were announced anew; {number} is now due {due}.",
  },
  "mediation.notice.reminded": { zh: "调解案件 {number} 将于 {due} 到期", en: "{number} is due at {due}" },
  "mediation.notice.lapsed": { zh: "调解案件 {number} 已超过 {due} 的期限", en: "{number} is past its limit of {due}" },
});

export const words = defineWords({ ...rules, ...notices, ...refusalWords });
