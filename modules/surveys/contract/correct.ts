import { z } from "zod";
import { MarginTotals, StratumCode, Subject, text, Uuid, type LegalMarks, type Mode, type Question, type Stratum } from "./design.ts";
import { EXCLUSIONS, Reference, type Calculated, type Measured } from "./work.ts";
import type { Compared } from "./views.ts";

const Said = z.object({ zh: text(400), en: text(1_200) });
export type Said = z.output<typeof Said>;
/** An interview the published figures should not have counted, for a reason that shows in its record. */
const LeftOut = z.object({ interview: Uuid, why: z.enum(EXCLUSIONS), reason: text(300) });
export type LeftOut = z.output<typeof LeftOut>;
const Merge = z.array(z.array(StratumCode).min(2).max(10)).max(20);
const Population = z.object({ stratum: StratumCode, population: z.number().int().min(2).max(50_000_000) });

/** What was wrong in a published result. What is not given stays as it was published. */
export const BeginCorrection = Subject.extend({
  why: Said,
  exclude: z.array(LeftOut).max(100).default([]),
  populations: z.array(Population).max(60).default([]),
  margins: z.array(MarginTotals).max(6).nullish(),
  merge: Merge.nullish(),
  references: z.array(Reference).max(20).nullish(),
});
export type BeginCorrection = z.output<typeof BeginCorrection>;
export const ApproveCorrection = Subject;
export const DropCorrection = Subject.extend({ reason: text(300) });
export const ReadEditions = Subject;

/** The largest number of corrections of one survey: after so many it is to be asked anew. */
export const MOST_EDITIONS = 20;

/** One number as it was and as it is; null: not shown. `field` "difference": how far from what it is held against, named in `name`. */
export type Change = {
  indicator: string;
  area: string;
  field: "value" | "difference";
  name: Said | null;
  old: number | null;
  now: number | null;
};
export type Hand = { role: string; unit: string };

/** What somebody proposes to put in the place of what is published; nothing of it is public before a second person approves. */
export type Proposed = {
  why: Said;
  leftOut: readonly LeftOut[];
  stage: "estimating" | "ready" | "failed";
  found: Calculated | null;
  changes: readonly Change[];
  failed: { code: string; params: Readonly<Record<string, string | number | boolean | readonly string[]>> } | null;
};

export type EditionMeasure = Omit<Measured, "value" | "se" | "low" | "high" | "nEff" | "deff" | "deffWeights"> & {
  areaName: string;
  value: number | null;
  se: number | null;
  low: number | null;
  high: number | null;
};
/** One published version of a survey's results, as anybody may read it. */
export type SurveyEdition = {
  version: number;
  publishedAt: string;
  why: Said | null;
  /** Offices and roles, never persons. */
  begunBy: { role: string; unit: string };
  approvedBy: { role: string; unit: string };
  leftOut: number;
  changes: readonly (Change & { areaName: string })[];
  measures: readonly EditionMeasure[];
  compared: readonly Compared[];
  responseRate: number | null;
  digest: string;
  method: number;
  /** The event that published it, in the survey's own history. */
  seq: number;
};
/** How one survey was made, as anybody may read it once its results are published: what was asked of whom, drawn how, and how the calls ended. */
export type SurveyMade = {
  purpose: string;
  marks: LegalMarks | null;
  modes: readonly Mode[];
  from: string;
  until: string;
  frame: string;
  universe: string;
  contractor: string | null;
  script: string;
  questions: readonly Question[];
  pilot: number | null;
  /** Which places of each list were drawn follows from the seed, the number of the survey and the length of the list. */
  seed: { seed: string; source: string; at: string } | null;
  frameDigest: string;
  strata: readonly Stratum[];
  counts: Calculated["counts"];
  rates: Calculated["rates"];
  weights: Calculated["weights"];
};
export type EditionsView = {
  made: SurveyMade | null;
  /** When the last number of its sample was destroyed, and how many there were. */
  destruction: { numbers: number; at: string } | null;
  home: string;
  id: string;
  title: string;
  titleEn: string;
  year: number;
  area: string;
  areaName: string;
  demo: boolean;
  editions: readonly SurveyEdition[];
};
