import type { Asking } from "#platform/access";
import { cityDay } from "#platform/days";
import type { Stage } from "./contract.ts";
import type { Matter } from "./matter.ts";
import { GRANTS, type Hand } from "./permits.ts";
import { goesAhead, HEARING_STAGES as HEARING, isFollowed, isOpen, mayAnswer, mayNote, wasHeard } from "./process.ts";

type Offer = { hand: Hand; stages: readonly Stage[]; when?: (state: Matter, asking: Asking) => boolean };
const FOLLOWED: readonly Stage[] = ["decided", "filed", "evaluated"];
const DRAFTING: readonly Stage[] = ["consulting", "analysing"];
const undone = ({ risks }: Matter): boolean => risks.some(({ doneOn }) => doneOn === null);

/** When a step makes sense, by the last part of its route; whose it is, is the permit's. The same refusals stand behind it in the process. */
export const OFFERS: Readonly<Record<string, Offer>> = {
  plan: { hand: "assess", stages: ["identified", "planned"] },
  publication: { hand: "assess", stages: ["planned"] },
  participation: { hand: "assess", stages: HEARING },
  hearings: { hand: "assess", stages: HEARING },
  "hearing-papers": { hand: "assess", stages: HEARING, when: ({ hearings }) => hearings.some(({ papersOn }) => papersOn === null) },
  participants: {
    hand: "assess",
    stages: HEARING,
    when: ({ hearings }, { now }) => hearings.some(({ papersOn, record, on }) => papersOn === null && !record && cityDay(now) <= on),
  },
  "hearing-records": {
    hand: "assess",
    stages: HEARING,
    when: ({ hearings }, { now }) =>
      hearings.some(({ papersOn, participants, record, on }) => papersOn !== null && participants && !record && cityDay(now) >= on),
  },
  answer: {
    hand: "assess",
    stages: [...DRAFTING, ...FOLLOWED],
    when: (state) => mayAnswer(state) && (!isFollowed(state) || state.answered < state.opinions),
  },
  "heard-opinions": { hand: "assess", stages: [...HEARING, ...FOLLOWED], when: mayNote },
  draft: { hand: "assess", stages: DRAFTING },
  risks: { hand: "assess", stages: DRAFTING },
  report: {
    hand: "assess",
    stages: ["analysing", "drafted"],
    // 条例 14, 23: not before those affected were heard, each was answered and the risks stand.
    when: (state, { now }) => !isOpen(state, cityDay(now)) && wasHeard(state) && state.answered >= state.opinions && state.risks.length > 0,
  },
  review: { hand: "assess", stages: ["drafted"] },
  submission: {
    hand: "assess",
    stages: ["drafted", "reviewed"],
    when: ({ stage, plan }) => stage === "reviewed" || plan?.procedure === "simple",
  },
  "legality-requests": { hand: "assess", stages: ["submitted"], when: ({ legality }) => legality === null || legality.lawful === false },
  legality: { hand: "review", stages: ["submitted"], when: ({ legality }) => legality?.lawful === null },
  decision: {
    hand: "decide",
    stages: ["submitted"],
    when: ({ legality, drafter, report }, { actor }) => report !== null && legality?.lawful === true && drafter !== actor.id,
  },
  filing: { hand: "oversee", stages: ["decided"] },
  measures: { hand: "assess", stages: ["decided", "filed", "evaluated"], when: undone },
  unassessed: { hand: "oversee", stages: ["identified", "planned", "consulting", "analysing", "drafted", "reviewed"] },
  voiding: {
    hand: "oversee",
    stages: ["identified", "planned", "consulting", "analysing", "drafted", "reviewed"],
    when: ({ answered, opinions }) => answered >= opinions,
  },
  reassessment: { hand: "oversee", stages: ["submitted", "decided", "filed"] },
  evaluation: {
    hand: "evaluate",
    stages: ["filed"],
    when: (state, asking) => {
      const unit = GRANTS.evaluate(asking, state)?.unit ?? "";
      return unit !== "" && unit !== state.undertaker && unit !== state.decider;
    },
  },
  closing: {
    hand: "oversee",
    stages: ["filed", "evaluated"],
    when: (state) =>
      (state.stage === "evaluated" || !goesAhead(state)) &&
      state.answered >= state.opinions &&
      !(goesAhead(state) && state.risks.some(({ doneOn, before }) => doneOn === null && before !== "low")),
  },
};

/** What this person may do with the matter now. */
export const offersOf = (asking: Asking, state: Matter): string[] =>
  Object.entries(OFFERS)
    .filter(
      ([, { hand, stages, when }]) =>
        stages.includes(state.stage) && GRANTS[hand](asking, state) !== null && (when === undefined || when(state, asking)),
    )
    .map(([step]) => step);
