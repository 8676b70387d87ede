import { defineWords } from "#web/words";

export const words = defineWords({
  "surveys.title": { zh: "群众安全感满意度调查", en: "Resident survey" },
  "surveys.notice.invite": {
    zh: "{maker}邀请您参加群众安全感调查，约 5 分钟，不记姓名，答不答由您。{until} 前有效：",
    en: "{maker} invites you to the resident survey: 5 minutes, no names, as you like. Until {until}:",
  },
  "surveys.more-drawn-than-there-are": {
    zh: "“{stratum}”答了 {drawn} 份，多于总体的 {of}。",
    en: "{drawn} answers in “{stratum}”, more than the {of} there are.",
  },
  "surveys.lonely-unit": {
    zh: "“{stratum}”只有一份答卷，算不出误差。请继续访问，或与相邻的层合并测算。",
    en: "“{stratum}” has a single answer, so its error cannot be known. Go on asking, or count it together with another stratum.",
  },
  "surveys.too-few-in-stratum": {
    zh: "“{stratum}”只有 {n} 份有效答卷，至少要 2 份。请恢复访问，或与同县的层合并测算。",
    en: "“{stratum}” has {n} valid answers and needs at least 2. Go on asking, or merge it with a stratum of the same county.",
  },
  "surveys.empty-margin": {
    zh: "总体里有“{category}”（{margin}），答卷里一个也没有，无法加权。请恢复访问补齐这类人。",
    en: "The population has “{category}” ({margin}) but no answer does: weights cannot be made. Go on asking until some answer.",
  },
  "surveys.unknown-category": {
    zh: "答卷里有“{category}”（{margin}），总体数据里没有，无法加权。请核对总体数据。",
    en: "Answers hold “{category}” ({margin}), which the population figures do not. Check those figures.",
  },
  "surveys.margins-differ": {
    zh: "“{margin}”的总体合计 {own} 与其他边际 {population} 不一致，请核对。",
    en: "The margin “{margin}” sums to {own}, the others to {population}. Check them.",
  },
  "surveys.does-not-converge": {
    zh: "加权迭代 {iterations} 次仍差 {off}%，没有收敛，不出结果。请核对总体数据，或合并过小的层。",
    en: "After {iterations} rounds the weights were still {off}% off: no result is given. Check the population figures or merge small strata.",
  },
  "surveys.call-back-first": {
    zh: "还有 {owed} 份电话访问没有复核回访，先完成再测算。",
    en: "{owed} interviews by phone are still to be called back first.",
  },
  "surveys.approved-already": { zh: "调查已核准，问卷和方案不能再改。", en: "The survey is approved; its questions and plan stand." },
  "surveys.question-twice": { zh: "题目编号 {question} 重复。", en: "Question {question} stands twice." },
  "surveys.option-twice": { zh: "题目 {question} 有重复的选项。", en: "Question {question} has an option twice." },
  "surveys.nothing-on-top": { zh: "题目 {question} 没有一个选项算作“满意”。", en: "No option of question {question} counts as satisfied." },
  "surveys.everything-on-top": {
    zh: "题目 {question} 的选项全算“满意”，测不出什么。",
    en: "Every option of question {question} counts as satisfied: it measures nothing.",
  },
  "surveys.no-such-route": {
    zh: "题目 {question} 的跳转条件指向了不存在的题或选项。",
    en: "Question {question} depends on a question or option that is not there.",
  },
  "surveys.nothing-measured": { zh: "问卷里没有一道题用来测算指标。", en: "No question measures anything." },
  "surveys.no-such-margin": {
    zh: "加权用的 {question} 须是人人都答的单选背景题。",
    en: "The margin {question} must be a single-choice question about the respondent that everybody is asked.",
  },
  "surveys.margin-incomplete": { zh: "{question} 的每个选项都要给出总体人数。", en: "Give the population of each option of {question}." },
  "surveys.margin-sum": {
    zh: "{question} 合计 {sum} 人，各层合计 {people} 人，应当相等。",
    en: "{question} sums to {sum}, the strata to {people}; they must agree.",
  },
  "surveys.stratum-twice": { zh: "层 {stratum} 重复。", en: "Stratum {stratum} stands twice." },
  "surveys.stratum-outside": { zh: "层 {stratum} 不在调查地区内。", en: "Stratum {stratum} lies outside the survey's area." },
  "surveys.draws-more-than-list": {
    zh: "层 {stratum} 要抽 {draw} 个，名单只有 {frame} 个。",
    en: "Stratum {stratum} draws {draw} of a list of {frame}.",
  },
  "surveys.wants-more-than-drawn": {
    zh: "层 {stratum} 想要 {wanted} 份，只抽 {draw} 个。",
    en: "Stratum {stratum} wants {wanted} answers of {draw} drawn.",
  },
  "surveys.ends-before": { zh: "结束日早于开始日。", en: "It ends before it begins." },
  "surveys.too-long": { zh: "访问最长 30 天：号码只保存 30 天。", en: "Fieldwork lasts at most 30 days: numbers are kept no longer." },
  "surveys.not-planned": { zh: "还没有抽样方案。", en: "There is no sampling plan yet." },
  "surveys.marks-end-early": { zh: "有效期须到访问结束日（{until}）之后。", en: "It must be valid until fieldwork ends ({until})." },
  "surveys.marks-too-short": {
    zh: "表的有效期早于访问结束日，请重新登记批准或备案标识。",
    en: "The form's validity ends before fieldwork does; enter the marks again.",
  },
  "surveys.marks-ended": { zh: "表的有效期已过，不能再访问。", en: "The form is no longer valid: nobody may be asked." },
  "surveys.not-filed": {
    zh: "统计调查须先登记批准或备案标识（统计法）。",
    en: "Enter the marks of approval or filing first (Statistics Law).",
  },
  "surveys.not-signed-off": {
    zh: "个人信息保护负责人还没有对现在的问卷和方案签署。",
    en: "The privacy officer has not signed the present questions and plan.",
  },
  "surveys.second-person": { zh: "这一步要由另一个人来做。", en: "This step is another person's." },
  "surveys.wrong-stage": {
    zh: "现在的阶段不能做这一步，请刷新后看下一步。",
    en: "This step does not fit where the survey stands. Reload to see what comes next.",
  },
  "surveys.seed-stands": { zh: "种子已经公布：{seed}，不能更改。", en: "The seed is published: {seed}. It stands." },
  "surveys.not-piloted": { zh: "先做试调查并记录结果。", en: "Run the pilot and record it first." },
  "surveys.household-first": {
    zh: "固定电话要先问家里有几位成年人，再请最近过生日的那一位回答。",
    en: "On a landline ask first how many grown-ups there are, then for the one whose birthday was last.",
  },
  "surveys.no-sms-there": { zh: "固定电话收不到短信，请用电话访问。", en: "A landline gets no SMS: ask by phone." },
  "surveys.seed-too-early": {
    zh: "种子须在名单摘要登记之后的日子产生，请明天再抽。",
    en: "The seed must be of a later day than the list's digest; draw tomorrow.",
  },
  "surveys.not-drawn": { zh: "名单第 {position} 个没有被抽中。", en: "Position {position} of the list was not drawn." },
  "surveys.supplied-already": { zh: "名单第 {position} 个已经送入。", en: "Position {position} is here already." },
  "surveys.token-twice": { zh: "编码已被使用，请重新生成。", en: "This token is used; make another." },
  "surveys.empty-stratum": { zh: "“{stratum}”一个号码都没有，不能开始访问。", en: "“{stratum}” has no number: fieldwork cannot begin." },
  "surveys.not-in-days": { zh: "访问期为 {from} 至 {until}。", en: "Fieldwork runs from {from} to {until}." },
  "surveys.closed": { zh: "这次调查现在不接受作答。", en: "The survey takes no answers now." },
  "surveys.no-such-stratum": { zh: "没有层 {stratum}，或它出现了两次。", en: "There is no stratum {stratum}, or it stands twice." },
  "surveys.merge-across": { zh: "只有同一县区的层可以合并：{stratum}。", en: "Only strata of one county are merged: {stratum}." },
  "surveys.nothing-to-compare": { zh: "{indicator} 没有可比较的结果。", en: "There is no result of {indicator} to compare." },
  "surveys.published-already": { zh: "结果已经公布。", en: "The results are published." },
  "surveys.not-published": {
    zh: "结果还没有公布，不用更正，重新测算就行。",
    en: "Nothing is published yet: estimate again instead of correcting.",
  },
  "surveys.correction-stands": {
    zh: "已有一项更正在办，先审定或不予更正。",
    en: "A correction is on its way; approve it or give it up first.",
  },
  "surveys.too-many-corrections": {
    zh: "已更正 {most} 次。请重新调查，不要再改。",
    en: "It was corrected {most} times. Ask anew rather than correct again.",
  },
  "surveys.left-out-already": {
    zh: "这份答卷不在结果里，或列了两次。",
    en: "This interview is not counted any more, or stands here twice.",
  },
  "surveys.nothing-corrected": {
    zh: "没有写要改什么：剔除答卷、改人口、改合并或改比较对象，至少一样。",
    en: "Say what is to be corrected: interviews left out, population, merged strata or what it is compared with.",
  },
  "surveys.no-correction": { zh: "没有在办的更正。", en: "There is no correction on its way." },
  "surveys.no-correction-ready": {
    zh: "还没有算出更正后的结果。",
    en: "What would take the place of the published result is not worked out yet.",
  },
  "surveys.changes-nothing": {
    zh: "更正后每个数都没有变，不用公布，请不予更正。",
    en: "No number would change: nothing to publish. Give the correction up.",
  },
  "surveys.taken-by-another": { zh: "这个号别的访员正在拨，请取下一个。", en: "Another interviewer has this call; take the next." },
  "surveys.unit-done": { zh: "这个号已经办结。", en: "This number is finished." },
  "surveys.number-gone": { zh: "号码已销毁或到期。", en: "The number has been destroyed or has expired." },
  "surveys.call-later": { zh: "还没到约定的拨打时间（{at}）。", en: "It is to be called later ({at})." },
  "surveys.not-your-call": { zh: "先领取这个号，再拨打和记录。", en: "Take this call first." },
  "surveys.call-back-when": { zh: "先填约在什么时候再打。", en: "Say when to call back." },
  "surveys.past": { zh: "约定时间要在以后。", en: "The time must lie ahead." },
  "surveys.already-answered": { zh: "这份问卷已经答过或已谢绝，谢谢。", en: "This form has been answered or declined. Thank you." },
  "surveys.unanswered": { zh: "这一题还没有回答。", en: "This question has no answer yet." },
  "surveys.no-such-answer": { zh: "没有这个答案，请从给出的选项里选。", en: "There is no such answer; choose one of those given." },
  "surveys.under-half": { zh: "答了不到一半，按谢绝登记。", en: "Under half was answered: record it as a refusal." },
  "surveys.not-by-phone": { zh: "不是电话访问，不需要回访。", en: "It was not by phone; nobody is called back." },
  "surveys.own-interview": { zh: "自己访问的不能自己复核。", en: "Nobody checks their own interview." },
  "surveys.called-back-already": { zh: "已经回访过。", en: "It was called back already." },
  "surveys.not-shown": { zh: "记录里看不出这个理由，不能以此剔除。", en: "The record does not show this reason; the interview stays." },
  "surveys.not-to-call-back": {
    zh: "这份访问没有被抽中复核回访，号码不显示。",
    en: "This interview is not among those drawn for a call-back: its number is not shown.",
  },
  "surveys.not-checked": {
    zh: "全部访问的检查还没有跑完，不能以访员偏离为由剔除。请稍后刷新；没有跑过的，先点“加权测算”。",
    en: "The checks of all interviews have not run yet, so nothing is left out for an interviewer's deviation. Reload in a moment, or order estimates first.",
  },
  "surveys.no-such-link": { zh: "链接不对或已失效，请核对短信。", en: "The link is wrong or no longer valid; check the message." },
  "surveys.not-by-web": { zh: "方案里没有网上作答这种方式。", en: "The plan does not offer answers on the web." },
  "surveys.home-of-area": { zh: "登记地与调查地区不符。", en: "The record's home does not fit the area." },
  "surveys.no-such-area": { zh: "没有这个地区。", en: "There is no such area." },
});
