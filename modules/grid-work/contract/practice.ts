import { z } from "zod";
import { Limit } from "#contracts/incidents";
import { Code, line, text } from "./basics.ts";

// Local practice of the city, as configuration: each change a new version with its reason.

export const PHRASE_KINDS = ["incident", "visit", "request", "patrol"] as const;
export const PhraseKind = z.enum(PHRASE_KINDS);
export type PhraseKind = z.infer<typeof PhraseKind>;
export const Phrase = z.object({ code: Code, zh: line(40), en: line(80) });
export type Phrase = z.infer<typeof Phrase>;
export const SetPhrases = z.object({ kind: PhraseKind, phrases: z.array(Phrase).min(1).max(40), reason: line(300) });
export type SetPhrases = z.input<typeof SetPhrases>;

export const Purpose = z.object({ code: Code, zh: line(40), en: line(80) });
export const RequestKind = Purpose.extend({ limit: Limit });
export type RequestKind = z.infer<typeof RequestKind>;
export const SetPractice = z.object({
  visitPurposes: z.array(Purpose).min(1).max(20),
  requestKinds: z.array(RequestKind).min(1).max(20),
  /** Within which a resident may rate and reopen. */
  rating: Limit,
  /** The words by which consent is asked for. */
  consent: z.object({ zh: text(400), en: text(600) }),
  /** A phone that was not heard of for so many days asks to sign in again, and opens nothing before. */
  offlineDays: z.number().int().min(1).max(30),
  /** A point not looked at for so many days is named. */
  quietDays: z.number().int().min(1).max(400),
  reason: line(300),
});
export type SetPractice = z.input<typeof SetPractice>;

export const ReadPractice = z.object({});
export type PracticeView = {
  version: number;
  visitPurposes: readonly { code: string; zh: string; en: string }[];
  requestKinds: readonly RequestKind[];
  rating: Limit;
  consent: { zh: string; en: string };
  offlineDays: number;
  quietDays: number;
  phrases: Readonly<Record<PhraseKind, { version: number; phrases: readonly Phrase[] }>>;
};
