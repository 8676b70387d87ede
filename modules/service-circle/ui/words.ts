import { defineWords } from "#web/words";

/** What the server may say: refusals and notices. */
export const words = defineWords({
  "service-circle.unknown-point": { zh: "没有这个服务点。", en: "There is no such service point." },
  "service-circle.point-closed": {
    zh: "“{zh}”已撤销，不能再改；要恢复请重新登记。",
    en: "“{zh}” was closed for good; register it anew to bring it back.",
  },
  "service-circle.point-exists": { zh: "这个服务点已经登记过。", en: "This service point is registered already." },
  "service-circle.point-not-open": { zh: "该服务点没有开放。", en: "The service point is not open." },
  "service-circle.other-kind": {
    zh: "类别与计划不符，请选同类的服务点。",
    en: "It is of another kind than planned; choose one of the same kind.",
  },
  "service-circle.outside-city": {
    zh: "位置在本市范围之外，请核对经纬度和坐标系。",
    en: "The position lies outside the city; check it and its coordinate system.",
  },
  "service-circle.no-such-unit": { zh: "没有这个机构，或机构没有运行。", en: "There is no such unit, or it is not working." },
  "service-circle.no-such-kind": { zh: "没有这个类别，或已停用。", en: "There is no such kind, or it is retired." },
  "service-circle.no-such-mode": { zh: "标准里没有这种出行方式：{code}{mode}", en: "The standard has no such way to move: {code}{mode}" },
  "service-circle.no-such-area": { zh: "没有这个区划，或已撤销。", en: "There is no such area, or it was closed." },
  "service-circle.no-such-village": { zh: "请选一个村（社区）。", en: "Choose a village." },
  "service-circle.not-yours-there": {
    zh: "新的位置或机构不归您管，请由当地管理员或该机构办理。",
    en: "The new place or unit is not yours; ask its administrator or that unit.",
  },
  "service-circle.date-ahead": { zh: "{day} 还没到，请在当天或之后登记。", en: "{day} is still to come; record it on that day or later." },
  "service-circle.date-past": { zh: "{day} 已经过去，请选今天或以后。", en: "{day} is past; choose today or later." },
  "service-circle.kind-in-use": {
    zh: "“{kind}”还有服务点在册，只能停用，不能删除。",
    en: "“{kind}” still has points; retire it instead of removing it.",
  },
  "service-circle.source-needed": {
    zh: "录入本地定义要写明出处（文件名、文号）。",
    en: "A local definition needs its source: document and number.",
  },
  "service-circle.unknown-roads": { zh: "没有这一版路网。", en: "There is no such road network." },
  "service-circle.roads-exist": {
    zh: "这一版路网已经导入过，要再次启用请重新导入。",
    en: "This network was loaded before; load it anew to use it again.",
  },
  "service-circle.no-roads": {
    zh: "还没有路网，请先由市级管理员导入。",
    en: "There is no road network yet; the city's administrator loads one first.",
  },
  "service-circle.roads.not-a-graph": {
    zh: "文件里没有路网：要有 nodes 和 edges 两个列表。",
    en: "No road network in the file: it needs the lists nodes and edges.",
  },
  "service-circle.roads.too-large": {
    zh: "路网太大：最多 {nodes} 个节点、{edges} 段路，请裁剪到本市。",
    en: "The network is too large: at most {nodes} nodes and {edges} stretches; cut it to the city.",
  },
  "service-circle.roads.node": { zh: "第 {node} 个节点不是“经度, 纬度”。", en: "Node {node} is not longitude, latitude." },
  "service-circle.roads.edge": {
    zh: '第 {edge} 段路写法不对，应为 [起点, 终点, 米, 等级]，单行线加 "oneway"。',
    en: 'Stretch {edge} is not [from, to, metres, class], with "oneway" where it is one.',
  },
  "service-circle.roads.edge-node": {
    zh: "第 {edge} 段路的端点不在节点列表里。",
    en: "Stretch {edge} names a node that is not in the list.",
  },
  "service-circle.roads.class": { zh: "第 {edge} 段路的等级“{class}”不认识。", en: "Stretch {edge} has an unknown class “{class}”." },
  "service-circle.roads.length": {
    zh: "第 {edge} 段路的长度不对：要大于 0，不超过 50 公里。",
    en: "Stretch {edge} has an impossible length: more than 0, at most 50 km.",
  },
  "service-circle.roads.shorter": {
    zh: "第 {edge} 段路长 {metres} 米，比两端直线距离 {straight} 米还短。",
    en: "Stretch {edge} is {metres} m long, shorter than the straight line of {straight} m.",
  },
  "service-circle.roads.apart": {
    zh: "路网分成 {parts} 块，互不相通。小块在：{names}。请补上连接的路，或选择保留全部、只取最大一块。",
    en: "The network is in {parts} parts no road connects. Small ones at: {names}. Add the roads between them, keep all, or keep only the largest.",
  },
  "service-circle.roads.outside": {
    zh: "第 {node} 个节点（{lon}, {lat}）远在本市之外，请核对坐标系或裁剪文件。",
    en: "Node {node} ({lon}, {lat}) lies far outside the city; check the coordinate system or cut the file.",
  },
  "service-circle.unknown-site": { zh: "没有这项计划。", en: "There is no such plan." },
  "service-circle.site-exists": { zh: "这项计划已经列入。", en: "This is planned already." },
  "service-circle.site-over": { zh: "这项计划已经开放、核验或不再实施。", en: "This plan was opened, checked or given up." },
  "service-circle.site-not-opened": {
    zh: "还没有报告开放，不能核验。",
    en: "It has not been reported open; there is nothing to check yet.",
  },
  "service-circle.own-work": {
    zh: "报告开放的人不能自己核验，请换一位。",
    en: "Whoever reported it open cannot check it; ask somebody else.",
  },
  "service-circle.due-earlier": { zh: "延期的日期要晚于原来的日期。", en: "The new date must be later than the one promised." },
  "service-circle.owner-elsewhere": {
    zh: "责任单位不在运行，或管不到这个村（社区）。",
    en: "The owner does not work, or does not reach this village.",
  },
  "service-circle.nothing-gained": {
    zh: "在这里设点不会新增覆盖任何村（社区），请换一个地点、类别或时刻。",
    en: "A point here would newly cover no village; choose another place, kind or hour.",
  },
  "service-circle.notice.planned": { zh: "补点计划：请在 {due} 前开放服务点。", en: "A service point is to be open by {due}." },
  "service-circle.notice.reminded": {
    zh: "补点计划 {due} 到期，还没有报告开放。",
    en: "A planned service point is due on {due} and not reported open.",
  },
  "service-circle.notice.lapsed": {
    zh: "补点计划 {due} 已逾期，仍未开放。",
    en: "A planned service point was due on {due} and is still not open.",
  },
  "service-circle.rule.site": { zh: "补点按期开放", en: "Planned point opens in time" },
});
