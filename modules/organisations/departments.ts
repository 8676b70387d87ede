/** P party organ, G government, J judicial, M mass organisation, V vertically led, U utility, S social, X neither (joint drills only), C committee elected by residents. */
export type DepartmentKind = "P" | "G" | "J" | "M" | "V" | "U" | "S" | "X" | "C";

export type Department = { code: string; zh: string; en: string; kind: DepartmentKind };

/** The departments of a county-level joint-action network (domain.md §1.2); a city that has others adds units with its own codes. */
export const DEPARTMENTS: readonly Department[] = [
  { code: "zfw", zh: "党委政法委（平安办）", en: "Political and Legal Affairs Commission (Safety Office)", kind: "P" },
  { code: "centre", zh: "社会治理中心 / 综治中心", en: "Governance Centre", kind: "G" },
  { code: "sgb", zh: "党委社会工作部", en: "Social Work Department", kind: "P" },
  { code: "xf", zh: "信访局", en: "Petition Office", kind: "G" },
  { code: "court", zh: "人民法院（人民法庭）", en: "People's Court (tribunals)", kind: "J" },
  { code: "proc", zh: "人民检察院", en: "People's Procuratorate", kind: "J" },
  { code: "ps", zh: "公安局（派出所、交警）", en: "Public Security Bureau (police station, traffic police)", kind: "G" },
  { code: "justice", zh: "司法局（司法所、法律援助中心、公证处）", en: "Justice Bureau (judicial office, legal aid, notary)", kind: "G" },
  { code: "em", zh: "应急管理局", en: "Emergency Management Bureau", kind: "G" },
  { code: "fire", zh: "消防救援大队", en: "Fire and Rescue Brigade", kind: "V" },
  { code: "civil", zh: "民政局", en: "Civil Affairs Bureau", kind: "G" },
  { code: "hrss", zh: "人力资源和社会保障局（劳动监察、劳动仲裁）", en: "Human Resources and Social Security Bureau", kind: "G" },
  { code: "health", zh: "卫生健康局（120、疾控）", en: "Health Bureau", kind: "G" },
  { code: "edu", zh: "教育局", en: "Education Bureau", kind: "G" },
  { code: "hc", zh: "住房和城乡建设局", en: "Housing and Construction Bureau", kind: "G" },
  { code: "nr", zh: "自然资源和规划局", en: "Natural Resources and Planning Bureau", kind: "G" },
  { code: "cg", zh: "综合行政执法局（城管）", en: "Comprehensive Administrative Enforcement Bureau", kind: "G" },
  { code: "ee", zh: "生态环境局分局", en: "Ecology and Environment Branch", kind: "V" },
  { code: "trans", zh: "交通运输局（港航、公路）", en: "Transport Bureau", kind: "G" },
  { code: "water", zh: "水利局", en: "Water Bureau", kind: "G" },
  { code: "agri", zh: "农业农村局", en: "Agriculture and Rural Affairs Bureau", kind: "G" },
  { code: "market", zh: "市场监督管理局", en: "Market Regulation Bureau", kind: "G" },
  { code: "ctr", zh: "文化和广电旅游体育局", en: "Culture, Broadcasting, Tourism and Sports Bureau", kind: "G" },
  { code: "com", zh: "商务局", en: "Commerce Bureau", kind: "G" },
  { code: "ei", zh: "经济和信息化局", en: "Economy and Information Bureau", kind: "G" },
  { code: "dr", zh: "发展和改革局", en: "Development and Reform Bureau", kind: "G" },
  { code: "fin", zh: "财政局", en: "Finance Bureau", kind: "G" },
  { code: "data", zh: "数据局 / 大数据局", en: "Data Bureau", kind: "G" },
  { code: "vet", zh: "退役军人事务局", en: "Veterans Affairs Bureau", kind: "G" },
  { code: "mi", zh: "医疗保障局", en: "Medical Insurance Bureau", kind: "G" },
  { code: "pub", zh: "党委宣传部（网信办）", en: "Publicity Department (Cyberspace Office)", kind: "P" },
  { code: "uf", zh: "党委统战部（民宗局）", en: "United Front Department (Ethnic and Religious Affairs)", kind: "P" },
  { code: "org", zh: "党委组织部", en: "Organisation Department", kind: "P" },
  { code: "disc", zh: "纪委监委", en: "Discipline Inspection and Supervision", kind: "P" },
  { code: "union", zh: "总工会", en: "Trade Union Federation", kind: "M" },
  { code: "youth", zh: "团委", en: "Youth League", kind: "M" },
  { code: "women", zh: "妇联", en: "Women's Federation", kind: "M" },
  { code: "disabled", zh: "残联", en: "Disabled Persons' Federation", kind: "M" },
  { code: "chamber", zh: "工商联", en: "Federation of Industry and Commerce", kind: "M" },
  { code: "meteo", zh: "气象局", en: "Meteorological Bureau", kind: "V" },
  { code: "tax", zh: "税务局", en: "Tax Bureau", kind: "V" },
  { code: "finreg", zh: "金融监管支局", en: "Financial Regulator", kind: "V" },
  { code: "post", zh: "邮政管理局", en: "Postal Administration", kind: "V" },
  { code: "grid-co", zh: "供电公司", en: "Power Company", kind: "U" },
  { code: "water-co", zh: "供水公司", en: "Water Company", kind: "U" },
  { code: "gas-co", zh: "燃气公司", en: "Gas Company", kind: "U" },
  { code: "tel", zh: "通信运营商", en: "Telecom Operators", kind: "U" },
  { code: "hotline", zh: "12345 热线中心", en: "12345 Hotline Centre", kind: "G" },
  { code: "ems", zh: "急救中心", en: "Ambulance Centre", kind: "S" },
  { code: "rc", zh: "红十字会", en: "Red Cross", kind: "M" },
  { code: "law-soc", zh: "法学会、律师协会", en: "Law Society, Lawyers' Association", kind: "S" },
  { code: "pap", zh: "人武部、武警", en: "People's Armed Forces Dept., Armed Police", kind: "X" },
];

/** Below the departments: traffic police with desks of their own, and the committees residents elect. */
export const LOCAL_BODIES: readonly Department[] = [
  { code: "ps-traffic", zh: "交警大队", en: "Traffic Police", kind: "G" },
  { code: "village", zh: "村（居）民委员会", en: "Village or Residents' Committee", kind: "C" },
];

const byCode: ReadonlyMap<string, Department> = new Map([...DEPARTMENTS, ...LOCAL_BODIES].map((one) => [one.code, one]));

export const departmentOf = (code: string): Department | undefined => byCode.get(code);
