import { z } from "zod";
import { Ending, Stage, type FigureRow, type NearIncident, type PublicIncident, type PublicPage } from "../contract.ts";
import type { FigureTable, FigureWords, KindTable, PublicRecords, SignalLists } from "./reads.ts";
import { Count, Day, Instant, of, Text } from "./answers-basics.ts";

// What everybody is answered: the map, figures and their records, signals, proofs.

export const NearAnswer = of<NearIncident[]>()(
  z.array(
    z.object({
      home: Text,
      id: z.uuid(),
      category: Text,
      stage: Stage,
      metres: z.number(),
      reportedOn: Day,
      followers: Count,
      summary: Text.nullable(),
    }),
  ),
);

const PublicIncidentSchema = of<PublicIncident>()(
  z.object({
    key: Text,
    category: Text,
    stage: Stage,
    ending: Ending.nullable(),
    lon: z.number(),
    lat: z.number(),
    area: Text,
    reportedOn: Day,
  }),
);
export const PublicAnswer = of<PublicPage>()(
  z.object({
    items: z.array(PublicIncidentSchema),
    names: z.array(z.object({ code: Text, zh: Text, en: Text })),
    next: Text.nullable(),
    suppressed: z.boolean(),
  }),
);

const FigureWordsSchema = of<FigureWords>()(
  z.object({
    code: Text,
    zh: Text,
    en: Text,
    definition: z.object({ zh: Text, en: Text }),
    version: Text,
    numerator: Text,
    denominator: Text.nullable(),
    unit: z.enum(["percent", "count", "hours"]),
    higherIsBetter: z.boolean().nullable(),
    revisions: z.array(z.object({ version: Text, on: Day, zh: Text, en: Text })).optional(),
  }),
);
const FigureRowSchema = of<FigureRow>()(
  z.object({
    area: Text,
    areaName: Text,
    areaNameEn: Text,
    figures: z.array(
      z.object({
        code: Text,
        numerator: Count,
        denominator: Count.nullable(),
        value: z.number().nullable(),
        p90: z.number().nullable().optional(),
        hidden: z.boolean().optional().describe("withheld from the public: fewer than five, or what would give such a number away"),
      }),
    ),
  }),
);
export const FiguresAnswer = of<FigureTable>()(
  z.object({ figures: z.array(FigureWordsSchema), rows: z.array(FigureRowSchema), from: Day, to: Day }),
);
export const KindsAnswer = of<KindTable>()(
  z.object({ rows: z.array(z.object({ category: Text, zh: Text, en: Text, n: Count })), sealed: Count, from: Day, to: Day }),
);
export const DefinitionsAnswer = of<{ rows: readonly FigureWords[] }>()(z.object({ rows: z.array(FigureWordsSchema) }));
export const PublicRecordsAnswer = of<PublicRecords>()(
  z.object({
    rows: z.array(z.object({ number: Text, category: Text, place: Text, placeEn: Text, day: Text })),
    next: Text.nullable(),
    total: Count,
  }),
);
export const SignalsAnswer = of<SignalLists>()(
  z.object({
    rising: z.array(SignalSchema()),
    adopted: z.array(SignalSchema()),
    rows: z.array(
      z.object({
        id: z.uuid(),
        category: Text,
        area: Text,
        areaName: Text,
        areaZh: Text,
        areaEn: Text,
        aim: Text,
        answer: Text,
        answerEn: Text.nullable(),
        aimEn: Text.nullable(),
        week: Day,
        publishedAt: Instant,
      }),
    ),
  }),
);

function SignalSchema() {
  return z.object({
    home: Text,
    id: z.uuid().nullable(),
    category: Text,
    area: Text,
    areaName: Text,
    areaNameEn: Text,
    week: Day,
    now: Count,
    usual: z.number(),
    weeks: z.array(Count),
    state: z.enum(["rising", "adopted", "acted", "published"]),
    unit: Text.nullable(),
    aim: Text.nullable(),
    aimEn: Text.nullable(),
    answer: Text.nullable(),
    answerEn: Text.nullable(),
    done: Text.nullable(),
    dueAt: Instant.nullable(),
    may: z.array(z.enum(["adopt", "act", "publish"])),
  });
}

const Base64 = Text.regex(/^[A-Za-z0-9+/]*=*$/);
/** What proves a report: held to the platform's own type where the query is. */
export const ProofAnswer = z.object({
  event: Text.describe("canonical JSON of the event: exactly what was committed to"),
  salt: Base64,
  hash: z.enum(["sha256", "sm3"]).describe("what the commitment was made with"),
  commitment: Base64.describe("hash of salt and event"),
  sealed: z
    .object({
      log: Text,
      hash: z.enum(["sha256", "sm3"]),
      kind: z.union([z.literal(1), z.literal(2)]).describe("first byte of the entry: 1 happened here, 2 was brought in bulk"),
      index: Count,
      size: Count,
      proof: z.array(Base64).describe("RFC 9162 inclusion proof, nearest sibling first"),
      checkpoint: Text.describe("signed checkpoint (C2SP)"),
      at: Instant,
    })
    .nullable()
    .describe("null until it is sealed, within a minute"),
});
