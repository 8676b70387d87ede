import { module } from "#platform/modules";
import { petitionSheet } from "./queries-export.ts";
import { petitionCatalogue } from "./catalogue.ts";
import { agent } from "./agent.ts";
import { mandateClocks, petitionClocks } from "./clocks.ts";
import { petitionCommands } from "./commands.ts";
import { eventWords } from "./event-words.ts";
import { petitionSets } from "./figures.ts";
import { petitionLive } from "./live.ts";
import { mandate } from "./mandate.ts";
import { deskRule, handles, isAgainst, personsOf, principalOf } from "./permits.ts";
import { mandateJobs, mandateReminders, notifyJob, paperJob, petitionJobs, petitionReminders } from "./notices.ts";
import { mandatePaper, petitionPapers } from "./papers.ts";
import { petition } from "./petition.ts";
import { agentProjection, mandateProjection, petitionProjection } from "./projection.ts";
import { reportPaper } from "./report-paper.ts";
import { yearReport } from "./year-report.ts";
import { purposes } from "./purposes.ts";
import {
  findPetition,
  maySeeAttachments,
  maySeePetition,
  readFollowedPetition,
  readPetition,
  readPetitionContact,
} from "./queries-case.ts";
import { readPetitionFigures } from "./queries-figures.ts";
import { listAgents, listMandates, readFollowedMandate, readMandate } from "./queries-mandates.ts";
import { readPetitionProof } from "./queries-proof.ts";
import { readPetitionRepeat } from "./queries-repeat.ts";
import { listYearReports } from "./queries-reports.ts";
import { countPetitions, listPetitions } from "./queries-queue.ts";
import { waitingWords } from "./ui/waiting-words.ts";
import { words } from "./ui/words.ts";
import { waitingMandates, waitingPetitions } from "./waiting.ts";

export default module({
  name: "petitions",
  nouns: [
    {
      noun: petition,
      called: { zh: "信访事项", en: "Petition" },
      projection: petitionProjection,
      clocks: petitionClocks,
      figures: petitionSets,
      live: petitionLive,
      after: petitionJobs,
      handled: handles,
      persons: personsOf,
      desk: deskRule,
      shut: isAgainst,
    },
    { noun: agent, called: { zh: "信访代理员", en: "Petition agent" }, projection: agentProjection },
    {
      noun: mandate,
      called: { zh: "信访代理委托", en: "Mandate" },
      projection: mandateProjection,
      clocks: mandateClocks,
      after: mandateJobs,
      persons: principalOf,
    },
    { noun: yearReport, called: { zh: "信访工作报告", en: "Report on petition work" } },
  ],
  events: eventWords,
  commands: petitionCommands,
  queries: [
    listPetitions,
    countPetitions,
    readPetition,
    readPetitionContact,
    readFollowedPetition,
    readPetitionProof,
    findPetition,
    listAgents,
    listMandates,
    readMandate,
    readFollowedMandate,
    readPetitionFigures,
    readPetitionRepeat,
    listYearReports,
  ],
  jobs: [notifyJob, paperJob],
  documents: [...Object.values(petitionPapers), mandatePaper, reportPaper],
  purposes,
  clocks: [petitionReminders, mandateReminders],
  catalogue: [petitionCatalogue],
  sheets: [petitionSheet],
  records: [{ kind: petition.kind, admits: maySeePetition }],
  photos: [{ kind: petition.kind, purpose: "petitions.matter", admits: maySeeAttachments }],
  waiting: [waitingPetitions, waitingMandates],
  words: { ...words, ...waitingWords },
  migrations: new URL("./migrations/", import.meta.url),
});
