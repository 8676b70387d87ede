import { defineWords } from "#web/words";

export const lookupWords = defineWords({
  title: { zh: "来电人有在办的事吗？", en: "Has the caller anything open?" },
  phone: { zh: "来电或来访人的手机号", en: "The caller's phone" },
  go: { zh: "查在办事项", en: "Look" },
  how: {
    zh: "只查对方报出的完整号码，只显示您受理范围内还没办结的事。每次查找都留痕，当事人看得到。",
    en: "Only the whole number the caller gives, only what is open at your own desk. Each look leaves a footprint the person can see.",
  },
  needed: { zh: "请填完整的手机号或带区号的固定电话。", en: "Type the whole mobile number, or a landline with its area code." },
  none: {
    zh: "您的受理范围内没有这个号码的在办事项。可以请对方报编号，或作为新的事项登记。",
    en: "Nothing is open under this number at your desk. Ask for the matter's number, or take it down as new.",
  },
  found: { zh: "在办 {n} 件", en: "{n} open" },
  use: { zh: "用这个号码登记", en: "Use this number" },
});
