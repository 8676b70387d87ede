import { namedUuid } from "#platform/ids";
import { module, type ClockSource, type JobKind } from "#platform/modules";
import type { Language } from "#web/words";
import { decisionCommands } from "./commands.ts";
import { recountMatterDues, tellMatterClock } from "./commands-review.ts";
import { eventWords } from "./event-words.ts";
import { decisionCatalogue, matterSets, opinionSets } from "./figures.ts";
import { hearingPaper } from "./hearing-paper.ts";
import { matterLive } from "./live.ts";
import { matterClocks } from "./matter-clocks.ts";
import { matter } from "./matter.ts";
import { clockJobs, clockNotices } from "./notices.ts";
import { opinion, speakersOf } from "./opinion.ts";
import { decisionPaper, filingPaper, planPaper, reportPaper } from "./papers.ts";
import { practice } from "./practice.ts";
import { matterProjection, opinionProjection, practiceProjection } from "./projection.ts";
import { listMatters, listOpinions, readMatter } from "./queries.ts";
import { readDecisionPractice } from "./queries-practice.ts";
import { listWork, maySeeMatter, readWork } from "./queries-work.ts";
import { cityPractice } from "./register-practice.ts";
import { waitingWords } from "./ui/waiting-words.ts";
import { words } from "./ui/words.ts";
import { waitingDecisions } from "./waiting.ts";

type Answered = {
  home: string;
  id: string;
  times: number;
  languages?: Record<string, Language>;
  title: string;
  matter: string;
  voided?: string;
};

/** Whoever left a number is told that the answer stands on the page. */
const tellAnswer: JobKind = {
  kind: "decisions.tell-answer",
  run: async (ctx, payload) => {
    const { home, id, times, languages, title, matter: about, voided } = payload as Answered;
    const fields = Array.from({ length: times }, (_, index) => `phone-${index + 1}`);
    const phones = await ctx.query([""], ({ unseal }) =>
      unseal(
        fields.map((field) => ({ stream: { home, id }, field })),
        "answer",
      ),
    );
    for (const [index, field] of fields.entries()) {
      if (phones[index] === null) continue;
      await ctx.notify({
        id: namedUuid("decisions.answer", id, field, voided ?? ""),
        to: { kind: "sealed", stream: { home, id }, field, channel: "sms" },
        words: voided === undefined ? "decisions.notice.answered" : "decisions.notice.opinion-voided",
        params: { title, ...(voided === undefined ? {} : { reason: voided }) },
        ...(languages?.[field] ? { language: languages[field] } : {}),
        link: `/decisions/${home}/${about}`,
      });
    }
  },
};

/** The record itself decides whether anything is to be said; the id holds the instant, so a later look is never taken for this one. */
const clockReminders: ClockSource = {
  kind: matter.kind,
  remind: async (ctx, { home, id, slot }) => {
    await ctx.execute(tellMatterClock, { home, id, slot }, namedUuid("decisions.tell-clock", home, id, slot, ctx.now));
  },
  recount: (ctx, { home, id }, command) => ctx.execute(recountMatterDues, { home, id }, command),
};

export default module({
  name: "decisions",
  nouns: [
    {
      noun: matter,
      called: { zh: "重大决策事项", en: "Major decision" },
      projection: matterProjection,
      clocks: matterClocks,
      figures: matterSets,
      live: matterLive,
      after: clockJobs,
    },
    {
      noun: opinion,
      called: { zh: "对决策的意见", en: "Opinion on a decision" },
      projection: opinionProjection,
      figures: opinionSets,
      persons: speakersOf,
    },
    { noun: practice, called: { zh: "重大决策评估本地规定", en: "Local figures of assessing decisions" }, projection: practiceProjection },
  ],
  registers: [cityPractice],
  events: eventWords,
  records: [{ kind: matter.kind, admits: maySeeMatter }],
  commands: Object.values(decisionCommands),
  queries: [listMatters, readMatter, listOpinions, listWork, readWork, readDecisionPractice],
  jobs: [tellAnswer, clockNotices],
  clocks: [clockReminders],
  catalogue: decisionCatalogue,
  documents: [planPaper, reportPaper, decisionPaper, filingPaper, hearingPaper],
  purposes: [
    {
      code: "decisions.opinion",
      title: { zh: "对重大决策的意见原文", en: "What people say of a decision" },
      basis: {
        zh: "重大行政决策程序暂行条例 14、15",
        en: "Interim Regulations on Major Administrative Decisions, arts 14 and 15",
      },
      fields: ["text"],
      retentionDays: 1_095,
      readers: ["handler", "approver"],
      logged: false,
    },
    {
      code: "decisions.reply",
      title: { zh: "意见答复的联系电话", en: "A number for the answer to an opinion" },
      basis: {
        zh: "个人信息保护法 13(1)（同意）",
        en: "Personal Information Protection Law, art. 13(1)(1): your consent",
      },
      consent: true,
      fields: ["phone"],
      lookup: ["phone"],
      retentionDays: 180,
      readers: [],
      logged: false,
    },
    {
      code: "decisions.hearing",
      title: { zh: "听证参加人和听证笔录", en: "A hearing's participants and what was said" },
      basis: {
        zh: "重大行政决策程序暂行条例 16、17",
        en: "Interim Regulations on Major Administrative Decisions, arts 16 and 17",
      },
      fields: ["participants", "hearing-record"],
      retentionDays: 3_650,
      readers: ["handler", "approver", "supervisor", "auditor"],
      logged: true,
    },
    {
      code: "decisions.hearing-list",
      title: { zh: "提前公布的听证参加人名单", en: "The list of a hearing's participants, published before it" },
      basis: {
        zh: "个人信息保护法 13(1)(三)；重大行政决策程序暂行条例 16",
        en: "Personal Information Protection Law, art. 13(1)(3); Interim Regulations on Major Administrative Decisions, art. 16",
      },
      fields: ["hearing-list"],
      retentionDays: 365,
      readers: ["resident", "handler", "approver", "supervisor", "auditor"],
      logged: false,
    },
    {
      code: "decisions.experts",
      title: { zh: "评估小组名单、评审专家名单和意见", en: "Who assessed, the experts of a review and what they said" },
      basis: {
        zh: "重大行政决策程序暂行条例 19–21",
        en: "Interim Regulations on Major Administrative Decisions, arts 19–21",
      },
      fields: ["experts", "team"],
      retentionDays: 3_650,
      readers: ["handler", "approver", "supervisor", "auditor"],
      logged: true,
    },
  ],
  waiting: [waitingDecisions],
  words: { ...words, ...waitingWords },
  migrations: new URL("./migrations/", import.meta.url),
});
