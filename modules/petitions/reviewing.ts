import { refuse } from "#platform/refusals";
import type { Due } from "#modules/incidents";
import type { Of } from "./petition-event.ts";
import { at } from "./intake.ts";
import { assertFit } from "./handling.ts";
import { known, reviewOf, slotNow, spanOf, type KnownPetition, type Petition, type PetitionEvent } from "./petition.ts";

type ReviewAsked = { text: string; organ: string | null; due: Due };

/** 复查 within 30 days of the reply, 复核 within 30 days of the 复查 opinion (条例 35, 36), at the next higher organ. */
export function requestReview(found: Petition, asked: ReviewAsked, now: string): PetitionEvent[] {
  const petition = known(found);
  if (petition.stage === "ended" && petition.ending === "final") throw refuse.conflict("petitions.final");
  if (petition.stage !== "delivered") throw refuse.conflict("petitions.not-now");
  const right = spanOf(petition, slotNow.right(petition, petition.round));
  if (!right) throw refuse.conflict("petitions.final");
  if (now > right.due.dueAt) throw refuse.conflict("petitions.right-lapsed");
  const { organ, ...rest } = asked;
  if (organ === null) throw refuse.conflict("petitions.higher-outside");
  return [{ type: "petitions.review-requested", organ, ...rest }];
}

/** In writing or at the window: in time if it came in time, whenever the desk writes it down. */
export function takeReview(found: Petition, asked: ReviewAsked & { askedOn: string }, now: string): PetitionEvent[] {
  const end = new Date(`${asked.askedOn}T23:59:59.999+08:00`).toISOString();
  if (new Date(`${asked.askedOn}T00:00:00.000+08:00`).toISOString() > now)
    throw refuse.fields([{ path: "askedOn", code: "petitions.date-ahead" }]);
  const { delivered } = known(found);
  if (delivered && asked.askedOn < delivered.on) throw refuse.fields([{ path: "askedOn", code: "petitions.before-delivery" }]);
  return requestReview(found, asked, end < now ? end : now);
}

/** Who took part below decides nothing above, however high the post. */
export function tookPartBelow(petition: KnownPetition, account: string): boolean {
  return petition.took.some(({ by, round }) => by === account && round < petition.round);
}

export function decideReview(found: Petition, by: string, decided: Omit<Of<"petitions.reviewed">, "type">): PetitionEvent[] {
  const petition = at(found, "reviewing");
  assertFit(petition, by);
  if (petition.challenge === "open") throw refuse.conflict("petitions.challenge-open");
  if (tookPartBelow(petition, by)) throw refuse.forbidden("petitions.took-part");
  const upheld = decided.result === "uphold";
  if (!upheld && !decided.ground) throw refuse.fields([{ path: "ground", code: "petitions.ground-needed" }]);
  return [{ type: "petitions.reviewed", ...decided, ground: upheld ? null : (decided.ground ?? null) }];
}

/** A hearing's span: only in 复核 does its time not count, and never twice. */
export function holdHearing(
  found: Petition,
  held: { from: string; to: string; text: string; participants?: string; conclusion?: string },
  due: Due | null,
  now: string,
): PetitionEvent[] {
  const petition = at(found, "accepted", "reviewing");
  if (held.from >= held.to) throw refuse.fields([{ path: "to", code: "petitions.ends-before-it-begins" }]);
  if (held.to > now) throw refuse.fields([{ path: "to", code: "petitions.date-ahead" }]);
  const review = reviewOf(petition);
  if (review && held.from < review.askedAt) throw refuse.fields([{ path: "from", code: "petitions.before-the-request" }]);
  return [{ type: "petitions.hearing-held", ...held, due: petition.round === 2 ? due : null }];
}
