import { defineWords } from "#web/words";

/** Rights, on whose behalf, and grounds of a refusal: as screens and the paper say them. */
export const rightWords = defineWords({
  "right.see": { zh: "查阅（45 条）", en: "See it (art. 45)" },
  "right.copy": { zh: "复制（45 条）", en: "Have a copy (art. 45)" },
  "right.correct": { zh: "更正（46 条）", en: "Have it corrected (art. 46)" },
  "right.complete": { zh: "补充（46 条）", en: "Have it completed (art. 46)" },
  "right.delete": { zh: "删除（47 条）", en: "Have it erased (art. 47)" },
  "right.restrict": { zh: "限制或拒绝处理（44 条）", en: "Restrict or refuse its use (art. 44)" },
  "right.explain": { zh: "解释处理规则（48 条）", en: "Have the rules explained (art. 48)" },
  "right.transfer": { zh: "转移（45 条第三款）", en: "Have it transferred (art. 45(3))" },
  "behalf.self": { zh: "本人", en: "Own data" },
  "behalf.guardian": { zh: "监护人代为提出", en: "As guardian" },
  "behalf.relative": { zh: "死者近亲属（49 条）", en: "As close relative of somebody who died (art. 49)" },
  "refusal.not-held": { zh: "没有保存相关信息", en: "No such data is held" },
  "refusal.kept-by-law": { zh: "法律规定的保存期限没有届满", en: "A law keeps it until its date" },
  "refusal.secret-by-law": { zh: "法律规定应当保密", en: "A law demands secrecy" },
  "refusal.others": { zh: "会损害他人的权利", en: "It would harm somebody else's rights" },
  "refusal.not-shown": { zh: "没有核明请求人身份", en: "It was not shown who asks" },
});
