import { defineWords } from "#web/words";

export const words = defineWords({
  "wall.until": { zh: "截止日要在今天以后、{days} 天以内。", en: "The last day lies after today and within {days} days." },
  "wall.no-such-area": { zh: "没有这个区划。", en: "There is no such area." },
  "wall.link-over": {
    zh: "这个大屏链接已到期或作废，请向开链接的单位要一个新的。",
    en: "This screen's link has ended or was revoked; ask the unit that made it for a new one.",
  },
  "wall.other-area": { zh: "这个地区不在您能看的范围内。", en: "This area lies outside of what you may see." },
});
