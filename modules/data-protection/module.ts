import { namedUuid } from "#platform/ids";
import { module, type ClockSource } from "#platform/modules";
import { recountRequest, requestCommands, tellRequestClock } from "./commands.ts";
import { audit } from "./audit.ts";
import { countAuditJob } from "./audit-counting.ts";
import { breach } from "./breach.ts";
import { breachPaper } from "./breach-paper.ts";
import { auditCommands } from "./commands-audits.ts";
import { breachCommands } from "./commands-breaches.ts";
import { impactCommands } from "./commands-impacts.ts";
import { sharingCommands } from "./commands-sharings.ts";
import { eventWords } from "./event-words.ts";
import { impact } from "./impact.ts";
import { auditLive, registerLive, requestLive } from "./live.ts";
import { breachJobs, requestJobs, tellBreach, tellRequests } from "./notices.ts";
import { replyPaper } from "./papers.ts";
import { handles } from "./permits.ts";
import { breachProjection, impactProjection, requestProjection, sharingProjection } from "./projection.ts";
import { purposes } from "./purposes.ts";
import { listRequests, readAsker, readRequest } from "./queries.ts";
import { listAudits, readAudits } from "./queries-audits.ts";
import { listBreaches, readBreach } from "./queries-breaches.ts";
import { listImpacts, readImpact, readProtection } from "./queries-impacts.ts";
import { listSharings, readSharing } from "./queries-sharings.ts";
import { personsOf, request, requestClocks } from "./request.ts";
import { sharing } from "./sharing.ts";
import { waitingWords } from "./ui/waiting-words.ts";
import { words } from "./ui/words.ts";
import { waitingBreaches, waitingImpacts, waitingRequests, waitingSharings } from "./waiting.ts";

/** The record itself decides whether anything is to be said; the id holds the instant, so a later look is never taken for this one. */
const clockReminders: ClockSource = {
  kind: request.kind,
  remind: async (ctx, { home, id, slot }) => {
    await ctx.execute(tellRequestClock, { home, id, slot }, namedUuid("data-protection.tell-clock", home, id, slot, ctx.now));
  },
  recount: (ctx, { home, id }, command) => ctx.execute(recountRequest, { home, id }, command),
};

export default module({
  name: "data-protection",
  nouns: [
    {
      noun: request,
      called: { zh: "个人信息权利请求", en: "Request about one's data" },
      projection: requestProjection,
      clocks: requestClocks,
      live: requestLive,
      after: requestJobs,
      handled: handles,
      persons: personsOf,
    },
    { noun: impact, called: { zh: "影响评估", en: "Impact assessment" }, projection: impactProjection, live: registerLive },
    { noun: sharing, called: { zh: "对外提供或委托", en: "Providing or entrusting" }, projection: sharingProjection, live: registerLive },
    {
      noun: breach,
      called: { zh: "个人信息安全事件", en: "Personal data breach" },
      projection: breachProjection,
      live: registerLive,
      after: breachJobs,
    },
    { noun: audit, called: { zh: "个人信息保护年度审计报告", en: "Auditor's report of a year" }, live: auditLive },
  ],
  events: eventWords,
  commands: [
    ...Object.values(requestCommands),
    ...Object.values(impactCommands),
    ...Object.values(sharingCommands),
    ...Object.values(breachCommands),
    ...Object.values(auditCommands),
  ],
  queries: [
    listRequests,
    readRequest,
    readAsker,
    listImpacts,
    readImpact,
    readProtection,
    listSharings,
    readSharing,
    listBreaches,
    readBreach,
    listAudits,
    readAudits,
  ],
  jobs: [tellRequests, tellBreach, countAuditJob],
  clocks: [clockReminders],
  documents: [replyPaper, breachPaper],
  purposes,
  waiting: [waitingRequests, waitingImpacts, waitingSharings, waitingBreaches],
  words: { ...words, ...waitingWords },
  migrations: new URL("./migrations/", import.meta.url),
});
