import type { Chip, FieldState } from "#web/field";
import { incidentFieldWords } from "./words.ts";
import type { FieldStep } from "./step.ts";

type Phrase = { code: string; zh: string; en: string };
type Practice = { phrases?: { incident?: { phrases?: readonly Phrase[] } } };

const OWN: Readonly<Record<FieldStep, readonly (keyof typeof incidentFieldWords)[]>> = {
  verify: [],
  accept: [],
  bounce: ["phrase.elsewhere"],
  "first-step": ["phrase.seen", "phrase.guarded", "phrase.told"],
  "feed-back": ["phrase.done", "phrase.guarded", "phrase.told", "phrase.parts"],
  check: ["phrase.seen", "phrase.done"],
  "self-handle": ["phrase.done", "phrase.guarded", "phrase.told"],
  note: ["phrase.seen", "phrase.told", "phrase.parts"],
};

const worded = ({ code, zh, en }: Phrase, language: "zh" | "en"): Chip => ({ code, text: language === "zh" ? zh : en });

/** The city's phrases for reports, as configured and packed. */
export function reportChips(state: FieldState): readonly Chip[] {
  const practice = state.pack["practice"] as Practice | undefined;
  return (practice?.phrases?.incident?.phrases ?? []).map((phrase) => worded(phrase, state.language));
}

export const stepChips = (step: FieldStep, { language }: FieldState): readonly Chip[] =>
  OWN[step].map((key) => ({ code: key, text: incidentFieldWords[key][language] }));
