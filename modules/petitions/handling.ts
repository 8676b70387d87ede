import { cityDay } from "#platform/days";
import { refuse } from "#platform/refusals";
import type { Due } from "#modules/incidents";
import type { Of } from "./petition-event.ts";
import { at } from "./intake.ts";
import { isSealed, known, reviewOf, slotNow, spanOf, type KnownPetition, type Petition, type PetitionEvent } from "./petition.ts";

/** 条例 28: who was successfully challenged takes no further step. */
export function assertFit(petition: KnownPetition, account: string): void {
  if (petition.recused.includes(account)) throw refuse.forbidden("petitions.recused");
}

export function note(found: Petition, by: string, text: string): PetitionEvent[] {
  const petition = at(found, "routed", "procedure", "accepted", "opined", "reviewing");
  assertFit(petition, by);
  return [{ type: "petitions.noted", text }];
}

/** 条例 37: after the last word the same facts are not taken up again, but help goes on. */
export function help(found: Petition, text: string): PetitionEvent[] {
  at(found, "delivered", "ended");
  return [{ type: "petitions.helped", text }];
}

export const EXTENSION_DAYS = 30;
/** 条例 34: once, at most 30 days, approved by the head before the time is over, and told with its reason. */
export function extend(found: Petition, by: string, days: number, due: Due, text: string, now: string): PetitionEvent[] {
  const petition = at(found, "accepted");
  assertFit(petition, by);
  if (petition.extended) throw refuse.conflict("petitions.extended-already");
  if (days > EXTENSION_DAYS) throw refuse.fields([{ path: "days", code: "petitions.too-long", params: { most: EXTENSION_DAYS } }]);
  const span = spanOf(petition, slotNow.handle(petition));
  if (!span || now > span.due.dueAt) throw refuse.conflict("petitions.extension-late");
  return [{ type: "petitions.extended", due, days, text }];
}

export function draft(found: Petition, by: string, drafted: Omit<Of<"petitions.drafted">, "type">): PetitionEvent[] {
  const petition = at(found, "accepted");
  assertFit(petition, by);
  const wanted = petition.requests.length;
  // 条例 32: each request has its answer.
  if (drafted.answers.length !== wanted) throw refuse.fields([{ path: "answers", code: "petitions.answer-each", params: { wanted } }]);
  return [{ type: "petitions.drafted", ...drafted }];
}

export function sign(found: Petition, by: string): PetitionEvent[] {
  const petition = at(found, "accepted");
  assertFit(petition, by);
  if (petition.draft === null) throw refuse.conflict("petitions.no-draft");
  if (petition.challenge === "open") throw refuse.conflict("petitions.challenge-open");
  if (petition.draft.by === by) throw refuse.forbidden("petitions.same-hand");
  return [{ type: "petitions.signed" }];
}

/** What a delivery begins: the window for 复查 or 复核 (null after the last), and a fresh time for an organ whose opinion was revoked. */
export type Begins = { rightDue: Due; againDue: Due };

export function deliver(
  found: Petition,
  told: Pick<Of<"petitions.delivered">, "way" | "on" | "witness">,
  begins: Begins,
  today: string,
): PetitionEvent[] {
  const petition = at(found, "opined");
  if (told.on > today) throw refuse.fields([{ path: "deliveredOn", code: "petitions.date-ahead" }]);
  const decidedAt = petition.round === 0 ? petition.draft?.at : reviewOf(petition)?.decided?.at;
  if (decidedAt && told.on < cityDay(decidedAt)) throw refuse.fields([{ path: "deliveredOn", code: "petitions.before-it-was-signed" }]);
  if (told.way === "left" && told.witness === null) throw refuse.fields([{ path: "witness", code: "petitions.witness" }]);
  const revoked = petition.round > 0 && reviewOf(petition)?.decided?.result === "revoke";
  const last = petition.round === 2;
  return [
    {
      type: "petitions.delivered",
      ...told,
      rightDue: last || revoked ? null : begins.rightDue,
      againDue: revoked ? begins.againDue : null,
    },
  ];
}

/** Nobody closes without a delivered paper, nor while the petitioner may still ask for the next look. */
export function close(found: Petition, now: string): PetitionEvent[] {
  const petition = at(found, "delivered");
  const right = spanOf(petition, slotNow.right(petition, petition.round));
  if (right && now <= right.due.dueAt) throw refuse.conflict("petitions.right-runs");
  return [{ type: "petitions.closed" }];
}

export function withdraw(found: Petition, text: string | null): PetitionEvent[] {
  const petition = known(found);
  if (petition.stage === "ended") throw refuse.conflict("petitions.ended-already");
  return [{ type: "petitions.withdrawn", text }];
}

/** Whoever worked on it writes nothing down in the petitioner's name: neither a withdrawal nor praise. */
function assertOwnWord(petition: KnownPetition, by: string, askedOn: string, now: string): void {
  if (petition.took.some((one) => one.by === by)) throw refuse.forbidden("petitions.took-part-in-it");
  if (new Date(`${askedOn}T00:00:00.000+08:00`).toISOString() > now)
    throw refuse.fields([{ path: "askedOn", code: "petitions.date-ahead" }]);
}

type Taken<T extends PetitionEvent["type"]> = Omit<Of<T>, "type">;
type Taking = { by: string; now: string };

export function takeWithdrawal(found: Petition, said: Taken<"petitions.withdrawal-taken">, { by, now }: Taking): PetitionEvent[] {
  const petition = known(found);
  assertOwnWord(petition, by, said.askedOn, now);
  if (petition.stage === "ended") throw refuse.conflict("petitions.ended-already");
  return [{ type: "petitions.withdrawal-taken", ...said }];
}

export function takeRating(found: Petition, said: Taken<"petitions.rating-taken">, { by, now }: Taking): PetitionEvent[] {
  const petition = at(found, "delivered", "ended");
  assertOwnWord(petition, by, said.askedOn, now);
  if (petition.rating !== null) throw refuse.conflict("petitions.rated-already");
  return [{ type: "petitions.rating-taken", ...said }];
}

/** 条例 33: a civil dispute inside it may be mediated, where both sides want it; the petition goes on. A sealed accusation never leaves. */
export function sendToMediation(found: Petition, dispute: { home: string; id: string }): PetitionEvent[] {
  const petition = known(found);
  if (isSealed(petition)) throw refuse.conflict("petitions.stays-sealed");
  if (petition.stage === "ended") throw refuse.conflict("petitions.ended-already");
  return petition.disputes.some(({ id }) => id === dispute.id) ? [] : [{ type: "petitions.sent-to-mediation", dispute }];
}

/** 条例 28: while the challenge is open nothing is signed. One challenge at a time. */
export function challenge(found: Petition, text: string): PetitionEvent[] {
  const petition = at(found, "routed", "accepted", "procedure", "reviewing");
  if (petition.challenge === "open") throw refuse.conflict("petitions.challenged-already");
  return [{ type: "petitions.challenged", text }];
}

export function takeChallenge(found: Petition, said: Required<Taken<"petitions.challenged">>, { by, now }: Taking): PetitionEvent[] {
  assertOwnWord(known(found), by, said.askedOn, now);
  return challenge(found, said.text).map((event) => ({ ...event, ...said }) as PetitionEvent);
}

export function answerChallenge(found: Petition, by: string, upheld: boolean, text: string): PetitionEvent[] {
  const petition = known(found);
  if (petition.challenge !== "open") throw refuse.conflict("petitions.no-challenge");
  if (petition.took.some((one) => one.by === by)) throw refuse.forbidden("petitions.own-challenge");
  return [{ type: "petitions.challenge-answered", upheld, text }];
}

/** Once the organ has told where it goes or has answered. A sealed accusation is rated like any other; whoever withdrew rates too. */
export function rate(found: Petition, rating: Omit<Of<"petitions.rated">, "type">): PetitionEvent[] {
  const petition = at(found, "delivered", "ended");
  if (petition.rating !== null && !petition.rating.taken) throw refuse.conflict("petitions.rated-already");
  return [{ type: "petitions.rated", ...rating }];
}

/** While an organ has it, and after its answer until the last word: 条例 33. */
export const SETTLEABLE = ["accepted", "opined", "delivered", "reviewing"] as const;
export const settleable = ({ stage, challenge: challenged }: KnownPetition): boolean =>
  (SETTLEABLE as readonly string[]).includes(stage) && challenged !== "open";

/** What whoever holds the follow link may do now. */
export function rightsOf(petition: KnownPetition, now: string): string[] {
  const { stage } = petition;
  const right = spanOf(petition, slotNow.right(petition, petition.round));
  return [
    ...(stage === "delivered" && right && now <= right.due.dueAt ? ["request-review"] : []),
    ...((stage === "delivered" || stage === "ended") && (petition.rating === null || petition.rating.taken) ? ["rate"] : []),
    ...(["routed", "accepted", "procedure", "reviewing"].includes(stage) && petition.challenge !== "open" && !isSealed(petition)
      ? ["challenge"]
      : []),
    ...(petition.offer && settleable(petition) ? ["settle"] : []),
    ...(stage === "ended" ? [] : ["withdraw"]),
  ];
}
