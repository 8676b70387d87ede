import * as entries from "./commands-entries.ts";
import * as findings from "./commands-findings.ts";
import * as inspections from "./commands-inspections.ts";
import * as opinions from "./commands-opinions.ts";
import * as papers from "./commands-papers.ts";
import * as results from "./commands-results.ts";
import * as schemes from "./commands-schemes.ts";

export const assessmentCommands = { ...schemes, ...opinions, ...entries, ...papers, ...results, ...inspections, ...findings };
