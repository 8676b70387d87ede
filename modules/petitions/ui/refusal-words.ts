import { defineWords } from "#web/words";

/** Every "no" of the module, with what to do instead. */
export const refusalWords = defineWords({
  "petitions.no-such-paper": {
    zh: "这一步还没有走到，不能出具这份文书。请刷新后再看。",
    en: "The step this paper belongs to has not been taken. Reload and look again.",
  },
  "petitions.ground-needed": {
    zh: "变更、撤销的，请选定主要原因，供原承办机关改进。",
    en: "Where the opinion does not stand, choose the main ground: the organ learns from it.",
  },
  "petitions.period-not-over": {
    zh: "这一期还没有结束，结束后才能编制报告。",
    en: "This period is not over; the report is written when it is.",
  },
  "petitions.year-report-issued-already": {
    zh: "这一期的报告已经签发，不能再改；需要补充的请写进下一期。",
    en: "This report was issued and stands; what is to be added goes into the next.",
  },
  "petitions.no-year-report": { zh: "这一期还没有起草报告。", en: "No report was drafted for this period." },
  "petitions.own-year-report": {
    zh: "起草人不签发自己的报告，请本单位负责人、另一位分流员或督办员签发。",
    en: "Whoever drafted a report does not issue it: the head, another dispatcher or a supervisor does.",
  },
  "petitions.not-found": { zh: "没有找到这件信访事项，请核对编号。", en: "There is no such petition; check the number." },
  "petitions.not-now": { zh: "这件事现在不在这一步，请刷新后再看。", en: "The petition is not at this step now; reload and look again." },
  "petitions.filed-already": { zh: "已经提交过了，编号 {number}，请凭编号查看。", en: "It was filed already; its number is {number}." },
  "petitions.no-such-place": { zh: "没有这个地方，请重新选择。", en: "There is no such place; choose again." },
  "petitions.no-such-unit": {
    zh: "没有这个单位，或已停止收件，请重新选择。",
    en: "There is no such organ, or it takes nothing now; choose again.",
  },
  "petitions.too-many-representatives": {
    zh: "多人走访推选的代表不超过 {most} 人（条例第二十条），请请大家商定后再登记。",
    en: "At most {most} people stand for all (art. 20); please agree on them, then register.",
  },
  "petitions.more-than-people": { zh: "代表人数超过了总人数，请核对。", en: "There are more representatives than people; check." },
  "petitions.name-representatives": {
    zh: "五人以上的共同信访请登记代表姓名。",
    en: "For more than five people write down who stands for them.",
  },
  "petitions.stays-sealed": {
    zh: "检举控告件一经认定即密封，不能改为其他类别；确属误判请作废后重新登记。",
    en: "What was found to be an accusation stays sealed; register anew if that was an error.",
  },
  "petitions.never-to-the-accused": {
    zh: "检举控告材料不得转给被检举控告的单位（条例第三十条），请转有权处理的上级或纪检机关。",
    en: "An accusation never goes to those accused (art. 30); send it to the organ above them or to discipline inspection.",
  },
  "petitions.objected-already": { zh: "已经提出过异议，请等候答复。", en: "An objection was made already; wait for its answer." },
  "petitions.no-objection": { zh: "现在没有可以提出或答复的异议。", en: "There is no objection to make or answer now." },
  "petitions.objection-late": {
    zh: "提出异议的五个工作日已过，视为接受，请依法办理。",
    en: "The five working days to object are over; it counts as taken: please handle it.",
  },
  "petitions.objection-open": {
    zh: "异议还没有答复，请先由信访部门答复。",
    en: "The objection is still open; the petition office answers it first.",
  },
  "petitions.other-branch": {
    zh: "只有第六类事项出具处理意见书；这一件请导入所属程序并告知信访人。",
    en: "Only the sixth branch ends in a handling opinion; lead this one into its procedure and tell the petitioner.",
  },
  "petitions.this-branch": {
    zh: "第六类事项请点“受理”，由本机关出具处理意见书。",
    en: "The sixth branch is accepted here and answered with an opinion.",
  },
  "petitions.not-the-petitioner": {
    zh: "您登记或办理了这件事，不能代信访人表态。请由信访人用自己的链接办理，或者到窗口由没有经办的人接待。",
    en: "You wrote this petition down or worked on it, so you cannot speak for the petitioner: the own link is theirs.",
  },
  "petitions.itself": { zh: "不能和自己关联，请换一个编号。", en: "It cannot be linked with itself; take another number." },
  "petitions.no-such-number": { zh: "没有查到可以关联的编号，请核对。", en: "No petition with this number can be linked; check it." },
  "petitions.not-the-earlier": {
    zh: "这个编号的事项比现在这件提出得晚，不是先前那一件，请核对编号。",
    en: "That petition came later than this one: it is not the earlier of the two. Check the number.",
  },
  "petitions.recused": { zh: "您已回避这件事，请交由其他人办理。", en: "You stand back from this petition; somebody else goes on." },
  "petitions.extended-already": { zh: "已经延期过一次，不能再延。", en: "It was extended once; it cannot be extended again." },
  "petitions.too-long": { zh: "延期不得超过 {most} 日（条例第三十四条）。", en: "An extension is {most} days at most (art. 34)." },
  "petitions.extension-late": {
    zh: "办理期限已过，不能再延期，请尽快出具意见。",
    en: "The time is over and cannot be extended; give the opinion soon.",
  },
  "petitions.answer-each": { zh: "信访人提出了 {wanted} 项请求，请逐项答复。", en: "There are {wanted} requests; answer each of them." },
  "petitions.no-draft": { zh: "还没有起草处理意见。", en: "No opinion has been drafted yet." },
  "petitions.challenge-open": { zh: "信访人申请了回避，请先作出决定。", en: "A challenge is open; decide it first." },
  "petitions.same-hand": {
    zh: "起草人不能审批自己的意见，请由另一位负责人审批。",
    en: "Whoever drafted does not sign; another head must.",
  },
  "petitions.before-delivery": { zh: "日期早于答复送达的日期，请核对。", en: "This day is before the reply was delivered; check it." },
  "petitions.date-ahead": { zh: "日期还没有到，请核对。", en: "This day has not come yet; check it." },
  "petitions.date-past": { zh: "日期已经过去，请核对。", en: "This day is past; check it." },
  "petitions.before-it-was-signed": { zh: "送达日期早于出具日期，请核对。", en: "It was delivered before it was signed; check the day." },
  "petitions.witness": { zh: "留置送达请写明见证人。", en: "Left at the residence: say who witnessed it." },
  "petitions.right-runs": {
    zh: "信访人请求复查、复核的期限还没有过，暂不能办结。",
    en: "The petitioner may still ask for the next review; it cannot be closed yet.",
  },
  "petitions.ended-already": { zh: "这件事已经办结，不用再撤回。", en: "It has ended; there is nothing to withdraw." },
  "petitions.challenged-already": { zh: "已经申请过回避，正在等候决定。", en: "A challenge is waiting to be decided." },
  "petitions.no-challenge": { zh: "现在没有待决定的回避申请。", en: "There is no challenge to decide." },
  "petitions.own-challenge": {
    zh: "您参与过这件事，是否回避须由他人决定。",
    en: "You took part in it; somebody else decides on the challenge.",
  },
  "petitions.rated-already": { zh: "您已经评价过了，谢谢。", en: "You have rated it already; thank you." },
  "petitions.final": {
    zh: "复核意见是信访程序的最终意见；您仍可以依法寻求其他救济，也可以申请帮扶。",
    en: "This was the last word in the petition procedure; other remedies and help remain open.",
  },
  "petitions.right-lapsed": {
    zh: "收到答复已超过三十日，本程序内的答复为最终意见；您仍可以寻求法律援助或其他途径。",
    en: "More than thirty days have passed since the reply; in this procedure it stands. Legal aid and other ways remain open.",
  },
  "petitions.higher-outside": {
    zh: "上一级机关不在本平台，请向省级有关机关提出；可凭意见书办理。",
    en: "The next higher organ is not on this platform: ask the provincial one, with the opinion in hand.",
  },
  "petitions.no-offer": { zh: "还没有提出和解（调解）方案。", en: "No settlement is offered." },
  "petitions.offer-changed": {
    zh: "方案已经改过，请看现在的方案再决定。",
    en: "The offer was changed meanwhile; read it as it stands now, then decide.",
  },
  "petitions.took-part-in-it": {
    zh: "您办理过这件事，不能代信访人登记撤回、回避申请或评价，请由没有参与办理的同事登记。",
    en: "You worked on it: a colleague who did not must take down the petitioner's withdrawal, challenge or rating.",
  },
  "petitions.took-part": {
    zh: "您参与过下级的办理，不能作出复查、复核意见，请由他人办理。",
    en: "You took part below; somebody else must decide the review.",
  },
  "petitions.ends-before-it-begins": { zh: "结束早于开始，请核对。", en: "It ends before it begins; check." },
  "petitions.before-the-request": { zh: "听证早于提出请求的时间，请核对。", en: "The hearing was before the request; check." },
  "petitions.wrong-link": {
    zh: "链接不对或已失效，请核对，或用编号和电话尾号查询。",
    en: "The link is not right; check it, or look it up by number and the end of your phone number.",
  },
  "petitions.wrong-number": {
    zh: "编号或电话尾号不对，请核对后再试。",
    en: "The number or the end of the phone number is not right; check and try again.",
  },
  "petitions.report-of-assigned": {
    zh: "只有交办才要求限期反馈；转送的不填这个日期。",
    en: "Only what is assigned is reported on by a day; leave it empty for a transfer.",
  },
  "petitions.no-mandate": { zh: "没有找到这份委托。", en: "There is no such mandate." },
  "petitions.mandate-too-long": {
    zh: "委托期最长 {most} 天，到期可以再委托。",
    en: "A mandate runs {most} days at most; it can be given again.",
  },
  "petitions.mandate-not-asked": { zh: "这份委托已经答复过了。", en: "This mandate was answered already." },
  "petitions.mandate-revoked": {
    zh: "委托人已撤销委托，不能再代为提交；您写的内容还在，请与委托人联系。",
    en: "The principal has revoked the mandate, so nothing can be filed; what you wrote is still here: talk to the principal.",
  },
  "petitions.mandate-over": {
    zh: "委托还没有接受，或已经结束，不能再代办。",
    en: "The mandate is not in force; nothing can be done under it.",
  },
  "petitions.no-such-power": {
    zh: "委托书没有写明这项权限，请委托人另行委托。",
    en: "The mandate does not name this power; the principal would have to give it.",
  },
  "petitions.no-agent": { zh: "没有这位代理员，请重新选择。", en: "There is no such agent; choose again." },
  "petitions.agent-unavailable": {
    zh: "这位代理员现在不能接受委托，请另选一位，也可以自己提交。",
    en: "This agent cannot be asked now; choose another, or file yourself.",
  },
  "petitions.span-too-long": { zh: "时间跨度太长，最多 {days} 天。", en: "The time is too long: at most {days} days." },
});
