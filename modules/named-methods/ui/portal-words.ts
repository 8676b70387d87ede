import { defineWords } from "#web/words";

export const portalWords = defineWords({
  title: { zh: "工作法", en: "Working methods" },
  lead: {
    zh: "报告里提到的、各地在用的工作法。内容由当地录入并公布；还没有录入的，这里照实写明。",
    en: "Methods named in the city's report or used by its areas. What they mean is entered by the area itself; where it is not, this page says so.",
  },
  name: { zh: "名称", en: "Name" },
  area: { zh: "地区", en: "Area" },
  meaning: { zh: "内容", en: "Meaning" },
  missing: { zh: "本地定义未录入", en: "Local definition not entered" },
  missingLead: {
    zh: "这个名称要求 {groups} 组，分别有 {digits} 项。各项内容当地还没有录入，本平台不替它编。",
    en: "What the name asks for: groups, {groups}; items in each, {digits}. What they are has not been entered, and nothing is made up here.",
  },
  entered: { zh: "第 {version} 版，{from} 起", en: "Version {version}, from {from}" },
  source: { zh: "依据", en: "Basis" },
  applies: { zh: "用于", en: "For" },
  "applies.petition": { zh: "信访事项", en: "petitions" },
  "applies.mediation": { zh: "纠纷调解", en: "mediation" },
  "applies.incident": { zh: "事件", en: "incidents" },
  "applies.village": { zh: "村、社区", en: "villages and communities" },
  "applies.township": { zh: "乡镇、街道", en: "townships" },
  item: { zh: "内容", en: "Item" },
  how: { zh: "怎么做", en: "How" },
  who: { zh: "由谁做", en: "By whom" },
  ordered: { zh: "按顺序", en: "in order" },
  limits: {
    zh: "工作法只增加步骤，不减少法律规定的义务，也不延长法定时限。",
    en: "A method only adds steps. It takes away no duty and lengthens no clock of the law.",
  },
  adopted: { zh: "哪些地方在用", en: "Where it is used" },
  since: { zh: "{from} 起", en: "since {from}" },
  ended: { zh: "{from} 至 {until}", en: "{from} to {until}" },
  nobody: { zh: "还没有地区登记采用。", en: "No area has said it uses this." },
  older: { zh: "以前的版本", en: "Earlier versions" },
});
