import { defineWords } from "#web/words";
import { followWords } from "./portal/follow-words.ts";
import { openWords } from "./portal/open-words.ts";
import { reportWords } from "./portal/report-words.ts";

/** First-level groups of the taxonomy, in the words residents use. */
export const groupWords = defineWords({
  "01": { zh: "矛盾纠纷", en: "Disputes" },
  "02": { zh: "安全隐患", en: "Safety hazards" },
  "03": { zh: "社会治安", en: "Public order" },
  "04": { zh: "公共设施", en: "Public facilities" },
  "05": { zh: "市容环境", en: "Streets and cleanliness" },
  "06": { zh: "生态环境", en: "Environment" },
  "07": { zh: "交通出行", en: "Traffic" },
  "08": { zh: "市场与食品药品", en: "Markets, food and drugs" },
  "09": { zh: "违建与土地", en: "Illegal building and land" },
  "10": { zh: "自然灾害", en: "Natural hazards" },
  "11": { zh: "民生服务", en: "Help with daily life" },
  "12": { zh: "未成年人与家庭保护", en: "Protection of children and families" },
  "13": { zh: "新居民与就业", en: "New residents and work" },
  "14": { zh: "公共卫生", en: "Public health" },
  "15": { zh: "意见建议与咨询", en: "Opinions and questions" },
  "99": { zh: "说不清，其他", en: "Not sure, something else" },
});

export const groupHints = defineWords({
  "01": { zh: "邻里、物业、欠薪、消费", en: "neighbours, property managers, wages, purchases" },
  "02": { zh: "消防通道、燃气、电线、危房、电梯", en: "fire lanes, gas, cables, buildings, lifts" },
  "03": { zh: "噪声、盗窃线索、治安设施", en: "noise, theft tips, broken lamps and gates" },
  "04": { zh: "路灯、井盖、路面、停水停电", en: "street lamps, manholes, roads, water, power" },
  "05": { zh: "垃圾、占道、养犬、油烟", en: "rubbish, blocked pavements, dogs, fumes" },
  "06": { zh: "污水、扬尘、工业噪声、倾倒", en: "water, dust, industrial noise, dumping" },
  "07": { zh: "信号灯、违停、公交校车", en: "signals, parking, buses" },
  "08": { zh: "过期食品、假货、价格", en: "expired food, fakes, prices" },
  "09": { zh: "正在建的、已有的违建，占耕地", en: "illegal building, farmland" },
  "10": { zh: "内涝、滑坡迹象、受灾求助", en: "flooding, landslide signs, help after a disaster" },
  "11": { zh: "老人、残疾人、救助、代办、法律咨询", en: "elderly, disability, assistance, papers, legal advice" },
  "12": { zh: "只有受理的专人能看到", en: "seen only by the team that receives it" },
  "13": { zh: "居住证、入学、出租房隐患", en: "residence permits, schools, rented rooms" },
  "14": { zh: "饮用水、病媒、禽畜死亡", en: "drinking water, pests, dead animals" },
  "15": { zh: "政策咨询、建议、投诉工作人员", en: "policies, suggestions, complaints about staff" },
  "99": { zh: "写下来，由工作人员帮您归类", en: "write it down; staff will sort it" },
});

/** One catalogue for all pages of this module. */
export const portalWords = defineWords({ ...reportWords, ...followWords, ...openWords });
