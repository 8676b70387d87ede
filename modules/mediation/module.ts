import { module } from "#platform/modules";
import { mediationCatalogue } from "./catalogue.ts";
import { agenda } from "./agenda.ts";
import { channel } from "./channel.ts";
import { mediationCommands } from "./commands.ts";
import { committee } from "./committee.ts";
import { courtList } from "./court-list.ts";
import { courtListPaper } from "./court-list-paper.ts";
import { dispute } from "./dispute.ts";
import { disputeClocks } from "./dispute-clocks.ts";
import { eventWords } from "./event-words.ts";
import { disputeSets } from "./figures.ts";
import { channelLive, disputeLive, ownRoomTopic } from "./live.ts";
import { mediator } from "./mediator.ts";
import { afterDispute, disputeReminders, errandJobs, notifyJob, paperJob } from "./notices.ts";
import { disputePapers } from "./papers.ts";
import { practice } from "./practice.ts";
import {
  agendaProjection,
  channelProjection,
  committeeProjection,
  courtListProjection,
  disputeProjection,
  errandProjection,
  mediatorProjection,
  practiceProjection,
  screeningProjection,
} from "./projection.ts";
import { deskRule, handles, personsOf } from "./permits.ts";
import { purposes } from "./purposes.ts";
import { listCommittees } from "./queries-court-list.ts";
import { countDisputes, listDisputes, maySeeDispute, maySeeScans, readDispute, readDisputeContacts } from "./queries-disputes.ts";
import { readCalendarFeed } from "./queries-feed.ts";
import { listMediationFigureRecords, readMediationFigures } from "./queries-figures.ts";
import { readOwnDispute, readOwnRoom, readRoom } from "./queries-own.ts";
import { listOwnProofs, readOwnProof } from "./queries-proofs.ts";
import { readMediationPractice } from "./queries-practice.ts";
import { listCalendar, listRegister, listRounds, maySeeErrand } from "./queries-register.ts";
import { cityMediation } from "./register-mediation.ts";
import { errand, screening } from "./screening.ts";
import { waitingWords } from "./ui/waiting-words.ts";
import { words } from "./ui/words.ts";
import { waitingDisputes, waitingErrands, waitingScreenings } from "./waiting.ts";

export default module({
  name: "mediation",
  nouns: [
    {
      noun: dispute,
      called: { zh: "调解案件", en: "Mediation case" },
      projection: disputeProjection,
      clocks: disputeClocks,
      figures: disputeSets,
      live: disputeLive,
      after: afterDispute,
      handled: handles,
      persons: personsOf,
      desk: deskRule,
    },
    { noun: channel, called: { zh: "线上调解室", en: "Online room" }, projection: channelProjection, live: channelLive },
    { noun: agenda, called: { zh: "调解预约", en: "Bookings" }, projection: agendaProjection },
    { noun: committee, called: { zh: "调解委员会", en: "Mediation committee" }, projection: committeeProjection },
    { noun: mediator, called: { zh: "调解员", en: "Mediator" }, projection: mediatorProjection },
    { noun: courtList, called: { zh: "送法院的调委会名册", en: "List given to the court" }, projection: courtListProjection },
    { noun: screening, called: { zh: "纠纷排查", en: "Screening for disputes" }, projection: screeningProjection },
    { noun: errand, called: { zh: "执行联动", en: "Enforcement cooperation" }, projection: errandProjection, after: errandJobs },
    { noun: practice, called: { zh: "调解本地规定", en: "Local figures of mediation" }, projection: practiceProjection },
  ],
  events: eventWords,
  commands: mediationCommands,
  queries: [
    listDisputes,
    countDisputes,
    readDispute,
    readDisputeContacts,
    readOwnDispute,
    listOwnProofs,
    readOwnProof,
    readOwnRoom,
    readRoom,
    listCalendar,
    readCalendarFeed,
    listRegister,
    listRounds,
    listCommittees,
    readMediationPractice,
    readMediationFigures,
    listMediationFigureRecords,
  ],
  jobs: [notifyJob, paperJob],
  documents: [...Object.values(disputePapers), courtListPaper],
  registers: [cityMediation],
  purposes,
  clocks: [disputeReminders],
  topics: [ownRoomTopic],
  records: [{ kind: dispute.kind, admits: maySeeDispute }],
  photos: [
    { kind: dispute.kind, purpose: "mediation.case", admits: (ctx, owner) => maySeeScans(ctx, owner) },
    { kind: errand.kind, purpose: "mediation.case", admits: maySeeErrand },
  ],
  catalogue: [mediationCatalogue],
  waiting: [waitingDisputes, waitingErrands, waitingScreenings],
  words: { ...words, ...waitingWords },
  migrations: new URL("./migrations/", import.meta.url),
});
