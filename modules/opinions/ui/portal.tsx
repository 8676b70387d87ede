/** @jsxImportSource preact */
import type { AreaChoices, PageRoute } from "#web/parts";
import { visitDeliberation } from "./portal/deliberation.tsx";
import { visitDeliberations } from "./portal/deliberations.tsx";
import { visitFollowedOpinion } from "./portal/follow.tsx";
import { visitGive } from "./portal/give.tsx";
import { visitOpinions, visitTallyFile } from "./portal/list.tsx";
import { visitPoster } from "./portal/poster.tsx";
import { visitSeat } from "./portal/seat.tsx";

export { opinionActions } from "./portal/actions.ts";
export { opinionByNumber } from "./portal/follow.tsx";

/** Residents' pages: say, follow, read what was answered; all without JavaScript. Areas are handed in by the app. */
export const opinionPages = (below: AreaChoices): readonly PageRoute[] => [
  { path: "/opinions", visit: (visit) => visitOpinions(visit, below), same: true },
  { path: "/opinions/topics.csv", visit: visitTallyFile },
  { path: "/opinions/give", visit: (visit) => visitGive(visit, below) },
  { path: "/opinions/code", visit: (visit) => visitPoster(visit, below), same: true },
  { path: "/deliberations", visit: visitDeliberations, same: true },
  { path: "/deliberations/{home}/{id}", visit: visitDeliberation },
  { path: "/seat/{home}/{id}/{volunteer}/{secret}", visit: visitSeat },
  { path: "/opinion/{home}/{id}/{secret}", visit: visitFollowedOpinion },
];
