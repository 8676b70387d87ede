import * as appeals from "./commands-appeals.ts";
import * as applying from "./commands-applying.ts";
import { checkTitle } from "./commands-checking.ts";
import * as deciding from "./commands-deciding.ts";
import * as families from "./commands-family.ts";
import * as holding from "./commands-holding.ts";
import * as papers from "./commands-papers.ts";
import * as rounds from "./commands-rounds.ts";
import { noteLatest } from "./commands-standing.ts";
import { recountDues, tellDue } from "./commands-telling.ts";
import { voidOne, voidOpenRound, withdrawApplication } from "./commands-voiding.ts";

export const cellsCommands = [
  ...Object.values(rounds),
  ...Object.values(applying),
  ...Object.values(deciding),
  withdrawApplication,
  ...Object.values(holding),
  ...Object.values(appeals),
  tellDue,
  recountDues,
  checkTitle,
  ...Object.values(families),
  papers.issueCellPaper,
  noteLatest,
  voidOpenRound,
  voidOne,
];
