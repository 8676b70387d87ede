import { z } from "zod";
import { Day } from "#contracts/limits";
import { UnitCode } from "#contracts/organisations";

const Home = z.string().regex(/^\d{9}$/);
const Id = z.uuid().transform((value) => value.toLowerCase());
/** City, county or town: a village has no answers of its own. */
const AnswerArea = z.string().regex(/^(\d{4}|\d{6}|\d{9})$/);
const AnyArea = z.string().regex(/^\d{4,17}$/);
const emptyArea = z.literal("").transform((): undefined => undefined);
/** A kind of matter, or a group of them. */
const Category = z.string().regex(/^\d{2}(\d{2})?$/);
// oxlint-disable-next-line no-control-regex
const VISIBLE = /^[^\u0000-\u0009\u000B-\u001F\u007F\uFFFE\uFFFF]*$/u;
const text = (least: number, most: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().min(least).max(most).regex(VISIBLE));

export const QUESTION_MOST = 120;
export const ANSWER_MOST = 2_000;
export const LINE_MOST = 200;
const lines = (most: number) => z.array(text(1, LINE_MOST)).max(most).default([]);

/** What is said in one language. `steps`, `bring`: a line each. */
const Said = z.object({
  question: text(4, QUESTION_MOST),
  /** Other wordings people use: searched, and shown as such. */
  wordings: z.array(text(2, QUESTION_MOST)).max(12).default([]),
  answer: text(4, ANSWER_MOST),
  steps: lines(12),
  bring: lines(15),
  cost: text(0, LINE_MOST).default(""),
  takes: text(0, LINE_MOST).default(""),
});
export type Said = z.output<typeof Said>;

/** Law or document. `number`: 国令第… or 湖…〔2026〕12号, where it has one. `sample`: 示意, no document that exists. */
const Basis = z.object({
  title: text(2, 100),
  titleEn: text(0, 160).default(""),
  number: text(0, 60).default(""),
  on: Day.nullable().default(null),
  article: text(0, 60).default(""),
  sample: z.boolean().default(false),
});
export type Basis = z.output<typeof Basis>;

/** Where one goes or rings: hours, address and phone stand in the register it names, never in an answer. */
const Desk = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("unit"), code: UnitCode }),
  z.object({ kind: z.literal("point"), home: Home, id: Id }),
]);
export type Desk = z.output<typeof Desk>;

export const AUDIENCES = ["public", "internal"] as const;
export type Audience = (typeof AUDIENCES)[number];

export const AnswerText = z.object({
  zh: Said,
  en: Said.nullable().default(null),
  basis: z.array(Basis).min(1).max(6),
  desk: Desk.nullable().default(null),
  category: Category.nullable().default(null),
  validFrom: Day,
  validTo: Day.nullable().default(null),
  /** The day on which the office looks at it again. */
  reviewBy: Day,
  audience: z.enum(AUDIENCES),
});
export type AnswerText = z.output<typeof AnswerText>;

const Of = z.object({ home: Home, id: Id });
export type EntryRef = z.output<typeof Of>;
const Version = z.coerce.number().int().min(1).max(10_000);

/** `from`: the case an officer proposes it out of; nothing of the case comes with it. */
export const DraftEntry = z.object({ id: Id, area: AnswerArea, owner: UnitCode, text: AnswerText, from: Of.nullable().default(null) });
export type DraftEntry = z.output<typeof DraftEntry>;
export const ReviseEntry = Of.extend({ text: AnswerText, reason: text(4, 400) });
export type ReviseEntry = z.output<typeof ReviseEntry>;
/** What is checked is named by its number, so that nobody passes what they did not read. */
export const CheckVersion = Of.extend({ version: Version, passed: z.boolean(), remark: text(0, 400).default("") });
export type CheckVersion = z.output<typeof CheckVersion>;
/** `seen`: entries of the same question that were shown before, as "home/id". */
export const PublishVersion = Of.extend({
  version: Version,
  seen: z
    .array(z.string().regex(/^\d{9}\/[0-9a-f-]{36}$/))
    .max(50)
    .default([]),
});
export type PublishVersion = z.output<typeof PublishVersion>;
export const DropDraft = Of.extend({ reason: text(4, 400) });
export type DropDraft = z.output<typeof DropDraft>;
export const ConfirmEntry = Of.extend({ version: Version, reviewBy: Day });
export type ConfirmEntry = z.output<typeof ConfirmEntry>;
export const WithdrawEntry = Of.extend({ reason: text(4, 400) });
export type WithdrawEntry = z.output<typeof WithdrawEntry>;
/** An answer given in a case: entry and version × case, nobody's name. */
export const UseEntry = Of.extend({ version: Version, matter: Of });
export type UseEntry = z.output<typeof UseEntry>;
/** 这条没有帮到我: a record of its own, without a person. `remark` is its id. */
export const MarkUnhelpful = Of.extend({ version: Version, remark: Id, reason: text(0, 400).default("") });
export type MarkUnhelpful = z.output<typeof MarkUnhelpful>;
export const TellEntry = Of.extend({ slot: z.string().max(60) });
export type TellEntry = z.output<typeof TellEntry>;
export const EntryOnly = Of;

// ——— what is read ———

export const ENTRY_VIEWS = ["published", "due", "drafts", "withdrawn", "all"] as const;
export type EntryView = (typeof ENTRY_VIEWS)[number];
const words = z.string().trim().max(200).optional();
const Filter = { area: emptyArea.or(AnyArea).optional(), q: words, cursor: z.string().max(20).optional() };
const theme = z
  .literal("")
  .transform((): undefined => undefined)
  .or(Category)
  .optional();
export const ListEntries = z.object({ ...Filter, view: z.enum(ENTRY_VIEWS).default("published"), theme, unit: UnitCode.optional() });
export type ListEntries = z.output<typeof ListEntries>;
export const ListPublicAnswers = z.object({ ...Filter, theme });
export type ListPublicAnswers = z.output<typeof ListPublicAnswers>;
export const ReadEntry = Of;
/** Asked by "POST": what a resident typed stands in no address. */
export const FindNearest = z.object({
  words: z.string().trim().max(4_000).default(""),
  category: Category.optional(),
  area: AnyArea.optional(),
  lon: z.coerce.number().min(-180).max(180).optional(),
  lat: z.coerce.number().min(-90).max(90).optional(),
});
export type FindNearest = z.output<typeof FindNearest>;

/** dropped: a draft that never was published. */
export type EntryStage = "draft" | "published" | "withdrawn" | "dropped";
/** write: it was returned · check · publish: a check passed · null: no draft is open. */
export type DraftStep = "write" | "check" | "publish" | null;

/** What one looks for an answer by. */
export type AnswerRow = {
  home: string;
  id: string;
  version: number;
  question: { zh: string; en: string | null };
  /** The answer's beginning, for lists. */
  brief: { zh: string; en: string | null };
  category: string | null;
  area: string;
  owner: string;
  reviewBy: string;
  /** Its review day is past. */
  stale: boolean;
  /** Its validity is over, or has not begun. */
  inForce: boolean;
  /** Last looked at: published or confirmed. */
  checkedOn: string | null;
};
export type EntryRow = AnswerRow & {
  stage: EntryStage;
  audience: Audience;
  draft: DraftStep;
  /** null: it applies beyond the reader's own area, so what they could count is not all. */
  uses: number | null;
  remarks: number | null;
  due: string | null;
};
export type EntryPage = { rows: readonly EntryRow[]; next: string | null };
export type PublicAnswers = {
  rows: readonly AnswerRow[];
  next: string | null;
  themes: readonly { code: string; zh: string; en: string; n: number }[];
  names: Names;
};
/** Whole, so that it can be read aloud and used where it was found. */
export type FoundAnswer = AnswerRow & { text: AnswerText; audience: Audience };
export type Names = {
  units: Readonly<Record<string, { zh: string; en: string }>>;
  areas: Readonly<Record<string, { zh: string; en: string }>>;
};
export type NearestAnswers = { rows: readonly FoundAnswer[]; names: Names };

/** The desk as its register says it now; null: it is there no more. */
export type DeskView = {
  zh: string;
  en: string;
  dutyLine: string | null;
  hours: { zh: string; en: string | null } | null;
  street: string | null;
  path: string | null;
} | null;

export type VersionView = {
  version: number;
  text: AnswerText;
  reason: string;
  writtenAt: string;
  publishedAt: string | null;
  /** When another version took its place, or it was withdrawn. */
  until: string | null;
};
export type PublicAnswer = AnswerRow & {
  text: AnswerText;
  desk: DeskView;
  since: string;
  withdrawn: { at: string; reason: string } | null;
  earlier: readonly VersionView[];
  names: Names;
};

export const ENTRY_STEPS = ["revise", "check", "publish", "drop", "confirm", "withdraw"] as const;
export type EntryStep = (typeof ENTRY_STEPS)[number];
type Step = { at: string; by: string };
export type StaffVersion = VersionView & {
  /** Account and unit. */
  writtenBy: string;
  checked: Step | null;
  returned: (Step & { remark: string }) | null;
  published: Step | null;
};
export type SameQuestion = { home: string; id: string; question: string; area: string; owner: string; stage: EntryStage; version: number };
export type EntryPageView = EntryRow & {
  versions: readonly StaffVersion[];
  current: number | null;
  open: number | null;
  desk: DeskView;
  /** The office that must answer for it now: its own, or the superior of one that is no more. */
  answering: string;
  from: { home: string; id: string; number: string } | null;
  reviews: readonly { dueAt: string; reviewBy: string; metAt: string | null; provisional: boolean }[];
  confirmed: readonly (Step & { reviewBy: string })[];
  withdrawn: (Step & { reason: string }) | null;
  handedUp: readonly { at: string; from: string; to: string }[];
  same: readonly SameQuestion[];
  /** Cases it was used in, the newest first; of those the reader may open, their numbers. */
  used: readonly { home: string; id: string; number: string; version: number; on: string }[];
  reasons: readonly { on: string; version: number; reason: string | null }[];
  /** Nothing sealed opens now: a reason that is null is not gone. */
  shut: boolean;
  may: readonly EntryStep[];
  /** Names of accounts, by id. */
  people: Readonly<Record<string, string>>;
};
