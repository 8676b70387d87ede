import type { DesignSurvey } from "./design.ts";

type Asked = DesignSurvey["questions"][number];
type Box = Asked["options"][number];
const box = (code: string, zh: string, en: string, score: number | null, top = false, best = false): Box => ({
  code,
  zh,
  en,
  score,
  top,
  best,
});
const DONT_KNOW = box("dk", "说不清", "Don't know", null);
const described = (code: string, zh: string, en: string): Box => box(code, zh, en, null);

/** Five steps of a Chinese official scale, the first three of which the published rate adds up (domain.md S2). */
const scale = (words: readonly (readonly [zh: string, en: string])[]): Box[] => [
  ...words.map(([zh, en], index) => box(`s${index + 1}`, zh, en, 100 - index * 25, index < 3, index < 2)),
  DONT_KNOW,
];
const SATISFIED = [
  ["很满意", "Very satisfied"],
  ["满意", "Satisfied"],
  ["基本满意", "Fairly satisfied"],
  ["不太满意", "Not very satisfied"],
  ["不满意", "Not satisfied"],
] as const;
const ACTS = (none: Box): Box[] => [
  box("patrol", "平安巡防", "Safety patrols", 100, true),
  box("talk", "平安宣传、讲座", "Talks and publicity", 100, true),
  box("mediation", "邻里纠纷调解", "Mediation among neighbours", 100, true),
  box("cells", "平安村、平安校园等创建", "Safe villages, schools and the like", 100, true),
  none,
  DONT_KNOW,
];

/** Who is asked, for weights; everybody answers. */
const RESPONDENT: readonly Asked[] = [
  {
    code: "sex",
    zh: "您的性别？",
    en: "Your sex?",
    type: "single",
    indicator: null,
    options: [described("M", "男", "Male"), described("F", "女", "Female")],
  },
  {
    code: "age",
    zh: "您的年龄段？",
    en: "Your age?",
    type: "single",
    indicator: null,
    options: [
      described("a18", "18—29 岁", "18–29"),
      described("a30", "30—44 岁", "30–44"),
      described("a45", "45—59 岁", "45–59"),
      described("a60", "60 岁及以上", "60 and over"),
    ],
  },
  {
    code: "household",
    zh: "您的户籍在本市吗？",
    en: "Is your household registered in this city?",
    type: "single",
    indicator: null,
    options: [described("local", "在本市", "In this city"), described("new", "在外地（新居民）", "Elsewhere (new resident)")],
  },
];

/** The questions of the official surveys: 安全感、满意度、知晓率、参与率. A city begins with these and changes what it needs. */
export const STANDARD: readonly Asked[] = [
  {
    code: "safe",
    zh: "在目前的社会治安环境下，您感觉安全吗？",
    en: "In the present state of public safety, do you feel safe?",
    type: "scale",
    indicator: "svy.safe",
    options: scale([
      ["很安全", "Very safe"],
      ["安全", "Safe"],
      ["基本安全", "Fairly safe"],
      ["不太安全", "Not very safe"],
      ["不安全", "Not safe"],
    ]),
  },
  {
    code: "where",
    zh: "您觉得哪里最不安全？",
    en: "Where do you feel least safe?",
    type: "single",
    indicator: null,
    only: { question: "safe", options: ["s4", "s5"] },
    options: [
      described("home", "家里和楼道", "At home and on the stairs"),
      described("street", "街道、路上", "In the streets"),
      described("transport", "公共交通", "On public transport"),
      described("web", "网络、电话（诈骗）", "Online and on the phone (fraud)"),
      described("other", "其他地方", "Elsewhere"),
    ],
  },
  {
    code: "satisfied",
    zh: "您对本地的平安建设工作满意吗？",
    en: "Are you satisfied with the safety work done here?",
    type: "scale",
    indicator: "svy.sat",
    options: scale(SATISFIED),
  },
  // Unprompted and prompted apart, and in this order: what was read out once comes to mind by itself (domain.md §6, svy.aware).
  {
    code: "recall",
    zh: "您知道本地开展了哪些平安活动？（不念选项，按回答勾选，可多选）",
    en: "Which safety activities here can you think of? (read nothing out, tick what is said, several)",
    type: "multi",
    indicator: "svy.recall",
    spoken: true,
    options: ACTS(box("none", "说不出", "Names none", 0)),
  },
  {
    code: "aware",
    zh: "您知道本地开展的哪些平安活动？（念选项，可多选）",
    en: "Which of these safety activities here do you know of? (read out, several)",
    type: "multi",
    indicator: "svy.aware",
    options: ACTS(box("none", "都不知道", "None of them", 0)),
  },
  {
    code: "join",
    zh: "最近 12 个月，您参加过哪些？（念选项，可多选）",
    en: "In which did you take part in the last 12 months? (read out, several)",
    type: "multi",
    indicator: "svy.join",
    options: ACTS(box("none", "都没参加", "None of them", 0)),
  },
  ...RESPONDENT,
];
