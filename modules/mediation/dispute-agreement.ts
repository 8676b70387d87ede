import type { Recorded } from "#platform/ledger";
import type { DisputeEvent, KnownDispute, Obligation } from "./dispute-shape.ts";

const withObligation = (state: KnownDispute, id: string, change: Partial<Obligation>): KnownDispute => {
  if (!state.agreement) return state;
  const obligations = state.agreement.obligations.map((one) => (one.id === id ? { ...one, ...change } : one));
  const stage = obligations.every((one) => one.doneAt) ? "performed" : obligations.some((one) => one.defaulted && !one.doneAt) ? "defaulted" : "performing"; // prettier-ignore
  return { ...state, stage, agreement: { ...state.agreement, obligations } };
};

/** What was agreed and what becomes of it: signatures, each promise, the court. Null for what is no step of an agreement. */
export function onAgreement(state: KnownDispute, event: Recorded<DisputeEvent>): KnownDispute | null {
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
      return { ...state, stage, outcome: "agreement", closedAt: event.at, confirmDue: event.confirmDue, followUps: event.followUps, agreement: { ...agreement, effectiveAt: event.at, no: event.no, ...(event.image ? { seal: event.image } : {}) } }; // prettier-ignore
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
      return (
        confirmation && {
          ...state,
          confirmation: { ...confirmation, ruling: event.ruling, ruledOn: event.ruledOn, deliveredOn: event.deliveredOn },
        }
      );
    case "mediation.relapsed":
      return { ...state, relapsedAt: event.at };
    case "mediation.relapse-undone":
      return { ...state, relapsedAt: null };
    default:
      return null;
  }
}
