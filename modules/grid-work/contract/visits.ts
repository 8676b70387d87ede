import { z } from "zod";
import { AreaPrefix, Uuid } from "#contracts/incidents";
import { Day } from "#contracts/limits";
import { Code, Cursor, GridCode, Phrases, SeenAt, Subject, text } from "./basics.ts";

// Home visit 入户走访. The home of a visit is the first nine digits of its grid.

export const VISIT_STAGES = ["agreed", "absent", "done", "refused", "calledOff"] as const;
export const VisitStage = z.enum(VISIT_STAGES);
export type VisitStage = z.infer<typeof VisitStage>;
export const DAY_PARTS = ["morning", "afternoon", "evening"] as const;

const Visit = z.strictObject({ id: Uuid, grid: GridCode, seenAt: SeenAt });
/** Which door: sealed, read by the grid's own workers, gone with the visit's expiry or at once on a refusal. */
const Where = text(120);

/** A visit somebody agreed to: it stands in "my day" of every worker of the grid. */
export const AgreeVisit = Visit.extend({ purpose: Code, on: Day, part: z.enum(DAY_PARTS).nullish(), where: Where });
export type AgreeVisit = z.input<typeof AgreeVisit>;

/** 不在家, with 明天再来 (a day to come again) or without. One tap: a visit that was never agreed needs purpose and door too. */
export const RecordAbsence = Visit.extend({ purpose: Code.nullish(), where: Where.nullish(), again: Day.nullish() });
export type RecordAbsence = z.input<typeof RecordAbsence>;

/**
 * The person was asked first and agreed: `consent` is that yes, `consentText` the version of the words they heard (from the area pack). Nothing about
 * children under 14, health, faith, money or anybody's past is asked; `notes` are for what was promised.
 */
export const RecordVisit = Visit.extend({
  consent: z.literal(true),
  consentText: z.number().int().min(1).max(1000),
  purpose: Code,
  phrases: Phrases,
  notes: text(1000).nullish(),
});
export type RecordVisit = z.input<typeof RecordVisit>;

/** The person said no. Nothing is kept but that a visit in this grid was refused; what an earlier agreement held of the door is destroyed. */
export const RefuseVisit = Visit;
export type RefuseVisit = z.input<typeof RefuseVisit>;

/** It will not take place; the door is destroyed. */
export const CallOffVisit = Visit;
export type CallOffVisit = z.input<typeof CallOffVisit>;

/** The person takes the consent back, as easily as it was given: the notes are destroyed. */
export const WithdrawConsent = Visit;
export type WithdrawConsent = z.input<typeof WithdrawConsent>;

export const ListVisits = z.object({ area: AreaPrefix.optional(), stage: VisitStage.optional(), from: Day.optional(), cursor: Cursor });
export type ListVisits = z.input<typeof ListVisits>;
/** Masked: no door, no notes, no worker. */
export type VisitRow = {
  home: string;
  id: string;
  grid: string;
  placeName: string;
  stage: VisitStage;
  /** null for a refused visit, of which nothing is kept. */
  purpose: string | null;
  phrases: string[];
  /** The day agreed, or the day it took place; null for a refused one. */
  on: string | null;
  part: (typeof DAY_PARTS)[number] | null;
  asDemo: boolean;
};
/** `mine`: the reader works in its grid and may open it. */
export type VisitPage = { rows: (VisitRow & { mine: boolean })[]; next: string | null };
export const ReadVisit = Subject;
/** For the grid's own workers. `texts`: what was noted, newest last; two devices that noted differently are both here. */
export type VisitView = VisitRow & {
  where: string | null;
  notes: string[];
  expiresOn: string | null;
  /** The consent was taken back: what was noted is destroyed. */
  withdrawn: boolean;
};
