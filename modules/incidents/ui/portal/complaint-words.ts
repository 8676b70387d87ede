import { defineWords } from "#web/words";

export const complaintWords = defineWords({
  title: { zh: "投诉单位或工作人员", en: "Complain about a unit or its staff" },
  lead: {
    zh: "被投诉的单位看不到这件事：它直接交给上一级，队列、搜索、统计和通知里都不会出现在被投诉的单位。",
    en: "The unit you complain about never sees it: it goes straight to the level above, and appears in none of that unit's queues, searches, figures or messages.",
  },
  "lead.name": {
    zh: "可以不留姓名和电话。留了，也只有办理的上级能看，每次查看都有记录。",
    en: "You need not leave a name or a phone. If you do, only the level above that deals with it can see them, and each look is noted.",
  },
  other: {
    zh: "控告、检举违纪违法，请走信访；要求行政复议、诉讼的，按法定途径办理。",
    en: "Accusations of unlawful acts go by petition; reviews and lawsuits by their own ways.",
  },
  "other.petition": { zh: "去信访", en: "To petitions" },
  where: { zh: "单位在哪里？", en: "Where is the unit?" },
  "where.hint": {
    zh: "区县的单位先选区县；街道、乡镇、村的再往下选一级。",
    en: "First the county; for units of a town or village go one level further down.",
  },
  "where.go": { zh: "显示这里的单位", en: "Show the units here" },
  unit: { zh: "投诉哪个单位？", en: "Which unit?" },
  "unit.hint": { zh: "投诉工作人员，请选他所在的单位。", en: "For a member of staff, choose the unit they work for." },
  "unit.none": { zh: "这里没有登记的单位，请往下选或返回上一级。", en: "No unit is registered here; go further down or back up." },
  "unit.blank": { zh: "请选择", en: "Choose" },
  "unit.needed": { zh: "请选要投诉的单位。", en: "Choose the unit." },
  words: { zh: "发生了什么？", en: "What happened?" },
  "words.hint": {
    zh: "什么时候、在哪里、谁、做了或没做什么、您希望怎样。",
    en: "When, where, who, what was done or left undone, and what you would like.",
  },
  "words.needed": { zh: "请写几句话说明情况。", en: "Write a few words about it." },
  name: { zh: "姓名", en: "Name" },
  phone: { zh: "手机", en: "Phone" },
  optional: { zh: "（可不填）", en: " (optional)" },
  "phone.hint": {
    zh: "用来告诉您进展，也能凭它在“关于我的信息”里找到这件事。",
    en: "To tell you how it goes; by it you also find this matter under “What is held about me”.",
  },
  "phone.format": { zh: "请填 11 位手机号，或带区号的固定电话。", en: "An 11-digit mobile number, or a landline with its area code." },
  next: { zh: "检查一遍", en: "Check it" },
  check: { zh: "请检查", en: "Check before sending" },
  "check.unit": { zh: "投诉", en: "About" },
  "check.to": { zh: "交给", en: "Goes to" },
  "check.to.above": { zh: "{area}的受理台，被投诉单位的人员看不到", en: "the desk of {area}; nobody of the unit sees it" },
  "check.none": { zh: "不留", en: "none" },
  send: { zh: "提交投诉", en: "Send the complaint" },
  edit: { zh: "返回修改", en: "Change it" },
  problem: { zh: "请改一下", en: "Please change this" },
  offer: { zh: "投诉某个单位或工作人员（被投诉的单位看不到）", en: "Complain about a unit or its staff (which never sees it)" },
});
