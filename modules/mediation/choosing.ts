import { refuse } from "#platform/refusals";
import type { Dispute, DisputeEvent, KnownDispute } from "./dispute.ts";
import { at, partyOf } from "./intake.ts";

const BEFORE = ["consent", "assigned", "investigating", "mediating", "adjourned"] as const;

function assertFree(state: KnownDispute, mediator: string): void {
  if (state.parties.some(({ barred }) => barred.includes(mediator))) throw refuse.conflict("mediation.mediator-related");
  if (state.out.includes(mediator)) throw refuse.conflict("mediation.mediator-out");
}

/** The parties choose (人民调解法 19); the chair appoints whom they chose, or somebody they accept. */
export function choose(found: Dispute, party: string, mediator: string): DisputeEvent[] {
  const state = at(found, "registered", "reviewing", "consent", "assigned");
  partyOf(state, party);
  assertFree(state, mediator);
  return [{ type: "mediation.mediator-chosen", party, mediator }];
}

export function appoint(found: Dispute, mediators: readonly string[], invited: readonly string[], inviteConsent: boolean): DisputeEvent[] {
  const state = at(found, "assigned", "investigating", "mediating", "adjourned");
  if (new Set(mediators).size < mediators.length) throw refuse.invalid("mediation.mediator-twice");
  for (const mediator of mediators) assertFree(state, mediator);
  const wishes = new Set(state.parties.flatMap(({ choice }) => choice ?? []));
  // One wish of all binds the chair; different wishes are for the parties to settle, and the chair may name a third.
  if (wishes.size === 1 && ![...wishes].every((wish) => mediators.includes(wish))) throw refuse.conflict("mediation.parties-chose");
  // 人民调解法 20：邀请亲属、邻里、专家须征得当事人同意。
  if (invited.length > 0 && !inviteConsent) throw refuse.conflict("mediation.invite-consent-needed");
  return [{ type: "mediation.mediators-appointed", mediators, invited }];
}

export function object(found: Dispute, party: string, mediator: string, words: string | null): DisputeEvent[] {
  const state = at(found, ...BEFORE);
  partyOf(state, party);
  if (!state.mediators.includes(mediator)) throw refuse.conflict("mediation.not-the-mediator");
  return [{ type: "mediation.mediator-objected", party, mediator, words }];
}

/** Before anything else the mediator says whether there is a tie; a tie is a recusal, not a question. */
export function declare(found: Dispute, mediator: string, related: boolean, words: string | null): DisputeEvent[] {
  const state = at(found, ...BEFORE);
  if (!state.mediators.includes(mediator)) throw refuse.conflict("mediation.not-the-mediator");
  if (related) return [{ type: "mediation.mediator-recused", mediator, words }];
  return state.declared.includes(mediator) ? [] : [{ type: "mediation.mediator-declared", mediator }];
}

export function assertConducted(state: KnownDispute): void {
  if (state.mediators.length === 0) throw refuse.conflict("mediation.mediator-needed");
  if (state.mediators.some((one) => !state.declared.includes(one))) throw refuse.conflict("mediation.declaration-needed");
}
