import { defineWords } from "#web/words";

export const words = defineWords({
  "decisions.no-unit": {
    zh: "没有这个单位，或与本事项登记的单位不符。",
    en: "There is no such unit, or it is not the one of this matter.",
  },
  "decisions.not-now": {
    zh: "这一步现在还不能办，或已经办过。请刷新看看进行到哪一步。",
    en: "This step is not possible now or was done; refresh to see where it stands.",
  },
  "decisions.conflicts-needed": {
    zh: "委托第三方时须写明其利益申报（没有利害关系也要写明）。",
    en: "With a third party, say what it declared, even that there is no interest.",
  },
  "decisions.too-short": {
    zh: "公开征求意见一般不少于 {days} 日；确需缩短的，请写明理由，理由会公开。",
    en: "As a rule the draft is open for {days} days; for fewer give the reason, which is published.",
  },
  "decisions.not-yet-held": { zh: "日期还没有到，办完再登记。", en: "That day has not come; record it afterwards." },
  "decisions.papers-late": {
    zh: "听证会材料须提前 {days} 日送达。请填写送达日期，不足的须改期重开。",
    en: "Papers of a hearing go out {days} days before. Give the day they did; a hearing held sooner has to be held again.",
  },
  "decisions.asked-needed": {
    zh: "问卷须写明发出份数，且不少于回收份数。",
    en: "For a survey say how many were asked, not fewer than answered.",
  },
  "decisions.nothing-changed": { zh: "方案和原来一样，没有修改。", en: "The draft is the same as before." },
  "decisions.measure-worsens": { zh: "措施后的等级不能高于措施前。", en: "A measure cannot make the level higher." },
  "decisions.still-open": {
    zh: "征求意见到 {until} 才截止，之后才能起草报告。",
    en: "Comments are open until {until}; the report comes after.",
  },
  "decisions.nobody-heard": {
    zh: "还没有直接听取过受影响群众的意见，不能起草报告。",
    en: "Nobody affected was heard yet; there can be no report.",
  },
  "decisions.unanswered": {
    zh: "还有 {left} 条意见没有答复，答复完才能起草报告。",
    en: "{left} opinions have no answer yet; answer them first.",
  },
  "decisions.unanswered-yet": {
    zh: "还有 {left} 条意见没有答复，答复完才能办这一步。",
    en: "{left} opinions have no answer yet; answer them first.",
  },
  "decisions.no-risks": { zh: "还没有登记风险点。", en: "No risk has been set down." },
  "decisions.level-too-low": { zh: "结论等级不能低于措施后最高的风险点。", en: "The level cannot be lower than the highest risk left." },
  "decisions.aspect-needed": {
    zh: "请选择风险属于哪一方面，风险指数按它的权重计算。",
    en: "Choose which aspect the risk belongs to: the index weighs it by that.",
  },
  "decisions.void-by-another": {
    zh: "由记录人以外的人作废：请同事核对后作废。",
    en: "Who wrote it down does not void it: ask a colleague to check and void it.",
  },
  "decisions.opinion-stands": {
    zh: "这条意见不能作废：只有工作人员记下、还没有答复、也没有别人提过的才可以。请照常答复。",
    en: "This opinion stands: only one that staff wrote down, nobody else has said and nobody has answered can be voided. Answer it like the rest.",
  },
  "decisions.opinion-void": {
    zh: "这条意见已作废，不用答复；有人再提就恢复。",
    en: "This opinion is void and owed no answer; said again, it counts again.",
  },
  "decisions.notice.opinion-voided": {
    zh: "【足迹】替您记下的对“{title}”的意见已作废，理由：{reason}。如果不对，请在公开页再提一次，就会恢复并答复。",
    en: "Zuji: an opinion written down for you on “{title}” was voided: {reason}. If that is wrong, say it again on the page: it then counts and is answered.",
  },
  "decisions.expert-twice": { zh: "同一专家写了两次。", en: "One expert stands there twice." },
  "decisions.member-twice": { zh: "评估小组名单里有人重复。", en: "Somebody stands twice in the team." },
  "decisions.expert-in-team": {
    zh: "评估小组的成员不能评审自己的报告：请标明“回避”或另请专家。",
    en: "Somebody of the assessment team reviews the own report: mark them as recused or ask another expert.",
  },
  "decisions.few-experts": {
    zh: "回避之后，参加评审的专家不足 {least} 人。",
    en: "Fewer than {least} experts are left once those with an interest stand aside.",
  },
  "decisions.dissent-unsaid": { zh: "不同意的专家须写明意见，意见要附卷。", en: "An expert who disagrees says why; it goes on file." },
  "decisions.no-report": { zh: "没有报送评估报告，不能决策。", en: "Without a report handed in there is no decision." },
  "decisions.own-report": { zh: "报告的起草人不能作决策。", en: "Whoever drafted the report does not decide." },
  "decisions.high": {
    zh: "高风险：不能实施。请修改方案重新评估，或暂缓、不予实施。",
    en: "High risk: it cannot go ahead. Change the draft and assess again, suspend or reject it.",
  },
  "decisions.medium": { zh: "中风险：须落实措施后实施，请写明条件。", en: "Medium risk: only with measures; state the conditions." },
  "decisions.conditions-needed": { zh: "请写明实施前须落实的条件。", en: "State the conditions to be met." },
  "decisions.own-evaluation": {
    zh: "后评估须由承办单位、决策机关以外的机构进行。",
    en: "The evaluation is for a body other than the undertaker and the decider.",
  },
  "decisions.measures-open": { zh: "还有措施没有落实，不能办结。", en: "Measures are still open; it cannot be closed." },
  "decisions.comments-closed": {
    zh: "这项征求意见已经截止或还没有开始。您可以拨打承办单位电话反映。",
    en: "Comments are closed or not yet open. You can still call the unit in charge.",
  },
  "decisions.papers-out": { zh: "材料已经送达，参加人名单不能再改。", en: "The papers are out: the list cannot be changed any more." },
  "decisions.hearing-over": { zh: "听证会已过，不能再定参加人。", en: "The hearing is over; nobody can be chosen for it now." },
  "decisions.hearing-held": { zh: "这场听证会已有笔录。", en: "This hearing has its record already." },
  "decisions.selection-unpublished": {
    zh: "遴选听证参加人，办法要先随听证公告公布（条例第十六条）：请重新公告听证会并写明遴选办法。",
    en: "Those who come are chosen by a way that was published with the call (art. 16): call the hearing anew and say how.",
  },
  "decisions.too-many-participants": {
    zh: "参加人不能多于公告的 {seats} 席。",
    en: "No more participants than the {seats} seats that were told.",
  },
  "decisions.participant-twice": { zh: "名单里有人重复。", en: "Somebody stands twice in the list." },
  "decisions.one-side": { zh: "相关各方都要有代表参加：至少写明两方。", en: "Every side concerned must be there: name at least two." },
  "decisions.nobody-chosen": { zh: "还没有确定听证参加人，请先确定。", en: "Nobody was chosen for this hearing yet; do that first." },
  "decisions.ends-before": { zh: "结束时间应晚于开始时间。", en: "It ends before it begins." },
  "decisions.more-than-chosen": {
    zh: "实到人数不能多于确定的 {chosen} 人。",
    en: "No more can be there than the {chosen} who were chosen.",
  },
  "decisions.unsigned-why": { zh: "签字人数少于实到人数时，请写明未签字的原因。", en: "If fewer signed than were there, say why." },
  "decisions.hearing-soon": {
    zh: "听证会至少在 {days} 日之后，否则材料来不及送达。",
    en: "A hearing lies at least {days} days ahead: its papers must go out in time.",
  },
  "decisions.own-review": { zh: "合法性审查不能由承办单位自己做。", en: "The undertaker does not review its own legality." },
  "decisions.legality-missing": {
    zh: "还没有合法性审查意见，不能提交决策（条例第二十五条）。",
    en: "There is no opinion on legality yet: it cannot be decided (art. 25).",
  },
  "decisions.unlawful": {
    zh: "合法性审查认为不合法，不能决策。请修改方案后重新评估。",
    en: "It was found unlawful and cannot be decided; change the draft and assess again.",
  },
  "decisions.notice.comment-reminded": { zh: "“{title}”征求意见即将截止。", en: "Comments on “{title}” close soon." },
  "decisions.notice.comment-lapsed": {
    zh: "“{title}”征求意见已截止（{due}），请逐条答复后起草报告。",
    en: "Comments on “{title}” closed on {due}: answer each, then draft the report.",
  },
  "decisions.notice.hearing-reminded": {
    zh: "“{title}”的听证材料须在 {due} 前送达。",
    en: "Papers for the hearing on “{title}” must go out by {due}.",
  },
  "decisions.notice.hearing-lapsed": {
    zh: "“{title}”的听证材料没有在 {due} 前送达，听证会须改期。",
    en: "Papers for the hearing on “{title}” did not go out by {due}: it has to be moved.",
  },
  "decisions.notice.legality-reminded": { zh: "“{title}”的合法性审查期到 {due}。", en: "The review of “{title}” runs to {due}." },
  "decisions.notice.legality-lapsed": {
    zh: "“{title}”的合法性审查期已过（{due}），意见还没有出具。",
    en: "The review of “{title}” was due {due}; there is no opinion yet.",
  },
  "decisions.notice.legality-recounted": {
    zh: "放假安排有变，“{title}”的合法性审查期改为 {due}。",
    en: "The holidays were announced anew: the review of “{title}” now runs to {due}.",
  },
  "decisions.notice.measure-reminded": { zh: "“{title}”的一项风险措施 {due} 到期。", en: "A measure of “{title}” is due {due}." },
  "decisions.notice.measure-lapsed": {
    zh: "“{title}”的一项风险措施 {due} 到期未落实。",
    en: "A measure of “{title}” was due {due} and is not done.",
  },
  "decisions.notice.answered": {
    zh: "您对“{title}”提的意见已有答复，请看网页。",
    en: "Your opinion on “{title}” has been answered; see the page.",
  },
});
