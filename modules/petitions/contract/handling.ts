import { z } from "zod";
import { Day } from "#contracts/limits";
import { line, Subject, text } from "#contracts/grid-work";
import { Uuid } from "#contracts/incidents";
import { Bearer, DELIVERY_WAYS } from "./basics.ts";

export const NOT_ACCEPTED = ["notCompetent", "inProcedure", "sameMatterInTime", "finallyDecided", "unclear"] as const;
/** 不予受理: the reason, and where to go instead. */
export const DeclinePetition = Subject.extend({ why: z.enum(NOT_ACCEPTED), reason: text(1000), where: text(500) });
export type DeclinePetition = z.input<typeof DeclinePetition>;
export const OpenProcedure = Subject.extend({ procedure: text(500), where: text(500) });
export type OpenProcedure = z.input<typeof OpenProcedure>;
export const RecordOutcome = Subject.extend({ outcome: text(4000), way: z.enum(DELIVERY_WAYS) });
export type RecordOutcome = z.input<typeof RecordOutcome>;
export const NotePetition = Subject.extend({ text: text(2000) });
export type NotePetition = z.input<typeof NotePetition>;
export const ExtendPetition = Subject.extend({ days: z.number().int().min(1).max(365), reason: text(1000) });
export type ExtendPetition = z.input<typeof ExtendPetition>;
/** 听证: in 复核 its time does not count (条例 36). */
export const HoldHearing = Subject.extend({
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  /** Who chaired it and who came, each with what for. */
  participants: text(1000),
  /** What was said and shown. */
  record: text(4000),
  conclusion: text(2000),
});
export type HoldHearing = z.input<typeof HoldHearing>;

export const ANSWERS = ["supported", "explained", "unsupported"] as const;
const Answer = z.object({ result: z.enum(ANSWERS), text: text(2000) });
/** 条例 32: facts, law, and an answer to each request. */
export const DraftOpinion = Subject.extend({
  facts: text(6000),
  law: text(3000),
  answers: z.array(Answer).min(1).max(8),
  /** By whom and when what is supported is done. */
  performance: text(1000).nullish(),
});
export type DraftOpinion = z.input<typeof DraftOpinion>;
export const DeliverOpinion = Subject.extend({ way: z.enum(DELIVERY_WAYS), deliveredOn: Day, witness: line(80).nullish() });
export type DeliverOpinion = z.input<typeof DeliverOpinion>;
export const REVIEW_RESULTS = ["uphold", "change", "revoke"] as const;
/** Why an opinion does not stand: what an organ learns from. */
export const REVIEW_GROUNDS = ["facts", "law", "procedure", "power", "reply"] as const;
/** `ground`: needed wherever the opinion is not upheld. */
export const DecideReview = Subject.extend({
  result: z.enum(REVIEW_RESULTS),
  ground: z.enum(REVIEW_GROUNDS).nullish(),
  facts: text(6000),
  law: text(3000),
  opinion: text(4000),
});
export type DecideReview = z.input<typeof DecideReview>;
export const AnswerChallenge = Subject.extend({ upheld: z.boolean(), reason: text(1000) });
export type AnswerChallenge = z.input<typeof AnswerChallenge>;

export const SETTLED_BY = ["settlement", "mediation"] as const;
/** 条例 33: within the law and the organ's own discretion; who does what by when stands in the terms. */
export const OfferSettlement = Subject.extend({ how: z.enum(SETTLED_BY), terms: text(4000) });
export type OfferSettlement = z.input<typeof OfferSettlement>;
/** `terms`: which offer was read, by its name in the view. */
const Terms = z.string().min(1).max(120);
export const RecordSettlement = Subject.extend({ terms: Terms, signedOn: Day, image: Uuid });
export type RecordSettlement = z.input<typeof RecordSettlement>;

/** Of whoever has no link, or writes: the day the letter arrived or the person came. */
export const TakeReview = Subject.extend({ reason: text(4000), askedOn: Day });
export type TakeReview = z.input<typeof TakeReview>;

/** How the petitioner's own word reached the desk. What is spoken is written down and read back to whoever spoke (条例 19). */
export const HEARD = ["counter", "phone", "letter"] as const;
const OwnWord = Subject.extend({ heard: z.enum(HEARD), askedOn: Day });
/** The petitioner alone withdraws, in words of their own: there is no withdrawal without them. */
export const TakeWithdrawal = OwnWord.extend({ reason: text(500) });
export type TakeWithdrawal = z.input<typeof TakeWithdrawal>;
export const TakeChallenge = OwnWord.extend({ reason: text(1000) });
export type TakeChallenge = z.input<typeof TakeChallenge>;
export const TakeRating = OwnWord.extend({
  organ: z.coerce.number().int().min(1).max(5),
  office: z.coerce.number().int().min(1).max(5),
  text: text(1000).nullish(),
});
export type TakeRating = z.input<typeof TakeRating>;

// ——— the petitioner, with the secret of the follow link ———

export const AgreeSettlement = Bearer.extend({ terms: Terms });
export type AgreeSettlement = z.input<typeof AgreeSettlement>;
export const RequestReview = Bearer.extend({ reason: text(4000) });
export type RequestReview = z.input<typeof RequestReview>;
export const ChallengeHandlers = Bearer.extend({ reason: text(1000) });
export type ChallengeHandlers = z.input<typeof ChallengeHandlers>;
export const WithdrawPetition = Bearer.extend({ reason: text(500).nullish() });
export type WithdrawPetition = z.input<typeof WithdrawPetition>;
/** 1 very dissatisfied … 5 very satisfied: of the organ that handled it, and of the petition office. */
export const RatePetition = Bearer.extend({
  organ: z.coerce.number().int().min(1).max(5),
  office: z.coerce.number().int().min(1).max(5),
  text: text(1000).nullish(),
});
export type RatePetition = z.input<typeof RatePetition>;
