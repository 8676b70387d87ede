import { register } from "#platform/modules";
import type { Asked } from "./matching.ts";
import type { EntryStage } from "./contract.ts";

export type KnownQuestion = Asked & { home: string; id: string; owner: string; stage: EntryStage; version: number };

/** Every question that is answered or about to be, without its answer: what a new one is held against before it is published. */
export type Questions = { all: readonly KnownQuestion[] };

type Row = {
  home: string;
  id: string;
  place: string;
  owner: string;
  stage: EntryStage;
  version: number;
  question: string;
  wordings: string[];
};

export const questions = register<Questions>({
  name: "answers.questions",
  kinds: ["answers.entry"],
  load: async (db) => {
    const rows = await db<Row[]>`
      select home, id::text, place, owner, stage, version, question, wordings from answers.entry where stage in ('draft', 'published')`;
    return {
      all: rows.map(({ home, id, place, owner, stage, version, question, wordings }) => ({
        key: `${home}/${id}`,
        home,
        id,
        area: place,
        owner,
        stage,
        version,
        question,
        wordings,
      })),
    };
  },
});
