import { systemOnly } from "#platform/access";
import { cityDay } from "#platform/days";
import { command, ref, type StreamKey } from "#platform/ledger";
import { timingOf } from "#modules/incidents";
import { calendar } from "#modules/limits";
import { about, change, route } from "./acting.ts";
import { recount, tell } from "./clocks.ts";
import * as c from "./contract.ts";
import { noteReport } from "./deciding.ts";
import { topics } from "./register.ts";
import { noteAgain, noteAnswer, subject, subjectKey } from "./subject.ts";

export const tellItem = command<c.TellItem, c.ItemDone>({
  name: "opinions.tell-clock",
  route: route("clock-notices"),
  summary: { zh: "答复期限提醒（系统）", en: "A duty is told of (jobs)" },
  input: c.TellItem,
  about,
  allow: systemOnly(),
  run: (ctx, { home, id, slot }) => change(ctx, { home, id }, (state) => tell(state, slot, ctx.now)),
});

export const recountItem = command<c.ItemRef, c.ItemDone>({
  name: "opinions.recount-dues",
  route: route("recounts"),
  summary: { zh: "放假安排公布或更正后重算答复期限（系统）", en: "Count the answer's date again once holidays are published (jobs)" },
  input: c.ItemOnly,
  about,
  allow: systemOnly(),
  run: (ctx, { home, id }) => change(ctx, { home, id }, (state) => recount(state, ctx.now, timingOf(ctx.read(calendar)).due)),
});

export const noteOpenedReport = command<c.NoteRecord, c.ItemDone>({
  name: "opinions.note-report",
  route: route("reports"),
  summary: { zh: "登记已转为事件（系统）", en: "Note the report that was opened of it (jobs)" },
  input: c.NoteRecord,
  about,
  allow: systemOnly(),
  run: (ctx, { home, id, record }) => change(ctx, { home, id }, (state) => noteReport(state, record)),
});

type Noted = StreamKey & { answers: number };
const subjectOf = ({ topic, town }: c.NoteAnswer): StreamKey => subjectKey(topic, town);
const notedBy = (name: string, step: string, summary: { zh: string; en: string }, decide: typeof noteBoth) =>
  command<c.NoteAnswer, Noted>({
    name,
    route: route(step),
    summary,
    input: c.NoteAnswer,
    about: (input) => [ref(subject, subjectOf(input))],
    allow: systemOnly(),
    run: (ctx, input) => {
      const state = ctx.change(subject, subjectOf(input), (before) => decide(before, input, ctx.read(topics).againDays));
      return { ...subjectOf(input), answers: state.stage === "none" ? 0 : state.answers.length };
    },
  });
const noteBoth = (state: Parameters<typeof noteAnswer>[0], { topic, town, item, at }: c.NoteAnswer, days: number) =>
  noteAnswer(state, { topic, town, item, on: cityDay(at) }, days);

export const noteSubjectAnswer = notedBy(
  "opinions.note-answer",
  "published-topics",
  { zh: "登记一个议题有了公示的答复（系统）", en: "Note that a topic has a published answer (jobs)" },
  noteBoth,
);
export const noteSubjectAgain = notedBy(
  "opinions.note-again",
  "topics-again",
  { zh: "登记一个议题再次提出（系统）", en: "Note that a topic was raised again (jobs)" },
  (state, { item, at }) => noteAgain(state, { item, on: cityDay(at) }),
);

export const systemCommands = { tellItem, recountItem, noteOpenedReport, noteSubjectAnswer, noteSubjectAgain };
