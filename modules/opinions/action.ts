import { nextNotice, type Due } from "#modules/incidents";
import { namedUuid } from "#platform/ids";
import { noun, type ClockRow, type Clocks, type Projection, type Recorded, type StreamKey, type Table } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { cityDay } from "#modules/places";
import type { ActionStage } from "./contract.ts";

type Two = { zh: string; en: string };
/** PoliceAction (domain.md S12): by topic, town and week, never by author. Its words are written to be published. */
export type ActionEvent =
  | { type: "opinions.action-adopted"; topic: string; place: string; week: string; answering: string; aim: Two; day: string; due: Due }
  | { type: "opinions.action-acted"; done: string }
  | { type: "opinions.action-published"; answer: Two }
  | { type: "opinions.action-clock-told"; slot: string; dueAt: string; as: "reminded" | "lapsed" };

export type KnownAction = {
  stage: ActionStage;
  topic: string;
  place: string;
  week: string;
  answering: string;
  aim: Two;
  day: string;
  due: Due;
  adoptedAt: string;
  done: string | null;
  answer: Two | null;
  publishedAt: string | null;
  told: { dueAt: string; as: "reminded" | "lapsed" } | null;
};
export type Action = { stage: "none" } | KnownAction;

/** One topic in one town and week is one action: two desks that adopt it at once write to the same stream, and the second is told. */
export const actionKey = ({ home, topic, area, week }: { home: string; topic: string; area: string; week: string }): StreamKey => ({
  home,
  id: namedUuid("opinions.action", topic, area, week),
});

export const action = noun<Action, ActionEvent>({
  kind: "opinions.action",
  initial: { stage: "none" },
  evolve: (state, event: Recorded<ActionEvent>) => {
    if (event.type === "opinions.action-adopted") {
      const { topic, place, week, answering, aim, day, due, at: adoptedAt } = event;
      const begun = { topic, place, week, answering, aim, day, due, adoptedAt };
      return { stage: "adopted", ...begun, done: null, answer: null, publishedAt: null, told: null };
    }
    if (state.stage === "none") return state;
    if (event.type === "opinions.action-acted") return { ...state, stage: "acted", done: event.done };
    if (event.type === "opinions.action-published") return { ...state, stage: "published", answer: event.answer, publishedAt: event.at };
    return { ...state, told: { dueAt: event.dueAt, as: event.as } };
  },
});

export function adoptTopic(state: Action, adopted: Omit<Extract<ActionEvent, { type: "opinions.action-adopted" }>, "type">): ActionEvent[] {
  if (state.stage !== "none") throw refuse.conflict("opinions.topic-adopted-already");
  return [{ type: "opinions.action-adopted", ...adopted }];
}
function begun(state: Action): KnownAction {
  if (state.stage === "none") throw refuse.notFound("opinions.no-such-action");
  if (state.stage === "published") throw refuse.conflict("opinions.not-now");
  return state;
}
export function actOn(state: Action, done: string): ActionEvent[] {
  begun(state);
  return [{ type: "opinions.action-acted", done }];
}
/** 您说我办: nothing is told to have been done that the unit has not written down. */
export function publishAction(state: Action, answer: Two): ActionEvent[] {
  if (begun(state).stage !== "acted") throw refuse.conflict("opinions.act-first");
  return [{ type: "opinions.action-published", answer }];
}

const SLOT = "answer";
export const actionClocks: Clocks<Action> = (_, state) => {
  if (state.stage === "none") return [];
  const { due, told, publishedAt: metAt } = state;
  const lapsed = told?.dueAt === due.dueAt && told.as === "lapsed";
  const status: ClockRow["status"] = metAt !== null ? (metAt <= due.dueAt ? "met" : "late") : lapsed ? "lapsed" : "running";
  const row = { slot: SLOT, rule: "opinions.action", kind: "duty", obligor: state.answering, startedAt: state.adoptedAt } as const;
  const remindAt = metAt === null ? nextNotice(due, told ?? undefined) : null;
  return [{ ...row, dueAt: due.dueAt, remindAt, provisional: due.provisional, status, metAt, place: state.place }];
};
export function tellAction(key: StreamKey, state: Action, now: string): ActionEvent[] {
  const clock = actionClocks(key, state)[0];
  if (!clock || clock.remindAt === null || clock.remindAt > now) return [];
  return [{ type: "opinions.action-clock-told", slot: SLOT, dueAt: clock.dueAt, as: now > clock.dueAt ? "lapsed" : "reminded" }];
}

const actions: Table = {
  name: "opinions.action",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    topic: "text",
    week: "date",
    answering: "text",
    stage: "text",
    due_at: "timestamptz",
    published_on: "date",
    detail: "jsonb",
  },
};
export const actionProjection: Projection<Action> = {
  tables: [actions],
  place: ({ home }, state) => (state.stage === "none" ? home : state.place),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { place, topic, week, answering, stage, due, publishedAt } = state;
    const row = {
      home,
      id,
      place,
      topic,
      week,
      answering,
      stage,
      due_at: due.dueAt,
      published_on: publishedAt && cityDay(publishedAt),
      detail: state,
    };
    return [{ table: actions.name, row }];
  },
};
