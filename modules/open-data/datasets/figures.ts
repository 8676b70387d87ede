import { catalogueRows, monthTable } from "#modules/report-card";
import { places } from "#modules/places";
import { column, type Dataset } from "../dataset.ts";

export const figuresByMonth: Dataset = {
  code: "figures",
  zh: "各项指标（按月、按地区）",
  en: "Every figure by month and area",
  words: {
    zh: "一个月的每一项计数指标：全市、各区县、各乡镇街道的分子、分母和值；机构、称号、村社区等在册的，是月末那一天的数。不足 5 的数，以及能推出它的数，不公开（withheld 为 true）；公开登记的除外。调查、考核和覆盖率另见 estimates。明细和重算见指标目录。",
    en: "Every counted figure of a month for the city, its counties and towns: numerator, denominator, value; of what stands in a register (offices, titles, villages) as it stood on the last day. Numbers under five, and what would give them away, are withheld, but for public registers. Surveys, assessment and coverage: the table estimates. Rows and recomputation: the catalogue of figures.",
  },
  keywords: { zh: ["指标", "统计", "月度"], en: ["figures", "indicators", "monthly statistics"] },
  frequency: "MONTHLY",
  columns: [
    column("month", "string", "月份", "Month", { required: true, note: { zh: "YYYY-MM", en: "YYYY-MM" } }),
    column("figure", "string", "指标代码", "Figure", { required: true }),
    column("area", "string", "地区代码", "Area code", { required: true }),
    column("area_zh", "string", "地区", "Area", { required: true }),
    column("area_en", "string", "地区（英文）", "Area in English", { required: true }),
    column("numerator", "integer", "分子", "Numerator", {
      note: { zh: "没有分母的指标就是件数", en: "the count itself where there is no denominator" },
    }),
    column("denominator", "integer", "分母", "Denominator"),
    column("value", "decimal", "值", "Value", {
      note: {
        zh: "比率为 0 到 1；分母为 0 时为空，不当作 100%",
        en: "rates from 0 to 1; empty where there is nothing to divide by, never 100%",
      },
    }),
    column("withheld", "boolean", "不公开", "Withheld", {
      required: true,
      note: { zh: "不足 5，或能推出不足 5", en: "under five, or would give such a number away" },
    }),
  ],
  key: ["month", "figure", "area"],
  kinds: [],
  monthly: { since: ["evt.reported"] },
  read: async (ctx, month) => {
    const known = ctx.read(places);
    return (await monthTable(ctx, month)).map(({ code, area, value }) => {
      const { zh, en } = known.names(area);
      const hidden = value.hidden === true;
      return [
        month,
        code,
        area,
        zh,
        en,
        hidden ? null : value.numerator,
        hidden ? null : value.denominator,
        hidden ? null : value.value,
        hidden,
      ];
    });
  },
};

export const figureDefinitions: Dataset = {
  code: "figure-definitions",
  zh: "指标口径",
  en: "Definitions of the figures",
  words: {
    zh: "每一项指标怎么算、谁负责、不计入什么、怎么读，以及机器执行的条件。",
    en: "How each figure is counted, who owns it, what it leaves out, how to read it, and the conditions as the machine runs them.",
  },
  keywords: { zh: ["指标", "口径", "元数据"], en: ["definitions", "metadata", "indicators"] },
  frequency: "IRREG",
  columns: [
    column("code", "string", "指标代码", "Figure", { required: true }),
    column("version", "string", "口径版本", "Version", { required: true }),
    column("name_zh", "string", "名称", "Chinese name", { required: true }),
    column("name_en", "string", "英文名称", "English name", { required: true }),
    column("definition_zh", "string", "口径", "Definition in Chinese", { required: true }),
    column("definition_en", "string", "口径（英文）", "Definition in English", { required: true }),
    column("unit", "string", "单位", "Unit", { required: true }),
    column("counted", "string", "计数方式", "Counted", {
      required: true,
      note: {
        zh: "period 期间发生 standing 期末在册 mean 加权平均 sum 相加",
        en: "period: in the period; standing: at its end; mean: weighted mean; sum: added up",
      },
    }),
    column("owner_zh", "string", "责任部门", "Owner in Chinese", { required: true }),
    column("owner_en", "string", "责任部门（英文）", "Owner in English", { required: true }),
    column("excluded_zh", "string", "不计入", "Left out, in Chinese", { required: true }),
    column("excluded_en", "string", "不计入（英文）", "Left out, in English", { required: true }),
    column("caveat_zh", "string", "怎么读", "How to read it, in Chinese", { required: true }),
    column("caveat_en", "string", "怎么读（英文）", "How to read it, in English", { required: true }),
    column("numerator", "string", "分子条件", "Condition of the numerator", { required: true }),
    column("denominator", "string", "分母条件", "Condition of the denominator"),
  ],
  key: ["code"],
  kinds: [],
  monthly: null,
  read: async (ctx) =>
    catalogueRows(ctx).map((row) => [
      row.code,
      row.version,
      row.zh,
      row.en,
      row.definition.zh,
      row.definition.en,
      row.unit,
      row.counted,
      row.owner.zh,
      row.owner.en,
      row.excluded.zh,
      row.excluded.en,
      row.caveat.zh,
      row.caveat.en,
      row.numerator,
      row.denominator,
    ]),
};
