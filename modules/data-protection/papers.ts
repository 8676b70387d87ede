import { dayInWords, type Block, type DocumentKind, field, head, note, pairs, say, sign, top } from "#platform/documents";
import { receiptNumber } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import { stateOf } from "#platform/reading";
import { over, TAKERS } from "./permits.ts";
import { request } from "./request.ts";
import { rightWords } from "./ui/right-words.ts";

const BLOCKS: readonly Block[] = [
  ...top("个人信息权利请求答复书"),
  say("{name}："),
  say("您于{taken}向本单位提出的请求（编号{receipt}）收悉，现答复如下。"),
  pairs(["请求", "{right}"], ["代谁提出", "{behalf}"], ["结果", "{outcome}"], ["依据", "{basis}"]),
  head("说明"),
  say("{reply}"),
  say(
    "对本答复不服的，可以依照《中华人民共和国个人信息保护法》第五十条向人民法院起诉，或者依照第六十五条向履行个人信息保护职责的部门投诉、举报。",
  ),
  sign("{issuer}"),
  sign("{date}"),
  note("{contact}"),
];

async function read(ctx: QueryContext, subject: StreamKey) {
  const state = await stateOf(ctx, request, subject);
  if (!state?.answer) throw new Error(`no answered request ${subject.home}/${subject.id}`);
  const [name, reply] = await ctx.unseal(
    ["name", "reply"].map((one) => ({ stream: subject, field: one })),
    "文书 paper",
  );
  const { granted, refusal, basis } = state.answer;
  return {
    name: name ?? "",
    reply: reply ?? "",
    taken: dayInWords(state.takenAt),
    receipt: receiptNumber(subject.id),
    right: rightWords[`right.${state.right}`].zh,
    behalf: rightWords[`behalf.${state.behalf}`].zh,
    outcome: granted ? "已按请求办理" : `不予办理：${rightWords[`refusal.${refusal ?? "not-held"}`].zh}`,
    basis: basis ?? "《中华人民共和国个人信息保护法》第四十四条至第五十条",
  };
}

/** 答复书 (PIPL 50): what was asked, the outcome, the reasons and where to go from here. */
export const replyPaper: DocumentKind = {
  code: "data-protection.reply",
  title: { zh: "个人信息权利请求答复书", en: "Reply to a request about one's data" },
  word: "个信答",
  fields: [
    field("name", "请求人", "Who asked"),
    field("taken", "提出日期", "Day it was asked"),
    field("receipt", "编号", "Number"),
    field("right", "请求", "Request"),
    field("behalf", "代谁提出", "On whose behalf"),
    field("outcome", "结果", "Outcome"),
    field("basis", "依据", "Legal basis"),
    field("reply", "说明", "Reasons"),
  ],
  blocks: BLOCKS,
  read,
  admits: async (ctx, subject) => {
    const state = await stateOf(ctx, request, subject);
    return state !== null && over(ctx, TAKERS, state.area) !== null;
  },
};
