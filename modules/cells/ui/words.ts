import { defineWords } from "#web/words";

export const words = defineWords({
  "cells.title": { zh: "平安细胞", en: "Safe cells" },
  "cells.line-twice": { zh: "清单条目 {line} 重复。", en: "Line {line} stands twice." },
  "cells.line-foreign": { zh: "条目 {line} 不属于 {scheme}。", en: "Line {line} does not belong to {scheme}." },
  "cells.points-sum": { zh: "各条分值合计应为 100，现在是 {sum}。", en: "The points of all lines must make 100; they make {sum}." },
  "cells.thresholds": { zh: "达标、优秀、示范的分数线要依次升高。", en: "The thresholds must rise: pass, good, model." },
  "cells.no-such-line": { zh: "清单里没有条目 {line}。", en: "There is no line {line} in the checklist." },
  "cells.line-applies": { zh: "条目 {line} 不能选“不适用”。", en: "Line {line} cannot be “does not apply”." },
  "cells.too-many-points": { zh: "条目 {line} 最多 {most} 分。", en: "Line {line} gives at most {most} points." },
  "cells.line-missing": { zh: "条目 {line} 还没有填。", en: "Line {line} is missing." },
  "cells.ends-before": { zh: "截止日早于开始日。", en: "It ends before it begins." },
  "cells.credit-code": {
    zh: "“{unit}”的统一社会信用代码 {code} 校验不对，请核对后再填。",
    en: "The credit code {code} of “{unit}” does not check: look at it again.",
  },
  "cells.unit-twice": { zh: "名单里“{unit}”出现了两次。", en: "“{unit}” stands twice in the list." },
  "cells.unit-outside": { zh: "“{unit}”不在这一批次的地区内。", en: "“{unit}” lies outside the round's area." },
  "cells.no-units": { zh: "请给出应创单位名单。", en: "Give the list of units that may apply." },
  "cells.no-family-rounds": {
    zh: "平安家庭由家庭自愿自查，不设名单，也不分批次。",
    en: "Families check their own homes by their own wish: there is no list and no round.",
  },
  "cells.inspector-twice": { zh: "检查员库里有人重复。", en: "Somebody stands twice in the pool of inspectors." },
  "cells.not-on-staff": {
    zh: "检查员库里的 {name} 现在不是 {unit} 的在岗人员，请从名单里选。",
    en: "{name} in the pool holds no post that inspects for {unit} now; choose from the list.",
  },
  "cells.too-few-inspectors": { zh: "检查员库至少要有 2 人。", en: "The pool needs at least two inspectors." },
  "cells.rounds-overlap": {
    zh: "与“{name}”（{from} 至 {until}）的地区和时间重叠，请调整时间或地区。",
    en: "It overlaps “{name}” ({from} to {until}) in area and days; change one of them.",
  },
  "cells.no-such-round": { zh: "没有这一批次。", en: "There is no such round." },
  "cells.no-such-scheme": { zh: "没有这类创建清单。", en: "There is no such checklist." },
  "cells.round-voided": { zh: "“{name}”已作废。", en: "“{name}” is void." },
  "cells.round-drawn": {
    zh: "“{name}”已公布抽取种子，不能作废；有误的申报可以逐件作废。",
    en: "“{name}” has a published seed and cannot be voided; single applications still can.",
  },
  "cells.seed-stands": {
    zh: "这一批次的种子已经公布：{seed}，不能更改。",
    en: "The seed of this round is published: {seed}. It cannot change.",
  },
  "cells.seed-too-early": { zh: "申报截止（{until}）后才能公布种子。", en: "The seed is published after applications close ({until})." },
  "cells.no-seed": { zh: "“{name}”还没有公布抽取种子。", en: "“{name}” has no published seed yet." },
  "cells.seen-later": { zh: "检查时间不能晚于现在。", en: "Nobody has looked at the unit yet at that time: it is later than now." },
  "cells.not-eligible": { zh: "“{unit}”不在这一批次的名单里。", en: "“{unit}” is not on this round's list." },
  "cells.round-closed": { zh: "这一批次的申报时间是 {from} 至 {until}。", en: "Applications are taken from {from} to {until}." },
  "cells.other-unit": { zh: "要续期的是另一个单位的命名。", en: "What is to be renewed belongs to another unit." },
  "cells.other-place": { zh: "地区与单位所在地不符。", en: "The area is not where the unit lies." },
  "cells.too-soon": { zh: "{from} 起可以重新申报。", en: "It may apply again from {from}." },
  "cells.earlier-warned": {
    zh: "上一期命名正在警示中，恢复或摘牌以后才能续期。",
    en: "The title to be renewed is under a warning: restore or revoke it first.",
  },
  "cells.name-earlier": { zh: "请指明接续的是哪一期命名。", en: "Name the title this one takes the place of." },
  "cells.name-latest": {
    zh: "这个单位另有较新的申报，请刷新后再报。",
    en: "The unit has applied since; reload, so that this application comes after that one.",
  },
  "cells.applied-already": {
    zh: "这个单位已有一件申报正在办理，办结或撤回后才能再报。",
    en: "An application of this unit is under way; it may apply again when that one is over or withdrawn.",
  },
  "cells.appeal-open": { zh: "申诉还没有裁定，裁定以后再办。", en: "An appeal is not decided yet; this comes after the decision." },
  "cells.applied-again": {
    zh: "这个单位已经重新申报，不能再对上一次不予命名申诉。",
    en: "The unit has applied again; there is no appeal against the refusal before it.",
  },
  "cells.renewed-already": {
    zh: "上一期命名已由另一件申报接续。",
    en: "Another application has taken the place of the earlier title.",
  },
  "cells.renew-later": { zh: "{from} 起可以申请续期。", en: "It may be renewed from {from}." },
  "cells.not-now": { zh: "这件申报现在不在这一步，请刷新后再看。", en: "The application is not at this step now; reload and look again." },
  "cells.own-hand": { zh: "申报、初审、检查和裁定不能是同一个人。", en: "One person does not apply, check, inspect and decide." },
  "cells.own-decision": { zh: "作出决定的人不能裁定对它的异议或申诉。", en: "Whoever decided does not judge what is said against it." },
  "cells.own-warning": { zh: "提出警示的人不能决定恢复。", en: "Whoever warned does not decide whether the title is restored." },
  "cells.too-few-free": {
    zh: "排除利益关系后只剩 {free} 名检查员，需要 {wanted} 名。请在下一批次扩充检查员库。",
    en: "Only {free} inspectors are free of conflicts and {wanted} are needed; the next round needs a larger pool.",
  },
  "cells.not-drawn": { zh: "这个人没有被抽中。", en: "This person was not drawn." },
  "cells.not-inspector": { zh: "只有被抽中的检查员可以检查和签名。", en: "Only those who were drawn inspect and sign." },
  "cells.second-pair": { zh: "需要另一名检查员签名。", en: "Another inspector has to sign." },
  "cells.no-evidence": {
    zh: "条目 {line} 没有佐证不能给分：请传清单要的文件或照片，或者写明是哪份文件、哪条记录。",
    en: "Line {line} gets no points without evidence: add the file or photo the checklist asks for, or say which paper or record.",
  },
  "cells.family-evidence": {
    zh: "条目 {line}：家庭自查不要佐证，请去掉。",
    en: "Line {line}: a family's own check is asked for no evidence; take it out.",
  },
  "cells.say-why": { zh: "条目 {line} 扣了分，请写明理由。", en: "Line {line} lost points: say why." },
  "cells.below": {
    zh: "得分 {total}，未达到命名条件{lines}。可以不予命名并写明理由。",
    en: "{total} points: not enough for a title {lines}. It can be refused with its reason.",
  },
  "cells.publicity-over": { zh: "公示已结束。", en: "The time for objections is over." },
  "cells.still-public": { zh: "公示到 {until}，结束后才能命名。", en: "It is public until {until}; the title comes after." },
  "cells.objections-open": { zh: "还有异议没有裁定。", en: "There are objections not yet decided." },
  "cells.decided-already": { zh: "这件异议已经裁定。", en: "This objection has been decided." },
  "cells.reported-already": { zh: "{year} 年度的自查已经交过。", en: "The report of {year} is in already." },
  "cells.year-to-come": { zh: "{year} 年度还没有到，不能提前自查。", en: "{year} has not come yet; there is nothing to report on." },
  "cells.not-that-year": { zh: "{year} 年不在命名有效期内。", en: "The title is not held in {year}." },
  "cells.not-warned": { zh: "没有警示过，不能以逾期未整改摘牌。", en: "It was not warned; it cannot be revoked for not rectifying." },
  "cells.still-mending": { zh: "整改期到 {until}。", en: "The time to rectify runs until {until}." },
  "cells.appealed-already": { zh: "已经申诉并裁定过一次。", en: "There was an appeal, and it is decided." },
  "cells.appeal-over": { zh: "申诉期已过。", en: "The time for an appeal is over." },
  "cells.no-appeal": { zh: "没有待裁定的申诉。", en: "There is no appeal to decide." },
  "cells.no-help-asked": { zh: "这个家庭没有要求上门帮助。", en: "This family did not ask for help." },
  "cells.wrong-link": { zh: "链接不对，请核对。", en: "The link is not right." },
  "cells.no-such-certificate": { zh: "没有这个证书编号。", en: "There is no certificate with this number." },
  "cells.notice.family-help": {
    zh: "【足迹】有一个家庭自查后请人上门看看，请安排。",
    en: "Zuji: a family that checked its own home asks for somebody to come; please arrange it.",
  },
  "cells.notice.returned": {
    zh: "【足迹】{unit}的申报已退回补正，请登录查看缺什么。",
    en: "Zuji: the application of {unit} was sent back; sign in to see what is missing.",
  },
  "cells.notice.drawn": {
    zh: "【足迹】{unit}的检查员已按公布的种子抽取，共 {n} 名；抽取过程可以重算。",
    en: "Zuji: {n} inspectors were drawn for {unit} by the published seed; the draw can be repeated.",
  },
  "cells.notice.you-inspect": {
    zh: "【足迹】您被抽中检查{unit}。有利益关系的，请在申报页上自行回避。",
    en: "Zuji: you were drawn to inspect {unit}. If you have an interest, step aside on its page.",
  },
  "cells.check-open": { zh: "上一次动态检查还没有结束。", en: "The last check is not over yet." },
  "cells.incident-document": {
    zh: "事后检查要写明依据哪份事故文书。",
    en: "A check after an incident names the document that tells of it.",
  },
  "cells.unit-not-drawn": {
    zh: "随机抽查的单位由公布的种子抽取，这个单位没有被抽中（或这一次已经查过）。",
    en: "Units are drawn for checks at random by a published seed; this one was not, or was checked by that draw already.",
  },
  "cells.seed-used": { zh: "这个种子用过了，请用新的、刚公布的数字。", en: "This seed was used before; take new numbers, just published." },
  "cells.newer-round": {
    zh: "动态检查按本地区最近一个已公布种子的批次抽取，请刷新后再试。",
    en: "A check is drawn by the newest round over this area with a published seed; reload and try again.",
  },
  "cells.other-way": {
    zh: "检查方式与安排的不一致，请按安排的方式填写。",
    en: "The kind of inspection is not the one that was ordered; take that one.",
  },
  "cells.notice.you-check": {
    zh: "【足迹】您被抽中对已命名的{unit}做动态检查，去之前不要通知单位，除非安排的是事先通知。有利益关系的，请在申报页上自行回避。",
    en: "Zuji: you were drawn to check {unit}, which holds a title. Do not tell the unit before unless the check is announced. If you have an interest, step aside on its page.",
  },
  "cells.notice.check-stands": { zh: "【足迹】{unit}的动态检查已完成，称号保持。", en: "Zuji: {unit} was checked and its title stands." },
  "cells.notice.check-failed": {
    zh: "【足迹】{unit}动态检查发现的问题没有整改到位，可能警示。",
    en: "Zuji: what the check of {unit} found is not rectified; a warning may follow.",
  },
  "cells.notice.to-sign": { zh: "【足迹】{unit}的检查记录等您签名。", en: "Zuji: the inspection of {unit} waits for your signature." },
  "cells.notice.rectify": {
    zh: "【足迹】{unit}有需要整改的条目，请在 {due} 前报告整改。",
    en: "Zuji: {unit} has findings; report what was rectified by {due}.",
  },
  "cells.notice.scored": {
    zh: "【足迹】{unit}的检查得分已经出来，请登录查看。",
    en: "Zuji: the score of {unit} is there; sign in to see it.",
  },
  "cells.notice.to-publish": {
    zh: "【足迹】{unit}的检查已完成，等待公示或不予命名。",
    en: "Zuji: the inspection of {unit} is done and waits to be published or refused.",
  },
  "cells.notice.to-recheck": { zh: "【足迹】{unit}已报告整改，请复查。", en: "Zuji: {unit} reported what was rectified; look again." },
  "cells.notice.public": {
    zh: "【足迹】{unit}得分 {score}，公示到 {due}。",
    en: "Zuji: {unit} has {score} points and is public until {due}.",
  },
  "cells.notice.objected": {
    zh: "【足迹】对{unit}的公示收到一件异议，请安排未参与的人裁定。",
    en: "Zuji: there is an objection to {unit}; somebody who had no part decides it.",
  },
  "cells.notice.objection-upheld": {
    zh: "【足迹】您对{unit}公示的异议成立，公示已收回，重新核查。",
    en: "Zuji: your objection to what was published of {unit} was upheld; it was taken back and is looked at again.",
  },
  "cells.notice.objection-rejected": {
    zh: "【足迹】您对{unit}公示的异议经裁定不成立。",
    en: "Zuji: your objection to what was published of {unit} was decided and not upheld.",
  },
  "cells.notice.awarded": {
    zh: "【足迹】{unit}已获命名，有效期至 {until}，证书可在申报页打开。",
    en: "Zuji: {unit} was awarded its title, valid until {until}; the certificate is on its page.",
  },
  "cells.notice.refused": {
    zh: "【足迹】{unit}未获命名，可在 {due} 前申诉。",
    en: "Zuji: {unit} was not awarded the title; an appeal is possible until {due}.",
  },
  "cells.notice.voided": {
    zh: "【足迹】{unit}的申报已作废：所在批次或这件申报受理有误，与单位无关，可以重新申报。",
    en: "Zuji: the application of {unit} is void: its round or its intake was a mistake that is not the unit's. It may apply anew.",
  },
  "cells.notice.warned": { zh: "【足迹】{unit}被警示，请在 {due} 前整改。", en: "Zuji: {unit} was warned; rectify it by {due}." },
  "cells.notice.recounted": {
    zh: "【足迹】放假安排有变，{unit}这一步的期限改为 {due}。",
    en: "Zuji: the holidays were announced anew; this step of {unit} is now due {due}.",
  },
  "cells.notice.restored": { zh: "【足迹】{unit}的称号已恢复。", en: "Zuji: the title of {unit} stands again." },
  "cells.notice.revoked": {
    zh: "【足迹】{unit}已摘牌，可在 {due} 前申诉。",
    en: "Zuji: the title of {unit} was revoked; an appeal is possible until {due}.",
  },
  "cells.notice.appeal-upheld": { zh: "【足迹】{unit}的申诉成立。", en: "Zuji: the appeal of {unit} was upheld." },
  "cells.notice.appeal-rejected": {
    zh: "【足迹】{unit}的申诉不成立，理由见申报页。",
    en: "Zuji: the appeal of {unit} was not upheld; the reasons are on its page.",
  },
  "cells.notice.renewed": {
    zh: "【足迹】{unit}的称号已续期，新证书编号 {certificate}，原证书收回。",
    en: "Zuji: the title of {unit} was renewed; the new certificate is {certificate} and the old one is given back.",
  },
  "cells.notice.expired": { zh: "【足迹】{unit}的称号已到期。", en: "Zuji: the title of {unit} has ended." },
  "cells.notice.prelim-due": {
    zh: "【足迹】{unit}的初审请在 {due} 前完成。",
    en: "Zuji: the preliminary check of {unit} is due by {due}.",
  },
  "cells.notice.prelim-late": { zh: "【足迹】{unit}的初审已过期限 {due}。", en: "Zuji: the preliminary check of {unit} was due on {due}." },
  "cells.notice.rectify-due": { zh: "【足迹】{unit}的整改请在 {due} 前报告。", en: "Zuji: what {unit} rectifies is due by {due}." },
  "cells.notice.rectify-late": { zh: "【足迹】{unit}的整改已过期限 {due}。", en: "Zuji: what {unit} rectifies was due on {due}." },
  "cells.notice.warning-due": {
    zh: "【足迹】{unit}警示后的整改请在 {due} 前报告。",
    en: "Zuji: {unit} rectifies after its warning by {due}.",
  },
  "cells.notice.warning-late": {
    zh: "【足迹】{unit}警示后的整改已过期限 {due}，可能摘牌。",
    en: "Zuji: {unit} was to rectify by {due}; its title may be revoked.",
  },
  "cells.notice.restore-due": {
    zh: "【足迹】{unit}已报告警示后的整改，请在 {due} 前核实。",
    en: "Zuji: {unit} reported what it rectified after its warning; look at it by {due}.",
  },
  "cells.notice.restore-late": {
    zh: "【足迹】{unit}警示后的整改应在 {due} 前核实，已过期限。",
    en: "Zuji: what {unit} rectified after its warning was to be looked at by {due}.",
  },
  "cells.notice.report-due": {
    zh: "【足迹】{unit}的年度自查请在 {due} 前提交。",
    en: "Zuji: the yearly report of {unit} is due by {due}.",
  },
  "cells.notice.report-late": { zh: "【足迹】{unit}的年度自查已过期限 {due}。", en: "Zuji: the yearly report of {unit} was due on {due}." },
  "cells.notice.expiry-due": {
    zh: "【足迹】{unit}的称号 {due} 到期，现在可以申请续期。",
    en: "Zuji: the title of {unit} ends on {due}; it can be renewed now.",
  },
  "cells.notice.expiry-late": { zh: "【足迹】{unit}的称号已于 {due} 到期。", en: "Zuji: the title of {unit} ended on {due}." },
  "cells.notice.publicity-due": { zh: "【足迹】{unit}的公示 {due} 期满。", en: "Zuji: the publicity of {unit} ends on {due}." },
  "cells.notice.publicity-late": {
    zh: "【足迹】{unit}的公示已满（{due}），可以命名。",
    en: "Zuji: the publicity of {unit} ended on {due}; it can be awarded.",
  },
  "cells.no-such-paper": {
    zh: "没有可以出具的证书：还没有命名，或者不是您的单位命名的。",
    en: "There is no paper to issue: no title was awarded, or by another office.",
  },
});
