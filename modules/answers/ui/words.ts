import { defineWords } from "#web/words";

export const words = defineWords({
  "answers.ends-before": { zh: "有效期的止日早于起日，请改日期。", en: "Its validity ends before it begins; change the days." },
  "answers.over-already": {
    zh: "有效期已经过去，请改止日或不填。",
    en: "Its validity is over already; change the last day, or leave it empty.",
  },
  "answers.review-day": {
    zh: "复核日要在明天以后、两年以内，请另选一天。",
    en: "The review day lies after today and within two years; choose another.",
  },
  "answers.no-such-area": {
    zh: "没有这个地区，请选市、区县或乡镇街道。",
    en: "There is no such area; choose the city, a county or a town.",
  },
  "answers.no-such-office": {
    zh: "这个单位不在运行，或管不到这个地区，请换一个答复单位。",
    en: "This office does not work, or does not cover the area; choose another to answer.",
  },
  "answers.no-such-desk": {
    zh: "没有这个单位或服务点，请重新选择去哪里办。",
    en: "There is no such office or point; choose again where people go.",
  },
  "answers.no-such-kind": { zh: "事项类别里没有这一类，请重新选择。", en: "The kinds of matter have no such kind; choose again." },
  "answers.no-such-case": {
    zh: "没有这件事，或它是密件，不能从它提议答复。",
    en: "There is no such case, or it is sealed and no answer comes out of it.",
  },
  "answers.somebodys-phone": {
    zh: "这里有一个不是单位或服务点的电话号码。答复里不写个人信息；电话请在“去哪里办”里选单位。",
    en: "This holds a phone number that is no office's. Answers hold nobody's data; name the office under “Where to go” instead.",
  },
  "answers.identity-number": {
    zh: "这里像是身份证号码。答复里不写个人信息，请删去。",
    en: "This looks like an identity number. Answers hold nobody's data; take it out.",
  },
  "answers.own-text": {
    zh: "自己写的答复，要由本单位或上级单位的另一个人核对。",
    en: "Nobody checks what they wrote; another person of the office or one above it does.",
  },
  "answers.say-why": { zh: "退回要写明哪里要改。", en: "Say what is to be changed when you return it." },
  "answers.no-draft": { zh: "没有待核对或待发布的草稿。", en: "No draft is open." },
  "answers.newer-version": { zh: "已有更新的版本，请刷新后看新版本。", en: "There is a newer version; read the page again first." },
  "answers.checked-already": { zh: "这个版本已经核对过。", en: "This version was checked already." },
  "answers.returned-already": { zh: "这个版本已退回，请写新版本。", en: "This version was returned; write a new one." },
  "answers.not-checked": {
    zh: "这个版本还没有经另一个人核对，不能发布。",
    en: "Another person has not checked this version; it cannot be published.",
  },
  "answers.not-published": { zh: "这条答复还没有发布过。", en: "This answer was never published." },
  "answers.same-question": {
    zh: "同一地区已有相同的问题：{questions}。请先看过，确认仍要发布，或改写已有的那一条。",
    en: "The same question is answered in this area: {questions}. Look at it first, then publish all the same or rewrite that one.",
  },
  "answers.needs-new-version": {
    zh: "有效期已过，不能只确认，请写新版本或撤回。",
    en: "Its validity is over: write a new version, or withdraw it.",
  },
  "answers.withdrawn-already": { zh: "这条答复已经撤回。", en: "This answer was withdrawn." },
  "answers.dropped-already": { zh: "这份草稿已经放弃，请另起草一条。", en: "This draft was dropped; begin another." },
  "answers.notice.check": { zh: "有一条答复要核对：{question}", en: "An answer waits for a check: {question}" },
  "answers.notice.returned": { zh: "您写的答复被退回：{question}", en: "Your answer was returned: {question}" },
  "answers.notice.reminded": { zh: "答复到了复核日，{when} 前请复核：{question}", en: "An answer is due for review by {when}: {question}" },
  "answers.notice.lapsed": {
    zh: "答复未在 {when} 前复核，已逾期：{question}",
    en: "An answer was not reviewed by {when} and is late: {question}",
  },
  "answers.notice.handed-up": {
    zh: "原答复单位已撤销，这条答复现由您单位负责：{question}",
    en: "The office that answered is no more; your office answers for this now: {question}",
  },
});
