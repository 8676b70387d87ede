export { application } from "./application.ts";
export {
  admitApplication,
  applyForTitle,
  countersignInspection,
  drawInspectors,
  inspectUnit,
  recheckFindings,
  rectifyFindings,
} from "./commands-applying.ts";
export { checkTitle } from "./commands-checking.ts";
export { appealDecision } from "./commands-appeals.ts";
export { awardTitle, decideObjection, objectToResult, publiciseResult, refuseTitle } from "./commands-deciding.ts";
export { mendUnit, reportYear, restoreTitle, revokeTitle, warnUnit } from "./commands-holding.ts";
export { issueCellPaper } from "./commands-papers.ts";
export { defineScheme, drawCheckUnits, openRound, publishRoundSeed } from "./commands-rounds.ts";
export type { Line, PoolMember, Scheme, Unit } from "./contract.ts";
export { papersOf } from "./papers.ts";
export { schemes } from "./registers.ts";
export { titleFigures } from "./told.ts";
export { shipped } from "./shipped/index.ts";
export { citableOf, evidenceOf, type Citable } from "./contract/evidence.ts";
