/** Laws the shipped limits rest on, by the names they are cited under; the longest first, since some names end in others. */
const LAWS: readonly (readonly [zh: string, en: string])[] = [
  ["公共安全视频图像信息系统管理条例", "Regulation on Public-Security Video Systems"],
  ["农村土地承包经营纠纷调解仲裁法", "Rural Land Contract Mediation and Arbitration Law"],
  ["浙江省流动人口居住登记条例", "Zhejiang Regulation on Residence Registration"],
  ["重大行政决策程序暂行条例", "Interim Regulation on Procedures for Major Decisions"],
  ["网络数据安全管理条例", "Network Data Security Regulation"],
  ["人民调解工作若干规定", "Provisions on People's Mediation Work"],
  ["劳动争议调解仲裁法", "Labour Dispute Mediation and Arbitration Law"],
  ["应急预案管理办法", "Measures for Emergency Plans"],
  ["政府信息公开条例", "Open Government Information Regulation"],
  ["村民委员会组织法", "Villagers' Committees Organisation Law"],
  ["浙江省行政调解办法", "Zhejiang Measures for Administrative Mediation"],
  ["浙江省信访条例", "Zhejiang Petitions Regulation"],
  ["突发事件应对法", "Emergency Response Law"],
  ["未成年人保护法", "Protection of Minors Law"],
  ["个人信息保护法", "Personal Information Protection Law"],
  ["居住证暂行条例", "Interim Regulation on Residence Permits"],
  ["反家庭暴力法", "Anti-Domestic Violence Law"],
  ["反恐怖主义法", "Counter-Terrorism Law"],
  ["特邀调解规定", "Provisions on Invited Mediation"],
  ["在线调解规则", "Rules for Online Mediation"],
  ["信访工作条例", "Petition Work Regulations"],
  ["人民调解法", "People's Mediation Law"],
  ["行政复议法", "Administrative Reconsideration Law"],
  ["法律援助法", "Legal Aid Law"],
  ["民事诉讼法", "Civil Procedure Law"],
  ["法释〔2011〕5号", "Judicial Interpretation No. 5 of 2011"],
];

/** What stands beside an article in the shipped limits. */
const NOTES: readonly (readonly [zh: string, en: string])[] = [
  ["国办发〔2024〕5号待核", "State Council General Office No. 5 of 2024 still to be checked"],
  ["是否仍有效待核", "whether it is still in force is to be checked"],
  ["是否仍适用待核", "whether it still applies is to be checked"],
  ["2026 修订后条号待核", "article numbers after the revision of 2026 to be checked"],
  ["一般在一个月内", "usually within a month"],
  ["期限待核", "the limit is to be checked"],
  ["天数为建议", "the number of days is a proposal"],
  ["当日为建议", "the same day is a proposal"],
  ["无法定期限", "no limit by law"],
  ["通行做法", "usual practice"],
  ["地方规定", "local rule"],
  ["第二款", "(2)"],
  ["第三款", "(3)"],
  ["及时", "without delay"],
];

const PUNCTUATION: readonly (readonly [zh: string, en: string])[] = [
  ["；", "; "],
  ["、", ", "],
  ["（", " ("],
  ["）", ")"],
];

const said = (text: string, words: readonly (readonly [string, string])[], tell: (en: string) => string = (en) => en): string =>
  words.reduce((left, [zh, en]) => left.replaceAll(zh, tell(en)), text);

/** The numbers that follow a law's name are its articles; a year may stand between. */
const articles = (text: string): string =>
  text.replace(/(?<=\w)§ ?((?:19|20)\d{2})?,? ?(\d+)((?:[、–]\d+)*)/g, (_, year: string | undefined, first: string, more: string) => {
    const of = year === undefined ? "" : ` of ${year}`;
    return `${of}, ${more === "" ? "art." : "arts"} ${first}${more}`;
  });

/**
 * What a limit rests on, in English: laws by their usual English names, articles as "art. 3". What an officer typed as the basis of a local limit, and
 * any law not known here, stays as it was typed.
 */
export function citedInEnglish(basis: string): string {
  const named = said(basis, LAWS, (en) => `${en}§`);
  const cited = said(articles(named).replaceAll("§", ""), NOTES).replaceAll(/ \((\d)\)/g, "($1)");
  return said(cited, PUNCTUATION).trim();
}
