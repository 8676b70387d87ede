import { namedUuid } from "#platform/ids";
import { module, type ClockSource } from "#platform/modules";
import { action } from "./action.ts";
import { actionClocks } from "./action-clocks.ts";
import { actionProjection } from "./action-projection.ts";
import { actionJobs } from "./action-jobs.ts";
import { itemClocks } from "./clocks.ts";
import { opinionCommands } from "./commands.ts";
import { recountItem, tellItem } from "./commands-system.ts";
import { tellTopicAction } from "./commands-actions.ts";
import { tellDeliberation } from "./commands-deliberations.ts";
import { deliberation } from "./deliberation.ts";
import { deliberationClocks } from "./deliberation-clocks.ts";
import { deliberationJobs, destroySeats, tellSeats } from "./deliberation-jobs.ts";
import { handlesDeliberation, volunteersOf } from "./deliberation-permits.ts";
import { deliberationProjection } from "./deliberation-projection.ts";
import { eventWords } from "./event-words.ts";
import { agreedSets, itemSets, opinionCatalogue, subjectSets } from "./figures.ts";
import { item } from "./item.ts";
import { itemJobs, noteTopic, openReport } from "./jobs.ts";
import { actionLive, deliberationLive, itemLive } from "./live.ts";
import { tellOpinions } from "./notices.ts";
import { handles, personsOf } from "./permits.ts";
import { catalogueProjection, itemProjection, subjectProjection } from "./projection.ts";
import { purposes } from "./purposes.ts";
import { listDeliberations, readDeliberation, readSeat, readSeats } from "./queries-deliberations.ts";
import { listItems, maySeeItem, readItem, readItemContact } from "./queries-items.ts";
import { findFollowedItem, readFollowedItem } from "./queries-follow.ts";
import { listPublished } from "./queries-public.ts";
import { listPublicActions, readWeek } from "./queries-week.ts";
import { listTopics } from "./queries-topics.ts";
import { topics } from "./register.ts";
import { subject } from "./subject.ts";
import { catalogue } from "./topic.ts";
import { waitingWords } from "./ui/waiting-words.ts";
import { words } from "./ui/words.ts";
import { waitingActions, waitingDeliberations, waitingOpinions } from "./waiting.ts";

/** The record itself decides whether anything is to be said; the id holds the instant, so a later look is never taken for this one. */
const itemReminders: ClockSource = {
  kind: item.kind,
  remind: async (ctx, { home, id, slot }) => {
    await ctx.execute(tellItem, { home, id, slot }, namedUuid("opinions.tell-clock", home, id, slot, ctx.now));
  },
  recount: (ctx, { home, id }, command) => ctx.execute(recountItem, { home, id }, command),
};

const decisionReminders: ClockSource = {
  kind: deliberation.kind,
  remind: async (ctx, { home, id, slot }) => {
    await ctx.execute(tellDeliberation, { home, id, slot }, namedUuid("opinions.tell-decision", home, id, slot, ctx.now));
  },
};

const actionReminders: ClockSource = {
  kind: action.kind,
  remind: async (ctx, { home, id, slot }) => {
    await ctx.execute(tellTopicAction, { home, id, slot }, namedUuid("opinions.tell-action", home, id, slot, ctx.now));
  },
};

export default module({
  name: "opinions",
  nouns: [
    {
      noun: item,
      called: { zh: "民意", en: "Opinion" },
      projection: itemProjection,
      figures: itemSets,
      clocks: itemClocks,
      live: itemLive,
      after: itemJobs,
      handled: handles,
      persons: personsOf,
    },
    { noun: subject, called: { zh: "一地一议题", en: "A topic of a town" }, projection: subjectProjection, figures: subjectSets },
    {
      noun: deliberation,
      called: { zh: "警务协商会", en: "Deliberation" },
      projection: deliberationProjection,
      figures: agreedSets,
      clocks: deliberationClocks,
      live: deliberationLive,
      after: deliberationJobs,
      handled: handlesDeliberation,
      persons: volunteersOf,
    },
    {
      noun: action,
      called: { zh: "民意第一信号", en: "Action out of opinions" },
      projection: actionProjection,
      clocks: actionClocks,
      live: actionLive,
      after: actionJobs,
    },
    { noun: catalogue, called: { zh: "民意议题目录", en: "Topics of opinions" }, projection: catalogueProjection },
  ],
  events: eventWords,
  commands: Object.values(opinionCommands),
  queries: [
    listItems,
    readItem,
    readItemContact,
    readFollowedItem,
    findFollowedItem,
    listPublished,
    listTopics,
    listDeliberations,
    readDeliberation,
    readSeat,
    readSeats,
    readWeek,
    listPublicActions,
  ],
  registers: [topics],
  jobs: [tellOpinions, openReport, noteTopic, tellSeats, destroySeats],
  clocks: [itemReminders, decisionReminders, actionReminders],
  records: [{ kind: item.kind, admits: maySeeItem }],
  purposes,
  catalogue: opinionCatalogue,
  waiting: [waitingOpinions, waitingDeliberations, waitingActions],
  words: { ...words, ...waitingWords },
  migrations: new URL("./migrations/", import.meta.url),
});
