import { defineWords } from "#web/words";

export const auditConsoleWords = defineWords({
  title: { zh: "年度审计报告", en: "Auditor's reports" },
  lead: {
    zh: "每年一份，由审计员一人起草、签发，别人不能修改。数字在签发时由系统统计，签发后公布，不再改动。",
    en: "One a year, written and signed by the auditor; nobody else can change it. The numbers are counted when it is signed; then it is published and stands.",
  },
  none: { zh: "还没有公布报告。", en: "No report has been published yet." },
  year: { zh: "年度", en: "Year" },
  stage: { zh: "状态", en: "State" },
  "stage.none": { zh: "未起草", en: "not written" },
  "stage.drafted": { zh: "草稿", en: "draft" },
  "stage.counting": { zh: "正在统计", en: "being counted" },
  "stage.issued": { zh: "已公布", en: "published" },
  issuedOn: { zh: "公布日期", en: "Published on" },
  write: { zh: "起草", en: "Write" },
  rewrite: { zh: "修改", en: "Change" },
  of: { zh: "{year} 年审计报告", en: "Auditor's report, {year}" },
  issue: { zh: "签发公布", en: "Sign and publish" },
  issueLead: {
    zh: "签发后系统统计数字并公布，报告不能再改。不满 5 的数字不公布。",
    en: "Once signed, the numbers are counted and the report is published; it cannot be changed. Numbers under 5 are not published.",
  },
  "findings.zh": { zh: "审计发现（中文）", en: "Findings (Chinese)" },
  "findings.en": { zh: "审计发现（英文）", en: "Findings (English)" },
  "recommendations.zh": { zh: "建议（中文）", en: "Recommendations (Chinese)" },
  "recommendations.en": { zh: "建议（英文）", en: "Recommendations (English)" },
  nobody: { zh: "会公开，不写任何人的姓名、电话、住址。", en: "It is published: name nobody, no phone, no address." },
  saved: { zh: "已保存草稿", en: "Draft kept" },
  signed: { zh: "已签发，正在统计", en: "Signed; the numbers are being counted" },
  open: { zh: "公开页面", en: "Public page" },
});
