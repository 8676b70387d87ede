import { defineWords } from "#web/words";

export const words = defineWords({
  "organisations.title": { zh: "机构", en: "Organisations" },
  "organisations.stage.planned": { zh: "筹建", en: "being set up" },
  "organisations.stage.approved": { zh: "已批准", en: "approved" },
  "organisations.stage.open": { zh: "已挂牌", en: "opened" },
  "organisations.stage.operating": { zh: "运行", en: "operating" },
  "organisations.stage.suspended": { zh: "停用", en: "suspended" },
  "organisations.stage.merged": { zh: "已合并", en: "merged" },
  "organisations.stage.dissolved": { zh: "已撤销", en: "dissolved" },
  "organisations.unknown-unit": { zh: "没有这个机构。", en: "There is no such unit." },
  "organisations.unknown-area": { zh: "没有这个区划，或与代码不符。", en: "There is no such area, or it does not fit the code." },
  "organisations.unit-exists": { zh: "{code} 已经登记。", en: "{code} is registered already." },
  "organisations.unit-gone": { zh: "这个机构已合并或撤销，不能再改。", en: "This unit was merged or dissolved and cannot be changed." },
  "organisations.not-planned": { zh: "只有筹建中的机构可以批准。", en: "Only a unit being set up can be approved." },
  "organisations.not-approved": { zh: "批准以后才能挂牌。", en: "A unit opens only after it was approved." },
  "organisations.not-open": { zh: "挂牌以后才能运行。", en: "A unit operates only after it was opened." },
  "organisations.not-working": { zh: "只有已挂牌或运行的机构可以停用。", en: "Only a unit that works can be suspended." },
  "organisations.cannot-merge-into": {
    zh: "不能并入 {code}：要并入另一个在运行的机构。",
    en: "It cannot be merged into {code}: that must be another unit that works.",
  },
  "organisations.no-such-leader": {
    zh: "上级机构不存在、已撤销，或就是它自己。",
    en: "The unit above does not exist, is gone, or is the unit itself.",
  },
  "organisations.day-to-come": {
    zh: "日期不晚于今天（{today}）：到了那天再登记。",
    en: "The day is not after today ({today}): record it when it has come.",
  },
  "organisations.day-too-early": {
    zh: "日期不早于上一次挂牌或停用（{from}）。",
    en: "The day is not before the unit last opened or stopped ({from}).",
  },
  "organisations.day-order": {
    zh: "停用、合并或撤销的日期不早于挂牌（{from}），也不晚于今天（{today}）。",
    en: "A unit ends on a day from the one it opened ({from}) to today ({today}).",
  },
  "organisations.gap.no-unit": { zh: "缺机构", en: "No unit" },
  "organisations.gap.no-contact": { zh: "没有联络人", en: "No contact" },
  "organisations.gap.contact-disabled": { zh: "联络人账号已停用", en: "The contact's account is disabled" },
});
