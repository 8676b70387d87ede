import { namedUuid } from "#platform/ids";
import { noun, type Recorded, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { Phrase, PhraseKind, SetPractice } from "./contract.ts";

/** Configuration is kept at the city. */
export const CITY_HOME = "330500000";
export const practiceKey: StreamKey = { home: CITY_HOME, id: namedUuid("grid-work.practice") };
export const phrasesKey = (kind: PhraseKind): StreamKey => ({ home: CITY_HOME, id: namedUuid("grid-work.phrases", kind) });

type Facts = Omit<SetPractice, "reason">;
export type PracticeEvent = { type: "grid-work.practice-set"; practice: Facts; reason: string };
export type PracticeVersion = { version: number; practice: Facts; from: string };
export type Practice = { versions: readonly PracticeVersion[] };

/** Version 1 is the shipped one. */
export const practice = noun<Practice, PracticeEvent>({
  kind: "grid-work.practice",
  initial: { versions: [] },
  evolve: ({ versions }, event: Recorded<PracticeEvent>) => ({
    versions: [...versions, { version: versions.length + 2, practice: event.practice, from: event.at }],
  }),
});

export type PhrasesEvent = { type: "grid-work.phrases-set"; kind: PhraseKind; phrases: Phrase[]; reason: string };
export type PhrasesVersion = { version: number; phrases: readonly Phrase[]; from: string };
export type PhraseList = { kind: PhraseKind | null; versions: readonly PhrasesVersion[] };

export const phraseList = noun<PhraseList, PhrasesEvent>({
  kind: "grid-work.phrases",
  initial: { kind: null, versions: [] },
  evolve: ({ versions }, event: Recorded<PhrasesEvent>) => ({
    kind: event.kind,
    versions: [...versions, { version: versions.length + 2, phrases: event.phrases, from: event.at }],
  }),
});

function once(codes: readonly string[], path: string): void {
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) throw refuse.fields([{ path, code: "grid-work.code-twice", params: { code: twice } }]);
}

export function setPractice(before: Practice, facts: Facts, reason: string): PracticeEvent[] {
  once(
    facts.visitPurposes.map(({ code }) => code),
    "visitPurposes",
  );
  once(
    facts.requestKinds.map(({ code }) => code),
    "requestKinds",
  );
  const last = before.versions.at(-1);
  return last && JSON.stringify(last.practice) === JSON.stringify(facts)
    ? []
    : [{ type: "grid-work.practice-set", practice: facts, reason }];
}

export function setPhrases(before: PhraseList, kind: PhraseKind, phrases: Phrase[], reason: string): PhrasesEvent[] {
  once(
    phrases.map(({ code }) => code),
    "phrases",
  );
  const last = before.versions.at(-1);
  return last && JSON.stringify(last.phrases) === JSON.stringify(phrases) ? [] : [{ type: "grid-work.phrases-set", kind, phrases, reason }];
}
