import type { Category, FollowView } from "../../../modules/incidents/contract.ts";
import type { FollowedItem } from "../../../modules/opinions/contract.ts";
import type { FollowedPetition } from "../../../modules/petitions/contract.ts";

export const category = (code: string, zh: string, en: string, more: Partial<Category> = {}): Category => ({
  code,
  zh,
  en,
  group: code.slice(0, 2),
  departments: ["cg"],
  urgency: "blue",
  limit: { amount: 3, unit: "workingDay" },
  firstStep: null,
  selfHandle: true,
  sealed: false,
  hotline: null,
  ...more,
});
export const categories: Category[] = [
  category("0101", "邻里纠纷", "Neighbour dispute", { personal: true }),
  category("0102", "婚姻家庭纠纷", "Family dispute", {
    personal: true,
    askFirst: {
      zh: "有人正受到伤害或威胁吗？",
      en: "Is somebody being hurt or threatened now?",
      hotlines: ["110", "120"],
      category: "1202",
    },
  }),
  category("0104", "劳资欠薪纠纷", "Labour and wage dispute"),
  category("0201", "消防通道堵塞、设施损坏", "Blocked fire lane, broken equipment", {
    limit: { amount: 24, unit: "hour" },
    urgency: "orange",
  }),
  category("0203", "燃气泄漏或隐患", "Gas leak or hazard", { hotline: "119", urgency: "red", limit: null }),
  category("0202", "电动自行车违规停放充电", "E-bike parked or charged indoors"),
  category("0301", "正在发生的违法犯罪", "Crime in progress", { hotline: "110", urgency: "red", limit: null }),
  category("0304", "噪声扰民（生活）", "Noise from neighbours"),
  category("0401", "井盖缺失破损", "Manhole cover", { limit: { amount: 24, unit: "hour" } }),
  category("0402", "路灯故障", "Street lamp"),
  category("0403", "路面破损塌陷", "Road damage, collapse", { limit: { amount: 5, unit: "workingDay" } }),
  category("0404", "供水供电中断", "Water or power cut", { limit: { amount: 2, unit: "hour" } }),
  category("0501", "垃圾积存、暴露垃圾", "Waste pile", { limit: { amount: 24, unit: "hour" } }),
  category("0601", "水体污染、异常排放", "Water pollution"),
  category("0702", "违法停车堵塞", "Blocking parking"),
  category("0802", "过期、假冒商品", "Expired or fake goods"),
  category("1101", "独居老人、残疾人服务请求", "Service for elderly or disabled"),
  category("1202", "家庭暴力求助", "Domestic violence help", { hotline: "110", sealed: true, urgency: "red", limit: null }),
  category("1301", "居住登记、居住证指引", "Permit guidance"),
  category("1501", "政策咨询", "Policy question"),
  category("99", "其他", "Other", { group: "99", limit: { amount: 1, unit: "workingDay" } }),
];

export const at = (day: string, time: string): string => `${day}T${time}:00+08:00`;
export const ID = "01935b7e-7c1a-7cc0-9f0a-0a1b2c3d4e5f";
export const SECRET = "k7m2p9x4q8t3v6w5z2n8r4ab";
export const ALONG = "a3n6r9y2u5c8e4g7j2k9m5q3";
export const entry = (
  day: string,
  time: string,
  type: string,
  unitZh: string,
  unitEn: string,
  text: string | null = null,
): FollowView["timeline"][number] => ({
  at: at(day, time),
  type: `incidents.${type}`,
  unit: "cg-330502",
  unitZh,
  unitEn,
  text,
  detail: {},
  photos: [],
});

export function followView(more: Partial<FollowView> = {}): FollowView {
  return {
    by: "link",
    home: "330502001",
    id: ID,
    number: "8K2M4T7Q",
    category: "0402",
    stage: "handling",
    ending: null,
    placeName: "吴兴区月河街道红丰社区",
    description: "小区北门外三盏路灯都不亮，晚上很黑，老人走路不方便。从上周六开始的。",
    reportedAt: at("2026-11-23", "09:12"),
    dueAt: at("2026-11-26", "17:30"),
    dueHow: { amount: 3, unit: "workingDay", from: at("2026-11-23", "09:12"), provisional: false },
    holder: { unit: "cg-330502", zh: "吴兴区综合行政执法局", en: "Wuxing District Urban Management Bureau", phone: "0572-2021234" },
    timeline: [
      entry("2026-11-23", "09:12", "reported", "月河街道综治中心", "Yuehe Subdistrict Centre"),
      entry("2026-11-23", "10:05", "verified", "月河街道综治中心", "Yuehe Subdistrict Centre"),
      entry("2026-11-23", "10:31", "dispatched", "月河街道综治中心", "Yuehe Subdistrict Centre"),
      entry("2026-11-23", "13:40", "accepted", "吴兴区综合行政执法局", "Wuxing District Urban Management Bureau"),
    ],
    erased: [],
    questions: [{ no: 1, question: "三盏都在围墙外面吗？有没有看到电线露出来？", answer: null }],
    may: ["answer", "withdraw"],
    rating: null,
    followers: 3,
    parts: [],
    joined: null,
    asDemo: true,
    ...more,
  };
}

export const ended = (): FollowView =>
  followView({
    stage: "ended",
    ending: "solved",
    questions: [],
    may: ["rate", "reopen"],
    timeline: [
      ...followView().timeline,
      entry(
        "2026-11-24",
        "15:20",
        "suspended",
        "吴兴区综合行政执法局",
        "Wuxing District Urban Management Bureau",
        "灯具停产，需要采购替换型号。",
      ),
      entry("2026-11-25", "09:00", "resumed", "吴兴区综合行政执法局", "Wuxing District Urban Management Bureau", "新灯具已到货。"),
      entry(
        "2026-11-25",
        "16:10",
        "fed-back",
        "吴兴区综合行政执法局",
        "Wuxing District Urban Management Bureau",
        "三盏灯已更换为 LED 灯，线路已检查。",
      ),
      entry("2026-11-25", "18:30", "ended", "月河街道综治中心", "Yuehe Subdistrict Centre"),
    ],
  });

const named = (zh: string, en: string) => ({ zh, en });
/** An opinion as whoever has its number and the end of the phone sees it. */
export const OPINION: FollowedItem = {
  home: "330502001",
  id: "01935b7e-7c1a-7cc0-9f0a-00000000c001",
  by: "number",
  number: "AAAA-BBBB-CCCC",
  stage: "adopted",
  channel: "online",
  topicName: named("巡逻防范", "Patrols and prevention"),
  placeName: named("月河街道", "Yuehe Subdistrict"),
  unitName: named("月河街道派出所", "Yuehe Subdistrict Police Station"),
  dutyLine: "05722021110",
  text: null,
  heardAt: "2026-11-23T02:00:00.000Z",
  dueAt: "2026-11-30T09:30:00.000Z",
  provisional: false,
  answered: true,
  wish: true,
  plan: { text: null, due: "2026-12-20" },
  entries: [
    { at: "2026-11-23T02:00:00.000Z", what: "heard", text: null, sealed: false, params: {} },
    { at: "2026-11-24T02:00:00.000Z", what: "adopted", text: null, sealed: false, params: {} },
  ],
  handedOn: null,
  published: false,
  rating: null,
  mayRate: false,
};

/** Found by number: how far it is, and no word of it. */
export const PETITION: FollowedPetition = {
  home: "330502001",
  id: "01935b7e-7c1a-7cc0-9f0a-00000000d001",
  number: "8K2M-4T7Q-XR4D",
  placeName: "吴兴区 月河街道",
  placeNameEn: "Wuxing District, Yuehe Subdistrict",
  channel: "web",
  stage: "accepted",
  ending: null,
  branch: "opinion",
  organ: "cg-330502",
  organName: "吴兴区综合行政执法局",
  organNameEn: "Wuxing District Urban Management",
  receivedAt: "2026-11-20T02:00:00.000Z",
  dueAt: "2027-01-20T15:59:59.999Z",
  rule: "PET-6",
  working: false,
  provisional: false,
  late: false,
  round: 0,
  sealed: false,
  asDemo: false,
  requests: [],
  facts: null,
  photos: [],
  address: null,
  needs: null,
  people: 1,
  representatives: 0,
  withheld: false,
  againstName: null,
  clocks: [],
  opinion: null,
  reviews: [],
  settlement: null,
  challenge: null,
  entries: [],
  rating: null,
  may: [],
  holderPhone: null,
  whole: false,
  own: [],
};
