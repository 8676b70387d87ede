import type { Due } from "#modules/incidents";
import { namedUuid } from "#platform/ids";
import { noun, type Recorded, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
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
