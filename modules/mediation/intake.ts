import { refuse } from "#platform/refusals";
import type { DisputeEvent, Dispute, KnownDispute, KnownParty, Of, Party } from "./dispute.ts";
import type { Stage } from "./contract.ts";

export function known(found: Dispute): KnownDispute {
  if (found.stage === "none") throw refuse.notFound("mediation.not-found");
  return found;
}

/** The case at one of these stages, or a no that says where it is. */
export function at(found: Dispute, ...stages: readonly Stage[]): KnownDispute {
  const state = known(found);
  if (!stages.includes(state.stage)) throw refuse.conflict("mediation.not-at-this-step", { stage: state.stage });
  return state;
}

export function partyOf(state: KnownDispute, id: string): KnownParty {
  const found = state.parties.find((party) => party.id === id);
  if (!found) throw refuse.notFound("mediation.no-such-party");
  return found;
}

/** A person under 18 acts through a guardian (民法典 19, 20, 23): nothing is taken from a child alone. */
function assertGuardian({ minor, guardian }: Party, path: string): void {
  if (minor && guardian === null) throw refuse.fields([{ path: `${path}.guardian`, code: "mediation.guardian-needed" }]);
}

const byPhone = ({ marks }: Party): boolean => marks.some((mark) => mark.startsWith("p:"));
/** One telephone is one person; one name is, unless both gave telephones and they differ: namesakes quarrel too. */
const sharesMark = (left: Party, right: Party): boolean =>
  left.marks.some((mark) => right.marks.includes(mark) && (mark.startsWith("p:") || !(byPhone(left) && byPhone(right))));

/** Nobody sits on both sides, as a party, as a guardian or as the representative of the other. */
function assertSides(parties: readonly Party[]): void {
  for (const [index, party] of parties.entries()) {
    const twin = parties.find((other) => other.side !== party.side && sharesMark(other, party));
    if (twin) throw refuse.fields([{ path: `parties.${index}.name`, code: "mediation.same-person-both-sides" }]);
  }
}

function assertOnce(parties: readonly Party[]): void {
  if (new Set(parties.map(({ id }) => id)).size < parties.length) throw refuse.invalid("mediation.party-twice");
}

/** What is of one party alone: an event is proved whole or not at all, and the application must be provable to whoever made it. */
const notesOf = (parties: readonly Party[]): DisputeEvent[] =>
  parties
    .filter(({ needs, barred }) => needs !== null || barred.length > 0)
    .map(({ id, needs, barred }) => ({ type: "mediation.party-noted", party: id, needs, barred }));

export function register(found: Dispute, facts: Omit<Of<"mediation.registered">, "type">, consented: boolean): DisputeEvent[] {
  if (found.stage !== "none") throw refuse.conflict("mediation.registered-already");
  const { parties } = facts;
  if (!parties.some(({ side }) => side === "applicant")) throw refuse.invalid("mediation.applicant-needed");
  parties.forEach((party, index) => assertGuardian(party, `parties.${index}`));
  assertOnce(parties);
  assertSides(parties);
  const handed = ["court", "police", "petition", "agency"].includes(facts.source);
  // 关于信访与调解衔接、特邀调解规定：移送须征得当事人同意。
  if (handed && !consented) throw refuse.fields([{ path: "consented", code: "mediation.hand-over-consent-needed" }]);
  if (facts.delegation !== null && facts.source !== "court")
    throw refuse.fields([{ path: "delegation", code: "mediation.court-delegates" }]);
  return [
    { type: "mediation.registered", ...facts, parties: parties.map((one) => ({ ...one, needs: null, barred: [] })) },
    ...notesOf(parties),
  ];
}

export function addParty(found: Dispute, party: Party): DisputeEvent[] {
  const state = at(found, "registered", "reviewing", "consent", "assigned", "investigating", "mediating");
  assertGuardian(party, "party");
  assertOnce([...state.parties, party]);
  assertSides([...state.parties, party]);
  return [{ type: "mediation.party-added", party }];
}

export const isConcern = ({ afraid, hurt, separate }: { afraid: boolean; hurt: boolean; separate: boolean }): boolean =>
  afraid || hurt || separate;

export function answerSafety(found: Dispute, party: string, concern: boolean, words: string | null): DisputeEvent[] {
  const state = open(found);
  partyOf(state, party);
  return [{ type: "mediation.safety-answered", party, concern, words }];
}

/** Never pushed: only with the person's own wish, in separate rooms, after help was told of (反家庭暴力法 13–29). */
export function arrangeSafety(found: Dispute, party: string, words: string): DisputeEvent[] {
  const state = open(found);
  if (partyOf(state, party).safety !== "concern") throw refuse.conflict("mediation.no-concern");
  return [{ type: "mediation.safety-arranged", party, words }];
}

const CLOSED: readonly Stage[] = ["failed", "terminated", "declined", "transferred", "voided", "archived"];
export function open(found: Dispute): KnownDispute {
  const state = known(found);
  if (CLOSED.includes(state.stage)) throw refuse.conflict("mediation.closed", { stage: state.stage });
  return state;
}

export function assertSafe(state: KnownDispute): void {
  if (state.parties.some(({ safety }) => safety === "concern")) throw refuse.conflict("mediation.safety-first");
}

/** What a family dispute asks first, alone; other disputes ask it too, and take silence for no. */
function assertScreened(state: KnownDispute): void {
  const asked = state.parties.some(({ safety }) => safety !== "unasked");
  if (!asked) throw refuse.conflict("mediation.safety-unasked");
  if (state.kindOf === "family" && state.parties.some(({ side, safety }) => side === "applicant" && safety === "unasked"))
    throw refuse.conflict("mediation.safety-unasked");
}

export function accept(found: Dispute, committee: string, finishDue: Of<"mediation.accepted">["finishDue"]): DisputeEvent[] {
  const state = at(found, "registered", "reviewing");
  assertScreened(state);
  assertSafe(state);
  if (!state.parties.some(({ side }) => side === "respondent")) throw refuse.conflict("mediation.other-side-needed");
  return [{ type: "mediation.accepted", committee, finishDue }];
}

export function decline(found: Dispute, said: Omit<Of<"mediation.declined">, "type">): DisputeEvent[] {
  at(found, "registered", "reviewing");
  return [{ type: "mediation.declined", ...said }];
}

export function refer(found: Dispute, said: Omit<Of<"mediation.transferred">, "type">): DisputeEvent[] {
  at(found, "registered", "reviewing", "consent", "assigned", "investigating", "mediating", "adjourned");
  return [{ type: "mediation.transferred", ...said }];
}

/** Agreeing goes on; one clear refusal ends it (人民调解法 17), and asks for no reason. */
export function answerConsent(
  found: Dispute,
  said: { party: string; agrees: boolean; open: boolean | null; how: string },
  remediesDue: Of<"mediation.terminated">["remediesDue"],
): DisputeEvent[] {
  const state = at(found, "registered", "reviewing", "consent");
  const party = partyOf(state, said.party);
  if (party.safety === "concern" && said.agrees) throw refuse.conflict("mediation.safety-first");
  if (said.agrees)
    return party.consent === "given" && party.consentAt !== null
      ? []
      : [{ type: "mediation.consented", party: said.party, open: said.open, how: said.how }];
  return [
    { type: "mediation.refused", party: said.party, how: said.how },
    { type: "mediation.terminated", party: said.party, words: null, remediesDue },
  ];
}

export function invite(found: Dispute, party: string): DisputeEvent[] {
  partyOf(open(found), party);
  return [{ type: "mediation.party-invited", party }];
}

export function linkRelapse(found: Dispute, into: { home: string; id: string }, now: string): DisputeEvent[] {
  const state = known(found);
  const since = state.agreement?.effectiveAt ?? null;
  if (since === null) throw refuse.fields([{ path: "relapseOf", code: "mediation.no-agreement-before" }]);
  // Twelve months, the window of med.relapse.
  if (Date.parse(now) - Date.parse(since) > 366 * 86_400_000) return [];
  return [{ type: "mediation.relapsed", into }];
}

/** Of the case that `into` was said to be the return of. */
export function unlinkRelapse(found: Dispute, into: { home: string; id: string }): DisputeEvent[] {
  return known(found).relapsedAt === null ? [] : [{ type: "mediation.relapse-undone", into }];
}
