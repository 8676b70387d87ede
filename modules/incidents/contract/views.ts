import { z } from "zod";
import { Day } from "#contracts/limits";
import type { Channel, Ending, Limit, LimitUnit, SupervisionLevel } from "./terms.ts";
import { AreaPrefix, Stage, Urgency } from "./terms.ts";

/** The work lists of the queue. */
export const VIEWS = [
  "all",
  "open",
  "verify",
  "dispatch",
  "mine",
  "unit",
  "check",
  "bounced",
  "overdue",
  "soon",
  "suspended",
  "supervised",
  "reopened",
  "callBack",
  "unsolvable",
  "ended",
] as const;
export const QueueFilter = z.object({
  view: z.enum(VIEWS).default("all"),
  area: AreaPrefix.optional(),
  stage: Stage.optional(),
  group: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  category: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  urgency: Urgency.optional(),
  unit: z.string().max(40).optional(),
  /** Running deadline on this day (Asia/Shanghai): what a day of the calendar of dues opens. */
  dueOn: Day.optional(),
  /** The same of the limit of a single step: verifying, dispatching, taking up, checking. */
  stepOn: Day.optional(),
  /** Receipt number, or words of the summary, address-free. */
  q: z.string().trim().max(60).optional(),
  sort: z.enum(["due", "newest", "oldest"]).default("due"),
  cursor: z.string().max(120).optional(),
});
export type QueueFilter = z.input<typeof QueueFilter>;

export type QueueRow = {
  home: string;
  id: string;
  number: string;
  category: string;
  urgency: Urgency;
  stage: Stage;
  ending: Ending | null;
  /** Neutral words of the dispatcher, never the reporter's text; null before verification. */
  summary: string | null;
  place: string;
  placeName: string;
  placeNameEn: string;
  lead: string | null;
  /** The lead was asked, and nobody there holds a role that could accept. */
  unstaffed: boolean;
  reportedAt: string;
  dueAt: string | null;
  provisional: boolean;
  late: boolean;
  followers: number;
  photos: number;
  supervised: SupervisionLevel | null;
  returned: number;
  reopened: boolean;
  seq: number;
  point: { lon: number; lat: number } | null;
};
export type QueuePage = { rows: QueueRow[]; next: string | null };

/** Which commands the actor may give now, as told by the server: the screens never repeat a rule. */
export type May = { command: string; units?: string[] };

export type TimelineEntry = {
  seq: number;
  at: string;
  /** Event type, e.g. "incidents.dispatched": a key of `event-words.ts`. */
  type: string;
  byName: string;
  role: string;
  unit: string;
  /** Text meant for this reader, already unsealed. */
  text: string | null;
  detail: Record<string, string | number | boolean | null>;
  photos: string[];
  /** Id of a spoken note. */
  voice: string | null;
};

export type ClockView = {
  slot: string;
  rule: string;
  basis: string;
  startedAt: string;
  dueAt: string;
  provisional: boolean;
  /** It stands still outside working time. */
  working: boolean;
  status: "running" | "suspended" | "met" | "late" | "lapsed" | "void";
  kind: "duty" | "right";
  obligor: string;
};

export type CaseView = QueueRow & {
  description: string | null;
  address: string | null;
  /** What whoever reported needs to be heard and served, in words. */
  needs: string | null;
  /** The number another hotline gave the matter. */
  reference: string | null;
  /** Where a sealed record is, for whoever works on it: on no map and in no list. */
  sealedPoint: { lon: number; lat: number } | null;
  /** Masked; opening it whole is a recorded read. */
  contact: { name: string | null; phone: string | null; email: string | null } | null;
  /** Bounced so often that the supervisor says who takes it, and that unit cannot bounce it again. */
  supervisorDecides: boolean;
  coUnits: { unit: string; stage: "asked" | "accepted" | "fedBack"; unstaffed: boolean }[];
  handler: { id: string; name: string } | null;
  timeline: TimelineEntry[];
  clocks: ClockView[];
  may: May[];
  sealed: boolean;
  /** The unit a complaint is about, for those above it who read it. */
  about: string | null;
  questions: { no: number; question: string; answer: string | null }[];
  /** More time that was asked for and is not answered yet. */
  extensionAsked: { at: string; by: string; length: Limit; reason: string } | null;
  supervision: { no: number; level: SupervisionLevel; reason: string; dueAt: string; reply: string | null }[];
  mergedInto: { home: string; id: string; number: string } | null;
  parts: { home: string; id: string; number: string }[];
  partOf: { home: string; id: string; number: string } | null;
  photoIds: { id: string; of: "report" | "result" }[];
  /** Which photos and voice notes of the record were erased. */
  erased: string[];
  /** `metres`: null where the record has no point and the village is all that is the same. */
  near: { home: string; id: string; number: string; category: string; stage: Stage; metres: number | null }[];
  /** `calledBack`: written down by whoever rang the reporter; `taken`: by the desk the reporter came to. */
  rating: { satisfied: number; solved: boolean; text: string | null; calledBack: boolean; taken: boolean } | null;
  channel: Channel;
  /** What whoever reported reads in. */
  language: "zh" | "en";
  /** Papers the reader may print. */
  slips: { slip: "dispatch" | "order"; nth: number; unit: string; title: { zh: string; en: string } }[];
  /** The patrol on which it was found. */
  patrol: { home: string; id: string } | null;
  asDemo: boolean;
};

/** What a resident sees of a report, with the secret link, the link of those who met it too, or number and phone tail. */
export type FollowView = {
  by: "link" | "along" | "number";
  home: string;
  id: string;
  number: string;
  category: string;
  stage: Stage;
  ending: Ending | null;
  placeName: string;
  /** null unless opened by the reporter's own link. */
  description: string | null;
  reportedAt: string;
  dueAt: string | null;
  dueHow: { amount: number; unit: z.infer<typeof LimitUnit>; from: string; provisional: boolean } | null;
  holder: { unit: string; zh: string; en: string; phone: string | null } | null;
  timeline: {
    at: string;
    type: string;
    unit: string;
    unitZh: string;
    unitEn: string;
    text: string | null;
    detail: TimelineEntry["detail"];
    photos: string[];
  }[];
  /** Which of the photos were erased. */
  erased: string[];
  questions: CaseView["questions"];
  may: ("answer" | "withdraw" | "rate" | "reopen")[];
  rating: CaseView["rating"];
  followers: number;
  /** What was split off, each with a link of its own; none when opened by number only. */
  parts: { number: string; category: string; stage: Stage; ending: Ending | null; follow: string }[];
  /** The report this one was merged into, by the link of whoever met it too: there it goes on. None by number only, nor where it is nobody else's to read. */
  joined: { stage: Stage; ending: Ending | null; follow: string } | null;
  asDemo: boolean;
};

/** A report on the public map: snapped to about 200 m, never sealed kinds, never text. */
export type PublicIncident = {
  key: string;
  category: string;
  stage: Stage;
  ending: Ending | null;
  lon: number;
  lat: number;
  area: string;
  reportedOn: string;
};

/** A page of the public map; `names` says each area of its items once. */
export type PublicPage = {
  items: PublicIncident[];
  names: { code: string; zh: string; en: string }[];
  next: string | null;
  suppressed: boolean;
};

export type NearIncident = {
  home: string;
  id: string;
  category: string;
  stage: Stage;
  /** To the record for whoever may open it; for everybody else to the middle of its cell of the public map, in hundreds. */
  metres: number;
  reportedOn: string;
  followers: number;
  /** Only for whoever may open the record. */
  summary: string | null;
};

export type FigureValue = {
  code: string;
  numerator: number;
  denominator: number | null;
  value: number | null;
  p90?: number | null;
  /** Withheld from the public: fewer than five, or what would give such a number away. */ hidden?: boolean;
};
export type FigureRow = { area: string; areaName: string; areaNameEn: string; figures: FigureValue[] };
