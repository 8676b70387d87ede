import type { SourceState } from "../contract.ts";

/**
 * A legal source the product cites. What domain.md does not say is null, and screens say "not checked": nothing here is from general knowledge.
 * `certainty`: domain.md §0.1 for its articles, by the weakest of those we cite. `edition`: of the text whose articles were read. `inForce`, `revised`:
 * days domain.md §0.2 names. `firstReview` is a proposal: the lawyer's check of §10, 10, sooner where the text is not certain.
 */
export type LegalSource = {
  code: string;
  zh: string;
  en: string;
  /** Further names it is cited under. */
  also: readonly string[];
  certainty: "L" | "M" | "P" | "F";
  state: SourceState;
  edition: string | null;
  /** The number of the document that issued it. */
  number: string | null;
  inForce: string | null;
  revised: string | null;
  firstReview: string;
};

const SOON = "2026-12-31";
const LATER = "2027-03-31";

type More = Partial<Pick<LegalSource, "also" | "certainty" | "state" | "edition" | "number" | "inForce" | "revised">>;
const source = (code: string, zh: string, en: string, more: More = {}): LegalSource => {
  const { certainty = "L", state = "unchecked" } = more;
  return {
    code,
    zh,
    en,
    also: [],
    edition: null,
    number: null,
    inForce: null,
    revised: null,
    ...more,
    certainty,
    state,
    firstReview: certainty === "L" && state !== "revised" ? LATER : SOON,
  };
};

/** Since the day domain.md §0.2 gives, read in the law. */
const since = (inForce: string, more: More = {}): More => ({ state: "inForce", inForce, ...more });

export const SOURCES: readonly LegalSource[] = [
  source("mediation-law", "人民调解法", "People's Mediation Law"),
  source("mediation-provisions", "人民调解工作若干规定", "Provisions on People's Mediation Work", { certainty: "F", edition: "2002" }),
  source("ningbo-mediation", "宁波市人民调解条例", "Ningbo Regulation on People's Mediation"),
  source("confirmation", "法释〔2011〕5号", "Judicial Interpretation No. 5 of 2011", { edition: "2011", number: "法释〔2011〕5号" }),
  source("invited-mediation", "特邀调解规定", "Provisions on Invited Mediation", {
    also: ["最高人民法院关于人民法院特邀调解的规定"],
  }),
  source("online-mediation", "在线调解规则", "Rules for Online Mediation"),
  source("civil-procedure", "民事诉讼法", "Civil Procedure Law", { ...since("2024-01-01", { also: ["民诉法"] }), edition: "2023" }),
  source("civil-procedure-interpretation", "民事诉讼法解释", "Interpretation of the Civil Procedure Law", {
    also: ["民诉法解释"],
    edition: "2022",
  }),
  source("civil-code", "民法典", "Civil Code", { certainty: "M" }),
  source("labour-disputes", "劳动争议调解仲裁法", "Labour Dispute Mediation and Arbitration Law"),
  source("land-disputes", "农村土地承包经营纠纷调解仲裁法", "Rural Land Contract Mediation and Arbitration Law"),
  source("zhejiang-administrative-mediation", "浙江省行政调解办法", "Zhejiang Measures for Administrative Mediation", { certainty: "M" }),
  source("petitions", "信访工作条例", "Petition Work Regulations", since("2022-05-01", { edition: "2022" })),
  source("zhejiang-petitions", "浙江省信访条例", "Zhejiang Petitions Regulation", { edition: "2016" }),
  source("reconsideration", "行政复议法", "Administrative Reconsideration Law", since("2024-01-01", { edition: "2023" })),
  source("disclosure", "政府信息公开条例", "Open Government Information Regulation", since("2019-05-15")),
  source("major-decisions", "重大行政决策程序暂行条例", "Interim Regulation on Procedures for Major Decisions", since("2019-09-01")),
  source("personal-information", "个人信息保护法", "Personal Information Protection Law", since("2021-11-01")),
  source("data-security", "数据安全法", "Data Security Law", since("2021-09-01")),
  source("network-data", "网络数据安全管理条例", "Network Data Security Regulation", { ...since("2025-01-01"), certainty: "M" }),
  source("statistics", "统计法", "Statistics Law", { edition: "2024" }),
  source("archives", "档案法", "Archives Law"),
  source("residence-permits", "居住证暂行条例", "Interim Regulation on Residence Permits"),
  source("zhejiang-registration", "浙江省流动人口居住登记条例", "Zhejiang Regulation on Residence Registration"),
  source("legal-aid", "法律援助法", "Legal Aid Law"),
  source("domestic-violence", "反家庭暴力法", "Anti-Domestic Violence Law"),
  source("minors", "未成年人保护法", "Protection of Minors Law", { edition: "2024" }),
  source("public-video", "公共安全视频图像信息系统管理条例", "Regulation on Public-Security Video Systems", since("2025-04-01")),
  source("counter-terrorism", "反恐怖主义法", "Counter-Terrorism Law"),
  source("emergencies", "突发事件应对法", "Emergency Response Law", since("2024-11-01", { edition: "2024" })),
  source("emergency-plans", "应急预案管理办法", "Measures for Emergency Plans", {
    certainty: "F",
    state: "revised",
    edition: "2013",
    number: "国办发〔2013〕101号",
  }),
  source("villages", "村民委员会组织法", "Villagers' Committees Organisation Law", {
    state: "revised",
    edition: "2018",
    revised: "2026-01-01",
  }),
  source("constitution", "宪法", "Constitution", { certainty: "M" }),
];
