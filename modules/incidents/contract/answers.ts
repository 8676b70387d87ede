import { z } from "zod";
import {
  Category,
  Channel,
  Ending,
  Limit,
  LimitUnit,
  SetProcedure,
  SLIPS,
  Stage,
  SupervisionLevel,
  Urgency,
  type CaseView,
  type FollowView,
  type Joined,
  type QueuePage,
  type Receipt,
  type StepLimits,
} from "../contract.ts";
import type { Contact, DueDay } from "./reads.ts";
import { Count, Day, Detail, Instant, of, Point, Ref, Text } from "./answers-basics.ts";

export const SlipAnswer = of<{ home: string; id: string; number: string }>()(
  z.object({ home: Text, id: z.uuid(), number: Text.describe("of the paper") }),
);
export const DoneAnswer = of<{ home: string; id: string; stage: string; seq: number }>()(
  z.object({ home: Text, id: z.uuid(), stage: Text.describe("where the record stands now"), seq: Count }),
);
export const ReceiptAnswer = of<Receipt>()(
  z.object({
    home: Text,
    id: z.uuid(),
    number: Text.describe("receipt number, to say aloud"),
    follow: Text.nullable().describe("secret path of the follow page; null for staff who took the report for somebody"),
    dueAt: Instant.nullable(),
    provisional: z.boolean(),
    stage: Stage,
    hotline: Text.nullable(),
  }),
);
export const JoinedAnswer = of<Joined>()(
  Ref.extend({
    follow: Text.describe("secret path of the follow page: the progress, without anything personal"),
    told: z.boolean().describe("whether news goes to a contact of theirs"),
  }),
);

const queueRow = {
  home: Text,
  id: z.uuid(),
  number: Text,
  category: Text,
  urgency: Urgency,
  stage: Stage,
  ending: Ending.nullable(),
  summary: Text.nullable(),
  place: Text,
  placeName: Text,
  placeNameEn: Text,
  lead: Text.nullable(),
  unstaffed: z.boolean().describe("the lead was asked, and nobody there could accept"),
  reportedAt: Instant,
  dueAt: Instant.nullable(),
  provisional: z.boolean(),
  late: z.boolean(),
  followers: Count,
  photos: Count,
  supervised: SupervisionLevel.nullable(),
  returned: Count,
  reopened: z.boolean(),
  seq: Count,
  point: Point.nullable(),
};
export const QueueAnswer = of<QueuePage>()(z.object({ rows: z.array(z.object(queueRow)), next: Text.nullable() }));
export const UnstaffedAnswer = of<{ units: string[] }>()(z.object({ units: z.array(Text) }));
export const CountsAnswer = of<Record<string, number>>()(z.record(z.string(), Count));
export const DuesAnswer = of<DueDay[]>()(z.array(z.object({ day: Day, due: Count, late: Count, steps: Count, stepsLate: Count })));

const Timeline = z.object({
  seq: Count,
  at: Instant,
  type: Text,
  byName: Text,
  role: Text,
  unit: Text,
  text: Text.nullable(),
  detail: Detail,
  photos: z.array(z.uuid()),
  voice: z.uuid().nullable(),
});
const Clock = z.object({
  slot: Text,
  rule: Text,
  basis: Text,
  startedAt: Instant,
  dueAt: Instant,
  provisional: z.boolean(),
  working: z.boolean().describe("it stands still outside working time"),
  status: z.enum(["running", "suspended", "met", "late", "lapsed", "void"]),
  kind: z.enum(["duty", "right"]),
  obligor: Text,
});
const Question = z.object({ no: Count, question: Text, answer: Text.nullable() });
const Rating = z.object({ satisfied: Count, solved: z.boolean(), text: Text.nullable(), calledBack: z.boolean(), taken: z.boolean() });
const ContactSchema = z.object({ name: Text.nullable(), phone: Text.nullable(), email: Text.nullable() });
export const ContactAnswer = of<Contact>()(ContactSchema);

export const CaseAnswer = of<CaseView>()(
  z.object({
    ...queueRow,
    description: Text.nullable(),
    address: Text.nullable(),
    needs: Text.nullable(),
    reference: Text.nullable(),
    sealedPoint: z.object({ lon: z.number(), lat: z.number() }).nullable(),
    contact: ContactSchema.nullable().describe("masked; opened whole by a read of its own"),
    supervisorDecides: z.boolean().describe("bounced so often that the supervisor says who takes it"),
    coUnits: z.array(z.object({ unit: Text, stage: z.enum(["asked", "accepted", "fedBack"]), unstaffed: z.boolean() })),
    handler: z.object({ id: z.uuid(), name: Text }).nullable(),
    timeline: z.array(Timeline),
    clocks: z.array(Clock),
    may: z.array(z.object({ command: Text, units: z.array(Text).optional() })).describe("steps this reader may take now"),
    sealed: z.boolean(),
    about: z.string().nullable(),
    questions: z.array(Question),
    extensionAsked: z.object({ at: Instant, by: Text, length: Limit, reason: Text }).nullable().describe("not answered yet"),
    supervision: z.array(z.object({ no: Count, level: SupervisionLevel, reason: Text, dueAt: Instant, reply: Text.nullable() })),
    mergedInto: Ref.nullable(),
    parts: z.array(Ref),
    partOf: Ref.nullable(),
    photoIds: z.array(z.object({ id: z.uuid(), of: z.enum(["report", "result"]) })),
    erased: z.array(z.uuid()),
    near: z.array(Ref.extend({ category: Text, stage: Stage, metres: z.number().nullable() })),
    rating: Rating.nullable(),
    language: z.enum(["zh", "en"]).describe("what whoever reported reads in"),
    slips: z
      .array(z.object({ slip: z.enum(SLIPS), nth: z.number().int(), unit: Text, title: z.object({ zh: Text, en: Text }) }))
      .describe("papers this reader may print"),
    patrol: z.object({ home: Text, id: z.uuid() }).nullable(),
    channel: Channel,
    asDemo: z.boolean(),
  }),
);

export const FollowAnswer = of<FollowView>()(
  z.object({
    home: Text,
    id: z.uuid(),
    number: Text,
    category: Text,
    stage: Stage,
    ending: Ending.nullable(),
    placeName: Text,
    description: Text.nullable().describe("null when opened by number only"),
    reportedAt: Instant,
    dueAt: Instant.nullable(),
    dueHow: z.object({ amount: Count, unit: LimitUnit, from: Instant, provisional: z.boolean() }).nullable(),
    holder: z.object({ unit: Text, zh: Text, en: Text, phone: Text.nullable() }).nullable(),
    timeline: z.array(
      z.object({
        at: Instant,
        type: Text,
        unit: Text,
        unitZh: Text,
        unitEn: Text,
        text: Text.nullable(),
        detail: Detail,
        photos: z.array(z.uuid()),
      }),
    ),
    erased: z.array(z.uuid()),
    questions: z.array(Question),
    by: z.enum(["link", "along", "number"]).describe("what it was opened with"),
    may: z.array(z.enum(["answer", "withdraw", "rate", "reopen"])),
    rating: Rating.nullable(),
    followers: Count,
    parts: z.array(z.object({ number: Text, category: Text, stage: Stage, ending: Ending.nullable(), follow: Text })),
    joined: z.object({ stage: Stage, ending: Ending.nullable(), follow: Text }).nullable(),
    asDemo: z.boolean(),
  }),
);

export const StepLimitsAnswer = of<StepLimits>()(SetProcedure.extend({ version: Count, may: z.boolean() }));
export const CategoriesAnswer = of<(Category & { version: number })[]>()(z.array(Category.extend({ version: Count })));
