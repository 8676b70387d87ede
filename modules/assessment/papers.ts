import { dayInWords, field, head, note, pairs, say, sign, top, type Block, type DocumentKind, type Field } from "#platform/documents";
import type { StreamKey } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import type { KnownEntry } from "./entry.ts";
import { mayOpen } from "./queries-entries.ts";
import { entryColumns, entryRow, type StoredEntry } from "./queries-visible.ts";
import { schemes } from "./registers.ts";

const FIELDS: readonly Field[] = [
  field("subject", "被考核单位", "Unit assessed"),
  field("scheme", "考核办法", "Scheme"),
  field("item", "考核项目", "Item"),
  field("points", "拟记得失分", "Points proposed"),
  field("occurred", "发生日期", "Happened on"),
  field("facts", "事实和理由", "Facts and reason"),
  field("evidence", "依据材料", "Papers that prove it"),
  field("photos", "照片", "Photos"),
  field("told", "告知日期", "Told on"),
  field("until", "申诉截止", "Objections until"),
  field("basis", "办法依据", "Legal basis of the scheme"),
];
const BLOCKS: readonly Block[] = [
  ...top("考核得失分告知单"),
  say("{subject}："),
  say("根据《{scheme}》，对你单位拟记得失分如下，现予告知。"),
  pairs(
    ["考核项目", "{item}"],
    ["拟记得失分", "{points}"],
    ["发生日期", "{occurred}"],
    ["事实和理由", "{facts}"],
    ["依据材料", "{evidence}"],
    ["照片", "{photos}"],
    ["办法依据", "{basis}"],
  ),
  head("申诉"),
  say(
    "你单位对以上得失分有异议的，可在{until}前提出申诉，写明理由并附材料。申诉由未经手的人员合议，不因申诉加重扣分。期限内没有申诉的，由他人复核后确认。",
  ),
  sign("{issuer}"),
  sign("{told}"),
  note("联系：{contact}"),
];

type Stored = StoredEntry & { state: KnownEntry };
/** What is known of the points by themselves; a value or a mark counts with the others of its item. */
function said({ points, body }: KnownEntry): string {
  if (points !== null) return points > 0 ? `+${points}分` : `${points}分`;
  if (body.kind === "veto") return "一票否决";
  if (body.kind === "value") return `按填报值 ${body.value} 计算`;
  return body.kind === "panel" ? `按评分 ${body.marks.join("、")} 计算` : "按达到的条目计算";
}

/** The day of the last moment in which the unit may object; a point decided since still says what held when it was told. */
function objectUntil({ due, past }: KnownEntry): string {
  const span = due?.slot === "object" ? due : past.find(({ slot }) => slot === "object");
  return span ? dayInWords(span.due.dueAt) : "—";
}

async function read(ctx: QueryContext, { home, id }: StreamKey): Promise<Record<string, string>> {
  const [row] = await ctx.db<Stored[]>`
    select ${entryColumns(ctx.db)}, (select s.state from ledger.stream s where s.home = e.home and s.id = e.id) as state
    from assessment.entry e where home = ${home} and id = ${id}`;
  const held = row && ctx.read(schemes).find(row.scheme);
  if (!row || !held) throw new Error(`no point at ${home}/${id}`);
  const { state, ...stored } = row;
  const [reason] = await ctx.unseal([{ stream: { home, id }, field: state.text }], "考核得失分告知单");
  const view = entryRow(held, stored);
  return {
    subject: view.subjectZh,
    scheme: held.facts.zh,
    item: `${view.item} ${view.itemZh}`,
    points: said(state),
    occurred: dayInWords(view.occurredOn),
    facts: reason ?? "（已按期限删除）",
    evidence: state.documents.join("；"),
    photos: state.photos ? `${state.photos.length}张，在得失分记录中查看` : "无",
    told: dayInWords(state.recordedAt),
    until: objectUntil(state),
    basis: held.facts.basis,
  };
}

/** 考核得失分告知单: item, points, facts, evidence, the right to object and until when (domain.md §7). */
export const pointsNotice: DocumentKind = {
  code: "assessment.points-notice",
  title: { zh: "考核得失分告知单", en: "Notice of points" },
  word: "考告",
  fields: FIELDS,
  blocks: BLOCKS,
  read,
  admits: mayOpen,
};
