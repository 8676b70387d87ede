import { places } from "#modules/places";
import { column, type Dataset } from "../dataset.ts";

export const estimates: Dataset = {
  code: "estimates",
  zh: "调查结果和考核得分",
  en: "Survey results and assessment totals",
  words: {
    zh: "群众安全感等调查指标（含 95% 区间、设计效应、应答率）和平安创建考核得分，按年、按地区。明细在指标目录里，可重算。",
    en: "Survey figures with 95 % interval, design effect and response rate, and totals of the assessment, by year and area. Their rows are in the catalogue and can be recomputed.",
  },
  keywords: { zh: ["安全感", "满意度", "考核"], en: ["sense of safety", "survey", "assessment"] },
  frequency: "IRREG",
  columns: [
    column("figure", "string", "指标代码", "Figure", { required: true }),
    column("name_zh", "string", "指标", "Name in Chinese", { required: true }),
    column("name_en", "string", "指标（英文）", "Name in English", { required: true }),
    column("year", "integer", "年份", "Year", { required: true }),
    column("area", "string", "地区代码", "Area code", { required: true }),
    column("area_zh", "string", "地区", "Area", { required: true }),
    column("value", "decimal", "值", "Value", {
      note: { zh: "占比为 0 到 1；回答太少的为空", en: "shares from 0 to 1; empty where too few answered" },
    }),
    column("low", "decimal", "95% 区间下限", "Lower end of the 95 % interval"),
    column("high", "decimal", "95% 区间上限", "Upper end of the 95 % interval"),
    column("se", "decimal", "标准误", "Standard error"),
    column("n", "integer", "有效回答或项数", "Valid answers or parts", { required: true }),
    column("deff", "decimal", "设计效应", "Design effect"),
    column("response_rate", "decimal", "应答率", "Response rate"),
    column("published_at", "dateTime", "公布时间", "Published", { required: true }),
  ],
  key: ["figure", "year", "area"],
  kinds: ["surveys.survey", "assessment.result"],
  monthly: null,
  read: async (ctx) => {
    const names = ctx.read(places);
    const rows = [];
    for (const figure of ctx.catalogue.told)
      for (const one of await figure.all(ctx))
        rows.push([
          figure.code,
          figure.zh,
          figure.en,
          one.year,
          one.area,
          names.names(one.area).zh,
          one.value,
          one.error?.low ?? null,
          one.error?.high ?? null,
          one.error?.se ?? null,
          one.n,
          one.error?.deff ?? null,
          one.error?.rate ?? null,
          one.publishedAt,
        ]);
    return rows;
  },
};
