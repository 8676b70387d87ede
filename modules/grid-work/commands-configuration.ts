import type { z } from "zod";
import { holds, type Allow } from "#platform/access";
import { command, ref } from "#platform/ledger";
import { SetPhrases, SetPractice } from "./contract.ts";
import { CITY_HOME, phraseList, phrasesKey, practice, practiceKey, setPhrases, setPractice } from "./practice.ts";

const cityAdmin = <I>(): Allow<I> => holds(["admin"], () => CITY_HOME.slice(0, 4), "for the whole city");

export const setGridPhrases = command<z.output<typeof SetPhrases>, { version: number }>({
  name: "grid-work.set-phrases",
  route: "POST /api/grid-work/phrases/{kind}",
  summary: { zh: "设定常用短语，生成新版本", en: "Set the phrase chips as a new version" },
  input: SetPhrases,
  about: ({ kind }) => [ref(phraseList, phrasesKey(kind))],
  allow: cityAdmin(),
  run: (ctx, { kind, phrases, reason }) => ({
    version: ctx.change(phraseList, phrasesKey(kind), (state) => setPhrases(state, kind, phrases, reason)).versions.at(-1)?.version ?? 1,
  }),
});

export const setGridPractice = command<z.output<typeof SetPractice>, { version: number }>({
  name: "grid-work.set-practice",
  route: "POST /api/grid-work/practice",
  summary: { zh: "设定走访目的、代办时限和离线期限，生成新版本", en: "Set purposes, limits and offline days as a new version" },
  input: SetPractice,
  about: () => [ref(practice, practiceKey)],
  allow: cityAdmin(),
  run: (ctx, { reason, ...facts }) => ({
    version: ctx.change(practice, practiceKey, (state) => setPractice(state, facts, reason)).versions.at(-1)?.version ?? 1,
  }),
});
