import { holdsLink } from "#platform/access";
import { module } from "#platform/modules";
import { photoJobs } from "#modules/incidents";
import { requestSheet } from "./queries-export.ts";
import { gridCatalogue } from "./catalogue.ts";
import { gridWorkCommands } from "./commands.ts";
import { device } from "./device.ts";
import { eventWords } from "./event-words.ts";
import { requestSets, roundSets } from "./figures.ts";
import { deviceJobs, notifyJob, requestJobs, requestReminders } from "./notices.ts";
import { patrol } from "./patrol.ts";
import { patrolPlan } from "./plan.ts";
import { patrolPoint } from "./point.ts";
import { phraseList, practice } from "./practice.ts";
import {
  deviceProjection,
  patrolProjection,
  phrasesProjection,
  planProjection,
  pointProjection,
  practiceProjection,
  requestProjection,
  roundProjection,
  visitProjection,
} from "./projection.ts";
import { purposes } from "./purposes.ts";
import { readMyDay } from "./queries-day.ts";
import { listAreaDevices, listDevices, readDeviceStanding } from "./queries-devices.ts";
import { listGridFigureRecords, readGridFigures } from "./queries-figures.ts";
import { findFollowedRequest, readFollowedRequest } from "./queries-follow.ts";
import { readAreaPack, readPractice } from "./queries-pack.ts";
import { listPatrolPlans, listPatrolPoints, listPatrols, maySeePatrol, readPatrol, readTagSheet } from "./queries-patrols.ts";
import {
  countServiceRequests,
  listServiceRequests,
  mayReadRequest,
  maySeeRequest,
  readRequestContact,
  readServiceRequest,
} from "./queries-requests.ts";
import { listVisits, readVisit } from "./queries-visits.ts";
import { cityPatrols } from "./register-patrols.ts";
import { cityPractice } from "./register-practice.ts";
import { requestClocks } from "./request-clocks.ts";
import { deskRule } from "./permits.ts";
import { handles, personsOf, request } from "./request.ts";
import { round } from "./round.ts";
import { jobsOfLooks, lookJob, roundsJob } from "./rounds.ts";
import { waitingWords } from "./ui/waiting-words.ts";
import { words } from "./ui/words.ts";
import { waitingRequests, waitingVisits } from "./waiting.ts";
import { visit } from "./visit.ts";

const afterRequest: typeof requestJobs = (key, state, events) => [...requestJobs(key, state, events), ...photoJobs(key, events)];
const afterPatrol = (key: Parameters<typeof jobsOfLooks>[0], _: unknown, events: Parameters<typeof jobsOfLooks>[1]) => [
  ...jobsOfLooks(key, events),
  ...photoJobs(key, events),
];

export default module({
  name: "grid-work",
  nouns: [
    { noun: visit, called: { zh: "走访", en: "Home visit" }, projection: visitProjection },
    {
      noun: request,
      called: { zh: "服务代办", en: "Service request" },
      projection: requestProjection,
      clocks: requestClocks,
      figures: requestSets,
      after: afterRequest,
      handled: handles,
      persons: personsOf,
      desk: deskRule,
    },
    { noun: patrolPoint, called: { zh: "巡查点", en: "Patrol point" }, projection: pointProjection },
    { noun: patrolPlan, called: { zh: "巡查计划", en: "Patrol plan" }, projection: planProjection },
    { noun: patrol, called: { zh: "巡查", en: "Patrol" }, projection: patrolProjection, after: afterPatrol },
    { noun: round, called: { zh: "巡查周期", en: "Patrol round" }, projection: roundProjection, figures: roundSets },
    { noun: device, called: { zh: "外勤手机", en: "Field device" }, projection: deviceProjection, after: deviceJobs },
    { noun: practice, called: { zh: "走访和代办规定", en: "Local practice" }, projection: practiceProjection },
    { noun: phraseList, called: { zh: "常用短语", en: "Phrases" }, projection: phrasesProjection },
  ],
  events: eventWords,
  commands: gridWorkCommands,
  queries: [
    readMyDay,
    readAreaPack,
    readPractice,
    listVisits,
    readVisit,
    listServiceRequests,
    countServiceRequests,
    readServiceRequest,
    readRequestContact,
    readFollowedRequest,
    findFollowedRequest,
    listPatrolPoints,
    listPatrolPlans,
    readTagSheet,
    listPatrols,
    readPatrol,
    listDevices,
    listAreaDevices,
    readDeviceStanding,
    readGridFigures,
    listGridFigureRecords,
  ],
  jobs: [notifyJob, lookJob, roundsJob],
  // Within the hour of a new day, week or month its rounds are open.
  schedules: [{ id: "grid-work.rounds", everySeconds: 3_600, job: "grid-work.rounds" }],
  registers: [cityPractice, cityPatrols],
  purposes,
  clocks: [requestReminders],
  sheets: [requestSheet],
  records: [{ kind: request.kind, admits: mayReadRequest }],
  photos: [
    {
      kind: request.kind,
      purpose: "grid-work.request",
      admits: async (ctx, owner, secret, file) => (secret !== null && holdsLink(ctx, owner, secret)) || maySeeRequest(ctx, owner, file),
    },
    { kind: patrol.kind, purpose: "grid-work.result", admits: (ctx, owner) => maySeePatrol(ctx, owner) },
  ],
  catalogue: gridCatalogue,
  waiting: [waitingRequests, waitingVisits],
  words: { ...words, ...waitingWords },
  migrations: new URL("./migrations/", import.meta.url),
});
