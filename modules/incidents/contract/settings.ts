import { z } from "zod";
import { Day } from "#contracts/limits";
import { AreaPrefix, Category, Home, Limit, Subject, text } from "./terms.ts";

// First signal: a topic that rises in an area becomes a work order whose answer is published (您说我办).
/** No id: one topic of one area and week is one signal, whoever adopts it. */
export const AdoptSignal = z.object({
  home: Home,
  category: z.string().regex(/^\d{4}$/),
  area: AreaPrefix,
  week: Day,
  unit: z.string().min(1).max(40),
  aim: text(300),
});
export type AdoptSignal = z.input<typeof AdoptSignal>;
export const PublishSignal = Subject.extend({ answer: text(2000), answerEn: text(2000).nullish(), aimEn: text(300).nullish() });
export type PublishSignal = z.input<typeof PublishSignal>;

export const ActSignal = Subject.extend({ done: text(2000) });
export type ActSignal = z.input<typeof ActSignal>;

// Configuration of the city: the taxonomy and the limits of the steps, each change a new version with its reason.
export const AmendCategory = Category.extend({ reason: text(500) });
export type AmendCategory = z.input<typeof AmendCategory>;
export const RetireCategory = z.object({ code: Category.shape.code, reason: text(500) });
export type RetireCategory = z.input<typeof RetireCategory>;
const PerUrgency = z.object({ red: Limit, orange: Limit, yellow: Limit, blue: Limit });
export const SetProcedure = z.object({
  verify: PerUrgency,
  dispatch: PerUrgency,
  accept: PerUrgency,
  check: Limit,
  extensionAtMost: Limit,
  review: Limit,
  rating: Limit,
  signal: Limit,
});
export type SetProcedure = z.input<typeof SetProcedure>;
/** The limits of the steps as they hold now; `may`: the reader may set them, and the taxonomy and the templates with them. */
export type StepLimits = z.output<typeof SetProcedure> & { version: number; may: boolean };

// What only the installation's own jobs give.
export const RecordOnly = Subject;
export type RecordOnly = z.input<typeof RecordOnly>;
export const RecordSlot = Subject.extend({ slot: z.string().min(1).max(80) });
export type RecordSlot = z.input<typeof RecordSlot>;

/** Papers of a matter: the slip of a dispatch (the nth), and of a supervision order (its number). `unit`: the desk that keeps the record. */
export const SLIPS = ["dispatch", "order"] as const;
export type Slip = (typeof SLIPS)[number];
export const IssueSlip = Subject.extend({ slip: z.enum(SLIPS), nth: z.number().int().min(1).max(999), unit: z.string().min(1).max(40) });
export type IssueSlip = z.input<typeof IssueSlip>;
