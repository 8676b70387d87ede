import { refuse } from "#platform/refusals";
import type { Due } from "#modules/incidents";
import type { Dispute, DisputeEvent, KnownDispute, Of } from "./dispute.ts";
import { at, known, partyOf } from "./intake.ts";

const RUNNING = ["registered", "reviewing", "consent", "assigned", "investigating", "mediating", "adjourned", "agreed"] as const;

export function fail(found: Dispute, words: string, remediesDue: Due, told: Omit<Of<"mediation.remedies-told">, "type">): DisputeEvent[] {
  at(found, "assigned", "investigating", "mediating", "adjourned", "agreed");
  return [
    { type: "mediation.failed", words, remediesDue },
    { type: "mediation.remedies-told", ...told },
  ];
}

/** A party may end it at any moment and owes nobody a reason (人民调解法 17, 23). */
export function end(found: Dispute, party: string, words: string | null, remediesDue: Due): DisputeEvent[] {
  const state = at(found, ...RUNNING);
  partyOf(state, party);
  return [{ type: "mediation.terminated", party, words, remediesDue }];
}

export function tellRemedies(found: Dispute, told: Omit<Of<"mediation.remedies-told">, "type">): DisputeEvent[] {
  const state = at(found, "failed", "terminated", "declined");
  return state.remediesAt !== null && state.stage !== "declined" ? [] : [{ type: "mediation.remedies-told", ...told }];
}

export function reportEscalation(found: Dispute, to: string, words: string): DisputeEvent[] {
  at(found, ...RUNNING, "performing", "defaulted", "failed", "terminated");
  return [{ type: "mediation.escalation-reported", to, words }];
}

export function returnDelegated(found: Dispute, result: string, words: string | null): DisputeEvent[] {
  const state = known(found);
  if (state.delegation === null) throw refuse.conflict("mediation.not-delegated");
  if (state.returnedAt !== null) return [];
  if (state.outcome === "voided") throw refuse.conflict("mediation.closed", { stage: state.stage });
  const settled = state.outcome === "agreement";
  if (settled !== (result === "agreed") || state.closedAt === null) throw refuse.conflict("mediation.result-differs");
  return [{ type: "mediation.delegation-returned", result, words }];
}

/** What stands between an ended case and the archive; empty: nothing. */
export function unfinished(state: KnownDispute): string | null {
  if (state.outcome === null) return "mediation.not-ended";
  // A court's file that came twice is returned once, by the case that stays.
  if (state.outcome === "voided") return null;
  if ((state.outcome === "failed" || state.outcome === "terminated" || state.outcome === "refused") && state.remediesAt === null)
    return "mediation.remedies-first";
  if (state.delegation !== null && state.returnedAt === null) return "mediation.return-first";
  if (state.outcome === "agreement" && state.stage !== "performed") return "mediation.still-performing";
  if (state.outcome === "agreement" && state.followUps.every(({ doneAt }) => doneAt === null)) return "mediation.follow-up-first";
  return null;
}

/** Nothing of it has begun: what was mediated ends truthfully, whatever it came to, so that no rate is mended by voiding. */
export const VOIDABLE = ["registered", "reviewing", "consent", "assigned", "investigating"] as const;

/** Taken in twice or by mistake: said by somebody else than who registered it, with the reason. */
export function voidDispute(found: Dispute, by: string, words: string): DisputeEvent[] {
  const state = known(found);
  if (state.stage === "voided") return [];
  at(found, ...VOIDABLE);
  if (state.registeredBy === by) throw refuse.forbidden("mediation.void-by-another");
  if (state.sessions.some((one) => one.state === "set")) throw refuse.conflict("mediation.void-session-set");
  return [{ type: "mediation.voided", words }];
}

export function archive(found: Dispute): DisputeEvent[] {
  const state = known(found);
  if (state.stage === "archived") return [];
  const missing = unfinished(state);
  if (missing !== null) throw refuse.conflict(missing);
  return [{ type: "mediation.archived" }];
}
