import { defineWords } from "#web/words";

export const words = defineWords({
  "assessment.title": { zh: "平安创建考核", en: "Assessment of the safety programme" },
  "assessment.forbidden-measure": {
    zh: "项目 {item} 用到了不得计分的数：信访量、上访人次、逮捕拘留数、拒绝数、上报或投诉数。请改用办理是否及时、群众是否满意。",
    en: "Item {item} feeds on what nobody is scored by: petitions, arrests, refusals, numbers of reports or complaints. Use timeliness or satisfaction.",
  },
  "assessment.forbidden-person": {
    zh: "项目 {item} 涉及个人。考核只对单位和地区，不给任何人打分。",
    en: "Item {item} is about persons. Units and areas are assessed, nobody is.",
  },
  "assessment.forbidden-veto": {
    zh: "“{veto}”不能作一票否决：只限经有权机关认定的机关自身行为；信访、投诉、媒体报道都不是。",
    en: "“{veto}” can be no veto: only acts of an authority, proved by a decision; petitions, complaints and press reports are none.",
  },
  "assessment.no-such-category": { zh: "项目 {item} 的类别不存在。", en: "Item {item} belongs to no category here." },
  "assessment.side-mode": {
    zh: "项目 {item} 的得分方向与办法的计分方式不符。",
    en: "Item {item} does not count the way this scheme does.",
  },
  "assessment.base-mode": {
    zh: "累加制基础分为 0；扣分制和负面清单要有基础分。",
    en: "Adding up begins at 0; deducting needs a full score to begin with.",
  },
  "assessment.no-span": { zh: "项目 {item} 的零分线和满分线相同。", en: "Item {item} has the same line for nothing and for all." },
  "assessment.lines-sum": { zh: "项目 {item} 各条分值合计应为 {points}。", en: "The lines of item {item} must make {points} points." },
  "assessment.code-twice": { zh: "编号 {code} 重复。", en: "Code {code} stands twice." },
  "assessment.tariff-beyond": {
    zh: "项目 {item} 的“{tariff}”超过了项目分值 {points}。",
    en: "“{tariff}” of item {item} is more than its {points} points.",
  },
  "assessment.band-beyond": { zh: "项目 {item} 有档次超过分值 {points}。", en: "A band of item {item} is more than its {points} points." },
  "assessment.bands-cross": { zh: "项目 {item} 的位次档重叠或颠倒。", en: "Bands of item {item} overlap or are turned round." },
  "assessment.no-such-grade": { zh: "“{veto}”指向不存在的等次。", en: "“{veto}” names a grade that does not exist." },
  "assessment.grades": {
    zh: "等次的编号和分数线不能重复，最低一档从 0 分起。",
    en: "Grades need codes and lines of their own, the lowest from 0.",
  },
  "assessment.no-such-item": { zh: "办法里没有项目 {item}。", en: "The scheme has no item {item}." },
  "assessment.no-such-figure": { zh: "没有可用于考核的指标 {figure}。", en: "No figure {figure} may feed an item." },
  "assessment.figure-department": {
    zh: "项目 {item}：部门考核没有按部门统计的指标，请改为由部门报送并附文件。",
    en: "Item {item}: figures are counted by area, not by department; let it be reported with a document.",
  },
  "assessment.items-stand": {
    zh: "考核实施中，项目不能增减或改变计分：{item}。可以改文字，或作有利于被考核单位的调整；其余等下一年度。",
    en: "While it runs no item comes, goes or counts otherwise: {item}. Words may change, and tariffs in favour of the assessed; the rest waits for next year.",
  },
  "assessment.frame-stands": {
    zh: "考核实施中，基础分、类别上限、否决、等次和并列规则不能改。",
    en: "While it runs the full score, limits of categories, vetoes, grades and ties stand.",
  },
  "assessment.ends-before": { zh: "结束日早于开始日。", en: "It ends before it begins." },
  "assessment.subject-twice": { zh: "“{subject}”在名单里出现了两次。", en: "“{subject}” stands twice in the list." },
  "assessment.subject-outside": { zh: "“{subject}”不在办法的地区或层级内。", en: "“{subject}” is outside the scheme's area or level." },
  "assessment.streak-unproved": {
    zh: "“{subject}”此前连续年数要写明依据文件。",
    en: "Years in a row of “{subject}” need the paper that says so.",
  },
  "assessment.no-such-scheme": { zh: "没有这个考核办法。", en: "There is no such scheme." },
  "assessment.scheme-not-now": { zh: "考核办法现在不能做这一步（{stage}）。", en: "The scheme cannot take this step now ({stage})." },
  "assessment.past-day": { zh: "日期已经过去。", en: "That day is past." },
  "assessment.own-draft": {
    zh: "起草人不能审定自己的办法，请由他人审定。",
    en: "Whoever drafted it cannot approve it; let somebody else.",
  },
  "assessment.not-consulting": { zh: "现在不在征求意见期内。", en: "This scheme is not open for opinions now." },
  "assessment.opinions-enough": {
    zh: "同一单位最多提 {most} 条意见，请合并后提出。",
    en: "A unit says at most {most} things: put them together.",
  },
  "assessment.opinions-open": {
    zh: "还有 {n} 条意见没有答复，答复后才能审定。",
    en: "{n} opinions are not answered yet: answer them, then approve.",
  },
  "assessment.no-such-opinion": { zh: "没有这条意见。", en: "There is no such opinion." },
  "assessment.opinion-answered": { zh: "这条意见已经答复。", en: "This opinion is answered already." },
  "assessment.notice.scheme-asked": {
    zh: "{year} 年考核办法征求意见，到 {until} 止，请在此前提出意见。",
    en: "The scheme of {year} is open for opinions until {until}: say yours before.",
  },
  "assessment.notice.scheme-opinion": {
    zh: "被考核单位对 {year} 年考核办法提出了意见，请答复。",
    en: "A unit said something to the scheme of {year}: answer it.",
  },
  "assessment.notice.scheme-answered": {
    zh: "贵单位对 {year} 年考核办法的意见已答复。",
    en: "What your unit said to the scheme of {year} is answered.",
  },
  "assessment.still-consulting": {
    zh: "征求意见到 {until}，之后才能审定。",
    en: "Those concerned may speak until {until}; approve it after.",
  },
  "assessment.schemes-overlap": {
    zh: "与“{zh}”（{from} 至 {until}）的地区和时间重叠：同一单位同一时段不重复考核。",
    en: "It overlaps “{zh}” ({from} to {until}): nobody is assessed twice for the same days.",
  },
  "assessment.still-running": { zh: "考核到 {until}，之后才能收官。", en: "It runs until {until}; close it after." },
  "assessment.not-awarded": { zh: "命名、通报之后才能归档。", en: "It is archived after its titles are given." },
  "assessment.no-such-subject": { zh: "名单里没有 {subject}。", en: "There is no {subject} in the list." },
  "assessment.entry-not-now": { zh: "这条记分现在不能做这一步（{stage}）。", en: "This point cannot take that step now ({stage})." },
  "assessment.wrong-method": {
    zh: "填写的内容与项目 {item} 的计分方法不符。",
    en: "What was given does not fit the method of item {item}.",
  },
  "assessment.no-such-tariff": { zh: "项目里没有计分档 {tariff}。", en: "The item has no tariff {tariff}." },
  "assessment.no-such-factor": { zh: "这个项目不适用 {factor}。", en: "{factor} does not apply to this item." },
  "assessment.no-such-line": { zh: "清单里没有 {line}。", en: "The list has no line {line}." },
  "assessment.too-few-marks": { zh: "评审至少 {least} 人打分。", en: "The panel needs at least {least} marks." },
  "assessment.fed-by-figure": {
    zh: "项目 {item} 由指标自动计算，不能手填。",
    en: "Item {item} is read from the records; nobody types it in.",
  },
  "assessment.own-objection": { zh: "这条申诉是您提出的，不能由您复核。", en: "The objection is yours; others judge it." },
  "assessment.own-agreement": {
    zh: "代表单位同意的是您，不能再由您确认。",
    en: "It was you who agreed for the unit; somebody else confirms.",
  },
  "assessment.not-of-panel": {
    zh: "这条申诉由抽定的复核组合议，您不在其中。",
    en: "The panel drawn for this objection judges it; you are not on it.",
  },
  "assessment.panel-even": {
    zh: "复核组 {panel} 人可能票数相等，请定为单数。",
    en: "A panel of {panel} may split evenly: take an odd number.",
  },
  "assessment.ratio-range": {
    zh: "比例填 0 到 1 之间的小数：85% 填 0.85，不填 {value}。",
    en: "Type a ratio as a number from 0 to 1: for 85% type 0.85, not {value}.",
  },
  "assessment.change-of-percent": {
    zh: "项目 {item} 按位次升降记分，指标给的是百分数，不是名次升降。请改为按位次，或由上级通报并附文件。",
    en: "Item {item} counts places won or lost, but a figure is a percentage. Count it by place, or let it be reported with its paper.",
  },
  "assessment.interval-needed": {
    zh: "项目 {item} 是抽样调查的结果：请填置信区间上下限；全数统计的，写明文件。",
    en: "Item {item} is a survey's result: give both ends of its interval, or the paper that says that all were counted.",
  },
  "assessment.estimate-method": {
    zh: "项目 {item} 用的是抽样估计，只能用“阈值”或“线性”：区间覆盖目标时不计得失，别的方法没有目标。",
    en: "Item {item} feeds on an estimate: count it by threshold or linearly, so that it is neutral when the interval covers the target.",
  },
  "assessment.interval": { zh: "数值要在置信区间之内。", en: "The value lies outside its own interval." },
  "assessment.beyond-points": {
    zh: "项目 {item} 最多 {most} 分，这条合 {points} 分。请核对数量和加重情形。",
    en: "Item {item} is worth {most} points at most; this comes to {points}. Check the quantity and the reasons.",
  },
  "assessment.not-running": {
    zh: "“{zh}”的考核期是 {from} 至 {until}，现在不能记分。",
    en: "“{zh}” runs from {from} to {until}; no point can be proposed now.",
  },
  "assessment.outside-days": {
    zh: "发生日期要在 {from} 至 {until} 之间，且不晚于今天。",
    en: "It must have happened between {from} and {until}, and not later than today.",
  },
  "assessment.other-place": { zh: "地区与被考核单位不符。", en: "The place is not that of the unit." },
  "assessment.accepted-already": { zh: "单位已表示没有意见。", en: "The unit has agreed already." },
  "assessment.objecting-over": {
    zh: "申诉期到 {until} 已结束。仍可在结果公示时提出异议。",
    en: "The time to object ended on {until}. You may still object when the result is public.",
  },
  "assessment.still-objecting": {
    zh: "单位可在 {until} 前申诉，之后才能确认。",
    en: "The unit may object until {until}; confirm it after.",
  },
  "assessment.own-entry": {
    zh: "谁拟的分谁不能复核或确认，请由他人办理。",
    en: "Whoever entered a point neither reviews nor confirms it.",
  },
  "assessment.voted-already": { zh: "您已经表决过。", en: "You have voted already." },
  "assessment.frozen": {
    zh: "结果已公示，得失分不再变动。有意见请在公示期提出异议。",
    en: "The result is public and its points stand. Object while it is public.",
  },
  "assessment.no-result": { zh: "还没有结果。", en: "There is no result yet." },
  "assessment.result-not-now": { zh: "结果现在不能做这一步（{stage}）。", en: "The result cannot take this step now ({stage})." },
  "assessment.not-closed": {
    zh: "考核到 {until}，收官后才能计算结果。",
    en: "It runs until {until}; the result is computed when it is closed.",
  },
  "assessment.stale": { zh: "计算之后又有得失分变动，请重新计算。", en: "Points have moved since it was computed; compute it again." },
  "assessment.entries-open": { zh: "还有 {n} 条得失分没有定下来。", en: "{n} points are not decided yet." },
  "assessment.publicity-over": { zh: "公示已结束。", en: "The time for objections is over." },
  "assessment.decided-already": { zh: "这件异议已经裁定。", en: "This objection has been decided." },
  "assessment.own-publication": { zh: "公示的人不能裁定异议或审定结果。", en: "Whoever published it does not judge or finish it." },
  "assessment.still-public": { zh: "公示到 {until}，之后才能审定。", en: "It is public until {until}; make it final after." },
  "assessment.objections-open": { zh: "还有 {n} 件异议没有裁定。", en: "{n} objections are not decided yet." },
  "assessment.notice.notified": {
    zh: "拟记分告知：项目 {item}。请在期限内查看，有异议可申诉。",
    en: "A point is proposed on item {item}. Look at it; you may object in time.",
  },
  "assessment.notice.objected": {
    zh: "有单位对项目 {item} 的拟记分提出申诉，请复核。",
    en: "A unit objects to a point on item {item}; please review.",
  },
  "assessment.notice.confirmed": { zh: "项目 {item} 的得失分已确认。", en: "A point on item {item} is confirmed." },
  "assessment.notice.withdrawn": { zh: "项目 {item} 的记分已撤销。", en: "A point on item {item} was taken back." },
  "assessment.notice.owed": { zh: "项目 {item} 的复核或确认期限将到，请办理。", en: "Review or confirmation of item {item} is due soon." },
  "assessment.notice.dues-recounted": {
    zh: "放假安排有变，项目 {item} 这一步的期限改为 {due}。",
    en: "The holidays were announced anew: this step on item {item} now ends {due}.",
  },
  "assessment.notice.result-public": {
    zh: "{year} 年考核结果已公示，到 {due} 止。有不同意见请在此前提出。",
    en: "The result of {year} is public until {due}. Object before then if something is wrong.",
  },
  "assessment.notice.result-objection": {
    zh: "{year} 年考核结果公示期收到一件异议，请由没有公示它的人裁定。",
    en: "Somebody objects to the public result of {year}: it is decided by another than who published it.",
  },
  "assessment.notice.result-upheld": {
    zh: "对 {year} 年考核结果的异议成立，公示的结果已收回。请改正有错的得失分，重新计算后再公示。",
    en: "An objection to the result of {year} was upheld and the result taken back. Put the points right, compute it again and publish it anew.",
  },
  "assessment.notice.result-answered": {
    zh: "您对 {year} 年考核结果公示的异议已有裁定，理由写在结果页上。",
    en: "Your objection to the public result of {year} is decided; the reason stands on the page of the result.",
  },
  "assessment.notice.result-taken-back": {
    zh: "{year} 年考核结果因异议成立已收回，改正后重新公示。",
    en: "The result of {year} was taken back because an objection was upheld; it becomes public anew once put right.",
  },
  "assessment.notice.result-to-award": {
    zh: "{year} 年考核结果已审定，请在 {due} 前命名、通报。",
    en: "The result of {year} is final; award its titles by {due}.",
  },
  "assessment.notice.result-award-due": {
    zh: "{year} 年考核结果的命名、通报期限 {due} 将到，请办理。",
    en: "The titles of {year} are to be awarded by {due}.",
  },
  "assessment.notice.result-award-late": {
    zh: "{year} 年考核结果应在 {due} 前命名、通报，已逾期。",
    en: "The titles of {year} were to be awarded by {due}: late.",
  },
  "assessment.notice.result-awarded": { zh: "{year} 年考核结果已命名、通报。", en: "The titles of {year} are awarded." },
  "assessment.notice.result-revoked": {
    zh: "{year} 年的平安命名已被撤销，依据：{document}。理由见结果页。",
    en: "The title of {year} was taken back, by {document}. The reason stands on the page of the result.",
  },
  "assessment.notice.result-lost": {
    zh: "早年命名被撤销，连续年数重算后，{year} 年的荣誉不再保留。",
    en: "The title of an earlier year was taken back: counted anew, the award of {year} is lost.",
  },
  "assessment.notice.reminded": { zh: "项目 {item} 的申诉期即将结束。", en: "The time to object on item {item} ends soon." },
});
