import { defineWords } from "#web/words";

/** Messages: to residents by SMS, so short and without what happened; to staff in the console. */
export const noticeWords = defineWords({
  "incidents.notice.registered": {
    zh: "【足迹】已收到您的上报，编号 {number}，最迟 {due} 前答复结果。",
    en: "Zuji: we have your report {number}. You will have a result by {due}.",
  },
  "incidents.notice.registered-other": {
    zh: "【足迹】已收到您的上报，编号 {number}，核实后告知您由谁办理。",
    en: "Zuji: we have your report {number}. You will be told who deals with it.",
  },
  "incidents.notice.rejected": {
    zh: "【足迹】{number} 没有立案，原因请凭编号查询。",
    en: "Zuji: {number} was not taken up; look it up for the reason.",
  },
  "incidents.notice.sent-to-unit": {
    zh: "【足迹】{number} 已交负责单位办理。",
    en: "Zuji: {number} was passed to the responsible office.",
  },
  "incidents.notice.extended": {
    zh: "【足迹】{number} 延期到 {due}，原因请凭编号查询。",
    en: "Zuji: {number} was extended to {due}; look it up for the reason.",
  },
  "incidents.notice.extension-asked": {
    zh: "{number} 的经办人申请延期，请您批准或不同意",
    en: "{number}: the handler asks for more time; give it or decline it",
  },
  "incidents.notice.extension-declined": {
    zh: "{number} 的延期申请没有批准，原期限不变",
    en: "{number}: more time was declined; the date stands",
  },
  "incidents.notice.extension-given": { zh: "{number} 已延期到 {due}", en: "{number} was extended to {due}" },
  "incidents.notice.suspended": {
    zh: "【足迹】{number} 暂时办不了，每月复核，原因请凭编号查询。",
    en: "Zuji: {number} has to wait and is reviewed monthly; look it up for the reason.",
  },
  "incidents.notice.asked": {
    zh: "【足迹】办理 {number} 有一个问题想问您，请凭编号查看。",
    en: "Zuji: there is a question for you about {number}.",
  },
  "incidents.notice.ended-solved": {
    zh: "【足迹】{number} 已解决，请您评价；没解决可退回重办。",
    en: "Zuji: {number} is solved. Please rate it; if it is not, send it back.",
  },
  "incidents.notice.ended-unsolvable": {
    zh: "【足迹】{number} 目前无法解决，原因请凭编号查询，并请您评价。",
    en: "Zuji: {number} cannot be solved now; look it up for the reason and rate it.",
  },
  "incidents.notice.ended-solved-told": { zh: "【足迹】{number} 已解决。", en: "Zuji: {number} is solved." },
  "incidents.notice.ended-unsolvable-told": { zh: "【足迹】{number} 目前无法解决。", en: "Zuji: {number} cannot be solved now." },
  "incidents.notice.called-back": {
    zh: "【足迹】电话回访已记下您对 {number} 的评价；记得不对，请您自己改。",
    en: "Zuji: your rating of {number} was written down when we rang. If it is wrong, please put it right.",
  },
  "incidents.notice.ended-elsewhere": {
    zh: "【足迹】{number} 已移交负责部门并被接收，去向请凭编号查询。",
    en: "Zuji: {number} was handed over and accepted; look it up to see where.",
  },
  "incidents.notice.ended-withdrawn": { zh: "【足迹】{number} 已按您的意愿撤回。", en: "Zuji: {number} was withdrawn as you wished." },
  "incidents.notice.merged": {
    zh: "【足迹】{number} 与 {lead} 是同一件事，已合并，进展一并告知您。",
    en: "Zuji: {number} was joined with {lead}; you are told of its progress.",
  },
  "incidents.notice.split": {
    zh: "【足迹】{number} 里的另一件事已单独编号 {part} 办理，仍从您上报时算起；打开原来的查询链接就能看到。",
    en: "Zuji: a second matter in {number} is now {part}, counted from your report; your first link shows it too.",
  },
  "incidents.notice.late": {
    zh: "【足迹】{number} 超过了答应的时间 {due}，已告知办理单位和督办员。",
    en: "Zuji: {number} is past the promised {due}; the office and the supervisor were told.",
  },
  "incidents.notice.due-recomputed": {
    zh: "【足迹】放假安排公布，{number} 的日期改为 {due}。",
    en: "Zuji: holidays were announced; {number} is now due {due}.",
  },
  "incidents.notice.moved": {
    zh: "【足迹】{number} 的地点已更正，由当地接着办理，原因请凭编号查询。",
    en: "Zuji: the place of {number} was corrected; look it up for the reason.",
  },
  "incidents.notice.reclassified": {
    zh: "【足迹】{number} 的事项已更正，最迟 {due} 前答复结果，原因请凭编号查询。",
    en: "Zuji: the kind of {number} was corrected. You will have a result by {due}.",
  },
  "incidents.notice.reclassified-other": {
    zh: "【足迹】{number} 的事项已更正，原因请凭编号查询。",
    en: "Zuji: the kind of {number} was corrected; look it up for the reason.",
  },
  "incidents.notice.open-again": {
    zh: "【足迹】{number} 因没解决已退回重办，最迟 {due} 前答复结果。",
    en: "Zuji: {number} was not solved and is being worked on again. You will have a result by {due}.",
  },
  "incidents.notice.due-moved": {
    zh: "【足迹】{number} 的答复日期现在是 {due}，怎么算的请凭编号查询。",
    en: "Zuji: {number} is now due {due}; look it up to see how it was counted.",
  },
  "incidents.notice.voided": {
    zh: "【足迹】{number} 登记有误已作废，原因请凭编号查询。",
    en: "Zuji: {number} was entered by mistake; look it up for the reason.",
  },

  "incidents.notice.red": { zh: "红色事件 {number}，请立即核实。", en: "Red incident {number}: verify at once." },
  "incidents.notice.moved-here": {
    zh: "{number} 的地点更正到本地，请接着办理。",
    en: "{number} turned out to be in your area; please take it from here.",
  },
  "incidents.notice.new": { zh: "新上报 {number}，请核实。", en: "New report {number}: please verify." },
  "incidents.notice.to-check": { zh: "{number} 已反馈结果，请核查。", en: "{number} has a result; please check it." },
  "incidents.notice.dispatched": {
    zh: "{number} 已分派给本单位，请在 {due} 前接单或退单。",
    en: "{number} was dispatched to your unit; accept or bounce by {due}.",
  },
  "incidents.notice.dispatched-final": {
    zh: "{number} 由督办员指定给本单位，不能退单，请在 {due} 前接单。",
    en: "The supervisor gave {number} to your unit; accept by {due}. It cannot be bounced.",
  },
  "incidents.notice.bounced": { zh: "{number} 被退单，请重新分派。", en: "{number} was bounced; dispatch it again." },
  "incidents.notice.bounced-co": {
    zh: "{number} 的协办单位退单，主办单位仍在办；需要时另请协办。",
    en: "A co-unit bounced {number}; the lead is still at work. Ask another to join if one is needed.",
  },
  "incidents.notice.recalled": {
    zh: "{number} 已由分派方收回，本单位不用再办。",
    en: "{number} was taken back by the desk; your unit has nothing more to do in it.",
  },
  "incidents.notice.assigned": { zh: "{number} 由您承办。", en: "You handle {number}." },
  "incidents.notice.returned": { zh: "{number} 核查未通过，请返工。", en: "{number} did not pass the check; work on it again." },
  "incidents.notice.answered": { zh: "上报人回答了 {number} 的问题。", en: "The reporter answered the question on {number}." },
  "incidents.notice.reopened": {
    zh: "上报人说 {number} 没解决，已退回重办。",
    en: "The reporter says {number} is not solved; it is open again.",
  },
  "incidents.notice.supervised": { zh: "{number} 被督办，请在 {due} 前回复。", en: "{number} is under supervision; reply by {due}." },
  "incidents.notice.supervision-answered": { zh: "{number} 的督办已回复。", en: "The supervision of {number} was answered." },
  "incidents.notice.reminded": { zh: "{number} 快到期：{due}。", en: "{number} is due soon: {due}." },
  "incidents.notice.lapsed": { zh: "{number} 已过期限 {due}。", en: "{number} is past its due date {due}." },
});
