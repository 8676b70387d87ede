import { defineWords } from "../../web/words/index.ts";

export const liveWords = defineWords({
  "live.too-many": {
    zh: "打开的实时窗口太多，请关掉几个；{seconds} 秒后会自动再试。",
    en: "Too many live windows are open; close some. It is tried again after {seconds} s.",
  },
});
