import { defineWords } from "#web/words";

export const portalWords = defineWords({
  "notice.title": { zh: "网格公示", en: "Notice of a grid" },
  "notice.where": { zh: "所在", en: "Where" },
  "notice.code": { zh: "网格代码", en: "Code" },
  "notice.phone": { zh: "监督电话", en: "Supervision phone" },
  "notice.noPhone": { zh: "未登记，可拨 {hotline}", en: "None registered; call {hotline}" },
  "notice.workers": { zh: "网格员", en: "Grid workers" },
  "notice.nobody": { zh: "暂缺", en: "Nobody at present" },
  "notice.since": { zh: "启用日期", en: "Since" },
  "notice.border": { zh: "网格边界示意", en: "Outline of the grid" },
  "notice.borderWords": { zh: "四至 东经 {west}–{east}，北纬 {south}–{north}", en: "Between {west} and {east} E, {south} and {north} N" },
  "notice.noBorder": { zh: "边界尚未划定。", en: "Its border is not drawn yet." },
  "notice.source": { zh: "来源：{source}", en: "Source: {source}" },
  "notice.synthetic": { zh: "示意数据", en: "Synthetic data" },
  "notice.ended": { zh: "这个网格已于 {day} 撤销，由以下网格接续：", en: "This grid ended on {day}. It is followed by:" },
  "notice.neighbours": { zh: "本村（社区）其他网格", en: "Other grids of the village" },
  "notice.unknown": { zh: "没有这个网格", en: "There is no such grid" },
  "notice.unknownWay": { zh: "请核对公示牌上的代码，或拨打 {hotline} 询问。", en: "Check the code on the notice, or call {hotline}." },
  "notice.report": { zh: "我要反映", en: "Report something here" },
});
