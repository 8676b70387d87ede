import { holdsLink } from "#platform/access";
import { module } from "#platform/modules";
import { incidentCatalogue } from "./catalogue.ts";
import { category, categoryProjection, procedureProjection } from "./category.ts";
import { incidentClocks } from "./clocks.ts";
import { incidentCommands } from "./commands.ts";
import { deskCommands } from "./commands-desk.ts";
import { eventWords } from "./event-words.ts";
import { incident } from "./evolve.ts";
import { incidentSets } from "./figure-sets.ts";
import { followTopic, incidentLive } from "./live.ts";
import { taxonomy } from "./limits.ts";
import { noticeKinds } from "./notice-kinds.ts";
import { archiveJob, incidentJobs, notifyJob } from "./notices.ts";
import { incidentPapers } from "./papers.ts";
import { isAbout, personsOf } from "./persons.ts";
import { incidentPhotoJobs } from "./photos.ts";
import { deskRule, handles } from "./permits.ts";
import { procedure } from "./procedure.ts";
import { incidentProjection } from "./projection.ts";
import { purposes } from "./purposes.ts";
import { listAudit } from "./queries-audit.ts";
import { queueSheet } from "./queries-export.ts";
import { mayLook, mayOpen, readContact, readIncident } from "./queries-case.ts";
import { listCategories, listTemplates, listViews, readStepLimits } from "./queries-desk.ts";
import { readKinds } from "./queries-kinds.ts";
import { listFigureRecords, listFigures, listPublicRecords, readFigures } from "./queries-figures.ts";
import { findFollowed, readFollowed } from "./queries-follow.ts";
import { readProof } from "./queries-proof.ts";
import { listNear } from "./queries-near.ts";
import { listPublic } from "./queries-public.ts";
import { countIncidents, countKeptViews, listDues } from "./queries-counts.ts";
import { listIncidents } from "./queries-queue.ts";
import { listSignals } from "./queries-signals.ts";
import { listTasks } from "./queries-field.ts";
import { listUnstaffed } from "./queries-unstaffed.ts";
import { incidentReminders, signalReminders } from "./reminders.ts";
import { signal, signalClocks, signalProjection } from "./signal.ts";
import { template, templateProjection } from "./templates.ts";
import { readWords } from "./ui/read-words.ts";
import { waitingWords } from "./ui/waiting-words.ts";
import { words } from "./ui/words.ts";
import { savedView, viewProjection } from "./views.ts";
import { waitingIncidents, waitingOrders, waitingSignals } from "./waiting.ts";

const jobsAfter: typeof incidentJobs = (key, state, events) => [...incidentJobs(key, state, events), ...incidentPhotoJobs(key, events)];

export default module({
  name: "incidents",
  nouns: [
    {
      noun: incident,
      called: { zh: "网格事件", en: "Incident" },
      projection: incidentProjection,
      clocks: incidentClocks,
      figures: incidentSets,
      live: incidentLive,
      after: jobsAfter,
      handled: handles,
      persons: personsOf,
      desk: deskRule,
      shut: isAbout,
    },
    { noun: signal, called: { zh: "第一信号", en: "First signal" }, projection: signalProjection, clocks: signalClocks },
    { noun: category, called: { zh: "事项", en: "Category" }, projection: categoryProjection },
    { noun: procedure, called: { zh: "步骤时限", en: "Limits of the steps" }, projection: procedureProjection },
    { noun: template, called: { zh: "答复模板", en: "Reply template" }, projection: templateProjection },
    { noun: savedView, called: { zh: "保存的视图", en: "Saved view" }, projection: viewProjection },
  ],
  events: eventWords,
  commands: [...incidentCommands, ...deskCommands],
  queries: [
    listIncidents,
    listTasks,
    countIncidents,
    countKeptViews,
    listDues,
    readIncident,
    readContact,
    readFollowed,
    findFollowed,
    listNear,
    listPublic,
    readProof,
    readFigures,
    readKinds,
    listFigures,
    listFigureRecords,
    listPublicRecords,
    listSignals,
    listCategories,
    readStepLimits,
    listTemplates,
    listViews,
    listUnstaffed,
    listAudit,
  ],
  jobs: [notifyJob, archiveJob],
  registers: [taxonomy],
  purposes,
  noticeKinds,
  clocks: [incidentReminders, signalReminders],
  photos: [
    {
      kind: incident.kind,
      purpose: "incidents.report",
      admits: async (ctx, owner, secret, file) => (secret !== null && holdsLink(ctx, owner, secret)) || mayLook(ctx, owner, file),
    },
  ],
  sheets: [queueSheet],
  waiting: [waitingIncidents, waitingOrders, waitingSignals],
  records: [{ kind: incident.kind, admits: mayOpen }],
  topics: [followTopic],
  documents: Object.values(incidentPapers),
  catalogue: [incidentCatalogue],
  words: { ...words, ...readWords, ...waitingWords },
  migrations: new URL("./migrations/", import.meta.url),
});
