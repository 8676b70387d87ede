import type { Block, Field } from "#platform/documents";
import type { PaperCode } from "./contract.ts";

const field = (tag: string, zh: string, en: string, each?: readonly Field[]): Field => ({
  tag,
  title: { zh, en },
  ...(each ? { each } : {}),
});

/** What any paper of a petition may say: a city's own template takes what it needs. */
export const PETITION_FIELDS: readonly Field[] = [
  field("petition", "信访编号", "Petition number"),
  field("channel", "信访形式", "Channel"),
  field("received", "收到日期", "Received on"),
  field("petitioner", "信访人", "Petitioner"),
  field("phone", "联系电话", "Phone"),
  field("address", "住址", "Address"),
  field("people", "人数", "People"),
  field("representatives", "代表", "Representatives"),
  field("requests", "信访请求", "Requests", [field("no", "序号", "No."), field("text", "内容", "Text")]),
  field("facts", "事实和理由", "Facts and reasons"),
  field("attachments", "附件", "Attachments"),
  field("against", "被反映单位", "Organ complained of"),
  field("desk", "登记单位", "Desk"),
  field("organ", "承办单位", "Organ"),
  field("branch", "甄别类别", "Branch"),
  field("to", "送往单位", "Sent to"),
  field("reason", "理由", "Reason"),
  field("where", "去处", "Where to go"),
  field("limit", "期限", "Limit"),
  field("days", "延长日数", "Days added"),
  field("hearing", "听证时间", "Time of the hearing"),
  field("participants", "听证参加人", "Who took part in the hearing"),
  field("record", "听证记录", "Record of the hearing"),
  field("conclusion", "听证结论", "What came of the hearing"),
  field("route", "来源", "How it came to the organ"),
  field("found", "查明的事实", "Facts found"),
  field("law", "依据", "Legal and policy basis"),
  field("answers", "逐项意见", "Opinion per request", [
    field("no", "序号", "No."),
    field("request", "请求", "Request"),
    field("result", "意见", "Opinion"),
    field("text", "说明", "Reasons"),
  ]),
  field("performance", "落实", "Who does what, when"),
  field("above", "复查复核机关", "Where to ask for the next look"),
  field("asked", "申请理由", "Why the review was asked"),
  field("original", "原意见", "The opinion looked at"),
  field("heard", "听证情况", "Whether a hearing was held"),
  field("result", "结论", "Result"),
  field("opinion", "意见", "Opinion"),
  field("terms", "协议内容", "Terms"),
  field("agreed", "如何达成", "How it was agreed"),
  field("late", "逾期的职责", "Duty overdue"),
];

const top = (title: string): Block[] => [
  { kind: "issuer", text: "{issuer}" },
  { kind: "title", text: title },
  { kind: "number", text: "{number}" },
];
const foot: Block[] = [
  { kind: "sign", text: "{issuer}" },
  { kind: "sign", text: "{date}" },
];
const say = (text: string): Block => ({ kind: "paragraph", text });
const rows = (...pairs: (readonly [string, string])[]): Block => ({ kind: "rows", head: false, rows: pairs });
const note = (text: string): Block => ({ kind: "note", text });
const addressee = say("{petitioner}：");
const REQUESTS = [say("{#requests}"), say("{no}．{text}"), say("{/requests}")];
const RIGHTS = note(
  "您可以凭回执上的编号和手机尾号随时查询办理情况；认为承办人应当回避的，可以申请回避；办结后可以对承办单位和信访部门作出评价。{contact}",
);
const ASK = note("查询：凭回执上的编号和手机尾号。{contact}");

const LETTER = (title: string, duty: string): Block[] => [
  ...top(title),
  say("{to}："),
  say("现将下列信访事项{duty}你单位。".replace("{duty}", duty)),
  rows(["信访编号", "{petition}"], ["收到日期", "{received}"], ["甄别类别", "{branch}"], ["理由", "{reason}"]),
];

/** The shipped texts (domain.md §7; 信访工作条例 22, 23, 28–36). */
export const TEXTS: Readonly<Record<PaperCode, readonly Block[]>> = {
  register: [
    ...top("信访登记表"),
    rows(
      ["信访编号", "{petition}"],
      ["收到日期", "{received}"],
      ["信访形式", "{channel}"],
      ["信访人", "{petitioner}"],
      ["人数", "{people}"],
      ["代表", "{representatives}"],
      ["住址", "{address}"],
      ["联系电话", "{phone}"],
      ["被反映单位", "{against}"],
      ["附件", "{attachments}"],
    ),
    { kind: "heading", text: "信访请求" },
    ...REQUESTS,
    { kind: "heading", text: "事实和理由" },
    say("{facts}"),
    { kind: "sign", text: "登记单位：{desk}" },
    { kind: "sign", text: "{date}" },
  ],
  transfer: [
    ...LETTER("信访事项转送函", "转送"),
    say("请自收到之日起十五日内书面告知信访人是否受理；不属于你单位职权的，自收到之日起五个工作日内提出异议并说明理由。"),
    ...foot,
    note("依据：信访工作条例第二十二条、第二十三条。{contact}"),
  ],
  assignment: [
    ...LETTER("信访事项交办函", "交由"),
    say(
      "请依法办理，自收到之日起十五日内书面告知信访人是否受理，并在办结后向本单位反馈结果：载明查明的事实、依据、逐项意见、送达方式和日期。",
    ),
    ...foot,
    note("依据：信访工作条例第二十二条、第二十三条。{contact}"),
  ],
  acceptance: [
    ...top("信访事项受理告知书"),
    addressee,
    say(
      "您于{received}提出的信访事项（编号{petition}），本机关已经受理，甄别为{branch}，将自受理之日起六十日内办结，于{limit}前出具处理意见书。",
    ),
    ...REQUESTS,
    say("情况复杂需要延长的，经本机关负责人批准，延长不超过三十日，并书面告知理由。"),
    ...foot,
    RIGHTS,
    note("依据：信访工作条例第二十三条、第二十八条、第三十四条。"),
  ],
  settlement: [
    ...top("信访事项和解（调解）协议书"),
    say("信访人：{petitioner}"),
    say("办理机关：{organ}"),
    say("信访事项（编号{petition}）的请求："),
    ...REQUESTS,
    say("双方自愿达成如下协议："),
    say("{terms}"),
    say("{agreed}本协议不违反法律、法规和政策的强制性规定；信访事项自达成协议之日办结。一方不履行的，信访人可以依法另行主张。"),
    ...foot,
    note("依据：信访工作条例第三十三条。{contact}"),
  ],
  procedure: [
    ...top("信访事项办理途径告知书"),
    addressee,
    say("您于{received}提出的信访事项（编号{petition}），甄别为{branch}，依法适用下列程序办理："),
    say("{reason}"),
    say("办理地点和方式：{where}"),
    ...foot,
    RIGHTS,
    note("依据：信访工作条例第二十九条至第三十一条。"),
  ],
  declined: [
    ...top("信访事项不予受理（不再受理）告知书"),
    addressee,
    say("您于{received}提出的信访事项（编号{petition}），本机关不予受理（不再受理）。"),
    say("理由：{reason}"),
    say("您可以：{where}"),
    ...foot,
    ASK,
    note("依据：信访工作条例第十九条、第二十三条、第三十一条、第三十六条。"),
  ],
  extension: [
    ...top("信访事项延期办理告知书"),
    addressee,
    say("您于{received}提出的信访事项（编号{petition}），因情况复杂，经本机关负责人批准，办理期限延长{days}日，新的期限为{limit}。"),
    say("延期理由：{reason}"),
    ...foot,
    ASK,
    note("依据：信访工作条例第三十四条：延长期限不得超过三十日，并告知信访人延长理由。"),
  ],
  hearing: [
    ...top("信访事项听证笔录"),
    rows(
      ["信访编号", "{petition}"],
      ["听证时间", "{hearing}"],
      ["听证机关", "{issuer}"],
      ["信访人", "{petitioner}"],
      ["承办单位", "{organ}"],
    ),
    { kind: "heading", text: "一、参加人" },
    say("{participants}"),
    { kind: "heading", text: "二、陈述和证据" },
    say("{record}"),
    { kind: "heading", text: "三、结论" },
    say("{conclusion}"),
    { kind: "sign", text: "参加人签名：＿＿＿＿＿＿＿＿" },
    { kind: "sign", text: "{date}" },
    note("依据：信访工作条例第三十一条、第三十六条。复核中的听证时间不计入办理期限。"),
  ],
  opinion: [
    ...top("信访事项处理意见书"),
    addressee,
    say("您提出的信访事项（编号{petition}），{route}，经调查核实，现提出处理意见如下。"),
    { kind: "heading", text: "一、信访请求" },
    ...REQUESTS,
    { kind: "heading", text: "二、查明的事实" },
    say("{found}"),
    { kind: "heading", text: "三、依据" },
    say("{law}"),
    { kind: "heading", text: "四、处理意见" },
    {
      kind: "rows",
      head: true,
      rows: [
        ["请求", "意见", "说明"],
        ["{#answers}{no}．{request}", "{result}", "{text}{/answers}"],
      ],
    },
    say("落实：{performance}"),
    { kind: "heading", text: "五、救济" },
    say("您对本意见不服的，可以自收到本意见书之日起三十日内，向{above}书面请求复查。逾期不请求的，本意见为信访程序的终结意见。"),
    ...foot,
    note("依据：信访工作条例第三十二条、第三十五条。{contact}"),
  ],
  review: [
    ...top("信访事项复查意见书"),
    addressee,
    say("您对{organ}就信访事项（编号{petition}）作出的处理意见不服，向本机关请求复查。"),
    { kind: "heading", text: "一、请求复查的理由" },
    say("{asked}"),
    { kind: "heading", text: "二、原处理意见" },
    say("{original}"),
    { kind: "heading", text: "三、复查查明的事实" },
    say("{found}"),
    { kind: "heading", text: "四、依据" },
    say("{law}"),
    { kind: "heading", text: "五、复查意见：{result}" },
    say("{opinion}"),
    say("您对本意见不服的，可以自收到本意见书之日起三十日内，向{above}请求复核。"),
    ...foot,
    note("依据：信访工作条例第三十五条、第三十六条。{contact}"),
  ],
  "final-review": [
    ...top("信访事项复核意见书"),
    addressee,
    say("您对信访事项（编号{petition}）的复查意见不服，向本机关请求复核。"),
    { kind: "heading", text: "一、请求复核的理由" },
    say("{asked}"),
    { kind: "heading", text: "二、复查意见" },
    say("{original}"),
    { kind: "heading", text: "三、复核查明的事实" },
    say("{heard}{found}"),
    { kind: "heading", text: "四、依据" },
    say("{law}"),
    { kind: "heading", text: "五、复核意见：{result}" },
    say("{opinion}"),
    say("本意见为信访程序的终结意见，以同一事实和理由再次提出的不再受理。法律另有救济途径的不受影响；需要帮扶的，可以继续向{desk}提出。"),
    ...foot,
    note("依据：信访工作条例第三十六条、第三十七条。{contact}"),
  ],
  supervision: [
    ...top("信访事项督办函"),
    say("{to}："),
    say(
      "你单位承办的信访事项（编号{petition}，收到日期{received}），{late}的期限已于{limit}届满，尚未办理。请立即办理，书面告知信访人，并在五个工作日内向本单位报告办理情况和逾期原因。",
    ),
    ...foot,
    note("依据：信访工作条例第三十六条、第四十四条、第四十五条。{contact}"),
  ],
};

export const MANDATE_FIELDS: readonly Field[] = [
  field("mandate", "委托编号", "Mandate number"),
  field("principal", "委托人", "Principal"),
  field("agent", "代理员", "Agent"),
  field("certificate", "证号", "Certificate"),
  field("unit", "所在单位", "Unit"),
  field("matter", "委托事项", "Matter"),
  field("powers", "权限", "Powers", [field("text", "权限", "Power"), field("tick", "是否授权", "Given or not")]),
  field("from", "起", "From"),
  field("until", "止", "Until"),
];

export const MANDATE_TEXT: readonly Block[] = [
  ...top("信访代理委托书"),
  rows(
    ["委托编号", "{mandate}"],
    ["委托人", "{principal}"],
    ["代理员", "{agent}（证号{certificate}）"],
    ["所在单位", "{unit}"],
    ["期限", "{from}至{until}"],
  ),
  { kind: "heading", text: "委托事项" },
  say("{matter}"),
  { kind: "heading", text: "权限" },
  {
    kind: "rows",
    head: true,
    rows: [
      ["权限", "是否授权"],
      ["{#powers}{text}", "{tick}{/powers}"],
    ],
  },
  say(
    "代理不收取任何费用。委托人可以随时撤销，撤销立即生效，不影响委托人自行信访；未写明的，代理员无权和解、撤回。代理员至少每七日向委托人反馈一次。",
  ),
  { kind: "sign", text: "委托人签名：＿＿＿＿＿＿＿＿" },
  { kind: "sign", text: "代理员签名：＿＿＿＿＿＿＿＿" },
  { kind: "sign", text: "{date}" },
  note("{contact}"),
];

export const TITLES: Readonly<Record<PaperCode, { zh: string; en: string; word: string }>> = {
  register: { zh: "信访登记表", en: "Petition register", word: "信登" },
  transfer: { zh: "信访事项转送函", en: "Letter of transfer", word: "信转" },
  assignment: { zh: "信访事项交办函", en: "Letter of assignment", word: "信交" },
  acceptance: { zh: "信访事项受理告知书", en: "Notice of acceptance", word: "信受" },
  procedure: { zh: "信访事项办理途径告知书", en: "Notice of the procedure", word: "信途" },
  declined: { zh: "信访事项不予受理告知书", en: "Notice of non-acceptance", word: "信不受" },
  extension: { zh: "信访事项延期办理告知书", en: "Notice of extension", word: "信延" },
  hearing: { zh: "信访事项听证笔录", en: "Hearing record", word: "信听" },
  opinion: { zh: "信访事项处理意见书", en: "Handling opinion", word: "信处" },
  review: { zh: "信访事项复查意见书", en: "Review opinion", word: "信查" },
  "final-review": { zh: "信访事项复核意见书", en: "Final review opinion", word: "信核" },
  settlement: { zh: "信访事项和解（调解）协议书", en: "Settlement", word: "信和" },
  supervision: { zh: "信访事项督办函", en: "Letter of supervision", word: "信督" },
};
