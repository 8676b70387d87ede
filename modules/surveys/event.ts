import type { Calculated, Change, Committed, Compared, LeftOut, MarginTotals, Reference, Said, Stratum } from "./contract.ts";
import type { LegalMarks, Mode, Outcome, Question } from "./contract.ts";
import type { EXCLUSIONS } from "./contract/work.ts";

export type Plan = {
  modes: readonly Mode[];
  frame: string;
  universe: string;
  frameDigest: string;
  strata: readonly Stratum[];
  margins: readonly MarginTotals[];
  from: string;
  until: string;
  contractor: string | null;
  script: string;
};
export type Positions = Readonly<Record<string, readonly number[]>>;

export type SurveyEvent =
  | {
      type: "surveys.designed";
      title: string;
      titleEn: string;
      purpose: string;
      area: string;
      year: number;
      questions: readonly Question[];
      demo: boolean;
    }
  | { type: "surveys.questions-revised"; version: number; questions: readonly Question[]; why: string }
  | ({ type: "surveys.planned" } & Plan)
  | ({ type: "surveys.filed" } & LegalMarks)
  | { type: "surveys.signed-off"; assessment: string }
  | { type: "surveys.approved" }
  | { type: "surveys.piloted"; answered: number; findings: string }
  | { type: "surveys.drawn"; seed: string; source: string; positions: Positions }
  | { type: "surveys.numbers-supplied"; positions: Positions }
  | { type: "surveys.fieldwork-opened" }
  | { type: "surveys.fieldwork-closed" }
  /** Interviews of those whose people answer more than 3 σ unlike everybody's: which, and not whose. */
  | { type: "surveys.checked"; deviating: string[] }
  /** An interview was left out after an estimate had been seen: what was estimated no longer stands. */
  | { type: "surveys.estimates-dropped"; interview: string }
  | { type: "surveys.estimates-ordered"; merge: readonly (readonly string[])[] }
  | ({ type: "surveys.estimated"; committed?: readonly Committed[] } & Calculated)
  | { type: "surveys.estimates-failed"; code: string; params: Readonly<Record<string, string | number | boolean | readonly string[]>> }
  /** `committed`: the rows of each number shown, from which a reader knows them again. */
  | { type: "surveys.published"; compared: readonly Compared[]; committed?: readonly Committed[] }
  | {
      type: "surveys.correction-begun";
      why: Said;
      leftOut: readonly LeftOut[];
      strata: readonly Stratum[];
      margins: readonly MarginTotals[];
      merge: readonly (readonly string[])[];
      references: readonly Reference[];
    }
  | ({ type: "surveys.correction-estimated"; committed: readonly Committed[] } & Calculated)
  | {
      type: "surveys.correction-failed";
      code: string;
      params: Readonly<Record<string, string | number | boolean | readonly string[]>>;
    }
  | { type: "surveys.correction-dropped"; reason: string }
  | {
      type: "surveys.corrected";
      version: number;
      why: Said;
      changes: readonly Change[];
      compared: readonly Compared[];
      committed: readonly Committed[];
    }
  /** Given up before anything was published; the reason stays. */
  | { type: "surveys.voided"; reason: string }
  | { type: "surveys.destruction-ordered" }
  | { type: "surveys.destroyed"; numbers: number };

export type UnitEvent =
  | { type: "surveys.supplied"; survey: string; area: string; stratum: string; phone: string; demo: boolean; landline?: true }
  | { type: "surveys.claimed" }
  | { type: "surveys.invited" }
  | { type: "surveys.attempted"; outcome: Outcome; nextAt: string | null }
  | { type: "surveys.answered"; broken: boolean }
  | { type: "surveys.declined" }
  | { type: "surveys.number-destroyed" };

export type InterviewEvent =
  | {
      type: "surveys.interviewed";
      survey: string;
      area: string;
      /** The sampled number's token: a random id, and after the numbers are destroyed of nobody. */
      token: string;
      stratum: string;
      mode: Mode;
      version: number;
      startedAt: string;
      seconds: number;
      answers: Readonly<Record<string, readonly string[]>>;
      broken: boolean;
      demo: boolean;
      /** On a landline: how many grown-ups the household has, four standing for more. */
      adults?: number;
    }
  | { type: "surveys.called-back"; confirmed: boolean }
  | { type: "surveys.excluded"; why: (typeof EXCLUSIONS)[number]; reason: string };
