import { field, head, note, pairs, say, sign, table, top, type Block, type Field } from "#platform/documents";
import type { PaperCode } from "./contract.ts";

/** What any paper of a record may say: a city's own template takes what it needs. */
export const FIELDS: readonly Field[] = [
  field("unit", "单位", "Unit"),
  field("code", "单位代码", "Code of the unit"),
  field("place", "所在地", "Place"),
  field("kind", "称号", "Title"),
  field("case", "申报编号", "Number of the application"),
  field("round", "批次", "Round"),
  field("level", "等次", "Level"),
  field("score", "得分", "Score"),
  field("certificate", "证书编号", "Certificate number"),
  field("from", "命名日期", "Named on"),
  field("until", "有效期至", "Valid until"),
  field("site", "本市网址", "The city on the web"),
  field("page", "核对网址", "Where it is verified"),
  field("basis", "依据", "Basis"),
  field("on", "日期", "Day"),
  field("way", "检查方式", "Way of the inspection"),
  field("occasion", "检查事由", "Occasion of the inspection"),
  field("statement", "单位意见", "What the unit says"),
  field("measures", "整改情况", "What was done"),
  field("note", "复查意见", "What the re-check says"),
  field("result", "结论", "Result"),
  field("due", "整改期限", "To be rectified by"),
  field("photos", "照片", "Photos"),
  field("publicity", "公示", "Publication"),
  field("ground", "摘牌事由", "Ground"),
  field("document", "证明文书", "Document that proves it"),
  field("reason", "理由", "Reason"),
  field("appeal", "申诉期限", "Appeals until"),
  field("again", "可再申报日期", "May apply again from"),
  field("copies", "抄送", "Copies"),
  field("inspectors", "检查人员", "Inspectors", [
    field("no", "序号", "No."),
    field("office", "单位", "Office"),
    field("signed", "系统签名", "Signed in the system"),
    field("hand", "签名", "Signature"),
  ]),
  field("lines", "条目", "Lines", [
    field("line", "条目", "Line"),
    field("points", "得分", "Points"),
    field("fact", "事实", "Facts"),
    field("photos", "佐证", "Evidence"),
  ]),
  field("findings", "需整改的问题", "Findings", [
    field("line", "条目", "Line"),
    field("fact", "问题", "Finding"),
    field("weight", "性质", "Weight"),
    field("measure", "要求", "Measure"),
    field("due", "期限", "Due"),
    field("result", "结果", "Result"),
  ]),
];

const LINE = "＿＿＿＿＿＿＿＿";
const foot: readonly Block[] = [sign("{issuer}（印章）"), sign("{date}")];
const copies = note("抄送：{copies}。{contact}");

const LINES: Block = table(["条目", "得分", "事实", "佐证"], ["{#lines}{line}", "{points}", "{fact}", "{photos}{/lines}"]);
const SELF: Block = table(["条目", "自评得分", "佐证材料"], ["{#lines}{line}", "{points}", "{photos}{/lines}"]);
const INSPECTORS: Block = table(
  ["检查人员", "所在单位", "系统签名", "签名"],
  ["{#inspectors}{no}", "{office}", "{signed}", "{hand}{/inspectors}"],
);
const unitRows: readonly (readonly [string, string])[] = [
  ["单位", "{unit}"],
  ["单位代码", "{code}"],
  ["所在地", "{place}"],
  ["称号", "{kind}"],
];
const unitSign = [sign(`单位负责人签名（盖章）：${LINE}`), sign(`日期：${LINE}`)];

/** The shipped texts (domain.md §7). Names and numbers of people are written in by hand: no file keeps them longer than the register does. */
export const TEXTS: Readonly<Record<PaperCode, readonly Block[]>> = {
  application: [
    ...top("平安细胞申报表"),
    pairs(...unitRows, ["批次", "{round}"], ["申报编号", "{case}"], ["申报日期", "{on}"]),
    pairs(["联系人和电话（由单位填写）", LINE], ["详细地址、人数（由单位填写）", LINE]),
    head("自评"),
    SELF,
    say("自评合计：{score}。"),
    head("承诺"),
    say("本单位承诺：以上所报内容和材料真实；接受检查和公示；对检查发现的问题按期整改。材料造假的，不予命名或者摘牌。"),
    ...unitSign,
    head("初审"),
    sign("{issuer}（印章）"),
    sign("{date}"),
    note("初审退回会写明理由，补正后可以再报；对不予命名的决定可以在决定书写明的期限内申诉。"),
    copies,
  ],
  inspection: [
    ...top("平安细胞检查表"),
    pairs(...unitRows, ["检查日期", "{on}"], ["检查方式", "{way}"], ["检查事由", "{occasion}"], ["依据", "{basis}"]),
    head("逐项检查"),
    LINES,
    say("合计：{score}。{result}"),
    head("需整改的问题"),
    table(["条目", "问题", "性质", "期限"], ["{#findings}{line}", "{fact}", "{weight}", "{due}{/findings}"]), // prettier-ignore
    head("单位意见"),
    say("{statement}"),
    head("签名"),
    INSPECTORS,
    ...unitSign,
    sign("{date}"),
    note("对检查结果有异议的，可以在本表写明意见；结果公示期间任何人都可以提出异议，由没有参加检查和公示的人裁定。"),
    copies,
  ],
  rectification: [
    ...top("整改通知书"),
    say("{unit}："),
    say("{on}检查“{kind}”创建，发现下列问题，现通知你单位在{due}前整改。"),
    table(["条目", "问题", "性质", "要求", "期限"], ["{#findings}{line}", "{fact}", "{weight}", "{measure}", "{due}{/findings}"]), // prettier-ignore
    pairs(["依据", "{basis}"], ["照片", "{photos}"]),
    say("整改完成后在系统中写明做了什么并附照片，由抽中的检查人员复查。"),
    ...foot,
    note("对整改要求有异议的，可以在期限内向制发机关提出；对最后的决定不服的，可以按决定书写明的期限申诉。"),
    copies,
  ],
  recheck: [
    ...top("整改复查表"),
    pairs(...unitRows, ["整改期限", "{due}"], ["复查日期", "{on}"]),
    head("整改情况"),
    say("{measures}"),
    head("复查结果"),
    table(["条目", "问题", "性质", "结果"], ["{#findings}{line}", "{fact}", "{weight}", "{result}{/findings}"]), // prettier-ignore
    pairs(["照片", "{photos}"]),
    say("复查意见：{note}"),
    say("{result}"),
    INSPECTORS,
    ...unitSign,
    sign("{date}"),
    note("对复查结果有异议的，可以在本表写明意见；结果公示期间任何人都可以提出异议。"),
    copies,
  ],
  naming: [
    ...top("命名决定"),
    say("{unit}："),
    say("经申报、检查和公示，决定命名你单位为“{kind}”，等次：{level}。"),
    pairs(["得分", "{score}"], ["公示", "{publicity}"], ["有效期", "{from}至{until}"], ["证书编号", "{certificate}"], ["依据", "{basis}"]),
    say("有效期内每年报告，接受动态检查；有负面清单所列情形的，摘牌。"),
    ...foot,
    { kind: "code", text: "{site}{page}" },
    note("任何人发现不符合条件的，可以向制发机关反映。"),
    copies,
  ],
  revocation: [
    ...top("摘牌决定"),
    say("{unit}："),
    say("你单位于{from}被命名为“{kind}”（证书编号{certificate}）。现决定摘牌，自{on}起证书和牌匾失效，请交回制发机关。"),
    pairs(["事由", "{ground}"], ["证明文书", "{document}"], ["理由", "{reason}"], ["依据", "{basis}"]),
    head("申诉"),
    say(
      "你单位不服本决定的，可以在{appeal}前申诉，写明理由。申诉由没有检查、没有作出决定的人裁定；成立的，恢复称号。自{again}起可以重新申报。",
    ),
    ...foot,
    copies,
  ],
  certificate: [
    ...top("证　书"),
    say("{unit}："),
    say("经申报、检查和公示，授予“{kind}”称号，等次：{level}。"),
    say("特发此证。"),
    pairs(["证书编号", "{certificate}"], ["所在地", "{place}"], ["命名日期", "{from}"], ["有效期至", "{until}"]),
    sign("{issuer}"),
    sign("{from}"),
    { kind: "code", text: "{site}{page}" },
    note("扫码，或在网站“平安细胞”页“核对证书”输入证书编号，可核对真伪和现在是否有效。{contact}"),
  ],
  plate: [
    { kind: "title", text: "{kind}" },
    { kind: "number", text: "{level}" },
    head("{unit}"),
    sign("{issuer}"),
    sign("{from}"),
    { kind: "code", text: "{site}{page}" },
    note("牌匾编号：{number}。有效期至{until}；摘牌或到期后收回。"),
  ],
};

export const TITLES: Readonly<Record<PaperCode, { zh: string; en: string; word: string }>> = {
  application: { zh: "平安细胞申报表", en: "Application form", word: "平安申" },
  inspection: { zh: "平安细胞检查表", en: "Inspection form", word: "平安检" },
  rectification: { zh: "整改通知书", en: "Notice to rectify", word: "平安改" },
  recheck: { zh: "整改复查表", en: "Re-check form", word: "平安复" },
  naming: { zh: "命名决定", en: "Decision to name", word: "平安命" },
  revocation: { zh: "摘牌决定", en: "Decision to revoke", word: "平安摘" },
  certificate: { zh: "证书", en: "Certificate", word: "平安证" },
  plate: { zh: "牌匾样稿", en: "Plate", word: "平安牌" },
};
