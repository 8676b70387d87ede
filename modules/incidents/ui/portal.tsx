/** @jsxImportSource preact */
import type { AreaChoices, PageRoute } from "#web/parts";
import { visitComplaint } from "./portal/complaint.tsx";
import { visitFigure, visitRecordsFile } from "./portal/figure-records.tsx";
import { visitFigures } from "./portal/figures.tsx";
import { visitFollow, visitFollowed, type OtherMatters } from "./portal/follow.tsx";
import { visitMap } from "./portal/public-map.tsx";
import { visitProof, visitProofFile } from "./portal/proof.tsx";
import { visitReceipt } from "./portal/receipt.tsx";
import { visitItems } from "./portal/items.tsx";
import { visitReport } from "./portal/report.tsx";
import type { AnswersNear, PlaceQuestions } from "./portal/report-questions.tsx";
import { visitSignals, type OtherSignals } from "./portal/signals.tsx";

export { homeFigures, homeSignals } from "./portal/highlights.tsx";
export { readTaxonomy } from "./portal/taxonomy.ts";

/** Pages of incidents for residents. What they need from places, what else has a number and a link, what was answered before and what else was done is handed in by the app that composes them. */
export const incidentPages = (
  places: PlaceQuestions & { below: AreaChoices },
  others: OtherMatters,
  answers: AnswersNear,
  signals: OtherSignals,
): readonly PageRoute[] => [
  { path: "/report", visit: (visit) => visitReport(visit, places, answers), same: true },
  { path: "/items", visit: visitItems, same: true },
  { path: "/complaint", visit: (visit) => visitComplaint(visit, places.below) },
  { path: "/receipt/{home}/{id}", visit: visitReceipt },
  { path: "/follow", visit: (visit) => visitFollow(visit, others) },
  { path: "/f/{home}/{id}/{secret}", visit: (visit) => visitFollowed(visit, others), same: "by-link" },
  { path: "/f/{home}/{id}/{secret}/proof", visit: visitProof },
  { path: "/f/{home}/{id}/{secret}/proof.json", visit: visitProofFile },
  { path: "/map", visit: (visit) => visitMap(visit, places.below), same: true },
  { path: "/figures", visit: (visit) => visitFigures(visit, places.below), same: true },
  { path: "/figures/{code}", visit: visitFigure, same: true },
  { path: "/figures/{code}/records.csv", visit: visitRecordsFile },
  { path: "/signals", visit: (visit) => visitSignals(visit, signals), same: true },
];
