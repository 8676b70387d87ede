import { z } from "zod";
import { Id, AreaPrefix, text, Of } from "./terms.ts";

// Impact assessments (个人信息保护法 55, 56).

/** 55(1) sensitive data · 55(2) automated decisions · 55(3) entrusting, providing, publishing · 55(4) abroad · 55(5) other great influence. */
export const GROUNDS = ["sensitive", "automated", "providing", "abroad", "great-influence"] as const;
export type Ground = (typeof GROUNDS)[number];
/** May go on · may go on with the measures named · may not. */
export const CONCLUSIONS = ["proceed", "with-measures", "not"] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];
export const IMPACT_STAGES = ["drafted", "returned", "approved", "withdrawn"] as const;
export type ImpactStage = (typeof IMPACT_STAGES)[number];
export const IMPACT_STEPS = ["approve", "return", "revise", "withdraw"] as const;
export type ImpactStep = (typeof IMPACT_STEPS)[number];

const PurposeCode = z
  .string()
  .regex(/^[a-z0-9-]+\.[a-z-]+$/)
  .max(60);
const weighed = {
  /** Purposes as the register of them calls them, "mediation.safety". */
  purposes: z
    .array(PurposeCode)
    .min(1)
    .max(40)
    .refine((all) => new Set(all).size === all.length),
  grounds: z.array(z.enum(GROUNDS)).min(1).max(GROUNDS.length),
  /** 56(1)(一): whether purpose and way are lawful, proper and needed. */
  necessity: text(10, 6000),
  /** 56(1)(二): what it does to people, and what may go wrong. */
  effects: text(10, 6000),
  /** 56(1)(三): whether what protects them is lawful, works and fits the risk. */
  measures: text(10, 6000),
  conclusion: z.enum(CONCLUSIONS),
  reviewOn: z.iso.date(),
};
export const DraftImpact = z.object({ id: Id, area: AreaPrefix, ...weighed });
export type DraftImpact = z.output<typeof DraftImpact>;
export const ReviseImpact = Of.extend(weighed);
export type ReviseImpact = z.output<typeof ReviseImpact>;
export const ApproveImpact = Of;
export const Reasoned = Of.extend({ reason: text(4, 1000) });
export type Reasoned = z.output<typeof Reasoned>;

export type ImpactRow = {
  home: string;
  id: string;
  number: string;
  area: string;
  stage: ImpactStage;
  purposes: readonly string[];
  grounds: readonly Ground[];
  conclusion: Conclusion;
  reviewOn: string;
  /** Approved, and not yet due to be looked at again. */
  inForce: boolean;
  writtenAt: string;
  approvedAt: string | null;
};
export type ImpactPage = { rows: readonly ImpactRow[]; next: string | null; mayDraft: boolean };
export type ImpactView = ImpactRow & {
  writtenBy: string;
  approvedBy: string | null;
  /** Kept at least until then (PIPL 56). */
  keepUntil: string | null;
  necessity: string | null;
  effects: string | null;
  measures: string | null;
  reason: string | null;
  may: readonly ImpactStep[];
};
