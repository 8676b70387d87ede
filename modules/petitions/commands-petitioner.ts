import type { z } from "zod";
import { command } from "#platform/ledger";
import { organisations } from "#modules/organisations";
import { bearer, dueOf, higherThan, sealed } from "./acting.ts";
import { about, change } from "./commands-desk.ts";
import { ChallengeHandlers, RatePetition, RequestReview, WithdrawPetition, type PetitionDone } from "./contract.ts";
import { challenge, rate, withdraw } from "./handling.ts";
import { known } from "./petition.ts";
import { requestReview } from "./reviewing.ts";

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
    return change(ctx, input, (state) => {
      const open = known(state);
      const organ = higherThan(
        ctx.read(organisations),
        open.reviews.at(-1)?.round === open.round && open.round > 0 ? (open.reviews.at(-1)?.organ ?? open.organ) : open.organ,
      );
      return requestReview(state, text, organ, dueOf(ctx, open.round === 0 ? "PET-8" : "PET-10", ctx.now), ctx.now);
    });
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
