import { defineWords } from "#web/words";

export const words = defineWords({
  "conferences.no-such-unit": { zh: "没有这个单位，或单位不在运行：{unit}。", en: "No such unit, or it does not work: {unit}." },
  "conferences.no-such-matter": {
    zh: "这个地区没有这件事，或它是密件，不能列入会商。",
    en: "There is no such matter in this area, or it is sealed and cannot be talked about here.",
  },
  "conferences.about-nothing": {
    zh: "个案会商要写明是哪件事；没有具体事项的请选联席会议。",
    en: "A case conference is about a matter: name it, or call a joint meeting.",
  },
  "conferences.alone": { zh: "除召集单位外，至少还要请一个单位。", en: "Ask at least one unit besides the one that calls." },
  "conferences.when": {
    zh: "会商时间应在一个月前到一年内。",
    en: "A conference meets within a year, and is entered within a month after it met.",
  },
  "conferences.cancelled-already": { zh: "这次会商已经取消。", en: "This conference was cancelled." },
  "conferences.minuted-already": {
    zh: "纪要已经形成，不能再改会商。",
    en: "The minutes are written; the meeting cannot be changed any more.",
  },
  "conferences.not-yet": { zh: "会商还没有开始，开始后才能写纪要。", en: "It has not met yet: minutes are written after it began." },
  "conferences.not-asked": {
    zh: "这个单位没有被邀请参加；请先改参加单位。",
    en: "This unit was not asked to come; change who meets first.",
  },
  "conferences.convener-absent": { zh: "召集单位应当到会。", en: "The unit that calls has to be there." },
  "conferences.due-day": { zh: "完成时限应在今天到一年内。", en: "The day lies between today and a year from now." },
  "conferences.done-already": { zh: "这件议定事项已经销号。", en: "This decision was accepted as done." },
  "conferences.reported-already": { zh: "已经反馈，正等召集单位核实。", en: "It was reported, and waits for the desk that called." },
  "conferences.not-reported": { zh: "责任单位还没有反馈。", en: "The unit that owes it has not reported yet." },
  "conferences.own-report": { zh: "自己反馈的，要由别人核实销号。", en: "Nobody accepts what they reported themselves." },
  "conferences.say-why": { zh: "退回要写明还差什么。", en: "Say what is missing when you return it." },
  "conferences.extended-already": { zh: "已经延长过一次，不能再延。", en: "It was given a later day once; it is not moved again." },
  "conferences.late-already": { zh: "已经逾期，不能再延期。", en: "It is late already; its day is not moved any more." },
  "conferences.later-day": {
    zh: "新的期限要晚于原期限，且不超过一年。",
    en: "The new day comes after the old one, by a year at the most.",
  },
  "conferences.notice.called": { zh: "请您单位参加 {when} 的会商。", en: "Your unit is asked to a conference on {when}." },
  "conferences.notice.moved": { zh: "会商有变动，现定于 {when}。", en: "A conference was changed; it meets on {when}." },
  "conferences.notice.cancelled": { zh: "原定 {when} 的会商已取消。", en: "The conference of {when} was cancelled." },
  "conferences.notice.minuted": {
    zh: "会商议定了由您单位办的事，最早的期限是 {when}。",
    en: "A conference agreed what your unit does; the first of it is due by {when}.",
  },
  "conferences.notice.reported": {
    zh: "有议定事项（期限 {when}）反馈了，请核实。",
    en: "A decision due by {when} was reported done; please look at it.",
  },
  "conferences.notice.returned": {
    zh: "议定事项（期限 {when}）被退回，请继续落实。",
    en: "A decision due by {when} was returned; please go on with it.",
  },
  "conferences.notice.extended": { zh: "议定事项的期限延长到 {when}。", en: "A decision of yours is now due by {when}." },
  "conferences.notice.reminded": { zh: "议定事项 {when} 到期，请及时反馈。", en: "A decision is due by {when}; please report." },
  "conferences.notice.lapsed": { zh: "议定事项（期限 {when}）已逾期。", en: "A decision due by {when} is late." },
});
