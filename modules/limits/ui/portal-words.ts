import { defineWords } from "#web/words";
import { sourceWords } from "./source-words.ts";

export const portalWords = {
  ...sourceWords,
  ...defineWords({
    lead: {
      zh: "本平台的文书、时限和个人信息说明引用的法律文件，以及最近一次核对的日期。写着“未核对”的，就是还没有核对，请以官方公布的文本为准。",
      en: "The legal texts that papers, time limits and notices of this platform cite, and when each was last compared. Where it says “not checked”, it was not: the officially published text counts.",
    },
  }),
};
