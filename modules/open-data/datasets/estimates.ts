import { places } from "#modules/places";
import { column, type Dataset } from "../dataset.ts";

export const estimates: Dataset = {
  code: "estimates",
  zh: "调查结果、考核得分和覆盖率",
  en: "Survey results, assessment totals and coverage",
  words: {
    zh: "群众安全感等调查指标（含 95% 区间、设计效应、应答率）、平安创建考核得分、创建面和组织覆盖率，按年、按地区。明细在指标目录里，可重算。",
    en: "Survey figures with 95% interval, design effect and response rate, totals of the assessment, how far titles and offices reach, by year and area. Their rows are in the catalogue and can be recomputed.",
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
    column("low", "decimal", "95% 区间下限", "Lower end of the 95% interval"),
    column("high", "decimal", "95% 区间上限", "Upper end of the 95% interval"),
    column("se", "decimal", "标准误", "Standard error"),
    column("n", "integer", "有效回答或项数", "Valid answers or parts", { required: true }),
    column("deff", "decimal", "设计效应", "Design effect"),
    column("response_rate", "decimal", "应答率", "Response rate"),
    column("published_at", "dateTime", "公布时间", "Published", { required: true }),
    column("changed_at", "dateTime", "最近变动", "Last changed", {
      note: { zh: "公布或更正；随登记实时变化的为空", en: "published or corrected; empty of what follows a register as it stands" },
    }),
  ],
  key: ["figure", "year", "area"],
  // Surveys, results and rounds are in no register: their rows say when they changed.
  kinds: ["cells.scheme", "organisations.unit", "organisations.coverage-rule", "places.area"],
  changes: "changed_at",
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
          // What is worked out from a register at every look says the present moment.
          one.publishedAt === ctx.now ? null : ([one.publishedAt, ...(one.corrected ?? []).map(({ at }) => at)].sort().at(-1) ?? null),
        ]);
    return rows;
  },
};
