import { defineWords } from "#web/words";

export const words = defineWords({
  "exports.one-at-a-time": {
    zh: "上一份导出还在生成，完成后再申请。进度见“我的导出”。",
    en: "Your last export is still being made; see My exports.",
  },
  "exports.enough-today": {
    zh: "今天已导出 {limit} 份，明天再来，或把条件合并成一份。",
    en: "You have exported {limit} lists today; come back tomorrow or join them.",
  },
  "exports.not-ready": { zh: "还在生成，请稍候。", en: "It is still being made." },
  "exports.gone": {
    zh: "这份导出已到期或已删除，需要时请重新申请。",
    en: "This export has expired or was deleted; ask again if you need it.",
  },
  "exports.too-many": {
    zh: "超过 {limit} 行。请用辖区、时间或状态缩小范围后再导出。",
    en: "More than {limit} rows. Narrow the list by area, time or state.",
  },
  "exports.no-longer": {
    zh: "您的岗位已变化，不能再导出这个列表。",
    en: "Your roles have changed; you may not export this list any more.",
  },
  "exports.stopped": { zh: "生成中断，请重新申请。", en: "It stopped half-way; ask again." },
  "exports.purpose.meeting": { zh: "会议研判", en: "Meeting" },
  "exports.purpose.inspection": { zh: "督查检查", en: "Inspection" },
  "exports.purpose.superior": { zh: "上级要求", en: "Asked for from above" },
  "exports.purpose.statistics": { zh: "统计分析", en: "Statistics" },
  "exports.purpose.other": { zh: "其他", en: "Other" },
  "exports.subject.incidents.queue": { zh: "事件队列", en: "Queue of incidents" },
  "exports.subject.petitions.queue": { zh: "信访队列", en: "Queue of petitions" },
  "exports.subject.grid-work.requests": { zh: "服务代办队列", en: "Queue of service requests" },
  "exports.subject.cells.applications": { zh: "平安细胞", en: "Safe cells" },
  "exports.own-request": { zh: "自己申请的导出要由别人批准。", en: "Somebody else must approve what you asked for yourself." },
  "exports.not-waiting": {
    zh: "这份导出已不在等待批准（已答复、已删除或等待过期）。",
    en: "This export waits for nobody any more: answered, deleted, or its wait is over.",
  },
  "exports.nobody-approved": {
    zh: "三天内没有人批准。仍需要时请重新申请，或缩小范围。",
    en: "Nobody approved it within three days. Ask again, or narrow it.",
  },
  "exports.notice.held": {
    zh: "{name} 申请导出 {rows} 行，超过一人可导出的数量，请批准或不批准。",
    en: "{name} asks to export {rows} rows, more than one person may; approve or refuse.",
  },
  "exports.stage.held": { zh: "等待第二人批准", en: "Waits for a second person" },
  "exports.stage.refused": { zh: "未批准", en: "Refused" },
  "exports.stage.requested": { zh: "生成中", en: "Being made" },
  "exports.stage.ready": { zh: "可下载", en: "Ready" },
  "exports.stage.failed": { zh: "未生成", en: "Failed" },
  "exports.stage.deleted": { zh: "已删除", en: "Deleted" },
  "exports.stage.expired": { zh: "已到期", en: "Expired" },
  "exports.watermark": {
    zh: "{name} {at} 导出，用途：{purpose}（{why}）。内部使用，{until} 前销毁。",
    en: "Exported by {name}, {at}, for: {purpose} ({why}). Internal; destroy before {until}.",
  },
  "exports.watermark-two": {
    zh: "{name} {at} 导出，{approver} 批准，用途：{purpose}（{why}）。内部使用，{until} 前销毁。",
    en: "Exported by {name}, approved by {approver}, {at}, for: {purpose} ({why}). Internal; destroy before {until}.",
  },
});
