import { defineWords } from "#web/words";

/** Every "no" of the module, with what to do instead. */
export const refusalWords = defineWords({
  "incidents.not-found": { zh: "没有找到这件事。", en: "There is no such incident." },
  "incidents.wrong-link": {
    zh: "链接不对或已失效，请核对，或用编号和电话尾号查询。",
    en: "The link is not right; check it, or look the report up by number and the end of your phone number.",
  },
  "incidents.not-now": {
    zh: "这件事现在的状态不能做这一步，请刷新后再看。",
    en: "This step is not possible in the record's present state; reload and look again.",
  },
  "incidents.not-open": { zh: "这件事已经结束，不能再做这一步。", en: "This record is closed; the step is no longer possible." },
  "incidents.reported-already": {
    zh: "这条上报已经收到，编号 {number}。",
    en: "This report was received already; its number is {number}.",
  },
  "incidents.where-needed": {
    zh: "请在地图上点出位置，或从列表选择村（社区）。",
    en: "Mark the place on the map, or choose the village from the list.",
  },
  "incidents.no-such-area": { zh: "没有这个区划，请重新选择。", en: "There is no such area; choose again." },
  "incidents.no-such-category": {
    zh: "没有这个事项，或已停用，请重新选择。",
    en: "There is no such category, or it has been retired; choose again.",
  },
  "incidents.category-needed": { zh: "请选到具体事项，才能分派。", en: "Choose a specific category, so that it can be dispatched." },
  "incidents.kind-needed": {
    zh: "请先选事项，再看附近是否已有人反映。",
    en: "Choose what it is about first, then see whether it was reported nearby.",
  },
  "incidents.ask-first-itself": {
    zh: "先问的问题要引向另一个事项。",
    en: "The question asked first must lead to another kind.",
  },
  "incidents.point-outside": {
    zh: "这个位置不在本市，请重新选择；确在外地的，请用“移交”。",
    en: "This point lies outside the city; choose again, or hand the matter over if it really is elsewhere.",
  },
  "incidents.same-place": { zh: "地点没有变化，请选择正确的地点。", en: "That is where it is already; choose the right place." },
  "incidents.complaint-stays": {
    zh: "投诉由被投诉单位的上一级办理，地点不能改。",
    en: "A complaint stays with the level above the unit it is about; its place is not changed.",
  },
  "incidents.same-category": { zh: "事项没有变化，请选择正确的事项。", en: "That is its kind already; choose the right one." },
  "incidents.hand-it-over": {
    zh: "这类事项只移交，不在这里办理，请用“移交”。",
    en: "This kind is only handed over, never handled here; hand it over.",
  },
  "incidents.category-group": { zh: "事项代码的前两位要与大类一致。", en: "The first two digits of the code must be those of its group." },
  "incidents.sealed-self-handle": { zh: "保密事项不能由网格自办。", en: "A sealed kind cannot be handled by the grid." },
  "incidents.sealed-at-desk": { zh: "保密事项不能当场答复。", en: "A sealed kind is not answered at the desk." },
  "incidents.not-answered-at-once": {
    zh: "这类事项不能当场答复，请登记后交分派。",
    en: "This kind is not answered at the desk; register it and pass it on for dispatch.",
  },
  "incidents.hotline-needed": { zh: "只移交的事项要写明热线号码。", en: "A kind that is only handed over needs its hotline." },
  "incidents.not-your-unit": {
    zh: "您不属于单位 {unit}，不能以它的名义登记。",
    en: "You do not belong to {unit} and cannot take reports for it.",
  },
  "incidents.not-self-handled": {
    zh: "这类事项不能由网格自办，请提交分派。",
    en: "This kind is not handled by the grid; pass it on for dispatch.",
  },
  "incidents.no-such-unit": { zh: "没有单位 {unit}，或它已停止受理。", en: "There is no unit {unit}, or it takes no work." },
  "incidents.unit-twice": { zh: "同一单位只能选一次。", en: "A unit can be chosen only once." },
  "incidents.unit-closed": { zh: "单位 {unit} 已停止受理，请改选。", en: "{unit} takes no work any more; choose another." },
  "incidents.unit-elsewhere": {
    zh: "单位 {unit} 不管这个地方；跨乡镇分派请交县（区）中心。",
    en: "{unit} does not answer for this place; dispatch across towns is for the county centre.",
  },
  "incidents.sealed-elsewhere": {
    zh: "保密事项只能交给规定的部门，{unit} 不在其中。",
    en: "A sealed kind goes only to the departments named for it; {unit} is not one.",
  },
  "incidents.has-lead": { zh: "主办单位已是 {unit}，只能增加协办单位。", en: "{unit} leads already; only co-units can be added." },
  "incidents.already-asked": { zh: "这些单位都已在办。", en: "These units have it already." },
  "incidents.supervisor-decides": {
    zh: "已退单两次，由督办员指定单位。",
    en: "It was bounced twice; the supervisor decides who takes it.",
  },
  "incidents.final-dispatch": {
    zh: "这是督办员指定的，不能再退单；有异议请联系督办员。",
    en: "The supervisor decided this; it cannot be bounced. Speak to the supervisor if you object.",
  },
  "incidents.not-asked": { zh: "这件事没有分派给 {unit}。", en: "This was not dispatched to {unit}." },
  "incidents.task-not-now": { zh: "{unit} 的任务现在不能做这一步。", en: "The task of {unit} does not allow this step now." },
  "incidents.not-a-handler": { zh: "这个人不是 {unit} 的承办人。", en: "This person is not a handler of {unit}." },
  "incidents.approve-own-work": { zh: "您经办过这件事，不能自己审批。", en: "You handled this record and cannot approve it yourself." },
  "incidents.check-own-work": { zh: "您经办过这件事，不能自己核查。", en: "You handled this record and cannot check it yourself." },
  "incidents.supervise-own-work": { zh: "您经办过这件事，不能自己督办。", en: "You handled this record and cannot supervise it yourself." },
  "incidents.extended-already": { zh: "只能延期一次。", en: "It can be extended only once." },
  "incidents.extension-asked-already": {
    zh: "已经申请过，还没有答复；请等批准人答复。",
    en: "It was asked for already; wait for the approver's answer.",
  },
  "incidents.no-extension-asked": {
    zh: "没有等待答复的延期申请，请刷新后再看。",
    en: "No request for more time is waiting; look again after a refresh.",
  },
  "incidents.no-limit": { zh: "这件事没有办理时限，不需要延期。", en: "This record has no limit to extend." },
  "incidents.late-already": {
    zh: "已经超期，不能再延期；请尽快办结或说明原因。",
    en: "It is late already and cannot be extended; end it soon or say why.",
  },
  "incidents.late-not-suspended": {
    zh: "已经超期，不能再挂账；请尽快办结，确实办不了的，以“无法解决”反馈并说明原因。",
    en: "It is late already and cannot be suspended; end it soon, or feed back that it cannot be solved, and why.",
  },
  "incidents.late-into-suspended": {
    zh: "这件事已经超期，不能并入挂账的事项；请先恢复办理主件。",
    en: "This record is late and cannot be merged into a suspended one; resume the lead record first.",
  },
  "incidents.extension-other-unit": {
    zh: "延期要用与原时限相同的单位（{unit}）。",
    en: "The extension must be counted as the limit is ({unit}).",
  },
  "incidents.extension-too-long": { zh: "延期不能超过 {amount}（{unit}）。", en: "The extension may be at most {amount} ({unit})." },
  "incidents.unit-not-answered": { zh: "还有单位没有接单，暂不能挂账。", en: "A unit has not answered yet; it cannot be suspended." },
  "incidents.review-past": { zh: "复核日期要在今天之后。", en: "The review must lie ahead." },
  "incidents.review-too-far": {
    zh: "挂账至少每月复核一次，请选近一些的日期。",
    en: "A suspension is reviewed at least monthly; choose an earlier day.",
  },
  "incidents.nobody-to-ask": { zh: "上报人没有留下联系方式，无法提问。", en: "The reporter left no way to be asked." },
  "incidents.too-many-questions": { zh: "提问太多了，请直接联系。", en: "There are too many questions; get in touch directly." },
  "incidents.no-such-question": { zh: "没有这个问题。", en: "There is no such question." },
  "incidents.question-answered": { zh: "这个问题已经回答。", en: "This question was answered already." },
  "incidents.too-many-orders": { zh: "督办次数太多，请先办结已有的。", en: "There are too many orders; settle those first." },
  "incidents.no-such-order": { zh: "没有这张督办单。", en: "There is no such order." },
  "incidents.not-the-desk": {
    zh: "这件事不在这个单位分流，请刷新后再出具。",
    en: "Another office keeps this matter now: reload, then issue the slip.",
  },
  "incidents.no-such-slip": { zh: "没有这次派单或督办，请刷新。", en: "There is no such dispatch or order: reload." },
  "incidents.order-answered": { zh: "这张督办单已经回复。", en: "This order was answered already." },
  "incidents.withdrawn-already": { zh: "您已经撤回了这件上报。", en: "You have withdrawn this report already." },
  "incidents.rating-closed": { zh: "评价期已过，或这件事不需要评价。", en: "The time to rate is over, or this record is not rated." },
  "incidents.not-the-reporter": {
    zh: "您登记或办理了这件事，不能代上报人表态；电话里听到的请用“电话回访”登记，由没有经办的人来做。",
    en: "You took this report or worked on it, so you cannot speak for the reporter; what was said by phone is recorded as a call back, by somebody else.",
  },
  "incidents.take-own-work": {
    zh: "您办理过这件事，不能代上报人登记撤回或评价，请由没有经办的同事登记。",
    en: "You worked on this: a colleague who did not must take down the reporter's withdrawal or rating.",
  },
  "incidents.call-back-own-work": {
    zh: "您办理过这件事，回访要由没有经办的人来做。",
    en: "You worked on this; somebody who did not must call back.",
  },
  "incidents.call-back-satisfied": { zh: "请选上报人的满意程度。", en: "Say how satisfied the reporter is." },
  "incidents.call-back-said": { zh: "没解决的，请写下上报人说哪里没解决。", en: "Not solved: write down what the reporter says is not." },
  "incidents.rated-already": { zh: "您已经评价过了，谢谢。", en: "You have rated this already; thank you." },
  "incidents.rate-first": {
    zh: "请先评价；选“没解决”或不满意，就可以退回重办。",
    en: "Rate it first; with “not solved” or a low rating you can send it back.",
  },
  "incidents.reopened-already": {
    zh: "已经退回重办过一次；还不满意，请拨打热线或申请督办。",
    en: "It was sent back once already; if you are still not satisfied, call the hotline.",
  },
  "incidents.merge-itself": { zh: "不能并入自己。", en: "A record cannot be merged into itself." },
  "incidents.merge-sealed": {
    zh: "保密事项不能合并，也不能拆成公开事项。",
    en: "Sealed records are not merged, nor split into open ones.",
  },
  "incidents.part-exists": { zh: "这个编号已被使用，请重试。", en: "This id is in use; try again." },
  "incidents.signal-adopted-already": {
    zh: "这个地方、这一周的这个话题已经立为第一信号。",
    en: "This topic of this area and week was adopted already.",
  },
  "incidents.signal-week": {
    zh: "请选本周或最近 {weeks} 周的周一。",
    en: "Choose the Monday of this week or of one of the last {weeks}.",
  },
  "incidents.signal-unit": {
    zh: "单位 {unit} 不管整个这个地方，请选覆盖这里的单位。",
    en: "{unit} does not answer for all of this area; choose a unit that does.",
  },
  "incidents.signal-sealed": { zh: "保密事项不作为公开信号。", en: "Sealed kinds do not become public signals." },
  "incidents.no-such-signal": { zh: "没有这个信号。", en: "There is no such signal." },
  "incidents.signal-published-already": { zh: "答复已公布，不能再改。", en: "The answer was published and cannot be changed." },
  "incidents.home-mismatch": { zh: "区划与归属不一致。", en: "Area and home do not belong together." },
});
