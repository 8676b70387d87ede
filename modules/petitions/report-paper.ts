import {
  dayInWords,
  field,
  head,
  note,
  say,
  sign,
  table,
  top,
  type Block,
  type DocumentData,
  type DocumentKind,
  type Field,
} from "#platform/documents";
import type { StreamKey } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import { stateOf } from "#platform/reading";
import { departmentOf } from "#modules/organisations";
import { places } from "#modules/places";
import { percentage } from "#web/words";
import { grantToReport } from "./permits.ts";
import { unitName } from "./queries-visible.ts";
import { COMPLAINED_LEAST, reportFigures } from "./report-figures.ts";
import { words } from "./ui/words.ts";
import { spanOfPeriod, yearReport } from "./year-report.ts";

const of = (...tags: readonly (readonly [string, string, string])[]): Field[] => tags.map(([tag, zh, en]) => field(tag, zh, en));
const counted = of(["name", "名称", "Name"], ["n", "件数", "Matters"]);

const FIELDS: readonly Field[] = [
  field("form", "报告种类", "Sort of report"),
  field("area", "地区", "Area"),
  field("span", "统计期间", "Period"),
  field("addressee", "报送", "Reported to"),
  field("total", "收到件数", "Matters received"),
  field("channels", "信访形式", "Channels", counted),
  field("branches", "类别", "Branches", counted),
  field("fields", "涉及领域", "Fields", counted),
  field("least", "列出的最少件数", "Least to be listed"),
  field("complained", "被投诉较多的机关、单位", "Organs complained of most", counted),
  field("transfers", "转送件数", "Transfers"),
  field("assignments", "交办件数", "Assignments"),
  field("supervisions", "督办件数", "Letters of supervision"),
  field(
    "duties",
    "履责情况",
    "How duties were kept",
    of(["name", "指标", "Figure"], ["numbers", "件数", "Numbers"], ["rate", "比例", "Rate"]),
  ),
  field("proposals", "建议及采纳情况", "Advice and what became of it", of(["kind", "种类", "Sort"], ["text", "建议", "Advice"], ["to", "向谁提出", "To"], ["fate", "采纳情况", "Outcome"])), // prettier-ignore
  field("other", "其他", "Other matters"),
];

const counts = (list: string, name: string): Block => table([name, "件数"], [`{#${list}}{name}`, `{n}{/${list}}`]);

/** 信访工作条例 41: the statistics, fields and organs complained of most; transfers, assignments, supervision; advice and its adoption; what else there is. */
const BLOCKS: readonly Block[] = [
  ...top("{area}信访工作{form}报告"),
  say("{addressee}："),
  say("依照《信访工作条例》第四十一条，现将{span}信访工作情况报告如下。"),
  head("一、信访事项统计"),
  say("期内收到信访事项{total}件。"),
  counts("channels", "信访形式"),
  counts("branches", "类别（条例第二十九条至第三十一条）"),
  head("二、涉及领域"),
  say("按已经转出事项的主管部门划分；检举控告不列入。"),
  counts("fields", "主管部门"),
  head("三、被投诉较多的机关、单位"),
  say("列出期内被反映{least}件以上的，按机关代码排列，不按件数排名；检举控告不列入。"),
  counts("complained", "机关、单位"),
  head("四、转送、交办、督办情况"),
  say(
    "期内收到的事项中，转送{transfers}件次，交办{assignments}件次，因逾期发出督办函{supervisions}件次。履责指标按义务到期、意见作出的日期统计，如下。",
  ),
  table(["指标", "件数", "比例"], ["{#duties}{name}", "{numbers}", "{rate}{/duties}"]),
  head("五、改进工作、完善政策、追究责任的建议及采纳情况"),
  table(["种类", "建议", "向谁提出", "采纳情况"], ["{#proposals}{kind}", "{text}", "{to}", "{fate}{/proposals}"]),
  head("六、其他应当报告的事项"),
  say("{other}"),
  sign("{issuer}"),
  sign("{date}"),
  note("件数只用于本报告，不作考核、排名依据，不落到任何个人。{contact}"),
];

const spoken = (key: string): string => (words as Readonly<Record<string, { zh: string }>>)[key]?.zh ?? key;
const NONE = { name: "（无）", n: "0" };
const listed = (rows: readonly DocumentData[]): readonly DocumentData[] => (rows.length > 0 ? rows : [NONE]);
const percent = (numerator: number, denominator: number): string => percentage(denominator === 0 ? null : numerator / denominator);

async function dataOf(ctx: QueryContext, key: StreamKey): Promise<DocumentData> {
  const found = await stateOf(ctx, yearReport, key);
  if (!found) throw new Error(`no report ${key.home}/${key.id}`);
  const { area, period, proposals, other } = found;
  const { from, to } = spanOfPeriod(period);
  const told = await reportFigures(ctx, area, from, to);
  const name = ctx.read(places).names(area).zh;
  return {
    form: period.length === 4 ? "年度" : "半年度",
    area: name,
    span: `${dayInWords(from)}至${dayInWords(to)}`,
    addressee: `中共${name}委员会、${name}人民政府，上一级党委和政府信访部门`,
    total: String(told.total),
    channels: told.channels.map(({ code, n }) => ({ name: spoken(`petitions.channel.${code}`), n: String(n) })),
    branches: told.branches.map(({ code, n }) => ({ name: code === null ? "尚未甄别" : spoken(`petitions.branch.${code}`), n: String(n) })),
    fields: listed(told.fields.map(({ department, n }) => ({ name: departmentOf(department)?.zh ?? department, n: String(n) }))),
    least: String(COMPLAINED_LEAST),
    complained: listed(told.complained.map(({ organ, n }) => ({ name: unitName(ctx, organ), n: String(n) }))),
    transfers: String(told.letters.transfer),
    assignments: String(told.letters.assignment),
    supervisions: String(told.letters.supervision),
    duties: told.duties.map(({ zh, numerator, denominator }) => ({
      name: zh,
      numbers: `${numerator}/${denominator}`,
      rate: percent(numerator, denominator),
    })),
    proposals:
      proposals.length === 0
        ? [{ kind: "（无）", text: "期内没有提出建议。", to: "", fate: "" }]
        : proposals.map((one) => ({
            kind: spoken(`petitions.proposal.${one.kind}`),
            text: one.text,
            to: unitName(ctx, one.to),
            fate: spoken(`petitions.fate.${one.fate}`),
          })),
    other: other ?? "无。",
  };
}

export const reportPaper: DocumentKind = {
  code: "petitions.year-report",
  title: words["petitions.year-report"],
  word: "信报",
  fields: FIELDS,
  blocks: BLOCKS,
  read: dataOf,
  admits: async (ctx, subject) => {
    const found = await stateOf(ctx, yearReport, subject);
    return found !== null && grantToReport(ctx, found.area, found.unit) !== null;
  },
};
