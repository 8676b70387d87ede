import type { Due } from "#modules/incidents";
import type { Language } from "#web/words";
import type { Check, Inspection } from "./check.ts";
import type { Level, Unit } from "./contract.ts";
import type { Stage } from "./contract/stages.ts";
import type { Ref, Sealed, SelfLine } from "./event.ts";
import type { Owed } from "./owed.ts";

export type Objection = {
  entry: string;
  text: Sealed;
  at: string;
  /** The mobile number that is told what was decided. */
  phone?: Sealed;
  language?: Language;
  decided: { upheld: boolean; by: string; text: Sealed } | null;
};
export type Contested = "refused" | "warned" | "revoked";
/** `office`: whose step it is, where it is neither the unit's nor the first look's. */
export type Running = {
  office?: string;
  slot: "prelim" | "rectify" | "publicity" | "warning" | "restore";
  from: string;
  due: Due;
};
/** `office`: who awarded it, and so issues its papers; records begun before papers were issued have none. */
export type Title = {
  office?: string;
  certificate: string;
  level: Level;
  score: number;
  from: string;
  until: string;
  renewFrom: string;
  reportDue: string;
};

export type Told = { slot: string; dueAt: string; as: "reminded" | "lapsed" };

export type KnownApplication = {
  stage: Stage;
  scheme: string;
  version: number;
  round: string;
  unit: Unit;
  self: readonly SelfLine[];
  contact: Sealed | null;
  renews: Ref | null;
  demo: boolean;
  appliedAt: string;
  /** Office the applicant acted for, and everybody who has had a hand in it so far. */
  applicantUnit: string;
  tookPart: readonly string[];
  inspectors: readonly string[];
  recused: readonly string[];
  seed: string | null;
  inspection: Inspection | null;
  /** Lines whose finding is not yet mended. */
  open: readonly { line: string; grave: boolean }[];
  published: { score: number; level: Level } | null;
  objections: readonly Objection[];
  title: Title | null;
  reports: readonly number[];
  /** `by`: who warned; warnings of before do not say. */
  warning: { document: string; at: string; by?: string } | null;
  decidedBy: string | null;
  appealUntil: string | null;
  appeal: { against: Contested; at: string; decided: boolean } | null;
  againFrom: string | null;
  /** What runs now, and what ran before. */
  due: Running | null;
  /** `undone`: a rectification that ended without being mended; records of before do not say. */
  past: readonly (Running & { metAt: string; undone?: true })[];
  pastReports: readonly { dueAt: string; metAt: string }[];
  told: Told | null;
  /** The last word on each clock, so that two that run at once do not undo each other's; records of before have only the last of all. */
  toldOf?: Readonly<Record<string, Told>>;
  /** The newest inspection since the award; records of before have none. */
  check?: Check | null;
  endedAt: string | null;
  /** Where it stood before it was refused or revoked; records of before do not say. */
  before?: Stage | null;
  /** What the unit applied for after this one. */
  next?: Ref | null;
  /** Papers its steps call for. */
  papers: readonly Owed[];
};
export type Application = { stage: "none" } | KnownApplication;
