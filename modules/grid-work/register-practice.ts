import { register } from "#platform/modules";
import { PHRASE_KINDS, type PhraseKind, type PracticeView, type RequestKind } from "./contract.ts";
import type { PhrasesVersion, PracticeVersion } from "./practice.ts";
import { SHIPPED_PHRASES, SHIPPED_PRACTICE } from "./shipped.ts";

/** Local practice as it holds now, and every code that ever held: a phone may come back with an older pack. */
export type CityPractice = {
  view: PracticeView;
  requestKind: (code: string) => RequestKind | undefined;
  knownRequestKind: (code: string) => RequestKind | undefined;
  knowsPurpose: (code: string) => boolean;
  knowsPhrase: (kind: PhraseKind, code: string) => boolean;
};

type PhraseRow = PhrasesVersion & { kind: PhraseKind };

export function buildPractice(rows: readonly PracticeVersion[], phraseRows: readonly PhraseRow[]): CityPractice {
  const versions = [{ version: 1, practice: SHIPPED_PRACTICE, from: "" }, ...rows].sort((left, right) => left.version - right.version);
  const newest = versions.at(-1)!;
  const lists = new Map(
    PHRASE_KINDS.map((kind) => {
      const own = phraseRows.filter((row) => row.kind === kind).sort((left, right) => left.version - right.version);
      return [kind, [{ version: 1, phrases: SHIPPED_PHRASES[kind] }, ...own]] as const;
    }),
  );
  const kinds = new Map(versions.flatMap(({ practice }) => practice.requestKinds).map((one) => [one.code, one]));
  const purposes = new Set(versions.flatMap(({ practice }) => practice.visitPurposes).map(({ code }) => code));
  const phrases = Object.fromEntries(
    [...lists].map(([kind, list]) => [kind, { version: list.at(-1)!.version, phrases: list.at(-1)!.phrases }]),
  ) as PracticeView["phrases"];
  return {
    view: { ...newest.practice, version: newest.version, phrases },
    requestKind: (code) => newest.practice.requestKinds.find((one) => one.code === code) ?? kinds.get(code),
    knownRequestKind: (code) => kinds.get(code),
    knowsPurpose: (code) => purposes.has(code),
    knowsPhrase: (kind, code) => lists.get(kind)?.some((list) => list.phrases.some((one) => one.code === code)) ?? false,
  };
}

export const cityPractice = register<CityPractice>({
  name: "grid-work.practice",
  kinds: ["grid-work.practice", "grid-work.phrases"],
  load: async (db) =>
    buildPractice(
      await db<PracticeVersion[]>`select version, practice, valid_from as "from" from grid_work.practice`,
      await db<PhraseRow[]>`select kind, version, phrases, valid_from as "from" from grid_work.phrases`,
    ),
});
