import type { Words } from "../../web/words/index.ts";

export const waitingWords = {
  "waiting.no-such-page": {
    zh: "这一页已经不在了，请从第一页重新打开",
    en: "This page is no longer there: open the list from its beginning",
  },
} satisfies Words;
