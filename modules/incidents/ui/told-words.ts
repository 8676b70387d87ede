import { defineWords } from "#web/words";

/** What happened to a record, in plain words for whoever follows it. */
export const toldWords = defineWords({
  "incidents.told.reported": { zh: "我们收到了您的上报", en: "We received your report" },
  "incidents.told.joined": { zh: "又有一位居民遇到同样的事", en: "Another resident has the same problem" },
  "incidents.told.verified": { zh: "已核实，开始办理", en: "Confirmed; work begins" },
  "incidents.told.moved": {
    zh: "地点已更正，由当地接着办理，原因如下",
    en: "The place was corrected, for this reason; the desk there goes on",
  },
  "incidents.told.reclassified": {
    zh: "事项已更正，答复日期从上报时重新计算，原因如下",
    en: "The kind was corrected, for this reason; the date was counted again from the report",
  },
  "incidents.told.rejected": { zh: "这件事没有立案，原因如下", en: "This was not taken up, for this reason" },
  "incidents.told.self-handled": { zh: "网格员已当场处理", en: "The grid worker put it right on the spot" },
  "incidents.told.dispatched": { zh: "已交给负责的单位", en: "Passed to the responsible office" },
  "incidents.told.accepted": { zh: "负责单位已接手", en: "The office has taken it on" },
  "incidents.told.helper-dispatched": { zh: "又请了单位来协助", en: "Another office was asked to help" },
  "incidents.told.helper-accepted": { zh: "协助的单位已参加办理", en: "An office that helps has joined in" },
  "incidents.told.helper-bounced": {
    zh: "请来协助的一个单位认为不归它管；负责单位接着办",
    en: "An office asked to help says it is not theirs; the office in charge goes on",
  },
  "incidents.told.helper-recalled": {
    zh: "请来协助的一个单位不用参加了；负责单位接着办",
    en: "One office asked to help is not needed after all; the office in charge goes on",
  },
  "incidents.told.bounced": {
    zh: "该单位认为不归它管，正在另找单位",
    en: "That office says it is not theirs; we are finding the right one",
  },
  "incidents.told.first-step-taken": { zh: "负责单位已开始现场处置", en: "The office has begun to act on it" },
  "incidents.told.recalled": { zh: "正在另找单位", en: "Another office is being found" },
  "incidents.told.assigned": { zh: "已安排专人办理", en: "Somebody has been put in charge" },
  "incidents.told.extended": {
    zh: "需要更多时间，日期改了一次，原因如下",
    en: "More time is needed; the date was moved once, for this reason",
  },
  "incidents.told.suspended": {
    zh: "暂时办不了，需要经费或规定，每月复核",
    en: "It has to wait for money or for a rule; it is looked at every month",
  },
  "incidents.told.resumed": { zh: "重新开始办理", en: "Work goes on" },
  "incidents.told.fed-back": { zh: "负责单位说办完了，正请别人核查", en: "The office says it is done; somebody else is checking" },
  "incidents.told.checked": { zh: "已由没有经办的人核查", en: "Checked by somebody who did not do the work" },
  "incidents.told.ended": { zh: "有结果了", en: "There is a result" },
  "incidents.told.returned": { zh: "核查没通过，退回重做", en: "The check was not passed; the work is done again" },
  "incidents.told.handed-over": { zh: "已移交给负责的部门，对方已接收", en: "Handed over to the body responsible, which has accepted" },
  "incidents.told.supervised": { zh: "上级已督促办理", en: "A supervisor is pressing for it" },
  "incidents.told.supervision-answered": { zh: "办理单位回复了督办", en: "The office has answered the supervisor" },
  "incidents.told.merged": {
    zh: "与另一件同样的上报合并，进展一并告知您",
    en: "Joined with another report of the same thing; you are told of its progress",
  },
  "incidents.told.absorbed": { zh: "同样的上报已并到这里", en: "Another report of the same thing was joined to this one" },
  "incidents.told.split": { zh: "其中一件事分开单独办理", en: "One part is now dealt with by itself" },
  "incidents.told.noted": { zh: "工作人员记录了进展", en: "Staff wrote down progress" },
  "incidents.told.asked": { zh: "我们想请教您一个问题", en: "We have a question for you" },
  "incidents.told.answered": { zh: "您回答了问题", en: "You answered the question" },
  "incidents.told.withdrawn": { zh: "您撤回了上报", en: "You withdrew the report" },
  "incidents.told.rated": { zh: "您作了评价", en: "You rated the result" },
  "incidents.told.withdrawal-taken": { zh: "您撤回了上报，由工作人员代为登记", en: "You withdrew the report; the desk wrote it down" },
  "incidents.told.rating-taken": { zh: "您作了评价，由工作人员代为登记", en: "You rated the result; the desk wrote it down" },
  "incidents.told.called-back": { zh: "我们打电话回访了您", en: "We rang to ask how it was" },
  "incidents.told.reopened": { zh: "您说没解决，已退回原来的人重办", en: "You said it is not solved; it is back with those who closed it" },
  "incidents.told.reminded": { zh: "系统提醒办理单位快到期了", en: "The office was reminded that the date is near" },
  "incidents.told.lapsed": {
    zh: "超过了答应的时间，已告知双方和督办员",
    en: "The promised time has passed; you, the office and the supervisor were told",
  },
  "incidents.told.due-recomputed": {
    zh: "放假安排公布后，日期重新计算",
    en: "The date was counted again after the holidays were announced",
  },
  "incidents.told.duties-recounted": {
    zh: "放假安排公布后，各步期限重新计算",
    en: "The dates of the steps were counted again after the holidays were announced",
  },
  "incidents.told.window-recounted": { zh: "评价的时间延长了", en: "The time to rate was made longer" },
  "incidents.told.archived": { zh: "已归档", en: "Filed" },
  "incidents.told.voided": {
    zh: "这条记录登记有误，已作废，原因如下",
    en: "This record was entered by mistake and is void, for this reason",
  },
});
