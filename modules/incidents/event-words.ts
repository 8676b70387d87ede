import type { EventWords } from "#platform/modules";
import type { CategoryEvent } from "./category.ts";
import type { IncidentEvent } from "./event.ts";
import type { ProcedureEvent } from "./procedure.ts";
import type { SignalEvent } from "./signal.ts";
import type { TemplateEvent } from "./templates.ts";
import type { ViewEvent } from "./views.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "incidents.reported": { zh: "上报", en: "Reported" },
  "incidents.joined": { zh: "有人也遇到", en: "Somebody else is affected too" },
  "incidents.verified": { zh: "核实立案", en: "Verified" },
  "incidents.moved": { zh: "更正地点", en: "Place corrected" },
  "incidents.reclassified": { zh: "更正事项", en: "Kind corrected" },
  "incidents.rejected": { zh: "不予立案", en: "Declined" },
  "incidents.self-handled": { zh: "网格自办结", en: "Put right on the spot" },
  "incidents.answered-at-once": { zh: "当场答复", en: "Answered at once" },
  "incidents.dispatched": { zh: "分派", en: "Dispatched" },
  "incidents.accepted": { zh: "接单", en: "Accepted" },
  "incidents.bounced": { zh: "退单", en: "Bounced" },
  "incidents.recalled": { zh: "收回分派", en: "Dispatch taken back" },
  "incidents.assigned": { zh: "指定承办人", en: "Handler named" },
  "incidents.extension-asked": { zh: "申请延期", en: "More time asked for" },
  "incidents.extension-declined": { zh: "不同意延期", en: "Extension declined" },
  "incidents.extended": { zh: "延期", en: "Extended" },
  "incidents.suspended": { zh: "挂账", en: "Suspended" },
  "incidents.resumed": { zh: "恢复办理", en: "Resumed" },
  "incidents.first-step-taken": { zh: "首步到位", en: "First step taken" },
  "incidents.fed-back": { zh: "反馈结果", en: "Fed back" },
  "incidents.checked": { zh: "核查", en: "Checked" },
  "incidents.ended": { zh: "办结", en: "Ended" },
  "incidents.returned": { zh: "返工", en: "Returned" },
  "incidents.handed-over": { zh: "移交", en: "Handed over" },
  "incidents.supervised": { zh: "督办", en: "Supervised" },
  "incidents.supervision-answered": { zh: "回复督办", en: "Supervision answered" },
  "incidents.merged": { zh: "并入另一件", en: "Merged into another" },
  "incidents.absorbed": { zh: "并入重复上报", en: "A duplicate was merged in" },
  "incidents.split": { zh: "拆分", en: "Split" },
  "incidents.noted": { zh: "备注", en: "Note" },
  "incidents.asked": { zh: "向上报人提问", en: "Question to the reporter" },
  "incidents.answered": { zh: "上报人回答", en: "The reporter's answer" },
  "incidents.withdrawn": { zh: "上报人撤回", en: "Withdrawn by the reporter" },
  "incidents.rated": { zh: "上报人评价", en: "Rated by the reporter" },
  "incidents.withdrawal-taken": { zh: "上报人撤回，由工作人员代为登记", en: "Withdrawn by the reporter, taken down at the desk" },
  "incidents.rating-taken": { zh: "上报人评价，由工作人员代为登记", en: "Rated by the reporter, taken down at the desk" },
  "incidents.called-back": { zh: "电话回访", en: "Called back" },
  "incidents.reopened": { zh: "退回重办", en: "Reopened" },
  "incidents.reminded": { zh: "到期前提醒", en: "Reminder before a due date" },
  "incidents.lapsed": { zh: "到期未办", en: "A due date has passed" },
  "incidents.due-recomputed": { zh: "期限重算", en: "Due date counted again" },
  "incidents.duties-recounted": { zh: "各步期限重算", en: "Dates of the steps counted again" },
  "incidents.window-recounted": { zh: "评价期重算", en: "Time to rate counted again" },
  "incidents.archived": { zh: "归档", en: "Archived" },
  "incidents.voided": { zh: "作废", en: "Voided" },
  "incidents.signal-adopted": { zh: "立为第一信号", en: "Signal adopted" },
  "incidents.signal-acted": { zh: "采取行动", en: "Acted on the signal" },
  "incidents.signal-published": { zh: "公布答复", en: "Answer published" },
  "incidents.signal-reminded": { zh: "到期前提醒", en: "Reminder before a due date" },
  "incidents.signal-due-recomputed": { zh: "期限重算", en: "Due date counted again" },
  "incidents.signal-lapsed": { zh: "到期未答复", en: "No answer by the due date" },
  "incidents.category-set": { zh: "修改事项", en: "Category changed" },
  "incidents.category-retired": { zh: "停用事项", en: "Category retired" },
  "incidents.procedure-set": { zh: "设定步骤时限", en: "Limits of the steps set" },
  "incidents.template-set": { zh: "修改答复模板", en: "Reply template changed" },
  "incidents.template-retired": { zh: "停用答复模板", en: "Reply template retired" },
  "incidents.view-saved": { zh: "保存视图", en: "View saved" },
  "incidents.view-removed": { zh: "删除视图", en: "View removed" },
} satisfies EventWords<CategoryEvent | IncidentEvent | ProcedureEvent | SignalEvent | TemplateEvent | ViewEvent>;

/** Of a sealed record it is said that somebody worked on it, and no more. */
export const sealedStep = { zh: "办理敏感事项（不显示是哪一步）", en: "Worked on a sealed record (the step is not shown)" };
