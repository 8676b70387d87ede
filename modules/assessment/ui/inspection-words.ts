import { defineWords } from "#web/words";

/** What the office reads where a step of an inspection cannot be taken, and what it and the units are told. */
export const inspectionWords = defineWords({
  "assessment.no-such-inspection": {
    zh: "没有这次暗访抽查，或者现在还不能给您看。",
    en: "There is no such inspection, or it is not for you to see yet.",
  },
  "assessment.inspection-not-now": {
    zh: "这次暗访抽查现在不能做这一步（{stage}）。",
    en: "The inspection cannot take this step now ({stage}).",
  },
  "assessment.inspection-past": {
    zh: "这次暗访抽查到 {until} 已结束，不能再抽取或登记。请另行安排。",
    en: "The days of this inspection ended on {until}: nothing more is drawn or recorded. Plan another.",
  },
  "assessment.no-dwelling": {
    zh: "“{name}”像是住处。暗访只看公共场所和单位，不进住户，请换一个点位。",
    en: "“{name}” looks like a place where people live. Only public places and offices are inspected; name another.",
  },
  "assessment.place-twice": {
    zh: "“{name}”在名单里出现了两次，会更容易被抽中，请只留一次。",
    en: "“{name}” stands twice in the list and would be drawn twice as often: keep it once.",
  },
  "assessment.too-few-places": {
    zh: "要抽 {count} 处，候选点位只有 {least} 处可抽。请补充候选，或少抽几处。",
    en: "{count} are to be drawn and only {least} can be: add places or draw fewer.",
  },
  "assessment.not-drawn": {
    zh: "点位 {place} 没有被抽中。只能登记抽中的点位。",
    en: "Place {place} was not drawn. Only what was drawn can be recorded.",
  },
  "assessment.visited-already": { zh: "这个点位已经登记。", en: "This place is recorded already." },
  "assessment.visit-day": {
    zh: "查看日期要在 {from} 至 {until} 之间，且不晚于今天。",
    en: "The day of the visit lies between {from} and {until}, and not after today.",
  },
  "assessment.finding-unproved": { zh: "每个问题至少附一张照片或一份文件。", en: "Each finding needs a photo or a paper." },
  "assessment.no-such-finding": { zh: "没有这个问题。", en: "There is no such finding." },
  "assessment.own-finding": {
    zh: "问题是您发现的，复查请由他人去。",
    en: "You found it: somebody else looks again.",
  },
  "assessment.revisited-already": { zh: "这个问题已经复查。", en: "This finding was looked at again already." },
  "assessment.still-rectifying": {
    zh: "单位整改到 {until}，还没有反馈；反馈后或到期后再复查。",
    en: "The unit has until {until} and has not answered yet: look again after either.",
  },
  "assessment.finding-unripe": {
    zh: "复查之后，或整改期（到 {until}）过后，才能就这个问题拟记分。",
    en: "A point follows the second visit, or the end of the unit's time on {until}.",
  },
  "assessment.finding-scored": {
    zh: "这个问题已经拟记过分：一个问题最多一条。撤销过的可以重新拟记，申诉成立的不再记。",
    en: "This finding has its point already: one at most. One that was withdrawn may be proposed anew, one that others decided about may not.",
  },
  "assessment.finding-not-per-case": {
    zh: "项目 {item} 不是按件计分，问题不能直接记分。",
    en: "Item {item} is not counted by cases: a finding gives it no point.",
  },
  "assessment.mended-by-visit": {
    zh: "“复查仍未整改”由复查结果认定，不能自己勾选。请从暗访问题页拟记分。",
    en: "“Still unmended” is what a second visit sees, nobody ticks it: propose the point from the finding.",
  },
  "assessment.notice.inspection-announced": {
    zh: "贵单位的点位被抽中：{name}，{from} 至 {until} 现场查看。",
    en: "Places of your unit were drawn: {name}, looked at between {from} and {until}.",
  },
  "assessment.notice.inspection-ending": {
    zh: "“{name}”到 {until} 结束，还有点位没有登记。",
    en: "“{name}” ends on {until} with places not yet recorded.",
  },
  "assessment.notice.inspection-ended": {
    zh: "“{name}”到 {until} 已结束，没去的点位随抽取结果公开。",
    en: "“{name}” ended on {until}; places nobody went to are public with the draw.",
  },
  "assessment.notice.inspection-found": {
    zh: "暗访“{name}”发现 {n} 个问题，请在 {due} 前整改并反馈。",
    en: "Found at “{name}”: {n}. Mend what was found and say so by {due}.",
  },
  "assessment.notice.inspection-clean": { zh: "暗访“{name}”，没有发现问题。", en: "“{name}” was inspected; nothing was found." },
  "assessment.notice.inspection-due": {
    zh: "“{name}”的问题请在 {due} 前整改并反馈。",
    en: "What was found at “{name}” is to be mended by {due}.",
  },
  "assessment.notice.inspection-late": {
    zh: "“{name}”的问题应在 {due} 前整改反馈，已逾期；将复查。",
    en: "What was found at “{name}” was to be mended by {due}: late. It will be looked at again.",
  },
  "assessment.notice.inspection-rectified": {
    zh: "“{name}”的问题单位已全部反馈，请由他人复查。",
    en: "The unit answered everything at “{name}”: another person looks again.",
  },
  "assessment.notice.inspection-owed": { zh: "“{name}”请在 {due} 前复查。", en: "“{name}” is to be looked at again by {due}." },
  "assessment.notice.inspection-owed-late": {
    zh: "“{name}”应在 {due} 前复查，已逾期。",
    en: "“{name}” was to be looked at again by {due}: late.",
  },
  "assessment.notice.inspection-seen": { zh: "“{name}”的问题已复查，请看结果。", en: "“{name}” was looked at again; see what was found." },
});
