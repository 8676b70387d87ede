import { defineWords } from "#web/words";

/** What is measured, in the words of every screen. */
export const measureWords = defineWords({
  "svy.safe": { zh: "安全感满意率", en: "Sense of safety" },
  "svy.safe.best": { zh: "安全感：很安全＋安全", en: "Very safe or safe" },
  "svy.safe.score": { zh: "安全感平均分（满分 100）", en: "Mean sense of safety (of 100)" },
  "svy.sat": { zh: "平安建设满意率", en: "Satisfaction with safety work" },
  "svy.sat.best": { zh: "满意：很满意＋满意", en: "Very satisfied or satisfied" },
  "svy.sat.score": { zh: "满意平均分（满分 100）", en: "Mean satisfaction (of 100)" },
  "svy.aware": { zh: "知晓率（提示后）", en: "Awareness (prompted)" },
  "svy.recall": { zh: "自发知晓率（不提示）", en: "Awareness (unprompted)" },
  "svy.join": { zh: "参与率（近 12 个月）", en: "Took part (12 months)" },
});
