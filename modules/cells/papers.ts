import { dayInWords, type Block, type DocumentKind, type Field } from "#platform/documents";
import type { StreamKey } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import { placeInWords } from "#modules/places";
import type { PaperCode } from "./contract.ts";
import { PAPERS } from "./contract/stages.ts";
import { openState, stateOf } from "./queries-visible.ts";
import { schemes } from "./registers.ts";

const field = (tag: string, zh: string, en: string): Field => ({ tag, title: { zh, en } });
const FIELDS: readonly Field[] = [
  field("unit", "单位", "Unit"),
  field("place", "所在地", "Place"),
  field("kind", "称号", "Title"),
  field("level", "等次", "Level"),
  field("certificate", "证书编号", "Certificate number"),
  field("from", "命名日期", "Named on"),
  field("until", "有效期至", "Valid until"),
  field("site", "本市网址", "The city on the web"),
  field("page", "核对网址", "Where it is verified"),
];

const sign: readonly Block[] = [
  { kind: "sign", text: "{issuer}" },
  { kind: "sign", text: "{from}" },
];
const TEXTS: Readonly<Record<PaperCode, readonly Block[]>> = {
  certificate: [
    { kind: "issuer", text: "{issuer}" },
    { kind: "title", text: "证　书" },
    { kind: "number", text: "{number}" },
    { kind: "paragraph", text: "{unit}：" },
    { kind: "paragraph", text: "经申报、检查和公示，授予“{kind}”称号，等次：{level}。" },
    { kind: "paragraph", text: "特发此证。" },
    {
      kind: "rows",
      head: false,
      rows: [
        ["证书编号", "{certificate}"],
        ["所在地", "{place}"],
        ["命名日期", "{from}"],
        ["有效期至", "{until}"],
      ],
    },
    ...sign,
    { kind: "code", text: "{site}{page}" },
    { kind: "note", text: "扫码，或在网站“平安细胞”页“核对证书”输入证书编号，可核对真伪和现在是否有效。{contact}" },
  ],
  plate: [
    { kind: "title", text: "{kind}" },
    { kind: "number", text: "{level}" },
    { kind: "heading", text: "{unit}" },
    ...sign,
    { kind: "code", text: "{site}{page}" },
    { kind: "note", text: "牌匾编号：{number}。有效期至{until}；摘牌或到期后收回。" },
  ],
};
const TITLES: Readonly<Record<PaperCode, { zh: string; en: string; word: string }>> = {
  certificate: { zh: "证书", en: "Certificate", word: "平安证" },
  plate: { zh: "牌匾样稿", en: "Plate", word: "平安牌" },
};
const LEVELS = { pass: "达标", good: "优秀", model: "示范" } as const;

async function read(ctx: QueryContext, subject: StreamKey): Promise<Record<string, string>> {
  const state = await stateOf(ctx, subject);
  const rule = state && ctx.read(schemes).at(state.scheme, state.version);
  if (!state?.title || !rule) throw new Error(`no title at ${subject.home}/${subject.id}`);
  const { title, unit } = state;
  return {
    unit: unit.zh,
    place: placeInWords(ctx, unit.area),
    kind: rule.zh,
    level: LEVELS[title.level],
    certificate: title.certificate,
    from: dayInWords(title.from),
    until: dayInWords(title.until),
    page: `/cells/certificate/${title.certificate}`,
  };
}

/** A title that is held is public, and so is its certificate; one that was lost is opened by those who may open the record. */
async function admits(ctx: QueryContext, subject: StreamKey): Promise<boolean> {
  const state = await stateOf(ctx, subject);
  if (state?.stage === "awarded" || state?.stage === "warned" || state?.stage === "mended") return true;
  return (await openState(ctx, subject)) !== null;
}

export const cellPapers = Object.fromEntries(
  PAPERS.map((code): [PaperCode, DocumentKind] => {
    const { word, ...title } = TITLES[code];
    return [
      code,
      { code: `cells.${code}`, title, word, fields: FIELDS, blocks: TEXTS[code], read: (ctx, subject) => read(ctx, subject), admits },
    ];
  }),
) as Readonly<Record<PaperCode, DocumentKind>>;
