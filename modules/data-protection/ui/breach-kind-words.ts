import { defineWords } from "#web/words";

/** Kinds of data and causes of a breach: as screens and the paper say them. */
export const breachKindWords = defineWords({
  "kind.contact": { zh: "姓名、电话、邮箱", en: "Names, phones, mail" },
  "kind.address": { zh: "住址", en: "Addresses" },
  "kind.texts": { zh: "事项内容", en: "What was said of a matter" },
  "kind.files": { zh: "照片、语音、文书", en: "Photos, voice, papers" },
  "kind.sensitive": { zh: "敏感个人信息", en: "Sensitive data" },
  "kind.accounts": { zh: "工作人员账号", en: "Staff accounts" },
  "cause.device": { zh: "设备丢失或被盗", en: "A device lost or stolen" },
  "cause.recipient": { zh: "发错人", en: "Sent to the wrong person" },
  "cause.access": { zh: "越权查看或使用", en: "Looked at or used without right" },
  "cause.attack": { zh: "攻击入侵", en: "An attack" },
  "cause.publication": { zh: "误公开", en: "Published by mistake" },
  "cause.loss": { zh: "数据毁损、丢失", en: "Data damaged or lost" },
  "cause.other": { zh: "其他", en: "Something else" },
});
