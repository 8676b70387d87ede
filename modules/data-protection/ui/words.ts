import { defineWords } from "#web/words";

export const words = defineWords({
  "data-protection.no-such-unit": {
    zh: "没有这个单位，或它不在运行，或不管这个地区；请选收到请求的单位。",
    en: "No such unit, or it does not work, or not for this area; choose the unit that was asked.",
  },
  "data-protection.reach": {
    zh: "请留一个电话或地址，答复才能送到。",
    en: "Write down a phone or an address, so that the answer can reach the person.",
  },
  "data-protection.step-over": {
    zh: "这件请求已经到了下一步，请刷新后再看。",
    en: "This request has gone on since; load it again.",
  },
  "data-protection.kin-needed": {
    zh: "替别人提出的，要看过监护或亲属关系的证明。",
    en: "Asked for somebody else: look at the papers that show guardianship or kinship.",
  },
  "data-protection.identity-first": {
    zh: "先核对请求人身份；核不明的，可以以“没有核明请求人身份”答复。",
    en: "See first who asks; where that cannot be shown, refuse on that ground.",
  },
  "data-protection.say-ground": { zh: "不予办理要选理由。", en: "Choose the ground of the refusal." },
  "data-protection.say-article": {
    zh: "不予办理要写明法律名称和条款。",
    en: "Write the law and the article the refusal rests on.",
  },
  "data-protection.shown-already": {
    zh: "身份已经核明，不能以此为由不予办理。",
    en: "It was shown who asks; that is no ground any more.",
  },
  "data-protection.own-draft": {
    zh: "自己起草的，要由别人审定。",
    en: "Nobody decides on what they wrote themselves.",
  },
  "data-protection.sharing-days": {
    zh: "起止日期不对：结束日在开始日之后，不早于今天，最长到 {most}。",
    en: "The days do not fit: the last is after the first, not before today, and at the latest {most}.",
  },
  "data-protection.not-weighed": {
    zh: "先要有一份审定且有效的影响评估，写明“委托、对外提供、公开”（个人信息保护法第五十五条第三项）。",
    en: "First an assessment of providing, approved and in force, is needed (PIPL art. 55(3)).",
  },
  "data-protection.found-ahead": { zh: "发现时间不能晚于现在。", en: "It cannot have been found later than now." },
  "data-protection.not-told-yet": {
    zh: "先向主管部门报告，并通知本人或写明为什么可以不通知（个人信息保护法第五十七条）。",
    en: "First the authority is told, and the persons, or why they need not be (PIPL art. 57).",
  },
  "data-protection.own-breach": { zh: "自己报告的，要由别人核对后结束。", en: "Whoever reported it does not close it." },
  "data-protection.notice.breach": {
    zh: "有人报告了个人信息安全事件（{number}），请立即处置。",
    en: "Somebody reported a personal data breach ({number}); deal with it at once.",
  },
  "data-protection.audit-not-over": {
    zh: "这一年还没有结束；年度审计报告在次年起草。",
    en: "That year is not over; its report is written in the year after.",
  },
  "data-protection.audit-signed-already": {
    zh: "这一年的报告已经签发，不能再改；有新的发现，写进下一年的报告。",
    en: "The report of that year is signed and stands; what is found later goes into the next one.",
  },
  "data-protection.audit-names-nobody": {
    zh: "报告会公开，里面不能写电话号码或身份证号码；请删去。",
    en: "The report is published; take out phone and identity numbers.",
  },
  "data-protection.review-day": {
    zh: "下次评估的日子在明天到 {most} 之间。",
    en: "The day it is weighed again lies between tomorrow and {most}.",
  },
  "data-protection.notice.taken": {
    zh: "收到一件个人信息权利请求（{number}），请在 {when} 前答复。",
    en: "A request about somebody's own data came in ({number}); answer it by {when}.",
  },
  "data-protection.notice.answered": {
    zh: "您提出的个人信息请求（编号 {number}）已有答复，可到受理窗口领取答复书，也可请工作人员当面说明。",
    en: "Your request about your data (number {number}) was answered: the reply is at the desk that took it, where it is also explained.",
  },
  "data-protection.notice.reminded": {
    zh: "个人信息权利请求（{number}）{when} 到期，请及时答复并告知。",
    en: "A request about one's data ({number}) is due by {when}; answer it and tell the person.",
  },
  "data-protection.notice.lapsed": {
    zh: "个人信息权利请求（{number}，期限 {when}）已逾期。",
    en: "A request about one's data ({number}, due by {when}) is late.",
  },
});
