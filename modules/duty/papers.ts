import { field, head, momentInWords, note, pairs, say, sign, top, type Block, type DocumentKind } from "#platform/documents";
import type { StreamKey } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import { stateOf, textsOf } from "#platform/reading";
import { organisations } from "#modules/organisations";
import { areaOfUnit, people } from "#modules/people";
import { readsLogs } from "./permits.ts";
import { shift } from "./shift.ts";

const BLOCKS: readonly Block[] = [
  ...top("值班日志"),
  pairs(
    ["值班单位", "{unit}"],
    ["值班电话", "{phone}"],
    ["值班人", "{person}"],
    ["起", "{from}"],
    ["止", "{to}"],
    ["到岗确认", "{here}"],
    ["记录时间", "{written}"],
  ),
  head("一、接到的事项和处置"),
  say("{came}"),
  head("二、交接事项"),
  say("{handed}"),
  sign("交班人签名：＿＿＿＿＿＿＿＿"),
  sign("接班人签名：＿＿＿＿＿＿＿＿"),
  sign("{issuer}"),
  sign("{date}"),
  note("事项的办理以系统登记为准。{contact}"),
];

async function read(ctx: QueryContext, key: StreamKey) {
  const state = await stateOf(ctx, shift, key);
  const log = state?.log;
  if (!state || !log) throw new Error(`no log of ${key.home}/${key.id}`);
  const open = await textsOf(ctx, key, [log.came, log.handed], { reason: "文书 paper" });
  return {
    unit: ctx.read(organisations).unit(state.unit)?.zh ?? state.unit,
    phone: state.phone,
    person: ctx.read(people).name(state.account),
    from: momentInWords(state.from),
    to: momentInWords(state.to),
    here: state.acknowledgedAt === null ? "未确认" : momentInWords(state.acknowledgedAt),
    written: momentInWords(log.at),
    came: open(log.came) ?? "",
    handed: open(log.handed) ?? "无。",
  };
}

/** 值班日志 (domain.md §7): what came in, what was done, and what the next shift must know. */
export const logPaper: DocumentKind = {
  code: "duty.log",
  title: { zh: "值班日志", en: "Duty log" },
  word: "值",
  keeping: "event",
  fields: [
    field("unit", "值班单位", "Unit"),
    field("phone", "值班电话", "Duty phone"),
    field("person", "值班人", "Person"),
    field("from", "起", "From"),
    field("to", "止", "To"),
    field("here", "到岗确认", "Said “I am here”"),
    field("written", "记录时间", "Written at"),
    field("came", "接到的事项和处置", "What came in and what was done"),
    field("handed", "交接事项", "Handed over"),
  ],
  blocks: BLOCKS,
  read,
  admits: async (ctx, subject) => {
    const state = await stateOf(ctx, shift, subject);
    return state !== null && readsLogs(ctx, { unit: state.unit, place: areaOfUnit(state.unit), account: state.account });
  },
};
