import { defineWords } from "#web/words";

/** Refusals, findings, notices and names of plans for grids. */
export const planWords = defineWords({
  "places.grid-by-plan": {
    zh: "网格只能通过划分方案调整：乡镇拟定、县级批准后生效。",
    en: "Grids change by a plan only: the town draws it, the county approves it.",
  },
  "places.no-plan": { zh: "这个村（社区）还没有方案。", en: "This village has no plan yet." },
  "places.plan-moved-on": {
    zh: "方案已有变化（现为第 {version} 版），请刷新后再操作。",
    en: "The plan has moved on (now version {version}). Reload and try again.",
  },
  "places.plan-submitted-already": {
    zh: "方案已报县级审批。要修改请先撤回。",
    en: "The plan is before the county. Take it back to change it.",
  },
  "places.plan-approved-already": {
    zh: "方案已批准、等待生效，生效后再拟新方案。",
    en: "The plan is approved and waits for its day. Draw the next one after that.",
  },
  "places.plan-own": { zh: "自己拟定或上报的方案，由他人审批。", en: "Whoever drew or submitted a plan does not decide on it." },
  "places.plan-from-past": { zh: "生效日不能早于今天（{today}）。", en: "It cannot come into force before today ({today})." },
  "places.plan-from-far": { zh: "生效日最晚 {latest}。", en: "It must come into force by {latest}." },
  "places.plan-overtaken": {
    zh: "上报后区划有变化，方案有 {count} 处不再成立，请退回重拟。",
    en: "The register has changed since: {count} points no longer hold. Return the plan.",
  },
  "places.plan.elsewhere": { zh: "“{grid}”的代码不属于这个村（社区）", en: "The code of {grid} is not of this village" },
  "places.plan.other-town": { zh: "{code} 不在本乡镇，不能由本方案撤销", en: "{code} lies in another town; this plan cannot end it" },
  "places.plan.twice": { zh: "代码 {code} 重复", en: "The code {code} stands twice" },
  "places.plan.same-name": { zh: "有两个网格都叫“{grid}”", en: "Two grids are called {grid}" },
  "places.plan.kind": { zh: "“{grid}”：微网格用 17 位代码，其他 15 位", en: "{grid}: micro-grids have 17 digits, others 15" },
  "places.plan.no-grid-above": { zh: "微网格“{grid}”没有所属网格", en: "The micro-grid {grid} belongs to no grid" },
  "places.plan.forgotten": { zh: "现有网格“{grid}”既没有保留也没有说明去向", en: "{grid}, in force now, is neither kept nor ended" },
  "places.plan.drawn-and-ended": { zh: "{code} 既划定又撤销", en: "{code} is both drawn and ended" },
  "places.plan.not-in-force": { zh: "{code} 不是现有网格，不用撤销", en: "{code} is no grid in force" },
  "places.plan.no-successor": {
    zh: "撤销 {code} 的去向 {successor} 不在方案的同级网格中",
    en: "{successor}, to follow {code}, is no grid of that level in the plan",
  },
  "places.plan.no-border": { zh: "“{grid}”还没有画边界", en: "The border of {grid} is not drawn yet" },
  "places.plan.no-frame": {
    zh: "村（社区）自己的边界还没有导入，无法核对是否全覆盖",
    en: "The village's own border is not registered, so coverage cannot be checked",
  },
  "places.plan.outside": {
    zh: "“{grid}”超出村（社区）界（{side}，{lon}, {lat}）",
    en: "{grid} reaches outside the village ({sideEn}, {lon}, {lat})",
  },
  "places.plan.outside-grid": { zh: "微网格“{grid}”超出“{above}”", en: "The micro-grid {grid} reaches outside {above}" },
  "places.plan.overlap": {
    zh: "“{first}”与“{second}”重叠（{side}，约 {squareMetres} 平方米，{lon}, {lat}）",
    en: "{first} and {second} overlap ({sideEn}, about {squareMetres} m², {lon}, {lat})",
  },
  "places.plan.gap": {
    zh: "{side}有约 {squareMetres} 平方米没有划入任何网格（{lon}, {lat}）",
    en: "About {squareMetres} m² {sideEn} belong to no grid ({lon}, {lat})",
  },
  "places.plan.size": { zh: "“{grid}”的户数不在常见范围（{from}–{to} 户）", en: "{grid}: households outside the usual {from}–{to}" },
  "places.plan.no-phone": { zh: "“{grid}”没有填监督电话，公示牌上会空着", en: "{grid} has no supervision phone for its notice" },
  "places.notice.plan-submitted": {
    zh: "网格划分方案待审批（{village} 第 {version} 版）",
    en: "A plan for grids waits for approval ({village}, version {version})",
  },
  "places.notice.plan-returned": {
    zh: "网格划分方案被退回，请看理由（{village}）",
    en: "A plan for grids was returned; see why ({village})",
  },
  "places.notice.plan-approved": {
    zh: "网格划分方案已批准，{from} 起生效（{village}）",
    en: "A plan for grids was approved, in force from {from} ({village})",
  },
  "places.notice.plan-enforced": {
    zh: "新的网格今天起生效，请更新公示牌（{village}）",
    en: "The new grids are in force from today; renew the notices ({village})",
  },
});
