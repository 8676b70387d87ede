import { field, head, note, pairs, say, sign, top, type Block, type Field } from "#platform/documents";

/** What either slip may say: a city's own template takes what it needs. Nothing of who reported it, and none of their words: those are erased before the slip is. */
export const FIELDS: readonly Field[] = [
  field("case", "事项编号", "Number of the matter"),
  field("kind", "事项类别", "Kind"),
  field("urgency", "紧急程度", "Urgency"),
  field("place", "地点", "Place"),
  field("summary", "简况", "Summary"),
  field("reported", "上报时间", "Reported at"),
  field("lead", "主办单位", "Lead unit"),
  field("co", "协办单位", "Co-units"),
  field("reason", "理由", "Reason"),
  field("accept", "签收期限", "To be accepted by"),
  field("due", "办结期限", "To be ended by"),
  field("basis", "时限依据", "Basis of the limit"),
  field("on", "派单时间", "Dispatched at"),
  field("level", "督办等级", "Level of the order"),
  field("reply", "回复", "Reply"),
];

const received = sign("签收人：＿＿＿＿＿＿＿＿　签收时间：＿＿＿＿＿＿＿＿");
const foot: readonly Block[] = [sign("{issuer}（印章）"), sign("{date}")];

/** 分流单（派单）: to, co-units, reason, limit, basis (domain.md S7, §7). */
export const DISPATCH: readonly Block[] = [
  ...top("派单（分流单）"),
  say("{lead}："),
  say("下列事项由你单位办理。请在签收期限内接单；不属于职责范围的，说明理由退回，由分派单位另行分派。"),
  pairs(
    ["事项编号", "{case}"],
    ["事项类别", "{kind}"],
    ["紧急程度", "{urgency}"],
    ["地点", "{place}"],
    ["上报时间", "{reported}"],
    ["派单时间", "{on}"],
    ["主办单位", "{lead}"],
    ["协办单位", "{co}"],
    ["分派理由", "{reason}"],
    ["签收期限", "{accept}"],
    ["办结期限", "{due}"],
    ["时限依据", "{basis}"],
  ),
  head("简况"),
  say("{summary}"),
  received,
  ...foot,
  note("反映人的联系方式和原话不列入本单，凭权限在系统中查看。{contact}"),
];

/** 督办单: level, reason, due, reply (domain.md S7, §7). */
export const ORDER: readonly Block[] = [
  ...top("督办单"),
  say("{lead}："),
  say("下列事项现予{level}，请在{due}前书面回复办理情况和原因。"),
  pairs(
    ["事项编号", "{case}"],
    ["事项类别", "{kind}"],
    ["地点", "{place}"],
    ["主办单位", "{lead}"],
    ["协办单位", "{co}"],
    ["督办等级", "{level}"],
    ["督办理由", "{reason}"],
    ["回复期限", "{due}"],
  ),
  head("简况"),
  say("{summary}"),
  head("回复"),
  say("{reply}"),
  received,
  ...foot,
  note("督办的是单位办理本事项的情况。{contact}"),
];
