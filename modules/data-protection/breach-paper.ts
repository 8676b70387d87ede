import { type Block, type DocumentKind, field, head, momentInWords, note, pairs, say, sign, top } from "#platform/documents";
import { receiptNumber } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import { stateOf } from "#platform/reading";
import { breach } from "./breach.ts";
import { over, REGISTER_READERS } from "./permits.ts";
import { breachKindWords } from "./ui/breach-kind-words.ts";

const BLOCKS: readonly Block[] = [
  ...top("个人信息安全事件报告"),
  say("{authority}："),
  say("依照《中华人民共和国个人信息保护法》第五十七条，现将有关情况报告如下。"),
  pairs(["编号", "{receipt}"], ["发现时间", "{found}"], ["信息种类", "{kinds}"], ["原因", "{cause}"], ["涉及人数", "{persons}"]),
  head("一、发生了什么"),
  say("{happened}"),
  head("二、可能造成的危害"),
  say("{harm}"),
  head("三、已采取的补救措施和个人可以采取的措施"),
  say("{measures}"),
  sign("{issuer}"),
  sign("{date}"),
  note("{contact}"),
];

async function read(ctx: QueryContext, subject: StreamKey) {
  const state = await stateOf(ctx, breach, subject);
  if (!state) throw new Error(`no breach ${subject.home}/${subject.id}`);
  const [happened, harm, measures] = await ctx.unseal(
    ["happened", "harm", "measures"].map((one) => ({ stream: subject, field: one })),
    "文书 paper",
  );
  return {
    authority: state.authority?.name ?? "",
    receipt: receiptNumber(subject.id),
    found: momentInWords(state.foundAt),
    kinds: state.kinds.map((one) => breachKindWords[`kind.${one}`].zh).join("、"),
    cause: breachKindWords[`cause.${state.cause}`].zh,
    persons: state.persons === null ? "尚不清楚" : `约 ${state.persons} 人`,
    happened: happened ?? "",
    harm: harm ?? "",
    measures: measures ?? "",
  };
}

/** 个人信息安全事件报告 (PIPL 57): kinds, cause, harm, measures, whom to reach. */
export const breachPaper: DocumentKind = {
  code: "data-protection.breach",
  title: { zh: "个人信息安全事件报告", en: "Report of a personal data breach" },
  word: "个信报",
  fields: [
    field("authority", "收件机关", "Authority"),
    field("receipt", "编号", "Number"),
    field("found", "发现时间", "Found"),
    field("kinds", "信息种类", "Kinds of data"),
    field("cause", "原因", "Cause"),
    field("persons", "涉及人数", "Persons"),
    field("happened", "发生了什么", "What happened"),
    field("harm", "可能造成的危害", "What may come of it"),
    field("measures", "补救措施", "What was done"),
  ],
  blocks: BLOCKS,
  read,
  admits: async (ctx, subject) => {
    const state = await stateOf(ctx, breach, subject);
    return state !== null && over(ctx, REGISTER_READERS, state.area) !== null;
  },
};
