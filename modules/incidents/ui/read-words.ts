import { defineWords } from "#web/words";

export const readWords = defineWords({
  "incidents.span-too-long": { zh: "时间跨度太长，最多 {days} 天。", en: "The period is too long; at most {days} days." },
  "incidents.wrong-number": {
    zh: "编号或手机尾号不对，请核对后再试。",
    en: "The number or the phone's last digits do not fit; please check them.",
  },
  "incidents.no-such-figure": { zh: "没有这个指标。", en: "There is no such figure." },
  "incidents.one-month": {
    zh: "公开指标按自然月查看，一次一个月；更长的时间请把各月相加。",
    en: "Public figures are for one calendar month at a time; add months up for longer.",
  },
  "incidents.too-few": {
    zh: "不足 {few} 件，为保护当事人不列出。",
    en: "Fewer than {few} records; they are not listed, to protect those concerned.",
  },
  "incidents.too-many-events": {
    zh: "这一天、这个地区的记录超过 {limit} 条，请选下一级地区再回放。",
    en: "More than {limit} entries for this area and day; choose a smaller area to replay.",
  },
  "incidents.too-many-points": {
    zh: "超过 {limit} 件，请选小一些的范围或更短的时间。",
    en: "More than {limit} records; please choose a smaller area or a shorter period.",
  },
  "incidents.no-such-template": { zh: "没有这个模板。", en: "There is no such template." },
  "incidents.no-such-view": { zh: "没有这个视图，或不是您的。", en: "There is no such view, or it is not yours." },
});
