import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { PetitionEnding } from "./contract.ts";
import { owedBy } from "./owed.ts";
import type { Of, PetitionEvent } from "./petition-event.ts";
import { receive, type KnownPetition, type Petition, type Review } from "./petition-state.ts";
import { began, dropped, duty, met, moved, slotNow } from "./spans.ts";

export type { PetitionEvent } from "./petition-event.ts";
export { hadHand, type KnownPetition, type Petition } from "./petition-state.ts";
export { slotNow, spanOf, type Span } from "./spans.ts";

const ended = (petition: KnownPetition, ending: PetitionEnding, at: string): KnownPetition => ({
  ...petition,
  stage: "ended",
  ending,
  endedAt: at,
  spans: dropped(petition.spans),
});

const noticed = (petition: KnownPetition, at: string): KnownPetition => ({
  ...petition,
  noticedAt: petition.noticedAt ?? at,
  spans: dropped(met(petition.spans, at, "notice"), "object"),
});

const WORK = new Set([
  "petitions.accepted",
  "petitions.noted",
  "petitions.drafted",
  "petitions.signed",
  "petitions.extended",
  "petitions.reviewed",
  "petitions.settlement-offered",
]);

function routed(petition: KnownPetition, event: Recorded<Of<"petitions.routed">>): KnownPetition {
  const own = event.mode === "here";
  const from = own ? petition.receivedAt : event.at;
  const notice = began(met(petition.spans, event.at, "route"), duty("notice", own ? "PET-3" : "PET-4", event.to, from, event.noticeDue));
  const object = event.objectDue === null ? notice : began(notice, duty("object", "PET-5", event.to, event.at, event.objectDue));
  const spans = event.reportDue ? began(object, duty("report", "assigned", event.to, event.at, event.reportDue)) : object;
  return { ...petition, stage: "routed", organ: event.to, objection: null, spans };
}

/** The office has it again: what the organ owed is dropped, and the office owes the way on. */
function takenBack(petition: KnownPetition, { at, routeDue }: Recorded<Of<"petitions.objection-answered">>): KnownPetition {
  const left = dropped(petition.spans, "notice", "object", "report");
  const spans = routeDue ? began(left, duty("route", "PET-2", petition.desk, at, routeDue)) : left;
  return { ...petition, stage: "triaged", organ: petition.desk, objection: null, spans };
}

function inProcedure(petition: KnownPetition, { at, replyDue }: Recorded<Of<"petitions.procedure-opened">>): KnownPetition {
  const told = noticed(petition, at);
  const spans = replyDue ? began(told.spans, duty("reply", "PET-12", petition.organ, at, replyDue)) : told.spans;
  return { ...told, stage: "procedure", spans };
}

function delivered(petition: KnownPetition, event: Recorded<Of<"petitions.delivered">>): KnownPetition {
  const { round } = petition;
  const spans = met(petition.spans, event.at, ...(round === 0 ? [slotNow.handle(petition), "report"] : [slotNow.review(petition)]));
  const opinionOn = petition.opinionOn ?? event.on;
  const done = { ...petition, stage: "delivered" as const, spans, opinionOn, delivered: { on: event.on, at: event.at, round } };
  const again = petition.reviews.at(-1)?.decided?.result === "revoke" && round > 0 && event.againDue !== null;
  if (again && event.againDue !== null) {
    const turn = petition.turn + 1;
    const begun = began(dropped(spans), duty(`handle:${turn}`, "PET-6", petition.organ, event.at, event.againDue));
    return { ...done, stage: "accepted", round: 0, turn, draft: null, extended: false, spans: begun };
  }
  if (event.rightDue === null) return ended(done, "final", event.at);
  const right = {
    slot: slotNow.right(petition, round),
    rule: round === 0 ? "PET-7" : "PET-9",
    kind: "right" as const,
    obligor: "petitioner",
  };
  // From the day it was received, not from when the clerk wrote it down.
  return { ...done, spans: began(spans, { ...right, from: `${event.on}T00:00:00.000+08:00`, due: event.rightDue }) };
}

/** The organ has done what its time was for: what both agreed to stands in the place of its opinion. */
function settled(petition: KnownPetition, { how, text, on, image, at }: Recorded<Of<"petitions.settled">>): KnownPetition {
  const spans = met(petition.spans, at, slotNow.handle(petition), slotNow.review(petition), "report");
  return { ...ended({ ...petition, spans }, "settled", at), offer: null, settled: { how, text, on, image } };
}

function reviewed(petition: KnownPetition, event: Recorded<PetitionEvent>): KnownPetition {
  const last = petition.reviews.at(-1);
  if (!last) return petition;
  const rest = petition.reviews.slice(0, -1);
  if (event.type === "petitions.reviewed") {
    const { result, ground = null, facts, law, text, by, at } = event;
    return { ...petition, stage: "opined", reviews: [...rest, { ...last, decided: { result, ground, facts, law, text, by, at } }] };
  }
  return petition;
}

function hearing(petition: KnownPetition, event: Recorded<Of<"petitions.hearing-held">>): KnownPetition {
  const last = petition.reviews.at(-1);
  if (petition.stage !== "reviewing" || !last) return petition;
  const reviews = [...petition.reviews.slice(0, -1), { ...last, hearings: [...last.hearings, { from: event.from, to: event.to }] }];
  return { ...petition, reviews, spans: event.due === null ? petition.spans : moved(petition.spans, slotNow.review(petition), event.due) };
}

function step(petition: KnownPetition, event: Recorded<PetitionEvent>): KnownPetition {
  switch (event.type) {
    case "petitions.registered":
      return { ...petition, stage: "registered", registeredAt: event.at, spans: met(petition.spans, event.at, "register") };
    case "petitions.triaged":
      return { ...petition, stage: "triaged", branch: event.branch, against: event.against ?? petition.against };
    case "petitions.routed":
      return routed(petition, event);
    case "petitions.objected":
      return { ...petition, objection: event.text, spans: met(petition.spans, event.at, "object") };
    case "petitions.objection-answered":
      return event.agreed ? takenBack(petition, event) : { ...petition, objection: null };
    case "petitions.accepted": {
      const open = noticed(petition, event.at);
      return { ...open, stage: "accepted", spans: began(open.spans, duty("handle:0", "PET-6", petition.organ, event.at, event.due)) };
    }
    case "petitions.not-accepted":
      return ended(noticed({ ...petition, spans: met(petition.spans, event.at, "report") }, event.at), "notAccepted", event.at);
    case "petitions.procedure-opened":
      return inProcedure(petition, event);
    case "petitions.outcome-told":
      return ended({ ...petition, spans: met(petition.spans, event.at, "reply", "report") }, "answered", event.at);
    case "petitions.extended":
      return { ...petition, extended: true, spans: moved(petition.spans, slotNow.handle(petition), event.due) };
    case "petitions.hearing-held":
      return hearing(petition, event);
    case "petitions.challenged":
      return { ...petition, challenge: "open" };
    case "petitions.challenge-answered":
      return {
        ...petition,
        challenge: event.upheld ? "upheld" : "refused",
        recused: event.upheld ? [...new Set([...petition.recused, ...petition.took.map(({ by }) => by)])] : petition.recused,
        draft: event.upheld && petition.draft?.signed === false ? null : petition.draft,
      };
    case "petitions.drafted": {
      const { facts, law, answers, performance, by, at } = event;
      return { ...petition, draft: { facts, law, answers, performance, by, at, signed: false } };
    }
    case "petitions.signed":
      return { ...petition, stage: "opined", draft: petition.draft && { ...petition.draft, signed: true } };
    case "petitions.delivered":
      return delivered(petition, event);
    case "petitions.review-requested": {
      const round = petition.round + 1;
      const asked = met(petition.spans, event.at, slotNow.right(petition, petition.round));
      const review: Review = { round, organ: event.organ, askedAt: event.at, asked: event.text, hearings: [], decided: null };
      const spans = began(
        asked,
        duty(`review:${petition.turn}:${round}`, round === 1 ? "PET-8" : "PET-10", event.organ, event.at, event.due),
      );
      return { ...petition, stage: "reviewing", round, spans, offer: null, reviews: [...petition.reviews, review] };
    }
    case "petitions.reviewed":
      return reviewed(petition, event);
    case "petitions.settlement-offered":
      return { ...petition, offer: { how: event.how, text: event.text } };
    case "petitions.settled":
      return settled(petition, event);
    case "petitions.withdrawn":
    case "petitions.withdrawal-taken":
      return ended(petition, "withdrawn", event.at);
    case "petitions.rated":
      return { ...petition, rating: { organ: event.organ, office: event.office, text: event.text, at: event.at } };
    case "petitions.rating-taken":
      return { ...petition, rating: { organ: event.organ, office: event.office, text: event.text, at: event.at, taken: true } };
    case "petitions.linked":
      return { ...petition, linked: [...petition.linked, event.to], ...(event.again ? { againOf: event.to } : {}) };
    case "petitions.refiled":
      return { ...petition, refiled: [...(petition.refiled ?? []), { into: event.into, receivedAt: event.receivedAt }] };
    case "petitions.sent-to-mediation":
      return { ...petition, disputes: [...(petition.disputes ?? []), event.dispute] };
    case "petitions.closed":
      return ended(petition, "answered", event.at);
    case "petitions.due-recomputed":
      return { ...petition, spans: moved(petition.spans, event.slot, event.due) };
    case "petitions.reminded":
    case "petitions.lapsed":
      return {
        ...petition,
        told: { ...petition.told, [event.slot]: { dueAt: event.dueAt, as: event.type === "petitions.lapsed" ? "lapsed" : "reminded" } },
      };
    default:
      return petition;
  }
}

function evolve(petition: Petition, event: Recorded<PetitionEvent>): Petition {
  if (event.type === "petitions.received") return receive(event);
  if (petition.stage === "none") return petition;
  const next = step(petition, event);
  const owed = owedBy(event, petition);
  const papers = owed ? [...next.papers, owed] : next.papers;
  const took = WORK.has(event.type) ? [...next.took, { by: event.by, round: petition.round }] : next.took;
  return { ...next, papers, took };
}

export const petition = noun<Petition, PetitionEvent>({ kind: "petitions.petition", initial: { stage: "none" }, evolve });

export function known(found: Petition): KnownPetition {
  if (found.stage === "none") throw refuse.notFound("petitions.not-found");
  return found;
}
/** The review in hand, or the last one. */
export const reviewOf = (found: KnownPetition): Review | null => (found.round > 0 ? (found.reviews.at(-1) ?? null) : null);
export const isSealed = ({ branch }: KnownPetition): boolean => branch === "accusation";
