import { z } from "zod";
import { Limit, Uuid } from "#contracts/incidents";
import { CITABLE, EVIDENCE } from "./contract/evidence.ts";
import { REVOCATIONS, STAGES } from "./contract/stages.ts";

export * from "./contract/reading.ts";
export type * from "./contract/rows.ts";
export type * from "./contract/views.ts";

const text = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(z.string().min(1).max(max));
/** Any telephone, as people write it. */
const Phone = z.string().regex(/^[0-9+-]{5,20}$/);
const Home = z.string().regex(/^\d{9}$/);
const Day = z.iso.date();
const Photos = z.array(Uuid).max(12).default([]);
export const Area = z.string().regex(/^\d{4}(\d{2}(\d{3}(\d{3})?)?)?$/);
export const SchemeCode = z.string().regex(/^[A-Z]\d{2}$/);
const LineCode = z.string().regex(/^[A-Z]\d{2}-\d{2}$/);
/** Code of a unit: a credit code, an area code, an office. Never a household: families have a record of their own. */
const UnitCode = z.string().regex(/^[A-Za-z0-9-]{4,40}$/);
const Subject = z.object({ home: Home, id: Uuid });

export const UNIT_LEVELS = ["town", "village", "organisation", "household"] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];
export const METHODS = ["D", "S", "I", "R", "T", "self"] as const;

const Evidence = z.object({
  takes: z.array(z.enum(EVIDENCE)).min(1).max(EVIDENCE.length),
  strict: z.boolean(),
  zh: text(120).optional(),
  en: text(200).optional(),
});

/** One line of a checklist. `key`: nothing earned on it blocks the award. `optional`: may be "does not apply", the rest is then scaled. */
const Line = z.object({
  code: LineCode,
  zh: text(120),
  en: text(200),
  points: z.number().int().min(1).max(100),
  methods: z.array(z.enum(METHODS)).min(1).max(5),
  key: z.boolean(),
  optional: z.boolean(),
  /** Which evidence it takes; without a rule its methods say. */
  evidence: Evidence.optional(),
});
export type Line = z.output<typeof Line>;
export const LEVELS = ["pass", "good", "model"] as const;
export type Level = (typeof LEVELS)[number];

export const SchemeRule = z.object({
  code: SchemeCode,
  zh: text(40),
  en: text(80),
  /** Department that leads the inspections. */
  lead: z.string().regex(/^[a-z][a-z-]{1,20}$/),
  level: z.enum(UNIT_LEVELS),
  lines: z.array(Line).min(3).max(60),
  thresholds: z.object({ pass: z.number().min(1).max(100), good: z.number().min(1).max(100), model: z.number().min(1).max(100) }),
  years: z.number().int().min(1).max(10),
  limits: z.object({ prelim: Limit, rectify: Limit, publicity: Limit, warning: Limit, appeal: Limit, again: Limit, renewal: Limit }),
  basis: text(200),
});
export type SchemeRule = z.output<typeof SchemeRule>;
export type Scheme = SchemeRule & { version: number };
export const DefineScheme = SchemeRule;

/** `en`: its name for those who read English; without one the Chinese name stands in both. */
const Unit = z.object({ code: UnitCode, zh: text(80), area: Area, en: text(160).optional() });
export type Unit = z.output<typeof Unit>;
const PoolMember = z.object({ account: Uuid, unit: z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{3,59}$/) });
export type PoolMember = z.output<typeof PoolMember>;
/** A round of applications: the units that may apply and those who may be drawn to inspect are frozen with it. */
export const OpenRound = z.object({
  id: Uuid,
  scheme: SchemeCode,
  area: Area,
  name: text(80),
  /** Its name for those who read English; without one the Chinese name stands in both. */
  en: text(160).optional(),
  from: Day,
  until: Day,
  units: z.array(Unit).max(5_000),
  pool: z.array(PoolMember).max(500),
});
export type OpenRound = z.output<typeof OpenRound>;
/** The seed is public and not ours: a lottery's numbers, a closing index; with where anybody can look it up. */
export const PublishSeed = z.object({ scheme: SchemeCode, round: Uuid, seed: text(100), source: text(200) });

/** Evidence that is named instead of put on file: which paper, record number, who was asked what, when a call was answered. */
const Cited = z.object({ kind: z.enum(CITABLE), what: text(300) }).nullish();
const SelfLine = z.object({ line: LineCode, points: z.number().int().min(0).max(100).nullable(), photos: Photos, cited: Cited });
export const Apply = Subject.extend({
  scheme: SchemeCode,
  round: Uuid,
  unit: UnitCode,
  self: z.array(SelfLine).max(60),
  contact: z.object({ name: text(50), phone: Phone }).nullish(),
  /** What is stated is true. */
  declared: z.literal(true),
  /** What the unit applied for last for this title, where there is one. */
  after: Subject.nullish(),
  /** The title the unit has or had last: what it applied for last if that was awarded, else what that one named. */
  renews: Subject.nullish(),
  asDemo: z.boolean().optional(),
});
export const NoteLatest = Subject.extend({ scheme: SchemeCode, unit: UnitCode });
const Reasoned = Subject.extend({ reason: text(1000) });
export const ReturnApplication = Reasoned;
export const Resubmit = Subject.extend({ self: z.array(SelfLine).max(60) });
export const Admit = Subject;
/** The round the application belongs to, by name, so that its list and its seed can be found. */
const InRound = Subject.extend({ scheme: SchemeCode, round: Uuid });
export const DrawInspectors = InRound.extend({ count: z.number().int().min(2).max(5).default(2) });
export const Recuse = InRound.extend({ account: Uuid, reason: text(300) });

const Result = z.object({
  line: LineCode,
  points: z.number().int().min(0).max(100).nullable(),
  /** Needed where points are withheld. */
  reason: text(500).nullish(),
  photos: Photos,
  cited: Cited,
  /** Something to be mended. */
  finding: z.enum(["none", "plain", "grave"]).default("none"),
});
export const INSPECTION_WAYS = ["announced", "unannounced", "incident"] as const;
export const Inspect = Subject.extend({
  way: z.enum(INSPECTION_WAYS),
  results: z.array(Result).max(60),
  /** What the unit says to it, in its own words. */
  statement: text(2000).nullish(),
  seenAt: z.iso.datetime({ offset: true }).nullish(),
});
export const Countersign = Subject;
export const Rectify = Subject.extend({ measures: text(2000), photos: Photos });
export const Recheck = Subject.extend({
  results: z
    .array(Result.omit({ finding: true }).extend({ mended: z.boolean() }))
    .min(1)
    .max(60),
  note: text(1000),
});
export const Publicise = Subject;
const Mobile = z
  .string()
  .max(100)
  .transform((value) =>
    value
      .normalize("NFKC")
      .replace(/[\s-]/g, "")
      .replace(/^(?:\+|00)?86(?=1\d{10}$)/, ""),
  )
  .pipe(z.string().regex(/^1[3-9]\d{9}$/));
/** Whoever leaves a mobile number is told by SMS, in the language of the page, what was decided: nothing else is done with it. */
export const ObjectTo = Subject.extend({
  entry: Uuid,
  text: text(2000),
  contact: Mobile.nullish(),
  language: z.enum(["zh", "en"]).optional(),
});
export const DecideObjection = Subject.extend({ entry: Uuid, upheld: z.boolean(), reason: text(1000) });
/** `renews`: the title the application names as its earlier one, where it names one. */
export const Award = Subject.extend({ renews: Subject.nullish() });
export const Refuse = Reasoned;
export const Withdraw = Reasoned;
/** Units to be looked at again, drawn from a round's list by a seed published on that day. */
export const DrawChecks = PublishSeed.extend({ count: z.number().int().min(1).max(5_000) });
/** `reason`: null where the whole round was voided, which says why. */
export const VoidApplication = Subject.extend({ reason: text(1000).nullish() });
export const VoidRound = z.object({ scheme: SchemeCode, round: Uuid, reason: text(1000) });
export const Reinspect = Reasoned;
export const SelfReport = Subject.extend({ year: z.number().int().min(2000).max(2200), text: text(2000) });
/** A fact of the negative list is proved by a document of the authority competent for it; so is a warning. */
const Grounded = Reasoned.extend({ document: text(200) });
export const Warn = Grounded;
export const Mend = Subject.extend({ measures: text(2000), photos: Photos });
export const Restore = Reasoned;
/** A check of a title that is held; after an incident the document that tells of it is named. */
export const OrderCheck = InRound.extend({
  way: z.enum(INSPECTION_WAYS),
  document: text(200).nullish(),
  reason: text(1000),
  count: z.number().int().min(2).max(5).default(2),
});
export const Revoke = Grounded.extend({ ground: z.enum(REVOCATIONS) });
export const Appeal = Reasoned;
export const DecideAppeal = Reasoned.extend({ upheld: z.boolean() });
export const RecountDues = Subject;
export const TellDue = Subject.extend({ slot: z.string().max(40) });

/** A family looks at its own home, by its own wish; nothing is kept but the sum, the day and whether help was asked for. */
export const CheckFamily = z.object({
  id: Uuid,
  area: z.string().regex(/^\d{12}$/),
  self: z
    .array(z.object({ line: LineCode, yes: z.boolean() }))
    .min(1)
    .max(60),
  help: z.object({ phone: Phone, address: text(200) }).nullish(),
  asDemo: z.boolean().optional(),
});
export const CloseFamilyHelp = Subject.extend({ result: text(300) });
/** Only families that asked for somebody to come are ever listed, only until somebody came, and never with what they scored. */
export const ListFamilyHelp = z.object({
  area: z
    .string()
    .regex(/^\d{4,12}$/)
    .optional(),
});
export type FamilyHelpRow = { home: string; id: string; placeName: string; on: string; demo: boolean };
export const ReadFamilyHelp = Subject;
/** `opens`: the reader may open how to reach it. */
export type FamilyHelpView = FamilyHelpRow & { opens: boolean };
export const ReadFamilyContact = Subject.extend({ reason: text(200) });
export type FamilyContact = { phone: string | null; address: string | null };
export const ReadOwnFamily = Subject.extend({ secret: z.string().max(64) });
export type OwnFamily = {
  home: string;
  id: string;
  placeName: string;
  /** The family took it back. */
  forgotten: boolean;
  score: number | null;
  on: string;
  help: "none" | "asked" | "given";
  /** What was done at its home. */
  text: string | null;
};
export const ForgetFamily = Subject.extend({ secret: z.string().min(20).max(64) });

export type Done = { home: string; id: string; stage: string };

export const ListSchemes = z.object({});
export const ListRounds = z.object({ scheme: SchemeCode.optional() });
/** The last row of the page before: when it was applied for, and which it is. */
export const ListApplications = z.object({
  scheme: SchemeCode.optional(),
  area: z
    .literal("")
    .transform((): undefined => undefined)
    .or(Area)
    .optional(),
  stage: z.enum(STAGES).optional(),
  cursor: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export const ReadApplication = Subject;
export const ReadPublic = Subject;
/** Without an area: the whole city. */
export const ReadCoverage = z.object({ area: Area.optional() });
export const FindCertificate = z.object({ number: z.string().trim().min(4).max(60) });
export const ListPublic = z.object({
  scheme: SchemeCode.optional(),
  area: z
    .literal("")
    .transform((): undefined => undefined)
    .or(Area)
    .optional(),
  from: z.coerce.number().int().min(0).max(99_999).default(0),
  limit: z.coerce.number().int().min(1).max(300).default(300),
});
