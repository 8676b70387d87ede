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
    zh: "这个指标不公开到「{area}」这么小的范围。请看包含它的{above}（{wider}）。",
    en: "This figure is not told of areas as small as {area}. Look at {above} around it ({wider}).",
  },
  "report-card.nothing-told": {
    zh: "{figure} 在 {year} 年没有公布过数。请选别的年份，或先公布。",
    en: "Nothing was published of {figure} for {year}. Choose another year, or publish it first.",
  },
  "report-card.too-few": {
    zh: "这里不足 5 件，或能推出不足 5 件，为保护当事人不列明细。请选上一级地区或别的月份。",
    en: "Fewer than five here, or what would give such a number away: no rows are listed. Choose the area above or another month.",
  },
  "report-card.too-many-rows": {
    zh: "明细超过 {limit} 行，请选更小的地区或更短的期间。",
    en: "More than {limit} rows; choose a smaller area or a shorter period.",
  },
  "report-card.not-now": {
    zh: "这一步现在还不能办，或已经办过。请刷新看看进行到哪一步。",
    en: "This step is not possible now or was done; refresh to see where it stands.",
  },
  "report-card.month-not-over": {
    zh: "这个月还没有过完，明天就会是另一个数。请选已结束的月份。",
    en: "That month is not over: tomorrow it would be another number. Choose one that has ended.",
  },
  "report-card.too-many": {
    zh: "节、项或足迹已到上限，请先删去一些。",
    en: "The card has as many sections, items or steps as it may; take some out first.",
  },
  "report-card.no-such-section": { zh: "没有这一节，请先设置它。", en: "There is no such section; set it first." },
  "report-card.no-such-item": { zh: "答卷里没有“{item}”这一部分。", en: "The card has no part “{item}”." },
  "report-card.no-such-area": { zh: "区划登记里没有这个地区。", en: "The register knows no such area." },
  "report-card.other-area": { zh: "指标的地区须在答卷的地区之内。", en: "A figure's area lies inside the card's." },
  "report-card.not-yet": { zh: "日期还没有到，办完再登记。", en: "That day has not come; record it afterwards." },
  "report-card.section-in-use": {
    zh: "这一节里还有项，请先把它们移走或删去。",
    en: "The section still has items; move or remove them first.",
  },
  "report-card.empty": { zh: "答卷还是空的，请先加上至少一项。", en: "The card is empty; set at least one item." },
  "report-card.second-person": {
    zh: "送审的人不能审定自己送的答卷，请由另一人办理。",
    en: "Whoever handed a card in does not approve it; another person must.",
  },
  "report-card.own-hand": {
    zh: "写过或改过这一版的人不能审定它，请由没有动过笔的人办理。",
    en: "Whoever wrote or changed any of this edition does not approve it; somebody who did not must.",
  },
  "report-card.reason-needed": {
    zh: "与上一版相比有变动，须逐项写明更正原因：{items}。head 是标题、导语和期间，section: 是一节，step: 是一个足迹。",
    en: "Something differs from the last edition; give the reason for each: {items}. head is title, lead and period, section: a section, step: a dated step.",
  },
  "report-card.rows-gone": {
    zh: "明细文件不在存储里，请告诉管理员从备份恢复。",
    en: "The rows are not in the store; tell the administrator to restore them from a backup.",
  },
  "report-card.index-figure": {
    zh: "{figure} 不能进指数：只能用可以据以评价地区的比率，从列表里选。",
    en: "{figure} cannot be in the index: only rates an area may be assessed by; choose from the list.",
  },
  "report-card.index-twice": { zh: "{figure} 选了两次。", en: "{figure} is named twice." },
  "report-card.index-anchors": {
    zh: "{figure} 的上下限不对：越高越好的，100 分的值要大于 0 分的；越低越好的相反。",
    en: "The anchors of {figure} are the wrong way round: where more is better, 100 lies above 0; where less is better, below.",
  },
  "report-card.index-weights": { zh: "权重合计须为 100，现在是 {figure}。", en: "Weights add up to 100; now it is {figure}." },
  "report-card.index-year": { zh: "这一年还没有过完。", en: "That year is not over." },
  "report-card.index-no-rule": { zh: "{year} 年还没有规则，请先设置。", en: "There is no rule for {year}; set one first." },
  "report-card.index-why": { zh: "这一年公布过，更正须写明原因。", en: "That year was published: say why it is corrected." },
  "report-card.none-published": { zh: "还没有公布的答卷。", en: "No report card has been published yet." },
  "report-card.rows-disagree": {
    zh: "指标 {figure} 的明细与计数不一致，不能公布。请告诉管理员运行 npm run verify。",
    en: "The rows of {figure} do not give the number of its counters, so it cannot be published. Tell the administrator to run npm run verify.",
  },
});
