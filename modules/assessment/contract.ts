import { z } from "zod";
import { LEVELS } from "./contract/lists.ts";
import { BodyInput, Row } from "./contract/points.ts";
import { Item, Rule, SchemeFacts, Subject, type Veto } from "./contract/rule.ts";
import { Code, Day, text, Uuid } from "./contract/shared.ts";

export { Item, Rule, SchemeFacts, Subject, type Veto };
export type { ItemOf } from "./contract/rule.ts";
export { BodyInput };
export type { ResultRow } from "./contract/points.ts";
export type * from "./contract/views.ts";
export * from "./contract/inspections.ts";
export type * from "./contract/inspection-views.ts";

const Home = z.string().regex(/^\d{9}$/);
const OfScheme = z.object({ scheme: Uuid });
const OfEntry = z.object({ scheme: Uuid, home: Home, id: Uuid });

// ——— the scheme ———

export const DraftScheme = OfScheme.extend({ facts: SchemeFacts });
export const ConsultScheme = OfScheme.extend({ until: Day });
/** What an office says, as an office: of the units it speaks for. */
export const GiveOpinion = OfScheme.extend({ entry: Uuid, subject: z.string().max(40), text: text(2000) });
export const AnswerOpinion = OfScheme.extend({ entry: Uuid, adopted: z.boolean(), text: text(1000) });
export const ApproveScheme = OfScheme.extend({ document: text(200) });
export const PublishScheme = OfScheme;
/** A change while the scheme runs: words, and tariffs in favour of those assessed. */
export const AmendScheme = OfScheme.extend({ rule: Rule, reason: text(300) });
export const CloseScheme = OfScheme;
export const ArchiveScheme = OfScheme;
export const VoidScheme = OfScheme.extend({ reason: text(300) });

// ——— the ledger of points ———

/** Papers that prove it: title and number. A veto needs the decision of the authority that found it. */
const Documents = z.array(text(200)).min(1).max(8);
/** Pictures of what was seen, sent before: who may open the point may look at them. */
const Photos = z.array(Uuid).max(6).default([]);
export const ProposeEntry = OfEntry.extend({
  subject: z.string().max(40),
  /** Code of the item, or of the veto. */
  item: Code,
  body: BodyInput,
  occurredOn: Day,
  reason: text(1000),
  documents: Documents,
  photos: Photos,
});
export const AcceptEntry = OfEntry;
export const ObjectToEntry = OfEntry.extend({ text: text(2000), documents: z.array(text(200)).max(8).default([]), photos: Photos });
/** The notice of a point, for the unit it was given to: 考核得失分告知单 (domain.md §7). */
export const IssueNotice = OfEntry.extend({ unit: z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{3,59}$/) });
export const ReviewEntry = OfEntry.extend({ upheld: z.boolean(), reason: text(1000) });
export const ConfirmEntry = OfEntry;
export const WithdrawEntry = OfEntry.extend({ reason: text(500) });
export const TakeBackEntry = OfEntry.extend({ reason: text(1000) });
export const RecountDues = z.object({ home: Home, id: Uuid });
export const TellDue = z.object({ home: Home, id: Uuid, slot: z.string().max(40) });

// ——— figures that feed items, as they were read ———

const ReadingInput = z.object({
  item: Code,
  figure: z.string().max(60),
  version: z.string().max(30),
  numerator: z.number().int().min(0),
  denominator: z.number().int().min(0),
  told: z.object({ value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() }).optional(),
});
export const RecordReadings = OfScheme.extend({
  subject: z.string().max(40),
  area: z.string().max(12),
  readings: z.array(ReadingInput).max(120),
});

// ——— results ———

export const ComputeResult = OfScheme;
export const RecordResult = OfScheme.extend({
  rows: z.array(Row).max(300),
  open: z.number().int().min(0),
  version: z.number().int(),
  touched: z.number().int(),
});
export const PubliciseResult = OfScheme;
/** Whoever leaves a mobile number is told by SMS, in the language of the page, what became of it. */
export const ObjectToResult = OfScheme.extend({
  entry: Uuid,
  text: text(2000),
  contact: text(100).nullish(),
  language: z.enum(["zh", "en"]).optional(),
});
/** Why is read by everybody, beside the result. */
export const DecideResultObjection = OfScheme.extend({ entry: Uuid, upheld: z.boolean(), reason: text(1000) });
export const FinaliseResult = OfScheme.extend({ document: text(200) });
export const AwardTitles = OfScheme.extend({ document: text(200) });
/** False numbers for an honour: it is taken back (统计法 12). The decision that found them is named; why is read by everybody. */
export const RevokeTitle = OfScheme.extend({ subject: z.string().max(40), document: text(200), reason: text(1000) });
/** Years in a row of a later year, after `because` (a scheme) was taken back. */
export const RecountStreak = OfScheme.extend({ subject: z.string().max(40), streak: z.number().int().min(0), because: Uuid });
/** By the address of the result itself. */
export const TellResultDue = z.object({ home: Home, id: Uuid, slot: z.string().max(40) });

// ——— reads ———

export const ReadItem = OfScheme.extend({ subject: z.string().max(40), item: Code });
export const ListSchemes = z.object({});
export const ReadScheme = OfScheme;
export const ReadStanding = OfScheme.extend({ subject: z.string().max(40), on: Day.optional() });
export const ListEntries = z.object({
  scheme: Uuid.optional(),
  subject: z.string().max(40).optional(),
  stage: z.enum(["open", "objected", "confirmed", "withdrawn"]).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});
export const ReadEntry = z.object({ home: Home, id: Uuid });
/** `said`: what was objected is opened too, which is logged and needs its reason; the result itself is public. */
export const ReadResult = OfScheme.extend({ said: z.literal("1").optional() });
export const ListResults = z.object({
  level: z.enum(LEVELS).default("county"),
  area: z
    .string()
    .regex(/^\d{4}(\d{2})?$/)
    .optional(),
  year: z.coerce.number().int().min(1990).max(2200).optional(),
});
export const ListFeeds = z.object({});
export const ListTemplates = z.object({});
export const ReadRecords = OfScheme.extend({ subject: z.string().max(40), item: Code });
