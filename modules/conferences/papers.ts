import { alsoAt } from "#platform/database";
import {
  type Block,
  dayInWords,
  type DocumentKind,
  field,
  head,
  momentInWords,
  note,
  pairs,
  say,
  sign,
  table,
  top,
} from "#platform/documents";
import { receiptNumber } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import { organisations } from "#modules/organisations";
import { reads } from "./permits.ts";
import { findConference } from "./queries.ts";

const BLOCKS: readonly Block[] = [
  ...top("会商纪要"),
  pairs(
    ["议题", "{topic}"],
    ["形式", "{kind}"],
    ["时间", "{time}"],
    ["地点", "{venue}"],
    ["召集单位", "{convener}"],
    ["参加单位", "{attended}"],
    ["未到单位", "{absent}"],
    ["涉及事项", "{matters}"],
  ),
  head("一、会商情况"),
  say("{minutes}"),
  head("二、议定事项"),
  table(["事项", "责任单位", "完成时限"], ["{#decisions}{text}", "{owner}", "{due}{/decisions}"]),
  say("{none}"),
  say("责任单位在时限内反馈落实情况，由召集单位核实销号；逾期的，按督办规定办理。"),
  sign("{issuer}"),
  sign("{date}"),
  note("抄送：各参加单位。{contact}"),
];

async function read(ctx: QueryContext, subject: StreamKey) {
  const state = await findConference(ctx.db, subject);
  if (!state) throw new Error(`no conference ${subject.home}/${subject.id}`);
  const fields = ["topic", "venue", "minutes", ...state.decisions.map(({ decision }) => `decision:${decision}`)];
  const [topic, venue, minutes, ...texts] = await ctx.unseal(
    fields.map((one) => ({ stream: subject, field: one })),
    "文书 paper",
  );
  const units = ctx.read(organisations);
  const name = (code: string): string => units.unit(code)?.zh ?? code;
  const listed = (codes: readonly string[]): string => codes.map(name).join("、") || "无";
  return {
    topic: topic ?? "",
    kind: state.kind === "case" ? "个案会商" : "联席会议",
    time: momentInWords(state.meets),
    venue: venue ?? "",
    convener: name(state.convener),
    attended: listed(state.attended),
    absent: listed(state.members.filter((unit) => !state.attended.includes(unit))),
    matters: state.matters.map(({ id }) => receiptNumber(id)).join("、") || "无",
    minutes: minutes ?? "",
    decisions: state.decisions.map(({ owner, due }, index) => ({
      text: texts[index] ?? "",
      owner: name(owner),
      due: dayInWords(due.dueAt),
    })),
    none: state.decisions.length === 0 ? "本次会商没有议定事项。" : "",
  };
}

/** 会商纪要 (domain.md §7), with what was agreed, who owes it and until when. */
export const minutesPaper: DocumentKind = {
  code: "conferences.minutes",
  title: { zh: "会商纪要", en: "Minutes of a conference" },
  word: "会纪",
  fields: [
    field("topic", "议题", "Topic"),
    field("kind", "形式", "Kind"),
    field("time", "时间", "Time"),
    field("venue", "地点", "Place"),
    field("convener", "召集单位", "Called by"),
    field("attended", "参加单位", "Attended"),
    field("absent", "未到单位", "Absent"),
    field("matters", "涉及事项", "Matters"),
    field("minutes", "会商情况", "Minutes"),
    field("decisions", "议定事项", "Decisions", [
      field("text", "事项", "What"),
      field("owner", "责任单位", "Owed by"),
      field("due", "完成时限", "Until"),
    ]),
    field("none", "没有议定事项", "Nothing agreed"),
  ],
  blocks: BLOCKS,
  read,
  // The row is shown to the units that were asked (its policy `unit`); the minutes are copied to them.
  reach: async (ctx, subject) => {
    const state = await findConference(ctx.db, subject);
    if (state && reads(ctx, state)) await alsoAt(ctx.db, [state.area]);
  },
  admits: async (ctx, subject) => {
    const state = await findConference(ctx.db, subject);
    return state !== null && reads(ctx, state);
  },
};
