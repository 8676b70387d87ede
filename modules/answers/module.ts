import { namedUuid } from "#platform/ids";
import { module, type ClockSource } from "#platform/modules";
import { entryClocks } from "./clocks.ts";
import { writingCommands } from "./commands.ts";
import { recountEntry, reviewCommands, tellEntry } from "./commands-review.ts";
import { usingCommands } from "./commands-using.ts";
import { entry } from "./entry.ts";
import { eventWords } from "./event-words.ts";
import { answerCatalogue, reviewSets, useSets } from "./figures.ts";
import { entryLive } from "./live.ts";
import { entryJobs, tellAnswers } from "./notices.ts";
import { FOLLOW, followOffices } from "./offices.ts";
import { handles } from "./permits.ts";
import { entryProjection, remarkProjection, useProjection } from "./projection.ts";
import { purposes } from "./purposes.ts";
import { listEntries, readEntry } from "./queries.ts";
import { findNearest, listPublicAnswers, readPublicAnswer } from "./queries-public.ts";
import { questions } from "./register.ts";
import { remark } from "./remark.ts";
import { waitingWords } from "./ui/waiting-words.ts";
import { words } from "./ui/words.ts";
import { use } from "./use.ts";
import { waitingAnswers } from "./waiting.ts";

/** The record itself decides whether anything is to be said; the id holds the instant, so a later look is never taken for this one. */
const clockReminders: ClockSource = {
  kind: entry.kind,
  remind: async (ctx, { home, id, slot }) => {
    await ctx.execute(tellEntry, { home, id, slot }, namedUuid("answers.tell-clock", home, id, slot, ctx.now));
  },
  recount: (ctx, { home, id }, command) => ctx.execute(recountEntry, { home, id }, command),
};

export default module({
  name: "answers",
  nouns: [
    {
      noun: entry,
      called: { zh: "答复", en: "Answer" },
      projection: entryProjection,
      figures: reviewSets,
      clocks: entryClocks,
      live: entryLive,
      after: entryJobs,
      handled: handles,
    },
    { noun: use, called: { zh: "答复的使用", en: "Use of an answer" }, projection: useProjection, figures: useSets },
    { noun: remark, called: { zh: "对答复的反映", en: "Word on an answer" }, projection: remarkProjection },
  ],
  events: eventWords,
  commands: [...Object.values(writingCommands), ...Object.values(reviewCommands), ...Object.values(usingCommands)],
  queries: [listEntries, readEntry, listPublicAnswers, readPublicAnswer, findNearest],
  registers: [questions],
  jobs: [tellAnswers, followOffices],
  schedules: [{ id: FOLLOW, everySeconds: 3_600, job: FOLLOW }],
  clocks: [clockReminders],
  purposes,
  catalogue: answerCatalogue,
  waiting: [waitingAnswers],
  words: { ...words, ...waitingWords },
  migrations: new URL("./migrations/", import.meta.url),
});
