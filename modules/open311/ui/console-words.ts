import { defineWords } from "#web/words";

export const consoleWords = defineWords({
  "key.page": { zh: "接口密钥", en: "API keys" },
  "key.lead": {
    zh: "别的程序凭密钥按 Open311（GeoReport v2）向本市上报，与门户上报是同一件事。密钥只显示一次、到期自动失效、可随时作废；查询不需要密钥，看到的与公开地图相同。",
    en: "With a key another programme reports to the city over Open311 (GeoReport v2), just as the portal does. A key is shown once, ends by itself and can be revoked; reading needs none and shows what the public map shows.",
  },
  "key.address": { zh: "接口地址", en: "Address" },
  "key.issue": { zh: "签发密钥", en: "Issue a key" },
  "key.label": { zh: "给哪个程序用", en: "For which programme" },
  "key.labelHint": { zh: "如：某社区小程序、某热线系统", en: "e.g. a neighbourhood app, a hotline's system" },
  "key.area": { zh: "归哪个地区管", en: "Area in charge" },
  "key.until": { zh: "用到哪一天", en: "Last day" },
  "key.rate": { zh: "每分钟最多几件", en: "Reports a minute" },
  "key.by": { zh: "谁签发的", en: "Issued by" },
  "key.deeds": { zh: "操作", en: "Actions" },
  "key.state": { zh: "状态", en: "State" },
  "key.state.works": { zh: "可用", en: "works" },
  "key.state.ended": { zh: "已到期", en: "ended" },
  "key.state.revoked": { zh: "已作废", en: "revoked" },
  "key.revoke": { zh: "作废", en: "Revoke" },
  "key.revokeSure": {
    zh: "用这个密钥的程序马上不能再上报。作废后不能恢复，只能另签一个。",
    en: "The programme with this key can report no more from this moment. It cannot be undone; issue another instead.",
  },
  "key.revoked": { zh: "已作废", en: "Revoked" },
  "key.empty": {
    zh: "还没有密钥。别的程序要用接口报事时，在这里签发一把。",
    en: "There are no keys yet. Issue one for each program that reports through the interface.",
  },
  "key.once": {
    zh: "这是唯一一次显示，请现在复制并安全地交给对方；平台不保存原文，丢失只能另签。",
    en: "Shown this once: copy it now and hand it over safely. The platform keeps no copy; a lost key is replaced by a new one.",
  },
  "key.copy": { zh: "复制", en: "Copy" },
  "key.copied": { zh: "已复制", en: "Copied" },
  "key.done": { zh: "已交给对方，关闭", en: "Handed over; close" },
});
