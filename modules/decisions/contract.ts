import { z } from "zod";
import { Day } from "#contracts/limits";
import { ASPECTS } from "./contract/aspects.ts";

const Home = z.string().regex(/^\d{9}$/);
const Id = z.uuid().transform((value) => value.toLowerCase());
const UnitCode = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*-(\d{4}|\d{6}|\d{9}|\d{12})$/)
  .max(40);
const text = (least: number, most: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(z.string().min(least).max(most));

/** Catalogue 应评事项 (重大行政决策程序暂行条例 3). */
export const MATTERS = ["policy", "plan", "resources", "project", "price", "other"] as const;
export const LEVELS = ["low", "medium", "high"] as const;
export type Level = (typeof LEVELS)[number];
/** `departments`: 条例 23, the departments concerned are heard; they stand for nobody who is affected. */
export const CHANNELS = ["survey", "meeting", "hearing", "visit", "departments"] as const;
export type Channel = (typeof CHANNELS)[number];
export const OUTCOMES = ["implement", "withMeasures", "suspend", "reject"] as const;
export type DecisionOutcome = (typeof OUTCOMES)[number];
export const ANSWERS = ["adopted", "partly", "notAdopted"] as const;
export const STAGES = [
  "none",
  "identified",
  "planned",
  "consulting",
  "analysing",
  "drafted",
  "reviewed",
  "submitted",
  "decided",
  "filed",
  "evaluated",
  "closed",
  // Decided past the assessment, and told so.
  "unassessed",
  // Put on the catalogue by mistake, or given up before anything was decided; it stays, with why.
  "voided",
] as const;
export type Stage = (typeof STAGES)[number];

const Of = z.object({ home: Home, id: Id });
export type MatterRef = z.output<typeof Of>;
export const OfMatter = Of;

export const IdentifyMatter = Of.extend({
  kind: z.enum(MATTERS),
  title: text(4, 120),
  area: z.string().regex(/^(\d{4}|\d{6}|\d{9})$/),
  undertaker: UnitCode,
  decider: UnitCode,
  affected: text(4, 400),
  /** Law, plan or resolution the decision rests on. */
  basis: text(0, 400).default(""),
  /** When it is to be decided and carried out, as far as is known. */
  schedule: text(0, 200).optional(),
});
export type IdentifyMatter = z.output<typeof IdentifyMatter>;
/**
 * `conflicts`: what a third party declared, or that there is none. `team`: who assesses, by post; names are sealed. `clear`: each of them declared to have
 * no interest in the matter; whoever has one is not in the team.
 */
export const PlanAssessment = Of.extend({
  procedure: z.enum(["normal", "simple"]),
  method: text(4, 600),
  thirdParty: text(0, 80).default(""),
  conflicts: text(0, 300).default(""),
  team: z
    .array(z.object({ post: text(2, 60), name: text(2, 30) }))
    .min(2)
    .max(20),
  clear: z.literal(true),
  paper: Id,
  unit: UnitCode,
});
export type PlanAssessment = z.output<typeof PlanAssessment>;
/** `shorter`: why fewer than thirty days are given; it is published. */
export const PublishDraft = Of.extend({ draft: text(10, 8_000), until: Day, shorter: text(0, 300).default("") });
export type PublishDraft = z.output<typeof PublishDraft>;
/** `paper`: the day papers went out; a hearing needs it. `asked`: for a survey, how many were asked. */
export const RecordParticipation = Of.extend({
  channel: z.enum(CHANNELS),
  on: Day,
  place: text(2, 80),
  count: z.number().int().min(1).max(100_000),
  asked: z.number().int().min(1).max(1_000_000).nullish(),
  paper: Day.nullish(),
  summary: text(4, 1_000),
  /** What those who came were given to read. */
  materials: text(0, 300).optional(),
});
export type RecordParticipation = z.output<typeof RecordParticipation>;
/** Called in public, with how many may come and how those who come are chosen (条例 16: 遴选办法提前公布). */
export const CallHearing = Of.extend({
  hearing: Id,
  on: Day,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  place: text(2, 80),
  seats: z.number().int().min(1).max(2_000),
  subject: text(4, 400),
  selection: text(4, 400),
});
export type CallHearing = z.output<typeof CallHearing>;
export const SendHearingPapers = Of.extend({ hearing: Id, on: Day });
export type SendHearingPapers = z.output<typeof SendHearingPapers>;
export const WAYS = ["drawn", "nominated", "all"] as const;
/**
 * 条例 16: `method` says how they were chosen, and is published; so is the list, before the hearing: name, and `group`, whom one stands for. `told`: each of
 * them knows that and agrees; whoever does not is heard another way.
 */
export const ChooseParticipants = Of.extend({
  hearing: Id,
  way: z.enum(WAYS),
  method: text(4, 400),
  told: z.literal(true),
  people: z
    .array(z.object({ name: text(2, 40), group: text(2, 40) }))
    .min(2)
    .max(300),
});
export type ChooseParticipants = z.output<typeof ChooseParticipants>;
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** 条例 17. `who`: whom the speaker stands for. `unsigned`: why somebody present did not sign. */
export const RecordHearing = Of.extend({
  hearing: Id,
  chair: text(2, 40),
  recorder: text(2, 40),
  began: Clock,
  ended: Clock,
  present: z.number().int().min(1).max(300),
  explained: text(4, 2_000),
  statements: z
    .array(z.object({ who: text(2, 40), said: text(2, 800), reply: text(0, 800) }))
    .min(1)
    .max(100),
  conclusion: text(4, 2_000),
  signed: z.number().int().min(0).max(300),
  unsigned: text(0, 400).default(""),
  paper: Id,
  unit: UnitCode,
});
export type RecordHearing = z.output<typeof RecordHearing>;
export type HearingParticipants = { way: (typeof WAYS)[number]; method: string; groups: { group: string; count: number }[] };
export type HearingRecord = { began: string; ended: string; present: number; signed: number };
export const AskLegality = Of.extend({ reviewer: UnitCode });
export type AskLegality = z.output<typeof AskLegality>;
export const GiveLegality = Of.extend({ lawful: z.boolean(), opinion: text(4, 2_000) });
export type GiveLegality = z.output<typeof GiveLegality>;
export const NoteUnassessed = Of.extend({ on: Day, what: text(4, 600) });
export type NoteUnassessed = z.output<typeof NoteUnassessed>;
export const RecountDues = Of;
export type RecountDues = z.output<typeof RecountDues>;
export const TellClock = Of.extend({ slot: z.string().min(1).max(80) });
export type TellClock = z.output<typeof TellClock>;
/** Without a name; `phone` only when the person wants the answer sent. */
export const GiveOpinion = z.object({
  home: Home,
  matter: Id,
  text: text(4, 1_000),
  phone: z.union([z.literal(""), z.string().regex(/^1[3-9]\d{9}$/)]).default(""),
  /** What whoever left a number reads. */
  language: z.enum(["zh", "en"]).optional(),
});
export type GiveOpinion = z.output<typeof GiveOpinion>;
/** Said, not typed: by whoever has no phone, writes, or spoke where people were heard. It is owed the same answer. */
export const HEARD_AT = ["letter", "phone", "counter", "meeting", "hearing", "visit", "survey"] as const;
export const NoteOpinion = z.object({
  home: Home,
  matter: Id,
  heard: z.enum(HEARD_AT),
  on: Day,
  text: text(4, 1_000),
  phone: GiveOpinion.shape.phone,
  language: GiveOpinion.shape.language,
});
export type NoteOpinion = z.output<typeof NoteOpinion>;
/** `summary`: what was said, in words that may be published. */
export const AnswerOpinion = z.object({
  home: Home,
  matter: Id,
  id: Id,
  summary: text(2, 300),
  answer: z.enum(ANSWERS),
  reason: text(4, 600),
});
export type AnswerOpinion = z.output<typeof AnswerOpinion>;
/** 作废: written down twice or under the wrong matter. `reason` is published and told to whoever left a number. */
export const VoidOpinion = z.object({ home: Home, matter: Id, id: Id, reason: text(4, 300) });
export type VoidOpinion = z.output<typeof VoidOpinion>;
export const ChangeDraft = Of.extend({ draft: text(10, 8_000), what: text(4, 600) });
export type ChangeDraft = z.output<typeof ChangeDraft>;
const Grade = z.number().int().min(1).max(5);
export const SetRisk = Of.extend({
  risk: Id,
  /** Of which weight it is, where the city computes an index. */
  aspect: z.enum(ASPECTS).optional(),
  cause: text(2, 300),
  affected: text(2, 200),
  probability: Grade,
  consequence: Grade,
  before: z.enum(LEVELS),
  measure: text(2, 400),
  owner: UnitCode,
  due: Day,
  after: z.enum(LEVELS),
});
export type SetRisk = z.output<typeof SetRisk>;
/** Four readings of the matter and the level they come to. */
export const DraftReport = Of.extend({
  legality: text(4, 1_000),
  reasonableness: text(4, 1_000),
  feasibility: text(4, 1_000),
  controllability: text(4, 1_000),
  contingency: text(4, 1_000),
  level: z.enum(LEVELS),
});
export type DraftReport = z.output<typeof DraftReport>;
/** Names are sealed. `conflict`: has an interest, stands aside and is not counted. */
export const ReviewReport = Of.extend({
  experts: z
    .array(z.object({ name: text(2, 30), conflict: z.boolean(), agrees: z.boolean(), opinion: text(0, 500).default("") }))
    .min(1)
    .max(15),
});
export type ReviewReport = z.output<typeof ReviewReport>;
/** `unit`: who issues the paper, so that the ledger finds its row of numbers; checked against the matter. */
export const SubmitReport = Of.extend({ paper: Id, unit: UnitCode });
export type SubmitReport = z.output<typeof SubmitReport>;
export const Decide = Of.extend({ outcome: z.enum(OUTCOMES), conditions: text(0, 1_000).default(""), paper: Id, unit: UnitCode });
export type Decide = z.output<typeof Decide>;
export const FileMatter = Of.extend({ number: text(4, 60), paper: Id, unit: UnitCode });
export type FileMatter = z.output<typeof FileMatter>;
export const NoteMeasure = Of.extend({ risk: Id, on: Day, note: text(4, 400) });
export type NoteMeasure = z.output<typeof NoteMeasure>;
/** New facts that make the assessment a different one: back to hearing people. */
export const Reassess = Of.extend({ reason: text(4, 400) });
export type Reassess = z.output<typeof Reassess>;
export const VoidMatter = Of.extend({ reason: text(4, 400) });
export type VoidMatter = z.output<typeof VoidMatter>;
export const Evaluate = Of.extend({ finding: text(10, 2_000), effective: z.boolean() });
export type Evaluate = z.output<typeof Evaluate>;

export const ListMatters = z.object({});
export const ReadMatter = Of;
export const ListOpinions = Of;

export * from "./contract/practice.ts";
export type * from "./contract/views.ts";
