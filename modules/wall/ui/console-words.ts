import { defineWords } from "#web/words";

export const consoleWords = defineWords({
  "kiosk.page": { zh: "大屏链接", en: "Screens" },
  "kiosk.lead": {
    zh: "挂在墙上的屏不用登录：开一个链接，在那块屏上打开一次就行。链接只读、只看一个地区、到期自动失效、可随时作废；少于 5 的数、敏感事项和任何个人信息都不显示。",
    en: "A screen on a wall needs no sign-in: open a link and open it there once. It is read-only, shows one area, ends by itself and can be revoked; counts under five, sealed kinds and anything personal are never shown.",
  },
  "kiosk.look": { zh: "以我的身份看大屏", en: "See the wall as myself" },
  "kiosk.open": { zh: "开一个链接", en: "Open a link" },
  "kiosk.opened": { zh: "链接已开好", en: "The link is ready" },
  "kiosk.area": { zh: "看哪个地区", en: "Area" },
  "kiosk.label": { zh: "挂在哪里", en: "Where it hangs" },
  "kiosk.labelHint": { zh: "如：区社会治理中心一楼大厅", en: "e.g. ground-floor hall of the county centre" },
  "kiosk.until": { zh: "用到哪一天", en: "Last day" },
  "kiosk.by": { zh: "谁开的", en: "Opened by" },
  "kiosk.deeds": { zh: "操作", en: "Actions" },
  "kiosk.state": { zh: "状态", en: "State" },
  "kiosk.state.open": { zh: "可用", en: "works" },
  "kiosk.state.ended": { zh: "已到期", en: "ended" },
  "kiosk.state.revoked": { zh: "已作废", en: "revoked" },
  "kiosk.copy": { zh: "复制链接", en: "Copy the link" },
  "kiosk.copied": { zh: "已复制，请到那块屏上打开。", en: "Copied: open it on that screen." },
  "kiosk.revoke": { zh: "作废", en: "Revoke" },
  "kiosk.revoked": { zh: "已作废，那块屏马上看不到了", en: "Revoked: that screen shows nothing more" },
  "kiosk.empty": {
    zh: "还没有大屏链接。新建一个，在大屏的浏览器里打开一次即可。",
    en: "There are no screens yet. Make a link and open it once on the screen.",
  },
});
