import type { EventWords } from "#platform/modules";
import type { AuditEvent } from "./audit.ts";
import type { BreachEvent } from "./breach.ts";
import type { ImpactEvent } from "./impact.ts";
import type { RequestEvent } from "./request.ts";
import type { SharingEvent } from "./sharing.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "data-protection.request-taken": { zh: "登记个人信息权利请求", en: "Request about one's data taken down" },
  "data-protection.identity-shown": { zh: "核对请求人身份", en: "Shown who asks" },
  "data-protection.request-granted": { zh: "同意个人信息权利请求", en: "Request granted" },
  "data-protection.request-refused": { zh: "不予办理个人信息权利请求", en: "Request refused" },
  "data-protection.request-told": { zh: "告知请求人", en: "Person told" },
  "data-protection.request-withdrawn": { zh: "请求人撤回", en: "Request withdrawn" },
  "data-protection.clock-told": { zh: "答复期限提醒", en: "Told of the answer's day" },
  "data-protection.due-recounted": { zh: "重算答复期限", en: "Answer's day counted again" },
  "data-protection.impact-drafted": { zh: "起草影响评估", en: "Impact assessment written" },
  "data-protection.impact-revised": { zh: "修改影响评估", en: "Impact assessment revised" },
  "data-protection.impact-approved": { zh: "审定影响评估", en: "Impact assessment approved" },
  "data-protection.impact-returned": { zh: "退回影响评估", en: "Impact assessment returned" },
  "data-protection.impact-withdrawn": { zh: "撤回影响评估", en: "Impact assessment withdrawn" },
  "data-protection.sharing-proposed": { zh: "登记对外提供或委托", en: "Providing or entrusting proposed" },
  "data-protection.sharing-approved": { zh: "批准对外提供或委托", en: "Providing or entrusting approved" },
  "data-protection.sharing-refused": { zh: "不批准对外提供或委托", en: "Providing or entrusting refused" },
  "data-protection.sharing-ended": { zh: "提前终止提供或委托", en: "Providing or entrusting ended" },
  "data-protection.breach-reported": { zh: "报告个人信息安全事件", en: "Breach reported" },
  "data-protection.authority-told": { zh: "向主管部门报告", en: "Authority told" },
  "data-protection.persons-told": { zh: "通知本人", en: "Persons told" },
  "data-protection.telling-waived": { zh: "说明可以不通知本人", en: "Held that persons need not be told" },
  "data-protection.breach-closed": { zh: "结束处置", en: "Breach closed" },
  "data-protection.audit-drafted": { zh: "起草年度审计报告", en: "Auditor's report written" },
  "data-protection.audit-signed": { zh: "签发年度审计报告", en: "Auditor's report signed" },
  "data-protection.audit-issued": { zh: "年度审计报告已统计并公布", en: "Auditor's report counted and published" },
} satisfies EventWords<RequestEvent | ImpactEvent | SharingEvent | BreachEvent | AuditEvent>;
