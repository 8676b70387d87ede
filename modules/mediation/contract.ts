import { z } from "zod";
import { Home, Uuid } from "#contracts/incidents";
import { Day } from "#contracts/limits";

// oxlint-disable-next-line no-control-regex
const VISIBLE = /^[^\u0000-\u0009\u000B-\u001F\u007F\uFFFE\uFFFF]*$/u;
const text = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().min(1).max(max).regex(VISIBLE));
const line = (max: number) => text(max).pipe(z.string().regex(/^[^\n]*$/));
const some = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);
const blank = (value: unknown): unknown => (typeof value === "string" && value.trim() === "" ? null : value);
const maybe = (max: number) => z.preprocess(blank, some(text(max)));
/** Any telephone, as people write it. */
const Phone = z.string().regex(/^[\d+\- ]{5,20}$/);
const Instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString());

/** domain.md S9: the categories the report uses, then those also seen. */
export const DISPUTE_TYPES = [
  "family", "neighbour", "housing", "contract", "business", "damages", "land", "requisition", "pollution", "labour", "consumer", "medical", "traffic",
  "property", "other", "village", "tourism", "ecommerce", "ip", "campus", "internet",
] as const; // prettier-ignore
export const SOURCES = ["application", "initiative", "grid", "court", "police", "petition", "agency"] as const;
export const KINDS = ["people", "administrative", "labour"] as const;
export const DELEGATIONS = ["delegated", "entrusted", "entrusted-summary"] as const;
export const URGENCIES = ["ordinary", "urgent", "may-escalate"] as const;
export const STAGES = [
  "registered", "reviewing", "consent", "assigned", "investigating", "mediating", "adjourned", "agreed", "performing", "performed", "defaulted",
  "failed", "terminated", "declined", "transferred", "voided", "archived",
] as const; // prettier-ignore
export type Stage = (typeof STAGES)[number];
export const DECLINES = ["authority-only", "law-forbids", "accepted-elsewhere", "crime", "status", "refused-by-all"] as const;
export const REFERRALS = ["arbitration", "agency", "court", "police"] as const;
export const REMEDIES = ["suit", "arbitration", "agency", "legal-aid", "payment-order", "new-mediation", "protection-order", "shelter", "warning-letter"] as const; // prettier-ignore
export const SIGNS = ["drawn", "thumb-print", "stamp"] as const;
export const ADJOURNMENTS = ["appraisal", "absence", "health", "other"] as const;
export const RULINGS = ["confirmed", "dismissed", "withdrawn"] as const;
export const FOLLOW_UPS = ["due-7", "due-30", "month-3", "month-12"] as const;
export const COMMITTEE_KINDS = ["village", "town", "enterprise", "sector", "posted"] as const;
export const SCREENING_METHODS = ["grid-visit", "annual", "before-festival"] as const;
export const ERRANDS = ["deliver-papers", "find-contact"] as const;
export const SIDES = ["applicant", "respondent"] as const;
export const REFUSED_PATHS = { help: "110" } as const;

export const Subject = z.object({ home: Home, id: Uuid });
export const Bearer = Subject.extend({ party: Uuid, secret: z.string().min(20).max(40) });

const PartyFields = z.object({
  party: Uuid,
  side: z.enum(SIDES),
  kind: z.enum(["person", "organisation"]).default("person"),
  name: line(60),
  phone: z.preprocess(blank, some(Phone)),
  address: maybe(120),
  minor: z.boolean().default(false),
  guardian: maybe(60),
  guardianPhone: z.preprocess(blank, some(Phone)),
  representative: maybe(60),
  power: some(Uuid),
  needs: maybe(200),
});
export type PartyFields = z.output<typeof PartyFields>;

export const RegisterDispute = z.object({
  id: Uuid,
  place: z.string().regex(/^\d{9}(\d{3}){0,2}$/),
  kind: z.enum(KINDS).default("people"),
  type: z.enum(DISPUTE_TYPES),
  source: z.enum(SOURCES).default("application"),
  on: z.preprocess(blank, some(Day)),
  summary: text(2000),
  requests: maybe(1000),
  amount: z.preprocess(blank, some(z.coerce.number().min(0).max(1e9))),
  people: z.coerce.number().int().min(2).max(10_000).default(2),
  urgency: z.enum(URGENCIES).default("ordinary"),
  parties: z.array(PartyFields).min(1).max(20),
  /** Rights were shown before anything was typed (人民调解法 3, 4, 17, 19, 23). */
  rightsTold: z.literal(true),
  /** Who brought it from a court, the police, an agency or the petition office has the parties' consent to hand it over. */
  consented: z.boolean().default(false),
  delegation: some(z.enum(DELEGATIONS)),
  materialsAt: z.preprocess(blank, some(Instant)),
  sourceNo: maybe(60),
  incident: some(Subject),
  /** The petition this civil dispute came out of: both keep the thread. */
  petition: some(Subject),
  /** The same dispute came back within a year of an agreement. */
  relapseOf: some(Subject),
  language: z.enum(["zh", "en"]).default("zh"),
  asDemo: z.boolean().default(false),
});
export type RegisterDispute = z.output<typeof RegisterDispute>;
export type Receipt = { home: string; id: string; number: string; stage: Stage; dueAt: string; links: { party: string; link: string }[] };
export type Done = { home: string; id: string; stage: string };

export const AddParty = Subject.extend(PartyFields.shape);
export const AnswerSafety = Bearer.extend({
  afraid: z.boolean(),
  hurt: z.boolean(),
  separate: z.boolean().default(false),
  words: maybe(1000),
});
export const AskSafety = AnswerSafety.omit({ secret: true });
export const ArrangeSafety = Subject.extend({ party: Uuid, wishes: z.literal(true), separateRooms: z.literal(true), helpTold: z.literal(true), words: text(500) }); // prettier-ignore
export const AcceptDispute = Subject.extend({ committee: Uuid });
export const DeclineDispute = Subject.extend({
  reason: z.enum(DECLINES),
  words: text(500),
  remedies: z.array(z.enum(REMEDIES)).min(1).max(6),
});
export const ReferDispute = Subject.extend({ to: z.enum(REFERRALS), organ: line(80), words: text(500), consented: z.literal(true), papers: z.array(line(60)).max(20).default([]), by: z.preprocess(blank, some(Day)) }); // prettier-ignore
export const ConsentOwn = Bearer.extend({ agrees: z.boolean(), open: some(z.boolean()) });
export const ConsentFor = ConsentOwn.omit({ secret: true }).extend({ how: z.enum(["in-person", "phone", "paper"]) });
export const ChooseMediator = Bearer.extend({ mediator: Uuid });
export const ObjectMediator = Bearer.extend({ mediator: Uuid, words: maybe(300) });
export const AppointMediators = Subject.extend({ mediators: z.array(Uuid).min(1).max(3), invited: z.array(line(60)).max(5).default([]), inviteConsent: z.boolean().default(false) }); // prettier-ignore
export const DeclareMediator = Subject.extend({ mediator: Uuid, related: z.boolean(), words: maybe(300) });
export const RecordInvestigation = Subject.extend({
  place: line(80),
  on: Day,
  respondent: line(60),
  contact: maybe(60),
  relation: maybe(80),
  participants: maybe(200),
  recorder: line(40),
  content: text(4000),
  readBack: z.literal(true),
});
export const OpenMediation = Subject;
export const SetSession = Subject.extend({ session: Uuid, room: some(Uuid), online: z.boolean().default(false), from: Instant, to: Instant, mediators: z.array(Uuid).min(1).max(3) }); // prettier-ignore
/** Names what was booked, so that it can be freed in the same write. */
export const CancelSession = Subject.extend({
  session: Uuid,
  room: some(Uuid),
  from: Instant,
  mediators: z.array(Uuid).min(1).max(3),
  reason: text(200),
});
export const RecordSession = Subject.extend({
  session: Uuid,
  rightsTold: z.literal(true),
  /** What may come of the result, good and bad, was told before anybody signed. */
  risksTold: z.boolean().default(false),
  present: z.array(Uuid).min(1).max(20),
  recorder: line(40),
  statements: text(4000),
  proposal: maybe(2000),
  result: z.enum(["agreed", "continue", "failed"]),
  signatures: z.array(Uuid).max(20).default([]),
});
export const AdjournMediation = Subject.extend({ reason: z.enum(ADJOURNMENTS), words: text(300) });
export const ResumeMediation = Subject;
export const AskMoreTime = Bearer;
export const AskMoreTimeFor = Subject.extend({ party: Uuid });

const Obligation = z.object({ id: Uuid, who: Uuid, to: some(Uuid), what: text(300), amount: z.preprocess(blank, some(z.coerce.number().min(0).max(1e9))), due: Day }); // prettier-ignore
export type ObligationInput = z.output<typeof Obligation>;
export const DraftAgreement = Subject.extend({
  form: z.enum(["written", "oral"]),
  facts: text(3000),
  responsibility: text(1500),
  content: text(3000),
  manner: text(500),
  onTheSpot: z.boolean().default(false),
  grave: z.boolean().default(false),
  writtenAsked: z.boolean().default(false),
  /** Status and title are not confirmed by a court (民诉法解释 355). */
  confirmable: z.boolean().default(true),
  obligations: z.array(Obligation).max(20),
});
export const SignAgreementOwn = Bearer.extend({ version: z.number().int().min(1), how: z.enum(SIGNS), image: Uuid });
export const SignAgreementFor = SignAgreementOwn.omit({ secret: true });
export const SignAsMediator = Subject.extend({ mediator: Uuid, version: z.number().int().min(1), image: Uuid });
export const SealAgreement = Subject.extend({ version: z.number().int().min(1), image: Uuid });
export const PerformObligation = Subject.extend({ obligation: Uuid, doneOn: Day, evidence: maybe(300), photo: some(Uuid) });
export const RecordDefault = Subject.extend({ obligation: Uuid, part: z.boolean().default(false), words: text(500), offered: z.array(z.enum(REMEDIES)).min(1).max(6) }); // prettier-ignore
/** Whether one side went to court since, and what was found that asks for a measure (domain.md §7, 回访记录). */
export const SUITS = ["none", "filed", "decided"] as const;
export const FOUND = ["wrong", "escalation", "left-over"] as const;
export const FollowUp = Subject.extend({
  slot: z.string().max(60),
  /** Who was asked; null: all of them. */
  party: some(Uuid),
  performing: z.enum(["whole", "part", "not"]),
  satisfied: z.preprocess(blank, some(z.coerce.number().int().min(1).max(5))),
  relapse: z.boolean().default(false),
  suit: z.enum(SUITS).default("none"),
  suitResult: maybe(200),
  found: z.array(z.enum(FOUND)).max(3).default([]),
  measure: maybe(500),
  words: text(1000),
});
export const FileConfirmation = Subject.extend({ court: line(60), applicants: z.array(Uuid).min(2).max(20), filedOn: Day });
export const TakeConfirmation = Subject.extend({ accepted: z.boolean(), caseNo: maybe(60), words: maybe(300) });
export const RuleConfirmation = Subject.extend({ ruling: z.enum(RULINGS), ruledOn: Day, deliveredOn: z.preprocess(blank, some(Day)), words: maybe(500) }); // prettier-ignore
export const NoteEnforcement = Subject.extend({ by: Uuid, appliedOn: Day, words: maybe(300) });
export const FailMediation = Subject.extend({ words: text(1000), remedies: z.array(z.enum(REMEDIES)).min(1).max(9) });
export const EndMediation = Bearer.extend({ words: maybe(300) });
export const EndMediationFor = Subject.extend({ party: Uuid, words: maybe(300) });
export const TellRemedies = Subject.extend({
  remedies: z.array(z.enum(REMEDIES)).min(1).max(9),
  how: z.enum(["written", "oral"]),
  words: maybe(500),
});
export const ReportEscalation = Subject.extend({ to: z.enum(["police", "authority"]), words: text(500) });
export const ReturnDelegated = Subject.extend({ result: z.enum(["agreed", "failed", "refused"]), words: maybe(500) });
export const ArchiveDispute = Subject;
/** Registered by mistake. `relapseOf`: the earlier case it named, where it named one, which then came back no more. */
export const VoidDispute = Subject.extend({ words: text(500), relapseOf: some(Subject) });
export const InviteParty = Subject.extend({ party: Uuid });
export const RecountDues = Subject;
export const TellClock = Subject.extend({ slot: z.string().max(80) });

export const Member = z.object({ mediator: Uuid, chair: z.boolean().default(false) });
export const SetCommittee = z.object({
  id: Uuid,
  area: z.string().regex(/^\d{6}(\d{3}){0,2}$/),
  zh: line(60),
  en: line(80),
  kind: z.enum(COMMITTEE_KINDS),
  founder: line(80),
  members: z.array(Member).min(1).max(30),
  from: Day,
  to: Day,
  filingNo: line(40),
  rooms: z.array(z.object({ id: Uuid, zh: line(40), en: line(60) })).max(12).default([]), // prettier-ignore
  asDemo: z.boolean().default(false),
});
export const CloseCommittee = Subject.extend({ reason: text(200) });
export const SetMediator = z.object({
  id: Uuid,
  area: z.string().regex(/^\d{6}(\d{3}){0,2}$/),
  zh: line(30),
  account: some(Uuid),
  woman: z.boolean(),
  fullTime: z.boolean().default(false),
  specialities: z.array(z.enum(DISPUTE_TYPES)).max(21).default([]),
  languages: z.array(line(20)).max(8).default(["普通话"]),
  phone: z.preprocess(blank, some(Phone)),
  /** Phones of those before whom this person recuses; kept as marks that cannot be read back. */
  recusals: z.array(Phone).max(50).default([]), // prettier-ignore
  from: Day,
  to: z.preprocess(blank, some(Day)),
  asDemo: z.boolean().default(false),
});
export const RecordTraining = Subject.extend({ on: Day, hours: z.number().min(0.5).max(80), subject: line(80) });
export const RetireMediator = Subject.extend({ on: Day });
export const HoldScreening = z.object({ id: Uuid, area: z.string().regex(/^\d{9}(\d{3}){0,2}$/), method: z.enum(SCREENING_METHODS), from: Day, to: Day }); // prettier-ignore
export const CloseScreening = Subject.extend({
  found: z.array(Uuid).max(500).default([]),
  noneFound: z.boolean().default(false),
  words: maybe(500),
});
export const AskErrand = z.object({ id: Uuid, area: z.string().regex(/^\d{9}(\d{3}){0,2}$/), what: z.enum(ERRANDS), court: line(60), requestNo: line(60), request: Uuid, words: text(500), due: Day }); // prettier-ignore
export const AnswerErrand = Subject.extend({ done: z.boolean(), words: text(500) });
export const SetPractice = z.object({ coolingHours: z.number().int().min(0).max(240), trainingHours: z.number().int().min(0).max(200), months: z.tuple([z.number().int().min(1).max(6), z.number().int().min(6).max(24)]), reason: text(200) }); // prettier-ignore
export const SayInRoom = Subject.extend({ channel: z.enum(["shared", "caucus-applicant", "caucus-respondent"]), what: z.enum(["note", "proposal"]).default("note"), text: text(2000) }); // prettier-ignore
export const SayInRoomOwn = SayInRoom.extend({ party: Uuid, secret: Bearer.shape.secret });
export const AnswerProposal = Bearer.extend({ proposal: Uuid, accepts: z.boolean() });
/** Papers of one case (domain.md §7), in the order of a mediation file. */
export const PAPERS = [
  "application", "acceptance", "rights", "investigation", "session", "agreement", "oral", "follow-up", "confirmation", "declined", "ended", "referral", "return",
  "closing",
] as const; // prettier-ignore
export type PaperCode = (typeof PAPERS)[number];
export const IssueDisputePaper = Subject.extend({
  code: z.enum(PAPERS),
  seq: z.number().int().min(1).max(100_000),
  unit: z.string().max(60),
});
export * from "./contract/court-list.ts";
export type * from "./contract/own.ts";
export * from "./contract/reads.ts";
