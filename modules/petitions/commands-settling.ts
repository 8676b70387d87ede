import type { z } from "zod";
import { cityDay } from "#platform/days";
import { command } from "#platform/ledger";
import { bearer, keyOf } from "./acting.ts";
import { about, change, work } from "./commands-desk.ts";
import { AgreeSettlement, OfferSettlement, RecordSettlement, type PetitionDone } from "./contract.ts";
import { assertFit } from "./handling.ts";
import { known } from "./petition.ts";
import { may } from "./permits.ts";
import { offerSettlement, settle } from "./settling.ts";

export const offerPetitionSettlement = command<z.output<typeof OfferSettlement>, PetitionDone>({
  name: "petitions.offer-settlement",
  route: "POST /api/petitions/{home}/{id}/settlement-offers",
  summary: { zh: "提出和解（调解）方案，信访人同意才成立", en: "Offer a settlement; it stands only if the petitioner agrees" },
  input: OfferSettlement,
  about,
  allow: may("offer-settlement"),
  run: (ctx, input) => {
    const text = work(ctx, input, "settlement-terms", input.terms);
    return change(ctx, input, (state) => offerSettlement(state, ctx.actor.id, { how: input.how, text }));
  },
});

/** For whoever signs on paper: the scan of the agreement both signed is what makes it one. */
export const recordPetitionSettlement = command<z.output<typeof RecordSettlement>, PetitionDone>({
  name: "petitions.record-settlement",
  route: "POST /api/petitions/{home}/{id}/settlements",
  summary: { zh: "登记双方签字的和解（调解）协议", en: "Record the agreement both signed" },
  input: RecordSettlement,
  about,
  allow: may("record-settlement"),
  pictures: (input) => [{ path: "image", id: input.image, of: keyOf(input) }],
  run: (ctx, input) =>
    change(ctx, input, (state) => {
      assertFit(known(state), ctx.actor.id);
      const { signedOn: on, image, terms } = input;
      return settle(state, terms, { on, image }, cityDay(ctx.now));
    }),
});

export const agreeToSettlement = command<z.output<typeof AgreeSettlement>, PetitionDone>({
  name: "petitions.agree-to-settlement",
  route: "POST /api/petitions/{home}/{id}/settlement-agreements",
  summary: { zh: "信访人同意和解（调解）方案", en: "The petitioner agrees to the settlement" },
  input: AgreeSettlement,
  about,
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    const on = cityDay(ctx.now);
    return change(ctx, input, (state) => settle(state, input.terms, { on, image: null }, on));
  },
});
