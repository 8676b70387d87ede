import { noun } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { ERRANDS, SCREENING_METHODS } from "./contract.ts";
import type { Due } from "#modules/incidents";

type Held = { area: string; method: (typeof SCREENING_METHODS)[number]; from: string; to: string; demo: boolean };
export type ScreeningEvent =
  | ({ type: "mediation.screening-held" } & Held)
  | { type: "mediation.screening-closed"; found: readonly string[]; noneFound: boolean; words: string | null };
export type Screening =
  | { stage: "none" }
  | ({ stage: "open"; closedAt: null; found: readonly string[]; noneFound: false } & Held)
  | ({ stage: "closed"; closedAt: string; found: readonly string[]; noneFound: boolean } & Held);

/** A round 排查 looks for disputes at places; it keeps no list of persons. */
export const screening = noun<Screening, ScreeningEvent>({
  kind: "mediation.screening",
  initial: { stage: "none" },
  evolve: (state, event) => {
    if (event.type === "mediation.screening-held") {
      const { area, method, from, to, demo } = event;
      return { stage: "open", area, method, from, to, demo, closedAt: null, found: [], noneFound: false };
    }
    return state.stage === "none"
      ? state
      : { ...state, stage: "closed", closedAt: event.at, found: event.found, noneFound: event.noneFound };
  },
});

export function holdScreening(state: Screening, held: Held): ScreeningEvent[] {
  if (state.stage !== "none") return [];
  if (held.to < held.from) throw refuse.fields([{ path: "to", code: "mediation.dates-crossed" }]);
  return [{ type: "mediation.screening-held", ...held }];
}

/** Nothing found is a statement somebody makes, not an empty list. */
export function closeScreening(state: Screening, found: readonly string[], noneFound: boolean, words: string | null): ScreeningEvent[] {
  if (state.stage === "none") throw refuse.notFound("mediation.not-found");
  if (state.stage === "closed") throw refuse.conflict("mediation.screening-closed");
  if ((found.length === 0) !== noneFound) throw refuse.fields([{ path: "noneFound", code: "mediation.found-or-none" }]);
  return [{ type: "mediation.screening-closed", found: [...new Set(found)], noneFound, words }];
}

type Asked = {
  area: string;
  what: (typeof ERRANDS)[number];
  court: string;
  requestNo: string;
  request: string;
  words: string;
  due: Due;
  demo: boolean;
};
export type ErrandEvent =
  | ({ type: "mediation.errand-asked" } & Asked)
  | { type: "mediation.errand-answered"; done: boolean; words: string };
export type Errand = { stage: "none" } | ({ stage: "open" | "done" | "returned"; askedAt: string; answeredAt: string | null } & Asked);

/** 执行联动: on the court's written request, papers are delivered or a contact is looked for. Nothing else can be asked: no entry, no search. */
export const errand = noun<Errand, ErrandEvent>({
  kind: "mediation.errand",
  initial: { stage: "none" },
  evolve: (state, event) => {
    if (event.type === "mediation.errand-asked") {
      const { area, what, court, requestNo, request, words, due, demo } = event;
      return { stage: "open", askedAt: event.at, answeredAt: null, area, what, court, requestNo, request, words, due, demo };
    }
    return state.stage === "none" ? state : { ...state, stage: event.done ? "done" : "returned", answeredAt: event.at };
  },
});

export const askErrand = (state: Errand, asked: Asked): ErrandEvent[] =>
  state.stage === "none" ? [{ type: "mediation.errand-asked", ...asked }] : [];

export function answerErrand(state: Errand, done: boolean, words: string): ErrandEvent[] {
  if (state.stage === "none") throw refuse.notFound("mediation.not-found");
  if (state.stage !== "open") throw refuse.conflict("mediation.errand-answered");
  return [{ type: "mediation.errand-answered", done, words }];
}
