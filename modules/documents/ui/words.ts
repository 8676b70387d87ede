import { defineWords } from "#web/words";

export const words = defineWords({
  "documents.no-unit": { zh: "没有这个单位，请从列表里选。", en: "There is no such unit; choose one of the list." },
  "documents.not-made": {
    zh: "文书正在生成，稍后再打开；文号已经确定。",
    en: "The paper is being made; open it in a moment. Its number is fixed.",
  },
  "documents.no-kind": { zh: "没有这种文书。", en: "There is no such paper." },
  "documents.none-yet": {
    zh: "这件事还没有生成好的文书，暂时不能成卷。",
    en: "No paper of this record is made yet, so there is no volume.",
  },
});
