import { z } from "zod";

const Home = z.string().regex(/^\d{9}$/);
const Id = z.uuid().transform((value) => value.toLowerCase());
const Secret = z.string().min(20).max(64);
/** The kind of the record, "incidents.incident". */
const Kind = z.string().regex(/^[a-z-]{2,30}\.[a-z-]{2,40}$/);
const Field = z.string().min(1).max(120);
const Code = z.string().regex(/^[a-z-]{2,30}\.[a-z-]{2,40}$/);
const line = (least: number, most: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(least)
        .max(most)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u),
    );

/** A phone as people type it: full-width digits, spaces, dashes, with or without +86. */
export const Phone = z
  .string()
  .max(40)
  .transform((value) =>
    value
      .normalize("NFKC")
      .replace(/[\s-]/g, "")
      .replace(/^(\+?86)(?=1\d{10}$)/, ""),
  )
  .pipe(z.string().regex(/^1[3-9]\d{9}$|^0\d{9,11}$/));

/** `part`: the link is for one party of the record and not for all of it. */
const Link = z.object({
  home: Home,
  id: Id,
  secret: Secret,
  part: z
    .string()
    .regex(/^[a-z]{1,20}\/[0-9a-zA-Z-]{1,60}$/)
    .optional(),
});
export type Link = z.output<typeof Link>;

const Digits = z
  .string()
  .max(20)
  .transform((value) => value.normalize("NFKC").replace(/\s/g, ""));
const Pass = z.string().min(40).max(120);
/** What the code is said in: the language of the page that asks, Chinese where none is named. */
const language = z.enum(["zh", "en"]).optional();
export const AskCode = Link.extend({ phone: Phone, language });
export type AskCode = z.output<typeof AskCode>;
export const Prove = Link.extend({
  phone: Phone,
  code: Digits,
});
export type Prove = z.output<typeof Prove>;

/** With a pass: what a code to the phone on record was given for, good for half an hour. */
const Proven = Link.extend({ pass: Pass });
export const ReadMine = Proven;
export type Proven = z.output<typeof Proven>;

const OwnId = z.object({ id: Id });
export const AskOwn = OwnId.extend({ phone: Phone, language });
export type AskOwn = z.output<typeof AskOwn>;
export const NoteOwnSent = OwnId;
export const ProveOwn = OwnId.extend({ code: Digits });
export type ProveOwn = z.output<typeof ProveOwn>;
export const ReadOwn = OwnId.extend({ pass: Pass });
export type ReadOwn = z.output<typeof ReadOwn>;
export type Done = { done: true };

/** What may be done with which fields is said by the page's own query, sealed in a ticket; the command believes nothing else. */
const Ticketed = Proven.extend({ kind: Kind, purpose: Code, ticket: z.string().min(20).max(64) });
export const CorrectField = Ticketed.extend({ field: Field, value: line(1, 300) });
export type CorrectField = z.output<typeof CorrectField>;
export const WithdrawConsent = Ticketed.extend({ fields: z.array(Field).min(1).max(50) });
export type WithdrawConsent = z.output<typeof WithdrawConsent>;
const Kept = z.object({ purpose: Code, until: z.iso.datetime({ offset: true }), fields: z.number().int().min(1).max(500) });
export const AskDeletion = Proven.extend({
  kind: Kind,
  fields: z.array(Field).max(50),
  kept: z.array(Kept).max(20),
  ticket: z.string().min(20).max(64),
});
export type AskDeletion = z.output<typeof AskDeletion>;
export const NoteCopy = Proven.extend({ form: z.enum(["json", "pdf"]) });

export type Two = { zh: string; en: string };
export const ACTS = ["proved", "corrected", "copied", "withdrawn", "deletion"] as const;
export type MineField = {
  field: string;
  /** What sort of field: "phone", "description". */
  sort: string;
  masked: string;
  purpose: string;
  purposeTitle: Two;
  basis: Two;
  consent: boolean;
  since: string;
  until: string;
  /** Lets this one be corrected; null: it is what was said then, and is added to, not changed. */
  correct: string | null;
};
export type MineReading = {
  at: string;
  name: string;
  role: Two;
  unit: Two;
  sorts: readonly string[];
  purposeTitle: Two;
  basis: string;
  reason: string;
};
/** One matter of all those under a phone. `link`: to this person's own page of it, with a pass of its own until the same instant. */
export type OwnMatter = {
  home: string;
  id: string;
  number: string;
  kindTitle: Two;
  sorts: readonly string[];
  since: string;
  until: string;
  readings: number;
  link: { part: string; secret: string; pass: string };
};
export type OwnView = {
  id: string;
  until: string;
  matters: readonly OwnMatter[];
  /** The newest looks over all matters; `more`: so many are older. */
  readings: readonly (MineReading & { number: string })[];
  more: number;
};
export type MineView = {
  home: string;
  id: string;
  number: string;
  kind: string;
  kindTitle: Two;
  until: string;
  fields: readonly MineField[];
  /** What offices wrote about the matter, which may speak of the person: how much and until when. */
  written: readonly { purposeTitle: Two; basis: Two; count: number; until: string }[];
  readings: readonly MineReading[];
  acts: readonly { at: string; act: (typeof ACTS)[number]; erased: number; kept: number }[];
  withdraw: readonly { purpose: string; title: Two; fields: readonly string[]; ticket: string }[];
  deletion: {
    fields: readonly string[];
    kept: readonly { purpose: string; title: Two; basis: Two; until: string; fields: number }[];
    ticket: string;
  } | null;
};

// ——— what a caller has open ———

/** Why the number was typed, as the person reads it later. */
export const WHYS = ["call", "visit", "letter"] as const;
export const LookUpCaller = z.object({ kind: Kind, phone: Phone, why: z.enum(WHYS) });
export type LookUpCaller = z.output<typeof LookUpCaller>;
export type CallerMatter = { home: string; id: string; number: string; kindTitle: Two; placeName: Two };
export const ListLookUps = z.object({});
export type LookUpRow = {
  id: string;
  at: string;
  byName: string;
  roleTitle: Two;
  unitName: Two | null;
  kindTitle: Two;
  why: string;
  found: number;
};

// ——— emergency openings ———

const OfGlass = z.object({ home: Home, id: Id });
export type GlassRef = z.output<typeof OfGlass>;
export const OpenGlass = OfGlass.extend({
  record: z.object({ home: Home, id: Id }),
  kind: Kind,
  ticket: z.string().min(20).max(64),
  hours: z.number().int().min(1).max(8),
  reason: line(10, 300),
  /** Why the person must not be told at once (whoever threatens them may hold the phone); null: told. */
  quiet: line(10, 300).nullable(),
});
export type OpenGlass = z.output<typeof OpenGlass>;
export const CloseGlass = OfGlass;
export const EndGlass = OfGlass;
export const ReadOpened = OfGlass;
export const ReviewGlass = OfGlass.extend({ upheld: z.boolean(), words: line(4, 300) });
export type ReviewGlass = z.output<typeof ReviewGlass>;
export const FindSealed = z.object({ number: z.string().min(1).max(40) });
export const ListGlass = z.object({});
export const ListActs = z.object({});
export type FoundSealed = {
  home: string;
  id: string;
  number: string;
  kind: string;
  kindTitle: Two;
  placeName: Two;
  sorts: readonly string[];
  ticket: string;
};
export type Opened = {
  home: string;
  id: string;
  number: string;
  kindTitle: Two;
  until: string;
  fields: readonly { field: string; sort: string; text: string; purposeTitle: Two }[];
};
/** `shut`: nothing sealed opens now, and what was typed is left out. */
export type GlassList = { rows: GlassRow[]; shut: boolean };
export type GlassRow = {
  home: string;
  id: string;
  byName: string;
  unitName: Two | null;
  number: string | null;
  kindTitle: Two | null;
  openedAt: string;
  until: string;
  stage: "open" | "ended";
  told: boolean;
  reason: string | null;
  quiet: string | null;
  review: { upheld: boolean; byName: string; at: string; words: string | null } | null;
  may: readonly ("open" | "close" | "review")[];
};
export const ReadErasedRecord = z.object({ home: Home, id: Id, n: z.coerce.number().int().min(1).max(1_000_000) });
export type ErasedRecord = { home: string; id: string; number: string; kindTitle: Two };
export type ActRow = { home: string; id: string; n: number; act: (typeof ACTS)[number]; at: string; erased: number; kept: number };
