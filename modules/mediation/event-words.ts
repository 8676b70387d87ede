import type { EventWords } from "#platform/modules";
import type { AgendaEvent } from "./agenda.ts";
import type { ChannelEvent } from "./channel.ts";
import type { CommitteeEvent } from "./committee.ts";
import type { CourtListEvent } from "./court-list.ts";
import type { DisputeEvent } from "./dispute-shape.ts";
import type { MediatorEvent } from "./mediator.ts";
import type { PracticeEvent } from "./practice.ts";
import type { ErrandEvent, ScreeningEvent } from "./screening.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "mediation.registered": { zh: "登记", en: "Registered" },
  "mediation.party-noted": { zh: "记下所需帮助和回避", en: "Needs and recusals noted" },
  "mediation.party-added": { zh: "补充当事人", en: "Party added" },
  "mediation.safety-answered": { zh: "回答安全问题", en: "Safety questions answered" },
  "mediation.safety-arranged": { zh: "作出安全安排", en: "Arranged for safety" },
  "mediation.accepted": { zh: "受理", en: "Accepted" },
  "mediation.declined": { zh: "不予受理", en: "Declined" },
  "mediation.transferred": { zh: "移送", en: "Referred" },
  "mediation.consented": { zh: "同意调解", en: "Agreed to mediation" },
  "mediation.refused": { zh: "不愿调解", en: "Does not want mediation" },
  "mediation.mediator-chosen": { zh: "当事人选择调解员", en: "A party chose a mediator" },
  "mediation.mediator-objected": { zh: "当事人申请回避", en: "A party objected to a mediator" },
  "mediation.mediators-appointed": { zh: "确定调解员", en: "Mediators named" },
  "mediation.mediator-declared": { zh: "调解员声明无利害关系", en: "Mediator declares no tie" },
  "mediation.mediator-recused": { zh: "调解员回避", en: "Mediator recuses" },
  "mediation.investigated": { zh: "调查", en: "Investigated" },
  "mediation.opened": { zh: "开始调解", en: "Mediation opened" },
  "mediation.session-set": { zh: "约定调解时间", en: "Session fixed" },
  "mediation.session-cancelled": { zh: "取消约定", en: "Session called off" },
  "mediation.session-held": { zh: "调解记录", en: "Session recorded" },
  "mediation.adjourned": { zh: "中止", en: "Adjourned" },
  "mediation.resumed": { zh: "恢复", en: "Resumed" },
  "mediation.more-time-asked": { zh: "要求延长", en: "More time asked for" },
  "mediation.extended": { zh: "双方同意延长", en: "Extended, as both asked" },
  "mediation.agreed": { zh: "拟定协议", en: "Agreement drafted" },
  "mediation.signed": { zh: "签名", en: "Signed" },
  "mediation.took-effect": { zh: "协议生效", en: "The agreement took effect" },
  "mediation.obligation-performed": { zh: "履行", en: "Performed" },
  "mediation.obligation-defaulted": { zh: "未履行，已告知途径", en: "Not performed; ways told" },
  "mediation.followed-up": { zh: "回访", en: "Followed up" },
  "mediation.confirmation-filed": { zh: "共同申请司法确认", en: "Confirmation applied for" },
  "mediation.confirmation-taken": { zh: "法院答复受理情况", en: "The court answered" },
  "mediation.confirmation-ruled": { zh: "法院裁定", en: "The court ruled" },
  "mediation.enforcement-noted": { zh: "申请强制执行", en: "Enforcement applied for" },
  "mediation.failed": { zh: "调解不成", en: "Mediation failed" },
  "mediation.terminated": { zh: "终止", en: "Ended by a party" },
  "mediation.remedies-told": { zh: "告知救济途径", en: "Remedies told" },
  "mediation.escalation-reported": { zh: "报告可能激化", en: "Reported as dangerous" },
  "mediation.delegation-returned": { zh: "向法院反馈结果", en: "Result returned to the court" },
  "mediation.relapsed": { zh: "同一纠纷又来", en: "The dispute came back" },
  "mediation.relapse-undone": { zh: "又来的登记已作废", en: "What came back was registered by mistake" },
  "mediation.voided": { zh: "作废（登记有误）", en: "Voided: registered by mistake" },
  "mediation.party-invited": { zh: "发出邀请链接", en: "Party invited" },
  "mediation.archived": { zh: "归档", en: "Archived" },
  "mediation.dues-recounted": { zh: "期限按放假安排重算", en: "Dates counted again with the holidays" },
  "mediation.reminded": { zh: "到期提醒", en: "Reminded" },
  "mediation.lapsed": { zh: "逾期告知", en: "Lapse told" },
  "mediation.committee-set": { zh: "登记调委会", en: "Committee registered" },
  "mediation.committee-closed": { zh: "撤销调委会", en: "Committee closed" },
  "mediation.mediator-set": { zh: "登记调解员", en: "Mediator registered" },
  "mediation.mediator-trained": { zh: "登记培训", en: "Training recorded" },
  "mediation.mediator-retired": { zh: "调解员离任", en: "Mediator left" },
  "mediation.booked": { zh: "预约", en: "Booked" },
  "mediation.booking-freed": { zh: "取消预约", en: "Booking freed" },
  "mediation.screening-held": { zh: "开展排查", en: "Screening begun" },
  "mediation.screening-closed": { zh: "排查结束", en: "Screening ended" },
  "mediation.errand-asked": { zh: "执行联动请求", en: "Enforcement cooperation asked for" },
  "mediation.errand-answered": { zh: "执行联动反馈", en: "Request answered" },
  "mediation.said": { zh: "线上发言", en: "Said online" },
  "mediation.proposal-answered": { zh: "回应方案", en: "Proposal answered" },
  "mediation.list-given": { zh: "名册送人民法院", en: "List given to the court" },
  "mediation.practice-set": { zh: "修改本地规定", en: "Local figures set" },
} satisfies EventWords<
  AgendaEvent | ChannelEvent | CommitteeEvent | CourtListEvent | DisputeEvent | ErrandEvent | MediatorEvent | PracticeEvent | ScreeningEvent
>;
