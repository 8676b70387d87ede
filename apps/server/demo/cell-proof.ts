import * as cells from "#modules/cells";
import type { Rehearsal, Runtime } from "#platform/runtime";

/** What a unit or an inspector names as evidence on a line, by its kind. Made up. */
const NAMED: Readonly<Record<cells.Citable, string>> = {
  document: "年度工作台账第3册（示意）",
  signature: "现场检查记录，在场负责人已签字（示意）",
  record: "平台工单和部门季度汇总（示意）",
  interview: "问了5人，4人答得上来（示意）",
  test: "上午10点拨打值班电话，两声接听（示意）",
};

export type Cited = { kind: cells.Citable; what: string } | null;

export function cite(line: cells.Line): Cited {
  const [kind] = cells.citableOf(line);
  return kind ? { kind, what: NAMED[kind] } : null;
}
/** Where a checklist insists on evidence; records of years ago name none elsewhere. */
export const citeWhereAsked = (line: cells.Line): { cited?: Cited } => (cells.evidenceOf(line)?.strict ? { cited: cite(line) } : {});

const WHICH: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  "C05-02": ["门卫室、周界现场照片，或一键报警测试记录", "the gate and the fence, or the record of an alarm test"],
  "C05-03": ["安全出口、消防设施照片，或签字的月检记录", "exits and equipment, or the signed monthly check"],
  "C05-09": ["欺凌和性骚扰防治制度、强制报告培训签到", "the rules, and who was told of the duty to report"],
};

/** The checklist of campuses as the city wrote it anew: its key lines give no points without evidence. */
export async function insistOnEvidence(
  { runtime, rehearsal }: { runtime: Runtime; rehearsal: Rehearsal },
  give: (input: unknown) => void,
): Promise<void> {
  const shipped = cells.shipped("C05");
  if (!shipped) return;
  const lines = shipped.lines.map((line) => {
    const own = cells.evidenceOf(line);
    const [zh, en] = WHICH[line.code] ?? [];
    return line.key && own && zh && en ? { ...line, evidence: { ...own, strict: true, zh, en } } : line;
  });
  give({ ...shipped, lines });
  await rehearsal.flush();
  await runtime.registers.refresh(new Set(["cells.scheme"]));
}
