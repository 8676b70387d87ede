import { nextNotice } from "#modules/incidents";
import type { ClockRow, Clocks, StreamKey } from "#platform/ledger";
import type { Action, ActionEvent } from "./action.ts";

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
