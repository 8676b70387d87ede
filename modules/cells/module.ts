import { module } from "#platform/modules";
import { photoJobs } from "#modules/incidents";
import { applicationSheet } from "./queries-export.ts";
import { mendingCatalogue, objectionCatalogue, titleCatalogue } from "./catalogue.ts";
import { application, type Application } from "./application.ts";
import { applicationClocks } from "./clocks.ts";
import { cellsCommands } from "./commands.ts";
import { standingJob } from "./commands-standing.ts";
import { afterProgramme, voidingJob } from "./commands-voiding.ts";
import { eventWords } from "./event-words.ts";
import { family, personsOf as familyOf, type Family } from "./family.ts";
import { applicationLive } from "./live.ts";
import { cellJobs, notifyJob, paperJob } from "./notices.ts";
import { familyJobs } from "./notices-family.ts";
import { cellPapers } from "./papers.ts";
import { frozenList, programme } from "./programme.ts";
import { applicationProjection, familyProjection, listProjection, programmeProjection, schemeProjection } from "./projection.ts";
import { purposes } from "./purposes.ts";
import { handles, personsOf } from "./permits.ts";
import { listApplications, listEligible, listRounds, listSchemes, readScheme } from "./queries.ts";
import { maySee, readApplication, readContact } from "./queries-case.ts";
import { readDraw } from "./queries-case-draw.ts";
import { listFamilyHelp, readFamilyContact, readFamilyHelp, readOwnFamily } from "./queries-family.ts";
import { listMyInspections } from "./queries-tasks.ts";
import { readRoundDraw } from "./queries-draws.ts";
import { listCandidates, readRound } from "./queries-rounds.ts";
import { readCoverage } from "./queries-coverage.ts";
import { findCertificate, listPublicTitles, readPublicTitle } from "./queries-public.ts";
import { schemes } from "./registers.ts";
import { cellReminders } from "./reminders.ts";
import { scheme } from "./scheme.ts";
import { standing } from "./standing.ts";
import { photosIn } from "./photos.ts";
import { titleFigures } from "./told.ts";
import { waitingWords } from "./ui/waiting-words.ts";
import { words } from "./ui/words.ts";
import { waitingFamilies } from "./waiting-family.ts";
import { waitingCells } from "./waiting.ts";

const jobsAfter: Parameters<typeof module>[0]["nouns"][number]["after"] = (
  key: Parameters<typeof photoJobs>[0],
  state: unknown,
  events: Parameters<typeof photoJobs>[1],
) => [...photoJobs(key, photosIn(events)), ...cellJobs(key, state as Application, events as never)];

const familyAfter: typeof jobsAfter = (key: Parameters<typeof familyJobs>[0], state: unknown, events: unknown) =>
  familyJobs(key, state as Family, events as never);

export default module({
  name: "cells",
  nouns: [
    { noun: scheme, called: { zh: "创建清单", en: "Checklist" }, projection: schemeProjection },
    {
      noun: programme,
      called: { zh: "申报轮次", en: "Rounds of applications" },
      projection: programmeProjection,
      after: (_: unknown, __: unknown, events: unknown) => afterProgramme(events as never),
    },
    { noun: standing, called: { zh: "单位最近的申报", en: "Newest application of a unit" } },
    { noun: frozenList, called: { zh: "应创单位名单", en: "List of eligible units" }, projection: listProjection },
    {
      noun: application,
      called: { zh: "平安细胞申报", en: "Safe-cell application" },
      projection: applicationProjection,
      clocks: applicationClocks,
      live: applicationLive,
      after: jobsAfter,
      handled: handles,
      persons: personsOf,
    },
    {
      noun: family,
      called: { zh: "家庭自查", en: "Family check" },
      projection: familyProjection,
      after: familyAfter,
      persons: familyOf,
    },
  ],
  events: eventWords,
  commands: cellsCommands,
  queries: [
    listSchemes,
    readScheme,
    listRounds,
    readRound,
    readRoundDraw,
    listCandidates,
    listApplications,
    listEligible,
    readApplication,
    readDraw,
    readContact,
    listMyInspections,
    listPublicTitles,
    readPublicTitle,
    findCertificate,
    readCoverage,
    listFamilyHelp,
    readFamilyHelp,
    readFamilyContact,
    readOwnFamily,
  ],
  registers: [schemes],
  jobs: [notifyJob, paperJob, standingJob, voidingJob],
  documents: Object.values(cellPapers),
  purposes,
  clocks: [cellReminders],
  // Whoever was drawn may sit in another district; `openState` asks who may.
  sheets: [applicationSheet],
  records: [{ kind: application.kind, admits: maySee, scope: [""] }],
  photos: [{ kind: application.kind, purpose: "cells.work", admits: (ctx, owner) => maySee(ctx, owner) }],
  catalogue: [titleCatalogue, mendingCatalogue, objectionCatalogue],
  told: titleFigures,
  waiting: [waitingCells, waitingFamilies],
  words: { ...words, ...waitingWords },
  migrations: new URL("./migrations/", import.meta.url),
});
