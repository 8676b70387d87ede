import type { Category, Limit, Urgency } from "./contract.ts";

const of =
  (unit: Limit["unit"]) =>
  (amount: number): Limit => ({ amount, unit });
const min = of("minute");
const h = of("hour");
const wd = of("workingDay");
const sameDay: Limit = { amount: 8, unit: "workingHour" };
const atOnce = min(15);

type Marks = Partial<
  Pick<Category, "firstStep" | "selfHandle" | "sealed" | "hotline" | "handOverOnly" | "personal" | "askFirst" | "atDesk">
>;
type Line = readonly [code: string, zh: string, en: string, departments: string, urgency: Urgency, limit: Limit | null, marks?: Marks];

const green: Marks = { selfHandle: true };
const personal = true;
/** Questions and guidance that a counter or a hotline answers in words (domain.md S7: 当场答复). */
const atDesk = true;

/** domain.md §5 (0102: ask safety question first; 0207 people trapped, 0504 bite: at once) and S9, 反家庭暴力法. */
const harm: Category["askFirst"] = {
  zh: "有人正受到伤害或威胁吗？",
  en: "Is somebody being hurt or threatened now?",
  hotlines: ["110", "120"],
  category: "1202",
};
const trapped: Category["askFirst"] = { zh: "有人被困吗？", en: "Is somebody trapped?", hotlines: ["119", "120"], category: "0208" };
const bitten: Category["askFirst"] = { zh: "有人被咬伤吗？", en: "Has somebody been bitten?", hotlines: ["120", "110"], category: "0506" };

/**
 * The taxonomy as shipped: domain.md §5, 15 groups and 99, every entry [P]. `null`: the clocks of another service apply. "At once" is a first step
 * within 15 minutes (S8) and an end within the limit of its kind in S17. The first department is the usual one; `village` is the 村（社区） committee. Disputes, help asked for and what concerns children are somebody's own.
 */
const lines: readonly Line[] = [
  ["0101", "邻里纠纷", "Neighbour dispute", "village justice", "yellow", null, { personal }],
  ["0102", "婚姻家庭纠纷", "Family dispute", "village women", "yellow", null, { personal, askFirst: harm }],
  ["0103", "物业纠纷", "Property-management dispute", "hc village", "yellow", null, { personal }],
  ["0104", "劳资欠薪纠纷", "Labour and wage dispute", "hrss", "orange", null, { firstStep: wd(1), personal }],
  ["0105", "土地山林宅基地纠纷", "Land, forest or homestead dispute", "agri nr", "yellow", null, { personal }],
  ["0106", "消费纠纷", "Consumer dispute", "market", "blue", wd(5), { personal }],
  ["0107", "医疗纠纷", "Medical dispute", "health justice", "orange", null, { firstStep: wd(1), personal }],
  ["0108", "征地拆迁纠纷", "Expropriation dispute", "nr hc", "yellow", null, { personal }],
  ["0201", "消防通道堵塞、设施损坏", "Blocked fire lane, broken equipment", "fire", "orange", h(24), green],
  ["0202", "电动自行车违规停放充电", "E-bike parked or charged indoors", "fire village", "yellow", wd(3), green],
  ["0203", "燃气泄漏或隐患", "Gas leak or hazard", "gas-co hc", "red", h(24), { firstStep: atOnce, hotline: "119" }],
  ["0204", "用电隐患、线路裸露", "Electrical hazard", "grid-co", "orange", h(24)],
  ["0205", "危房、外墙脱落", "Dangerous building, falling facade", "hc", "orange", wd(5), { firstStep: h(24) }],
  ["0206", "生产经营场所隐患", "Work-safety hazard", "em", "orange", wd(3)],
  ["0207", "特种设备、电梯隐患", "Lift and special equipment", "market", "orange", h(24), { askFirst: trapped }],
  ["0208", "电梯困人等被困", "People trapped", "fire", "red", h(2), { firstStep: atOnce, hotline: "119" }],
  [
    "0301",
    "正在发生的违法犯罪",
    "Crime in progress",
    "ps",
    "red",
    null,
    { firstStep: atOnce, sealed: true, hotline: "110", handOverOnly: true },
  ],
  ["0302", "盗窃诈骗线索", "Theft or fraud tip", "ps", "orange", h(2)],
  ["0303", "治安设施损坏", "Broken lamp, gate or alarm", "cg village", "yellow", wd(3), green],
  ["0304", "噪声扰民（生活）", "Noise from neighbours", "ps village", "yellow", wd(3), { firstStep: sameDay, selfHandle: true }],
  ["0305", "走失人员求助", "Missing person", "ps", "red", h(24), { firstStep: atOnce, hotline: "110" }],
  ["0401", "井盖缺失破损", "Manhole cover", "cg", "red", h(24), { firstStep: h(2) }],
  ["0402", "路灯故障", "Street lamp", "cg", "blue", wd(3)],
  ["0403", "路面破损塌陷", "Road damage or collapse", "trans cg", "orange", wd(5), { firstStep: h(2) }],
  ["0404", "供水供电中断", "Water or power cut", "water-co grid-co", "orange", h(24), { firstStep: h(2) }],
  ["0405", "公厕、健身、公园设施", "Toilets, sports and parks", "cg", "blue", wd(5), green],
  ["0406", "通信杆线下垂", "Hanging cables", "tel", "yellow", wd(3)],
  ["0501", "垃圾积存、暴露垃圾", "Waste pile", "cg", "blue", h(24), green],
  ["0502", "占道经营", "Street trading", "cg", "blue", sameDay, green],
  ["0503", "乱贴乱画", "Illegal posters", "cg", "blue", wd(3), green],
  ["0504", "养犬扰民伤人", "Dogs", "cg ps", "yellow", wd(3), { askFirst: bitten }],
  ["0505", "油烟扰民", "Cooking fumes", "cg ee", "yellow", wd(7)],
  ["0506", "犬只伤人", "Dog bite", "cg ps", "red", h(24), { firstStep: atOnce, hotline: "120" }],
  ["0601", "水体污染、异常排放", "Water pollution", "ee", "orange", wd(3), { firstStep: h(2) }],
  ["0602", "大气、扬尘、焚烧", "Air, dust or burning", "ee cg", "yellow", h(24), green],
  ["0603", "工业噪声", "Industrial noise", "ee", "yellow", wd(7)],
  ["0604", "固废危废倾倒", "Dumping", "ee", "orange", h(24)],
  ["0701", "交通信号标志故障", "Signal or sign fault", "ps-traffic", "orange", h(4)],
  ["0702", "违法停车堵塞", "Blocking parking", "ps-traffic", "blue", sameDay, green],
  ["0703", "事故多发点建议", "Black-spot suggestion", "ps-traffic trans", "blue", wd(15)],
  ["0704", "公交、校车诉求", "Bus or school bus request", "trans", "blue", wd(10)],
  ["0801", "疑似食物中毒", "Suspected food poisoning", "market health", "red", h(24), { firstStep: atOnce, hotline: "120" }],
  ["0802", "过期、假冒商品", "Expired or fake goods", "market", "yellow", wd(7)],
  ["0803", "无证经营", "Unlicensed trading", "market", "yellow", wd(15)],
  ["0804", "价格、计量", "Price or measure", "market", "blue", wd(7)],
  ["0901", "在建违法建设", "Illegal building going up", "cg nr", "orange", h(24)],
  ["0902", "存量违建投诉", "Existing illegal structure", "cg", "yellow", wd(15)],
  ["0903", "占用耕地", "Use of farmland", "nr agri", "yellow", wd(10)],
  ["1001", "内涝、河水上涨", "Flooding", "water em", "red", h(24), { firstStep: atOnce, hotline: "119" }],
  ["1002", "地质灾害征兆", "Landslide signs", "nr em", "red", h(24), { firstStep: atOnce, hotline: "119" }],
  ["1003", "森林火情", "Forest fire", "em fire", "red", h(24), { firstStep: atOnce, hotline: "119" }],
  ["1004", "受灾求助", "Help for disaster victims", "civil em", "red", h(2), { firstStep: atOnce }],
  ["1005", "预警信息未收到", "A warning did not reach me", "em meteo", "blue", wd(5)],
  [
    "1101",
    "独居老人、残疾人服务请求",
    "Service for elderly or disabled people",
    "civil disabled",
    "yellow",
    wd(5),
    { firstStep: wd(1), personal },
  ],
  ["1102", "临时救助申请", "Temporary assistance", "civil", "yellow", wd(10), { firstStep: wd(3), personal }],
  ["1103", "证件、社保、医保代办", "Help with papers", "centre", "blue", wd(3), { ...green, personal, atDesk }],
  ["1104", "法律咨询与法律援助", "Legal advice and aid", "justice", "blue", wd(5), { firstStep: wd(1), personal, atDesk }],
  ["1105", "心理支持请求", "Counselling request", "health", "orange", wd(3), { firstStep: sameDay, personal }],
  [
    "1201",
    "疑似侵害未成年人",
    "Suspected harm to a minor",
    "ps civil edu",
    "red",
    h(24),
    { firstStep: atOnce, sealed: true, hotline: "110", personal },
  ],
  ["1202", "家庭暴力求助", "Domestic violence", "ps women", "red", h(24), { firstStep: atOnce, sealed: true, hotline: "110", personal }],
  ["1203", "失学、辍学", "Child out of school", "edu", "yellow", wd(3), { personal }],
  ["1204", "校园周边安全", "Around the school", "edu cg ps", "yellow", wd(3), { personal }],
  ["1301", "居住登记、居住证指引", "Permit guidance", "ps", "blue", wd(1), { ...green, personal, atDesk }],
  ["1302", "入学、就业、培训需求", "School, job or training", "edu hrss", "blue", wd(5), { personal, atDesk }],
  ["1303", "出租房安全隐患", "Rented-room hazard", "fire hc", "orange", wd(3)],
  ["1401", "传染病聚集线索", "Cluster of illness", "health", "red", h(2), { sealed: true }],
  ["1402", "病媒、禽畜死亡", "Vectors or dead animals", "health agri", "yellow", h(24)],
  ["1403", "饮用水异常", "Drinking water", "water-co health", "red", h(2)],
  ["1501", "政策咨询", "Policy question", "hotline", "blue", wd(1), { ...green, atDesk }],
  ["1502", "工作建议", "Suggestion", "centre", "blue", wd(15)],
  ["1503", "对工作人员的投诉", "Complaint about staff", "disc", "yellow", wd(15), { sealed: true }],
  ["1504", "信访事项", "Petition", "xf", "yellow", null, { personal }],
  // What fits nowhere is classified within a working day; what stays "other" has the general limit of S17. Until then it may be anybody's own matter.
  ["99", "其他", "Other", "centre", "blue", wd(5), { firstStep: wd(1), personal }],
];

/** First-level groups: what a resident may choose who does not know the entry. Sealed where an entry of the group is about children, violence or illness. */
const groupLines: readonly Line[] = [
  ["01", "矛盾纠纷", "Disputes", "", "yellow", null, { personal }],
  ["02", "安全隐患", "Safety hazards", "", "orange", wd(3)],
  ["03", "社会治安", "Public order", "", "orange", wd(3)],
  ["04", "公共设施", "Public facilities", "", "yellow", wd(5)],
  ["05", "市容环境", "Appearance and sanitation", "", "blue", wd(5)],
  ["06", "生态环境", "Environment", "", "yellow", wd(7)],
  ["07", "交通出行", "Traffic", "", "blue", wd(10)],
  ["08", "市场监管与食品药品", "Market, food and drugs", "", "yellow", wd(7)],
  ["09", "违建与土地", "Illegal building and land", "", "yellow", wd(15)],
  ["10", "自然灾害与应急", "Natural hazards and emergencies", "", "red", h(24), { firstStep: atOnce }],
  ["11", "民生服务", "Livelihood services", "", "yellow", wd(5), { personal }],
  ["12", "未成年人与家庭保护", "Protection of children and families", "", "orange", wd(3), { sealed: true, personal }],
  ["13", "新居民与就业", "New residents and work", "", "blue", wd(5)],
  ["14", "公共卫生", "Public health", "", "orange", h(24), { sealed: true }],
  ["15", "意见建议与咨询", "Opinions and questions", "", "blue", wd(5), { sealed: true }],
];

const entry = ([code, zh, en, departments, urgency, limit, marks]: Line): Category => ({
  code,
  zh,
  en,
  group: code.slice(0, 2),
  departments: departments === "" ? [] : departments.split(" "),
  urgency,
  limit,
  firstStep: null,
  selfHandle: false,
  sealed: false,
  hotline: null,
  ...marks,
});

export const SHIPPED_GROUPS: readonly Category[] = [...groupLines, ...lines.filter(([code]) => code === "99")].map(entry);
export const SHIPPED_CATEGORIES: readonly Category[] = lines.map(entry);
