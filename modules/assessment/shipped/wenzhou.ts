import type { Rule } from "../contract/rule.ts";

/** Where the numbers come from (domain.md S1, source F-5); a city that uses them says so. */
export const WENZHOU_ORIGIN = {
  zh: "温州市 2017 年县（市、区）平安考核负面清单（附件）",
  en: "Wenzhou 2017, negative list for counties (annex)",
} as const;

const day = (amount: number) => ({ amount, unit: "workingDay" as const });
const twice = [
  { code: "repeat" as const, times: 2 },
  { code: "majorPeriod" as const, times: 2 },
];
const evidence = "有权机关的认定文件或复核记录";

/**
 * The negative list as F-5 tells it. What F-5 does not tell is ours [P]: the limits of single items, the grades, and that the steps below 96 and
 * below 90 follow each other. `last`: the province's averages of the year before, which two of the three rates are held to.
 */
export const wenzhou2017 = (last: { awareness: number; participation: number }): Rule => ({
  mode: "negativeList",
  base: 100,
  categories: [
    { code: "events", zh: "案事件", en: "Events", mostLost: null, mostWon: null },
    { code: "rates", zh: "三率", en: "The three rates", mostLost: 5, mostWon: null },
    { code: "checks", zh: "暗访", en: "Undercover checks", mostLost: null, mostWon: null },
    { code: "place", zh: "位次", en: "Place in the province", mostLost: null, mostWon: null },
  ],
  items: [
    {
      code: "A1",
      category: "events",
      zh: "生产安全事故",
      en: "Safety accidents",
      points: 40,
      side: "deduct",
      department: "em",
      evidence,
      method: "perCase",
      tariff: [
        { code: "dead3", zh: "死亡 3–5 人", en: "3–5 dead", each: 5 },
        { code: "dead6", zh: "死亡 6–9 人", en: "6–9 dead", each: 10 },
      ],
      factors: twice,
    },
    {
      code: "A2",
      category: "events",
      zh: "重大命案",
      en: "Grave homicides",
      points: 20,
      side: "deduct",
      department: "ps",
      evidence,
      method: "perCase",
      tariff: [{ code: "dead3", zh: "死亡 3–4 人", en: "3–4 dead", each: 5 }],
      factors: twice,
    },
    {
      code: "A3",
      category: "events",
      zh: "其他事件（按省扣分值的 25%）",
      en: "Other events, at 25% of the province's tariff",
      points: 20,
      side: "deduct",
      department: "zfw",
      evidence,
      method: "perCase",
      tariff: [{ code: "province", zh: "省里每扣 1 分", en: "each point of the province's", each: 0.25 }],
      factors: twice,
    },
    {
      code: "B1",
      category: "rates",
      zh: "群众安全感满意率",
      en: "Sense of safety",
      points: 5,
      side: "deduct",
      department: "zfw",
      evidence: "省统计局抽样调查结果",
      method: "threshold",
      source: { kind: "reported", from: "省平安办" },
      better: "higher",
      lines: [
        { at: 96, perUnit: 0.25 },
        { at: 90, perUnit: 0.5 },
      ],
    },
    ...(["awareness", "participation"] as const).map((rate) => ({
      code: rate === "awareness" ? "B2" : "B3",
      category: "rates",
      zh: rate === "awareness" ? "平安创建知晓率" : "平安创建参与率",
      en: rate === "awareness" ? "Awareness of the programme" : "Participation in the programme",
      points: 5,
      side: "deduct" as const,
      department: "zfw",
      evidence: "省统计局抽样调查结果",
      method: "threshold" as const,
      source: { kind: "reported" as const, from: "省平安办" },
      better: "higher" as const,
      lines: [{ at: last[rate], perUnit: 0.25 }],
    })),
    {
      code: "C1",
      category: "checks",
      zh: "暗访发现的问题",
      en: "Problems found by undercover checks",
      points: 10,
      side: "deduct",
      department: "zfw",
      evidence: "暗访照片和交办单",
      method: "perCase",
      tariff: [{ code: "problem", zh: "每个问题", en: "each problem", each: 0.25 }],
      factors: [{ code: "notMended", times: 2 }],
    },
    {
      code: "D1",
      category: "place",
      zh: "在全省的位次变化",
      en: "Places won or lost in the province",
      points: 2,
      side: "bonus",
      department: "zfw",
      evidence: "省平安办通报",
      method: "rank",
      source: { kind: "reported", from: "省平安办" },
      by: "change",
      better: "higher",
      bands: [
        { from: -999, to: -10, points: -2 },
        { from: -9, to: -5, points: -1 },
        { from: 5, to: 999, points: 0.5 },
      ],
    },
  ],
  // F-5 has "a veto event −30"; which acts are one is ours: only what an authority did, proved by a decision from outside.
  vetoes: [
    {
      code: "V1",
      zh: "瞒报、谎报、迟报重大事故或事件",
      en: "Concealing a grave accident or event",
      ground: "concealment",
      effect: { kind: "deduct", points: 30 },
    },
    { code: "V2", zh: "考核数据弄虚作假", en: "Falsified data", ground: "falsification", effect: { kind: "deduct", points: 30 } },
    {
      code: "V3",
      zh: "重大责任事故，经调查认定负有领导责任",
      en: "A grave accident the authority was found liable for",
      ground: "liability",
      effect: { kind: "deduct", points: 30 },
    },
    { code: "V4", zh: "打击报复信访人、举报人", en: "Retaliation", ground: "retaliation", effect: { kind: "deduct", points: 30 } },
  ],
  grades: [
    { code: "excellent", zh: "优秀", en: "Excellent", from: 95, qualifies: true },
    { code: "good", zh: "良好", en: "Good", from: 90, qualifies: true },
    { code: "pass", zh: "合格", en: "Qualified", from: 80, qualifies: true },
    { code: "fail", zh: "不合格", en: "Not qualified", from: 0, qualifies: false },
  ],
  tie: { kind: "item", item: "B1" },
  panel: 3,
  limits: { object: day(5), review: day(10), confirm: day(5), publicity: day(5) },
});
