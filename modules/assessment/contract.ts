import { z } from "zod";
import { FACTORS, LEVELS, type EntryStage, type Level, type ResultStage, type SchemeStage } from "./contract/lists.ts";
import { Item, Rule, SchemeFacts, Subject, type Veto } from "./contract/rule.ts";
import { Code, Day, text, Uuid } from "./contract/shared.ts";

export { Item, Rule, SchemeFacts, Subject, type Veto };
export type { ItemOf } from "./contract/rule.ts";

const Home = z.string().regex(/^\d{9}$/);
const OfScheme = z.object({ scheme: Uuid });
const OfEntry = z.object({ scheme: Uuid, home: Home, id: Uuid });

// ——— the scheme ———

export const DraftScheme = OfScheme.extend({ facts: SchemeFacts });
export const ConsultScheme = OfScheme.extend({ until: Day });
export const ApproveScheme = OfScheme.extend({ document: text(200) });
export const PublishScheme = OfScheme;
/** A change while the scheme runs: words, and tariffs in favour of those assessed. */
export const AmendScheme = OfScheme.extend({ rule: Rule, reason: text(300) });
export const CloseScheme = OfScheme;
export const ArchiveScheme = OfScheme;

// ——— the ledger of points ———

const Factor = z.enum(FACTORS);
export const BodyInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("case"),
    tariff: Code,
    quantity: z.number().min(0.01).max(1000).multipleOf(0.01),
    factors: z.array(Factor).max(FACTORS.length),
  }),
  z.object({ kind: z.literal("checklist"), met: z.array(Code).max(60) }),
  z.object({ kind: z.literal("panel"), marks: z.array(z.number().min(0).max(100)).min(1).max(15) }),
  z.object({
    kind: z.literal("value"),
    value: z.number().min(-1_000_000).max(1_000_000),
    interval: z.object({ low: z.number(), high: z.number() }).nullable().default(null),
  }),
  z.object({ kind: z.literal("veto") }),
]);
/** Papers that prove it: title and number. A veto needs the decision of the authority that found it. */
const Documents = z.array(text(200)).min(1).max(8);
/** Pictures of what was seen, sent before: who may open the point may look at them. */
const Photos = z.array(Uuid).max(6).default([]);
export const ProposeEntry = OfEntry.extend({
  subject: z.string().max(40),
  /** Code of the item, or of the veto. */
  item: Code,
  body: BodyInput,
  occurredOn: Day,
  reason: text(1000),
  documents: Documents,
  photos: Photos,
});
export const AcceptEntry = OfEntry;
export const ObjectToEntry = OfEntry.extend({ text: text(2000), documents: z.array(text(200)).max(8).default([]), photos: Photos });
/** The notice of a point, for the unit it was given to: 考核得失分告知单 (domain.md §7). */
export const IssueNotice = OfEntry.extend({ unit: z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{3,59}$/) });
export const ReviewEntry = OfEntry.extend({ upheld: z.boolean(), reason: text(1000) });
export const ConfirmEntry = OfEntry;
export const WithdrawEntry = OfEntry.extend({ reason: text(500) });
export const TakeBackEntry = OfEntry.extend({ reason: text(1000) });
export const TellDue = z.object({ home: Home, id: Uuid, slot: z.string().max(40) });

// ——— figures that feed items, as they were read ———

const ReadingInput = z.object({
  item: Code,
  figure: z.string().max(60),
  version: z.string().max(30),
  numerator: z.number().int().min(0),
  denominator: z.number().int().min(0),
});
export const RecordReadings = OfScheme.extend({
  subject: z.string().max(40),
  area: z.string().max(12),
  readings: z.array(ReadingInput).max(120),
});

// ——— results ———

export const ComputeResult = OfScheme;
const Row = z.object({
  subject: z.string().max(40),
  area: z.string().max(12),
  zh: z.string().max(40),
  en: z.string().max(80),
  total: z.number(),
  rank: z.number().int().nullable(),
  grade: z.string().max(24),
  qualified: z.boolean(),
  vetoes: z.array(z.string().max(24)),
  missing: z.array(z.string().max(24)),
  streak: z.number().int().min(0),
  award: z.object({ zh: z.string(), en: z.string() }).nullable(),
  items: z.array(
    z.object({
      item: z.string().max(24),
      points: z.number().nullable(),
      value: z.number().nullable(),
      numerator: z.number().nullable(),
      denominator: z.number().nullable(),
      entries: z.array(z.string()),
    }),
  ),
});
export type ResultRow = z.output<typeof Row>;
export const RecordResult = OfScheme.extend({
  rows: z.array(Row).max(300),
  open: z.number().int().min(0),
  version: z.number().int(),
  touched: z.number().int(),
});
export const PubliciseResult = OfScheme;
export const ObjectToResult = OfScheme.extend({ entry: Uuid, text: text(2000), contact: text(100).nullish() });
export const DecideResultObjection = OfScheme.extend({ entry: Uuid, upheld: z.boolean(), reason: text(1000) });
export const FinaliseResult = OfScheme.extend({ document: text(200) });
export const AwardTitles = OfScheme.extend({ document: text(200) });
/** False numbers for an honour: it is taken back (统计法 12). The decision that found them is named. */
export const RevokeTitle = OfScheme.extend({ subject: z.string().max(40), document: text(200), reason: text(1000) });
/** By the address of the result itself. */
export const TellResultDue = z.object({ home: Home, id: Uuid, slot: z.string().max(40) });

// ——— reads ———

export const ReadItem = OfScheme.extend({ subject: z.string().max(40), item: Code });
type Said = { zh: string; en: string };
/** What an item of a public result is made of. `fingerprint`: the salted commitment to the point's first event, `sealed` where it stands in the log. */
export type ItemView = {
  scheme: Said & { year: number };
  unit: Said & { area: string };
  item: Said & { code: string; points: number };
  points: number | null;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  figure: (Said & { code: string }) | null;
  months: string[];
  entries: { on: string; points: number | null; fingerprint: string | null; sealed: { log: string; entry: number } | null }[];
};
export const ListSchemes = z.object({});
export const ReadScheme = OfScheme;
export const ReadStanding = OfScheme.extend({ subject: z.string().max(40), on: Day.optional() });
export const ListEntries = z.object({
  scheme: Uuid.optional(),
  subject: z.string().max(40).optional(),
  stage: z.enum(["open", "objected", "confirmed", "withdrawn"]).optional(),
});
export const ReadEntry = z.object({ home: Home, id: Uuid });
export const ReadResult = OfScheme;
export const ListResults = z.object({
  level: z.enum(LEVELS).default("county"),
  area: z
    .string()
    .regex(/^\d{4}(\d{2})?$/)
    .optional(),
  year: z.coerce.number().int().min(1990).max(2200).optional(),
});
export const ListFeeds = z.object({});
export const ListTemplates = z.object({});
export const ReadRecords = OfScheme.extend({ subject: z.string().max(40), item: Code });

// ——— answers ———

export type SchemeDone = { scheme: string; stage: SchemeStage; version: number };
export type EntryDone = { home: string; id: string; stage: EntryStage };
export type ResultDone = { scheme: string; stage: ResultStage | "none" };

export type SchemeRow = {
  scheme: string;
  year: number;
  level: Level;
  area: string;
  zh: string;
  en: string;
  stage: SchemeStage;
  running: boolean;
  version: number;
  from: string;
  until: string;
  subjects: number;
  result: ResultStage | null;
  demo: boolean;
};
export type SchemeStep = "draft" | "consult" | "approve" | "publish" | "amend" | "close" | "archive";
export type SchemeView = SchemeFacts & {
  scheme: string;
  stage: SchemeStage;
  running: boolean;
  version: number;
  consultUntil: string | null;
  approvedDocument: string | null;
  versions: readonly { version: number; at: string; reason: string | null }[];
  may: readonly SchemeStep[];
};
export type EntryRow = {
  home: string;
  id: string;
  scheme: string;
  subject: string;
  area: string;
  item: string;
  itemZh: string;
  itemEn: string;
  subjectZh: string;
  subjectEn: string;
  points: number | null;
  stage: EntryStage;
  reversed: boolean;
  occurredOn: string;
  recordedOn: string;
  dueAt: string | null;
  demo: boolean;
};
export type EntryStep = "accept" | "object" | "review" | "confirm" | "withdraw" | "take-back";
export type EntryView = EntryRow & {
  body: z.output<typeof BodyInput>;
  method: string;
  documents: readonly string[];
  photos: readonly string[];
  reason: string | null;
  due: { slot: "object" | "review" | "confirm"; dueAt: string } | null;
  objection: { at: string; text: string | null; documents: readonly string[]; photos: readonly string[] } | null;
  votes: readonly { upheld: boolean; text: string | null }[];
  panel: number;
  outcome: string | null;
  may: readonly EntryStep[];
};
export type StandingItem = {
  item: Item;
  points: number | null;
  uncapped: number | null;
  capped: boolean;
  neutral: boolean;
  value: number | null;
  reading: { figure: string; zh: string; en: string; version: string; numerator: number; denominator: number; on: string } | null;
  lost: number;
  way:
    | { kind: "none" }
    | { kind: "value"; target: number; value: number; more: number | null }
    | { kind: "lines"; lines: readonly string[] }
    | { kind: "cases"; entries: readonly string[] }
    | { kind: "unknown" };
  entries: readonly EntryRow[];
};
export type StandingView = {
  scheme: SchemeRow;
  subject: Subject;
  on: string;
  base: number;
  total: number;
  grade: string;
  qualified: boolean;
  missing: readonly string[];
  vetoes: readonly Veto[];
  items: readonly StandingItem[];
  categories: readonly { category: string; zh: string; en: string; points: number; capped: boolean }[];
  grades: Rule["grades"];
  /** Days on which the total changed, and what it was then. */
  days: readonly { on: string; total: number }[];
  /** Proposed and not yet decided: what they would make of the total. */
  open: { entries: readonly EntryRow[]; total: number };
};
export type ResultView = {
  scheme: SchemeRow;
  stage: ResultStage;
  rows: readonly ResultRow[];
  on: string;
  open: number;
  stale: boolean;
  publicUntil: string | null;
  document: string | null;
  revoked: readonly string[];
  fullHouse: boolean;
  objections: readonly { entry: string; at: string; text: string | null; upheld: boolean | null }[];
  /** Points taken back after a unit objected: published with the result. */
  reversals: readonly { subject: string; item: string; zh: string; en: string; points: number | null; on: string }[];
  rule: Rule;
  may: readonly ResultStep[];
};
export type ResultStep = "compute" | "publicise" | "decide-objection" | "finalise" | "award" | "revoke";
export type YearResult = {
  scheme: string;
  year: number;
  zh: string;
  en: string;
  stage: ResultStage;
  fullHouse: boolean;
  demo: boolean;
  rows: readonly {
    subject: string;
    area: string;
    zh: string;
    en: string;
    total: number;
    rank: number | null;
    grade: string;
    gradeZh: string;
    gradeEn: string;
    qualified: boolean;
    streak: number;
    award: { zh: string; en: string } | null;
  }[];
};
/** Those of a rate that keep it from being whole, as records stand now; of sealed kinds nothing but their number. */
export type FigureRecords = {
  figure: { zh: string; en: string };
  definition: { zh: string; en: string };
  version: string;
  from: string;
  to: string;
  numerator: number;
  denominator: number;
  missed: number;
  sealed: number;
  rows: readonly { module: string; home: string; id: string; day: string; place: string }[];
};
export type Template = { code: string; zh: string; en: string; origin: { zh: string; en: string } | null; facts: SchemeFacts };
export type Feed = { figure: string; zh: string; en: string; definition: { zh: string; en: string }; version: string };
