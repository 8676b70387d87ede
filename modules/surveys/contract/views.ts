import type { LegalMarks, Mode, Question, Stratum } from "./design.ts";
import type { Calculated, Measured, Reference, Stage } from "./work.ts";
import type { Proposed, Said } from "./correct.ts";

export type Done = { home: string; id: string; stage: Stage };
export type SurveyRow = {
  home: string;
  id: string;
  title: string;
  titleEn: string;
  area: string;
  year: number;
  stage: Stage;
  from: string | null;
  until: string | null;
  completed: number;
  wanted: number;
  demo: boolean;
};
export type May =
  | "revise"
  | "plan"
  | "file"
  | "sign-off"
  | "approve"
  | "pilot"
  | "draw"
  | "supply"
  | "open"
  | "close"
  | "estimate"
  | "publish"
  | "destroy"
  | "void"
  | "invite"
  | "correct"
  | "approve-correction"
  | "drop-correction";
export type Compared = Reference & { difference: number; z: number | null; p: number | null; significant: boolean; se: number | null };
export type StratumProgress = Stratum & { drawn: number; supplied: number; waiting: number; completed: number; left: number };
export type SurveyView = {
  home: string;
  id: string;
  title: string;
  titleEn: string;
  purpose: string;
  area: string;
  areaName: string;
  year: number;
  stage: Stage;
  version: number;
  questions: readonly Question[];
  modes: readonly Mode[];
  frame: string | null;
  universe: string | null;
  frameDigest: string | null;
  strata: readonly StratumProgress[];
  margins: readonly { question: string; totals: Readonly<Record<string, number>> }[];
  from: string | null;
  until: string | null;
  contractor: string | null;
  script: string | null;
  marks: LegalMarks | null;
  signedOff: boolean;
  pilot: { answered: number; findings: string; at: string } | null;
  seed: { seed: string; source: string; at: string } | null;
  /** Positions of the list that are drawn, for whoever keeps it; only for those who plan. */
  drawn: Readonly<Record<string, readonly number[]>> | null;
  found: Calculated | null;
  /** Interviews left out after an estimate had been seen. */
  excludedAfter: number;
  failed: { code: string; params: Readonly<Record<string, string | number | boolean | readonly string[]>> } | null;
  compared: readonly Compared[];
  voided: { reason: string; at: string } | null;
  /** Ordered, and the job is still at it. */
  destroying: boolean;
  destruction: { numbers: number; at: string } | null;
  merge: readonly (readonly string[])[];
  /** 1 as first published; every correction adds one. */
  edition: number;
  correction: Proposed | null;
  may: readonly May[];
  demo: boolean;
};

export type Call = {
  survey: { home: string; id: string; title: string; script: string };
  questions: readonly Question[];
  marks: LegalMarks | null;
  unit: { id: string; stratum: string; attempts: number; claimed: boolean; landline: boolean; nextAt: string | null } | null;
  waiting: number;
  later: number;
};

export type Flag = { interview: string; why: "too-short" | "straight-lined" | "not-confirmed" | "interviewer"; excluded: boolean };
export type QualityView = {
  interviews: number;
  excluded: number;
  spoken: number;
  calledBack: number;
  confirmed: number;
  wantedBack: number;
  duplicates: number;
  flags: readonly Flag[];
  /** False where the questionnaire has too few scales to see who ticks the same box throughout. */
  straightLining: boolean;
  interviewers: readonly { code: string; interviews: number; share: number; sigma: number }[];
  /** Interviews to ring again: drawn by hash, a tenth of those by phone. */
  toCallBack: readonly string[];
};

export type FormView = {
  title: string;
  titleEn: string;
  purpose: string;
  marks: LegalMarks | null;
  questions: readonly Question[];
  open: boolean;
  state: "open" | "done" | "closed";
  until: string | null;
};

/** One published figure of a survey, with what its survey was. */
export type EstimateRow = Omit<Measured, "value" | "se" | "low" | "high" | "nEff" | "deffWeights"> & {
  home: string;
  survey: string;
  title: string;
  titleEn: string;
  year: number;
  areaName: string;
  areaNameEn: string;
  /** Null when too few answered. */
  value: number | null;
  se: number | null;
  low: number | null;
  high: number | null;
  nEff: number | null;
  responseRate: number | null;
  method: number;
  publishedAt: string;
  /** 1 as first published; every correction adds one. */
  edition: number;
  /** Corrections that changed this number, newest first. */
  corrections: readonly { edition: number; at: string; why: Said; old: number | null; now: number | null }[];
  /** Against every other area of its rank, the same year: how many there are, and those whose difference is more than chance does. */
  apart: {
    others: number;
    differs: readonly { area: string; areaName: string; areaNameEn: string; difference: number; z: number | null; p: number | null }[];
  };
  /** Against the year before, of the same area and indicator. */
  before: { year: number; difference: number; z: number | null; p: number | null; significant: boolean } | null;
  /** Against references named at publication, e.g. the province; only for the survey's whole area. */
  references: readonly Compared[];
  demo: boolean;
};
