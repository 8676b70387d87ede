import { z } from "zod";
import { Day } from "#contracts/limits";

/** 9-digit town-level code where the record was taken in; county-level records end in 000, city-level in 500000 + 000. */
export const Home = z.string().regex(/^\d{9}$/);
export const Uuid = z.uuid().transform((value) => value.toLowerCase());
/** Prefix of an area code: 4 city, 6 county, 9 town, 12 village, 15 grid, 17 micro-grid. */
export const AreaPrefix = z.string().regex(/^(\d{4}|\d{6}|\d{9}|\d{12}|\d{15}|\d{17})$/);

// oxlint-disable-next-line no-control-regex
const VISIBLE = /^[^\u0000-\u0009\u000B-\u001F\u007F\uFFFE\uFFFF]*$/u;

/** Visible text: no control characters but line breaks; kept as typed otherwise, whatever the script. */
const text = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().min(1).max(max).regex(VISIBLE));

const Subject = z.object({ home: Home, id: Uuid });

/** WGS-84 degrees. */
export const Point = z.object({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) });

export const STAGES = [
  "reported",
  "verified",
  "dispatched",
  "bounced",
  "handling",
  "suspended",
  "fedBack",
  "ended",
  "archived",
  "rejected",
  "merged",
  "voided",
] as const;
export const ENDINGS = ["solved", "unsolvable", "elsewhere", "withdrawn"] as const;
export const URGENCIES = ["red", "orange", "yellow", "blue"] as const;
export const CHANNELS = ["portal", "grid", "phone", "window", "mail", "api"] as const;
export const SUPERVISION_LEVELS = ["remind", "supervise", "list"] as const;
export const Stage = z.enum(STAGES);
export type Stage = z.infer<typeof Stage>;
export const Ending = z.enum(ENDINGS);
export type Ending = z.infer<typeof Ending>;
export const Urgency = z.enum(URGENCIES);
export type Urgency = z.infer<typeof Urgency>;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;
export const SupervisionLevel = z.enum(SUPERVISION_LEVELS);
export type SupervisionLevel = z.infer<typeof SupervisionLevel>;

/** minute and hour run on; workingHour and workingDay stop outside working time; "day" is a calendar day. */
export const LimitUnit = z.enum(["minute", "hour", "workingHour", "workingDay", "day"]);
export const Limit = z.object({ amount: z.number().int().min(1).max(1000), unit: LimitUnit });
export type Limit = z.infer<typeof Limit>;

/** One second-level entry of the grid-event taxonomy (domain.md §5); versioned configuration. */
export const Category = z.object({
  code: z.string().regex(/^\d{2}(\d{2})?$/),
  zh: text(40),
  en: text(80),
  group: z.string().regex(/^\d{2}$/),
  /** Unit codes that may lead, the usual one first. */
  departments: z.array(z.string().min(1).max(20)).max(6),
  urgency: Urgency,
  /** null: the clocks of another service apply. */
  limit: Limit.nullable(),
  /** First step inside the limit, e.g. guard a manhole within 2 h. */
  firstStep: Limit.nullable(),
  /** A grid worker may solve it on the spot. */
  selfHandle: z.boolean(),
  /** Visible to the receiving team only; never on a map, never near-duplicate matched. */
  sealed: z.boolean(),
  /** Life or crime: the number shown before anything is typed, or null. */
  hotline: z.enum(["110", "119", "120"]).nullable(),
  /** Only the fact of the hand-over to the hotline is kept; no text, no contact. */
  handOverOnly: z.boolean().optional(),
});
export type Category = z.infer<typeof Category>;

// ——— what is written ———

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
  language: z.enum(["zh", "en"]).default("zh"),
  /** When the reporter says it happened; a phone clock wrong by days never moves a duty clock. */
  seenAt: z.iso.datetime({ offset: true }).nullish(),
  /** A staff member who takes the report for somebody: that desk keeps it until another unit accepted (首问负责). */
  helperUnit: z.string().max(20).nullish(),
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
/** What the reporter gets: `number` to say aloud, `follow` the secret path. */
export type Receipt = {
  home: string;
  id: string;
  number: string;
  follow: string;
  dueAt: string | null;
  provisional: boolean;
  stage: Stage;
  hotline: string | null;
};

export const JoinIncident = Subject.extend({ followerId: Uuid, phone: ReportIncident.shape.phone, email: Email.nullish() });
export type JoinIncident = z.input<typeof JoinIncident>;
export const VerifyIncident = Subject.extend({
  category: z
    .string()
    .regex(/^\d{2}(\d{2})?$/)
    .nullish(),
  summary: text(120),
});
export type VerifyIncident = z.input<typeof VerifyIncident>;
export const RejectIncident = Subject.extend({ reason: text(500) });
export type RejectIncident = z.input<typeof RejectIncident>;
export const SelfHandleIncident = Subject.extend({ result: text(1000), photos: z.array(Uuid).max(6).default([]), voice: Uuid.nullish() });
export type SelfHandleIncident = z.input<typeof SelfHandleIncident>;
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
export const AssignIncident = Subject.extend({ unit: z.string().min(1).max(40), handler: Uuid });
export type AssignIncident = z.input<typeof AssignIncident>;
export const ExtendIncident = Subject.extend({ by: Limit, reason: text(500) });
export type ExtendIncident = z.input<typeof ExtendIncident>;
export const SuspendIncident = Subject.extend({ basis: z.enum(["budget", "law"]), reason: text(500), reviewOn: Day });
export type SuspendIncident = z.input<typeof SuspendIncident>;
export const ResumeIncident = Subject.extend({ note: text(500) });
export type ResumeIncident = z.input<typeof ResumeIncident>;
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
export const SplitIncident = Subject.extend({ part: z.object({ id: Uuid, category: z.string().regex(/^\d{4}$/), summary: text(120) }) });
export type SplitIncident = z.input<typeof SplitIncident>;
export const NoteIncident = Subject.extend({ text: text(2000), voice: Uuid.nullish() });
export type NoteIncident = z.input<typeof NoteIncident>;
export const AskReporter = Subject.extend({ question: text(500) });
export type AskReporter = z.input<typeof AskReporter>;
export const VoidIncident = Subject.extend({ reason: text(500) });
export type VoidIncident = z.input<typeof VoidIncident>;

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

// First signal: a topic that rises in an area becomes a work order whose answer is published (您说我办).
export const AdoptSignal = z.object({
  home: Home,
  id: Uuid,
  category: z.string().regex(/^\d{4}$/),
  area: AreaPrefix,
  week: Day,
  unit: z.string().min(1).max(40),
  aim: text(300),
});
export type AdoptSignal = z.input<typeof AdoptSignal>;
export const PublishSignal = Subject.extend({ answer: text(2000), answerEn: text(2000).nullish() });
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

// What only the installation's own jobs give.
export const RecordOnly = Subject;
export type RecordOnly = z.input<typeof RecordOnly>;
export const RecordSlot = Subject.extend({ slot: z.string().min(1).max(80) });
export type RecordSlot = z.input<typeof RecordSlot>;

// ——— what is read ———

export const QueueFilter = z.object({
  view: z
    .enum([
      "all",
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
      "ended",
    ])
    .default("all"),
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
  /** Event type, e.g. "incidents.dispatched": its words are `incidents.event.<past participle>`. */
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
  status: "running" | "suspended" | "met" | "late" | "lapsed" | "void";
  kind: "duty" | "right";
  obligor: string;
};

export type CaseView = QueueRow & {
  description: string | null;
  address: string | null;
  /** Masked; opening it whole is a recorded read. */
  contact: { name: string | null; phone: string | null; email: string | null } | null;
  coUnits: { unit: string; stage: "asked" | "accepted" | "fedBack" }[];
  handler: { id: string; name: string } | null;
  timeline: TimelineEntry[];
  clocks: ClockView[];
  may: May[];
  sealed: boolean;
  /** The unit a complaint is about, for those above it who read it. */
  about: string | null;
  questions: { no: number; question: string; answer: string | null }[];
  supervision: { no: number; level: SupervisionLevel; reason: string; dueAt: string; reply: string | null }[];
  mergedInto: { home: string; id: string; number: string } | null;
  parts: { home: string; id: string; number: string }[];
  photoIds: { id: string; of: "report" | "result" }[];
  near: { home: string; id: string; number: string; category: string; stage: Stage; metres: number }[];
  rating: { satisfied: number; solved: boolean; text: string | null } | null;
  channel: Channel;
  /** The patrol on which it was found. */
  patrol: { home: string; id: string } | null;
  asDemo: boolean;
};

/** What a resident sees of a report, with the secret link or number and phone tail. */
export type FollowView = {
  home: string;
  id: string;
  number: string;
  category: string;
  stage: Stage;
  ending: Ending | null;
  placeName: string;
  /** null when opened by number only. */
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
  questions: CaseView["questions"];
  may: ("answer" | "withdraw" | "rate" | "reopen")[];
  rating: CaseView["rating"];
  followers: number;
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
  metres: number;
  reportedOn: string;
  followers: number;
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
