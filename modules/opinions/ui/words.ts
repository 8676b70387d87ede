import { defineWords } from "#web/words";

export const words = defineWords({
  "opinions.not-found": { zh: "没有这条民意，或不在您的范围内。", en: "There is no such opinion, or it is not within your reach." },
  "opinions.wrong-link": {
    zh: "链接不对。请用回执上的完整链接或扫码打开。",
    en: "This link is not right. Open it from your receipt, whole, or scan its code.",
  },
  "opinions.wrong-number": {
    zh: "编号或电话尾号不对，请核对后再试。",
    en: "The number or the end of the phone number is not right; check and try again.",
  },
  "opinions.not-the-speaker": {
    zh: "登记或办理这条民意的人不能替本人评价。",
    en: "Whoever wrote it down or worked on it does not rate it.",
  },
  "opinions.no-such-area": {
    zh: "没有这个地方，请重新选择镇街、村社区或网格。",
    en: "There is no such place; choose a town, a village or a grid again.",
  },
  "opinions.no-such-topic": { zh: "没有这个议题，请重新选择。", en: "There is no such topic; choose again." },
  "opinions.no-such-unit": {
    zh: "这个单位不在运行，或管不到这个地方，请换一个。",
    en: "This unit does not work, or does not cover the place; choose another.",
  },
  "opinions.no-such-kind": { zh: "转为事件要选事项类别。", en: "Choose the kind of matter to open a report." },
  "opinions.no-such-department": { zh: "没有这个部门代码，请看单位登记。", en: "There is no such department; see the register of units." },
  "opinions.given-already": {
    zh: "这条意见已经收到，编号 {number}。不用再提交。",
    en: "This was received already, number {number}. There is nothing to send again.",
  },
  "opinions.classify-first": { zh: "请先归类，再做这一步。", en: "Sort it first, then take this step." },
  "opinions.not-now": { zh: "这条民意现在不能做这一步，请刷新后再看。", en: "This step cannot be taken now; read the page again." },
  "opinions.plan-day": { zh: "做到的日期要在明天以后、一年以内。", en: "The day lies after today and within a year." },
  "opinions.rated-already": { zh: "已经评价过，只能评价一次。", en: "It was rated already; once is all." },
  "opinions.rate-later": { zh: "还没有最后答复，答复后再评价。", en: "There is no last answer yet; rate it then." },
  "opinions.somebodys-phone": {
    zh: "这里有一个不是单位的电话号码。公示不写任何人的信息，请删去。",
    en: "This holds a phone number that is no unit's. What is published names nobody; take it out.",
  },
  "opinions.identity-number": {
    zh: "这里像是身份证号码。公示不写任何人的信息，请删去。",
    en: "This looks like an identity number. What is published names nobody; take it out.",
  },
  "opinions.topic-adopted-already": { zh: "这个议题这一周已经立项。", en: "This topic of this week is adopted already." },
  "opinions.no-such-action": { zh: "没有这个立项，请刷新后再看。", en: "There is no such action; read the page again." },
  "opinions.act-first": { zh: "请责任单位先登记做了什么，再公布。", en: "The unit records what it did first, then it is published." },
  "opinions.week": { zh: "只能立本周或前 {weeks} 周的议题。", en: "Only topics of this week or the {weeks} before it are adopted." },
  "opinions.notice.action": {
    zh: "一个民意议题由本单位办，{when} 前公布结果。",
    en: "A topic of opinions is yours; publish the outcome by {when}.",
  },
  "opinions.notice.action-reminded": { zh: "民意第一信号 {when} 到期，请公布结果。", en: "An action out of opinions is due on {when}." },
  "opinions.notice.action-lapsed": { zh: "民意第一信号已过期（{when}）。", en: "An action out of opinions is overdue ({when})." },
  "opinions.no-such-deliberation": { zh: "没有这次协商会。", en: "There is no such deliberation." },
  "opinions.no-such-decision": { zh: "没有这项决定，请刷新后再看。", en: "There is no such decision; read the page again." },
  "opinions.until-past": { zh: "报名截止日已经过去，请另选一天。", en: "The last day to volunteer is past; choose another." },
  "opinions.until-meets": {
    zh: "报名要在开会前一天以前截止，好留时间抽签通知。",
    en: "Volunteering ends before the day it meets, so that there is time to draw and to tell.",
  },
  "opinions.volunteering-closed": { zh: "报名已经截止。可以坐开放席位，不用报名。", en: "Volunteering is over. The open seats need none." },
  "opinions.volunteered-already": { zh: "已经报过名，不用再报。", en: "You volunteered already; there is nothing to send again." },
  "opinions.seat-contact": {
    zh: "请留手机或邮箱，抽中了才好告诉您；会后即销毁。",
    en: "Leave a phone or a mail address so that you can be told; it is destroyed after the meeting.",
  },
  "opinions.draw-early": { zh: "报名截止以后才能抽签。", en: "The draw comes after the last day to volunteer." },
  "opinions.draw-first": { zh: "有人报名，请先抽签。", en: "There are volunteers: draw first." },
  "opinions.not-met-yet": { zh: "会还没有开，不能公布纪要。", en: "It has not met yet; there are no minutes." },
  "opinions.reported-already": { zh: "这项决定已公布落实情况。", en: "What was done of this decision is published already." },
  "opinions.notice.seat-drawn": {
    zh: "您被抽中参加“{title}”（{when}）。不能来请点链接退出，席位给下一位。",
    en: "You were drawn for “{title}” ({when}). If you cannot come, step back by the link; the seat goes to the next.",
  },
  "opinions.notice.seat-not-drawn": {
    zh: "这次没有抽中“{title}”（{when}）。开放席位不用报名，欢迎来听。",
    en: "You were not drawn for “{title}” ({when}). The open seats need no draw; you are welcome.",
  },
  "opinions.notice.seat-called-off": {
    zh: "“{title}”（{when}）取消了，原因见网页。",
    en: "“{title}” ({when}) was called off; the page says why.",
  },
  "opinions.notice.agreed": {
    zh: "协商“{title}”有一项决定由本单位落实，{when} 到期。",
    en: "A decision of “{title}” is yours to carry out by {when}.",
  },
  "opinions.notice.agreed-reminded": {
    zh: "协商“{title}”的决定 {when} 到期，请公布落实情况。",
    en: "A decision of “{title}” is due on {when}; publish what was done.",
  },
  "opinions.notice.agreed-lapsed": { zh: "协商“{title}”的决定已过期（{when}）。", en: "A decision of “{title}” is overdue ({when})." },
  "opinions.notice.heard": {
    zh: "您的意见已收到，编号 {number}，{due} 前答复。",
    en: "Your opinion was received, number {number}; you have an answer by {due}.",
  },
  "opinions.notice.told": { zh: "您的意见（{number}）有了答复，请看。", en: "There is an answer to your opinion ({number})." },
  "opinions.notice.replied": {
    zh: "您的意见（{number}）已答复，请看并评价。",
    en: "Your opinion ({number}) was answered; please read and rate it.",
  },
  "opinions.notice.handed-on": {
    zh: "您的意见（{number}）已转给该办的一方，请看说明。",
    en: "Your opinion ({number}) was handed on; please read where.",
  },
  "opinions.notice.to-answer": {
    zh: "一条民意（{number}）由本单位答复，{due} 到期。",
    en: "An opinion ({number}) is yours to answer by {due}.",
  },
  "opinions.notice.unhappy": {
    zh: "本人对答复（{number}）不满意，请看评价。",
    en: "Whoever spoke is not satisfied with the answer ({number}).",
  },
  "opinions.notice.reminded": { zh: "民意 {number} 的答复 {due} 到期。", en: "The answer to opinion {number} is due on {due}." },
  "opinions.notice.lapsed": { zh: "民意 {number} 的答复已过期（{due}）。", en: "The answer to opinion {number} is overdue ({due})." },
  "opinions.notice.plan-reminded": {
    zh: "民意 {number} 立项的事 {due} 到期。",
    en: "What was adopted of opinion {number} is due on {due}.",
  },
  "opinions.notice.plan-lapsed": {
    zh: "民意 {number} 立项的事已过期（{due}）。",
    en: "What was adopted of opinion {number} is overdue ({due}).",
  },
});
