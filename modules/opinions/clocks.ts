import { recounted } from "#platform/clocks";
import { nextNotice, type Due, type timingOf } from "#modules/incidents";
import type { ClockRow, Clocks } from "#platform/ledger";
import type { Item, KnownItem } from "./item.ts";
import type { ItemEvent } from "./item-event.ts";

type Counting = ReturnType<typeof timingOf>["due"];
type Duty = { slot: string; rule: string; from: string; due: Due; metAt: string | null };

/** The answer, five working days from when it was heard; and what was promised, by the day that was named. Both against the unit that answers. */
const dutiesOf = ({ heardAt, due, metAt, plan }: KnownItem): Duty[] => [
  { slot: "reply", rule: "OPN-1", from: heardAt, due, metAt },
  ...(plan ? [{ slot: "act", rule: "opinions.plan", from: plan.at, due: plan.until, metAt: plan.actedAt }] : []),
];

function row(state: KnownItem, { slot, rule, from, due, metAt }: Duty): ClockRow {
  const told = state.told[slot];
  const lapsed = told?.dueAt === due.dueAt && told.as === "lapsed";
  return {
    slot,
    rule,
    kind: "duty",
    obligor: state.answering,
    startedAt: from,
    dueAt: due.dueAt,
    remindAt: metAt === null ? nextNotice(due, told) : null,
    provisional: due.provisional,
    status: metAt !== null ? (metAt <= due.dueAt ? "met" : "late") : lapsed ? "lapsed" : "running",
    metAt,
    place: state.place,
  };
}

export const itemClocks: Clocks<Item> = (_, state) => (state.stage === "none" ? [] : dutiesOf(state).map((one) => row(state, one)));

/** What is to be said about one duty now, once. */
export function tell(state: Item, slot: string, now: string): ItemEvent[] {
  if (state.stage === "none") return [];
  const found = dutiesOf(state).find((one) => one.slot === slot);
  if (!found) return [];
  const { remindAt, dueAt } = row(state, found);
  return remindAt === null || remindAt > now
    ? []
    : [{ type: "opinions.item-clock-told", slot, dueAt, as: now <= dueAt ? "reminded" : "lapsed" }];
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
