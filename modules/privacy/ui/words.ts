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
  "privacy.kind.incidents.incident": { zh: "您反映的事", en: "What you reported" },
  "privacy.kind.grid-work.service-request": { zh: "您托办的事", en: "What you asked for" },
  "privacy.kind.petitions.petition": { zh: "您的信访事项", en: "Your petition" },
  "privacy.kind.mediation.dispute": { zh: "您的调解案件", en: "Your mediation case" },
  "privacy.kind.petitions.mandate": { zh: "您的信访代理委托", en: "Your mandate" },
  "privacy.kind.cells.family": { zh: "您家的自查", en: "Your family's check" },
  "privacy.role.system": { zh: "平台自动处理", en: "The platform itself" },
  "privacy.role.resident": { zh: "凭编号和手机尾号查询的人", en: "Somebody with the number and the phone's last digits" },
});
