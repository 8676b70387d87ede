/** @jsxImportSource preact */
import type { AreaChoices, PageRoute } from "#web/parts";
import { visitAnswer } from "./portal/answer.tsx";
import { visitAnswers } from "./portal/list.tsx";

export { nearestAnswers } from "./portal/nearest.tsx";

/** Residents' pages: what is answered, found by their own words; all without JavaScript. Areas are handed in by the app. */
export const answerPages = (below: AreaChoices): readonly PageRoute[] => [
  { path: "/answers", visit: (visit) => visitAnswers(visit, below), same: true },
  { path: "/answers/{home}/{id}", visit: visitAnswer },
];
