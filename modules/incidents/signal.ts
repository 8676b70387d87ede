import { cityDay } from "#platform/days";
import type { Timing } from "./due.ts";
import { recounted } from "#platform/clocks";
import {
  dutyRow,
  noticeNow,
  noun,
  type ClockRow,
  type Clocks,
  type Projection,
  type Recorded,
  type StreamKey,
  type Table,
} from "#platform/ledger";
import { namedUuid } from "#platform/ids";
import { refuse } from "#platform/refusals";
import type { Due } from "./event.ts";

/** First signal 第一信号 (domain.md S12): by topic and area, never by author. Its texts are written to be published. */
export type SignalEvent =
  | { type: "incidents.signal-adopted"; category: string; place: string; week: string; unit: string; aim: string; due: Due }
  | { type: "incidents.signal-acted"; done: string }
  | { type: "incidents.signal-published"; answer: string; answerEn: string | null; aimEn?: string | null }
  | { type: "incidents.signal-due-recomputed"; due: Due }
  | { type: "incidents.signal-reminded"; slot: string; dueAt: string }
  | { type: "incidents.signal-lapsed"; slot: string; dueAt: string };

export type KnownSignal = {
  stage: "adopted" | "acted" | "published";
  seq: number;
  category: string;
  place: string;
  week: string;
  unit: string;
  aim: string;
  due: Due;
  done: string | null;
  answer: string | null;
  answerEn: string | null;
  aimEn?: string | null;
  adoptedAt: string;
  actedAt: string | null;
  publishedAt: string | null;
  told: { dueAt: string; as: "reminded" | "lapsed" } | null;
};
export type Signal = { stage: "none" } | KnownSignal;

function evolve(signal: Signal, event: Recorded<SignalEvent>): Signal {
  if (event.type === "incidents.signal-adopted") {
    const { category, place, week, unit, aim, due, at, seq } = event;
    return {
      stage: "adopted",
      seq,
      category,
      place,
      week,
      unit,
      aim,
      due,
      done: null,
      answer: null,
      answerEn: null,
      adoptedAt: at,
      actedAt: null,
      publishedAt: null,
      told: null,
    };
  }
  if (signal.stage === "none") return signal;
  const moved = { ...signal, seq: event.seq };
  if (event.type === "incidents.signal-acted") return { ...moved, stage: "acted", done: event.done, actedAt: event.at };
  if (event.type === "incidents.signal-published")
    return {
      ...moved,
      stage: "published",
      answer: event.answer,
      answerEn: event.answerEn,
      ...(event.aimEn === undefined ? {} : { aimEn: event.aimEn }),
      publishedAt: event.at,
    };
  if (event.type === "incidents.signal-due-recomputed") return { ...moved, due: event.due };
  return { ...moved, told: { dueAt: event.dueAt, as: event.type === "incidents.signal-lapsed" ? "lapsed" : "reminded" } };
}

/** One topic in one area and week is one signal: two desks that adopt it at once write to the same stream, and the second is told. */
export const signalKey = ({ home, category, area, week }: { home: string; category: string; area: string; week: string }): StreamKey => ({
  home,
  id: namedUuid("incidents.signal", category, area, week),
});

export const signal = noun<Signal, SignalEvent>({ kind: "incidents.signal", initial: { stage: "none" }, evolve });

export function adopt(
  state: Signal,
  input: { category: string; place: string; week: string; unit: string; aim: string; due: Due },
  sealedKind: boolean,
): SignalEvent[] {
  if (state.stage !== "none") throw refuse.conflict("incidents.signal-adopted-already");
  if (sealedKind) throw refuse.conflict("incidents.signal-sealed");
  return [{ type: "incidents.signal-adopted", ...input }];
}

const begun = (state: Signal): KnownSignal => {
  if (state.stage === "none") throw refuse.notFound("incidents.no-such-signal");
  if (state.stage === "published") throw refuse.conflict("incidents.signal-published-already");
  return state;
};

export function act(state: Signal, done: string): SignalEvent[] {
  begun(state);
  return [{ type: "incidents.signal-acted", done }];
}

/** 您说我办: what you said, what we did, for everybody to read. */
export function publish(state: Signal, said: { answer: string; answerEn: string | null; aimEn: string | null }): SignalEvent[] {
  begun(state);
  return [{ type: "incidents.signal-published", ...said }];
}

/** With the holidays as they are known now; an answer that was published stays judged by the date it had. */
export function recountSignal(state: Signal, { now, timing }: { now: string; timing: Timing }): SignalEvent[] {
  if (state.stage === "none" || state.stage === "published") return [];
  const { adoptedAt: from, due } = state;
  return recounted([{ slot: "answer", from, due, limit: due.limit }], now, timing.due).map((one) => ({
    type: "incidents.signal-due-recomputed",
    due: one.due,
  }));
}

const signalRows = (state: Signal): ClockRow[] =>
  state.stage === "none"
    ? []
    : [
        dutyRow({
          slot: "answer",
          rule: "signal",
          obligor: state.unit,
          startedAt: state.adoptedAt,
          due: state.due,
          metAt: state.publishedAt,
          told: state.told,
          place: state.place,
        }),
      ];
export const signalClocks: Clocks<Signal> = (_, state) => signalRows(state);

export function tellSignal(state: Signal, now: string): SignalEvent[] {
  const notice = noticeNow(signalRows(state), "answer", now);
  return notice ? [{ type: `incidents.signal-${notice.as}`, slot: notice.slot, dueAt: notice.dueAt }] : [];
}

const signalTable: Table = {
  name: "incidents.signal",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    category: "text",
    place: "text",
    week: "date",
    unit: "text",
    stage: "text",
    aim: "text",
    done: "text",
    answer: "text",
    answer_en: "text",
    aim_en: "text",
    adopted_at: "timestamptz",
    due_at: "timestamptz",
    provisional: "bool",
    acted_at: "timestamptz",
    published_at: "timestamptz",
    published_on: "date",
    seq: "int4",
  },
};

export const signalProjection: Projection<Signal> = {
  tables: [signalTable],
  place: ({ home }, state) => (state.stage === "none" ? home : state.place),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { category, place, week, unit, stage, aim, done, answer, answerEn, aimEn, adoptedAt, due, actedAt, publishedAt, seq } = state;
    const row = {
      home,
      id,
      category,
      place,
      week,
      unit,
      stage,
      aim,
      done,
      answer,
      seq,
      answer_en: answerEn,
      aim_en: aimEn ?? null,
      adopted_at: adoptedAt,
      due_at: due.dueAt,
      provisional: due.provisional,
      acted_at: actedAt,
      published_at: publishedAt,
      published_on: publishedAt && cityDay(publishedAt),
    };
    return [{ table: signalTable.name, row }];
  },
};
