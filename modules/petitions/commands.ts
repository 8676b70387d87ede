import * as desk from "./commands-desk.ts";
import * as handling from "./commands-handling.ts";
import * as intake from "./commands-intake.ts";
import * as mandates from "./commands-mandates.ts";
import * as papers from "./commands-papers.ts";
import * as petitioner from "./commands-petitioner.ts";
import * as reports from "./commands-reports.ts";
import * as settling from "./commands-settling.ts";
import * as system from "./commands-system.ts";

/** Every write of the module. */
export const petitionCommands = [
  ...Object.values(intake),
  desk.registerPetition,
  desk.triagePetition,
  desk.routePetition,
  desk.answerObjectionToPetition,
  desk.linkPetition,
  ...Object.values(handling),
  ...Object.values(petitioner),
  ...Object.values(settling),
  ...Object.values(mandates),
  papers.issuePetitionPaper,
  papers.issueMandatePaper,
  ...Object.values(reports),
  ...Object.values(system),
];

export * from "./commands-intake.ts";
export * from "./commands-handling.ts";
export * from "./commands-petitioner.ts";
export * from "./commands-settling.ts";
export * from "./commands-mandates.ts";
export { answerObjectionToPetition, linkPetition, registerPetition, routePetition, triagePetition } from "./commands-desk.ts";
export * from "./commands-reports.ts";
