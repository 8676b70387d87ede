import { z } from "zod";
import { AreaPrefix, Point, ReportIncident, Uuid } from "#contracts/incidents";
import { Cursor, GridCode, line, Phrases, Photos, SeenAt, Subject, text, type LonLat } from "./basics.ts";

// Patrol 巡查: points with tags, plans over points, and runs made of tags scanned and findings. No run has a position: what is not in these strict
// schemas is refused, a longitude beside a scan too.

export const POINT_KINDS = ["fire", "school", "water", "road", "site", "public", "other"] as const;
export const EVERY = ["day", "week", "month", "quarter"] as const;
export const Every = z.enum(EVERY);
export type Every = z.infer<typeof Every>;

// ——— points and plans, by unit heads ———

/** A place to look at. Setting it again changes it; its tag stays. */
export const SetPatrolPoint = z.object({
  id: Uuid,
  grid: GridCode,
  zh: line(40),
  en: line(80).nullish(),
  kind: z.enum(POINT_KINDS),
  point: Point,
  /** What to look at there. */
  look: text(300).nullish(),
  asDemo: z.boolean().optional(),
});
export type SetPatrolPoint = z.input<typeof SetPatrolPoint>;
export const ClosePatrolPoint = Subject.extend({ reason: line(200) });
export type ClosePatrolPoint = z.input<typeof ClosePatrolPoint>;
/** The first tag, or a new one in place of a worn one: what is scanned on the old one afterwards is told so. */
export const IssueTag = Subject;
export type IssueTag = z.input<typeof IssueTag>;
/** A tag that was copied or taken away: it counts no more, and no new one stands yet. */
export const RevokeTag = Subject.extend({ reason: line(200) });
export type RevokeTag = z.input<typeof RevokeTag>;

export const SetPatrolPlan = z.object({
  id: Uuid,
  /** A village or one grid; its points lie within. */
  area: GridCode,
  zh: line(40),
  en: line(80).nullish(),
  /** In the order of the walk. */
  points: z.array(Uuid).min(1).max(60),
  /** Each point is looked at once in this time: by whom and in which walk does not matter. */
  every: Every,
  asDemo: z.boolean().optional(),
});
export type SetPatrolPlan = z.input<typeof SetPatrolPlan>;
export const ClosePatrolPlan = Subject.extend({ reason: line(200) });
export type ClosePatrolPlan = z.input<typeof ClosePatrolPlan>;

// ——— a run, by grid workers; its id is minted when the walk begins; its home is the first nine digits of the grid ———

const Run = z.strictObject({ id: Uuid, grid: GridCode, plan: Uuid.nullish(), seenAt: SeenAt });
/** `tag`: what the QR code or NFC tag holds, unread: "ZJ1.<home>.<point id>.<version>.<secret>". */
export const ScanTag = Run.extend({ tag: z.string().min(10).max(200) });
export type ScanTag = z.input<typeof ScanTag>;
/** Which point was looked at. `counted` false: the tag had been replaced or revoked by then; the scan is kept and the app says so. */
export type Scanned = {
  home: string;
  id: string;
  point: string;
  zh: string;
  en: string;
  counted: boolean;
  why: "replaced" | "revoked" | null;
};

/** A finding; with `incident` it is also one report, which names the patrol. The finding's id is the Idempotency-Key. */
export const RecordFinding = Run.extend({
  point: Uuid.nullish(),
  phrases: Phrases,
  text: text(1000).nullish(),
  photos: Photos,
  /** As `ReportIncident`, without what the finding says already; `id` is the incident's own. */
  incident: z
    .strictObject({
      id: Uuid,
      category: ReportIncident.shape.category,
      description: ReportIncident.shape.description,
      /** Where the thing is that was found. */
      point: Point.nullish(),
      address: ReportIncident.shape.address,
    })
    .nullish(),
});
export type RecordFinding = z.input<typeof RecordFinding>;
export type FindingDone = {
  home: string;
  id: string;
  /** The report it became. */
  incident: { home: string; id: string; number: string; dueAt: string | null; hotline: string | null } | null;
};
export const FinishPatrol = Run.extend({ phrases: Phrases });
export type FinishPatrol = z.input<typeof FinishPatrol>;

// ——— what is read ———

export const ListPatrolPoints = z.object({ area: AreaPrefix.optional() });
export type PointRow = {
  home: string;
  id: string;
  grid: string;
  placeName: string;
  zh: string;
  en: string;
  kind: (typeof POINT_KINDS)[number];
  look: string | null;
  point: LonLat;
  /** Version of the tag that counts; null: none stands. */
  tag: number | null;
  lastLookedAt: string | null;
  /** Days since, whole; null: never. */
  days: number | null;
  closed: boolean;
  asDemo: boolean;
};
export const ListPatrolPlans = z.object({ area: AreaPrefix.optional() });
export type PlanRow = {
  home: string;
  id: string;
  area: string;
  placeName: string;
  zh: string;
  en: string;
  every: Every;
  points: string[];
  /** Of the points, those looked at in the present period. */
  looked: number;
  periodEndsOn: string;
  closed: boolean;
  asDemo: boolean;
};
export const ReadTagSheet = Subject;
/** For printing: `tag` goes into the QR code and onto the NFC tag. Opening it is for who keeps the points. */
export type TagSheet = {
  zh: string;
  en: string;
  placeName: string;
  tags: { point: string; zh: string; en: string; version: number; tag: string }[];
};
export const ListPatrols = z.object({ area: AreaPrefix.optional(), cursor: Cursor });
/** By place: no name, no length of a walk. */
export type PatrolRow = {
  home: string;
  id: string;
  grid: string;
  placeName: string;
  plan: string | null;
  planZh: string | null;
  planEn: string | null;
  on: string;
  points: number;
  findings: number;
  finished: boolean;
  asDemo: boolean;
};
export type PatrolPage = { rows: PatrolRow[]; next: string | null };
export const ReadPatrol = Subject;
export type PatrolView = PatrolRow & {
  looks: { point: string; zh: string; en: string; at: string; counted: boolean }[];
  found: {
    id: string;
    point: string | null;
    phrases: string[];
    text: string | null;
    photos: string[];
    incident: { home: string; id: string; number: string } | null;
  }[];
};
