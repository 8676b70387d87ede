import type { z } from "zod";
import type { EntryStage, Level, ResultStage, SchemeStage } from "./lists.ts";
import type { BodyInput, ResultRow } from "./points.ts";
import type { Item, Rule, SchemeFacts, Subject, Veto } from "./rule.ts";

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
export type SchemeStep = "draft" | "consult" | "approve" | "publish" | "amend" | "close" | "archive" | "void";
export type SchemeView = SchemeFacts & {
  scheme: string;
  stage: SchemeStage;
  running: boolean;
  version: number;
  consultUntil: string | null;
  approvedDocument: string | null;
  voided: { reason: string; at: string } | null;
  versions: readonly { version: number; at: string; reason: string | null }[];
  /** What the units said while they were asked; for staff. */
  opinions: readonly {
    entry: string;
    subject: string;
    text: string | null;
    at: string;
    answer: { adopted: boolean; text: string | null; at: string } | null;
  }[];
  /** Units the reader may speak for now. */
  opines: readonly string[];
  /** The reader may answer what was said. */
  answers: boolean;
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
  /** The unit said that it has nothing against it. */
  accepted: boolean;
  votes: readonly { upheld: boolean; text: string | null }[];
  panel: number;
  outcome: string | null;
  /** What was seen at a place, where the point is for a finding of an inspection: beside the point, under this id. */
  visit: string | null;
  may: readonly EntryStep[];
};
/** What another module has published, with its interval where it is an estimate; as shares. */
type Told = { value: number | null; low: number | null; high: number | null };
export type StandingItem = {
  item: Item;
  points: number | null;
  uncapped: number | null;
  capped: boolean;
  neutral: boolean;
  value: number | null;
  reading: {
    figure: string;
    zh: string;
    en: string;
    version: string;
    numerator: number;
    denominator: number;
    told?: Told;
    on: string;
  } | null;
  lost: number;
  way:
    | { kind: "none" }
    | { kind: "value"; target: number; value: number; more: number | null }
    | { kind: "lines"; lines: readonly string[] }
    | { kind: "cases"; entries: readonly string[] }
    | { kind: "places" }
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
export type LostAward = { subject: string; award: { zh: string; en: string }; year: number };
export type ResultView = {
  scheme: SchemeRow;
  stage: ResultStage;
  rows: readonly ResultRow[];
  on: string;
  open: number;
  stale: boolean;
  publicUntil: string | null;
  document: string | null;
  /** Published once, and taken back since because an objection was upheld: nobody but the office sees its rows until it is public anew. */
  takenBack: boolean;
  revoked: readonly { subject: string; document: string; reason: string; on: string }[];
  /** Awards that ended because an earlier year was taken back. */
  lost: readonly LostAward[];
  fullHouse: boolean;
  /** Whether the reader may open what was objected, which is logged: whoever decides. */
  opens: boolean;
  /** `text` and `contact` for who decides, and opened with a reason; the decision and its reason for everybody. */
  objections: readonly {
    entry: string;
    at: string;
    text: string | null;
    contact: string | null;
    decided: { upheld: boolean; reason: string; on: string } | null;
  }[];
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
  /** None while a result that was public is put right. */
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
    revoked: boolean;
    lost: readonly LostAward[];
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
