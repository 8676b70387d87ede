import { cityMinute } from "#platform/days";
import { head, note, say, sign, type Block } from "#platform/documents";
import type { MineView } from "./contract.ts";
import { portalWords } from "./ui/portal-words.ts";

const sortName = (sort: string): string => portalWords[`sort.${sort}` as keyof typeof portalWords]?.zh ?? sort;

/** The person's copy as a paper: what, why, until when, who looked, what was done about it. */
export function copyBlocks(view: MineView, told: { issuer: string; at: string }): Block[] {
  const rows = (head: readonly string[], body: readonly (readonly string[])[]): Block[] =>
    body.length === 0 ? [say("没有记录。")] : [{ kind: "rows", head: true, rows: [head, ...body] }];
  return [
    { kind: "issuer", text: told.issuer },
    { kind: "title", text: "关于我的信息" },
    { kind: "number", text: `${view.kindTitle.zh} ${view.number}` },
    head("一、保存了什么、为什么、到什么时候"),
    ...rows(
      ["信息", "内容", "目的、依据和期限"],
      view.fields.map((one) => [
        sortName(one.sort),
        one.masked,
        `${one.purposeTitle.zh}；${one.basis.zh}；保存到 ${cityMinute(one.until).slice(0, 10)}`,
      ]),
    ),
    ...(view.written.length === 0
      ? []
      : [
          note(
            `办理单位写下的经过（可能提到您）：${view.written
              .map((one) => `${one.purposeTitle.zh} ${one.count} 条，保存到 ${cityMinute(one.until).slice(0, 10)}`)
              .join("；")}。`,
          ),
        ]),
    head("二、谁看过、为什么"),
    ...rows(
      ["时间", "谁", "看了什么、为什么"],
      view.readings.map((one) => [
        cityMinute(one.at),
        [one.unit.zh, one.role.zh, one.name].filter((part) => part !== "").join(" "),
        `${one.sorts.map(sortName).join("、")}；${one.basis === "case" ? ["办理中的事项", one.reason].filter((part) => part !== "").join("：") : one.basis === "glass" ? `紧急查看：${one.reason}` : one.basis === "lookup" ? portalWords["basis.lookup"].zh : one.reason || "—"}`,
      ]),
    ),
    head("三、您行使过的权利"),
    ...rows(
      ["时间", "做了什么", "结果"],
      view.acts.map((one) => [
        cityMinute(one.at),
        portalWords[`act.${one.act}`].zh,
        one.act === "deletion" || one.act === "withdrawn" ? `删除 ${one.erased} 项，依法保留 ${one.kept} 项` : "—",
      ]),
    ),
    sign(`出具时间：${cityMinute(told.at)}`),
  ];
}
