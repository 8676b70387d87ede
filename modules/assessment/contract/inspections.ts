import { z } from "zod";
import { FACTORS, INSPECTION_KINDS, SEVERITIES, SITES } from "./lists.ts";
import { Code, Day, Limit, text, Uuid } from "./shared.ts";

const Home = z.string().regex(/^\d{9}$/);
const OfInspection = z.object({ scheme: Uuid, inspection: Uuid });
const OfVisit = z.object({ scheme: Uuid, home: Home, id: Uuid });
const Photos = z.array(Uuid).max(6).default([]);
const Documents = z.array(text(200)).max(8).default([]);

/** A place that may be drawn: what it is, and which unit answers for it. Its name holds nothing that parts lines and fields of the digest. */
export const Candidate = z.object({
  code: Code,
  subject: z.string().max(40),
  site: z.enum(SITES),
  name: text(60).refine((name) => !/[|\p{Cc}]/u.test(name)),
});
export type Candidate = z.output<typeof Candidate>;

export const PlanInspection = OfInspection.extend({
  kind: z.enum(INSPECTION_KINDS),
  name: text(60),
  /** The plan it follows: title and number. */
  document: text(200),
  from: Day,
  until: Day,
  candidates: z.array(Candidate).min(2).max(300),
  /** How many places are drawn: of all, or of each unit. */
  count: z.number().int().min(1).max(60),
  perUnit: z.boolean(),
  /** The same for every unit, fixed before anybody knows who is drawn. */
  limits: z.object({ rectify: Limit, revisit: Limit }),
});
export const DrawInspection = OfInspection;
/** Given up, or ended with places nobody went to: why is public with the draw. */
export const EndInspection = OfInspection.extend({ reason: text(300) });

const Finding = z.object({
  id: Uuid,
  item: Code,
  severity: z.enum(SEVERITIES),
  text: text(1000),
  photos: Photos,
  documents: Documents,
});
export const RecordVisit = OfInspection.extend({
  home: Home,
  place: Code,
  on: Day,
  findings: z
    .array(Finding)
    .max(20)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length),
});
export const AnswerFinding = OfVisit.extend({ finding: Uuid, text: text(1000), photos: Photos, documents: Documents });
export const RevisitFinding = OfVisit.extend({
  finding: Uuid,
  mended: z.boolean(),
  text: text(1000),
  photos: Photos,
  documents: Documents,
});
/** A point for a finding. Whether it was mended is what the second visit saw, and not said here. `after`: the point of this finding that was withdrawn before. */
export const ScoreFinding = OfVisit.extend({
  finding: Uuid,
  entry: Uuid,
  tariff: Code,
  factors: z.array(z.enum(FACTORS).exclude(["notMended"])).max(FACTORS.length),
  reason: text(1000),
  after: Uuid.nullable(),
});
export const VisitKeyOf = z.object({ home: Home, id: Uuid });
export const TellSlot = VisitKeyOf.extend({ slot: z.string().max(40) });

export const InspectionsOf = z.object({ scheme: Uuid });
export const ReadInspection = OfInspection;
