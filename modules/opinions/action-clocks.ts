import { dutyRow, noticeNow, type ClockRow, type Clocks } from "#platform/ledger";
import type { Action, ActionEvent } from "./action.ts";

const SLOT = "answer";
const rows = (state: Action): ClockRow[] =>
  state.stage === "none"
    ? []
    : [
        dutyRow({
          slot: SLOT,
          rule: "opinions.action",
          obligor: state.answering,
          startedAt: state.adoptedAt,
          due: state.due,
          metAt: state.publishedAt,
          told: state.told,
          place: state.place,
        }),
      ];
export const actionClocks: Clocks<Action> = (_, state) => rows(state);

export function tellAction(state: Action, now: string): ActionEvent[] {
  const notice = noticeNow(rows(state), SLOT, now);
  return notice ? [{ type: "opinions.action-clock-told", ...notice }] : [];
}
