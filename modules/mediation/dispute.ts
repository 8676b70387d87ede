import { noun, type Recorded } from "#platform/ledger";
import type { Change } from "#platform/clocks";
import { onAgreement } from "./dispute-agreement.ts";
import { owedBy } from "./owed.ts";
import type { Dispute, DisputeEvent, KnownDispute, KnownParty, Of, Party, Session } from "./dispute-shape.ts";

export type * from "./dispute-shape.ts";

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
    registeredBy: event.by,
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
    case "mediation.party-noted":
      return withParty(state, event.party, { needs: event.needs, barred: event.barred });
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
      return { ...state, stage: "adjourned", adjournedAt: event.at, adjournedFor: event.reason };
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

/** Each clock under its slot (dispute-clocks.ts). */
function recounted(state: KnownDispute, { dues }: Of<"mediation.dues-recounted">): KnownDispute {
  const now = <D extends KnownDispute["finishDue"]>(slot: string, before: D): D | KnownDispute["acceptDue"] =>
    dues.find((one) => one.slot === slot)?.due ?? before;
  const { confirmation } = state;
  return {
    ...state,
    acceptDue: now("accept", state.acceptDue),
    receiptDue: now("confirm-receipt", state.receiptDue),
    finishDue: now("finish", state.finishDue),
    remediesDue: now("remedies", state.remediesDue),
    confirmDue: now("confirmation", state.confirmDue),
    followUps: state.followUps.map((one) => ({ ...one, due: now(one.slot, one.due) })),
    confirmation: confirmation && {
      ...confirmation,
      acceptDue: now("court-accept", confirmation.acceptDue),
      rulingDue: now("court-rule", confirmation.rulingDue),
    },
  };
}

function onEnd(state: KnownDispute, event: Recorded<DisputeEvent>): KnownDispute | null {
  const closed = { closedAt: event.at };
  switch (event.type) {
    case "mediation.declined":
      return { ...state, ...closed, stage: "declined", outcome: "declined", remediesAt: event.at };
    case "mediation.transferred":
      return { ...state, ...closed, stage: "transferred", outcome: "transferred" };
    case "mediation.voided":
      return { ...state, ...closed, stage: "voided", outcome: "voided" };
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
    case "mediation.dues-recounted":
      return recounted(state, event);
    case "mediation.reminded":
    case "mediation.lapsed":
      return { ...state, told: { ...state.told, [event.slot]: { dueAt: event.dueAt, as: event.type === "mediation.lapsed" ? "lapsed" : "reminded" } } }; // prettier-ignore
    default:
      return null;
  }
}

export const dispute = noun<Dispute, DisputeEvent>({ kind: "mediation.dispute", initial: { stage: "none" }, evolve });
