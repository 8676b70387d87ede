import type { z } from "zod";
import { command, type CommandContext } from "#platform/ledger";
import { organisations } from "#modules/organisations";
import { bearer, dueOf, higherThan, sealed, startOf } from "./acting.ts";
import { about, change } from "./commands-desk.ts";
import {
  ChallengeHandlers,
  RatePetition,
  RequestReview,
  TakeChallenge,
  TakeRating,
  TakeReview,
  TakeWithdrawal,
  WithdrawPetition,
  type PetitionDone,
} from "./contract.ts";
import { challenge, rate, takeChallenge, takeRating, takeWithdrawal, withdraw } from "./handling.ts";
import { may } from "./permits.ts";
import { known, type KnownPetition } from "./petition.ts";
import { requestReview, takeReview } from "./reviewing.ts";

/** The next higher organ, and until when it owes its opinion. */
function reviewerOf(ctx: CommandContext, { reviews, round, organ }: KnownPetition, from: string) {
  const last = reviews.at(-1);
  const below = last?.round === round && round > 0 ? last.organ : organ;
  return { organ: higherThan(ctx.read(organisations), below), due: dueOf(ctx, round === 0 ? "PET-8" : "PET-10", from) };
}

export const requestPetitionReview = command<z.output<typeof RequestReview>, PetitionDone>({
  name: "petitions.request-review",
  route: "POST /api/petitions/{home}/{id}/review-requests",
  summary: { zh: "请求复查或复核", en: "Ask for the review or the final review" },
  input: RequestReview,
  about,
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    const text = sealed(ctx, input, "review", "petitions.matter", input.reason);
    return change(ctx, input, (state) => requestReview(state, { text, ...reviewerOf(ctx, known(state), ctx.now) }, ctx.now));
  },
});

/** For whoever has no link: a letter, or a visit to the window. It reaches the same organ, and counts from the day it came. */
export const takePetitionReview = command<z.output<typeof TakeReview>, PetitionDone>({
  name: "petitions.take-review",
  route: "POST /api/petitions/{home}/{id}/review-requests-taken",
  summary: { zh: "登记书面（当面）提出的复查、复核请求", en: "Take down a review asked for in writing or at the window" },
  input: TakeReview,
  about,
  allow: may("take-review"),
  run: (ctx, input) => {
    const { askedOn } = input;
    const text = sealed(ctx, input, "review", "petitions.matter", input.reason);
    return change(ctx, input, (state) => takeReview(state, { text, ...reviewerOf(ctx, known(state), startOf(askedOn)), askedOn }, ctx.now));
  },
});

export const challengePetitionHandlers = command<z.output<typeof ChallengeHandlers>, PetitionDone>({
  name: "petitions.challenge-handlers",
  route: "POST /api/petitions/{home}/{id}/challenges",
  summary: { zh: "申请承办人回避", en: "Ask that a handler stands back" },
  input: ChallengeHandlers,
  about,
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    const text = sealed(ctx, input, "challenge", "petitions.matter", input.reason);
    return change(ctx, input, (state) => challenge(state, text));
  },
});

export const withdrawPetition = command<z.output<typeof WithdrawPetition>, PetitionDone>({
  name: "petitions.withdraw-petition",
  route: "POST /api/petitions/{home}/{id}/withdrawals",
  summary: { zh: "信访人撤回", en: "The petitioner withdraws" },
  input: WithdrawPetition,
  about,
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    const text = sealed(ctx, input, "withdrawal", "petitions.matter", input.reason);
    return change(ctx, input, (state) => withdraw(state, text));
  },
});

export const ratePetition = command<z.output<typeof RatePetition>, PetitionDone>({
  name: "petitions.rate-petition",
  route: "POST /api/petitions/{home}/{id}/ratings",
  summary: { zh: "信访人评价", en: "The petitioner rates" },
  input: RatePetition,
  about,
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    const text = sealed(ctx, input, "rating", "petitions.matter", input.text);
    return change(ctx, input, (state) => rate(state, { organ: input.organ, office: input.office, text }));
  },
});

/** For whoever has no link: said at the window, rung in or written. In the petitioner's own words, by somebody who did not work on it. */
export const takePetitionWithdrawal = command<z.output<typeof TakeWithdrawal>, PetitionDone>({
  name: "petitions.take-withdrawal",
  route: "POST /api/petitions/{home}/{id}/withdrawals-taken",
  summary: { zh: "代为登记信访人的撤回", en: "Take down that the petitioner withdraws" },
  input: TakeWithdrawal,
  about,
  allow: may("take-withdrawal"),
  run: (ctx, input) => {
    const { heard, askedOn } = input;
    const text = sealed(ctx, input, "withdrawal", "petitions.matter", input.reason);
    return change(ctx, input, (state) => takeWithdrawal(state, { heard, askedOn, text }, { by: ctx.actor.id, now: ctx.now }));
  },
});

export const takePetitionChallenge = command<z.output<typeof TakeChallenge>, PetitionDone>({
  name: "petitions.take-challenge",
  route: "POST /api/petitions/{home}/{id}/challenges-taken",
  summary: { zh: "代为登记信访人的回避申请", en: "Take down that the petitioner challenges a handler" },
  input: TakeChallenge,
  about,
  allow: may("take-challenge"),
  run: (ctx, input) => {
    const { heard, askedOn } = input;
    const text = sealed(ctx, input, "challenge", "petitions.matter", input.reason);
    return change(ctx, input, (state) => takeChallenge(state, { heard, askedOn, text }, { by: ctx.actor.id, now: ctx.now }));
  },
});

export const takePetitionRating = command<z.output<typeof TakeRating>, PetitionDone>({
  name: "petitions.take-rating",
  route: "POST /api/petitions/{home}/{id}/ratings-taken",
  summary: { zh: "代为登记信访人的评价", en: "Take down how the petitioner rates it" },
  input: TakeRating,
  about,
  allow: may("take-rating"),
  run: (ctx, input) => {
    const { heard, askedOn, organ, office } = input;
    const text = sealed(ctx, input, "rating", "petitions.matter", input.text);
    return change(ctx, input, (state) => takeRating(state, { heard, askedOn, organ, office, text }, { by: ctx.actor.id, now: ctx.now }));
  },
});
