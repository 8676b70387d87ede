import type { Change, Limit } from "#platform/clocks";
import type { Due } from "#modules/incidents";
import type {
  ADJOURNMENTS, DECLINES, DELEGATIONS, DISPUTE_TYPES, FOUND, KINDS, REFERRALS, REMEDIES, RULINGS, SIDES, SIGNS, SOURCES, Stage, SUITS, URGENCIES,
} from "./contract.ts"; // prettier-ignore
import { type Owed } from "./owed.ts";

type Sealed = string;
type One<T extends readonly string[]> = T[number];
export type Consent = "asked" | "given" | "refused" | "withdrawn";
export type Party = {
  id: string;
  side: One<typeof SIDES>;
  kind: "person" | "organisation";
  name: Sealed;
  phone: Sealed | null;
  address: Sealed | null;
  minor: boolean;
  guardian: Sealed | null;
  representative: Sealed | null;
  power: string | null;
  needs: Sealed | null;
  /** Marks that only mean something within this case: the same person gives the same mark. */
  marks: readonly string[];
  /** Mediators who have said beforehand that they recuse before this person. */
  barred: readonly string[];
};
export type KnownParty = Party & {
  consent: Consent;
  consentAt: string | null;
  open: boolean | null;
  choice: string | null;
  /** Answered alone: whether anybody has to be careful. Never shown to the other side, never in a list. */
  safety: "unasked" | "safe" | "concern" | "arranged";
  moreTime: boolean;
};
export type Obligation = {
  id: string;
  who: string;
  to: string | null;
  what: Sealed;
  amount: number | null;
  due: string;
  checks: readonly Due[];
  doneOn: string | null;
  doneAt: string | null;
  defaulted: "part" | "whole" | null;
};
export type Agreement = {
  version: number;
  form: "written" | "oral";
  facts: Sealed;
  responsibility: Sealed;
  content: Sealed;
  manner: Sealed;
  confirmable: boolean;
  signableAt: string;
  obligations: readonly Obligation[];
  signed: readonly { by: string; how: One<typeof SIGNS>; image: string; at: string; own: boolean }[];
  /** The picture of the sealed paper; none for an oral agreement, nor for those sealed before pictures were kept. */
  seal?: string;
  effectiveAt: string | null;
  no: string | null;
};
export type Confirmation = {
  court: string;
  filedOn: string;
  acceptDue: Due;
  acceptedAt: string | null;
  caseNo: Sealed | null;
  rulingDue: Due | null;
  ruling: One<typeof RULINGS> | "refused" | null;
  ruledOn: string | null;
  deliveredOn?: string | null;
};
export type Session = {
  id: string;
  room: string | null;
  online: boolean;
  from: string;
  to: string;
  mediators: readonly string[];
  state: "set" | "held" | "cancelled";
};
export type FollowUpSlot = { slot: string; due: Due; doneAt: string | null };

type Registered = {
  place: string;
  kind: One<typeof KINDS>;
  kindOf: One<typeof DISPUTE_TYPES>;
  source: One<typeof SOURCES>;
  on: string | null;
  summary: Sealed;
  requests: Sealed | null;
  amount: number | null;
  people: number;
  urgency: One<typeof URGENCIES>;
  desk: string;
  delegation: One<typeof DELEGATIONS> | null;
  sourceNo: Sealed | null;
  /** When a court's materials were signed for: from then on its clock runs. */
  materialsAt: string | null;
  incident: { home: string; id: string } | null;
  petition: { home: string; id: string } | null;
  relapseOf: { home: string; id: string } | null;
  acceptDue: Due;
  receiptDue: Due | null;
  language: "zh" | "en";
  demo: boolean;
};

export type DisputeEvent =
  | ({ type: "mediation.registered"; parties: readonly Party[] } & Registered)
  // Of one party alone: apart from the registration, so that the other side's receipt of it does not tell.
  | { type: "mediation.party-noted"; party: string; needs: Sealed | null; barred: readonly string[] }
  | { type: "mediation.party-added"; party: Party }
  | { type: "mediation.safety-answered"; party: string; concern: boolean; words: Sealed | null }
  | { type: "mediation.safety-arranged"; party: string; words: Sealed }
  | { type: "mediation.accepted"; committee: string; finishDue: Due }
  | { type: "mediation.declined"; reason: One<typeof DECLINES>; words: Sealed; remedies: readonly One<typeof REMEDIES>[] }
  | { type: "mediation.transferred"; to: One<typeof REFERRALS>; organ: string; words: Sealed; papers: readonly string[]; by?: string | null }
  | { type: "mediation.consented"; party: string; open: boolean | null; how: string }
  | { type: "mediation.refused"; party: string; how: string }
  | { type: "mediation.mediator-chosen"; party: string; mediator: string }
  | { type: "mediation.mediator-objected"; party: string; mediator: string; words: Sealed | null }
  | { type: "mediation.mediators-appointed"; mediators: readonly string[]; invited: readonly Sealed[] }
  | { type: "mediation.mediator-declared"; mediator: string }
  | { type: "mediation.mediator-recused"; mediator: string; words: Sealed | null }
  | { type: "mediation.investigated"; place: Sealed; on: string; respondent: Sealed; content: Sealed; contact?: Sealed | null; relation?: Sealed | null; participants?: Sealed | null; recorder?: Sealed }
  | { type: "mediation.opened" }
  | { type: "mediation.session-set"; session: Omit<Session, "state"> }
  | { type: "mediation.session-cancelled"; session: string; words: Sealed }
  | { type: "mediation.session-held"; session: string; present: readonly string[]; recorder: Sealed; statements: Sealed; proposal: Sealed | null; result: string; signatures: readonly string[]; risksTold?: boolean }
  | { type: "mediation.adjourned"; reason: One<typeof ADJOURNMENTS>; words: Sealed }
  | { type: "mediation.resumed"; finishDue: Due }
  | { type: "mediation.more-time-asked"; party: string }
  | { type: "mediation.extended"; longerBy: Limit; finishDue: Due }
  | { type: "mediation.agreed"; agreement: Omit<Agreement, "signed" | "seal" | "effectiveAt" | "no"> }
  | { type: "mediation.signed"; version: number; signer: string; how: One<typeof SIGNS>; image: string; own: boolean }
  | { type: "mediation.took-effect"; no: string; confirmDue: Due; followUps: readonly FollowUpSlot[]; sealed: boolean; image?: string }
  | { type: "mediation.obligation-performed"; obligation: string; doneOn: string; evidence: Sealed | null; photo: string | null }
  | { type: "mediation.obligation-defaulted"; obligation: string; part: boolean; words: Sealed; offered: readonly One<typeof REMEDIES>[] }
  | { type: "mediation.followed-up"; slot: string; performing: string; satisfied: number | null; relapse: boolean; words: Sealed; party?: string | null; suit?: One<typeof SUITS>; suitResult?: Sealed | null; found?: readonly One<typeof FOUND>[]; measure?: Sealed | null }
  | { type: "mediation.confirmation-filed"; court: string; applicants: readonly string[]; filedOn: string; acceptDue: Due }
  | { type: "mediation.confirmation-taken"; accepted: boolean; caseNo: Sealed | null; words: Sealed | null; rulingDue: Due | null }
  | { type: "mediation.confirmation-ruled"; ruling: One<typeof RULINGS>; ruledOn: string; deliveredOn: string | null; words: Sealed | null }
  | { type: "mediation.enforcement-noted"; applicant: string; appliedOn: string; words: Sealed | null }
  | { type: "mediation.failed"; words: Sealed; remediesDue: Due }
  | { type: "mediation.terminated"; party: string | null; words: Sealed | null; remediesDue: Due }
  | { type: "mediation.remedies-told"; remedies: readonly One<typeof REMEDIES>[]; how: string; words: Sealed | null }
  | { type: "mediation.escalation-reported"; to: string; words: Sealed }
  | { type: "mediation.delegation-returned"; result: string; words: Sealed | null }
  | { type: "mediation.relapsed"; into: { home: string; id: string } }
  | { type: "mediation.party-invited"; party: string }
  /** What came back was registered by mistake. */
  | { type: "mediation.relapse-undone"; into: { home: string; id: string } }
  /** Registered twice or by mistake, before anything of it began: the record stays and no figure counts it. */
  | { type: "mediation.voided"; words: Sealed }
  | { type: "mediation.archived" }
  /** With another calendar; `was`: when each was to end before. */
  | { type: "mediation.dues-recounted"; dues: readonly { slot: string; due: Due; was: string }[] }
  | { type: "mediation.reminded"; slot: string; dueAt: string }
  | { type: "mediation.lapsed"; slot: string; dueAt: string }; // prettier-ignore

export type Of<T extends DisputeEvent["type"]> = Extract<DisputeEvent, { type: T }>;

export type KnownDispute = Omit<Registered, "type"> & {
  stage: Stage;
  registeredAt: string;
  /** Who took it in; cases of before it was kept do not say. */
  registeredBy?: string;
  acceptedAt: string | null;
  committee: string | null;
  finishDue: Due | null;
  extended: boolean;
  /** What moved the end: pauses and the one extension, in order. */
  changes: readonly Change[];
  parties: readonly KnownParty[];
  mediators: readonly string[];
  declared: readonly string[];
  /** Who has recused, was objected to, or may not be named again. */
  out: readonly string[];
  startedAt: string | null;
  adjournedAt: string | null;
  /** Why; adjournments of before it was kept do not say. */
  adjournedFor?: One<typeof ADJOURNMENTS>;
  sessions: readonly Session[];
  agreement: Agreement | null;
  confirmDue: Due | null;
  followUps: readonly FollowUpSlot[];
  confirmation: Confirmation | null;
  outcome: "agreement" | "failed" | "terminated" | "refused" | "declined" | "transferred" | "voided" | null;
  closedAt: string | null;
  remediesDue: Due | null;
  remediesAt: string | null;
  returnedAt: string | null;
  relapsedAt: string | null;
  told: Readonly<Record<string, { dueAt: string; as: "reminded" | "lapsed" }>>;
  /** Papers its steps call for, each by the entry that called for it. */
  papers: readonly Owed[];
};
export type Dispute = { stage: "none" } | KnownDispute;
