import { defineWords } from "#web/words";

export const words = defineWords({
  "open311.until": { zh: "截止日要在今天以后、{days} 天以内。", en: "The last day lies after today and within {days} days." },
  "open311.no-such-area": { zh: "没有这个区划。", en: "There is no such area." },
  "open311.key-exists": {
    zh: "这个密钥已经签发过，不能再显示。请作废后另签一个。",
    en: "This key was issued already and cannot be shown again. Revoke it and issue another.",
  },
});
