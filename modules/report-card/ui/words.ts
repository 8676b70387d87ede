import { defineWords } from "#web/words";

export const words = defineWords({
  "report-card.no-such-figure": { zh: "没有这个指标。请从指标目录里选。", en: "There is no such figure; choose one from the catalogue." },
  "report-card.span": { zh: "结束日期不能早于开始日期。", en: "The last day comes before the first." },
  "report-card.span-too-long": { zh: "一次最多查六年，请缩短期间。", en: "At most six years at once; choose a shorter period." },
  "report-card.one-month": {
    zh: "公开查询一次看一个月，避免长短期间相减认出个人。请改为同一个月。",
    en: "The public sees one month at a time, so that no two spans can be subtracted to leave a few. Choose days of one month.",
  },
  "report-card.too-fine": {
    zh: "这个指标不公开到这么小的范围，请选上一级地区。",
    en: "This figure is not told of areas this small; choose the one above.",
  },
  "report-card.too-few": {
    zh: "这里不足 5 件，或能推出不足 5 件，为保护当事人不列明细。请选上一级地区或别的月份。",
    en: "Fewer than five here, or what would give such a number away: no rows are listed. Choose the area above or another month.",
  },
  "report-card.too-many-rows": {
    zh: "明细超过 {limit} 行，请选更小的地区或更短的期间。",
    en: "More than {limit} rows; choose a smaller area or a shorter period.",
  },
  "report-card.no-such-page": { zh: "没有这一页，请从头翻。", en: "There is no such page; begin at the first." },
});
