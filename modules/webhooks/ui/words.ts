import { defineWords } from "#web/words";

export const words = defineWords({
  "webhooks.no-such-area": { zh: "没有这个区划。", en: "There is no such area." },
  "webhooks.subscribed-already": {
    zh: "这个订阅已经有了，密钥不能再显示；需要新密钥请点“换密钥”。",
    en: "This subscription exists and its secret cannot be shown again; rotate it to get a new one.",
  },
  "webhooks.rotating": {
    zh: "上一次更换还在过渡期（到 {until}），过后才能再换。",
    en: "The last rotation is still under way (until {until}); rotate again after it.",
  },
  "webhooks.notice.failing": {
    zh: "“{label}”连续三天多收不到进展通知，订阅已停用。请联系对方修好后在“进展通知”页恢复。",
    en: "“{label}” has taken no message for over three days; its subscription was disabled. Have it mended, then enable it under Webhooks.",
  },
  "webhooks.notice.gone": {
    zh: "“{label}”表示不再接收进展通知，订阅已停用。",
    en: "“{label}” says it wants no more messages; its subscription was disabled.",
  },
});
