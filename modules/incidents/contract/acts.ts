import { z } from "zod";
import { Day } from "#contracts/limits";
import type { Stage } from "./terms.ts";
import { AreaPrefix, CallOutcome, Channel, FIRST_STEPS, Limit, Point, Subject, SupervisionLevel, text, Uuid } from "./terms.ts";

/** Kept with its domain in lower case; the part before the sign is its owner's business. RFC 5321 length. */
const Email = z
  .string()
  .max(300)
  .transform((value) => {
    const text = value.normalize("NFKC").trim();
    const at = text.lastIndexOf("@");
    return at < 0 ? text : `${text.slice(0, at)}@${text.slice(at + 1).toLowerCase()}`;
  })
  .pipe(z.email().max(254));

const Language = z.enum(["zh", "en"]);

export const ReportIncident = z.object({
  id: Uuid,
  category: z.string().regex(/^\d{2}(\d{2})?$/),
  description: text(4000),
  /** Either a point or an area from the town–village list. */
  point: Point.nullish(),
  area: AreaPrefix.nullish(),
  address: text(200).nullish(),
  name: text(50).nullish(),
  phone: z
    .string()
    .regex(/^(\+?86)?1[3-9]\d{9}$|^0\d{2,3}-?\d{7,8}$/)
    .nullish(),
  email: Email.nullish(),
  /** Ids of photos uploaded before (POST /api/photos). */
  photos: z.array(Uuid).max(6).default([]),
  /** A spoken note uploaded before (PATCH /api/voices/{id}/parts); beside the words, never instead of them. */
  voice: Uuid.nullish(),
  channel: Channel.default("portal"),
  /** What the reporter reads: messages are written in it. */
  language: Language.default("zh"),
  /** When the reporter says it happened; a phone clock wrong by days never moves a duty clock. */
  seenAt: z.iso.datetime({ offset: true }).nullish(),
  /** A staff member who takes the report for somebody: that desk keeps it until another unit accepted (首问负责). */
  helperUnit: z.string().max(20).nullish(),
  /** What whoever asks needs to be heard and served: an interpreter, sign language, a visit, large print. */
  needs: text(200).nullish(),
  /** The number the other hotline gave the matter. */
  reference: text(40).nullish(),
  /** A complaint: the code of the unit it is about. The record is kept one level above, and that unit's people never see it. */
  about: z.string().min(1).max(20).nullish(),
  /** The patrol on which it was found; taken from staff only. */
  patrol: Subject.nullish(),
  /** Of an earlier receipt for the same id: whoever holds it is answered with that receipt, wherever the record lies. */
  secret: z.string().min(20).max(64).nullish(),
  /** Marks demonstration data; taken only from the installation's own loader. */
  asDemo: z.boolean().optional(),
});
export type ReportIncident = z.input<typeof ReportIncident>;
/** What the reporter gets: `number` to say aloud, `follow` the secret path; null for staff who took the report for somebody, whose link it is not. */
export type Receipt = {
  home: string;
  id: string;
  number: string;
  follow: string | null;
  dueAt: string | null;
  provisional: boolean;
  stage: Stage;
  hotline: string | null;
};

export const JoinIncident = Subject.extend({
  followerId: Uuid,
  phone: ReportIncident.shape.phone,
  email: Email.nullish(),
  language: Language.optional(),
});
export type JoinIncident = z.input<typeof JoinIncident>;
/** `follow`: the path by which whoever met it too sees the progress and nothing else; `told`: whether news goes to a contact of theirs. */
export type Joined = { home: string; id: string; number: string; follow: string; told: boolean };
export const VerifyIncident = Subject.extend({
  category: z
    .string()
    .regex(/^\d{2}(\d{2})?$/)
    .nullish(),
  summary: text(120),
});
export type VerifyIncident = z.input<typeof VerifyIncident>;
/** The place was wrong: a point or an area, as in a report. */
export const MoveIncident = Subject.extend({ point: Point.nullish(), area: AreaPrefix.nullish(), reason: text(500) });
export type MoveIncident = z.input<typeof MoveIncident>;
export const ReclassifyIncident = Subject.extend({ category: z.string().regex(/^\d{2}(\d{2})?$/), reason: text(500) });
export type ReclassifyIncident = z.input<typeof ReclassifyIncident>;
export const RejectIncident = Subject.extend({ reason: text(500) });
export type RejectIncident = z.input<typeof RejectIncident>;
export const SelfHandleIncident = Subject.extend({ result: text(1000), photos: z.array(Uuid).max(6).default([]), voice: Uuid.nullish() });
export type SelfHandleIncident = z.input<typeof SelfHandleIncident>;
/** 当场答复: what whoever takes it in says at once, to somebody who asks. */
export const AnswerAtOnce = Subject.extend({ answer: text(1000) });
export type AnswerAtOnce = z.input<typeof AnswerAtOnce>;
export const DispatchIncident = Subject.extend({
  lead: z.string().min(1).max(40),
  coUnits: z.array(z.string().min(1).max(40)).max(8).default([]),
  note: text(500).nullish(),
});
export type DispatchIncident = z.input<typeof DispatchIncident>;
/** The actor's own unit accepts, bounces, feeds back: the unit is that of the grant. */
export const AcceptIncident = Subject.extend({ unit: z.string().min(1).max(40) });
export type AcceptIncident = z.input<typeof AcceptIncident>;
export const BounceIncident = Subject.extend({ unit: z.string().min(1).max(40), reason: text(500) });
export type BounceIncident = z.input<typeof BounceIncident>;
/** The desk takes back what this unit has not answered yet. */
export const RecallIncident = Subject.extend({ unit: z.string().min(1).max(40), reason: text(500) });
export type RecallIncident = z.input<typeof RecallIncident>;
export const AssignIncident = Subject.extend({ unit: z.string().min(1).max(40), handler: Uuid });
export type AssignIncident = z.input<typeof AssignIncident>;
export const ExtendIncident = Subject.extend({ by: Limit, reason: text(500) });
export type ExtendIncident = z.input<typeof ExtendIncident>;
export const AskExtension = Subject.extend({ by: Limit, reason: text(500) });
export const DeclineExtension = Subject.extend({ reason: text(500) });
export const SuspendIncident = Subject.extend({ basis: z.enum(["budget", "law"]), reason: text(500), reviewOn: Day });
export type SuspendIncident = z.input<typeof SuspendIncident>;
export const ResumeIncident = Subject.extend({ note: text(500) });
export type ResumeIncident = z.input<typeof ResumeIncident>;
/** Said by who is there; a picture and words where there is time for them. */
export const TakeFirstStep = Subject.extend({
  unit: z.string().min(1).max(40),
  firstStep: z.enum(FIRST_STEPS),
  text: text(500).nullish(),
  photos: z.array(Uuid).max(6).default([]),
});
export type TakeFirstStep = z.input<typeof TakeFirstStep>;
export const FeedBackIncident = Subject.extend({
  unit: z.string().min(1).max(40),
  ending: z.enum(["solved", "unsolvable"]),
  result: text(1000),
  photos: z.array(Uuid).max(6).default([]),
  voice: Uuid.nullish(),
});
export type FeedBackIncident = z.input<typeof FeedBackIncident>;
export const CheckIncident = Subject.extend({ passed: z.boolean(), note: text(500) });
export type CheckIncident = z.input<typeof CheckIncident>;
/** "Belongs elsewhere" ends only when the other side has accepted. */
export const HandOverIncident = Subject.extend({ to: text(80), acceptedBy: text(80), reason: text(500) });
export type HandOverIncident = z.input<typeof HandOverIncident>;
export const SuperviseIncident = Subject.extend({ level: SupervisionLevel, reason: text(500), within: Limit });
export type SuperviseIncident = z.input<typeof SuperviseIncident>;
export const AnswerSupervision = Subject.extend({ order: z.number().int().min(1).max(50), reply: text(1000) });
export type AnswerSupervision = z.input<typeof AnswerSupervision>;
export const MergeIncident = Subject.extend({ into: Subject, reason: text(300) });
export type MergeIncident = z.input<typeof MergeIncident>;
/** `description`: what of the reporter's words is about the part; the unit that gets it reads these, and not what concerns the whole alone. */
export const SplitIncident = Subject.extend({
  part: z.object({ id: Uuid, category: z.string().regex(/^\d{4}$/), summary: text(120), description: text(2000).nullish() }),
});
export type SplitIncident = z.input<typeof SplitIncident>;
export const NoteIncident = Subject.extend({ text: text(2000), voice: Uuid.nullish() });
export type NoteIncident = z.input<typeof NoteIncident>;
export const AskReporter = Subject.extend({ question: text(500) });
export type AskReporter = z.input<typeof AskReporter>;
export const VoidIncident = Subject.extend({ reason: text(500) });
export type VoidIncident = z.input<typeof VoidIncident>;

/** 回访: what was said when the reporter was rung, or that nobody answered. `said`: in the reporter's words; needed where it is not solved. */
export const CallBackReporter = Subject.extend({
  outcome: CallOutcome,
  satisfied: z.coerce.number().int().min(1).max(5).nullish(),
  said: text(1000).nullish(),
});
export type CallBackReporter = z.input<typeof CallBackReporter>;

/** How the reporter's own word reached the desk, unasked. What is spoken is written down and read back. */
export const HEARD = ["counter", "phone", "letter"] as const;
/** For whoever has neither link nor phone: only in the reporter's own words. */
export const TakeWithdrawal = Subject.extend({ heard: z.enum(HEARD), said: text(300) });
export type TakeWithdrawal = z.input<typeof TakeWithdrawal>;
/** `said` is needed where it is not solved: it goes back with these words. */
export const TakeRating = Subject.extend({
  heard: z.enum(HEARD),
  outcome: z.enum(["solved", "unsolved"]),
  satisfied: z.coerce.number().int().min(1).max(5),
  said: text(1000).nullish(),
});
export type TakeRating = z.input<typeof TakeRating>;

/** A resident acts with the secret of the follow link. */
const Bearer = Subject.extend({ secret: z.string().min(20).max(64) });
export const AnswerQuestion = Bearer.extend({ question: z.number().int().min(1).max(50), answer: text(2000) });
export type AnswerQuestion = z.input<typeof AnswerQuestion>;
export const WithdrawIncident = Bearer.extend({ reason: text(300).nullish() });
export type WithdrawIncident = z.input<typeof WithdrawIncident>;
/** satisfied: 1 very dissatisfied … 5 very satisfied. */
export const RateIncident = Bearer.extend({
  satisfied: z.coerce.number().int().min(1).max(5),
  solved: z.boolean(),
  text: text(1000).nullish(),
});
export type RateIncident = z.input<typeof RateIncident>;
export const ReopenIncident = Bearer.extend({ reason: text(1000) });
export type ReopenIncident = z.input<typeof ReopenIncident>;
