import { z } from "zod";
import { IndicatorCode, StratumCode, Subject, text, Uuid } from "./design.ts";

export const STAGES = [
  "designed",
  "filed",
  "approved",
  "drawn",
  "fielding",
  "checking",
  "estimating",
  "estimated",
  "published",
  "destroyed",
  "voided",
] as const;
export type Stage = (typeof STAGES)[number];

const Phone = z.string().regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/);
/** A drawn number under a token of its own: `id` is random, says nothing of the list, and is all that answers ever carry. */
const Supplied = z.object({ id: Uuid, stratum: StratumCode, position: z.number().int().min(1).max(20_000), phone: Phone });
export const SupplyNumbers = Subject.extend({ rows: z.array(Supplied).min(1).max(100) });
export const OpenFieldwork = Subject;
export const CloseFieldwork = Subject;
export const RecordChecks = Subject.extend({ deviating: z.array(Uuid) });

const OfUnit = Subject.extend({ survey: Uuid });
export const ClaimUnit = OfUnit;
export const InviteUnit = OfUnit;
export const OUTCOMES = ["no-answer", "busy", "call-back", "refusal", "not-in-use", "ineligible"] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** `callBackAt`: when the person asked to be called. */
export const RecordAttempt = OfUnit.extend({ outcome: z.enum(OUTCOMES), callBackAt: z.iso.datetime({ offset: true }).nullish() });

export const Answers = z.record(z.string().max(24), z.array(z.string().max(24)).max(12));
export type Answers = z.output<typeof Answers>;
const Given = { interview: Uuid, startedAt: z.iso.datetime({ offset: true }), answers: Answers };
/** A landline rings in a household: whoever of so many grown-ups had a birthday last is asked, so that nobody is chosen by who picks up. */
const Household = z.object({ adults: z.number().int().min(1).max(20), chosen: z.literal("last-birthday") });
/** `id` is the token; the answers become a record of their own. `broken`: the person hung up before the end. */
export const CompleteInterview = OfUnit.extend({
  ...Given,
  household: Household.nullish(),
  broken: z.boolean().default(false),
  asDemo: z.boolean().optional(),
});
export const AnswerByLink = OfUnit.extend({ ...Given, secret: z.string().regex(/^[0-9A-Z]{26}$/) });
export const DeclineByLink = OfUnit.extend({ secret: z.string().regex(/^[0-9A-Z]{26}$/) });

const OfInterview = Subject.extend({ survey: Uuid });
/** Somebody else rings again and asks one thing: were you interviewed? */
export const CheckBack = OfInterview.extend({ confirmed: z.boolean() });
export const EXCLUSIONS = ["too-short", "straight-lined", "not-confirmed", "interviewer"] as const;
export const ExcludeInterview = OfInterview.extend({ why: z.enum(EXCLUSIONS), reason: text(300) });

/** `merge`: strata counted together because one of them has too few answers; each inner list becomes one. */
export const OrderEstimates = Subject.extend({ merge: z.array(z.array(StratumCode).min(2).max(10)).max(20).default([]) });
export const Reference = z.object({
  indicator: IndicatorCode,
  zh: text(40),
  en: text(80),
  value: z.number().min(0).max(100),
  /** Answers behind it and its design effect, when they were published: without them its own error is unknown. */
  n: z.number().int().min(1).max(10_000_000).nullish(),
  deff: z.number().min(0.1).max(20).nullish(),
  document: text(200),
});
export type Reference = z.output<typeof Reference>;
export const PublishSurvey = Subject.extend({ references: z.array(Reference).max(20).default([]) });
export const DestroyNumbers = Subject;
export const VoidSurvey = Subject.extend({ reason: text(300) });

const Measured = z.object({
  indicator: z.string().regex(/^svy\.[a-z]{2,12}(\.(best|score))?$/),
  area: z.string().regex(/^\d{4}(\d{2})?$/),
  value: z.number(),
  se: z.number().min(0),
  low: z.number(),
  high: z.number(),
  n: z.number().int(),
  missing: z.number().int(),
  nEff: z.number(),
  deffWeights: z.number(),
  deff: z.number().nullable(),
  suppressed: z.boolean(),
});
export type Measured = z.output<typeof Measured>;
const Rate = z.number().nullable();
const Outcomes = z.object({ e: Rate, rr1: Rate, rr3: Rate, rr4: Rate, cooperation: Rate, refusal: Rate, contact: Rate });
const Counts = z.object({
  completed: z.number().int(),
  partial: z.number().int(),
  refusal: z.number().int(),
  "non-contact": z.number().int(),
  ineligible: z.number().int(),
  unknown: z.number().int(),
});
export const Calculated = z.object({
  measures: z.array(Measured).max(2_000),
  rates: Outcomes,
  counts: Counts,
  weights: z.object({ iterations: z.number().int(), off: z.number(), held: z.number().int(), low: z.number(), high: z.number() }),
  /** SHA-256 over the lines the estimates were made of, so that a later recount can be shown to have the same ones. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of the definition of weights and errors used. */
  method: z.number().int().min(1),
});
export type Calculated = z.output<typeof Calculated>;
/** What a publication says of the rows behind one of its numbers. */
const Committed = z.object({
  figure: z.string().max(40),
  area: z.string().regex(/^\d{4}(\d{2})?$/),
  year: z.number().int(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Committed = z.output<typeof Committed>;
const Params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));
export const RecordEstimates = Subject.extend({
  result: z.union([
    z.object({ ok: z.literal(true), found: Calculated, committed: z.array(Committed).max(2_000).default([]) }),
    z.object({ ok: z.literal(false), code: z.string().max(60), params: Params }),
  ]),
});
/** `remaining`: held after these; `numbers`: destroyed with these, all in all. */
export const DestroyUnits = Subject.extend({
  units: z.array(Uuid).max(500),
  remaining: z.number().int().min(0),
  numbers: z.number().int().min(0),
});

export const ListSurveys = z.object({});
export const ReadSurvey = Subject;
export const NextCall = Subject;
export const RevealNumber = OfUnit;
export const ReadQuality = Subject;
export const ReadCalls = Subject;
export const ReadForm = OfUnit.extend({ secret: z.string().max(40) });
export const ListEstimates = z.object({
  indicator: z.string().max(30).optional(),
  area: z
    .string()
    .regex(/^\d{4}(\d{2})?$/)
    .optional(),
  year: z.coerce.number().int().min(1990).max(2200).optional(),
});
export const SampleSize = z.object({
  share: z.coerce.number().min(0.01).max(0.99),
  margin: z.coerce.number().min(0.001).max(0.2),
  deff: z.coerce.number().min(0.5).max(5).default(1.3),
  population: z.coerce.number().int().min(2).optional(),
});
