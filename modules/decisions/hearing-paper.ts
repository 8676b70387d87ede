import { dayInWords, field, head, note, pairs, say, sign, table, top, type Block, type DocumentKind } from "#platform/documents";
import type { StreamKey } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import { organisations } from "#modules/organisations";
import type { ChooseParticipants, RecordHearing } from "./contract.ts";
import { GRANTS, type Hand } from "./permits.ts";
import { findMatter } from "./queries.ts";

/** Names in the vault under which a hearing's participants and its record lie. */
export const peopleField = (hearing: string): string => `participants:${hearing}`;
export const recordField = (hearing: string): string => `hearing-record:${hearing}`;

const WAY = { drawn: "公开抽取", nominated: "各方推荐", all: "报名者全部参加" } as const;
type People = ChooseParticipants["people"];
export type Spoken = Pick<RecordHearing, "chair" | "recorder" | "explained" | "statements" | "conclusion" | "unsigned">;

const BLOCKS: readonly Block[] = [
  ...top("重大行政决策听证会笔录"),
  pairs(
    ["听证事项", "{title}"],
    ["听证内容", "{subject}"],
    ["时间", "{time}"],
    ["地点", "{place}"],
    ["主持人", "{chair}"],
    ["记录人", "{recorder}"],
    ["参加人产生办法", "{way}"],
    ["材料送达", "{papers}"],
  ),
  head("一、听证参加人"),
  table(["姓名", "代表"], ["{#people}{name}", "{group}{/people}"]),
  say("应到{chosen}人，实到{present}人。"),
  head("二、承办单位说明"),
  say("{explained}"),
  head("三、参加人陈述和回应"),
  table(["陈述人", "陈述的意见、理由和依据", "承办单位、专家的解释说明"], ["{#statements}{who}", "{said}", "{reply}{/statements}"]),
  head("四、听证情况小结"),
  say("{conclusion}"),
  head("五、核对和签字"),
  say("本笔录已交听证参加人核对。{signing}"),
  say("听证参加人签字："),
  say("主持人签字：　　　　　　记录人签字："),
  sign("{issuer}"),
  sign("{date}"),
  note("依据：重大行政决策程序暂行条例第十六条、第十七条。{contact}"),
];

const parsed = <T>(text: string | null | undefined): T | null => (text ? (JSON.parse(text) as T) : null);

async function read(ctx: QueryContext, subject: StreamKey, { params }: { params: Readonly<Record<string, string>> }) {
  const state = await findMatter(ctx.db, subject);
  const id = params["hearing"] ?? "";
  const called = state?.hearings.find(({ hearing }) => hearing === id);
  if (!state || !called?.record) throw new Error(`no record of hearing ${id} of ${subject.home}/${subject.id}`);
  const [names, said] = await ctx.unseal(
    [peopleField(id), recordField(id)].map((one) => ({ stream: subject, field: one })),
    "文书 paper",
  );
  const spoken = parsed<Spoken>(said);
  const { record, participants } = called;
  const groups = participants?.groups ?? [];
  return {
    title: state.title,
    undertaker: ctx.read(organisations).unit(state.undertaker)?.zh ?? state.undertaker,
    subject: called.subject,
    time: `${dayInWords(called.on)}${record.began}至${record.ended}`,
    place: called.place,
    way: participants ? `${WAY[participants.way]}：${participants.method}` : "",
    papers: called.papersOn ? `${dayInWords(called.papersOn)}送达` : "",
    people: parsed<People>(names) ?? groups.map(({ group, count }) => ({ name: `${count}人`, group })),
    chosen: String(groups.reduce((sum, { count }) => sum + count, 0)),
    present: String(record.present),
    chair: spoken?.chair ?? "",
    recorder: spoken?.recorder ?? "",
    explained: spoken?.explained ?? "",
    statements: (spoken?.statements ?? []).map(({ who, said: words, reply }) => ({
      who,
      said: words,
      reply: reply || "记录在案，会后答复。",
    })),
    conclusion: spoken?.conclusion ?? "",
    signing:
      record.signed === record.present
        ? `实到${record.present}人均已签字。`
        : `${record.signed}人签字，${record.present - record.signed}人未签字：${spoken?.unsigned ?? ""}`,
  };
}

const HANDS: readonly Hand[] = ["assess", "decide", "oversee", "review", "evaluate"];

export const hearingPaper: DocumentKind = {
  code: "decisions.hearing",
  title: { zh: "听证会笔录", en: "Hearing record" },
  word: "听",
  fields: [
    field("title", "听证事项", "Matter"),
    field("undertaker", "承办单位", "Undertaker"),
    field("subject", "听证内容", "Subject"),
    field("time", "时间", "Time"),
    field("place", "地点", "Place"),
    field("way", "参加人产生办法", "How participants were chosen"),
    field("papers", "材料送达", "Papers sent"),
    field("people", "参加人", "Participants", [field("name", "姓名", "Name"), field("group", "代表", "Stands for")]),
    field("chosen", "应到人数", "Chosen"),
    field("present", "实到人数", "Present"),
    field("chair", "主持人", "Chair"),
    field("recorder", "记录人", "Recorder"),
    field("explained", "承办单位说明", "What the undertaker explained"),
    field("statements", "陈述", "Statements", [
      field("who", "陈述人", "Who"),
      field("said", "意见", "Said"),
      field("reply", "回应", "Answer"),
    ]),
    field("conclusion", "小结", "Summary"),
    field("signing", "签字情况", "Signatures"),
  ],
  blocks: BLOCKS,
  read,
  // It has names: for those with a hand in the matter, not for whoever reads its page.
  admits: async (ctx, subject) => {
    const state = await findMatter(ctx.db, subject);
    return state !== null && HANDS.some((hand) => GRANTS[hand](ctx, state) !== null);
  },
};
