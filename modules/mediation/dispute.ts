import { noun, type Recorded } from "#platform/ledger";
import type { Change, Limit } from "#platform/clocks";
import type { Due } from "#modules/incidents";
import type {
  ADJOURNMENTS, DECLINES, DELEGATIONS, DISPUTE_TYPES, KINDS, REFERRALS, REMEDIES, RULINGS, SIDES, SIGNS, SOURCES, Stage, URGENCIES,
} from "./contract.ts"; // prettier-ignore
import { owedBy, type Owed } from "./owed.ts";

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
  | { type: "mediation.party-added"; party: Party }
  | { type: "mediation.safety-answered"; party: string; concern: boolean; words: Sealed | null }
  | { type: "mediation.safety-arranged"; party: string; words: Sealed }
  | { type: "mediation.accepted"; committee: string; finishDue: Due }
  | { type: "mediation.declined"; reason: One<typeof DECLINES>; words: Sealed; remedies: readonly One<typeof REMEDIES>[] }
  | { type: "mediation.transferred"; to: One<typeof REFERRALS>; organ: string; words: Sealed; papers: readonly string[] }
  | { type: "mediation.consented"; party: string; open: boolean | null; how: string }
  | { type: "mediation.refused"; party: string; how: string }
  | { type: "mediation.mediator-chosen"; party: string; mediator: string }
  | { type: "mediation.mediator-objected"; party: string; mediator: string; words: Sealed | null }
  | { type: "mediation.mediators-appointed"; mediators: readonly string[]; invited: readonly Sealed[] }
  | { type: "mediation.mediator-declared"; mediator: string }
  | { type: "mediation.mediator-recused"; mediator: string; words: Sealed | null }
  | { type: "mediation.investigated"; place: Sealed; on: string; respondent: Sealed; content: Sealed }
  | { type: "mediation.opened" }
  | { type: "mediation.session-set"; session: Omit<Session, "state"> }
  | { type: "mediation.session-cancelled"; session: string; words: Sealed }
  | { type: "mediation.session-held"; session: string; present: readonly string[]; recorder: Sealed; statements: Sealed; proposal: Sealed | null; result: string; signatures: readonly string[] }
  | { type: "mediation.adjourned"; reason: One<typeof ADJOURNMENTS>; words: Sealed }
  | { type: "mediation.resumed"; finishDue: Due }
  | { type: "mediation.more-time-asked"; party: string }
  | { type: "mediation.extended"; longerBy: Limit; finishDue: Due }
  | { type: "mediation.agreed"; agreement: Omit<Agreement, "signed" | "effectiveAt" | "no"> }
  | { type: "mediation.signed"; version: number; signer: string; how: One<typeof SIGNS>; image: string; own: boolean }
  | { type: "mediation.took-effect"; no: string; confirmDue: Due; followUps: readonly FollowUpSlot[]; sealed: boolean }
  | { type: "mediation.obligation-performed"; obligation: string; doneOn: string; evidence: Sealed | null; photo: string | null }
  | { type: "mediation.obligation-defaulted"; obligation: string; part: boolean; words: Sealed; offered: readonly One<typeof REMEDIES>[] }
  | { type: "mediation.followed-up"; slot: string; performing: string; satisfied: number | null; relapse: boolean; words: Sealed }
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
  | { type: "mediation.archived" }
  | { type: "mediation.reminded"; slot: string; dueAt: string }
  | { type: "mediation.lapsed"; slot: string; dueAt: string }; // prettier-ignore

export type Of<T extends DisputeEvent["type"]> = Extract<DisputeEvent, { type: T }>;

export type KnownDispute = Omit<Registered, "type"> & {
  stage: Stage;
  registeredAt: string;
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
  sessions: readonly Session[];
  agreement: Agreement | null;
  confirmDue: Due | null;
  followUps: readonly FollowUpSlot[];
  confirmation: Confirmation | null;
  outcome: "agreement" | "failed" | "terminated" | "refused" | "declined" | "transferred" | null;
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

const fresh = (party: Party): KnownParty => ({ ...party, consent: party.side === "applicant" ? "given" : "asked", consentAt: null, open: null, choice: null, safety: "unasked", moreTime: false }); // prettier-ignore

function begun(event: Recorded<Of<"mediation.registered">>): KnownDispute {
  const { at } = event;
  return {
    place: event.place,
    kind: event.kind,
    kindOf: event.kindOf,
    source: event.source,
    on: event.on,
    summary: event.summary,
    requests: event.requests,
    amount: event.amount,
    people: event.people,
    urgency: event.urgency,
    desk: event.desk,
    delegation: event.delegation,
    sourceNo: event.sourceNo,
    materialsAt: event.materialsAt,
    incident: event.incident,
    petition: event.petition ?? null,
    relapseOf: event.relapseOf,
    acceptDue: event.acceptDue,
    receiptDue: event.receiptDue,
    language: event.language,
    demo: event.demo,
    stage: "registered",
    registeredAt: at,
    acceptedAt: null,
    committee: null,
    finishDue: null,
    extended: false,
    changes: [],
    parties: event.parties.map(fresh),
    mediators: [],
    declared: [],
    out: [],
    startedAt: null,
    adjournedAt: null,
    sessions: [],
    agreement: null,
    confirmDue: null,
    followUps: [],
    confirmation: null,
    outcome: null,
    closedAt: null,
    remediesDue: null,
    remediesAt: null,
    returnedAt: null,
    relapsedAt: null,
    told: {},
    papers: owedBy(event, event.source),
  };
}

function evolve(state: Dispute, event: Recorded<DisputeEvent>): Dispute {
  if (event.type === "mediation.registered") return state.stage === "none" ? begun(event) : state;
  if (state.stage === "none") return state;
  const next = onParties(state, event) ?? onCourse(state, event) ?? onAgreement(state, event) ?? onEnd(state, event) ?? state;
  const owed = owedBy(event, state.source);
  return owed.length === 0 ? next : { ...next, papers: [...next.papers, ...owed] };
}

const withParty = (state: KnownDispute, id: string, change: Partial<KnownParty>): KnownDispute => ({
  ...state,
  parties: state.parties.map((party) => (party.id === id ? { ...party, ...change } : party)),
});

function onParties(state: KnownDispute, event: Recorded<DisputeEvent>): KnownDispute | null {
  switch (event.type) {
    case "mediation.party-added":
      return { ...state, parties: [...state.parties, fresh(event.party)] };
    case "mediation.safety-answered":
      return withParty(screened(state), event.party, { safety: event.concern ? "concern" : "safe" });
    case "mediation.safety-arranged":
      return withParty(state, event.party, { safety: "arranged" });
    case "mediation.consented": {
      const next = withParty(state, event.party, { consent: "given", consentAt: event.at, open: event.open });
      return next.stage === "consent" && next.parties.every(({ consent }) => consent === "given") ? { ...next, stage: "assigned" } : next;
    }
    case "mediation.refused":
      return withParty(state, event.party, { consent: "refused", consentAt: event.at });
    case "mediation.mediator-chosen":
      return withParty(state, event.party, { choice: event.mediator });
    case "mediation.mediator-objected":
    case "mediation.mediator-recused":
      return without(state, event.mediator);
    case "mediation.mediators-appointed":
      return { ...state, mediators: event.mediators, declared: state.declared.filter((one) => event.mediators.includes(one)) };
    case "mediation.mediator-declared":
      return { ...state, declared: [...new Set([...state.declared, event.mediator])] };
    case "mediation.more-time-asked":
      return withParty(state, event.party, { moreTime: true });
    default:
      return null;
  }
}

const screened = (state: KnownDispute): KnownDispute => (state.stage === "registered" ? { ...state, stage: "reviewing" } : state);
const without = (state: KnownDispute, mediator: string): KnownDispute => ({
  ...state,
  mediators: state.mediators.filter((one) => one !== mediator),
  declared: state.declared.filter((one) => one !== mediator),
  out: [...new Set([...state.out, mediator])],
  parties: state.parties.map((party) => (party.choice === mediator ? { ...party, choice: null } : party)),
});
const session = (state: KnownDispute, id: string, now: Session["state"]): KnownDispute => ({
  ...state,
  sessions: state.sessions.map((one) => (one.id === id ? { ...one, state: now } : one)),
});

export const pauseOf = (state: KnownDispute, now: string): Change => ({ kind: "suspended", from: state.adjournedAt ?? now, to: now });

function onCourse(state: KnownDispute, event: Recorded<DisputeEvent>): KnownDispute | null {
  switch (event.type) {
    case "mediation.accepted": {
      const stage = state.parties.every(({ consent }) => consent === "given") ? "assigned" : "consent";
      return { ...state, stage, committee: event.committee, acceptedAt: event.at, finishDue: event.finishDue };
    }
    case "mediation.investigated":
      return { ...state, stage: state.stage === "assigned" ? "investigating" : state.stage };
    case "mediation.opened":
      return { ...state, stage: "mediating", startedAt: event.at };
    case "mediation.session-set":
      return { ...state, sessions: [...state.sessions, { ...event.session, state: "set" }] };
    case "mediation.session-cancelled":
      return session(state, event.session, "cancelled");
    case "mediation.session-held":
      return session(state, event.session, "held");
    case "mediation.adjourned":
      return { ...state, stage: "adjourned", adjournedAt: event.at };
    case "mediation.resumed":
      return {
        ...state,
        stage: "mediating",
        adjournedAt: null,
        finishDue: event.finishDue,
        changes: [...state.changes, pauseOf(state, event.at)],
      };
    case "mediation.extended":
      return {
        ...state,
        extended: true,
        finishDue: event.finishDue,
        changes: [...state.changes, { kind: "extended", by: event.longerBy }],
      };
    default:
      return null;
  }
}

const withObligation = (state: KnownDispute, id: string, change: Partial<Obligation>): KnownDispute => {
  if (!state.agreement) return state;
  const obligations = state.agreement.obligations.map((one) => (one.id === id ? { ...one, ...change } : one));
  const stage = obligations.every((one) => one.doneAt) ? "performed" : obligations.some((one) => one.defaulted && !one.doneAt) ? "defaulted" : "performing"; // prettier-ignore
  return { ...state, stage, agreement: { ...state.agreement, obligations } };
};

function onAgreement(state: KnownDispute, event: Recorded<DisputeEvent>): KnownDispute | null {
  const { agreement, confirmation } = state;
  switch (event.type) {
    case "mediation.agreed":
      return { ...state, stage: "agreed", agreement: { ...event.agreement, signed: [], effectiveAt: null, no: null } };
    case "mediation.signed": {
      const { signer: by, how, image, own, at } = event;
      return agreement && { ...state, agreement: { ...agreement, signed: [...agreement.signed, { by, how, image, own, at }] } };
    }
    case "mediation.took-effect": {
      if (!agreement) return state;
      const stage = agreement.obligations.every((one) => one.doneAt) ? "performed" : "performing";
      return { ...state, stage, outcome: "agreement", closedAt: event.at, confirmDue: event.confirmDue, followUps: event.followUps, agreement: { ...agreement, effectiveAt: event.at, no: event.no } }; // prettier-ignore
    }
    case "mediation.obligation-performed":
      return withObligation(state, event.obligation, { doneOn: event.doneOn, doneAt: event.at });
    case "mediation.obligation-defaulted":
      return withObligation(state, event.obligation, { defaulted: event.part ? "part" : "whole" });
    case "mediation.followed-up":
      return { ...state, relapsedAt: event.relapse ? event.at : state.relapsedAt, followUps: state.followUps.map((one) => (one.slot === event.slot ? { ...one, doneAt: event.at } : one)) }; // prettier-ignore
    case "mediation.confirmation-filed":
      return { ...state, confirmation: { court: event.court, filedOn: event.filedOn, acceptDue: event.acceptDue, acceptedAt: null, caseNo: null, rulingDue: null, ruling: null, ruledOn: null } }; // prettier-ignore
    case "mediation.confirmation-taken":
      return confirmation && { ...state, confirmation: { ...confirmation, acceptedAt: event.at, caseNo: event.caseNo, rulingDue: event.rulingDue, ruling: event.accepted ? null : "refused" } }; // prettier-ignore
    case "mediation.confirmation-ruled":
      return confirmation && { ...state, confirmation: { ...confirmation, ruling: event.ruling, ruledOn: event.ruledOn } };
    case "mediation.relapsed":
      return { ...state, relapsedAt: event.at };
    default:
      return null;
  }
}

function onEnd(state: KnownDispute, event: Recorded<DisputeEvent>): KnownDispute | null {
  const closed = { closedAt: event.at };
  switch (event.type) {
    case "mediation.declined":
      return { ...state, ...closed, stage: "declined", outcome: "declined", remediesAt: event.at };
    case "mediation.transferred":
      return { ...state, ...closed, stage: "transferred", outcome: "transferred" };
    case "mediation.failed":
      return { ...state, ...closed, stage: "failed", outcome: "failed", remediesDue: event.remediesDue };
    case "mediation.terminated":
      // Refusing before anything began is nobody's failure and is counted apart.
      return { ...state, ...closed, stage: "terminated", outcome: state.startedAt === null ? "refused" : "terminated", remediesDue: event.remediesDue }; // prettier-ignore
    case "mediation.remedies-told":
      return { ...state, remediesAt: event.at };
    case "mediation.delegation-returned":
      return { ...state, returnedAt: event.at };
    case "mediation.archived":
      return { ...state, stage: "archived" };
    case "mediation.reminded":
    case "mediation.lapsed":
      return { ...state, told: { ...state.told, [event.slot]: { dueAt: event.dueAt, as: event.type === "mediation.lapsed" ? "lapsed" : "reminded" } } }; // prettier-ignore
    default:
      return null;
  }
}

export const dispute = noun<Dispute, DisputeEvent>({ kind: "mediation.dispute", initial: { stage: "none" }, evolve });
