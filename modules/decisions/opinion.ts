import { namedUuid } from "#platform/ids";
import { noun, type Recorded, type StreamKey } from "#platform/ledger";
import type { Subject } from "#platform/modules";
import { refuse } from "#platform/refusals";
import type { AnswerOpinion, HEARD_AT } from "./contract.ts";

type Language = "zh" | "en";
/** Written down by somebody: where and when it was said. */
export type Heard = { heard: (typeof HEARD_AT)[number]; on: string };

export type OpinionEvent =
  // What was said is sealed: people write names into it. The event says only that something was.
  | ({ type: "decisions.opinion-given"; matter: string; place: string; language?: Language } & Partial<Heard>)
  | ({ type: "decisions.opinion-repeated"; language?: Language } & Partial<Heard>)
  /** Written down by mistake, as another says; said again, it counts again. */
  | { type: "decisions.opinion-voided"; reason: string }
  | { type: "decisions.opinion-answered"; summary: string; answer: AnswerOpinion["answer"]; reason: string };

export type Opinion = {
  stage: "none" | "given" | "answered" | "voided";
  matter: string;
  place: string;
  times: number;
  /** What those who left a number read, by its field; absent where nobody said. */
  languages?: Readonly<Record<string, Language>>;
  summary: string | null;
  answer: AnswerOpinion["answer"] | null;
  reason: string | null;
  givenAt: string | null;
  heard?: Heard["heard"];
  /** Who wrote it down; missing where nobody did, and in records of before it was kept. */
  notedBy?: string;
};

const readers = ({ times, languages }: Opinion, { language }: { language?: Language }): Pick<Opinion, "languages"> =>
  language ? { languages: { ...languages, [`phone-${times + 1}`]: language } } : {};

export const opinion = noun<Opinion, OpinionEvent>({
  kind: "decisions.opinion",
  initial: { stage: "none", matter: "", place: "", times: 0, summary: null, answer: null, reason: null, givenAt: null },
  evolve: (state, event: Recorded<OpinionEvent>) => {
    if (event.type === "decisions.opinion-given")
      return {
        ...state,
        stage: "given",
        matter: event.matter,
        place: event.place,
        times: 1,
        givenAt: event.at,
        ...(event.heard ? { heard: event.heard, notedBy: event.by } : {}),
        ...readers(state, event),
      };
    if (event.type === "decisions.opinion-repeated")
      return {
        ...state,
        ...(state.stage === "voided" ? { stage: "given" as const, reason: null } : {}),
        times: state.times + 1,
        ...readers(state, event),
      };
    if (event.type === "decisions.opinion-voided") return { ...state, stage: "voided", reason: event.reason };
    return { ...state, stage: "answered", summary: event.summary, answer: event.answer, reason: event.reason };
  },
});

/** Everybody who said it and left a number: the own number, and the words, which were the same. */
export const speakersOf = (found: Opinion): Subject[] =>
  Array.from({ length: found.times }, (_, index) => {
    const contact = `phone-${index + 1}`;
    const language = found.languages?.[contact];
    return { id: `said-${index + 1}`, contact, ...(language ? { language } : {}), owns: (field) => field === contact || field === "text" };
  });

/** The same words are one opinion, said several times: a flood of copies is one thing to answer, and its number is told. */
export const opinionKey = ({ home, matter, text }: { home: string; matter: string; text: string }): StreamKey => ({
  home,
  id: namedUuid("decisions.opinion", matter, text.replace(/[\s\p{P}]/gu, "").toLowerCase()),
});

export function give(state: Opinion, matter: string, place: string, language?: Language, heard?: Heard): OpinionEvent[] {
  const reads = { ...(language ? { language } : {}), ...heard };
  return [
    state.stage === "none"
      ? { type: "decisions.opinion-given", matter, place, ...reads }
      : { type: "decisions.opinion-repeated", ...reads },
  ];
}

/** Whether it may be voided by this person: what somebody typed on the page is theirs, and never; what was written down, by another than who did. */
export const isVoidable = ({ stage, times, notedBy }: Opinion, by: string): boolean =>
  stage === "given" && times === 1 && notedBy !== undefined && notedBy !== by;

export function voidOpinion(state: Opinion, reason: string, matter: string, by: string): OpinionEvent[] {
  if (state.stage === "none" || state.matter !== matter) throw refuse.notFound("record.not-found");
  if (state.stage === "voided") return [];
  if (state.notedBy === by) throw refuse.forbidden("decisions.void-by-another");
  if (!isVoidable(state, by)) throw refuse.conflict("decisions.opinion-stands");
  return [{ type: "decisions.opinion-voided", reason }];
}

export function answer(
  state: Opinion,
  { summary, answer: said, reason }: Pick<AnswerOpinion, "summary" | "answer" | "reason">,
  matter: string,
): OpinionEvent[] {
  if (state.stage === "none" || state.matter !== matter) throw refuse.notFound("record.not-found");
  if (state.stage === "voided") throw refuse.conflict("decisions.opinion-void");
  return [{ type: "decisions.opinion-answered", summary, answer: said, reason }];
}
