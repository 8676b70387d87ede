import { z } from "zod";
import { Day } from "#contracts/limits";
import { AreaPrefix, FigureCode, type CorrectedNumber, type ShownValue } from "./catalogue.ts";
import { Checkpoint, Frozen } from "./frozen.ts";
import { maybe, said, Slug, text } from "./words.ts";

export type { Frozen };

type Said = { zh: string; en: string };

const Home = z.string().regex(/^\d{9}$/);
const Id = z.uuid().transform((value) => value.toLowerCase());
/** Whole months, so that a card and the figures the public may ask for month by month never leave a few between them. */
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const Span = z.object({ from: Month, to: Month }).refine(({ from, to }) => from <= to, { path: ["to"] });

const Card = z.object({ home: Home, id: Id });
export const OfCard = Card;
export type CardRef = z.infer<typeof Card>;

const Head = { zh: text(60), en: text(160), lead: said(400), from: Month, to: Month };
export const DraftCard = Card.extend({ area: AreaPrefix.refine((area) => area !== ""), ...Head });
export type DraftCard = z.infer<typeof DraftCard>;
export const ChangeHead = Card.extend(Head);
export type ChangeHead = z.infer<typeof ChangeHead>;

/** Sections stand in the order of `order`, and items in theirs. */
const Order = z.number().int().min(0).max(999);
export const SetSection = Card.extend({
  section: Slug,
  order: Order,
  zh: text(60),
  en: text(160),
  words: maybe(800),
  photos: z.array(Id).max(6).default([]),
  /** What each photo shows, in the order of `photos`: nobody who cannot see it is left out. */
  captions: z.array(said(120)).max(6).default([]),
}).refine(({ photos, captions }) => photos.length === captions.length, { path: ["captions"] });
export type SetSection = z.infer<typeof SetSection>;

/** A number somebody else reported, with the document it stands in; never computed here. */
const Reported = z.object({ value: said(120), document: said(160) });
const Source = z.object({
  code: FigureCode,
  area: AreaPrefix,
  span: Span,
  trend: z.boolean().default(false),
  counties: z.boolean().default(false),
  /** What is claimed is how far the figure is from what it is held against: that difference stands large, the figure beside it. */
  difference: z.boolean().optional(),
});
export const SetItem = Card.extend({
  item: Slug,
  section: Slug,
  order: Order,
  /** The system of the programme it speaks of, e.g. "S9". */
  system: z
    .string()
    .regex(/^(S\d{1,2})?$/)
    .default(""),
  zh: text(80),
  en: text(240),
  words: maybe(600),
  reported: Reported.nullable().default(null),
  figure: Source.nullable().default(null),
}).refine(({ reported, figure }) => reported !== null || figure !== null, { path: ["reported"] });
export type SetItem = z.infer<typeof SetItem>;

/** 足迹: what was done, on which day, by whom, and where its record can be read. */
export const SetStep = Card.extend({
  step: Slug,
  on: Day,
  zh: text(200),
  en: text(600),
  who: said(80),
  /** A page of this portal. */
  link: z
    .string()
    .max(200)
    .regex(/^\/([\w\-.?=&%][\w\-./?=&%]*)?$/)
    .nullable()
    .default(null),
});
export type SetStep = z.infer<typeof SetStep>;
export const DropPart = Card.extend({ part: z.enum(["section", "item", "step"]), name: Slug });
export type DropPart = z.infer<typeof DropPart>;

export const ReturnCard = Card.extend({ reason: text(400) });
export type ReturnCard = z.infer<typeof ReturnCard>;
/** Any part of a card: an item by its name, "section:work", "step:first", or the "head" (title, lead and period). */
const PartName = z.string().regex(/^((section:|step:)?[a-z][a-z0-9-]{0,39})$/);
/** What was wrong in the published edition: a part each, and why. */
export const CorrectCard = Card.extend({
  reasons: z
    .array(z.object({ item: PartName, why: said(400) }))
    .min(1)
    .max(50),
});
export type CorrectCard = z.infer<typeof CorrectCard>;
export const WithdrawCard = Card.extend({ reason: said(400) });
export type WithdrawCard = z.infer<typeof WithdrawCard>;

// ——— what the server writes when a card is computed ———

export const NoteFrozen = Card.extend({ draft: z.number().int(), frozen: z.array(Frozen), checkpoints: z.array(Checkpoint) });
export type NoteFrozen = z.infer<typeof NoteFrozen>;
export const NoteFailure = Card.extend({ draft: z.number().int(), code: z.string().max(80), item: z.string().max(40) });
export type NoteFailure = z.infer<typeof NoteFailure>;

// ——— what is read ———

export type Stage = "none" | "draft" | "computing" | "computed" | "approved" | "published" | "withdrawn";
export type Section = { section: string; order: number; zh: string; en: string; words: Said; photos: string[]; captions: Said[] };
export type Item = Omit<SetItem, "home" | "id">;
export type Step = Omit<SetStep, "home" | "id">;
export type Correction = { item: string; zh: string; en: string; old: Said; now: Said; why: Said; version: number };
export type Content = {
  area: string;
  zh: string;
  en: string;
  lead: Said;
  from: string;
  to: string;
  sections: Section[];
  items: Item[];
  steps: Step[];
};
/** One published edition, as it was frozen. */
export type Edition = {
  version: number;
  publishedAt: string;
  digest: string;
  /** Roles and units, never persons. */
  submittedBy: { role: string; unit: string };
  approvedBy: { role: string; unit: string };
  content: Content;
  frozen: Frozen[];
  checkpoints: { log: string; size: number; note: string; at: string }[];
  corrections: Correction[];
  /** Its event's place in the card's history. */
  seq: number;
  withdrawn: Said | null;
};

export const ListEditions = z.object({});
export type EditionRow = {
  home: string;
  id: string;
  version: number;
  zh: string;
  en: string;
  from: string;
  to: string;
  publishedAt: string;
  withdrawn: boolean;
};
/** The newest published card without them. */
export const ReadEdition = z.object({
  home: Home.optional(),
  id: Id.optional(),
  version: z.coerce.number().int().min(1).max(9999).optional(),
});
/** A number an edition cites that its source has corrected since: the edition stays as it was published, and says so. */
export type Outdated = CorrectedNumber & { item: string; year: number; area: string; areaName: Said; unit: Frozen["unit"] };
export type EditionView = Edition & {
  home: string;
  id: string;
  editions: { version: number; publishedAt: string }[];
  outdated: Outdated[];
};

export const ListCards = z.object({});
export type CardRow = { home: string; id: string; zh: string; en: string; stage: Stage; version: number; area: string };
export const ReadCard = Card;
export type May = "edit" | "submit" | "return" | "approve" | "publish" | "correct" | "withdraw";
export type CardView = {
  home: string;
  id: string;
  stage: Stage;
  content: Content;
  version: number;
  frozen: Frozen[];
  problem: { code: string; item: string } | null;
  returned: string | null;
  reasons: { item: string; why: Said }[];
  /** Every part a reason may be given for, those only the last edition has among them. */
  parts: { key: string; zh: string; en: string }[];
  /** Parts that say something else than in the edition before and have no reason yet. */
  unexplained: string[];
  /** Of the newest edition: numbers corrected at their source since. */
  outdated: Outdated[];
  may: May[];
};
export type { ShownValue };
