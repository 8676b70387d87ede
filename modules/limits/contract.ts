import { z } from "zod";

// oxlint-disable-next-line no-control-regex
const VISIBLE = /^[^\u0000-\u001F\u007F\uFFFE\uFFFF]*$/u;
const line = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(z.string().min(1).max(max).regex(VISIBLE));

const Year = z.coerce.number().int().min(2004).max(2200);
/** A day the city can have to do with: years before the calendar and beyond four digits are what clocks without a battery and scripts send, and no date arithmetic bears them. */
export const Day = z.iso.date().refine((day) => day >= "1900-01-01" && day < "2200-01-01");

const Unit = z.enum(["minute", "hour", "workingHour", "workingDay", "day", "month"]);
const Limit = z.object({ amount: z.number().int().min(0).max(1000), unit: Unit });
export type Limit = z.infer<typeof Limit>;

/** How sure the figure is (domain.md §0.1): L read in the law, M from memory, P our proposal or local rule, F found in a secondary source. */
export type Certainty = "L" | "M" | "P" | "F";

/** `limit` within; `atOnce`; `atLeast` so long or longer; `before` so long before; `yearly` by that day; `quarterly`; `lastMonthOfYear` within the last month of each year. */
export type Length =
  | { kind: "limit" | "atLeast" | "before"; limit: Limit }
  | { kind: "atOnce" | "quarterly" | "lastMonthOfYear" }
  | { kind: "yearly"; monthDay: string };

type Words = { zh: string; en: string };

/** One clock of the table: who must act, from when, how long, and what follows. */
export type Rule = {
  /** "PET-6"; further clocks of one row carry a suffix, "REC-3.summary". */
  id: string;
  /** Row of the table, "REC-3". */
  row: string;
  matter: Words;
  who: Words;
  /** A duty can be late; a right can only lapse. */
  kind: "duty" | "right";
  start: Words;
  length: Length;
  /** At most so much, once; null: none, or not counted in time. */
  extension: Limit | null;
  /** What lengthens or pauses it, in words. */
  extensionNote: Words | null;
  lapse: Words | null;
  basis: string;
  certainty: Certainty;
  /** First day on which it reads so. */
  validFrom: string;
  version: number;
};

// ——— what is written ———

const NoticeDay = z.object({ date: z.string().max(20), name: line(40), isOffDay: z.boolean() });
/** The holiday-cn schema; other members of the file are let pass and not kept. */
export const LoadYearNotice = z.object({ year: Year, source: line(200), days: z.array(NoticeDay).min(1).max(80) });
export type LoadYearNotice = z.infer<typeof LoadYearNotice>;
export const WithdrawYearNotice = z.object({ year: Year });
export type WithdrawYearNotice = z.infer<typeof WithdrawYearNotice>;
export type NoticeOutcome = { year: number; loaded: boolean; daysOff: number; daysWorked: number };

export const AmendRule = z.object({
  id: z.string().regex(/^[A-Z]{2,5}-\d{1,2}(\.[a-z-]{1,30})?$/),
  length: Limit,
  extension: Limit.nullable().default(null),
  /** The local document that says so, with its number. */
  basis: line(200),
  validFrom: Day,
});
export type AmendRule = z.infer<typeof AmendRule>;

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
export const SetWorkingTime = z.object({
  windows: z
    .array(z.object({ from: Time, to: Time }))
    .min(1)
    .max(6),
  validFrom: Day,
});
export type SetWorkingTime = z.infer<typeof SetWorkingTime>;

/** Lays the table of this release into the ledger; given by a job, and again after an upgrade. */
export const DefineRules = z.object({ release: z.string().min(1).max(80) });
export type DefineRules = z.infer<typeof DefineRules>;

/** What somebody found who looked a legal source up: it stands as we cite it, was revised, is being revised, or is no longer in force. */
export const FOUND_STATES = ["inForce", "revised", "draft", "repealed"] as const;
export type FoundState = (typeof FOUND_STATES)[number];
/** `unchecked`: what we know does not say, and nobody of this city has looked it up. */
export type SourceState = FoundState | "unchecked";

export const ReviewSource = z.object({
  code: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .max(60),
  on: Day,
  /** By which document: the lawyer's or the legal office's opinion, with its number. */
  document: line(200),
  nextBy: Day,
  found: z.enum(FOUND_STATES),
});
export type ReviewSource = z.infer<typeof ReviewSource>;

// ——— what is read ———

/** Where the review of a source stands. `reviewedOn`: null, nobody of this city has looked it up. */
export type SourceStanding = {
  code: string;
  zh: string;
  en: string;
  state: SourceState;
  reviewedOn: string | null;
  reviewBy: string;
  overdue: boolean;
};
/** Null is "not checked". `clocks`: entries of the table of clocks that rest on it. `may`: the reader may record a review. */
export type ListedSource = SourceStanding & {
  certainty: Certainty;
  edition: string | null;
  number: string | null;
  inForce: string | null;
  revised: string | null;
  clocks: readonly string[];
  /** The last first. */
  reviews: readonly { on: string; document: string; nextBy: string; found: FoundState }[];
};
export const ListSources = z.object({});
export type SourceList = { on: string; may: boolean; sources: ListedSource[] };

export const ListRules = z.object({ on: Day.optional() });
/**
 * `basisEn`: the same citation with the English names of laws; what an officer typed stays as it was typed. `used`: a clock of this program is counted
 * by it. `may`: the reader may amend it. `sources`: the laws its basis names, and where their review stands.
 */
export type ListedRule = Rule & { basisEn: string; used: boolean; may: boolean; sources: SourceStanding[] };
export type RuleList = { on: string; rules: ListedRule[] };

/** Either one year, or a stretch of at most 1,500 days from `from`; `to` defaults to the end of the second year after. */
export const ReadCalendar = z
  .object({ year: Year.optional(), from: Day.optional(), to: Day.optional() })
  .refine(({ year, from }) => (year === undefined) !== (from === undefined), { path: ["year"] });
export type DayStatus = "work" | "off" | "provisional";
export type CalendarView = {
  from: string;
  to: string;
  days: Record<string, DayStatus>;
  /** Names of the days a notice names: 春节. */
  names: Record<string, string>;
  years: { year: number; source: string | null; loaded: boolean; provisional: boolean }[];
  /** Whether the reader may load notices and set working hours. */
  may: boolean;
  /** Working hours and the first day they hold. */
  workingTimes: { validFrom: string; windows: { from: string; to: string }[] }[];
};
