import { defineWords } from "#web/words";

export const words = defineWords({
  "privacy.notice.code": {
    zh: "验证码 {code}，10 分钟内有效，用于查看“关于我的信息”。不是本人操作请忽略；工作人员不会向您要验证码。",
    en: "Code {code}, good for ten minutes, to see “what is held about me”. Not you? Ignore it. Staff never ask for it.",
  },
  "privacy.wrong-link": {
    zh: "链接不完整或已失效。请从收件回执或短信里重新打开链接。",
    en: "This link is incomplete or no longer good. Open it again from your receipt or text message.",
  },
  "privacy.prove-again": {
    zh: "验证已超过 30 分钟，或手机号已变更、删除。请重新获取验证码。",
    en: "Half an hour has passed, or the phone was changed or erased. Ask for a new code.",
  },
  "privacy.code-often": { zh: "刚发过验证码，请一分钟后再试。", en: "A code was just sent; try again in a minute." },
  "privacy.code-enough": {
    zh: "今天获取验证码的次数已用完。明天再试，或到登记单位窗口凭证件办理。",
    en: "No more codes today. Try tomorrow, or come to the counter with an identity document.",
  },
  "privacy.code-over": {
    zh: "验证码已过期或输错太多次，请重新获取。",
    en: "The code is over, or was typed wrong too often; ask for a new one.",
  },
  "privacy.changed-meanwhile": {
    zh: "信息刚刚有变化，请重新打开本页，核对后再提交。",
    en: "Something changed just now; open the page again, check, and send once more.",
  },
  "privacy.phone-format": {
    zh: "请填 11 位手机号，或带区号的固定电话。",
    en: "Type an 11-digit mobile number, or a landline with its area code.",
  },
  "privacy.mail-format": { zh: "邮箱格式不对，例如 name@example.com。", en: "That is not a mail address, e.g. name@example.com." },
  "privacy.notice.glass": {
    zh: "{unit} {name} 刚刚紧急查看了一件不归其办理的保密信息，到 {until} 为止。请核对并确认或提出异议。",
    en: "{name} ({unit}) has just opened sealed data of a matter that is not theirs, until {until}. Check it, and uphold or object.",
  },
  "privacy.notice.glass-review": {
    zh: "{unit} {name} 的紧急查看已到时（{until}），还没有人确认或提出异议。",
    en: "The emergency opening of {name} ({unit}) ended at {until}; nobody has upheld or objected to it yet.",
  },
  "privacy.notice.glass-person": {
    zh: "工作人员因紧急情况查看了您编号 {number} 一事中的保密信息，到 {until} 为止。谁、为什么，可在查询页“关于我的信息”看到；有疑问请拨打热线。",
    en: "In an emergency staff opened sealed data of your matter {number}, until {until}. Who and why is on your page under “What is held about me”; call the hotline with any question.",
  },
  "privacy.notice.glass-upheld": { zh: "{name} 已确认您的紧急查看。", en: "{name} has upheld your emergency opening." },
  "privacy.notice.glass-objected": {
    zh: "{name} 对您的紧急查看提出异议，查看已停止。理由见记录。",
    en: "{name} objects to your emergency opening; it has been stopped. The reasons are in the list.",
  },
  "privacy.no-such-number": {
    zh: "没有找到这个编号，或者其中没有保存可查看的信息。请核对编号。",
    en: "There is no such number, or nothing is held there. Check the number.",
  },
  "privacy.glass-over": {
    zh: "查看时间已到或已被停止。确有需要请重新申请并写明理由。",
    en: "Its time is over, or it was stopped. If it is still needed, open it again with a reason.",
  },
  "privacy.glass-own": { zh: "自己的紧急查看要由别人核对。", en: "Somebody else must check one's own emergency opening." },
  "privacy.glass-reviewed-already": { zh: "这次查看已有人核对过，请看记录。", en: "It has been checked already; see the list." },
  "privacy.kind.incidents.incident": { zh: "您反映的事", en: "What you reported" },
  "privacy.kind.grid-work.service-request": { zh: "您托办的事", en: "What you asked for" },
  "privacy.kind.petitions.petition": { zh: "您的信访事项", en: "Your petition" },
  "privacy.kind.mediation.dispute": { zh: "您的调解案件", en: "Your mediation case" },
  "privacy.kind.petitions.mandate": { zh: "您的信访代理委托", en: "Your mandate" },
  "privacy.kind.cells.family": { zh: "您家的自查", en: "Your family's check" },
  "privacy.kind.cells.application": { zh: "您对平安称号提出的异议", en: "Your objection to a title" },
  "privacy.kind.assessment.result": { zh: "您对考核结果提出的异议", en: "Your objection to a result" },
  "privacy.kind.decisions.opinion": { zh: "您对决策草案的意见", en: "Your opinion on a draft decision" },
  "privacy.role.system": { zh: "平台自动处理", en: "The platform itself" },
  "privacy.role.resident": { zh: "凭编号和手机尾号查询的人", en: "Somebody with the number and the phone's last digits" },
});
