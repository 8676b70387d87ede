import { namedUuid } from "#platform/ids";
import { module, type ClockSource } from "#platform/modules";
import { conferenceClocks } from "./clocks.ts";
import { conferenceCommands, tellConference } from "./commands.ts";
import { conference } from "./conference.ts";
import { eventWords } from "./event-words.ts";
import { conferenceLive } from "./live.ts";
import { conferenceJobs, tellConferences } from "./notices.ts";
import { minutesPaper } from "./papers.ts";
import { handles } from "./permits.ts";
import { conferenceProjection } from "./projection.ts";
import { purposes } from "./purposes.ts";
import { listConferences, maySeeConference, readConference } from "./queries.ts";
import { waitingWords } from "./ui/waiting-words.ts";
import { words } from "./ui/words.ts";
import { waitingConferences } from "./waiting.ts";

/** The record itself decides whether anything is to be said; the id holds the instant, so a later look is never taken for this one. */
const clockReminders: ClockSource = {
  kind: conference.kind,
  remind: async (ctx, { home, id, slot }) => {
    await ctx.execute(tellConference, { home, id, slot }, namedUuid("conferences.tell-clock", home, id, slot, ctx.now));
  },
};

export default module({
  name: "conferences",
  nouns: [
    {
      noun: conference,
      called: { zh: "会商", en: "Conference" },
      projection: conferenceProjection,
      clocks: conferenceClocks,
      live: conferenceLive,
      after: conferenceJobs,
      handled: handles,
    },
  ],
  events: eventWords,
  records: [{ kind: conference.kind, admits: maySeeConference }],
  commands: Object.values(conferenceCommands),
  queries: [listConferences, readConference],
  jobs: [tellConferences],
  clocks: [clockReminders],
  documents: [minutesPaper],
  purposes,
  waiting: [waitingConferences],
  words: { ...words, ...waitingWords },
  migrations: new URL("./migrations/", import.meta.url),
});
