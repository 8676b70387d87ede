import type { StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { Due } from "#modules/incidents";
import type { Branch } from "./contract.ts";
import type { Of } from "./petition-event.ts";
import { known, type KnownPetition, type Petition, type PetitionEvent } from "./petition.ts";

export const REPRESENTATIVES = 5;

export function at(found: Petition, ...stages: readonly KnownPetition["stage"][]): KnownPetition {
  const petition = known(found);
  if (!stages.includes(petition.stage)) throw refuse.conflict("petitions.not-now");
  return petition;
}

/** 条例 20: many people send at most five; who complains of everybody's matter still needs somebody to answer to. */
export function assertPeople(people: number, representatives: number): void {
  if (representatives > REPRESENTATIVES)
    throw refuse.fields([{ path: "representatives", code: "petitions.too-many-representatives", params: { most: REPRESENTATIVES } }]);
  if (representatives > people) throw refuse.fields([{ path: "representatives", code: "petitions.more-than-people" }]);
  if (people > REPRESENTATIVES && representatives === 0)
    throw refuse.fields([{ path: "representatives", code: "petitions.name-representatives" }]);
}

export function receive(found: Petition, received: Omit<Of<"petitions.received">, "type">, atDesk: boolean): PetitionEvent[] {
  if (found.stage !== "none") return [];
  return [{ type: "petitions.received", ...received }, ...(atDesk ? [{ type: "petitions.registered" as const }] : [])];
}

/** Nobody may refuse to register (条例 22, 23); doing it twice does nothing. */
export const register = (found: Petition): PetitionEvent[] => (known(found).stage === "received" ? [{ type: "petitions.registered" }] : []);

export function triage(found: Petition, branch: Branch, text: string, against: string | null = null): PetitionEvent[] {
  const petition = at(found, "registered", "triaged");
  if (petition.branch === "accusation" && branch !== "accusation") throw refuse.conflict("petitions.stays-sealed");
  return [{ type: "petitions.triaged", branch, text, ...(against ? { against } : {}) }];
}

export function route(found: Petition, routed: Omit<Of<"petitions.routed">, "type">): PetitionEvent[] {
  const petition = at(found, "triaged");
  // 条例 30: material and identity of an accusation never reach the accused.
  if (petition.branch === "accusation" && routed.to === petition.against) throw refuse.conflict("petitions.never-to-the-accused");
  return [{ type: "petitions.routed", ...routed }];
}

/** 条例 23: five working days to say "not ours", with reasons; after that it is taken as accepted. */
export function object(found: Petition, text: string, now: string): PetitionEvent[] {
  const petition = at(found, "routed");
  if (petition.objection !== null) throw refuse.conflict("petitions.objected-already");
  const span = petition.spans.find(({ slot }) => slot === "object");
  if (!span || span.metAt !== null) throw refuse.conflict("petitions.no-objection");
  if (now > span.due.dueAt) throw refuse.conflict("petitions.objection-late");
  return [{ type: "petitions.objected", text }];
}

/** `routeDue`: agreed, it is the office's to send on again. */
export function answerObjection(found: Petition, agreed: boolean, text: string, routeDue: Due): PetitionEvent[] {
  const petition = at(found, "routed");
  if (petition.objection === null) throw refuse.conflict("petitions.no-objection");
  return [{ type: "petitions.objection-answered", agreed, text, ...(agreed ? { routeDue } : {}) }];
}

/** Only the sixth branch is accepted for handling with an opinion; the others go their own way. */
export function accept(found: Petition, due: Due): PetitionEvent[] {
  const petition = at(found, "routed");
  if (petition.objection !== null) throw refuse.conflict("petitions.objection-open");
  if (petition.branch !== "opinion") throw refuse.conflict("petitions.other-branch");
  return [{ type: "petitions.accepted", due }];
}

export function decline(found: Petition, declined: Omit<Of<"petitions.not-accepted">, "type">): PetitionEvent[] {
  const petition = at(found, "routed");
  if (petition.objection !== null) throw refuse.conflict("petitions.objection-open");
  return [{ type: "petitions.not-accepted", ...declined }];
}

/** `replyDue`: until when a suggestion is replied to; it has no other procedure that would answer it. */
export function openProcedure(found: Petition, text: string, where: string, replyDue: Due): PetitionEvent[] {
  const petition = at(found, "routed");
  if (petition.objection !== null) throw refuse.conflict("petitions.objection-open");
  if (petition.branch === "opinion") throw refuse.conflict("petitions.this-branch");
  return [{ type: "petitions.procedure-opened", text, where, ...(petition.branch === "suggestion" ? { replyDue } : {}) }];
}

export function tellOutcome(found: Petition, told: Omit<Of<"petitions.outcome-told">, "type">): PetitionEvent[] {
  at(found, "procedure");
  return [{ type: "petitions.outcome-told", ...told }];
}

/** Inside one case, by the number on its receipt: nothing lists what somebody filed. */
export function link(found: Petition, self: StreamKey, to: StreamKey, text: string | null, again = false): PetitionEvent[] {
  const petition = known(found);
  if (self.home === to.home && self.id === to.id) throw refuse.conflict("petitions.itself");
  const already = petition.linked.some(({ home, id }) => home === to.home && id === to.id);
  if (already && (!again || petition.againOf !== undefined)) return [];
  return [{ type: "petitions.linked", to, text, ...(again ? { again } : {}) }];
}

/** The earlier one hears that the same came back: what its organ is diagnosed by, and nothing about whoever wrote (domain.md §6). */
export function refile(found: Petition, into: StreamKey, receivedAt: string): PetitionEvent[] {
  const earlier = known(found);
  if (receivedAt < earlier.receivedAt) throw refuse.fields([{ path: "other", code: "petitions.not-the-earlier" }]);
  if (earlier.refiled?.some((one) => one.into.home === into.home && one.into.id === into.id)) return [];
  return [{ type: "petitions.refiled", into, receivedAt }];
}
