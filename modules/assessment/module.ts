import { module } from "#platform/modules";
import { entryClocks, resultClocks } from "./clocks.ts";
import { assessmentCommands } from "./commands.ts";
import { entry } from "./entry.ts";
import { eventWords } from "./event-words.ts";
import { assessmentJobs, assessmentReminders, assessmentSchedules, entryJobs } from "./jobs.ts";
import { inspection } from "./inspection.ts";
import { inspectionClocks, visitClocks } from "./inspection-clocks.ts";
import { INSPECTION_NOTICES, inspectionJobs, inspectionReminders, notifyInspectionJob, visitJobs } from "./inspection-notices.ts";
import { inspectionProjection, visitProjection } from "./inspection-projection.ts";
import { listInspections, listVisits, readInspection } from "./queries-inspections.ts";
import { maySee, publicInspections, readVisit } from "./queries-visits.ts";
import { visit } from "./visit.ts";
import { inspectionWords } from "./ui/inspection-words.ts";
import { notifyResultJob, RESULT_NOTICES, resultJobs } from "./result-notices.ts";
import { entryProjection, programmeProjection, resultProjection, schemeProjection, standingProjection } from "./projection.ts";
import { objectorsOf } from "./permits.ts";
import { entryLive } from "./live.ts";
import { purposes } from "./purposes.ts";
import { listFeeds, listSchemes, listTemplates, readScheme } from "./queries.ts";
import { readMissedRecords } from "./queries-records.ts";
import { pointsNotice } from "./papers.ts";
import { readItem } from "./queries-item.ts";
import { listEntries, mayOpen, readEntry } from "./queries-entries.ts";
import { listResults, readResult } from "./queries-results.ts";
import { readStanding } from "./queries-standing.ts";
import { schemes } from "./registers.ts";
import { result } from "./result.ts";
import { programme, scheme } from "./scheme.ts";
import { notifySchemeJob, SCHEME_NOTICES, schemeJobs } from "./scheme-notices.ts";
import { standing } from "./standing.ts";
import { assessmentFigures } from "./told.ts";
import { waitingWords } from "./ui/waiting-words.ts";
import { words } from "./ui/words.ts";
import { waitingVisits } from "./waiting-visits.ts";
import { waitingEntries, waitingResults, waitingSchemes } from "./waiting.ts";

export default module({
  name: "assessment",
  nouns: [
    { noun: scheme, called: { zh: "考核办法", en: "Assessment scheme" }, projection: schemeProjection, after: schemeJobs },
    { noun: programme, called: { zh: "考核安排", en: "Programme of assessments" }, projection: programmeProjection },
    {
      noun: entry,
      called: { zh: "得失分", en: "Point of the assessment" },
      projection: entryProjection,
      clocks: entryClocks,
      live: entryLive,
      after: entryJobs,
    },
    { noun: standing, called: { zh: "指标读数", en: "Readings of figures" }, projection: standingProjection },
    {
      noun: result,
      called: { zh: "考核结果", en: "Assessment result" },
      projection: resultProjection,
      clocks: resultClocks,
      after: resultJobs,
      persons: objectorsOf,
    },
    {
      noun: inspection,
      called: { zh: "暗访抽查", en: "Inspection" },
      projection: inspectionProjection,
      clocks: inspectionClocks,
      after: inspectionJobs,
    },
    { noun: visit, called: { zh: "点位查看", en: "Visit to a place" }, projection: visitProjection, clocks: visitClocks, after: visitJobs },
  ],
  events: eventWords,
  commands: Object.values(assessmentCommands),
  queries: [
    listSchemes,
    readScheme,
    listFeeds,
    listTemplates,
    readMissedRecords,
    listEntries,
    readEntry,
    readStanding,
    readResult,
    readItem,
    listResults,
    listInspections,
    readInspection,
    listVisits,
    readVisit,
    publicInspections,
  ],
  registers: [schemes],
  told: assessmentFigures,
  documents: [pointsNotice],
  photos: [
    { kind: entry.kind, purpose: "assessment.work", admits: (ctx, owner) => mayOpen(ctx, owner) },
    { kind: visit.kind, purpose: "assessment.work", admits: (ctx, owner) => maySee(ctx, owner) },
  ],
  jobs: [...assessmentJobs, notifyResultJob, notifySchemeJob, notifyInspectionJob],
  schedules: assessmentSchedules,
  purposes,
  noticeKinds: [
    {
      code: "assessment:points",
      zh: "考核得失分",
      en: "Points of the assessment",
      words: ["notified", "objected", "confirmed", "withdrawn", "reminded", "owed"].map((name) => `assessment.notice.${name}`),
    },
    { code: "assessment:schemes", zh: "考核办法征求意见", en: "Schemes of assessment asked about", words: SCHEME_NOTICES },
    { code: "assessment:results", zh: "考核结果", en: "Results of the assessment", words: RESULT_NOTICES },
    { code: "assessment:inspections", zh: "暗访抽查", en: "Inspections", words: INSPECTION_NOTICES },
  ],
  clocks: [...assessmentReminders, ...inspectionReminders],
  waiting: [waitingEntries, waitingSchemes, waitingResults, waitingVisits],
  words: { ...words, ...inspectionWords, ...waitingWords },
  migrations: new URL("./migrations/", import.meta.url),
});
