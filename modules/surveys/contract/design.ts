import { z } from "zod";
import { Day } from "#contracts/limits";

export const text = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(z.string().min(1).max(max));
const Home = z.string().regex(/^\d{9}$/);
export const Uuid = z.uuid().transform((value) => value.toLowerCase());
export const Subject = z.object({ home: Home, id: Uuid });
/** A city or a county: nothing smaller is surveyed, so nobody is found by where they live. */
export const SurveyArea = z.string().regex(/^\d{4}(\d{2})?$/);
const Code = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,23}$/);
export const StratumCode = z.string().regex(/^\d{4,6}-[a-z0-9-]{1,30}$/);
export const IndicatorCode = z.string().regex(/^svy\.[a-z]{2,12}$/);

/** `score` null: not an opinion ("don't know", "would rather not say"), reported apart and left out of the denominator. `top`: counts as satisfied. */
const Option = z.object({
  code: Code,
  zh: text(60),
  en: text(120),
  score: z.number().min(0).max(100).nullable(),
  top: z.boolean().default(false),
  best: z.boolean().default(false),
});
export const QUESTION_TYPES = ["single", "multi", "scale"] as const;
/** No question asks for words of one's own: what somebody writes can name them. */
const Question = z.object({
  code: Code,
  zh: text(200),
  en: text(300),
  type: z.enum(QUESTION_TYPES),
  options: z.array(Option).min(2).max(12),
  /** What the answers estimate; null: describes the respondent, for weights. */
  indicator: IndicatorCode.nullable(),
  /** Asked only of those who answered an earlier question so. */
  only: z.object({ question: Code, options: z.array(Code).min(1).max(12) }).nullish(),
  /** Asked by a caller alone, who reads no option out: on a page the options would be read, and nothing were unprompted. */
  spoken: z.boolean().optional(),
});
export type Question = z.output<typeof Question>;
export const Questions = z.array(Question).min(1).max(40);

export const DesignSurvey = Subject.extend({
  title: text(80),
  titleEn: text(120),
  purpose: text(400),
  area: SurveyArea,
  year: z.number().int().min(1990).max(2200),
  questions: Questions,
  asDemo: z.boolean().optional(),
});
export type DesignSurvey = z.output<typeof DesignSurvey>;
export const ReviseQuestions = Subject.extend({ questions: Questions, why: text(300) });

export const MODES = ["cati", "web"] as const;
export type Mode = (typeof MODES)[number];
const Stratum = z.object({
  code: StratumCode,
  zh: text(40),
  en: text(80),
  /** The county its estimates count for. */
  area: SurveyArea,
  /** Residents of 18 and over who live there six months or more. */
  population: z.number().int().min(2).max(50_000_000),
  /** Numbers on the list of this stratum, of which `draw` are drawn so that about `wanted` answer. */
  frame: z.number().int().min(2).max(20_000),
  draw: z.number().int().min(2).max(5_000),
  wanted: z.number().int().min(2).max(5_000),
});
export type Stratum = z.output<typeof Stratum>;
export const MarginTotals = z.object({ question: Code, totals: z.record(Code, z.number().int().min(0).max(100_000_000)) });
export type MarginTotals = z.output<typeof MarginTotals>;

export const PlanSurvey = Subject.extend({
  modes: z.array(z.enum(MODES)).min(1).max(2),
  /** Where the numbers come from, and who belongs to the population. */
  frame: text(300),
  universe: text(300),
  /** SHA-256 of the list of numbers in its order, so that nobody changes the list knowing the seed. The list itself never comes here. */
  frameDigest: z.string().regex(/^[0-9a-f]{64}$/),
  strata: z.array(Stratum).min(1).max(60),
  margins: z.array(MarginTotals).max(6),
  from: Day,
  until: Day,
  contractor: text(80).nullish(),
  /** What the interviewer says first, word for word; the same for everybody. */
  script: text(1_500),
});
export type PlanSurvey = z.output<typeof PlanSurvey>;

/** 统计法 15, 17 (2024 revision: 14-17): without these on the form anybody may refuse to fill it in. */
export const FileSurvey = Subject.extend({
  formNumber: text(40),
  maker: text(60),
  approval: text(60),
  kind: z.enum(["approved", "filed"]),
  validUntil: Day,
});
export type LegalMarks = Omit<z.output<typeof FileSurvey>, "home" | "id">;
/** The officer answers for the privacy side: what is asked, how long numbers are kept, who calls. */
export const SignOff = Subject.extend({ assessment: text(500) });
export const ApproveSurvey = Subject;
export const RecordPilot = Subject.extend({ answered: z.number().int().min(1).max(500), findings: text(1_000) });
export const DrawSample = Subject.extend({ seed: text(100), source: text(200) });
