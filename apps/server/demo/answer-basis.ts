import type { Basis } from "../../../modules/answers/contract.ts";

const law = (title: string, titleEn: string, number: string, on: string | null, article: string): Basis => ({
  title,
  titleEn,
  number,
  on,
  article,
  sample: false,
});

/** Laws that exist (domain.md §11), each with the day it came into force; articles as the table of clocks and the services cite them. */
export const LAW = {
  residence: (article: string) =>
    law("居住证暂行条例", "Interim Regulations on Residence Permits", "国务院令第663号", "2016-01-01", article),
  migrants: (article: string) => law("浙江省流动人口居住登记条例", "Zhejiang Regulations on Residence Registration", "", null, article),
  mediation: (article: string) => law("人民调解法", "People's Mediation Law", "主席令第34号", "2011-01-01", article),
  petitions: (article: string) => law("信访工作条例", "Regulations on Petition Work", "", "2022-05-01", article),
  aid: (article: string) => law("法律援助法", "Legal Aid Law", "主席令第93号", "2022-01-01", article),
  violence: (article: string) => law("反家庭暴力法", "Anti-Domestic Violence Law", "主席令第37号", "2016-03-01", article),
  labour: (article: string) =>
    law("劳动争议调解仲裁法", "Labour Dispute Mediation and Arbitration Law", "主席令第80号", "2008-05-01", article),
  openness: (article: string) =>
    law("政府信息公开条例", "Regulations on Open Government Information", "国务院令第711号", "2019-05-15", article),
  review: (article: string) => law("行政复议法", "Administrative Reconsideration Law", "主席令第9号", "2024-01-01", article),
  minors: (article: string) => law("未成年人保护法", "Law on the Protection of Minors", "", null, article),
  privacy: (article: string) => law("个人信息保护法", "Personal Information Protection Law", "主席令第91号", "2021-11-01", article),
  video: (article: string) =>
    law("公共安全视频图像信息系统管理条例", "Regulations on Public Safety Video Systems", "国务院令第799号", "2025-04-01", article),
  village: (article: string) => law("村民委员会组织法", "Organic Law of Villagers' Committees", "", null, article),
  volunteers: (article: string) => law("志愿服务条例", "Regulations on Voluntary Service", "国务院令第685号", "2017-12-01", article),
  decisions: (article: string) =>
    law("重大行政决策程序暂行条例", "Interim Regulations on Major Administrative Decisions", "国务院令第713号", "2019-09-01", article),
  civil: (article: string) => law("民事诉讼法", "Civil Procedure Law", "", "2024-01-01", article),
  fraud: (article: string) => law("反电信网络诈骗法", "Anti-Telecom and Online Fraud Law", "", "2022-12-01", article),
} as const;

/** 示意: what a city's own rule would be called; no such document exists. */
export const sample = (title: string, titleEn: string): Basis => ({
  title: `示意：${title}`,
  titleEn: `Sample: ${titleEn}`,
  number: "",
  on: null,
  article: "",
  sample: true,
});
