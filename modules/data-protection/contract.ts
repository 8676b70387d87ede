import { z } from "zod";
import { ReportIncident } from "#contracts/incidents";

const Home = z.string().regex(/^\d{9}$/);
const Id = z.uuid().transform((value) => value.toLowerCase());
const UnitCode = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*-(\d{4}|\d{6}|\d{9}|\d{12})$/)
  .max(60);
const AreaPrefix = z.string().regex(/^(\d{4}|\d{6}|\d{9})$/);
const text = (least: number, most: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(z.string().min(least).max(most));
const line = (least: number, most: number) => text(least, most).pipe(z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u));
/** What a screen leaves empty was not said. */
const unsaid = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" || value === undefined ? null : value), schema.nullable());

const Of = z.object({ home: Home, id: Id });
export type Ref = z.output<typeof Of>;

// ——— rights asked for in person (个人信息保护法 44–50) ———

/** see, copy 45 · transfer 45(3) · correct, complete 46 · delete 47 · restrict 44 · explain 48 */
export const RIGHTS = ["see", "copy", "correct", "complete", "delete", "restrict", "explain", "transfer"] as const;
export type Right = (typeof RIGHTS)[number];
/** guardian: of somebody under fourteen or without full capacity (31) · relative: a close relative of somebody who died (49). */
export const BEHALF = ["self", "guardian", "relative"] as const;
export type Behalf = (typeof BEHALF)[number];
export const CAME = ["counter", "phone", "letter"] as const;
/** How it was shown who asks; what was shown is looked at and never copied. */
export const SHOWN = ["document", "call-back", "known-contact"] as const;
/** Why a right is refused: nothing is held · a law keeps it (47) · a law demands secrecy (18, 35) · others' rights · it was not shown who asks. */
export const REFUSALS = ["not-held", "kept-by-law", "secret-by-law", "others", "not-shown"] as const;
export type Refusal = (typeof REFUSALS)[number];
export const TOLD = ["counter", "phone", "letter"] as const;
export const REQUEST_STAGES = ["submitted", "handling", "granted", "refused", "told", "withdrawn"] as const;
export type RequestStage = (typeof REQUEST_STAGES)[number];

export const TakeRequest = z.object({
  id: Id,
  area: AreaPrefix,
  /** The office that was asked: it owes the answer. */
  unit: UnitCode,
  right: z.enum(RIGHTS),
  behalf: z.enum(BEHALF),
  came: z.enum(CAME),
  /** Receipt number of the matter it is about, where it is about one. */
  matter: unsaid(z.string().regex(/^\d{4}-?\d{4}-?\d{4}$/)),
  /** What is asked for, in the person's words. */
  words: text(4, 2000),
  name: line(1, 60),
  /** Where the answer reaches: one of the two at least. */
  phone: ReportIncident.shape.phone,
  address: unsaid(line(4, 160)),
  /** What the person reads. */
  language: z.enum(["zh", "en"]).default("zh"),
});
export type TakeRequest = z.output<typeof TakeRequest>;

/** `kin`: the papers that show guardianship or kinship were looked at too. */
export const ShowIdentity = Of.extend({ shown: z.enum(SHOWN), kin: z.boolean().default(false) });
export type ShowIdentity = z.output<typeof ShowIdentity>;

/** `unit` comes with the input so that its row of numbers is loaded; `paper`: the id of the reply. */
export const AnswerRequest = Of.extend({
  unit: UnitCode,
  paper: Id,
  granted: z.boolean(),
  refusal: unsaid(z.enum(REFUSALS)),
  /** The law a refusal rests on, with its article. */
  basis: unsaid(line(4, 200)),
  /** What was done, or why not. */
  words: text(4, 2000),
});
export type AnswerRequest = z.output<typeof AnswerRequest>;

export const TellRequest = Of.extend({ told: z.enum(TOLD) });
export type TellRequest = z.output<typeof TellRequest>;
export const WithdrawRequest = Of.extend({ words: text(2, 400) });
export type WithdrawRequest = z.output<typeof WithdrawRequest>;
export const TellClock = Of.extend({ slot: z.string().max(60) });
export type TellClock = z.output<typeof TellClock>;
export const RecountRequest = Of;

export const VIEWS = ["open", "all"] as const;
const anyArea = z
  .literal("")
  .transform((): undefined => undefined)
  .or(AreaPrefix)
  .optional();
export const ListRecords = z.object({ area: anyArea, view: z.enum(VIEWS).default("open"), cursor: z.string().max(200).optional() });
export type ListRecords = z.output<typeof ListRecords>;
export const ReadRecord = Of;
export const ReadContact = Of.extend({ reason: z.string().trim().min(2).max(200) });
export type ReadContact = z.output<typeof ReadContact>;
export type AskerContact = { name: string | null; phone: string | null; address: string | null };

export type RequestRow = {
  home: string;
  id: string;
  number: string;
  area: string;
  unit: string;
  stage: RequestStage;
  right: Right;
  behalf: Behalf;
  at: string;
  due: string;
  late: boolean;
};
export type RequestPage = { rows: readonly RequestRow[]; next: string | null };
export const REQUEST_STEPS = ["show", "answer", "tell", "withdraw"] as const;
export type RequestStep = (typeof REQUEST_STEPS)[number];
export type RequestView = RequestRow & {
  came: (typeof CAME)[number];
  matter: string | null;
  provisional: boolean;
  shown: { how: (typeof SHOWN)[number]; kin: boolean; at: string; by: string } | null;
  answer: { granted: boolean; refusal: Refusal | null; basis: string | null; at: string; by: string } | null;
  toldAt: string | null;
  /** null where a text is gone or not for this reader. */
  words: string | null;
  /** What was left to be reached by; names and numbers are opened apart, with a reason. */
  reach: { phone: boolean; address: boolean };
  reply: string | null;
  may: readonly RequestStep[];
};

// ——— impact assessments (个人信息保护法 55, 56) ———

/** 55(1) sensitive data · 55(2) automated decisions · 55(3) entrusting, providing, publishing · 55(4) abroad · 55(5) other great influence. */
export const GROUNDS = ["sensitive", "automated", "providing", "abroad", "great-influence"] as const;
export type Ground = (typeof GROUNDS)[number];
/** May go on · may go on with the measures named · may not. */
export const CONCLUSIONS = ["proceed", "with-measures", "not"] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];
export const IMPACT_STAGES = ["drafted", "returned", "approved", "withdrawn"] as const;
export type ImpactStage = (typeof IMPACT_STAGES)[number];
export const IMPACT_STEPS = ["approve", "return", "revise", "withdraw"] as const;
export type ImpactStep = (typeof IMPACT_STEPS)[number];

const PurposeCode = z
  .string()
  .regex(/^[a-z0-9-]+\.[a-z-]+$/)
  .max(60);
const weighed = {
  /** Purposes as the register of them calls them, "mediation.safety". */
  purposes: z
    .array(PurposeCode)
    .min(1)
    .max(40)
    .refine((all) => new Set(all).size === all.length),
  grounds: z.array(z.enum(GROUNDS)).min(1).max(GROUNDS.length),
  /** 56(1)(一): whether purpose and way are lawful, proper and needed. */
  necessity: text(10, 6000),
  /** 56(1)(二): what it does to people, and what may go wrong. */
  effects: text(10, 6000),
  /** 56(1)(三): whether what protects them is lawful, works and fits the risk. */
  measures: text(10, 6000),
  conclusion: z.enum(CONCLUSIONS),
  reviewOn: z.iso.date(),
};
export const DraftImpact = z.object({ id: Id, area: AreaPrefix, ...weighed });
export type DraftImpact = z.output<typeof DraftImpact>;
export const ReviseImpact = Of.extend(weighed);
export type ReviseImpact = z.output<typeof ReviseImpact>;
export const ApproveImpact = Of;
export const Reasoned = Of.extend({ reason: text(4, 1000) });
export type Reasoned = z.output<typeof Reasoned>;

export type ImpactRow = {
  home: string;
  id: string;
  number: string;
  area: string;
  stage: ImpactStage;
  purposes: readonly string[];
  grounds: readonly Ground[];
  conclusion: Conclusion;
  reviewOn: string;
  /** Approved, and not yet due to be looked at again. */
  inForce: boolean;
  writtenAt: string;
  approvedAt: string | null;
};
export type ImpactPage = { rows: readonly ImpactRow[]; next: string | null; mayDraft: boolean };
export type ImpactView = ImpactRow & {
  writtenBy: string;
  approvedBy: string | null;
  /** Kept at least until then (PIPL 56). */
  keepUntil: string | null;
  necessity: string | null;
  effects: string | null;
  measures: string | null;
  reason: string | null;
  may: readonly ImpactStep[];
};

// ——— what is provided or entrusted (个人信息保护法 21, 23; 政务数据共享条例) ———

/** provide 23: to another handler who decides for itself · entrust 21: to somebody who handles it for us alone. */
export const WAYS = ["provide", "entrust"] as const;
export type Way = (typeof WAYS)[number];
export const SHARING_STAGES = ["proposed", "approved", "refused", "ended"] as const;
export type SharingStage = (typeof SHARING_STAGES)[number];
export const SHARING_STEPS = ["approve", "refuse", "end"] as const;
export type SharingStep = (typeof SHARING_STEPS)[number];

export const ProposeSharing = z.object({
  id: Id,
  area: AreaPrefix,
  way: z.enum(WAYS),
  dataset: line(2, 120),
  /** The unit whose data it is. */
  provider: UnitCode,
  /** Whoever gets it, and where they are reached: told to the persons it is about (23). */
  recipient: line(2, 120),
  contact: line(3, 120),
  aim: line(4, 400),
  basis: line(4, 200),
  fields: z.array(line(1, 60)).min(1).max(60),
  from: z.iso.date(),
  to: z.iso.date(),
  /** The assessment of it (55(3)). */
  impact: z.object({ home: Home, id: Id }),
});
export type ProposeSharing = z.output<typeof ProposeSharing>;
/** `impact` comes with the input so that it is loaded: it holds on the day of the approval, too. */
export const ApproveSharing = Of.extend({ impact: z.object({ home: Home, id: Id }) });
export type ApproveSharing = z.output<typeof ApproveSharing>;

export type SharingRow = {
  home: string;
  id: string;
  number: string;
  area: string;
  stage: SharingStage;
  way: Way;
  dataset: string;
  provider: string;
  recipient: string;
  from: string;
  to: string;
  /** Approved, and today lies in its days. */
  runs: boolean;
};
export type SharingPage = { rows: readonly SharingRow[]; next: string | null; mayPropose: boolean };
export type SharingView = SharingRow & {
  contact: string;
  aim: string;
  basis: string;
  fields: readonly string[];
  impact: { home: string; id: string };
  proposedAt: string;
  decidedAt: string | null;
  endedOn: string | null;
  keepUntil: string;
  reason: string | null;
  may: readonly SharingStep[];
};

// ——— breaches (个人信息保护法 57) ———

export const DATA_KINDS = ["contact", "address", "texts", "files", "sensitive", "accounts"] as const;
export const CAUSES = ["device", "recipient", "access", "attack", "publication", "loss", "other"] as const;
export const PERSON_WAYS = ["message", "letter", "phone", "notice"] as const;
export const BREACH_STAGES = ["open", "closed"] as const;
export type BreachStage = (typeof BREACH_STAGES)[number];
export const BREACH_STEPS = ["authority", "persons", "waive", "close"] as const;
export type BreachStep = (typeof BREACH_STEPS)[number];

export const ReportBreach = z.object({
  id: Id,
  area: AreaPrefix,
  /** The unit whose data it is; it reports to the authority. */
  office: UnitCode,
  foundAt: z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString()),
  kinds: z
    .array(z.enum(DATA_KINDS))
    .min(1)
    .max(DATA_KINDS.length)
    .refine((all) => new Set(all).size === all.length),
  cause: z.enum(CAUSES),
  /** About how many; null while nobody knows. */
  persons: z.number().int().min(0).max(10_000_000).nullable(),
  happened: text(4, 4000),
  harm: text(4, 4000),
  /** What was done at once, and what persons can do themselves. */
  done: text(4, 4000),
});
export type ReportBreach = z.output<typeof ReportBreach>;
/** `office` comes with the input so that its row of numbers is loaded; `paper`: the id of the report. */
export const TellAuthority = Of.extend({ office: UnitCode, paper: Id, authority: line(2, 120) });
export type TellAuthority = z.output<typeof TellAuthority>;
export const TellPersons = Of.extend({ way: z.enum(PERSON_WAYS), persons: z.number().int().min(1).max(10_000_000), words: text(4, 2000) });
export type TellPersons = z.output<typeof TellPersons>;
/** 57(2): measures taken avoid the harm effectively. */
export const WaiveTelling = Of.extend({ reason: text(10, 2000) });
export type WaiveTelling = z.output<typeof WaiveTelling>;
export const CloseBreach = Of.extend({ words: text(4, 2000) });
export type CloseBreach = z.output<typeof CloseBreach>;

export type BreachRow = {
  home: string;
  id: string;
  number: string;
  area: string;
  office: string;
  stage: BreachStage;
  kinds: readonly (typeof DATA_KINDS)[number][];
  cause: (typeof CAUSES)[number];
  persons: number | null;
  foundAt: string;
  reportedAt: string;
  authorityAt: string | null;
  told: "told" | "waived" | null;
};
export type BreachPage = { rows: readonly BreachRow[]; next: string | null; mayOpen: boolean };
export type BreachView = BreachRow & {
  authority: string | null;
  toldPersons: number | null;
  toldWay: TellPersons["way"] | null;
  happened: string | null;
  harm: string | null;
  measures: string | null;
  toldWords: string | null;
  waiver: string | null;
  closing: string | null;
  closedAt: string | null;
  may: readonly BreachStep[];
};

// ——— what everybody reads ———

/** Which purposes were weighed, on which day, and when again. */
export type PublicImpact = { purpose: string; approvedOn: string; reviewOn: string };
export type PublicSharing = Pick<
  SharingView,
  "way" | "dataset" | "provider" | "recipient" | "contact" | "aim" | "basis" | "fields" | "from" | "to"
>;
export const ReadPublic = z.object({});
export type PublicProtection = { impacts: readonly PublicImpact[]; sharings: readonly PublicSharing[] };

// ——— the auditor's report of a year ———

export * from "./contract/audits.ts";
