import { z } from "zod";
import { ReportIncident } from "#contracts/incidents";
import { Day } from "#contracts/limits";
import { UnitCode } from "#contracts/organisations";
import { AnyArea, AreaPrefix, Cursor, emptyArea, Home, Id, Of, Place, Secret, text, TopicCode } from "./basics.ts";

/** square 警务广场 · meeting 恳谈会 · qr a code at a place · hotline · survey · online. */
export const OPINION_CHANNELS = ["square", "meeting", "qr", "hotline", "survey", "online"] as const;
export type OpinionChannel = (typeof OPINION_CHANNELS)[number];
/** What a resident's own page may come from: a code in a square or a meeting, or none. */
export const OWN_CHANNELS = ["online", "qr", "square", "meeting"] as const;
/** What was said, not who said it. */
export const NATURES = ["suggestion", "criticism", "question", "thanks"] as const;
export type Nature = (typeof NATURES)[number];
/** event: a report is opened of it · the others are told where they belong, for only the person can bring them there. */
export const HANDED_TO = ["event", "dispute", "petition", "crime"] as const;
export type HandedTo = (typeof HANDED_TO)[number];
export const ITEM_STAGES = ["heard", "classified", "adopted", "explained", "acted", "replied", "published", "handed-on"] as const;
export type ItemStage = (typeof ITEM_STAGES)[number];

export const SAID_MOST = 2_000;
const Language = z.enum(["zh", "en"]).default("zh");
const said = {
  id: Id,
  area: Place,
  text: text(4, SAID_MOST),
  topic: TopicCode.nullish(),
  wish: z.boolean(),
  phone: ReportIncident.shape.phone,
  email: ReportIncident.shape.email,
  language: Language,
  /** 示意数据: the installation's loader alone. */
  asDemo: z.boolean().optional(),
};
/** Without an account. */
export const GiveOpinion = z.object({ ...said, channel: z.enum(OWN_CHANNELS).default("online") });
export type GiveOpinion = z.output<typeof GiveOpinion>;
/** Heard by staff in a square, a meeting, on the hotline, in a survey. */
export const HearOpinion = z.object({ ...said, channel: z.enum(OPINION_CHANNELS) });
export type HearOpinion = z.output<typeof HearOpinion>;

export type ItemRef = z.output<typeof Of>;
export const ItemOnly = Of;
/** `unit`: left out, whoever answers for the topic there. `area`: a narrower or another place, where the text says so. */
export const ClassifyItem = Of.extend({ topic: TopicCode, nature: z.enum(NATURES), unit: UnitCode.nullish(), area: Place.nullish() });
export type ClassifyItem = z.output<typeof ClassifyItem>;
/** `category`: the kind of report, of an event alone. */
export const HandOnItem = Of.extend({
  to: z.enum(HANDED_TO),
  reason: text(4, 600),
  category: z
    .string()
    .regex(/^\d{4}$/)
    .nullish(),
});
export type HandOnItem = z.output<typeof HandOnItem>;
export const AdoptItem = Of.extend({ plan: text(4, 1_000), due: Day });
export type AdoptItem = z.output<typeof AdoptItem>;
export const SayOfItem = Of.extend({ text: text(4, 1_500) });
export type SayOfItem = z.output<typeof SayOfItem>;
export const RateItem = Of.extend({ secret: Secret, score: z.number().int().min(1).max(5), text: text(0, 600).default("") });
export type RateItem = z.output<typeof RateItem>;
/** Written to be read by everybody: nobody's words, nobody's name. */
const Pair = (least: number, most: number) => ({ zh: text(least, most), en: text(0, most).default("") });
export const PublishItem = Of.extend({ question: z.object(Pair(4, 200)), answer: z.object(Pair(4, 1_000)) });
export type PublishItem = z.output<typeof PublishItem>;
export const TellItem = Of.extend({ slot: z.string().max(60) });
export type TellItem = z.output<typeof TellItem>;
export const NoteRecord = Of.extend({ record: z.object({ home: Home, id: Id }) });
export type NoteRecord = z.output<typeof NoteRecord>;

/** One topic in one town, whatever was heard of it: which answers were published, and which were raised again. */
export const NoteAnswer = z.object({ home: Home, id: Id, topic: TopicCode, town: AreaPrefix, item: Id, at: z.iso.datetime() });
export type NoteAnswer = z.output<typeof NoteAnswer>;

// ——— what is read ———

export const ITEM_VIEWS = ["open", "late", "unpublished", "done", "all"] as const;
export type ItemView = (typeof ITEM_VIEWS)[number];
export const ListItems = z.object({
  view: z.enum(ITEM_VIEWS).default("open"),
  area: emptyArea.or(AnyArea).optional(),
  topic: z
    .literal("")
    .transform((): undefined => undefined)
    .or(TopicCode)
    .optional(),
  channel: z
    .literal("")
    .transform((): undefined => undefined)
    .or(z.enum(OPINION_CHANNELS))
    .optional(),
  unit: UnitCode.optional(),
  cursor: Cursor,
});
export type ListItems = z.output<typeof ListItems>;
export const ReadItem = Of;
/** In the body of a POST: a reason in somebody's own words may name people. */
export const ReadItemContact = Of.extend({ reason: text(2, 400) });
export type ReadItemContact = z.output<typeof ReadItemContact>;
export const ReadFollowedItem = Of.extend({ secret: Secret });
export type ReadFollowedItem = z.output<typeof ReadFollowedItem>;
export const FindFollowedItem = z.object({ number: z.string().min(1).max(40), tail: z.string().regex(/^\d{4}$/) });
export type FindFollowedItem = z.output<typeof FindFollowedItem>;
export const ListPublished = z.object({
  area: emptyArea.or(AnyArea).optional(),
  topic: z
    .literal("")
    .transform((): undefined => undefined)
    .or(TopicCode)
    .optional(),
  cursor: Cursor,
});
export type ListPublished = z.output<typeof ListPublished>;
