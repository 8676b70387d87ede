import { defineWords } from "#web/words";

export const words = defineWords({
  "duty.title": { zh: "值班表", en: "Duty roster" },
  "duty.cancelled": { zh: "这个班次已取消。", en: "This shift was cancelled." },
  "duty.over": { zh: "这个班次已经结束。", en: "This shift is over." },
  "duty.length": {
    zh: "下班时间要晚于上班时间，一班最长 {hours} 小时。",
    en: "A shift ends after it begins and lasts at most {hours} hours.",
  },
  "duty.when": { zh: "只能排一年以内、还没有结束的班。", en: "Only shifts of the coming year that are not over can be planned." },
  "duty.not-yours": {
    zh: "只有值班本人可以确认到岗；临时换人请先换班。",
    en: "Only the person on duty can say so; give the shift over first.",
  },
  "duty.too-early": { zh: "上班前 {minutes} 分钟内才能确认到岗。", en: "This can be said from {minutes} minutes before the shift on." },
  "duty.no-such-person": { zh: "没有这个人，或账号已停用。", en: "There is no such person, or the account is disabled." },
  "duty.no-such-unit": { zh: "没有这个单位，或单位不在运行。", en: "There is no such unit, or it does not work." },
  "duty.not-your-log": { zh: "值班日志由值班本人写。", en: "The log is written by whoever had the shift." },
  "duty.logged-already": {
    zh: "这一班的日志已经写过。漏记的写进下一班的日志。",
    en: "The log of this shift is written. What was left out goes into the next one.",
  },
  "duty.log-time": {
    zh: "值班日志从上班起、到下班后 {hours} 小时内写。",
    en: "A log is written from the beginning of the shift until {hours} hours after its end.",
  },
  "duty.notice.begins": {
    zh: "您 {from} 开始在{unit}值班，请在到岗后确认。",
    en: "Your duty at {unit} begins at {from}; please confirm when you are there.",
  },
});
