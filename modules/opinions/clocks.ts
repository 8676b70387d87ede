import { recounted } from "#platform/clocks";
import type { Due, timingOf } from "#modules/incidents";
import { dutyRow, noticeNow, type ClockRow, type Clocks } from "#platform/ledger";
import type { Item, KnownItem } from "./item.ts";
import type { ItemEvent } from "./item-event.ts";

type Counting = ReturnType<typeof timingOf>["due"];
type Duty = { slot: string; rule: string; from: string; due: Due; metAt: string | null };

/** The answer, five working days from when it was heard; and what was promised, by the day that was named. Both against the unit that answers. */
const dutiesOf = ({ heardAt, due, metAt, plan }: KnownItem): Duty[] => [
  { slot: "reply", rule: "OPN-1", from: heardAt, due, metAt },
  ...(plan ? [{ slot: "act", rule: "opinions.plan", from: plan.at, due: plan.until, metAt: plan.actedAt }] : []),
];

const row = (state: KnownItem, { slot, rule, from, due, metAt }: Duty): ClockRow =>
  dutyRow({ slot, rule, obligor: state.answering, startedAt: from, due, metAt, told: state.told[slot], place: state.place });

const rows = (state: Item): ClockRow[] => (state.stage === "none" ? [] : dutiesOf(state).map((one) => row(state, one)));
export const itemClocks: Clocks<Item> = (_, state) => rows(state);

/** What is to be said about one duty now, once. */
export function tell(state: Item, slot: string, now: string): ItemEvent[] {
  const notice = noticeNow(rows(state), slot, now);
  return notice ? [{ type: "opinions.item-clock-told", ...notice }] : [];
}

/** With the holidays as they are known now. What was promised by a named day stays. */
export function recount(state: Item, now: string, due: Counting): ItemEvent[] {
  if (state.stage === "none" || state.metAt !== null) return [];
  const { heardAt: from, due: was } = state;
  const again = (start: string, limit: typeof was.limit) => ({ ...due(start, limit), limit });
  return recounted([{ slot: "reply", from, due: was, limit: was.limit }], now, again).map((moved) => ({
    type: "opinions.item-due-recounted",
    due: moved.due,
    was: moved.was,
  }));
}
