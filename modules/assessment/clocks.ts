import { recounted } from "#platform/clocks";
import type { Due, timingOf } from "#modules/incidents";
import { nextNotice, noticeNow, type ClockRow, type Clocks } from "#platform/ledger";
import { cityCode } from "#platform/settings";
import type { PointEntry } from "./entry.ts";
import type { EntryEvent, ResultEvent } from "./event.ts";
import type { Result } from "./result.ts";

type Told = { slot: string; dueAt: string; as: "reminded" | "lapsed" } | null;
type Span = { slot: string; from: string; due: Due; metAt?: string };
type Frame = { rule: (slot: string) => string; obligor: (slot: string) => string; place: string; told: Told };

/** Days in which a unit or the public may speak are a right; everything else is owed by the office that assesses. */
const kindOf = (slot: string): "duty" | "right" => (slot === "object" || slot === "publicity" ? "right" : "duty");

function rowsOf(spans: readonly Span[], running: Span | null, frame: Frame): ClockRow[] {
  const count = new Map<string, number>();
  const row = ({ slot, from, due, metAt }: Span): ClockRow => {
    const number = count.get(slot) ?? 0;
    count.set(slot, number + 1);
    const name = `${slot}:${number}`;
    const told = frame.told?.slot === name ? frame.told : undefined;
    const lapsed = told?.dueAt === due.dueAt && told.as === "lapsed";
    const base = {
      slot: name,
      rule: frame.rule(slot),
      kind: kindOf(slot),
      obligor: frame.obligor(slot),
      startedAt: from,
      dueAt: due.dueAt,
      provisional: due.provisional,
      place: frame.place,
    };
    // A right nobody made use of is over, and no blame (domain.md §0.3, 1).
    const missed = kindOf(slot) === "right" ? "void" : "late";
    if (metAt !== undefined) return { ...base, remindAt: null, status: metAt <= due.dueAt ? "met" : missed, metAt };
    return { ...base, remindAt: nextNotice(due, told), status: lapsed ? "lapsed" : "running", metAt: null };
  };
  return [...spans, ...(running ? [running] : [])].map(row);
}

const entryRows = (state: PointEntry): ClockRow[] =>
  state.stage === "none"
    ? []
    : rowsOf(state.past, state.due, {
        rule: (slot) => `assessment.${slot}`,
        obligor: (slot) => (slot === "object" ? state.subject : `zfw-${state.office ?? cityCode()}`),
        place: state.area,
        told: state.told,
      });
const resultRows = (state: Result): ClockRow[] =>
  state.stage === "none"
    ? []
    : rowsOf(state.past, state.due, {
        rule: (slot) => `assessment.${slot}`,
        obligor: () => `zfw-${state.area}`,
        place: state.area,
        told: state.told,
      });

export const entryClocks: Clocks<PointEntry> = (_, state) => entryRows(state);
export const resultClocks: Clocks<Result> = (_, state) => resultRows(state);

/** What is to be said about one clock now, once. */
export function tellEntry(state: PointEntry, slot: string, now: string): EntryEvent[] {
  const found = noticeNow(entryRows(state), slot, now);
  return found ? [{ type: `assessment.${found.as}`, slot, dueAt: found.dueAt }] : [];
}
export function tellResult(state: Result, slot: string, now: string): ResultEvent[] {
  const found = noticeNow(resultRows(state), slot, now);
  return found ? [{ type: `assessment.result-${found.as}`, slot, dueAt: found.dueAt }] : [];
}

type Count = ReturnType<typeof timingOf>["due"];
const counting = ({ slot, from, due }: Pick<Span, "slot" | "from" | "due">) => ({
  slot,
  from,
  due,
  limit: due.limit,
  right: kindOf(slot) === "right",
});

/** With the holidays as they are known now. The office's days that follow an unused right are counted from where that ends. */
export function recountEntry(state: PointEntry, now: string, count: Count): EntryEvent[] {
  if (state.stage === "none" || state.due === null) return [];
  const { due, confirmDue } = state;
  const own = recounted([counting(due)], now, count);
  const from = own[0]?.due.dueAt ?? due.due.dueAt;
  const next = due.slot === "object" && confirmDue ? recounted([counting({ slot: "confirm", from, due: confirmDue })], now, count) : [];
  const dues = [...own, ...next];
  return dues.length > 0 ? [{ type: "assessment.dues-recounted", dues }] : [];
}
export function recountResult(state: Result, now: string, count: Count): ResultEvent[] {
  if (state.stage === "none" || state.due === null) return [];
  return recounted([counting(state.due)], now, count).map(({ due, was }) => ({ type: "assessment.result-due-recounted", due, was }));
}
